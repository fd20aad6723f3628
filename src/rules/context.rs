//! What rules read: sources with their usages, manifests with their judgements, and which belong together.
//!
//! References only; `workspace` fills it. Knows nothing about any rule.

use super::{Location, Suppression};
use crate::addin::{AddIn, Judgement, ManifestFile, SourceFile};
use crate::analysis::Place;
use crate::config::Config;
use crate::ratchet::HeldLock;
use smallvec::SmallVec;
use std::path::Path;
use std::sync::Arc;

/// The add-ins that a source belongs to: one, as a rule.
pub(super) type Owners<'a> = SmallVec<[&'a AddIn; 1]>;

/// Everything that a rule may look at.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The sources, in order of path.
    pub sources: &'a [Arc<SourceFile>],
    /// Parallel to `sources`: what the analysis calls each, which may have seen more of them.
    pub numbers: &'a [usize],
    /// The manifests, in order of path.
    pub manifests: &'a [Arc<ManifestFile>],
    /// Parallel to `manifests`.
    pub judgements: &'a [Arc<Judgement>],
    /// The add-ins; their indices point into `sources` and `manifests`.
    pub add_ins: &'a [AddIn],
    /// What `addinspect.json` files say.
    pub config: &'a Config,
    /// The comments that suppress findings.
    pub suppressions: &'a [Suppression],
    /// What the add-ins are compared with, if that was asked for.
    pub lock: Option<&'a HeldLock>,
}

impl<'a> Context<'a> {
    /// Per source file: the add-ins that it belongs to.
    pub fn owners(&self) -> Vec<Owners<'a>> {
        let mut owners = vec![Owners::new(); self.sources.len()];
        for add_in in self.add_ins {
            for &source in &add_in.sources {
                if let Some(of_file) = owners.get_mut(source) {
                    of_file.push(add_in);
                }
            }
        }
        owners
    }

    /// The sources of add-ins, tests aside, of which that is so, each with the first add-in that it belongs to.
    pub fn owned(
        &self,
        is: impl Fn(&SourceFile) -> bool,
    ) -> impl Iterator<Item = (&'a SourceFile, &'a AddIn)> {
        let cx = *self;
        let sources = self.sources.iter().map(|source| &**source).enumerate();
        let told = sources.filter(move |(_, source)| !source.test && is(source));
        told.filter_map(move |(index, source)| Some((source, cx.owners_of(index).next()?)))
    }

    /// The add-ins that a source belongs to.
    pub fn owners_of(&self, source: usize) -> impl Iterator<Item = &'a AddIn> {
        self.add_ins.iter().filter(move |add_in| add_in.sources.binary_search(&source).is_ok())
    }

    /// Which of the sources a file is.
    pub fn index_of(&self, file: &Path) -> Option<usize> {
        self.sources.binary_search_by(|source| source.path.as_path().cmp(file)).ok()
    }

    /// A place as a source names it that says something about it.
    pub fn location(&self, source: &SourceFile, place: Place) -> Option<Location> {
        let file = match place.file {
            Some(number) => self.numbered(number as usize)?,
            None => source,
        };
        Some(Location { file: file.path.clone(), span: place.span })
    }

    /// The source that the analysis calls so.
    pub fn numbered(&self, number: usize) -> Option<&'a SourceFile> {
        let index = self.numbers.binary_search(&number).ok()?;
        self.sources.get(index).map(|source| &**source)
    }

    /// The sources with what the analysis calls them.
    pub fn numbered_sources(&self) -> impl Iterator<Item = (usize, &'a SourceFile)> + use<'a> {
        self.numbers.iter().copied().zip(self.sources.iter().map(|source| &**source))
    }

    /// The first add-in that a source or manifest belongs to.
    pub fn add_in_of(&self, file: &Path) -> Option<&'a AddIn> {
        let source = self.index_of(file);
        let manifest = self.manifests.binary_search_by(|m| m.path.as_path().cmp(file)).ok();
        let of_source = |a: &&AddIn| source.is_some_and(|index| a.sources.binary_search(&index).is_ok());
        let of_manifest = |a: &&AddIn| manifest.is_some_and(|index| a.manifests.contains(&index));
        self.add_ins.iter().find(|a| of_source(a) || of_manifest(a))
    }

    /// The add-in's manifests that the mailbox rules may judge, with their judgements: those for Outlook whose
    /// declared level could be read, and no build has copied.
    pub fn judged(&self, add_in: &'a AddIn) -> impl Iterator<Item = (&'a ManifestFile, &'a Judgement)> {
        let (manifests, judgements) = (self.manifests, self.judgements);
        let both =
            add_in.manifests.iter().filter_map(|&i| Some((&**manifests.get(i)?, &**judgements.get(i)?)));
        both.filter(|(file, judgement)| judgement.verdict.is_judged() && !file.built)
    }

    /// Whether a source of the add-in is left aside: nothing loads it.
    pub fn is_left(&self, add_in: &'a AddIn, source: &SourceFile) -> bool {
        self.judged(add_in).any(|(_, judgement)| judgement.left.contains(&source.path))
    }

    /// The add-in's sources whose usages count towards its level.
    pub fn counted(&self, add_in: &'a AddIn) -> impl Iterator<Item = &'a SourceFile> {
        let sources = self.sources;
        add_in.sources.iter().filter_map(|&i| Some(&**sources.get(i)?)).filter(|s| !s.test)
    }
}
