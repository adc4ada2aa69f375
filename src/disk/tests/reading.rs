//! Reading a workspace that somebody made a mess of.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use super::site::scratch;
use crate::base::path::NameFault;
use crate::base::reading::{Obstacle, ObstacleKind, SourceFile};
use crate::disk::{DiskError, LARGEST_TEXT, hash_file, read_unit, read_workspace, write_new_file};

fn put(root: &Path, path: &str, text: &str) {
    let whole = root.join(path);
    fs::create_dir_all(whole.parent().unwrap()).unwrap();
    fs::write(whole, text).unwrap();
}

fn paths(files: &[SourceFile]) -> Vec<&str> {
    files.iter().map(|file| file.path.as_str()).collect()
}

fn met(obstacles: &[Obstacle]) -> Vec<(&str, &ObstacleKind)> {
    obstacles.iter().map(|o| (o.path.as_str(), &o.what)).collect()
}

#[test]
fn a_workspace_is_read_unit_by_unit() {
    let folder = scratch();
    let root = folder.path();
    for path in [
        "content/board.yaml",
        "content/b-garden/compound.yaml",
        "content/b-garden/账目/2026-q3.YAML",
        "content/b-garden/matter/lift.md",
        "content/b-garden/attachments/2026/合同.pdf",
        "content/b-garden/附件/a.yaml",
        "content/a-court/compound.yml",
        "themes/mine/page.html",
        "packs/city.yaml",
        "fonts/a.ttf",
        "content/b-garden/.git/config.yaml",
        "content/b-garden/matter/.lift.md.swp",
        "content/b-garden/~$账.xlsx",
        "content/b-garden/Thumbs.db",
        "content/.DS_Store",
        "content/b-garden/finance/#a.yaml#",
        "public/index.html",
    ] {
        put(root, path, path);
    }
    let workspace = read_workspace(root).unwrap();
    assert_eq!(paths(&workspace.board), ["content/board.yaml"]);
    assert_eq!(workspace.units.iter().map(|u| u.id.as_str()).collect::<Vec<_>>(), ["a-court", "b-garden"]);
    assert_eq!(paths(&workspace.overrides), ["themes/mine/page.html", "packs/city.yaml"]);
    assert_eq!(workspace.fonts[0].path, "fonts/a.ttf");
    assert!(workspace.obstacles.is_empty());
    let garden = read_unit(&workspace, &workspace.units[1]);
    assert_eq!(
        paths(&garden.files),
        ["content/b-garden/compound.yaml", "content/b-garden/matter/lift.md", "content/b-garden/账目/2026-q3.YAML"]
    );
    assert!(garden.files.iter().all(|file| file.bytes == file.path.as_bytes()));
    let attachments: Vec<(&str, u64)> = garden.attachments.iter().map(|a| (a.path.as_str(), a.size)).collect();
    assert_eq!(attachments, [("content/b-garden/attachments/2026/合同.pdf", 44), ("content/b-garden/附件/a.yaml", 30)]);
    assert!(garden.obstacles.is_empty());
    let digest = hash_file(root, "content/b-garden/附件/a.yaml").unwrap();
    assert_eq!(digest, crate::disk::Digest::of("content/b-garden/附件/a.yaml".as_bytes()));
    assert!(hash_file(root, "content/../../etc/passwd").is_err());
}

#[test]
fn what_must_not_be_read_is_named_and_stops_only_its_unit() {
    let folder = scratch();
    let root = folder.path();
    put(root, "content/good/compound.yaml", "name: 好");
    put(root, "content/bad/compound.yaml", "name: 坏");
    put(root, "content/bad/finance/photo.png", "png");
    put(root, "content/bad/finance/A.yaml", "1");
    put(root, "content/bad/finance/a.yaml", "2");
    put(root, "content/bad/matter/caf\u{e9}.md", "nfc");
    put(root, "content/bad/matter/cafe\u{301}.md", "nfd");
    put(root, "content/bad/matter/con.md", "device");
    put(root, "content/bad/matter/x\u{202e}dm.md", "bidi");
    put(root, "content/bad/matter/a:b.md", "stream");
    put(root, "content/bad/notice/big.md", &"x".repeat(usize::try_from(LARGEST_TEXT).unwrap() + 1));
    put(root, "content/bad/deep/1/2/3/4/5/6/7/8/9/10/11/12/13/x.md", "deep");
    fs::write(root.join("content/bad/notice").join(OsStr::from_bytes(b"\xd5\xcb.md")), "gbk").unwrap();
    symlink("/etc/passwd", root.join("content/bad/notice/link.md")).unwrap();
    symlink(root.join("content"), root.join("content/bad/loop")).unwrap();
    symlink(root.join("content/good"), root.join("content/alias")).unwrap();
    put(root, "content/stray.txt", "x");
    put(root, "content/x.md", "a record");
    assert!(Command::new("mkfifo").arg(root.join("content/bad/notice/pipe.md")).status().unwrap().success());
    let workspace = read_workspace(root).unwrap();
    assert_eq!(
        met(&workspace.obstacles),
        [
            ("content/alias", &ObstacleKind::Symlink),
            ("content/stray.txt", &ObstacleKind::Stray),
            ("content/x.md", &ObstacleKind::Misplaced)
        ]
    );
    assert_eq!(workspace.units.len(), 2);
    let bad = read_unit(&workspace, &workspace.units[0]);
    assert_eq!(
        met(&bad.obstacles),
        [
            ("content/bad/deep/1/2/3/4/5/6/7/8/9/10/11/12", &ObstacleKind::TooDeep(12)),
            ("content/bad/finance/a.yaml", &ObstacleKind::Collides("A.yaml".to_string())),
            ("content/bad/finance/photo.png", &ObstacleKind::Stray),
            ("content/bad/loop", &ObstacleKind::Symlink),
            ("content/bad/matter/a:b.md", &ObstacleKind::Name(NameFault::Forbidden(':'))),
            ("content/bad/matter/caf\u{e9}.md", &ObstacleKind::Collides("cafe\u{301}.md".to_string())),
            ("content/bad/matter/con.md", &ObstacleKind::Name(NameFault::Device)),
            ("content/bad/matter/x\\u{202e}dm.md", &ObstacleKind::Name(NameFault::Bidi('\u{202e}'))),
            ("content/bad/notice/big.md", &ObstacleKind::TooLarge { size: LARGEST_TEXT + 1, limit: LARGEST_TEXT }),
            ("content/bad/notice/link.md", &ObstacleKind::Symlink),
            ("content/bad/notice/pipe.md", &ObstacleKind::Special),
            ("content/bad/notice/\u{fffd}\u{fffd}.md", &ObstacleKind::Name(NameFault::NotUtf8)),
        ]
    );
    assert!(bad.obstacles.iter().all(|o| !o.what.zh().is_empty() && !o.what.en().is_empty()));
    assert_eq!(paths(&bad.files).len(), 5);
    assert!(read_unit(&workspace, &workspace.units[1]).obstacles.is_empty());
}

#[test]
fn units_whose_names_collide_or_are_unsafe_are_named() {
    let folder = scratch();
    let root = folder.path();
    put(root, "content/Garden/compound.yaml", "");
    put(root, "content/garden/compound.yaml", "");
    put(root, "content/aux/compound.yaml", "");
    let workspace = read_workspace(root).unwrap();
    assert_eq!(met(&workspace.obstacles), [("content/aux", &ObstacleKind::Name(NameFault::Device))]);
    assert!(workspace.units[0].obstacles.is_empty());
    let second = read_unit(&workspace, &workspace.units[1]);
    assert_eq!(met(&second.obstacles), [("content/garden", &ObstacleKind::Collides("Garden".to_string()))]);
}

#[test]
fn a_workspace_without_content_is_an_error_with_advice() {
    let folder = scratch();
    for root in [folder.path().to_path_buf(), folder.path().join("missing")] {
        let error = read_workspace(&root).unwrap_err();
        assert!(matches!(error, DiskError::NoContent { .. }));
        assert!(error.zh().contains("gongshi init") && error.en().contains("gongshi init"));
    }
    symlink("/etc", folder.path().join("content")).unwrap();
    assert!(read_workspace(folder.path()).is_err());
}

#[test]
fn a_new_file_never_overwrites() {
    let folder = scratch();
    let path = folder.path().join("a/b.yaml");
    write_new_file(&path, b"first").unwrap();
    let error = write_new_file(&path, b"second").unwrap_err();
    assert!(matches!(error, DiskError::Exists { .. }));
    assert_eq!(fs::read(&path).unwrap(), b"first");
    symlink("/nowhere/else", folder.path().join("link")).unwrap();
    assert!(write_new_file(&folder.path().join("link"), b"x").is_err());
}
