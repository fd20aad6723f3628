//! `rules`: every rule with its severity and summary.

use super::args::{ListFormat, Rules};
use super::{CommandError, Exit, Io};
use crate::report::{Palette, rules};

pub(super) fn run(args: &Rules, io: &mut Io) -> Result<Exit, CommandError> {
    match args.format {
        ListFormat::Text => rules::text(io.out, Palette::new(io.color))?,
        ListFormat::Jsonl => rules::jsonl(io.out)?,
    }
    Ok(Exit::Success)
}
