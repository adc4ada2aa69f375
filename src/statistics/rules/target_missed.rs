//! 覆盖没有达到约定 · Coverage below what was agreed on
//!
//! # What it checks
//! 规则包约定了覆盖比例或数目的（有业委会的小区都有党的工作小组、三分之二以上的小区建立党支部）：同一社区的小区合起来数，够不够。
//! Where a pack asks for a part or a number of the compounds of a community (a working group wherever there is a committee, a
//! branch in two thirds of the compounds): whether there are as many.
//! 1. 社区自己采用了规则包才判断；没有上级的小区，看它们自己采用的。
//!    It is judged where the community adopted the pack; compounds below none are judged by their own.
//! 2. 到期日还没有过的，不算没有达到，总门户上写还差几个。
//!    As long as its day has not passed a target is not missed; the portal says how many are wanting.
//! 3. 没有可数的小区（一个业委会也没有），不判断。 With nothing to count, nothing is judged.
//!
//! # Why
//! 覆盖是几个小区合起来才看得出的事，哪一个小区自己都看不见。
//! Coverage shows only over several compounds; none of them sees it alone.

use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Said, Severity};
use crate::record::rule::RuleInfo;
use crate::said;
use crate::statistics::counts::Asked;
use crate::statistics::target::{Standing, Target};
use crate::statistics::{Counted, count};

use super::{Group, PortalRule, names};

pub const RULE: PortalRule = PortalRule {
    info: RuleInfo {
        basis: &["sd.coverage.group", "sd.coverage.branch"],
        severity: Severity::Advice,
        ..RuleInfo::warning("portal/coverage/target", "target-missed", include_str!("target_missed.rs"))
    },
    check,
};

/// Of whom a part is asked, and who has it.
type Counting = (&'static str, fn(&Counted) -> bool, fn(&Counted) -> bool);

const COUNTINGS: [Counting; 2] = [
    ("working_group_coverage", |unit| unit.counts.bodies.committee.is_some(), |unit| unit.counts.bodies.group.is_some()),
    ("branch_coverage", |unit| unit.is_lived_in(), |unit| unit.counts.bodies.branch.is_some()),
];

fn check(group: &Group, as_of: Date, info: &RuleInfo) -> Vec<Diagnostic> {
    COUNTINGS.iter().filter_map(|counting| missed(group, counting, as_of, info)).collect()
}

fn missed(group: &Group, (what, counts, has): &Counting, as_of: Date, info: &RuleInfo) -> Option<Diagnostic> {
    let asked_by = |unit: &Counted| unit.counts.asked.iter().any(|asked| asked.what == *what);
    let asker = match group.above {
        Some(above) => asked_by(&above).then_some(above)?,
        None => group.compounds.iter().copied().find(asked_by)?,
    };
    let binds = |unit: &&Counted| group.above.is_some() || asked_by(unit);
    let all: Vec<Counted> = group.compounds.iter().filter(binds).filter(|unit| counts(unit)).copied().collect();
    let without: Vec<Counted> = all.iter().filter(|unit| !has(unit)).copied().collect();
    let asked: &Asked = asker.counts.asked.iter().find(|asked| asked.what == *what)?;
    let (whole, part) = (count(&all), count(&all) - count(&without));
    let target = Target::of(asked, part, whole, as_of).filter(|_| whole > 0)?;
    let more = match target.standing {
        Standing::Missed(more) => more,
        Standing::Ahead(more) if target.by.is_none() => more,
        Standing::Ahead(_) | Standing::Reached => return None,
    };
    let (name, title, names) = (&asked.name, &asked.title, names(&without));
    let what = Said {
        zh: format!("{name}：{whole} 个里有 {part} 个，还差 {more} 个；没有的：{}", names.zh),
        en: format!("{name}: {part} of {whole}, {more} wanting; without: {}", names.en),
    };
    let mend = said!(
        "成立了的，在小区的组织里补上名单；还没有的，照实公布就可以，这一条只作提示",
        "where one was founded, record its roster; where there is none this says so and asks for nothing more"
    );
    Some(group.finding(info, what, mend).why(said!("依据：{title}", "under: {title}")))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{Compound, judged};

    // breaks: sd.coverage.group sd.coverage.branch
    #[test]
    fn coverage_is_counted_over_the_compounds_of_a_community() {
        let committee = |name| Compound::named(name).committee();
        let found = judged(&[committee("甲").group().branch(), committee("乙").branch(), Compound::named("丙")]);
        assert_eq!(found, ["有业委会的小区都有党的工作小组：2 个里有 1 个，还差 1 个；没有的：乙"]);
        let found = judged(&[Compound::named("甲").branch(), Compound::named("乙"), Compound::named("丙")]);
        assert_eq!(found, ["三分之二以上的小区建立党支部：3 个里有 1 个，还差 1 个；没有的：乙、丙"]);
        assert!(judged(&[committee("甲").group().branch(), Compound::named("乙").branch(), Compound::named("丙")]).is_empty());
    }

    #[test]
    fn what_is_only_planned_needs_no_branch_yet() {
        assert!(judged(&[Compound::named("甲").branch(), Compound::named("乙").planned(), Compound::named("丙").planned()]).is_empty());
    }
}
