//! 组成方不齐 · A constituency without a seat
//!
//! # What it checks
//! 住户委员会的“组成方”里，支部、产权单位、住户代表、物业都有。
//! Among the constituencies of a tenants' committee are the branch, the owner of the houses, the tenants and the property company.
//! 1. 要哪几方由规则包决定；没有写组成方的也算缺。 Which is for the pack; where none are written all are missing.
//!
//! # Why
//! 少了一方，定下来的事就有人不认。
//! Whoever had no seat need not feel bound.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::roster::Roster;
use crate::record::roster::bound::{day, speaking};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Roster> = RecordRule {
    info: RuleInfo {
        basis: &["sd.tenants.seats"],
        ..RuleInfo::warning("roster/coverage/constituency", "constituency-missing", include_str!("seats_by_side.rs"))
    },
    check,
};

/// The words of the packs, what a constituency is called, and by which letters it is known.
const SIDES: &[(&str, &str, &[&str])] = &[
    ("branch", "党支部", &["支部", "党组织"]),
    ("title_holder", "产权单位", &["产权"]),
    ("residents", "住户代表", &["住户", "居民", "租户", "楼长"]),
    ("property", "物业", &["物业"]),
];

fn check(series: &Series<Roster>, scope: &Scope) -> Verdict {
    let this = series.this();
    let organization = &this.body.organization;
    let rules = speaking(organization, day(organization, *this.header.published), scope);
    let asked: Vec<&str> =
        rules.iter().filter_map(|rule| rule.param("constituencies")).flat_map(|words| words.items()).filter_map(|word| word.text()).collect();
    if asked.is_empty() {
        return Verdict::NotApplicable("no text of its day asks for constituencies");
    }
    let has = |letters: &[&str]| organization.constituencies.iter().any(|side| letters.iter().any(|word| side.0.contains(word)));
    let missing: Vec<&str> = SIDES.iter().filter(|(word, _, letters)| asked.contains(word) && !has(letters)).map(|(_, zh, _)| *zh).collect();
    if missing.is_empty() {
        return Verdict::Holds;
    }
    let words = missing.join("、");
    let what = said!("组成方里没有{words}", "no seat is written for {words}");
    let span = organization.constituencies.first().map_or(organization.name.span, |side| side.span);
    Verdict::of(vec![Finding::at(span, what).mend(said!("在“组成方”里写全", "write all of them under `constituencies`"))])
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict_under;

    fn check(sides: &str) -> Vec<String> {
        let text = format!("name: 甲\nclass: tenants_committee\nconstituencies: [{sides}]\n");
        verdict_under(&["dangjian"], kind_of_folder("roster").unwrap(), super::RULE.info.id, &[&text])
    }

    // breaks: sd.tenants.seats
    #[test]
    fn all_four_have_seats() {
        assert_eq!(check("小区党支部（2 席）, 产权单位, 住户代表和楼长, 物业服务企业"), ["holds"]);
        assert_eq!(check("小区党支部, 住户代表"), ["3:18 组成方里没有产权单位、物业"]);
    }
}
