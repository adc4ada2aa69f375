//! A flat beside somebody's name: `3栋2单元501室 王某`. Each is harmless alone, together they say who lives where.
//!
//! 1. A flat without a name near it, and a name without a flat, are left alone.
//! 2. Who may be named in full is in office; `501室 王主任` of the committee's room is left alone.
//! 3. A name that is not known is taken for one only where the whole word is a family name and one or two characters, or
//!    where a word of address or of complaint follows it.
//! 4. Traditional characters are read as their simplified twins.

use super::super::source::Span;
use super::glyph::{Part, is_unseen, part};
use super::name::{ahead, behind, fold};

/// Family names: the commonest of one character, then those of two.
const SURNAMES: &str = include_str!("surnames.txt");
/// What stands between a flat and its owner.
const FILLERS: [&str; 14] =
    ["业主", "户主", "住户", "租户", "租客", "居民", "房主", "产权人", "承租人", "联系人", "家住", "住在", "住", "的"];
/// What follows a name.
const AFTER: [&str; 22] = [
    "先生", "女士", "老师", "阿姨", "大爷", "大妈", "叔叔", "奶奶", "爷爷", "同志", "师傅", "家", "反映", "投诉", "来电", "申请", "欠",
    "拖欠", "报修", "要求", "同意", "反对",
];
/// How many of them are words of address.
const TITLES: usize = 11;
/// Words of two or three characters that only look like a name.
const NO_NAMES: [&str; 24] = [
    "何时", "任何", "方案", "方便", "高层", "高空", "石材", "白天", "金额", "余额", "万元", "江边", "马上", "许可", "常用", "于是", "向下",
    "向上", "毛坯", "程序", "孔洞", "白色", "黄色", "顾客",
];
/// What a flat ends with.
const ENDS: [char; 3] = ['室', '房', '户'];
/// How far from a flat a name is looked for, in characters, with all that may stand between.
const NEAR: usize = 60;
/// The most characters between a flat and a name.
const APART: usize = 4;

/// Who is known when a text is searched.
#[derive(Debug, Default, Clone, Copy)]
pub struct Known<'k> {
    /// Names that must not be read.
    pub hidden: &'k [&'k str],
    /// Names that may be.
    pub public: &'k [&'k str],
}

/// Finds every flat that stands beside a private name, in order.
pub fn find(text: &str, known: Known) -> Vec<Span> {
    rooms(text).into_iter().filter(|room| is_beside(text, *room, known)).collect()
}

/// Every flat: three or four digits and 室, with building and unit before it where they are written.
fn rooms(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for (at, c) in text.char_indices().map(|(at, c)| (at, fold(c))).filter(|(_, c)| ENDS.contains(c)) {
        let head = text.get(..at).unwrap_or("");
        // Many write a blank between a number and its word; before 户 it is rather a count of flats.
        let head = if c == '户' { head } else { head.trim_end_matches(is_blank) };
        let Some((start, 3..=4)) = digits_before(head) else { continue };
        let mut begin = start;
        let mut written = c == '室';
        // Building, unit and floor, from right to left.
        while let Some((from, _)) = level_before(text.get(..begin).unwrap_or("")) {
            (begin, written) = (from, true);
        }
        if written {
            found.push(Span::new(begin, at + c.len_utf8()));
        }
    }
    found
}

/// Where a run of digits at the end of a text begins, and how many there are.
fn digits_before(text: &str) -> Option<(usize, usize)> {
    let mut found: Option<(usize, usize)> = None;
    for (at, c) in text.char_indices().rev() {
        match part(c) {
            Part::Digit(_) => found = Some((at, found.map_or(0, |(_, n)| n) + 1)),
            _ if is_unseen(c) => {}
            _ => break,
        }
    }
    found
}

fn level_before(text: &str) -> Option<(usize, usize)> {
    const LEVELS: [&str; 10] = ["单元", "号楼", "栋", "幢", "座", "门", "层", "号", "#", "-"];
    let text = text.trim_end_matches(is_blank);
    let head = LEVELS.iter().find_map(|level| ahead(text, level))?.trim_end_matches(is_blank);
    let letter = head.char_indices().next_back().filter(|(_, c)| c.is_ascii_uppercase()).map(|(at, _)| (at, 1));
    digits_before(head).filter(|(_, n)| *n <= 3).or(letter)
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\u{a0}') || is_unseen(c)
}

fn is_beside(text: &str, room: Span, known: Known) -> bool {
    let (head, tail) = (text.get(..room.start as usize).unwrap_or(""), text.get(room.end as usize..).unwrap_or(""));
    let begin = head.char_indices().rev().nth(NEAR - 1).map_or(0, |(at, _)| at);
    let head: String = head.get(begin..).unwrap_or("").chars().map(fold).collect();
    let tail: String = tail.chars().take(NEAR).map(fold).collect();
    is_named_after(&tail, known) || is_named_before(&head, known)
}

fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\u{a0}' | '\t' | '，' | ',' | '、' | '：' | ':' | '（' | '(' | '|' | '—' | '-' | '/' | '“' | '*' | '_')
        || is_unseen(c)
}

fn is_named_after(tail: &str, known: Known) -> bool {
    let mut rest = tail;
    for _ in 0..=APART {
        let trimmed = rest.trim_start_matches(is_gap);
        let gap = rest.chars().count() - trimmed.chars().count();
        rest = trimmed;
        if gap > APART {
            return false;
        }
        match FILLERS.iter().find_map(|word| rest.strip_prefix(word)) {
            Some(next) => rest = next,
            None => break,
        }
    }
    if known.public.iter().any(|name| behind(rest, name).is_some()) {
        return false;
    }
    known.hidden.iter().any(|name| behind(rest, name).is_some()) || begins_with_name(rest)
}

fn is_named_before(head: &str, known: Known) -> bool {
    let mut rest = head;
    loop {
        let trimmed = rest.trim_end_matches(is_gap);
        if rest.chars().count() - trimmed.chars().count() > APART {
            return false;
        }
        rest = trimmed;
        match FILLERS.iter().find_map(|word| rest.strip_suffix(word)) {
            Some(next) => rest = next,
            None => break,
        }
    }
    let rest = AFTER.iter().take(TITLES).find_map(|word| rest.strip_suffix(word)).unwrap_or(rest);
    if known.public.iter().any(|name| ahead(rest, name).is_some()) {
        return false;
    }
    let word = rest.rsplit(|c: char| !is_han(c)).next().unwrap_or("");
    let word = FILLERS.iter().find_map(|filler| word.strip_prefix(filler)).unwrap_or(word);
    known.hidden.iter().any(|name| ahead(rest, name).is_some()) || is_name(word)
}

/// Whether one of the words of a short text is nothing but somebody's name.
pub fn is_person(text: &str) -> bool {
    const BODIES: [char; 24] = [
        '区', '部', '局', '所', '站', '店', '厂', '院', '社', '会', '办', '处', '队', '行', '园', '校', '村', '镇', '街', '县', '市', '组',
        '户', '款',
    ];
    let text: String = text.chars().map(fold).collect();
    text.split(|c: char| !is_han(c)).any(|word| {
        let word = FILLERS.iter().find_map(|filler| word.strip_prefix(filler)).unwrap_or(word);
        let word = AFTER.iter().take(TITLES).find_map(|title| word.strip_suffix(title)).unwrap_or(word);
        is_name(word) && !word.ends_with(BODIES) && !super::name::is_word(word)
    })
}

/// Whether a text begins with a word that is a name, or with a name and a word of address.
fn begins_with_name(text: &str) -> bool {
    let word: String = text.chars().take_while(|c| is_han(*c)).take(8).collect();
    let parted = (1..=4).filter_map(|n| word.char_indices().nth(n)).filter_map(|(at, _)| word.split_at_checked(at));
    is_name(&word)
        || parted.into_iter().any(|(name, rest)| {
            is_surname(name) && AFTER.iter().take(TITLES).any(|w| rest.starts_with(w))
                || is_name(name) && AFTER.iter().any(|w| rest.starts_with(w))
        })
}

fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c) || ('\u{20000}'..='\u{323af}').contains(&c)
}

/// Whether a whole word is a family name with one or two characters.
fn is_name(word: &str) -> bool {
    let given = |family: &str| word.strip_prefix(family).map(|given| given.chars().count());
    let (single, double) = SURNAMES.split_once('\n').unwrap_or((SURNAMES, ""));
    let named = double.split_whitespace().any(|family| matches!(given(family), Some(1..=2)))
        || word.chars().next().is_some_and(|first| single.contains(first) && matches!(word.chars().count(), 2..=3));
    named && !NO_NAMES.iter().any(|other| word.starts_with(other))
}

fn is_surname(word: &str) -> bool {
    let (single, double) = SURNAMES.split_once('\n').unwrap_or((SURNAMES, ""));
    double.split_whitespace().any(|family| family == word) || (word.chars().count() == 1 && single.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let known = Known { hidden: &["甲一"], public: &["乙二"] };
        find(text, known).into_iter().map(|span| &text[span.start as usize..span.end as usize]).collect()
    }

    #[test]
    fn a_flat_beside_a_name_is_found() {
        for (text, room) in [
            ("3栋2单元501室 甲一", "3栋2单元501室"),
            ("甲一（3栋2单元501室）", "3栋2单元501室"),
            ("业主王大明，３栋５０１室", "３栋５０１室"),
            ("三栋二单元五〇一室业主李四反映", "三栋二单元五〇一室"),
            ("501室：张女士投诉", "501室"),
            ("A座1203室欧阳一二", "A座1203室"),
            ("12号楼302房 陈某", "12号楼302房"),
            ("3棟2單元501室業主劉國慶反映", "3棟2單元501室"),
            ("陳大明，12號樓302戶", "12號樓302戶"),
        ] {
            assert_eq!(found(text), [room], "{text}");
        }
    }

    #[test]
    fn offices_and_flats_alone_are_left_alone() {
        for text in [
            "3栋101室 物业服务中心",
            "201室，方案公示",
            "3栋501室漏水",
            "乙二 201室",
            "会议室 王大明",
            "共501户 王大明",
            "501室 马上维修",
            "甲一住在院里",
            "2026室",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
