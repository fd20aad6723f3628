//! What differs between two versions of a text: one stretch, as an editor's keystroke leaves it.
//!
//! Called by the incremental parse, and by the analysis of what an edit touched.

use super::Span;

/// One stretch of a text was replaced; offsets in bytes, at character boundaries of both texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextChange {
    /// Up to here both are the same.
    pub start: u32,
    /// From here on the old one goes on as the new one does from `new_end`.
    pub old_end: u32,
    /// Where the replacement ends.
    pub new_end: u32,
}

impl TextChange {
    /// The least stretch that makes `new` of `old`.
    pub fn between(old: &str, new: &str) -> TextChange {
        let (a, b) = (old.as_bytes(), new.as_bytes());
        let mut start = same(a.chunks(STRIDE), b.chunks(STRIDE), a.iter(), b.iter());
        while !old.is_char_boundary(start) || !new.is_char_boundary(start) {
            start -= 1;
        }
        let (a, b) = (&a[start..], &b[start..]);
        let mut tail = same(a.rchunks(STRIDE), b.rchunks(STRIDE), a.iter().rev(), b.iter().rev());
        while !old.is_char_boundary(old.len() - tail) || !new.is_char_boundary(new.len() - tail) {
            tail -= 1;
        }
        TextChange {
            start: start as u32,
            old_end: (old.len() - tail) as u32,
            new_end: (new.len() - tail) as u32,
        }
    }

    /// Where that stands now which stood at `offset`, behind the change.
    pub fn moved(&self, offset: u32) -> u32 {
        offset - self.old_end + self.new_end
    }

    /// Where a span of the old text stands in the new one; `None` where the change touched it.
    pub fn moved_span(&self, span: Span) -> Option<Span> {
        if span.end <= self.start {
            return Some(span);
        }
        (span.start >= self.old_end).then(|| Span::new(self.moved(span.start), self.moved(span.end)))
    }

    /// Where a span of the old text stands in the new one; one that the change touched takes in what was written.
    pub fn stretched(&self, span: Span) -> Span {
        self.moved_span(span).unwrap_or_else(|| {
            let end = if span.end >= self.old_end { self.moved(span.end) } else { self.new_end };
            Span::new(span.start.min(self.start), end)
        })
    }

    /// Where that stood in the old text which stands at `offset` in the new one; what was written stands where it begins.
    pub fn undone(&self, offset: u32) -> u32 {
        if offset >= self.new_end { offset - self.new_end + self.old_end } else { offset.min(self.start) }
    }

    /// Where the stretch `from..to` of the new text began in the old one; `None` where the change touched it.
    pub fn origin(&self, from: u32, to: u32) -> Option<u32> {
        if to <= self.start {
            return Some(from);
        }
        (from >= self.new_end).then(|| from - self.new_end + self.old_end)
    }
}

/// So many bytes are compared at once.
const STRIDE: usize = 256;

/// How many bytes two sequences begin with in common: whole chunks first, which is fast, then byte by byte.
fn same<'a>(
    chunks: impl Iterator<Item = &'a [u8]>,
    others: impl Iterator<Item = &'a [u8]>,
    bytes: impl Iterator<Item = &'a u8>,
    other_bytes: impl Iterator<Item = &'a u8>,
) -> usize {
    let skip = STRIDE * chunks.zip(others).take_while(|(a, b)| a.len() == STRIDE && a == b).count();
    skip + bytes.skip(skip).zip(other_bytes.skip(skip)).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_change_is_as_small_as_characters_allow() {
        for (old, new, start, old_end, new_end) in [
            ("same", "same", 4, 4, 4),
            ("let a;", "let ab;", 5, 5, 6),
            ("aa", "aaa", 2, 2, 3),
            ("x é y", "x è y", 2, 4, 4),
            ("", "new", 0, 0, 3),
            ("gone", "", 0, 4, 0),
        ] {
            assert_eq!(
                TextChange::between(old, new),
                TextChange { start, old_end, new_end },
                "{old:?} -> {new:?}"
            );
        }
    }

    #[test]
    fn what_the_change_does_not_touch_moves_along() {
        let (change, inserted) = (
            TextChange { start: 10, old_end: 12, new_end: 15 },
            TextChange { start: 10, old_end: 10, new_end: 13 },
        );
        for (change, span, expected) in [
            (change, (0, 10), Some((0, 10))),
            (change, (12, 17), Some((15, 20))),
            (change, (5, 11), None),
            (change, (11, 16), None),
            (inserted, (5, 10), Some((5, 10))),
            (inserted, (10, 12), Some((13, 15))),
            (inserted, (9, 11), None),
        ] {
            let expected = expected.map(|(start, end)| Span::new(start, end));
            assert_eq!(change.moved_span(Span::new(span.0, span.1)), expected, "{change:?} {span:?}");
        }
    }

    #[test]
    fn what_the_change_touches_takes_in_what_was_written() {
        let change = TextChange { start: 10, old_end: 12, new_end: 15 };
        for (span, expected) in
            [((5, 11), (5, 15)), ((11, 16), (10, 19)), ((2, 10), (2, 10)), ((9, 12), (9, 15))]
        {
            let stretched = change.stretched(Span::new(span.0, span.1));
            assert_eq!((stretched.start, stretched.end), expected, "{span:?}");
        }
        assert_eq!([0, 10, 12, 15, 17].map(|offset| change.undone(offset)), [0, 10, 10, 12, 14]);
    }

    #[test]
    fn what_the_change_does_not_touch_has_an_origin() {
        let change = TextChange { start: 10, old_end: 12, new_end: 15 };
        assert_eq!(
            [(0, 10), (15, 20), (5, 11), (14, 16)].map(|(a, b)| change.origin(a, b)),
            [Some(0), Some(12), None, None]
        );
    }

    proptest! {
        #[test]
        fn the_change_makes_the_new_text(old in "[aé\n]{0,600}", new in "[aé\n]{0,600}") {
            let change = TextChange::between(&old, &new);
            let (start, old_end) = (change.start as usize, change.old_end as usize);
            let made = [&old[..start], &new[start..change.new_end as usize], &old[old_end..]].concat();
            prop_assert_eq!(made, new);
        }
    }
}
