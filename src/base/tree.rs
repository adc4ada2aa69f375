//! A piece of YAML kept as it was written, for parameters whose type is decided later by whoever uses them.

use super::scalar::Scalar;
use super::source::{At, Span};
use super::yaml::{Node, Value};

/// A value with its place, owning its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub value: Branch,
}

/// The shapes a value may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Branch {
    /// No value.
    Nothing,
    /// A scalar's own text.
    Text(String),
    /// A list.
    List(Vec<Tree>),
    /// A mapping, in the order written.
    Map(Vec<(At<String>, Tree)>),
}

impl From<&Node<'_>> for Tree {
    fn from(node: &Node<'_>) -> Self {
        let value = match &node.value {
            Value::Null => Branch::Nothing,
            Value::Scalar(text) => Branch::Text(text.to_string()),
            Value::List(list) => Branch::List(list.iter().map(Tree::from).collect()),
            Value::Map(entries) => {
                let entry =
                    |(key, value): &(super::yaml::Key, Node)| (At { value: key.text.to_string(), span: key.span }, Tree::from(value));
                Branch::Map(entries.iter().map(entry).collect())
            }
        };
        Tree { span: node.span, value }
    }
}

impl Tree {
    /// The value under a key, where this is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Tree> {
        match &self.value {
            Branch::Map(entries) => entries.iter().find(|(k, _)| k.value == key).map(|(_, tree)| tree),
            _ => None,
        }
    }

    /// The text, where this is a single value.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Branch::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value read as a type, where it is a single value that reads as one.
    pub fn scalar<T: Scalar>(&self) -> Option<T> {
        T::parse(self.text()?).ok()
    }

    /// The values of a list; a single value counts as a list of one.
    pub fn items(&self) -> &[Tree] {
        match &self.value {
            Branch::List(list) => list,
            Branch::Nothing => &[],
            _ => std::slice::from_ref(self),
        }
    }
}
