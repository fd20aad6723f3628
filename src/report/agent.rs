//! `check --format agent`: short lines for coding agents, one a finding, with its fix.

use super::entry::{Entry, counted, entries, problems};
use super::{Clean, Shown};
use std::io::{self, Write};

/// Writes the findings, then what to do next.
pub(super) fn write(out: &mut dyn Write, shown: &Shown) -> io::Result<()> {
    let (entries, problems) = (entries(shown), problems(shown));
    for entry in &entries {
        writeln!(out, "{}", Clean(&line(entry)))?;
    }
    for (file, message) in problems {
        writeln!(out, "{}", Clean(&format!("{file}: problem: {}", message.replace('\n', " "))))?;
    }
    let Some(counted) = counted(&entries) else { return writeln!(out, "no findings") };
    writeln!(
        out,
        "{counted}; `addinspect check --fix` applies the safe fixes, `addinspect explain RULE` says more"
    )
}

/// `src/a.js:5:15: error permission-exceeded: needs ReadWriteItem, ...; fix: Declare ReadWriteItem in manifest.xml (unsafe)`;
/// without a fix, what else there is to say.
fn line(entry: &Entry) -> String {
    let (place, finding) = (&entry.place, entry.finding);
    let (word, rule) = (finding.severity.word(), finding.rule);
    let head = format!("{}:{}:{}: {word} {rule}: {}", place.file, place.line, place.column, entry.point());
    match entry.fix() {
        Some(fix) => format!("{head}; fix: {fix}"),
        None => entry.details().fold(head, |line, detail| format!("{line} | {detail}")),
    }
    .replace('\n', " ")
}
