//! What an edit would change, line by line: the old one and the new one below it.

use std::io::{self, BufRead as _, IsTerminal as _};

use super::{Report, clean};
use crate::base::detect::{self, Names};
use crate::base::diagnostic::Said;
use crate::said;

/// A text before and after edits that neither join nor part its lines.
pub struct Change<'c> {
    /// Where it stands.
    pub path: &'c str,
    /// The text as it is.
    pub old: &'c str,
    /// The text as it will be.
    pub new: &'c str,
    /// The word for the encoding it was written in, where that was not UTF-8.
    pub recoded: Option<&'c str>,
    /// Whether something private stands in it that the mask may not see through markup.
    pub secret: bool,
    /// Whom no line of it may name.
    pub unnamed: Option<&'c Names>,
}

/// The lines that differ: number, old, new; masked like everything that is printed.
fn lines(change: &Change) -> Vec<(usize, String, String)> {
    let (old, new) = (masked(change.old, change), masked(change.new, change));
    // What differs may look the same once masked, and what is masked may differ where nothing else does.
    let raw = change.old.lines().zip(change.new.lines());
    let shown = old.lines().zip(new.lines());
    let differing = raw.zip(shown).enumerate().filter(|(_, ((old, new), _))| old != new);
    differing.map(|(at, (_, (old, new)))| (at + 1, visible(old), visible(new))).collect()
}

fn masked(text: &str, change: &Change) -> String {
    let masked = detect::masked(text.trim_start_matches('\u{feff}'));
    let masked = if change.secret { detect::without_digits(&masked) } else { masked };
    change.unnamed.map_or_else(|| masked.clone(), |names| names.veiled(&masked))
}

/// A line in which a tab and a wide space can be told from blanks.
fn visible(line: &str) -> String {
    clean(&line.trim_end_matches('\r').replace('\t', "→").replace('\u{3000}', "□"))
}

impl Report {
    /// Shows what becomes of a text; the answer is the number of lines that change.
    pub fn differ(&self, change: &Change) -> usize {
        let lines = lines(change);
        let (path, count) = (clean(change.path), lines.len());
        let head = match change.recoded {
            Some(word) => {
                let from = if word == "gbk" { "GBK" } else { "UTF-16" };
                said!("{path}（{from} → UTF-8，另改 {count} 行）", "{path} ({from} → UTF-8, {count} lines besides)")
            }
            None => said!("{path}（{count} 行）", "{path} ({count} lines)"),
        };
        let (red, green, plain) = if self.colour { ("\x1b[31m", "\x1b[32m", "\x1b[0m") } else { ("", "", "") };
        let mut drawn = format!("{}\n", self.lang.of(&head));
        for (number, old, new) in &lines {
            drawn += &format!("{number:>5} {red}- {old}{plain}\n      {green}+ {new}{plain}\n");
        }
        self.aside(&drawn);
        count
    }

    /// Asks whoever sits there; `None` where nobody does.
    pub fn ask(&self, question: &Said) -> Option<bool> {
        let stdin = io::stdin();
        if !stdin.is_terminal() {
            return None;
        }
        self.aside(self.lang.of(question));
        let mut answer = String::new();
        stdin.lock().read_line(&mut answer).ok()?;
        Some(agrees(&answer))
    }
}

fn agrees(answer: &str) -> bool {
    let answer = crate::base::text::fold_width(answer).trim().to_lowercase();
    ["y", "yes", "是", "好", "改"].contains(&answer.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_clear_yes_agrees() {
        assert!(["y\n", "YES\r\n", "是\n", "ｙ\n"].into_iter().all(agrees));
        assert!(!["", "\n", "n\n", "yep\n", "不\n"].into_iter().any(agrees));
    }

    #[test]
    fn lines_are_told_with_what_cannot_be_seen_and_without_what_may_not() {
        let names = Names::new([("王明", "王*")]);
        let change = |old, new, secret| lines(&Change { path: "a", old, new, recoded: None, secret, unnamed: Some(&names) });
        assert_eq!(change("a\n\tb: 1\r\n", "a\n  b: 1\r\n", false), [(2, "→b: 1".to_string(), "  b: 1".to_string())]);
        let told = change("甲,乙 13912345678\n", "甲，乙 13912345678\n", false);
        assert_eq!(told, [(1, "甲,乙 139****5678".to_string(), "甲，乙 139****5678".to_string())]);
        assert!(!format!("{:?}", change("甲,乙 139**1234**5678", "甲，乙 139**1234**5678", true)).contains("1234"));
        assert_eq!(change("王明,好\n", "王明，好\n", false), [(1, "王＊,好".to_string(), "王＊，好".to_string())]);
        assert_eq!(change("\u{feff}a：1\n", "\u{feff}a: 1\n", false).len(), 1);
    }
}
