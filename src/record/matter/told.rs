//! A ballot told: both bases, the inequality with its numbers, how it was counted. Open votes tell only who took part.

use crate::base::area::Area;
use crate::base::source::At;
use crate::disclosure::{Block, Cell, Column, Facts, Label, Row, Table, Tally, TallyBase, TallyLine};
use crate::law::tally::{Both, Comparison};
use crate::record::kind::Scope;

use super::ballot::{Ballot, Stage};
use super::{Base, by_building, grounds, remarks};

impl Ballot<'_> {
    /// Everything there is to tell of it.
    pub fn blocks(&self, scope: &Scope) -> Vec<Block> {
        let mut blocks = vec![if self.rule.is_some() { Block::Tally(self.tally(scope)) } else { self.plain() }];
        blocks.extend(self.no_text.map(|since| {
            let why = Cell::Label(Label::with("matter.no_text_since", [Cell::Date(since)]));
            Block::Facts(Facts { title: None, rows: vec![("matter.judgement".into(), why)] })
        }));
        blocks.extend(grounds::channels(self.vote, self.stage != Stage::Ahead));
        blocks.extend(by_building::table(self, scope));
        blocks
    }

    fn tally(&self, scope: &Scope) -> Tally {
        let rules = self.rule.iter().flat_map(|rule| &rule.basis).filter_map(|id| scope.pack.rule_on(id, *self.vote.until));
        let mut titles: Vec<&String> = rules.map(|rule| &rule.title).collect();
        titles.dedup();
        Tally {
            motion: self.vote.motion.to_string(),
            outcome: self.word(),
            polarity: self.is_negative().then(|| "matter.polarity_negative".into()),
            electorate: Some(self.electorate()),
            bases: self.bases(),
            remarks: remarks::of(self, scope),
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
