//! Floor 2: what binds. Rule packs as data; nothing here is a constant of the program.

mod pack;

pub use pack::{Pack, PackRule, VoteRule};
