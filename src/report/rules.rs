//! The list of the rules, for people and as JSON lines.
//!
//! The summaries come from the heads of the rules' files. Called by `rules`.

use super::Palette;
use crate::rules::{Meta, RULES, Safety};
use serde::Serialize;
use std::io::{self, Write};

/// One rule; the JSON line is this struct.
#[derive(Debug, Serialize)]
struct Row {
    rule: &'static str,
    severity: &'static str,
    /// The best safety that its fix can have.
    fix: Option<&'static str>,
    since: &'static str,
    summary: String,
    url: &'static str,
}

/// Writes a line of JSON for each rule.
pub fn jsonl(out: &mut dyn Write) -> io::Result<()> {
    for row in rows() {
        serde_json::to_writer(&mut *out, &row)?;
        writeln!(out)?;
    }
    Ok(())
}

/// Writes two lines for each rule: its name with severity and fix, and what it says.
pub fn text(out: &mut dyn Write, palette: Palette) -> io::Result<()> {
    let Palette { bold, .. } = palette;
    for (row, rule) in rows().zip(RULES) {
        let (style, fix) = (palette.severity(rule.meta.severity), rule.meta.fix_words());
        writeln!(out, "{bold}{}{bold:#}: {style}{}{style:#}, {fix}", row.rule, row.severity)?;
        writeln!(out, "  {}", row.summary)?;
    }
    writeln!(out, "\n`addinspect explain RULE` shows a rule's page")
}

fn rows() -> impl Iterator<Item = Row> {
    RULES.iter().map(|rule| row(rule.meta))
}

fn row(meta: &Meta) -> Row {
    Row {
        rule: meta.code,
        severity: meta.severity.word(),
        fix: meta.fix.map(Safety::word),
        since: meta.since,
        summary: meta.docs().summary.replace('\n', " "),
        url: meta.url,
    }
}
