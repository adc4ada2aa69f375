//! Bodies and how they stand to each other (梯形架构), drawn as rows of boxes and lines between them.
//!
//! A row holds three boxes at most, so that names stay readable at 320 px; the lines are also told in words by the template.

use std::fmt::Write;

use crate::disclosure::{Diagram, Node};
use crate::theme::push_escaped;

use super::cells::Cells;

const WIDTH: usize = 320;
const ROW: usize = 3;
const LINE: usize = 20;
const GUTTER: usize = 12;
const BETWEEN: usize = 46;
/// Width of one Chinese character.
const LETTER: usize = 16;

struct Placed<'d> {
    node: &'d Node,
    lines: Vec<String>,
    x: usize,
    y: usize,
    width: usize,
    height: usize,
}

/// Draws a diagram; the n-th sort of line has the n-th style.
pub fn draw(cells: &Cells, diagram: &Diagram, sorts: &[&str], id: usize) -> String {
    let (placed, height) = place(cells, diagram);
    let mut out = String::with_capacity(4_096);
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-labelledby=\"diagram-{id}-t diagram-{id}-d\"><title id=\"diagram-{id}-t\">"
    );
    push_escaped(&mut out, &cells.plain_label(&diagram.title));
    let _ = write!(out, "</title><desc id=\"diagram-{id}-d\">");
    for edge in &diagram.edges {
        let words = [name(cells, &edge.from), cells.plain_label(&edge.label), name(cells, &edge.to)].join(" ");
        push_escaped(&mut out, &words);
        out.push_str(". ");
    }
    out.push_str("</desc>");
    for (at, edge) in diagram.edges.iter().enumerate() {
        let find = |id: &str| placed.iter().find(|box_| *box_.node.organization == *id);
        let sort = sorts.iter().position(|key| *key == edge.label.key).unwrap_or(0).min(4);
        if let (Some(from), Some(to)) = (find(&edge.from), find(&edge.to)) {
            line(from, to, sort, at, &mut out);
        }
    }
    placed.iter().for_each(|box_| draw_box(box_, &mut out));
    out.push_str("</svg>");
    out
}

/// What a body is called in a small box.
pub fn name(cells: &Cells, id: &str) -> String {
    cells.names.organizations.get(id).map_or_else(|| id.to_string(), |name| name.short.clone())
}

fn place<'d>(cells: &Cells, diagram: &'d Diagram) -> (Vec<Placed<'d>>, usize) {
    let mut ranks: Vec<usize> = diagram.nodes.iter().map(|node| node.rank).collect();
    ranks.sort_unstable();
    ranks.dedup();
    let mut placed = Vec::new();
    let mut y = 4;
    for rank in ranks {
        let row: Vec<&Node> = diagram.nodes.iter().filter(|node| node.rank == rank).collect();
        let rows = row.len().div_ceil(ROW).max(1);
        for part in row.chunks(row.len().div_ceil(rows).max(1)) {
            y += place_row(cells, part, y, &mut placed) + BETWEEN;
        }
    }
    (placed, y.saturating_sub(BETWEEN) + 4)
}

/// Places one row of boxes and returns its height.
fn place_row<'d>(cells: &Cells, row: &[&'d Node], y: usize, placed: &mut Vec<Placed<'d>>) -> usize {
    let count = row.len().max(1);
    let room = (WIDTH - 4 - GUTTER * (count - 1)) / count;
    let width = room.min(168);
    let wrapped: Vec<Vec<String>> = row.iter().map(|node| wrap(&name(cells, &node.organization), width.saturating_sub(10))).collect();
    let lines = wrapped.iter().map(Vec::len).max().unwrap_or(1);
    let height = lines * LINE + 18;
    let start = (WIDTH - (width * count + GUTTER * (count - 1))) / 2;
    for (at, (node, lines)) in row.iter().zip(wrapped).enumerate() {
        placed.push(Placed { node, lines, x: start + at * (width + GUTTER), y, width, height });
    }
    height
}

/// Cuts a name into lines of a width; four at most, the rest is in the words below.
fn wrap(name: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for c in name.chars() {
        let letter = if c.is_ascii() { LETTER * 3 / 5 } else { LETTER };
        if used + letter > width && used > 0 {
            if lines.len() == 4 {
                if let Some(last) = lines.last_mut() {
                    last.pop();
                    last.push('…');
                }
                break;
            }
            lines.push(String::new());
            used = 0;
        }
        used += letter;
        if let Some(last) = lines.last_mut() {
            last.push(c);
        }
    }
    lines
}

/// A line from box to box: down the gap between rows, or over the gutter beside a neighbour; each a little aside of the others.
fn line(from: &Placed, to: &Placed, sort: usize, at: usize, out: &mut String) {
    let aside = |width: usize| width / 2 + (at % 5) * 7 - 14_usize.min(width / 2);
    let _ = if from.y == to.y {
        let (left, right) = if from.x < to.x { (from, to) } else { (to, from) };
        let y = left.y + left.height / 2;
        write!(out, "<path class=\"gs-diagram__line gs-diagram__line--{sort}\" d=\"M{} {y}H{}\"/>", left.x + left.width, right.x)
    } else {
        let (upper, lower) = if from.y < to.y { (from, to) } else { (to, from) };
        let (x1, y1) = (upper.x + aside(upper.width), upper.y + upper.height);
        let (x2, y2) = (lower.x + aside(lower.width), lower.y);
        let turn = y2 - BETWEEN / 2 - 8 + (at % 5) * 4;
        write!(out, "<path class=\"gs-diagram__line gs-diagram__line--{sort}\" d=\"M{x1} {y1}V{turn}H{x2}V{y2}\"/>")
    };
    let arrow = if from.y == to.y {
        let y = to.y + to.height / 2;
        if from.x < to.x { format!("M{} {y}l-7 -4v8z", to.x) } else { format!("M{} {y}l7 -4v8z", to.x + to.width) }
    } else if from.y < to.y {
        format!("M{} {}l-4 -7h8z", to.x + aside(to.width), to.y)
    } else {
        format!("M{} {}l-4 7h8z", to.x + aside(to.width), to.y + to.height)
    };
    let _ = write!(out, "<path class=\"gs-diagram__tip gs-diagram__tip--{sort}\" d=\"{arrow}\"/>");
}

fn draw_box(placed: &Placed, out: &mut String) {
    let here = if placed.node.here { " gs-diagram__here" } else { "" };
    let Placed { x, y, width, height, .. } = placed;
    let _ = write!(out, "<rect class=\"gs-diagram__box{here}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"6\"/>");
    let first = y + (height - placed.lines.len() * LINE) / 2 + 15;
    let text = if placed.node.here { "gs-diagram__inside" } else { "gs-diagram__name" };
    let _ = write!(out, "<text class=\"{text}\">");
    for (at, words) in placed.lines.iter().enumerate() {
        let _ = write!(out, "<tspan x=\"{}\" y=\"{}\">", x + width / 2, first + at * LINE);
        push_escaped(out, words);
        out.push_str("</tspan>");
    }
    out.push_str("</text>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_into_lines() {
        assert_eq!(wrap("第三届业主委员会", 80), ["第三届业主", "委员会"]);
        assert_eq!(wrap("甲", 1), ["甲"]);
        assert_eq!(wrap(&"长".repeat(40), 48).len(), 4);
    }
}
