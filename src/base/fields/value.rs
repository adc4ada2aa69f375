//! One value read as what it should be.

use super::super::diagnostic::{Diagnostic, Fix, Said};
use super::super::scalar::{Form, Scalar};
use super::super::source::{At, Span, forbidden};
use super::super::text::is_forbidden;
use super::super::yaml::{Key, Node, Value};
use super::Reading;
use super::faults::{slipped, wrong_shape};
use crate::said;

/// Nothing personal is shorter than a mobile number.
const SHORTEST_NUMBER: usize = 11;

pub(super) fn scalar<T: Scalar>(node: &Node, key: &Key, reading: &mut Reading) -> Option<At<T>> {
    let Value::Scalar(text) = &node.value else {
        let Form { name, example, .. } = T::form();
        wrong_shape(node, Some(key), &name, said!("只写一个值，例如 {example}", "write one value, for example {example}"), reading);
        return None;
    };
    match T::parse(text) {
        // A value on its own line that cannot be read was meant to be a mapping; one in wrong quotation marks was quoted.
        Err(_) if (own_line(node, key, reading) || text.starts_with(['“', '”', '＂'])) && slipped(node, reading) => None,
        // An escape could smuggle in what the raw text may not hold.
        Ok(_) if smuggled(node, text, reading) => None,
        Ok(mut value) => {
            value.settle(reading);
            value.note(node.span, reading);
            let as_written = |raw: &str| raw == text.as_ref() || raw.contains(text.as_ref());
            if text.len() >= SHORTEST_NUMBER && !as_written(reading.source.slice(node.span)) {
                reading.decoded.push((node.span, text.to_string()));
            }
            if let Some(better) = (!text.is_ascii()).then(|| T::better(text)).flatten() {
                let place = reading.source.place(node.span);
                let what = said!("“{}”里有全角字符，已读作 {better}", "full-width characters in `{}`, read as {better}", key.text);
                let hint = Diagnostic::warning("field/format/width", place, what);
                let fix = instead(node.span, text, better, reading);
                reading.diagnostics.push(hint.mend(said!("换成半角", "write half-width characters")).fix(fix));
            }
            Some(At { value, span: node.span })
        }
        Err(what) => {
            let Form { name, example, .. } = T::form();
            let Said { zh, en } = name;
            let fix = T::better(text).and_then(|better| instead(node.span, text, better, reading));
            let mistake = reading.error("field/format/value", node.span, what);
            mistake.label = Some(said!("“{}”应是{zh}", "`{}` takes {en}", key.text));
            mistake.mend = Some(said!("例如 {example}", "for example {example}"));
            mistake.fix = fix;
            None
        }
    }
}

/// The edit that writes a value otherwise, its quotation marks left as they are; none where the file spells it by escapes.
fn instead(span: Span, text: &str, better: String, reading: &Reading) -> Option<Fix> {
    let written = reading.source.slice(span);
    let quote = match written.len().checked_sub(text.len())? {
        0 => "",
        2 => ["\"", "'"].into_iter().find(|quote| written.starts_with(quote) && written.ends_with(quote))?,
        _ => return None,
    };
    let span = reading.source.place(span).span;
    written.contains(text).then(|| Fix { span, text: format!("{quote}{better}{quote}") })
}

pub(super) fn smuggled(node: &Node, text: &str, reading: &mut Reading) -> bool {
    let hidden = reading.source.slice(node.span).contains('\\').then(|| text.chars().find(|c| is_forbidden(*c))).flatten();
    if let Some(c) = hidden {
        let place = reading.source.place(node.span);
        reading.diagnostics.push(forbidden(place, c));
    }
    hidden.is_some()
}

pub(super) fn own_line(node: &Node, key: &Key, reading: &Reading) -> bool {
    reading.source.slice(Span { start: key.span.end, end: node.span.start }).contains('\n')
}
