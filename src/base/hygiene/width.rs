//! 汉字之间的半角标点 · Half-width punctuation between Chinese characters
//!
//! # What it checks
//! 汉字之间的逗号、分号、冒号、感叹号、问号、括号用全角（，；：！？（））。
//! Punctuation between Chinese characters is full-width.
//! 1. 数字、字母旁边的不算（1,000、a(b)、10:30）。
//!    Beside digits and letters it is left alone.
//! 2. Markdown 的链接 [文字](地址) 和行内代码不算。
//!    Links and code of Markdown are none of it.
//! 3. 汉字之间的单个“?”是丢了的字，由那一条管。
//!    A single `?` between two characters is a lost one, and another check's matter.
//!
//! # Why
//! 半角标点挤在一起不好认，换行也会断错。
//! It is hard to read and breaks lines in the wrong places.

use super::{Slip, around, is_han};
use crate::said;

/// Finds half-width punctuation.
pub fn find(text: &str) -> Vec<Slip> {
    let mut found = Vec::new();
    let mut code = false;
    for (at, c) in text.char_indices() {
        code ^= c == '`';
        let Some(wide) = widened(c).filter(|_| !code) else { continue };
        let (before, after) = around(text, at, at + 1);
        let han = |c: Option<char>| c.is_some_and(is_han);
        let slips = match c {
            '(' => han(before) && after.is_some_and(is_han) && closes(text, at),
            ')' => han(before) && text.get(..at).is_some_and(opens),
            '?' => han(before) && after.is_none_or(|c| c.is_whitespace() || matches!(c, '”' | '」' | '"')),
            '!' => han(before) && after.is_none_or(|c| c.is_whitespace() || is_han(c)),
            _ => han(before) && han(after),
        };
        if slips {
            found.push(Slip {
                start: at,
                end: at + 1,
                what: said!("汉字之间用了半角“{c}”", "half-width `{c}` between Chinese characters"),
                mend: said!("换成“{wide}”", "write `{wide}`"),
                fix: Some(wide.to_string()),
            });
        }
    }
    found
}

fn widened(c: char) -> Option<char> {
    matches!(c, ',' | ';' | ':' | '!' | '?' | '(' | ')').then(|| char::from_u32(u32::from(c) + 0xfee0)).flatten()
}

/// Whether a bracket that opens after a Chinese character closes again after one, on its line.
fn closes(text: &str, open: usize) -> bool {
    let inside = text.get(open + 1..).and_then(|rest| rest.split(['(', ')', '\n']).next()).unwrap_or("");
    let closed = text.get(open + 1 + inside.len()..).is_some_and(|rest| rest.starts_with(')'));
    closed && inside.chars().next_back().is_some_and(is_han)
}

/// Whether the bracket that closes here was opened by one that is off too.
fn opens(head: &str) -> bool {
    let Some(open) = head.rfind(['(', ')', '\n']).filter(|at| head.get(*at..).is_some_and(|rest| rest.starts_with('('))) else {
        return false;
    };
    let (before, after) = around(head, open, open + 1);
    before.is_some_and(is_han) && after.is_some_and(is_han)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{found, mended};
    use super::*;

    #[test]
    fn narrow_punctuation_is_found_and_widened() {
        assert_eq!(found(find, "收入,支出;结余"), [",", ";"]);
        assert_eq!(mended(find, "收入,支出(含税)如下:电梯!同意吗?"), "收入，支出（含税）如下：电梯！同意吗？");
    }

    #[test]
    fn numbers_links_and_code_are_left_alone() {
        for text in ["1,000元", "10:30开会", "见[通知](notice/a)和", "`甲,乙`", "甲, 乙", "业?主", "费用(kg)和", "甲(1)乙", "甲(乙"]
        {
            assert!(found(find, text).is_empty(), "{text} {:?}", found(find, text));
        }
    }
}
