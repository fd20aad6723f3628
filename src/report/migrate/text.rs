//! The plan as text for a terminal.

use super::block::Block;
use super::{PlannedTree, page};
use crate::report::words::{Line, Point, Word};
use crate::report::{Clean, Palette};
use std::io::{self, Write};

/// Writes the plan.
pub fn text(out: &mut dyn Write, palette: Palette, trees: &[PlannedTree]) -> io::Result<()> {
    for (number, block) in page::page(trees).iter().enumerate() {
        match block {
            Block::Title(line) => writeln!(out, "{}", heading(palette, line))?,
            Block::Heading(line) => {
                if number > 0 {
                    writeln!(out)?;
                }
                writeln!(out, "{}", heading(palette, line))?;
            }
            Block::Paragraph(line) => writeln!(out, "{}", styled(palette, line))?,
            Block::Points(points) => points.iter().try_for_each(|point| write_point(out, palette, point))?,
        }
    }
    Ok(())
}

fn write_point(out: &mut dyn Write, palette: Palette, point: &Point) -> io::Result<()> {
    writeln!(out, "  {}", styled(palette, &point.head))?;
    point.below.iter().try_for_each(|line| writeln!(out, "      {}", styled(palette, line)))
}

fn heading(palette: Palette, line: &Line) -> String {
    let Palette { bold, .. } = palette;
    let words: String = line.0.iter().map(clean).collect();
    format!("{bold}{words}{bold:#}")
}

fn styled(palette: Palette, line: &Line) -> String {
    let Palette { bold, information: code, .. } = palette;
    let word = |word: &Word| match word {
        Word::Plain(_) | Word::Link(..) | Word::Source(_) => clean(word),
        Word::Code(_) => format!("{code}{}{code:#}", clean(word)),
        Word::Strong(_) => format!("{bold}{}{bold:#}", clean(word)),
    };
    line.0.iter().map(word).collect()
}

fn clean(word: &Word) -> String {
    Clean(&word.text()).to_string()
}
