//! `check --format github`: workflow commands, which GitHub Actions shows as annotations of the changed lines.
//!
//! GitHub shows ten annotations of each kind for a step and drops the others without a word; what would be dropped
//! is written into the log instead, after a line that says how much it is.

use super::Shown;
use super::command::{log_line, replaced};
use super::entry::{Entry, entries, problems};
use crate::rules::Severity;
use crate::text::prose;
use std::io::{self, Write};

/// Annotations of a kind that GitHub shows for a step ("Usage limits", docs.github.com, read on 2026-11-30).
const SHOWN: usize = 10;

/// The kinds, the worst first.
const KINDS: [&str; 3] = ["error", "warning", "notice"];

const DATA: [(char, &str); 3] = [('%', "%25"), ('\r', "%0D"), ('\n', "%0A")];
const PROPERTY: [(char, &str); 5] = [('%', "%25"), ('\r', "%0D"), ('\n', "%0A"), (':', "%3A"), (',', "%2C")];

/// What is to be shown, and the line of the log that takes its place.
struct Annotation {
    kind: &'static str,
    command: String,
    log: String,
}

/// Writes the annotations, the worst first, then what would not be shown.
pub(super) fn write(out: &mut dyn Write, shown: &Shown) -> io::Result<()> {
    let entries = entries(shown);
    let problems = problems(shown).map(|(file, message)| problem(&file, message));
    let all: Vec<Annotation> = entries.iter().map(annotation).chain(problems).collect();
    let of_kind = |kind: &'static str| all.iter().filter(move |one| one.kind == kind);
    for one in KINDS.into_iter().flat_map(|kind| of_kind(kind).take(SHOWN)) {
        writeln!(out, "{}", one.command)?;
    }
    for kind in KINDS {
        let left_out: Vec<&Annotation> = of_kind(kind).skip(SHOWN).collect();
        if !left_out.is_empty() {
            let count = prose::count(left_out.len(), kind);
            writeln!(out, "no annotation for {count}: GitHub shows {SHOWN} of a kind for a step")?;
        }
        left_out.iter().try_for_each(|one| writeln!(out, "{}", one.log))?;
    }
    Ok(())
}

fn annotation(entry: &Entry) -> Annotation {
    let (place, finding) = (&entry.place, entry.finding);
    let kind = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information | Severity::Hint => "notice",
    };
    let file = replaced(&place.file, &PROPERTY);
    // Columns of different lines say nothing to GitHub.
    let columns = match place.line == place.end_line {
        true => format!(",col={},endColumn={}", place.column, place.end_column),
        false => String::new(),
    };
    let (line, end, title) = (place.line, place.end_line, finding.rule);
    let message = replaced(&finding.message, &DATA);
    let command = format!("::{kind} file={file},line={line},endLine={end}{columns},title={title}::{message}");
    Annotation {
        kind,
        command,
        log: log_line(
            &format!("{}:{line}:{}", place.file, place.column),
            &format!("{title}: {}", entry.point()),
        ),
    }
}

fn problem(file: &str, message: &str) -> Annotation {
    let (name, text) = (replaced(file, &PROPERTY), replaced(message, &DATA));
    Annotation {
        kind: "warning",
        command: format!("::warning file={name},title=problem::{text}"),
        log: log_line(file, message),
    }
}
