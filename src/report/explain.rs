//! The pages that `explain` shows, as Markdown; headings are bold on a terminal.
//!
//! The pages of levels, types and members come from the catalogue, a rule's from its own file.

use super::Palette;
use crate::rules::{Meta, Safety};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Writes a Markdown page.
pub fn page(out: &mut dyn Write, palette: Palette, markdown: &str) -> io::Result<()> {
    let Palette { bold, .. } = palette;
    for line in markdown.lines() {
        match line.starts_with('#') {
            true => writeln!(out, "{bold}{line}{bold:#}")?,
            false => writeln!(out, "{line}")?,
        }
    }
    Ok(())
}

/// A rule's page, as its file has it.
pub fn rule(meta: &Meta) -> String {
    let docs = meta.docs();
    let fix = match meta.fix {
        None => "no fix",
        Some(Safety::Safe) => "its fix can be safe",
        Some(_) => "its fix is never safe",
    };
    let (code, severity, since) = (meta.code, meta.severity.word(), meta.since);
    let mut page = format!("# {code}\n\n{}\n\n{severity}; {fix}; since {since}\n", docs.summary);
    for (heading, text) in &docs.sections {
        // Writing into a string can't fail.
        let _ = write!(page, "\n## {heading}\n\n{text}\n");
    }
    page + "\n" + meta.url + "\n"
}
