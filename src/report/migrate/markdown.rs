//! The plan as Markdown, for an issue or a pull request.

use super::block::Block;
use super::{PlannedTree, page, shared};
use crate::report::words::markdown::marked;
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
