//! Findings for people: message, source line with carets, the related lines, advice, and the vendor's page.
//!
//! Called by `check`. The layout follows rustc's; the summary is in [`super::summary`].

use super::snippet::Snippet;
use super::twins::told_once;
use super::{Clean, Palette, ScanResult, ScannedTree, Shown, summary};
use crate::rules::{Finding, Location, Severity};
use anstyle::Style;
use std::io::{self, Write};

/// Related places that are shown; the rest is counted.
const RELATED: usize = 4;

/// Writes the findings, and the summary.
pub(super) fn write(out: &mut dyn Write, shown: &Shown) -> io::Result<()> {
    let &Shown { scan, palette, least, .. } = shown;
    findings(out, palette, scan, least)?;
    if shown.summed_up { summary::write(out, palette, scan, least) } else { Ok(()) }
}

/// Writes every finding at or above `least`, then what could not be read.
fn findings(out: &mut dyn Write, palette: Palette, scan: &ScanResult, least: Severity) -> io::Result<()> {
    for (tree, finding, twins) in told_once(scan, least) {
        SnippetBlock { tree, palette, finding, twins }.write(out)?;
        writeln!(out)?;
    }
    for tree in &scan.trees {
        for problem in &tree.snapshot.problems {
            let file = tree.display_name(&problem.file);
            let Palette { warning, .. } = palette;
            writeln!(out, "{warning}problem{warning:#}: {}: {}", Clean(&file), Clean(&problem.message))?;
        }
        if !tree.snapshot.problems.is_empty() {
            writeln!(out)?;
        }
    }
    Ok(())
}

struct SnippetBlock<'a> {
    tree: &'a ScannedTree,
    palette: Palette,
    finding: &'a Finding,
    /// Where the same is said.
    twins: Vec<&'a Location>,
}

impl SnippetBlock<'_> {
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let finding = self.finding;
        let Palette { gutter, bold, .. } = self.palette;
        let style = self.palette.severity(finding.severity);
        let mut lines = finding.message.lines();
        let headline = lines.next().unwrap_or_default();
        let (word, rule) = (finding.severity.word(), finding.rule);
        writeln!(out, "{style}{word}[{rule}]{style:#}{bold}: {}{bold:#}", Clean(headline))?;
        let width = self.gutter_width();
        self.snippet(out, width, ("-->", '^', style), &finding.at, "")?;
        for twin in self.twins.iter().take(RELATED) {
            let place = self.tree.shown_place(twin);
            let (file, line, column) = (Clean(&place.file), place.line, place.column);
            writeln!(out, "{:width$}{gutter}:::{gutter:#} {file}:{line}:{column}: the same", "")?;
        }
        if let more @ 1.. = self.twins.len().saturating_sub(RELATED) {
            writeln!(out, "{:width$}{gutter}:::{gutter:#} and in {more} more", "")?;
        }
        for related in finding.related.iter().take(RELATED) {
            self.snippet(out, width, (":::", '-', gutter), &related.at, &related.message)?;
        }
        if let more @ 1.. = finding.related.len().saturating_sub(RELATED) {
            writeln!(out, "{:width$} {gutter}:::{gutter:#} and {more} more", "")?;
        }
        for line in lines {
            writeln!(out, "{:width$} {gutter}={gutter:#} {}", "", Clean(line))?;
        }
        if finding.url.is_empty() {
            return Ok(());
        }
        writeln!(out, "{:width$} {gutter}={gutter:#} {bold}help{bold:#}: {}", "", finding.url)
    }

    fn gutter_width(&self) -> usize {
        let related = self.finding.related.iter().take(RELATED).map(|r| &r.at);
        let numbers =
            std::iter::once(&self.finding.at).chain(related).map(|at| self.tree.shown_place(at).line);
        numbers.max().unwrap_or(1).to_string().len()
    }

    fn snippet(
        &self,
        out: &mut dyn Write,
        width: usize,
        (arrow, mark, style): (&str, char, Style),
        at: &Location,
        label: &str,
    ) -> io::Result<()> {
        let Palette { gutter, .. } = self.palette;
        let place = self.tree.shown_place(at);
        let file = Clean(&place.file);
        writeln!(out, "{:width$}{gutter}{arrow}{gutter:#} {file}:{}:{}", "", place.line, place.column)?;
        let Some((text, lines)) = self.tree.snapshot.text(&at.file) else { return Ok(()) };
        let Snippet { number, line, pad, carets } = Snippet::new(text, lines, at.span);
        let marks = String::from(mark).repeat(carets);
        writeln!(out, "{:width$} {gutter}|{gutter:#}", "")?;
        writeln!(out, "{gutter}{number:>width$} |{gutter:#} {line}")?;
        let marked = format!("{:pad$}{style}{marks} {}", "", Clean(label));
        writeln!(out, "{:width$} {gutter}|{gutter:#} {}{style:#}", "", marked.trim_end())
    }
}
