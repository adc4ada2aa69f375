//! For the caretaker of the boards: what comes down, goes up and stays (换栏单), and what is to be printed for it (印制清单).

use crate::base::date::Date;
use crate::base::id::RecordId;
use crate::disclosure::{Block, Cell, Column, Label, Row, Table};
use crate::law::duty::Channel;
use crate::site::{RecordPage, Site, SlotPlace};

use super::small::bare;
use super::{Part, Sheet, What, hangs, records, speaks};

/// What is to be done with one sheet at one place of the board.
#[derive(Debug, Clone)]
pub struct Move<'s> {
    /// Which place.
    pub slot: &'s SlotPlace,
    /// What is done.
    pub act: Act,
    /// With which record.
    pub record: &'s RecordPage,
}

/// What is done with a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// It has hung its time, or no longer holds.
    Down,
    /// It is to hang and does not yet.
    Up,
    /// It hangs, until this day.
    Stay(Option<Date>),
    /// It is to hang, and there is no room for it.
    NoRoom,
}

/// The sheets for the caretaker; none where there is no board.
pub fn sheets(site: &Site) -> Vec<Sheet> {
    if site.slots.is_empty() {
        return Vec::new();
    }
    let moves = moves(site);
    vec![changes(site, &moves), list(site, &moves)]
}

/// What is to be done today, board by board.
pub fn moves(site: &Site) -> Vec<Move<'_>> {
    let find = |id: &RecordId| records(site).map(|(_, page)| page).find(|page| page.teaser.id == *id);
    let mut moves = Vec::new();
    for slot in &site.slots {
        for (id, _) in &slot.hanging {
            let Some(record) = find(id) else { continue };
            // What hangs without a last day is evidence of its own; what is over or was taken back comes down.
            let over = !speaks(record) || until(record).is_some_and(|until| until < site.as_of);
            let act = if over { Act::Down } else { Act::Stay(until(record)) };
            moves.push(Move { slot, act, record });
        }
    }
    for (_, record) in records(site).filter(|(_, page)| speaks(page) && hangs(page, site.as_of)) {
        hang(site, record, &mut moves);
    }
    let place = |slot: &SlotPlace| site.slots.iter().position(|other| other.id == slot.id);
    moves.sort_by(|a, b| (place(a.slot), a.act, &a.record.teaser.id.0).cmp(&(place(b.slot), b.act, &b.record.teaser.id.0)));
    moves
}

fn until(record: &RecordPage) -> Option<Date> {
    record.window.as_ref().and_then(|(_, until, _)| *until)
}

/// Puts a record up where its channels say: in every place they name; where they only speak of a board, or of nothing, in the
/// first place like it that has room. What is for the web only hangs nowhere.
fn hang<'s>(site: &'s Site, record: &'s RecordPage, moves: &mut Vec<Move<'s>>) {
    let channels: &[String] = record.window.as_ref().map_or(&[], |(_, _, channels)| channels);
    let wanted: Vec<Wanted> = channels.iter().filter_map(|words| Wanted::by(words, &site.slots)).collect();
    let hung =
        |slot: &SlotPlace, moves: &[Move]| moves.iter().any(|one| one.slot.id == slot.id && one.record.teaser.id == record.teaser.id);
    for slot in site.slots.iter().filter(|slot| wanted.iter().any(|wanted| wanted.names(slot))) {
        if !hung(slot, moves) {
            let act = if room(slot, moves) > 0 { Act::Up } else { Act::NoRoom };
            moves.push(Move { slot, act, record });
        }
    }
    let any = wanted.iter().any(|wanted| matches!(wanted, Wanted::Any(_))) || channels.is_empty();
    if !any || site.slots.iter().any(|slot| hung(slot, moves)) {
        return;
    }
    let alike = |slot: &&SlotPlace| wanted.iter().any(|wanted| matches!(wanted, Wanted::Any(mark) if slot.name.contains(mark)));
    let (first, others): (Vec<&SlotPlace>, Vec<&SlotPlace>) = site.slots.iter().partition(alike);
    let free = first.iter().chain(&others).find(|slot| room(slot, moves) > 0);
    let Some((slot, act)) = free.map(|slot| (*slot, Act::Up)).or(first.iter().chain(&others).next().map(|slot| (*slot, Act::NoRoom)))
    else {
        return;
    };
    moves.push(Move { slot, act, record });
}

/// Where a channel of a record wants it to hang.
enum Wanted<'s> {
    /// In this place.
    In(&'s SlotPlace),
    /// In every place with this word in its name: 各栋大堂.
    Each(&'static str),
    /// In some place of the board; those with this word in their names come first.
    Any(&'static str),
}

/// Words that mean every place of a sort.
const EACH: [&str; 7] = ["各", "每", "所有", "全部", "every ", "each ", "all "];

impl<'s> Wanted<'s> {
    /// What the words of a channel mean; nothing where they mean no paper.
    fn by(words: &str, slots: &'s [SlotPlace]) -> Option<Self> {
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        if let Some(slot) = slots.iter().find(|slot| slot.id.0 == words || bare(&slot.name) == bare(words)) {
            return Some(Wanted::In(slot));
        }
        let mark = Channel::board_mark(words)?;
        let each = EACH.iter().any(|each| words.starts_with(each)) && slots.iter().any(|slot| slot.name.contains(mark));
        Some(if each { Wanted::Each(mark) } else { Wanted::Any(mark) })
    }

    /// Whether it is this place that is meant.
    fn names(&self, slot: &SlotPlace) -> bool {
        match self {
            Wanted::In(wanted) => wanted.id == slot.id,
            Wanted::Each(mark) => slot.name.contains(mark),
            Wanted::Any(_) => false,
        }
    }
}

/// How many sheets a place still takes once what is over has come down.
fn room(slot: &SlotPlace, moves: &[Move]) -> u64 {
    let takes = |one: &&Move| one.slot.id == slot.id && matches!(one.act, Act::Up | Act::Stay(_));
    slot.sheets.saturating_sub(u64::try_from(moves.iter().filter(takes).count()).unwrap_or(u64::MAX))
}

fn changes(site: &Site, moves: &[Move]) -> Sheet {
    let row = |one: &Move| {
        let (word, until) = match one.act {
            Act::Down => ("sheet.down", None),
            Act::Up => ("sheet.up", until(one.record)),
            Act::Stay(until) => ("sheet.stay", until),
            Act::NoRoom => return None,
        };
        let [title, number] = named(one.record);
        Some(Row::of([Cell::label(word), title, number, until.map_or(Cell::Empty, Cell::Date), Cell::text("□")]))
    };
    let boards = site.slots.iter().filter_map(|slot| {
        let rows: Vec<Row> = moves.iter().filter(|one| one.slot.id == slot.id).filter_map(row).collect();
        let size = Cell::text(slot.size.clone().unwrap_or_default());
        (!rows.is_empty()).then(|| {
            Block::Table(Table {
                caption: Label::with("sheet.board", [Cell::text(&slot.name), size, Cell::Count(slot.sheets)]),
                columns: [
                    Column::words("sheet.act"),
                    Column::words("sheet.which"),
                    Column::words("sheet.number"),
                    Column::dates("sheet.hangs_until"),
                    Column::words("sheet.done"),
                ]
                .into(),
                rows,
                total: None,
            })
        })
    });
    Sheet {
        stamp: "sheet.stamp_work".into(),
        title: Cell::Label(Label::with("sheet.changes_title", [Cell::text(&site.place.name), Cell::Date(site.as_of)])),
        parts: vec![Part {
            lead: Some(Cell::label("sheet.changes_lead")),
            blocks: boards.chain(crowded(moves)).collect(),
            ..Part::default()
        }],
        ..bare(site, What::Changes)
    }
}

/// A record by its title and number.
fn named(record: &RecordPage) -> [Cell; 2] {
    [Cell::text(&record.teaser.title), record.number.clone().map_or(Cell::Empty, Cell::Text)]
}

/// What found no room, each with the places where it was to hang.
fn crowded(moves: &[Move]) -> Option<Block> {
    let mut records: Vec<(&RecordPage, Vec<Cell>)> = Vec::new();
    for one in moves.iter().filter(|one| one.act == Act::NoRoom) {
        let place = Cell::text(&one.slot.name);
        match records.iter_mut().find(|(record, _)| record.teaser.id == one.record.teaser.id) {
            Some((_, places)) => places.push(place),
            None => records.push((one.record, vec![place])),
        }
    }
    let row = |(record, places): (&RecordPage, Vec<Cell>)| {
        let [title, number] = named(record);
        Row::of([title, number, until(record).map_or(Cell::Empty, Cell::Date), Cell::Many(places)])
    };
    let columns =
        [Column::words("sheet.which"), Column::words("sheet.number"), Column::dates("sheet.hangs_until"), Column::words("sheet.where")];
    (!records.is_empty()).then(|| {
        let rows = records.into_iter().map(row).collect();
        Block::Table(Table { caption: "sheet.no_room".into(), columns: columns.into(), rows, total: None })
    })
}

fn list(site: &Site, moves: &[Move]) -> Sheet {
    let up = moves.iter().filter(|one| one.act == Act::Up).map(|one| {
        let size = one.slot.size.clone().unwrap_or_else(|| "A4".into());
        row(Cell::text(&one.record.teaser.title), What::Notice, &size, 1, Cell::text(&one.slot.name))
    });
    let boards = site.slots.iter().filter(|slot| slot.size.as_deref() == Some("A3"));
    let summary = boards.map(|slot| row(Cell::label("sheet.summary"), What::Summary, "A3", 1, Cell::text(&slot.name)));
    let stairwells = site.buildings.iter().map(|b| row(Cell::label("sheet.stairwell"), What::Stairwell, "A4", 1, b.name.clone()));
    let table = Table {
        caption: "sheet.list_caption".into(),
        columns: [
            Column::words("sheet.which"),
            Column::words("sheet.sort"),
            Column::words("sheet.size"),
            Column::numbers("sheet.copies"),
            Column::words("sheet.where"),
        ]
        .into(),
        rows: up.chain(summary).chain(stairwells).collect(),
        total: None,
    };
    Sheet {
        stamp: "sheet.stamp_work".into(),
        title: Cell::Label(Label::with("sheet.list_title", [Cell::text(&site.place.name), Cell::Date(site.as_of)])),
        parts: vec![Part { blocks: vec![Block::Table(table)], ..Part::default() }],
        ..bare(site, What::List)
    }
}

fn row(which: Cell, what: What, size: &str, copies: u64, place: Cell) -> Row {
    Row::of([which, Cell::label(what.key()), Cell::text(size), Cell::Count(copies), place])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::reading::{SourceFile, UnitFiles};
    use crate::compound::link;
    use crate::law::Pack;
    use crate::load::load;
    use crate::record::testing::day;
    use crate::site::{Setting, plan};

    const UNIT: &str = "name: 测试小区\nslots: [{id: south, name: 南门公开栏, sheets: 2}, {id: north, name: 北门公开栏, sheets: 2}, {id: hall-1, name: 1 栋大堂}, {id: hall-2, name: 2 栋大堂}]\n";

    /// What is to be done on the twentieth, a line each.
    fn told(notices: &[(&str, &str)], postings: &[&str]) -> Vec<String> {
        let notice = |channels: &str| {
            format!("---\ntitle: 通知\npublished: 2026-11-10\nwindow: {{from: 2026-11-10, until: 2026-12-10{channels}}}\n---\n正文。\n")
        };
        let mut files = vec![("compound.yaml".to_string(), UNIT.to_string())];
        files.extend(notices.iter().map(|(id, channels)| (format!("notice/{id}.md"), notice(channels))));
        files.extend(
            postings
                .iter()
                .enumerate()
                .map(|(at, text)| (format!("posting/p{at}.yaml"), format!("title: 张贴\npublished: 2026-11-15\n{text}"))),
        );
        let files = files.into_iter().map(|(path, text)| SourceFile { path: format!("content/test/{path}"), bytes: text.into_bytes() });
        let loaded = load(&UnitFiles { id: "test".into(), files: files.collect(), ..UnitFiles::default() });
        let wrong: Vec<_> = loaded.diagnostics.iter().map(|d| format!("{:?} {}", d.place.line_column(), d.what.zh)).collect();
        assert_eq!(wrong, Vec::<String>::new());
        let compound = link(&loaded, Vec::new(), Pack::for_unit(&[]).0, day("2026-11-20")).unwrap();
        let site = plan(&compound, &[], &Setting::default()).site;
        let line = |one: &Move| {
            let act = match one.act {
                Act::Down => "down",
                Act::Up => "up",
                Act::Stay(_) => "stay",
                Act::NoRoom => "no room",
            };
            format!("{} {act} {}", one.slot.id.0, one.record.teaser.id.0.trim_start_matches("notice/"))
        };
        moves(&site).iter().map(line).collect()
    }

    #[test]
    fn channels_decide_where_a_sheet_hangs() {
        let notices = [
            ("a", ", channels: [北门公开栏]"),
            ("b", ", channels: [南门公开栏, 北门公开栏, 本网站]"),
            ("c", ", channels: [本网站]"),
            ("d", ", channels: [各栋大堂, 市信息平台]"),
        ];
        assert_eq!(told(&notices, &[]), ["south up b", "north up a", "north up b", "hall-1 up d", "hall-2 up d"]);
    }

    #[test]
    fn who_only_says_board_or_nothing_gets_the_first_place_with_room() {
        let notices = [("a", ", channels: [公开栏]"), ("b", ""), ("c", ", channels: [小区大堂]"), ("d", ", channels: [西门公开栏]")];
        assert_eq!(told(&notices, &[]), ["south up a", "south up b", "north up d", "hall-1 up c"]);
    }

    #[test]
    fn what_finds_no_room_is_listed_as_such() {
        let notices = [("a", ", channels: [1栋大堂]"), ("b", ", channels: [1栋大堂]")];
        assert_eq!(told(&notices, &[]), ["hall-1 up a", "hall-1 no room b"]);
        let nine: Vec<(String, &str)> = (1..=9).map(|n| (format!("n{n}"), ", channels: [公开栏]")).collect();
        let nine: Vec<(&str, &str)> = nine.iter().map(|(id, channels)| (id.as_str(), *channels)).collect();
        let told = told(&nine, &[]);
        let count = |act: &str| told.iter().filter(|line| line.contains(act)).count();
        assert_eq!((count(" up "), count(" no room ")), (6, 3), "{told:?}");
    }

    #[test]
    fn what_hangs_stays_and_goes_up_where_it_is_still_missing() {
        let hung = "record: notice/a\nsheets: [{slot: north, from: 2026-11-15}]\n";
        assert_eq!(told(&[("a", ", channels: [南门公开栏, 北门公开栏]")], &[hung]), ["south up a", "north stay a"]);
        assert_eq!(told(&[("a", ", channels: [公开栏]")], &[hung]), ["north stay a"]);
        // It came down in a storm; the registration that said it hangs tells nothing more.
        let down = "record: notice/a\nsheets: [{slot: north, from: 2026-11-15, until: 2026-11-18}]\namends: posting/p0\nreason: 大风吹落\n";
        assert_eq!(told(&[("a", ", channels: [北门公开栏]")], &[hung, down]), ["north up a"]);
    }
}
