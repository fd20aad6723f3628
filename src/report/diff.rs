//! `check --diff`: what the fixes would do, as one unified diff that `git apply` and `patch -p1` take.
//!
//! Compares decoded texts; knows nothing about fixes. Called by `check`.

use super::{Clean, Palette};
use similar::{DiffOp, DiffTag, TextDiff};
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
    // As git writes it: behind a name with blanks a tab, or `patch` takes its first word.
    let end = if name.contains(' ') { "\t" } else { "" };
    let (from, to) = (format!("a/{}{end}", Clean(name)), format!("b/{}{end}", Clean(name)));
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

/// Lines that are replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// The first of them, from 1.
    pub line: u32,
    /// How many they are; where none is, the text comes before the line.
    pub lines: u32,
    /// What they become.
    pub text: String,
}

/// How `before` becomes `after`, in order, line by line; all lines are those of `before`.
pub fn replacements(before: &str, after: &str) -> Vec<Replacement> {
    let old: Vec<&str> = before.split_inclusive('\n').collect();
    let new: Vec<&str> = after.split_inclusive('\n').collect();
    let diff = TextDiff::from_slices(&old, &new);
    let changed = diff.ops().iter().filter(|op| op.tag() != DiffTag::Equal);
    let replacement = |op: &DiffOp| Replacement {
        line: u32::try_from(op.old_range().start + 1).unwrap_or(u32::MAX),
        lines: u32::try_from(op.old_range().len()).unwrap_or(u32::MAX),
        text: new.get(op.new_range()).unwrap_or_default().concat(),
    };
    changed.map(replacement).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diff(color: bool, name: &str, before: &str, after: &str) -> String {
        let mut out = Vec::new();
        write(&mut out, Palette::new(color), name, before, after).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn line_ends_are_kept_and_a_missing_one_is_told() {
        let text = diff(false, "a.xml", "one\r\ntwo\rthree\r\nfour", "one\r\ntwo\rTHREE\r\nfour");
        let expected = "--- a/a.xml\n+++ b/a.xml\n@@ -1,3 +1,3 @@\n one\r\n-two\rthree\r\n+two\rTHREE\r\n four\n\
                        \\ No newline at end of file\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn replacements_name_the_lines_that_go() {
        let told = replacements("a\nb\nc\n", "a\nB\nB\nc\nd\n");
        let line = |line, lines, text: &str| Replacement { line, lines, text: text.to_owned() };
        assert_eq!(told, [line(2, 1, "B\nB\n"), line(4, 0, "d\n")]);
    }

    #[test]
    fn names_with_blanks_end_with_a_tab_and_colours_are_for_terminals() {
        let text = diff(false, "my add-in/a.xml", "x\n", "y\n");
        assert!(text.starts_with("--- a/my add-in/a.xml\t\n+++ b/my add-in/a.xml\t\n"), "{text}");
        assert!(diff(false, "a", "x\n", "\x1b[2J\n").contains("+\x1b[2J\n"));
        let colored = diff(true, "a", "x\n", "\x1b[2J\n");
        assert!(colored.contains("+\u{FFFD}[2J") && colored.contains("\x1b[1m"), "{colored:?}");
    }
}
