//! How long judging takes on top of loading: every unit of a workspace is read once, then loaded, then loaded and judged, by the
//! same code as `gongshi check` and on as many threads; over and over, in turn.
//!
//! usage: judge BOARD ROUNDS
//!
//! Reading the files is not timed. Prints, for each round, the seconds of loading and those of loading and judging.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a measure that only people start"
)]

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

use gongshi::base::reading::UnitFiles;
use gongshi::law::Packs;
use gongshi::load::{self, Loaded};
use gongshi::pipeline::{self, Shared};
use gongshi::theme::Theme;
use gongshi::unit::board::Board;
use gongshi::{base::date::Date, disk};
use rayon::prelude::*;

fn main() {
    // Cargo adds a word of its own.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [board, rounds] = arguments.as_slice() else {
        eprintln!("usage: judge BOARD ROUNDS");
        return;
    };
    let workspace = disk::read_workspace(&PathBuf::from(board)).unwrap();
    let units: Vec<UnitFiles> = workspace.units.iter().map(|folder| disk::read_unit(&workspace, folder)).collect();
    let board = load::load_board(&workspace.board).0.unwrap_or_else(Board::untitled);
    let as_of = board.as_of.as_ref().map_or_else(|| Date::new(2026, 11, 22).unwrap(), |day| day.value);
    let theme = Theme::load("default", &[]).unwrap();
    let packs = Packs::built_in().clone();
    #[cfg(feature = "poster")]
    let shared = Shared { board, theme, packs, as_of, base_url: None, preview: false, printing: None };
    #[cfg(not(feature = "poster"))]
    let shared = Shared { board, theme, packs, as_of, base_url: None, preview: false };
    let parents: BTreeMap<String, Loaded> = units
        .iter()
        .filter_map(load::parent)
        .map(|id| (id.clone(), load::load(units.iter().find(|unit| unit.id == id).unwrap())))
        .collect();
    let above = |unit: &UnitFiles| -> Vec<&Loaded> { load::parent(unit).iter().filter_map(|id| parents.get(id)).collect() };
    let load = || units.par_iter().map(|unit| load::load(unit).records.len()).sum::<usize>();
    let judge = || units.par_iter().map(|unit| pipeline::check_compound(unit, &above(unit), &shared, Vec::new()).0.len()).sum::<usize>();
    let timed = |work: &dyn Fn() -> usize| {
        let begun = Instant::now();
        let count = work();
        (begun.elapsed().as_secs_f64(), count)
    };
    for round in 0..=rounds.parse().unwrap_or(5) {
        let ((loading, records), (judging, findings)) = (timed(&load), timed(&judge));
        // The first round only warms the memory.
        if round > 0 {
            println!("{loading:.6} {judging:.6} {records} records, {findings} findings");
        }
    }
}
