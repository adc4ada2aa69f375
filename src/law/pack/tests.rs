//! Which text holds on a day, for rules and for votes.

use super::*;
use crate::base::reading::SourceFile;
use crate::base::scalar::Scalar;
use crate::law::Packs;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn bound(rules: &str) -> Pack {
    let text = format!("pack: own\nname: 本小区\nas_of: 2026-11-22\nrules:\n{rules}");
    let (packs, found) = Packs::load(&[SourceFile { path: "packs/own.yaml".into(), bytes: text.into_bytes() }]);
    let said: Vec<String> = found.iter().map(|d| format!("{:?} {}", d.place.line_column(), d.what.zh)).collect();
    assert_eq!(said, Vec::<String>::new());
    packs.bind(&["own"]).0
}

/// A rule in flow style, so that each stands on one line.
fn rule(id: &str, more: &str) -> String {
    format!("  - {{id: {id}, kind: standing, name: 甲, title: 乙, source: 丙, confidence: seed, content: [rules], {more}}}\n")
}

fn vote(id: &str, more: &str) -> String {
    format!("  - {{id: {id}, kind: vote, name: 甲, title: 乙, source: 丙, confidence: seed, applies: [278-4], {more}}}\n")
}

fn shares(vote: &VoteRule) -> String {
    format!("{} {} {}", vote.quorum.owners, vote.pass.area, vote.pass.inclusive)
}

#[test]
fn the_national_pack_binds_every_unit() {
    let (pack, _) = Pack::for_unit(&[]);
    assert_eq!(pack.vote("278-4").map(shares).as_deref(), Some("2/3 1/2 false"));
    assert_eq!(pack.vote("278-6").map(shares).as_deref(), Some("2/3 3/4 true"));
    assert!(pack.vote("ordinary").is_none());
    assert_eq!(pack.vote_on("ordinary", day("2026-01-01")).unwrap_err(), Absence::Unknown);
    assert_eq!(pack.rule("cn.943").map(|r| r.title.as_str()), Some("民法典 第九百四十三条"));
}

#[test]
fn rules_kept_for_reference_do_not_bind() {
    let (pack, _) = Pack::for_unit(&[]);
    let old = pack.rule("cn.trap.old12").unwrap();
    assert!(!old.enabled && old.superseded_by.as_deref() == Some("cn.278.quorum"));
    assert!(pack.of_kind(RuleSort::Vote).all(|rule| rule.id != "cn.trap.old12"));
    assert_eq!(pack.text("cn.trap.old12", day("2026-01-01")).unwrap_err(), Absence::Off(None));
}

#[test]
fn before_the_earliest_text_nothing_is_judged_and_that_is_said() {
    let (pack, _) = Pack::for_unit(&[]);
    let none = pack.text("cn.278.quorum", day("2020-12-31")).unwrap_err();
    assert_eq!(none, Absence::NoText { earliest: day("2021-01-01") });
    assert_eq!((none.reason(), none.said().zh.as_str()), ("no text of that date", "没有当时的条文：现有条文自 2021-01-01 起施行"));
    assert!(none.said().en.starts_with("no text of that date"));
    assert_eq!(pack.vote_on("278-4", day("2020-12-31")).unwrap_err(), none);
    assert!(pack.text("cn.278.quorum", day("2021-01-01")).is_ok() && pack.vote_on("278-4", day("2021-01-01")).is_ok());
    assert_eq!(pack.text("cn.nothing", day("2026-01-01")).unwrap_err(), Absence::Unknown);
}

#[test]
fn a_header_that_says_since_when_says_it_for_its_rules() {
    let (pack, _) = Pack::for_unit(&["foshan"]);
    assert_eq!(pack.text("fs.fund", day("2024-08-08")).unwrap_err(), Absence::NoText { earliest: day("2024-08-09") });
    let sizes = |date| pack.of_kind_on(RuleSort::Posting, day(date)).filter(|rule| rule.pack == "foshan").count();
    assert_eq!((sizes("2024-08-08"), sizes("2024-08-09")), (0, pack.of_kind(RuleSort::Posting).filter(|r| r.pack == "foshan").count()));
}

#[test]
fn the_text_of_the_day_is_chosen_within_a_family() {
    let pack = bound(&format!(
        "{}{}{}",
        rule("own.1", "effective: 2020-01-01, superseded_by: own.2"),
        rule("own.2", "effective: 2022-01-01, superseded: 2024-01-01, superseded_by: own.3"),
        rule("own.3", "effective: 2025-01-01, superseded: 2026-01-01"),
    ));
    let on = |id: &str, date: &str| pack.text(id, day(date)).map(|rule| rule.id.clone());
    for id in ["own.1", "own.2", "own.3"] {
        assert_eq!(on(id, "2019-12-31"), Err(Absence::NoText { earliest: day("2020-01-01") }));
        assert_eq!(on(id, "2021-12-31").as_deref(), Ok("own.1"));
        assert_eq!(on(id, "2022-01-01").as_deref(), Ok("own.2"));
        assert_eq!(on(id, "2025-12-31").as_deref(), Ok("own.3"));
        assert_eq!(on(id, "2026-01-01"), Err(Absence::Ended { since: day("2026-01-01") }));
    }
    assert!(on("own.2", "2024-06-01").is_err(), "a year without a text");
    let standing = |date| pack.of_kind_on(RuleSort::Standing, day(date)).filter(|rule| rule.pack == "own").count();
    assert_eq!((standing("2019-12-31"), standing("2023-01-01"), standing("2024-06-01")), (0, 1, 0));
}

#[test]
fn a_text_replaced_nobody_knows_when_never_holds() {
    let pack = bound(&format!("{}{}", rule("own.1", "superseded_by: own.2"), rule("own.2", "启用: 否")));
    assert_eq!(pack.text("own.1", day("2020-01-01")).unwrap_err(), Absence::Replaced("own.2".into()));
}

#[test]
fn the_later_pack_wins_for_the_same_class_of_vote() {
    let pack = bound(&vote("own.1", "pass: {owners: 2/3, area: 2/3, inclusive: true, of: all}"));
    assert_eq!(pack.vote("278-4").map(shares).as_deref(), Some("2/3 2/3 true"));
    assert_eq!(pack.vote("278-3").map(shares).as_deref(), Some("2/3 1/2 false"));
    let rule = pack.vote_on("278-4", day("2026-01-01")).unwrap();
    assert_eq!((rule.pass.of, rule.basis.clone()), (Base::All, vec!["cn.278.quorum".to_string(), "own.1".to_string()]));
}

#[test]
fn a_vote_is_counted_by_the_texts_of_its_day() {
    let old = vote(
        "own.old",
        "effective: 2007-10-01, superseded_by: cn.278.quorum, quorum: {owners: 1/2, area: 1/2, inclusive: false}, pass: {owners: 1/2, area: 1/2, inclusive: false, of: all}",
    );
    let pack = bound(&old);
    let on = |date: &str| pack.vote_on("278-4", day(date)).map(|rule| (shares(rule), rule.pass.of));
    assert_eq!(on("2007-09-30"), Err(Absence::NoText { earliest: day("2007-10-01") }));
    assert_eq!(on("2020-12-31"), Ok(("1/2 1/2 false".to_string(), Base::All)));
    assert_eq!(on("2021-01-01"), Ok(("2/3 1/2 false".to_string(), Base::Participating)));
    assert_eq!(pack.vote("278-4").map(|rule| rule.pass.of), Some(Base::Participating), "the newest");
}

#[test]
fn what_a_pack_writes_anew_counts_from_its_day_and_what_held_before_until_then() {
    let quorum = "quorum: {owners: 3/4, area: 3/4, inclusive: true}, effective: 2026-06-01";
    let pack = bound(&vote("cn.278.quorum", quorum));
    let on = |date: &str| pack.vote_on("278-4", day(date)).map(shares);
    assert_eq!(on("2020-12-31"), Err(Absence::NoText { earliest: day("2021-01-01") }));
    assert_eq!(on("2026-05-31").as_deref(), Ok("2/3 1/2 false"));
    assert_eq!(on("2026-06-01").as_deref(), Ok("3/4 1/2 false"));
    let text = |date: &str| pack.text("cn.278.quorum", day(date)).map(|rule| rule.pack.as_str());
    assert_eq!((text("2026-05-31"), text("2026-06-01")), (Ok("cn"), Ok("own")));
    assert_eq!(text("2020-12-31"), Err(Absence::NoText { earliest: day("2021-01-01") }));
    assert_eq!(pack.rule("cn.278.quorum").map(|rule| rule.pack.as_str()), Some("own"), "the last text");
    let named = |date: &str| pack.rule_on("cn.278.quorum", day(date)).map(|rule| rule.pack.as_str());
    assert_eq!((named("2026-05-31"), named("2026-06-01"), named("2020-01-01")), (Some("cn"), Some("own"), Some("own")));
    // Written from before the other began, or without a day, it stands in its place from the first.
    for since in ["effective: 2021-01-01", "note: 丁"] {
        let pack = bound(&vote("cn.278.quorum", &format!("quorum: {{owners: 3/4, area: 3/4, inclusive: true}}, {since}")));
        assert_eq!(pack.rules.iter().filter(|rule| rule.id == "cn.278.quorum").count(), 1);
    }
}

#[test]
fn a_rule_is_switched_off_from_a_day_on() {
    let pack = bound("  - {id: cn.281, enabled: false, effective: 2026-06-01}\n");
    let text = |date: &str| pack.text("cn.281", day(date)).map(|rule| rule.enabled);
    assert_eq!((text("2026-05-31"), text("2026-06-01")), (Ok(true), Err(Absence::Off(Some("own".into())))));
    let periodic = |date: &str| pack.of_kind_on(RuleSort::Periodic, day(date)).filter(|rule| rule.id == "cn.281").count();
    assert_eq!((periodic("2026-05-31"), periodic("2026-06-01")), (1, 0));
}
