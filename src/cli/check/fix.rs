//! `check --fix`: mends what nobody needs to think about, after it has shown the edits and somebody has agreed.
//!
//! 1. A finding that knows its edit is mended, and what comes to light then too, until nothing is left that can be.
//! 2. Only the stretches found are edited: comments, order, line ends and a byte-order mark stay as they are.
//! 3. A text in GBK or UTF-16 becomes UTF-8, and its original stays beside it under a name that is not read.
//! 4. What somebody answers for, and what needs a decision, is left to its author.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::detect::Names;
use crate::base::diagnostic::{Diagnostic, Fix, Severity};
use crate::base::gbk;
use crate::base::reading::{SourceFile, UnitFiles};
use crate::base::source::decode;
use crate::disk::{self, Workspace};
use crate::load;
use crate::pipeline;
use crate::said;

use super::super::board::{self, Wishes};
use super::super::report::Report;
use super::super::report::diff::Change;
use super::super::{Common, Failure};

/// How often a unit is looked at again; each round mends what the one before brought to light.
const ROUNDS: usize = 64;
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// A file as it is and as it will be.
struct Mended {
    path: String,
    before: Vec<u8>,
    after: Vec<u8>,
    /// What its original was written in, where that was not UTF-8.
    recoded: Option<&'static str>,
    /// Whether something private stands in it, so that its lines are not repeated as they are.
    secret: bool,
    /// Whom its lines may not name.
    unnamed: Option<Arc<Names>>,
}

/// Shows the edits, asks, and writes them; what is left is for an ordinary check to tell.
pub fn run(common: &Common, compounds: &[String], yes: bool, report: &Report) -> Result<(), Failure> {
    let mut workspace = disk::read_workspace(&common.root)?;
    let root = workspace.root.clone();
    let mended = all(&mut workspace, compounds)?;
    if mended.is_empty() {
        report.note(&said!("没有能自动改的", "nothing here can be mended by itself"));
        return Ok(());
    }
    let edits: usize = mended.iter().map(|file| show(file, report)).sum();
    let count = mended.len();
    let question = said!("改这 {count} 个文件吗（{edits} 行）？[y/N] ", "mend these {count} files ({edits} lines)? [y/N] ");
    match if yes { Some(true) } else { report.ask(&question) } {
        Some(true) => write(&root, &mended, report),
        Some(false) => {
            report.note(&said!("什么也没有改", "nothing was changed"));
            Ok(())
        }
        None => Err(Failure::Outside(said!(
            "上面的都还没有改：这里没有人可以回答；看过以后加上 --yes 再运行",
            "none of this was changed: there is nobody to answer here; look at it and run again with --yes"
        ))),
    }
}

/// What can be mended in the board's own file and in the units asked for; the workspace is left with the board mended.
fn all(workspace: &mut Workspace, compounds: &[String]) -> Result<Vec<Mended>, Failure> {
    let mut files = UnitFiles { files: std::mem::take(&mut workspace.board), ..UnitFiles::default() };
    let mut mended = mend(&mut files, |files| load::load_board(&files.files).1);
    workspace.board = files.files;
    let open = match board::open_read(workspace.clone(), Wishes::default()) {
        Ok(open) => open,
        // What all units share comes first; the units are looked at once it is right.
        Err(Failure::Findings(_)) => return Ok(mended),
        Err(failure) => return Err(failure),
    };
    let chosen = open.chosen(compounds)?;
    let each = chosen.par_iter().map(|folder| {
        let (mut files, above) = open.read(folder);
        let above: Vec<_> = above.iter().map(|unit| &unit.loaded).collect();
        mend(&mut files, |files| pipeline::check_compound(files, &above, &open.shared, Vec::new()).0)
    });
    mended.extend(each.collect::<Vec<_>>().into_iter().flatten());
    Ok(mended)
}

/// Mends a unit's files in memory, as long as looking at them brings anything to light.
fn mend(files: &mut UnitFiles, look: impl Fn(&UnitFiles) -> Vec<Diagnostic>) -> Vec<Mended> {
    let mut recoded = BTreeMap::new();
    let before: Vec<Vec<u8>> = files.files.iter().map(|file| file.bytes.clone()).collect();
    for file in &mut files.files {
        // Latin letters in UTF-16 are sound UTF-8 with a NUL beside each.
        let foreign = file.bytes.contains(&0) || std::str::from_utf8(&file.bytes).is_err();
        if let Some((text, word)) = foreign.then(|| gbk::recoded(&file.bytes)).flatten() {
            file.bytes = text.into_bytes();
            recoded.insert(file.path.clone(), word);
        }
    }
    let readable: Vec<Vec<u8>> = files.files.iter().map(|file| file.bytes.clone()).collect();
    let mut indented = BTreeSet::new();
    let mut found = look(files);
    // Once nothing is found any more, nobody would be left to hide.
    let mut unnamed = None;
    for _ in 0..ROUNDS {
        unnamed = found.iter().find_map(|finding| finding.unnamed.clone()).or(unnamed);
        let mut edits: BTreeMap<&str, Vec<&Fix>> = BTreeMap::new();
        for finding in found.iter().filter(|finding| finding.severity != Severity::Advice) {
            edits.entry(&finding.place.source.path).or_default().extend(&finding.fix);
        }
        let moved = edits.iter().filter(|(_, fixes)| fixes.iter().any(|fix| fix.text.starts_with("  "))).map(|(path, _)| path.to_string());
        indented.extend(moved);
        let edited = files.files.iter_mut().filter_map(|file| edit(file, edits.get(file.path.as_str())?)).count();
        if edited == 0 {
            break;
        }
        found = look(files);
    }
    // How deep a line belongs, only a file that can then be read proves.
    let torn = |path: &str| found.iter().any(|finding| finding.rule.starts_with("yaml/") && finding.place.source.path == path);
    for (file, readable) in files.files.iter_mut().zip(readable) {
        if indented.contains(&file.path) && torn(&file.path) {
            file.bytes = readable;
        }
    }
    let secret = |path: &str| found.iter().any(|finding| finding.rule.starts_with("privacy/") && finding.place.source.path == path);
    let changed = files.files.iter().zip(before).filter(|(file, before)| file.bytes != *before);
    changed
        .map(|(file, before)| Mended {
            path: file.path.clone(),
            before,
            after: file.bytes.clone(),
            recoded: recoded.get(&file.path).copied(),
            secret: secret(&file.path),
            unnamed: unnamed.clone(),
        })
        .collect()
}

/// Edits the stretches of a file; `None` where that changes nothing.
fn edit(file: &mut SourceFile, fixes: &[&Fix]) -> Option<()> {
    let source = decode(&file.path, &file.bytes).ok()?;
    let mut fixes: Vec<&Fix> = fixes.to_vec();
    fixes.sort_by_key(|fix| fix.span);
    let mut text = String::with_capacity(source.text.len());
    let mut at = 0;
    for fix in fixes {
        let (start, end) = (fix.span.start as usize, fix.span.end as usize);
        // Two edits of one stretch wait for the next round; one across lines would join what belongs apart.
        let old = source.text.get(start..end).filter(|old| start >= at && !old.contains('\n') && !fix.text.contains('\n'));
        if old.is_some_and(|old| old != fix.text) {
            text.push_str(source.text.get(at..start)?);
            text.push_str(&fix.text);
            at = end;
        }
    }
    text.push_str(source.text.get(at..)?);
    if text == source.text {
        return None;
    }
    let mark = if file.bytes.starts_with(MARK) { MARK } else { &[] };
    file.bytes = [mark, text.as_bytes()].concat();
    Some(())
}

/// Shows what a file becomes; the answer is the number of lines that change.
fn show(file: &Mended, report: &Report) -> usize {
    let old = match file.recoded {
        Some(_) => gbk::recoded(&file.before).map(|(text, _)| text).unwrap_or_default(),
        None => String::from_utf8_lossy(&file.before).into_owned(),
    };
    let new = String::from_utf8_lossy(&file.after);
    report.differ(&Change {
        path: &file.path,
        old: &old,
        new: &new,
        recoded: file.recoded,
        secret: file.secret,
        unnamed: file.unnamed.as_deref(),
    })
}

/// Writes what was agreed to; one file that cannot be written stops no other.
fn write(root: &std::path::Path, mended: &[Mended], report: &Report) -> Result<(), Failure> {
    let mut failure = Ok(());
    let mut count = 0;
    for file in mended {
        match disk::replace_text(root, &file.path, &file.before, &file.after, file.recoded) {
            Ok(kept) => {
                count += 1;
                if let Some(kept) = kept {
                    let path = &file.path;
                    report.note(&said!(
                        "{path} 已转成 UTF-8，原件留在旁边：{kept}",
                        "{path} is UTF-8 now; its original stays beside it: {kept}"
                    ));
                }
            }
            Err(error) => {
                let error = Failure::from(error);
                if let (Failure::Outside(said), true) = (&error, failure.is_err()) {
                    report.note(said);
                } else {
                    failure = Err(error);
                }
            }
        }
    }
    report.note(&said!("已改 {count} 个文件", "{count} files mended"));
    failure
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::source::Span;

    fn edited(text: &str, fixes: &[(usize, usize, &str)]) -> Option<String> {
        let mut file = SourceFile { path: "a.yaml".into(), bytes: text.into() };
        let fixes: Vec<Fix> = fixes.iter().map(|(start, end, text)| Fix { span: Span::new(*start, *end), text: (*text).into() }).collect();
        edit(&mut file, &fixes.iter().collect::<Vec<_>>())?;
        String::from_utf8(file.bytes).ok()
    }

    #[test]
    fn an_indentation_that_leads_nowhere_is_left_alone() {
        let mended = |text: &str| {
            let file = SourceFile { path: "content/board.yaml".into(), bytes: text.into() };
            let mut files = UnitFiles { files: vec![file], ..UnitFiles::default() };
            mend(&mut files, |files| load::load_board(&files.files).1).len()
        };
        assert_eq!((mended("title: 公示\nextra:\n  - a: 1\n\tb: 1\n"), mended("title: 公示\nextra:\n\tb: 1\n")), (0, 1));
    }

    #[test]
    fn only_the_stretches_are_edited_and_one_of_two_that_overlap() {
        assert_eq!(edited("\u{feff}a: 1 # c\r\nb: 2\r\n", &[(3, 4, "3"), (13, 14, "")]).as_deref(), Some("\u{feff}a: 3 # c\r\nb: \r\n"));
        assert_eq!(edited("abcd", &[(1, 3, "x"), (2, 4, "y"), (0, 1, "z")]).as_deref(), Some("zxd"));
        assert_eq!(edited("ab\ncd", &[(1, 4, ""), (0, 1, "\n")]), None);
        assert_eq!(edited("ab", &[(1, 9, ""), (0, 1, "a")]), None);
    }
}
