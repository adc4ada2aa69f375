//! What a correction changed: figures, facts and rows of the old disclosure beside those of the new.

use crate::disclosure::{Block, Cell, Disclosure, Label, Row, Table};

use super::Change;

/// How many changes are listed; a record rewritten from top to bottom is better read whole.
const MOST: usize = 40;

/// Compares two disclosures of one kind.
pub fn between(before: &Disclosure, after: &Disclosure) -> Vec<Change> {
    let mut changes = Vec::new();
    let figures = |told: &Disclosure| told.figures.iter().map(|f| (f.label.clone(), f.value.clone())).collect();
    pairs(&figures(before), &figures(after), &mut changes);
    pairs(&facts(before), &facts(after), &mut changes);
    for (caption, old, new) in tables(before, after) {
        rows(caption, old, new, &mut changes);
    }
    changes.dedup();
    changes.truncate(MOST);
    changes
}

type Pairs = Vec<(Label, Cell)>;

fn pairs(before: &Pairs, after: &Pairs, changes: &mut Vec<Change>) {
    let find = |list: &Pairs, key: &Label| list.iter().find(|(label, _)| label == key).map_or(Cell::Empty, |(_, value)| value.clone());
    for (label, old) in before {
        let new = find(after, label);
        if *old != new {
            changes.push(Change { label: label.clone(), before: old.clone(), after: new });
        }
    }
    for (label, new) in after.iter().filter(|(label, _)| !before.iter().any(|(known, _)| known == label)) {
        changes.push(Change { label: label.clone(), before: Cell::Empty, after: new.clone() });
    }
}

fn facts(told: &Disclosure) -> Pairs {
    let rows = told.blocks.iter().filter_map(|block| match block {
        Block::Facts(facts) => Some(facts.rows.iter().cloned()),
        _ => None,
    });
    rows.flatten().collect()
}

/// Tables of the same caption, old beside new.
fn tables<'d>(before: &'d Disclosure, after: &'d Disclosure) -> Vec<(&'d Label, &'d Table, &'d Table)> {
    let all = |told: &'d Disclosure| {
        told.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    };
    all(before).filter_map(|old| all(after).find(|new| new.caption == old.caption).map(|new| (&old.caption, old, new))).collect()
}

/// Rows are the same row by their anchor, or by their first cell where they have none.
fn rows(caption: &Label, old: &Table, new: &Table, changes: &mut Vec<Change>) {
    let key = |row: &Row| row.anchor.clone().map(Cell::Text).or_else(|| row.cells.first().cloned());
    // What stands under a row is told where it changed.
    let value = |row: &Row, other: Option<&Row>| {
        let cells = row.cells.iter().skip(usize::from(row.anchor.is_none()));
        let changed = row.details.iter().filter(|detail| other.is_some_and(|other| !other.details.contains(detail)));
        Cell::Parts(cells.chain(changed.map(|(_, cell)| cell)).cloned().collect())
    };
    let label = |row: &Row| Label::with("site.row_of", [Cell::Label(caption.clone()), key(row).unwrap_or(Cell::Empty)]);
    for row in &old.rows {
        match new.rows.iter().find(|other| key(other) == key(row)) {
            Some(other) if other.cells == row.cells && other.details == row.details => {}
            other => changes.push(Change {
                label: label(row),
                before: value(row, other),
                after: other.map_or(Cell::Empty, |other| value(other, Some(row))),
            }),
        }
    }
    for row in new.rows.iter().filter(|row| !old.rows.iter().any(|other| key(other) == key(row))) {
        changes.push(Change { label: label(row), before: Cell::Empty, after: value(row, None) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::money::Money;
    use crate::disclosure::{Column, Figure, FigureRole};

    fn told(amount: i64) -> Disclosure {
        let row =
            Row { anchor: Some("S1".into()), cells: vec![Cell::text("广告"), Cell::Money(Money::from_fen(amount))], ..Row::default() };
        let table =
            Table { caption: "finance.income_table".into(), columns: vec![Column::words("finance.subject")], rows: vec![row], total: None };
        let figure = Figure { role: FigureRole::Income, label: "finance.income".into(), value: Cell::Money(Money::from_fen(amount)) };
        Disclosure { figures: vec![figure], blocks: vec![Block::Table(table)], ..Disclosure::default() }
    }

    #[test]
    fn a_changed_amount_shows_in_the_figure_and_in_its_row() {
        let changes = between(&told(100), &told(200));
        assert_eq!(changes.len(), 2);
        assert_eq!(changes[0].label.key, "finance.income");
        assert_eq!(changes[1].label.key, "site.row_of");
        assert!(between(&told(100), &told(100)).is_empty());
    }

    #[test]
    fn what_stands_under_a_row_shows_where_it_changed() {
        let with = |voucher: &str| {
            let mut told = told(100);
            if let Some(Block::Table(table)) = told.blocks.first_mut() {
                table.rows[0].details = vec![("finance.voucher".into(), Cell::text(voucher)), ("finance.note".into(), Cell::text("同"))];
            }
            told
        };
        let changes = between(&with("记1"), &with("记2"));
        assert_eq!(changes.len(), 1);
        assert_eq!(changes[0].after, Cell::Parts(vec![Cell::text("广告"), Cell::Money(Money::from_fen(100)), Cell::text("记2")]));
    }
}
