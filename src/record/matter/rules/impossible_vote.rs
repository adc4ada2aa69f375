//! 票数不可能 · Impossible vote counts
//!
//! # What it checks
//! 业主人数和面积分别核对，合计与每一栋楼都核对：
//! Owners and area are checked each for itself, in the totals and for every building:
//! 1. 同意、反对、弃权各自不超过参与，参与不超过全体。 Yes, no and abstentions each ≤ participating ≤ total.
//! 2. 同意 + 反对 + 弃权 = 参与；三项没有写全的，只核对不超过。 The three add up to participation; where one is left out, they must not exceed it.
//! 3. 全体的人数和面积都不是零。 Neither the owners nor the area of everybody are nought.
//!
//! # Why
//! 票数对不上，结果就不能公布。
//! Where the counts cannot be true, no outcome can be published.

use crate::base::source::At;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::matter::{Base, Counts, Matter};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Matter> = RecordRule {
    info: RuleInfo {
        // Who took part and marked nothing abstained: the three make up those who took part.
        basis: &["sc.participate"],
        ..RuleInfo::error("matter/range/vote-counts", "impossible-vote", include_str!("impossible_vote.rs"))
    },
    check,
};

fn check(series: &Series<Matter>, _scope: &Scope) -> Verdict {
    let votes = &series.this().body.votes;
    if votes.is_empty() {
        return Verdict::NotApplicable("there is no vote");
    }
    let nobody = votes.iter().filter_map(|vote| empty(&vote.counts.total));
    let counts = votes.iter().flat_map(|vote| std::iter::once(&vote.counts).chain(vote.rows.iter().map(|row| &row.counts)));
    Verdict::of(nobody.chain(counts.flat_map(judge)).collect())
}

fn empty(total: &At<Base>) -> Option<Finding> {
    let (owners, area) = (total.owners, total.area);
    (owners.0 == 0 || area.0 == 0).then(|| {
        Finding::at(total.span, said!("全体是 {owners} 人、{area} ㎡", "everybody is {owners} owners with {area} m²"))
            .mend(said!("写上全体业主的人数和专有面积", "write how many owners there are, and their area"))
    })
}

fn judge(counts: &Counts) -> Vec<Finding> {
    let part = counts.participating.as_ref();
    let mut findings: Vec<Finding> =
        part.into_iter().filter_map(|p| within(("参与", "participating"), p, ("全体", "total"), &counts.total)).collect();
    let cells = [("同意", "yes", &counts.yes), ("反对", "no", &counts.no), ("弃权", "abstain", &counts.abstain)];
    // Without a participation of its own, a cell is still bound by the total.
    let (whole_name, whole) = part.map_or((("全体", "total"), &counts.total), |p| (("参与", "participating"), p));
    for (zh, en, cell) in cells {
        findings.extend(cell.as_ref().and_then(|cell| within((zh, en), cell, whole_name, whole)));
    }
    if let Some(part) = part.filter(|_| findings.is_empty()) {
        findings.extend(sum(counts, part));
    }
    findings
}

fn within(name: (&str, &str), cell: &At<Base>, whole_name: (&str, &str), whole: &At<Base>) -> Option<Finding> {
    let ((zh, en), (whole_zh, whole_en)) = (name, whole_name);
    let what = if cell.owners > whole.owners {
        let (n, of) = (cell.owners, whole.owners);
        said!("{zh} {n} 人，多于{whole_zh} {of} 人", "{en}: {n} owners, more than the {of} of {whole_en}")
    } else if cell.area > whole.area {
        let (n, of) = (cell.area, whole.area);
        said!("{zh} {n} ㎡，多于{whole_zh} {of} ㎡", "{en}: {n} m², more than the {of} m² of {whole_en}")
    } else {
        return None;
    };
    let finding = Finding::at(cell.span, what).mend(said!("对照计票表改正", "mend it by the counting sheet"));
    Some(finding.also(whole.span, said!("{whole_zh}在这里", "{whole_en} stands here")))
}

fn sum(counts: &Counts, part: &At<Base>) -> Option<Finding> {
    let cells: Vec<&At<Base>> = [&counts.yes, &counts.no, &counts.abstain].into_iter().flatten().collect();
    let owners: u64 = cells.iter().map(|c| c.owners.0).sum();
    let area: u64 = cells.iter().map(|c| c.area.0).sum();
    let wrong = |sum: u64, whole: u64| if cells.len() == 3 { sum != whole } else { sum > whole };
    let (unit_zh, unit_en, sum, whole) = if wrong(owners, part.owners.0) {
        ("人", "owners", crate::base::number::Count(owners).to_string(), part.owners.to_string())
    } else if wrong(area, part.area.0) {
        ("㎡", "m²", crate::base::area::Area(area).to_string(), part.area.to_string())
    } else {
        return None;
    };
    let what = said!(
        "同意、反对、弃权加起来是 {sum} {unit_zh}，参与的是 {whole} {unit_zh}",
        "yes, no and abstentions make {sum} {unit_en}, but {whole} {unit_en} took part"
    );
    Some(
        Finding::at(part.span, what)
            .mend(said!("对照计票表改正；作废的票写在“不计票”里", "mend it by the counting sheet; void ballots go into `uncounted`")),
    )
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(counts: &str) -> Vec<String> {
        let text = format!("class: 278-4\nvotes:\n  - motion: 续聘\n    from: 2026-03-01\n    until: 2026-03-10\n{counts}");
        verdict(kind_of_folder("matter").unwrap(), super::RULE.info.id, &[&text])
    }

    const TOTAL: &str = "    total: {owners: 100, area: 100}\n    participating: {owners: 80, area: 80}\n";

    #[test]
    fn possible_counts_hold_also_where_some_are_left_out() {
        assert_eq!(
            check(&format!(
                "{TOTAL}    yes: {{owners: 60, area: 60}}\n    no: {{owners: 15, area: 15}}\n    abstain: {{owners: 5, area: 5}}\n"
            )),
            ["holds"]
        );
        assert_eq!(check(&format!("{TOTAL}    yes: {{owners: 60, area: 60}}\n")), ["holds"]);
    }

    #[test]
    fn each_base_is_judged_for_itself() {
        assert_eq!(check(&format!("{TOTAL}    yes: {{owners: 81, area: 60}}\n")), ["8:10 同意 81 人，多于参与 80 人"]);
        assert_eq!(
            check("    total: {owners: 100, area: 100}\n    participating: {owners: 80, area: 100.01}\n"),
            ["7:20 参与 100.01 ㎡，多于全体 100.00 ㎡"]
        );
    }

    #[test]
    fn the_three_must_add_up() {
        let found = check(&format!(
            "{TOTAL}    yes: {{owners: 60, area: 60}}\n    no: {{owners: 15, area: 15}}\n    abstain: {{owners: 5, area: 4}}\n"
        ));
        assert_eq!(found, ["7:20 同意、反对、弃权加起来是 79.00 ㎡，参与的是 80.00 ㎡"]);
    }

    #[test]
    fn a_vote_of_nobody_is_none() {
        assert_eq!(check("    total: {owners: 0, area: 0}\n"), ["6:12 全体是 0 人、0.00 ㎡"]);
        assert_eq!(check("    total: {owners: 9, area: 0}\n"), ["6:12 全体是 9 人、0.00 ㎡"]);
    }

    #[test]
    fn buildings_are_judged_too() {
        let rows = "    rows:\n      - {building: 3, total: {owners: 10, area: 10}, participating: {owners: 11, area: 10}}\n";
        assert_eq!(check(&format!("{TOTAL}{rows}")), ["9:69 参与 11 人，多于全体 10 人"]);
    }

    #[test]
    fn a_matter_without_votes_is_not_judged() {
        assert_eq!(verdict(kind_of_folder("matter").unwrap(), super::RULE.info.id, &["class: 278-4\n"]), ["n/a: there is no vote"]);
    }
}
