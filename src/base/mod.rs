//! Floor 1: words without a domain. Nothing here has heard of compounds, votes or committees.

pub mod apportion;
pub mod area;
pub mod date;
pub mod detect;
pub mod diagnostic;
pub mod fields;
pub mod front;
pub mod gbk;
pub mod hygiene;
pub mod id;
pub mod lexicon;
pub mod markdown;
pub mod money;
pub mod number;
pub mod path;
pub mod pdf;
pub mod period;
pub mod reading;
pub mod scalar;
pub mod schema;
pub mod source;
pub mod spread;
pub mod text;
pub mod tree;
pub mod words;
pub mod yaml;
