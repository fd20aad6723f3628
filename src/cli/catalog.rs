//! `catalog`: what is known about Office.js; rebuilt from, and compared with, the typings.

use super::args::{CatalogCommand, ListFormat};
use super::{Exit, Io, Stop};
use crate::catalog::Catalog;
use crate::report::catalog;
use crate::system::System;

pub(super) fn run(command: &CatalogCommand, _system: &dyn System, io: &mut Io) -> Result<Exit, Stop> {
    match command {
        CatalogCommand::List { format: ListFormat::Text } => catalog::text(io.out, Catalog::get())?,
        CatalogCommand::List { format: ListFormat::Jsonl } => catalog::jsonl(io.out, Catalog::get())?,
        CatalogCommand::Build { .. } | CatalogCommand::Diff { .. } => {}
    }
    Ok(Exit::Success)
}
