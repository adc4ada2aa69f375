//! gongshi

pub mod artifact;
pub mod base;
pub mod disclosure;
pub mod party;
pub mod site;
pub mod unit;
