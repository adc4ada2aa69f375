//! Records written from what the field readers say of themselves: every field there is, in either language.

use gongshi::base::scalar::{Form, Line, Scalar};
use gongshi::base::schema::{Field, Schema, Shape};

/// Which spelling of keys and words to write.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    English,
    Chinese,
}

impl Tongue {
    /// The key of a field.
    pub fn key(self, field: &Field) -> &'static str {
        match self {
            Tongue::English => field.key,
            Tongue::Chinese => field.alias,
        }
    }

    /// One of a pair of words.
    pub fn word(self, (english, chinese): (&'static str, &'static str)) -> &'static str {
        match self {
            Tongue::English => english,
            Tongue::Chinese => chinese,
        }
    }
}

/// Whether a value is free text.
pub fn is_text(form: &Form) -> bool {
    *form == <String as Scalar>::form() || *form == <Line as Scalar>::form()
}

/// Writes every field of a file, one below the other; `value` gives the text of a scalar from its path, or leaves the field out.
pub fn lines(schema: &Schema, tongue: Tongue, value: &mut dyn FnMut(&str, &Form) -> Option<String>) -> String {
    let fields =
        schema.fields.iter().filter_map(|field| Some(format!("{}: {}\n", tongue.key(field), written(field, tongue, field.key, value)?)));
    fields.collect()
}

fn inner(schema: &Schema, tongue: Tongue, path: &str, value: &mut dyn FnMut(&str, &Form) -> Option<String>) -> String {
    let fields = schema.fields.iter().filter_map(|field| {
        let path = format!("{path}{}{}", if path.is_empty() { "" } else { "." }, field.key);
        Some(format!("{}: {}", tongue.key(field), written(field, tongue, &path, value)?))
    });
    format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
}

fn written(field: &Field, tongue: Tongue, path: &str, value: &mut dyn FnMut(&str, &Form) -> Option<String>) -> Option<String> {
    let one = match &field.shape {
        Shape::Scalar(form) => quoted(&value(path, form)?),
        Shape::Part(schema) => Some(inner(schema, tongue, path, value)).filter(|text| text != "{}")?,
    };
    Some(if field.list { format!("[{one}]") } else { one })
}

/// A scalar in double quotes, so that nothing in it is YAML.
pub fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}
