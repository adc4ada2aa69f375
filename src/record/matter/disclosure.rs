//! Tells a matter: where it stands, in a sentence; its steps; its votes; what people said; what it cost.

use crate::base::area::Area;
use crate::base::date::Date;
use crate::disclosure::{Block, Cell, Disclosure, Event, Facts, Figure, FigureRole, Label, Progress, ProseBlock, Tone};
use crate::law::tally::{Effect, Outcome};
use crate::record::kind::{Scope, Series};

use super::ballot::{Ballot, Stage};
use super::course::{self, Course, Standing};
use super::{Matter, StepKind, grounds, tables};

pub fn disclose(series: &Series<Matter>, scope: &Scope) -> Disclosure {
    let this = series.this();
    let matter = this.body;
    let course = Course::of(matter, scope);
    let ballots: Vec<Ballot> = matter.votes.iter().map(|vote| Ballot::of(vote, matter, scope)).collect();
    let story = Story { matter, course: &course, ballots: &ballots, scope };
    let mut blocks = vec![Block::Facts(facts(matter))];
    blocks.extend(grounds::blocks(matter, scope));
    blocks.extend(course.block(scope));
    blocks.extend(matter.disclosures.as_ref().map(|stages| course::stages(stages, scope)));
    blocks.extend(ballots.iter().flat_map(|ballot| ballot.blocks(scope)));
    blocks.extend(matter.consultations.iter().map(|c| tables::consultation(c)));
    blocks.extend(matter.cost.as_ref().map(|cost| tables::cost(cost)));
    blocks.extend(tables::bids(matter));
    blocks.extend(tables::milestones(matter, scope));
    blocks.extend(matter.handover.iter().flat_map(|handover| tables::handover(handover, scope)));
    blocks.extend(tables::candidates(matter, scope));
    blocks.extend(tables::removals(matter, scope));
    blocks.extend(tables::acceptance(matter));
    if !this.prose.blocks.is_empty() {
        blocks.push(Block::Prose(ProseBlock { title: Some("matter.words".into()), prose: this.prose.clone() }));
    }
    let (headline, remark) = story.sentences();
    Disclosure {
        headline: Some(headline),
        remark,
        figures: story.figures(),
        period: None,
        subject: Some(Cell::label(matter.class.key())),
        state: Some(story.state()),
        events: story.events(),
        blocks,
        follows: None,
        asks: story.asks(),
        turns: None,
    }
}

struct Story<'s, 'm> {
    matter: &'m Matter,
    course: &'s Course<'m>,
    ballots: &'s [Ballot<'m>],
    scope: &'s Scope<'m>,
}

impl<'s, 'm> Story<'s, 'm> {
    /// The counted vote that ended last; of several that ended together, one that failed says more.
    fn decided(&self) -> Option<&'s Ballot<'m>> {
        let counted = self.ballots.iter().filter(|b| b.outcome().is_some());
        counted.max_by_key(|b| (*b.vote.until, b.outcome() != Some(Outcome::Passed)))
    }

    fn voting(&self) -> Option<&'s Ballot<'m>> {
        self.ballots.iter().find(|b| b.stage == Stage::Open)
    }

    /// The vote that stopped the matter, unless another is under way or to come.
    fn stopped(&self) -> Option<&'s Ballot<'m>> {
        let again = self.ballots.iter().any(|b| matches!(b.stage, Stage::Open | Stage::Ahead));
        self.decided().filter(|b| !again && b.outcome() != Some(Outcome::Passed))
    }

    fn closed(&self) -> bool {
        self.matter.closed.as_ref().is_some_and(|day| day.value <= self.scope.as_of)
    }

    fn state(&self) -> (Tone, Label) {
        let word = |ballot: &Ballot| ballot.word();
        if let Some(ballot) = self.stopped() {
            return word(ballot);
        }
        if self.closed() {
            return (Tone::Good, "matter.state_done".into());
        }
        if self.voting().is_some() {
            return (Tone::Soon, Label::with("matter.state_now", [Cell::label(StepKind::Vote.key())]));
        }
        match (self.course.now(), self.course.next()) {
            (Some(step), _) => (Tone::Soon, Label::with("matter.state_now", [Cell::Label(step.name())])),
            (None, Some(step)) => (Tone::Plain, Label::with("matter.state_next", [Cell::Label(step.name())])),
            (None, None) if self.course.over() => match self.decided().filter(|_| self.matter.cost.is_none()) {
                Some(ballot) => word(ballot),
                None => (Tone::Good, "matter.state_done".into()),
            },
            (None, None) => self.decided().map_or((Tone::Plain, "matter.state_open".into()), word),
        }
    }

    /// The conclusion, and a second sentence where there is more to say.
    fn sentences(&self) -> (Label, Option<Label>) {
        let decided = self.decided().map(|ballot| verdict(ballot));
        if let Some(ballot) = self.stopped() {
            return (verdict(ballot), self.course.now().map(now));
        }
        if let Some(cost) = self.settled() {
            return (cost, decided);
        }
        if self.closed() {
            let done = self.matter.closed.as_ref().map(|day| Label::with("matter.headline_done", [Cell::Date(**day)]));
            return match (decided, done) {
                (Some(decided), done) => (decided, done),
                (None, done) => (done.unwrap_or_else(|| "matter.headline_over".into()), None),
            };
        }
        if let Some(ballot) = self.voting() {
            return (voting(ballot), decided);
        }
        match (self.course.now(), self.course.next()) {
            (Some(step), _) => (now(step), decided),
            (None, Some(step)) => (next(step), decided),
            (None, None) if self.course.over() => (decided.unwrap_or_else(|| "matter.headline_over".into()), None),
            (None, None) => (decided.unwrap_or_else(|| "matter.headline_open".into()), None),
        }
    }

    /// What it came to against what it was meant to cost, once the work is over and audited.
    fn settled(&self) -> Option<Label> {
        let cost = self.matter.cost.as_ref().filter(|_| self.closed() || self.course.over())?;
        let audited = cost.audited.as_ref()?.value;
        Some(match &cost.budget {
            Some(budget) => Label::with(
                "matter.headline_settled",
                [Cell::Money(audited), Cell::Money(budget.value), Cell::Label(tables::against(budget.value, audited))],
            ),
            None => Label::with("matter.headline_audited", [Cell::Money(audited)]),
        })
    }

    fn figures(&self) -> Vec<Figure> {
        let figure = |role, key: &'static str, value| Figure { role, label: key.into(), value };
        let mut figures = Vec::new();
        let latest = self.voting().or_else(|| self.decided());
        if let Some(both) = latest.and_then(|ballot| ballot.participation()) {
            figures.push(figure(FigureRole::Participation, "matter.participation", Cell::Ratio(both.owners.share())));
        }
        if let Some(Stage::Counted(tally)) = latest.map(|ballot| ballot.stage) {
            figures.push(figure(FigureRole::Agreement, "matter.agreement", Cell::Ratio(tally.agreement.owners.share())));
        }
        if let Some(cost) = &self.matter.cost {
            let known = [
                ("matter.audited", &cost.audited),
                ("matter.submitted", &cost.submitted),
                ("matter.contract", &cost.contract),
                ("matter.budget", &cost.budget),
            ];
            let first =
                known.into_iter().find_map(|(key, amount)| Some(figure(FigureRole::Cost, key, Cell::Money(amount.as_ref()?.value))));
            figures.extend(first);
        }
        figures
    }

    /// The last day of the consultations that are going on.
    fn asks(&self) -> Option<Date> {
        let today = self.scope.as_of;
        let told = self.matter.consultations.iter().filter(|c| *c.from <= today).filter_map(|c| Some(c.until.as_ref()?.value));
        let steps = self.course.steps.iter().filter(|s| s.progress == Progress::Now && *s.step.kind == StepKind::Consultation);
        told.chain(steps.filter_map(|s| s.until)).filter(|until| *until >= today).max()
    }

    /// Votes, consultations and the steps, over or not: who keeps a calendar keeps what was in it.
    fn events(&self) -> Vec<Event> {
        let votes =
            self.ballots.iter().map(|b| Event::on(*b.vote.from, "matter.event_vote").until(Some(*b.vote.until)));
        let consultations = self.matter.consultations.iter().filter_map(|c| {
            let until = c.until.as_ref()?.value;
            Some(Event::on(*c.from, "matter.event_consultation").until(Some(until)))
        });
        let voted = !self.ballots.is_empty();
        let steps = self.course.steps.iter().filter(move |s| !(voted && *s.step.kind == StepKind::Vote));
        let steps = steps.filter_map(|s| {
            Some(Event::on(s.from.or(s.until)?, Label::with("matter.event_step", [Cell::Label(s.name())])).until(s.until))
        });
        votes.chain(consultations).chain(steps).collect()
    }
}

fn now(step: &Standing) -> Label {
    let name = Cell::Label(step.name());
    match step.until {
        Some(until) => Label::with("matter.headline_now_until", [name, Cell::Date(until)]),
        None => Label::with("matter.headline_now", [name]),
    }
}

fn next(step: &Standing) -> Label {
    let name = Cell::Label(step.name());
    match step.from.or(step.until) {
        Some(on) => Label::with("matter.headline_next_on", [name, Cell::Date(on)]),
        None => Label::with("matter.headline_next", [name]),
    }
}

/// How an open vote goes: who took part and what is missing, never which way.
fn voting(ballot: &Ballot) -> Label {
    let until = Cell::Date(*ballot.vote.until);
    let Some(both) = ballot.participation() else { return Label::with("matter.headline_voting", [until]) };
    let came = Cell::Count(both.owners.count);
    match (both.owners.missing(), both.area.missing()) {
        (0, 0) => Label::with("matter.headline_voting_reached", [until, came]),
        (0, area) => Label::with("matter.headline_voting_area", [until, came, Cell::Area(Area(area))]),
        (owners, _) => Label::with("matter.headline_voting_missing", [until, came, Cell::Count(owners)]),
    }
}

/// What came of a counted vote, with its numbers.
fn verdict(ballot: &Ballot) -> Label {
    let Stage::Counted(tally) = ballot.stage else { return "matter.headline_open".into() };
    let (came, agreed) = (tally.participation.owners, tally.agreement.owners);
    let numbers = [Cell::Count(agreed.count), Cell::Ratio(agreed.share()), Cell::Count(came.count), Cell::Ratio(came.share())];
    match (tally.outcome, tally.outcome.effect(ballot.is_negative())) {
        (Outcome::Passed, Effect::Refused) => Label::with("matter.headline_passed_negative", numbers),
        (Outcome::Passed, _) => Label::with("matter.headline_passed", numbers),
        (Outcome::Rejected, _) => Label::with("matter.headline_rejected", numbers),
        (Outcome::QuorumFailed, _) => {
            Label::with("matter.headline_quorum_failed", [Cell::Count(came.count), Cell::Ratio(came.share()), Cell::Count(came.of)])
        }
        (Outcome::Invalid, _) => "matter.headline_invalid".into(),
    }
}

fn facts(matter: &Matter) -> Facts {
    let mut rows: Vec<(Label, Cell)> = vec![("matter.class".into(), Cell::label(matter.class.key()))];
    if matter.major.as_ref().is_some_and(|m| m.value) {
        rows.push(("matter.major".into(), Cell::label("matter.is_major")));
    }
    if let Some(by) = &matter.raised_by {
        rows.push(("matter.raised_by".into(), Cell::text(by.to_string())));
    }
    if let Some(body) = &matter.responsible {
        rows.push(("matter.responsible".into(), Cell::Organization(body.value.clone())));
    }
    if !matter.buildings.is_empty() {
        rows.push(("matter.buildings".into(), Cell::Many(matter.buildings.iter().map(|b| Cell::Building(b.value.clone())).collect())));
    }
    if let Some(closed) = &matter.closed {
        rows.push(("matter.closed".into(), Cell::Date(**closed)));
    }
    Facts { title: None, rows }
}

#[cfg(test)]
pub(super) mod tests;
