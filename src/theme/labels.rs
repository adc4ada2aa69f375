//! Labels in templates: `[[home.now]]`, or `[[teaser.until|item.until]]` with what fills the gaps.
//!
//! They are put in place when a theme is loaded, so that they cost nothing when a page is rendered.

use std::sync::Arc;

use crate::base::diagnostic::Diagnostic;
use crate::base::source::{Source, Span};
use crate::unit::board::Locale;

use super::Theme;
use super::catalogue::{Catalogue, Piece};
use super::files::finding;

/// Replaces every label of a template by the words of a locale; gaps become `{{ expression }}`.
///
/// # Diagnostics
/// `theme/reference/label` for a key without words, or filled with too few or too many values.
pub fn put_in_place(source: &Arc<Source>, catalogue: &Catalogue, found: &mut Vec<Diagnostic>) -> String {
    let mut out = String::with_capacity(source.text.len() * 2);
    let mut at = 0;
    while let Some((before, after)) = source.text.get(at..).and_then(|rest| rest.split_once("[[")) {
        out.push_str(before);
        let start = at + before.len();
        let Some((inside, _)) = after.split_once("]]") else { break };
        at = start + inside.len() + 4;
        let span = Span::new(start, at);
        let mut parts = inside.split('|').map(str::trim);
        let key = parts.next().unwrap_or("");
        let with: Vec<&str> = parts.collect();
        match catalogue.text(key) {
            None => found.push(finding(
                "theme/reference/label",
                source,
                span,
                &format!("词表里没有“{key}”"),
                &format!("the catalogue has no label `{key}`"),
            )),
            Some(text) if text.gaps() != with.len() => found.push(finding(
                "theme/reference/label",
                source,
                span,
                &format!("“{key}”有 {} 个空位，这里填了 {} 个", text.gaps(), with.len()),
                &format!("`{key}` has {} gaps but is given {} values", text.gaps(), with.len()),
            )),
            Some(text) => {
                for piece in &text.pieces {
                    match piece {
                        Piece::Words(_, html) => out.push_str(html),
                        // What a template fills in is known only to the engine: the common form.
                        Piece::Number(_, [_, more]) => out.push_str(more),
                        Piece::Gap(n) => {
                            out.push_str("{{ ");
                            out.push_str(with.get(*n).copied().unwrap_or(""));
                            out.push_str(" }}");
                        }
                    }
                }
            }
        }
    }
    out.push_str(source.text.get(at..).unwrap_or(""));
    out
}

/// The words of one enumeration: its family and its words, as `words!` declares them.
pub type FamilyWords = (&'static str, &'static [(&'static str, &'static str)]);

/// What the catalogues lack: keys that one has and another has not, gaps that differ, words of a family without a label.
/// A missing label is a failing test.
pub fn problems(theme: &Theme, families: &[FamilyWords]) -> Vec<String> {
    let mut problems = Vec::new();
    let catalogues: Vec<(&str, &Catalogue)> =
        Locale::ALL.iter().filter_map(|locale| theme.voice(*locale).map(|voice| (locale.word(), &voice.catalogue))).collect();
    for (name, catalogue) in &catalogues {
        for (other_name, other) in catalogues.iter().filter(|(other, _)| other != name) {
            for key in catalogue.keys() {
                match (catalogue.text(key), other.text(key)) {
                    (_, None) => problems.push(format!("{other_name} lacks {key}, which {name} has")),
                    (Some(a), Some(b)) if a.gaps() != b.gaps() => problems.push(format!("{key}: gaps differ in {name} and {other_name}")),
                    _ => {}
                }
            }
        }
        for (family, words) in families {
            for (word, _) in words.iter() {
                let key = format!("{family}.{word}");
                if !catalogue.has(&key) {
                    problems.push(format!("{name} lacks {key}"));
                }
            }
        }
    }
    problems.sort();
    problems.dedup();
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::party::contact::{ContactRole, Weekday};
    use crate::party::organization::{MemberBasis, OrganizationClass, RelationKind, Role, Standing};
    use crate::party::person::Publicity;
    use crate::unit::{Level, Premises};

    #[test]
    fn no_label_is_missing() {
        let theme = Theme::embedded().unwrap();
        let families: &[FamilyWords] = &[
            ("organization_class", OrganizationClass::WORDS),
            ("role", Role::WORDS),
            ("relation", RelationKind::WORDS),
            ("contact_role", ContactRole::WORDS),
            ("weekday", Weekday::WORDS),
            ("member_basis", MemberBasis::WORDS),
            ("standing", Standing::WORDS),
            ("publicity", Publicity::WORDS),
            ("level", Level::WORDS),
            ("premises", Premises::WORDS),
            ("locale", Locale::WORDS),
        ];
        assert_eq!(problems(&theme, families), Vec::<String>::new());
    }

    #[test]
    fn gaps_become_expressions() {
        let theme = Theme::embedded().unwrap();
        let catalogue = &theme.voice(Locale::ZhHans).unwrap().catalogue;
        let source = Arc::new(Source { path: "t".into(), text: "<i>[[teaser.until|x.until]]</i>".into(), ..Source::default() });
        let mut found = Vec::new();
        assert_eq!(put_in_place(&source, catalogue, &mut found), "<i>公示至 {{ x.until }}</i>");
        assert!(found.is_empty());
    }
}
