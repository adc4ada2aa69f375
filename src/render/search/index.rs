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
use crate::base::fold::{BREAKS, folded, initials, simplified};
use crate::base::text::hexadecimal;

/// About so many bytes of pairs stand in one file: two kilobytes when packed.
const SHARD: usize = 6_000;
/// At most so many files of pairs.
const SHARDS: usize = 512;
/// About so many bytes of text stand in one file.
const TEXTS: usize = 6_000;

/// What can be found.
#[derive(Debug, Default)]
pub struct Document {
    /// Where it is, below the root of the locale.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Everything it says.
    pub text: String,
    /// Its kind's word.
    pub kind: &'static str,
    /// The year it was published in.
    pub year: Option<i32>,
    /// Who published it.
    pub body: Option<String>,
    /// The buildings it names.
    pub buildings: Vec<String>,
    /// The amounts it names, in fen.
    pub amounts: Vec<i64>,
}

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
    let starts = texts(documents, &mut put);
    let shards = pairs(documents, &mut put);
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
    all.sort_unstable();
    all.dedup();
    let at = |document: &Document| document.buildings.iter().map(|building| place(&all, &building.as_str())).collect();
    let at = if all.is_empty() { Vec::new() } else { documents.iter().map(at).collect() };
    Sets { all, at }
}

/// Writes the texts, some documents to a file.
fn texts(documents: &[Document], put: &mut impl FnMut(String, String)) -> Vec<usize> {
    type Told<'a> = (&'a str, &'a str, String, &'a str, &'a [i64]);
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
        let told: Vec<Told> = documents
            .get(from..until)
            .unwrap_or_default()
            .iter()
            .map(|it| (it.href.as_str(), it.title.as_str(), initials(&folded(&it.title)), it.text.as_str(), it.amounts.as_slice()))
            .collect();
        put(format!("t{}.js", starts.len()), format!("gongshi(\"texts\",{},{})\n", starts.len(), json(&told)));
        starts.push(from);
        from = until;
    }
    starts
}

/// A pair of characters at a document, packed so that it sorts as one number: 21 bits for each character, one for the text
/// (a title goes first), 21 for the document.
type Found = u64;

/// Bits of a character, and of the number of a document.
const BITS: u32 = 21;
const LOW: u64 = (1 << BITS) - 1;

fn found(first: char, second: char, in_text: bool) -> Found {
    ((u64::from(first) << BITS | u64::from(second)) << 1 | u64::from(in_text)) << BITS
}

/// The pair alone.
fn pair(found: Found) -> u64 {
    found >> (BITS + 1)
}

/// One character of a pair; what was packed from a character is one.
fn character(packed: u64) -> char {
    u32::try_from(packed & LOW).ok().and_then(char::from_u32).unwrap_or_default()
}

/// Writes the pairs; gives the number of files.
fn pairs(documents: &[Document], put: &mut impl FnMut(String, String)) -> usize {
    let mut all: Vec<Found> = Vec::new();
    let mut own: Vec<Found> = Vec::new();
    for (at, document) in (0..=LOW).zip(documents) {
        own.clear();
        let title = folded(&document.title);
        push(&mut own, &title, false);
        push(&mut own, &initials(&title), false);
        push(&mut own, &folded(&document.text), true);
        own.sort_unstable();
        own.dedup_by_key(|entry| pair(*entry));
        all.extend(own.iter().map(|entry| entry | at));
    }
    // Every document's part is in order already, which a stable sort makes use of.
    all.sort();
    // About what an entry costs in bytes: a pair seven and the marks, a document two.
    let count = (all.len() * 3 / SHARD + 1).next_power_of_two().min(SHARDS);
    let mut files = vec![String::new(); count];
    for entry in all.chunk_by(|one, next| pair(*one) == pair(*next)) {
        let packed = entry.first().map_or(0, |one| pair(*one));
        let (first, second) = (character(packed >> BITS), character(packed));
        if let Some(file) = files.get_mut(shard(first, second, count)) {
            entry_of(file, first, second, entry);
        }
    }
    for (at, file) in files.into_iter().enumerate() {
        put(format!("{at}.js"), format!("gongshi(\"shard\",{at},\"{file}\")\n"));
    }
    count
}

/// The traditional characters that occur, with their twins.
fn twins(documents: &[Document]) -> String {
    let letters = documents.iter().flat_map(|document| document.title.chars().chain(document.text.chars()));
    let found: BTreeSet<(char, char)> = letters.map(|c| (c, simplified(c))).filter(|(c, twin)| c != twin).collect();
    found.iter().flat_map(|(c, twin)| [*c, *twin]).collect()
}

/// Which file knows a pair; the script on the page reckons the same.
fn shard(first: char, second: char, count: usize) -> usize {
    (u32::from(first) as usize * 31 + if second == '\0' { 0 } else { u32::from(second) as usize }) % count
}

/// Every character and every pair of a folded text.
fn push(own: &mut Vec<Found>, folded: &str, in_text: bool) {
    let mut letters = folded.chars().peekable();
    while let Some(first) = letters.next() {
        if first == ' ' {
            continue;
        }
        own.push(found(first, '\0', in_text));
        if let Some(second) = letters.peek().filter(|second| **second != ' ') {
            own.push(found(first, *second, in_text));
        }
    }
}

/// `|电梯:0.3/1.1`
fn entry_of(out: &mut String, first: char, second: char, entry: &[Found]) {
    out.push('|');
    out.push(first);
    if second != '\0' {
        out.push(second);
    }
    let (titles, texts) = entry.split_at(entry.partition_point(|one| one >> BITS & 1 == 0));
    for (mark, documents) in [(':', titles), ('/', texts)] {
        out.push(mark);
        let mut before = 0;
        let mut gap = "";
        for at in documents.iter().map(|one| one & LOW) {
            out.push_str(gap);
            base36(out, at - before);
            (before, gap) = (at, ".");
        }
    }
}

fn base36(out: &mut String, number: u64) {
    if number >= 36 {
        base36(out, number / 36);
    }
    out.extend(u32::try_from(number % 36).ok().and_then(|digit| char::from_digit(digit, 36)));
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
    fn steps_are_written_in_base_36() {
        let written = |number| {
            let mut out = String::new();
            base36(&mut out, number);
            out
        };
        assert_eq!([0, 35, 36, 1_295, 1_296].map(written), ["0", "z", "10", "zz", "100"]);
    }
}
