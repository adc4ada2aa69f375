//! A text that is mended is the old one or the new one, whole, and its original is never lost.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use super::fault;
use crate::disk::replace_text;

fn folder() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().to_path_buf();
    fs::create_dir(root.join("content")).unwrap();
    fs::write(root.join("content/a.yaml"), "old").unwrap();
    (folder, root)
}

fn names(root: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(root.join("content")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_text_is_replaced_and_its_original_kept_under_a_free_name() {
    let (_folder, root) = folder();
    let file = root.join("content/a.yaml");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    fs::write(root.join("content/a.yaml.gbk~"), "somebody else's").unwrap();
    let kept = replace_text(&root, "content/a.yaml", b"old", b"new", Some("gbk")).unwrap();
    assert_eq!(kept.as_deref(), Some("a.yaml.gbk-2~"));
    assert_eq!(fs::read(&file).unwrap(), b"new");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(fs::read(root.join("content/a.yaml.gbk-2~")).unwrap(), b"old");
    assert_eq!(names(&root), ["a.yaml", "a.yaml.gbk-2~", "a.yaml.gbk~"]);
}

#[test]
fn what_changed_meanwhile_is_left_alone() {
    let (_folder, root) = folder();
    for (before, path) in [(&b"ol"[..], "content/a.yaml"), (b"olds", "content/a.yaml"), (b"old", "content/../content/a.yaml")] {
        assert!(replace_text(&root, path, before, b"new", Some("gbk")).is_err(), "{path}");
    }
    assert_eq!((fs::read(root.join("content/a.yaml")).unwrap(), names(&root)), (b"old".to_vec(), vec!["a.yaml".to_string()]));
}

#[test]
fn a_full_disk_at_any_moment_leaves_the_old_text_whole() {
    let (_folder, root) = folder();
    fault::passed();
    replace_text(&root, "content/a.yaml", b"old", b"old", None).unwrap();
    let points = fault::passed();
    assert!(points > 1);
    for n in 0..points {
        fault::fail_at(n);
        assert!(replace_text(&root, "content/a.yaml", b"old", b"new", None).is_err());
        fault::passed();
        assert_eq!((fs::read(root.join("content/a.yaml")).unwrap(), names(&root)), (b"old".to_vec(), vec!["a.yaml".to_string()]));
    }
}
