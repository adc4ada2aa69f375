//! matter

pub mod model;
