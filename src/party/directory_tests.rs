//! Tests of the directory: YAML in, names and places out.

use std::sync::Arc;

use crate::base::date::Date;
use crate::base::fields::{self, Part, Reading};
use crate::base::source::{Source, Span};
use crate::base::yaml;
use crate::party::organization::Organization;
use crate::party::person::{People, Person};

use super::Directory;

fn read<T: Part>(text: &str) -> T {
    let source = Arc::new(Source { path: "t.yaml".into(), text: text.into(), ..Source::default() });
    let mut found = Vec::new();
    let node = yaml::parse(&source, Span::new(0, text.len()), &mut found).unwrap();
    let mut reading = Reading::new(Arc::clone(&source));
    let value = fields::read(&node, &mut reading);
    assert!(found.is_empty() && reading.diagnostics.is_empty(), "{text}\n{:?}", reading.diagnostics);
    value
}

fn people(lines: &[&str]) -> Vec<Person> {
    let text = lines.iter().fold("people:\n".to_string(), |text, line| format!("{text}  - {{{line}}}\n"));
    read::<People>(&text).people.into_iter().map(|p| p.value).collect()
}

fn body(id: &str, text: &str) -> (String, Organization) {
    (id.to_string(), read(text))
}

fn directory(lines: &[&str], bodies: Vec<(String, Organization)>) -> Directory {
    Directory::new(Date::new(2026, 11, 22).unwrap(), people(lines), bodies)
}

const COMMITTEE: &str = "name: 甲\nclass: owners_committee\nterm: {period: 2024-06-01/2029-05-31}\nmembers:\n";

#[test]
fn officers_are_named_and_everybody_else_is_masked() {
    let members = format!("{COMMITTEE}  - {{person: a, role: chair}}\n  - {{person: d, role: member}}\n  - {{person: e, role: member}}\n");
    let lines = [
        "id: a, name: 王一",
        "id: b, name: 赵二",
        "id: c, name: 李三, public: full",
        "id: d, name: 周四, public: masked",
        "id: e, name: 吴五, public: no",
    ];
    let directory = directory(&lines, vec![body("owners-committee", &members)]);
    let shown: Vec<Option<String>> = ["a", "b", "c", "d", "e", "nobody"].iter().map(|id| directory.shown(id)).collect();
    let want = [Some("王一"), Some("赵*"), Some("李三"), Some("周*"), None, None];
    assert_eq!(shown, want.map(|name| name.map(String::from)));
}

#[test]
fn volunteers_hold_no_office_but_their_leader_does_and_so_does_whom_to_call() {
    let team = "name: 队\nclass: volunteer_team\nmembers:\n  - {person: a, role: leader}\n  - {person: b, role: participant}\n  - {person: c, role: volunteer}\ncontacts: [{person: d, phone: 100 0000 0001}]\nspokesperson: e\n";
    let lines = ["id: a, name: 王一", "id: b, name: 赵二", "id: c, name: 李三", "id: d, name: 周四", "id: e, name: 吴五"];
    let directory = directory(&lines, vec![body("team", team)]);
    let shown: Vec<String> = ["a", "b", "c", "d", "e"].iter().filter_map(|id| directory.shown(id)).collect();
    assert_eq!(shown, ["王一", "赵*", "李*", "周四", "吴五"]);
}

#[test]
fn masked_names_that_look_alike_are_numbered_by_id_whatever_the_order_of_reading() {
    let forth = directory(&["id: b, name: 王二", "id: a, name: 王一", "id: c, name: 赵一"], vec![]);
    let back = directory(&["id: c, name: 赵一", "id: a, name: 王一", "id: b, name: 王二"], vec![]);
    for directory in [&forth, &back] {
        let shown: Vec<String> = ["a", "b", "c"].iter().filter_map(|id| directory.shown(id)).collect();
        assert_eq!(shown, ["王*（1）", "王*（2）", "赵*"]);
    }
    assert_eq!(forth.masks(), back.masks());
}

#[test]
fn masks_go_from_long_to_short_and_shield_public_names() {
    let lines = [
        "id: a, name: 王一",
        "id: b, name: 王一二, public: full",
        "id: c, name: 欧阳三四",
        "id: d, name: 周四, public: no",
        "id: e, name: 吴五, public: full",
    ];
    let pairs = directory(&lines, vec![]);
    let pairs: Vec<(&str, &str)> = pairs.masks().iter().map(|(name, mask)| (name.as_str(), mask.as_str())).collect();
    assert_eq!(pairs, [("欧阳三四", "欧阳*"), ("王一二", "王一二"), ("周四", "某某"), ("王一", "王*")]);
}

#[test]
fn one_name_of_two_people_is_hidden_without_a_number_even_where_an_officer_bears_it() {
    let directory = directory(&["id: a, name: 王一", "id: b, name: 王一", "id: c, name: 王一, public: full"], vec![]);
    assert_eq!(directory.masks(), [("王一".to_string(), "王*".to_string())]);
    assert_eq!(directory.shown("c").as_deref(), Some("王一"));
    assert_eq!(directory.shown("b").as_deref(), Some("王*（2）"));
    let directory = self::directory(&["id: a, name: 刘国庆", "id: b, name: 劉國慶, public: full"], vec![]);
    assert_eq!(directory.masks(), [("刘国庆".to_string(), "刘*".to_string())], "in both scripts");
    assert_eq!(directory.without_hidden_names("業主劉國慶").as_deref(), Some("業主刘*"));
}

#[test]
fn the_term_that_holds_today_speaks_for_the_body() {
    let term =
        |name: &str, period: &str| body("c", &format!("name: 甲\nclass: owners_committee\nterm: {{name: {name}, period: {period}}}\n"));
    let name = |o: Option<&Organization>| o.and_then(|o| o.term.as_ref()?.name.as_ref().map(|n| n.to_string()));
    let (first, second, third) =
        (term("一", "2019-06-01/2024-05-31"), term("二", "2024-06-01/2026-05-31"), term("三", "2027-01-01/2031-12-31"));
    let all = directory(&[], vec![third.clone(), first.clone(), second]);
    assert_eq!(name(all.organization("c")).as_deref(), Some("二"));
    assert_eq!(name(all.organization_on("c", Date::new(2020, 1, 1).unwrap())).as_deref(), Some("一"));
    assert_eq!(name(directory(&[], vec![third]).organization("c")).as_deref(), Some("三"));
    let corrected = directory(&[], vec![first, term("一改", "2019-06-01/2024-05-31")]);
    assert_eq!(name(corrected.organization("c")).as_deref(), Some("一改"));
}

#[test]
fn offices_are_those_of_today_in_every_body() {
    let committee = body(
        "b-committee",
        &format!(
            "{COMMITTEE}  - {{person: a, role: chair}}\n  - {{person: a, role: signatory}}\n  - {{person: b, role: member, until: 2026-01-31}}\n"
        ),
    );
    let branch = body("a-branch", "name: 支部\nclass: estate_branch\nmembers: [{person: a, role: secretary}]\n");
    let gone = body("gone", "name: 组\nclass: group\ndissolved: 2025-12-31\nmembers: [{person: a, role: leader}]\n");
    let over = body("over", "name: 会\nclass: council\nterm: {period: 2020-01-01/2024-12-31}\nmembers: [{person: b, role: chair}]\n");
    let directory = directory(&["id: a, name: 王一", "id: b, name: 赵二"], vec![committee, branch, gone, over]);
    let held = |person: &str| directory.offices(person).map(|(id, _, m)| format!("{id} {}", m.role.word())).collect::<Vec<_>>();
    assert_eq!(held("a"), ["a-branch secretary", "b-committee chair", "b-committee signatory"]);
    assert_eq!(held("b"), ["over chair"]);
    assert!(held("nobody").is_empty());
    assert_eq!(directory.existing().map(|(id, _)| id).collect::<Vec<_>>(), ["a-branch", "b-committee", "over"]);
}

#[test]
fn hidden_names_are_taken_out_of_texts_and_public_ones_left() {
    let lines = ["id: a, name: 王一", "id: b, name: 王一二, public: full", "id: c, name: 赵二", "id: d, name: 周四, public: no"];
    let directory = directory(&lines, vec![]);
    let masked = |text: &str| directory.without_hidden_names(text);
    assert_eq!(masked("王一二请王一和赵二作证，周四没来。").as_deref(), Some("王一二请王*和赵*作证，某某没来。"));
    assert_eq!(masked("王一").as_deref(), Some("王*"));
    assert_eq!(masked("只有王一二来了"), None);
    assert_eq!(masked(""), None);
}
