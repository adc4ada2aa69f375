//! The index: which pairs of characters stand in which document, cut into small files that a page loads with script tags.
//!
//! Chinese is written without spaces, so that a pair of characters is the word. A query is cut into pairs, each pair names the file that
//! knows it, the documents all of them share are read and compared with the query itself: what is shown is exact.
//!
//! | file | call | holds |
//! |---|---|---|
//! | `index.js` | `gongshi("index", {…})` | a column for each filter, and where each file of texts begins |
//! | `N.js` | `gongshi("shard", N, "…")` | `\|pair:titles/texts`, each a list of documents, in steps, base 36, between full stops |
//! | `tN.js` | `gongshi("texts", N, […])` | address, title, initials, text and amounts of some documents |

use std::collections::BTreeSet;
use std::fmt::Write;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::artifact::Bundle;
use crate::base::fold::{BREAKS, Folding, folded, initials};
use crate::base::text::hexadecimal;

use super::document::Document;
use super::pairs::{self, Put};

/// About so many bytes of text stand in one file.
const TEXTS: usize = 6_000;

/// `index.js`; a column in which all documents are the same is left out.
#[derive(Debug, Serialize)]
struct Index<'a> {
    /// Changes with anything in the index.
    version: String,
    /// The characters that part words, as a class of a regular expression.
    breaks: String,
    /// The traditional characters of the texts, each followed by its simplified twin; all others are in `fold.js`.
    fold: String,
    shards: usize,
    /// The first document of each file of texts.
    texts: Vec<usize>,
    count: usize,
    kind: Column<&'a str>,
    year: Column<i32>,
    body: Column<&'a str>,
    building: Sets<'a>,
}

/// What stands in a column, once each, and which of it stands at each document (from 1; 0 is none).
#[derive(Debug, Serialize)]
struct Column<T> {
    all: Vec<T>,
    at: Vec<usize>,
}

#[derive(Debug, Serialize)]
struct Sets<'a> {
    all: Vec<&'a str>,
    at: Vec<Vec<usize>>,
}

/// Writes the index of some documents, the first the first to be shown, below `folder`.
pub fn write(documents: &[Document], folder: &str) -> Bundle {
    let mut bundle = Bundle::default();
    let mut digest = Sha256::new();
    let mut put = |name: String, content: String| {
        digest.update(content.as_bytes());
        bundle.put(format!("{folder}{name}"), content);
    };
    let titles: Vec<String> = documents.iter().map(|document| folded(&document.title)).collect();
    let starts = texts(documents, &titles, &mut put);
    let shards = pairs::write(documents, &titles, &mut put);
    let index = Index {
        version: hexadecimal(digest.finalize().get(..4).unwrap_or_default()),
        breaks: breaks(),
        fold: twins(documents),
        shards,
        texts: starts,
        count: documents.len(),
        kind: column(documents.iter().map(|document| Some(document.kind))),
        year: column(documents.iter().map(|document| document.year)),
        body: column(documents.iter().map(|document| document.body.as_deref())),
        building: sets(documents),
    };
    bundle.put(format!("{folder}index.js"), format!("gongshi(\"index\",{})\n", json(&index)));
    bundle
}

/// JSON that old engines read as script too.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default().replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

fn breaks() -> String {
    let mut class = String::new();
    for (first, last) in BREAKS {
        // Writing to a string cannot fail.
        let _ = write!(class, "\\u{:04x}-\\u{:04x}", u32::from(*first), u32::from(*last));
    }
    class
}

fn column<T: Ord + Copy>(values: impl Iterator<Item = Option<T>> + Clone) -> Column<T> {
    let mut all: Vec<T> = values.clone().flatten().collect();
    all.sort_unstable();
    all.dedup();
    let at = if all.len() < 2 { Vec::new() } else { values.map(|value| value.map_or(0, |value| place(&all, &value))).collect() };
    Column { all, at }
}

fn place<T: Ord>(all: &[T], value: &T) -> usize {
    all.binary_search(value).map_or(0, |at| at + 1)
}

fn sets(documents: &[Document]) -> Sets<'_> {
    let mut all: Vec<&str> = documents.iter().flat_map(|document| &document.buildings).map(String::as_str).collect();
    // 2 before 10, as one looks for one's own building.
    all.sort_unstable_by_key(|building| (pieces(building), *building));
    all.dedup();
    let place = |building: &String| all.iter().position(|known| known == building).map_or(0, |at| at + 1);
    let at = |document: &Document| document.buildings.iter().map(place).collect();
    let at = if all.is_empty() { Vec::new() } else { documents.iter().map(at).collect() };
    Sets { all, at }
}

/// A name in words and numbers, one after the other.
fn pieces(name: &str) -> Vec<(&str, u64)> {
    let mut all = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let (words, more) = rest.split_at(rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len()));
        let (digits, more) = more.split_at(more.find(|c: char| !c.is_ascii_digit()).unwrap_or(more.len()));
        all.push((words, digits.parse().unwrap_or_default()));
        rest = more;
    }
    all
}

/// Writes the texts, some documents to a file.
fn texts(documents: &[Document], titles: &[String], put: &mut Put) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut from = 0;
    while from < documents.len() {
        let mut size = 0;
        let rest = documents.get(from..).unwrap_or_default();
        let more = rest.iter().skip(1).take_while(|next| {
            size += next.text.len();
            size + rest.first().map_or(0, |first| first.text.len()) <= TEXTS
        });
        let until = from + 1 + more.count();
        let mut out = String::with_capacity(2 * TEXTS);
        // Writing to a string cannot fail.
        let _ = write!(out, "gongshi(\"texts\",{},[", starts.len());
        for (at, (document, title)) in rest.iter().zip(titles.iter().skip(from)).take(until - from).enumerate() {
            out.push_str(if at > 0 { ",[" } else { "[" });
            for words in [&document.href, &document.title, &initials(title), &document.text] {
                quoted(&mut out, words);
                out.push(',');
            }
            out.push_str(&json(&document.amounts));
            out.push(']');
        }
        out.push_str("])\n");
        put(format!("t{}.js", starts.len()), out);
        starts.push(from);
        from = until;
    }
    starts
}

/// Appends a text as a string of JSON; lines in which nothing needs escaping, which are nearly all, are copied as they stand.
fn quoted(out: &mut String, text: &str) {
    out.push('"');
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push_str("\\n");
        }
        // With what U+2028 begins with; all bytes are looked at, which is faster than stopping at the first.
        let marks = |b: u8| (b < 0x20) | (b == b'"') | (b == b'\\') | (b == 0xe2);
        if line.bytes().fold(false, |found, b| found | marks(b)) {
            let escaped = json(&line);
            out.push_str(escaped.get(1..escaped.len() - 1).unwrap_or_default());
        } else {
            out.push_str(line);
        }
    }
    out.push('"');
}

/// The traditional characters that occur, with their twins.
fn twins(documents: &[Document]) -> String {
    let folding = Folding::default();
    let mut found = BTreeSet::new();
    for words in documents.iter().flat_map(|document| [&document.title, &document.text]) {
        for c in words.chars() {
            let twin = folding.simplified(c);
            if twin != c {
                found.insert([c, twin]);
            }
        }
    }
    found.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artifact::Artifact;

    fn documents() -> Vec<Document> {
        let of = |href: &str, title: &str, text: &str| Document {
            href: href.into(),
            title: title.into(),
            text: text.into(),
            kind: "notice",
            ..Document::default()
        };
        vec![of("notice/a.html", "电梯维修", "三号楼电梯维修"), of("notice/b.html", "通知", "電梯年检 3,400.00")]
    }

    fn file(bundle: &Bundle, name: &str) -> String {
        match bundle.get(name) {
            Some(Artifact::Bytes(bytes)) => String::from_utf8_lossy(bytes).into_owned(),
            other => panic!("{name}: {other:?}"),
        }
    }

    #[test]
    fn a_pair_names_titles_before_texts_in_steps() {
        let bundle = write(&documents(), "search/");
        let shard = file(&bundle, "search/0.js");
        assert!(shard.contains("|电梯:0/1|") || shard.contains("|电梯:0/1\""), "{shard}");
        assert!(shard.contains("|dt:0/"), "{shard}");
        assert!(shard.contains("|34:/1"), "{shard}");
        assert!(shard.contains("|检:/1"), "{shard}");
    }

    #[test]
    fn buildings_stand_by_their_numbers() {
        let named = |names: &[&str]| Document { buildings: names.iter().map(ToString::to_string).collect(), ..Document::default() };
        let documents = [named(&["10", "2", "B10"]), named(&["1", "A2", "B9"])];
        let sets = sets(&documents);
        assert_eq!(sets.all, ["1", "2", "10", "A2", "B9", "B10"]);
        assert_eq!(sets.at, [[3, 2, 6], [1, 4, 5]]);
    }

    #[test]
    fn what_is_grouped_by_blanks_is_found_as_one() {
        let document = Document { title: "3 栋外墙".into(), text: "电话 123 4567 8901".into(), ..Document::default() };
        let all: String = {
            let bundle = write(&[document], "");
            (0..4).filter(|at| bundle.get(&format!("{at}.js")).is_some()).map(|at| file(&bundle, &format!("{at}.js"))).collect()
        };
        for pair in ["|3栋:0/", "|34:/0", "|78:/0"] {
            assert!(all.contains(pair), "{pair}: {all}");
        }
    }

    #[test]
    fn traditional_texts_are_told_of_and_columns_of_one_left_out() {
        let bundle = write(&documents(), "search/");
        let index = file(&bundle, "search/index.js");
        assert!(index.contains("\"fold\":\"電电\"") && index.contains("\"kind\":{\"all\":[\"notice\"],\"at\":[]}"), "{index}");
        assert!(index.contains(r"\\u0000-\\u002d"), "{index}");
    }

    #[test]
    fn texts_keep_their_order_whatever_their_size() {
        let long = "长".repeat(TEXTS);
        let documents: Vec<Document> = (0..5)
            .map(|at| Document { href: format!("{at}"), text: if at == 2 { long.clone() } else { "短".into() }, ..Document::default() })
            .collect();
        let bundle = write(&documents, "");
        assert!(file(&bundle, "index.js").contains("\"texts\":[0,2,3]"), "{}", file(&bundle, "index.js"));
        assert!(file(&bundle, "t1.js").starts_with("gongshi(\"texts\",1,[[\"2\""));
    }

    #[test]
    fn texts_are_strings_of_json() {
        for text in ["", "一\n二", "\n", "a\"b\\c\td\n—\u{2028}\u{1}", "“”"] {
            let mut out = String::new();
            quoted(&mut out, text);
            assert_eq!(out, json(&text));
            assert_eq!(serde_json::from_str::<String>(&out).unwrap(), text);
        }
    }
}
