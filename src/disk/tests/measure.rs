//! Measures publishing on a real disk; run with `--ignored --nocapture`, judged by a person.

#![expect(clippy::disallowed_methods, reason = "it measures")]

use std::time::Instant;

use rayon::prelude::*;
use tempfile::TempDir;

use crate::artifact::{Artifact, Bundle};
use crate::disk::{Meta, Publisher, read_unit, read_workspace};

const UNITS: usize = 58;

fn unit(n: usize, version: usize) -> Bundle {
    let mut bundle = Bundle::default();
    for page in 0..400 {
        let path = format!("{}/2026-{page}.html", ["finance", "matter", "notice", "document"][page % 4]);
        let changed = if page < 4 { version } else { 0 };
        let mut text = format!("{n} {page} {changed}").into_bytes();
        text.resize(8_000 + page, b'x');
        bundle.put(path.clone(), text);
        if page % 2 == 0 {
            bundle.put(format!("Q/{n}-{page}.html"), Artifact::Same(path));
        }
    }
    bundle
}

/// Processor time of this process so far, in milliseconds (10 ms ticks).
fn processor() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    (fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()) * 10
}

fn build(publisher: &Publisher, bundles: &[Bundle], folder: &std::path::Path, label: &str) {
    let (clock, spent) = (Instant::now(), processor());
    let staged =
        bundles.par_iter().enumerate().map(|(n, bundle)| publisher.stage(&format!("unit-{n}"), bundle, folder, Meta::default()).unwrap());
    let staged: Vec<_> = staged.collect();
    let staging = (clock.elapsed(), processor() - spent);
    let tally = staged.iter().fold((0, 0), |sum, s| (sum.0 + s.tally.written, sum.1 + s.tally.unchanged));
    let (clock, spent) = (Instant::now(), processor());
    publisher.commit(staged).unwrap().into_iter().for_each(|o| drop(o.result.unwrap()));
    let committing = (clock.elapsed(), processor() - spent);
    eprintln!("\n{label}: (wall, ms of processor) staging {staging:?} committing {committing:?}; (written, linked) {tally:?}");
}

#[test]
#[ignore = "measures, judges nothing"]
fn publishing_speed() {
    let base = std::env::var("GONGSHI_MEASURE").unwrap_or_else(|_| "/var/tmp".to_string());
    let folder = TempDir::new_in(base).unwrap();
    let publisher = Publisher::open(&folder.path().join("public"), &[]).unwrap();
    for version in 0..3 {
        let bundles: Vec<Bundle> = (0..UNITS).map(|n| unit(n, version)).collect();
        build(&publisher, &bundles, folder.path(), &format!("version {version}"));
    }
    let forced = publisher.rewriting(true);
    let bundles: Vec<Bundle> = (0..UNITS).map(|n| unit(n, 2)).collect();
    build(&forced, &bundles, folder.path(), "all anew");
    drop(forced);
    let publisher = Publisher::open(&folder.path().join("public"), &[]).unwrap();
    let clock = Instant::now();
    let found = (0..UNITS).filter(|n| publisher.remembered(&format!("unit-{n}")).is_some()).count();
    eprintln!("{found} units remembered in {:?}", clock.elapsed());
}

#[test]
#[ignore = "measures, judges nothing"]
fn reading_speed() {
    let base = std::env::var("GONGSHI_MEASURE").unwrap_or_else(|_| "/var/tmp".to_string());
    let folder = TempDir::new_in(base).unwrap();
    for n in 0..UNITS {
        for kind in ["finance", "matter", "notice", "document"] {
            let whole = folder.path().join(format!("content/unit-{n}/{kind}"));
            std::fs::create_dir_all(&whole).unwrap();
            (0..50).for_each(|r| std::fs::write(whole.join(format!("{r}.yaml")), vec![b'x'; 1_500]).unwrap());
        }
    }
    for _ in 0..3 {
        let clock = Instant::now();
        let workspace = read_workspace(folder.path()).unwrap();
        let hash = |unit| {
            let files = read_unit(&workspace, unit).files;
            let mut all = Vec::new();
            files.iter().for_each(|file| all.extend_from_slice(&file.bytes));
            (files.len(), crate::disk::Digest::of(&all))
        };
        let read: Vec<_> = workspace.units.par_iter().map(hash).collect();
        let files: usize = read.iter().map(|(files, _)| files).sum();
        eprintln!("{files} files read and hashed in {:?}", clock.elapsed());
    }
}
