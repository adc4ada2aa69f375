//! The rules of reports: one file each, one line here.

use super::Report;
use crate::record::kind::RecordRule;

mod about;
mod answer;
mod before;
mod dates;
mod head_counts;
mod heads_all;
mod itself;

pub const ALL: &[RecordRule<Report>] =
    &[about::RULE, itself::RULE, dates::RULE, before::RULE, answer::RULE, heads_all::RULE, head_counts::RULE];

#[cfg(test)]
mod testing {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    /// What a rule says of a report with these lines.
    pub fn check(rule: &str, text: &str) -> Vec<String> {
        verdict(kind_of_folder("report").unwrap(), rule, &[text])
    }
}
