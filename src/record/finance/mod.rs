//! finance

pub mod model;
