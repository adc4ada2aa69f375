//! roster

pub mod model;
