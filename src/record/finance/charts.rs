//! The charts of an account: its money over time, what came and went by item, how much of what was due was collected.

use crate::base::money::Money;
use crate::base::source::At;
use crate::disclosure::{Block, Cell, Chart, ChartShape, Label, Series as Numbers};
use crate::record::kind::Filed;

use super::disclosure::account_name;
use super::{Entry, Finance, tables};

/// How many periods a chart shows at most; more become unreadable at 320 px.
const PERIODS: usize = 6;
/// How many items have a bar of their own; the others together have one.
const ITEMS: usize = 6;

/// Income, expenditure and balance, a period beside the other; from two on.
pub fn over_time(account: &[&Filed<Finance>]) -> Option<Block> {
    let shown = newest(account);
    let numbers = |key: &'static str, value: fn(&Finance) -> Money| Numbers {
        label: key.into(),
        values: shown.iter().map(|f| Cell::Money(value(f.body))).collect(),
        full: Vec::new(),
    };
    let series = vec![
        numbers("finance.income", Finance::income_total),
        numbers("finance.expenditure", Finance::expenditure_total),
        numbers("finance.closing", |f| *f.closing),
    ];
    columns(shown, "finance.over_time", series)
}

/// The collection rate of each period in which something was due; from two on.
pub fn collected(account: &[&Filed<Finance>]) -> Option<Block> {
    let due: Vec<&Filed<Finance>> = account.iter().copied().filter(|f| tables::collection_rate(f.body).is_some()).collect();
    let shown = newest(&due);
    let values = shown.iter().map(|f| Cell::maybe(tables::collection_rate(f.body).map(Cell::Ratio))).collect();
    columns(shown, "finance.rate_over_time", vec![Numbers { label: "finance.rate".into(), values, full: Vec::new() }])
}

fn newest<'r, 'a>(account: &'r [&'r Filed<'a, Finance>]) -> &'r [&'r Filed<'a, Finance>] {
    account.get(account.len().saturating_sub(PERIODS)..).unwrap_or(&[])
}

fn columns(shown: &[&Filed<Finance>], title: &'static str, series: Vec<Numbers>) -> Option<Block> {
    let newest = shown.last().filter(|_| shown.len() > 1)?;
    Some(Block::Chart(Chart {
        title: Label::with(title, [account_name(newest.body)]),
        shape: ChartShape::Columns,
        categories: shown.iter().map(|f| Cell::Period(*f.body.period)).collect(),
        series,
    }))
}

/// What came in and what went out by item, the largest first; a track with one item needs no drawing.
pub fn by_item(finance: &Finance) -> Vec<Block> {
    let tracks = [("finance.in_by_item", &finance.income), ("finance.out_by_item", &finance.expenditure)];
    tracks.into_iter().filter_map(|(title, entries)| bars(title, entries)).collect()
}

fn bars(title: &'static str, entries: &[At<Entry>]) -> Option<Block> {
    let mut items: Vec<(&str, Money)> = Vec::new();
    for entry in entries {
        let subject = entry.subject.value.0.as_str();
        match items.iter_mut().find(|(known, _)| *known == subject) {
            Some((_, sum)) => *sum = *sum + *entry.amount,
            None => items.push((subject, *entry.amount)),
        }
    }
    // A reversal has no length that could be drawn beside the others.
    if items.len() < 2 || items.iter().any(|(_, sum)| sum.is_negative()) {
        return None;
    }
    items.sort_by_key(|(_, sum)| std::cmp::Reverse(*sum));
    let shown = if items.len() > ITEMS { ITEMS - 1 } else { items.len() };
    let rest = items.split_off(shown);
    let others = Label::with("finance.other_items", [Cell::Count(rest.len() as u64)]);
    let others = (!rest.is_empty()).then(|| (Cell::Label(others), rest.iter().map(|(_, sum)| *sum).sum::<Money>()));
    let told = items.into_iter().map(|(subject, sum)| (Cell::text(subject), sum)).chain(others);
    let (categories, values) = told.map(|(name, sum)| (name, Cell::Money(sum))).unzip();
    let series = vec![Numbers { label: "finance.amount".into(), values, full: Vec::new() }];
    Some(Block::Chart(Chart { title: title.into(), shape: ChartShape::Bars, categories, series }))
}

#[cfg(test)]
mod tests {
    use crate::disclosure::{Block, Cell, ChartShape};
    use crate::record::kind_of_folder;
    use crate::record::testing::told;

    const HEAD: &str = "account: {sort: property_fee}\nopening: 0\nclosing: 0\n";

    fn charts(texts: &[&str]) -> Vec<(&'static str, ChartShape, Vec<Cell>)> {
        let told = told(kind_of_folder("finance").unwrap(), texts);
        let charts = told.blocks.iter().filter_map(|block| if let Block::Chart(chart) = block { Some(chart) } else { None });
        charts.map(|chart| (chart.title.key, chart.shape, chart.series[0].values.clone())).collect()
    }

    #[test]
    fn entries_of_one_item_make_one_bar_and_the_smallest_together_one() {
        let entry = |n: usize, subject: &str, yuan: usize| format!("{{number: S{n}, on: 2026-07-05, subject: {subject}, amount: {yuan}.00}}");
        let mut entries: Vec<String> = (1..8).map(|n| entry(n, &format!("第{n}项"), n * 10)).collect();
        entries.push(entry(8, "第1项", 500));
        let text = format!("period: 2026-Q3\n{HEAD}income: [{}]\n", entries.join(", "));
        let all = charts(&[&text]);
        let [(key, shape, values)] = all.as_slice() else { panic!("{all:?}") };
        assert_eq!((*key, *shape), ("finance.in_by_item", ChartShape::Bars));
        let sums: Vec<String> = values.iter().map(|cell| if let Cell::Money(sum) = cell { sum.plain() } else { String::new() }).collect();
        assert_eq!(sums, ["510.00", "70.00", "60.00", "50.00", "40.00", "50.00"]);
    }

    #[test]
    fn the_collection_rate_is_drawn_from_two_periods_on() {
        let text = |period: &str, paid: &str| format!("period: {period}\n{HEAD}collection: [{{due: 100.00, paid: {paid}}}]\n");
        let (first, second) = (text("2025-H2", "87.00"), text("2026-H1", "90.00"));
        let rates = |texts: &[&str]| charts(texts).into_iter().filter(|(key, ..)| *key == "finance.rate_over_time").map(|(.., values)| values.len()).collect::<Vec<_>>();
        assert_eq!(rates(&[&first]), [0; 0]);
        assert_eq!(rates(&[&first, &second]), [2]);
    }
}
