//! 没有投票的算作随多数 · Owners who did not vote counted with the majority
//!
//! # What it checks
//! 表决里“未投票”写的处理办法，与规则包的默认一致；不一致的提醒一句。
//! How those who did not vote are counted is what the packs take as the default; where it is not, that is told.
//! 1. 议事规则写明的，可以另算；只是提示，不改变结果。 Rules of procedure may say otherwise; it is advice and changes no outcome.
//!
//! # Why
//! “没投票就算同意”争议很大，写明依据，免得结果被撤销。
//! That silence means consent is disputed; name what it rests on, lest the outcome be annulled.

use crate::base::diagnostic::Severity;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::matter::Matter;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

/// The pack rule that holds the default.
const TEXT: &str = "cn.278.nonvote";

pub const RULE: RecordRule<Matter> = RecordRule {
    info: RuleInfo {
        basis: &[TEXT],
        severity: Severity::Advice,
        ..RuleInfo::warning("matter/coherent/non-vote", "silence-taken-for-consent", include_str!("silent_owners.rs"))
    },
    check,
};

fn check(series: &Series<Matter>, scope: &Scope) -> Verdict {
    let mut judged = false;
    let mut findings = Vec::new();
    for vote in &series.this().body.votes {
        let (Some(how), Ok(rule)) = (&vote.non_vote, scope.pack.text(TEXT, *vote.until)) else { continue };
        judged = true;
        let default = rule.param("default").and_then(|default| default.text());
        if default.is_some_and(|default| default != how.word()) {
            let title = &rule.title;
            let what = said!("没有投票的没有按默认的办法算（“{title}”）", "those who did not vote are not counted by the default (`{title}`)");
            let mend = said!("在依据里写明议事规则的哪一条；没有的，不要这样算", "name the clause of the rules of procedure in `basis`; without one do not count so");
            findings.push(Finding::at(how.span, what).mend(mend));
        }
    }
    if judged { Verdict::of(findings) } else { Verdict::NotApplicable("no vote says how silence was counted") }
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(vote: &str) -> Vec<String> {
        let text = format!("class: 278-4\nvotes: [{{motion: 甲, from: 2026-01-01, until: 2026-01-10, total: {{owners: 3, area: 3}}{vote}}}]\n");
        verdict(kind_of_folder("matter").unwrap(), super::RULE.info.id, &[&text])
    }

    // breaks: cn.278.nonvote
    #[test]
    fn silence_is_no_consent_unless_the_rules_say_so() {
        let told = "2:97 没有投票的没有按默认的办法算（“业主大会和业主委员会指导规则 第二十六条”）";
        assert_eq!(check(", non_vote: follow_majority"), [told]);
        assert_eq!(check(", non_vote: absent"), ["holds"]);
        assert_eq!(check(""), ["n/a: no vote says how silence was counted"]);
    }
}
