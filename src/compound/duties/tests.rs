//! Duties of small compounds, each told in a line: rule, what it is about, due day, word, day it was met, notes.

use super::*;
use crate::base::reading::{SourceFile, UnitFiles};
use crate::compound::link;
use crate::law::duty::{Of, Reason, Status};
use crate::law::{Pack, Packs};
use crate::load::{Loaded, load};
use crate::record::testing::day;

fn line(duty: &Duty) -> String {
    let of = match &duty.of {
        Of::Period(period) => period.to_string(),
        Of::Event(word, on) => format!("{word} {on}"),
        Of::Within(from, until) => format!("{from}…{until}"),
        Of::Record(id) => id.to_string(),
        Of::Always => "always".into(),
        Of::Rule => "rule".into(),
    };
    let day = |date: Option<Date>| date.map_or("-".to_string(), |date| date.to_string());
    let status = match &duty.status {
        Status::Late(days) => format!("late {days}"),
        Status::NotApplicable(reason) => format!("n/a {reason:?}"),
        other => other.word().to_string(),
    };
    let notes = duty.notes.iter().map(|note| format!(" {note:?}")).collect::<String>();
    format!("{} {of} due {} {status} {}{notes}", duty.rule.id, day(duty.due.as_ref().map(|due| due.day)), day(duty.met))
}

fn judged(packs: &[&str], as_of: &str, files: &[(&str, &str)]) -> Vec<Duty> {
    let loaded = loaded(files);
    duties(&linked(packs, as_of, &loaded))
}

fn loaded(files: &[(&str, &str)]) -> Loaded {
    let mut unit = UnitFiles { id: "test".into(), ..UnitFiles::default() };
    let committee = "title: 业委会\npublished: 2025-12-01\nname: 业委会\nclass: owners_committee\n";
    let base = [("compound.yaml", "name: 测试小区\njudged_from: 2026-01-01\n"), ("roster/committee.yaml", committee)];
    let kept = base.iter().filter(|(path, _)| !files.iter().any(|(other, _)| other == path));
    for (path, text) in kept.chain(files) {
        unit.files.push(SourceFile { path: format!("content/test/{path}"), bytes: text.as_bytes().to_vec() });
    }
    load(&unit)
}

fn linked<'a>(packs: &[&str], as_of: &str, loaded: &'a Loaded) -> Compound<'a> {
    let wrong: Vec<_> = loaded.diagnostics.iter().map(|d| format!("{:?} {}", d.place.line_column(), d.what.zh)).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    link(loaded, Vec::new(), Pack::for_unit(packs).0, day(as_of)).unwrap()
}

/// The duties of one rule, a line each.
fn of(rule: &str, packs: &[&str], as_of: &str, files: &[(&str, &str)]) -> Vec<String> {
    judged(packs, as_of, files).iter().filter(|duty| duty.rule.id == rule).map(line).collect()
}

fn income(period: &str, published: &str, more: &str) -> String {
    format!(
        "title: a\npublished: {published}\nperiod: {period}\naccount: {{sort: common_income}}\nopening: 0\nclosing: 1\nincome: [{{number: S1, on: {}, subject: a, amount: 1, voucher: V1}}]\nexpenditure: []\n{more}",
        match period {
            "2026-Q1" => "2026-01-05",
            "2026-Q2" => "2026-04-05",
            _ => "2026-07-05",
        }
    )
}

const BOTH: &str = "window: {from: 2026-07-13, until: 2026-08-31, channels: [南门公开栏, 市物业信息平台]}\n";

#[test]
fn a_quarter_is_on_time_late_or_not_seen() {
    let files = [
        ("finance/q1.yaml", income("2026-Q1", "2026-04-13", "window: {from: 2026-04-13, until: 2026-05-31, channels: [公开栏, 平台]}\n")),
        ("finance/q2.yaml", income("2026-Q2", "2026-07-20", &BOTH.replace("07-13", "07-20"))),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let told = of("fs.income", &["foshan"], "2026-10-20", &files);
    assert_eq!(
        told,
        [
            "fs.income rule due - n/a BeforeUse(2026-01-01) -",
            "fs.income 2026-Q1 due 2026-04-15 on_time 2026-04-13",
            "fs.income 2026-Q2 due 2026-07-15 late 5 2026-07-20",
            "fs.income 2026-Q3 due 2026-10-15 unseen -",
            "fs.income 2026-Q4 due 2027-01-15 not_due -",
        ]
        .map(|text| text.replace("BeforeUse(2026-01-01)", &format!("{:?}", Reason::BeforeUse(day("2026-01-01")))))
    );
    // A day before it is due it is due soon.
    assert!(of("fs.income", &["foshan"], "2026-10-14", &files)[3].contains(" soon "));
}

#[test]
fn the_last_channel_counts_and_one_that_is_not_seen_leaves_it_unmet() {
    let window = "window: {from: 2026-07-17, until: 2026-08-31, channels: [公开栏, 平台]}\n";
    let met = income("2026-Q2", "2026-07-13", window);
    assert!(
        of("fs.income", &["foshan"], "2026-07-20", &[("finance/q2.yaml", &met)])[2].starts_with("fs.income 2026-Q2 due 2026-07-15 late 2")
    );
    let web = income("2026-Q2", "2026-07-13", "window: {from: 2026-07-13, until: 2026-08-31, channels: [公开栏]}\n");
    let told = of("fs.income", &["foshan"], "2026-07-20", &[("finance/q2.yaml", &web)]);
    assert_eq!(told[2], "fs.income 2026-Q2 due 2026-07-15 unseen - NotOn(CityPlatform)");
}

#[test]
fn taken_down_too_early_is_told_once_it_is_down() {
    let short = income("2026-Q2", "2026-07-13", "window: {from: 2026-07-13, until: 2026-07-22, channels: [公开栏, 平台]}\n");
    let told = |as_of| of("fs.income", &["foshan"], as_of, &[("finance/q2.yaml", &short)])[2].clone();
    assert!(told("2026-07-20").contains("on_time") && told("2026-07-20").contains("DownEarly"));
    assert!(told("2026-07-23").contains(" short "), "{}", told("2026-07-23"));
    let enough = short.replace("07-22", "07-23");
    assert!(!of("fs.income", &["foshan"], "2026-08-20", &[("finance/q2.yaml", &enough)])[2].contains("DownEarly"));
}

#[test]
fn quarters_together_make_a_half_year() {
    let fund = |period: &str, published: &str| {
        format!(
            "title: a\npublished: {published}\nperiod: {period}\naccount: {{sort: maintenance_fund}}\nopening: 0\nclosing: 0\nincome: []\nexpenditure: []\n"
        )
    };
    let (a, b) = (fund("2026-Q1", "2026-04-10"), fund("2026-Q2", "2026-07-10"));
    let both = of("cn.281", &[], "2026-08-01", &[("finance/a.yaml", &a), ("finance/b.yaml", &b)]);
    assert!(both[1].starts_with("cn.281 2026-H1 due 2026-12-31 on_time 2026-07-10"), "{both:?}");
    let one = of("cn.281", &[], "2026-08-01", &[("finance/b.yaml", &b)]);
    assert!(one[1].starts_with("cn.281 2026-H1 due 2026-12-31 not_due -"), "{one:?}");
}

#[test]
fn who_has_no_such_body_owes_nothing_and_the_unit_may_say_why_not() {
    let none = of("cn.943", &[], "2026-10-20", &[]);
    assert!(none[0].contains("NoBody(\"property\")"), "{none:?}");
    let exempt =
        ("compound.yaml", "name: 测试小区\njudged_from: 2026-01-01\nnot_applicable: [{rule: cn.281, reason: 没有归集过维修资金}]\n");
    assert!(of("cn.281", &[], "2026-10-20", &[exempt])[0].contains("Stated"));
}

#[test]
fn waivers_and_explanations_are_told() {
    let unit = "name: 测试小区\njudged_from: 2026-01-01\nwaivers: [{rule: fs.income, reason: 换系统, by: 街道, until: 2026-12-31}]\nexplanations: [{rule: fs.income, period: 2026-Q3, text: 银行对账单晚到, on: 2026-10-18}]\n";
    let told = of("fs.income", &["foshan"], "2026-10-20", &[("compound.yaml", unit)]);
    assert!(told[3].contains("2026-Q3") && told[3].contains(" waived ") && told[3].contains("Explained"), "{told:?}");
    assert!(!told[2].contains("Explained"), "{told:?}");
    // The waiver has ended.
    assert!(of("fs.income", &["foshan"], "2027-01-20", &[("compound.yaml", unit)])[3].contains(" unseen "));
}

fn notice(published: &str, basis: &str, more: &str) -> String {
    format!("---\ntitle: 通知\npublished: {published}\nbasis: [{basis}]\n{more}---\n正文。\n")
}

#[test]
fn an_assembly_is_announced_so_many_whole_days_before() {
    let told = |published: &str| {
        let text = notice(published, "cn.assembly.notice", "occasions: [{on: 2026-11-30, subject: 业主大会}]\n");
        of("cn.assembly.notice", &[], "2026-11-22", &[("notice/a.md", &text)]).remove(0)
    };
    assert_eq!(told("2026-11-14"), "cn.assembly.notice assembly 2026-11-30 due 2026-11-14 on_time 2026-11-14");
    assert_eq!(told("2026-11-15"), "cn.assembly.notice assembly 2026-11-30 due 2026-11-14 on_time 2026-11-15 OnlyLoose");
    assert_eq!(told("2026-11-18"), "cn.assembly.notice assembly 2026-11-30 due 2026-11-14 late 4 2026-11-18");
}

#[test]
fn a_decision_is_told_within_three_days_the_first_of_which_is_the_next() {
    let matter = "---\ntitle: a\npublished: 2026-10-10\nclass: ordinary\nsteps:\n  - {step: committee_discussion, on: 2026-10-12, outcome: 同意}\n  - {step: result_disclosure, records: [notice/r]}\n---\n";
    let told = |published: &str| {
        let files = [("matter/a.md", matter.to_string()), ("notice/r.md", notice(published, "", ""))];
        of("fs.decision", &["foshan"], "2026-11-22", &files.each_ref().map(|(path, text)| (*path, text.as_str()))).remove(0)
    };
    assert_eq!(told("2026-10-15"), "fs.decision committee_decision 2026-10-12 due 2026-10-15 on_time 2026-10-15");
    assert!(told("2026-10-16").contains(" late 1 "));
}

#[test]
fn so_many_times_a_year_and_every_so_many_days() {
    let texts = ["2026-01-09", "2026-04-10", "2026-07-10"].map(|day| notice(day, "sd.report3", ""));
    let files: Vec<(String, &str)> = texts.iter().enumerate().map(|(at, text)| (format!("notice/n{at}.md"), text.as_str())).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    let told = of("sd.report3", &["dangjian"], "2026-10-20", &files);
    assert!(told.last().unwrap().starts_with("sd.report3 2026 due 2026-12-31 on_time 2026-07-10 Count(3, 3)"), "{told:?}");
    let two = of("sd.report3", &["dangjian"], "2026-10-20", &files[..2]);
    assert!(two.last().unwrap().starts_with("sd.report3 2026 due 2026-12-31 not_due - Count(2, 3)"), "{two:?}");
}

#[test]
fn what_stands_is_there_or_is_not() {
    let document = |force: &str| {
        format!("---\ntitle: a\npublished: 2026-02-01\ndocument: finance\nsort: financial_rules\nversion: v1\nforce: {force}\n---\n")
    };
    let told = |force: &str| of("sd.finance.rules", &["dangjian"], "2026-10-20", &[("document/a.md", &document(force))]).remove(0);
    assert_eq!(told("in_force"), "sd.finance.rules always due - on_time 2026-02-01");
    assert_eq!(told("draft"), "sd.finance.rules always due - unseen - Lacks([\"finance_rules\"])");
}

#[test]
fn a_contact_is_made_sure_of_every_half_year() {
    let unit = |verified: &str| {
        format!(
            "name: 测试小区\njudged_from: 2026-01-01\ncontacts: [{{role: urban_management, name: 城管, phone: 100 0000 0062, verified: {verified}}}]\n"
        )
    };
    let told = |verified: &str| of("sd.citymgmt", &["dangjian"], "2026-10-20", &[("compound.yaml", &unit(verified))]).remove(0);
    assert!(told("2026-10-09").contains(" on_time 2026-10-09"), "{}", told("2026-10-09"));
    assert!(told("2026-01-05").contains(" unseen "), "{}", told("2026-01-05"));
}

#[test]
fn what_is_not_checked_yet_is_not_told_to_the_public() {
    let duties = judged(&["dangjian"], "2026-10-20", &[]);
    let ground = |rule: &str| duties.iter().find(|duty| duty.rule.id == rule).map(Duty::is_public);
    assert_eq!((ground("cn.281"), ground("sd.finance.rules"), ground("cn.publish.eight")), (Some(true), Some(true), Some(false)));
}

#[test]
fn nothing_turns_on_a_day_that_was_not_foretold() {
    let quarter = income("2026-Q2", "2026-07-13", "window: {from: 2026-07-13, until: 2026-07-22, channels: [公开栏, 平台]}\n");
    let call = notice("2026-09-18", "cn.assembly.notice", "occasions: [{on: 2026-10-10, subject: 业主大会}]\n");
    let matter = "---\ntitle: a\npublished: 2026-09-01\nclass: 278-5\nvotes:\n  - {motion: a, from: 2026-09-20, until: 2026-09-28, total: {owners: 10, area: 100}}\n---\n";
    let unit = "name: 测试小区\njudged_from: 2026-01-01\nwaivers: [{rule: cn.281, reason: 甲, by: 乙, until: 2026-08-15}]\ncontacts: [{role: urban_management, name: 城管, phone: 100 0000 0062, verified: 2026-03-05}]\n";
    let files = [("compound.yaml", unit), ("finance/q2.yaml", &quarter), ("notice/a.md", &call), ("matter/a.md", matter)];
    let loaded = loaded(&files);
    let on = |day: Date| {
        let compound = linked(&["foshan", "dangjian"], &day.to_string(), &loaded);
        let duties = duties(&compound);
        let lines: Vec<String> = duties.iter().map(|duty| format!("{}{:?}", line(duty), duty.down)).collect();
        let written = loaded.dates.iter().flat_map(|date| [*date, date.plus_days(1)]);
        let next = turning(&compound, &duties).into_iter().chain(written).filter(|turn| *turn > day).min();
        (lines, next)
    };
    let (mut before, mut next) = on(day("2026-06-20"));
    let mut changes = 0;
    for n in 1..230 {
        let today = day("2026-06-20").plus_days(n);
        let (lines, then) = on(today);
        if lines != before {
            changes += 1;
            let other = lines.iter().find(|line| !before.contains(line));
            assert_eq!(next, Some(today), "{other:?}");
        }
        (before, next) = (lines, then);
    }
    assert!(changes > 12, "{changes}");
}

#[test]
fn what_somebody_saw_hang_goes_before_what_a_record_says_of_itself() {
    let unit = "name: 测试小区\njudged_from: 2026-01-01\nslots: [{id: gate, name: 南门}]\n";
    let quarter = income("2026-Q2", "2026-07-13", BOTH);
    let told = |sheets: &str| {
        let posting = format!(
            "title: a\npublished: 2026-07-31\nrecord: finance/q2\nsheets: [{sheets}]\nonline: [{{platform: city_platform, from: 2026-07-14}}]\n"
        );
        let files = [("compound.yaml", unit), ("finance/q2.yaml", quarter.as_str()), ("posting/q2.yaml", posting.as_str())];
        of("fs.income", &["foshan"], "2026-08-20", &files)[2].clone()
    };
    assert!(told("{slot: gate, from: 2026-07-14}").contains(" on_time 2026-07-14"));
    assert!(told("{slot: gate, from: 2026-07-17}").contains(" late 2 "));
    // Rained off and hung again: the clock starts anew, and neither stretch suffices.
    let twice = "{slot: gate, from: 2026-07-14, until: 2026-07-20}, {slot: gate, from: 2026-07-23, until: 2026-07-30}";
    assert!(told(twice).contains(" short "), "{}", told(twice));
}

#[test]
fn a_sheet_taken_down_early_opens_its_duty_again_and_hanging_it_again_closes_it() {
    let unit = "name: 测试小区\njudged_from: 2026-01-01\nslots: [{id: gate, name: 南门}]\n";
    let quarter = income("2026-Q2", "2026-07-13", BOTH);
    let posting = |more: &str, sheets: &str| {
        format!(
            "title: a\npublished: 2026-07-14\n{more}record: finance/q2\nsheets: [{sheets}]\nonline: [{{platform: city_platform, from: 2026-07-14}}]\n"
        )
    };
    let hung = posting("", "{slot: gate, from: 2026-07-14}");
    let down = posting("amends: posting/a\nreason: 撤下\n", "{slot: gate, from: 2026-07-14, until: 2026-07-20}");
    let again =
        posting("amends: posting/b\nreason: 补挂\n", "{slot: gate, from: 2026-07-14, until: 2026-07-20}, {slot: gate, from: 2026-07-22}");
    let told = |postings: &[(&str, &String)]| {
        let mut files = vec![("compound.yaml", unit), ("finance/q2.yaml", quarter.as_str())];
        files.extend(postings.iter().map(|(path, text)| (*path, text.as_str())));
        let duties = judged(&["foshan"], "2026-08-20", &files);
        let duty = duties.into_iter().filter(|duty| duty.rule.id == "fs.income").nth(2).unwrap();
        (duty.status.word(), duty.is_open())
    };
    let (a, b, c) = (("posting/a.yaml", &hung), ("posting/b.yaml", &down), ("posting/c.yaml", &again));
    assert_eq!(told(&[]), ("on_time", false), "its own word for where it hangs counts until somebody looked");
    assert_eq!(told(&[a]), ("on_time", false));
    assert_eq!(told(&[a, b]), ("short", true), "the first registration, which knew of no end, tells nothing more");
    assert_eq!(told(&[a, b, c]), ("on_time", false), "it hangs again, and long enough");
}

#[test]
fn a_matter_rests_on_a_rule_and_does_not_answer_it() {
    let matter = "---\ntitle: a\npublished: 2026-07-02\nclass: ordinary\nbasis: [fs.income]\n---\n";
    let told = |path: &str, text: &str| of("fs.income", &["foshan"], "2026-07-20", &[(path, text)])[2].clone();
    assert!(told("matter/a.md", matter).starts_with("fs.income 2026-Q2 due 2026-07-15 unseen -"));
    let window = "window: {from: 2026-07-02, until: 2026-08-01, channels: [公开栏, 平台]}\n";
    assert!(
        told("notice/a.md", &notice("2026-07-02", "fs.income", window)).starts_with("fs.income 2026-Q2 due 2026-07-15 on_time 2026-07-02")
    );
}

#[test]
fn an_adopted_practice_is_judged_from_its_first_record() {
    let files = [("notice/a.md", notice("2026-05-09", "sd.reception.held", ""))];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let told = of("sd.reception.held", &["dangjian"], "2026-07-20", &files);
    let of_months: Vec<&str> = told.iter().filter_map(|line| line.split_whitespace().nth(1)).filter(|of| of.starts_with("2026")).collect();
    assert_eq!(of_months, ["2026-05", "2026-06", "2026-07"], "{told:?}");
}

#[test]
fn what_is_to_hang_on_a_later_day_has_met_nothing_yet() {
    let unit = "name: 测试小区\njudged_from: 2026-01-01\nslots: [{id: gate, name: 南门}]\n";
    let told = |as_of: &str, window: &str, posting: &str| {
        let quarter = income("2026-Q2", "2026-07-13", window);
        let posting = format!("title: a\npublished: 2026-07-14\nrecord: finance/q2\n{posting}\n");
        let files = [("compound.yaml", unit), ("finance/q2.yaml", quarter.as_str()), ("posting/a.yaml", posting.as_str())];
        of("fs.income", &["foshan"], as_of, &files)[2].clone()
    };
    let (ahead, online) = (BOTH.replace("07-13", "08-25"), "online: [{platform: internet, from: 2026-07-14}]");
    assert_eq!(
        told("2026-08-24", &ahead, online),
        "fs.income 2026-Q2 due 2026-07-15 unseen - NotOn(Board) NotOn(CityPlatform) DownEarly(Date(2026-09-01))"
    );
    assert!(told("2026-08-25", &ahead, online).contains(" late 41 2026-08-25"));
    let sheets = "sheets: [{slot: gate, from: 2026-08-25}]";
    assert!(told("2026-08-24", BOTH, sheets).starts_with("fs.income 2026-Q2 due 2026-07-15 unseen - NotOn(Board)"));
    assert!(told("2026-08-25", BOTH, sheets).contains(" late 41 2026-08-25"));
    // Rained off after a week; that it is to be hung again is no sheet yet.
    let again = "sheets: [{slot: gate, from: 2026-07-14, until: 2026-07-20}, {slot: gate, from: 2026-08-25}]";
    assert!(told("2026-08-24", BOTH, again).contains(" short "));
    assert!(told("2026-08-25", BOTH, again).contains(" on_time 2026-07-14"));
}

#[test]
fn a_notice_that_is_to_hang_later_neither_keeps_nor_breaks_its_posting_period() {
    let text = notice("2026-07-01", "fs.annual", "window: {from: 2026-07-20, until: 2026-08-10, channels: [公开栏, 市信息平台]}\n");
    let told = |as_of| of("fs.annual", &["foshan"], as_of, &[("notice/a.md", text.as_str())]);
    assert_eq!(told("2026-07-10"), ["fs.annual notice/a due - not_due -"]);
    assert_eq!(told("2026-07-20"), ["fs.annual notice/a due - on_time 2026-07-01"]);
}

#[test]
fn a_correction_adds_the_channel_that_was_missing() {
    let window = |channels: &str| format!("window: {{from: 2026-07-14, until: 2026-08-31, channels: [{channels}]}}\n");
    let told = |first: &str, then: &str, published: &str, period: &str| {
        let first = income("2026-Q2", "2026-07-10", &window(first).replace("07-14", "07-10"));
        let then = income(
            period,
            published,
            &format!("{}amends: finance/q2\nreason: 补传平台\n", window(then).replace("07-14", published.get(5..).unwrap())),
        );
        of("fs.income", &["foshan"], "2026-07-20", &[("finance/q2.yaml", first.as_str()), ("finance/fix.yaml", then.as_str())])[2].clone()
    };
    // The correction alone, and both together.
    let on_time = "fs.income 2026-Q2 due 2026-07-15 on_time 2026-07-13";
    assert_eq!(told("公开栏, 本网站", "公开栏, 市信息平台", "2026-07-13", "2026-Q2"), on_time);
    assert_eq!(told("公开栏", "市信息平台", "2026-07-13", "2026-Q2"), on_time);
    assert!(told("公开栏", "市信息平台", "2026-07-18", "2026-Q2").contains(" late 3 2026-07-18"));
    assert!(told("公开栏", "公开栏", "2026-07-13", "2026-Q2").ends_with(" unseen - NotOn(CityPlatform)"));
    // What turns out to be the account of another quarter shows nothing of this one.
    assert!(told("公开栏", "公开栏, 市信息平台", "2026-07-13", "2026-Q1").ends_with(" unseen - NotOn(CityPlatform)"));
}

/// The duties of some rules under the packs of Foshan and one of the workspace's own, an empty compound.
fn under(own: &str, as_of: &str, rules: &[&str]) -> Vec<String> {
    let text = format!("pack: qu\nname: 某区\nas_of: 2026-11-22\ninherits: foshan\nrules:\n{own}");
    let (packs, found) = Packs::load(&[SourceFile { path: "packs/qu.yaml".into(), bytes: text.into_bytes() }]);
    assert!(found.is_empty(), "{found:?}");
    let loaded = loaded(&[]);
    let compound = link(&loaded, Vec::new(), packs.bind(&["qu"]).0, day(as_of)).unwrap();
    duties(&compound).iter().filter(|duty| rules.contains(&&*duty.rule.id)).map(line).collect()
}

#[test]
fn a_rule_written_anew_from_a_day_on_leaves_the_periods_before_it_to_the_older_text() {
    let own = |more: &str| {
        format!(
            "  - {{id: fs.income, kind: periodic, name: 甲, title: 乙, source: 丙, confidence: verified, content: [common_income], every: quarter, {more}}}\n"
        )
    };
    let before_use = under("", "2026-11-22", &["fs.income"])[0].clone();
    assert_eq!(
        under(&own("due_days_after: 5, effective: 2026-10-01"), "2026-11-22", &["fs.income"]),
        [
            before_use.as_str(),
            "fs.income 2026-Q1 due 2026-04-15 unseen -",
            "fs.income 2026-Q2 due 2026-07-15 unseen -",
            "fs.income 2026-Q3 due 2026-10-15 unseen -",
            "fs.income 2026-Q4 due 2027-01-05 not_due -",
        ]
    );
    let quarters = |told: &[String]| told.iter().filter(|line| line.contains(" 2026-Q")).count();
    assert_eq!(quarters(&under("  - {id: fs.income, enabled: false, effective: 2026-07-01}\n", "2026-11-22", &["fs.income"])), 2);
    // What there is to say of the rule as such is said once.
    let fee = "  - {id: cn.943, kind: periodic, name: 甲, title: 乙, source: 丙, confidence: verified, publisher: property, content: [fees], every: year, effective: 2026-06-01}\n";
    assert_eq!(under(fee, "2026-11-22", &["cn.943"]).len(), 1, "there is no property company");
}

#[test]
fn a_year_in_which_a_rule_was_written_anew_is_judged_by_the_later_text() {
    let own = "  - {id: fs.survey, kind: cadence, name: 甲, title: 乙, source: 丙, confidence: verified, event: satisfaction_survey, min: 2, per: year, effective: 2026-10-01}\n";
    assert_eq!(under(own, "2026-11-22", &["fs.survey"]).last().unwrap(), "fs.survey 2026 due 2026-12-31 not_due - Count(0, 2)");
}

#[test]
fn of_a_period_that_is_not_over_nobody_can_tell() {
    let fund = |published: &str| {
        let text = format!(
            "title: a\npublished: {published}\nperiod: 2026-H1\naccount: {{sort: maintenance_fund}}\nopening: 0\nclosing: 0\nincome: []\nexpenditure: []\n"
        );
        of("cn.281", &[], "2026-08-01", &[("finance/a.yaml", &text)])[1].clone()
    };
    assert_eq!(fund("2026-01-02"), "cn.281 2026-H1 due 2026-12-31 not_due - NextPeriod DefaultPeriod");
    assert!(fund("2026-06-29").contains(" not_due -"));
    assert!(fund("2026-06-30").contains(" on_time 2026-06-30"));
    // Only where a rule asks for it within the last days of the period, it may tell of what is not over.
    let expense = |published: &str| {
        let text = format!(
            "title: a\npublished: {published}\nperiod: 2026-Q2\naccount: {{sort: working_expenses}}\nopening: 0\nclosing: 0\nincome: []\nexpenditure: []\n"
        );
        of("fs.expense", &["foshan"], "2026-07-20", &[("finance/a.yaml", &text)])[2].clone()
    };
    assert!(expense("2026-04-02").starts_with("fs.expense 2026-Q2 due 2026-06-30 unseen -"));
    assert!(expense("2026-06-15").contains(" unseen -"));
    assert!(expense("2026-06-16").contains(" on_time 2026-06-16"));
}

#[test]
fn an_evaluation_counts_once_its_period_is_over_and_only_if_it_judges_something() {
    let company = "title: 物业\npublished: 2025-12-01\nname: 物业\nclass: property_company\n";
    let told = |published: &str, more: &str| {
        let text = format!("title: a\npublished: {published}\nsubject: company\nperiod: 2026-H1\n{more}");
        let first = "title: a\npublished: 2026-01-20\nsubject: company\nperiod: 2025-H2\nsurvey: {sent: 10, returned: 5}\n";
        let files = [("roster/company.yaml", company), ("evaluation/a.yaml", first), ("evaluation/b.yaml", text.as_str())];
        of("sd.eval", &["dangjian"], "2026-11-22", &files).into_iter().find(|line| line.contains(" 2026-H1 ")).unwrap()
    };
    let score = "criteria: [{name: 保洁, weight: 100, score: 80}]\n";
    assert!(told("2026-07-18", score).contains(" on_time 2026-07-18"));
    assert!(told("2026-01-18", score).contains(" not_due -"));
    assert!(told("2026-07-18", "").contains(" not_due -"));
}
