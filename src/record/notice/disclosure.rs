//! Tells a notice: what sort it is, whom it concerns, when and where something takes place, the text.
//!
//! There is no headline: the author's summary says it better, and the page shows that.

use crate::base::date::Date;
use crate::disclosure::{Block, Cell, Column, Disclosure, Event, Facts, Label, ProseBlock, Row, Table, Tone};
use crate::record::header::Header;
use crate::record::kind::{Scope, Series};

use super::{Notice, NoticeSort, Occasion};

pub fn disclose(series: &Series<Notice>, scope: &Scope) -> Disclosure {
    let this = series.this();
    if this.header.purged.is_some() {
        return Disclosure::default();
    }
    let notice = this.body;
    let mut blocks = vec![Block::Facts(facts(notice))];
    blocks.extend(occasions(notice));
    blocks.extend(awards(notice));
    if !this.prose.blocks.is_empty() {
        blocks.push(Block::Prose(ProseBlock { title: None, prose: this.prose.clone() }));
    }
    Disclosure {
        subject: Some(Cell::label(sort(notice).key())),
        state: state(notice, this.header, scope.as_of),
        events: notice.occasions.iter().map(|o| event(o)).collect(),
        blocks,
        ..Disclosure::default()
    }
}

fn sort(notice: &Notice) -> NoticeSort {
    notice.sort.as_ref().map_or(NoticeSort::General, |sort| sort.value)
}

/// What a reader must know before reading: an emergency, something still to come, opinions still wanted, or that it is over.
fn state(notice: &Notice, header: &Header, day: Date) -> Option<(Tone, Label)> {
    let last = notice.occasions.iter().map(|o| o.until.as_ref().map_or(o.on.value, |until| until.value)).max();
    let over = last.is_some_and(|last| last < day);
    if over {
        return Some((Tone::Plain, "notice.over".into()));
    }
    let now = |o: &Occasion| o.on.value <= day && day <= o.until.as_ref().map_or(o.on.value, |until| until.value);
    let asked = header.feedback.as_ref().and_then(|f| f.until.as_ref()).map(|until| until.value);
    match (sort(notice), asked, last) {
        (NoticeSort::Emergency, ..) => Some((Tone::Late, NoticeSort::Emergency.key().into())),
        (NoticeSort::Consultation | NoticeSort::Disclosure, Some(until), _) if day <= until => Some((Tone::Soon, "notice.open".into())),
        (NoticeSort::Consultation, Some(_), _) => Some((Tone::Plain, "notice.closed".into())),
        (_, _, Some(_)) if notice.occasions.iter().any(|o| now(o)) => Some((Tone::Soon, "notice.now".into())),
        (_, _, Some(_)) => Some((Tone::Soon, "notice.to_come".into())),
        _ => None,
    }
}

fn facts(notice: &Notice) -> Facts {
    let mut rows: Vec<(Label, Cell)> = vec![("notice.sort".into(), Cell::label(sort(notice).key()))];
    if !notice.buildings.is_empty() {
        rows.push(("notice.buildings".into(), Cell::Many(notice.buildings.iter().map(|b| Cell::Building(b.value.clone())).collect())));
    }
    if !notice.about.is_empty() {
        rows.push(("notice.about".into(), Cell::Many(notice.about.iter().map(|r| Cell::Record(r.value.clone())).collect())));
    }
    let lines = |lines: &[crate::base::source::At<crate::base::scalar::Line>]| lines.iter().map(|l| Cell::text(l.to_string())).collect();
    rows.extend(notice.cause.as_ref().map(|cause| ("notice.cause".into(), Cell::text(cause.to_string()))));
    rows.extend((!notice.agenda.is_empty()).then(|| ("notice.agenda".into(), Cell::Many(lines(&notice.agenda)))));
    rows.extend((!notice.bring.is_empty()).then(|| ("notice.bring".into(), Cell::Many(lines(&notice.bring)))));
    rows.extend(notice.checked.as_ref().map(|day| ("notice.checked".into(), Cell::Date(day.value))));
    Facts { title: None, rows }
}

/// What was awarded to whom, and whose opinion was asked before.
fn awards(notice: &Notice) -> Option<Block> {
    let row = |award: &super::Award| {
        let opinion = award.opinion_of.iter().map(|body| Cell::Organization(body.value.clone()));
        let opinion: Vec<Cell> = opinion.chain(award.opinion_on.iter().map(|day| Cell::Date(day.value))).collect();
        let details = (!opinion.is_empty()).then(|| ("notice.opinion_of".into(), Cell::Parts(opinion)));
        Row { details: details.into_iter().collect(), ..Row::of([Cell::text(award.title.to_string()), Cell::text(award.to.to_string())]) }
    };
    let rows: Vec<Row> = notice.awards.iter().map(|award| row(award)).collect();
    let columns = vec![Column::words("notice.award"), Column::words("notice.award_to")];
    (!rows.is_empty()).then(|| Block::Table(Table { caption: "notice.awards".into(), columns, rows, total: None }))
}

fn days(occasion: &Occasion) -> Cell {
    occasion.until.as_ref().map_or(Cell::Date(occasion.on.value), |until| Cell::Days(occasion.on.value, Some(until.value)))
}

fn occasions(notice: &Notice) -> Option<Block> {
    let text = |line: &Option<crate::base::source::At<crate::base::scalar::Line>>| line.as_ref().map(|l| Cell::text(l.to_string()));
    let row = |o: &Occasion| {
        let when = [Some(days(o)), text(&o.time)].into_iter().flatten().collect();
        let place = text(&o.place).map(|place| ("notice.place".into(), place));
        Row { details: place.into_iter().collect(), ..Row::of([Cell::Parts(when), Cell::text(o.subject.to_string())]) }
    };
    let rows: Vec<Row> = notice.occasions.iter().map(|o| row(o)).collect();
    let columns = vec![Column::words("notice.when"), Column::words("notice.subject")];
    (!rows.is_empty()).then(|| Block::Table(Table { caption: "notice.occasions".into(), columns, rows, total: None }))
}

/// What the calendar says: subject, hours, place.
fn event(occasion: &Occasion) -> Event {
    let label = Label::with("notice.event", [Cell::text(occasion.subject.to_string())]);
    let (time, place) = (occasion.time.as_ref(), occasion.place.as_ref());
    let until = occasion.until.as_ref().map(|until| until.value);
    Event::on(occasion.on.value, label).until(until).at(time.map(|time| &*time.value.0), place.map(|place| &*place.value.0))
}

#[cfg(test)]
mod tests {
    use crate::disclosure::{Block, Disclosure, Tone};
    use crate::record::kind_of_folder;
    use crate::record::testing::{record, told};

    fn tell(text: &str) -> Disclosure {
        told(kind_of_folder("notice").unwrap(), &[text])
    }

    #[test]
    fn a_meeting_to_come_has_its_table_and_its_days_in_the_calendar() {
        let told = tell(
            "sort: meeting\nabout: [matter/m]\noccasions:\n  - {on: 2026-12-01, time: 9点, place: 会所, subject: 业主大会}\n  - {on: 2026-12-02, until: 2026-12-05, subject: 投票}\n",
        );
        assert_eq!(told.blocks.iter().map(Block::word).collect::<Vec<_>>(), ["facts", "table"]);
        assert_eq!(told.events.iter().map(|e| e.until.is_some()).collect::<Vec<_>>(), [false, true]);
        assert_eq!(told.state, Some((Tone::Soon, "notice.to_come".into())));
    }

    #[test]
    fn the_state_follows_the_sort_and_the_day() {
        let word = |text: &str| tell(text).state.map(|(tone, label)| (tone, label.key));
        assert_eq!(word("sort: emergency\n"), Some((Tone::Late, "notice_sort.emergency")));
        assert_eq!(word("sort: emergency\noccasions: [{on: 2026-11-01, subject: 停水}]\n"), Some((Tone::Plain, "notice.over")));
        assert_eq!(word("sort: consultation\nfeedback: {until: 2026-11-22}\n"), Some((Tone::Soon, "notice.open")));
        assert_eq!(word("sort: consultation\nfeedback: {until: 2026-11-21}\n"), Some((Tone::Plain, "notice.closed")));
        assert_eq!(word("sort: award\n"), None);
        assert_eq!(word("occasions: [{on: 2026-11-20, until: 2026-11-22, subject: 投票}]\n"), Some((Tone::Soon, "notice.now")));
    }

    #[test]
    fn agenda_things_to_bring_and_awards_are_told() {
        let told = tell("title: 测试\npublished: 2026-10-14\nsort: award\nagenda: [一, 二]\nbring: [身份证]\ncause: 换阀门\nchecked: 2026-11-02\nawards: [{title: 文明家庭, to: 3 栋一户, opinion_of: branch, opinion_on: 2026-10-10}]\n");
        assert_eq!(told.blocks.iter().map(Block::word).collect::<Vec<_>>(), ["facts", "table"]);
        assert!(matches!(&told.blocks[0], Block::Facts(facts) if facts.rows.len() == 5));
    }

    #[test]
    fn what_was_emptied_tells_nothing() {
        assert_eq!(tell("purged: {on: 2026-01-01, by: 街道}\n"), Disclosure::default());
    }

    #[test]
    fn the_example_reads_clean() {
        let kind = kind_of_folder("notice").unwrap();
        let front = kind.example.split("---\n").nth(1).unwrap();
        record(kind, "example", front);
    }
}
