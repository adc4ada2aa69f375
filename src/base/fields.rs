//! Reading a mapping field by field: every mistake of a file in one run, each with its place, keys in two languages.
//!
//! A reader asks for fields by both names and never branches on a value; so the same code, run over nothing, describes
//! itself ([`describe`]). What is left over at the end is an unknown key, and the nearest known one is suggested.

mod columns;
mod faults;
mod rows;
mod value;

use std::sync::Arc;

use super::date::Date;
use super::diagnostic::{Diagnostic, Said};
use super::period::Period;
use super::scalar::Scalar;
use super::schema::{Field, Schema, Shape};
use super::source::{At, Source, Span};
use super::tree::Tree;
use super::yaml::{Key, Node, Value};
use crate::said;
pub use columns::Sort;
pub use rows::Ledger;

use faults::{unknown, wrong_shape};
use value::scalar;

/// A type that is written as a mapping.
pub trait Part: Sized {
    /// Asks for each field once.
    fn read(fields: &mut Fields) -> Self;
}

/// What reading one file gathers beside the typed value.
#[derive(Debug)]
pub struct Reading {
    /// The file.
    pub source: Arc<Source>,
    /// Everything found wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// Every mention of something that stands elsewhere.
    pub references: Vec<Reference>,
    /// Every date written; the next of them is when a page may change.
    pub dates: Vec<Date>,
    /// Stretches whose digits are known to be harmless (amounts, dates, work telephones).
    pub exempt: Vec<Span>,
    /// Values whose text is not the raw text of their place: escapes, folded lines.
    pub decoded: Vec<(Span, String)>,
    /// Values that are words of the author's.
    pub texts: Vec<Span>,
    /// Folders with two names, the canonical one first; a reference in either leads to the same record.
    pub folders: &'static [(&'static str, &'static str)],
    /// The tables beside the file that it takes rows from.
    pub taken: Vec<Arc<Source>>,
    /// The records that rows of those say they belong to.
    pub claims: Vec<(String, Span)>,
}

/// A mention of something that stands elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// What sort of thing: the word of its type.
    pub sort: &'static str,
    /// Its id as written.
    pub id: String,
    /// Where.
    pub span: Span,
}

impl Reading {
    /// The canonical spelling of a record's id: 账目/2026-q3 → finance/2026-q3.
    pub fn canonical(&self, id: &str) -> String {
        let known = |(folder, stem): (&str, &str)| {
            let (name, _) = self.folders.iter().find(|(name, alias)| *name == folder || *alias == folder)?;
            Some(format!("{name}/{stem}"))
        };
        id.split_once('/').and_then(known).unwrap_or_else(|| id.to_string())
    }

    /// A fresh reading of a source.
    pub fn new(source: Arc<Source>) -> Self {
        Reading {
            source,
            diagnostics: Vec::new(),
            references: Vec::new(),
            dates: Vec::new(),
            exempt: Vec::new(),
            decoded: Vec::new(),
            texts: Vec::new(),
            folders: &[],
            taken: Vec::new(),
            claims: Vec::new(),
        }
    }

    fn error(&mut self, rule: &'static str, span: Span, what: Said) -> &mut Diagnostic {
        let place = self.source.place(span);
        self.diagnostics.push_mut(Diagnostic::error(rule, place, what))
    }
}

/// The fields of one mapping, being read or being described.
pub struct Fields<'f> {
    mode: Mode<'f>,
}

enum Mode<'f> {
    Read {
        span: Span,
        entries: &'f [(Key<'f>, Node<'f>)],
        seals: Vec<Seal>,
        /// Which seals there are, as bits: most of what is asked for is not written.
        written: [u64; 4],
        taken: Vec<bool>,
        known: Vec<(&'static str, &'static str)>,
        reading: &'f mut Reading,
    },
    Describe(&'f mut Schema),
    /// Nothing is there: every field yields its stand-in, silently.
    Absent,
}

/// What tells most keys apart without reading them.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Seal(u8);

impl Seal {
    fn of(key: &str) -> Self {
        let bytes = key.as_bytes();
        let at = |place: usize| bytes.get(place).copied().unwrap_or(0);
        let (middle, last) = (at(bytes.len() / 2), at(bytes.len().saturating_sub(1)));
        Seal(at(0).wrapping_mul(31).wrapping_add(middle).wrapping_mul(31).wrapping_add(last) ^ (bytes.len() as u8).wrapping_mul(67))
    }

    fn bit(self) -> (usize, u64) {
        (usize::from(self.0 >> 6), 1 << (self.0 & 63))
    }

    fn put(self, written: &mut [u64; 4]) {
        let (word, bit) = self.bit();
        written.iter_mut().skip(word).take(1).for_each(|bits| *bits |= bit);
    }

    fn is_in(self, written: &[u64; 4]) -> bool {
        let (word, bit) = self.bit();
        written.get(word).is_some_and(|bits| bits & bit != 0)
    }
}

/// About how many fields a mapping is asked for.
const ASKED: usize = 16;
const REQUIRED: &str = "field/coverage/required";

/// Reads a whole file (or its front matter) as one mapping.
pub fn read<T: Part>(node: &Node, reading: &mut Reading) -> T {
    part(node, None, reading)
}

/// Finds the mistakes of a mapping of which something could not be read: what is not there may be what was not read.
pub fn examine<T: Part>(node: &Node, reading: &mut Reading) -> T {
    let value = read::<T>(node, reading);
    forgive_absent(node, reading);
    value
}

/// Takes back that keys of the outermost mapping are missing.
pub fn forgive_absent(node: &Node, reading: &mut Reading) {
    let Value::Map(entries) = &node.value else { return };
    let first = entries.first().map(|(key, _)| key.span);
    reading.diagnostics.retain(|found| found.rule != REQUIRED || Some(found.place.span) != first);
}

/// Describes the fields of a type by running its reader over nothing.
pub fn describe<T: Part>() -> Schema {
    let mut schema = Schema::default();
    T::read(&mut Fields { mode: Mode::Describe(&mut schema) });
    schema
}

fn part<T: Part>(node: &Node, key: Option<&Key>, reading: &mut Reading) -> T {
    let Value::Map(entries) = &node.value else {
        let mend = said!("每行写一个“键: 值”，缩进对齐", "write `key: value` on lines of their own, indented alike");
        wrong_shape(node, key, &said!("一组“键: 值”", "a mapping of `key: value`"), mend, reading);
        return absent();
    };
    let seals: Vec<Seal> = entries.iter().map(|(key, _)| Seal::of(&key.text)).collect();
    let mut written = [0; 4];
    seals.iter().for_each(|seal| seal.put(&mut written));
    let (taken, known) = (vec![false; entries.len()], Vec::with_capacity(ASKED));
    let mut fields = Fields { mode: Mode::Read { span: node.span, entries, seals, written, taken, known, reading } };
    let value = T::read(&mut fields);
    fields.finish();
    value
}

fn absent<T: Part>() -> T {
    T::read(&mut Fields { mode: Mode::Absent })
}

impl Fields<'_> {
    /// Leaves the rest of the mapping unread: what follows yields stand-ins and nothing left over is reported.
    pub fn set_aside(&mut self) {
        self.mode = Mode::Absent;
    }

    /// Whether a key is written in either language, whatever stands after it.
    pub fn writes(&self, key: &str, alias: &str) -> bool {
        matches!(&self.mode, Mode::Read { entries, .. } if entries.iter().any(|(written, _)| written.text == key || written.text == alias))
    }

    /// Everything nobody asked for, as written and in that order; ask last, for nothing is left over after it.
    pub fn rest(&mut self) -> Vec<(At<String>, Tree)> {
        let Mode::Read { entries, taken, .. } = &mut self.mode else { return Vec::new() };
        let left = entries.iter().zip(taken.iter_mut()).filter_map(|(entry, taken)| (!std::mem::replace(taken, true)).then_some(entry));
        left.map(|(key, node)| (At { value: key.text.to_string(), span: key.span }, Tree::from(node))).collect()
    }

    /// A value that must be written.
    pub fn required<T: Scalar>(&mut self, key: &'static str, alias: &'static str) -> At<T> {
        let found = self.scalar(key, alias, true);
        found.unwrap_or_else(|| At { value: T::stand_in(), span: self.missing(key, alias) })
    }

    /// A value that may be left out.
    pub fn optional<T: Scalar>(&mut self, key: &'static str, alias: &'static str) -> Option<At<T>> {
        self.scalar(key, alias, false)
    }

    /// A list of values; a single value counts as a list of one.
    pub fn list<T: Scalar>(&mut self, key: &'static str, alias: &'static str) -> Vec<At<T>> {
        self.describe(key, alias, false, true, || Shape::Scalar(T::form()));
        let Some((found, node, reading)) = self.take(key, alias) else { return Vec::new() };
        match &node.value {
            Value::Null => Vec::new(),
            Value::List(items) => items.iter().filter_map(|item| scalar(item, found, reading)).collect(),
            _ => scalar(node, found, reading).into_iter().collect(),
        }
    }

    /// A mapping that may be left out.
    pub fn part<T: Part>(&mut self, key: &'static str, alias: &'static str) -> Option<At<T>> {
        self.describe(key, alias, false, false, || Shape::Part(describe::<T>()));
        let (found, node, reading) = self.take(key, alias)?;
        let span = node.span;
        (!matches!(node.value, Value::Null)).then(|| At { value: part(node, Some(found), reading), span })
    }

    /// A mapping that must be written.
    pub fn required_part<T: Part>(&mut self, key: &'static str, alias: &'static str) -> At<T> {
        let found = self.part(key, alias);
        self.require(key);
        found.unwrap_or_else(|| At { value: absent(), span: self.missing(key, alias) })
    }

    /// A list of mappings, written out or in a table beside the record.
    pub fn parts<T: Part>(&mut self, key: &'static str, alias: &'static str) -> Vec<At<T>> {
        self.describe(key, alias, false, true, || Shape::Part(describe::<T>()));
        let Some((found, node, reading)) = self.take(key, alias) else { return Vec::new() };
        match &node.value {
            Value::Null => Vec::new(),
            Value::List(items) => items.iter().map(|item| At { span: item.span, value: part(item, Some(found), reading) }).collect(),
            _ if rows::is_named(node) => rows::named(node, found, reading),
            _ => {
                let mend = said!("每项另起一行，前面写“- ”", "begin each item on a line of its own with `- `");
                wrong_shape(node, Some(found), &said!("一个列表（每项以“- ”开头）", "a list (each item starts with `- `)"), mend, reading);
                Vec::new()
            }
        }
    }

    /// A period that must be written: `2026-Q3`, or a mapping with its two ends.
    pub fn required_period(&mut self, key: &'static str, alias: &'static str) -> At<Period> {
        let before = self.complaints();
        let found = self.period(key, alias);
        self.require(key);
        let refused = self.complaints() > before;
        found.unwrap_or_else(|| At { value: Period::stand_in(), span: if refused { Span::default() } else { self.missing(key, alias) } })
    }

    fn complaints(&self) -> usize {
        match &self.mode {
            Mode::Read { reading, .. } => reading.diagnostics.len(),
            _ => 0,
        }
    }

    /// A period that may be left out: `2026-Q3`, or a mapping with its two ends.
    pub fn period(&mut self, key: &'static str, alias: &'static str) -> Option<At<Period>> {
        self.describe(key, alias, false, false, || Shape::Scalar(Period::form()));
        let (found, node, reading) = self.take(key, alias)?;
        match &node.value {
            Value::Map(_) => {
                let before = reading.diagnostics.len();
                let ends: Ends = part(node, Some(found), reading);
                if reading.diagnostics.len() > before {
                    return None;
                }
                let period = Period::new(*ends.from, *ends.until);
                if period.is_none() {
                    let what = said!("期间的止早于起", "the period ends before it begins");
                    reading.error("field/range/period", node.span, what).mend = Some(said!("把起止对调", "turn its ends round"));
                }
                period.map(|value| At { value, span: node.span })
            }
            Value::Null => None,
            _ => scalar(node, found, reading),
        }
    }

    fn scalar<T: Scalar>(&mut self, key: &'static str, alias: &'static str, required: bool) -> Option<At<T>> {
        self.describe(key, alias, required, false, || Shape::Scalar(T::form()));
        let (found, node, reading) = self.take(key, alias)?;
        // A text of nothing but blanks is none; what is no text has words of its own for it.
        let blank = matches!(&node.value, Value::Scalar(text) if text.trim().is_empty() && T::parse(text).is_ok());
        if blank || matches!(node.value, Value::Null) {
            if required {
                let Said { zh, en } = T::form().name;
                let place = if blank { node.span } else { found.span };
                let mistake =
                    reading.error("field/format/value", place, said!("“{}”后面没有内容", "nothing is written after `{}`", found.text));
                mistake.mend = Some(said!("写上{zh}，如 {}", "write {en}, like {}", T::form().example));
                return Some(At { value: T::stand_in(), span: found.span });
            }
            return None;
        }
        let value = scalar(node, found, reading);
        match value {
            None if required => Some(At { value: T::stand_in(), span: node.span }),
            other => other,
        }
    }

    fn describe(&mut self, key: &'static str, alias: &'static str, required: bool, list: bool, shape: impl FnOnce() -> Shape) {
        if let Mode::Describe(schema) = &mut self.mode {
            schema.fields.push(Field { key, alias, required, list, shape: shape() });
        }
    }

    fn require(&mut self, key: &'static str) {
        if let Mode::Describe(schema) = &mut self.mode {
            for field in schema.fields.iter_mut().filter(|f| f.key == key) {
                field.required = true;
            }
        }
    }

    fn take(&mut self, key: &'static str, alias: &'static str) -> Option<(&Key<'_>, &Node<'_>, &mut Reading)> {
        let Mode::Read { entries, seals, written, taken, known, reading, .. } = &mut self.mode else { return None };
        known.push((key, alias));
        let (own, other) = (Seal::of(key), Seal::of(alias));
        if !own.is_in(written) && !other.is_in(written) {
            return None;
        }
        let mut first: Option<usize> = None;
        let sealed = seals.iter().zip(entries.iter()).enumerate().filter(|(_, (seal, _))| **seal == own || **seal == other);
        for (at, (_, (written, _))) in sealed {
            if written.text != key && written.text != alias {
                continue;
            }
            if let Some(flag) = taken.get_mut(at) {
                *flag = true;
            }
            match first.and_then(|f| entries.get(f)) {
                None => first = Some(at),
                Some((earlier, _)) => {
                    let related = reading.source.place(earlier.span);
                    let (one, two) = (&earlier.text, &written.text);
                    let what = said!("“{two}”和“{one}”是同一个键，写了两次", "`{two}` and `{one}` are the same key, written twice");
                    let mistake = reading.error("yaml/unique/key", written.span, what);
                    mistake.related.push((related, said!("第一次在这里", "first written here")));
                    mistake.mend = Some(said!("只留一个", "keep one of them"));
                }
            }
        }
        let (written, node) = entries.get(first?)?;
        Some((written, node, reading))
    }

    /// Reports a field that must be there and is not; the place is the start of its mapping.
    fn missing(&mut self, key: &'static str, alias: &'static str) -> Span {
        let Mode::Read { span, entries, reading, .. } = &mut self.mode else { return Span::default() };
        let place = entries.first().map_or(Span { start: span.start, end: span.start }, |(k, _)| k.span);
        let mistake = reading.error(REQUIRED, place, said!("缺少“{alias}”", "`{key}` is missing"));
        mistake.label = Some(said!("这一组里没有“{alias}”（{key}）", "no `{key}` in this mapping"));
        mistake.mend = Some(said!("补上一行“{alias}: …”", "add a line `{key}: …`"));
        place
    }

    /// Names every key nobody asked for.
    fn finish(self) {
        let Mode::Read { entries, taken, known, reading, .. } = self.mode else { return };
        for (at, (key, node)) in entries.iter().enumerate().filter(|(at, _)| !taken.get(*at).copied().unwrap_or(false)) {
            let before = at.checked_sub(1).and_then(|b| entries.get(b));
            // A key that stands already is a less likely meaning than one that does not.
            let written = |name: &str| entries.iter().any(|(key, _)| key.text == name);
            let free: Vec<_> = known.iter().copied().filter(|(english, chinese)| !written(english) && !written(chinese)).collect();
            unknown(key, node, before, if free.is_empty() { &known } else { &free }, reading);
        }
    }
}

struct Ends {
    from: At<Date>,
    until: At<Date>,
}

impl Part for Ends {
    fn read(fields: &mut Fields) -> Self {
        Ends { from: fields.required("from", "起"), until: fields.required("until", "止") }
    }
}

#[cfg(test)]
mod tests;
