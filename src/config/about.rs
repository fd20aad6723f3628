//! What is at a place in an `addinspect.json`: a key with its description, a rule, a member.
//!
//! Read from the table in [`super::shape`]; knows nothing about what the values do. Called by the hover.

use super::shape::{FILE, KeyNames, ObjectKey, ValueShape};
use crate::json::{self, Value};
use crate::text::{Errors, Span};

/// Something that a user may ask about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// A key of this format.
    Key {
        /// Its name.
        name: &'static str,
        /// What it is for.
        about: &'static str,
        /// The words that its value can be; empty where it is something else.
        words: &'static [&'static str],
    },
    /// The code of a rule, as written.
    Rule(String),
    /// The full name of an Office member, as written.
    Member(String),
}

/// What stands at byte `at` of the file's text, and where; `None` at values and at unknown keys.
pub fn about(text: &str, at: u32) -> Option<(Span, About)> {
    let root = json::parse(text, &mut Errors::new(text, 0))?;
    find(&root, &FILE, at)
}

fn find(value: &Value, shape: &ValueShape, at: u32) -> Option<(Span, About)> {
    match shape {
        ValueShape::List(item) => find(value.items().iter().find(|v| v.span.touches(at))?, item, at),
        ValueShape::Record(keys) => {
            let (name, span, value) = pair(value, at)?;
            let key = keys.iter().find(|key| key.name == name)?;
            if span.touches(at) { Some((span, of_key(key))) } else { find(value, &key.shape, at) }
        }
        ValueShape::Map(names, inner) => {
            let (name, span, value) = pair(value, at)?;
            match names {
                _ if !span.touches(at) => find(value, inner, at),
                KeyNames::Rules => Some((span, About::Rule(name.to_owned()))),
                KeyNames::Members => Some((span, About::Member(name.to_owned()))),
            }
        }
        ValueShape::Text
        | ValueShape::Bytes
        | ValueShape::Glob
        | ValueShape::SignedGlob
        | ValueShape::OneOf(_) => None,
    }
}

/// The property whose name or value is at `at`.
fn pair(value: &Value, at: u32) -> Option<(&str, Span, &Value)> {
    value.pairs().find(|(_, name, value)| name.touches(at) || value.span.touches(at))
}

fn of_key(key: &ObjectKey) -> About {
    let words: &[&str] = if let ValueShape::OneOf(words) = key.shape { words } else { &[] };
    About::Key { name: key.name, about: key.about, words }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_rules_and_members_are_told_apart() {
        let text = r#"{
            // a comment
            "exchange": "hybrid",
            "rules": { "permission-exceeded": "off" },
            "levels": { "Office.Body.setAsync": { "level": "ReadItem", "reason": "seen" } },
            "overrides": [{ "files": ["a"], "rules": { "legacy-ews": "off" } }],
            "nonsense": { "level": 1 }
        }"#;
        let told = |word: &str| {
            let at = text.find(word).unwrap() as u32 + 1;
            about(text, at).map(|(span, about)| {
                assert!(span.of(text).contains(word.trim_matches('"')));
                match about {
                    About::Key { name, words, .. } => format!("key {name} {}", words.len()),
                    About::Rule(code) => format!("rule {code}"),
                    About::Member(name) => format!("member {name}"),
                }
            })
        };
        for (word, expected) in [
            ("exchange", Some("key exchange 3")),
            ("hybrid", None),
            ("permission-exceeded", Some("rule permission-exceeded")),
            ("Office.Body.setAsync", Some("member Office.Body.setAsync")),
            ("\"level\"", Some("key level 4")),
            ("files", Some("key files 0")),
            ("legacy-ews", Some("rule legacy-ews")),
            ("nonsense", None),
            ("a comment", None),
        ] {
            assert_eq!(told(word).as_deref(), expected, "{word}");
        }
    }
}
