//! A newer version of a file's text. Knows nothing about trees.

use super::piece::point;
use crate::text::TextChange;
use std::sync::Arc;
use tree_sitter::InputEdit;

/// Another version of a document's text.
#[derive(Debug, Clone)]
pub struct Version {
    pub(super) text: Arc<str>,
    /// What has changed, in the texts as they are parsed.
    pub change: TextChange,
}

impl Version {
    /// What tree-sitter wants to know about the change of the text `old`.
    pub(super) fn edit(&self, old: &str) -> InputEdit {
        let TextChange { start, old_end, new_end } = self.change;
        InputEdit {
            start_byte: start as usize,
            old_end_byte: old_end as usize,
            new_end_byte: new_end as usize,
            start_position: point(old, start),
            old_end_position: point(old, old_end),
            new_end_position: point(&self.text, new_end),
        }
    }
}
