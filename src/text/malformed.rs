//! Syntax errors, collected while a file is read: the first few, each with its place.
//!
//! Knows lines (for messages such as "opened on line 12") but nothing about XML or JSON. Called by their readers.

use super::{ColumnUnit, LineIndex, Span};

/// Longest piece of source text that a message quotes, in characters.
const LONGEST_QUOTE: usize = 40;

/// What is wrong with the file's syntax.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// Where.
    pub span: Span,
    /// What was expected and what stands there, a sentence without position.
    pub message: String,
    /// Another place that belongs to it, and what it is: where an end was missed, where something was opened.
    pub related: Option<(Span, &'static str)>,
}

/// The errors found so far in one text.
pub(crate) struct Errors<'t> {
    text: &'t str,
    limit: usize,
    found: Vec<Malformed>,
    /// How many more there were.
    untold: usize,
    lines: Option<LineIndex>,
}

impl<'t> Errors<'t> {
    /// Keeps at most `limit` errors: what follows is mostly the echo of the first ones.
    pub(crate) fn new(text: &'t str, limit: usize) -> Self {
        Errors { text, limit, found: Vec::new(), untold: 0, lines: None }
    }

    /// Adds an error. A second one at the same place says nothing new and is dropped.
    pub(crate) fn report(&mut self, span: Span, message: impl FnOnce(&mut Self) -> String) {
        self.report_pair(span, None, message);
    }

    /// [`report`](Self::report) with another place that belongs to the error.
    pub(crate) fn report_pair(
        &mut self,
        span: Span,
        related: Option<(Span, &'static str)>,
        message: impl FnOnce(&mut Self) -> String,
    ) {
        if self.found.len() >= self.limit {
            self.untold += 1;
        } else if !self.has_at(span.start) {
            let message = message(self);
            self.found.push(Malformed { span, message, related });
        }
    }

    /// [`report`](Self::report) for a message that is at hand.
    pub(crate) fn say(&mut self, span: Span, message: &str) {
        self.report(span, |_| message.to_owned());
    }

    /// Whether nothing is wrong so far.
    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Whether something is wrong at a byte.
    pub(crate) fn has_at(&self, offset: u32) -> bool {
        self.found.iter().any(|e| e.span.start == offset)
    }

    /// How many errors were not kept, for there were as many as are allowed already.
    pub(crate) fn untold(&self) -> usize {
        self.untold
    }

    /// The line of a byte, as people count.
    pub(crate) fn line(&mut self, offset: u32) -> u32 {
        let lines = self.lines.get_or_insert_with(|| LineIndex::new(self.text));
        lines.position(self.text, offset, ColumnUnit::Utf8).line + 1
    }

    /// The empty span behind the last character that is not blank: where a text ends too early.
    pub(crate) fn end_of_text(&self) -> Span {
        Span::from_usize(self.text.trim_end().len(), self.text.trim_end().len())
    }

    /// All errors in the order of the text.
    pub(crate) fn into_sorted(mut self) -> Vec<Malformed> {
        self.found.sort_by_key(|e| (e.span.start, e.span.end));
        self.found
    }
}

/// `found` as a message shows it: one line, not too long, in backticks.
pub(crate) fn quoted(found: &str) -> String {
    let line = found.lines().next().unwrap_or("").trim_end();
    let mut short: String = line.chars().take(LONGEST_QUOTE).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    format!("`{short}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_first_errors_and_sorts_them() {
        let mut errors = Errors::new("ab\ncd\n", 2);
        errors.say(Span::new(3, 4), "second");
        errors.say(Span::new(3, 5), "the same place again");
        errors.report(Span::new(0, 1), |e| format!("on line {}", e.line(4)));
        errors.say(Span::new(5, 5), "too many");
        assert_eq!(errors.untold(), 1);
        let all: Vec<_> = errors.into_sorted().into_iter().map(|e| e.message).collect();
        assert_eq!(all, ["on line 2", "second"]);
    }

    #[test]
    fn quotes_one_short_line() {
        assert_eq!(quoted("</Foo>\n<Bar>"), "`</Foo>`");
        assert_eq!(quoted(&"é".repeat(60)), format!("`{}…`", "é".repeat(LONGEST_QUOTE)));
    }
}
