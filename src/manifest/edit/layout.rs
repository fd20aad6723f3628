//! How a text is laid out: its line ends, its indentation, what stands alone on its lines.
//!
//! Knows neither XML nor JSON, but for the comments of the former. Called by the edits.

use crate::text::{Edit, Span};

/// The layout of one text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout<'t> {
    pub(super) text: &'t str,
    /// The first line end; `None` in a text of one line.
    newline: Option<&'t str>,
    /// What one level of nesting is indented by.
    pub(super) unit: &'t str,
}

impl<'t> Layout<'t> {
    /// Of `text`, whose root element or object stands at `root` and the first thing in it at `first`.
    pub(super) fn of(text: &'t str, root: u32, first: Option<u32>) -> Layout<'t> {
        let newline = text.find('\n').map(|at| if text[..at].ends_with('\r') { "\r\n" } else { "\n" });
        let layout = Layout { text, newline, unit: "  " };
        let inner = first.and_then(|at| layout.alone_from(at));
        let outer = layout.alone_from(root).unwrap_or("");
        let unit = inner.and_then(|inner| inner.strip_prefix(outer)).filter(|unit| !unit.is_empty());
        Layout { unit: unit.unwrap_or(layout.unit), ..layout }
    }

    /// The text's line end.
    pub(super) fn newline(&self) -> &'t str {
        self.newline.unwrap_or("\n")
    }

    /// Whether there is but one line.
    pub(super) fn is_one_line(&self) -> bool {
        self.newline.is_none()
    }

    /// The blanks before `at`, if nothing else stands before it on its line.
    pub(super) fn alone_from(&self, at: u32) -> Option<&'t str> {
        let before = self.text.get(..at as usize)?;
        let behind_blanks = before.trim_end_matches([' ', '\t']);
        let alone = behind_blanks.is_empty() || behind_blanks.ends_with('\n');
        alone.then(|| &before[behind_blanks.len()..])
    }

    /// The blanks that the line of `at` begins with.
    pub(super) fn indent_of_line(&self, at: u32) -> &'t str {
        let before = self.text.get(..at as usize).unwrap_or("");
        let start = before.rfind('\n').map_or(0, |i| i + 1);
        let line = &self.text[start..];
        &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
    }

    /// Inserts `new` behind what ends at `at` and is indented by `indent`; `None`: on the same line.
    pub(super) fn behind(&self, at: u32, indent: Option<&str>, new: &str) -> Edit {
        match indent {
            Some(indent) => {
                let at = self.behind_comments(at);
                Edit { span: Span::empty(at), text: format!("{}{indent}{new}", self.newline()) }
            }
            None => Edit { span: Span::empty(at), text: new.to_owned() },
        }
    }

    /// Inserts `new` before what begins at `at`, on a line of its own where that has one.
    pub(super) fn before(&self, at: u32, new: &str) -> Edit {
        let own = self.alone_from(at).filter(|_| !self.is_one_line());
        let tail = own.map(|indent| format!("{}{indent}", self.newline())).unwrap_or_default();
        Edit { span: Span::empty(at), text: format!("{new}{tail}") }
    }

    /// Removes what stands at `span`: with its lines, where nothing else is on them.
    pub(super) fn remove(&self, span: Span) -> Edit {
        Edit { span: self.whole_lines(span).unwrap_or(span), text: String::new() }
    }

    /// From the beginning of the first line of `span` to the end of the last, if nothing else is on them.
    pub(super) fn whole_lines(&self, span: Span) -> Option<Span> {
        let indent = self.alone_from(span.start)?;
        let rest = self.text.get(span.end as usize..)?;
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let newline = ["\r\n", "\n"].into_iter().find(|n| rest[blanks..].starts_with(n))?;
        Some(Span::new(span.start - indent.len() as u32, span.end + (blanks + newline.len()) as u32))
    }

    /// The end of the line, if from `at` on only blanks and XML comments stand on it: they belong to what is before.
    fn behind_comments(&self, at: u32) -> u32 {
        let line = self.text.get(at as usize..).unwrap_or("").split(['\r', '\n']).next().unwrap_or("");
        let mut rest = line;
        loop {
            rest = rest.trim_start_matches([' ', '\t']);
            if rest.is_empty() {
                return at + line.len() as u32;
            }
            let comment =
                rest.strip_prefix("<!--").and_then(|inside| Some(&inside[inside.find("-->")? + 3..]));
            let Some(behind) = comment else { return at };
            rest = behind;
        }
    }
}
