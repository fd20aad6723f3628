//! `catalog`: what is known about Office.js; rebuilt from, and compared with, the typings.

use super::args::{CatalogCommand, ListFormat};
use super::{CommandError, Exit, Io};
use crate::catalog::Catalog;
use crate::extract::{self, Extracted};
use crate::report::catalog;
use crate::system::System;
use std::path::Path;

pub(super) fn run(command: &CatalogCommand, system: &dyn System, io: &mut Io) -> Result<Exit, CommandError> {
    match command {
        CatalogCommand::List { format: ListFormat::Text } => catalog::text(io.out, Catalog::get())?,
        CatalogCommand::List { format: ListFormat::Jsonl } => catalog::jsonl(io.out, Catalog::get())?,
        CatalogCommand::Build { typings, preview } => {
            let mut built = extracted(system, typings)?;
            if let Some(preview) = preview {
                built = built.with_preview(extracted(system, preview)?);
            }
            for warning in &built.warnings {
                writeln!(io.err, "warning: {warning}")?;
            }
            let preview = preview.as_ref().map(|typings| version(system, typings));
            let text = extract::render(&built, &version(system, typings), preview.as_deref());
            io.out.write_all(text.as_bytes())?;
        }
        CatalogCommand::Diff { typings } => return diff(&extracted(system, typings)?.into_catalog(), io),
    }
    Ok(Exit::Success)
}

fn diff(new: &Catalog, io: &mut Io) -> Result<Exit, CommandError> {
    let changes = extract::diff(Catalog::get(), new);
    for change in &changes {
        writeln!(io.out, "{change}")?;
    }
    if changes.is_empty() {
        writeln!(io.out, "no differences")?;
        return Ok(Exit::Success);
    }
    Ok(Exit::Findings)
}

fn extracted(system: &dyn System, typings: &Path) -> Result<Extracted, CommandError> {
    let stop = |why: String| CommandError::new(format!("{}: {why}", typings.display()));
    let bytes = system.read(typings).map_err(|e| stop(e.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|_| stop("not UTF-8".to_owned()))?;
    extract::build(&text).map_err(|e| stop(e.to_string()))
}

/// The version in the `package.json` beside the typings; without one nobody knows.
fn version(system: &dyn System, typings: &Path) -> String {
    let package = typings.with_file_name("package.json");
    let read = || {
        let package: serde_json::Value = serde_json::from_slice(&system.read(&package).ok()?).ok()?;
        Some(package.get("version")?.as_str()?.to_owned())
    };
    read().unwrap_or_else(|| "of unknown version".to_owned())
}
