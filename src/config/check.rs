//! Checks JSON against the table in [`super::shape`]: unknown keys and names, wrong types, what is missing.
//!
//! Knows nothing about meanings. Called by the reader, which then takes what is right and may ignore the rest.

use super::globs;
use super::shape::{KeyNames, ObjectKey, ValueShape};
use crate::catalog::Catalog;
use crate::json::Value;
use crate::text::{Errors, Span, did_you_mean, quoted};
use rustc_hash::FxHashSet;

/// The text that is checked, and where errors go.
pub(super) struct Checker<'a, 't> {
    pub(super) text: &'t str,
    /// The codes of all rules.
    pub(super) rules: &'a [&'a str],
    pub(super) errors: &'a mut Errors<'t>,
}

impl Checker<'_, '_> {
    /// Reports everything that `shape` does not allow.
    pub(super) fn check(&mut self, value: &Value, shape: &ValueShape) {
        match shape {
            ValueShape::Text => drop(self.string(value, "a string")),
            ValueShape::Bytes if bytes(self.text, value).is_none() => {
                self.expected(value, "a number of bytes above 0");
            }
            ValueShape::Bytes => {}
            ValueShape::Glob => self.glob(value, false),
            ValueShape::SignedGlob => self.glob(value, true),
            ValueShape::OneOf(words) => self.one_of(value, words),
            ValueShape::List(item) if value.is_array() => {
                value.items().iter().for_each(|v| self.check(v, item));
            }
            ValueShape::List(_) => self.expected(value, "an array"),
            ValueShape::Record(_) | ValueShape::Map(..) if !value.is_object() => {
                self.expected(value, "an object");
            }
            ValueShape::Record(keys) => self.record(value, keys),
            ValueShape::Map(names, item) => self.map(value, *names, item),
        }
    }

    /// The message is made only if it is told.
    fn say(&mut self, span: Span, message: impl FnOnce() -> String) {
        self.errors.report(span, |_| message());
    }

    fn expected(&mut self, value: &Value, what: &str) {
        let text = self.text;
        let found = || match () {
            () if value.is_object() => "an object".to_owned(),
            () if value.is_array() => "an array".to_owned(),
            () => quoted(value.span.of(text)),
        };
        self.say(value.span, || format!("expected {what}, found {}", found()));
    }

    fn string(&mut self, value: &Value, what: &str) -> Option<String> {
        let string = value.string().map(|s| s.value).filter(|s| !s.trim().is_empty());
        if string.is_none() {
            self.expected(value, what);
        }
        string
    }

    fn glob(&mut self, value: &Value, signed: bool) {
        let Some(pattern) = self.string(value, "a path, which may have wildcards") else { return };
        let glob = if signed { pattern.strip_prefix('!').unwrap_or(&pattern) } else { &pattern };
        if !signed && glob.starts_with('!') {
            self.say(value.span, || "`!` has no meaning here".to_owned());
        } else if let Err(why) = globs::check(glob, "the folder of this file") {
            self.say(value.span, || why);
        }
    }

    fn one_of(&mut self, value: &Value, words: &[&str]) {
        let Some(word) = value.string().map(|s| s.value) else {
            return self.expected(value, &alternatives(words));
        };
        if !words.contains(&word.as_str()) {
            let found = quoted(value.span.of(self.text));
            let mean = || did_you_mean(&word, words.iter().copied());
            self.say(value.span, || format!("expected {}, found {found}{}", alternatives(words), mean()));
        }
    }

    fn record(&mut self, value: &Value, keys: &[ObjectKey]) {
        self.twice(value);
        for (name, span, value) in value.pairs() {
            match keys.iter().find(|key| key.name == name) {
                Some(key) => self.check(value, &key.shape),
                None => self.say(span, || {
                    let mean = did_you_mean(name, keys.iter().map(|key| key.name));
                    format!("there is no key {}{mean}", quoted(name))
                }),
            }
        }
        for key in keys.iter().filter(|key| key.required && value.get(key.name).is_none()) {
            self.say(value.span, || format!("`{}` is missing: {}", key.name, key.about));
        }
    }

    fn map(&mut self, value: &Value, names: KeyNames, item: &ValueShape) {
        self.twice(value);
        for (name, span, value) in value.pairs() {
            match names {
                KeyNames::Rules if self.rules.contains(&name) => {}
                KeyNames::Rules => {
                    let rules = self.rules;
                    self.say(span, || {
                        let mean = did_you_mean(name, rules.iter().copied());
                        format!("there is no rule {}{mean}", quoted(name))
                    });
                }
                KeyNames::Members if is_member(name) || may_be_new(name) => {}
                KeyNames::Members => self.say(span, || {
                    let mean = did_you_mean(name, full_names().iter().map(String::as_str));
                    format!("there is no Office member {}{mean}", quoted(name))
                }),
            }
            self.check(value, item);
        }
    }

    /// Of two equal keys the last would count, silently.
    fn twice(&mut self, value: &Value) {
        let mut seen = FxHashSet::default();
        for (name, span, _) in value.pairs() {
            if !seen.insert(name) {
                self.say(span, || format!("{} is given twice", quoted(name)));
            }
        }
    }
}

/// Whether it names one member of the catalogue, with its type.
fn is_member(name: &str) -> bool {
    name.contains('.') && Catalog::get().members_meant(name).len() == 1
}

/// The full names of all members.
fn full_names() -> Vec<String> {
    let catalog = Catalog::get();
    catalog.members().map(|(id, _)| catalog.full_name(id)).collect()
}

/// So many letters differ by mistake.
const SLIP: usize = 2;

/// Whether it may be a member that the catalogue lacks, of a type that it has: `Office.MessageRead.brandNewAsync`. What
/// differs in a letter or two from one that the type has is a slip.
pub(super) fn may_be_new(name: &str) -> bool {
    let is_name = |name: &str| {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$');
        name.starts_with(|c: char| plain(c) && !c.is_ascii_digit()) && name.chars().all(plain)
    };
    let catalog = Catalog::get();
    let Some((ty, member)) = name.rsplit_once('.') else { return false };
    let Some(ty) = catalog.type_named(ty) else { return false };
    let mut known = catalog.ty(ty).members.iter().map(|&known| catalog.member(known).name.as_str());
    let is_slip = |known: &str| {
        known.len().abs_diff(member.len()) <= SLIP && strsim::damerau_levenshtein(member, known) <= SLIP
    };
    is_name(member) && !known.any(is_slip)
}

/// A whole number above 0.
pub(super) fn bytes(text: &str, value: &Value) -> Option<u64> {
    value.span.of(text).parse().ok().filter(|&n| n > 0)
}

/// `` `a`, `b` or `c` ``.
fn alternatives(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match words.as_slice() {
        [before @ .., last] if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        words => words.join(""),
    }
}
