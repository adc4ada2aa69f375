//! Private e-mail addresses: those at the providers where anybody has one.
//!
//! 1. An address under a body's own domain (`gov.cn`, a company) is an office's and is left alone.

use super::super::source::Span;
use super::super::text::fold_char;
use super::glyph::is_unseen;

/// Providers of private mailboxes; data, one a line.
const PROVIDERS: &str = include_str!("providers.txt");

/// Finds every private address, in order.
pub fn find(text: &str) -> Vec<Span> {
    text.char_indices().filter(|(_, c)| matches!(c, '@' | '＠')).filter_map(|(at, c)| address(text, at, at + c.len_utf8())).collect()
}

fn address(text: &str, at: usize, after: usize) -> Option<Span> {
    let of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    let head = text.get(..at)?;
    let local = head.char_indices().rev().take_while(|(_, c)| is_unseen(*c) || of_name(fold_char(*c)));
    let start = local.last().map(|(start, _)| start)?;
    let mut domain = String::new();
    let mut end = after;
    for (place, c) in text.get(after..)?.char_indices() {
        let plain = fold_char(c);
        if !is_unseen(c) {
            if !(plain.is_ascii_alphanumeric() || matches!(plain, '.' | '-')) {
                break;
            }
            domain.push(plain.to_ascii_lowercase());
        }
        end = after + place + c.len_utf8();
    }
    // The full stop of a sentence is not of the address.
    let known = PROVIDERS.lines().any(|provider| domain.trim_end_matches('.') == provider);
    let end = end - (domain.len() - domain.trim_end_matches('.').len());
    known.then(|| Span::new(start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_addresses_are_found_and_offices_left_alone() {
        let found = |text: &str| find(text).into_iter().map(|s| text[s.start as usize..s.end as usize].to_string()).collect::<Vec<_>>();
        assert_eq!(found("邮箱zhang.yi@163.com。"), ["zhang.yi@163.com"]);
        assert_eq!(found("ａ１＠ｑｑ．ｃｏｍ"), ["ａ１＠ｑｑ．ｃｏｍ"]);
        assert_eq!(found("to x@Gmail.com."), ["x@Gmail.com"]);
        for text in ["service@example.gov.cn", "@all", "3@4", "a@163.com.example"] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
