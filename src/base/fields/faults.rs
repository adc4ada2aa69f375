//! What is said of a value of the wrong shape, of a slip of the keyboard, of an unknown key.

use super::super::diagnostic::{Diagnostic, Fix, Said};
use super::super::source::Span;
use super::super::text::nearest;
use super::super::yaml::{Key, Node, Value, slips};
use super::Reading;
use crate::said;

pub(super) fn wrong_shape(node: &Node, key: Option<&Key>, expected: &Said, mend: Said, reading: &mut Reading) {
    let (Said { zh, en }, found) = (expected, node.value.shape());
    let (found_zh, found_en) = (&found.zh, &found.en);
    if matches!(node.value, Value::Scalar(_)) && slipped(node, reading) {
        return;
    }
    let what = match key {
        Some(key) => said!("“{}”应是{zh}，这里却是{found_zh}", "`{}` takes {en}, but here is {found_en}", key.text),
        None => said!("文件应是{zh}，这里却是{found_zh}", "the file takes {en}, but here is {found_en}"),
    };
    reading.error("field/format/shape", node.span, what).mend = Some(mend);
}

/// Names the keyboard slips that turned what should have been more into one value.
pub(super) fn slipped(node: &Node, reading: &mut Reading) -> bool {
    let written = reading.source.slice(node.span);
    let mut slips = slips::in_lines(written);
    slips.extend(slips::around(written).filter(|_| slips.is_empty()));
    let found = !slips.is_empty();
    for slip in slips {
        let slip = slip.moved(node.span.start as usize);
        let mistake = reading.error("yaml/format/syntax", Span::new(slip.start, slip.end), slip.what);
        // An edit is one of the file that the place is in.
        let offset = slip.start - mistake.place.span.start as usize;
        let local = |fix: Fix| Fix { span: Span::new(fix.span.start as usize - offset, fix.span.end as usize - offset), ..fix };
        (mistake.mend, mistake.fix) = (Some(slip.mend), slip.fix.map(local));
    }
    found
}

pub(super) fn unknown(key: &Key, node: &Node, before: Option<&(Key, Node)>, known: &[(&'static str, &'static str)], reading: &mut Reading) {
    if let Some(diagnostic) = split_number(key, node, before, reading) {
        reading.diagnostics.push(diagnostic);
        return;
    }
    let ascii = key.text.is_ascii();
    let names = known.iter().map(|(english, chinese)| if ascii { *english } else { *chinese });
    let near = nearest(&key.text, names.clone());
    let text = &key.text;
    let all = names.collect::<Vec<_>>().join(if ascii { ", " } else { "、" });
    let mistake = reading.error("field/reference/unknown-key", key.span, said!("没有“{text}”这个键", "there is no key `{text}`"));
    mistake.mend = Some(match near {
        Some(near) => said!("是不是“{near}”？", "did you mean `{near}`?"),
        None => said!("这里可写：{all}", "known here: {all}"),
    });
}

/// In a flow mapping a comma ends the value, so `{金额: 3,400}` is read as 3 and a key 400.
pub(super) fn split_number(key: &Key, node: &Node, before: Option<&(Key, Node)>, reading: &Reading) -> Option<Diagnostic> {
    let (earlier, value) = before?;
    let Value::Scalar(head) = &value.value else { return None };
    let digits = |s: &str| s.starts_with(|c: char| c.is_ascii_digit()) && s.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let amount = digits(&key.text) && head.trim_start_matches(['¥', '￥', '-']).bytes().all(|b| b.is_ascii_digit());
    // Or a number within words: `{事项: 收押金 3,000 元}`.
    let thousands = key.text.bytes().take_while(u8::is_ascii_digit).count() == 3 && head.ends_with(|c: char| c.is_ascii_digit());
    let split = matches!(node.value, Value::Null) && (amount || thousands);
    split.then(|| {
        let span = Span { start: value.span.start, end: key.span.end };
        let whole = format!("{head},{}", key.text);
        Diagnostic::error(
            "yaml/format/flow-comma",
            reading.source.place(span),
            said!("花括号里的逗号把“{whole}”切成了两半", "inside braces the comma cuts `{whole}` in two"),
        )
        .mend(said!("给它加引号：{}: \"{whole}\"，或去掉逗号", "quote it, {}: \"{whole}\", or leave the comma out", earlier.text))
    })
}
