//! Publishing under fire, and everything that is promised about files that are not ours.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::print_stderr)]

pub(super) mod fault;
mod faults;
mod foreign;
mod kill;
mod locking;
mod measure;
mod memory;
mod mending;
mod portal;
mod reading;
mod refusal;
mod sheets;
mod site;
mod watching;
