//! What is wrong with a pack is found at line and column.

use crate::base::date::Date;
use crate::base::diagnostic::Severity;
use crate::base::reading::SourceFile;
use crate::base::scalar::Scalar;
use crate::law::Packs;

/// What is found in one own pack: rule, place, and what is said.
fn found(head: &str, rules: &[&str]) -> Vec<String> {
    let rules: Vec<String> = rules.iter().map(|rule| format!("  - {{{rule}}}\n")).collect();
    files(&[("packs/x.yaml", &format!("pack: x\nname: 某市\nas_of: 2026-11-22\n{head}rules:\n{}", rules.concat()))])
}

fn files(files: &[(&str, &str)]) -> Vec<String> {
    let files: Vec<SourceFile> =
        files.iter().map(|(path, text)| SourceFile { path: (*path).to_string(), bytes: text.as_bytes().to_vec() }).collect();
    let told = Packs::load(&files).1.into_iter().map(|d| {
        assert!(!d.what.en.is_empty() && d.mend.is_some(), "{} says how to mend it", d.rule);
        let (line, column) = d.place.line_column();
        format!("{} {line}:{column} {}", d.rule, d.what.zh)
    });
    told.collect()
}

const WHOLE: &str = "id: x.1, name: 甲, title: 乙, source: 丙, confidence: seed, ";

#[test]
fn an_unknown_sort_is_found_at_its_word() {
    let told = found("", &[&format!("{WHOLE}kind: perodic")]);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("field/format/value 5:69") && told[0].contains("periodic"), "{told:?}");
}

#[test]
fn a_rule_without_source_or_sort_is_none() {
    assert_eq!(
        found("", &["id: x.1, name: 甲, title: 乙, confidence: seed", "id: x.2"]),
        [
            "pack/coverage/key 5:10 规则“x.1”缺少“种类”",
            "pack/coverage/key 5:10 规则“x.1”缺少“来源”",
            "pack/coverage/key 6:10 规则“x.2”只有编码"
        ]
    );
}

#[test]
fn an_id_stands_once_in_a_pack() {
    let rule = format!("{WHOLE}kind: roster");
    assert_eq!(found("", &[&rule, &rule]), ["pack/unique/rule 6:10 规则“x.1”写了两次"]);
}

#[test]
fn a_parameter_belongs_to_its_sort() {
    assert_eq!(
        found("", &[&format!("{WHOLE}kind: event_after, event: e, within_days: 3, lead_dayz: 3, lead_days: 3")]),
        [
            "pack/reference/parameter 5:108 “事后”这种规则没有“lead_dayz”这个参数",
            "pack/reference/parameter 5:122 “事后”这种规则没有“lead_days”这个参数"
        ]
    );
    assert_eq!(
        found("", &[&format!("{WHOLE}kind: roster, building_head: {{min_ocupancy: 3/5}}")]),
        ["pack/reference/parameter 5:93 “人员”这种规则没有“min_ocupancy”这个参数"]
    );
}

#[test]
fn the_nearest_parameter_is_suggested() {
    let text = format!("pack: x\nname: 某市\nas_of: 2026-11-22\nrules:\n  - {{{WHOLE}kind: event_before, event: e, lead_dayz: 3}}\n");
    let (_, found) = Packs::load(&[SourceFile { path: "packs/x.yaml".into(), bytes: text.into_bytes() }]);
    assert_eq!(found[0].mend.as_ref().map(|mend| mend.zh.as_str()), Some("是不是“lead_days”？"));
}

#[test]
fn numbers_fractions_and_words_are_of_their_form() {
    let told = found(
        "",
        &[
            &format!("{WHOLE}kind: finance, alert_below: 0.3"),
            "id: x.2, name: 甲, title: 乙, source: 丙, confidence: seed, kind: periodic, content: [a], every: 每天",
            "id: x.3, name: 甲, title: 乙, source: 丙, confidence: seed, kind: posting, min_days: 十天",
            "id: x.4, name: 甲, title: 乙, source: 丙, confidence: seed, kind: ratio, what: a, min: 50%",
        ],
    );
    assert_eq!(
        told,
        [
            "pack/format/parameter 5:91 “alert_below”应写分数，如 2/3",
            "pack/format/parameter 6:100 “every”应写这些词之一：每月、每季度、每半年、每年",
            "pack/format/parameter 7:88 “min_days”应写整数，如 15，不超过 1000000",
            "pack/format/parameter 8:90 “min”应写分数，如 1/2",
        ]
    );
    assert_eq!(found("", &[&format!("{WHOLE}kind: vote, pass: {{owners: 0.5, area: 1/2, inclusive: 否}}")]).len(), 1);
}

#[test]
fn what_a_sort_needs_is_there_or_the_rule_is_not_judged() {
    assert_eq!(
        found("", &[&format!("{WHOLE}kind: cadence, event: e, min: 1")]),
        ["pack/coverage/parameter 5:10 规则“x.1”缺少“每期”或“每几日”，无从判断"]
    );
    assert_eq!(found("", &[&format!("{WHOLE}kind: cadence, judged: false")]), ["pack/coverage/why 5:86 规则“x.1”写明不判断，却没有写原因"]);
    assert_eq!(found("", &[&format!("{WHOLE}kind: cadence, judged: false, why: {{zh: 看不到, en: unseen}}")]), Vec::<String>::new());
}

#[test]
fn a_text_ends_after_it_begins() {
    let rule = format!("{WHOLE}kind: roster, superseded: 2020-01-01");
    assert_eq!(found("effective: 2020-01-01\n", &[&rule]), ["pack/consistent/dates 6:89 失效日 2020-01-01 不晚于施行日 2020-01-01"]);
    assert_eq!(found("effective: 2019-12-31\n", &[&rule]), Vec::<String>::new());
}

#[test]
fn parents_are_known_and_lines_are_straight() {
    assert_eq!(found("inherits: foshn\n", &[]), ["pack/reference/parent 4:11 没有“foshn”这个规则包可以继承"]);
    let pack = |id: &str, parent: &str| format!("pack: {id}\nname: {id}包\nas_of: 2026-11-22\ninherits: {parent}\n");
    let (a, b, c) = (pack("a", "b"), pack("b", "a"), pack("c", "a"));
    assert_eq!(
        files(&[("packs/a.yaml", &a), ("packs/b.yaml", &b), ("packs/c.yaml", &c)]),
        ["pack/consistent/circle 4:11 “a”继承来继承去，又回到自己", "pack/consistent/circle 4:11 “b”继承来继承去，又回到自己"],
        "who only builds on a circle is not part of it"
    );
}

#[test]
fn a_pack_has_a_name_of_its_own() {
    assert_eq!(
        files(&[("packs/foshan.yaml", "pack: foshan\nname: 本市\nas_of: 2026-11-22\n")]),
        ["pack/unique/pack 1:7 已经有叫“foshan”的规则包"]
    );
    assert_eq!(files(&[("packs/x.yaml", "pack: x\nname: 佛山\nas_of: 2026-11-22\n")]), ["pack/unique/pack 2:7 已经有叫“佛山”的规则包"]);
}

#[test]
fn what_is_switched_or_takes_a_place_is_a_rule_of_some_pack() {
    assert_eq!(found("", &["id: cn.942, enabled: false"]), ["pack/reference/rule 5:10 没有“cn.942”这一条规则"]);
    assert_eq!(found("", &["id: cn.943, enabled: false"]), Vec::<String>::new());
    assert_eq!(
        found("", &["id: cn.943, enabled: false, every: 每月"]),
        ["pack/reference/parameter 5:34 停用一条规则时不能只改它的一项“every”"]
    );
    assert_eq!(found("", &[&format!("{WHOLE}kind: roster, superseded_by: x.2")]), ["pack/reference/rule 5:92 没有“x.2”这一条规则"]);
}

#[test]
fn an_old_pack_is_told_of_by_the_months_of_the_national_one() {
    let text = "pack: x\nname: 某市\nas_of: 2024-01-31\n";
    let (packs, found) = Packs::load(&[SourceFile { path: "packs/x.yaml".into(), bytes: text.as_bytes().to_vec() }]);
    assert_eq!(found, []);
    let told = |date: &str| {
        let found = packs.stale(Date::parse(date).unwrap());
        assert!(found.iter().all(|d| d.severity == Severity::Warning && d.rule == "pack/range/age"));
        found.iter().map(|d| format!("{} {:?}", d.place.source.path, d.place.line_column())).collect::<Vec<_>>()
    };
    assert_eq!(told("2025-07-31"), Vec::<String>::new());
    assert_eq!(told("2025-08-01"), ["packs/x.yaml (3, 8)"]);
    assert_eq!(told("2029-01-01"), ["built-in/packs/cn.yaml (7, 8)", "packs/x.yaml (3, 8)"], "one of the built-in ones stands for all");
}
