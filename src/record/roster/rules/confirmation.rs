//! 推荐和确认 · Put forward and confirmed by the same body, or confirmed too late
//!
//! # What it checks
//! 确认成员的组织不是推荐他的那一个；确认日期不晚于任职第一天。
//! Who confirms a member is not who put the member forward, and does so before the first day in the place.
//! 1. 只写了一边的不管。 Where only one of the two is given nothing is judged.
//!
//! # Why
//! 自己推荐、自己确认，等于没有确认。
//! A confirmation of one's own choice is none.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::roster::Roster;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Roster> = RecordRule {
    info: RuleInfo::error("roster/coherent/confirmation", "confirmation-unsound", include_str!("confirmation.rs")),
    check,
};

fn check(series: &Series<Roster>, _scope: &Scope) -> Verdict {
    let organization = &series.this().body.organization;
    let mut findings = Vec::new();
    let mut judged = false;
    for member in &organization.members {
        if let (Some(nominated), Some(confirmed)) = (&member.nominated_by, &member.confirmed_by) {
            judged = true;
            if nominated.0 == confirmed.0 {
                let what = said!("推荐和确认是同一个组织", "put forward and confirmed by the same body");
                findings.push(Finding::at(confirmed.span, what).mend(said!("改正其中一个", "mend one of the two")));
            }
        }
        if let (Some(confirmed), (Some(since), _)) = (&member.confirmed, organization.stretch(member)) {
            judged = true;
            if since < confirmed.value {
                let what = said!("任职（{since}）以后才确认", "confirmed after the first day in the place ({since})");
                findings.push(Finding::at(confirmed.span, what).mend(said!("改正其中一个日期", "mend one of the two dates")));
            }
        }
    }
    if judged { Verdict::of(findings) } else { Verdict::NotApplicable("nobody was confirmed") }
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(member: &str) -> Vec<String> {
        let text = format!("name: 甲\nclass: party_working_group\nmembers:\n  - {{person: p-1, role: member{member}}}\n");
        verdict(kind_of_folder("roster").unwrap(), super::RULE.info.id, &[&text])
    }

    #[test]
    fn holds_when_another_body_confirms_in_time() {
        assert_eq!(check(", since: 2026-02-01, nominated_by: a, confirmed_by: b, confirmed: 2026-01-20"), ["holds"]);
    }

    #[test]
    fn breaks_at_the_confirmation() {
        assert_eq!(check(", nominated_by: a, confirmed_by: a"), ["4:64 推荐和确认是同一个组织"]);
        assert_eq!(check(", since: 2026-02-01, confirmed: 2026-03-01").len(), 1);
    }

    #[test]
    fn not_applicable_without_a_confirmation() {
        assert_eq!(check(""), ["n/a: nobody was confirmed"]);
    }
}
