//! `check --format rdjson`: the Reviewdog Diagnostic Format, whose columns count the bytes of UTF-8.

use super::entry::{Entry, entries, problems};
use super::{LineRange, Shown};
use crate::rules::{Fix, Location, Safety, Severity};
use crate::text::{Edit, Span};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Root<'a> {
    source: Source,
    diagnostics: Vec<Diagnostic<'a>>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: &'a str,
    location: Place<'a>,
    severity: &'static str,
    code: Code,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct Code {
    value: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    url: &'static str,
}

#[derive(Serialize)]
struct Suggestion<'a> {
    range: Range,
    text: &'a str,
}

/// Writes the report.
pub(super) fn write(out: &mut dyn Write, shown: &Shown) -> io::Result<()> {
    let (entries, problems) = (entries(shown), problems(shown).collect::<Vec<_>>());
    let problems = problems.iter().map(|(path, message)| Diagnostic {
        message,
        location: Place { path, range: None },
        severity: "WARNING",
        code: Code { value: "problem", url: "" },
        suggestions: Vec::new(),
    });
    let diagnostics = entries.iter().map(diagnostic).chain(problems).collect();
    serde_json::to_writer_pretty(&mut *out, &Root { source: Source { name: "addinspect" }, diagnostics })?;
    writeln!(out)
}

fn diagnostic<'a>(entry: &'a Entry<'a>) -> Diagnostic<'a> {
    let finding = entry.finding;
    Diagnostic {
        message: &finding.message,
        location: Place { path: &entry.place.file, range: Some(range(entry, finding.at.span)) },
        severity: match finding.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Information | Severity::Hint => "INFO",
        },
        code: Code { value: finding.rule, url: finding.url },
        suggestions: finding.fixes.iter().filter_map(|fix| suggestion(entry, fix)).collect(),
    }
}

/// A suggestion changes one place of the file of its finding, and whoever takes it does so with a click: only what is safe.
fn suggestion<'a>(entry: &Entry, fix: &'a Fix) -> Option<Suggestion<'a>> {
    let [(file, edits)] = fix.edits.as_slice() else { return None };
    let [Edit { span, text }] = edits.as_slice() else { return None };
    let is_here = *file == entry.finding.at.file && fix.safety == Safety::Safe;
    is_here.then(|| Suggestion { range: range(entry, *span), text })
}

fn range(entry: &Entry, span: Span) -> Range {
    let at = Location { file: entry.finding.at.file.clone(), span };
    let LineRange { line, column, end_line, end_column, .. } = entry.tree.byte_place(&at);
    Range { start: Position { line, column }, end: Position { line: end_line, column: end_column } }
}
