//! The text of an `addinspect.json` -> [`Settings`], and everything that is wrong with it.
//!
//! [`super::check`] reports; this file only takes what is right. Called by [`super::load`].

use super::Severity;
use super::check::{Checker, bytes, may_be_new};
use super::globs::Globs;
use super::model::{
    DeclaredAddIn, Exchange, LevelOverride, NewLevel, Position, RuleSeverity, Setting, Settings,
    SeverityOverride,
};
use super::shape::FILE;
use crate::catalog::{Catalog, MailboxLevel};
use crate::json::{self, Value};
use crate::system::folder_of;
use crate::text::{ColumnUnit, Errors, LineIndex, Malformed, Span};
use std::path::Path;

/// More errors than this are counted, not told.
const ERRORS: usize = 100;

/// Something that is wrong in a file.
pub(super) struct Fault {
    pub(super) at: Position,
    pub(super) span: Span,
    pub(super) message: String,
}

/// Reads `text`, the file that messages call `path`. `rules` are the codes of all rules.
pub(super) fn read(text: &str, path: &Path, rules: &[&str]) -> (Settings, Vec<Fault>) {
    let mut errors = Errors::new(text, ERRORS);
    let value = json::parse(text, &mut errors);
    // What follows a syntax error is read by guessing: complaints about the guess would mislead.
    if let (Some(value), true) = (&value, errors.is_empty()) {
        Checker { text, rules, errors: &mut errors }.check(value, &FILE);
    }
    let reader = ConfigReader { text, lines: LineIndex::new(text) };
    let settings = value.map_or_else(Settings::default, |value| reader.settings(&value));
    let fault = |e: Malformed| Fault { at: reader.at(e.span), span: e.span, message: e.message };
    let untold = errors.untold();
    let mut faults: Vec<Fault> = errors.into_sorted().into_iter().map(fault).collect();
    if let (Some(last), 1..) = (faults.last(), untold) {
        let message = format!("further errors, not shown: {untold}");
        faults.push(Fault { at: last.at, span: last.span, message });
    }
    (Settings { path: path.to_owned(), home: folder_of(path).to_owned(), ..settings }, faults)
}

struct ConfigReader<'t> {
    text: &'t str,
    lines: LineIndex,
}

impl ConfigReader<'_> {
    fn at(&self, span: Span) -> Position {
        let at = self.lines.position(self.text, span.start, ColumnUnit::Utf16);
        Position { line: at.line + 1, column: at.column + 1 }
    }

    fn set<T>(&self, value: T, span: Span) -> Setting<T> {
        Setting { value, at: self.at(span), span }
    }

    fn settings(&self, root: &Value) -> Settings {
        let globs = |key: &str| {
            let value = root.get(key)?;
            Some(self.set(globs(value), value.span))
        };
        Settings {
            rules: root.get("rules").map(|v| self.rules(v)).unwrap_or_default(),
            exchange: self.exchange(root),
            include: globs("include"),
            exclude: globs("exclude"),
            tests: globs("tests"),
            max_file_bytes: self.max_file_bytes(root),
            add_ins: root.items_of("addIns").iter().map(|v| self.set(add_in(v), v.span)).collect(),
            levels: root.get("levels").map(|v| self.levels(v)).unwrap_or_default(),
            new_levels: root.get("levels").map(|v| self.new_levels(v)).unwrap_or_default(),
            baseline: root
                .string_of("baseline")
                .map(|name| self.set(name.value, name.span))
                .filter(|name| !name.value.is_empty()),
            overrides: root.items_of("overrides").iter().map(|v| self.overrides(v)).collect(),
            ..Settings::default()
        }
    }

    fn exchange(&self, root: &Value) -> Option<Setting<Exchange>> {
        let word = root.string_of("exchange")?;
        Some(self.set(Exchange::from_word(&word.value)?, root.get("exchange")?.span))
    }

    fn max_file_bytes(&self, root: &Value) -> Option<Setting<u64>> {
        let value = root.get("maxFileSize")?;
        Some(self.set(bytes(self.text, value)?, value.span))
    }

    fn rules(&self, value: &Value) -> Vec<Setting<RuleSeverity>> {
        let one = |(rule, span, value): (&str, Span, &Value)| {
            let word = value.string()?.value;
            let severity = Severity::from_word(&word);
            let known = severity.is_some() || word == "off";
            known.then(|| self.set(RuleSeverity { rule: rule.to_owned(), severity }, span))
        };
        value.pairs().filter_map(one).collect()
    }

    fn levels(&self, value: &Value) -> Vec<Setting<LevelOverride>> {
        let one = |(name, span, value): (&str, Span, &Value)| {
            let member = Catalog::get().members_meant(name).into_iter().next()?;
            let level = MailboxLevel::from_name(&value.string_of("level")?.value)?;
            let reason = value.string_of("reason")?.value;
            Some(self.set(LevelOverride { member, level, reason }, span))
        };
        value.pairs().filter_map(one).collect()
    }

    /// Those of members that the catalogue lacks.
    fn new_levels(&self, value: &Value) -> Vec<Setting<NewLevel>> {
        let one = |(name, span, value): (&str, Span, &Value)| {
            let is_new = Catalog::get().members_meant(name).is_empty() && may_be_new(name);
            let level = MailboxLevel::from_name(&value.string_of("level")?.value)?;
            let (member, reason) = (name.to_owned(), value.string_of("reason")?.value);
            is_new.then(|| self.set(NewLevel { member, level, reason }, span))
        };
        value.pairs().filter_map(one).collect()
    }

    fn overrides(&self, value: &Value) -> SeverityOverride {
        let files = value.get("files").map(globs).unwrap_or_default();
        SeverityOverride { files, rules: value.get("rules").map(|v| self.rules(v)).unwrap_or_default() }
    }
}

fn add_in(value: &Value) -> DeclaredAddIn {
    let of = |key: &str| value.get(key).map(globs).unwrap_or_default();
    let name = value.string_of("name").map(|name| name.value);
    DeclaredAddIn { name, manifests: of("manifests"), sources: of("sources") }
}

fn globs(value: &Value) -> Globs {
    Globs::at(value.items().iter().filter_map(|v| Some((v.string()?.value, v.span))))
}
