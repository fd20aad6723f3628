//! Where the hand-kept facts about EWS, Outlook REST and Microsoft Graph come from, and how their tables are read.
//!
//! A table is a text of lines with tabs between the columns; the last three are the key of a [`Source`], the
//! confidence (`high`, `low`) and a note. `-` is an empty column, `#` begins a comment. Knows nothing about the facts
//! themselves. Called by the tables of this folder.

mod list;

pub(in crate::catalog) use list::*;

use super::Confidence;
use crate::text::prose;
use list::SOURCES;

/// A page, a file or a thread that says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// How the tables refer to it.
    key: &'static str,
    /// What it is, in a few words.
    pub title: &'static str,
    /// The date that the version that was read bears; where it bears none, the day it was read. ISO.
    pub date: &'static str,
    /// Where to read it.
    pub url: &'static str,
}

/// Who says a fact, and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Citation {
    /// Who says so.
    pub source: &'static Source,
    /// [`Confidence::Low`] where the fact is inferred, or sources disagree; the note says which.
    pub confidence: Confidence,
    /// What a reader has to know besides; may be empty unless the confidence is low.
    pub note: &'static str,
}

/// A sentence or two for a page or a hover, and who says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement {
    /// The sentences.
    pub text: &'static str,
    /// Who says so.
    pub citation: Citation,
}

impl Statement {
    /// What a source states.
    pub(in crate::catalog) const fn of(source: &'static Source, text: &'static str) -> Statement {
        Statement { text, citation: Citation::sure(source) }
    }

    /// The sentences with the mark of their source.
    pub fn marked(&self) -> String {
        format!("{} {}", self.text, self.citation.mark())
    }
}

impl Citation {
    /// A fact that one source states.
    pub(in crate::catalog) const fn sure(source: &'static Source) -> Citation {
        Citation { source, confidence: Confidence::High, note: "" }
    }

    /// A fact that is inferred or disputed, with the reason.
    pub(in crate::catalog) const fn doubtful(source: &'static Source, note: &'static str) -> Citation {
        Citation { source, confidence: Confidence::Low, note }
    }

    /// The end of a statement, with everything: `(inferred: ...; title, date, address)`.
    pub fn clause(&self) -> String {
        self.ending(&self.source.words())
    }

    /// The end of a statement on a page that lists its sources: `(inferred: ...; title)`.
    pub fn mark(&self) -> String {
        self.ending(self.source.title)
    }

    fn ending(&self, source: &str) -> String {
        let note = if self.note.is_empty() { String::new() } else { format!("{}; ", self.note) };
        format!("({note}{source})")
    }

    /// The note alone, with a blank before it: ` (inferred: ...)`; nothing without a note.
    pub fn remark(&self) -> String {
        if self.note.is_empty() { String::new() } else { format!(" ({})", self.note) }
    }
}

impl Source {
    /// `title, date, address`.
    fn words(&self) -> String {
        format!("{}, {}, {}", self.title, prose::date(self.date), self.url)
    }
}

/// The end of a page: its sources, each once, in the order in which they are cited.
pub(in crate::catalog) fn source_list<'c>(citations: impl IntoIterator<Item = &'c Citation>) -> String {
    let mut sources: Vec<&Source> = Vec::new();
    for Citation { source, .. } in citations {
        if !sources.contains(source) {
            sources.push(source);
        }
    }
    let lines = sources.iter().map(|source| format!("- {}\n", source.words()));
    format!("Sources:\n\n{}", lines.collect::<String>())
}

/// The rows of a table with `N` columns of its own. A line that makes no sense is left out; tests look for some.
pub(in crate::catalog) fn rows<const N: usize>(
    table: &'static str,
) -> impl Iterator<Item = ([&'static str; N], Citation)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(row)
}

fn row<const N: usize>(line: &'static str) -> Option<([&'static str; N], Citation)> {
    let mut columns = line.split('\t').map(|column| if column == "-" { "" } else { column });
    let mut own = [""; N];
    for column in &mut own {
        *column = columns.next()?;
    }
    let key = columns.next()?;
    let source = SOURCES.iter().copied().find(|source| source.key == key)?;
    let confidence = match columns.next()? {
        "high" => Confidence::High,
        "low" => Confidence::Low,
        _ => return None,
    };
    let note = columns.next()?;
    columns.next().is_none().then_some((own, Citation { source, confidence, note }))
}

#[cfg(test)]
pub(in crate::catalog) mod tests {
    use super::*;

    /// Fails with the first line of a table that is no row, or whose doubt has no reason.
    pub(in crate::catalog) fn assert_whole<const N: usize>(table: &'static str) {
        let lines = table.lines().filter(|line| !line.starts_with('#'));
        for line in lines {
            let (_, citation) = row::<N>(line).unwrap_or_else(|| panic!("no row: {line}"));
            assert_cited(&citation);
        }
        assert!(rows::<N>(table).next().is_some());
    }

    /// Fails where a fact has no date, no page, or a doubt without a reason.
    pub(in crate::catalog) fn assert_cited(citation: &Citation) {
        let Source { date, url, .. } = citation.source;
        let is_date = date.len() == 10 && date.split('-').count() == 3 && date.starts_with("20");
        assert!(is_date && url.starts_with("https://"), "{citation:?}");
        assert!(citation.confidence == Confidence::High || !citation.note.is_empty(), "{citation:?}");
    }

    #[test]
    fn every_source_has_a_key_of_its_own_a_title_a_date_and_a_page() {
        for (index, source) in SOURCES.iter().enumerate() {
            assert!(SOURCES[..index].iter().all(|other| other.key != source.key), "{source:?}");
            assert!(!source.title.is_empty());
            assert_cited(&Citation::sure(source));
        }
    }

    #[test]
    fn a_line_that_lacks_a_column_or_names_no_source_is_no_row() {
        assert!(row::<1>("a\tGPERM\thigh\t-").is_some());
        for line in ["a\tGPERM\thigh", "a\tNOBODY\thigh\t-", "a\tGPERM\tmaybe\t-", "a\tb\tGPERM\thigh\t-", ""]
        {
            assert!(row::<1>(line).is_none(), "{line}");
        }
    }
}
