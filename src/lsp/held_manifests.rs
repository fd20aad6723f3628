//! A manifest that cannot be read while somebody types in it: what was known about it holds until it can be read again.
//!
//! So marks, in it and in the sources, do not come and go with each letter of a tag. Knows where the places of the text
//! that is analysed stand in the text that is shown. Made by the tree, read by whoever tells of places.

use super::convert::TextView;
use crate::rules::Finding;
use crate::text::{ColumnUnit, IndexedText, TextChange};
use std::sync::Arc;

/// A manifest of which an earlier text is analysed.
#[derive(Debug, Clone)]
pub(super) struct HeldManifest {
    /// The text that the editor shows.
    shown: IndexedText,
    /// What became of the text that is analysed, one after the other.
    changes: Vec<TextChange>,
    /// What is wrong with the text that is shown, in its own places.
    pub(super) faults: Vec<Arc<Finding>>,
}

impl HeldManifest {
    /// The text that could be read last was changed into this one, which cannot be.
    pub(super) fn new(read: &IndexedText, shown: &IndexedText, faults: Vec<Arc<Finding>>) -> HeldManifest {
        let changes = vec![TextChange::between(&read.text, &shown.text)];
        HeldManifest { shown: shown.clone(), changes, faults }
    }

    /// The text that is shown was changed into this one, which cannot be read either.
    pub(super) fn changed(mut self, shown: &IndexedText, faults: Vec<Arc<Finding>>) -> HeldManifest {
        let change = TextChange::between(&self.shown.text, &shown.text);
        match self.changes.last_mut().and_then(|last| joined(last, &change).map(|joined| (last, joined))) {
            Some((last, joined)) => *last = joined,
            None => self.changes.push(change),
        }
        HeldManifest { shown: shown.clone(), faults, ..self }
    }

    /// The text that is shown; places are those of the text that is analysed.
    pub(super) fn place(&self, unit: ColumnUnit) -> TextView<'_> {
        TextView { changes: &self.changes, ..self.shown_place(unit) }
    }

    /// The text that is shown, with its own places.
    pub(super) fn shown_place(&self, unit: ColumnUnit) -> TextView<'_> {
        TextView { text: &self.shown.text, lines: &self.shown.lines, unit, changes: &[] }
    }
}

/// Two changes as one, where the second goes on in what the first has written.
fn joined(first: &TextChange, second: &TextChange) -> Option<TextChange> {
    let goes_on = first.start <= second.start && second.old_end <= first.new_end;
    goes_on.then(|| TextChange { new_end: second.moved(first.new_end), ..*first })
}
