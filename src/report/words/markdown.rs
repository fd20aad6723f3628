//! Lines as Markdown.

use super::{Line, Word};
use crate::report::clean::printable;

/// The line, with its marks.
pub(in crate::report) fn marked(line: &Line) -> String {
    let word = |word: &Word| match word {
        Word::Plain(text) => escaped(text),
        Word::Code(text) => code(text),
        Word::Strong(text) => format!("**{}**", escaped(text)),
        Word::Link(text, address) if address.starts_with("https://") => {
            format!("[{}](<{}>)", escaped(text), address.replace(['<', '>'], ""))
        }
        Word::Link(text, _) => escaped(text),
        Word::Source(number) => format!(" \\[{number}\\]"),
    };
    line.0.iter().map(word).collect()
}

/// Characters that Markdown would take for marks, as themselves.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '|') {
            escaped.push('\\');
        }
        escaped.push(plain(c));
    }
    escaped
}

/// A span of code: longer runs of marks than those inside are around it.
fn code(text: &str) -> String {
    fenced(&text.chars().map(plain).collect::<String>())
}

/// A text between marks that it does not hold.
pub(in crate::report) fn fenced(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let marks = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{marks}{pad}{text}{pad}{marks}")
}

fn plain(c: char) -> char {
    if matches!(c, '\n' | '\r' | '\t') { ' ' } else { printable(c) }
}

/// The line as a cell of a table: there, even code must not hold the mark between cells.
pub(in crate::report) fn cell(line: &Line) -> String {
    let safe = |word: &Word| match word {
        Word::Code(text) => Word::Code(text.replace('|', "\\|")),
        other => other.clone(),
    };
    marked(&Line(line.0.iter().map(safe).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_marks_is_text() {
        let line = Line::plain("a*b <c>").code("x`y").strong("_z_");
        assert_eq!(marked(&line), "a\\*b \\<c>``x`y``**\\_z\\_**");
        assert_eq!(cell(&Line::plain("a|b").code("c|d")), "a\\|b`c\\|d`");
        assert_eq!(marked(&Line::plain("a\u{202E}\nb")), "a\u{FFFD} b");
    }
}
