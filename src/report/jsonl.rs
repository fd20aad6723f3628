//! `check --format jsonl`: an object per line for each finding, then for each file that could not be read.
//!
//! The objects are those of [`super::json`].

use super::{Shown, json};
use serde::Serialize;
use std::io::{self, Write};

/// Writes the lines.
pub(super) fn write(out: &mut dyn Write, shown: &Shown) -> io::Result<()> {
    json::findings(shown.scan).iter().try_for_each(|finding| line(out, finding))?;
    json::problems(shown.scan).try_for_each(|problem| line(out, &problem))
}

fn line(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    writeln!(out)
}
