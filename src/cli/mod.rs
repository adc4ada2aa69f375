//! Floor 8: one command, one file; only `report` prints.

pub mod report;
