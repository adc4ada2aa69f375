//! Numbers then and now, with the change computed, and the grades a result counts for.

use crate::base::number::Ratio;
use crate::disclosure::{Block, Cell, Column, Facts, Label, Row, Table, Tone};

use super::{Comparison, Evaluation, Grade};

/// Each number then and now; the change in per cent is computed from the two counts, so it never stands without them.
pub fn table(evaluation: &Evaluation) -> Option<Block> {
    let row = |c: &Comparison| {
        let cells = [Cell::text(c.name.to_string()), Cell::Count(c.before.0), Cell::Count(c.now.0), change(c)];
        Row::of(cells)
    };
    let rows: Vec<Row> = evaluation.comparisons.iter().map(|c| row(c)).collect();
    let columns = vec![
        Column::words("evaluation.counted"),
        Column::numbers("evaluation.before"),
        Column::numbers("evaluation.now"),
        Column::words("evaluation.change"),
    ];
    (!rows.is_empty()).then(|| Block::Table(Table { caption: "evaluation.comparison_table".into(), columns, rows, total: None }))
}

fn change(c: &Comparison) -> Cell {
    let (before, now) = (c.before.0, c.now.0);
    let less = c.less_is_better.as_ref().is_some_and(|less| less.value);
    let (key, good) = match now.cmp(&before) {
        std::cmp::Ordering::Equal => return Cell::label("evaluation.unchanged"),
        std::cmp::Ordering::Less => ("evaluation.fell", less),
        std::cmp::Ordering::Greater => ("evaluation.rose", !less),
    };
    let tone = if good { Tone::Good } else { Tone::Plain };
    if before == 0 {
        return Cell::State(tone, "evaluation.from_nothing".into());
    }
    Cell::State(tone, Label::with(key, [Cell::Ratio(Ratio { part: now.abs_diff(before), whole: before })]))
}

/// What the result counts for.
pub fn grades(evaluation: &Evaluation) -> Option<Block> {
    let row = |g: &Grade| {
        let before = g.before.iter().map(|before| Cell::Label(Label::with("evaluation.grade_before", [Cell::text(before.to_string())])));
        let on = g.on.iter().map(|on| Cell::Date(on.value));
        let cells = [Cell::text(g.grade.to_string())].into_iter().chain(before).chain(on).collect();
        (Label::with("evaluation.as_written", [Cell::text(g.scheme.to_string())]), Cell::Parts(cells))
    };
    let rows: Vec<(Label, Cell)> = evaluation.grades.iter().map(|g| row(g)).collect();
    (!rows.is_empty()).then(|| Block::Facts(Facts { title: Some("evaluation.grades".into()), rows }))
}

#[cfg(test)]
mod tests {
    use crate::disclosure::{Block, Cell};
    use crate::record::kind_of_folder;
    use crate::record::testing::told;

    #[test]
    fn the_change_is_computed_from_both_counts() {
        let text = "subject: a\nperiod: 2026-H1\ngrades: [{scheme: 等级评定, grade: A, before: B}]\ncomparisons: [{name: 投诉, before: 24, now: 5, less_is_better: true}, {name: 巡查, before: 0, now: 7}, {name: 表扬, before: 3, now: 3}]\n";
        let told = told(kind_of_folder("evaluation").unwrap(), &[text]);
        let table = told.blocks.iter().find_map(|b| if let Block::Table(t) = b { Some(t) } else { None }).unwrap();
        let last: Vec<&Cell> = table.rows.iter().filter_map(|row| row.cells.last()).collect();
        assert!(matches!(last[0], Cell::State(crate::disclosure::Tone::Good, label) if matches!(label.with.first(), Some(Cell::Ratio(r)) if (r.part, r.whole) == (19, 24))));
        assert!(matches!(last[1], Cell::State(_, label) if label.key == "evaluation.from_nothing"));
        assert!(matches!(last[2], Cell::Label(label) if label.key == "evaluation.unchanged"));
        assert!(told.blocks.iter().any(|b| matches!(b, Block::Facts(f) if f.title.as_ref().is_some_and(|t| t.key == "evaluation.grades"))));
    }
}
