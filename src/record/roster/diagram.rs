//! The 梯形架构: bodies in rows, the lines between them with their meaning, and on which of them each body hangs.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::date::Date;
use crate::base::id::OrganizationId;
use crate::disclosure::{Block, Diagram, Edge, Node};
use crate::party::organization::{Organization, RelationKind};
use crate::record::kind::Scope;

use super::layers::{self, Bodies};

/// What a line means where no relation says it: the parent has the body below it.
const ABOVE: &str = "roster.above";

/// The bodies of a picture with their rows and lines.
pub struct Structure<'d> {
    ids: Vec<&'d str>,
    rows: Vec<usize>,
    lines: Vec<(usize, usize, &'static str)>,
    /// The line each body hangs on, by its number.
    hangs: BTreeSet<usize>,
}

impl<'d> Structure<'d> {
    /// Works out lines and rows; a line to a body that is not among them is left out.
    pub fn new(bodies: &[(&'d str, &'d Organization)], as_of: Date) -> Self {
        let places: BTreeMap<&str, usize> = bodies.iter().enumerate().map(|(at, (id, _))| (*id, at)).collect();
        let mut lines: Vec<(usize, usize, &'static str)> = Vec::new();
        let mut kinds: Vec<RelationKind> = Vec::new();
        let mut seen = BTreeSet::new();
        for (from, (_, organization)) in bodies.iter().enumerate() {
            for relation in organization.relations.iter().filter(|r| r.since.as_ref().is_none_or(|d| d.value <= as_of)) {
                let Some(to) = places.get(&*relation.to.0).copied().filter(|to| *to != from) else { continue };
                if seen.insert((from, to, relation.kind.value)) {
                    lines.push((from, to, relation.kind.key()));
                    kinds.push(relation.kind.value);
                }
            }
        }
        let leads = |kind: &RelationKind| matches!(kind, RelationKind::Leads | RelationKind::Guides | RelationKind::Hires);
        let (mut down, mut beside) = (Vec::new(), Vec::new());
        let hires = lines.iter().zip(&kinds).filter(|(_, kind)| **kind == RelationKind::Hires);
        let hired: BTreeSet<usize> = hires.map(|((_, to, _), _)| *to).collect();
        for ((from, to, _), kind) in lines.iter().zip(&kinds) {
            // Who was hired stands below all that watch over the work, not beside them.
            let watched = *kind == RelationKind::Supervises && hired.contains(to);
            if leads(kind) || watched { down.push((*from, *to)) } else { beside.push((*from, *to)) }
        }
        // A parent that already leads, guides or hires needs no second line.
        let told: BTreeSet<(usize, usize)> = down.iter().copied().collect();
        for (to, (_, organization)) in bodies.iter().enumerate() {
            let parent = organization.parent.as_ref().and_then(|p| places.get(&*p.0)).copied();
            if let Some(from) = parent.filter(|from| *from != to && !told.contains(&(*from, to))) {
                lines.push((from, to, ABOVE));
                down.push((from, to));
            }
        }
        let party = bodies.iter().map(|(_, o)| o.class.is_party_body()).collect();
        let rows = Bodies { party, down, beside }.rows();
        let hangs = hangs(&lines, &rows);
        Structure { ids: bodies.iter().map(|(id, _)| *id).collect(), rows, lines, hangs }
    }

    /// The row of each body, in the order the bodies were given.
    pub fn rows(&self) -> &[usize] {
        &self.rows
    }

    /// Draws boxes for the bodies in `shown`, and those of their lines that `drawn` lets through; nothing where no line is left.
    fn draw(
        &self,
        title: &'static str,
        here: Option<&str>,
        shown: &BTreeSet<usize>,
        drawn: impl Fn(usize, usize) -> bool,
    ) -> Option<Block> {
        let id = |at: usize| Some(OrganizationId((*self.ids.get(at)?).to_string()));
        let lines = self.lines.iter().enumerate();
        let lines = lines.filter(|(_, (from, to, _))| shown.contains(from) && drawn(*from, *to));
        let edge = |(at, (from, to, key)): (usize, &(usize, usize, &'static str))| {
            Some(Edge { from: id(*from)?, to: id(*to)?, label: (*key).into(), hangs: self.hangs.contains(&at) })
        };
        let edges: Vec<Edge> = lines.filter_map(edge).collect();
        let rows = layers::compressed(shown.iter().filter_map(|at| self.rows.get(*at).copied()).collect());
        let node = |(at, rank): (&usize, usize)| {
            let organization = id(*at)?;
            let here = here.is_some_and(|here| *here == *organization);
            Some(Node { organization, rank, here })
        };
        let mut nodes: Vec<Node> = shown.iter().zip(rows).filter_map(node).collect();
        nodes.sort_by_key(|node| node.rank);
        (!edges.is_empty()).then(|| Block::Diagram(Diagram { title: title.into(), nodes, edges }))
    }

    /// All of it; those of `minor` that only hang on another body have no box of their own, their line tells of them.
    pub fn whole(&self, minor: &BTreeSet<usize>) -> Option<Block> {
        let lines = |at: usize| self.lines.iter().filter(move |(from, to, _)| *from == at || *to == at).map(|(from, ..)| *from);
        let folded = |at: usize| minor.contains(&at) && lines(at).count() == 1 && lines(at).all(|from| !minor.contains(&from));
        let shown = (0..self.ids.len()).filter(|at| !folded(*at)).collect();
        self.draw("roster.structure", None, &shown, |_, _| true)
    }
}

/// For each body the line that says most about where it belongs: who leads it, whose part it is, who hired it, who guides it,
/// who watches it. It comes from a row above, so that no body hangs below itself; who is only worked with hangs nowhere.
fn hangs(lines: &[(usize, usize, &'static str)], rows: &[usize]) -> BTreeSet<usize> {
    let order = [
        RelationKind::Leads.key(),
        ABOVE,
        RelationKind::Hires.key(),
        RelationKind::Guides.key(),
        RelationKind::Supervises.key(),
    ];
    let mut best: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (at, (_, to, key)) in lines.iter().enumerate().filter(|(_, (from, to, _))| rows.get(*from) < rows.get(*to)) {
        let Some(place) = order.iter().position(|known| known == key) else { continue };
        let held = best.entry(*to).or_insert((place, at));
        *held = (*held).min((place, at));
    }
    best.into_values().map(|(_, at)| at).collect()
}

/// One body and those it has to do with.
pub fn around(id: &str, scope: &Scope) -> Option<Block> {
    let bodies: Vec<(&str, &Organization)> = scope.directory.existing().collect();
    let here = bodies.iter().position(|(other, _)| *other == id)?;
    let structure = Structure::new(&bodies, scope.as_of);
    let touching = structure.lines.iter().filter(|(from, to, _)| *from == here || *to == here);
    let shown: BTreeSet<usize> = touching.flat_map(|(from, to, _)| [*from, *to]).collect();
    structure.draw("roster.around", Some(id), &shown, |from, to| from == here || to == here)
}
