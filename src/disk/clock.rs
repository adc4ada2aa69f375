//! The only clock of the program.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{NaiveDate, TimeDelta, Utc};

/// Today's date in China (+08:00 all year), whatever time zone the machine believes in.
pub fn today() -> NaiveDate {
    let utc = Utc::now().naive_utc();
    utc.checked_add_signed(TimeDelta::hours(8)).unwrap_or(utc).date()
}

/// A number that grows from run to run, for names nobody sees; milliseconds since 1970 where the machine keeps time at all.
pub(super) fn stamp() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(0)
}
