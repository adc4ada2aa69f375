//! 构成的人数多于总数 · A part of the members is more than all of them
//!
//! # What it checks
//! `composition` 里每一项的人数，都不多于成员人数。
//! Each count of `composition` is no more than the members in all.
//! 1. 总数是 `member_count`；没写就是当天在任的人数。 All of them are `member_count`, else those in office on the day.
//!
//! # Why
//! 会员 35 人，其中主任 38 人，一定有一个数错了。
//! Of 35 members 38 cannot be chairs.

use crate::base::source::At;
use crate::party::organization::Share;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::roster::{Roster, people, standing};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Roster> = RecordRule {
    info: RuleInfo::error("roster/consistent/composition", "composition-exceeds", include_str!("composition_exceeds.rs")),
    check,
};

fn check(series: &Series<Roster>, scope: &Scope) -> Verdict {
    let organization = &series.this().body.organization;
    let day = standing::place(series, scope.as_of).day;
    let seated = || u64::try_from(people::seated(organization, day).len()).unwrap_or(u64::MAX);
    let all = people::unnamed(organization, day).map_or_else(seated, |unnamed| unnamed.max(seated()));
    if organization.composition.is_empty() || all == 0 {
        return Verdict::NotApplicable("no composition, or nobody counted");
    }
    let over = organization.composition.iter().filter(|share| share.count.0 > all);
    let said = |share: &At<Share>| {
        let (label, count) = (&*share.label.0, share.count.0);
        let what = said!("“{label}”{count} 人，成员一共才 {all} 人", "{count} of `{label}`, but {all} members in all");
        Finding::at(share.count.span, what).mend(said!("改正人数", "mend the numbers"))
    };
    Verdict::of(over.map(said).collect())
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(more: &str) -> Vec<String> {
        let text = format!("name: 甲\nclass: association\n{more}");
        verdict(kind_of_folder("roster").unwrap(), super::RULE.info.id, &[&text])
    }

    #[test]
    fn holds_within() {
        assert_eq!(check("member_count: 35\ncomposition: [{label: 业委会主任, count: 23}]\n"), ["holds"]);
    }

    #[test]
    fn breaks_at_the_count() {
        let found = check("member_count: 35\ncomposition: [{label: 业委会主任, count: 38}]\n");
        assert_eq!(found, ["4:37 “业委会主任”38 人，成员一共才 35 人"]);
    }

    #[test]
    fn not_applicable_without_one() {
        assert_eq!(check("member_count: 35\n"), ["n/a: no composition, or nobody counted"]);
    }
}
