//! The tables of a period: what about, by which way, how high; and all periods in a drawing.

use crate::base::id::OrganizationId;
use crate::base::number::Ratio;
use crate::disclosure::{Block, Cell, Chart, ChartShape, Column, Label, Row, Series as Numbers, Table};
use crate::record::kind::{Filed, Scope};

use super::counts::{self, Group};
use super::response::{Response, responses};
use super::{Case, CaseLevel, Category, Channel, Rating};

/// How many periods a chart shows at most.
const PERIODS: usize = 8;

/// How many cases may be counted.
pub fn total(case: &Case) -> u64 {
    u64::try_from(case.public().count()).unwrap_or(u64::MAX)
}

/// The last period, where its number may be told beside this one's.
pub fn comparable(before: Option<&Case>, least: u64) -> Option<&Case> {
    before.filter(|before| counts::tellable(total(before), least))
}

/// What the cases were about, with the last period beside it.
pub fn categories(case: &Case, before: Option<&Case>, scope: &Scope) -> Option<Block> {
    table("case.categories", "case.category", &by_category(case, before, scope), case, before, Category::key)
}

/// What the cases were about, now and in the last period.
pub fn by_category(case: &Case, before: Option<&Case>, scope: &Scope) -> Vec<Group<Category>> {
    counts::by_category(case, before, counts::least(scope))
}

/// By which way they came; those that say.
pub fn channels(case: &Case, scope: &Scope) -> Option<Block> {
    table("case.channels", "case.channel", &by_channel(case, scope)?, case, None, Channel::key)
}

/// By which way they came, where every case says.
pub fn by_channel(case: &Case, scope: &Scope) -> Option<Vec<Group<Channel>>> {
    let told = |case: &Case| case.public().all(|request| request.channel.is_some());
    let now = case.public().filter_map(|request| request.channel.as_ref()).map(|channel| channel.value);
    let groups = counts::groups(Channel::ALL, now, std::iter::empty(), counts::least(scope));
    (told(case) && groups.len() > 1).then_some(groups)
}

fn table<K: Copy>(
    caption: &'static str,
    column: &'static str,
    groups: &[Group<K>],
    case: &Case,
    before: Option<&Case>,
    key: fn(K) -> &'static str,
) -> Option<Block> {
    let heading = |case: &Case| Label::with("case.of_period", [Cell::Period(*case.period)]);
    let mut columns = vec![Column::words(column), Column::numbers(heading(case))];
    columns.extend(before.map(|before| Column::numbers(heading(before))));
    let row = |group: &Group<K>| {
        let name = Cell::label(group.key.map_or("case.rest", key));
        let last = before.map(|_| Cell::Count(group.before));
        Row::of([name, Cell::Count(group.now)].into_iter().chain(last))
    };
    let sum = [Cell::label("case.total"), Cell::Count(total(case))].into_iter().chain(before.map(|before| Cell::Count(total(before))));
    let rows: Vec<Row> = groups.iter().map(row).collect();
    (!rows.is_empty()).then(|| Block::Table(Table { caption: caption.into(), columns, rows, total: Some(Row::of(sum)) }))
}

/// Who took the cases first and answers for them (首问); those that say, folded like every other group.
pub fn offices(case: &Case, scope: &Scope) -> Option<Block> {
    let first: Vec<&str> = case.public().filter_map(|request| request.first.as_ref()).map(|first| first.0.as_str()).collect();
    let mut all = first.clone();
    all.sort_unstable();
    all.dedup();
    let groups = counts::groups(&all, first.iter().copied(), std::iter::empty(), counts::least(scope));
    let row = |group: &Group<&str>| {
        let name = group.key.map_or(Cell::label("case.rest"), |id| Cell::Organization(OrganizationId(id.to_string())));
        Row::of([name, Cell::Count(group.now)])
    };
    let rows: Vec<Row> = groups.iter().map(row).collect();
    let columns = vec![Column::words("case.office"), Column::numbers("case.count")];
    let complete = u64::try_from(first.len()).is_ok_and(|n| n == total(case));
    (complete && rows.len() > 1).then(|| Block::Table(Table { caption: "case.offices".into(), columns, rows, total: None }))
}

/// How often a level took a case up, and how often in its days; what concerns offices is told however small.
pub fn levels(case: &Case, scope: &Scope) -> Option<Block> {
    let all: Vec<(CaseLevel, Response)> = case.public().flat_map(|request| responses(request, scope)).collect();
    let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    let row = |level: &CaseLevel| {
        let of = |wanted: Response| count(all.iter().filter(|(at, response)| at == level && *response == wanted).count());
        let (in_time, late, waiting) = (of(Response::InTime), of(Response::Late), of(Response::Waiting));
        let share = Ratio { part: in_time, whole: in_time + late };
        let share = if share.whole == 0 { Cell::label("case.not_due") } else { Cell::Ratio(share) };
        let cells = [Cell::label(level.key()), Cell::Count(in_time + late + waiting), Cell::Count(in_time), share];
        (in_time + late + waiting > 0).then(|| Row::of(cells))
    };
    let rows: Vec<Row> = CaseLevel::ALL.iter().filter_map(row).collect();
    let columns = vec![
        Column::words("case.level"),
        Column::numbers("case.handed"),
        Column::numbers("case.in_time"),
        Column::numbers("case.in_time_share"),
    ];
    (!rows.is_empty()).then(|| Block::Table(Table { caption: "case.levels".into(), columns, rows, total: None }))
}

/// What was said of the answers, where enough people said anything.
pub fn ratings(case: &Case, scope: &Scope) -> Option<Block> {
    let groups = by_rating(case, scope)?;
    let whole: u64 = groups.iter().map(|group| group.now).sum();
    let row = |group: &Group<Rating>| {
        let name = Cell::label(group.key.map_or("case.rest", Rating::key));
        Row::of([name, Cell::Count(group.now), Cell::Ratio(Ratio { part: group.now, whole })])
    };
    let rows: Vec<Row> = groups.iter().map(row).collect();
    let columns = vec![Column::words("case.rating"), Column::numbers("case.count"), Column::numbers("case.share")];
    let sum = Row::of([Cell::label("case.total"), Cell::Count(whole), Cell::Empty]);
    Some(Block::Table(Table { caption: "case.ratings".into(), columns, rows, total: Some(sum) }))
}

/// What was said of the answers, where there is more than one group to tell.
pub fn by_rating(case: &Case, scope: &Scope) -> Option<Vec<Group<Rating>>> {
    let now = case.public().filter_map(|request| request.rating.as_ref()).map(|rating| rating.value);
    let groups = counts::groups(Rating::ALL, now, std::iter::empty(), counts::least(scope));
    (groups.len() > 1).then_some(groups)
}

/// Periods of one length side by side; the latest record of each.
pub fn over_time(length: &[Filed<Case>], scope: &Scope) -> Option<Block> {
    let least = counts::least(scope);
    let mut kept: Vec<&Case> = Vec::new();
    for filed in length.iter().filter(|filed| filed.header.purged.is_none()) {
        kept.retain(|other| other.period.value != filed.body.period.value);
        kept.push(filed.body);
    }
    let shown = kept.get(kept.len().saturating_sub(PERIODS)..)?;
    let value = |case: &&Case| Some(total(case)).filter(|n| counts::tellable(*n, least)).map_or(Cell::Empty, Cell::Count);
    (shown.len() > 1).then(|| {
        Block::Chart(Chart {
            title: "case.over_time".into(),
            shape: ChartShape::Columns,
            categories: shown.iter().map(|case| Cell::Period(*case.period)).collect(),
            series: vec![Numbers { label: "case.received".into(), values: shown.iter().map(value).collect(), full: Vec::new() }],
        })
    })
}
