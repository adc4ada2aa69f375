//! Units under the units above them; who has none above stands under the region's code.

use std::collections::{BTreeMap, BTreeSet};

use crate::site::Summary;
use crate::unit::Level;

/// A unit above others, a region, or the whole board.
#[derive(Debug, Default)]
pub struct Group<'a> {
    /// Its id; `r-<code>` for a region; nothing for the whole board.
    pub key: String,
    /// The unit itself.
    pub own: Option<&'a Summary>,
    /// Groups below, by region and name.
    pub groups: Vec<Group<'a>>,
    /// Units below that have none below themselves, by region and name.
    pub units: Vec<&'a Summary>,
}

impl Group<'_> {
    /// The route of its n-th page.
    pub fn route(&self, number: usize) -> String {
        match (self.key.as_str(), number) {
            ("", 1) => "index.html".to_string(),
            ("", n) => format!("region/index-{n}.html"),
            (key, 1) => format!("region/{key}.html"),
            (key, n) => format!("region/{key}_{n}.html"),
        }
    }

    /// How many units are in it, itself included.
    pub fn count(&self) -> usize {
        self.units.len() + usize::from(self.own.is_some()) + self.groups.iter().map(Group::count).sum::<usize>()
    }
}

type Below<'a> = BTreeMap<&'a str, Vec<&'a Summary>>;

/// Grows the tree of a board.
pub fn grown(summaries: &[Summary]) -> Group<'_> {
    let known: BTreeSet<&str> = summaries.iter().map(|unit| unit.id.as_str()).collect();
    let mut sorted: Vec<&Summary> = summaries.iter().collect();
    sorted.sort_by(|a, b| (&a.region, &a.name, &a.id).cmp(&(&b.region, &b.name, &b.id)));
    let mut below: Below = BTreeMap::new();
    let mut tops = Vec::new();
    for unit in sorted {
        match unit.parent.as_deref().filter(|parent| known.contains(parent) && *parent != unit.id) {
            Some(parent) => below.entry(parent).or_default().push(unit),
            None => tops.push(unit),
        }
    }
    let mut root = Group::default();
    let mut alone: BTreeMap<String, Vec<&Summary>> = BTreeMap::new();
    for unit in tops {
        if unit.level == Level::Compound && !below.contains_key(unit.id.as_str()) {
            alone.entry(unit.region.chars().take(6).collect()).or_default().push(unit);
        } else {
            root.groups.push(group(unit, &below, 0));
        }
    }
    // One region alone needs no heading of its own.
    if root.groups.is_empty() && alone.len() == 1 {
        root.units = alone.into_values().next().unwrap_or_default();
    } else {
        root.groups.extend(alone.into_iter().map(|(region, units)| Group {
            key: format!("r-{region}"),
            own: None,
            groups: Vec::new(),
            units,
        }));
    }
    root
}

/// Depth is capped, so that a circle of parents cannot hang the build; the planner reports it.
fn group<'a>(unit: &'a Summary, below: &Below<'a>, depth: usize) -> Group<'a> {
    let mut made = Group { key: unit.id.clone(), own: Some(unit), groups: Vec::new(), units: Vec::new() };
    for inner in below.get(unit.id.as_str()).into_iter().flatten() {
        let leaf = inner.level == Level::Compound && !below.contains_key(inner.id.as_str());
        if leaf || depth > 8 {
            made.units.push(inner);
        } else {
            made.groups.push(group(inner, below, depth + 1));
        }
    }
    made
}
