//! Pages of Markdown on a terminal, where headings are bold; and the page of all rules.
//!
//! The pages themselves come from the catalogue and from the rules' own files. Called by `explain`.

use super::Palette;
use crate::rules::RULES;
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

/// All rules in one page: `docs/rules.md`.
pub fn rules() -> String {
    let mut page = String::from(
        "# Rules\n\nGenerated from the heads of the files in `src/rules`: change them there, then run \
         `UPDATE_DOCS=1 cargo test --test docs`.\n\n| rule | severity | fix | says |\n|---|---|---|---|\n",
    );
    for meta in RULES.iter().map(|rule| rule.meta) {
        let (code, severity, fix) = (meta.code, meta.severity.word(), meta.fix_words());
        let says = meta.docs().summary.replace('\n', " ");
        // Writing into a string can't fail.
        let _ = writeln!(page, "| [`{code}`](#{code}) | {severity} | {fix} | {says} |");
    }
    for rule in RULES {
        page.push('\n');
        page.push_str(&rule.meta.page("##"));
    }
    page
}
