//! JSON as a tree of values with spans, read from whatever there is: comments are tolerated, errors are reported with
//! what was expected, and the rest is read all the same.
//!
//! Why not tree-sitter or serde_json: the former does not say what it expected, the latter stops at the first error and
//! keeps no spans. Knows nothing about manifests. Called by whoever reads JSON.

mod lexer;
mod parser;
mod place;
mod string;

use crate::text::{Span, Spanned};
pub(crate) use parser::parse;
pub(crate) use place::{JsonPlace, PathStep, place};

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Value {
    /// With its quotes or brackets.
    pub(crate) span: Span,
    /// Strings, arrays and objects: without them. Else the same.
    pub(crate) inner: Span,
    kind: ValueKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum ValueKind {
    Object(Vec<Pair>),
    Array(Vec<Value>),
    /// Escapes resolved.
    String(String),
    True,
    /// `false`, `null`, a number, a placeholder, or what is nested too deep to matter.
    Other,
}

/// A property of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pair {
    key: String,
    /// The key with its quotes.
    name: Span,
    value: Value,
    /// From the key to the end of the value.
    span: Span,
}

impl Value {
    /// The property `key`; the last one counts, as in JavaScript.
    pub(crate) fn get(&self, key: &str) -> Option<&Value> {
        self.pair(key).map(|pair| &pair.value)
    }

    /// The span of the property `key`, name and value.
    pub(crate) fn property_span(&self, key: &str) -> Option<Span> {
        self.pair(key).map(|pair| pair.span)
    }

    fn pair(&self, key: &str) -> Option<&Pair> {
        match &self.kind {
            ValueKind::Object(pairs) => pairs.iter().rev().find(|pair| pair.key == key),
            _ => None,
        }
    }

    /// The values of the properties of an object.
    pub(crate) fn properties(&self) -> impl Iterator<Item = &Value> {
        self.entries().map(|(_, value)| value)
    }

    /// The properties of an object, by name.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.pairs().map(|(key, _, value)| (key, value))
    }

    /// The properties of an object with the spans of their names, quotes included.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&str, Span, &Value)> {
        let pairs = match &self.kind {
            ValueKind::Object(pairs) => pairs.as_slice(),
            _ => &[],
        };
        pairs.iter().map(|pair| (pair.key.as_str(), pair.name, &pair.value))
    }

    /// The elements of an array; of anything else none.
    pub(crate) fn items(&self) -> &[Value] {
        match &self.kind {
            ValueKind::Array(items) => items,
            _ => &[],
        }
    }

    /// The elements of the array under `key`.
    pub(crate) fn items_of(&self, key: &str) -> &[Value] {
        self.get(key).map_or(&[], Value::items)
    }

    /// Whether this is an object.
    pub(crate) fn is_object(&self) -> bool {
        matches!(self.kind, ValueKind::Object(_))
    }

    /// Whether this is an array.
    pub(crate) fn is_array(&self) -> bool {
        matches!(self.kind, ValueKind::Array(_))
    }

    /// Whether this is `true`.
    pub(crate) fn is_true(&self) -> bool {
        self.kind == ValueKind::True
    }

    /// A string, with the span inside its quotes.
    pub(crate) fn string(&self) -> Option<Spanned<String>> {
        match &self.kind {
            ValueKind::String(value) => Some(Spanned { value: value.clone(), span: self.inner }),
            _ => None,
        }
    }

    /// The string under `key`.
    pub(crate) fn string_of(&self, key: &str) -> Option<Spanned<String>> {
        self.get(key)?.string()
    }
}
