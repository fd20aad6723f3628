//! Cursors: where the next page of a list begins, and which list that was.

use super::failure::{Failure, FailureKind};
use super::plans::hash;

/// The number of the first item, and the mark of the list: `40.0123456789abcdef`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cursor {
    from: usize,
    list: String,
}

impl Cursor {
    /// What a client gives back.
    pub(super) fn parse(text: &str) -> Result<Cursor, Failure> {
        let parts = text.split_once('.').and_then(|(from, list)| Some((from.parse().ok()?, list.to_owned())));
        let (from, list) = parts.ok_or_else(|| {
            Failure::new(FailureKind::InvalidArguments, "cursor: give nextCursor of the page before")
        })?;
        Ok(Cursor { from, list })
    }

    /// Where the page begins in the list that is marked so; 0 without a cursor. Fails where it was given for another list.
    pub(super) fn start(cursor: Option<&Cursor>, list: &str, len: usize) -> Result<usize, Failure> {
        match cursor {
            None => Ok(0),
            Some(cursor) if cursor.list == list && cursor.from <= len => Ok(cursor.from),
            Some(_) => {
                let message = "the list has changed since the cursor was given: call again without a cursor";
                Err(Failure::new(FailureKind::StaleCursor, message))
            }
        }
    }

    /// The cursor of the page that begins with item `from`; `None` where the list ends there.
    pub(super) fn next(from: usize, list: &str, len: usize) -> Option<String> {
        (from < len).then(|| format!("{from}.{list}"))
    }

    /// The mark of a list, from what its items are told by.
    pub(super) fn mark(items: impl Iterator<Item = String>) -> String {
        hash(items.collect::<Vec<_>>().join("\n").as_bytes())
    }
}
