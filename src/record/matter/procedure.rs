//! What procedures speak of, by the words of the packs, and on which day a matter shows it.

use crate::base::date::Date;
use crate::base::diagnostic::Said;
use crate::base::source::{At, Span};
use crate::party::organization::OrganizationClass;
use crate::record::header::Header;
use crate::record::kind::Scope;
use crate::said;

use super::course::Course;
use super::{ConsultationStage, Matter, StepKind};

/// Something a procedure speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// When it happened, or is to happen.
    pub day: Date,
    /// Where the record says so.
    pub span: Span,
}

/// The words this kind knows, and what they are called.
const WORDS: &[(&str, &str, &str)] = &[
    ("party_branch_discussion", "党支部研究讨论", "the discussion by the party branch"),
    ("committee_decision", "委员会讨论", "the discussion by the committee"),
    ("assembly_notice", "会议通知", "the notice of the assembly"),
    ("residents_decision", "居民的决定", "the residents' decision"),
    ("decision", "表决或者委员会的决定", "the vote, or the committee's decision"),
    ("implementation", "实施", "the work"),
    ("single_matter_report", "单项报告支部", "the report on this matter to the branch"),
    ("report_to_branch", "报告支部", "the report to the branch"),
    ("publish_before", "事前公开", "disclosure before"),
    ("publish_during", "事中公开", "disclosure during"),
    ("publish_after", "事后公开", "disclosure after"),
    ("consult_before", "决策前征求意见", "consultation before the decision"),
    ("consult_during", "实施中征求意见", "consultation during the work"),
    ("consult_after", "完成后征求意见", "consultation after the work"),
    ("selected", "物色人选", "the choice of people"),
    ("nominated", "提名", "the nomination"),
    ("vetted", "考察", "the vetting"),
    ("publicised", "公示", "the posting"),
    ("appointed", "任用", "the appointment"),
    ("found", "支部核查", "the findings of the branch"),
    ("confirmed", "上级党组织确认", "the confirmation by the party body above"),
    ("voted", "表决", "the vote"),
    ("branch_opinion", "征求党组织意见", "the opinion of the party body"),
    ("award", "评选结果", "the award"),
    ("open_air_meeting", "坝坝会", "the open-air meeting"),
];

/// Whether the kind knows a word.
pub fn knows(word: &str) -> bool {
    WORDS.iter().any(|(known, _, _)| *known == word)
}

/// What a word is called.
pub fn called(word: &str) -> Said {
    let known = WORDS.iter().find(|(known, _, _)| *known == word);
    known.map_or_else(|| said!("{word}", "{word}"), |(_, zh, en)| said!("{zh}", "{en}"))
}

/// The first day on which a matter shows what a word says.
pub fn event(word: &str, matter: &Matter, header: &Header, scope: &Scope) -> Option<Event> {
    let step = |kind| step(kind, matter, scope);
    let consulted = |stage| consulted(stage, matter);
    match word {
        "party_branch_discussion" => step(StepKind::BranchDiscussion),
        "committee_decision" => step(StepKind::CommitteeDiscussion),
        "assembly_notice" => step(StepKind::AssemblyNotice).or_else(|| vote(matter)).or_else(|| step(StepKind::Vote)),
        "decision" => vote(matter).or_else(|| step(StepKind::CommitteeDiscussion)),
        "residents_decision" => vote(matter).filter(|_| by_residents(matter, header, scope)),
        "implementation" => step(StepKind::Implementation),
        "single_matter_report" | "report_to_branch" => step(StepKind::ReportToBranch),
        "publish_before" => published(matter, scope, 0),
        "publish_during" => published(matter, scope, 1),
        "publish_after" => published(matter, scope, 2),
        "consult_before" => consulted(ConsultationStage::Before),
        "consult_during" => consulted(ConsultationStage::During),
        "consult_after" => consulted(ConsultationStage::After),
        "selected" | "nominated" => step(StepKind::Collect),
        "vetted" => vetted(matter).or_else(|| step(StepKind::Consultation)),
        "publicised" => step(StepKind::PlanDisclosure),
        "appointed" | "award" => step(StepKind::ResultDisclosure),
        "found" | "branch_opinion" => step(StepKind::BranchDiscussion),
        "confirmed" => by_party_above(matter, scope),
        "voted" => vote(matter).or_else(|| step(StepKind::Vote)),
        "open_air_meeting" => open_air(matter),
        _ => None,
    }
}

/// Whether a matter is a major one: it says so, or it is one of those that owners decide together.
pub fn is_major(matter: &Matter) -> bool {
    matter.major.as_ref().map_or_else(|| matter.class.word().starts_with("278-"), |major| major.value)
}

/// Whether a rule that speaks of these classes speaks of a matter.
pub fn is_covered(applies: &[String], matter: &Matter) -> bool {
    let one = |word: &String| match word.as_str() {
        "all" => true,
        "major" => is_major(matter),
        class => class == matter.class.word(),
    };
    applies.is_empty() || applies.iter().any(one)
}

fn step(kind: StepKind, matter: &Matter, scope: &Scope) -> Option<Event> {
    let course = Course::of(matter, scope);
    let first = course.steps.iter().find(|standing| *standing.step.kind == kind)?;
    Some(Event { day: first.from.or(first.until)?, span: first.step.kind.span })
}

/// The first day on which a candidate passed the vetting.
fn vetted(matter: &Matter) -> Option<Event> {
    let days = matter.candidates.iter().filter_map(|candidate| candidate.vetted.as_ref());
    days.map(|day| Event { day: day.value, span: day.span }).min_by_key(|event| event.day)
}

/// The first step taken by a party body above the estate's branch.
fn by_party_above(matter: &Matter, scope: &Scope) -> Option<Event> {
    use OrganizationClass::{CommunityPartyCommittee, GeneralBranch, JointPartyCommittee, StreetPartyCommittee};
    let above = |class| matches!(class, CommunityPartyCommittee | GeneralBranch | JointPartyCommittee | StreetPartyCommittee);
    let course = Course::of(matter, scope);
    let by = |standing: &&super::course::Standing| {
        let body = standing.step.by.as_ref().and_then(|by| scope.directory.organization(by));
        body.is_some_and(|body| above(*body.class))
    };
    let first = course.steps.iter().find(by)?;
    Some(Event { day: first.from.or(first.until)?, span: first.step.kind.span })
}

fn vote(matter: &Matter) -> Option<Event> {
    matter.votes.iter().map(|vote| Event { day: *vote.from, span: vote.from.span }).min_by_key(|event| event.day)
}

fn consulted(stage: ConsultationStage, matter: &Matter) -> Option<Event> {
    let asked = matter.consultations.iter().filter(|asked| *asked.stage == stage);
    asked.map(|asked| Event { day: *asked.from, span: asked.stage.span }).min_by_key(|event| event.day)
}

fn open_air(matter: &Matter) -> Option<Event> {
    let held = matter.consultations.iter().filter(|asked| asked.channel.0.contains("坝坝会"));
    held.map(|asked| Event { day: *asked.from, span: asked.channel.span }).min_by_key(|event| event.day)
}

fn published(matter: &Matter, scope: &Scope, stage: usize) -> Option<Event> {
    let stages = matter.disclosures.as_ref()?;
    let record = [&stages.before, &stages.during, &stages.after].get(stage).copied()?.as_ref()?;
    let entry = scope.catalogue.get(&record.0)?;
    Some(Event { day: entry.published, span: record.span })
}

/// Whether the residents of a community decide, and not the owners of a compound.
fn by_residents(matter: &Matter, header: &Header, scope: &Scope) -> bool {
    let body = matter.responsible.as_ref().or(header.publisher.as_ref());
    let class = |id: &At<crate::base::id::OrganizationId>| scope.directory.organization(id).map(|body| *body.class);
    body.and_then(class) == Some(OrganizationClass::NeighbourhoodCommittee)
}
