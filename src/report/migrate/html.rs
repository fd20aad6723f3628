//! The plan as one HTML file that needs nothing else: no script, no font, no picture; light and dark, on paper, too.

use super::block::Block;
use super::{PlannedTree, page, readiness, shared};
use crate::report::words::html::{escaped, marked};
use std::io::{self, Write};

const STYLE: &str = include_str!("style.css");

/// Writes the page.
pub fn html(out: &mut dyn Write, trees: &[PlannedTree]) -> io::Result<()> {
    let blocks = page::page(&shared(trees));
    let title = blocks.iter().find_map(|block| match block {
        Block::Title(line) => Some(line.text()),
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
