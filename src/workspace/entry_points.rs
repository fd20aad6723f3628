//! The entry points of a snapshot's manifests. They are found out when somebody asks.

use super::{Snapshot, SourceFile};
use crate::addin::{AddIn, EntryLevel, Verdict, entry_levels};
use std::sync::Arc;

impl Snapshot {
    /// Those of a manifest of an add-in; none where it is not for Outlook.
    pub fn entry_levels(&self, add_in: &AddIn, manifest: usize) -> Vec<EntryLevel> {
        let both = self.manifests.get(manifest).zip(self.judgements.get(manifest));
        let Some((file, judgement)) = both.filter(|(_, judgement)| judgement.verdict != Verdict::NotMail)
        else {
            return Vec::new();
        };
        let sources: Vec<Arc<SourceFile>> = self.sources.iter().cloned().collect();
        entry_levels(&file.manifest, judgement, add_in, &sources)
    }
}
