//! A vote on a day: how far it is, what it needs, what came of it.

use crate::base::date::Date;
use crate::disclosure::{Cell, Label, Tone};
use crate::law::{Absence, VoteRule};
use crate::law::tally::{self, Added, Both, Effect, Outcome, Pair};
use crate::record::kind::Scope;

use super::{Base, Matter, MatterClass, NonVote, Polarity, Vote};

/// A vote on the day of the scope.
pub struct Ballot<'m> {
    /// The vote.
    pub vote: &'m Vote,
    /// What it needs by the texts of the day it ends; nothing for classes without a rule in the packs.
    pub rule: Option<&'m VoteRule>,
    /// Since when the packs hold a text, for a vote that ended before.
    pub no_text: Option<Date>,
    /// How far it is.
    pub stage: Stage,
    /// Who did not vote and is counted with the majority all the same.
    pub added: Option<Added>,
}

/// How far a vote is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It has not begun.
    Ahead,
    /// Votes are being cast; nobody may see which way.
    Open,
    /// It is over, and the counts are not (all) there, or no rule judges them.
    Uncounted,
    /// Counted.
    Counted(tally::Tally),
}

impl Matter {
    /// The last day of each vote on one of these classes that decided for the matter, by counts and rules; where the packs hold no
    /// text of its day, by what the record says came of it.
    pub fn carried(&self, classes: &[MatterClass], scope: &Scope) -> Vec<Date> {
        let asked = self.votes.iter().filter(|vote| classes.contains(&vote.class_in(self)));
        let ballots = asked.map(|vote| Ballot::of(vote, self, scope));
        let said = |ballot: &Ballot| ballot.no_text.is_some() && ballot.vote.outcome.as_ref().is_some_and(|o| o.value == super::Outcome::Passed);
        let for_it = |ballot: &Ballot| match ballot.outcome() {
            Some(outcome) => outcome.effect(ballot.is_negative()) == Effect::Carried,
            None => said(ballot) && !ballot.is_negative(),
        };
        ballots.filter(for_it).map(|ballot| *ballot.vote.until).collect()
    }
}

impl<'m> Ballot<'m> {
    /// Places a vote and counts it if it is over.
    pub fn of(vote: &'m Vote, matter: &Matter, scope: &Scope<'m>) -> Self {
        let found = scope.pack.vote_on(vote.class_in(matter).word(), *vote.until);
        let no_text = match found {
            Err(Absence::NoText { earliest }) => Some(earliest),
            _ => None,
        };
        let rule = found.ok();
        let (stage, added) = if *vote.from > scope.as_of {
            (Stage::Ahead, None)
        } else if *vote.until >= scope.as_of {
            (Stage::Open, None)
        } else {
            counted(vote, rule, scope).map_or((Stage::Uncounted, None), |(tally, added)| (Stage::Counted(tally), added))
        };
        Ballot { vote, rule, no_text, stage, added }
    }

    /// What came of it, if it is counted.
    pub fn outcome(&self) -> Option<Outcome> {
        match self.stage {
            Stage::Counted(tally) => Some(tally.outcome),
            _ => None,
        }
    }

    /// Whether a yes is a no to the matter.
    pub fn is_negative(&self) -> bool {
        self.vote.polarity.as_ref().is_some_and(|p| p.value == Polarity::Negative)
    }

    /// Participation against what is needed, as soon as it is known and the vote has begun.
    pub fn participation(&self) -> Option<Both> {
        let part = self.vote.counts.participating.as_ref()?;
        (self.stage != Stage::Ahead).then(|| self.rule.map(|rule| tally::participation(pair(&self.vote.counts.total), pair(part), rule)))?
    }

    /// The outcome in a word.
    pub fn word(&self) -> (Tone, Label) {
        match self.stage {
            Stage::Ahead => (Tone::Plain, Label::with("matter.vote_ahead", [Cell::Date(*self.vote.from)])),
            Stage::Open => (Tone::Soon, Label::with("matter.vote_open", [Cell::Date(*self.vote.until)])),
            Stage::Uncounted => (Tone::Soon, "matter.vote_uncounted".into()),
            Stage::Counted(tally) => match (tally.outcome, tally.outcome.effect(self.is_negative())) {
                (Outcome::Passed, Effect::Refused) => (Tone::Plain, "matter.passed_negative".into()),
                (Outcome::Passed, _) => (Tone::Good, "outcome.passed".into()),
                (Outcome::Rejected, _) => (Tone::Late, "outcome.rejected".into()),
                (Outcome::QuorumFailed, _) => (Tone::Late, "outcome.quorum_failed".into()),
                (Outcome::Invalid, _) => (Tone::Late, "matter.vote_invalid".into()),
            },
        }
    }
}

fn pair(base: &Base) -> Pair {
    Pair { owners: base.owners.0, area: base.area }
}

/// Counts a vote by its rule; nothing while participation or agreement are not given.
pub fn counted(vote: &Vote, rule: Option<&VoteRule>, scope: &Scope) -> Option<(tally::Tally, Option<Added>)> {
    let (part, yes) = (vote.counts.participating.as_ref()?, vote.counts.yes.as_ref()?);
    let counts = tally::Counts { total: pair(&vote.counts.total), participating: pair(part), yes: pair(yes) };
    let follows = vote.non_vote.as_ref().is_some_and(|how| how.value == NonVote::FollowMajority && is_allowed(NonVote::FollowMajority, vote, scope));
    match vote.counts.no.as_ref().filter(|_| follows) {
        Some(no) => Some(tally::count_following(&counts, pair(no), rule?)),
        None => Some((tally::count(&counts, rule?), None)),
    }
}

/// The pack rule that says how those who did not vote may be counted.
pub const NON_VOTE: &str = "cn.278.nonvote";

/// Whether the text of the day lets those who did not vote be counted so.
pub fn is_allowed(how: NonVote, vote: &Vote, scope: &Scope) -> bool {
    let text = scope.pack.text(NON_VOTE, *vote.until).ok();
    let allowed = text.and_then(|rule| rule.param("allowed"));
    allowed.is_some_and(|words| words.items().iter().any(|word| word.text() == Some(how.word())))
}
