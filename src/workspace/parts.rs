//! The parts of a snapshot that are checked by themselves: what a rule says in one depends on nothing in another.
//!
//! Add-ins that share sources are one part; so is everything that is nobody's. A part in which nothing has changed
//! keeps its findings. Called when a snapshot is finished, and when it is asked for its findings.

use super::Snapshot;
use crate::addin::AddIn;
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

impl Part {
    /// The parts of a snapshot; those that are as they were in the one before are the same.
    pub(super) fn all(snapshot: &Snapshot, before: Option<&Snapshot>) -> Arc<[Arc<Part>]> {
        let same_owners = before.filter(|before| {
            Arc::ptr_eq(&before.add_ins, &snapshot.add_ins)
                && before.sources.len() == snapshot.sources.len()
                && before.manifests.len() == snapshot.manifests.len()
        });
        let Some(before) = same_owners else {
            return divide(snapshot).into_iter().map(Arc::new).collect();
        };
        let renewed = |part: &Arc<Part>| match part.is_same(before, snapshot) {
            true => Arc::clone(part),
            false => Arc::new(part.unchecked()),
        };
        before.parts.iter().map(renewed).collect()
    }

    /// Whether any of these sources and manifests is in it.
    pub(super) fn has_any(&self, sources: &BTreeSet<usize>, manifests: &BTreeSet<usize>) -> bool {
        let has = |own: &[usize], numbers: &BTreeSet<usize>| {
            numbers.iter().any(|number| own.binary_search(number).is_ok())
        };
        has(&self.sources, sources) || has(&self.manifests, manifests)
    }

    /// The same, to be checked anew.
    pub(super) fn unchecked(&self) -> Part {
        let (sources, manifests, add_ins) =
            (self.sources.clone(), self.manifests.clone(), self.add_ins.clone());
        Part { sources, manifests, add_ins, checked: OnceLock::new() }
    }

    fn is_same(&self, before: &Snapshot, now: &Snapshot) -> bool {
        let source = |&s: &usize| Arc::ptr_eq(&before.sources[s], &now.sources[s]);
        let manifest = |&m: &usize| {
            Arc::ptr_eq(&before.manifests[m], &now.manifests[m])
                && Arc::ptr_eq(&before.judgements[m], &now.judgements[m])
        };
        Arc::ptr_eq(&before.config, &now.config)
            && self.sources.iter().all(source)
            && self.manifests.iter().all(manifest)
    }

    /// What the rules say about it.
    pub(super) fn checked(&self, snapshot: &Snapshot) -> &Checked {
        self.checked.get_or_init(|| self.check(snapshot))
    }

    fn check(&self, snapshot: &Snapshot) -> Checked {
        let place = |all: &[usize]| -> BTreeMap<usize, usize> {
            all.iter().enumerate().map(|(place, &number)| (number, place)).collect()
        };
        let (sources, manifests) = (place(&self.sources), place(&self.manifests));
        let renumbered = |numbers: &[usize], places: &BTreeMap<usize, usize>| {
            numbers.iter().filter_map(|number| places.get(number).copied()).collect()
        };
        let add_in = |&number: &usize| {
            let add_in = snapshot.add_ins.get(number)?;
            Some(AddIn {
                name: add_in.name.clone(),
                root: add_in.root.clone(),
                manifests: renumbered(&add_in.manifests, &manifests),
                sources: renumbered(&add_in.sources, &sources),
            })
        };
        let suppressions = self.sources.iter().filter_map(|&s| snapshot.in_sources.get(s));
        let suppressions =
            suppressions.chain(self.manifests.iter().filter_map(|&m| snapshot.in_manifests.get(m)));
        rules::check(&Context {
            sources: &some(&snapshot.sources, &self.sources),
            manifests: &some(&snapshot.manifests, &self.manifests),
            judgements: &some(&snapshot.judgements, &self.manifests),
            add_ins: &self.add_ins.iter().filter_map(add_in).collect::<Vec<_>>(),
            config: &snapshot.config,
            suppressions: &suppressions.flat_map(|s| s.iter().cloned()).collect::<Vec<_>>(),
            partial: snapshot.partial,
        })
    }
}

fn some<T>(all: &[Arc<T>], numbers: &[usize]) -> Vec<Arc<T>> {
    numbers.iter().filter_map(|&number| all.get(number).cloned()).collect()
}

/// Which part each add-in belongs to: those that share a source, to one.
fn divide(snapshot: &Snapshot) -> Vec<Part> {
    let mut parts: Vec<Part> = vec![Part::default()];
    let mut part_of: Vec<Option<usize>> = vec![None; snapshot.sources.len()];
    let mut joined: Vec<usize> = vec![0];
    for (number, add_in) in snapshot.add_ins.iter().enumerate() {
        let own = parts.len();
        joined.push(own);
        parts.push(Part { add_ins: vec![number], manifests: add_in.manifests.clone(), ..Part::default() });
        for &source in &add_in.sources {
            let Some(known) = part_of.get_mut(source) else { continue };
            match *known {
                None => *known = Some(own),
                Some(other) => join(&mut joined, other, own),
            }
        }
    }
    for number in (1..parts.len()).rev() {
        let first = root(&joined, number);
        if first != number {
            let Part { manifests, add_ins, .. } = std::mem::take(&mut parts[number]);
            parts[first].manifests.extend(manifests);
            parts[first].add_ins.extend(add_ins);
        }
    }
    for (source, part) in part_of.iter().enumerate() {
        parts[part.map_or(0, |part| root(&joined, part))].sources.push(source);
    }
    let owned: Vec<bool> = owned(&parts, snapshot.manifests.len());
    let nobodys = owned.iter().enumerate().filter(|(_, owned)| !**owned).map(|(manifest, _)| manifest);
    parts[0].manifests.extend(nobodys);
    for part in &mut parts {
        part.manifests.sort_unstable();
        part.add_ins.sort_unstable();
    }
    parts.retain(|part| !part.sources.is_empty() || !part.manifests.is_empty());
    parts
}

fn owned(parts: &[Part], manifests: usize) -> Vec<bool> {
    let mut owned = vec![false; manifests];
    for &manifest in parts.iter().flat_map(|part| &part.manifests) {
        owned.iter_mut().skip(manifest).take(1).for_each(|owned| *owned = true);
    }
    owned
}

fn root(joined: &[usize], mut part: usize) -> usize {
    while joined[part] != part {
        part = joined[part];
    }
    part
}

/// Of two parts the first takes the second in.
fn join(joined: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(joined, a), root(joined, b));
    joined[a.max(b)] = a.min(b);
}
