//! 汉字后面夹着拼音 · Pinyin in brackets after a character
//!
//! # What it checks
//! 汉字后面紧跟的括号里不是拼音，如“業(yè)”“票（piào）”“会(hui4)”。
//! No brackets right after a character hold its pinyin.
//! 1. 大写字母的缩写（OAO）、单位（kg、m）不算：没有声调的，要正好是一个完整的音节，且前面那个字读得出这种拼写。
//!    Capitals and units are none of it: without a tone mark it must be a whole syllable of three letters or more.
//!
//! # Why
//! 有的网站防复制，会往复制出来的文字里塞拼音；居民看到的是“会(huì)议(yì)”，搜索也找不到。
//! Copy guards of web pages put pinyin into what is copied; nobody can read or search it.

use super::{Slip, is_han};
use crate::said;

const INITIALS: [&str; 24] =
    ["zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y", "w", ""];
const FINALS: [&str; 37] = [
    "a", "o", "e", "i", "u", "v", "ai", "ei", "ui", "ao", "ou", "iu", "ie", "ve", "ue", "er", "an", "en", "in", "un", "vn", "ang", "eng",
    "ing", "ong", "ia", "iao", "ian", "iang", "iong", "ua", "uo", "uai", "uan", "uang", "ueng", "van",
];
const TONED: &str = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ";

/// Finds pinyin in brackets.
pub fn find(text: &str) -> Vec<Slip> {
    let mut found = Vec::new();
    for (open, c) in text.char_indices().filter(|(_, c)| matches!(c, '(' | '（')) {
        let inside = text.get(open + c.len_utf8()..).unwrap_or("");
        let Some((spelled, _)) = inside.split_once([')', '）']) else { continue };
        let close = open + c.len_utf8() + spelled.len();
        let length = text.get(close..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8);
        let after_han = text.get(..open).and_then(|t| t.chars().next_back()).is_some_and(is_han);
        if after_han && is_pinyin(spelled.trim()) {
            found.push(Slip {
                start: open,
                end: close + length,
                what: said!("汉字后面夹着拼音“{spelled}”", "pinyin `{spelled}` stands after a character"),
                mend: said!("删掉括号和拼音", "remove the brackets and the pinyin"),
                fix: Some(String::new()),
            });
        }
    }
    found
}

fn is_pinyin(text: &str) -> bool {
    let toned = text.chars().any(|c| TONED.contains(c));
    if toned {
        return text.chars().count() <= 8 && text.chars().all(|c| c.is_ascii_lowercase() || TONED.contains(c) || c == 'ü');
    }
    let spelled = text.trim_end_matches(['1', '2', '3', '4', '5']).replace('ü', "v");
    let numbered = text.len() - spelled.len() == 1;
    (numbered || spelled.len() >= 3) && is_syllable(&spelled)
}

fn is_syllable(text: &str) -> bool {
    let rest = |initial: &&str| text.strip_prefix(*initial).is_some_and(|rest| FINALS.contains(&rest));
    INITIALS.iter().any(rest)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{found, mended};
    use super::*;

    #[test]
    fn pinyin_is_found_and_taken_out() {
        assert_eq!(found(find, "業(yè)主大会（huì）议(yi4)"), ["(yè)", "（huì）", "(yi4)"]);
        assert_eq!(mended(find, "業(yè)主大会（huì）议(yi4)"), "業主大会议");
        assert_eq!(found(find, "收支(zhang)"), ["(zhang)"]);
    }

    #[test]
    fn other_brackets_are_left_alone() {
        for text in ["诉求（OAO）", "面积(m)", "重量（kg）", "费用(元)", "条款(a)", "电梯(lift)", "a(yè)", "停车(P1)", "会（未关"]
        {
            assert!(found(find, text).is_empty(), "{text}");
        }
    }
}
