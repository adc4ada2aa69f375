//! 月报里少了楼长 · A building head left out of the month
//!
//! # What it checks
//! 楼长月报里，期间最后一天在任的每位楼长都有一行；没有报告的也写一行，只写人。
//! In the heads' monthly report everybody who is a building head on the period's last day has a row; who made no report has one with the name alone.
//! 1. 名单按报告方的组织记录；名单里没有楼长的不判断。 The roster of the body that reports decides; without heads on it nothing is judged.
//! 2. 只看采用了这套程序的小区。 Only where the procedure was adopted.
//!
//! # Why
//! 少一行看不出来是没报告还是没这个人。
//! A missing row does not tell whether a head was silent or forgotten.

use crate::law::Absence;
use crate::party::organization::{Membership, Role};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::report::{Report, ReportSort};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

/// The pack rule that asks for it.
const TEXT: &str = "sd.head.report";

pub const RULE: RecordRule<Report> = RecordRule {
    info: RuleInfo { basis: &[TEXT], ..RuleInfo::warning("report/coverage/heads", "building-head-left-out", include_str!("heads_all.rs")) },
    check,
};

fn check(series: &Series<Report>, scope: &Scope) -> Verdict {
    let report = series.this().body;
    let Some(period) = report.period.as_ref().filter(|_| *report.sort == ReportSort::BuildingHeads) else {
        return Verdict::NotApplicable("no monthly report of building heads");
    };
    if let Err(absence) = scope.pack.text(TEXT, period.until) {
        let unadopted = matches!(absence, Absence::Unknown | Absence::Off(_));
        return Verdict::NotApplicable(if unadopted { "the unit has not adopted the procedure" } else { absence.reason() });
    }
    let Some(body) = scope.directory.organization_on(&report.from, period.until) else {
        return Verdict::NotApplicable("the body that reports is not on the roster");
    };
    let is_head = |member: &&crate::base::source::At<Membership>| *member.role == Role::BuildingHead && body.holds(member, period.until);
    let heads: Vec<&str> = body.members.iter().filter(is_head).map(|member| member.person.value.0.as_str()).collect();
    let lacking: Vec<&str> = heads.iter().copied().filter(|id| !report.heads.iter().any(|row| row.person.value.0 == *id)).collect();
    if lacking.is_empty() {
        return Verdict::Holds;
    }
    let (count, day, names) = (lacking.len(), period.until, lacking.join("、"));
    let what = said!("{day} 在任的楼长有 {count} 位没有写进来：{names}", "{count} building heads of {day} have no row: {names}");
    let mend = said!("每人一行；没有报告的只写“人”", "one row each; who made no report has only `person`");
    Verdict::Breaks(vec![Finding::at(period.span, what).mend(mend)])
}

#[cfg(test)]
mod tests {
    use crate::base::fields::{self, Reading};
    use crate::base::source::{Source, Span};
    use crate::party::directory::Directory;
    use crate::record::kind::Scope;
    use crate::record::kind_of_folder;
    use crate::record::testing::{judged, record, under};

    const ROSTER: &str = "name: 楼长\nclass: building_heads\nmembers:\n  - {person: a, role: building_head}\n  - {person: b, role: building_head, since: 2026-10-20}\n  - {person: c, role: building_head, until: 2026-10-10}\n";

    fn check(packs: &[&str], period: &str, heads: &str) -> Vec<String> {
        let source = std::sync::Arc::new(Source { path: "r.yaml".into(), text: ROSTER.into(), ..Source::default() });
        let node = crate::base::yaml::parse(&source, Span::new(0, source.text.len()), &mut Vec::new()).unwrap();
        let body = fields::read(&node, &mut Reading::new(std::sync::Arc::clone(&source)));
        let text = format!("sort: building_heads\nfrom: h\non: 2026-11-02\nperiod: {period}\nheads: [{heads}]\n");
        let report = record(kind_of_folder("report").unwrap(), "m", &text);
        under(packs, |scope| {
            let directory = Directory::new(scope.as_of, [], [("h".to_string(), body)]);
            judged(&[&report], super::RULE.info.id, &Scope { directory: &directory, ..*scope })
        })
    }

    // breaks: sd.head.report
    #[test]
    fn who_is_a_head_has_a_row() {
        assert_eq!(check(&["dangjian"], "2026-10", "{person: a, visits: 3}, {person: b}"), ["holds"]);
        assert_eq!(check(&["dangjian"], "2026-10", "{person: a, visits: 3}"), ["4:9 2026-10-31 在任的楼长有 1 位没有写进来：b"]);
        assert_eq!(check(&["dangjian"], "2026-09", "{person: a, visits: 3}, {person: c, visits: 2}"), ["holds"]);
        assert_eq!(check(&[], "2026-10", ""), ["n/a: the unit has not adopted the procedure"]);
    }
}
