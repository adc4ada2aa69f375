//! 民生微实事经费少于人口份额，按社区看 · Micro-project money short of the people's share, over the community
//!
//! # What it checks
//! 同一社区的小区，这一年得到的民生微实事经费占社区总额的比例，不低于小区人口占社区人口的比例；按分数比。
//! Of the compounds of a community: the part of its micro-project money each received in the year is no less than its part of the people,
//! compared as fractions.
//! 1. 自己没有写社区总额的小区，用同社区别的小区写的；自己写了的，由小区自己的检查说。
//!    A compound that writes no total is held against the one its neighbours write; one that does is told by its own check.
//! 2. 社区或小区采用了这个约定才判断。 It is judged where the community or the compound adopted it.
//!
//! # Why
//! 小区自己不写总额，份额就看不出；放到社区里一比就清楚。
//! Without a total a compound cannot see its share; among its neighbours it shows.

use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::record::rule::RuleInfo;
use crate::said;
use crate::statistics::Counted;
use crate::statistics::micro::parts;

use super::{Group, PortalRule};

pub const RULE: PortalRule = PortalRule {
    info: RuleInfo {
        basis: &["sd.micro"],
        severity: Severity::Advice,
        ..RuleInfo::warning("portal/range/micro-share", "micro-share-below-community", include_str!("micro_share.rs"))
    },
    check,
};

fn check(group: &Group, _: Date, info: &RuleInfo) -> Vec<Diagnostic> {
    let Some(above) = group.above else { return Vec::new() };
    let asked_by = |unit: &Counted| unit.counts.asked.iter().any(|asked| asked.what == "micro_project_share");
    let short = parts(&group.compounds, above.counts.population).into_iter().filter(|part| part.lacking.fen() > 0);
    let untold = short.filter(|part| part.of_neighbours && (asked_by(&above) || asked_by(&part.unit)));
    let one = |part: crate::statistics::micro::Part| {
        let (name, year, lacking, money, people) = (part.unit.name, part.micro.year, part.lacking, part.money, part.people);
        let what = said!(
            "{name} {year} 年的民生微实事经费占社区的 {money}，人口占 {people}，少 {lacking} 元",
            "{name} has {money} of the community's micro-project money of {year} and {people} of its people: {lacking} short"
        );
        let mend = said!(
            "核对社区总额和人口；确实少的，在社区安排下一批项目时补上",
            "check the community's total and population; where it is so, make up for it with the next projects"
        );
        group.finding(info, what, mend)
    };
    untold.map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{Compound, judged};

    // breaks: sd.micro
    #[test]
    fn a_compound_without_a_total_is_held_against_its_neighbours() {
        let one = Compound::named("甲").branch().people(200).micro(3_000, Some(10_000));
        let short = Compound::named("乙").branch().people(300).micro(2_999, None);
        assert_eq!(judged(&[one.clone(), short.clone()]), ["乙 2026 年的民生微实事经费占社区的 30.0%，人口占 30.0%，少 0.01 元"]);
        assert!(judged(&[one, Compound::named("乙").branch().people(300).micro(3_000, None)]).is_empty());
        assert!(judged(&[short]).is_empty(), "nobody writes a total");
    }

    #[test]
    fn what_a_compound_can_see_itself_is_told_there() {
        assert!(judged(&[Compound::named("甲").branch().people(300).micro(1, Some(10_000))]).is_empty());
    }
}
