//! Which files share global variables: connected by pages that load them, or by imports.

use super::Input;
use crate::analysis::ir::Lowered;
use crate::analysis::resolve::Resolver;
use crate::analysis::sets::DisjointSets;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::path::Path;

/// The inputs, divided into realms; each keeps their order.
pub(crate) fn realms<'a>(inputs: Vec<Input<'a>>) -> Vec<Vec<Input<'a>>> {
    let numbers: FxHashMap<u32, u32> = inputs.iter().enumerate().map(|(i, f)| (f.file, i as u32)).collect();
    let mut sets = DisjointSets::new(inputs.len());
    for (number, input) in inputs.iter().enumerate() {
        for other in input.targets.iter().filter_map(|file| numbers.get(file)) {
            sets.join(number as u32, *other);
        }
    }
    let mut realms: BTreeMap<u32, Vec<Input<'a>>> = BTreeMap::new();
    for (number, input) in inputs.into_iter().enumerate() {
        realms.entry(sets.find(number as u32)).or_default().push(input);
    }
    realms.into_values().collect()
}

/// The program's files that a file imports by its syntax.
pub(crate) fn targets(path: &Path, lowered: &Lowered, resolver: &Resolver) -> Vec<u32> {
    let fragments = lowered.pieces.iter().flat_map(|p| &p.fragments).map(|f| &f.fragment);
    let mut targets = Vec::new();
    for fragment in fragments {
        targets.extend(fragment.modules().filter_map(|s| resolver.resolve(path, lowered.names.text(s))));
        let gathered = fragment.gathers.iter().flat_map(|gather| resolver.gathered(path, &gather.pattern));
        targets.extend(gathered.map(|gathered| gathered.file));
    }
    targets
}
