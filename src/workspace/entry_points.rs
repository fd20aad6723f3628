//! The entry points of a snapshot's manifests. They are found out when somebody asks.

use super::{Snapshot, SourceFile};
use crate::addin::{AddIn, EntryLevel, Unreached, Verdict, entry_levels, unreached};
use std::sync::Arc;

impl Snapshot {
    /// Those of a manifest of an add-in; none where it is not for Outlook.
    pub fn entry_levels(&self, add_in: &AddIn, manifest: usize) -> Vec<EntryLevel> {
        let both = self.manifests.get(manifest).zip(self.judgements.get(manifest));
        let Some((file, judgement)) = both.filter(|(_, judgement)| judgement.verdict != Verdict::NotMail)
        else {
            return Vec::new();
        };
        entry_levels(&file.manifest, judgement, add_in, &self.all_sources())
    }

    /// The code of an add-in that none of its entry points is seen to run; none where no manifest is for Outlook.
    pub fn unreached(&self, add_in: &AddIn) -> Vec<Unreached> {
        let entries: Vec<EntryLevel> =
            add_in.manifests.iter().flat_map(|&manifest| self.entry_levels(add_in, manifest)).collect();
        if entries.is_empty() { Vec::new() } else { unreached(&entries, add_in, &self.all_sources()) }
    }

    fn all_sources(&self) -> Vec<Arc<SourceFile>> {
        self.sources.iter().cloned().collect()
    }
}
