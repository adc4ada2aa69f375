//! What the published attachments say in letters: text files, office files and the text layer of PDFs are searched like
//! records, and pages and drawings must not do anything: they stand on the site's own address, and a script in one is a script
//! of the site.
//!
//! Only what somebody answers for as redacted is published, and only that is searched; pictures and scans are looked at by
//! whoever redacted them.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::active;
use crate::base::detect::{self, Known};
use crate::base::diagnostic::{Diagnostic, Place, Said};
use crate::base::gbk;
use crate::base::office;
use crate::base::pdf::{self, Unread};
use crate::base::reading::{ListedFile, UnitFiles};
use crate::base::source::{Source, Span, decode_wide};
use crate::said;

use super::{Loaded, disclosed, load, nowhere};

/// The largest file that is searched, in bytes.
pub const LARGEST: u64 = 16 << 20;
const TEXTS: [&str; 5] = ["txt", "csv", "tsv", "md", "json"];
/// What a computer or a telephone runs when it is opened.
const PROGRAMS: [&str; 20] = [
    "exe", "msi", "com", "scr", "bat", "cmd", "ps1", "vbs", "js", "mjs", "jar", "apk", "ipa", "dmg", "sh", "swf", "hta", "lnk", "docm",
    "xlsm",
];
/// What a browser shows and might run.
const PAGES: [&str; 10] = ["html", "htm", "xhtml", "xht", "shtml", "mht", "mhtml", "svg", "svgz", "xml"];

/// What has letters that nobody here can read.
const SEALED: [&str; 17] =
    ["doc", "xls", "ppt", "wps", "et", "dps", "rtf", "zip", "rar", "7z", "gz", "tar", "msg", "eml", "epub", "pages", "numbers"];
const OFFICE: [&str; 7] = ["docx", "xlsx", "pptx", "odt", "ods", "odp", "ofd"];

/// Searches every published attachment of a unit that has letters; `read` gives a file's bytes by its path.
///
/// # Diagnostics
/// `privacy/format/*` where something private stands; `attachment/format/active` for a page or drawing that runs something or
/// could not be searched for it; `attachment/format/unread` for any other file that could not be searched.
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
    Page,
    Program,
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
        page if PAGES.contains(&page) => Some(Sort::Page),
        program if PROGRAMS.contains(&program) => Some(Sort::Program),
        _ => None,
    }
}

fn published(loaded: &Loaded) -> BTreeSet<&str> {
    let attachments = loaded.records.iter().flat_map(|record| &record.header.attachments);
    attachments.filter(|attachment| attachment.redacted.is_some()).map(|attachment| attachment.file.0.as_str()).collect()
}

fn one(file: &ListedFile, read: &dyn Fn(&str) -> Option<Vec<u8>>) -> Vec<Diagnostic> {
    let Some(sort) = sort_of(&file.path) else { return Vec::new() };
    let is_page = matches!(sort, Sort::Page);
    let unread = |why| if is_page { may_act(file, why) } else { unread(file, why) };
    match sort {
        Sort::Program => return vec![acts(nowhere(&file.path))],
        Sort::Sealed => return vec![sealed(file)],
        _ => {}
    }
    if file.size > LARGEST {
        return vec![unread(Unread::TooLong)];
    }
    // A file that is gone is another rule's matter.
    let Some(bytes) = read(&file.path) else { return Vec::new() };
    match sort {
        Sort::Pdf => match pdf::pages(&bytes) {
            Ok(pages) => pages.iter().enumerate().flat_map(|(at, page)| of_page(file, at + 1, page)).collect(),
            Err(why) => vec![unread(why)],
        },
        Sort::Office => match office::parts(&bytes) {
            Ok(parts) => parts.iter().flat_map(|part| found(part, |_| nowhere(&file.path))).collect(),
            Err(why) => vec![unread(why)],
        },
        Sort::Text | Sort::Page => match text(&bytes) {
            Some(text) => {
                let source = Arc::new(Source { path: file.path.clone(), text });
                let mut found = found(&source.text, |span| source.place(span));
                found.extend(active::find(&source.text).filter(|_| is_page).map(|span| acts(source.place(span))));
                found
            }
            None => vec![unread(Unread::Broken)],
        },
        Sort::Program | Sort::Sealed => Vec::new(),
    }
}

/// The text of a file in any coding people save in. UTF-16 comes first: its Latin letters and digits are sound UTF-8 and
/// GBK with a NUL beside each, where no number would be found.
fn text(bytes: &[u8]) -> Option<String> {
    decode_wide(bytes).or_else(|| std::str::from_utf8(bytes).ok().map(str::to_string)).or_else(|| gbk::decode(bytes))
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

fn acts(place: Place) -> Diagnostic {
    let what = said!("附件里有会运行的代码", "the attachment holds something that runs when it is opened");
    harmless(Diagnostic::error(ACTIVE, place, what))
}

/// A page that could not be searched, which no redaction answers for.
fn may_act(file: &ListedFile, why: Unread) -> Diagnostic {
    let name = file.path.rsplit('/').next().unwrap_or(&file.path);
    let what = match why {
        Unread::Broken => said!("附件“{name}”读不出来，不知道里面有没有会运行的代码", "`{name}` cannot be read, and might run something"),
        Unread::TooLong => {
            said!("附件“{name}”太大，没有查过里面有没有会运行的代码", "`{name}` is too large to be searched, and might run something")
        }
    };
    harmless(Diagnostic::error(ACTIVE, nowhere(&file.path), what))
}

const ACTIVE: &str = "attachment/format/active";

fn harmless(found: Diagnostic) -> Diagnostic {
    found
        .why(said!(
            "附件和网站在同一个网址下，它里面的代码可以改动公示页面、跳到别处",
            "attachments stand at the site's own address: what they run can change its pages and lead readers away"
        ))
        .mend(said!("另存为 PDF 或图片（PNG、JPEG）再公布", "publish it as a PDF or a picture (PNG, JPEG) instead"))
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
        let wide: Vec<u8> = "甲,乙\n电话,13912345678\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(said_of("a.csv", &wide, REDACTED), mobile);
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
    fn a_page_or_drawing_that_runs_something_is_refused() {
        let acts = ["attachment/format/active (1, 6) 附件里有会运行的代码"];
        for name in ["a.svg", "a.HTML", "a.xml"] {
            assert_eq!(said_of(name, b"<svg><script>1</script></svg>", REDACTED), acts, "{name}");
        }
        assert_eq!(said_of("a.txt", b"<svg><script>1</script></svg>", REDACTED), Vec::<String>::new(), "a text is only shown");
        assert!(said_of("a.svg", "<svg><text>甲</text></svg>".as_bytes(), REDACTED).is_empty());
        let wide: Vec<u8> = "甲乙丙<script>1</script>".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(said_of("a.svg", &wide, REDACTED), ["attachment/format/active (1, 4) 附件里有会运行的代码"]);
        assert_eq!(said_of("a.apk", b"PK", REDACTED), ["attachment/format/active (1, 1) 附件里有会运行的代码"]);
        assert!(said_of("a.apk", b"PK", "inspect: 物业前台").is_empty());
        for bytes in [&b"\xFF\xFE<\0s\0c"[..], b"\x1f\x8b\x08\0"] {
            let found = said_of("a.svgz", bytes, REDACTED);
            assert_eq!(found, ["attachment/format/active (1, 1) 附件“a.svgz”读不出来，不知道里面有没有会运行的代码"], "{bytes:?}");
        }
    }

    #[test]
    fn a_broken_file_is_named() {
        assert_eq!(
            said_of("a.pdf", b"13912345678", REDACTED),
            ["attachment/format/unread (1, 1) 附件“a.pdf”读不出来，没有查过里面的个人信息"]
        );
    }
}
