//! gongshi

pub mod artifact;
