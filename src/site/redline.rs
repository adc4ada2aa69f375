//! What a new version of a text changed (改了什么): its paragraphs beside those of the version before, both after the masking pass.

use crate::base::redline::{Passage, between};
use crate::disclosure::{Block, Cell, Disclosure, Label};

/// A text beside the one before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redline {
    /// The version before.
    pub from: Cell,
    /// How much changed, came and went; a word where nothing did, or where the texts are too long and too different to be told so.
    pub sums: Vec<Label>,
    /// What changed, with a paragraph before and after it.
    pub passages: Vec<Shown>,
}

/// A paragraph of it, or what is left out between two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// A paragraph.
    Passage(Passage),
    /// So many paragraphs that stayed as they were.
    Same(Label),
}

impl Redline {
    /// Whether no word changed.
    pub fn is_same(&self) -> bool {
        self.sums.iter().all(|sum| sum.key == "redline.same")
    }
}

/// Compares the texts of two disclosures; nothing where one of them has none.
pub fn of(from: Cell, before: &Disclosure, after: &Disclosure) -> Option<Redline> {
    let (old, new) = (text(before)?, text(after)?);
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let Some(passages) = between(&old, &new) else {
        return Some(Redline { from, sums: vec!["redline.too_long".into()], passages: Vec::new() });
    };
    Some(Redline { from, sums: sums(&passages), passages: shown(passages) })
}

/// The words of a disclosure's prose, a paragraph a line.
fn text(told: &Disclosure) -> Option<String> {
    let prose = told.blocks.iter().filter_map(|block| match block {
        Block::Prose(block) => Some(block.prose.plain()),
        _ => None,
    });
    Some(prose.collect::<String>()).filter(|text| !text.is_empty())
}

fn sums(passages: &[Passage]) -> Vec<Label> {
    let count = |wanted: fn(&Passage) -> bool| passages.iter().filter(|passage| wanted(passage)).fold(0_u64, |n, _| n + 1);
    let sums = [
        ("redline.changed", count(|passage| matches!(passage, Passage::Changed(_)))),
        ("redline.added", count(|passage| matches!(passage, Passage::Added(_)))),
        ("redline.removed", count(|passage| matches!(passage, Passage::Removed(_)))),
    ];
    let told: Vec<Label> = sums.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| Label::with(key, [Cell::Count(n)])).collect();
    if told.is_empty() { vec!["redline.same".into()] } else { told }
}

/// What changed, and of what stayed the paragraphs next to it.
fn shown(passages: Vec<Passage>) -> Vec<Shown> {
    let stayed = |passage: Option<&Passage>| matches!(passage, None | Some(Passage::Kept(_)));
    let beside = |at: usize| at.checked_sub(1).is_some_and(|before| !stayed(passages.get(before))) || !stayed(passages.get(at + 1));
    let keep: Vec<bool> = (0..passages.len()).map(|at| !stayed(passages.get(at)) || beside(at)).collect();
    let mut shown = Vec::new();
    let mut same = 0_u64;
    let left_out = |n: u64| (n > 0).then(|| Shown::Same(Label::with("redline.left_out", [Cell::Count(n)])));
    for (passage, keep) in passages.into_iter().zip(keep) {
        if keep {
            shown.extend(left_out(std::mem::take(&mut same)));
            shown.push(Shown::Passage(passage));
        } else {
            same += 1;
        }
    }
    // A text that did not change needs no list of what is left out.
    if !shown.is_empty() {
        shown.extend(left_out(same));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::markdown::{Block as Paragraph, Inline, Prose};
    use crate::disclosure::ProseBlock;

    fn told(text: &str) -> Disclosure {
        let paragraph = |line: &str| Paragraph::Paragraph(vec![Inline::Text(line.into())]);
        let prose = Prose { blocks: text.lines().map(paragraph).collect() };
        Disclosure { blocks: vec![Block::Prose(ProseBlock { title: None, prose })], ..Disclosure::default() }
    }

    fn compared(before: &str, after: &str) -> Redline {
        of(Cell::text("上一版"), &told(before), &told(after)).unwrap()
    }

    #[test]
    fn what_changed_stands_between_a_paragraph_before_and_one_after() {
        let redline = compared("一\n二\n三\n四\n五\n六", "一\n二\n三\n全新的\n四\n五\n六");
        assert_eq!(redline.sums, [Label::with("redline.added", [Cell::Count(1)])]);
        let words: Vec<String> = redline.passages.iter().map(|shown| format!("{shown:?}")).collect();
        assert_eq!(words.len(), 5, "{words:?}");
        assert!(words[0].contains("left_out") && words[0].contains("Count(2)") && words[4].contains("Count(2)"), "{words:?}");
        assert_eq!(redline.passages[2], Shown::Passage(Passage::Added("全新的".into())));
    }

    #[test]
    fn texts_that_are_alike_and_texts_that_are_missing() {
        let redline = compared("一\n二", "一\n二");
        assert_eq!((redline.sums, redline.passages), (vec!["redline.same".into()], Vec::new()));
        assert_eq!(of(Cell::Empty, &told(""), &told("一")), None);
    }

    #[test]
    fn texts_that_are_too_long_and_too_different_say_so() {
        let many = |letter: &str| (0..2_500).map(|n| format!("{letter}{n}\n")).collect::<String>();
        let redline = compared(&many("甲"), &many("乙"));
        assert_eq!((redline.sums, redline.passages), (vec!["redline.too_long".into()], Vec::new()));
    }
}
