//! Tells an account's period: the conclusion, the figures, the chart, every row, and whether it balances.

use crate::base::money::Money;
use crate::base::number::Ratio;
use crate::disclosure::{Block, Cell, Disclosure, Facts, Figure, FigureRole, Label};
use crate::record::kind::{Filed, Scope, Series};

use super::allowance::{Due, came};
use super::{Finance, charts, tables};

pub fn disclose(series: &Series<Finance>, scope: &Scope) -> Disclosure {
    let this = series.this();
    let finance = this.body;
    let previous = earlier(series);
    let mut blocks = Vec::new();
    blocks.push(Block::Facts(facts(finance)));
    let account = current(series.until_now());
    blocks.extend(charts::over_time(&account));
    blocks.extend(charts::by_item(finance));
    blocks.extend(charts::collected(&account));
    blocks.extend(tables::rows(finance, scope));
    blocks.push(tables::balance(finance));
    blocks.extend(tables::distribution(finance));
    blocks.extend(tables::balances(finance));
    blocks.extend(tables::collection(finance));
    blocks.extend(tables::allocations(finance));
    blocks.extend(super::dues::table(finance));
    blocks.extend(reckoning(finance, scope));
    if !this.prose.blocks.is_empty() {
        blocks.push(Block::Prose(crate::disclosure::ProseBlock { title: Some("finance.words".into()), prose: this.prose.clone() }));
    }
    Disclosure {
        headline: Some(headline(finance)),
        remark: compared([previous.map(|p| comparison(finance, p.body)), budgeted(finance)]),
        figures: figures(finance),
        period: Some(*finance.period),
        subject: Some(account_name(finance)),
        state: None,
        events: Vec::new(),
        blocks,
        follows: None,
        asks: None,
        turns: None,
    }
}

/// The account over time, for the kind's list page: the chart and its table in one block.
pub fn over_time(account: &[Filed<Finance>]) -> Option<Block> {
    charts::over_time(&current(account))
}

/// The latest record of each period; a correction takes the place of what it corrects.
fn current<'r, 'a>(records: &'r [Filed<'a, Finance>]) -> Vec<&'r Filed<'a, Finance>> {
    let mut kept: Vec<&Filed<Finance>> = Vec::new();
    for record in records.iter().filter(|r| r.header.purged.is_none()) {
        kept.retain(|other| other.body.period.value != record.body.period.value);
        kept.push(record);
    }
    kept
}

/// The last period before this one that is as long: four months are no measure for six.
fn earlier<'a>(series: &Series<'a, Finance>) -> Option<Filed<'a, Finance>> {
    let period = *series.this().body.period;
    let before = |filed: &&&Filed<Finance>| filed.body.period.until < period.from && filed.body.period.is_as_long_as(period);
    current(series.until_now()).iter().rev().find(before).map(|filed| **filed)
}

/// What the account is called: its own name, else the sort of money.
pub fn account_name(finance: &Finance) -> Cell {
    match &finance.account.name {
        Some(name) => Cell::text(name.to_string()),
        None => Cell::label(finance.account.sort.key()),
    }
}

fn headline(finance: &Finance) -> Label {
    let (income, spent, closing) = (finance.income_total(), finance.expenditure_total(), *finance.closing);
    let (came, went) = (finance.transferred_in(), finance.transferred_out());
    let to = finance.transfers_out.first().map_or(Cell::Empty, |t| Cell::text(t.account.to_string()));
    let from = finance.transfers_in.first().map_or(Cell::Empty, |t| Cell::text(t.account.to_string()));
    let period = Cell::Period(*finance.period);
    match (came == Money::ZERO, went == Money::ZERO) {
        (true, true) => Label::with("finance.headline", [period, Cell::Money(income), Cell::Money(spent), Cell::Money(closing)]),
        (true, false) => Label::with(
            "finance.headline_out",
            [period, Cell::Money(income), Cell::Money(spent), Cell::Money(went), to, Cell::Money(closing)],
        ),
        (false, true) => Label::with(
            "finance.headline_in",
            [period, Cell::Money(income), Cell::Money(spent), Cell::Money(came), from, Cell::Money(closing)],
        ),
        (false, false) => Label::with(
            "finance.headline_both",
            [period, Cell::Money(income), Cell::Money(spent), Cell::Money(came), Cell::Money(went), Cell::Money(closing)],
        ),
    }
}

/// More or less than last time, in words and with the amount.
fn comparison(now: &Finance, before: &Finance) -> Label {
    Label::with(
        "finance.comparison",
        [
            Cell::Period(*before.period),
            difference(now.income_total(), before.income_total()),
            difference(now.expenditure_total(), before.expenditure_total()),
        ],
    )
}

/// What was spent against what it was budgeted at, where anything was.
fn budgeted(finance: &Finance) -> Option<Label> {
    let planned: Vec<(Money, Money)> =
        finance.expenditure.iter().filter_map(|entry| Some((*entry.amount, **entry.budget.as_ref()?))).collect();
    let spent: Money = planned.iter().map(|(spent, _)| *spent).sum();
    let budget: Money = planned.iter().map(|(_, budget)| *budget).sum();
    let count = Cell::Count(planned.len() as u64);
    (!planned.is_empty())
        .then(|| Label::with("finance.against_budget", [count, difference(spent, budget), Cell::Money(budget), Cell::Money(spent)]))
}

fn difference(now: Money, measure: Money) -> Cell {
    let key = if now > measure { "finance.more" } else { "finance.less" };
    if now == measure { Cell::label("finance.same") } else { Cell::Label(Label::with(key, [Cell::Money((now - measure).abs())])) }
}

/// The sentences that compare, as one.
fn compared(sentences: [Option<Label>; 2]) -> Option<Label> {
    match sentences {
        [Some(one), Some(other)] => Some(Label::with("finance.compared", [Cell::Label(one), Cell::Label(other)])),
        [one, other] => one.or(other),
    }
}

fn figures(finance: &Finance) -> Vec<Figure> {
    let figure = |role, key: &'static str, value| Figure { role, label: key.into(), value };
    let mut figures = vec![
        figure(FigureRole::Income, "finance.income", Cell::Money(finance.income_total())),
        figure(FigureRole::Expenditure, "finance.expenditure", Cell::Money(finance.expenditure_total())),
    ];
    let moved = finance.transferred_in() - finance.transferred_out();
    if moved != Money::ZERO {
        let key = if moved.is_negative() { "finance.transferred_out" } else { "finance.transferred_in" };
        figures.push(figure(FigureRole::Transfer, key, Cell::Money(moved.abs())));
    }
    figures.push(figure(FigureRole::Closing, "finance.closing", Cell::Money(*finance.closing)));
    if let Some(rate) = tables::collection_rate(finance) {
        figures.push(figure(FigureRole::Collection, "finance.rate", Cell::Ratio(rate)));
    }
    figures
}

fn facts(finance: &Finance) -> Facts {
    let mut rows: Vec<(Label, Cell)> = vec![("finance.in_words".into(), Cell::Capitals(*finance.closing))];
    if let Some(bank) = &finance.reconciliation {
        let cell = if *bank.bank_balance == *finance.closing {
            Cell::Label(Label::with("finance.bank_agrees", [Cell::Date(*bank.on)]))
        } else {
            let why = bank.difference.as_ref().map_or(Cell::Empty, |d| Cell::text(d.to_string()));
            Cell::Label(Label::with("finance.bank_differs", [Cell::Date(*bank.on), Cell::Money(*bank.bank_balance), why]))
        };
        rows.push(("finance.reconciliation".into(), cell));
    }
    let account = &finance.account;
    let tail = account.tail.as_ref().map(|t| Cell::Label(Label::with("finance.tail", [Cell::text(t.0.clone())])));
    let bank = account.bank.as_ref().map(|b| Cell::text(b.to_string()));
    rows.push(("finance.account".into(), Cell::Parts([Some(account_name(finance)), bank, tail].into_iter().flatten().collect())));
    if let Some(track) = &account.track {
        rows.push(("finance.track".into(), Cell::label(track.key())));
    }
    if let Some(holder) = &account.holder {
        rows.push(("finance.holder".into(), Cell::Organization(holder.value.clone())));
    }
    if let Some(officers) = &finance.officers {
        let posts = [
            ("finance.accountant", &officers.accountant),
            ("finance.cashier", &officers.cashier),
            ("finance.signatory", &officers.signatory),
            ("finance.reviewer", &officers.reviewer),
            ("finance.archivist", &officers.archivist),
        ];
        for (key, person) in posts {
            if let Some(person) = person {
                rows.push((key.into(), Cell::Person(person.value.clone())));
            }
        }
    }
    Facts { title: None, rows }
}

/// What some accounts are measured against: the first instalment, allowances, the share of micro-project money.
fn reckoning(finance: &Finance, scope: &Scope) -> Option<Block> {
    let mut rows: Vec<(Label, Cell)> = Vec::new();
    if let Some(fund) = &finance.fund {
        if let Some(first) = &fund.first_instalment {
            rows.push(("finance.first_instalment".into(), Cell::Money(**first)));
            if let (Ok(part), Ok(whole)) = (u64::try_from(finance.closing.fen()), u64::try_from(first.fen())) {
                rows.push(("finance.of_first_instalment".into(), Cell::Ratio(Ratio { part, whole })));
            }
        }
        let came = [("finance.contributed", &fund.contributed), ("finance.interest", &fund.interest)];
        rows.extend(came.into_iter().filter_map(|(key, amount)| Some((key.into(), Cell::Money(amount.as_ref()?.value)))));
    }
    if let Some(allowance) = &finance.allowance {
        let heads = [
            ("finance.secretaries", &allowance.secretaries),
            ("finance.deputy_secretaries", &allowance.deputy_secretaries),
            ("finance.committee_members", &allowance.members_of_committee),
            ("finance.party_members", &allowance.party_members),
        ];
        rows.extend(heads.into_iter().filter_map(|(key, count)| Some((key.into(), Cell::Count(count.as_ref()?.0)))));
        if let Ok(due) = Due::of(finance, scope) {
            let parts = [("finance.allowance_posts", due.posts), ("finance.allowance_members", due.members), ("finance.allowance_start", due.start)];
            rows.extend(parts.into_iter().filter(|(_, part)| *part != Money::ZERO).map(|(key, part)| (key.into(), Cell::Money(part))));
            rows.push(("finance.allowance_due".into(), Cell::Money(due.total())));
            rows.push(("finance.allowance_came".into(), Cell::Money(came(finance))));
        }
    }
    if let Some(share) = &finance.micro_share {
        rows.push(("finance.community_total".into(), Cell::Money(*share.community_total)));
        let ratio = |part: i64, whole: i64| Some(Ratio { part: u64::try_from(part).ok()?, whole: u64::try_from(whole).ok()? });
        if let Some(got) = ratio(finance.income_total().fen(), share.community_total.fen()) {
            rows.push(("finance.share_got".into(), Cell::Ratio(got)));
        }
        rows.push(("finance.community_population".into(), Cell::Count(share.community_population.0)));
        if let Some(people) = &scope.unit.population {
            let due = Ratio { part: people.0, whole: share.community_population.0 };
            rows.push(("finance.share_due".into(), Cell::Ratio(due)));
        }
    }
    (!rows.is_empty()).then(|| Block::Facts(Facts { title: Some("finance.reckoning".into()), rows }))
}

#[cfg(test)]
mod tests {
    use crate::disclosure::{Block, Cell, FigureRole};
    use crate::record::kind_of_folder;
    use crate::record::testing::told;

    #[test]
    fn figures_and_balance_are_computed_from_the_rows() {
        let q2 = "period: 2026-Q2\naccount: {sort: common_income}\nopening: 0\nincome: [{number: S1, on: 2026-04-01, subject: 广告, amount: 50}]\nclosing: 50\n";
        let q3 = "period: 2026-Q3\naccount: {sort: common_income}\nopening: 50\nincome: [{number: S2, on: 2026-07-01, subject: 广告, amount: 70}]\ntransfers_out: [{number: T1, on: 2026-09-30, amount: 20, account: 维修资金}]\nclosing: 100\n";
        let disclosure = told(kind_of_folder("finance").unwrap(), &[q2, q3]);
        assert_eq!(disclosure.headline.as_ref().map(|h| h.key), Some("finance.headline_out"));
        let closing = disclosure.figures.iter().find(|f| f.role == FigureRole::Closing).map(|f| f.value.clone());
        assert!(matches!(closing, Some(Cell::Money(m)) if m.fen() == 10_000));
        let words: Vec<&str> = disclosure.blocks.iter().map(Block::word).collect();
        assert_eq!(words, ["facts", "chart", "table", "table", "table"]);
        assert_eq!(disclosure.remark.map(|r| r.key), Some("finance.comparison"));
    }

    #[test]
    fn what_has_a_budget_is_held_against_it() {
        let q3 = "period: 2026-Q3\naccount: {sort: common_income}\nopening: 500\nexpenditure: [{number: Z1, on: 2026-07-01, subject: 门禁, amount: 80, budget: 100}, {number: Z2, on: 2026-07-02, subject: 灯, amount: 30, budget: 25.5}, {number: Z3, on: 2026-07-03, subject: 纸, amount: 9}]\nclosing: 381\n";
        let remark = told(kind_of_folder("finance").unwrap(), &[q3]).remark.unwrap();
        assert_eq!((remark.key, &remark.with[0]), ("finance.against_budget", &Cell::Count(2)));
        assert!(matches!(&remark.with[1], Cell::Label(less) if less.key == "finance.less"), "{remark:?}");
        assert!(matches!(&remark.with[2..], [Cell::Money(budget), Cell::Money(spent)] if (budget.fen(), spent.fen()) == (12_550, 11_000)));
    }

    #[test]
    fn the_line_of_all_buildings_is_the_total_and_no_part_of_it() {
        let h1 = "period: 2026-H1\naccount: {sort: property_fee}\nopening: 0\nclosing: 0\ncollection: [{due: 300, paid: 120}, {building: 1, due: 150, paid: 60}, {building: 2, due: 150, paid: 60}]\n";
        let told = told(kind_of_folder("finance").unwrap(), &[h1]);
        let rate = told.figures.iter().find(|f| f.role == FigureRole::Collection).map(|f| f.value.clone());
        assert!(matches!(rate, Some(Cell::Ratio(rate)) if (rate.part, rate.whole) == (12_000, 30_000)), "{rate:?}");
        let tables = told.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
        let table = tables.into_iter().find(|table| table.caption.key == "finance.collection_table").unwrap();
        assert_eq!(table.rows.len(), 2);
        let total = &table.total.as_ref().unwrap().cells;
        assert!(matches!(total[1..3], [Cell::Money(due), Cell::Money(paid)] if (due.fen(), paid.fen()) == (30_000, 12_000)), "{total:?}");
    }
}
