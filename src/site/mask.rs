//! The one masking pass: after it, nobody is left in a page who may not be named.
//!
//! 1. People become the names the directory allows; owners without office become 王*, those of one page that would look
//!    alike are numbered in the order they appear.
//! 2. The full names of people who may not be named are taken out of every text.
//! 3. Plates, private mailboxes and flats beside a private name are masked in every text, also across its markup.
//! 4. Groups of people smaller than the pack's least are not told by their number.

use std::collections::BTreeMap;

use crate::base::detect::{Known, untraced};
use crate::base::markdown::{Inline, Target, write_plain};
use crate::compound::Compound;
use crate::disclosure::{Block, Cell, Disclosure, Event, Label};
use crate::load::canonical;
use crate::party::directory::Directory;
use crate::party::person::masked;

use super::walk::{self, Visit};

/// The pass over one unit.
pub struct Masking<'d> {
    directory: &'d Directory,
    hidden: Vec<&'d str>,
    public: Vec<&'d str>,
    least: u64,
}

/// The pass over one disclosure: who is who among the owners it names.
struct Pass<'m, 'd> {
    masking: &'m Masking<'d>,
    owners: BTreeMap<String, String>,
}

/// Gathers the owners a disclosure names, in the order they appear.
#[derive(Default)]
struct Owners {
    names: Vec<String>,
}

impl<'d> Masking<'d> {
    /// Prepares the pass for everybody a unit knows.
    pub fn new(compound: &'d Compound) -> Self {
        Self::of(&compound.directory, compound.pack.least_group())
    }

    fn of(directory: &'d Directory, least: u64) -> Self {
        let (public, hidden) = directory.people().partition::<Vec<_>, _>(|person| directory.is_named(&person.id));
        let names = |people: Vec<&'d crate::party::person::Person>| people.into_iter().map(|person| &*person.name.value.0).collect();
        Masking { directory, hidden: names(hidden), public: names(public), least }
    }

    /// What must not be named in any text → what stands in its place.
    pub fn masks(&self) -> &[(String, String)] {
        self.directory.masks()
    }

    /// Masks a disclosure.
    pub fn disclosure(&self, mut told: Disclosure) -> Disclosure {
        let mut owners = Owners::default();
        walk::disclosure(&mut told, &mut owners);
        walk::disclosure(&mut told, &mut self.pass(owners));
        told
    }

    /// Masks blocks.
    pub fn blocks(&self, mut blocks: Vec<Block>) -> Vec<Block> {
        let mut owners = Owners::default();
        blocks.iter_mut().for_each(|block| walk::block(block, &mut owners));
        let mut pass = self.pass(owners);
        blocks.iter_mut().for_each(|block| walk::block(block, &mut pass));
        blocks
    }

    /// Masks rows of one record: owners that would look alike are told apart as on its page.
    pub fn rows<'r>(&self, rows: impl Iterator<Item = &'r mut [Cell]>) {
        let mut rows: Vec<&mut [Cell]> = rows.collect();
        let mut owners = Owners::default();
        rows.iter_mut().flat_map(|row| row.iter_mut()).for_each(|cell| walk::cell(cell, &mut owners));
        let mut pass = self.pass(owners);
        rows.iter_mut().flat_map(|row| row.iter_mut()).for_each(|cell| walk::cell(cell, &mut pass));
    }

    /// Masks a day of the calendar.
    pub fn event(&self, mut event: Event) -> Event {
        walk::event(&mut event, &mut self.pass(Owners::default()));
        event
    }

    /// Masks a cell.
    pub fn cell(&self, mut cell: Cell) -> Cell {
        walk::cell(&mut cell, &mut self.pass(Owners::default()));
        cell
    }

    /// Masks a text.
    pub fn text(&self, text: &str) -> String {
        let mut text = text.to_string();
        self.take_out(&mut text);
        text
    }

    fn known(&self) -> Known<'_> {
        Known { hidden: &self.hidden, public: &self.public }
    }

    fn take_out(&self, text: &mut String) {
        // A flat is told from others by the name beside it, so the names go last.
        if let Some(masked) = untraced(text, self.known()) {
            *text = masked;
        }
        if let Some(masked) = self.directory.without_hidden_names(text) {
            *text = masked;
        }
    }

    fn pass(&self, owners: Owners) -> Pass<'_, 'd> {
        Pass { masking: self, owners: self.numbered(owners.names) }
    }

    /// Owner → what is shown: somebody of the directory as there; others 王*, numbered after those of the directory.
    fn numbered(&self, names: Vec<String>) -> BTreeMap<String, String> {
        let mut alike: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut shown = BTreeMap::new();
        for name in names {
            let known = self.masks().iter().find(|(hidden, _)| *hidden == name).map(|(_, mask)| mask.clone());
            let group = alike.entry(masked(&name)).or_default();
            if let Some(mask) = known {
                shown.insert(name, mask);
            } else if !group.contains(&name) {
                group.push(name);
            }
        }
        for (mask, names) in alike {
            let taken = self.hidden.iter().filter(|hidden| masked(hidden) == mask).count();
            let alone = taken + names.len() <= 1;
            for (at, name) in names.into_iter().enumerate() {
                let number = taken + at + 1;
                shown.insert(name, if alone { mask.clone() } else { format!("{mask}（{number}）") });
            }
        }
        shown
    }
}

impl Visit for Owners {
    fn cell(&mut self, cell: &mut Cell) {
        if let Cell::OwnerName(name) = cell {
            self.names.push(name.clone());
        }
    }
    fn text(&mut self, _text: &mut String) {}
    fn target(&mut self, _target: &mut Target) {}
}

impl Visit for Pass<'_, '_> {
    fn cell(&mut self, cell: &mut Cell) {
        match cell {
            Cell::Person(id) => {
                *cell = match self.masking.directory.shown(id) {
                    Some(name) => Cell::Name(name),
                    None => Cell::label("site.not_public"),
                };
            }
            Cell::OwnerName(name) => *cell = Cell::Name(self.owners.get(name).cloned().unwrap_or_else(|| masked(name))),
            Cell::People(count) if (1..self.masking.least).contains(count) => {
                *cell = Cell::Label(Label::with("site.fewer", [Cell::Count(self.masking.least)]));
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &mut String) {
        self.masking.take_out(text);
    }

    fn target(&mut self, target: &mut Target) {
        match target {
            Target::Record(id) => *id = canonical(id),
            Target::Outside(address) => {
                if let Some(masked) = untraced(address, Known::default()) {
                    *address = masked;
                }
            }
            Target::Attachment(_) => {}
        }
    }

    fn run(&mut self, run: &mut [Inline]) {
        let mut plain = String::new();
        write_plain(run, &mut plain);
        if let Some(masked) = untraced(&plain, self.masking.known()) {
            lay(run, &mut masked.chars().zip(plain.chars()));
        }
    }
}

/// Lays a masked text back over the pieces it was put together from, character by character.
fn lay(run: &mut [Inline], masked: &mut impl Iterator<Item = (char, char)>) {
    for inline in run {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Image(_, text) => {
                *text = text.chars().map(|c| masked.next().filter(|(_, plain)| *plain == c).map_or(c, |(masked, _)| masked)).collect();
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Struck(inner) | Inline::Link(_, inner) => lay(inner, masked),
            Inline::Break => _ = masked.next(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::{Row, Table};
    use crate::law::Pack;
    use crate::record::testing::day;

    fn directory() -> Directory {
        let text = "people: [{id: a, name: 王一}, {id: b, name: 甲二, public: full}, {id: c, name: 王一二, public: full}]\n";
        let source = std::sync::Arc::new(crate::base::source::Source {
            path: "people.yaml".into(),
            text: text.into(),
            ..crate::base::source::Source::default()
        });
        let span = crate::base::source::Span::new(0, text.len());
        let node = crate::base::yaml::parse(&source, span, &mut Vec::new()).unwrap();
        let mut reading = crate::base::fields::Reading::new(source.clone());
        let people: crate::party::person::People = crate::base::fields::read(&node, &mut reading);
        Directory::new(day("2026-11-22"), people.people.into_iter().map(|person| person.value), [])
    }

    fn shown(cells: Vec<Cell>) -> Vec<Cell> {
        let directory = directory();
        let table = Table { caption: "x".into(), columns: Vec::new(), rows: vec![Row::of(cells)], total: None };
        let told = Disclosure { blocks: vec![Block::Table(table)], ..Disclosure::default() };
        match Masking::of(&directory, 5).disclosure(told).blocks.remove(0) {
            Block::Table(mut table) => table.rows.remove(0).cells,
            other => vec![Cell::text(other.word())],
        }
    }

    #[test]
    fn owners_that_look_alike_are_numbered_in_order() {
        let owner = |name: &str| Cell::OwnerName(name.into());
        let name = |name: &str| Cell::Name(name.into());
        let cells = vec![owner("李三"), owner("李四"), owner("李三"), owner("张三"), owner("王一"), owner("王五")];
        let masked = ["李*（1）", "李*（2）", "李*（1）", "张*", "王*", "王*（2）"].map(name);
        assert_eq!(shown(cells), masked);
    }

    #[test]
    fn small_groups_are_not_told_by_their_number() {
        let few = Cell::Label(Label::with("site.fewer", [Cell::Count(5)]));
        assert_eq!(shown(vec![Cell::People(0), Cell::People(4), Cell::People(5)]), [Cell::People(0), few, Cell::People(5)]);
        assert!(Pack::for_unit(&[]).0.least_group() > 1);
    }

    #[test]
    fn traces_and_names_leave_every_text() {
        let directory = directory();
        let masking = Masking::of(&directory, 5);
        assert_eq!(masking.text("王一（3栋2单元501室）、沪A12345、wang@qq.com"), "王*（3栋*单元***室）、沪A****5、w***@qq.com");
        assert_eq!(masking.text("甲二 201室；王一二"), "甲二 201室；王一二");
    }

    #[test]
    fn markup_hides_nothing() {
        let directory = directory();
        let masking = Masking::of(&directory, 5);
        let text = |text: &str| Inline::Text(text.into());
        let mut run =
            vec![text("沪A"), Inline::Strong(vec![text("123")]), text("45 王明"), Inline::Emphasis(vec![text("住")]), text("3栋501室")];
        masking.pass(Owners::default()).run(&mut run);
        let mut plain = String::new();
        write_plain(&run, &mut plain);
        assert_eq!(plain, "沪A****5 王明住3栋***室");
    }
}
