//! Chinese encodings of before UTF-8. The only file that knows the crate that holds their tables.

use encoding_rs::GB18030;

/// A text that was saved as GBK (GB 18030); `None` where any byte does not fit, for half a text is a wrong one.
pub fn decode(bytes: &[u8]) -> Option<String> {
    GB18030.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
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
}
