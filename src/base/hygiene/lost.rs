//! 丢了的字 · Lost characters
//!
//! # What it checks
//! 文字里没有“\u{fffd}”，没有夹在汉字中间的“?”，没有“锟斤拷”一类的乱码。
//! No replacement character, no `?` between Chinese characters, none of the known garbles.
//! 1. 句子末尾的半角“?”是标点，由半角标点那一条管。
//!    A `?` at the end of a sentence is punctuation and another check's matter.
//!
//! # Why
//! 编码转错一次，读不出的字就变成问号，再也变不回来；姓名和金额丢一个字，公示就不成立。
//! A wrong conversion turns what it cannot hold into question marks, for good.

use super::{Slip, around, is_han};
use crate::said;

/// What UTF-8 read as GBK, and fresh memory read as text, look like.
const GARBLES: [&str; 4] = ["锟斤拷", "烫烫烫", "屯屯屯", "ï¿½"];
/// What stands for what was lost.
const MARKS: [char; 2] = ['\u{fffd}', '?'];

/// Finds what was lost.
pub fn find(text: &str) -> Vec<Slip> {
    let mut found: Vec<Slip> = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(MARKS)).map(|n| at + n) {
        let run = text.get(start..).unwrap_or("").chars().take_while(|c| matches!(c, '\u{fffd}' | '?'));
        let (length, marks, replaced) = run.fold((0, 0, false), |(l, n, r), c| (l + c.len_utf8(), n + 1, r || c != '?'));
        at = start + length;
        let (before, after) = around(text, start, at);
        let han = before.is_some_and(is_han);
        if replaced || han && (marks > 1 || after.is_some_and(is_han)) {
            found.push(slip(start, at));
        }
    }
    for garble in GARBLES {
        found.extend(text.match_indices(garble).map(|(start, garble)| slip(start, start + garble.len())));
    }
    found.sort_by_key(|slip| slip.start);
    found
}

fn slip(start: usize, end: usize) -> Slip {
    Slip {
        start,
        end,
        what: said!("这里丢了字", "characters were lost here"),
        mend: said!("找到原来的文件，把丢的字补上", "look up the original and write what was lost"),
        fix: None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::found;
    use super::*;
    use crate::base::signs::Signs;

    #[test]
    fn lost_characters_are_found() {
        assert_eq!(found(find, "业主大\u{fffd}会"), ["\u{fffd}"]);
        assert_eq!(found(find, "业?大会，收入??元"), ["?", "??"]);
        assert_eq!(found(find, "锟斤拷"), ["锟斤拷"]);
    }

    #[test]
    fn every_garble_has_its_sign() {
        GARBLES.iter().for_each(|garble| assert_eq!(found(find, garble), [*garble]));
        assert!(GARBLES.iter().all(|garble| Signs::of(garble).have(Signs::LOST)));
        assert!(MARKS.iter().all(|mark| Signs::of(&mark.to_string()).have(Signs::LOST)));
    }

    #[test]
    fn questions_are_left_alone() {
        for text in ["是否同意?", "同意吗？", "https://a.example/?a=1", "why? 因为", "什么?\n"] {
            assert!(found(find, text).is_empty(), "{text}");
        }
    }
}
