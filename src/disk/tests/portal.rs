//! The portal at the root of the output, among the units.

use std::fs;

use super::site::{Board, asset, files, site, version};
use crate::artifact::{Artifact, Bundle};
use crate::disk::Meta;

fn portal(n: u32) -> Bundle {
    let mut bundle = Bundle::default();
    let style = format!("portal {n}");
    bundle.put("index.html", format!("portal {n} {}", asset(&style)));
    bundle.put("en/index.html", format!("en {n}"));
    bundle.put("robots.txt", "User-agent: *".to_string());
    bundle.put("home.html", Artifact::Same("index.html".to_string()));
    bundle.put(asset(&style), style);
    bundle.put("assets/logo.svg", "<svg/>".to_string());
    bundle.put("assets/mark.svg", Artifact::Same("assets/logo.svg".to_string()));
    if n == 1 {
        bundle.put("once/page.html", "once".to_string());
    }
    bundle
}

#[test]
fn the_portal_stands_among_units_and_files_of_others() {
    let board = Board::new();
    board.publish(&site(1));
    fs::write(board.out().join("CNAME"), "gongshi.example").unwrap();
    fs::write(board.out().join("robots.txt"), "theirs").unwrap();
    let folder = board.folder.path();
    let meta = |n: u32| Meta { fingerprint: format!("p{n}"), ..Meta::default() };
    let tally = board.publisher().commit_portal(&portal(1), folder, meta(1)).unwrap();
    assert_eq!(tally.aside, ["robots.txt"]);
    assert_eq!(fs::read(board.book().join("kept/_portal/robots.txt")).unwrap(), b"theirs");
    assert_eq!(board.publisher().remembered_portal().unwrap().fingerprint, "p1");
    for n in 2..6 {
        let tally = board.publisher().commit_portal(&portal(n), folder, meta(n)).unwrap();
        assert_eq!(tally.written, 4, "index, its twin, en and the style");
        assert!(!board.out().join("once/page.html").exists(), "a page of ours that is gone");
        assert_eq!(fs::read(board.out().join("CNAME")).unwrap(), b"gongshi.example");
        assert!(fs::read_to_string(board.out().join("index.html")).unwrap().starts_with(&format!("portal {n}")));
        let styles = files(&board.out().join("assets")).keys().filter(|p| p.ends_with(".css")).count();
        assert_eq!(styles, n.min(3) as usize);
    }
    let tally = board.publisher().commit_portal(&portal(5), folder, meta(5)).unwrap();
    assert_eq!(tally.written, 0);
    assert_eq!(version(&board.unit(), &[]), 1);
    fs::remove_file(board.out().join("index.html")).unwrap();
    assert!(board.publisher().remembered_portal().is_none());
    assert!(board.is_tidy());
}

#[test]
fn a_lost_memory_of_the_portal_takes_no_unit_for_its_own() {
    let board = Board::new();
    board.publish(&site(1));
    let folder = board.folder.path();
    board.publisher().commit_portal(&portal(1), folder, Meta::default()).unwrap();
    fs::remove_dir_all(board.book()).unwrap();
    board.publisher().commit_portal(&portal(2), folder, Meta::default()).unwrap();
    assert_eq!(version(&board.unit(), &[]), 1);
    assert!(fs::read_to_string(board.out().join("index.html")).unwrap().starts_with("portal 2"));
}
