//! A table as CSV and as JSON.

use std::borrow::Cow;

use crate::base::text::is_formula;
use crate::published::{Column, Outline};

use super::value::Value;

/// The values of one row in the order of the columns, leading ones first.
pub type Line = Vec<Value>;

/// A field of a table: quoted where it must be, and never a formula to a spreadsheet.
pub fn field(text: &str) -> String {
    let mut out = String::new();
    push_field(&mut out, text);
    out
}

/// Whether one of some bytes is in a text: all are looked at, many at once, which is faster than stopping at the first.
fn has(text: &str, mark: impl Fn(u8) -> bool) -> bool {
    text.bytes().fold(false, |found, b| found | mark(b))
}

fn push_field(out: &mut String, text: &str) {
    let mark = if is_formula(text) { "'" } else { "" };
    if has(text, |b| (b == b',') | (b == b'"') | (b == b'\n') | (b == b'\r')) {
        ["\"", mark, &text.replace('"', "\"\""), "\""].into_iter().for_each(|part| out.push_str(part));
    } else {
        out.push_str(mark);
        out.push_str(text);
    }
}

/// One value as words; several are parted by semicolons.
fn words(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Null => "".into(),
        Value::Text(text) | Value::Day(_, text) | Value::Decimal(text) => text.into(),
        Value::Whole(number) => number.to_string().into(),
        Value::Bool(holds) => holds.to_string().into(),
        Value::Many(all) => all.iter().map(words).collect::<Vec<_>>().join("; ").into(),
    }
}

/// A value as a field. A negative number is one, and no formula.
fn push_cell(out: &mut String, value: &Value) {
    match value {
        Value::Text(text) => push_field(out, text),
        Value::Many(_) => push_field(out, &words(value)),
        Value::Day(_, text) | Value::Decimal(text) => out.push_str(text),
        _ => out.push_str(&words(value)),
    }
}

/// RFC 4180 with the mark that tells spreadsheets it is UTF-8; the heading has the keys.
pub fn csv(outline: &Outline, lines: &[Line]) -> String {
    let head: Vec<&str> = outline.columns().map(|column| column.name).collect();
    let mut out = format!("\u{feff}{}\r\n", head.join(","));
    for line in lines {
        for (at, value) in line.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            push_cell(&mut out, value);
        }
        out.push_str("\r\n");
    }
    out
}

/// An array of objects, one a line; every key is in every object.
pub fn json(outline: &Outline, lines: &[Line]) -> String {
    let key = |(at, column): (usize, &Column)| format!("{}\"{}\":", if at > 0 { "," } else { "" }, column.name);
    let keys: Vec<String> = outline.columns().enumerate().map(key).collect();
    let mut out = String::from("[");
    for (at, line) in lines.iter().enumerate() {
        out.push_str(if at > 0 { ",\n{" } else { "\n{" });
        for (key, value) in keys.iter().zip(line) {
            out.push_str(key);
            push(&mut out, value);
        }
        out.push('}');
    }
    out.push_str("\n]\n");
    out
}

fn push(out: &mut String, value: &Value) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Text(text) => string(out, text),
        // Digits and hyphens need no escaping.
        Value::Day(_, text) | Value::Decimal(text) => ["\"", text, "\""].into_iter().for_each(|part| out.push_str(part)),
        Value::Whole(number) => out.push_str(&number.to_string()),
        Value::Bool(holds) => out.push_str(if *holds { "true" } else { "false" }),
        Value::Many(all) => {
            out.push('[');
            for (at, one) in all.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                push(out, one);
            }
            out.push(']');
        }
    }
}

/// A string of JSON; what needs no escaping, which is nearly all, is copied as it stands.
fn string(out: &mut String, text: &str) {
    if has(text, |b| (b < 0x20) | (b == b'"') | (b == b'\\')) {
        // A text always serialises.
        return out.push_str(&serde_json::to_string(text).unwrap_or_default());
    }
    ["\"", text, "\""].into_iter().for_each(|part| out.push_str(part));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::published::{Column, Sort};

    static FRUIT: Outline = Outline {
        name: "fruit",
        book: "fruit",
        title: "水果",
        about: "a fruit",
        of_records: false,
        own: &[
            Column::of("名称", "", Sort::Text).named("name"),
            Column::of("金额", "", Sort::Money).named("amount"),
            Column::of("楼栋", "", Sort::Id).list().named("buildings"),
        ],
    };

    #[test]
    fn a_field_is_no_formula_and_keeps_its_marks() {
        assert_eq!(field("a"), "a");
        assert_eq!(field("=1+1"), "'=1+1");
        assert_eq!(field("＝1+1"), "'＝1+1");
        assert_eq!(field("a,\"b\""), "\"a,\"\"b\"\"\"");
    }

    #[test]
    fn a_table_is_written_twice() {
        let lines = [
            vec![
                Value::Text("@梨".into()),
                Value::Decimal("-12.50".into()),
                Value::Many(vec![Value::Text("1".into()), Value::Text("2".into())]),
            ],
            vec![Value::Text("a\"b".into()), Value::Null, Value::Many(Vec::new())],
        ];
        assert_eq!(csv(&FRUIT, &lines), "\u{feff}name,amount,buildings\r\n'@梨,-12.50,1; 2\r\n\"a\"\"b\",,\r\n");
        let expected = "[\n{\"name\":\"@梨\",\"amount\":\"-12.50\",\"buildings\":[\"1\",\"2\"]},\n{\"name\":\"a\\\"b\",\"amount\":null,\"buildings\":[]}\n]\n";
        assert_eq!(json(&FRUIT, &lines), expected);
    }
}
