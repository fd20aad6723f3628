//! The parts of a snapshot that are checked separately: what a rule says in one depends on nothing in another.
//!
//! Add-ins that share sources are one part; so is everything that belongs to no add-in. A part in which nothing has
//! changed keeps its findings. Called when a snapshot is finished, and when it is asked for its findings.

use super::{List, Snapshot};
use crate::addin::AddIn;
use crate::analysis::DisjointSets;
use crate::rules::{self, Checked, Context};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// A part: indices into the snapshot's sources, manifests and add-ins, each in order.
#[derive(Debug, Default)]
pub(crate) struct Part {
    sources: Vec<usize>,
    manifests: Vec<usize>,
    add_ins: Vec<usize>,
    checked: OnceLock<Checked>,
}

/// All parts of a snapshot.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parts {
    parts: Vec<Arc<Part>>,
    /// Parallel to the snapshot's sources, and to its manifests: the part of each.
    of_sources: Arc<[usize]>,
    of_manifests: Arc<[usize]>,
}

impl Parts {
    /// The parts of a snapshot.
    pub(super) fn all(snapshot: &Snapshot) -> Parts {
        let parts: Vec<Arc<Part>> = divide(snapshot).into_iter().map(Arc::new).collect();
        let (mut of_sources, mut of_manifests) =
            (vec![0; snapshot.sources.len()], vec![0; snapshot.manifests.len()]);
        for (number, part) in parts.iter().enumerate() {
            part.sources.iter().for_each(|&source| of_sources[source] = number);
            part.manifests.iter().for_each(|&manifest| of_manifests[manifest] = number);
        }
        Parts { parts, of_sources: of_sources.into(), of_manifests: of_manifests.into() }
    }

    /// The same parts; those that have any of these sources or manifests are checked again.
    pub(super) fn renew(
        &mut self,
        sources: impl IntoIterator<Item = usize>,
        manifests: impl IntoIterator<Item = usize>,
    ) {
        let of_sources = sources.into_iter().map(|source| self.of_sources[source]);
        let stale: BTreeSet<usize> =
            of_sources.chain(manifests.into_iter().map(|manifest| self.of_manifests[manifest])).collect();
        for number in stale {
            self.parts[number] = Arc::new(self.parts[number].unchecked());
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().map(|part| &**part)
    }
}

impl Part {
    fn unchecked(&self) -> Part {
        let (sources, manifests, add_ins) =
            (self.sources.clone(), self.manifests.clone(), self.add_ins.clone());
        Part { sources, manifests, add_ins, checked: OnceLock::new() }
    }

    /// What the rules say about it.
    pub(super) fn checked(&self, snapshot: &Snapshot) -> &Checked {
        self.checked.get_or_init(|| self.check(snapshot))
    }

    fn check(&self, snapshot: &Snapshot) -> Checked {
        self.with_context(snapshot, rules::check)
    }

    /// Does something with what rules may look at of this part.
    pub(super) fn with_context<T>(&self, snapshot: &Snapshot, work: impl FnOnce(&Context) -> T) -> T {
        let renumbered = |numbers: &[usize], all: &[usize]| {
            numbers.iter().filter_map(|number| all.binary_search(number).ok()).collect()
        };
        let add_in = |&number: &usize| {
            let add_in = snapshot.add_ins.get(number)?;
            Some(AddIn {
                name: add_in.name.clone(),
                root: add_in.root.clone(),
                manifests: renumbered(&add_in.manifests, &self.manifests),
                sources: renumbered(&add_in.sources, &self.sources),
            })
        };
        let suppressions = self.sources.iter().filter_map(|&s| snapshot.in_sources.get(s));
        let suppressions =
            suppressions.chain(self.manifests.iter().filter_map(|&m| snapshot.in_manifests.get(m)));
        work(&Context {
            sources: &some(&snapshot.sources, &self.sources),
            numbers: &self.sources,
            manifests: &some(&snapshot.manifests, &self.manifests),
            judgements: &some(&snapshot.judgements, &self.manifests),
            add_ins: &self.add_ins.iter().filter_map(add_in).collect::<Vec<_>>(),
            config: &snapshot.config,
            suppressions: &suppressions.flat_map(|s| s.iter().cloned()).collect::<Vec<_>>(),
            lock: snapshot.lock.as_deref(),
        })
    }
}

fn some<T>(all: &List<Arc<T>>, numbers: &[usize]) -> Vec<Arc<T>> {
    numbers.iter().filter_map(|&number| all.get(number).cloned()).collect()
}

/// The parts of a snapshot. What is nobody's is in a set of its own, the first.
fn divide(snapshot: &Snapshot) -> Vec<Part> {
    let mut sets = DisjointSets::new(1 + snapshot.add_ins.len());
    let mut owners: Vec<Option<u32>> = vec![None; snapshot.sources.len()];
    let mut owned = vec![false; snapshot.manifests.len()];
    for (add_in, own) in snapshot.add_ins.iter().zip(1..) {
        for &source in &add_in.sources {
            let owner = *owners[source].get_or_insert(own);
            sets.join(owner, own);
        }
        add_in.manifests.iter().for_each(|&manifest| owned[manifest] = true);
    }
    let mut parts: BTreeMap<u32, Part> = BTreeMap::new();
    for (source, owner) in owners.into_iter().enumerate() {
        parts.entry(sets.find(owner.unwrap_or(0))).or_default().sources.push(source);
    }
    for (number, own) in (0..snapshot.add_ins.len()).zip(1..) {
        let part = parts.entry(sets.find(own)).or_default();
        part.add_ins.push(number);
        part.manifests.extend(&snapshot.add_ins[number].manifests);
    }
    let nobodys = owned.iter().enumerate().filter(|(_, owned)| !**owned).map(|(manifest, _)| manifest);
    parts.entry(0).or_default().manifests.extend(nobodys);
    parts.values_mut().for_each(|part| part.manifests.sort_unstable());
    parts.into_values().collect()
}
