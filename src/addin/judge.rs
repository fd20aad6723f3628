//! The judgement of one manifest: what its code and its own features need, against what it declares.
//!
//! Knows the manifest and the usages, nothing about rules, severities or how files were found. Called by discovery.

use super::afterwards::afterwards;
use super::reasons::{Needs, doubts, gaps, left, own_needs, raises, unread};
use super::{Judgement, SourceFile, Unread, Verdict, document};
use crate::analysis::{Digest, Usage};
use crate::catalog::MailboxLevel;
use crate::manifest::{Family, Manifest};
use std::cmp::Ordering;
use std::path::Path;

/// What speaks for and against a manifest's level.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'a> {
    /// The add-in's root; reasons name files relative to it.
    pub root: &'a Path,
    /// The add-in's sources, tests included.
    pub sources: &'a [&'a SourceFile],
    /// Files of the add-in that were left out although they may hold its code: bundles.
    pub bundles: &'a [&'a Path],
    /// Other code that its sources name and that is not read.
    pub unread: &'a [Unread],
    /// Files of the add-in that could not be read.
    pub unreadable: &'a [&'a Path],
    /// Files that alone need the most, and that nothing loads, see [`leftovers`](super::leftovers).
    pub leftovers: &'a [&'a Path],
}

impl<'a> Evidence<'a> {
    /// The sources whose usages count.
    pub(super) fn counted(&self) -> impl Iterator<Item = &'a SourceFile> {
        self.sources.iter().copied().filter(|s| !s.test)
    }

    /// The usages that count, each with its file, in the files of which the function says so by what their uses come to.
    pub(super) fn usages_where(
        &self,
        may: impl Fn(&Digest) -> bool,
    ) -> impl Iterator<Item = (&'a SourceFile, &'a Usage)> {
        let sources = self.counted().filter(move |source| may(source.outcome.digest()));
        sources.flat_map(|s| s.outcome.usages.iter().map(move |u| (s, u)))
    }

    /// What the uses of the sources that count come to, file by file.
    pub(super) fn digests(&self) -> impl Iterator<Item = &'a Digest> {
        self.counted().map(|source| source.outcome.digest())
    }

    /// Whether any use needs a level.
    pub(super) fn has_leveled_usage(&self) -> bool {
        self.digests().any(|digest| digest.highest.is_some())
    }
}

/// Judges a manifest. Only `certain` usages outside tests raise the required level; everything less than that is a
/// doubt, and so is what no usage shows: a token that carries the declared level, code that was not read.
pub fn judge(manifest: &Manifest, evidence: &Evidence) -> Judgement {
    let afterwards = afterwards(manifest, evidence, judged);
    let document = document::judge(manifest, evidence);
    Judgement { afterwards, document, ..judged(manifest, evidence) }
}

/// The files that nothing loads are left aside, unless more is declared than they need: what is declared is compared with what
/// runs then, and that is a doubt.
fn judged(manifest: &Manifest, evidence: &Evidence) -> Judgement {
    if evidence.leftovers.is_empty() {
        return judged_by(manifest, evidence, None);
    }
    let is_other = |source: &&SourceFile| !evidence.leftovers.contains(&&*source.path);
    let others: Vec<&SourceFile> = evidence.sources.iter().copied().filter(is_other).collect();
    let without = Evidence { sources: &others, leftovers: &[], ..*evidence };
    let all = required_by_code(evidence);
    if required_by_code(&without) < all && all >= manifest.granted() {
        let judgement = judged_by(manifest, &without, Some(left(evidence, all)));
        let left = evidence.leftovers.iter().map(|file| file.to_path_buf()).collect();
        return Judgement { left, ..judgement };
    }
    judged_by(manifest, evidence, None)
}

fn judged_by(manifest: &Manifest, evidence: &Evidence, left: Option<String>) -> Judgement {
    let by_code = required_by_code(evidence);
    let needed = own_needs(manifest).map(|(level, _)| level).fold(by_code, MailboxLevel::max);
    let needs = Needs { by_code, needed, required: manifest.least_offered(needed) };
    let verdict = verdict(manifest, needs.required, evidence);
    let mut reasons = raises(manifest, &needs);
    let unread = unread(manifest, evidence, !evidence.has_leveled_usage());
    let mut doubts = doubts(manifest, evidence, &needs, verdict, &unread);
    doubts.extend(left);
    let (certain, raises) = (doubts.is_empty(), reasons.len());
    reasons.extend(doubts);
    Judgement {
        declared: manifest.declared_level(),
        required_by_code: by_code,
        required: needs.required,
        verdict,
        certain,
        gaps: gaps(evidence, &unread),
        unread: if certain { Vec::new() } else { unread },
        reasons,
        raises,
        left: Vec::new(),
        afterwards: None,
        document: None,
    }
}

fn required_by_code(evidence: &Evidence) -> MailboxLevel {
    evidence.digests().filter_map(|digest| digest.certain).max().unwrap_or(MailboxLevel::Restricted)
}

fn verdict(manifest: &Manifest, required: MailboxLevel, evidence: &Evidence) -> Verdict {
    if !manifest.mail {
        return Verdict::NotMail;
    }
    let misread = !manifest.malformed.is_empty() || manifest.levels(Family::Mailbox).next().is_some();
    if manifest.declared_level().is_none() && (misread || manifest.level_is_placeholder()) {
        return Verdict::Unreadable;
    }
    match required.cmp(&manifest.granted()) {
        Ordering::Greater => Verdict::Exceeded,
        _ if evidence.counted().next().is_none() => Verdict::NoSources,
        _ if !evidence.has_leveled_usage() => Verdict::NoUsages,
        Ordering::Equal => Verdict::Exact,
        Ordering::Less => Verdict::Excessive,
    }
}

#[cfg(test)]
mod tests;
