//! What the field readers say of themselves: one definition yields the field manual, the alias table and the schema.

use super::scalar::Form;

/// The fields of one mapping, in the order the reader asks for them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Schema {
    /// The fields.
    pub fields: Vec<Field>,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Canonical key.
    pub key: &'static str,
    /// Chinese key.
    pub alias: &'static str,
    /// Whether it must be written.
    pub required: bool,
    /// Whether it is a list.
    pub list: bool,
    /// What its value looks like.
    pub shape: Shape,
}

/// What a value looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A single value.
    Scalar(Form),
    /// A mapping.
    Part(Schema),
}

impl Schema {
    /// Visits every field with its path of canonical keys, outer before inner.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&[&'static str], &'a Field)) {
        self.walk_below(&mut Vec::new(), visit);
    }

    fn walk_below<'a>(&'a self, path: &mut Vec<&'static str>, visit: &mut impl FnMut(&[&'static str], &'a Field)) {
        for field in &self.fields {
            path.push(field.key);
            visit(path, field);
            if let Shape::Part(inner) = &field.shape {
                inner.walk_below(path, visit);
            }
            path.pop();
        }
    }
}
