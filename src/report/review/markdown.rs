//! The report as Markdown.

use super::block::{Bar, Block, Cell, Step, Table};
use super::{ReviewedTree, page};
use crate::report::words::markdown::{cell, marked};
use crate::report::words::{Line, Point};
use std::io::{self, Write};

/// Writes the report.
pub fn markdown(out: &mut dyn Write, trees: &[ReviewedTree]) -> io::Result<()> {
    let page = page::page(trees);
    let has_several = page.blocks.iter().any(|block| matches!(block, Block::Heading(1, _)));
    writeln!(out, "# {}", marked(&Line::plain(page.title)))?;
    for block in &page.blocks {
        writeln!(out)?;
        match block {
            Block::Heading(depth, line) => {
                let depth = usize::from(*depth) + usize::from(has_several);
                writeln!(out, "{} {}", "#".repeat(depth), marked(line))?;
            }
            Block::Paragraph(line) => writeln!(out, "{}", marked(line))?,
            Block::Points(points) => points.iter().try_for_each(|point| write_point(out, point))?,
            Block::Table(table) => write_table(out, table)?,
            Block::Sources(lines) => {
                for (number, line) in lines.iter().enumerate() {
                    writeln!(out, "{}. {}", number + 1, marked(line))?;
                }
            }
        }
    }
    Ok(())
}

fn write_point(out: &mut dyn Write, point: &Point) -> io::Result<()> {
    writeln!(out, "- {}", marked(&point.head))?;
    point.below.iter().try_for_each(|line| writeln!(out, "  - {}", marked(line)))
}

fn write_table(out: &mut dyn Write, table: &Table) -> io::Result<()> {
    writeln!(out, "| {} |", table.head.join(" | "))?;
    writeln!(out, "|{}", "---|".repeat(table.head.len()))?;
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(text).collect();
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    Ok(())
}

fn text(of: &Cell) -> String {
    match of {
        Cell::Lines(lines) => lines.iter().map(cell).collect::<Vec<_>>().join("<br>"),
        Cell::Level(bar) => format!("{} {}", steps(*bar), bar.words()),
    }
}

fn steps(bar: Bar) -> String {
    let step = |step| match step {
        Step::Needed => '■',
        Step::Possible => '▨',
        Step::Spare => '□',
        Step::Free => '·',
    };
    bar.steps().map(step).iter().collect()
}
