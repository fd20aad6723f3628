//! The plan as Markdown, for an issue or a pull request.

use super::words::{Block, Line, Word};
use super::{PlannedTree, page, shared};
use std::io::{self, Write};

/// Writes the plan.
pub fn markdown(out: &mut dyn Write, trees: &[PlannedTree]) -> io::Result<()> {
    for (number, block) in page::page(&shared(trees)).iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        match block {
            Block::Title(line) => writeln!(out, "# {}", marked(line))?,
            Block::Heading(line) => writeln!(out, "## {}", marked(line))?,
            Block::Paragraph(line) => writeln!(out, "{}", marked(line))?,
            Block::Points(points) => {
                for point in points {
                    writeln!(out, "- {}", marked(&point.head))?;
                    point.below.iter().try_for_each(|line| writeln!(out, "  - {}", marked(line)))?;
                }
            }
        }
    }
    Ok(())
}

fn marked(line: &Line) -> String {
    let word = |word: &Word| match word {
        Word::Plain(text) => escaped(text),
        Word::Code(text) => code(text),
        Word::Strong(text) => format!("**{}**", escaped(text)),
    };
    line.0.iter().map(word).collect()
}

/// Characters that Markdown would take for marks, as themselves.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&') {
            escaped.push('\\');
        }
        escaped.push(if c.is_control() { ' ' } else { c });
    }
    escaped
}

/// A span of code: longer runs of marks than those inside are around it.
fn code(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let marks = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{marks}{pad}{text}{pad}{marks}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_marks_is_text() {
        let line = Line::plain("a*b <c>").code("x`y").strong("_z_");
        assert_eq!(marked(&line), "a\\*b \\<c>``x`y``**\\_z\\_**");
    }
}
