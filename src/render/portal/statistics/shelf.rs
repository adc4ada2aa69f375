//! Which parts of a board have figures of their own, and what each is made of; made once for all locales.

use crate::base::date::Date;
use crate::site::Summary;
use crate::statistics::{Counted, Reach, Statistic, Whole};
use crate::unit::Level;

use super::super::tree::Group;

/// So many compounds at most give their rows to one page.
const ROWS: usize = 60;

/// The figures of a board.
pub struct Shelf<'a> {
    /// Those of the whole board, then those of its parts in their order; none where there is nothing to compare.
    pub sheaves: Vec<Sheaf<'a>>,
    /// Everything they are reckoned over.
    pub whole: Whole<'a>,
    /// Where a part of the board is told: the part, and the place in `sheaves`.
    routes: Vec<(String, usize)>,
}

/// The figures of a part of a board.
pub struct Sheaf<'a> {
    /// The part's key in links.
    pub key: String,
    /// The part; the innermost, where one is all there is of another.
    pub group: &'a Group<'a>,
    /// What is told.
    pub figures: Vec<Statistic<'a>>,
    /// Every unit in it, in the order of the portal.
    pub units: Vec<&'a Summary>,
    /// The units whose rows are told here, some a page.
    told: Vec<&'a str>,
}

impl<'a> Shelf<'a> {
    /// Reckons everything.
    pub fn of(root: &'a Group<'a>, as_of: Date) -> Self {
        let mut all = Vec::new();
        gather(root, &mut all);
        let whole = Whole::of(all.iter().map(|unit| unit.counted()), as_of);
        let mut shelf = Shelf { sheaves: Vec::new(), whole, routes: Vec::new() };
        shelf.add(root, Reach::Whole);
        shelf
    }

    fn add(&mut self, outer: &'a Group<'a>, reach: Reach) {
        let mut units = Vec::new();
        gather(outer, &mut units);
        units.sort_by(|a, b| (&a.region, &a.name, &a.id).cmp(&(&b.region, &b.name, &b.id)));
        let compounds: Vec<&str> = units.iter().filter(|unit| unit.level == Level::Compound).map(|unit| unit.id.as_str()).collect();
        // Nothing is compared with itself.
        if compounds.len() < 2 {
            return;
        }
        let at = self.sheaves.len();
        let mut group = outer;
        self.routes.push((group.key.clone(), at));
        while let ([], [only]) = (group.units.as_slice(), group.groups.as_slice()) {
            group = only;
            self.routes.push((group.key.clone(), at));
        }
        let told = if compounds.len() <= ROWS || group.groups.is_empty() {
            units.iter().map(|unit| unit.id.as_str()).collect()
        } else {
            group.units.iter().map(|unit| unit.id.as_str()).collect()
        };
        let counted: Vec<Counted> = units.iter().map(|unit| unit.counted()).collect();
        self.sheaves.push(Sheaf { key: outer.key.clone(), group, figures: self.whole.over(&counted, reach), units, told });
        for inner in &group.groups {
            self.add(inner, Reach::Part);
        }
    }

    /// Where the figures of a part are told.
    pub fn sheaf(&self, key: &str) -> Option<&Sheaf<'a>> {
        let (_, at) = self.routes.iter().find(|(known, _)| known == key)?;
        self.sheaves.get(*at)
    }

    /// The first page of a part's figures.
    pub fn route(&self, key: &str) -> Option<String> {
        Some(self.sheaf(key)?.route(1))
    }
}

fn gather<'a>(group: &'a Group<'a>, units: &mut Vec<&'a Summary>) {
    units.extend(group.own);
    units.extend(group.units.iter().copied());
    group.groups.iter().for_each(|inner| gather(inner, units));
}

impl<'a> Sheaf<'a> {
    /// The route of its n-th page.
    pub fn route(&self, number: usize) -> String {
        match (self.key.as_str(), number) {
            ("", 1) => "statistics.html".to_string(),
            ("", n) => format!("statistics/index-{n}.html"),
            (key, 1) => format!("statistics/{key}.html"),
            (key, n) => format!("statistics/{key}_{n}.html"),
        }
    }

    /// How many pages it takes.
    pub fn pages(&self) -> usize {
        self.told.len().div_ceil(ROWS).max(1)
    }

    /// The units whose rows stand on a page.
    pub fn on_page(&self, number: usize) -> &[&'a str] {
        let from = (number.saturating_sub(1) * ROWS).min(self.told.len());
        self.told.get(from..(from + ROWS).min(self.told.len())).unwrap_or_default()
    }
}
