//! A text and its lines, always together: what an editor shows.
//!
//! Called by the language server, which has both from keystroke to keystroke, and by those who read what it shows.

use super::{LineIndex, Span, TextChange};
use std::sync::Arc;

/// A text and where its lines begin. Cheap to clone.
#[derive(Debug, Clone)]
pub struct IndexedText {
    /// The text.
    pub text: Arc<str>,
    /// Its lines.
    pub lines: Arc<LineIndex>,
}

impl IndexedText {
    /// Indexes a text.
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let lines = Arc::new(LineIndex::new(&text));
        IndexedText { text, lines }
    }

    /// The text with another one in the place of `span`, which lies at characters' boundaries (the text stays as it is
    /// where it does not).
    #[must_use]
    pub fn spliced(&self, span: Span, insert: &str) -> Self {
        let parts = (self.text.get(..span.start as usize), self.text.get(span.end as usize..));
        let (Some(before), Some(after)) = parts else { return self.clone() };
        let text: Arc<str> = [before, insert, after].concat().into();
        let change =
            TextChange { start: span.start, old_end: span.end, new_end: span.start + insert.len() as u32 };
        let lines = Arc::new(self.lines.changed(change, &text));
        IndexedText { text, lines }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn lines_are_those_of_the_text(
            text in "[aé\r\n]{0,20}",
            insert in "[aé\r\n]{0,4}",
            at in any::<prop::sample::Index>(),
            len in 0usize..6,
        ) {
            let boundaries: Vec<usize> = (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect();
            let first = at.index(boundaries.len());
            let last = (first + len).min(boundaries.len() - 1);
            let span = Span::from_usize(boundaries[first], boundaries[last]);
            let spliced = IndexedText::new(text.as_str()).spliced(span, &insert);
            let expected = [&text[..boundaries[first]], &insert, &text[boundaries[last]..]].concat();
            prop_assert_eq!(&*spliced.text, &expected);
            prop_assert_eq!(&*spliced.lines, &LineIndex::new(&expected));
        }
    }
}
