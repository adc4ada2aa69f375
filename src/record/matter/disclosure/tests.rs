use std::sync::Arc;

use crate::base::fields::{self, Reading};
use crate::base::front;
use crate::base::number::Ratio;
use crate::base::source::{Source, Span};
use crate::base::yaml;
use crate::disclosure::{Block, Cell, Disclosure, FigureRole, Progress, Steps, Table, Tally};
use crate::party::directory::Directory;
use crate::party::organization::Organization;
use crate::record::kind::Kind;
use crate::record::kind::Scope;
use crate::record::kind_of_folder;
use crate::record::matter::Matter;
use crate::record::testing::{around, record};

/// A surrounding in which `branch` is a party body and `committee` is none; there sits p-01, and p-02 sat until 2025.
pub fn with_branch<T>(act: impl FnOnce(&Scope) -> T) -> T {
    let organization = |name: &str, rest: &str| {
        let source = Arc::new(Source { path: "o.yaml".into(), text: format!("name: {name}\nclass: {rest}\n"), ..Source::default() });
        let node = yaml::parse(&source, Span::new(0, source.text.len()), &mut Vec::new()).unwrap();
        fields::read::<Organization>(&node, &mut Reading::new(Arc::clone(&source)))
    };
    let committee = "owners_committee\nmembers: [{person: p-01, role: member}, {person: p-02, role: member, until: 2025-12-31}]";
    around(|scope| {
        let bodies = [
            ("branch".to_string(), organization("支部", "estate_branch")),
            ("committee".to_string(), organization("业委会", committee)),
        ];
        let directory = Directory::new(scope.as_of, [], bodies);
        act(&Scope { directory: &directory, ..*scope })
    })
}

fn told(text: &str) -> Disclosure {
    let kind = kind_of_folder("matter").unwrap();
    let record = record(kind, "r", text);
    with_branch(|scope| (kind.disclose)(&[&record], 0, scope))
}

fn headline(disclosure: &Disclosure) -> (&'static str, Option<&'static str>, &'static str) {
    let key = |label: &Option<crate::disclosure::Label>| label.as_ref().map(|l| l.key);
    (key(&disclosure.headline).unwrap(), key(&disclosure.remark), disclosure.state.as_ref().unwrap().1.key)
}

fn steps(disclosure: &Disclosure) -> &Steps {
    disclosure.blocks.iter().find_map(|b| if let Block::Steps(s) = b { Some(s) } else { None }).unwrap()
}

fn tally(disclosure: &Disclosure) -> &Tally {
    disclosure.blocks.iter().find_map(|b| if let Block::Tally(t) = b { Some(t) } else { None }).unwrap()
}

fn table<'d>(disclosure: &'d Disclosure, caption: &str) -> &'d Table {
    disclosure.blocks.iter().find_map(|b| if let Block::Table(t) = b { (t.caption.key == caption).then_some(t) } else { None }).unwrap()
}

const VOTE: &str = "class: 278-4\nvotes:\n  - motion: 续聘\n    from: 2026-03-01\n    until: 2026-03-10\n    total: {owners: 1017, area: \"128,300.00\"}\n    participating: {owners: 812, area: \"104,260.50\"}\n    yes: {owners: 655, area: \"82,114.00\"}\n    no: {owners: 157, area: \"22,146.50\"}\n";

#[test]
fn the_example_reads_clean_and_keeps_every_rule() {
    let source = Arc::new(Source { path: "matter/example.md".into(), text: Matter::EXAMPLE.into(), ..Source::default() });
    let parts = front::split(&source).unwrap();
    let kind = kind_of_folder("matter").unwrap();
    let record = record(kind, "example", source.slice(parts.yaml));
    around(|scope| {
        for told in (kind.check)(&[&record], 0, scope) {
            assert!(!matches!(told.verdict, crate::record::rule::Verdict::Breaks(_)), "{} {:?}", told.rule.id, told.verdict);
        }
        let disclosure = (kind.disclose)(&[&record], 0, scope);
        assert_eq!(headline(&disclosure), ("matter.headline_settled", Some("matter.headline_passed"), "matter.state_done"));
    });
}

#[test]
fn a_step_is_now_on_both_its_first_and_its_last_day() {
    let text = "class: 278-5\nsteps:\n  - {step: collect}\n  - {step: vote, on: 2026-11-01, until: 2026-11-22}\n  - {step: implementation, on: 2026-11-22, until: 2026-12-01}\n  - {step: audit, on: 2026-12-10}\n  - {step: follow_up}\n";
    let disclosure = told(text);
    let progress: Vec<Progress> = steps(&disclosure).steps.iter().map(|s| s.progress).collect();
    assert_eq!(progress, [Progress::Done, Progress::Now, Progress::Now, Progress::Ahead, Progress::Ahead]);
    assert_eq!(headline(&disclosure), ("matter.headline_now_until", None, "matter.state_now"));
}

#[test]
fn without_a_step_under_way_the_state_says_what_is_next() {
    let disclosure = told("class: 278-5\nsteps:\n  - {step: collect, on: 2026-01-08}\n  - {step: vote, on: 2026-12-05}\n");
    assert_eq!(headline(&disclosure), ("matter.headline_next_on", None, "matter.state_next"));
    assert_eq!(steps(&disclosure).steps[1].progress, Progress::Ahead);
}

#[test]
fn what_a_party_body_says_is_an_opinion_and_what_a_committee_says_is_not() {
    let text = "class: 278-5\nsteps:\n  - {step: branch_discussion, on: 2026-01-15, by: branch, outcome: 建议先修 3 栋}\n  - {step: committee_discussion, on: 2026-01-20, by: committee, outcome: 同意}\n  - {step: other, 名称: 扩大会, on: 2026-01-21, by: branch, outcome: 同意}\n";
    let disclosure = told(text);
    let keys: Vec<_> = steps(&disclosure)
        .steps
        .iter()
        .map(|s| (s.label.key, matches!(&s.outcome, Some(Cell::Label(l)) if l.key == "matter.opinion")))
        .collect();
    assert_eq!(keys, [("matter.step_opinion", true), ("step.committee_discussion", false), ("matter.step_opinion", true)]);
    let said_twice = told("class: 278-5\nsteps: [{step: branch_discussion, on: 2026-01-15, outcome: 意见：可以办}]\n");
    assert!(matches!(&steps(&said_twice).steps[0].outcome, Some(Cell::Label(l)) if l.with == [Cell::text("可以办")]));
}

#[test]
fn a_counted_vote_shows_both_bases_with_their_inequalities() {
    let disclosure = told(VOTE);
    assert_eq!(headline(&disclosure), ("matter.headline_passed", None, "outcome.passed"));
    let tally = tally(&disclosure);
    assert_eq!(tally.bases.iter().map(|b| b.label.key).collect::<Vec<_>>(), ["matter.owners", "matter.area"]);
    let (people, space) = (&tally.bases[0], &tally.bases[1]);
    assert_eq!((&people.participation.needed, people.participation.inclusive), (&Cell::Count(678), true));
    assert_eq!(people.participation.notch, Ratio { part: 2, whole: 3 });
    let agreement = space.agreement.as_ref().unwrap();
    assert_eq!((&agreement.needed, agreement.inclusive, agreement.holds), (&Cell::Area(crate::base::area::Area(5_213_025)), false, true));
    assert_eq!(tally.basis, [Cell::text("民法典 第二百七十八条")]);
    assert_eq!(disclosure.figures.iter().map(|f| f.role).collect::<Vec<_>>(), [FigureRole::Participation, FigureRole::Agreement]);
}

#[test]
fn while_a_vote_is_open_nobody_sees_which_way_it_goes() {
    let row = "    rows:\n      - {building: 1, total: {owners: 1017, area: \"128,300.00\"}, participating: {owners: 654, area: \"90,000.00\"}, yes: {owners: 400, area: 9}, no: {owners: 100, area: 9}}\n";
    let open = VOTE.replace("2026-03-10", "2026-12-05").replace("owners: 812", "owners: 654")
        + row
        + "candidates: [{person: p-1, votes: 400, elected: true}]\n";
    let disclosure = told(&open);
    assert_eq!(headline(&disclosure), ("matter.headline_voting_missing", None, "matter.state_now"));
    assert_eq!(disclosure.headline.as_ref().unwrap().with[2], Cell::Count(24));
    let tally = tally(&disclosure);
    assert!(tally.bases.iter().all(|b| b.agreement.is_none() && b.no.is_none() && b.abstain.is_none()));
    assert_eq!(table(&disclosure, "matter.building_table").columns.len(), 5);
    let all = format!("{:?}", disclosure);
    assert!(!all.contains("Count(655)") && !all.contains("Count(157)") && !all.contains("Count(400)"), "{all}");
}

#[test]
fn small_groups_keep_their_ballots_to_themselves() {
    let rows = |yes: u64| {
        format!(
            "    rows:\n      - {{building: 1, total: {{owners: 9, area: 9}}, yes: {{owners: {yes}, area: 5}}, no: {{owners: 5, area: 4}}}}\n      - {{building: 2, total: {{owners: 20, area: 20}}, yes: {{owners: 9, area: 9}}, no: {{owners: 5, area: 5}}}}\n"
        )
    };
    let columns = |yes| table(&told(&(VOTE.to_string() + &rows(yes))), "matter.building_table").columns.len();
    assert_eq!((columns(4), columns(5)), (5, 7));
}

#[test]
fn a_motion_against_something_is_explained() {
    let disclosure = told(&(VOTE.to_string() + "    polarity: negative\n"));
    assert_eq!(headline(&disclosure), ("matter.headline_passed_negative", None, "matter.passed_negative"));
    assert!(tally(&disclosure).polarity.is_some());
}

#[test]
fn a_failed_vote_is_said_first() {
    let few = VOTE.replace("owners: 812", "owners: 677") + "steps: [{step: implementation, on: 2026-12-01}]\n";
    assert_eq!(headline(&told(&few)), ("matter.headline_quorum_failed", None, "outcome.quorum_failed"));
    let against = VOTE.replace("class: 278-4", "class: 278-8").replace("owners: 655", "owners: 605");
    assert_eq!(headline(&told(&against)).0, "matter.headline_rejected");
}

#[test]
fn matters_no_pack_judges_show_their_counts_only() {
    let disclosure = told(&VOTE.replace("278-4", "ordinary"));
    assert_eq!(table(&disclosure, "matter.counts_table").rows.len(), 4);
    assert_eq!(headline(&disclosure), ("matter.headline_open", None, "matter.state_open"));
}

#[test]
fn a_vote_before_the_earliest_text_says_so() {
    let old = VOTE.replace("278-4", "278-6").replace("2026-", "2019-");
    let disclosure = told(&old);
    assert_eq!(table(&disclosure, "matter.counts_table").rows.len(), 4);
    let all = format!("{disclosure:?}");
    assert!(all.contains(r#"Label { key: "matter.no_text_since", with: [Date(Date(2021-01-01))] }"#), "{all}");
}

#[test]
fn money_is_set_against_the_budget() {
    let text = |audited: u64| format!("class: 278-5\ncost: {{budget: 100, audited: {audited}}}\nclosed: 2026-05-01\n");
    let against = |audited| match &told(&text(audited)).headline.as_ref().unwrap().with[2] {
        Cell::Label(label) => label.key,
        _ => "",
    };
    assert_eq!([against(90), against(100), against(110)], ["matter.below_budget", "matter.on_budget", "matter.above_budget"]);
}

#[test]
fn every_view_says_what_became_of_it() {
    let text = "class: 278-5\nconsultations:\n  - {stage: before, channel: 坝坝会, from: 2026-01-01, received: 6, adopted: [{gist: 甲, count: 3}], declined: [{gist: 乙, count: 2, reason: 超出预算}], pending: 1}\n";
    let disclosure = told(text);
    let became: Vec<_> = table(&disclosure, "matter.consultation_table")
        .rows
        .iter()
        .map(|row| match &row.cells[2] {
            Cell::State(_, label) => label.key,
            _ => "",
        })
        .collect();
    assert_eq!(became, ["matter.adopted", "matter.declined", "matter.pending"]);
}
