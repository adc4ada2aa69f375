//! How a matter moves along: where each step stands on a day, computed from dates and never written down.

use crate::base::date::Date;
use crate::base::source::At;
use crate::disclosure::{self, Cell, Label, Progress};
use crate::record::kind::Scope;

use super::{Matter, Stages, Step, StepKind};

/// The steps of a matter on the day of the scope.
pub struct Course<'m> {
    /// In the record's order.
    pub steps: Vec<Standing<'m>>,
}

/// One step, with its days and where it stands.
pub struct Standing<'m> {
    /// The step.
    pub step: &'m Step,
    /// First day; the publication of its first record where nothing is said.
    pub from: Option<Date>,
    /// Last day, for a step that takes time.
    pub until: Option<Date>,
    /// Where it stands.
    pub progress: Progress,
}

impl<'m> Course<'m> {
    /// Places every step of a matter.
    pub fn of(matter: &'m Matter, scope: &Scope) -> Self {
        let closed = matter.closed.as_ref().is_some_and(|day| day.value <= scope.as_of);
        let mut steps: Vec<Standing<'m>> = Vec::new();
        // From the last to the first: a step without a date is over once a later one has begun.
        let mut begun = closed;
        for step in matter.steps.iter().rev() {
            let from = step.on.as_ref().map(|day| day.value).or_else(|| published(step, scope));
            let until = step.until.as_ref().map(|day| day.value);
            let progress = match (from.or(until), until.or(from)) {
                (Some(first), _) if first > scope.as_of => Progress::Ahead,
                (_, Some(last)) if last < scope.as_of => Progress::Done,
                (Some(_), Some(_)) => Progress::Now,
                _ if begun => Progress::Done,
                _ => Progress::Ahead,
            };
            begun |= progress != Progress::Ahead;
            steps.push(Standing { step, from, until, progress });
        }
        steps.reverse();
        Course { steps }
    }

    /// What happens now; the last of several, for the later step is the news.
    pub fn now(&self) -> Option<&Standing<'m>> {
        self.steps.iter().rfind(|s| s.progress == Progress::Now)
    }

    /// What comes next.
    pub fn next(&self) -> Option<&Standing<'m>> {
        self.steps.iter().find(|s| s.progress == Progress::Ahead)
    }

    /// Whether there are steps and all are over.
    pub fn over(&self) -> bool {
        !self.steps.is_empty() && self.steps.iter().all(|s| s.progress == Progress::Done)
    }

    /// The step bar.
    pub fn block(&self, scope: &Scope) -> Option<disclosure::Block> {
        let steps: Vec<disclosure::Step> = self.steps.iter().map(|s| s.told(scope)).collect();
        (!steps.is_empty()).then(|| disclosure::Block::Steps(disclosure::Steps { title: Some("matter.steps".into()), steps }))
    }
}

impl Standing<'_> {
    /// What the step is called.
    pub fn name(&self) -> Label {
        match &self.step.title {
            Some(title) => Label::with("matter.as_written", [Cell::text(title.to_string())]),
            None => self.step.kind.key().into(),
        }
    }

    /// Its day or days.
    pub fn days(&self) -> Option<Cell> {
        match (self.from, self.until) {
            (Some(from), Some(until)) if from != until => Some(Cell::Days(from, Some(until))),
            (from, until) => from.or(until).map(Cell::Date),
        }
    }

    fn told(&self, scope: &Scope) -> disclosure::Step {
        let step = self.step;
        let opinion = is_opinion(step, scope);
        let records = step.records.iter().map(|r| Cell::Record(r.value.clone()));
        let files = step.files.iter().map(|f| Cell::Attachment(f.value.clone()));
        let outcome = step.outcome.as_ref().filter(|_| self.progress != Progress::Ahead).map(|o| Cell::text(o.to_string()));
        disclosure::Step {
            label: if opinion { Label::with("matter.step_opinion", [Cell::Label(self.name())]) } else { self.name() },
            progress: self.progress,
            on: self.days(),
            by: step.by.as_ref().map(|by| Cell::Organization(by.value.clone())),
            outcome: outcome.map(|o| if opinion { Cell::Label(Label::with("matter.opinion", [o])) } else { o }),
            links: records.chain(files).collect(),
        }
    }
}

/// Whether what came of a step is an opinion: a party body discusses, it never votes on the owners' behalf.
pub fn is_opinion(step: &Step, scope: &Scope) -> bool {
    *step.kind == StepKind::BranchDiscussion || is_party_body(step, scope)
}

/// Whether the step is taken by a party body.
pub fn is_party_body(step: &Step, scope: &Scope) -> bool {
    let body = step.by.as_ref().and_then(|by| scope.directory.organization(by));
    body.is_some_and(|body| body.class.is_party_body())
}

fn published(step: &Step, scope: &Scope) -> Option<Date> {
    step.records.first().and_then(|id| scope.catalogue.get(&id.0)).map(|entry| entry.published)
}

/// The three stages of disclosure (三个公开), each done once its record is public.
pub fn stages(stages: &At<Stages>, scope: &Scope) -> disclosure::Block {
    let each = [("matter.stage_before", &stages.before), ("matter.stage_during", &stages.during), ("matter.stage_after", &stages.after)];
    let step = |(key, record): (&'static str, &Option<At<crate::base::id::RecordId>>)| {
        let entry = record.as_ref().and_then(|id| scope.catalogue.get(&id.0)).filter(|e| e.public && e.published <= scope.as_of);
        disclosure::Step {
            label: key.into(),
            progress: if entry.is_some() { Progress::Done } else { Progress::Ahead },
            on: entry.map(|e| Cell::Date(e.published)),
            by: None,
            outcome: None,
            links: record.iter().filter(|_| entry.is_some()).map(|id| Cell::Record(id.value.clone())).collect(),
        }
    };
    disclosure::Block::Steps(disclosure::Steps { title: Some("matter.stages".into()), steps: each.into_iter().map(step).collect() })
}
