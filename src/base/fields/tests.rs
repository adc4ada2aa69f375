//! Reading fields: both languages, every mistake, self-description.

use super::super::money::Money;
use super::*;

struct Line {
    amount: At<Money>,
    note: Option<At<String>>,
}

impl Part for Line {
    fn read(fields: &mut Fields) -> Self {
        Line { amount: fields.required("amount", "金额"), note: fields.optional("note", "说明") }
    }
}

struct Book {
    opening: At<Money>,
    lines: Vec<At<Line>>,
    period: Option<At<Period>>,
}

impl Part for Book {
    fn read(fields: &mut Fields) -> Self {
        Book {
            opening: fields.required("opening", "期初"), lines: fields.parts("lines", "明细"), period: fields.period("period", "期间")
        }
    }
}

fn book(text: &str) -> (Book, Vec<(String, (usize, usize))>) {
    let source = Arc::new(Source { path: "a.yaml".into(), text: text.into(), ..Source::default() });
    let mut reading = Reading::new(Arc::clone(&source));
    let mut found = Vec::new();
    let node = super::super::yaml::parse(&source, Span::new(0, text.len()), &mut found).unwrap();
    let book = read(&node, &mut reading);
    found.extend(reading.diagnostics);
    (
        book,
        found.into_iter().map(|d| (format!("{} {}", d.what.zh, d.mend.map(|m| m.zh).unwrap_or_default()), d.place.line_column())).collect(),
    )
}

#[test]
fn both_languages_load_identically() {
    let (zh, none) = book("期初: 1.50\n明细:\n  - {金额: 2, 说明: 广告}\n期间: {起: 2026-07-01, 止: 2026-09-30}\n");
    let (en, also) = book("opening: 1.50\nlines:\n  - {amount: 2, note: 广告}\nperiod: 2026-Q3\n");
    assert!(none.is_empty() && also.is_empty());
    assert_eq!((zh.opening.value, zh.lines[0].amount.value), (en.opening.value, en.lines[0].amount.value));
    assert_eq!(zh.lines[0].note.as_ref().map(|n| &n.value), en.lines[0].note.as_ref().map(|n| &n.value));
    assert_eq!(zh.period.unwrap().value, en.period.unwrap().value);
}

#[test]
fn a_text_of_blanks_is_as_good_as_none() {
    struct Named {
        title: At<super::super::scalar::Line>,
        note: Option<At<super::super::scalar::Line>>,
    }
    impl Part for Named {
        fn read(fields: &mut Fields) -> Self {
            Named { title: fields.required("title", "标题"), note: fields.optional("note", "说明") }
        }
    }
    for blank in ["\"\"", "''", "\"　\"", "' '"] {
        let text = format!("title: {blank}\nnote: {blank}\n");
        let source = Arc::new(Source { path: "a.yaml".into(), text: text.clone(), ..Source::default() });
        let mut reading = Reading::new(Arc::clone(&source));
        let node = super::super::yaml::parse(&source, Span::new(0, text.len()), &mut Vec::new()).unwrap();
        let named: Named = read(&node, &mut reading);
        assert!(named.title.is_empty() && named.note.is_none());
        let found: Vec<_> = reading.diagnostics.iter().map(|found| (found.what.zh.as_str(), found.place.line_column())).collect();
        assert_eq!(found, [("“title”后面没有内容", (1, 8))], "{blank}");
    }
}

#[test]
fn every_mistake_is_found_in_one_run() {
    let (_, found) = book("期初: 一百\n明细:\n  - {金颔: 3}\n  - {金额: 3,400}\n期见: 2026-Q3\n");
    let places: Vec<_> = found.iter().map(|f| f.1).collect();
    assert_eq!(places, [(1, 5), (3, 6), (3, 6), (4, 10), (5, 1)], "{found:?}");
    assert!(found[2].0.contains("是不是“金额”") && found[3].0.contains("花括号") && found[4].0.contains("是不是“期间”"));
}

struct Year {
    period: At<Period>,
}

impl Part for Year {
    fn read(fields: &mut Fields) -> Self {
        Year { period: fields.required_period("period", "期间") }
    }
}

#[test]
fn a_period_that_cannot_be_read_is_not_missing() {
    for (text, place) in [
        ("期间: {起: 2026-09-30, 止: 2026-07-01}\n", (1, 5)),
        ("期间: {起: 2026-09-30}\n", (1, 6)),
        ("期间: 2026-Q5\n", (1, 5)),
        ("期初: 1\n", (1, 1)),
    ] {
        let source = Arc::new(Source { path: "a.yaml".into(), text: text.into(), ..Source::default() });
        let mut reading = Reading::new(Arc::clone(&source));
        let mut none = Vec::new();
        let node = super::super::yaml::parse(&source, Span::new(0, text.len()), &mut none).unwrap();
        let year: Year = read(&node, &mut reading);
        assert_eq!(year.period.value, Period::stand_in());
        let mut places = reading.diagnostics.iter().filter(|d| d.rule != "field/reference/unknown-key").map(|d| d.place.line_column());
        assert_eq!((places.next(), places.next()), (Some(place), None), "{text:?}");
    }
}

#[test]
fn an_escape_cannot_bring_in_what_may_not_be_written() {
    for escape in [r"\x07", r"\u202e", r"\u200b"] {
        let (_, found) = book(&format!("期初: 1\n明细:\n  - {{金额: 2, 说明: \"广{escape}告\"}}\n"));
        assert_eq!(found.iter().map(|f| f.1).collect::<Vec<_>>(), [(3, 17)], "{escape} {found:?}");
        assert!(found[0].0.contains("U+"), "{found:?}");
    }
    assert!(book("期初: 1\n明细: [{金额: 2, 说明: \"广\\t告\\u53ef\"}]\n").1.is_empty());
}

#[test]
fn both_spellings_of_one_key_are_duplicates() {
    assert_eq!(book("期初: 1\nopening: 2\n").1[0].1, (2, 1));
}

#[test]
fn readers_describe_themselves() {
    let schema = describe::<Book>();
    let mut seen = Vec::new();
    schema.walk(&mut |path, field| seen.push((path.join("."), field.alias, field.required, field.list)));
    assert_eq!(seen[0], ("opening".into(), "期初", true, false));
    assert_eq!(seen[2], ("lines.amount".into(), "金额", true, false));
}

#[test]
fn what_was_meant_to_be_a_mapping_gets_the_hint_of_the_keyboard() {
    for (text, places, words) in [
        ("期初: 1\n明细:\n  - 金额：3\n", vec![(3, 7)], "中文冒号"),
        ("期初: 1\n明细:\n  - 金额：3\n    说明：广告\n", vec![(3, 7), (4, 7)], "中文冒号"),
        ("期初: 1\n期间:\n  起：2026-07-01\n  止：2026-09-30\n", vec![(3, 4), (4, 4)], "中文冒号"),
        ("期初: 1\n期间:\n  起:2026-07-01\n  止:2026-09-30\n", vec![(3, 4), (4, 4)], "少一个空格"),
        ("期初: “3,400.00”\n", vec![(1, 5)], "中文引号"),
        ("期初: 1\n明细: ［3］\n", vec![(2, 5)], "中文括号"),
    ] {
        let (_, found) = book(text);
        assert_eq!(found.iter().map(|f| f.1).collect::<Vec<_>>(), places, "{text:?} {found:?}");
        assert!(found.iter().all(|f| f.0.contains(words)), "{text:?} {found:?}");
    }
}
