//! How many petitions (信访) and collective events (群体性事件) there were, told in a text.
//!
//! 1. A number of meetings, offices, days or telephones about petitions tells of none (`信访工作例会 4 次`).
//! 2. A claim of none at all (`零信访`) is no number; whoever makes it answers for it elsewhere.
//! 3. `一次` is how something is done (`一次办结`), not how often it happened; `第 3 次` is an order.

use std::sync::LazyLock;

use super::super::lexicon::Lexicon;
use super::super::source::Span;
use super::glyph::{Part, X, is_unseen, part};

/// What is counted, the longest first.
const EVENTS: [&str; 11] =
    ["群体性事件", "集体性事件", "群体事件", "聚集性事件", "集体上访", "越级上访", "集体访", "越级访", "信访", "上访", "群访"];
static WORDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(EVENTS));
/// What makes a word of petitions one of offices and their work.
const OFFICES: [&str; 26] = [
    "工作",
    "接待日",
    "接待室",
    "接待电话",
    "接待窗口",
    "联席",
    "条例",
    "局",
    "办",
    "电话",
    "窗口",
    "制度",
    "渠道",
    "部门",
    "代理",
    "会议",
    "信箱",
    "培训",
    "宣传",
    "法",
    "志愿",
    "室",
    "站",
    "热线",
    "例会",
    "平台",
];
/// How events are counted.
const UNITS: [&str; 9] = ["人次", "件次", "批次", "次", "件", "起", "批", "宗", "例"];
/// The most characters between an event and its number.
const APART: usize = 10;
/// The most characters between a number and the event it counts: 3起重复集体上访.
const BEFORE: usize = 4;

/// Finds every number of such events with the word it belongs to, in order.
pub fn find(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for hit in WORDS.find(text) {
        let (head, tail) = (text.get(..hit.start).unwrap_or(""), text.get(hit.end..).unwrap_or(""));
        if OFFICES.iter().any(|office| tail.starts_with(office)) {
            continue;
        }
        let counted = before(head).map(|start| Span::new(start, hit.end));
        let counted = counted.or_else(|| after(tail).map(|length| Span::new(hit.start, hit.end + length)));
        // Two words of one number are one finding.
        match (found.last_mut(), counted) {
            (Some(last), Some(span)) if span.start < last.end => last.end = last.end.max(span.end),
            (_, Some(span)) => found.push(span),
            _ => {}
        }
    }
    found
}

fn is_digit(c: char) -> bool {
    matches!(part(c), Part::Digit(value) if value != X) || matches!(c, '十' | '百' | '千' | '两')
}

fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\u{a0}' | '*' | '_') || is_unseen(c)
}

fn ends(c: char) -> bool {
    matches!(c, '。' | '；' | ';' | '！' | '？' | '\n' | '|')
}

/// How many bytes reach to the end of the number of an event that was just named.
fn after(tail: &str) -> Option<usize> {
    let mut passed = 0;
    let mut rest = tail;
    while let Some(c) = rest.chars().next().filter(|c| !ends(*c)) {
        if is_digit(c) {
            let digits = rest.trim_start_matches(|c| is_digit(c) || is_gap(c) || c == ',');
            let counted = rest.len() - digits.len();
            let written = rest.get(..counted).unwrap_or("").trim_end_matches(is_gap);
            let ordinal = tail.get(..tail.len() - rest.len()).is_some_and(|before| before.ends_with('第'));
            if let Some(unit) = unit(digits, written).filter(|_| !ordinal) {
                return Some(tail.len() - digits.len() + unit.len());
            }
            passed += written.chars().count();
            rest = digits;
            continue;
        }
        passed += 1;
        if passed > APART {
            return None;
        }
        rest = rest.get(c.len_utf8()..)?;
    }
    None
}

/// The unit after a number, unless it says how something is done.
fn unit(text: &str, number: &str) -> Option<&'static str> {
    let unit = UNITS.into_iter().find(|unit| text.starts_with(unit))?;
    (number != "一" || !matches!(unit, "次" | "件" | "起")).then_some(unit)
}

/// Where the number begins that counts an event named right after it.
fn before(head: &str) -> Option<usize> {
    let mut rest = head;
    for _ in 0..=BEFORE {
        let trimmed = rest.trim_end_matches(is_gap);
        if let Some(unit) = UNITS.into_iter().find(|unit| trimmed.ends_with(unit)) {
            let number = trimmed.strip_suffix(unit)?.trim_end_matches(is_gap);
            let lead = number.trim_end_matches(is_digit);
            let written = number.get(lead.len()..).unwrap_or("");
            let counts = !written.is_empty() && written != "一" && !lead.trim_end_matches(is_gap).ends_with('第');
            return counts.then_some(lead.len());
        }
        let c = trimmed.chars().next_back().filter(|c| !ends(*c) && !matches!(c, '，' | ',' | '、' | '：'))?;
        rest = trimmed.get(..trimmed.len() - c.len_utf8())?;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::super::signs::Signs;
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|span| &text[span.start as usize..span.end as usize]).collect()
    }

    #[test]
    fn every_event_has_its_sign() {
        assert!(EVENTS.iter().all(|word| Signs::of(word).have(Signs::PETITION)));
    }

    #[test]
    fn numbers_of_petitions_and_collective_events_are_found() {
        assert_eq!(found("全年信访和群体性事件56次。"), ["信访和群体性事件56次"]);
        assert_eq!(found("受理信访 12 件，已办结"), ["信访 12 件"]);
        assert_eq!(found("发生３起集体上访"), ["３起集体上访"]);
        assert_eq!(found("化解二十三件重复信访"), ["二十三件重复信访"]);
        assert_eq!(found("上访由 2023 年的 41 人次降到 3 人次"), ["上访由 2023 年的 41 人次"]);
        assert_eq!(found("信访接待 **9** 批次"), ["信访接待 **9** 批次"]);
    }

    #[test]
    fn offices_rules_and_claims_of_none_are_left_alone() {
        for text in [
            "实现零信访、零纠纷",
            "信访工作例会 4 次",
            "信访电话 100 0000 0001，信访接待日每月 2 次",
            "信访事项 3 日内答复",
            "依法信访。会议开了 3 次",
            "信访一次办结",
            "第3次信访联席会议",
            "物业服务投诉 12 件，其中电梯 3 件",
            "多人上访应当推选代表，代表不得超过5人",
            "信访",
        ] {
            assert!(found(text).is_empty(), "{text} {:?}", found(text));
        }
    }
}
