//! gongshi

pub mod artifact;
pub mod base;
