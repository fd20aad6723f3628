//! Findings, one per line: `place: severity[rule] point (fixable)`, as compilers print them and editors read them.
//!
//! Called by `check`.

use super::{Clean, Palette, ScanResult, Shown, summary};
use crate::rules::{Safety, Severity};
use crate::workspace::allowed;
use std::io::{self, Write};

/// Writes the findings, and how many they are.
pub(super) fn write(out: &mut dyn Write, shown: &Shown) -> io::Result<()> {
    let &Shown { scan, palette, least, .. } = shown;
    findings(out, palette, scan, least)?;
    if shown.summed_up { summary::counts(out, palette, scan, least) } else { Ok(()) }
}

/// Writes every finding at or above `least`, then what could not be read.
fn findings(out: &mut dyn Write, palette: Palette, scan: &ScanResult, least: Severity) -> io::Result<()> {
    for (tree, finding) in scan.findings().filter(|(_, finding)| finding.severity >= least) {
        let place = tree.shown_place(&finding.at);
        let (file, style) = (Clean(&place.file), palette.severity(finding.severity));
        let (word, rule) = (finding.severity.word(), finding.rule);
        let point = Clean(finding.message.lines().next().unwrap_or_default());
        let fixable = if allowed(finding, Safety::Safe).is_some() { " (fixable)" } else { "" };
        writeln!(
            out,
            "{file}:{}:{}: {style}{word}[{rule}]{style:#} {point}{fixable}",
            place.line, place.column
        )?;
    }
    for tree in &scan.trees {
        for problem in &tree.snapshot.problems {
            let Palette { warning, .. } = palette;
            let file = tree.display_name(&problem.file);
            writeln!(out, "{}: {warning}problem{warning:#} {}", Clean(&file), Clean(&problem.message))?;
        }
    }
    Ok(())
}
