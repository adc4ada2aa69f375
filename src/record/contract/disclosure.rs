//! Tells a contract: with whom, for how long, for how much; whether it is in force and whether it is kept.

use crate::base::money::Money;
use crate::disclosure::{Block, Cell, Disclosure, Event, Facts, Figure, FigureRole, Label, ProseBlock, Tone};
use crate::record::kind::{Scope, Series};

use super::tables::{self, party, side};
use super::{Contract, Found, PartyRole};

pub fn disclose(series: &Series<Contract>, scope: &Scope) -> Disclosure {
    let this = series.this();
    let contract = this.body;
    let mut blocks = vec![Block::Facts(facts(contract))];
    blocks.extend(award(contract).map(Block::Facts));
    blocks.extend(tables::schedule(&contract.income, "contract.income_table", scope));
    blocks.extend(tables::schedule(&contract.payments, "contract.payment_table", scope));
    blocks.extend(tables::terms(contract, scope));
    blocks.extend(tables::inspections(contract));
    blocks.extend(tables::milestones(contract, scope));
    blocks.extend(tables::amendments(contract));
    blocks.extend(tables::ending(contract).map(Block::Facts));
    blocks.extend(contract.handover.iter().flat_map(|handover| tables::handover(handover, scope)));
    blocks.extend(tables::documents(contract));
    if !this.prose.blocks.is_empty() {
        blocks.push(Block::Prose(ProseBlock { title: Some("contract.words".into()), prose: this.prose.clone() }));
    }
    Disclosure {
        headline: Some(headline(contract, scope)),
        remark: remark(contract),
        figures: figures(contract, scope),
        period: Some(*contract.period),
        subject: Some(Cell::label(contract.sort.key())),
        state: Some(state(contract, scope)),
        events: events(contract, scope),
        blocks,
        follows: None,
        asks: None,
        turns: None,
    }
}

fn facts(contract: &Contract) -> Facts {
    let mut rows: Vec<(Label, Cell)> = vec![("contract.sort".into(), Cell::label(contract.sort.key()))];
    for one in &contract.parties {
        let code = one.credit_code.as_ref().map(|code| Cell::text(code.to_string()));
        let cells: Vec<Cell> = std::iter::once(party(one)).chain(code).collect();
        rows.push((one.role.key().into(), if cells.len() > 1 { Cell::Parts(cells) } else { party(one) }));
    }
    rows.push(("contract.period".into(), Cell::Days(contract.period.from, Some(contract.agreed_until(None)))));
    rows.extend(contract.signed.as_ref().map(|day| ("contract.signed".into(), Cell::Date(**day))));
    if let Some(worth) = contract.worth() {
        rows.push(("contract.value".into(), Cell::Money(**worth)));
        rows.push(("contract.in_words".into(), Cell::Capitals(**worth)));
    }
    if let Some(value) = &contract.value {
        rows.extend(value.reckoned.as_ref().map(|how| ("contract.reckoned".into(), Cell::text(how.to_string()))));
        let changed = contract.worth().is_some_and(|worth| **worth != *value.amount);
        rows.extend(changed.then(|| ("contract.value_before".into(), Cell::Money(*value.amount))));
    }
    rows.extend(contract.previous.as_ref().map(|id| ("contract.previous".into(), Cell::Record(id.value.clone()))));
    Facts { title: None, rows }
}

fn award(contract: &Contract) -> Option<Facts> {
    let award = contract.award.as_ref()?;
    let mut rows: Vec<(Label, Cell)> = vec![("contract.method".into(), Cell::label(award.method.key()))];
    rows.extend(award.on.as_ref().map(|day| ("contract.awarded".into(), Cell::Date(**day))));
    rows.extend(award.bidders.as_ref().map(|count| ("contract.bidders".into(), Cell::Count(count.0))));
    rows.extend(award.reason.as_ref().map(|why| ("contract.reason".into(), Cell::text(why.to_string()))));
    rows.extend(award.matter.as_ref().map(|id| ("contract.matter".into(), Cell::Record(id.value.clone()))));
    rows.extend(award.draft.as_ref().map(|id| ("contract.draft".into(), Cell::Record(id.value.clone()))));
    Some(Facts { title: Some("contract.award".into()), rows })
}

fn state(contract: &Contract, scope: &Scope) -> (Tone, Label) {
    let day = scope.as_of;
    let handing = contract.handover.as_ref().is_some_and(|handover| {
        let begun = handover.begun.as_ref().is_some_and(|begun| begun.value <= day);
        begun && handover.ended.as_ref().is_none_or(|ended| ended.value > day)
    });
    if handing {
        return (Tone::Soon, "contract.handing_over".into());
    }
    match &contract.termination {
        Some(end) if end.on.value < day => return (Tone::Plain, "contract.terminated".into()),
        Some(_) => return (Tone::Soon, Label::with("contract.to_end", [Cell::Date(contract.ends())])),
        None => {}
    }
    if day < contract.period.from {
        return (Tone::Plain, "contract.to_begin".into());
    }
    if contract.ends() < day {
        return (Tone::Plain, "contract.ended".into());
    }
    match contract.renewal.as_ref().filter(|renewal| renewal.decided.is_none() && renewal.decide_by.value < day) {
        Some(_) => (Tone::Late, "contract.renewal_overdue".into()),
        None => (Tone::Good, "contract.in_force".into()),
    }
}

/// With whom, for how long, for how much; of one that brings money, what came.
fn headline(contract: &Contract, scope: &Scope) -> Label {
    let days = Cell::Days(contract.period.from, Some(contract.ends()));
    let with = side(contract, PartyRole::Second);
    if !contract.income.is_empty() {
        let (due, came) = (sum(contract), tables::settled(&contract.income, scope));
        return Label::with("contract.headline_income", [with, days, Cell::Money(due), Cell::Money(came)]);
    }
    match contract.worth() {
        Some(worth) => Label::with("contract.headline_value", [with, days, Cell::Money(**worth)]),
        None => Label::with("contract.headline", [with, days]),
    }
}

fn sum(contract: &Contract) -> Money {
    contract.income.iter().map(|one| *one.amount).sum()
}

/// How often it was looked at, and how often all was well.
fn remark(contract: &Contract) -> Option<Label> {
    let count = |n: usize| Cell::Count(u64::try_from(n).unwrap_or(u64::MAX));
    let all = contract.inspections.len();
    let kept = contract.inspections.iter().filter(|one| *one.result == Found::Kept).count();
    (all > 0).then(|| Label::with("contract.inspected", [count(all), count(kept)]))
}

fn figures(contract: &Contract, scope: &Scope) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut add = |role, key: &'static str, amount| figures.push(Figure { role, label: Label::from(key), value: Cell::Money(amount) });
    if let Some(worth) = contract.worth() {
        add(FigureRole::Cost, "contract.value", **worth);
    }
    if !contract.income.is_empty() {
        add(FigureRole::Income, "contract.received", tables::settled(&contract.income, scope));
    }
    if !contract.payments.is_empty() {
        add(FigureRole::Expenditure, "contract.paid", tables::settled(&contract.payments, scope));
    }
    figures
}

/// The last day, the day by which to decide, and what falls due.
fn events(contract: &Contract, scope: &Scope) -> Vec<Event> {
    let event = |from, label: Label| Event::on(from, label);
    let mut events = vec![event(contract.ends(), "contract.event_end".into())];
    events.extend(contract.renewal.as_ref().filter(|renewal| renewal.decided.is_none()).map(|renewal| {
        event(*renewal.decide_by, "contract.event_decide".into())
    }));
    let owed = |list: &[crate::base::source::At<super::Instalment>], key: &'static str| -> Vec<Event> {
        let open = list.iter().filter(|one| one.settled.is_none());
        open.map(|one| event(*one.due, Label::with(key, [Cell::Money(*one.amount)]))).collect()
    };
    events.extend(owed(&contract.income, "contract.event_income"));
    events.extend(owed(&contract.payments, "contract.event_payment"));
    let ahead = contract.milestones.iter().filter(|one| one.met.is_none());
    events.extend(ahead.map(|one| event(*one.due, Label::with("contract.event_milestone", [Cell::text(one.title.to_string())]))));
    events.retain(|event| event.from >= scope.as_of);
    events
}

#[cfg(test)]
mod tests {
    use crate::base::money::Money;
    use crate::disclosure::{Block, Cell, Disclosure, Tone};
    use crate::record::kind_of_folder;
    use crate::record::testing::{record, told};

    fn tell(rest: &str) -> Disclosure {
        let text = format!("sort: advertising\nparties: [{{role: first, name: 甲}}, {{role: second, name: 乙}}]\n{rest}");
        told(kind_of_folder("contract").unwrap(), &[&text])
    }

    fn state(rest: &str) -> (Tone, &'static str) {
        let (tone, label) = tell(rest).state.unwrap();
        (tone, label.key)
    }

    #[test]
    fn the_state_follows_the_day() {
        assert_eq!(state("period: 2026\n"), (Tone::Good, "contract.in_force"));
        assert_eq!(state("period: 2027\n"), (Tone::Plain, "contract.to_begin"));
        assert_eq!(state("period: 2025\n"), (Tone::Plain, "contract.ended"));
        assert_eq!(state("period: 2025\namendments: [{on: 2025-12-01, description: 延期, until: 2026-12-31}]\n"), (Tone::Good, "contract.in_force"));
        let end = |on: &str| format!("period: 2026\ntermination: {{on: {on}, by: both, reason: 说好的}}\n");
        assert_eq!(state(&end("2026-11-21")), (Tone::Plain, "contract.terminated"));
        assert_eq!(state(&end("2026-11-30")), (Tone::Soon, "contract.to_end"));
        assert_eq!(state("period: 2026\nrenewal: {decide_by: 2026-11-21}\n"), (Tone::Late, "contract.renewal_overdue"));
        let handover = "period: 2026\nhandover: {from: a, to: b, counted_from: 2026-11-20, begun: 2026-11-20}\n";
        assert_eq!(state(handover), (Tone::Soon, "contract.handing_over"));
    }

    #[test]
    fn totals_are_sums_of_rows() {
        let told = tell("period: 2026\nincome: [{due: 2026-01-05, amount: 300, settled: 2026-01-06}, {due: 2026-12-05, amount: 400}]\n");
        assert_eq!(told.headline.as_ref().unwrap().key, "contract.headline_income");
        let Block::Table(table) = &told.blocks[1] else { panic!("no table") };
        assert_eq!(table.total.as_ref().unwrap().cells.last(), Some(&Cell::Money(Money::from_fen(70_000))));
        assert_eq!(told.figures.len(), 1);
        let days: Vec<String> = told.events.iter().map(|event| event.from.to_string()).collect();
        assert_eq!(days, ["2026-12-31", "2026-12-05"]);
    }

    #[test]
    fn a_change_of_value_shows_both() {
        let told = tell("period: 2026\nvalue: {amount: 100}\namendments: [{on: 2026-03-01, description: 加项, amount: 120}]\n");
        let Block::Facts(facts) = &told.blocks[0] else { panic!("no facts") };
        let keys: Vec<&str> = facts.rows.iter().map(|(label, _)| label.key).collect();
        assert!(keys.contains(&"contract.value_before"), "{keys:?}");
        assert_eq!(told.figures[0].value, Cell::Money(Money::from_fen(12_000)));
    }

    #[test]
    fn the_example_reads_clean() {
        let kind = kind_of_folder("contract").unwrap();
        record(kind, "example", kind.example);
    }
}
