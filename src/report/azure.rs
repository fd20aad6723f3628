//! `check --format azure`: logging commands, which Azure Pipelines shows as issues of the run.

use super::Shown;
use super::command::replaced;
use super::entry::{Entry, entries, problems};
use crate::rules::Severity;
use std::io::{self, Write};

const DATA: [(char, &str); 3] = [('%', "%AZP25"), ('\r', "%0D"), ('\n', "%0A")];
const PROPERTY: [(char, &str); 5] =
    [('%', "%AZP25"), ('\r', "%0D"), ('\n', "%0A"), (';', "%3B"), (']', "%5D")];

/// Writes an issue for each finding.
pub(super) fn write(out: &mut dyn Write, shown: &Shown) -> io::Result<()> {
    entries(shown).iter().try_for_each(|entry| issue(out, entry))?;
    for (file, message) in problems(shown) {
        let (file, message) = (replaced(&file, &PROPERTY), replaced(message, &DATA));
        writeln!(out, "##vso[task.logissue type=warning;sourcepath={file};code=problem;]{message}")?;
    }
    Ok(())
}

fn issue(out: &mut dyn Write, entry: &Entry) -> io::Result<()> {
    let (place, finding) = (&entry.place, entry.finding);
    // There is nothing milder than a warning.
    let kind = if finding.severity == Severity::Error { "error" } else { "warning" };
    let (file, message) = (replaced(&place.file, &PROPERTY), replaced(&finding.message, &DATA));
    let (line, column, rule) = (place.line, place.column, finding.rule);
    writeln!(
        out,
        "##vso[task.logissue type={kind};sourcepath={file};linenumber={line};columnnumber={column};code={rule};]{message}"
    )
}
