//! Writes the code that a piece of markup stands for, and keeps where each part of it stands in the file.
//!
//! What is taken from the file is parsed as it stands there; what is between belongs to no place. Called by the readers
//! of markup.

use super::scan::is_whole;
use crate::text::Span;

/// Scopes that are nested deeper than this are not opened.
const DEEPEST: usize = 100;

/// A stretch of the code that stands so in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Segment {
    /// Where it begins in the code.
    code: u32,
    /// Where it stands in the file.
    span: Span,
}

/// Where the parts of a code stand in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SegmentMap(Vec<Segment>);

impl SegmentMap {
    /// Where a byte of the code stands; what is between two parts stands at the end of the first.
    pub(super) fn position(&self, code: u32) -> u32 {
        let next = self.0.partition_point(|segment| segment.code <= code);
        let segment = next.checked_sub(1).and_then(|at| self.0.get(at));
        segment.map_or(0, |s| (s.span.start + (code - s.code)).min(s.span.end))
    }

    /// What of the file stands in a stretch of the code, or last before it.
    pub(super) fn extent(&self, start: u32, end: u32) -> Span {
        let from = self.0.partition_point(|segment| segment.code < start);
        let within = self.0.get(from..).unwrap_or_default().iter().take_while(|segment| segment.code < end);
        let whole = within.map(|segment| segment.span);
        let whole = whole.reduce(|a, b| Span::new(a.start.min(b.start), a.end.max(b.end)));
        let before = || from.checked_sub(1).and_then(|at| self.0.get(at)).map(|segment| segment.span);
        whole.or_else(before).unwrap_or_default()
    }
}

/// The code under construction.
pub(super) struct CodeBuilder<'a> {
    pub(super) text: &'a str,
    /// Whether `&quot;` stands for a quote.
    pub(super) entities: bool,
    pub(super) out: String,
    pub(super) map: SegmentMap,
    /// The expressions that have been written: where each begins in the code.
    pub(super) parts: Vec<(u32, Span)>,
    /// Expressions that are no JavaScript.
    pub(super) unread: Vec<Span>,
    /// The parts with names whose meaning is not sure to be known: where each begins and ends in the code.
    pub(super) loose: Vec<(u32, u32)>,
    /// Whether what is written now is such a one.
    pub(super) is_loose: bool,
    /// Whether of the expressions that are written now only matters whether there is something.
    is_condition: bool,
    /// Expressions that are left out, in order: the parser has refused them.
    refused: &'a [Span],
    /// Whether it matters without any expression.
    pub(super) has_import: bool,
    scopes: usize,
}

impl<'a> CodeBuilder<'a> {
    pub(super) fn new(text: &'a str, refused: &'a [Span]) -> Self {
        CodeBuilder {
            text,
            entities: true,
            out: String::new(),
            map: SegmentMap::default(),
            parts: Vec::new(),
            unread: Vec::new(),
            loose: Vec::new(),
            is_loose: false,
            is_condition: false,
            refused,
            has_import: false,
            scopes: 0,
        }
    }

    /// Whether anything has been taken from the file.
    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.unread.is_empty() && !self.has_import
    }

    /// Writes what stands nowhere.
    pub(super) fn push(&mut self, code: &str) {
        self.out.push_str(code);
    }

    /// Writes what stands at `span`, whatever it is.
    pub(super) fn raw(&mut self, span: Span) {
        let (text, mut from) = (self.text, span.start);
        while self.entities
            && let Some((at, end, means)) = entity(text, Span::new(from, span.end))
        {
            self.segment(Span::new(from, at));
            self.out.push_str(means);
            from = end;
        }
        self.segment(Span::new(from, span.end));
    }

    /// Writes what stands at `span`, as it stands there.
    pub(super) fn segment(&mut self, span: Span) {
        if !span.is_empty() {
            self.map.0.push(Segment { code: self.out.len() as u32, span });
            self.out.push_str(span.of(self.text));
        }
    }

    /// Writes an expression (or statements, or a pattern) between two codes; nothing where there is none, or it can't be
    /// read. Says whether it has.
    pub(super) fn part(&mut self, before: &str, span: Span, after: &str) -> bool {
        let whole = span.of(self.text);
        let start = span.start + (whole.len() - whole.trim_start().len()) as u32;
        let span = Span::new(start, start + whole.trim().len() as u32);
        if span.is_empty() {
            return false;
        }
        let (length, segments) = (self.out.len(), self.map.0.len());
        self.push(before);
        let begin = self.out.len();
        self.raw(span);
        let reads = is_whole(self.out.get(begin..).unwrap_or_default());
        if !reads || self.refused.binary_search(&span).is_ok() {
            self.out.truncate(length);
            self.map.0.truncate(segments);
            self.unread.push(span);
            return false;
        }
        self.parts.push((begin as u32, span));
        if self.is_loose {
            self.loose.push((begin as u32, self.out.len() as u32));
        }
        // A comment at its end ends here.
        self.push("\n");
        self.push(after);
        true
    }

    /// An expression whose value nobody wants.
    pub(super) fn expression(&mut self, span: Span) -> bool {
        self.part(self.beginning(), span, ");")
    }

    /// What stands in front of such an expression.
    pub(super) fn beginning(&self) -> &'static str {
        if self.is_condition { ";!(" } else { ";(" }
    }

    /// Writes expressions of which only matters whether there is something: `v-if="item.saveAsync"`.
    pub(super) fn condition<T>(&mut self, write: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.is_condition, true);
        let result = write(self);
        self.is_condition = outer;
        result
    }

    /// Opens a scope. Says whether it has.
    pub(super) fn open(&mut self) -> bool {
        let opens = self.scopes < DEEPEST;
        if opens {
            self.opened();
            self.push(";{");
        }
        opens
    }

    /// A scope has been opened by what was written.
    pub(super) fn opened(&mut self) {
        self.scopes += 1;
    }

    /// Closes so many scopes.
    pub(super) fn close(&mut self, scopes: usize) {
        for _ in 0..scopes {
            self.scopes = self.scopes.saturating_sub(1);
            self.push(";}");
        }
    }

    /// The part that a byte of the code belongs to: the last that begins before it.
    pub(super) fn part_at(&self, code: u32) -> Option<Span> {
        let next = self.parts.partition_point(|part| part.0 <= code);
        Some(self.parts.get(next.checked_sub(1)?)?.1)
    }
}

/// The first character reference of those that stand for code, with its end and its meaning.
fn entity(text: &str, span: Span) -> Option<(u32, u32, &'static str)> {
    const ENTITIES: [(&str, &str); 9] = [
        ("&quot;", "\""),
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&apos;", "'"),
        ("&#39;", "'"),
        ("&#34;", "\""),
        ("&#x27;", "'"),
        ("&nbsp;", " "),
    ];
    let code = span.of(text);
    memchr::memchr_iter(b'&', code.as_bytes()).find_map(|at| {
        let rest = code.get(at..)?;
        let &(name, means) = ENTITIES.iter().find(|(name, _)| rest.starts_with(name))?;
        let start = span.start + at as u32;
        Some((start, start + name.len() as u32, means))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_keeps_its_place() {
        let text = "onclick=\"f(&quot;x&quot;)\"";
        let mut code = CodeBuilder::new(text, &[]);
        assert!(code.expression(Span::new(9, 25)));
        assert_eq!(code.out, ";(f(\"x\")\n);");
        let place = |part: &str| code.map.position(code.out.find(part).unwrap_or_default() as u32);
        assert_eq!([place("f"), place("x"), place(")\n")], [9, 17, 24]);
        assert!(!code.expression(Span::new(9, 12)));
        assert_eq!(code.unread, [Span::new(9, 12)]);
    }
}
