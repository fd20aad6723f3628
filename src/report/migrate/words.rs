//! Words and blocks of a page, whatever it is rendered as.
//!
//! Knows nothing about what they say. Made by `page`, laid out by the renderers.

/// So many places are named in a line; the rest is counted.
const PLACES: usize = 5;

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Word {
    /// Prose.
    Plain(String),
    /// A name, a path, a place.
    Code(String),
    /// What counts most.
    Strong(String),
}

/// A line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line(pub(super) Vec<Word>);

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// Of the whole page.
    Title(Line),
    /// Of a part of it.
    Heading(Line),
    /// A sentence or more.
    Paragraph(Line),
    /// Points, each with lines below it.
    Points(Vec<Point>),
}

/// A point of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) head: Line,
    pub(super) below: Vec<Line>,
}

impl Line {
    pub(super) fn plain(text: impl Into<String>) -> Line {
        Line::default().and(text)
    }

    /// Appends prose.
    pub(super) fn and(mut self, text: impl Into<String>) -> Line {
        self.0.push(Word::Plain(text.into()));
        self
    }

    pub(super) fn code(mut self, text: impl Into<String>) -> Line {
        self.0.push(Word::Code(text.into()));
        self
    }

    pub(super) fn strong(mut self, text: impl Into<String>) -> Line {
        self.0.push(Word::Strong(text.into()));
        self
    }

    pub(super) fn line(mut self, other: Line) -> Line {
        self.0.extend(other.0);
        self
    }

    /// Prose in which backticks mark what is code.
    pub(super) fn marked(text: &str) -> Line {
        let parts = text.split('`').enumerate().filter(|(_, part)| !part.is_empty());
        let word = |(number, part): (usize, &str)| match number % 2 {
            0 => Word::Plain(part.to_owned()),
            _ => Word::Code(part.to_owned()),
        };
        Line(parts.map(word).collect())
    }

    /// Lines in a row, with something between them.
    pub(super) fn joined(lines: Vec<Line>, between: &str) -> Line {
        let mut all = Line::default();
        for (number, line) in lines.into_iter().enumerate() {
            if number > 0 {
                all = all.and(between);
            }
            all = all.line(line);
        }
        all
    }
}

/// The first of several places, and how many more there are.
pub(super) fn places(all: Vec<String>) -> Line {
    let more = all.len().saturating_sub(PLACES);
    let shown = all.into_iter().take(PLACES).map(|place| Line::default().code(place)).collect();
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    Line::joined(shown, ", ").and(more)
}
