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

use std::sync::LazyLock;

use super::super::lexicon::Lexicon;
use super::{Slip, words};
use crate::said;

/// Each word with what to write instead, `-` with the longer words that are no date.
static LISTED: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let all = words(include_str!("relative.txt"));
    let (exceptions, dates): (Vec<_>, Vec<_>) = all.partition(|(_, instead)| *instead == EXCEPTION);
    exceptions.into_iter().chain(dates).collect()
});
static WORDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(LISTED.iter().map(|(word, _)| *word)));

const EXCEPTION: &str = "-";

/// Finds relative dates.
pub fn find(text: &str) -> Vec<Slip> {
    let mut found: Vec<Slip> = Vec::new();
    for hit in WORDS.find(text) {
        let Some((word, instead)) = LISTED.get(hit.word).filter(|(_, instead)| *instead != EXCEPTION) else { continue };
        let before = || text.get(..hit.start).and_then(|t| t.trim_end_matches(' ').chars().next_back());
        if *word == "日前" && before().is_some_and(is_counted) {
            continue;
        }
        found.push(Slip {
            start: hit.start,
            end: hit.end,
            what: said!("“{word}”过些时候就看不懂了", "`{word}` will mean nothing in some months"),
            mend: said!("写明{instead}", "write the date itself"),
            fix: None,
        });
    }
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
