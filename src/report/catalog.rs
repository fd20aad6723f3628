//! The catalogue's rows, one per line, for people and as JSON lines.
//!
//! Called by `catalog list`; [`CatalogRow`] is the format.

use crate::catalog::{Catalog, CatalogRow, MailboxLevel};
use std::io::{self, Write};

/// Writes a line of JSON for each type and member.
pub fn jsonl(out: &mut dyn Write, catalog: &Catalog) -> io::Result<()> {
    for row in catalog.rows() {
        serde_json::to_writer(&mut *out, &row)?;
        writeln!(out)?;
    }
    Ok(())
}

/// Writes a line of text for each type and member, the columns under each other.
pub fn text(out: &mut dyn Write, catalog: &Catalog) -> io::Result<()> {
    for row in catalog.rows() {
        writeln!(out, "{}", line(&row).trim_end())?;
    }
    Ok(())
}

fn line(row: &CatalogRow) -> String {
    let level = row.level.map_or("-", MailboxLevel::name);
    let modes = if row.modes.is_empty() { "-".to_owned() } else { row.modes.join("/") };
    let set = row.requirement_set.as_deref().unwrap_or("-");
    let marks = [("deprecated", row.deprecated), ("preview", row.preview)];
    let marks: Vec<&str> = marks.into_iter().filter(|(_, on)| *on).map(|(word, _)| word).collect();
    let marks = marks.join(" ");
    format!("{:<60} {:<13} {level:<16} {modes:<12} {set:<14} {marks}", row.member, row.kind)
}
