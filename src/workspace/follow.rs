//! A keystroke: what follows from other texts of a few sources, where everything else is as it was.
//!
//! What it says is what a new [`Conclusion`] says; it costs the add-ins of these sources. Called by
//! [`Memory`](super::memory::Memory).

use super::conclude::{Conclusion, Look, told};
use super::found::Found;
use super::parts::Part;
use crate::analysis::{Analyzer, FileOutcome, Program};
use std::collections::BTreeSet;
use std::sync::Arc;

impl Conclusion {
    /// Takes the texts of the sources `edited`, of which `changed` is what the analysis says now; of others among them,
    /// too. Says whether that is all there is to it: where imports have changed, it is not.
    pub(super) fn follow(
        &mut self,
        look: &Look,
        found: &Found,
        (analyzer, program): (&Analyzer, &Program),
        edited: &[usize],
        changed: Vec<(usize, Arc<FileOutcome>)>,
    ) -> bool {
        if changed.iter().any(|(number, outcome)| self.outcomes[*number].imports != outcome.imports) {
            return false;
        }
        let mut touched: BTreeSet<usize> = edited.iter().copied().collect();
        for (number, outcome) in changed {
            self.outcomes[number] = outcome;
            touched.insert(number);
        }
        for &number in &touched {
            self.given[number] = Arc::clone(&found.sources[number]);
            (self.snapshot.sources[number], self.snapshot.in_sources[number]) =
                told(found, number, &self.outcomes[number], (analyzer, program), look.config);
        }
        let judged = self.judge_again(look, found, &touched);
        self.snapshot.parts = Part::renewed(&self.snapshot.parts, &touched, &judged);
        true
    }

    /// Judges the add-ins that have any of these sources; gives the manifests of which something else is said now.
    fn judge_again(&mut self, look: &Look, found: &Found, touched: &BTreeSet<usize>) -> BTreeSet<usize> {
        let add_ins = Arc::clone(&self.snapshot.add_ins);
        let (mut judged, mut unread_changed) = (BTreeSet::new(), false);
        for (number, add_in) in add_ins.iter().enumerate() {
            let known = Arc::clone(&self.grounds[number]);
            if !touched.iter().any(|source| known.reached.binary_search(source).is_ok()) {
                continue;
            }
            let grounds = self.grounds_of(add_in, Arc::clone(&known.near));
            for (manifest, judgement) in self.judgements(add_in, &grounds) {
                if *self.snapshot.judgements[manifest] != judgement {
                    self.snapshot.judgements[manifest] = Arc::new(judgement);
                    judged.insert(manifest);
                }
            }
            if *known != grounds {
                unread_changed |= known.unread != grounds.unread;
                self.grounds[number] = Arc::new(grounds);
            }
        }
        if unread_changed {
            self.snapshot.roles = self.roles(look.root, &found.left_out).into();
        }
        judged
    }
}
