//! Each sort of attachment, sound and otherwise.

use super::*;
use crate::base::reading::SourceFile;

fn said_of(name: &str, content: &[u8], header: &str) -> Vec<String> {
    let mut files = UnitFiles { id: "test".into(), ..UnitFiles::default() };
    let text = format!("---\ntitle: 通知\npublished: 2026-10-14\nattachments: [{{file: {name}, title: 图, {header}}}]\n---\n正文。\n");
    files.files.push(SourceFile { path: "content/test/compound.yaml".into(), bytes: "name: 测试\n".into() });
    files.files.push(SourceFile { path: "content/test/notice/a.md".into(), bytes: text.into() });
    files.attachments.push(ListedFile { path: format!("content/test/attachments/{name}"), size: 1, modified: 0 });
    let found = search(&files, &[], &|_: &str| Some(content.to_vec()));
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
fn a_name_that_pages_mask_is_told_once() {
    let mut files = UnitFiles { id: "test".into(), ..UnitFiles::default() };
    let account = "title: 捐款\npublished: 2026-10-14\nperiod: 2026-Q3\naccount: {sort: other}\nopening: 0\nclosing: 5\nincome: []\nexpenditure: []\n\
        donations: [{number: 1, on: 2026-07-01, donor: 秦观山, amount: 5}]\nattachments: [{file: a.csv, title: 名单, redacted: {by: p-1, on: 2026-10-01}}]\n";
    let mut file = |path: &str, text: &str| files.files.push(SourceFile { path: format!("content/test/{path}"), bytes: text.into() });
    file("compound.yaml", "name: 测试\n");
    file("people.yaml", "people: [{id: p-1, name: 陆向前}, {id: p-2, name: 秦有光}]\n");
    file("roster/a.yaml", "title: 甲\npublished: 2026-01-01\nname: 甲\nclass: owners_committee\nmembers: [{person: p-1, role: chair}]\n");
    file("finance/a.yaml", account);
    files.attachments.push(ListedFile { path: "content/test/attachments/a.csv".into(), size: 1, modified: 0 });
    let list = "陆向前经手\n秦观山,5\n秦 观 山,6\n秦有光没来\n秦观山,7\n";
    let found = search(&files, &[], &|_: &str| Some(list.into()));
    let told: Vec<String> = found.iter().map(|d| format!("{} {:?} {}", d.rule, d.place.line_column(), d.what.zh)).collect();
    let said = |place: &str, mask: &str| format!("privacy/format/name ({place}) 附件里有不公开的姓名（{mask}）");
    assert_eq!(told, [said("2, 1", "秦*（2）"), said("4, 1", "秦*（1）")]);
}

#[test]
fn what_nobody_can_look_into_is_named() {
    assert_eq!(said_of("a.doc", b"x", REDACTED), ["attachment/format/unread (1, 1) 附件“a.doc”是打不开的格式，没有查过里面的个人信息"]);
    assert!(said_of("a.doc", b"x", "inspect: 物业前台").is_empty());
}

#[test]
fn what_is_not_published_is_left_alone() {
    assert!(said_of("a.csv", b"13912345678", "inspect: 物业前台").is_empty());
    assert!(said_of("a.png", b"13912345678", "inspect: 物业前台").is_empty());
    assert!(said_of("a.dat", b"13912345678", REDACTED).is_empty());
}

#[test]
fn a_page_or_drawing_is_refused_whatever_it_holds() {
    for name in ["a.svg", "a.HTML", "a.svgz", "a.mhtml"] {
        let found = said_of(name, "<svg><text>甲</text></svg>".as_bytes(), REDACTED);
        assert_eq!(found, [format!("attachment/format/active (1, 1) 附件“{name}”是网页或 SVG 图，不能公布")]);
    }
    assert!(said_of("a.svg", b"<svg/>", "inspect: 物业前台").is_empty());
}

#[test]
fn what_runs_something_is_refused() {
    assert_eq!(said_of("a.xml", b"<svg><script>1</script></svg>", REDACTED), ["attachment/format/active (1, 6) 附件里有会运行的代码"]);
    assert_eq!(said_of("a.txt", b"<svg><script>1</script></svg>", REDACTED), Vec::<String>::new(), "a text is only shown");
    assert!(said_of("a.xml", "<invoice><text>甲</text></invoice>".as_bytes(), REDACTED).is_empty());
    let wide: Vec<u8> = "甲乙丙<script>1</script>".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(said_of("a.xml", &wide, REDACTED), ["attachment/format/active (1, 4) 附件里有会运行的代码"]);
    assert_eq!(said_of("a.apk", b"PK", REDACTED), ["attachment/format/active (1, 1) 附件里有会运行的代码"]);
    assert!(said_of("a.apk", b"PK", "inspect: 物业前台").is_empty());
    let found = said_of("a.xml", b"\xFF\xFE<\0s\0c", REDACTED);
    assert_eq!(found, ["attachment/format/active (1, 1) 附件“a.xml”读不出来，不知道里面有没有会运行的代码"]);
}

#[test]
fn a_document_that_cannot_be_read_is_refused() {
    assert_eq!(
        said_of("a.pdf", b"13912345678", REDACTED),
        ["attachment/format/active (1, 1) 附件“a.pdf”读不出来，不知道里面有没有会运行的代码"]
    );
}

#[test]
fn a_document_is_read_and_does_nothing_else() {
    let said = |catalogue: &str| said_of("a.pdf", &pdf::tests::with("Tel 13912345678", catalogue, &[]), REDACTED);
    let mobile = "privacy/format/mobile (1, 1) 第 1 页：这里有手机号，不能写进公示";
    assert_eq!(said(""), [mobile]);
    assert_eq!(said("/OpenAction << /S /JavaScript /JS (x) >>"), ["attachment/format/active (1, 1) 附件“a.pdf”里有脚本", mobile]);
    assert_eq!(
        said("/Names << /EmbeddedFiles << >> >>"),
        ["attachment/format/active (1, 1) 附件“a.pdf”里夹着别的文件，没有人看过", mobile]
    );
}

#[test]
fn a_picture_is_what_it_says_and_whole() {
    let photo = picture::tests::jpeg(picture::tests::photo(20, 20));
    for (name, bytes, said) in [
        ("a.jpg", &photo[..], None),
        ("a.png", &photo, Some("format/picture (1, 1) 附件“a.png”其实是 JPEG")),
        ("a.pdf", &photo, Some("format/picture (1, 1) 附件“a.pdf”其实是 JPEG")),
        ("a.dat", &photo, Some("format/picture (1, 1) 附件“a.dat”其实是 JPEG")),
        ("a.jpg", b"<html>", Some("format/picture (1, 1) 附件“a.jpg”其实是 HTML / SVG")),
        ("a.jpg", b"x", Some("format/picture (1, 1) 附件“a.jpg”不是图片")),
        ("a.jpg", &photo[..photo.len() - 9], Some("format/picture (1, 1) 图片“a.jpg”不完整，后面缺了一截")),
        ("a.HEIC", b"", Some("format/picture (1, 1) 图片“a.HEIC”的格式处理不了")),
    ] {
        let said: Vec<String> = said.map(|said| format!("attachment/{said}")).into_iter().collect();
        assert_eq!(said_of(name, bytes, REDACTED), said, "{name}");
    }
}

#[test]
fn what_is_too_large_to_be_looked_at_is_told_without_reading() {
    let said = |name: &str, size: u64| {
        let file = ListedFile { path: format!("content/test/attachments/{name}"), size, modified: 0 };
        let read = |_: &str| -> Option<Vec<u8>> { panic!("it is not read") };
        one(&file, &Directory::default(), &read).iter().map(|found| format!("{} {}", found.rule, found.what.zh)).collect::<Vec<_>>()
    };
    assert_eq!(said("a.jpg", 65 << 20), ["attachment/range/picture 图片“a.jpg”有 65 MB，最多 64 MB"]);
    assert_eq!(said("a.pdf", 65 << 20), ["attachment/format/active 附件“a.pdf”太大，没有查过里面有没有会运行的代码"]);
    assert_eq!(said("a.txt", 17 << 20), ["attachment/format/unread 附件“a.txt”太大，没有查过里面的个人信息"]);
    assert!(said("a.mp4", 17 << 20).is_empty());
}
