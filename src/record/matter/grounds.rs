//! What is shown of a matter's origin: who proposed, why it could not wait, the three ticks, certificates, votes by channel.

use crate::base::number::Ratio;
use crate::base::source::At;
use crate::disclosure::{Block, Cell, Column, Facts, Label, Row, Table, Tone};
use crate::record::kind::Scope;

use super::{Certificate, Loop, Matter, Proposal, Tick, Urgency, Vote};

type Rows = Vec<(Label, Cell)>;

fn parts(cells: impl IntoIterator<Item = Option<Cell>>) -> Option<Cell> {
    let cells: Vec<Cell> = cells.into_iter().flatten().collect();
    (!cells.is_empty()).then_some(Cell::Parts(cells))
}

/// Everything of the origin that the record tells.
pub fn blocks(matter: &Matter, scope: &Scope) -> Vec<Block> {
    let proposal = matter.proposal.iter().map(|p| ("matter.proposal".into(), proposal(p)));
    let visited = matter.visited.iter().map(|n| ("matter.visited".into(), Cell::Label(Label::with("matter.visits", [Cell::Count(n.0)]))));
    let pilot = matter.pilot.iter().filter(|p| p.value).map(|_| ("matter.pilot".into(), Cell::label("matter.is_pilot")));
    let seats = matter.seats.iter().map(|n| ("matter.seats".into(), Cell::Count(n.0)));
    let rows: Rows = proposal.chain(visited).chain(pilot).chain(seats).collect();
    let origin = (!rows.is_empty()).then(|| Block::Facts(Facts { title: Some("matter.origin".into()), rows }));
    let urgency = matter.urgency.iter().map(|urgency| self::urgency(urgency));
    let oao = matter.oao.iter().map(|ticks| self::oao(ticks, scope));
    origin.into_iter().chain(urgency).chain(oao).chain(certificates(matter)).collect()
}

fn proposal(proposal: &Proposal) -> Cell {
    let by = proposal.by.as_ref().map(|by| Cell::Organization(by.value.clone()));
    let owners = proposal.owners.as_ref().map(|n| Cell::Label(Label::with("matter.proposers", [Cell::Count(n.0)])));
    let area = proposal.area.as_ref().map(|area| Cell::Area(area.value));
    let accepted = proposal.accepted.as_ref().map(|on| Cell::Label(Label::with("matter.accepted", [Cell::Date(on.value)])));
    parts([by, owners, area, Some(Cell::Date(*proposal.on)), accepted]).unwrap_or(Cell::Empty)
}

fn urgency(urgency: &Urgency) -> Block {
    let date = |day: &Option<At<crate::base::date::Date>>| day.as_ref().map(|day| Cell::Date(day.value));
    let mut rows: Rows =
        vec![("matter.ground".into(), Cell::text(urgency.ground.to_string())), ("matter.found".into(), Cell::Date(*urgency.found))];
    let body = urgency.attested_by.as_ref().map(|by| Cell::Organization(by.value.clone()));
    let other = urgency.attested_by_other.as_ref().map(|by| Cell::text(by.to_string()));
    rows.extend(parts([body, other, date(&urgency.attested)]).map(|cell| ("matter.attested".into(), cell)));
    rows.extend(date(&urgency.begun).map(|cell| ("matter.begun".into(), cell)));
    let files: Vec<Cell> = urgency.files.iter().map(|file| Cell::Attachment(file.value.clone())).collect();
    rows.extend((!files.is_empty()).then(|| ("matter.files".into(), Cell::Many(files))));
    Block::Facts(Facts { title: Some("matter.urgency".into()), rows })
}

/// The three ticks; a day that has not come is not ticked.
fn oao(ticks: &Loop, scope: &Scope) -> Block {
    let cell = |tick: &Option<At<Tick>>| match tick.as_ref().filter(|tick| *tick.on <= scope.as_of) {
        Some(tick) => {
            let place = tick.place.as_ref().map(|place| Cell::text(place.to_string()));
            let record = tick.record.as_ref().map(|record| Cell::Record(record.value.clone()));
            let ticked = Cell::State(Tone::Good, Label::with("matter.ticked", [Cell::Date(*tick.on)]));
            parts([Some(ticked), place, record]).unwrap_or(Cell::Empty)
        }
        None => Cell::State(Tone::Soon, "matter.not_ticked".into()),
    };
    let rows = [("matter.collected", &ticks.collected), ("matter.solved", &ticks.solved), ("matter.answered", &ticks.answered)];
    Block::Facts(Facts { title: Some("matter.oao".into()), rows: rows.map(|(key, tick)| (key.into(), cell(tick))).into() })
}

fn certificates(matter: &Matter) -> Option<Block> {
    let row = |c: &Certificate| {
        let issuer = c.issuer.as_ref().map(|by| Cell::text(by.to_string()));
        let number = c.number.as_ref().map(|number| Cell::text(number.to_string()));
        let on = c.on.as_ref().map(|on| Cell::Date(on.value));
        let until = c.until.as_ref().map(|until| Cell::Label(Label::with("matter.valid_until", [Cell::Date(until.value)])));
        let file = c.file.as_ref().map(|file| Cell::Attachment(file.value.clone()));
        (Label::with("matter.as_written", [Cell::text(c.title.to_string())]), parts([number, issuer, on, until, file]).unwrap_or(Cell::Empty))
    };
    let rows: Rows = matter.certificates.iter().map(|c| row(c)).collect();
    (!rows.is_empty()).then(|| Block::Facts(Facts { title: Some("matter.certificates".into()), rows }))
}

/// Ballots sent out and handed back by each channel, once the vote has begun.
pub fn channels(vote: &Vote, begun: bool) -> Option<Block> {
    let row = |b: &super::BallotChannel| {
        let share = Cell::maybe(b.returned.as_ref().filter(|_| b.sent.0 > 0).map(|n| Cell::Ratio(Ratio { part: n.0, whole: b.sent.0 })));
        let returned = Cell::maybe(b.returned.as_ref().map(|n| Cell::Count(n.0)));
        Row::of([Cell::text(b.channel.to_string()), Cell::Count(b.sent.0), returned, share])
    };
    let rows: Vec<Row> = vote.ballots.iter().filter(|_| begun).map(|b| row(b)).collect();
    let columns = vec![
        Column::words("matter.channel"),
        Column::numbers("matter.ballots_sent"),
        Column::numbers("matter.ballots_returned"),
        Column::numbers("matter.ballots_share"),
    ];
    (!rows.is_empty()).then(|| Block::Table(Table { caption: "matter.channel_table".into(), columns, rows, total: None }))
}

#[cfg(test)]
mod tests {
    use crate::disclosure::{Block, Disclosure};
    use crate::record::kind_of_folder;
    use crate::record::testing::told;

    fn titles(told: &Disclosure) -> Vec<&'static str> {
        let title = |b: &Block| match b {
            Block::Facts(f) => f.title.as_ref().map(|t| t.key),
            Block::Table(t) => Some(t.caption.key),
            _ => None,
        };
        told.blocks.iter().filter_map(title).collect()
    }

    #[test]
    fn origin_urgency_ticks_and_certificates_each_have_their_place() {
        let text = "title: 测试\npublished: 2026-10-14\nclass: emergency\nproposal: {on: 2026-08-01, owners: 12, area: 900}\nvisited: 40\nurgency: {ground: 水管爆裂, found: 2026-08-02, attested_by_other: 街道办}\noao:\n  collected: {on: 2026-08-01, place: 业主群}\n  solved: {on: 2026-08-05}\n  answered: {on: 2027-01-01}\ncertificates: [{title: 检验合格证, issuer: 示例检验所}]\n";
        let told = told(kind_of_folder("matter").unwrap(), &[text]);
        assert_eq!(titles(&told), ["matter.origin", "matter.urgency", "matter.oao", "matter.certificates"]);
        let oao = told.blocks.iter().find_map(|b| if let Block::Facts(f) = b { (f.title.as_ref()?.key == "matter.oao").then_some(f) } else { None });
        let last = oao.unwrap().rows.last().unwrap();
        assert!(matches!(&last.1, crate::disclosure::Cell::State(_, label) if label.key == "matter.not_ticked"), "a day to come is not ticked");
    }

    #[test]
    fn ballots_by_channel_are_shown_once_the_vote_has_begun() {
        let vote = |from: &str| format!("class: ordinary\nvotes: [{{motion: 甲, from: {from}, until: 2026-12-30, total: {{owners: 9, area: 9}}, ballots: [{{channel: 纸票, sent: 9, returned: 4}}]}}]\n");
        let shown = |from: &str| titles(&told(kind_of_folder("matter").unwrap(), &[&vote(from)])).contains(&"matter.channel_table");
        assert!(shown("2026-11-01"));
        assert!(!shown("2026-12-01"));
    }
}
