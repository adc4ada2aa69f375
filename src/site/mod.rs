//! Floor 5: which pages exist, their routes and short codes; what is on each, before it has a format.

mod model;

pub use model::*;
