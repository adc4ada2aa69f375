//! 换届移交清单不全 · A committee's hand-over list with gaps
//!
//! # What it checks
//! 委员会换届移交的清单，规则包列出的每一类（印章、账册、财物、档案资料）至少有一项；办完那天，每一项都交了，没有缺的。
//! The list has at least one thing of every sort the packs name for a committee that hands over to the next; on the day it ended, every
//! thing was handed over and nothing was missing.
//! 1. 规则包没有列出清单的不判断。 Where no pack names a list, the sorts are not judged.
//! 2. 还没有开始移交的不判断；没有办完的，期限在公示义务里判断。 Not judged before it began; whether it ended in time is a duty's matter.
//!
//! # Why
//! 清单上没有的，下一届就说不清收没收到；拒不移交的，清单是去街道和公安要回来的凭据。
//! What is not on the list nobody can prove to have asked for; where things are withheld, the list is what the street office goes by.

use std::collections::BTreeSet;

use crate::base::scalar::Scalar;
use crate::law::RuleSort;
use crate::party::organization::OrganizationClass;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::matter::{CommitteeThing, Handover, Matter, MatterClass};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Matter> = RecordRule {
    info: RuleInfo {
        basis: &[
            "cn.committee.handover",
            "cn.juwei.handover",
            "sz.committee.handover",
            "fs.committee.handover",
            "sc.committee.handover",
            "cd.committee.handover",
        ],
        ..RuleInfo::warning("matter/coverage/handover-list", "committee-handover-with-gaps", include_str!("handover_list.rs"))
    },
    check,
};

fn check(series: &Series<Matter>, scope: &Scope) -> Verdict {
    let matter = series.this().body;
    let begun = matter.handover.as_ref().filter(|handover| handover.begun.value <= scope.as_of);
    let Some(handover) = begun.filter(|_| matter.class.value != MatterClass::PropertyCompany) else {
        return Verdict::NotApplicable("no hand-over of a committee that has begun");
    };
    let event = match scope.directory.organization(&handover.to.0).map(|body| body.class.value) {
        Some(OrganizationClass::OwnersCommittee) => "committee_elected",
        Some(OrganizationClass::NeighbourhoodCommittee) => "neighbourhood_election",
        _ => return Verdict::NotApplicable("no committee takes over"),
    };
    let mut findings: Vec<Finding> = lacking(handover, event, scope).into_iter().collect();
    let ended = handover.ended.as_ref().is_some_and(|ended| ended.value <= scope.as_of);
    let open = handover.checklist.iter().filter(|line| ended && (line.on.is_none() || line.missing.is_some()));
    findings.extend(open.map(|line| {
        let subject = &*line.subject.value;
        Finding::at(line.subject.span, said!("移交已经办完，“{subject}”还没有交清", "the hand-over has ended, `{subject}` is not settled"))
            .mend(said!("交清了的写上日期，删去“缺少”；没有交清的，把“止”删去", "if it is settled, give its day and take `missing` out; if not, take `ended` out"))
    }));
    Verdict::of(findings)
}

/// The sorts no thing on the list belongs to.
fn lacking(handover: &Handover, event: &str, scope: &Scope) -> Option<Finding> {
    let rules = scope.pack.of_kind_on(RuleSort::EventAfter, handover.begun.value);
    let rules = rules.filter(|rule| rule.param("event").and_then(|own| own.text()) == Some(event));
    let named = rules.filter_map(|rule| rule.param("checklist")).flat_map(|list| list.items());
    let asked: BTreeSet<CommitteeThing> = named.filter_map(|word| CommitteeThing::parse(word.text()?).ok()).collect();
    let has = |sort: &CommitteeThing| handover.checklist.iter().any(|line| line.sort.as_ref().is_some_and(|own| own.value == *sort));
    let lacking: Vec<CommitteeThing> = asked.into_iter().filter(|sort| !has(sort)).collect();
    if lacking.is_empty() {
        return None;
    }
    let words = |pick: fn(&(&'static str, &'static str)) -> &'static str, join: &str| {
        let word = |sort: &CommitteeThing| CommitteeThing::WORDS.iter().find(|(word, _)| *word == sort.word()).map(pick);
        lacking.iter().filter_map(word).collect::<Vec<_>>().join(join)
    };
    let (zh, en) = (words(|pair| pair.1, "、"), words(|pair| pair.0, ", "));
    let what = said!("移交清单里没有这几类：{zh}", "the list has nothing of these sorts: {en}");
    let mend = said!("在“清单”里补上，每项写“类别”；拒不移交的写“缺少”", "add them to `checklist`, each with its `sort`; what is withheld is `missing`");
    Some(Finding::at(handover.begun.span, what).mend(mend))
}

#[cfg(test)]
mod tests {
    use crate::party::directory::Directory;
    use crate::record::kind::Scope;
    use crate::record::kind_of_folder;
    use crate::record::testing::{day, judged, record, under};
    use crate::record::{Body, Record};

    /// A matter with this hand-over from one committee to the next, under these packs.
    fn check(packs: &[&str], class: &str, handover: &str) -> Vec<String> {
        let kind = |name: &str| kind_of_folder(name).unwrap();
        let body = record(kind("roster"), "r", &format!("name: 委员会\nclass: {class}\nmembers: []\n"));
        let Body::Roster(roster) = &body.body else { panic!("no roster") };
        let directory = Directory::new(day("2026-11-22"), [], [("c".to_string(), roster.organization.clone())]);
        let matter: Record = record(kind("matter"), "m", &format!("class: \"278-3\"\nhandover: {{from: c, to: c, {handover}}}\n"));
        under(packs, |scope| {
            let Scope { as_of, unit, catalogue, pack, .. } = *scope;
            judged(&[&matter], super::RULE.info.id, &Scope { as_of, unit, catalogue, pack, directory: &directory })
        })
    }

    const WHOLE: &str = "checklist: [{subject: 公章, sort: seals, on: 2026-10-02}, {subject: 账本, sort: books, on: 2026-10-02}, \
        {subject: 存款, sort: funds, on: 2026-10-02}, {subject: 档案, sort: archives, on: 2026-10-03}]";

    #[test]
    fn a_whole_list_holds_and_an_open_one_may_lack_things_until_it_ends() {
        assert_eq!(check(&[], "owners_committee", &format!("begun: 2026-10-02, ended: 2026-10-03, {WHOLE}")), ["holds"]);
        let open = WHOLE.replace(", on: 2026-10-03", ", missing: 2019 年的合同");
        assert_eq!(check(&[], "owners_committee", &format!("begun: 2026-10-02, {open}")), ["holds"]);
        let found = check(&[], "owners_committee", &format!("begun: 2026-10-02, ended: 2026-10-03, {open}"));
        assert_eq!(found.len(), 1);
        assert!(found[0].ends_with("移交已经办完，“档案”还没有交清"), "{found:?}");
    }

    // breaks: cn.committee.handover cn.juwei.handover sz.committee.handover fs.committee.handover sc.committee.handover cd.committee.handover
    #[test]
    fn a_list_without_a_sort_that_a_pack_names_has_a_gap() {
        let text = "begun: 2026-10-02, checklist: [{subject: 公章, sort: seals}, {subject: 账本, sort: books}]";
        for packs in [&[][..], &["shenzhen"], &["foshan"], &["sichuan"], &["chengdu"]] {
            assert_eq!(check(packs, "owners_committee", text), ["2:35 移交清单里没有这几类：财物、档案资料"], "{packs:?}");
        }
        assert_eq!(check(&[], "neighbourhood_committee", text), ["2:35 移交清单里没有这几类：财物、档案资料"]);
    }

    #[test]
    fn what_is_no_hand_over_of_a_committee_is_not_judged() {
        assert_eq!(check(&[], "property_company", "begun: 2026-10-02"), ["n/a: no committee takes over"]);
        assert_eq!(check(&[], "owners_committee", "begun: 2026-12-02"), ["n/a: no hand-over of a committee that has begun"]);
    }
}
