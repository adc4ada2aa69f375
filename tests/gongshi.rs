//! Everything tested from outside, in one binary.
//!
//! - `house` keeps the promises of the layout: floors, the boundary to the outside, one shape for every kind and rule.
//! - `corpus` holds one bad workspace for each mistake, and what must be said of it.
//! - `determinism`: same sources, same bytes.
//! - `privacy`: every disguise of every number is found, and clean records are left alone.
//! - `names`: whom one record names is named in no text.
//! - `problem`: a whole careless compound, each defect labelled where it stands.
//! - `stories` are named as sentences.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod board;
mod corpus;
mod determinism;
mod house;
mod names;
mod pages;
mod pictures;
mod privacy;
mod problem;
mod stories;
mod written;
