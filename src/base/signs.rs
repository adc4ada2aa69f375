//! Which signs stand in a text, seen in one walk: whoever looks for something that cannot be without a sign asks here first.

/// A set of signs; of a text, those that stand in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Signs(u16);

impl Signs {
    /// A Latin letter, plain or wide: no number plate without.
    pub const LETTER: Signs = Signs(1);
    /// The sign of an address: no e-mail without.
    pub const AT: Signs = Signs(1 << 1);
    /// What a flat ends with.
    pub const ROOM: Signs = Signs(1 << 2);
    /// What stands for a lost character, and what a garble begins with.
    pub const LOST: Signs = Signs(1 << 3);
    /// A bracket that opens, plain or wide.
    pub const BRACKET: Signs = Signs(1 << 4);
    /// Punctuation that is wide among Chinese characters.
    pub const NARROW: Signs = Signs(1 << 5);
    /// What words of petitions and of collective events have in common.
    pub const PETITION: Signs = Signs(1 << 6);
    /// What words of party membership have in common.
    pub const PARTY: Signs = Signs(1 << 7);

    /// The signs of a text.
    pub fn of(text: &str) -> Self {
        Signs(text.chars().fold(0, |seen, c| seen | Signs::quickly(c).0))
    }

    /// As [`Signs::of_one`]; most characters are no sign, and known for none by six of their bits.
    fn quickly(c: char) -> Signs {
        match PLAIN.get(c as usize) {
            Some(signs) => *signs,
            None if MIDDLES >> middle(c) & 1 == 0 => Signs(0),
            None => Signs::of_one(c),
        }
    }

    /// Whether any of these stands in it.
    pub fn have(self, any: Signs) -> bool {
        self.0 & any.0 != 0
    }

    const fn of_one(c: char) -> Signs {
        match c {
            'a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' => Signs::LETTER,
            '@' | '＠' => Signs::AT,
            '室' | '房' | '户' | '戶' => Signs::ROOM,
            '\u{fffd}' | '锟' | '烫' | '屯' | 'ï' => Signs::LOST,
            '?' => Signs(Signs::LOST.0 | Signs::NARROW.0),
            '(' => Signs(Signs::BRACKET.0 | Signs::NARROW.0),
            '（' => Signs::BRACKET,
            ',' | ';' | ':' | '!' | ')' => Signs::NARROW,
            '访' | '群' | '集' => Signs::PETITION,
            '党' | '政' | '盟' => Signs::PARTY,
            _ => Signs(0),
        }
    }
}

/// The signs of the plain characters.
static PLAIN: [Signs; 128] = {
    let mut signs = [Signs(0); 128];
    let mut at = 0_u8;
    // Evaluated by the compiler, which would refuse an index out of bounds.
    #[expect(clippy::indexing_slicing, reason = "a constant; iterators are not const yet")]
    while at < 128 {
        signs[at as usize] = Signs::of_one(at as char);
        at += 1;
    }
    signs
};

/// The signs that are not plain; one of each row of letters stands for all.
const WIDE: [char; 19] =
    ['ａ', 'Ａ', '＠', '（', '室', '房', '户', '戶', '\u{fffd}', '锟', '烫', '屯', 'ï', '访', '群', '集', '党', '政', '盟'];

/// Six bits of a character that tell it from most.
const fn middle(c: char) -> u32 {
    c as u32 >> 6 & 0x3F
}

/// Which of those any wide sign has.
const MIDDLES: u64 = {
    let (mut all, mut at) = (0, 0);
    #[expect(clippy::indexing_slicing, reason = "as above")]
    while at < WIDE.len() {
        all |= 1 << middle(WIDE[at]);
        at += 1;
    }
    all
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_has_other_signs_when_it_is_looked_at_quickly() {
        let differing = |c: &char| Signs::quickly(*c) != Signs::of_one(*c);
        assert_eq!((0..=0x10_FFFF).filter_map(char::from_u32).find(differing), None);
    }

    #[test]
    fn a_text_has_the_signs_of_its_characters() {
        let signs = Signs::of("3栋501室（王）：a@b.cn?");
        for sign in [Signs::LETTER, Signs::AT, Signs::ROOM, Signs::LOST, Signs::BRACKET, Signs::NARROW] {
            assert!(signs.have(sign), "{sign:?}");
        }
        assert!(!signs.have(Signs::PETITION) && !signs.have(Signs::PARTY));
        assert_eq!(Signs::of("收支结余 12.00 元"), Signs::default());
    }
}
