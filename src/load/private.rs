//! Numbers that may stand nowhere, found while a file is read.

use std::sync::Arc;

use crate::base::detect;
use crate::base::diagnostic::{Diagnostic, Place, Said};
use crate::base::fields::Reading;
use crate::base::source::{Source, Span};
use crate::law::Packs;
use crate::said;

/// The rules against publishing what is sensitive.
pub const SENSITIVE: &[&str] = &["cn.pipl.sensitive"];
/// The rules against publishing what is private.
pub const PUBLIC: &[&str] = &["cn.pipl.public"];

/// Finds numbers that may stand nowhere: ID cards, bank cards, private mobiles; typed work telephones and amounts are exempt.
pub(super) fn private(source: &Arc<Source>, text: &str, exempt: &[Span]) -> Vec<Diagnostic> {
    let hits = detect::find(text).into_iter();
    let private = hits.filter(|hit| !exempt.iter().any(|span| span.start <= hit.span.start && hit.span.end <= span.end));
    private.map(|hit| disclosed(source.place(hit.span), hit.sort)).collect()
}

/// Finds such numbers in values that say something else than their raw text (escapes, folded lines).
pub(super) fn disguised(reading: &Reading) -> Vec<Diagnostic> {
    let decoded = reading.decoded.iter().flat_map(|(span, text)| detect::find(text).into_iter().map(|hit| (*span, hit.sort)));
    decoded.map(|(span, sort)| disclosed(reading.source.place(span), sort)).collect()
}

/// Finds numbers that markup and entities hide from the raw text of a body, but not from the reader of the page; `open` are
/// those that stand there for everybody to see.
pub(super) fn hidden(source: &Arc<Source>, body: Span, plain: &str, open: &[Diagnostic]) -> Vec<Diagnostic> {
    let of_body = open.iter().map(|found| found.place.span).filter(|span| body.start <= span.start && span.end <= body.end);
    let seen: Vec<Span> = of_body.collect();
    let mut known: Vec<Vec<u8>> = seen.iter().map(|span| detect::digits(source.slice(*span))).collect();
    let mut found = Vec::new();
    for hit in detect::find(plain) {
        let number = plain.get(hit.span.start as usize..hit.span.end as usize).unwrap_or("");
        match known.iter().position(|open| *open == detect::digits(number)) {
            Some(at) => _ = known.swap_remove(at),
            None => found.push(disclosed(source.place(written(source, body, number, &seen)), hit.sort)),
        }
    }
    found
}

/// Where the beginning of a number stands that is not written in one piece, past those that are; else where the text begins.
fn written(source: &Source, body: Span, number: &str, seen: &[Span]) -> Span {
    const FEWEST: usize = 3;
    let text = source.slice(body);
    let from = body.start as usize;
    let free = |head: &str| text.match_indices(head).map(|(at, _)| at).find(|at| !seen.iter().any(|span| span.contains(from + at)));
    let ends = number.char_indices().map(|(at, c)| at + c.len_utf8()).skip(FEWEST - 1);
    let begun = ends.filter_map(|end| number.get(..end)).filter_map(|head| Some((free(head)?, head.len()))).last();
    // Written as entities, it begins where the first of them stands.
    let coded = || {
        let first = number.chars().next().map(u32::from)?;
        let forms = [format!("&#{first};"), format!("&#x{first:x};"), format!("&#X{first:X};"), "&#".to_string()];
        forms.iter().find_map(|form| Some((text.find(form.as_str())?, form.len())))
    };
    let (at, length) = begun.or_else(coded).unwrap_or((text.len() - text.trim_start().len(), 0));
    Span::new(from + at, from + at + length)
}

pub(super) fn disclosed(place: Place, sort: detect::Sort) -> Diagnostic {
    let Said { zh, en } = sort.said();
    let basis = if matches!(sort, detect::Sort::IdCard | detect::Sort::BankCard) { SENSITIVE } else { PUBLIC };
    let articles: Vec<&str> =
        Packs::built_in().rules().filter(|(_, rule)| basis.contains(&&*rule.id)).map(|(_, rule)| &*rule.title).collect();
    let article = articles.join("、");
    Diagnostic::error(sort.rule(), place, said!("这里有{zh}，不能写进公示", "{en} stands here and may not be published"))
        .why(said!("个人信息一经公开就收不回来（{article}）", "personal data cannot be taken back once published ({article})"))
        .mend(said!("删掉这个号码；办公电话写在“电话”（phone）栏里", "remove the number; a work telephone goes into a `phone` field"))
}
