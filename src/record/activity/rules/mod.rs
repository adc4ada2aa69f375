//! The rules of activities: one file each, one line here.

use super::Activity;
use crate::record::kind::RecordRule;

mod counts;
mod duplicate_time;
mod in_period;
mod leader_office;
mod no_times;
mod untold;

pub const ALL: &[RecordRule<Activity>] =
    &[no_times::RULE, in_period::RULE, duplicate_time::RULE, counts::RULE, untold::RULE, leader_office::RULE];

#[cfg(test)]
mod testing {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    /// What a rule says of a team's activity with these further lines, which begin on the third.
    pub fn check(rule: &str, rest: &str) -> Vec<String> {
        verdict(kind_of_folder("activity").unwrap(), rule, &[&format!("sort: volunteering\norganizer: v\n{rest}")])
    }
}
