//! Floor 2: what binds. Rule packs as data; nothing here is a constant of the program.
//!
//! [`Packs::load`] reads the packs built in and the workspace's own, and checks them; [`Packs::bind`] gathers the rules that
//! bind a unit; [`Pack::text`] and [`Pack::vote_on`] choose the text of the day of an event; [`tally::count`] judges a vote by it. [`days`] counts.

mod audit;
pub mod days;
pub mod duty;
mod file;
mod judge;
mod pack;
mod packs;
mod rule;
pub mod sorts;
pub mod tally;
mod terms;
mod texts;
pub mod unread;
mod vote;

pub use file::PackFile;
pub use judge::{Judge, Judged};
pub use pack::{Absence, Base, Overridden, Pack, PackRule, Threshold, VoteRule};
pub use packs::{About, Packs};
pub use terms::{Confidence, Level, PackStatus, RuleSort};
