//! document

pub mod model;
