//! How one written value becomes a typed one.

use super::diagnostic::Said;
use super::fields::Reading;
use super::source::Span;
use crate::said;

/// A type that is written as one YAML scalar.
pub trait Scalar: Sized {
    /// What to write, for messages, the field manual and the schema.
    fn form() -> Form;
    /// Reads the scalar's own text; the error says what was expected.
    fn parse(text: &str) -> Result<Self, Said>;
    /// What stands in for a value that could not be read, so that reading goes on; such a record is never used.
    fn stand_in() -> Self;
    /// Gives the value its canonical spelling, where that depends on what the reading knows.
    fn settle(&mut self, _reading: &Reading) {}
    /// Tells the reading what the value means beyond itself: a reference, a date, a number exempt from detectors.
    fn note(&self, _span: Span, _reading: &mut Reading) {}
    /// How a value that is understood, or surely meant, should be written instead; `None` where it is written well or nobody knows.
    fn better(_text: &str) -> Option<String> {
        None
    }
}

/// What to write for a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// In words.
    pub name: Said,
    /// One good example.
    pub example: &'static str,
    /// The permitted words, English and Chinese, where the value is one of a few.
    pub words: &'static [(&'static str, &'static str)],
}

impl Form {
    /// A form with a free value.
    pub fn of(zh: &str, en: &str, example: &'static str) -> Self {
        Form { name: said!("{zh}", "{en}"), example, words: &[] }
    }
}

/// The narrow spelling of a value written in full-width digits or marks, without thousands separators, which a flow mapping
/// would cut apart.
pub fn narrowed(text: &str) -> Option<String> {
    let folded = super::text::fold_width(text);
    (folded != text).then(|| folded.trim().replace(',', ""))
}

/// Longest text of one scalar, in characters; a page is not a novel, and a bomb is neither.
const LONGEST: usize = 20_000;

impl Scalar for String {
    fn form() -> Form {
        Form::of("文字", "text", "三季度公共收益")
    }
    fn parse(text: &str) -> Result<Self, Said> {
        if text.chars().count() > LONGEST {
            return Err(said!("文字太长（超过 {LONGEST} 字）", "text of more than {LONGEST} characters"));
        }
        Ok(text.to_string())
    }
    fn stand_in() -> Self {
        String::new()
    }
    fn note(&self, span: Span, reading: &mut Reading) {
        reading.texts.push(span);
    }
}

/// A short line of text: titles and names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Line(pub String);

impl std::ops::Deref for Line {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

/// Longest line, in characters.
const LONGEST_LINE: usize = 120;

impl Scalar for Line {
    fn form() -> Form {
        Form::of("一行文字（最多 120 字）", "one line of text (at most 120 characters)", "2026年第三季度公共收益收支")
    }
    fn parse(text: &str) -> Result<Self, Said> {
        let n = text.chars().count();
        if n > LONGEST_LINE {
            return Err(said!("这一行有 {n} 字，最多 {LONGEST_LINE} 字", "this line has {n} characters; at most {LONGEST_LINE}"));
        }
        if text.contains('\n') {
            return Err(said!("这里只能写一行", "only one line fits here"));
        }
        Ok(Line(text.trim().to_string()))
    }
    fn stand_in() -> Self {
        Line(String::new())
    }
    fn note(&self, span: Span, reading: &mut Reading) {
        reading.texts.push(span);
    }
}

impl Scalar for bool {
    fn form() -> Form {
        Form { name: said!("是 或 否", "true or false"), example: "是", words: &[("true", "是"), ("false", "否")] }
    }
    fn parse(text: &str) -> Result<Self, Said> {
        match text {
            "true" | "是" => Ok(true),
            "false" | "否" => Ok(false),
            _ => Err(said!("应写“是”或“否”", "write `true` or `false`")),
        }
    }
    fn stand_in() -> Self {
        false
    }
}
