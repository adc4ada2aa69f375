//! 各小区加起来比社区还多 · Parts that are more than the whole
//!
//! # What it checks
//! 社区写了户数、人口的，各小区的加起来不超过它。
//! Where a community gives its households and people, those of its compounds are together no more.
//! 1. 少于社区的不算错：不是每一户都住在小区里。 Less is no mistake: not everybody lives in a compound.
//!
//! # Why
//! 部分之和大于总数，一定有一个数写错了，份额也就算不准。
//! When the parts are more than the whole a number is wrong, and with it every share of it.

use crate::base::date::Date;
use crate::base::diagnostic::Diagnostic;
use crate::base::number::grouped;
use crate::record::rule::RuleInfo;
use crate::said;

use super::{Counted, Group, PortalRule};

pub const RULE: PortalRule =
    PortalRule { info: RuleInfo::warning("portal/consistent/parts", "parts-exceed-whole", include_str!("parts.rs")), check };

/// What is added up: its names, and where it stands.
type Counting = ([&'static str; 2], fn(&Counted) -> Option<u64>);

const COUNTINGS: [Counting; 2] =
    [(["户数", "households"], |unit| unit.counts.households), (["人口", "people"], |unit| unit.counts.population)];

fn check(group: &Group, _: Date, info: &RuleInfo) -> Vec<Diagnostic> {
    COUNTINGS.iter().filter_map(|counting| over(group, counting, info)).collect()
}

fn over(group: &Group, ([zh, en], of): &Counting, info: &RuleInfo) -> Option<Diagnostic> {
    let whole = of(&group.above?)?;
    let sum: u64 = group.compounds.iter().filter_map(of).sum();
    (sum > whole).then(|| {
        let (sum, whole) = (grouped(sum), grouped(whole));
        let what = said!(
            "各小区的{zh}加起来 {sum}，比这里写的 {whole} 还多",
            "the {en} of the compounds are {sum} together, more than the {whole} given here"
        );
        group.finding(info, what, said!("核对这里和各小区文件里的{zh}", "check the {en} here and in the files of the compounds"))
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{Compound, judged};

    #[test]
    fn the_parts_are_no_more_than_the_whole() {
        let people = |name, people| Compound::named(name).branch().people(people);
        assert!(judged(&[people("甲", 600), people("乙", 400)]).is_empty());
        assert_eq!(judged(&[people("甲", 600), people("乙", 401)]), ["各小区的人口加起来 1,001，比这里写的 1,000 还多"]);
    }
}
