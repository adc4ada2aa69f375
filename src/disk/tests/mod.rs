//! Publishing under fire, and everything that is promised about files that are not ours.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

pub(super) mod fault;
