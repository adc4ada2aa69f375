//! Every rule of the built-in packs of which duties are made, broken: late, not seen, or taken down early.

use super::*;
use crate::base::scalar::Scalar;
use crate::law::days::{Holidays, Stretch};
use crate::law::{Pack, RuleSort};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// A record that names a rule, published and hung on given days.
fn naming(rule: &PackRule, on: &str, until: Option<&str>, tells: Occurrences) -> Answer {
    let hung = vec![Stretch { from: day(on), until: until.map(day) }];
    let channels = vec![Hanging { channel: Channel::Internet, from: day(on) }];
    let names = vec![rule.id.clone()];
    Answer { record: Some(RecordId("notice/a".into())), publisher: None, on: day(on), hung, channels, names, tells }
}

/// What breaks a rule: shown once and never again, made known or done too late, taken down the next day.
fn breaking(rule: &PackRule) -> Vec<Answer> {
    let event = |word, on| Event { word, on: day(on), told: Told::Here };
    let telling = |word, on| Occurrences { events: vec![event(word, on)], ..Occurrences::default() };
    let leaked = |word: &str| -> &'static str { Box::leak(word.to_string().into_boxed_str()) };
    match rule.kind {
        RuleSort::Posting => vec![naming(rule, "2028-05-01", Some("2028-05-02"), Occurrences::default())],
        RuleSort::EventBefore | RuleSort::EventAfter => {
            let mut answers = vec![naming(rule, "2029-06-20", None, telling(event::OCCASION, "2028-05-10"))];
            if let Some(action) = rule.word("action") {
                let mut done = naming(rule, "2029-06-20", None, telling(leaked(action), "2029-06-20"));
                (done.names, done.record) = (Vec::new(), Some(RecordId("notice/b".into())));
                answers.push(done);
            }
            answers
        }
        _ => vec![naming(rule, "2027-02-01", None, Occurrences { until: Some(day("2027-03-01")), ..Occurrences::default() })],
    }
}

/// Breaks every such rule of a pack, each by itself.
fn break_all(id: &str) {
    let (pack, _) = Pack::for_unit(&[id]);
    let rules: Vec<_> = pack.rules.iter().filter(|rule| rule.pack == id && judges(rule)).collect();
    let mut whole = Vec::new();
    for rule in rules {
        let body = bench::Owing { word: rule.owed_by().to_string(), id: "body".into(), from: None, until: None };
        let setting = Setting {
            as_of: day("2030-06-30"),
            since: day("2027-01-01"),
            soon_days: 14,
            bodies: vec![body],
            waivers: Vec::new(),
            stated: Vec::new(),
            explanations: Vec::new(),
            holidays: Holidays::built_in(),
        };
        let duties = judge(&pack, &setting, &breaking(rule));
        let own: Vec<&Duty> = duties.iter().filter(|duty| duty.rule.id == rule.id).collect();
        if !own.iter().any(|duty| matches!(duty.status, Status::Late(_) | Status::Unseen | Status::Short)) {
            whole.push(format!("{}: {:?}", rule.id, own.iter().map(|duty| duty.status.word()).collect::<Vec<_>>()));
        }
    }
    assert!(whole.is_empty(), "{whole:#?}");
}

// breaks: cn.assembly.notice cn.committee.agenda cn.committee.decision cn.first.assembly cn.publish.eight cn.943 cn.281 cn.165.fund cn.register cn.946 cn.947 cn.fee.change cn.juwei.list cn.juwei.reps cn.juwei.review cn.juwei.voters cn.reelect cn.committee.handover cn.fee.commission cn.juwei.meeting cn.juwei.handover cn.juwei.projects
#[test]
fn every_duty_of_cn_can_be_broken() {
    break_all("cn");
}

// breaks: sh.fund sh.income sh.audit sh.decision sh.meet sh.reception sh.reelect
#[test]
fn every_duty_of_shanghai_can_be_broken() {
    break_all("shanghai");
}

// breaks: sz.gongshi sz.assembly sz.assembly.juwei sz.result sz.funds sz.supervisor sz.members.dues sz.parking sz.reelect sz.committee.handover sz.handover
#[test]
fn every_duty_of_shenzhen_can_be_broken() {
    break_all("shenzhen");
}

// breaks: bj.assembly bj.result bj.decision bj.wuguanhui bj.agenda bj.meet bj.members.dues bj.board bj.selfmanaged bj.reelect bj.handover
#[test]
fn every_duty_of_beijing_can_be_broken() {
    break_all("beijing");
}

// breaks: fs.income fs.income.plan fs.fund fs.emergency fs.expense fs.result fs.consult fs.agenda fs.decision fs.annual fs.tender fs.contract fs.survey fs.replace fs.reelect fs.committee.handover fs.handover fs.fee fs.reception
#[test]
fn every_duty_of_foshan_can_be_broken() {
    break_all("foshan");
}

// breaks: sc.standing sc.decision sc.half sc.property sc.reelect sc.committee.handover
#[test]
fn every_duty_of_sichuan_can_be_broken() {
    break_all("sichuan");
}

// breaks: cd.before cd.result cd.report cd.draft cd.audit cd.agenda cd.property cd.members.dues cd.committee.handover cd.exit cd.members
#[test]
fn every_duty_of_chengdu_can_be_broken() {
    break_all("chengdu");
}

// breaks: sd.head.report sd.group.month sd.report3 sd.tenants sd.eval sd.citymgmt sd.reception sd.research sd.departments sd.charters sd.committee.report sd.removal.notice sd.clause sd.mechanism sd.finance.rules sd.citymgmt.review sd.citymgmt.year sd.citymgmt.visit sd.reception.held sd.tender sd.handover sd.channels sd.emergency
#[test]
fn every_duty_of_dangjian_can_be_broken() {
    break_all("dangjian");
}

/// A committee since the first of 2027, judged on a day of it by the packs of a city.
fn statuses(city: &str, as_of: &str, rule: &str, answers: &[Answer]) -> Vec<&'static str> {
    let (pack, _) = Pack::for_unit(&[city]);
    let words = ["committee", "supervisory_board"].map(str::to_string);
    let body = |word| bench::Owing { word, id: "body".into(), from: None, until: None };
    let setting = Setting {
        as_of: day(as_of),
        since: day("2027-01-01"),
        soon_days: 14,
        bodies: words.map(body).into(),
        waivers: Vec::new(),
        stated: Vec::new(),
        explanations: Vec::new(),
        holidays: Holidays::built_in(),
    };
    judge(&pack, &setting, answers).iter().filter(|duty| duty.rule.id == rule).map(|duty| duty.status.word()).collect()
}

#[test]
fn a_committee_of_which_no_meeting_is_recorded_was_not_seen_to_meet() {
    assert_eq!(statuses("shanghai", "2027-02-01", "sh.meet", &[]), ["not_due"]);
    assert_eq!(statuses("shanghai", "2027-04-01", "sh.meet", &[]), ["unseen"]);
    let (pack, _) = Pack::for_unit(&["shanghai"]);
    let rule = pack.rules.iter().find(|rule| rule.id == "sh.meet").unwrap();
    let met = |on: &str| {
        let tells =
            Occurrences { events: vec![Event { word: "committee_meeting", on: day(on), told: Told::Here }], ..Occurrences::default() };
        Answer { names: Vec::new(), ..naming(rule, on, None, tells) }
    };
    assert_eq!(statuses("shanghai", "2027-04-01", "sh.meet", &[met("2027-02-10"), met("2027-03-20")]), ["on_time", "not_due"]);
    assert_eq!(statuses("shenzhen", "2027-07-02", "sz.supervisor", &[]).last(), Some(&"not_due"));
    assert!(statuses("shenzhen", "2027-07-02", "sz.supervisor", &[]).contains(&"unseen"));
    // A procedure that was adopted is judged from when it was first kept, and not before.
    assert_eq!(statuses("dangjian", "2027-07-02", "sd.report3", &[]), ["not_applicable"]);
}
