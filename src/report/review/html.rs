//! The report as one HTML file that needs nothing else: no script, no font, no picture; light and dark, on paper, too.

use super::block::{Bar, Block, Cell, Step, Table};
use super::page::Page;
use super::{ReviewedTree, page};
use crate::report::words::html::{escaped, marked};
use crate::report::words::{Line, Point};
use std::io::{self, Write};

const STYLE: &str = include_str!("style.css");

/// Writes the page.
pub fn html(out: &mut dyn Write, trees: &[ReviewedTree]) -> io::Result<()> {
    let Page { title, blocks } = page::page(trees);
    let has_several = blocks.iter().any(|block| matches!(block, Block::Heading(1, _)));
    let title = escaped(&title);
    writeln!(out, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    writeln!(out, "<meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>")?;
    writeln!(out, "<style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n</header>")?;
    write_contents(out, &blocks, if has_several { 1 } else { 2 })?;
    writeln!(out, "<main>")?;
    let mut headings = 0;
    for block in &blocks {
        if let Block::Heading(depth, line) = block {
            headings += 1;
            let depth = depth + u8::from(has_several);
            writeln!(out, "<h{depth} id=\"part-{headings}\">{}</h{depth}>", marked(line))?;
        } else {
            write_block(out, block)?;
        }
    }
    writeln!(out, "</main>\n</body>\n</html>")
}

/// Links to the headings of a depth.
fn write_contents(out: &mut dyn Write, blocks: &[Block], of: u8) -> io::Result<()> {
    writeln!(out, "<nav aria-label=\"Contents\">\n<ul>")?;
    let headings = blocks.iter().filter_map(|block| match block {
        Block::Heading(depth, line) => Some((*depth, line)),
        _ => None,
    });
    for (number, (_, line)) in headings.enumerate().filter(|(_, (depth, _))| *depth == of) {
        writeln!(out, "<li><a href=\"#part-{}\">{}</a></li>", number + 1, escaped(&line.text()))?;
    }
    writeln!(out, "</ul>\n</nav>")
}

fn write_block(out: &mut dyn Write, block: &Block) -> io::Result<()> {
    match block {
        Block::Heading(..) => Ok(()),
        Block::Paragraph(line) => writeln!(out, "<p>{}</p>", marked(line)),
        Block::Points(points) => {
            writeln!(out, "<ul>")?;
            points.iter().try_for_each(|point| write_point(out, point))?;
            writeln!(out, "</ul>")
        }
        Block::Table(table) => write_table(out, table),
        Block::Sources(lines) => {
            writeln!(out, "<ol class=\"sources\">")?;
            for (number, line) in lines.iter().enumerate() {
                writeln!(out, "<li id=\"source-{}\">{}</li>", number + 1, marked(line))?;
            }
            writeln!(out, "</ol>")
        }
    }
}

fn write_point(out: &mut dyn Write, point: &Point) -> io::Result<()> {
    let below: Vec<String> = point.below.iter().map(|line| format!("<li>{}</li>", marked(line))).collect();
    let below = if below.is_empty() { String::new() } else { format!("\n<ul>{}</ul>\n", below.concat()) };
    writeln!(out, "<li>{}{below}</li>", marked(&point.head))
}

/// Cells name their column, for narrow pages, where they stand below each other.
fn write_table(out: &mut dyn Write, table: &Table) -> io::Result<()> {
    let columns = table.head.len();
    writeln!(
        out,
        "<table class=\"columns-{columns}\">\n<caption>{}</caption>\n<thead><tr>",
        escaped(table.caption)
    )?;
    for head in &table.head {
        writeln!(out, "<th scope=\"col\">{}</th>", escaped(head))?;
    }
    writeln!(out, "</tr></thead>\n<tbody>")?;
    for row in &table.rows {
        write!(out, "<tr>")?;
        for (number, (cell, head)) in row.iter().zip(&table.head).enumerate() {
            let cell = match cell {
                Cell::Lines(lines) => written(lines),
                Cell::Level(bar) => drawn(*bar),
            };
            match number {
                0 => write!(out, "<th scope=\"row\">{cell}</th>")?,
                _ => write!(out, "<td data-head=\"{}\"><div>{cell}</div></td>", escaped(head))?,
            }
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</tbody>\n</table>")
}

fn written(lines: &[Line]) -> String {
    match lines {
        [only] => marked(only),
        several => several.iter().map(|line| format!("<p>{}</p>", marked(line))).collect(),
    }
}

/// The picture is for eyes; the words beside it say the same.
fn drawn(bar: Bar) -> String {
    let step = |step| match step {
        Step::Needed => "<i class=\"needed\"></i>",
        Step::Possible => "<i class=\"possible\"></i>",
        Step::Spare => "<i class=\"spare\"></i>",
        Step::Free => "<i></i>",
    };
    let steps = bar.steps().map(step).concat();
    format!("<span class=\"bar\" aria-hidden=\"true\">{steps}</span> {}", escaped(&bar.words()))
}
