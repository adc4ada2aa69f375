//! The one masking pass: after it, nobody is left in a page who may not be named.
//!
//! 1. People become the names the directory allows; owners without office become 王*, those of one unit that would look
//!    alike are numbered, and the same person is shown alike on every page.
//! 2. The full names of people who may not be named are taken out of every text, also across its markup: of those the lists
//!    of people hold, and of those whom only a record names (a giver, a party to a contract), whichever record it is.
//! 3. Plates, private mailboxes and flats beside a private name are masked in every text, also across its markup.
//! 4. Groups of people smaller than the pack's least are not told by their number.

use crate::base::detect::{Known, untraced};
use crate::base::markdown::{Inline, Target, write_plain};
use crate::compound::Compound;
use crate::disclosure::{Block, Cell, Disclosure, Event, Label};
use crate::load::canonical;
use crate::party::directory::Directory;

use super::walk::{self, Visit};

/// The pass over one unit.
pub struct Masking<'d> {
    directory: &'d Directory,
    hidden: Vec<&'d str>,
    public: Vec<&'d str>,
    least: u64,
}

/// The pass over cells and texts.
struct Pass<'m, 'd>(&'m Masking<'d>);

impl<'d> Masking<'d> {
    /// Prepares the pass for everybody a unit knows.
    pub fn new(compound: &'d Compound) -> Self {
        Self::of(&compound.directory, compound.pack.least_group())
    }

    fn of(directory: &'d Directory, least: u64) -> Self {
        let (public, hidden) = directory.known();
        Masking { directory, hidden, public, least }
    }

    /// Masks a disclosure.
    pub fn disclosure(&self, mut told: Disclosure) -> Disclosure {
        walk::disclosure(&mut told, &mut Pass(self));
        told
    }

    /// Masks blocks.
    pub fn blocks(&self, mut blocks: Vec<Block>) -> Vec<Block> {
        blocks.iter_mut().for_each(|block| walk::block(block, &mut Pass(self)));
        blocks
    }

    /// Masks rows.
    pub fn rows<'r>(&self, rows: impl Iterator<Item = &'r mut [Cell]>) {
        rows.flatten().for_each(|cell| walk::cell(cell, &mut Pass(self)));
    }

    /// Masks a day of the calendar.
    pub fn event(&self, mut event: Event) -> Event {
        walk::event(&mut event, &mut Pass(self));
        event
    }

    /// Masks a cell.
    pub fn cell(&self, mut cell: Cell) -> Cell {
        walk::cell(&mut cell, &mut Pass(self));
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
}

impl Visit for Pass<'_, '_> {
    fn cell(&mut self, cell: &mut Cell) {
        match cell {
            Cell::Person(id) => {
                *cell = match self.0.directory.shown(id) {
                    Some(name) => Cell::Name(name),
                    None => Cell::label("site.not_public"),
                };
            }
            Cell::OwnerName(name) => *cell = Cell::Name(self.0.directory.private(name)),
            Cell::People(count) if (1..self.0.least).contains(count) => {
                *cell = Cell::Label(Label::with("site.fewer", [Cell::Count(self.0.least)]));
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &mut String) {
        self.0.take_out(text);
    }

    fn target(&mut self, target: &mut Target) {
        match target {
            Target::Record(id) => *id = canonical(id),
            Target::Outside(address) => {
                // An address that names somebody leads nowhere afterwards, which is better than naming them.
                if let Some(masked) = untraced(address, Known::default()) {
                    *address = masked;
                }
                if let Some(masked) = self.0.directory.without_hidden_names(address) {
                    *address = masked;
                }
            }
            Target::Attachment(_) => {}
        }
    }

    fn run(&mut self, run: &mut [Inline]) {
        let mut plain = String::new();
        write_plain(run, &mut plain);
        if let Some(masked) = untraced(&plain, self.0.known()) {
            // What is masked keeps the bytes of each character.
            let put = plain.char_indices().map(|(at, c)| masked.get(at..at + c.len_utf8()).map_or(Put::Same, Put::This));
            lay(run, &mut put.collect::<Vec<_>>().into_iter());
            plain.clear();
            write_plain(run, &mut plain);
        }
        let hidden = self.0.directory.hidden_names(&plain);
        if !hidden.is_empty() {
            // The whole stand-in goes where the name begins; what else there was of it goes.
            let put = plain.char_indices().map(|(at, _)| {
                let within = hidden.iter().find(|(span, _)| (span.start as usize..span.end as usize).contains(&at));
                match within {
                    Some((span, mask)) if span.start as usize == at => Put::This(mask),
                    Some(_) => Put::Nothing,
                    None => Put::Same,
                }
            });
            lay(run, &mut put.collect::<Vec<_>>().into_iter());
        }
    }
}

/// What is put in the place of one character.
enum Put<'n> {
    /// What was there.
    Same,
    /// This.
    This(&'n str),
    /// Nothing.
    Nothing,
}

/// Lays what is to be put over the pieces a text was put together from, character by character.
fn lay<'n>(run: &mut [Inline], put: &mut impl Iterator<Item = Put<'n>>) {
    for inline in run {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Image(_, text) => {
                let mut laid = String::with_capacity(text.len());
                for c in text.chars() {
                    match put.next().unwrap_or(Put::Same) {
                        Put::Same => laid.push(c),
                        Put::This(other) => laid.push_str(other),
                        Put::Nothing => {}
                    }
                }
                *text = laid;
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Struck(inner) | Inline::Link(_, inner) => lay(inner, put),
            Inline::Break => _ = put.next(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::{Row, Table};
    use crate::law::Pack;
    use crate::party::naming::Private;
    use crate::party::person::PrivateName;
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
        let private = ["李三", "李四", "李 三", "张三", "王一", "王五", "甲二", "热心业主"];
        let private = private.map(|name| Private { name: name.into(), is_told: true });
        let unseen = Private { name: "李五".into(), is_told: false };
        Directory::new(day("2026-11-22"), people.people.into_iter().map(|person| person.value), [])
            .with_private(&private.into_iter().chain([unseen]).collect::<Vec<_>>())
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
        let owner = |name: &str| Cell::OwnerName(PrivateName(name.into()));
        let name = |name: &str| Cell::Name(name.into());
        let cells = vec![owner("李三"), owner("李四"), owner("李三"), owner("张三"), owner("王一"), owner("王五")];
        let masked = ["李*（1）", "李*（2）", "李*（1）", "张*", "王*（1）", "王*（2）"].map(name);
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
        assert_eq!(masking.text("王一（3栋2单元501室）、沪A12345、wang@qq.com"), "王*（1）（3栋*单元***室）、沪A****5、w***@qq.com");
        assert_eq!(masking.text("甲二 201室；王一二"), "甲二 201室；王一二");
        assert_eq!(masking.text("李三、李　四和李五捐款，501室张三"), "李*（1）、李*（2）和李*捐款，***室张*");
        assert_eq!(masking.text("热心业主甲二主持"), "热心业主甲二主持", "an officer who gave stays named in texts");
    }

    #[test]
    fn markup_hides_nothing() {
        let directory = directory();
        let masking = Masking::of(&directory, 5);
        let text = |text: &str| Inline::Text(text.into());
        let mut run =
            vec![text("沪A"), Inline::Strong(vec![text("123")]), text("45 王明"), Inline::Emphasis(vec![text("住")]), text("3栋501室")];
        let told = |run: &mut Vec<Inline>| {
            Pass(&masking).run(run);
            let mut plain = String::new();
            write_plain(run, &mut plain);
            plain
        };
        assert_eq!(told(&mut run), "沪A****5 王明住3栋***室");
        let mut run = vec![text("感谢李"), Inline::Strong(vec![text("三")]), text("和张"), Inline::Emphasis(vec![text("三捐款")])];
        assert_eq!(told(&mut run), "感谢李*（1）和张*捐款");
    }
}
