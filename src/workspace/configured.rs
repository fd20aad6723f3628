//! What `addinspect.json` changes after the files are read: levels of usages, explicit add-ins, and what is wrong with
//! the configuration itself.
//!
//! Called by discovery.

use super::{Problem, SourceFile};
use crate::addin::{Explicit, ManifestFile};
use crate::analysis::{Cause, Ceiling, Doubt, FileOutcome, Usage};
use crate::catalog::{Catalog, MailboxLevel};
use crate::config::{Config, ConfigError, FileConfig};
use std::sync::Arc;

/// Computes the levels of a source's usages anew whose members the configuration has another opinion of. What it says about a
/// member that nobody here knows bounds what a use of it may need.
pub(super) fn set_levels(source: &mut SourceFile, config: &Config) {
    let scope = config.of(&source.path);
    if scope.levels().next().is_some() {
        let outcome = FileOutcome::to_change(&mut source.outcome);
        outcome.usages.iter_mut().for_each(|usage| set_level(usage, &scope));
    }
    let bound = |doubt: &Doubt| match doubt.cause {
        Cause::UnknownMember(_) => scope.new_level(doubt.span.of(&source.text)),
        _ => None,
    };
    let bounds: Vec<Option<MailboxLevel>> = source.outcome.doubts.iter().map(bound).collect();
    if bounds.iter().any(Option::is_some) {
        let doubts = &mut FileOutcome::to_change(&mut source.outcome).doubts;
        let bounded = doubts.iter_mut().zip(bounds);
        for (doubt, bound) in bounded {
            let bounded = |level| Ceiling { document: doubt.up_to.document, ..Ceiling::of_mailbox(level) };
            doubt.up_to = bound.map_or(doubt.up_to, bounded);
        }
    }
}

fn set_level(usage: &mut Usage, scope: &FileConfig) {
    if usage.is_probe() || usage.members.iter().all(|&m| scope.level(m).is_none()) {
        return;
    }
    let level = |&m: &_| scope.level(m).map(|l| l.level).or(Catalog::get().member(m).level);
    usage.min = usage.members.iter().filter_map(level).min();
    usage.max = usage.members.iter().filter_map(level).max();
}

/// The add-ins that the configuration defines; one without a manifest is reported by [`idle`].
pub(super) fn explicit(
    config: &Config,
    manifests: &[Arc<ManifestFile>],
    sources: &[Arc<SourceFile>],
) -> Vec<Explicit> {
    let add_ins = config.add_ins().map(|add_in| {
        let indices = |of: &mut dyn Iterator<Item = bool>| -> Vec<usize> {
            of.enumerate().filter_map(|(index, is_in)| is_in.then_some(index)).collect()
        };
        let manifests = indices(&mut manifests.iter().map(|m| add_in.has_manifest(&m.path)));
        let sources = indices(&mut sources.iter().map(|s| add_in.has_source(&s.path)));
        Explicit { name: add_in.name().map(str::to_owned), manifests, sources }
    });
    add_ins.collect()
}

/// What is wrong with the configuration.
pub(super) fn problems(config: &Config) -> impl Iterator<Item = Problem> {
    config.errors().iter().map(problem)
}

/// What of the configuration has no effect: no file is what it names. Errors where that leaves nothing to judge, warnings
/// otherwise. `explicit` are all its add-ins, in their order.
pub(super) fn idle(config: &Config, explicit: &[Explicit]) -> Vec<ConfigError> {
    let empty = config
        .add_ins()
        .zip(explicit)
        .filter(|(add_in, found)| add_in.is_inside() && found.manifests.is_empty());
    let empty = empty.map(|(add_in, _)| add_in.error("none of this add-in's manifests was found"));
    empty.chain(config.idle().iter().cloned()).collect()
}

/// The same as something to tell.
pub(super) fn problem(error: &ConfigError) -> Problem {
    let place = error.at.map(|at| format!("line {}, column {}: ", at.line, at.column)).unwrap_or_default();
    Problem { file: error.file.clone(), message: format!("{place}{}", error.message) }
}
