//! What can be read of a file that is no YAML as a whole, so that one bracket left open does not hide every other mistake.
//!
//! Each part that begins with a key at the left margin is read by itself, and in a list that cannot be read each item. What
//! comes out is good for finding mistakes only: something of the file is not in it.

use std::sync::Arc;

use super::{Key, Node, Tree, Value, parse};
use crate::base::diagnostic::Diagnostic;
use crate::base::source::{Source, Span};

/// Faults after which the parts may still be read; those of size and depth are none of them.
const MENDABLE: [&str; 4] = ["yaml/format/syntax", "yaml/format/anchor", "yaml/format/flow-comma", "yaml/format/comment"];

/// Reads the parts of a stretch that [`parse`] refused.
///
/// `complaints` are what it said; they become those of all the parts, each part's in the words of the whole where it was
/// the one the whole failed at.
pub fn salvage<'s>(source: &'s Arc<Source>, within: Span, complaints: &mut Vec<Diagnostic>) -> Option<Node<'s>> {
    if complaints.is_empty() || !complaints.iter().all(|complaint| MENDABLE.contains(&complaint.rule)) {
        return None;
    }
    let text = source.slice(within);
    let parts = cut(text, within.start as usize, is_key);
    // Two documents would give each other's keys a second time.
    let documents = text.lines().any(|line| line.trim_end() == "---" || line.trim_end() == "...");
    if documents {
        return None;
    }
    let mut entries: Vec<(Key<'s>, Node<'s>)> = Vec::new();
    let mut faults: Vec<Fault> = Vec::new();
    for part in parts {
        let mut found = Vec::new();
        match parse(source, part, &mut found) {
            Some(Node { value: Value::Map(read), .. }) => entries.extend(read),
            Some(_) => {}
            None => match items(source, part) {
                Some((entry, of_items)) if !of_items.is_empty() => {
                    entries.push(entry);
                    faults.push(Fault { part, found: of_items, in_items: true });
                    found.clear();
                }
                _ => faults.push(Fault { part, found: std::mem::take(&mut found), in_items: false }),
            },
        }
        // A key written twice ends nothing.
        faults.extend(Some(Fault { part, found, in_items: false }).filter(|fault| !fault.found.is_empty()));
    }
    if entries.is_empty() {
        return None;
    }
    settle(complaints, faults);
    let mut again = Vec::new();
    let mut tree = Tree { source, text, offset: within.start as usize, last: Default::default(), nodes: 0, diagnostics: &mut again };
    tree.unique(&mut entries);
    complaints.append(&mut again);
    Some(Node { span: within, value: Value::Map(entries) })
}

/// What is wrong with one part.
struct Fault {
    part: Span,
    found: Vec<Diagnostic>,
    /// Found in the items of its list, one by one.
    in_items: bool,
}

/// A list that could not be read as one: its key with the items that can be read, and what is wrong with the others.
fn items<'s>(source: &'s Arc<Source>, part: Span) -> Option<((Key<'s>, Node<'s>), Vec<Diagnostic>)> {
    let text = source.slice(part);
    let (head, body) = text.split_once('\n')?;
    let name = head.trim_end().strip_suffix(':').filter(|name| !name.contains([':', '"', '\'', '#']))?;
    let first = body.lines().find(|line| !line.trim_start().starts_with('#') && !line.trim().is_empty())?;
    let margin = first.len() - first.trim_start_matches(' ').len();
    let begins = |line: &str| line.get(..margin).is_some_and(|blank| blank.trim().is_empty()) && line.get(margin..).is_some_and(is_item);
    let start = part.start as usize;
    let from = start + head.len() + 1;
    let mut read: Vec<Node<'s>> = Vec::new();
    let mut faults = Vec::new();
    for item in cut(body, from, begins) {
        if let Some(Node { value: Value::List(items), .. }) = parse(source, item, &mut faults) {
            read.extend(items);
        }
    }
    let span = Span::new(start, start + name.len());
    let key = Key { text: source.slice(span).into(), span };
    Some(((key, Node { span: Span::new(from, part.end as usize), value: Value::List(read) }), faults))
}

/// Puts what the parts said in the place of what the whole said, which keeps its words where a part failed at the same place.
fn settle(whole: &mut Vec<Diagnostic>, faults: Vec<Fault>) {
    if faults.is_empty() {
        return;
    }
    let said = std::mem::take(whole);
    for Fault { part, found, in_items } in faults {
        let inside = |complaint: &&Diagnostic| part.start <= complaint.place.span.start && complaint.place.span.start <= part.end;
        let here: Vec<Diagnostic> = said.iter().filter(inside).cloned().collect();
        whole.extend(if in_items || here.is_empty() { found } else { here });
    }
}

/// Cuts a text before each line that begins a part; what stands before the first is of none.
fn cut(text: &str, offset: usize, begins: impl Fn(&str) -> bool) -> Vec<Span> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if begins(line) {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().copied().skip(1).chain([text.len()]);
    // Without the line end, so that what is missing at the end is missing on the line itself.
    let trimmed = |start: usize, end: usize| start + text.get(start..end).map_or(0, |part| part.trim_end().len());
    starts.iter().zip(ends).map(|(start, end)| Span::new(offset + start, offset + trimmed(*start, end))).collect()
}

/// Whether a line begins with a key at the left margin.
fn is_key(line: &str) -> bool {
    let name = line.split([':', '：']).next().unwrap_or("");
    line.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '“' | '_')) && name.len() < line.trim_end().len()
}

fn is_item(line: &str) -> bool {
    line.starts_with("- ") || line.trim_end() == "-"
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said, and the keys that could be read.
    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        let source = Arc::new(Source { path: "a.yaml".into(), text: text.into(), ..Source::default() });
        let span = Span::new(0, text.len());
        let mut found = Vec::new();
        assert!(parse(&source, span, &mut found).is_none());
        let node = salvage(&source, span, &mut found);
        let keys = match node.map(|node| node.value) {
            Some(Value::Map(entries)) => entries.iter().map(|(key, _)| key.text.to_string()).collect(),
            _ => Vec::new(),
        };
        let said = |d: &Diagnostic| {
            let (line, column) = d.place.line_column();
            format!("{line}:{column} {}", d.what.zh)
        };
        (found.iter().map(said).collect(), keys)
    }

    #[test]
    fn one_open_bracket_hides_nothing_else() {
        let (said, keys) = read("a: 1\nb: [1, 2\nc: 3\nd: @x\ne: 5\n");
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said.iter().any(|said| said.starts_with("4:4")), "{said:?}");
        assert_eq!(keys, ["a", "c", "e"]);
    }

    #[test]
    fn in_a_list_every_item_is_read() {
        let (said, keys) = read("a: 1\nentries:\n  - {x: 1}\n  - {x: @2}\n  - {x: 3}\n  - {x: @4}\nz: 1\n");
        assert_eq!(said.iter().map(|said| said.split(' ').next().unwrap_or("")).collect::<Vec<_>>(), ["4:9", "6:9"]);
        assert_eq!(keys, ["a", "entries", "z"]);
    }

    #[test]
    fn a_bomb_is_named_and_the_rest_read() {
        let (said, keys) = read(&format!("a: 1\nb: {}\nc: 1\n", "[".repeat(100)));
        assert_eq!(said.len(), 1, "{said:?}");
        assert_eq!(keys, ["a", "c"]);
    }
}
