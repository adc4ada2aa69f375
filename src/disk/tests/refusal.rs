//! Outputs that would do harm are refused before anything is made.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;

use super::site::{scratch, site};
use crate::disk::place::resolve;
use crate::disk::{DiskError, Meta, Publisher, Refusal};

#[test]
fn outputs_that_would_do_harm_are_refused() {
    let folder = scratch();
    let base = fs::canonicalize(folder.path()).unwrap();
    let root = base.join("home/work");
    for below in ["content/garden", "themes", "elsewhere", "a"] {
        fs::create_dir_all(root.join(below)).unwrap();
    }
    fs::write(root.join("file"), "x").unwrap();
    symlink(root.join("content"), root.join("to-content")).unwrap();
    symlink("/", root.join("to-root")).unwrap();
    symlink(root.join("nowhere"), root.join("dangling")).unwrap();
    symlink(root.join("elsewhere"), root.join("to-elsewhere")).unwrap();
    let forbidden = [root.clone(), root.join("content"), root.join("themes"), root.join("packs")];
    let forbidden: Vec<&std::path::Path> = forbidden.iter().map(PathBuf::as_path).collect();
    let home = base.join("home");
    let table = [
        ("/", Refusal::Root),
        ("/..", Refusal::Root),
        ("to-root", Refusal::Root),
        ("../../home", Refusal::Home),
        ("../..", Refusal::Home),
        ("/dev", Refusal::Home),
        (".", Refusal::HoldsSources),
        ("a/..", Refusal::HoldsSources),
        ("content", Refusal::HoldsSources),
        ("content/", Refusal::HoldsSources),
        ("to-content", Refusal::HoldsSources),
        ("packs", Refusal::HoldsSources),
        ("content/public", Refusal::InsideSources),
        ("to-content/garden/deep/public", Refusal::InsideSources),
        ("themes/public", Refusal::InsideSources),
        ("file", Refusal::NotAFolder),
        ("file/public", Refusal::NotAFolder),
        ("dangling", Refusal::DanglingLink),
        ("dangling/public", Refusal::DanglingLink),
        ("missing/../../..", Refusal::DanglingLink),
        ("a\nb", Refusal::Name),
    ];
    for (out, expected) in table {
        if out == "/dev" && !base.starts_with("/dev") {
            continue;
        }
        match resolve(&root.join(out), &forbidden, Some(&home)) {
            Err(error @ DiskError::Refused { why, .. }) => {
                assert_eq!(why, expected, "{out}");
                assert!(error.zh().contains("不能输出到") && error.en().contains("refusing"));
            }
            other => panic!("{out}: {other:?}"),
        }
    }
    for (out, resolved) in
        [("public", "public"), ("new/deep/public", "new/deep/public"), ("to-elsewhere", "elsewhere"), ("contents", "contents")]
    {
        assert_eq!(resolve(&root.join(out), &forbidden, Some(&home)).unwrap(), root.join(resolved));
    }
    assert_eq!(fs::read_dir(&root).unwrap().count(), 9, "refusing and resolving make nothing");
}

#[test]
fn a_linked_output_is_staged_beside_its_target() {
    let folder = scratch();
    let target = folder.path().join("disk/site");
    fs::create_dir_all(&target).unwrap();
    symlink(&target, folder.path().join("public")).unwrap();
    let publisher = Publisher::open(&folder.path().join("public"), &[]).unwrap();
    let staged = publisher.stage("garden", &site(1), folder.path(), Meta::default()).unwrap();
    publisher.commit(vec![staged]).unwrap();
    assert!(target.join("garden/index.html").is_file());
    assert!(folder.path().join("disk/.site.gongshi/state").is_dir());
    assert!(fs::symlink_metadata(folder.path().join("public")).unwrap().is_symlink());
}
