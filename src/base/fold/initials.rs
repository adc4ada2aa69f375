//! The first letters of a text in pinyin (电梯维修 → dtwx): what somebody types who is quick with a keyboard. The only user of `pinyin`.

use pinyin::ToPinyin;

/// The initials of every Chinese character; letters and digits stand as they are, everything else is left out.
///
/// A character with several readings counts with its commonest, so that now and then a title is missed by its initials.
pub fn initials(folded: &str) -> String {
    let letter = |c: char| match c.to_pinyin() {
        Some(sound) => sound.plain().chars().next().filter(char::is_ascii),
        None => c.is_ascii_alphanumeric().then_some(c),
    };
    folded.chars().filter_map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_gives_its_first_letter() {
        assert_eq!(initials("电梯维修 2026"), "dtwx2026");
        assert_eq!(initials("业主大会，䶮"), "yzdhy");
    }
}
