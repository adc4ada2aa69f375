//! Rules that read every text of a unit: what they have in common.

pub mod hygiene;
pub mod traces;
