//! Tests of what a roster tells: the sentence, the roll, the state, the picture, the list page.

use crate::disclosure::{Block, Cell, Diagram, Disclosure, Label, Roll, Tone};
use crate::record::kind_of_folder;
use crate::record::roster::testing::{overview, told};
use crate::record::testing::record;

const PEOPLE: &[&str] = &[
    "id: a, name: 甲一, work_phone: 100 0000 0001",
    "id: b, name: 乙二, public: no, work_phone: 100 0000 0002",
    "id: c, name: 丙三",
    "id: d, name: 丁四",
];

const COMMITTEE: &str = "name: 业主委员会\nclass: owners_committee\nseats: 3\nterm: {name: 第三届, period: 2024-06-01/2029-05-31}\nposts: [{role: chair}, {role: vice_chair}]\nmembers:\n  - {person: a, role: chair}\n  - {person: b, role: member, buildings: [1]}\n  - {person: c, role: alternate}\n  - {person: d, role: member, until: 2025-12-31}\nrelations: [{kind: hires, to: company}]\nreception: {weekday: wednesday, nth: [1, 3], time: 9点, place: 会所}\n";
const BRANCH: &str =
    "name: 支部\nclass: estate_branch\nmembers: [{person: a, role: secretary}]\nrelations: [{kind: leads, to: committee}]\n";
const COMPANY: &str = "name: 物业\nclass: property_company\nmembers: [{person: d, role: manager}]\n";

fn rolls(blocks: &[Block]) -> Vec<&Roll> {
    blocks.iter().filter_map(|b| if let Block::Roll(roll) = b { Some(roll) } else { None }).collect()
}

fn diagrams(blocks: &[Block]) -> Vec<&Diagram> {
    blocks.iter().filter_map(|b| if let Block::Diagram(diagram) = b { Some(diagram) } else { None }).collect()
}

fn people(roll: &Roll) -> Vec<(&str, usize)> {
    let id = |cell: &Cell| if let Cell::Person(id) = cell { id.0.clone() } else { String::new() };
    let ids: Vec<String> = roll.entries.iter().map(|e| id(&e.person)).collect();
    let known = ["a", "b", "c", "d"];
    ids.iter().zip(&roll.entries).filter_map(|(id, e)| Some((*known.iter().find(|k| *k == id)?, e.posts.len()))).collect()
}

fn words(told: &Disclosure) -> Vec<&'static str> {
    told.blocks.iter().map(Block::word).collect()
}

fn all() -> [(&'static str, &'static str); 3] {
    [("committee", COMMITTEE), ("branch", BRANCH), ("company", COMPANY)]
}

#[test]
fn the_conclusion_names_term_and_numbers() {
    let told = told(PEOPLE, &all(), "committee");
    let headline = told.headline.unwrap();
    assert_eq!(headline.key, "roster.headline");
    let counts =
        [("roster.count_members", 2), ("roster.count_alternates", 1)].map(|(key, n)| Cell::Label(Label::with(key, [Cell::Count(n)])));
    assert_eq!(headline.with.get(1), Some(&Cell::Many(counts.to_vec())));
    assert_eq!(told.state, Some((Tone::Good, "roster.in_term".into())));
    assert_eq!(told.events.first().map(|e| e.from.to_string()).as_deref(), Some("2026-12-02"));
}

#[test]
fn everybody_in_office_stands_once_with_what_they_hold_elsewhere() {
    let told = told(PEOPLE, &all(), "committee");
    assert_eq!(words(&told), ["roll", "facts", "facts", "diagram", "table"]);
    let rolls = rolls(&told.blocks);
    assert_eq!(people(rolls[0]), [("a", 2), ("b", 1), ("c", 1)]);
    assert_eq!(rolls[0].entries[0].posts[0], Cell::label("role.chair"));
    assert!(rolls[0].entries[0].phone.is_some());
    assert!(rolls[0].entries[1].phone.is_none(), "who is not to be named has no telephone either");
}

#[test]
fn the_picture_around_a_body_shows_its_own_lines_only() {
    let told = told(PEOPLE, &all(), "branch");
    let diagrams = diagrams(&told.blocks);
    let nodes: Vec<(&str, usize, bool)> = diagrams[0].nodes.iter().map(|n| (&*n.organization.0, n.rank, n.here)).collect();
    assert_eq!(nodes, [("branch", 0, true), ("committee", 1, false)]);
    assert_eq!(diagrams[0].edges[0].label, "relation.leads".into());
}

#[test]
fn the_list_page_shows_everybody_once_from_the_top_down() {
    let gone = "name: 组\nclass: group\ndissolved: 2025-12-31\nmembers: [{person: c, role: leader}]\n";
    let mut rosters = all().to_vec();
    rosters.push(("gone", gone));
    let blocks = overview(PEOPLE, &rosters);
    let nodes: Vec<(String, usize)> = diagrams(&blocks)[0].nodes.iter().map(|n| (n.organization.0.clone(), n.rank)).collect();
    assert_eq!(nodes, [("branch".to_string(), 0), ("committee".to_string(), 1), ("company".to_string(), 2)]);
    assert_eq!(people(rolls(&blocks)[0]), [("a", 2), ("b", 1), ("c", 1), ("d", 1)]);
}

#[test]
fn the_picture_names_a_sub_committee_without_drawing_it() {
    let sub = "name: 文化委\nclass: sub_committee\nparent: committee\n";
    let apart = "name: 别处\nclass: sub_committee\n";
    let mut rosters = all().to_vec();
    rosters.extend([("sub", sub), ("apart", apart)]);
    let blocks = overview(PEOPLE, &rosters);
    let picture = diagrams(&blocks)[0];
    let drawn: Vec<&str> = picture.nodes.iter().map(|n| &*n.organization.0).collect();
    assert!(!drawn.contains(&"sub") && drawn.contains(&"apart"), "{drawn:?}");
    assert!(picture.edges.iter().any(|edge| *edge.to.0 == *"sub"));
}

#[test]
fn each_body_hangs_on_the_line_that_says_most() {
    let top = "name: 党委\nclass: estate_branch\nrelations: [{kind: coordinates, to: below}, {kind: guides, to: below}]\n";
    let next = "name: 大会\nclass: owners_assembly\nrelations: [{kind: leads, to: below}]\n";
    let below = "name: 业委会\nclass: owners_committee\nrelations: [{kind: supervises, to: top}]\n";
    let blocks = overview(PEOPLE, &[("top", top), ("next", next), ("below", below)]);
    let hangs: Vec<(&str, &str)> =
        diagrams(&blocks)[0].edges.iter().filter(|e| e.hangs).map(|e| (&*e.from.0, &*e.to.0)).collect();
    assert_eq!(hangs, [("next", "below")]);
}

#[test]
fn a_term_that_is_over_says_so_and_leads_on() {
    let old = "organization: committee\nname: 业主委员会\nclass: owners_committee\nterm: {name: 第二届, period: 2019-06-01/2024-05-31}\nmembers: [{person: c, role: chair}]\n";
    let past = told(PEOPLE, &[("old", old), ("committee", COMMITTEE)], "old");
    assert_eq!(past.state, Some((Tone::Plain, "roster.past_term".into())));
    assert_eq!(past.remark.map(|r| r.key), Some("roster.now_in_office"));
    assert_eq!(people(rolls(&past.blocks)[0]), [("c", 1)], "the page of a past term tells of its own time");
    let now = told(PEOPLE, &[("old", old), ("committee", COMMITTEE)], "committee");
    assert!(now.blocks.iter().any(|b| matches!(b, Block::Table(t) if t.caption.key == "roster.past_terms" && t.rows.len() == 1)));
    let alone = told(PEOPLE, &[("old", old)], "old");
    assert_eq!(alone.state, Some((Tone::Late, "roster.term_over".into())));
}

#[test]
fn who_acts_for_another_says_so_first() {
    let acting = |period: &str| {
        format!("{BRANCH}delegation: {{for_body: 业主委员会, powers: [公布账目, 调解纠纷], period: {period}, consent: matter/m}}\n")
    };
    let now = told(PEOPLE, &[("branch", &acting("2026-01-01/2027-12-31"))], "branch");
    assert!(
        matches!(now.blocks.first(), Some(Block::Facts(f)) if f.title.as_ref().map(|t| t.key) == Some("roster.acting") && f.rows.len() == 4)
    );
    assert_eq!(now.state.map(|s| s.1.key), Some("roster.acting_now"));
    let over = told(PEOPLE, &[("branch", &acting("2025"))], "branch");
    assert_eq!(over.state, Some((Tone::Late, "roster.acting_over".into())));
}

#[test]
fn volunteers_are_counted_and_not_named() {
    let team = "name: 志愿队\nclass: volunteer_team\nmembers:\n  - {person: a, role: leader}\n  - {person: b, role: volunteer}\n  - {person: c, role: participant}\n";
    let told = told(PEOPLE, &[("team", team)], "team");
    assert_eq!(people(rolls(&told.blocks)[0]), [("a", 1)]);
    let count = |b: &Block| matches!(b, Block::Facts(f) if f.rows.contains(&("roster.member_count".into(), Cell::People(2))));
    assert!(told.blocks.iter().any(count));
}

#[test]
fn what_was_emptied_tells_nothing_and_the_example_reads_clean() {
    let purged = told(PEOPLE, &[("x", "purged: {on: 2026-01-01, by: 街道}\n")], "x");
    assert_eq!(purged, Disclosure::default());
    let kind = kind_of_folder("roster").unwrap();
    record(kind, "example", kind.example);
    let told = told(&[], &[("example", kind.example)], "example");
    assert_eq!(told.state, Some((Tone::Good, "roster.in_term".into())));
}

#[test]
fn a_company_whose_service_is_over_is_gone() {
    let former = "name: 前物业\nclass: property_company\nterm: {name: 服务期, period: 2023-02-01/2026-01-31}\nmembers: [{person: c, role: manager}]\n";
    let mut rosters = all().to_vec();
    rosters.push(("former", former));
    let told = told(PEOPLE, &rosters, "former");
    assert_eq!(told.state, Some((Tone::Plain, "roster.service_over".into())));
    assert_eq!(told.headline.map(|h| h.key), Some("roster.headline_service"));
    assert!(told.events.is_empty());
    assert_eq!(people(rolls(&overview(PEOPLE, &rosters))[0]).len(), 4);
}

#[test]
fn a_branch_tells_its_committee_and_its_members_apart() {
    let branch = "name: 支部\nclass: estate_branch\nseats: 2\nmember_count: 40\nmembers:\n  - {person: a, role: secretary}\n  - {person: c, role: member}\n";
    let told = told(PEOPLE, &[("branch", branch)], "branch");
    let counts = [("roster.count_members", Cell::Count(2)), ("roster.count_all", Cell::People(40))];
    let counts = counts.map(|(key, n)| Cell::Label(Label::with(key, [n])));
    assert_eq!(told.headline.and_then(|h| h.with.get(1).cloned()), Some(Cell::Many(counts.to_vec())));
    let figures: Vec<(&str, &Cell)> = told.figures.iter().map(|f| (f.label.key, &f.value)).collect();
    assert_eq!(figures, [("roster.seats", &Cell::Count(2)), ("roster.filled", &Cell::Count(2)), ("roster.members", &Cell::People(40))]);
}
