//! The watch names what changed, and only that.

#![expect(clippy::disallowed_methods, reason = "it waits for a change, but not for ever")]

use std::fs;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use super::site::scratch;
use crate::disk::{Change, watch};

#[test]
fn a_saved_record_is_named_and_hidden_files_are_not() {
    let folder = scratch();
    let root = folder.path();
    fs::create_dir_all(root.join("content/garden/finance")).unwrap();
    fs::create_dir_all(root.join("public")).unwrap();
    let (sender, receiver) = mpsc::channel();
    let _watch = watch(root, move |change| sender.send(change).unwrap()).unwrap();
    fs::write(root.join("public/index.html"), "not a source").unwrap();
    fs::write(root.join("content/garden/.a.yaml.swp"), "hidden").unwrap();
    let began = Instant::now();
    fs::write(root.join("content/garden/finance/a.yaml"), "a: 1").unwrap();
    let change = receiver.recv_timeout(Duration::from_secs(5)).unwrap();
    eprintln!("seen after {:?}", began.elapsed());
    assert_eq!(change, Change::Paths(vec!["content/garden/finance/a.yaml".to_string()]));
    // An editor that saves by renaming, and a theme that appears later.
    fs::write(root.join("content/garden/finance/.new"), "a: 2").unwrap();
    fs::rename(root.join("content/garden/finance/.new"), root.join("content/garden/finance/a.yaml")).unwrap();
    let change = receiver.recv_timeout(Duration::from_secs(5)).unwrap();
    assert_eq!(change, Change::Paths(vec!["content/garden/finance/a.yaml".to_string()]));
    // Reading is no change.
    fs::read(root.join("content/garden/finance/a.yaml")).unwrap();
    assert!(receiver.recv_timeout(Duration::from_millis(60)).is_err());
}
