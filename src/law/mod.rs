//! Floor 2: what binds. Rule packs as data; nothing here is a constant of the program.
//!
//! [`Pack::for_unit`] gathers the rules that bind a unit from the built-in packs; [`tally::count`] judges a vote by them.

mod file;
mod pack;
pub mod tally;

pub use file::{Confidence, PackFile, PackStatus, RuleSort};
pub use pack::{Base, Pack, PackRule, Threshold, VoteRule};
