//! A half-open range of bytes in one decoded text. Knows nothing about lines; see [`super::LineIndex`].

/// A half-open byte range `start..end` in the decoded (UTF-8, BOM removed) text of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span; `start` must not lie behind `end` (it is clamped if it does).
    pub fn new(start: u32, end: u32) -> Self {
        Span { start, end: end.max(start) }
    }

    /// From `usize` offsets; texts are below 4 GiB by the size limit of discovery.
    pub fn from_usize(start: usize, end: usize) -> Self {
        Span::new(u32::try_from(start).unwrap_or(u32::MAX), u32::try_from(end).unwrap_or(u32::MAX))
    }

    /// An empty span at `at`.
    pub fn empty(at: u32) -> Self {
        Span { start: at, end: at }
    }

    /// Length in bytes.
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the span covers no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `offset` lies in the span, its end included (a cursor behind the last letter is "on" a word).
    pub fn touches(self, offset: u32) -> bool {
        self.start <= offset && offset <= self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Moved by `by` bytes towards the end.
    #[must_use]
    pub fn shifted(self, by: u32) -> Self {
        Span { start: self.start + by, end: self.end + by }
    }

    /// The text under the span; empty when the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }
}

/// A piece of text and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// What it says.
    pub value: T,
    /// Where (in XML text and attribute values without the quotes and surrounding blanks; in JSON inside the quotes).
    /// The empty value of an XML element is an empty span behind its start tag.
    pub span: Span,
}
