//! gongshi

pub mod artifact;
pub mod base;
pub mod cli;
pub mod compound;
pub mod disclosure;
pub mod disk;
pub mod law;
pub mod load;
pub mod party;
pub mod record;
pub mod site;
pub mod unit;
