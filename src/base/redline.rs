//! Two versions of a text side by side: which paragraphs stayed, went, came, and what changed within one. The only user of `similar`.
//!
//! Nothing is moved: the passages in order give the old text back without what was added, and the new one without what was
//! removed. How much is compared is bounded by the size of the texts, never by a clock, so that the same texts always give
//! the same passages.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// How many paragraphs may differ between the first and the last that changed, both texts together.
const MOST_PARAGRAPHS: usize = 4_000;
/// How many pairs of paragraphs are weighed against each other where several stand against several.
const MOST_PAIRS: usize = 4_096;
/// How many letters of a paragraph tell which other it became.
const TELLING: usize = 200;
/// How much may be spent on what changed within paragraphs; after that a changed one is told as removed and added.
const MOST_WORK: usize = 20_000_000;
/// The least two paragraphs have in common, in thousandths, to be one that changed.
const ALIKE: usize = 400;
/// A stay of fewer letters between two changes reads better as part of the change.
const SHORTEST_STAY: usize = 3;

/// A paragraph of the two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passage {
    /// It stayed as it was.
    Kept(String),
    /// It went.
    Removed(String),
    /// It came.
    Added(String),
    /// It changed within.
    Changed(Vec<Run>),
}

/// A stretch of a paragraph that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// It stayed.
    Kept(String),
    /// It went.
    Removed(String),
    /// It came.
    Added(String),
}

/// Compares two texts paragraph by paragraph; `None` where they are too long and too different to be told so.
pub fn between(old: &[&str], new: &[&str]) -> Option<Vec<Passage>> {
    let head = old.iter().zip(new).take_while(|(one, other)| one == other).count();
    let (old_rest, new_rest) = (old.get(head..)?, new.get(head..)?);
    let tail = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(one, other)| one == other).count();
    let old_part = old_rest.get(..old_rest.len() - tail)?;
    let new_part = new_rest.get(..new_rest.len() - tail)?;
    if old_part.len() + new_part.len() > MOST_PARAGRAPHS {
        return None;
    }
    let kept = |text: &&str| Passage::Kept((*text).to_string());
    let mut passages: Vec<Passage> = old.iter().take(head).map(kept).collect();
    // Paragraphs are compared by number, so that long ones cost no more than short ones.
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    let mut numbers = Vec::with_capacity(old_part.len() + new_part.len());
    for text in old_part.iter().chain(new_part) {
        let next = known.len();
        numbers.push(*known.entry(*text).or_insert(next));
    }
    let (ours, theirs) = numbers.split_at_checked(old_part.len())?;
    let mut work = MOST_WORK;
    for op in capture_diff_slices(Algorithm::Myers, ours, theirs) {
        let removed = old_part.get(op.old_range()).unwrap_or(&[]);
        let added = new_part.get(op.new_range()).unwrap_or(&[]);
        match op {
            DiffOp::Equal { .. } => passages.extend(removed.iter().map(kept)),
            _ => hunk(removed, added, &mut work, &mut passages),
        }
    }
    passages.extend(old_rest.iter().skip(old_part.len()).map(kept));
    Some(passages)
}

/// What stands against each other: paragraphs that are alike changed, the others went or came.
fn hunk(removed: &[&str], added: &[&str], work: &mut usize, passages: &mut Vec<Passage>) {
    let (mut from, mut to) = (0, 0);
    let rest = std::iter::once((removed.len(), added.len()));
    for (one, other) in pairs(removed, added).into_iter().chain(rest) {
        passages.extend(removed.iter().take(one).skip(from).map(|text| Passage::Removed((*text).to_string())));
        passages.extend(added.iter().take(other).skip(to).map(|text| Passage::Added((*text).to_string())));
        if let (Some(old), Some(new)) = (removed.get(one), added.get(other)) {
            match within(old, new, work) {
                Some(runs) => passages.push(Passage::Changed(runs)),
                None => passages.extend([Passage::Removed((*old).to_string()), Passage::Added((*new).to_string())]),
            }
        }
        (from, to) = (one + 1, other + 1);
    }
}

/// Which paragraph became which, in order, so that most of the words stay.
fn pairs(removed: &[&str], added: &[&str]) -> Vec<(usize, usize)> {
    let wide = added.len() + 1;
    if removed.len().saturating_mul(added.len()) > MOST_PAIRS {
        return Vec::new();
    }
    let twos = |texts: &[&str]| -> Vec<Vec<(char, char)>> { texts.iter().map(|text| bigrams(text)).collect() };
    let (ours, theirs) = (twos(removed), twos(added));
    let alike = |one: usize, other: usize| ours.get(one).zip(theirs.get(other)).map_or(0, |(one, other)| alike(one, other));
    let weights: Vec<usize> =
        (0..removed.len()).flat_map(|one| (0..added.len()).map(move |other| (one, other))).map(|(o, t)| alike(o, t)).collect();
    let weight = |one: usize, other: usize| weights.get(one * added.len() + other).copied().filter(|weight| *weight >= ALIKE);
    // The best that can be had from a place on, from the end backwards.
    let mut best = vec![0; (removed.len() + 1) * wide];
    let had = |best: &[usize], one: usize, other: usize| best.get(one * wide + other).copied().unwrap_or(0);
    for one in (0..removed.len()).rev() {
        for other in (0..added.len()).rev() {
            let passed = had(&best, one + 1, other).max(had(&best, one, other + 1));
            let paired = weight(one, other).map_or(0, |weight| weight + had(&best, one + 1, other + 1));
            if let Some(place) = best.get_mut(one * wide + other) {
                *place = passed.max(paired);
            }
        }
    }
    let (mut one, mut other, mut found) = (0, 0, Vec::new());
    while one < removed.len() && other < added.len() {
        let here = had(&best, one, other);
        if here == had(&best, one + 1, other) {
            one += 1;
        } else if here == had(&best, one, other + 1) {
            other += 1;
        } else {
            found.push((one, other));
            (one, other) = (one + 1, other + 1);
        }
    }
    found
}

/// Two letters at a time, sorted.
fn bigrams(text: &str) -> Vec<(char, char)> {
    let letters = || text.chars().take(TELLING);
    let mut twos: Vec<(char, char)> = std::iter::once('^').chain(letters()).zip(letters()).collect();
    twos.sort_unstable();
    twos
}

/// How much two sorted lists have in common, in thousandths.
fn alike(one: &[(char, char)], other: &[(char, char)]) -> usize {
    let (mut ours, mut theirs) = (one.iter().peekable(), other.iter().peekable());
    let mut common = 0_usize;
    while let (Some(a), Some(b)) = (ours.peek(), theirs.peek()) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => _ = ours.next(),
            std::cmp::Ordering::Greater => _ = theirs.next(),
            std::cmp::Ordering::Equal => {
                common += 1;
                _ = (ours.next(), theirs.next());
            }
        }
    }
    (2_000 * common).checked_div(one.len() + other.len()).unwrap_or(0)
}

/// What changed within a paragraph; `None` where it would cost too much to say.
fn within(old: &str, new: &str, work: &mut usize) -> Option<Vec<Run>> {
    let (ours, theirs) = (tokens(old), tokens(new));
    let both = ours.len() + theirs.len();
    *work = work.checked_sub(both.saturating_mul(both))?;
    // Stretches that stay alternate with what stood and what stands in its place.
    let mut changes: Vec<(String, String, String)> = Vec::new();
    let mut stay = String::new();
    for op in capture_diff_slices(Algorithm::Myers, &ours, &theirs) {
        let gone = ours.get(op.old_range()).unwrap_or(&[]).concat();
        let come = theirs.get(op.new_range()).unwrap_or(&[]).concat();
        if let DiffOp::Equal { .. } = op {
            stay.push_str(&gone);
            continue;
        }
        match changes.last_mut() {
            Some((_, old, new)) if stay.chars().count() < SHORTEST_STAY => {
                old.push_str(&stay);
                old.push_str(&gone);
                new.push_str(&stay);
                new.push_str(&come);
                stay.clear();
            }
            _ => changes.push((std::mem::take(&mut stay), gone, come)),
        }
    }
    let runs = changes.into_iter().flat_map(|(stay, gone, come)| [Run::Kept(stay), Run::Removed(gone), Run::Added(come)]);
    Some(runs.chain([Run::Kept(stay)]).filter(|run| !run.text().is_empty()).collect())
}

/// The parts of a text that change as a whole: a letter of Chinese, a word of others, a number with its points and commas.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let whole = |c: char| c.is_ascii_alphanumeric();
        let mut end = first.len_utf8();
        if whole(first) {
            let bytes = rest.as_bytes();
            let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
            let inside = |at: usize, c: char| whole(c) || (matches!(c, '.' | ',') && digit(at.wrapping_sub(1)) && digit(at + 1));
            end = rest.char_indices().find(|(at, c)| !inside(*at, *c)).map_or(rest.len(), |(at, _)| at);
        }
        let (token, after) = rest.split_at(end);
        tokens.push(token);
        rest = after;
    }
    tokens
}

impl Run {
    /// Its words.
    pub fn text(&self) -> &str {
        match self {
            Run::Kept(text) | Run::Removed(text) | Run::Added(text) => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The paragraphs of one of the two texts, from what was told.
    fn applied(passages: &[Passage], new: bool) -> Vec<String> {
        let one = |passage: &Passage| match passage {
            Passage::Kept(text) => Some(text.clone()),
            Passage::Removed(text) => (!new).then(|| text.clone()),
            Passage::Added(text) => new.then(|| text.clone()),
            Passage::Changed(runs) => {
                let shown = |run: &&Run| matches!(run, Run::Kept(_)) || matches!(run, Run::Added(_)) == new;
                Some(runs.iter().filter(shown).map(Run::text).collect())
            }
        };
        passages.iter().filter_map(one).collect()
    }

    fn paragraphs() -> impl Strategy<Value = Vec<String>> {
        prop::collection::vec("(第[一二三]条　)?[甲乙丙0-2,. a]{0,12}", 0..12)
    }

    proptest! {
        #[test]
        fn both_texts_come_back(old in paragraphs(), new in paragraphs()) {
            let ours: Vec<&str> = old.iter().map(String::as_str).collect();
            let theirs: Vec<&str> = new.iter().map(String::as_str).collect();
            let passages = between(&ours, &theirs).unwrap();
            prop_assert_eq!(applied(&passages, false), old);
            prop_assert_eq!(applied(&passages, true), new);
        }
    }

    fn told(old: &str, new: &str) -> String {
        let one = |passage: Passage| match passage {
            Passage::Kept(text) => text,
            Passage::Removed(text) => format!("-{text}"),
            Passage::Added(text) => format!("+{text}"),
            Passage::Changed(runs) => {
                let run = |run: &Run| match run {
                    Run::Kept(text) => text.clone(),
                    Run::Removed(text) => format!("[-{text}]"),
                    Run::Added(text) => format!("[+{text}]"),
                };
                format!("~{}", runs.iter().map(run).collect::<String>())
            }
        };
        let lines = |text: &'static str| text.lines().collect::<Vec<_>>();
        let (old, new): (&'static str, &'static str) = (old.to_string().leak(), new.to_string().leak());
        between(&lines(old), &lines(new)).unwrap().into_iter().map(one).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn what_changed_within_a_paragraph_is_told_within_it() {
        assert_eq!(
            told("甲\n公共收益每半年公布一次。\n丙", "甲\n公共收益每季度公布一次。\n丙"),
            "甲|~公共收益每[-半年][+季度]公布一次。|丙"
        );
        assert_eq!(
            told("一次开支 10,000 元以上", "一次开支 5,000 元以上"),
            "~一次开支 [-10,000][+5,000] 元以上",
            "a number changes as a whole"
        );
    }

    #[test]
    fn a_short_stay_between_two_changes_is_part_of_the_change() {
        assert_eq!(
            told("由业主委员会甲乙丙的人签字确认后付款", "由业主委员会丁乙戊的人签字确认后付款"),
            "~由业主委员会[-甲乙丙][+丁乙戊]的人签字确认后付款"
        );
    }

    #[test]
    fn paragraphs_that_have_little_in_common_went_and_came() {
        assert_eq!(told("不许养狗。", "停车先登记车牌。"), "-不许养狗。|+停车先登记车牌。");
        assert_eq!(told("乙", "甲\n乙"), "+甲|乙");
        let (old, new) = ("第五条　装修先登记，节假日不施工。", "第四条　大家都是邻居。\n第五条　装修先登记，周末和节假日不施工。");
        assert_eq!(told(old, new), "+第四条　大家都是邻居。|~第五条　装修先登记，[+周末和]节假日不施工。");
    }

    #[test]
    fn what_is_too_long_is_not_compared() {
        let many = |letter: char| (0..2_001).map(|n| format!("{letter}{n}")).collect::<Vec<_>>();
        let (old, new) = (many('甲'), many('乙'));
        let texts = |texts: &[String]| -> Vec<&'static str> { texts.iter().map(|text| &*text.clone().leak()).collect() };
        assert_eq!(between(&texts(&old), &texts(&new)), None);
        assert!(between(&texts(&old), &texts(&old)).is_some(), "what did not change costs nothing");
        // Past the budget a long paragraph is told as a whole.
        let (one, other) = ("甲乙".repeat(2_000), "甲丙".repeat(2_000));
        assert!(matches!(between(&[&*one], &[&*other]).unwrap()[..], [Passage::Removed(_), Passage::Added(_)]));
    }
}
