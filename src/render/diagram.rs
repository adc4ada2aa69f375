//! Bodies as a tree of boxes in one drawing: whole numbers only, readable at 320 px and on paper.
//!
//! What hangs on a box stands below it, on a line to its left; a word over the first of several says what the line means. Who
//! stands above a tree is drawn on a line that leads down to its root.

use std::fmt::Write;

use crate::theme::push_escaped;

/// The view box: at 320 px the page leaves about this many pixels, so one unit is one pixel there.
const WIDTH: usize = 320;
/// How far a box stands to the right of the one it hangs on.
const STEP: usize = 24;
/// From the left edge of a box to the line that leads down from it.
const STEM: usize = 11;
/// White around the words in a box.
const INSIDE: usize = 10;
/// The least height of a box, for a finger.
const LEAST: usize = 48;
/// Between two boxes.
const BETWEEN: usize = 12;
/// Height of a line of words over a box or under a name.
const SMALL: usize = 22;
/// Height of a line of a name.
const LARGE: usize = 26;
/// Width of a Chinese character in a name, and in the words under it.
const NAME: usize = 18;
const WORD: usize = 16;

/// One body: its name, where it leads, and the lines from it that are told in words.
pub struct Body {
    /// Its short name.
    pub name: String,
    /// Its page.
    pub href: Option<String>,
    /// Whether the drawing is about this body.
    pub here: bool,
    /// The lines from it that are not drawn, one sort a line.
    pub ties: Vec<String>,
}

/// A body in a tree.
pub struct Hanging {
    /// The body.
    pub body: Body,
    /// How deep it hangs; 0 for a root.
    pub depth: usize,
    /// What the line it hangs on means, where that is said.
    pub word: Option<String>,
}

struct Placed<'b> {
    body: &'b Body,
    name: Vec<String>,
    ties: Vec<String>,
    x: usize,
    y: usize,
    width: usize,
    height: usize,
}

/// Draws a tree in its order, every body after the one it hangs on, under those who stand `above` its root.
pub fn draw(title: &str, id: usize, above: &[Body], tree: &[Hanging]) -> String {
    let mut lines = String::new();
    let mut boxes = String::with_capacity(4_096);
    let mut y = 2;
    let mut tops = Vec::new();
    for body in above {
        let placed = place(body, 2 + STEP, y);
        tops.push(placed.y + placed.height / 2);
        y += placed.height + BETWEEN;
        put(&placed, &mut boxes);
    }
    // Writing to a string cannot fail.
    for top in tops {
        let _ = write!(lines, "M{} {top}H{}V{y}", 2 + STEP, 2 + STEM);
    }
    // The foot of the newest box at each depth: what comes next hangs on the one before its own depth.
    let mut feet: Vec<usize> = Vec::new();
    for Hanging { body, depth, word } in tree {
        feet.truncate(*depth);
        let x = 2 + depth * STEP;
        if let Some(word) = word {
            text("gs-diagram__word", x, y + 15, word, &mut boxes);
            y += SMALL;
        }
        let placed = place(body, x, y);
        if let Some(foot) = depth.checked_sub(1).and_then(|before| feet.get(before)) {
            let _ = write!(lines, "M{} {foot}V{}H{x}", x - STEP + STEM, y + placed.height / 2);
        }
        y += placed.height;
        feet.push(y);
        y += BETWEEN;
        put(&placed, &mut boxes);
    }
    let height = y.saturating_sub(BETWEEN) + 2;
    let mut out = String::with_capacity(boxes.len() + lines.len() + 256);
    let _ =
        write!(out, "<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"group\" aria-labelledby=\"diagram-{id}\"><title id=\"diagram-{id}\">");
    push_escaped(&mut out, title);
    let _ = write!(out, "</title><path class=\"gs-diagram__line\" d=\"{lines}\"/>{boxes}</svg>");
    out
}

fn place(body: &Body, x: usize, y: usize) -> Placed<'_> {
    let room = (WIDTH - 2).saturating_sub(x + 2 * INSIDE);
    let name = wrapped(&body.name, NAME, room);
    let ties: Vec<String> = body.ties.iter().flat_map(|tie| wrapped(tie, WORD, room)).collect();
    let widest = |lines: &[String], letter| lines.iter().map(|line| width(line, letter)).max().unwrap_or(0);
    let height = (name.len() * LARGE + ties.len() * SMALL + INSIDE + 4).max(LEAST);
    Placed { x, y, width: widest(&name, NAME).max(widest(&ties, WORD)) + 2 * INSIDE, height, body, name, ties }
}

/// Draws a box; all of it leads to the body's page.
fn put(placed: &Placed, out: &mut String) {
    let Placed { body, x, y, width, height, .. } = placed;
    if let Some(href) = &body.href {
        out.push_str("<a href=\"");
        push_escaped(out, href);
        out.push_str("\">");
    }
    let here = if body.here { " gs-diagram__box--here" } else { "" };
    let _ = write!(out, "<rect class=\"gs-diagram__box{here}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"8\"/>");
    let words = placed.name.len() * LARGE + placed.ties.len() * SMALL;
    let mut foot = y + height.saturating_sub(words) / 2;
    let name = if body.here { "gs-diagram__name gs-diagram__name--here" } else { "gs-diagram__name" };
    for line in &placed.name {
        text(name, x + INSIDE, foot + 19, line, out);
        foot += LARGE;
    }
    let tie = if body.here { "gs-diagram__word gs-diagram__name--here" } else { "gs-diagram__word" };
    for line in &placed.ties {
        text(tie, x + INSIDE, foot + 15, line, out);
        foot += SMALL;
    }
    if body.href.is_some() {
        out.push_str("</a>");
    }
}

fn text(class: &str, x: usize, y: usize, words: &str, out: &mut String) {
    let _ = write!(out, "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">");
    push_escaped(out, words);
    out.push_str("</text>");
}

/// How wide a line of words is; Latin letters are taken for two thirds of a Chinese one.
fn width(line: &str, letter: usize) -> usize {
    line.chars().map(|c| of(c, letter)).sum()
}

fn of(c: char, letter: usize) -> usize {
    if c.is_ascii() { letter * 2 / 3 } else { letter }
}

/// Cuts words into lines of a width; Latin words stay whole where they fit.
fn wrapped(words: &str, letter: usize, room: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for piece in words.split_inclusive(|c: char| c == ' ' || !c.is_ascii()) {
        let whole = width(piece.trim_end(), letter) <= room;
        for part in if whole { vec![piece.to_string()] } else { piece.chars().map(String::from).collect() } {
            let wide = width(part.trim_end(), letter);
            if used > 0 && used + wide > room {
                lines.push(String::new());
                used = 0;
            }
            used += width(&part, letter);
            if let Some(last) = lines.last_mut() {
                last.push_str(&part);
            }
        }
    }
    lines.iter().map(|line| line.trim_end().to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(name: &str) -> Body {
        Body { name: name.into(), href: Some(format!("{name}.html")), here: false, ties: Vec::new() }
    }

    fn hanging(name: &str, depth: usize) -> Hanging {
        Hanging { body: body(name), depth, word: (depth > 0).then(|| "领导".to_string()) }
    }

    #[test]
    fn a_line_leads_from_each_body_to_the_one_it_hangs_on() {
        let svg = draw("组织", 1, &[], &[hanging("a", 0), hanging("b", 1), hanging("c", 2), hanging("d", 1)]);
        // The foot of `a` is at 50; its line leads down to the middles of `b` and `d`, 24 units to the right.
        assert!(svg.contains("d=\"M13 50V108H26M37 132V190H50M13 50V272H26\""), "{svg}");
        assert_eq!(svg.matches("<a href=").count(), 4);
        assert!(svg.starts_with("<svg viewBox=\"0 0 320 298\""), "{svg}");
    }

    #[test]
    fn who_stands_above_is_tied_to_the_root() {
        let svg = draw("组织", 1, &[body("p"), body("q")], &[hanging("a", 0)]);
        assert!(svg.contains("d=\"M26 26H13V122M26 86H13V122\""), "{svg}");
    }

    #[test]
    fn long_names_wrap_and_stay_inside() {
        let lines = wrapped("南湖社区老年人和妇女儿童工作委员会", NAME, 180);
        assert_eq!(lines, ["南湖社区老年人和妇女", "儿童工作委员会"]);
        assert_eq!(wrapped("Residents' affairs supervisors", NAME, 180), ["Residents'", "affairs", "supervisors"]);
        assert!(wrapped(&"x".repeat(60), NAME, 180).iter().all(|line| width(line, NAME) <= 180));
        let svg = draw("组织", 1, &[], &[hanging("<&>", 0)]);
        assert!(svg.contains("&lt;&amp;&gt;") && !svg.contains("<&>"));
    }
}
