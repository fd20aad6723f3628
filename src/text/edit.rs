//! Byte edits and their application. Knows nothing about why a text is edited; rules make edits, commands and the
//! server apply them.

use super::Span;

/// Replace the bytes under `span` by `text`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Edit {
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

/// Why a set of edits can't be applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditError {
    /// Two edits touch the same bytes.
    Overlap,
    /// A span reaches outside the text or into a character.
    OutOfRange,
}

/// `text` with all `edits` made; their order does not matter, overlapping ones are refused.
pub fn apply(text: &str, edits: &[Edit]) -> Result<String, EditError> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|e| (e.span.start, e.span.end));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in sorted {
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        if start < at {
            return Err(EditError::Overlap);
        }
        out.push_str(text.get(at..start).ok_or(EditError::OutOfRange)?);
        text.get(start..end).ok_or(EditError::OutOfRange)?;
        out.push_str(&edit.text);
        at = end;
    }
    out.push_str(text.get(at..).ok_or(EditError::OutOfRange)?);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: u32, end: u32, text: &str) -> Edit {
        Edit { span: Span::new(start, end), text: text.into() }
    }

    #[test]
    fn edits_apply_in_any_order() {
        let edits = [edit(4, 5, "E"), edit(0, 1, "A"), edit(2, 2, "+")];
        assert_eq!(apply("abcde", &edits).unwrap(), "Ab+cdE");
    }

    #[test]
    fn overlaps_and_bad_ranges_are_refused() {
        assert_eq!(apply("abc", &[edit(0, 2, ""), edit(1, 3, "")]), Err(EditError::Overlap));
        assert_eq!(apply("é", &[edit(1, 2, "")]), Err(EditError::OutOfRange));
        assert_eq!(apply("a", &[edit(0, 9, "")]), Err(EditError::OutOfRange));
    }
}
