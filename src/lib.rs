//! gongshi

pub mod artifact;
pub mod base;
pub mod cli;
