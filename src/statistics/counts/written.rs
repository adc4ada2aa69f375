//! Days as they are written, in the line that is remembered of a unit.

use serde::{Deserialize, Deserializer, Serializer};

use crate::base::date::Date;
use crate::base::scalar::Scalar;

/// Writes a day.
pub fn serialize<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

/// Reads what [`serialize`] wrote.
pub fn deserialize<'d, D: Deserializer<'d>>(deserializer: D) -> Result<Date, D::Error> {
    let text = String::deserialize(deserializer)?;
    Date::parse(&text).map_err(|said| serde::de::Error::custom(said.en))
}

/// The same of a day that may be missing.
pub mod maybe {
    use super::{Date, Deserialize, Deserializer, Scalar, Serializer};

    /// Writes it.
    pub fn serialize<S: Serializer>(day: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        match day {
            Some(day) => serializer.collect_str(day),
            None => serializer.serialize_none(),
        }
    }

    /// Reads it.
    pub fn deserialize<'d, D: Deserializer<'d>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map(|text| Date::parse(&text).map_err(|said| serde::de::Error::custom(said.en))).transpose()
    }
}
