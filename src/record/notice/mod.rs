//! notice

pub mod model;
