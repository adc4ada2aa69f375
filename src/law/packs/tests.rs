//! The built-in packs are sound; own packs inherit, override, switch, and bind in the order of the country.

use std::collections::BTreeSet;

use super::*;

/// The rules of the survey of laws and source documents, all carried over.
const SURVEY: &str = "
    cn.278.quorum cn.278.ordinary cn.278.special cn.278.nonvote cn.heads cn.challenge cn.assembly.notice cn.committee.agenda
    cn.committee.decision cn.first.assembly cn.publish.eight cn.943 cn.281 cn.165.fund cn.register cn.946 cn.947 cn.fee.change
    cn.cashier cn.candidate.arrears cn.committee.size cn.committee.term cn.juwei.list cn.juwei.reps cn.juwei.branch
    cn.juwei.review cn.juwei.size cn.juwei.voters cn.village.quarter cn.pipl.public cn.pipl.sensitive cn.archive cn.trap.old12
    sh.fund sh.income sh.income.share sh.audit sh.decision sh.meet sh.size sh.fund.low sh.reception sh.reelect sz.gongshi
    sz.assembly sz.assembly.juwei sz.result sz.funds sz.supervisor sz.members.dues sz.parking sz.size sz.fund.low sz.proxy
    sz.absence bj.assembly bj.result bj.decision bj.wuguanhui bj.agenda bj.meet bj.members.dues bj.board bj.selfmanaged bj.size
    fs.income fs.income.share fs.income.plan fs.fund fs.emergency fs.expense fs.result fs.consult fs.agenda fs.decision
    fs.annual fs.tender fs.contract fs.survey fs.replace sc.standing sc.decision sc.half sc.property sc.participate sc.size
    cd.before cd.result cd.report cd.draft cd.audit cd.agenda cd.property cd.members.dues sd.head.50 sd.head.report
    sd.head.notice sd.front sd.three.open sd.group sd.group.month sd.report3 sd.report.single sd.three.bodies sd.tracks
    sd.tenants sd.micro sd.allowance sd.station sd.grid sd.committees sd.eval sd.citymgmt sd.reception sd.oao sd.call
    sd.firstask sd.research";

fn rules() -> Vec<&'static PackRule> {
    let entries = BUILT_IN.shelf.iter().flat_map(|pack| &pack.entries);
    let rule = |entry: &'static Entry| match entry {
        Entry::Rule(rule) => &**rule,
        Entry::Switch(id, ..) => panic!("{id} is no rule of its own"),
    };
    entries.map(rule).collect()
}

/// The built-in packs and some of a workspace, expected to be sound.
fn with(own: &[&str]) -> Packs {
    let files: Vec<SourceFile> = own
        .iter()
        .enumerate()
        .map(|(at, text)| SourceFile { path: format!("packs/own{at}.yaml"), bytes: text.as_bytes().to_vec() })
        .collect();
    let (packs, found) = Packs::load(&files);
    let said: Vec<String> = found.iter().map(|d| format!("{:?} {}", d.place.line_column(), d.what.zh)).collect();
    assert_eq!(said, Vec::<String>::new());
    packs
}

fn own(id: &str, head: &str, rules: &str) -> String {
    format!("pack: {id}\nname: {id}包\nas_of: 2026-11-22\n{head}rules:\n{rules}")
}

const OWN_943: &str = "  - {id: cn.943, kind: periodic, name: 每月公布, title: 本小区约定, source: 业主大会决议, confidence: seed, publisher: property, content: [services], every: 每月}\n";

#[test]
fn every_built_in_pack_is_sound_alone_and_beside_the_others() {
    let mut files = Vec::new();
    for (name, text) in TEXTS {
        let mut found = Vec::new();
        let source = Source { path: format!("built-in/packs/{name}.yaml"), text: (*text).to_string(), ..Source::default() };
        let pack = filed(Arc::new(source), false, &mut found).unwrap();
        found.extend(audit::alone(&pack));
        let said: Vec<_> = found.iter().map(|d| (d.rule, d.place.line_column(), d.what.zh.clone())).collect();
        assert!(said.is_empty(), "{name}: {said:?}");
        assert_eq!(*pack.file.id.value, **name);
        files.push(pack);
    }
    assert_eq!(audit::together(&files), []);
    assert_eq!(audit::stale(&files.iter().collect::<Vec<_>>(), files[0].file.as_of.value), []);
}

#[test]
fn every_rule_of_the_survey_is_carried_over_and_no_id_is_used_twice() {
    let mut ids = BTreeSet::new();
    assert!(rules().iter().all(|rule| ids.insert(rule.id.as_str())));
    let survey: BTreeSet<&str> = SURVEY.split_whitespace().collect();
    assert_eq!(survey.len(), 118);
    assert_eq!(survey.difference(&ids).collect::<Vec<_>>(), Vec::<&&str>::new());
}

#[test]
fn a_rule_says_in_chinese_what_it_asks_for_and_where_that_stands() {
    for rule in rules() {
        assert!(!rule.name.is_ascii() && !rule.title.is_ascii(), "{}", rule.id);
    }
}

#[test]
fn what_records_cannot_tell_is_said_in_both_languages() {
    let unjudged: Vec<&PackRule> = rules().into_iter().filter(|rule| rule.unjudged.is_some()).collect();
    assert!(unjudged.iter().any(|rule| rule.id == "cn.archive"));
    for rule in unjudged {
        let why = rule.unjudged.as_ref().unwrap();
        assert!(!why.zh.is_ascii() && why.en.is_ascii(), "{}", rule.id);
    }
}

#[test]
fn every_law_says_since_when_it_holds() {
    let undated: Vec<&str> =
        rules().into_iter().filter(|rule| rule.effective.is_none() && rule.pack != "dangjian").map(|rule| rule.id.as_str()).collect();
    assert_eq!(undated, ["cn.candidate.arrears", "cn.village.quarter"], "a stance on three texts, and an analogy");
}

#[test]
fn a_pack_brings_what_it_inherits_once_and_the_nearer_binds_later() {
    let (pack, unknown) = Pack::for_unit(&["dangjian", "成都", "chengdu", "cn", "atlantis"]);
    assert_eq!(unknown, ["atlantis"]);
    let mut packs: Vec<&str> = pack.rules.iter().map(|rule| rule.pack.as_str()).collect();
    packs.dedup();
    assert_eq!(packs, ["cn", "sichuan", "chengdu", "dangjian"]);
}

#[test]
fn own_packs_stand_where_their_place_stands() {
    let packs = with(&[
        &own("garden", "inherits: chancheng\n", "  - {id: cn.281, enabled: false}\n"),
        &own("chancheng", "region: \"440604\"\ninherits: foshan\n", OWN_943),
    ]);
    let order = |ids: &[&str]| {
        let (pack, unknown) = packs.bind(ids);
        assert!(unknown.is_empty());
        let mut order: Vec<String> = pack.rules.iter().map(|rule| rule.pack.clone()).collect();
        order.dedup();
        order.join(" ")
    };
    // The switched rule keeps the pack it stands in, and comes with the last word.
    assert_eq!(order(&["garden", "党建引领"]), "cn foshan chancheng cn dangjian");
    assert_eq!(order(&["dangjian", "chancheng"]), "cn foshan chancheng dangjian");
    let levels: Vec<(&str, Level)> = packs.all().iter().filter(|pack| pack.own).map(|pack| (pack.id, pack.level)).collect();
    assert_eq!(levels, [("chancheng", Level::District), ("garden", Level::Local)]);
}

#[test]
fn an_own_rule_takes_the_place_of_the_whole_rule() {
    let packs = with(&[&own("garden", "", OWN_943)]);
    let (pack, _) = packs.bind(&["garden包"]);
    let rule = pack.rule("cn.943").unwrap();
    assert_eq!((rule.pack.as_str(), rule.param("every").and_then(|every| every.text())), ("garden", Some("month")));
    assert!(rule.effective.is_none() && rule.note.is_none(), "nothing is left of the other");
    assert_eq!(pack.rules.iter().filter(|rule| rule.id == "cn.943").count(), 1);
    let over: Vec<(&str, &str)> = pack.overridden.iter().map(|over| (over.rule.pack.as_str(), over.by.as_str())).collect();
    assert_eq!(over, [("cn", "garden")]);
    assert_eq!(packs.bind(&[]).0.rule("cn.943").map(|rule| rule.pack.as_str()), Some("cn"), "nobody else is bound");
}

#[test]
fn an_own_pack_switches_a_rule_off_and_a_later_one_on_again() {
    let packs = with(&[
        &own("garden", "", "  - {编码: cn.281, 启用: 否}\n"),
        &own("yard", "inherits: garden\n", "  - {id: cn.281, enabled: true}\n"),
    ]);
    let (off, _) = packs.bind(&["garden"]);
    let rule = off.rule("cn.281").unwrap();
    assert_eq!((rule.enabled, rule.switched_by.as_deref(), rule.pack.as_str()), (false, Some("garden"), "cn"));
    assert!(off.of_kind(crate::law::RuleSort::Periodic).all(|rule| rule.id != "cn.281"));
    assert!(packs.bind(&["yard"]).0.rule("cn.281").unwrap().enabled);
}

#[test]
fn packs_that_inherit_each_other_do_not_hang() {
    let texts = [own("a", "inherits: b\n", ""), own("b", "inherits: a\n", "")];
    let files: Vec<SourceFile> =
        texts.iter().map(|text| SourceFile { path: "packs/x.yaml".into(), bytes: text.as_bytes().to_vec() }).collect();
    let (packs, found) = Packs::load(&files);
    assert_eq!(found.len(), 2);
    assert!(packs.bind(&["a", "b"]).1.is_empty());
}

#[test]
fn the_digest_follows_every_text() {
    let (one, other) = (own("garden", "", OWN_943), own("garden", "", "  - {id: cn.281, enabled: false}\n"));
    let digests: BTreeSet<String> = [with(&[]), with(&[&one]), with(&[&other])].iter().map(|packs| packs.digest().to_string()).collect();
    assert_eq!(digests.len(), 3);
    assert_eq!(with(&[]).digest(), Packs::built_in().digest());
}

#[test]
fn what_is_no_pack_is_told_and_notes_are_let_be() {
    let file = |path: &str| SourceFile { path: path.into(), bytes: b"- \n".to_vec() };
    let (_, found) = Packs::load(&[file("packs/readme.md"), file("packs/old/x.yaml"), file("packs/x.txt")]);
    let told: Vec<(&str, &str)> = found.iter().map(|d| (d.rule, d.place.source.path.as_str())).collect();
    assert_eq!(told, [("pack/reference/file", "packs/old/x.yaml"), ("pack/reference/file", "packs/x.txt")]);
}

#[test]
fn the_workspace_adds_next_years_holidays_and_says_what_soon_is() {
    let file = |path: &str, text: &str| SourceFile { path: path.into(), bytes: text.as_bytes().to_vec() };
    let soon = own("near", "due_soon_days: 7\n", OWN_943);
    let files = [file("packs/holidays.txt", "2027 off 01-01..01-03\n2027 work 02-30\n"), file("packs/near.yaml", &soon)];
    let (packs, found) = Packs::load(&files);
    let said: Vec<_> = found.iter().map(|d| (d.rule, d.place.line_column())).collect();
    assert_eq!(said, [("pack/format/holidays", (2, 11))]);
    let (near, far) = (packs.bind(&["near"]).0, packs.bind(&[]).0);
    assert_eq!((near.soon_days, far.soon_days), (7, 14));
    assert!(
        near.holidays.knows(Date::new(2027, 5, 1).unwrap())
            && !Packs::built_in().bind(&[]).0.holidays.knows(Date::new(2027, 5, 1).unwrap())
    );
    assert_ne!(packs.digest(), Packs::built_in().digest());
}
