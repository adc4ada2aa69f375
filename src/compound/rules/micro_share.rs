//! 民生微实事经费占比低于人口占比 · A share of micro-project money below the share of people
//!
//! # What it checks
//! 写了社区总额的：本小区这一年得到的民生微实事经费，不少于按人口应占的份额；按分数比，不按百分比。
//! Where the community's total is given: what the compound received of its micro-project money in the year is no less than its people's
//! share, compared as fractions.
//! 1. 一年有几个账户、几期账目的，收入加在一起；总额写得不一样的，按最后一期的。
//!    Income of all accounts and periods of the year counts together; of several totals the latest period's.
//! 2. 社区人口按社区自己写的；社区没有写，按账目里的。 The community's people are those its own file gives, else those of the account.
//! 3. 小区没有写人口的不判断；没有写总额的，总门户按同社区别的小区写的总额看。
//!    Without the compound's population nothing is judged; without a total the portal takes the one its neighbours write.
//!
//! # Why
//! 钱跟着人走，才说得上公平。
//! Money that follows the people is shared fairly.

use std::collections::BTreeMap;

use super::CompoundRule;
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::money::Money;
use crate::compound::Compound;
use crate::law::RuleSort;
use crate::record::finance::{AccountSort, Finance};
use crate::record::header::Status;
use crate::record::rule::RuleInfo;
use crate::record::{Body, Record};
use crate::said;

pub const RULE: CompoundRule = CompoundRule {
    info: RuleInfo {
        basis: &["sd.micro"],
        severity: Severity::Advice,
        ..RuleInfo::warning("finance/range/micro-share", "micro-share-too-small", include_str!("micro_share.rs"))
    },
    check,
};

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let Some(own) = compound.unit.population.as_ref().map(|people| people.0) else { return Vec::new() };
    // What an account that could not be read brought is not known.
    if compound.own.flawed.any_of("finance") {
        return Vec::new();
    }
    let stands = |record: &&Record| {
        let header = &record.header;
        header.purged.is_none() && header.status() == Status::Published && !compound.corrections.contains_key(&record.id.0)
    };
    let mut years: BTreeMap<i32, Vec<(&Record, &Finance)>> = BTreeMap::new();
    for record in compound.whole().filter(stands) {
        if let Body::Finance(finance) = &record.body
            && *finance.account.sort == AccountSort::MicroProject
        {
            years.entry(finance.period.until.year()).or_default().push((record, finance));
        }
    }
    years.values().filter_map(|accounts| short(accounts, own, compound, info)).collect()
}

fn short(accounts: &[(&Record, &Finance)], own: u64, compound: &Compound, info: &RuleInfo) -> Option<Diagnostic> {
    let told = accounts.iter().filter_map(|(record, finance)| Some((record, finance, finance.micro_share.as_ref()?)));
    let (record, finance, share) = told.max_by_key(|(record, finance, _)| (finance.period.until, &record.id.0))?;
    let mut texts = compound.pack.of_kind_on(RuleSort::Ratio, finance.period.until);
    texts.find(|rule| rule.param("what").and_then(|what| what.text()) == Some("micro_project_share"))?;
    let community = compound.above.first().and_then(|unit| unit.unit.as_ref()?.unit.population.as_ref());
    let all = community.map_or(share.community_population.0, |people| people.0);
    let received: Money = accounts.iter().map(|(_, finance)| finance.income_total()).sum();
    let due = share.community_total.due_part(own, all).filter(|due| received < *due)?;
    let what = said!(
        "得到 {received} 元；按人口 {own}/{all} 应为 {due} 元",
        "{received} were received; by population, {own} of {all}, it would be {due}"
    );
    let mend = said!(
        "核对社区总额和人口；确实少的，可以向社区提出",
        "check the community's total and population; where it is so, raise it with the community"
    );
    Some(info.at(record.source.place(share.community_total.span), what).mend(mend))
}

#[cfg(test)]
mod tests {
    use super::super::testing::findings_under;
    use crate::law::Pack;

    fn account(id: &str, received: &str, share: &str) -> String {
        format!(
            "title: 民生微实事\npublished: 2026-08-05\nperiod: 2026-H1\naccount: {{id: {id}, sort: micro_project}}\nopening: 0\nincome: [{{number: W1, on: 2026-04-08, subject: 拨款, amount: {received}}}]\nclosing: {received}\n{share}"
        )
    }

    const SHARE: &str = "micro_share: {community_total: 100000, community_population: 3}\n";

    fn check(unit: &str, accounts: &[String]) -> Vec<String> {
        let unit = format!("name: 甲\n{unit}");
        let paths = ["finance/a.yaml", "finance/b.yaml"];
        let files: Vec<(&str, &str)> =
            paths.into_iter().zip(accounts.iter().map(String::as_str)).chain([("compound.yaml", &*unit)]).collect();
        findings_under(Pack::for_unit(&["dangjian"]).0, super::RULE.info.id, &files)
    }

    #[test]
    fn fractions_are_compared_and_not_percentages() {
        let found = check("population: 1\n", &[account("a", "33333.33", SHARE)]);
        assert_eq!(found, ["finance/a.yaml:8:32 得到 33,333.33 元；按人口 1/3 应为 33,333.34 元"]);
        assert!(check("population: 1\n", &[account("a", "33333.34", SHARE)]).is_empty());
    }

    #[test]
    fn accounts_of_a_year_count_together() {
        assert!(check("population: 1\n", &[account("a", "20000", SHARE), account("b", "13333.34", "")]).is_empty());
    }

    #[test]
    fn without_a_population_or_a_total_nothing_is_judged() {
        assert!(check("", &[account("a", "1", SHARE)]).is_empty());
        assert!(check("population: 1\n", &[account("a", "1", "")]).is_empty());
    }
}
