//! 分楼栋合计与总数不符 · Building rows do not add up to the vote
//!
//! # What it checks
//! 1. 写了分楼栋的，各栋的全体、参与、同意、反对、弃权，业主人数和面积分别相加，等于总数。 Cell by cell and on both bases, the buildings add up to the vote.
//! 2. 有一栋没有写的格，不判断。 A cell that any building leaves out is not judged.
//! 3. 同一栋只出现一次；限定楼栋的表决，不出现别的楼栋。 Each building stands once, and only those that were asked.
//!
//! # Why
//! 居民会把自己那一栋和总数对一对。
//! People compare the row of their own building with the whole.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::matter::sums::CELLS;
use crate::record::matter::{Matter, Vote, sum};
use crate::record::rule::{Finding, RuleInfo, Verdict, again};
use crate::said;

pub const RULE: RecordRule<Matter> = RecordRule {
    info: RuleInfo::error("matter/consistent/building-rows", "building-rows-mismatch", include_str!("building_rows.rs")),
    check,
};

fn check(series: &Series<Matter>, _scope: &Scope) -> Verdict {
    let by_building: Vec<&Vote> = series.this().body.votes.iter().map(|vote| &vote.value).filter(|vote| !vote.rows.is_empty()).collect();
    if by_building.is_empty() {
        return Verdict::NotApplicable("no vote is given by building");
    }
    Verdict::of(by_building.into_iter().flat_map(|vote| sums(vote).into_iter().chain(buildings(vote))).collect())
}

fn sums(vote: &Vote) -> Vec<Finding> {
    let rows = sum(vote.rows.iter().map(|row| &row.counts));
    let mut findings = Vec::new();
    for (zh, en, choose) in CELLS {
        let (Some(whole), Some(sum)) = (choose(&vote.counts), choose(&rows)) else { continue };
        let what = if sum.owners != whole.owners {
            let (of, n) = (whole.owners, sum.owners);
            said!("{zh}写的是 {of} 人，各楼栋加起来是 {n} 人", "{en} says {of} owners, the buildings add up to {n}")
        } else if sum.area != whole.area {
            let (of, n) = (whole.area, sum.area);
            said!("{zh}写的是 {of} ㎡，各楼栋加起来是 {n} ㎡", "{en} says {of} m², the buildings add up to {n} m²")
        } else {
            continue;
        };
        findings.push(
            Finding::at(whole.span, what).mend(said!("看看是不是漏了一栋，或有一栋抄错", "look for a building left out or copied wrongly")),
        );
    }
    findings
}

fn buildings(vote: &Vote) -> Vec<Finding> {
    let rows = || vote.rows.iter().map(|row| (&row.building.0, row.building.span));
    let twice = again(rows()).into_iter().map(|(id, span, first)| {
        Finding::at(span, said!("{id} 栋写了两行", "building {id} stands twice"))
            .mend(said!("合成一行", "make it one row"))
            .also(first, said!("第一次在这里", "first here"))
    });
    let mut findings: Vec<Finding> = twice.collect();
    for (id, span) in rows() {
        if !vote.buildings.is_empty() && !vote.buildings.iter().any(|asked| asked.0 == *id) {
            findings.push(
                Finding::at(span, said!("{id} 栋不在表决范围内", "building {id} was not asked"))
                    .mend(said!("改正“范围”，或删去这一行", "mend `buildings`, or remove the row")),
            );
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(rest: &str) -> Vec<String> {
        let text = format!(
            "class: 278-4\nvotes:\n  - motion: 续聘\n    from: 2026-03-01\n    until: 2026-03-10\n    total: {{owners: 30, area: 300}}\n    participating: {{owners: 25, area: 250}}\n{rest}"
        );
        verdict(kind_of_folder("matter").unwrap(), super::RULE.info.id, &[&text])
    }

    const FIRST: &str = "    rows:\n      - {building: 1, total: {owners: 20, area: 200}, participating: {owners: 17, area: 170}}\n";

    #[test]
    fn buildings_that_add_up_hold() {
        assert_eq!(
            check(&format!("{FIRST}      - {{building: 2, total: {{owners: 10, area: 100}}, participating: {{owners: 8, area: 80}}}}\n")),
            ["holds"]
        );
    }

    #[test]
    fn the_cell_that_differs_is_named_on_its_base() {
        let found = check(&format!(
            "{FIRST}      - {{building: 2, total: {{owners: 10, area: 100}}, participating: {{owners: 8, area: 79.99}}}}\n"
        ));
        assert_eq!(found, ["7:20 参与写的是 250.00 ㎡，各楼栋加起来是 249.99 ㎡"]);
    }

    #[test]
    fn doubles_and_strangers_are_found() {
        let second = "      - {building: 1, total: {owners: 10, area: 100}, participating: {owners: 8, area: 80}}\n";
        assert_eq!(check(&format!("{FIRST}{second}")), ["10:20 1 栋写了两行"]);
        let stranger = "      - {building: 2, total: {owners: 10, area: 100}, participating: {owners: 8, area: 80}}\n    buildings: [1]\n";
        assert_eq!(check(&format!("{FIRST}{stranger}")), ["10:20 2 栋不在表决范围内"]);
    }

    #[test]
    fn votes_without_rows_are_not_judged() {
        assert_eq!(check(""), ["n/a: no vote is given by building"]);
    }
}
