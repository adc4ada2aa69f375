//! 代行超出了范围，或者没有依据 · Acting for others beyond what one may
//!
//! # What it checks
//! 代行业委会职权的：写了住户或业主同意的记录；职权里没有应由业主共同决定的事。
//! Who acts for a committee names the record of the consent it rests on, and among its powers is nothing that owners decide together.
//! 1. 哪些说法属于共同决定的事，由规则包的 never_said 决定。 The wordings are data of the pack.
//!
//! # Why
//! 民法典第二百七十八条的事，只有业主自己能定；代行的范围写宽了，定下来的都可能被撤销。
//! What the owners decide together nobody decides for them; whatever is decided so can be annulled.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::roster::Roster;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

/// The pack rule that draws the line.
const TEXT: &str = "sd.delegation";

pub const RULE: RecordRule<Roster> = RecordRule {
    info: RuleInfo {
        basis: &[TEXT],
        ..RuleInfo::warning("roster/coherent/delegation", "delegation-too-wide", include_str!("acting_powers.rs"))
    },
    check,
};

fn check(series: &Series<Roster>, scope: &Scope) -> Verdict {
    let Some(acting) = &series.this().body.organization.delegation else { return Verdict::NotApplicable("it acts for nobody") };
    let rule = match scope.pack.text(TEXT, acting.period.from) {
        Ok(rule) => rule,
        Err(absence) => return Verdict::NotApplicable(absence.reason()),
    };
    let mut findings = Vec::new();
    if acting.consent.is_none() {
        let what = said!("代行没有写同意的依据", "nothing shows the consent this rests on");
        let mend = said!("加上“同意依据”，指向征求同意的那条记录", "add `consent`, the record in which consent was asked for");
        findings.push(Finding::at(acting.period.span, what).mend(mend));
    }
    let never = || rule.param("never_said").map_or(&[][..], |words| words.items()).iter().filter_map(|word| word.text());
    for power in &acting.powers {
        if let Some(word) = never().find(|word| power.0.contains(word)) {
            let what = said!("“{word}”由业主共同决定，不能代行", "`{word}` is for the owners to decide together, nobody acts for them");
            let mend = said!("从职权里删去；要办的，组织业主表决", "take it out of the powers; where it must be done, let the owners vote");
            findings.push(Finding::at(power.span, what).mend(mend));
        }
    }
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict_under;

    fn check(powers: &str, consent: &str) -> Vec<String> {
        let text = format!(
            "name: 甲\nclass: estate_branch\ndelegation: {{for_body: 业委会, powers: [{powers}], period: 2026-01-01/2027-12-31{consent}}}\n"
        );
        verdict_under(&["dangjian"], kind_of_folder("roster").unwrap(), super::RULE.info.id, &[&text])
    }

    // breaks: sd.delegation
    #[test]
    fn what_owners_decide_together_is_never_delegated() {
        let consent = ", consent: matter/2025-consent";
        assert_eq!(check("召集住户议事, 监督物业服务合同的履行", consent), ["holds"]);
        assert_eq!(check("选聘物业服务企业", consent), ["3:38 “选聘物业”由业主共同决定，不能代行"]);
        assert_eq!(check("召集住户议事", ""), ["3:55 代行没有写同意的依据"]);
    }
}
