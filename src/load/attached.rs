//! What the published attachments say in letters: text files, office files and the text layer of PDFs are searched like records.
//!
//! Only what somebody answers for as redacted is published, and only that is searched; pictures and scans are looked at by
//! whoever redacted them.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::detect::{self, Known};
use crate::base::diagnostic::{Diagnostic, Place, Said};
use crate::base::gbk;
use crate::base::office;
use crate::base::pdf::{self, Unread};
use crate::base::reading::{ListedFile, UnitFiles};
use crate::base::source::{Source, Span};
use crate::said;

use super::{Loaded, disclosed, load, nowhere};

/// The largest file that is searched, in bytes.
pub const LARGEST: u64 = 16 << 20;
const TEXTS: [&str; 8] = ["txt", "csv", "tsv", "md", "json", "xml", "html", "htm"];

/// What has letters that nobody here can read.
const SEALED: [&str; 17] =
    ["doc", "xls", "ppt", "wps", "et", "dps", "rtf", "zip", "rar", "7z", "gz", "tar", "msg", "eml", "epub", "pages", "numbers"];
const OFFICE: [&str; 9] = ["docx", "xlsx", "pptx", "docm", "xlsm", "odt", "ods", "odp", "ofd"];

/// Searches every published attachment of a unit that has letters; `read` gives a file's bytes by its path.
///
/// # Diagnostics
/// `privacy/format/*` where something private stands; `attachment/format/unread` for a file that could not be searched.
pub fn search(files: &UnitFiles, read: &dyn Fn(&str) -> Option<Vec<u8>>) -> Vec<Diagnostic> {
    let lettered: Vec<&ListedFile> = files.attachments.iter().filter(|file| sort_of(&file.path).is_some()).collect();
    if lettered.is_empty() {
        return Vec::new();
    }
    let loaded = load(files);
    let published = published(&loaded);
    let named = loaded.attachments.iter().filter(|(name, file)| published.contains(name.as_str()) && lettered.contains(&file));
    named.flat_map(|(_, file)| one(file, read)).collect()
}

#[derive(Clone, Copy)]
enum Sort {
    Text,
    Pdf,
    Office,
    Sealed,
}

fn sort_of(path: &str) -> Option<Sort> {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase())?;
    match extension.as_str() {
        "pdf" => Some(Sort::Pdf),
        office if OFFICE.contains(&office) => Some(Sort::Office),
        sealed if SEALED.contains(&sealed) => Some(Sort::Sealed),
        text if TEXTS.contains(&text) => Some(Sort::Text),
        _ => None,
    }
}

fn published(loaded: &Loaded) -> BTreeSet<&str> {
    let attachments = loaded.records.iter().flat_map(|record| &record.header.attachments);
    attachments.filter(|attachment| attachment.redacted.is_some()).map(|attachment| attachment.file.0.as_str()).collect()
}

fn one(file: &ListedFile, read: &dyn Fn(&str) -> Option<Vec<u8>>) -> Vec<Diagnostic> {
    let Some(sort) = sort_of(&file.path) else { return Vec::new() };
    if file.size > LARGEST {
        return vec![unread(file, Unread::TooLong)];
    }
    if let Sort::Sealed = sort {
        return vec![sealed(file)];
    }
    // A file that is gone is another rule's matter.
    let Some(bytes) = read(&file.path) else { return Vec::new() };
    match sort {
        Sort::Pdf => match pdf::pages(&bytes) {
            Ok(pages) => pages.iter().enumerate().flat_map(|(at, page)| of_page(file, at + 1, page)).collect(),
            Err(why) => vec![unread(file, why)],
        },
        Sort::Office => match office::parts(&bytes) {
            Ok(parts) => parts.iter().flat_map(|part| found(part, |_| nowhere(&file.path))).collect(),
            Err(why) => vec![unread(file, why)],
        },
        Sort::Text => match std::str::from_utf8(&bytes).ok().map(str::to_string).or_else(|| gbk::decode(&bytes)) {
            Some(text) => {
                let source = Arc::new(Source { path: file.path.clone(), text });
                found(&source.text, |span| source.place(span))
            }
            None => vec![unread(file, Unread::Broken)],
        },
        Sort::Sealed => Vec::new(),
    }
}

fn of_page(file: &ListedFile, number: usize, page: &str) -> Vec<Diagnostic> {
    let mut found = found(page, |_| nowhere(&file.path));
    for diagnostic in &mut found {
        let Said { zh, en } = &diagnostic.what;
        diagnostic.what = said!("第 {number} 页：{zh}", "page {number}: {en}");
    }
    found
}

fn found(text: &str, place: impl Fn(Span) -> Place) -> Vec<Diagnostic> {
    let stops = detect::find(text).into_iter().map(|hit| disclosed(place(hit.span), hit.sort));
    let traces = detect::traces(text, Known::default()).into_iter().map(|hit| {
        let Said { zh, en } = hit.sort.said();
        let mend = said!("在原文件里遮住，再重新导出", "cover it in the original and export it again");
        Diagnostic::warning(hit.sort.rule(), place(hit.span), said!("附件里有{zh}", "the attachment holds {en}")).mend(mend)
    });
    stops.chain(traces).collect()
}

/// Says that a file is of a sort that nobody here can look into.
fn sealed(file: &ListedFile) -> Diagnostic {
    let name = file.path.rsplit('/').next().unwrap_or(&file.path);
    let what = said!(
        "附件“{name}”是打不开的格式，没有查过里面的个人信息",
        "`{name}` is of a format that cannot be looked into; it was not searched for personal data"
    );
    Diagnostic::warning("attachment/format/unread", nowhere(&file.path), what).mend(said!(
        "导出成 PDF、docx 或 xlsx；居民的手机也才打得开",
        "export it as PDF, docx or xlsx, which residents' telephones can open too"
    ))
}

fn unread(file: &ListedFile, why: Unread) -> Diagnostic {
    let name = file.path.rsplit('/').next().unwrap_or(&file.path);
    let what = match why {
        Unread::Broken => {
            said!("附件“{name}”读不出来，没有查过里面的个人信息", "`{name}` cannot be read and was not searched for personal data")
        }
        Unread::TooLong => {
            said!("附件“{name}”太大，没有查过里面的个人信息", "`{name}` is too large and was not searched for personal data")
        }
    };
    Diagnostic::warning("attachment/format/unread", nowhere(&file.path), what)
        .mend(said!("重新导出一份没有密码的，或拆成几个文件", "export it again without a password, or split it into several files"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::reading::SourceFile;

    fn said_of(name: &str, content: &[u8], header: &str) -> Vec<String> {
        let mut files = UnitFiles { id: "test".into(), ..UnitFiles::default() };
        let text = format!("---\ntitle: 通知\npublished: 2026-10-14\nattachments: [{{file: {name}, title: 图, {header}}}]\n---\n正文。\n");
        files.files.push(SourceFile { path: "content/test/compound.yaml".into(), bytes: "name: 测试\n".into() });
        files.files.push(SourceFile { path: "content/test/notice/a.md".into(), bytes: text.into() });
        files.attachments.push(ListedFile { path: format!("content/test/attachments/{name}"), size: 1, modified: 0 });
        let found = search(&files, &|_| Some(content.to_vec()));
        found.iter().map(|d| format!("{} {:?} {}", d.rule, d.place.line_column(), d.what.zh)).collect()
    }

    const REDACTED: &str = "redacted: {by: p-1, on: 2026-10-01}";

    #[test]
    fn a_published_text_is_searched_at_its_place_in_any_coding() {
        let mobile = ["privacy/format/mobile (2, 4) 这里有手机号，不能写进公示"];
        assert_eq!(said_of("a.csv", "甲,乙\n电话,13912345678\n".as_bytes(), REDACTED), mobile);
        assert_eq!(said_of("a.txt", b"\xb1\xea\xcc\xe2\nTel13912345678\n", REDACTED), mobile);
        assert_eq!(said_of("a.txt", "沪A12345".as_bytes(), REDACTED), ["privacy/format/plate (1, 1) 附件里有车牌号"]);
    }

    #[test]
    fn an_office_file_is_searched_in_all_its_parts() {
        let file = office::packed(&[
            ("word/document.xml", "<p><t>电话139</t><t>12345678</t></p>".as_bytes()),
            ("docProps/core.xml", b"<c>x@qq.com</c>"),
        ]);
        assert_eq!(
            said_of("a.docx", &file, REDACTED),
            ["privacy/format/mobile (1, 1) 这里有手机号，不能写进公示", "privacy/format/email (1, 1) 附件里有个人电子邮箱"]
        );
        let sheet = office::packed(&[("xl/worksheets/sheet1.xml", b"<row><c><v>139</v></c><c><v>12345678</v></c></row>")]);
        assert!(said_of("a.xlsx", &sheet, REDACTED).is_empty());
    }

    #[test]
    fn what_nobody_can_look_into_is_named() {
        assert_eq!(said_of("a.doc", b"x", REDACTED), ["attachment/format/unread (1, 1) 附件“a.doc”是打不开的格式，没有查过里面的个人信息"]);
        assert!(said_of("a.doc", b"x", "inspect: 物业前台").is_empty());
    }

    #[test]
    fn what_is_not_published_or_no_text_is_left_alone() {
        assert!(said_of("a.csv", b"13912345678", "inspect: 物业前台").is_empty());
        assert!(said_of("a.png", b"13912345678", REDACTED).is_empty());
    }

    #[test]
    fn a_broken_file_is_named() {
        assert_eq!(
            said_of("a.pdf", b"13912345678", REDACTED),
            ["attachment/format/unread (1, 1) 附件“a.pdf”读不出来，没有查过里面的个人信息"]
        );
    }
}
