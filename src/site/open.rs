//! The open data of a unit: the rows its shown records give to the tables, masked like their pages, and the index of all records.

use crate::base::area::Area;
use crate::base::date::Date;
use crate::compound::Compound;
use crate::disclosure::{Block, Cell, Tally, TallyBase, TallyLine};
use crate::published;
use crate::published::{Column, Outline, Published, Row, STANDINGS, Shelf, Sort, Table};
use crate::record::KINDS;

use super::mask::Masking;
use super::page::Told;
use super::{DutyTold, RecordPage, Standing};

/// The page they are taken from.
pub const DATA: &str = "data.html";

/// The tables of a unit while they are gathered, in the order of the house.
pub struct Open {
    tables: Vec<Table>,
}

published! {
    /// The index of everything published.
    RecordV1 = "records" of "records", "公示目录", "a published record; withdrawn and corrected ones stay listed" {
        kind = Column::of("类别", "its kind", Sort::Id).required(),
        number = Column::of("编号", "the number people quote", Sort::Text),
        title = Column::of("标题", "its title", Sort::Text).required(),
        summary = Column::of("摘要", "a sentence", Sort::Text),
        published = Column::of("发布日期", "when it was published", Sort::Date).required(),
        publisher = Column::of("发布", "the body that published it", Sort::Id),
        hangs_from = Column::of("公示起", "first day on the board", Sort::Date),
        hangs_until = Column::of("公示止", "last day on the board", Sort::Date),
        feedback_until = Column::of("意见截止", "last day to object or ask", Sort::Date),
        amends = Column::of("更正", "the record it corrects", Sort::Id),
        amended_by = Column::of("被更正", "the record that corrects it", Sort::Id),
        inherited_from = Column::of("来自上级", "the unit above whose record it is", Sort::Text),
        page = Column::of("网页", "its page, from the root of the site", Sort::Text).required(),
        code = Column::of("短码", "its short permanent code", Sort::Text).required(),
    }
}

/// What a vote is counted in.
const BASES: &[(&str, &str)] = &[("owners", "业主人数"), ("area", "面积")];
/// What is asked of a base.
const ASKED: &[(&str, &str)] = &[("participation", "参与"), ("agreement", "同意")];

published! {
    /// A vote, as its page counts it: what a page keeps to itself (an open vote) is not here either.
    VoteV1 = "votes" of "matter", "表决", "a comparison of a vote: for each base what was reached and what was needed; areas in square metres" {
        motion = Column::of("议题", "the words voted on", Sort::Text).required(),
        outcome = Column::of("结果", "what was decided, in words", Sort::Text).required(),
        base = Column::of("基数", "what is counted; empty while nothing can be told", Sort::Word(BASES)),
        asked = Column::of("要求", "what is asked of the base", Sort::Word(ASKED)),
        total = Column::of("全体", "everybody who may vote", Sort::Decimal),
        count = Column::of("实有", "how many", Sort::Decimal),
        of = Column::of("应有", "of how many", Sort::Decimal),
        threshold = Column::of("门槛", "the share asked for, as a fraction", Sort::Text),
        inclusive = Column::of("含本数", "whether the share itself suffices", Sort::Bool),
        needed = Column::of("需要", "the number asked for", Sort::Decimal),
        holds = Column::of("达到", "whether it was reached", Sort::Bool),
        inequality = Column::of("算式", "the inequality with its numbers", Sort::Text),
        exact = Column::of("精确算式", "the same without division", Sort::Text),
        basis = Column::of("依据", "the rules it was judged by", Sort::Text).list(),
    }
}

/// Where a duty stands.
const STATUSES: &[(&str, &str)] = &[
    ("not_due", "未到期"),
    ("soon", "将到期"),
    ("on_time", "按时"),
    ("late", "逾期补"),
    ("unseen", "未见公布"),
    ("short", "公示期不足"),
    ("waived", "已豁免"),
    ("not_applicable", "不适用"),
];

/// A duty and whether it was met.
pub static DUTIES: Outline = Outline {
    name: "duties",
    book: "duties",
    title: "应公示事项",
    about: "what is to be made public: by whom, by when, under which text, and whether it was seen",
    of_records: false,
    own: &[
        Column::of("规则", "id of the rule", Sort::Id).named("rule").required(),
        Column::of("事项", "what it asks for", Sort::Text).named("what").required(),
        Column::of("所指", "which period, event or record", Sort::Text).named("about"),
        Column::of("责任方", "who owes it", Sort::Text).named("owed_by").required(),
        Column::of("依据", "the text it rests on", Sort::Text).named("basis").required(),
        Column::of("期限", "by when", Sort::Date).named("due"),
        Column::of("可撤下", "the first day on which it may come down", Sort::Date).named("may_come_down"),
        Column::of("履行情况", "where it stands", Sort::Word(STATUSES)).named("status").required(),
        Column::of("公布日期", "when it was met", Sort::Date).named("met"),
        Column::of("公布的记录", "by which records", Sort::Id).list().named("records"),
        Column::of("不适用原因", "why it does not apply", Sort::Text).named("reason"),
        Column::of("说明", "what else there is to say", Sort::Text).list().named("remarks"),
    ],
};

/// Every table there is, in the order of the house.
pub fn outlines() -> impl Iterator<Item = &'static Outline> {
    let kinds = KINDS.iter().flat_map(|kind| kind.outlines.iter().copied());
    [RecordV1::OUTLINE].into_iter().chain(kinds).chain([VoteV1::OUTLINE, &DUTIES])
}

impl Open {
    /// No rows yet.
    pub fn empty() -> Self {
        Open { tables: outlines().map(|outline| Table { outline, rows: Vec::new() }).collect() }
    }

    /// Adds what a shown record gives; of one that was emptied nothing but its line in the index.
    pub fn add(&mut self, compound: &Compound, masking: &Masking, told: &Told, at: usize, page: &RecordPage, preview: bool) {
        if page.standing.draft {
            return;
        }
        let record = told.seen.record;
        let mut shelf = Shelf::default();
        shelf.put(index(told, page));
        self.take(shelf, page);
        if page.standing.purged.is_some() {
            return;
        }
        let (series, place) = compound.series_of(at, preview);
        let mut shelf = (record.kind.publish)(&series, place, &compound.scope());
        masking.rows(shelf.rows.iter_mut().map(|(_, cells)| cells.as_mut_slice()));
        let tallies = page.told.blocks.iter().filter_map(|block| if let Block::Tally(tally) = block { Some(tally) } else { None });
        shelf.extend(tallies.flat_map(votes));
        self.take(shelf, page);
    }

    /// Adds the duties.
    pub fn duties(&mut self, duties: &[DutyTold]) {
        let rows = duties.iter().map(|duty| Row { record: None, cells: owed(duty) });
        if let Some(table) = self.table(&DUTIES) {
            table.rows.extend(rows);
        }
    }

    /// The tables that have rows.
    pub fn tables(self) -> Vec<Table> {
        self.tables.into_iter().filter(|table| !table.rows.is_empty()).collect()
    }

    fn table(&mut self, outline: &'static Outline) -> Option<&mut Table> {
        self.tables.iter_mut().find(|table| table.outline.name == outline.name)
    }

    fn take(&mut self, shelf: Shelf, page: &RecordPage) {
        for (outline, cells) in shelf.rows {
            let record = Some((page.teaser.id.clone(), standing(&page.standing)));
            if let Some(table) = self.table(outline) {
                table.rows.push(Row { record, cells });
            }
        }
    }
}

/// What became of a record, in a word for programs.
fn standing(standing: &Standing) -> &'static str {
    let word = match (&standing.withdrawn, &standing.amended_by) {
        (Some(_), _) => "withdrawn",
        (None, Some(_)) => "corrected",
        (None, None) => "current",
    };
    debug_assert!(STANDINGS.iter().any(|(known, _)| *known == word));
    word
}

fn index(told: &Told, page: &RecordPage) -> RecordV1 {
    let (teaser, standing) = (&page.teaser, &page.standing);
    let text = |text: &Option<String>| Cell::maybe(text.clone().map(Cell::Text));
    let day = |day: Option<Date>| Cell::maybe(day.map(Cell::Date));
    let window = page.window.as_ref();
    RecordV1 {
        kind: Cell::text(teaser.kind),
        number: text(&page.number),
        title: Cell::text(teaser.title.clone()),
        summary: Cell::maybe(teaser.summary.clone()),
        published: Cell::Date(teaser.published),
        publisher: Cell::maybe(told.seen.record.header.publisher.as_ref().map(|body| Cell::Organization(body.value.clone()))),
        hangs_from: day(window.map(|(from, ..)| *from)),
        hangs_until: day(window.and_then(|(_, until, _)| *until)),
        feedback_until: day(page.feedback.as_ref().and_then(|feedback| feedback.until)),
        amends: Cell::maybe(standing.amends.as_ref().map(|(record, _)| record.clone())),
        amended_by: Cell::maybe(standing.amended_by.as_ref().map(|(record, _)| record.clone())),
        inherited_from: text(&page.inherited),
        page: Cell::text(teaser.route.clone()),
        code: Cell::text(page.code.clone()),
    }
}

fn votes(tally: &Tally) -> Vec<VoteV1> {
    let bare = || VoteV1 {
        motion: Cell::text(tally.motion.clone()),
        outcome: Cell::Label(tally.outcome.1.clone()),
        base: Cell::Empty,
        asked: Cell::Empty,
        total: Cell::Empty,
        count: Cell::Empty,
        of: Cell::Empty,
        threshold: Cell::Empty,
        inclusive: Cell::Empty,
        needed: Cell::Empty,
        holds: Cell::Empty,
        inequality: Cell::Empty,
        exact: Cell::Empty,
        basis: published::many(tally.basis.iter().cloned()),
    };
    let row = |base: &TallyBase, asked: &str, line: &TallyLine| {
        let (sign, notch) = (line.sign(), line.notch);
        let (count, of, needed) = (number(&line.count), number(&line.of), number(&line.needed));
        let (part, whole) = (number(&Cell::Count(notch.part)), number(&Cell::Count(notch.whole)));
        VoteV1 {
            base: Cell::Label(base.label.clone()),
            asked: Cell::text(asked),
            total: base.total.clone(),
            count: line.count.clone(),
            of: line.of.clone(),
            threshold: Cell::text(format!("{part}/{whole}")),
            inclusive: Cell::text(if line.inclusive { "true" } else { "false" }),
            needed: line.needed.clone(),
            holds: Cell::text(if line.holds { "true" } else { "false" }),
            inequality: Cell::text(format!("{count} {sign} {needed}")),
            exact: Cell::text(format!("{count} × {whole} {sign} {of} × {part}")),
            ..bare()
        }
    };
    if tally.bases.is_empty() {
        return vec![bare()];
    }
    let both = |base: &TallyBase| {
        let agreement = base.agreement.as_ref().map(|line| row(base, "agreement", line));
        std::iter::once(row(base, "participation", &base.participation)).chain(agreement).collect::<Vec<_>>()
    };
    tally.bases.iter().flat_map(both).collect()
}

/// A number for programs: no separators, no unit.
fn number(cell: &Cell) -> String {
    match cell {
        Cell::Count(count) => count.to_string(),
        Cell::Area(Area(hundredths)) => format!("{}.{:02}", hundredths / 100, hundredths % 100),
        _ => String::new(),
    }
}

fn owed(duty: &DutyTold) -> Vec<Cell> {
    let day = |day: Option<Date>| Cell::maybe(day.map(Cell::Date));
    vec![
        Cell::text(duty.rule.clone()),
        duty.rule_name.clone(),
        duty.about.clone(),
        duty.who.clone(),
        duty.basis.clone(),
        day(duty.due),
        day(duty.down),
        Cell::text(duty.status),
        day(duty.met),
        published::many(duty.by.iter().cloned().map(Cell::Record)),
        Cell::maybe(duty.reason.clone().map(Cell::Label)),
        published::many(duty.notes.iter().cloned()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_for_programs() {
        assert_eq!(number(&Cell::Count(1017)), "1017");
        assert_eq!(number(&Cell::Area(Area(10_426_050))), "104260.50");
        assert_eq!(number(&Cell::Area(Area(7))), "0.07");
    }

    #[test]
    fn every_table_and_every_column_is_named_once() {
        let mut names: Vec<&str> = outlines().map(|outline| outline.name).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
        for outline in outlines() {
            for by in [|column: &Column| column.name, |column: &Column| column.title] {
                let mut words: Vec<&str> = outline.columns().map(by).collect();
                let all = words.len();
                words.sort_unstable();
                words.dedup();
                assert_eq!(words.len(), all, "{}: {words:?}", outline.name);
            }
        }
    }
}
