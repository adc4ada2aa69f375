//! Helpers for the tests of case rules: one case in, a verdict out.

use crate::record::kind_of_folder;
use crate::record::testing::{verdict, verdict_under};

/// A period with these cases, in flow mappings.
pub fn period(cases: &str) -> String {
    format!("title: 甲\npublished: 2026-08-05\nperiod: 2026-07\ncases: [{cases}]\n")
}

/// One case received on 3 July, with more fields.
pub fn request(more: &str) -> String {
    format!("{{number: A1, category: lift, received: 2026-07-03{more}}}")
}

/// What a rule says where no procedure was adopted.
pub fn plainly(rule: &str, cases: &str) -> Vec<String> {
    verdict(kind_of_folder("case").unwrap(), rule, &[&period(cases)])
}

/// What a rule says where the procedures of the branch were adopted.
pub fn adopted(rule: &str, cases: &str) -> Vec<String> {
    verdict_under(&["dangjian"], kind_of_folder("case").unwrap(), rule, &[&period(cases)])
}
