//! A keystroke: what follows from new texts of a few files while everything else stays the same.
//!
//! Its result is that of a new [`Conclusion`]; it costs the add-ins of these files. Called by
//! [`TreeCache`](super::tree_cache::TreeCache).

use super::conclude::{Conclusion, Look, findings};
use super::discovered::{Discovered, Renewed, manifests, sources};
use crate::addin::tells_same_of_unread;
use crate::analysis::{Analyzer, FileOutcome, Program};
use std::collections::BTreeSet;
use std::sync::Arc;

impl Conclusion {
    /// Takes the texts of the files `edited`, of which `changed` is what the analysis says now; of others among them,
    /// too. Says whether that is all there is to it: where imports have changed, it is not.
    pub(super) fn follow(
        &mut self,
        look: &Look,
        found: &Discovered,
        (analyzer, program): (&Analyzer, &Program),
        edited: &[Renewed],
        changed: Vec<(usize, Arc<FileOutcome>)>,
    ) -> bool {
        if changed.iter().any(|(number, outcome)| self.outcomes[*number].imports != outcome.imports) {
            return false;
        }
        let tells_same = |number: usize| tells_same_of_unread(&self.given[number], &found.sources[number]);
        let same_grounds = sources(edited).all(tells_same);
        let mut touched: BTreeSet<usize> = sources(edited).collect();
        for (number, outcome) in changed {
            self.outcomes[number] = outcome;
            touched.insert(number);
        }
        for &number in &touched {
            self.given[number] = Arc::clone(&found.sources[number]);
            (self.snapshot.sources[number], self.snapshot.in_sources[number]) =
                findings(found, number, &self.outcomes[number], (analyzer, program), look.config);
        }
        for manifest in manifests(edited) {
            self.snapshot.manifests[manifest] = Arc::clone(&found.manifests[manifest]);
            self.snapshot.in_manifests[manifest] = Arc::clone(&found.in_manifests[manifest]);
        }
        let same_grounds = same_grounds && manifests(edited).next().is_none();
        let readers = self.readers_of(&touched, edited);
        let judged = self.judge_again(look, found, readers, same_grounds);
        self.snapshot.parts.renew(touched, judged.into_iter().chain(manifests(edited)));
        true
    }

    /// The add-ins that have any of these sources or manifests. What a source leads to is the same.
    fn readers_of(&self, touched: &BTreeSet<usize>, edited: &[Renewed]) -> BTreeSet<usize> {
        let of_sources = touched.iter().flat_map(|&source| &self.readers[source]).copied();
        let add_ins = self.snapshot.add_ins.iter().enumerate();
        let of_manifests = manifests(edited).flat_map(|manifest| {
            let own = add_ins.clone().filter(move |(_, add_in)| add_in.manifests.contains(&manifest));
            own.map(|(number, _)| number)
        });
        of_sources.chain(of_manifests).collect()
    }

    /// Judges these add-ins, on the grounds of before where those are the same; gives the manifests of which something else
    /// is said now.
    fn judge_again(
        &mut self,
        look: &Look,
        found: &Discovered,
        readers: BTreeSet<usize>,
        same_grounds: bool,
    ) -> BTreeSet<usize> {
        let add_ins = Arc::clone(&self.snapshot.add_ins);
        let (mut judged, mut unread_changed) = (BTreeSet::new(), false);
        for number in readers {
            let (add_in, known) = (&add_ins[number], Arc::clone(&self.grounds[number]));
            let grounds = match same_grounds {
                true => Arc::clone(&known),
                false => Arc::new(self.grounds_of(add_in, Arc::clone(&known.near))),
            };
            for (manifest, judgement) in self.judgements(add_in, &grounds) {
                if *self.snapshot.judgements[manifest] != judgement {
                    self.snapshot.judgements[manifest] = Arc::new(judgement);
                    judged.insert(manifest);
                }
            }
            if known != grounds {
                unread_changed |= known.unread != grounds.unread;
                self.grounds[number] = grounds;
            }
        }
        if unread_changed {
            self.snapshot.roles = self.roles(look.root, &found.left_out).into();
        }
        judged
    }
}
