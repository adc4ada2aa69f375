//! What is attached: pictures are drawn anew before anybody sees them, and what could do harm is not published.

use image::ImageFormat;

use crate::board::Board;
use crate::pictures::{bomb, document, file, photograph, picture, traces};

/// The sound workspace with a notice that has one file attached.
fn with(name: &str, bytes: &[u8]) -> Board {
    let board = Board::sound();
    board.write(&format!("content/garden/attachments/{name}"), bytes);
    let header = format!("attachments: [{{file: {name}, title: 现场, redacted: {{by: p-03, on: 2026-10-20}}}}]");
    board.write(
        "content/garden/notice/site.md",
        format!("---\ntitle: 现场照片\npublished: 2026-10-20\n{header}\n---\n\n看图：![现场](attachments/{name})\n"),
    );
    board
}

fn published(board: &Board, path: &str) -> Vec<u8> {
    std::fs::read(board.path("public/garden").join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn a_photograph_is_published_without_what_it_knows() {
    let raw = photograph(1200, 900, 6);
    assert_eq!(traces(&raw).len(), 5);
    let board = with("site.jpg", &raw);
    board.build(&[]);
    let laden: Vec<String> = board
        .tree("public")
        .into_keys()
        .filter(|path| !traces(&std::fs::read(board.path("public").join(path)).unwrap()).is_empty())
        .collect();
    assert_eq!(laden, Vec::<String>::new());
    let whole = image::load_from_memory(&published(&board, "attachments/site.jpg")).unwrap();
    assert_eq!((whole.width(), whole.height()), (900, 1200), "it stands upright");
    let small = published(&board, "thumbnails/site.jpg.jpg");
    let looks = image::load_from_memory(&small).unwrap();
    assert_eq!((looks.width(), looks.height()), (480, 640));
    let page = board.read("public/garden/notice/site.html");
    let shown = "<img class=\"gs-picture\" loading=\"lazy\" decoding=\"async\" src=\"../thumbnails/site.jpg.jpg\" width=\"480\" height=\"640\" alt=\"";
    assert_eq!(page.matches(shown).count(), 2, "beside its link, and within the text, where it leads to the whole: {page}");
    let tenths = (published(&board, "attachments/site.jpg").len() + 50_000) / 100_000;
    assert!(page.contains(&format!("现场 <span class=\"gs-meta\">{}.{} MB", tenths / 10, tenths % 10)), "{page}");
    // What the page says of it is true of what is published.
    let digest = &board.tree("public/garden")["attachments/site.jpg"];
    assert!(page.contains(&digest[..16]) && board.read("public/garden/manifest.json").contains(digest.as_str()));
}

#[test]
fn what_was_drawn_is_not_drawn_again_and_is_not_needed() {
    let board = with("site.jpg", &photograph(1200, 900, 1));
    board.build(&[]);
    let (first, kept) = (board.tree("public"), board.tree(".public.gongshi/pictures"));
    assert_eq!(kept.len(), 5, "picture, small copy and note of one; of the other, which is small, no copy: {kept:?}");
    board.edit("content/garden/notice/reminder.md", "到物业登记", "到物业前台登记");
    board.build(&[]);
    assert_eq!(kept, board.tree(".public.gongshi/pictures"));
    let changed = |before: &std::collections::BTreeMap<String, String>| {
        let now = board.tree("public");
        now.into_iter().filter(|(path, digest)| before.get(path) != Some(digest)).map(|(path, _)| path).collect::<Vec<_>>()
    };
    assert!(changed(&first).iter().all(|path| !path.contains("attachments/")), "{:?}", changed(&first));
    // Neither a lost nor a damaged memory changes a byte.
    let second = board.tree("public");
    std::fs::remove_dir_all(board.path(".public.gongshi/pictures")).unwrap();
    board.build(&["--force"]);
    assert_eq!((changed(&second), board.tree(".public.gongshi/pictures")), (vec![], kept.clone()));
    let damaged = &kept.keys().find(|path| path.ends_with(".small.jpg")).unwrap().clone();
    board.write(&format!(".public.gongshi/pictures/{damaged}"), "x");
    board.edit("content/garden/notice/reminder.md", "到物业前台登记", "到物业登记");
    board.build(&[]);
    assert_eq!((board.tree("public"), board.tree(".public.gongshi/pictures")), (first, kept));
    // Another picture takes the place of this one, also in the memory.
    board.write("content/garden/attachments/site.jpg", photograph(600, 500, 1));
    board.build(&[]);
    let kept = board.tree(".public.gongshi/pictures");
    assert!(kept.len() == 5 && !kept.contains_key(damaged), "{kept:?}");
    let whole = image::load_from_memory(&published(&board, "attachments/site.jpg")).unwrap();
    assert_eq!(whole.width(), 600);
}

#[test]
fn a_picture_of_the_web_becomes_one_that_every_telephone_opens() {
    let board = with("site.webp", &file(&picture(700, 500), ImageFormat::WebP));
    board.build(&[]);
    assert_eq!(image::guess_format(&published(&board, "pictures/site.webp.jpg")).unwrap(), ImageFormat::Jpeg);
    assert!(!board.has("public/garden/attachments/site.webp"));
    let page = board.read("public/garden/notice/site.html");
    assert!(page.contains("href=\"../pictures/site.webp.jpg\"") && !page.contains("attachments/site.webp"), "{page}");
}

#[test]
fn what_could_do_harm_stops_the_compound_and_the_old_site_stays() {
    let photo = photograph(90, 70, 1);
    let script = document("/OpenAction << /S /JavaScript /JS (app.alert) >>");
    let cases: [(&str, Vec<u8>, &str, &str); 10] = [
        ("a.png", bomb(50_000), "attachment/range/picture", "有 50000 × 50000 像素"),
        ("a.png", photo.clone(), "attachment/format/picture", "其实是 JPEG"),
        ("a.jpg", b"<html><script>alert(1)</script>".to_vec(), "attachment/format/picture", "其实是 HTML / SVG"),
        ("a.jpg", photo[..photo.len() / 2].to_vec(), "attachment/format/picture", "后面缺了一截"),
        ("a.heic", b"\0\0\0\x18ftypheic".to_vec(), "attachment/format/picture", "格式处理不了"),
        ("a.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec(), "attachment/format/active", "是网页或 SVG 图"),
        ("a.html", b"<p>".to_vec(), "attachment/format/active", "是网页或 SVG 图"),
        ("a.pdf", script, "attachment/format/active", "里有脚本"),
        ("a.pdf", document("/Names << /EmbeddedFiles << /Names [] >> >>"), "attachment/format/active", "里夹着别的文件"),
        ("a.pdf", document("/AA << /WC << /S /Launch /F (a.exe) >> >>"), "attachment/format/active", "会启动程序"),
    ];
    for (name, bytes, rule, words) in cases {
        let board = Board::sound();
        board.build(&[]);
        let before = board.tree("public/garden");
        let harmful = with(name, &bytes);
        for path in [&format!("content/garden/attachments/{name}"), "content/garden/notice/site.md"] {
            board.write(path, std::fs::read(harmful.path(path)).unwrap());
        }
        std::fs::remove_dir_all(board.path(".public.gongshi/pictures")).unwrap();
        for command in ["check", "build"] {
            let run = board.run(&[command]);
            assert_eq!(run.code, Some(1), "{name} {words}");
            assert!(run.err.contains(rule) && run.err.contains(words) && run.err.contains("怎么改"), "{}", run.err);
        }
        assert_eq!(board.tree("public/garden"), before, "{name} {words}");
    }
}

#[test]
fn a_harmless_document_is_published_as_it_is() {
    let bytes = document("/OpenAction [3 0 R /Fit]");
    let board = with("a.pdf", &bytes);
    board.edit("content/garden/notice/site.md", "看图：![现场](attachments/a.pdf)", "见[附件](attachments/a.pdf)");
    board.build(&[]);
    assert_eq!(published(&board, "attachments/a.pdf"), bytes);
}
