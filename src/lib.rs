//! gongshi 公示: one folder of plain records in, one trustworthy public board out.
//!
//! ```text
//!  disk::read      load           link           plan              check               render           disk::publish
//!   Sources ──▶ Records ──▶ Compound ──▶ Site{Page…} ──▶ (+ Diagnostics) ──▶ Bundle{path→bytes} ──▶ files
//!            └───────── pipeline::build_compound : pure, total, deterministic, one compound at a time ─────────┘
//!  every compound in parallel ──▶ small Summary each ──▶ pipeline::build_portal ──▶ Bundle ──▶ files
//! ```
//!
//! # The rooms, lowest first
//! A room imports only from rooms named before it; `tests/house.rs` keeps that, and there are no circles.
//!
//! # Invariants
//! - Only [`disk`] and [`server`] touch the outside, only `cli::report` prints, and nobody asks the clock but `disk::today`.
//! - Same sources, same bytes: whatever the order, the threads, the time zone or the day (`as_of` is an argument).
//! - What a user did wrong is a [`base::diagnostic::Diagnostic`], all of them in one run; what the disk did wrong is an error.
//! - Every total on a page is computed from rows, in whole fen and hundredths of a square metre.
//! - Nobody's name reaches a page but through the masking pass of [`site`].
//! - A kind never sees another kind; a renderer never sees a kind at all.

pub mod artifact;
pub mod base;
pub mod law;
pub mod party;
pub mod unit;

pub mod disclosure;
pub mod published;
pub mod theme;

pub mod record;

pub mod load;

pub mod compound;

pub mod statistics;

pub mod check;
pub mod site;

pub mod render;

pub mod pipeline;

pub mod disk;

pub mod server;

pub mod cli;
