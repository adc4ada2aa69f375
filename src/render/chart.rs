//! Charts drawn here, not in the browser: whole numbers only, readable at 320 px and on paper.
//!
//! The first two series stand side by side as columns; a third is drawn above them as a line with points (a balance over its
//! flows), on a scale of its own, for a fund dwarfs what moves in it. Numbers that would touch are moved apart.

use std::fmt::Write;

use crate::disclosure::{Cell, Chart, ChartShape, Series};
use crate::theme::push_escaped;
use crate::unit::board::Locale;

use super::cells::{Cells, Manner, calendar};

/// The view box: at 320 px the page leaves about this many pixels, so one unit is one pixel there.
const WIDTH: i64 = 320;
/// Where columns begin: above them there is room for two lines of numbers.
const TOP: i64 = 46;
const FLOOR: i64 = 208;
const HEIGHT: i64 = 262;
/// What a line of points takes above the columns, and how high its own scale is.
const BAND: i64 = 56;
const RISE: i64 = 34;
/// Height and width of a digit.
const LINE: i64 = 18;
const DIGIT: i64 = 10;
/// Narrower columns have no room for a number above them.
const ROOM: i64 = 30;

/// How the numbers of a chart are written so that they stay short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// As they are.
    Plain,
    /// Yuan without fen.
    Yuan,
    /// Ten-thousands of yuan.
    Wan,
    /// Thousands of yuan.
    Thousand,
}

impl Scale {
    /// What suits the largest number in the reader's language.
    pub fn of(chart: &Chart, locale: Locale) -> Self {
        let money =
            chart.series.iter().flat_map(|s| &s.values).filter_map(|v| if let Cell::Money(m) = v { Some(m.abs().fen()) } else { None });
        match (money.max(), locale) {
            (None, _) => Scale::Plain,
            (Some(most), Locale::En) if most >= 1_000_000 => Scale::Thousand,
            (Some(most), Locale::ZhHans | Locale::ZhHant) if most >= 1_000_000 => Scale::Wan,
            _ => Scale::Yuan,
        }
    }

    /// The label that names the unit, where there is one.
    pub fn key(self) -> Option<&'static str> {
        match self {
            Scale::Plain => None,
            Scale::Yuan => Some("chart.yuan"),
            Scale::Wan => Some("chart.wan"),
            Scale::Thousand => Some("chart.thousand"),
        }
    }

    /// A number with one decimal at most.
    pub fn write(self, cells: &Cells, cell: &Cell) -> String {
        let tenths = |fen: i64, unit: u64| {
            let n = (fen.unsigned_abs() + unit / 20) / (unit / 10);
            format!("{}{}.{}", if fen < 0 { "-" } else { "" }, crate::base::number::grouped(n / 10), n % 10)
        };
        match (self, cell) {
            (Scale::Wan, Cell::Money(money)) => tenths(money.fen(), 1_000_000),
            (Scale::Thousand, Cell::Money(money)) => tenths(money.fen(), 100_000),
            (Scale::Yuan, Cell::Money(money)) => crate::base::number::grouped((money.abs().fen().unsigned_abs() + 50) / 100),
            _ => cells.plain(cell, Manner::Bare),
        }
    }
}

/// A number for drawing; cells without one draw nothing.
pub fn amount(cell: &Cell) -> Option<i64> {
    let clamp = |n: u64| i64::try_from(n).ok();
    match cell {
        Cell::Money(money) | Cell::Wan(money) => Some(money.fen()),
        Cell::Area(area) => clamp(area.0),
        Cell::Count(count) | Cell::People(count) => clamp(*count),
        Cell::Decimal(decimal) => Some(decimal.0),
        Cell::Ratio(ratio) => ratio.per_mille().and_then(clamp),
        _ => None,
    }
}

/// A chart of columns, ready for its template.
#[derive(Debug)]
pub struct Drawn {
    /// The drawing.
    pub svg: String,
    /// How its numbers are written.
    pub scale: Scale,
}

/// Draws columns; bars from the left are made of words and bars by their template.
pub fn columns(cells: &Cells, chart: &Chart, id: usize) -> Option<Drawn> {
    if chart.shape != ChartShape::Columns || chart.categories.is_empty() {
        return None;
    }
    let line = chart.series.get(2);
    let frame = Frame {
        flows: Span::of(chart.series.iter().take(2)),
        shift: if line.is_some() { BAND } else { 0 },
        group: WIDTH / i64::try_from(chart.categories.len()).unwrap_or(i64::MAX).max(1),
        sides: i64::try_from(chart.series.len().clamp(1, 2)).unwrap_or(1),
    };
    let scale = Scale::of(chart, cells.voice.locale);
    let mut out = String::with_capacity(2_048);
    head(cells, chart, scale, id, HEIGHT + frame.shift, &mut out);
    let zero = frame.y(0);
    // Writing to a string cannot fail.
    let _ = write!(out, "<path class=\"gs-chart__axis\" d=\"M0 {zero}H{WIDTH}\"/>");
    let mut numbers = Vec::new();
    for (at, series) in chart.series.iter().take(2).enumerate() {
        frame.columns(cells, scale, at, series, &mut numbers, &mut out);
    }
    apart(&mut numbers);
    if let Some(series) = line {
        frame.line(cells, scale, series, &mut numbers, &mut out);
    }
    for number in &numbers {
        let _ = write!(out, "<text class=\"gs-chart__value\" x=\"{}\" y=\"{}\">{}</text>", number.x, number.y, number.words);
    }
    frame.axis(cells, &chart.categories, &mut out);
    out.push_str("</svg>");
    Some(Drawn { svg: out, scale })
}

/// A number in the drawing, by the middle of its foot.
struct Number {
    x: i64,
    y: i64,
    words: String,
}

impl Number {
    fn width(&self) -> i64 {
        i64::try_from(self.words.len()).unwrap_or(i64::MAX / DIGIT) * DIGIT - DIGIT / 2
    }

    fn touches(&self, other: &Number) -> bool {
        (self.x - other.x).abs() * 2 < self.width() + other.width() + 4 && (self.y - other.y).abs() < LINE
    }
}

/// Lifts numbers that touch: of two the one that stands higher. What still touches is left to the table below.
fn apart(numbers: &mut Vec<Number>) {
    for _ in 0..3 {
        for at in 0..numbers.len() {
            for before in 0..at {
                let (Some(left), Some(right)) = (numbers.get(before), numbers.get(at)) else { continue };
                if left.touches(right) {
                    let (higher, foot) = if left.y <= right.y { (before, right.y) } else { (at, left.y) };
                    if let Some(number) = numbers.get_mut(higher) {
                        number.y = foot - LINE;
                    }
                }
            }
        }
    }
    let mut kept: Vec<Number> = Vec::with_capacity(numbers.len());
    for number in numbers.drain(..) {
        if number.y >= LINE - 4 && !kept.iter().any(|other| other.touches(&number)) {
            kept.push(number);
        }
    }
    *numbers = kept;
}

fn head(cells: &Cells, chart: &Chart, scale: Scale, id: usize, height: i64, out: &mut String) {
    let _ = write!(
        out,
        "<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-labelledby=\"chart-{id}-t chart-{id}-d\"><title id=\"chart-{id}-t\">"
    );
    push_escaped(out, &cells.plain_label(&chart.title));
    let _ = write!(out, "</title><desc id=\"chart-{id}-d\">");
    let names: Vec<String> = chart.categories.iter().map(|category| cells.plain(category, Manner::Full)).collect();
    for series in &chart.series {
        push_escaped(out, &cells.plain_label(&series.label));
        out.push_str(": ");
        for (at, (name, value)) in names.iter().zip(&series.values).enumerate() {
            out.push_str(if at > 0 { "; " } else { "" });
            push_escaped(out, name);
            out.push(' ');
            push_escaped(out, &scale.write(cells, value));
        }
        out.push_str(". ");
    }
    if let Some(key) = scale.key() {
        push_escaped(out, &cells.voice.catalogue.plain(key));
    }
    out.push_str("</desc>");
}

/// From the smallest number to the largest, with zero among them.
struct Span {
    low: i64,
    range: i128,
}

impl Span {
    fn of<'s>(series: impl Iterator<Item = &'s Series>) -> Span {
        let all = series.flat_map(|series| series.values.iter().filter_map(amount));
        let (low, high) = all.fold((0, 0), |(low, high), n| (n.min(low), n.max(high)));
        Span { low, range: i128::from(high) - i128::from(low) }
    }

    /// How far a number stands above the smallest, where the largest stands `room` above it.
    fn above(&self, n: i64, room: i64) -> i64 {
        let above = (i128::from(n) - i128::from(self.low)) * i128::from(room);
        i64::try_from(above.checked_div(self.range).unwrap_or(0)).unwrap_or(0)
    }
}

struct Frame {
    flows: Span,
    /// How far the columns stand lower, where a line is drawn above them.
    shift: i64,
    group: i64,
    sides: i64,
}

impl Frame {
    /// Where a number stands, from the top.
    fn y(&self, n: i64) -> i64 {
        FLOOR + self.shift - self.flows.above(n, FLOOR - TOP)
    }

    fn width(&self) -> i64 {
        ((self.group - 8) / self.sides - 2).clamp(3, 56)
    }

    fn middle(&self, category: usize) -> i64 {
        i64::try_from(category).unwrap_or(0) * self.group + self.group / 2
    }

    fn columns(&self, cells: &Cells, scale: Scale, at: usize, series: &Series, numbers: &mut Vec<Number>, out: &mut String) {
        let width = self.width();
        let start = if self.sides == 1 {
            -width / 2
        } else if at == 0 {
            -width - 1
        } else {
            1
        };
        let zero = self.y(0);
        let last = series.values.len().saturating_sub(1);
        for (category, cell) in series.values.iter().enumerate() {
            let Some(n) = amount(cell) else { continue };
            let (x, y) = (self.middle(category) + start, self.y(n));
            let (top, height) = (y.min(zero), (zero - y).abs().max(1));
            let _ =
                write!(out, "<rect class=\"gs-chart__{}\" x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" rx=\"2\"/>", at + 1);
            if width >= ROOM || category == last {
                let lift = if width < ROOM && at == 0 { 10 } else { 0 };
                let middle = (x + width / 2 - lift / 2).clamp(14, WIDTH - 16);
                numbers.push(Number { x: middle, y: top - 6, words: scale.write(cells, cell) });
            }
        }
    }

    fn line(&self, cells: &Cells, scale: Scale, series: &Series, numbers: &mut Vec<Number>, out: &mut String) {
        let span = Span::of(std::iter::once(series));
        let y = |n: i64| 28 + RISE - span.above(n, RISE);
        let points: Vec<(i64, i64, &Cell)> =
            series.values.iter().enumerate().filter_map(|(at, cell)| amount(cell).map(|n| (self.middle(at), y(n), cell))).collect();
        out.push_str("<path class=\"gs-chart__line\" d=\"");
        for (at, (x, y, _)) in points.iter().enumerate() {
            let _ = write!(out, "{}{x} {y}", if at == 0 { 'M' } else { 'L' });
        }
        out.push_str("\"/>");
        for (x, y, _) in &points {
            let _ = write!(out, "<circle class=\"gs-chart__point\" cx=\"{x}\" cy=\"{y}\" r=\"4\"/>");
        }
        // The newest number first; an older one where it has room.
        let mut told: Vec<Number> = Vec::new();
        for (x, y, cell) in points.iter().rev() {
            let mut number = Number { x: *x, y: y - 9, words: scale.write(cells, cell) };
            number.x = number.x.clamp(number.width() / 2, WIDTH - number.width() / 2);
            if !told.iter().any(|other| other.touches(&number)) {
                told.push(number);
            }
        }
        numbers.extend(told);
    }

    /// Names along the axis; where they would touch, only every other one, counted back from the newest.
    fn axis(&self, cells: &Cells, categories: &[Cell], out: &mut String) {
        let every = usize::try_from((48 + self.group - 1) / self.group.max(1)).unwrap_or(1).max(1);
        let mut year_before = String::new();
        for (at, category) in categories.iter().enumerate() {
            let shown = (categories.len() - 1 - at).is_multiple_of(every);
            let (short, year) = match category {
                Cell::Period(period) => calendar::period_parts(cells.voice.locale, *period),
                other => (cells.plain(other, Manner::Bare), String::new()),
            };
            if !shown {
                continue;
            }
            let x = self.middle(at);
            let _ = write!(out, "<text class=\"gs-chart__name\" x=\"{x}\" y=\"{}\">", FLOOR + self.shift + 22);
            push_escaped(out, &short);
            out.push_str("</text>");
            if year != year_before {
                let _ = write!(out, "<text class=\"gs-chart__name\" x=\"{}\" y=\"{}\">", x.clamp(30, WIDTH - 30), FLOOR + self.shift + 44);
                push_escaped(out, &year);
                out.push_str("</text>");
                year_before = year;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::money::Money;
    use crate::base::period::Period;
    use crate::base::scalar::Scalar;
    use crate::render::route::Spot;
    use crate::site::Names;
    use crate::theme::Theme;

    fn drawn(locale: Locale, sums: &[i64]) -> Drawn {
        let theme = Theme::embedded().unwrap();
        let (names, spot) = (Names::default(), Spot::at(0, ""));
        let cells = Cells::new(theme.voice(locale).unwrap(), &names, &spot);
        let values = sums.iter().map(|fen| Cell::Money(Money::from_fen(*fen))).collect();
        let categories = sums.iter().map(|_| Cell::Period(Period::parse("2026-Q3").unwrap())).collect();
        let series = vec![Series { label: "home.now".into(), values, full: Vec::new() }];
        columns(&cells, &Chart { title: "home.now".into(), shape: ChartShape::Columns, categories, series }, 1).unwrap()
    }

    #[test]
    fn the_tallest_column_fills_the_height_and_the_unit_is_named() {
        let chart = drawn(Locale::ZhHans, &[6_126_000, 3_063_000]);
        assert!(chart.svg.contains("y=\"46\" width=\"56\" height=\"162\"") && chart.svg.contains("height=\"81\""));
        assert!(chart.svg.contains(">6.1</text>") && chart.scale == Scale::Wan);
        assert_eq!(drawn(Locale::En, &[6_126_000]).scale, Scale::Thousand);
    }

    #[test]
    fn numbers_that_would_touch_move_apart() {
        let number = |x, y, words: &str| Number { x, y, words: words.into() };
        let mut numbers = vec![number(40, 100, "112.9"), number(80, 102, "110.2"), number(200, 100, "7")];
        apart(&mut numbers);
        assert_eq!(numbers.iter().map(|n| n.y).collect::<Vec<_>>(), [84, 102, 100]);
        let mut crowd: Vec<Number> = (0..40).map(|n| number(n * 8, 40, "1,000")).collect();
        apart(&mut crowd);
        assert!(crowd.iter().enumerate().all(|(at, n)| n.y > 0 && crowd.iter().take(at).all(|other| !n.touches(other))));
    }

    #[test]
    fn nothing_breaks_on_empty_equal_negative_or_huge_numbers() {
        for sums in [&[0, 0][..], &[-500, 500], &[i64::MAX, i64::MIN + 1], &[1; 40]] {
            let chart = drawn(Locale::ZhHans, sums);
            assert!(chart.svg.ends_with("</svg>") && !chart.svg.contains("height=\"-"));
        }
    }
}
