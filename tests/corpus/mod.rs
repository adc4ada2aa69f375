//! Bad workspaces: one defect each, laid over one sound workspace.
//!
//! Every case in `cases/*.txt` is built twice: in memory through the pipeline, and by the program over a board that is already
//! published. Both must say exactly what the case expects; the broken unit stays as it was published before, byte for byte, and
//! the others are published anew.

pub mod case;
mod disk;
mod hostile;
mod memory;

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use case::Case;

/// All cases, in the order of their files.
pub fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/cases");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().flat_map(|file| Case::read(file)).collect()
}

/// Runs every case and names all that fail, not only the first.
///
/// A case waits for its build, which the program's own pool of threads carries out; so those who wait are of another pool.
fn each(cases: &[Case], run: impl Fn(&Case) -> Result<(), String> + Sync) {
    let one = |case: &Case| run(case).err().map(|why| format!("{}\n{}\n{why}\n", case.origin, case.name));
    let waiting = rayon::ThreadPoolBuilder::new().build().unwrap();
    let failures: Vec<String> = waiting.install(|| cases.par_iter().filter_map(one).collect());
    assert!(failures.is_empty(), "{} of {} cases fail\n\n{}", failures.len(), cases.len(), failures.join("\n"));
}

#[test]
fn the_corpus_is_large_and_every_case_has_a_name_of_its_own() {
    let cases = cases();
    let bad = cases.iter().filter(|case| case.stops()).count();
    println!("{} cases, {bad} of them bad", cases.len());
    assert!(bad >= 100, "{bad}");
    let mut names: Vec<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), cases.len());
}

#[test]
fn every_mistake_is_found_at_its_place_in_memory() {
    each(&cases(), memory::run);
}

#[test]
fn every_mistake_leaves_the_published_board_whole() {
    let published = disk::published();
    each(&cases(), |case| disk::run(case, &published));
}
