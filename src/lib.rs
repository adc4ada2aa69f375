//! gongshi

pub mod artifact;
pub mod base;
pub mod disclosure;
pub mod party;
pub mod render;
pub mod site;
pub mod theme;
pub mod unit;
