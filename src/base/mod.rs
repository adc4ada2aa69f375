//! Floor 1: words without a domain. Nothing here has heard of compounds, votes or committees.

pub mod path;
pub mod reading;
