//! `check --diff`: what the fixes would do, as one unified diff that `git apply` and `patch -p1` take.
//!
//! Compares decoded texts; knows nothing about fixes. Called by `check`.

use super::{Clean, Palette};
use similar::TextDiff;
use std::io::{self, Write};

/// Lines around a change that are shown.
const AROUND: usize = 3;

/// Writes how the file called `name` goes from `before` to `after`. In colour it is for eyes, so what could drive a
/// terminal is replaced; without, it is for programs and left as it is.
pub fn write(out: &mut dyn Write, palette: Palette, name: &str, before: &str, after: &str) -> io::Result<()> {
    // Lines end where `patch` thinks so; a lone carriage return ends none.
    let old: Vec<&str> = before.split_inclusive('\n').collect();
    let new: Vec<&str> = after.split_inclusive('\n').collect();
    let diff = TextDiff::configure().newline_terminated(true).diff_slices(&old, &new);
    let (from, to) = (format!("a/{name}"), format!("b/{name}"));
    let text = diff.unified_diff().context_radius(AROUND).header(&from, &to).to_string();
    if !palette.is_colored() {
        return out.write_all(text.as_bytes());
    }
    let Palette { error: removed, hint: added, gutter, bold, .. } = palette;
    for (number, line) in text.split_terminator('\n').enumerate() {
        let style = match line.as_bytes().first() {
            _ if number < 2 => bold,
            Some(b'+') => added,
            Some(b'-') => removed,
            Some(b'@') => gutter,
            _ => anstyle::Style::new(),
        };
        writeln!(out, "{style}{}{style:#}", Clean(line.trim_end_matches('\r')))?;
    }
    Ok(())
}
