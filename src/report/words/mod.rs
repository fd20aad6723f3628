//! Words and lines of a page, whatever it is rendered as; `html` and `markdown` write them, and let nothing that files say
//! pass for marks.
//!
//! Knows nothing about what they say. Made by the pages of `migrate` and `report`, laid out by their renderers.

pub(in crate::report) mod html;
pub(in crate::report) mod markdown;

/// So many places are named in a line; the rest is counted.
const PLACES: usize = 5;

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) enum Word {
    /// Prose.
    Plain(String),
    /// A name, a path, a place.
    Code(String),
    /// What counts most.
    Strong(String),
    /// Words that lead to an address.
    Link(String, String),
    /// The number of a source, in a list at the end of the page.
    Source(usize),
}

/// A line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::report) struct Line(pub(in crate::report) Vec<Word>);

/// A point of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::report) struct Point {
    pub(in crate::report) head: Line,
    pub(in crate::report) below: Vec<Line>,
}

impl Word {
    /// The word alone.
    pub(in crate::report) fn text(&self) -> String {
        match self {
            Word::Plain(text) | Word::Code(text) | Word::Strong(text) | Word::Link(text, _) => text.clone(),
            Word::Source(number) => format!(" [{number}]"),
        }
    }
}

impl Line {
    pub(in crate::report) fn plain(text: impl Into<String>) -> Line {
        Line::default().and(text)
    }

    /// Appends prose.
    pub(in crate::report) fn and(mut self, text: impl Into<String>) -> Line {
        self.0.push(Word::Plain(text.into()));
        self
    }

    pub(in crate::report) fn code(mut self, text: impl Into<String>) -> Line {
        self.0.push(Word::Code(text.into()));
        self
    }

    pub(in crate::report) fn strong(mut self, text: impl Into<String>) -> Line {
        self.0.push(Word::Strong(text.into()));
        self
    }

    pub(in crate::report) fn link(mut self, text: impl Into<String>, address: impl Into<String>) -> Line {
        self.0.push(Word::Link(text.into(), address.into()));
        self
    }

    /// Appends the mark of a source.
    pub(in crate::report) fn source(mut self, number: usize) -> Line {
        self.0.push(Word::Source(number));
        self
    }

    /// The words alone.
    pub(in crate::report) fn text(&self) -> String {
        self.0.iter().map(Word::text).collect()
    }

    pub(in crate::report) fn line(mut self, other: Line) -> Line {
        self.0.extend(other.0);
        self
    }

    /// Prose in which backticks mark what is code.
    pub(in crate::report) fn marked(text: &str) -> Line {
        let parts = text.split('`').enumerate().filter(|(_, part)| !part.is_empty());
        let word = |(number, part): (usize, &str)| match number % 2 {
            0 => Word::Plain(part.to_owned()),
            _ => Word::Code(part.to_owned()),
        };
        Line(parts.map(word).collect())
    }

    /// Lines in a row, with something between them.
    pub(in crate::report) fn joined(lines: Vec<Line>, between: &str) -> Line {
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
pub(in crate::report) fn places(all: Vec<String>) -> Line {
    let more = all.len().saturating_sub(PLACES);
    let shown = all.into_iter().take(PLACES).map(|place| Line::default().code(place)).collect();
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    Line::joined(shown, ", ").and(more)
}
