//! The blocks of a report, whatever it is rendered as.
//!
//! Made by the sections, laid out by the renderers.

use crate::catalog::MailboxLevel;
use crate::report::words::{Line, Point};

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// Of an add-in, where there are several (1), of a section (2), of a part of one (3).
    Heading(u8, Line),
    /// A sentence or more.
    Paragraph(Line),
    /// Points, each with lines below it.
    Points(Vec<Point>),
    /// A table.
    Table(Table),
    /// Where things come from; they are numbered.
    Sources(Vec<Line>),
}

/// Rows of cells; the first one of each says what the row is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    /// What it shows.
    pub(super) caption: &'static str,
    pub(super) head: Vec<&'static str>,
    pub(super) rows: Vec<Vec<Cell>>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    /// Lines, one below the other.
    Lines(Vec<Line>),
    /// A level as a bar, with its name.
    Level(Bar),
}

/// A level against the one that is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bar {
    /// What is needed; nothing has no level.
    pub(super) needed: Option<MailboxLevel>,
    /// What may be needed, if that is more.
    pub(super) up_to: Option<MailboxLevel>,
    /// What is declared, if that is known.
    pub(super) declared: Option<MailboxLevel>,
}

/// A step of a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The level is needed.
    Needed,
    /// It may be.
    Possible,
    /// It is declared, and not needed.
    Spare,
    /// It is neither.
    Free,
}

impl Bar {
    /// The steps, lowest level first.
    pub(super) fn steps(self) -> [Step; 4] {
        MailboxLevel::ALL.map(|level| match level {
            level if self.needed >= Some(level) => Step::Needed,
            level if self.up_to >= Some(level) => Step::Possible,
            level if self.declared >= Some(level) => Step::Spare,
            _ => Step::Free,
        })
    }

    /// The same in words.
    pub(super) fn words(self) -> String {
        match (self.needed, self.up_to) {
            (Some(needed), Some(up_to)) => format!("{}, perhaps {}", needed.name(), up_to.name()),
            (None, Some(up_to)) => format!("perhaps {}", up_to.name()),
            (Some(needed), None) => needed.name().to_owned(),
            (None, None) => "nothing".to_owned(),
        }
    }
}

impl Cell {
    pub(super) fn line(line: Line) -> Cell {
        Cell::Lines(vec![line])
    }

    pub(super) fn plain(text: impl Into<String>) -> Cell {
        Cell::line(Line::plain(text))
    }
}

impl Block {
    pub(super) fn plain(text: impl Into<String>) -> Block {
        Block::Paragraph(Line::plain(text))
    }

    /// A table; nothing without rows.
    pub(super) fn table(caption: &'static str, head: &[&'static str], rows: Vec<Vec<Cell>>) -> Option<Block> {
        (!rows.is_empty()).then(|| Block::Table(Table { caption, head: head.to_vec(), rows }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_shows_needed_possible_and_spare_steps() {
        use MailboxLevel::{ReadItem, ReadWriteItem, ReadWriteMailbox};
        let bar =
            Bar { needed: Some(ReadItem), up_to: Some(ReadWriteItem), declared: Some(ReadWriteMailbox) };
        assert_eq!(bar.steps(), [Step::Needed, Step::Needed, Step::Possible, Step::Spare]);
        assert_eq!(bar.words(), "ReadItem, perhaps ReadWriteItem");
        let none = Bar { needed: None, up_to: None, declared: Some(ReadItem) };
        assert_eq!(none.steps(), [Step::Spare, Step::Spare, Step::Free, Step::Free]);
    }
}
