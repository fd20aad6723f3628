//! The lines of a file that is committed: a version, then facts, indented by two blanks for each level.
//!
//! Finds what is wrong with the file as a whole: no version, a newer one, the marks of a merge that was not finished.

/// The version that is written and read.
pub(super) const VERSION: u32 = 1;

/// With what git marks both sides of a conflict.
const CONFLICT_MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// What is wrong with a committed file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatchetError {
    /// The line, from 1.
    pub line: u32,
    /// What is wrong, and what to do.
    pub message: String,
    newer: bool,
}

impl RatchetError {
    fn new(line: u32, message: String) -> RatchetError {
        RatchetError { line, message, newer: false }
    }

    /// Whether a newer version of the tool has written the file.
    pub fn is_newer(&self) -> bool {
        self.newer
    }
}

/// A line that says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'t> {
    /// From 1.
    pub(super) number: u32,
    /// How many levels it is indented.
    pub(super) depth: usize,
    /// Its first word.
    pub(super) word: &'t str,
    /// What follows that.
    pub(super) rest: &'t str,
    /// Both.
    pub(super) all: &'t str,
}

impl Line<'_> {
    /// That it says nothing that is known.
    pub(super) fn error(&self, expected: &str) -> RatchetError {
        RatchetError::new(self.number, format!("not understood; expected {expected}"))
    }
}

/// The lines that say something, without the version. `command` is what writes the file anew.
pub(super) fn lines<'t>(text: &'t str, command: &str) -> Result<Vec<Line<'t>>, RatchetError> {
    let numbered = || text.lines().zip(1u32..);
    if let Some((_, line)) =
        numbered().find(|(line, _)| CONFLICT_MARKS.iter().any(|mark| line.starts_with(mark)))
    {
        let message = format!(
            "marks of a merge conflict; settle the conflict, or run `{command}` and review the result"
        );
        return Err(RatchetError::new(line, message));
    }
    let says = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
    let mut all = numbered().filter(|(line, _)| says(line)).map(|(line, number)| parsed(line, number));
    let version = all.next().filter(|line| line.word == "version");
    let Some(version) = version else {
        let message = format!("no version, so this is not a whole file; restore it, or run `{command}`");
        return Err(RatchetError::new(1, message));
    };
    match version.rest.parse::<u32>() {
        Ok(VERSION) => Ok(all.collect()),
        Ok(newer @ 2..) => {
            let message = format!(
                "version {newer} was written by a newer addinspect, and this one reads version {VERSION}; update addinspect"
            );
            Err(RatchetError { newer: true, ..RatchetError::new(version.number, message) })
        }
        _ => Err(version.error(&format!("`version {VERSION}`"))),
    }
}

fn parsed(line: &str, number: u32) -> Line<'_> {
    let said = line.trim_start_matches(' ');
    let depth = (line.len() - said.len()) / 2;
    let all = said.trim_end();
    let (word, rest) = all.split_once(' ').unwrap_or((all, ""));
    Line { number, depth, word, rest, all }
}

/// Text as a line may hold it: without what ends a line or drives a terminal.
pub(super) fn on_one_line(text: &str) -> String {
    let clean: String =
        text.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect();
    clean.trim().to_owned()
}

/// Cuts the number behind the last blank off.
pub(super) fn counted(text: &str) -> Option<(&str, usize)> {
    let (name, count) = text.rsplit_once(' ')?;
    let count = count.parse().ok().filter(|count| *count > 0)?;
    Some((name.trim_end(), count))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        let RatchetError { line, message, .. } = lines(text, "addinspect lock").unwrap_err();
        format!("{line}: {message}")
    }

    #[test]
    fn a_file_that_is_not_whole_is_an_error() {
        for text in ["", "\n# only a remark\n", "add-in .\n"] {
            assert_eq!(
                error(text),
                "1: no version, so this is not a whole file; restore it, or run `addinspect lock`"
            );
        }
        assert!(error("# x\nversion 2\n").starts_with("2: version 2 was written by a newer addinspect"));
        assert_eq!(error("version one\n"), "1: not understood; expected `version 1`");
        assert!(
            error("version 1\n<<<<<<< HEAD\n=======\n>>>>>>> x\n")
                .starts_with("2: marks of a merge conflict")
        );
    }

    #[test]
    fn line_ends_of_either_kind_and_remarks_do_not_matter() {
        let read =
            |text| lines(text, "").unwrap().iter().map(|l| (l.depth, l.word, l.rest)).collect::<Vec<_>>();
        let expected = [(0, "add-in", "."), (1, "name", "A b")];
        assert_eq!(read("version 1\n\nadd-in .\n  name A b\n"), expected);
        assert_eq!(read("# x\r\nversion 1\r\nadd-in .\r\n# y\r\n  name A b\r\n"), expected);
    }
}
