//! Sentences on how a vote was held and counted.

use crate::base::area::Area;
use crate::base::id::PersonId;
use crate::base::number::{Count, Fraction};
use crate::base::source::At;
use crate::disclosure::{Cell, Label};
use crate::law::tally::{Comparison, Outcome};
use crate::law::{self, VoteRule};
use crate::record::kind::Scope;

use super::ballot::{Ballot, Stage};

/// What is to be said of a vote beside its numbers.
pub fn of(ballot: &Ballot, scope: &Scope) -> Vec<Label> {
    let vote = ballot.vote;
    let mut said = vec![Label::with("matter.remark_period", [Cell::Days(*vote.from, Some(*vote.until))])];
    let methods: Vec<Cell> = vote.methods.iter().map(|m| Cell::text(m.to_string())).collect();
    if !methods.is_empty() {
        said.push(Label::with("matter.remark_methods", [Cell::Many(methods)]));
    }
    said.extend(ballot.rule.into_iter().flat_map(needs));
    said.extend(missing(ballot));
    if let Some(how) = &vote.non_vote {
        said.push(Label::with("matter.remark_non_vote", [Cell::label(how.key())]));
    }
    if let (Stage::Counted(_), Some(added)) = (ballot.stage, ballot.added) {
        let side = if added.with_yes { "matter.yes" } else { "matter.no" };
        let count = [Cell::Count(added.pair.owners), Cell::Area(added.pair.area), Cell::label(side)];
        said.push(Label::with("matter.remark_added", count));
    }
    if let Some(proxies) = &vote.proxies {
        said.push(Label::with("matter.remark_proxies", [Cell::Count(proxies.0)]));
    }
    if let Some(most) = &vote.most_proxies {
        said.push(Label::with("matter.remark_most_proxies", [Cell::Count(most.0)]));
    }
    let over = matches!(ballot.stage, Stage::Counted(_) | Stage::Uncounted);
    if let Some(sheets) = vote.sheets.as_ref().filter(|_| over) {
        let issued = sheets.issued.as_ref().map_or(Cell::Empty, |issued| Cell::Count(issued.0));
        let key = if sheets.issued.is_some() { "matter.remark_sheets_issued" } else { "matter.remark_sheets" };
        said.push(Label::with(key, [Cell::Count(sheets.returned.0), Cell::Count(sheets.valid.0), issued]));
    }
    for ballots in vote.uncounted.iter().filter(|_| over) {
        said.push(Label::with("matter.remark_uncounted", [Cell::Count(ballots.count.0), Cell::text(ballots.reason.to_string())]));
    }
    said.extend(people("matter.remark_counters", &vote.counters));
    said.extend(people("matter.remark_scrutineers", &vote.scrutineers));
    let witnesses: Vec<Cell> = vote.witnesses.iter().map(|body| Cell::Organization(body.value.clone())).collect();
    if !witnesses.is_empty() {
        said.push(Label::with("matter.remark_witnesses", [Cell::Many(witnesses)]));
    }
    said.extend(counted(ballot, scope));
    if ballot.outcome() == Some(Outcome::Passed) {
        said.extend(challenge(ballot, scope));
    }
    said
}

/// The thresholds in words.
fn needs(rule: &VoteRule) -> Vec<Label> {
    let part = |owners: Fraction, area: Fraction| {
        if owners == area {
            Cell::text(owners.to_string())
        } else {
            Cell::Many(vec![Cell::text(owners.to_string()), Cell::text(area.to_string())])
        }
    };
    let quorum = if rule.quorum.inclusive { "matter.need_quorum" } else { "matter.need_quorum_over" };
    let pass = match (rule.pass.of, rule.pass.inclusive) {
        (law::Base::Participating, true) => "matter.need_pass",
        (law::Base::Participating, false) => "matter.need_pass_over",
        (law::Base::All, true) => "matter.need_pass_of_all",
        (law::Base::All, false) => "matter.need_pass_of_all_over",
    };
    vec![Label::with(quorum, [part(rule.quorum.owners, rule.quorum.area)]), Label::with(pass, [part(rule.pass.owners, rule.pass.area)])]
}

/// What an open vote still needs, and what one ahead will need.
fn missing(ballot: &Ballot) -> Option<Label> {
    match ballot.stage {
        Stage::Open => {
            let both = ballot.participation()?;
            if both.hold() {
                return Some("matter.remark_reached".into());
            }
            Some(Label::with("matter.remark_missing", [Cell::Count(both.owners.missing()), Cell::Area(Area(both.area.missing()))]))
        }
        Stage::Ahead => {
            let (rule, total) = (ballot.rule?, &ballot.vote.counts.total);
            let owners = Comparison::new(0, total.owners.0, rule.quorum.owners, rule.quorum.inclusive);
            let area = Comparison::new(0, total.area.0, rule.quorum.area, rule.quorum.inclusive);
            Some(Label::with("matter.remark_will_need", [Cell::Count(owners.missing()), Cell::Area(Area(area.missing()))]))
        }
        Stage::Uncounted | Stage::Counted(_) => None,
    }
}

/// When and where the votes were counted, once that day has come.
fn counted(ballot: &Ballot, scope: &Scope) -> Option<Label> {
    let on = ballot.vote.counted.as_ref().filter(|on| on.value <= scope.as_of)?;
    Some(match &ballot.vote.counted_at {
        Some(place) => Label::with("matter.remark_counted_at", [Cell::Date(on.value), Cell::text(place.to_string())]),
        None => Label::with("matter.remark_counted", [Cell::Date(on.value)]),
    })
}

fn people(key: &'static str, people: &[At<PersonId>]) -> Option<Label> {
    let cells: Vec<Cell> = people.iter().map(|p| Cell::Person(p.value.clone())).collect();
    (!cells.is_empty()).then(|| Label::with(key, [Cell::Many(cells)]))
}

/// The right to have a decision set aside, as long as the packs say.
fn challenge(ballot: &Ballot, scope: &Scope) -> Option<Label> {
    let rule = scope.pack.text("cn.challenge", *ballot.vote.until).ok()?;
    let years: Count = rule.param("years")?.scalar()?;
    Some(Label::with("matter.remark_challenge", [Cell::Count(years.0), Cell::text(rule.title.clone())]))
}
