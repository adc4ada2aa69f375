//! 还没填的空 · Placeholder not filled in
//!
//! # What it checks
//! 已发布的记录里没有还没填的空：xx、某某、TODO、〔填写〕、＿＿。草稿里可以有。
//! A published record holds no blank that is still to be filled in; a draft may.
//! 1. 文号里的年份〔2026〕不是空。
//!    The year of a document number, 〔2026〕, is none.
//! 2. 英文字词里的 xx（如 Maxxam）、网址和文件名里的不算。
//!    Letters within a longer word, an address or a file name are none.
//! 3. Markdown 的粗体 __ 和分隔线 ___ 不算。
//!    Neither are the bold type and the rules of Markdown.
//!
//! # Why
//! “某某公司收入 xx 元”贴出去，等于没有公示，还要重贴重算期限。
//! What was not filled in was not disclosed; the days of posting begin anew.

use std::sync::LazyLock;

use super::super::lexicon::Lexicon;
use super::{Slip, around, words};
use crate::said;

static WORDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(words(include_str!("placeholders.txt")).map(|(word, _)| word)));

/// Finds blanks.
pub fn find(text: &str) -> Vec<Slip> {
    let mut found: Vec<Slip> = Vec::new();
    let plain = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-' | '/' | '.' | ':' | '@'));
    for hit in WORDS.find(text) {
        let (before, after) = around(text, hit.start, hit.end);
        let ascii = text.get(hit.start..hit.end).is_some_and(str::is_ascii);
        if !ascii || plain(before) && plain(after) {
            push(&mut found, hit.start, hit.end);
        }
    }
    for (open, _) in text.match_indices('〔') {
        let Some(inside) = text.get(open + 3..).and_then(|rest| rest.split_once('〕')).map(|(inside, _)| inside) else { continue };
        if inside.is_empty() || !inside.chars().all(|c| c.is_numeric()) {
            push(&mut found, open, open + inside.len() + 6);
        }
    }
    for (start, run) in blanks(text) {
        push(&mut found, start, start + run);
    }
    found.sort_by_key(|slip| slip.start);
    found
}

/// Runs of underscores that stand alone.
fn blanks(text: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| matches!(c, '_' | '＿')) {
        match found.last_mut() {
            Some((start, length)) if *start + *length == at => *length += c.len_utf8(),
            _ => found.push((at, c.len_utf8())),
        }
    }
    let alone = |(start, length): &(usize, usize)| {
        let (before, after) = around(text, *start, start + length);
        let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '*');
        let narrow = text.get(*start..).is_some_and(|rest| rest.starts_with('_'));
        // Two narrow ones are Markdown's, and a line of nothing else is a rule between parts.
        let rule = before.is_none_or(|c| c == '\n') && after.is_none_or(|c| c == '\n');
        *length >= if narrow { 3 } else { 2 * '＿'.len_utf8() } && !rule && !word(before) && !word(after)
    };
    found.into_iter().filter(alone).collect()
}

fn push(found: &mut Vec<Slip>, start: usize, end: usize) {
    if found.iter().any(|slip| slip.start < end && start < slip.end) {
        return;
    }
    found.push(Slip {
        start,
        end,
        what: said!("这里还没填", "this is still to be filled in"),
        mend: said!("填上，或把记录改成草稿（状态: 草稿）", "fill it in, or make the record a draft (`status: draft`)"),
        fix: None,
    });
}

#[cfg(test)]
mod tests {
    use super::super::testing::found;
    use super::*;

    #[test]
    fn blanks_are_found() {
        assert_eq!(found(find, "某某公司收入 xx 元，TODO"), ["某某", "xx", "TODO"]);
        assert_eq!(found(find, "〔填写日期〕前，地点＿＿＿，电话____，×××"), ["〔填写日期〕", "＿＿＿", "____", "×××"]);
    }

    #[test]
    fn what_only_looks_like_one_is_left_alone() {
        for text in ["南湖居〔2025〕9号", "Maxxam", "attachments/xx.png", "snake__case", "3×4×5", "__粗体__", "XXL"] {
            assert!(found(find, text).is_empty(), "{text} {:?}", found(find, text));
        }
    }
}
