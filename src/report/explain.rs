//! The pages that `explain` shows, as Markdown; headings are bold on a terminal.
//!
//! The pages of levels, types and members come from the catalogue, a rule's from its own file.

use super::Palette;
use crate::rules::{Meta, RULES, Safety};
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
    section(meta, "#")
}

/// All rules in one page: `docs/rules.md`.
pub fn rules() -> String {
    let mut page = String::from(
        "# Rules\n\nGenerated from the heads of the files in `src/rules`: change them there, then run \
         `UPDATE_DOCS=1 cargo test --test docs`.\n\n| rule | severity | fix | says |\n|---|---|---|---|\n",
    );
    for meta in RULES.iter().map(|rule| rule.meta) {
        let (code, severity, fix) = (meta.code, meta.severity.word(), fix(meta));
        let says = meta.docs().summary.replace('\n', " ");
        // Writing into a string can't fail.
        let _ = writeln!(page, "| [`{code}`](#{code}) | {severity} | {fix} | {says} |");
    }
    for rule in RULES {
        page.push('\n');
        page.push_str(&section(rule.meta, "##"));
    }
    page
}

/// The page of a rule under a heading that begins with `mark`.
fn section(meta: &Meta, mark: &str) -> String {
    let docs = meta.docs();
    let (code, severity, fix, since) = (meta.code, meta.severity.word(), fix(meta), meta.since);
    let mut page = format!("{mark} {code}\n\n{}\n\n{severity}; {fix}; since {since}\n", docs.summary);
    for (heading, text) in &docs.sections {
        let _ = write!(page, "\n{mark}# {heading}\n\n{text}\n");
    }
    page + "\n" + meta.url + "\n"
}

fn fix(meta: &Meta) -> &'static str {
    match meta.fix {
        None => "no fix",
        Some(Safety::Safe) => "its fix can be safe",
        Some(_) => "its fix is never safe",
    }
}
