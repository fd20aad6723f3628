//! What a realm's fragments do -> what its files do.
//!
//! Fragments count on from file to file; their spans, and those of guards, become the files'. Knows nothing of values.
//! Called by the analyzer and by the `draft`.

use super::{FragmentOutcome, FragmentUse, in_text, unseen};
use crate::analysis::link::Input;
use crate::analysis::{Cause, Ceiling, Doubt, FileOutcome, Guard, Usage};
use crate::text::Span;
use std::ops::Range;
use std::sync::Arc;

/// Which fragments are a file's: the number of the first one of each file of a realm, and how many there are.
pub(in crate::analysis) struct Shares(Vec<usize>);

impl Shares {
    pub(in crate::analysis) fn of(inputs: &[Input<'_>]) -> Shares {
        let mut next = 0;
        let firsts = inputs.iter().map(|input| {
            let first = next;
            next += input.fragments().count();
            first
        });
        let mut firsts: Vec<usize> = firsts.collect();
        firsts.push(next);
        Shares(firsts)
    }

    /// The numbers of a file's fragments.
    pub(in crate::analysis) fn of_file(&self, number: usize) -> Range<usize> {
        let at = |number: usize| self.0.get(number).copied().unwrap_or_default();
        at(number)..at(number + 1)
    }

    /// The file that a fragment is of.
    pub(in crate::analysis) fn file_of(&self, fragment: usize) -> usize {
        self.0.partition_point(|&first| first <= fragment).saturating_sub(1)
    }

    /// The guard where it stands in its file.
    fn placed(&self, inputs: &[Input<'_>], guard: &Guard) -> Guard {
        let fragment = guard.file as usize;
        let number = self.file_of(fragment);
        let place = inputs.get(number).and_then(|input| {
            let placed = input.fragments().nth(fragment - self.of_file(number).start)?;
            Some((input.file, placed.start))
        });
        let (file, start) = place.unwrap_or_default();
        Guard { kind: guard.kind.clone(), file, span: guard.span.shifted(start) }
    }
}

/// What each of the realm's files does, where its fragments do what was `found`.
pub(in crate::analysis) fn files(
    inputs: &[Input<'_>],
    shares: &Shares,
    found: &[FragmentOutcome],
) -> Vec<Arc<FileOutcome>> {
    let of_file = |number: usize| Arc::new(file(inputs, shares, number, |fragment| found.get(fragment)));
    (0..inputs.len()).map(of_file).collect()
}

/// What a file does: what its fragments do, each of which `found` gives by its number.
pub(in crate::analysis) fn file<'f>(
    inputs: &[Input<'_>],
    shares: &Shares,
    number: usize,
    found: impl Fn(usize) -> Option<&'f FragmentOutcome>,
) -> FileOutcome {
    let Some(input) = inputs.get(number) else { return FileOutcome::default() };
    let imports = input.imports.to_vec();
    let mut outcome = FileOutcome { parsed: true, imports, ..FileOutcome::default() };
    let mut chains = 0;
    for (placed, fragment) in input.fragments().zip(shares.of_file(number)) {
        let Some(found) = found(fragment) else { continue };
        let (start, first) = (placed.start, chains);
        outcome.doubts.extend(unseen::lowered(placed));
        outcome.usages.extend(found.uses.iter().map(|FragmentUse { usage, .. }| {
            chains = chains.max(first + usage.chain + 1);
            Usage {
                span: usage.span.shifted(start),
                expression: usage.expression.shifted(start),
                chain: first + usage.chain,
                guards: usage.guards.iter().map(|guard| shares.placed(inputs, guard)).collect(),
                statement: usage.statement.map(|statement| statement.shifted(start)),
                ..usage.clone()
            }
        }));
        outcome.doubts.extend(found.doubts.iter().map(|doubt| doubt.at(doubt.span.shifted(start))));
    }
    outcome.usages.sort_by_key(in_text);
    let in_markup = |&(span, up_to): &(Span, Ceiling)| Doubt { span, cause: Cause::Markup, up_to };
    outcome.doubts.extend(input.lowered.doubts.iter().map(in_markup));
    outcome.doubts.retain(|doubt| doubt.cause != Cause::Markup || !is_read(doubt.span, &outcome.usages));
    outcome.doubts.sort_unstable();
    outcome.doubts.dedup();
    number_chains(&mut outcome.usages, chains);
    outcome
}

/// Whether a usage has been found in an expression of markup: then its names are known.
fn is_read(span: Span, usages: &[Usage]) -> bool {
    let next = usages.partition_point(|usage| usage.span.start < span.start);
    usages.get(next).is_some_and(|usage| span.contains(usage.span))
}

/// Chain numbers become dense: 0, 1, 2 in the order of the text. There are `count` at most.
fn number_chains(usages: &mut [Usage], count: u32) {
    let mut numbers = vec![None; count as usize];
    let mut next = 0;
    for usage in usages {
        let number = &mut numbers[usage.chain as usize];
        usage.chain = *number.get_or_insert_with(|| {
            next += 1;
            next - 1
        });
    }
}
