//! Slips of a Chinese keyboard: what a secretary typed, recognised where the parser only sees that something is off.

use super::super::diagnostic::{Fix, Said};
use super::super::source::Span;
use super::Value;
use crate::said;

/// A recognised slip, counted in bytes from the start of the text it was looked for in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What is wrong.
    pub what: Said,
    /// How to mend it.
    pub mend: Said,
    /// The mend as an edit, counted as the slip is, where it is certain.
    pub fix: Option<Fix>,
    sort: Sort,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Tab,
    WideSpace,
    Colon,
    NoSpace,
    Quote,
    Comma,
    Bracket,
    Dash,
    WideDash,
    Sharp,
    Opened,
}

impl Slip {
    fn new(sort: Sort, start: usize, len: usize) -> Self {
        let (what, mend) = sort.words();
        Slip { start, end: start + len, what, mend, fix: None, sort }
    }

    fn fixed(mut self, start: usize, end: usize, text: impl Into<String>) -> Self {
        self.fix = Some(Fix { span: Span::new(start, end), text: text.into() });
        self
    }

    /// The same slip counted from a place further ahead.
    pub fn moved(mut self, by: usize) -> Self {
        self.start += by;
        self.end += by;
        if let Some(fix) = &mut self.fix {
            fix.span = Span::new(fix.span.start as usize + by, fix.span.end as usize + by);
        }
        self
    }
}

impl Sort {
    fn words(self) -> (Said, Said) {
        match self {
            Sort::Tab => (
                said!("缩进用了制表符（Tab）", "a tab is used for indentation"),
                said!("换成空格，每层两个", "use spaces, two for each level"),
            ),
            Sort::WideSpace => (said!("这里用了全角空格", "a full-width space is used here"), said!("换成半角空格", "use plain spaces")),
            Sort::Colon => (
                said!("这里用了中文冒号“：”", "a full-width colon is used here"),
                said!("换成英文冒号加一个空格“: ”", "use a plain colon and a space, `: `"),
            ),
            Sort::NoSpace => (
                said!("冒号后面少一个空格", "a space is missing after the colon"),
                said!("写成“键: 值”，冒号后空一格", "write `key: value`, with a space after the colon"),
            ),
            Sort::Quote => (
                said!("这里用了中文引号", "a Chinese quotation mark is used here"),
                said!("括住一个值要用英文引号 \"…\"", "a value is quoted with plain quotation marks, \"…\""),
            ),
            Sort::Comma => (
                said!("括号里用了中文逗号“，”", "a full-width comma is used inside brackets"),
                said!("换成英文逗号加一个空格“, ”", "use a plain comma and a space, `, `"),
            ),
            Sort::Bracket => (
                said!("这里用了中文括号", "a full-width bracket is used here"),
                said!(
                    "换成英文括号 [ ] 或 {{ }}，或每项另起一行以“- ”开头",
                    "use plain brackets [ ] or {{ }}, or one line starting with `- ` for each value"
                ),
            ),
            Sort::Dash => (
                said!("“-”后面少一个空格", "a space is missing after `-`"),
                said!("写成“- 值”，横线后空一格", "write `- value`, with a space after the dash"),
            ),
            Sort::WideDash => (
                said!("这里用了全角“－”", "a full-width dash is used here"),
                said!("换成英文“-”加一个空格“- ”", "use a plain dash and a space, `- `"),
            ),
            Sort::Sharp => (
                said!("空格后面的“#”把这一行余下的字都变成了说明", "a `#` after a space turns the rest of the line into a comment"),
                said!("文字里要用“#”时，给整个值加英文引号 \"…\"", "quote a value that holds a `#`, \"…\""),
            ),
            Sort::Opened => (
                said!("以 [ 或 {{ 开头的文字要加英文引号", "a text that begins with [ or {{ is quoted"),
                said!("给整个值加英文引号 \"…\"", "put the whole value in quotation marks, \"…\""),
            ),
        }
    }
}

/// The slip that spoils one line of `key: value`, if there is one.
pub fn in_line(line: &str) -> Option<Slip> {
    let lead = line.len() - line.trim_start().len();
    let (indent, rest) = line.split_at_checked(lead)?;
    if rest.is_empty() || rest.starts_with('#') {
        return None;
    }
    if let Some(at) = indent.find('\t') {
        let slip = Slip::new(Sort::Tab, at, 1);
        // How wide a tab is among blanks, only its author knows.
        return Some(if indent.bytes().all(|b| b == b'\t') { slip.fixed(0, lead, "  ".repeat(lead)) } else { slip });
    }
    if let Some(at) = indent.find('\u{3000}') {
        let slip = Slip::new(Sort::WideSpace, at, '\u{3000}'.len_utf8());
        return Some(slip.fixed(0, lead, indent.replace('\u{3000}', "  ")));
    }
    if rest.starts_with("-\u{3000}") {
        return Some(narrow(line, lead + 1));
    }
    if let Some(behind) = rest.strip_prefix('－') {
        let value = behind.trim_start_matches([' ', '\u{3000}']);
        return Some(Slip::new(Sort::WideDash, lead, '－'.len_utf8()).fixed(lead, line.len() - value.len(), "- "));
    }
    if is_glued(rest) {
        return Some(Slip::new(Sort::Dash, lead, 1).fixed(lead, lead + 1, "- "));
    }
    let body = rest.trim_start_matches("- ").trim_start().trim_start_matches(['{', '[']);
    let start = line.len() - body.len();
    let colon = body.find([':', '：'])?;
    let (key, after) = body.split_at_checked(colon)?;
    if key.is_empty() || key.chars().count() > 20 || key.contains(['"', '\'', '“', '，', '。', '；', ',', ' ', '\t', '/', '（']) {
        return None;
    }
    if after.starts_with('：') {
        let value = after.get('：'.len_utf8()..).unwrap_or("").trim_start_matches([' ', '\u{3000}']);
        let plain = if value.is_empty() { ":" } else { ": " };
        return Some(Slip::new(Sort::Colon, start + colon, '：'.len_utf8()).fixed(start + colon, line.len() - value.len(), plain));
    }
    let after = after.get(1..)?;
    if after.starts_with('\u{3000}') {
        return Some(narrow(line, start + colon + 1));
    }
    let glued = !after.is_empty() && !after.starts_with([' ', '\t', '/', ':', '\\']) && !key.bytes().all(|b| b.is_ascii_digit());
    glued.then(|| Slip::new(Sort::NoSpace, start + colon, 1).fixed(start + colon, start + colon + 1, ": "))
}

/// Whether a dash stands right before what was meant to be a value of a list.
fn is_glued(text: &str) -> bool {
    let mut signs = text.chars();
    signs.next() == Some('-') && signs.next().is_some_and(|c| c.is_alphabetic() || matches!(c, '{' | '[' | '"' | '\'' | '“'))
}

/// A wide space where one blank belongs, with those that follow it.
fn narrow(line: &str, at: usize) -> Slip {
    let rest = line.get(at..).unwrap_or("");
    let blanks = rest.len() - rest.trim_start_matches([' ', '\u{3000}']).len();
    Slip::new(Sort::WideSpace, at, '\u{3000}'.len_utf8()).fixed(at, at + blanks, " ")
}

/// What is off about a key that was read: a wide space or a dash before it, or a wide colon inside braces (`{金额：3}`).
pub fn in_key(key: &str, span: Span, value: &Value) -> Option<Slip> {
    let start = span.start as usize;
    let bare = key.trim_start_matches('-');
    if bare.starts_with('\u{3000}') {
        let at = start + key.len() - bare.len();
        let blanks = bare.len() - bare.trim_start_matches('\u{3000}').len();
        // A wide space is as wide as two; after a dash one is enough.
        let plain = if bare.len() < key.len() { " ".to_string() } else { "  ".repeat(blanks / '\u{3000}'.len_utf8()) };
        return Some(Slip::new(Sort::WideSpace, at, '\u{3000}'.len_utf8()).fixed(at, at + blanks, plain));
    }
    (matches!(value, Value::Null) || is_glued(key)).then(|| in_line(key)).flatten().map(|slip| slip.moved(start))
}

/// Every line of a value that looks like a slipped `key: value`; such a value was meant to be a mapping.
pub fn in_lines(text: &str) -> Vec<Slip> {
    lines_from(text, 0).filter_map(|(start, line)| in_line(line).map(|slip| slip.moved(start))).take(MOST).collect()
}

/// Quotation marks or brackets of the wrong width around a value.
pub fn around(text: &str) -> Option<Slip> {
    let first = text.chars().next()?;
    let sort = match first {
        '“' | '”' | '＂' | '‘' => Sort::Quote,
        '［' | '【' | '｛' => Sort::Bracket,
        _ => return None,
    };
    let slip = Slip::new(sort, 0, first.len_utf8());
    Some(match inside(text).filter(|_| sort == Sort::Quote) {
        Some(inside) => slip.fixed(0, text.trim_end().len(), format!("\"{inside}\"")),
        None => slip,
    })
}

/// What stands between wrong quotation marks that enclose the whole of a line's value.
fn inside(text: &str) -> Option<&str> {
    let inside = text.trim_end().strip_prefix(['“', '”', '＂'])?.strip_suffix(['“', '”', '＂'])?;
    (!inside.contains(['“', '”', '＂', '"', '\\', '\n'])).then_some(inside)
}

/// Slips reported at most, so that a wholly slipped file is named often enough and no oftener.
const MOST: usize = 20;
/// Lines looked at before the place the parser stopped at; it often sees a slip only when the next key arrives.
const BEFORE: usize = 3;

/// The slips near the place where the parser gave up, and their likes further down.
pub fn near(text: &str, at: usize) -> Vec<Slip> {
    let start = line_start(text, at);
    let here = line_at(text, start);
    let found = within(here, at - start).map(|slip| slip.moved(start)).or_else(|| after(text, start)).or_else(|| before(text, start));
    let Some(first) = found else { return Vec::new() };
    if matches!(first.sort, Sort::Quote | Sort::Comma | Sort::Bracket | Sort::Sharp | Sort::Opened) {
        return vec![first];
    }
    let margin = |line: &str| line.len() - line.trim_start().len();
    let mut own = line_start(text, first.start);
    let depth = margin(line_at(text, own));
    let like = |start: usize| {
        let line = line_at(text, start);
        in_line(line).filter(|slip| slip.sort == first.sort && margin(line) == depth).map(|slip| slip.moved(start))
    };
    while let Some(above) = own.checked_sub(1).map(|end| line_start(text, end)).filter(|above| like(*above).is_some()) {
        own = above;
    }
    let mut likes: Vec<Slip> = lines_from(text, own).filter_map(|(start, _)| like(start)).take(MOST).collect();
    if likes.is_empty() {
        likes.push(first);
    }
    likes
}

/// A slip on the very line the parser stopped in.
fn within(line: &str, at: usize) -> Option<Slip> {
    in_line(line).or_else(|| unclosed(line)).or_else(|| opened(line, at)).or_else(|| spoilt(line)).or_else(|| parted(line, at))
}

/// A tab or a wide space at the head of the next line is noticed while the line above is still being read.
fn after(text: &str, start: usize) -> Option<Slip> {
    let (start, line) = lines_from(text, start).nth(1)?;
    in_line(line).filter(|slip| matches!(slip.sort, Sort::Tab | Sort::WideSpace)).map(|slip| slip.moved(start))
}

/// The nearest of the few lines above; the inside of a long text is no line of `key: value`.
fn before(text: &str, start: usize) -> Option<Slip> {
    let mut begin = start;
    let mut looked = 0;
    while looked < BEFORE {
        begin = line_start(text, begin.checked_sub(1)?);
        let line = line_at(text, begin);
        let body = line.trim_start();
        if body.is_empty() || body.starts_with('#') {
            continue;
        }
        looked += 1;
        let slip = in_line(line)
            .or_else(|| unclosed(line))
            .or_else(|| spoilt(line))
            .filter(|_| !inside_text(text, begin, line.len() - body.len()));
        if let Some(slip) = slip {
            return Some(slip.moved(begin));
        }
    }
    None
}

/// Whether a line stands below a key that opens a long text with `|` or `>`.
fn inside_text(text: &str, begin: usize, indent: usize) -> bool {
    let above = text.get(..begin).unwrap_or("");
    let opener = above.lines().rev().find(|line| !line.trim().is_empty() && line.len() - line.trim_start().len() < indent);
    opener.is_some_and(|line| line.trim_end().trim_end_matches(['-', '+']).ends_with(['|', '>']))
}

/// `"三季度”`: opened with a plain quotation mark and closed with a Chinese one.
fn unclosed(line: &str) -> Option<Slip> {
    let odd = line.matches('"').count() % 2 == 1;
    let wrong = line.find(['”', '“', '＂'])?;
    let length = line.get(wrong..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8);
    let slip = Slip::new(Sort::Quote, wrong, length);
    let closes = wrong + length == line.trim_end().len() && line.get(..wrong).is_some_and(|head| head.matches('"').count() == 1);
    odd.then(|| if closes { slip.fixed(wrong, wrong + length, "\"") } else { slip })
}

/// `标题: “a: b”` or `明细: ｛金额: 3｝`: a value that was meant to be quoted or bracketed.
fn opened(line: &str, at: usize) -> Option<Slip> {
    let start = [": ", "- ", "[", "{", ", "].iter().filter_map(|mark| line.find(mark).map(|n| n + mark.len())).filter(|n| *n <= at);
    let from_line_start = line.len() - line.trim_start().len();
    start.chain([from_line_start]).filter_map(|n| around(line.get(n..)?).map(|slip| slip.moved(n))).min_by_key(|slip| slip.start)
}

/// What spoils the brackets of a line: `{说明: 更换 #2 水泵}`, or `标题: [重要]停水` where they are part of a text.
fn spoilt(line: &str) -> Option<Slip> {
    let value = line.trim_start().trim_start_matches("- ");
    let start = line.len() - value.len();
    let from = if value.starts_with(['[', '{']) { 0 } else { value.find(": ").map(|n| n + 2)? };
    let value = value.get(from..)?;
    let start = start + from + value.len() - value.trim_start().len();
    let value = value.trim();
    let (mut depth, mut quote, mut before) = (0, None, ' ');
    for (at, c) in value.char_indices() {
        match c {
            _ if quote == Some(c) => quote = None,
            _ if quote.is_some() => {}
            '"' | '\'' if matches!(before, ' ' | '[' | '{' | ',') => quote = Some(c),
            '[' | '{' => depth += 1,
            ']' | '}' => depth -= 1,
            '#' if depth > 0 && before == ' ' && is_of_text(value.get(at + 1..)) => return Some(Slip::new(Sort::Sharp, start + at, 1)),
            _ => {}
        }
        if depth == 0 && quote.is_none() {
            let (text, behind) = value.split_at_checked(at + c.len_utf8())?;
            let is_text = text.starts_with(['[', '{']) && !behind.trim_start().is_empty() && !behind.starts_with([' ', ',', ']', '}']);
            let slip = Slip::new(Sort::Opened, start, text.len());
            let plain = !text.contains([':', ',']) && !value.contains(['"', '\\', '#']);
            return is_text.then(|| if plain { slip.fixed(start, start + value.len(), format!("\"{value}\"")) } else { slip });
        }
        before = c;
    }
    None
}

/// Whether text stands here right behind a `#`, and not the blank that a comment begins with.
fn is_of_text(behind: Option<&str>) -> bool {
    behind.and_then(|behind| behind.chars().next()).is_some_and(char::is_alphanumeric)
}

/// How far behind a value the `#` stands that cut it off, if it did: `停水通知 #3 栋`, but not `停水通知 # 三号栋` nor `3400.00 #实收`.
pub(super) fn cut_off(value: &str, behind: &str) -> Option<usize> {
    let blanks = behind.len() - behind.trim_start_matches([' ', '\t']).len();
    let comment = behind.get(blanks..)?.strip_prefix('#')?;
    let is_text =
        if comment.starts_with(|c: char| c.is_numeric()) { char::is_alphabetic } else { |c: char| !c.is_ascii() && c.is_alphabetic() };
    (blanks > 0 && is_of_text(Some(comment)) && value.contains(is_text)).then_some(blanks)
}

/// `{金额: 3，说明: x}`: parted by a full-width comma.
fn parted(line: &str, at: usize) -> Option<Slip> {
    let open = line.find(['{', '['])?;
    let comma = line.get(open..at).and_then(|t| t.rfind('，'))?;
    Some(Slip::new(Sort::Comma, open + comma, '，'.len_utf8()))
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|t| t.rfind('\n')).map_or(0, |n| n + 1)
}

fn line_at(text: &str, start: usize) -> &str {
    text.get(start..).and_then(|t| t.lines().next()).unwrap_or("")
}

fn lines_from(text: &str, start: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut at = start;
    text.get(start..).unwrap_or("").split_inclusive('\n').map(move |line| {
        let here = at;
        at += line.len();
        (here, line.trim_end_matches(['\n', '\r']))
    })
}
