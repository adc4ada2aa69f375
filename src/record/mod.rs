//! Floor 3: the kinds. Every kind has the same shape; a kind never sees another.

pub mod header;
pub mod kind;
pub mod rule;

pub mod document;
pub mod evaluation;
pub mod finance;
pub mod matter;
pub mod notice;
pub mod roster;
