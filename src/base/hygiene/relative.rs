//! 说不清是哪一天 · Relative date
//!
//! # What it checks
//! 文字里不用“近日、去年、目前”一类的说法，写日期。
//! No day is told relative to the day of writing.
//! 1. 前面写着日期或数字的“日前”（“11月20日前”“15日前”）是期限。
//!    日前 after a date is a deadline.
//! 2. 紧跟“的一期、同期”等比较的说法，见词表里写的例外。
//!    The word list names longer words that are no date.
//!
//! # Why
//! 公示要挂几十天、存好几年，“近日”“去年”过几个月就看不懂了。
//! A page is read for years; `lately` means nothing by then.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{Slip, words};
use crate::said;

/// Every word with what to write instead, by its first character: most texts hold none of those, and are done after one walk.
static WORDS: LazyLock<BTreeMap<char, Vec<(usize, &str, &str)>>> = LazyLock::new(|| {
    let mut by_first: BTreeMap<char, Vec<(usize, &str, &str)>> = BTreeMap::new();
    for (place, (word, instead)) in listed().filter(|(_, instead)| *instead != "-").enumerate() {
        if let Some(first) = word.chars().next() {
            by_first.entry(first).or_default().push((place, word, instead));
        }
    }
    by_first
});

/// Longer words that are no date.
static EXCEPTIONS: LazyLock<Vec<&str>> = LazyLock::new(|| listed().filter(|(_, instead)| *instead == "-").map(|(word, _)| word).collect());

fn listed() -> impl Iterator<Item = (&'static str, &'static str)> {
    words(include_str!("relative.txt"))
}

/// Where words of the list stand: in the order of the list, then of the text.
fn candidates(text: &str) -> Vec<(usize, usize, &'static str, &'static str)> {
    let mut found = Vec::new();
    for (start, c) in text.char_indices() {
        for (place, word, instead) in WORDS.get(&c).into_iter().flatten() {
            if text.get(start..).is_some_and(|rest| rest.starts_with(word)) {
                found.push((*place, start, *word, *instead));
            }
        }
    }
    found.sort_unstable_by_key(|(place, start, ..)| (*place, *start));
    found
}

/// Finds relative dates.
pub fn find(text: &str) -> Vec<Slip> {
    let mut found: Vec<Slip> = Vec::new();
    for (_, start, word, instead) in candidates(text) {
        let end = start + word.len();
        let longer = EXCEPTIONS.iter().any(|other| {
            let inside = other.match_indices(word).map(|(at, _)| at);
            inside.filter_map(|at| start.checked_sub(at)).any(|from| text.get(from..).is_some_and(|t| t.starts_with(other)))
        });
        let dated = word == "日前" && text.get(..start).and_then(|t| t.trim_end_matches(' ').chars().next_back()).is_some_and(is_counted);
        let covered = found.iter().any(|slip| slip.start < end && start < slip.end);
        if !(longer || dated || covered) {
            found.push(Slip {
                start,
                end,
                what: said!("“{word}”过些时候就看不懂了", "`{word}` will mean nothing in some months"),
                mend: said!("写明{instead}", "write the date itself"),
                fix: None,
            });
        }
    }
    found.sort_by_key(|slip| slip.start);
    found
}

fn is_counted(c: char) -> bool {
    c.is_numeric() || "一二三四五六七八九十作个当即每之".contains(c)
}

#[cfg(test)]
mod tests {
    use super::super::testing::found;
    use super::*;

    #[test]
    fn relative_dates_are_found() {
        assert_eq!(found(find, "近日，物业换了水泵；去年的账目前还在对"), ["近日", "去年", "目前"]);
        assert_eq!(found(find, "日前已报社区"), ["日前"]);
    }

    #[test]
    fn deadlines_and_longer_words_are_left_alone() {
        for text in
            ["11月20日前交回", "12 月 5 日前告诉楼长", "会议召开十五日前", "15个工作日前", "日常", "最近的消防栓", "每年", "当月", "当日前"]
        {
            assert!(found(find, text).is_empty(), "{text} {:?}", found(find, text));
        }
    }
}
