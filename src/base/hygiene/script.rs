//! 简体繁体混写 · Simplified and traditional mixed
//!
//! # What it checks
//! 一条记录的文字要么都是简体，要么都是繁体；少的那一种算写错。
//! A record is written in simplified or in traditional characters, not in both; the rarer of the two is the slip.
//! 1. 只看明确属于一种写法的字；两种写法共用的字不算。
//!    Only characters of one writing alone count.
//! 2. 名册里的姓名不看：姓名按本人的写法。
//!    Names of people in the directory are spelled as they spell them.
//!
//! # Why
//! 从别处复制的文字常夹着繁体字，搜索找不到，老人也认不全。
//! Copied texts bring characters that searching does not find and not everybody reads.

use std::sync::LazyLock;

use super::words;

/// The characters of the lists, by their distance from the first Chinese character of Unicode's first plane.
static SCRIPTS: LazyLock<Vec<Option<Script>>> = LazyLock::new(|| {
    let mut table = vec![None; LAST - FIRST + 1];
    let lists = [(Script::Simplified, include_str!("simplified.txt")), (Script::Traditional, include_str!("traditional.txt"))];
    let marks = lists.into_iter().flat_map(|(script, list)| words(list).flat_map(|(line, _)| line.chars()).map(move |c| (c, script)));
    let mut shared = Vec::new();
    for (c, script) in marks {
        if let Some(slot) = place(c).and_then(|at| table.get_mut(at)) {
            match slot.replace(script) {
                Some(other) if other != script => shared.push(c),
                _ => {}
            }
        }
    }
    shared.into_iter().filter_map(place).for_each(|at| table.get_mut(at).into_iter().for_each(|slot| *slot = None));
    table
});

/// The first and the last of the characters that the lists know.
const FIRST: usize = 0x3400;
const LAST: usize = 0x9fff;

/// A way of writing Chinese.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Script {
    /// 简体
    Simplified,
    /// 繁体
    Traditional,
}

/// Which way of writing a character belongs to, where it belongs to one alone.
pub fn of(c: char) -> Option<Script> {
    SCRIPTS.get(place(c)?).copied().flatten()
}

fn place(c: char) -> Option<usize> {
    (c as usize).checked_sub(FIRST)
}

/// Every character of a text that belongs to one way of writing, with its place.
pub fn marks(text: &str) -> impl Iterator<Item = (usize, char, Script)> + '_ {
    text.char_indices().filter_map(|(at, c)| Some((at, c, of(c)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_told_apart() {
        assert_eq!(of('业'), Some(Script::Simplified));
        assert_eq!(of('業'), Some(Script::Traditional));
        for shared in "公示主大会云台后里干面松a1，".chars().filter(|c| !"会云".contains(*c)) {
            assert_eq!(of(shared), None, "{shared}");
        }
        assert_eq!(marks("业主與会").map(|(at, c, _)| (at, c)).collect::<Vec<_>>(), [(0, '业'), (6, '與'), (9, '会')]);
    }
}
