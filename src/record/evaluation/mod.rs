//! evaluation

pub mod model;
