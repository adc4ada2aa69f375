//! The rules of meetings: one file each, one line here.

use super::Meeting;
use crate::record::kind::RecordRule;

mod absences;
mod attendance;
mod consulted;
mod dates;
mod duplicate_topic;
mod follow_up;
mod majority;
mod off_agenda;
mod one_day;
mod quorum;
mod reception_counts;
mod reception_untold;
mod votes;

pub const ALL: &[RecordRule<Meeting>] = &[
    one_day::RULE,
    dates::RULE,
    duplicate_topic::RULE,
    off_agenda::RULE,
    attendance::RULE,
    quorum::RULE,
    votes::RULE,
    consulted::RULE,
    follow_up::RULE,
    reception_untold::RULE,
    reception_counts::RULE,
    absences::RULE,
    majority::RULE,
];

#[cfg(test)]
mod testing {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict_under;

    /// What a rule says of a committee's meeting with these further lines, which begin on the third.
    pub fn check(rule: &str, rest: &str) -> Vec<String> {
        verdict_under(&[], kind_of_folder("meeting").unwrap(), rule, &[&format!("sort: committee\nbody: c\n{rest}")])
    }

    /// The same where the procedures of the residents' own pack were adopted.
    pub fn check_adopted(rule: &str, rest: &str) -> Vec<String> {
        verdict_under(&["dangjian"], kind_of_folder("meeting").unwrap(), rule, &[&format!("sort: committee\nbody: c\n{rest}")])
    }
}
