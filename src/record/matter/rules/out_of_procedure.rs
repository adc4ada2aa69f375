//! 程序缺了一步，或者倒过来做 · A step of the procedure missing, or taken too late
//!
//! # What it checks
//! 规则包里“顺序”一类的规则：某一步要在另一步之前（如：支部研究讨论在委员会讨论、会议通知之前），或者几步依次进行（如：事前、事中、事后公开）。
//! The rules of the sort `order`: one step before others, like the branch's discussion before the committee's; or steps one after the other,
//! like the three disclosures.
//! 1. 只看已经发生的：后一步还没有到日子，不判断。 Only what has happened counts; a step whose day has not come asks for nothing.
//! 2. 同一天算在之前。 The same day counts as before.
//! 3. 依次进行的几步，办结了才要求齐全；没有办结的，只看已做的有没有跳过前一步。
//!    Of steps one after the other all are asked for once the matter is closed; until then none may be passed over.
//! 4. 按后一步当天的条文；规则写的词这一类记录里没有的，不判断。
//!    The text of the later step's day decides; words this kind does not know are not judged.
//! 5. 罢免、评选、任用楼长这些事没有专门的字段：事项的“依据”里写了那一条规则的，才按它判断。
//!    Removals, awards and appointments have no field of their own: a matter falls under such a rule by naming it in `basis`.
//!
//! # Why
//! 先定了再讨论、先做了再公开，前面那一步就成了摆设。
//! What is discussed after the decision, or published after the work, was not discussed and not published.

use crate::base::diagnostic::Said;
use crate::law::{PackRule, RuleSort};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::matter::Matter;
use crate::record::matter::procedure::{Event, called, event, is_covered, knows};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Matter> = RecordRule {
    info: RuleInfo {
        basis: &["sd.front", "sd.three.open", "sd.report.single", "sd.report.before", "sd.consult", "sd.open.air", "sd.head.notice", "sd.group.confirm", "sd.award", "sd.removal", "cn.juwei.branch"],
        ..RuleInfo::warning("matter/coherent/procedure", "out-of-procedure", include_str!("out_of_procedure.rs"))
    },
    check,
};

/// The condition of rules on things that no field tells apart: a matter falls under them by naming them in its `basis`.
const NAMED: &str = "named_in_basis";

fn check(series: &Series<Matter>, scope: &Scope) -> Verdict {
    let this = series.this();
    let mut judged = false;
    let mut findings = Vec::new();
    for rule in scope.pack.of_kind(RuleSort::Order).filter(|rule| is_covered(&rule.applies, this.body)) {
        let happened = |word: &str| event(word, this.body, this.header, scope).filter(|event| event.day <= scope.as_of);
        let words = |key: &str| rule.param(key).map_or(&[][..], |words| words.items()).iter().filter_map(|word| word.text());
        let (chain, before): (Vec<&str>, Vec<&str>) = (words("chain").collect(), words("before").collect());
        let (step, when) = (words("step").next(), words("when").next());
        let named = this.header.basis.iter().any(|line| *line.value.0 == *rule.id);
        if when == Some(NAMED) && !named {
            continue;
        }
        let when = when.filter(|word| *word != NAMED);
        if !chain.iter().chain(&before).chain(&step).chain(&when).all(|word| knows(word)) {
            continue;
        }
        if when.is_some_and(|word| happened(word).is_none()) {
            continue;
        }
        let optional: Vec<&str> = words("optional").collect();
        let holds = |event: &Event| scope.pack.in_force(rule, event.day);
        let events: Vec<(&str, Option<Event>)> = chain.iter().map(|word| (*word, happened(word))).collect();
        let closed = this.body.closed.as_ref().filter(|closed| closed.value <= scope.as_of);
        let closing = closed.map(|closed| Event { day: closed.value, span: closed.span }).filter(&holds);
        findings.extend(in_turn(&events, &optional, closing, rule));
        judged |= closing.is_some() || events.iter().any(|(_, event)| event.is_some());
        // Of several later steps the first that happened tells.
        let first = before.iter().filter_map(|word| Some((*word, happened(word)?))).min_by_key(|(_, event)| event.day);
        if let (Some((later, event)), Some(step)) = (first.filter(|(_, event)| holds(event)), step) {
            judged = true;
            findings.extend(ahead((step, happened(step)), (later, event), rule));
        }
    }
    if judged { Verdict::of(findings) } else { Verdict::NotApplicable("no procedure binds what has happened so far") }
}

/// Whether a step came before a later one.
fn ahead((step, taken): (&str, Option<Event>), (later, event): (&str, Event), rule: &PackRule) -> Option<Finding> {
    let (Said { zh, en }, Said { zh: then_zh, en: then_en }) = (called(step), called(later));
    let (day, name) = (event.day, &rule.title);
    let finding = match taken {
        Some(taken) if taken.day <= event.day => return None,
        Some(taken) => {
            let own = taken.day;
            let what = Said {
                zh: format!("{zh}（{own}）晚于{then_zh}（{day}），按“{name}”应当在前"),
                en: format!("{en} ({own}) came after {then_en} ({day}); by `{name}` it comes before"),
            };
            let mend = said!("日期写错的改正；确实倒过来的，如实保留并说明", "mend a wrong date; where it was so, leave it and say why");
            Finding::at(taken.span, what).also(event.span, said!("后一步在这里", "the later step stands here")).mend(mend)
        }
        None => {
            let what = Said {
                zh: format!("{then_zh}（{day}）之前没有{zh}，按“{name}”应当有"),
                en: format!("nothing shows {en} before {then_en} ({day}); `{name}` asks for it"),
            };
            Finding::at(event.span, what).mend(said!("补上这一步和日期；没有做的，如实说明", "add the step with its day; where it was not taken, say so"))
        }
    };
    Some(finding)
}

/// Whether steps were taken one after the other, none passed over; all of them once the matter is closed.
fn in_turn(events: &[(&str, Option<Event>)], optional: &[&str], closing: Option<Event>, rule: &PackRule) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, (word, event)) in events.iter().enumerate() {
        let later = events.iter().skip(at + 1).find_map(|(word, event)| Some((*word, (*event)?)));
        match (event, later, closing) {
            (Some(_), Some(later), _) => findings.extend(ahead((word, *event), later, rule)),
            (None, _, _) if optional.contains(word) => {}
            (None, Some(later), _) => findings.extend(ahead((word, None), later, rule)),
            (None, None, Some(closing)) => {
                let (Said { zh, en }, name) = (called(word), &rule.title);
                let what = Said {
                    zh: format!("已经办结，没有{zh}，按“{name}”应当有"),
                    en: format!("the matter is closed and nothing shows {en}; `{name}` asks for it"),
                };
                let mend = said!("补上这一步；没有做的，如实说明", "add the step; where it was not taken, say so");
                findings.push(Finding::at(closing.span, what).mend(mend));
            }
            (_, None, _) => {}
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::{verdict, verdict_under};

    fn check(class: &str, rest: &str) -> Vec<String> {
        verdict_under(&["dangjian"], kind_of_folder("matter").unwrap(), super::RULE.info.id, &[&format!("class: {class}\n{rest}")])
    }

    const BOTH: &str = "steps:\n  - {step: branch_discussion, on: 2026-01-15}\n  - {step: report_to_branch, on: 2026-01-16}\n  - {step: committee_discussion, on: 2026-01-20}\n";

    // breaks: sd.front
    #[test]
    fn the_branch_discusses_before_the_committee() {
        assert_eq!(check("278-9", BOTH), ["holds"]);
        let late = BOTH.replace("2026-01-15", "2026-01-21");
        assert_eq!(
            check("278-9", &late),
            ["3:12 党支部研究讨论（2026-01-21）晚于委员会讨论（2026-01-20），按“党建引领约定程序（前置讨论）”应当在前"]
        );
        let none = "steps: [{step: committee_discussion, on: 2026-01-20}]\n";
        assert_eq!(check("278-9", none), ["2:16 委员会讨论（2026-01-20）之前没有党支部研究讨论，按“党建引领约定程序（前置讨论）”应当有"]);
        assert_eq!(check("278-9", &none.replace("2026-01-20", "2026-12-20")), ["n/a: no procedure binds what has happened so far"]);
        assert_eq!(check("ordinary", none), ["n/a: no procedure binds what has happened so far"]);
    }

    // breaks: sd.report.single sd.report.before
    #[test]
    fn what_concerns_the_fund_is_reported_before_the_work_and_the_vote() {
        let work = "steps: [{step: branch_discussion, on: 2026-01-02}, {step: implementation, on: 2026-03-10}]\n";
        assert_eq!(check("278-5", work), ["2:59 实施（2026-03-10）之前没有单项报告支部，按“党建引领约定程序（一事一报）”应当有"]);
        let notice = "steps: [{step: branch_discussion, on: 2026-01-02}, {step: assembly_notice, on: 2026-02-10}]\n";
        assert_eq!(check("278-4", notice), ["2:59 会议通知（2026-02-10）之前没有报告支部，按“党建引领约定程序（小区党建）”应当有"]);
    }

    // breaks: sd.consult sd.three.open
    #[test]
    fn a_closed_matter_shows_every_consultation_and_disclosure() {
        let asked = |stage: &str, on: &str| format!("  - {{stage: {stage}, channel: 入户, from: {on}, received: 0}}\n");
        let all = format!("closed: 2026-06-30\nsteps: [{{step: report_to_branch, on: 2026-01-01}}, {{step: implementation, on: 2026-03-01}}]\nconsultations:\n{}{}", asked("before", "2026-01-02"), asked("after", "2026-06-01"));
        let told = check("278-5", &all);
        assert_eq!(told.iter().filter(|line| line.contains("实施中征求意见")).count(), 1, "{told:?}");
        assert_eq!(told.iter().filter(|line| line.contains("事中公开")).count(), 1, "{told:?}");
        assert!(told.iter().all(|line| !line.contains("没有完成后征求意见")), "{told:?}");
    }

    // breaks: sd.open.air
    #[test]
    fn an_open_air_meeting_comes_before_the_decision_where_there_is_one() {
        let meeting = |on: &str| format!("{BOTH}consultations: [{{stage: before, channel: 坝坝会, from: {on}, received: 0}}]\n");
        assert_eq!(check("278-9", &meeting("2026-01-10")), ["holds"]);
        let told = check("278-9", &meeting("2026-01-25"));
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains("坝坝会（2026-01-25）晚于表决或者委员会的决定"), "{told:?}");
    }

    // breaks: sd.removal sd.award sd.head.notice sd.group.confirm
    #[test]
    fn what_no_field_tells_apart_is_judged_where_the_basis_names_it() {
        let named = |rule: &str, steps: &str| check("ordinary", &format!("basis: [{rule}]\nmajor: false\nsteps: [{steps}]\n"));
        let vote = "{step: vote, on: 2026-03-01}";
        let told = named("sd.removal", &format!("{{step: branch_discussion, on: 2026-02-01}}, {vote}"));
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains("表决（2026-03-01）之前没有上级党组织确认"), "{told:?}");
        let award = named("sd.award", "{step: result_disclosure, on: 2026-03-01}");
        assert!(award[0].contains("评选结果（2026-03-01）之前没有征求党组织意见"), "{award:?}");
        let head = named("sd.head.notice", "{step: collect, on: 2026-01-01}, {step: consultation, on: 2026-01-05}, {step: result_disclosure, on: 2026-03-01}");
        assert!(head.len() == 1 && head[0].contains("任用（2026-03-01）之前没有公示"), "{head:?}");
        assert!(named("sd.group.confirm", "{step: other, on: 2026-01-01}")[0].starts_with("n/a"), "nothing of it has happened");
        let closed = check("ordinary", "basis: [sd.group.confirm]\nsteps: [{step: collect, on: 2026-01-01}]\nclosed: 2026-02-01\n");
        assert!(closed.len() == 1 && closed[0].contains("没有上级党组织确认"), "{closed:?}");
        assert!(check("ordinary", &format!("steps: [{vote}]\n"))[0].starts_with("n/a"), "another matter falls under none of them");
    }

    #[test]
    fn the_law_alone_binds_no_compound_to_the_branch() {
        let none = "class: 278-9\nsteps: [{step: committee_discussion, on: 2026-01-20}]\n";
        assert_eq!(verdict(kind_of_folder("matter").unwrap(), super::RULE.info.id, &[none]), ["n/a: no procedure binds what has happened so far"]);
    }
}
