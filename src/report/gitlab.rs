//! `check --format gitlab`: the report that GitLab's Code Quality reads.

use super::Shown;
use super::entry::{Identified, all, problems};
use crate::rules::{Identity, Severity};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Issue<'a> {
    description: &'a str,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

/// Writes the report: a list.
pub(super) fn write(out: &mut dyn Write, shown: &Shown) -> io::Result<()> {
    let (mut entries, problems) = (all(shown.scan), problems(shown).collect::<Vec<_>>());
    entries.retain(|one| !one.suppressed && one.entry.finding.severity >= shown.least);
    let mut issues: Vec<Issue> = entries.iter().map(issue).collect();
    issues.extend(problems.iter().map(|(file, message)| problem(file, message)));
    serde_json::to_writer_pretty(&mut *out, &issues)?;
    writeln!(out)
}

fn issue<'a>(one: &'a Identified<'a>) -> Issue<'a> {
    let entry = &one.entry;
    Issue {
        description: entry.point(),
        check_name: entry.finding.rule,
        fingerprint: one.fingerprint.clone(),
        severity: match entry.finding.severity {
            Severity::Error => "critical",
            Severity::Warning => "major",
            Severity::Information => "minor",
            Severity::Hint => "info",
        },
        location: Location {
            path: &entry.place.file,
            lines: Lines { begin: entry.place.line, end: entry.place.end_line },
        },
    }
}

fn problem<'a>(file: &'a str, message: &'a str) -> Issue<'a> {
    let identity =
        Identity { file: file.to_owned(), rule: "problem", about: message.to_owned(), within: String::new() };
    Issue {
        description: message,
        check_name: "problem",
        fingerprint: identity.fingerprint(0),
        severity: "minor",
        location: Location { path: file, lines: Lines { begin: 1, end: 1 } },
    }
}
