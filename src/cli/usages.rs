//! `usages`: every use of an Outlook member that has a level.

use super::args::{ListFormat, Usages};
use super::scan::ScanWish;
use super::{CommandError, Exit, Io, scan};
use crate::report::usages::Besides;
use crate::report::{Palette, usages};
use crate::system::System;

pub(super) fn run(args: &Usages, system: &dyn System, io: &mut Io) -> Result<Exit, CommandError> {
    let typed = scan::typed(&args.selection, &[], system)?;
    let scan = scan::scan(std::slice::from_ref(&args.path), ScanWish::Everything, &typed, system, io)?;
    let besides = Besides { all: args.all, services: args.services };
    match args.format {
        ListFormat::Text => usages::text(io.out, Palette::new(io.color), &scan, besides)?,
        ListFormat::Jsonl => usages::jsonl(io.out, &scan, besides)?,
    }
    Ok(Exit::Success)
}
