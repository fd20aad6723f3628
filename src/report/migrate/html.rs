//! The plan as one HTML file that needs nothing else: no script, no font, no picture; light and dark, on paper, too.

use super::words::{Block, Line, Word};
use super::{PlannedTree, page, readiness, shared};
use std::fmt::Write as _;
use std::io::{self, Write};

const STYLE: &str = include_str!("style.css");

/// Writes the page.
pub fn html(out: &mut dyn Write, trees: &[PlannedTree]) -> io::Result<()> {
    let blocks = page::page(&shared(trees));
    let title = blocks.iter().find_map(|block| match block {
        Block::Title(line) => Some(plain(line)),
        _ => None,
    });
    let title = escaped(&title.unwrap_or_default());
    writeln!(out, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    writeln!(out, "<meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>")?;
    writeln!(out, "<style>\n{STYLE}</style>\n</head>\n<body>\n<main>")?;
    for block in &blocks {
        write_block(out, block, readiness(trees).percent())?;
    }
    writeln!(out, "</main>\n</body>\n</html>")
}

fn write_block(out: &mut dyn Write, block: &Block, percent: usize) -> io::Result<()> {
    match block {
        Block::Title(line) => {
            writeln!(out, "<h1>{}</h1>", marked(line))?;
            writeln!(out, "<progress max=\"100\" value=\"{percent}\">{percent} %</progress>")
        }
        Block::Heading(line) => writeln!(out, "<h2>{}</h2>", marked(line)),
        Block::Paragraph(line) => writeln!(out, "<p>{}</p>", marked(line)),
        Block::Points(points) => {
            writeln!(out, "<ul>")?;
            for point in points {
                let below: Vec<String> =
                    point.below.iter().map(|line| format!("<li>{}</li>", marked(line))).collect();
                let below =
                    if below.is_empty() { String::new() } else { format!("\n<ul>{}</ul>\n", below.concat()) };
                writeln!(out, "<li>{}{below}</li>", marked(&point.head))?;
            }
            writeln!(out, "</ul>")
        }
    }
}

fn marked(line: &Line) -> String {
    let mut html = String::new();
    for word in &line.0 {
        // Writing into a string can't fail.
        let _ = match word {
            Word::Plain(text) => write!(html, "{}", escaped(text)),
            Word::Code(text) => write!(html, "<code>{}</code>", escaped(text)),
            Word::Strong(text) => write!(html, "<strong>{}</strong>", escaped(text)),
        };
    }
    html
}

fn plain(line: &Line) -> String {
    line.0.iter().map(|(Word::Plain(text) | Word::Code(text) | Word::Strong(text))| text.as_str()).collect()
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_markup_is_text() {
        let line = Line::plain("a & b").code("<script>\"");
        assert_eq!(marked(&line), "a &amp; b<code>&lt;script&gt;&quot;</code>");
    }
}
