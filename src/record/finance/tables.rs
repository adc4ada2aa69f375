//! The tables of an account: income, expenditure, transfers, gifts, the balance, collection, shares.

use crate::base::money::Money;
use crate::base::number::Ratio;
use crate::base::source::At;
use crate::disclosure::{Block, Cell, Column, Label, Row, Stamp, Table, Tone};
use crate::record::kind::Scope;

use super::at_home::at_home;
use super::{Approval, Collection, Entry, Finance, Signature, Transfer};

/// Income, expenditure, transfers and gifts; a track without entries has no table.
pub fn rows(finance: &Finance, scope: &Scope) -> Vec<Block> {
    let columns = || vec![Column::dates("finance.date"), Column::words("finance.subject"), Column::numbers("finance.amount")];
    let track = |caption: &'static str, rows: Vec<Row>, total: Money| {
        (!rows.is_empty()).then(|| {
            let total = Some(Row::of([Cell::label("finance.total"), Cell::Empty, Cell::Money(total)]));
            Block::Table(Table { caption: caption.into(), columns: columns(), rows, total })
        })
    };
    let entries = |list: &[At<Entry>]| list.iter().map(|e| entry(e, scope)).collect::<Vec<_>>();
    let transfers = |list: &[At<Transfer>]| list.iter().map(|t| transfer(t)).collect::<Vec<_>>();
    let gifts: Money = finance.donations.iter().map(|d| *d.amount).sum();
    let earned: Money = finance.income.iter().map(|e| *e.amount).sum();
    [
        track("finance.income_table", entries(&finance.income), earned),
        track("finance.donation_table", donations(finance), gifts),
        track("finance.expenditure_table", entries(&finance.expenditure), finance.expenditure_total()),
        track("finance.transfer_in_table", transfers(&finance.transfers_in), finance.transferred_in()),
        track("finance.transfer_out_table", transfers(&finance.transfers_out), finance.transferred_out()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn entry(entry: &Entry, scope: &Scope) -> Row {
    let text = |line: &Option<At<crate::base::scalar::Line>>| line.as_ref().map(|l| Cell::text(l.to_string()));
    let file = |f: &Option<At<crate::base::id::AttachmentId>>| f.as_ref().map(|f| Cell::Attachment(f.value.clone()));
    let mut details: Vec<(Label, Cell)> = Vec::new();
    let mut add = |key: &'static str, cell: Option<Cell>| {
        if let Some(cell) = cell {
            details.push((key.into(), cell));
        }
    };
    add("finance.payer", text(&entry.payer));
    add("finance.payee", text(&entry.payee));
    add("finance.contract", entry.contract.as_ref().map(|contract| contract.cell()));
    add("finance.matter", entry.matter.as_ref().map(|m| Cell::Record(m.value.clone())));
    add("finance.cost", entry.cost.as_ref().filter(|cost| cost.value).map(|_| Cell::label("finance.cost_yes")));
    add("finance.budget", entry.budget.as_ref().map(|b| Cell::Money(**b)));
    let voucher = entry.voucher.as_ref().map_or_else(|| Cell::text(entry.number.to_string()), |v| Cell::text(v.to_string()));
    add("finance.voucher", Some(Cell::Many([Some(voucher), file(&entry.voucher_file)].into_iter().flatten().collect())));
    let buildings: Vec<Cell> = entry.buildings.iter().map(|b| Cell::Building(b.value.clone())).collect();
    add("finance.buildings", (!buildings.is_empty()).then_some(Cell::Many(buildings)));
    add("finance.prepared_by", entry.prepared_by.as_ref().map(|p| Cell::Person(p.value.clone())));
    add("finance.paid_by", entry.paid_by.as_ref().map(|p| Cell::Person(p.value.clone())));
    add("finance.note", entry.note.as_ref().map(|n| Cell::text(n.value.clone())));
    add("finance.approvals", stamps(&entry.approvals, entry.signed.iter().chain(&entry.also_signed)));
    let threshold = scope.unit.thresholds.as_ref().and_then(|t| t.major_expenditure.as_ref());
    let major = entry.major.as_ref().map_or_else(|| threshold.is_some_and(|t| *entry.amount >= **t) && entry.payee.is_some(), |m| m.value);
    Row {
        anchor: Some(entry.number.to_string()),
        cells: vec![Cell::Date(*entry.on), Cell::text(entry.subject.to_string()), Cell::Money(*entry.amount)],
        details,
        mark: major.then(|| (Tone::Soon, "finance.major".into())),
    }
}

fn transfer(transfer: &Transfer) -> Row {
    let mut details: Vec<(Label, Cell)> = Vec::new();
    if let Some(record) = &transfer.record {
        details.push(("finance.other_side".into(), Cell::Record(record.value.clone())));
    }
    let voucher = [Some(Cell::text(transfer.number.to_string())), transfer.voucher_file.as_ref().map(|f| Cell::Attachment(f.value.clone()))];
    details.push(("finance.voucher".into(), Cell::Many(voucher.into_iter().flatten().collect())));
    if let Some(stamps) = stamps(&transfer.approvals, transfer.signed.iter()) {
        details.push(("finance.approvals".into(), stamps));
    }
    let what = match &transfer.subject {
        Some(subject) => Cell::Parts(vec![Cell::text(transfer.account.to_string()), Cell::text(subject.to_string())]),
        None => Cell::text(transfer.account.to_string()),
    };
    Row { anchor: Some(transfer.number.to_string()), cells: vec![Cell::Date(*transfer.on), what, Cell::Money(*transfer.amount)], details, mark: None }
}

fn donations(finance: &Finance) -> Vec<Row> {
    let row = |gift: &super::Donation| {
        let giver = match (&gift.donor_organization, &gift.donor) {
            (Some(organization), _) => Cell::text(organization.to_string()),
            (None, Some(donor)) => Cell::OwnerName(donor.value.clone()),
            (None, None) => Cell::label("finance.anonymous"),
        };
        let purpose = gift.purpose.as_ref().map(|p| ("finance.purpose".into(), Cell::text(p.to_string())));
        let details = purpose.into_iter().chain(gift.matter.as_ref().map(|m| ("finance.used_for".into(), Cell::Record(m.value.clone()))));
        Row {
            anchor: Some(gift.number.to_string()),
            cells: vec![Cell::Date(*gift.on), giver, Cell::Money(*gift.amount)],
            details: details.collect(),
            mark: None,
        }
    };
    finance.donations.iter().map(|gift| row(gift)).collect()
}

fn stamps<'s>(approvals: &[At<Approval>], signed: impl Iterator<Item = &'s At<Signature>>) -> Option<Cell> {
    let bodies = approvals.iter().map(|a| Stamp { by: Cell::Organization(a.body.value.clone()), opinion: Some(a.opinion.key().into()), on: Some(*a.on) });
    let signature = signed.map(|s| Stamp { by: Cell::Person(s.by.value.clone()), opinion: Some("finance.signed".into()), on: Some(*s.on) });
    let stamps: Vec<Cell> = bodies.chain(signature).map(|stamp| Cell::Stamp(Box::new(stamp))).collect();
    (!stamps.is_empty()).then_some(Cell::Many(stamps))
}

/// 平不平: the sum that anybody can redo.
pub fn balance(finance: &Finance) -> Block {
    let mut rows = vec![Row::of([Cell::label("finance.opening"), Cell::Money(*finance.opening)])];
    let gifts: Money = finance.donations.iter().map(|d| *d.amount).sum();
    let lines = [
        ("finance.plus_income", finance.income_total() - gifts),
        ("finance.plus_donations", gifts),
        ("finance.minus_expenditure", finance.expenditure_total()),
        ("finance.plus_transfers", finance.transferred_in()),
        ("finance.minus_transfers", finance.transferred_out()),
    ];
    rows.extend(lines.into_iter().filter(|(_, m)| *m != Money::ZERO).map(|(key, m)| Row::of([Cell::label(key), Cell::Money(m)])));
    Block::Table(Table {
        caption: "finance.balance_table".into(),
        columns: vec![Column::words("finance.line"), Column::numbers("finance.amount")],
        rows,
        total: Some(Row::of([Cell::label("finance.closing_holds"), Cell::Money(finance.expected_closing())])),
    })
}

/// The lines that make up the whole: the one of all buildings where there is one, else those of each.
fn whole(finance: &Finance) -> Vec<&Collection> {
    let lines = || finance.collection.iter().map(|line| &line.value);
    match lines().find(|line| line.building.is_none()) {
        Some(all) => vec![all],
        None => lines().collect(),
    }
}

/// Paid of due over all buildings.
pub fn collection_rate(finance: &Finance) -> Option<Ratio> {
    let lines = whole(finance);
    let sum = |value: fn(&Collection) -> Money| u64::try_from(lines.iter().map(|c| value(c)).sum::<Money>().fen()).ok();
    let (part, whole) = (sum(|c| *c.paid)?, sum(|c| *c.due)?);
    (whole > 0).then_some(Ratio { part, whole })
}

/// Due and paid by building, with rates by money and by flats; never a debtor's name.
pub fn collection(finance: &Finance) -> Option<Block> {
    if finance.collection.is_empty() {
        return None;
    }
    let count = |c: &Option<At<crate::base::number::Count>>| c.as_ref().map(|c| c.0);
    let money = |m: &Option<At<Money>>| m.as_ref().map_or(Cell::Empty, |m| Cell::Money(**m));
    let ratio = |part: Option<u64>, whole: Option<u64>| match (part, whole) {
        (Some(part), Some(whole)) => Cell::Ratio(Ratio { part, whole }),
        _ => Cell::Empty,
    };
    let fen = |m: Money| u64::try_from(m.fen()).ok();
    let row = |line: &Collection| {
        let place = line.building.as_ref().map_or(Cell::label("finance.whole"), |b| Cell::Building(b.value.clone()));
        Row::of([
            place,
            Cell::Money(*line.due),
            Cell::Money(*line.paid),
            ratio(fen(*line.paid), fen(*line.due)),
            ratio(count(&line.households_paid), count(&line.households_due)),
            money(&line.prepaid),
            money(&line.disputed),
        ])
    };
    let lines = whole(finance);
    let sum = |value: &dyn Fn(&Collection) -> Option<Money>| lines.iter().filter_map(|c| value(c)).sum::<Money>();
    let (due, paid) = (sum(&|c| Some(*c.due)), sum(&|c| Some(*c.paid)));
    let flats = |value: &dyn Fn(&Collection) -> Option<u64>| lines.iter().map(|c| value(c)).sum::<Option<u64>>();
    let total = Row::of([
        Cell::label("finance.total"),
        Cell::Money(due),
        Cell::Money(paid),
        ratio(fen(paid), fen(due)),
        ratio(flats(&|c| count(&c.households_paid)), flats(&|c| count(&c.households_due))),
        Cell::Money(sum(&|c| c.prepaid.as_ref().map(|m| **m))),
        Cell::Money(sum(&|c| c.disputed.as_ref().map(|m| **m))),
    ]);
    let aside = |key: &'static str| Column::numbers(key).aside();
    let mut columns = vec![Column::words("finance.building"), aside("finance.due")];
    columns.extend(["finance.paid", "finance.rate_money"].map(Column::numbers));
    columns.extend(["finance.rate_flats", "finance.prepaid", "finance.disputed"].map(aside));
    // Beside lines of buildings, the line of all of them is the total.
    let by_building = finance.collection.iter().any(|line| line.building.is_some());
    let shown = finance.collection.iter().filter(|line| line.building.is_some() || !by_building);
    let rows = shown.map(|line| row(line)).collect();
    Some(Block::Table(Table { caption: "finance.collection_table".into(), columns, rows, total: Some(total) }))
}

/// Each building's part of an amount.
pub fn allocations(finance: &Finance) -> Vec<Block> {
    let block = |allocation: &super::Allocation| {
        let row = |share: &super::Share| {
            let area = share.area.as_ref().map_or(Cell::Empty, |a| Cell::Area(**a));
            let flats = share.households.as_ref().map_or(Cell::Empty, |h| Cell::Count(h.0));
            Row::of([Cell::Building(share.building.value.clone()), area, flats, Cell::Money(*share.amount)])
        };
        let sum: Money = allocation.shares.iter().map(|s| *s.amount).sum();
        let method = allocation.method.as_ref().map_or(Cell::Empty, |m| Cell::text(m.to_string()));
        Block::Table(Table {
            caption: Label::with("finance.allocation_table", [Cell::text(allocation.of.to_string()), method]),
            columns: vec![
                Column::words("finance.building"),
                Column::numbers("finance.area").aside(),
                Column::numbers("finance.flats").aside(),
                Column::numbers("finance.amount"),
            ],
            rows: allocation.shares.iter().map(|s| row(s)).collect(),
            total: Some(Row::of([Cell::label("finance.total"), Cell::Empty, Cell::Empty, Cell::Money(sum)])),
        })
    };
    finance.allocations.iter().flat_map(|a| std::iter::once(block(a)).chain(at_home(a))).collect()
}

/// What each building has of a maintenance fund.
pub fn balances(finance: &Finance) -> Option<Block> {
    let balances = finance.fund.as_ref().map(|fund| &fund.balances).filter(|balances| !balances.is_empty())?;
    let or_dash = |amount: &Option<At<Money>>| amount.as_ref().map_or(Cell::Empty, |amount| Cell::Money(**amount));
    let row = |balance: &super::FundBalance| {
        Row::of([
            Cell::Building(balance.building.value.clone()),
            Cell::Money(*balance.opening),
            or_dash(&balance.contributed),
            or_dash(&balance.interest),
            or_dash(&balance.spent),
            Cell::Money(*balance.closing),
        ])
    };
    let sum = |value: fn(&super::FundBalance) -> Option<Money>| Cell::Money(balances.iter().filter_map(|b| value(b)).sum());
    let total = Row::of([
        Cell::label("finance.total"),
        sum(|b| Some(*b.opening)),
        sum(|b| b.contributed.as_ref().map(|m| **m)),
        sum(|b| b.interest.as_ref().map(|m| **m)),
        sum(|b| b.spent.as_ref().map(|m| **m)),
        sum(|b| Some(*b.closing)),
    ]);
    let moved = ["finance.opening", "finance.contributed", "finance.interest", "finance.spent"].map(|key| Column::yuan(key).aside());
    let columns = std::iter::once(Column::words("finance.building")).chain(moved).chain([Column::yuan("finance.closing")]).collect();
    let rows = balances.iter().map(|balance| row(balance)).collect();
    Some(Block::Table(Table { caption: "finance.balances_table".into(), columns, rows, total: Some(total) }))
}

/// Where the net income goes.
pub fn distribution(finance: &Finance) -> Option<Block> {
    let row = |part: &super::Distribution| Row {
        details: part.matter.iter().map(|matter| ("finance.matter".into(), Cell::Record(matter.value.clone()))).collect(),
        ..Row::of([
            Cell::text(part.to.to_string()),
            Cell::maybe(part.share.as_ref().map(|share| Cell::text(share.value.to_string()))),
            Cell::Money(*part.amount),
        ])
    };
    let rows: Vec<Row> = finance.distribution.iter().map(|part| row(part)).collect();
    let sum: Money = finance.distribution.iter().map(|part| *part.amount).sum();
    (!rows.is_empty()).then(|| {
        Block::Table(Table {
            caption: Label::with("finance.distribution_table", [Cell::Money(finance.net_income())]),
            columns: vec![Column::words("finance.whereto"), Column::words("finance.share"), Column::numbers("finance.amount")],
            rows,
            total: Some(Row::of([Cell::label("finance.total"), Cell::Empty, Cell::Money(sum)])),
        })
    })
}
