//! The house rules, kept by reading the source: floors, the boundary to the outside, one shape for kinds, blocks and rules,
//! and two languages that load alike.

mod bilingual;
mod boundary;
mod coverage;
mod doors;
mod floors;
mod mechanisms;
mod parameters;
mod schemas;
mod shape;
mod source;
