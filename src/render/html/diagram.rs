//! Bodies and how they stand to each other (梯形架构), drawn as a tree of boxes.
//!
//! Each body hangs on one line; boxes that hang on the same sort of line stand together under its word. Every other line is told
//! in words in the box it starts from. So no two lines can cross, however many bodies there are, and nothing is told by the look
//! of a line alone. A picture of one body has above it those who have to do with it, and below it those it has to do with.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::disclosure::{Diagram, Edge, Label};
use crate::render::cells::{Cells, Html};
use crate::render::diagram::{Body, Hanging, draw};
use crate::theme::Complaint;
use crate::unit::board::Locale;

use super::sheet::Sheet;

/// As deep as a tree stays readable on a phone; who would hang deeper stands on its own, and the line is told in words.
const DEEP: usize = 5;

/// `block/diagram.html`
#[derive(Debug, Serialize)]
struct DiagramView {
    title: Html,
    svg: Html,
}

/// One box: which body, how deep it hangs, and on which line.
struct Hung<'d> {
    body: &'d str,
    depth: usize,
    on: Option<&'d Edge>,
}

/// Renders a diagram.
pub fn write(sheet: &Sheet, block: &Diagram) -> Result<Html, Box<Complaint>> {
    let cells = sheet.cells();
    let here = block.nodes.iter().find(|node| node.here).map(|node| &*node.organization.0);
    let centre = here.filter(|here| block.edges.iter().all(|edge| *edge.from.0 == **here || *edge.to.0 == **here));
    let (above, tree) = match centre {
        Some(centre) => around(block, centre),
        None => (Vec::new(), tree(block)),
    };
    let drawn: Vec<&Edge> = tree.iter().filter_map(|hung| hung.on).collect();
    let body_of = |body: &str| body_of(&cells, block, body, here == Some(body), &drawn);
    let hanging = |(at, hung): (usize, &Hung)| {
        let opens = at.checked_sub(1).and_then(|at| tree.get(at)).is_some_and(|before| before.depth < hung.depth);
        let word = hung.on.filter(|edge| opens || !follows(&tree, at, edge)).map(|edge| cells.plain_label(&edge.label));
        Hanging { body: body_of(hung.body), depth: hung.depth, word }
    };
    let above: Vec<Body> = above.into_iter().map(body_of).collect();
    let rows: Vec<Hanging> = tree.iter().enumerate().map(hanging).collect();
    let svg = draw(&cells.plain_label(&block.title), sheet.id(), &above, &rows);
    sheet.part("block/diagram.html", &DiagramView { title: cells.label(&block.title), svg: Html::new(&svg) })
}

/// Whether the box before it on the same list hangs on the same sort of line.
fn follows(tree: &[Hung], at: usize, line: &Edge) -> bool {
    let siblings = tree.iter().take(at).rev().filter_map(|hung| hung.on).find(|edge| edge.from == line.from);
    siblings.is_some_and(|edge| edge.label == line.label)
}

/// Who has to do with one body, and under it those it has to do with, each once.
fn around<'d>(block: &'d Diagram, centre: &'d str) -> (Vec<&'d str>, Vec<Hung<'d>>) {
    let bodies = || block.nodes.iter().map(|node| &*node.organization.0).filter(|body| *body != centre);
    let above = bodies().filter(|body| block.edges.iter().any(|edge| *edge.from.0 == **body)).collect();
    let line = |body: &'d str| block.edges.iter().find(|edge| *edge.to.0 == *body).map(|edge| Hung { body, depth: 1, on: Some(edge) });
    let root = Hung { body: centre, depth: 0, on: None };
    (above, std::iter::once(root).chain(grouped(bodies().filter_map(line).collect())).collect())
}

/// Every body below the one it hangs on, in the order of the diagram.
fn tree(block: &Diagram) -> Vec<Hung<'_>> {
    let mut depths: BTreeMap<&str, usize> = BTreeMap::new();
    let mut below: BTreeMap<&str, Vec<Hung>> = BTreeMap::new();
    let mut roots: Vec<Hung> = Vec::new();
    for node in &block.nodes {
        let body: &str = &node.organization.0;
        // A line from a body that has no place yet would lead upwards; it is told in words.
        let line = block.edges.iter().filter(|edge| edge.hangs && *edge.to.0 == *body);
        let line = line.filter_map(|edge| Some((edge, depths.get(&*edge.from.0).filter(|depth| **depth < DEEP)? + 1))).next();
        let depth = line.map_or(0, |(_, depth)| depth);
        depths.insert(body, depth);
        match line {
            Some((edge, depth)) => below.entry(&edge.from.0).or_default().push(Hung { body, depth, on: Some(edge) }),
            None => roots.push(Hung { body, depth, on: None }),
        }
    }
    let mut rows = Vec::with_capacity(block.nodes.len());
    let mut waiting: Vec<Hung> = roots.into_iter().rev().collect();
    while let Some(next) = waiting.pop() {
        waiting.extend(grouped(below.remove(next.body).unwrap_or_default()).into_iter().rev());
        rows.push(next);
    }
    rows
}

/// Boxes on the same sort of line stand together, in the order in which the sorts come first.
fn grouped(mut boxes: Vec<Hung>) -> Vec<Hung> {
    let mut sorts: Vec<&Label> = Vec::new();
    for label in boxes.iter().filter_map(|hung| hung.on).map(|edge| &edge.label) {
        if !sorts.contains(&label) {
            sorts.push(label);
        }
    }
    boxes.sort_by_key(|hung| hung.on.and_then(|edge| sorts.iter().position(|label| **label == edge.label)));
    boxes
}

/// A body with the lines from it that are not drawn, those of one sort together.
fn body_of(cells: &Cells, block: &Diagram, body: &str, here: bool, drawn: &[&Edge]) -> Body {
    let mut ties: Vec<(&Label, Vec<String>)> = Vec::new();
    for edge in block.edges.iter().filter(|edge| *edge.from.0 == *body && !drawn.iter().any(|known| std::ptr::eq(*known, *edge))) {
        let other = name(cells, &edge.to.0);
        match ties.iter_mut().find(|(word, _)| *word == &edge.label) {
            Some((_, others)) => others.push(other),
            None => ties.push((&edge.label, vec![other])),
        }
    }
    let between = if cells.voice.locale == Locale::En { ", " } else { "、" };
    let route = cells.names.organizations.get(body).and_then(|name| name.route.as_ref()).filter(|_| !here);
    Body {
        name: name(cells, body),
        href: route.map(|route| cells.spot.page(route)),
        here,
        ties: ties.iter().map(|(word, names)| [cells.plain_label(word), names.join(between)].join(" ")).collect(),
    }
}

/// What a body is called in a small box.
fn name(cells: &Cells, id: &str) -> String {
    cells.names.organizations.get(id).map_or_else(|| id.to_string(), |name| name.short.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::id::OrganizationId;
    use crate::disclosure::Node;

    fn diagram(nodes: &[&str], edges: &[(&str, &str, bool)]) -> Diagram {
        let id = |id: &str| OrganizationId(id.into());
        let edge =
            |(from, to, hangs): &(&str, &str, bool)| Edge { from: id(from), to: id(to), label: "relation.leads".into(), hangs: *hangs };
        Diagram {
            title: "kind.roster".into(),
            nodes: nodes.iter().enumerate().map(|(rank, body)| Node { organization: id(body), rank, here: false }).collect(),
            edges: edges.iter().map(edge).collect(),
        }
    }

    fn hung(rows: &[Hung]) -> Vec<(String, usize)> {
        rows.iter().map(|row| (row.body.to_string(), row.depth)).collect()
    }

    fn at(body: &str, depth: usize) -> (String, usize) {
        (body.to_string(), depth)
    }

    #[test]
    fn each_body_stands_below_the_one_it_hangs_on() {
        let block = diagram(&["p", "a", "b", "c"], &[("p", "a", true), ("p", "b", true), ("a", "c", true), ("b", "c", false)]);
        assert_eq!(hung(&tree(&block)), [at("p", 0), at("a", 1), at("c", 2), at("b", 1)]);
    }

    #[test]
    fn a_circle_and_a_line_that_leads_upwards_end() {
        let block = diagram(&["a", "b"], &[("a", "b", true), ("b", "a", true), ("b", "b", true)]);
        assert_eq!(hung(&tree(&block)), [at("a", 0), at("b", 1)]);
    }

    #[test]
    fn who_would_hang_too_deep_stands_on_its_own() {
        let names: Vec<String> = (0..DEEP + 3).map(|n| format!("n{n}")).collect();
        let nodes: Vec<&str> = names.iter().map(String::as_str).collect();
        let edges: Vec<(&str, &str, bool)> = nodes.windows(2).map(|two| (two[0], two[1], true)).collect();
        let block = diagram(&nodes, &edges);
        let depths: Vec<usize> = tree(&block).iter().map(|row| row.depth).collect();
        assert_eq!(depths, [0, 1, 2, 3, 4, 5, 0, 1]);
    }

    #[test]
    fn boxes_on_the_same_sort_of_line_stand_together() {
        let mut block = diagram(&["p", "a", "b", "c"], &[("p", "a", true), ("p", "b", true), ("p", "c", true)]);
        block.edges[1].label = "relation.guides".into();
        let tree = tree(&block);
        assert_eq!(hung(&tree), [at("p", 0), at("a", 1), at("c", 1), at("b", 1)]);
        assert!(follows(&tree, 2, tree[2].on.unwrap()) && !follows(&tree, 3, tree[3].on.unwrap()));
    }

    #[test]
    fn around_one_body_everybody_stands_once() {
        let block = diagram(&["p", "q", "a", "b"], &[("p", "a", true), ("q", "a", false), ("a", "b", true), ("a", "b", false)]);
        let (above, tree) = around(&block, "a");
        assert_eq!(above, ["p", "q"]);
        assert_eq!(hung(&tree), [at("a", 0), at("b", 1)]);
    }
}
