//! Chinese encodings of before UTF-8. The only file that knows the crate that holds their tables.

use encoding_rs::GB18030;

use super::hygiene::is_han;
use super::source::decode_wide;
use super::text::is_forbidden;

/// A text that was saved as GBK (GB 18030); `None` where any byte does not fit, for half a text is a wrong one.
pub fn decode(bytes: &[u8]) -> Option<String> {
    GB18030.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
}

/// A text in another encoding than UTF-8, where there is no doubt which; with the word for it: `gbk`, `utf16`.
///
/// 1. UTF-16 says so with its mark, or by its first bytes.
/// 2. GBK fits to the last byte, holds Chinese and nothing odd, and no Chinese character of UTF-8 stands before the first
///    byte that is off: that would be a damaged file of UTF-8, which nobody can mend but its author.
pub fn recoded(bytes: &[u8]) -> Option<(String, &'static str)> {
    if let Some(text) = decode_wide(bytes) {
        return is_plain(&text).then_some((text, "utf16"));
    }
    let valid = std::str::from_utf8(bytes).err()?.valid_up_to();
    let head = bytes.get(..valid).and_then(|head| std::str::from_utf8(head).ok())?;
    if bytes.starts_with(b"\xEF\xBB\xBF") || head.chars().any(is_han) {
        return None;
    }
    let text = decode(bytes)?;
    // What nobody writes in GBK, and a stray byte looks like.
    let stray = text.contains('€');
    (is_plain(&text) && !stray && text.chars().any(is_han)).then_some((text, "gbk"))
}

/// Whether a text holds only what people write in Chinese records.
fn is_plain(text: &str) -> bool {
    let odd = |c: char| {
        let known = c.is_ascii()
            || is_han(c)
            || matches!(c, '\u{a0}'..='\u{24f}' | '\u{370}'..='\u{3ff}' | '\u{2010}'..='\u{2bff}' | '\u{3000}'..='\u{303f}')
            || matches!(c, '\u{3200}'..='\u{33ff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ffee}');
        is_forbidden(c) || !known
    };
    !text.chars().any(odd)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gbk_is_read_and_what_is_not_is_refused() {
        assert_eq!(decode(b"\xb1\xea\xcc\xe2: 1").as_deref(), Some("标题: 1"));
        assert_eq!(decode(b"\xb1\xea\xff"), None);
        assert_eq!(decode(b"plain").as_deref(), Some("plain"));
    }

    #[test]
    fn an_encoding_is_told_only_without_doubt() {
        assert_eq!(recoded(b"title: \xb1\xea\xcc\xe2\n"), Some(("title: 标题\n".into(), "gbk")));
        assert_eq!(recoded(b"\xFF\xFEa\0\x07\x68"), Some(("a标".into(), "utf16")));
        assert_eq!(recoded(b"\xFE\xFF\x68\x07"), Some(("标".into(), "utf16")));
        let damaged = ["标题: 装修".as_bytes(), b"\xe9\xa1\n"].concat();
        for bytes in [&damaged[..], "标题".as_bytes(), b"a\xed\xa0\x80b", b"\xEF\xBB\xBFa\xb1\xea", b"\xb1\xea\x01", b"\xFF\xFEa"] {
            assert_eq!(recoded(bytes), None, "{bytes:?}");
        }
    }
}
