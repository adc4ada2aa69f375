//! A vote, counted and told: both bases, the inequality with its numbers, how it was counted. Open votes tell only who took part.

use crate::base::area::Area;
use crate::base::date::Date;
use crate::base::source::At;
use crate::disclosure::{Block, Cell, Column, Facts, Label, Row, Table, Tally, TallyBase, TallyLine, Tone};
use crate::law::{Absence, VoteRule};
use crate::law::tally::{self, Added, Both, Comparison, Effect, Outcome, Pair};
use crate::record::kind::Scope;

use super::{Base, Matter, NonVote, Polarity, Vote};

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
    /// The last day of each vote that decided for the matter, by counts and rules; where the packs hold no text of its day, by what
    /// the record says came of it.
    pub fn carried(&self, scope: &Scope) -> Vec<Date> {
        let ballots = self.votes.iter().map(|vote| Ballot::of(vote, self, scope));
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
        let class = vote.class.as_ref().unwrap_or(&matter.class);
        let found = scope.pack.vote_on(class.word(), *vote.until);
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

    /// Everything there is to tell of it.
    pub fn blocks(&self, scope: &Scope) -> Vec<Block> {
        let mut blocks = vec![if self.rule.is_some() { Block::Tally(self.tally(scope)) } else { self.plain() }];
        blocks.extend(self.no_text.map(|since| {
            let why = Cell::Label(Label::with("matter.no_text_since", [Cell::Date(since)]));
            Block::Facts(Facts { title: None, rows: vec![("matter.judgement".into(), why)] })
        }));
        blocks.extend(super::grounds::channels(self.vote, self.stage != Stage::Ahead));
        blocks.extend(super::by_building::table(self, scope));
        blocks
    }

    fn tally(&self, scope: &Scope) -> Tally {
        let rules = self.rule.iter().flat_map(|rule| &rule.basis).filter_map(|id| scope.pack.rule(id));
        let mut titles: Vec<&String> = rules.map(|rule| &rule.title).collect();
        titles.dedup();
        Tally {
            motion: self.vote.motion.to_string(),
            outcome: self.word(),
            polarity: self.is_negative().then(|| "matter.polarity_negative".into()),
            electorate: Some(self.electorate()),
            bases: self.bases(),
            remarks: super::remarks::of(self, scope),
            basis: titles.into_iter().map(|title| Cell::text(title.clone())).collect(),
        }
    }

    fn electorate(&self) -> Label {
        if self.vote.buildings.is_empty() {
            return "matter.electorate_all".into();
        }
        let buildings = self.vote.buildings.iter().map(|b| Cell::Building(b.value.clone())).collect();
        Label::with("matter.electorate_buildings", [Cell::Many(buildings)])
    }

    fn bases(&self) -> Vec<TallyBase> {
        let Some(participation) = self.participation() else { return Vec::new() };
        let agreement = match self.stage {
            Stage::Counted(tally) => Some(tally.agreement),
            _ => None,
        };
        let counts = &self.vote.counts;
        let over = matches!(self.stage, Stage::Counted(_));
        let other = |base: &Option<At<Base>>, cell: fn(&Base) -> Cell| base.as_ref().filter(|_| over).map(|b| cell(b));
        let base = |label: &'static str, cell: fn(&Base) -> Cell, number: fn(u64) -> Cell, choose: fn(Both) -> Comparison| TallyBase {
            label: label.into(),
            total: cell(&counts.total),
            participation: line(choose(participation), number),
            agreement: agreement.map(|both| line(choose(both), number)),
            no: other(&counts.no, cell),
            abstain: other(&counts.abstain, cell),
        };
        vec![
            base("matter.owners", |b| Cell::Count(b.owners.0), Cell::Count, |both| both.owners),
            base("matter.area", |b| Cell::Area(b.area), |n| Cell::Area(Area(n)), |both| both.area),
        ]
    }

    /// The bare counts of a vote no pack has a rule for (一般事项); nothing is judged.
    fn plain(&self) -> Block {
        let counts = &self.vote.counts;
        let shown = matches!(self.stage, Stage::Uncounted);
        let begun = self.stage != Stage::Ahead;
        let mut rows = vec![row("matter.total", Some(&counts.total))];
        rows.extend(counts.participating.as_ref().filter(|_| begun).map(|b| row("matter.participating", Some(b))));
        for (key, base) in [("matter.yes", &counts.yes), ("matter.no", &counts.no), ("matter.abstain", &counts.abstain)] {
            rows.extend(base.as_ref().filter(|_| shown).map(|b| row(key, Some(b))));
        }
        let outcome = self.vote.outcome.as_ref().filter(|_| shown);
        Block::Table(Table {
            caption: Label::with(
                "matter.counts_table",
                [Cell::text(self.vote.motion.to_string()), Cell::Days(*self.vote.from, Some(*self.vote.until))],
            ),
            columns: vec![Column::words("matter.count"), Column::numbers("matter.total_owners"), Column::numbers("matter.area_column")],
            rows,
            total: outcome.map(|o| Row::of([Cell::label("matter.claimed"), Cell::label(o.key()), Cell::Empty])),
        })
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

fn line(c: Comparison, number: fn(u64) -> Cell) -> TallyLine {
    TallyLine {
        count: number(c.count),
        of: number(c.of),
        share: c.share(),
        notch: c.notch(),
        needed: number(c.needed),
        inclusive: c.inclusive,
        holds: c.holds,
    }
}

fn row(key: &'static str, base: Option<&Base>) -> Row {
    let owners = Cell::maybe(base.map(|b| Cell::Count(b.owners.0)));
    Row::of([Cell::label(key), owners, Cell::maybe(base.map(|b| Cell::Area(b.area)))])
}
