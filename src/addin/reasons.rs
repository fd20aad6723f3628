//! The sentences of a judgement: what raises the level beyond the code, and what casts doubt on it.
//!
//! Every doubt is the same to the judgement: one is enough to make it uncertain. Called by the judgement only.

use super::built::named_from;
use super::names::{file_of_url, name_of_file};
use super::{Evidence, SourceFile, Unread, Verdict};
use crate::analysis::{Cause, Certainty, Digest, Members, Usage};
use crate::catalog::ews::LIBRARIES;
use crate::catalog::{Catalog, Confidence, LevelCorrection, MailboxLevel, Observed};
use crate::manifest::{Family, Manifest, SupplementaryKind};
use crate::text::{ColumnUnit, Span, normal, prose};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The first library that calls `makeEwsRequestAsync` for the add-in and that a source's text names. It seldom lies in the tree.
pub fn ews_library(text: &str) -> Option<&'static str> {
    LIBRARIES.into_iter().find(|name| memchr::memmem::find(text.as_bytes(), name.as_bytes()).is_some())
}

/// How many places a sentence names.
const NAMED: usize = 3;

/// What the code and the manifest need together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Needs {
    /// The code alone.
    pub(super) by_code: MailboxLevel,
    /// The code and the manifest's own features.
    pub(super) needed: MailboxLevel,
    /// The least level that the manifest's schema offers for that.
    pub(super) required: MailboxLevel,
}

/// What the manifest's own features need, each with a sentence.
pub(super) fn own_needs(manifest: &Manifest) -> impl Iterator<Item = (MailboxLevel, String)> {
    let rule =
        |kind: &str, needs: MailboxLevel| format!("The activation rule {kind} needs {}.", needs.name());
    let rules = manifest.rules.iter().map(move |r| (r.needs, rule(&r.kind.value, r.needs)));
    let feature = |name: &str, needs: MailboxLevel| format!("{name} needs {}.", needs.name());
    let features = manifest.features.iter().map(move |f| (f.needs, feature(f.name, f.needs)));
    rules.chain(features)
}

/// What raises the required level beyond what the code needs.
pub(super) fn raises(manifest: &Manifest, needs: &Needs) -> Vec<String> {
    let above = own_needs(manifest).filter(|(level, _)| *level > needs.by_code);
    let mut reasons = Vec::new();
    for (_, sentence) in above {
        if !reasons.contains(&sentence) {
            reasons.push(sentence);
        }
    }
    if needs.required != needs.needed {
        let (needed, offered) = (needs.needed.name(), needs.required.name());
        reasons.push(format!("Schema 1.0 has no {needed}; the next higher level is {offered}."));
    }
    reasons
}

/// What speaks against the required level, or against lowering the declared one to it.
pub(super) fn doubts(
    manifest: &Manifest,
    evidence: &Evidence,
    needs: &Needs,
    verdict: Verdict,
    unread: &[String],
) -> Vec<String> {
    if matches!(verdict, Verdict::NotMail | Verdict::Unreadable) {
        return Vec::new();
    }
    let mut doubts = Vec::new();
    if needs.required < MailboxLevel::ReadWriteMailbox {
        doubts.extend(wide_usages(evidence, needs.required));
        doubts.extend(unsure_usages(evidence, needs.required));
        doubts.extend(unseen(evidence, needs.required));
        doubts.extend(observed(evidence, needs.required, verdict));
        doubts.extend(gaps(evidence, unread));
    }
    doubts.extend(contradicted(evidence, needs));
    if manifest.steered {
        doubts.push("The manifest is a template whose conditions or loops decide what applies.".to_owned());
    }
    if manifest.levels(Family::Mailbox).nth(1).is_some() {
        doubts.push("The manifest declares several levels; the highest is assumed to apply.".to_owned());
    }
    if verdict == Verdict::Excessive {
        doubts.extend(callback_token(evidence));
        doubts.extend(shared_folders(manifest));
    }
    doubts
}

/// Sure to be Office calls, but some of the members that they may be need more.
fn wide_usages(evidence: &Evidence, required: MailboxLevel) -> Option<String> {
    let above = |u: &Usage| u.certainty == Certainty::Certain && u.max.is_some_and(|max| max > required);
    let (level, places) = highest(evidence, required, above)?;
    Some(format!("Depending on the receiver, {level} may be needed: {places}."))
}

fn unsure_usages(evidence: &Evidence, required: MailboxLevel) -> Option<String> {
    let above = |u: &Usage| u.certainty != Certainty::Certain && u.max.is_some_and(|max| max > required);
    let (level, places) = highest(evidence, required, above)?;
    Some(format!("If these are uses of Office, {level} is needed: {places}."))
}

/// The usages that `wanted` says yes to, all of which may need more than `required`: the highest level that they may need,
/// and where they are.
fn highest(
    evidence: &Evidence,
    required: MailboxLevel,
    wanted: impl Fn(&Usage) -> bool,
) -> Option<(&'static str, String)> {
    let above = evidence.usages_where(|digest| digest.highest > Some(required));
    let found: Vec<_> = above.filter(|(_, u)| wanted(u)).collect();
    let level = found.iter().filter_map(|(_, u)| u.max).max()?;
    let places = found.iter().map(|(s, u)| evidence.member_at(s, u));
    Some((level.name(), list(places.collect())))
}

/// What may happen behind places that nobody sees through.
fn unseen(evidence: &Evidence, required: MailboxLevel) -> Vec<String> {
    let mut by_cause: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for source in evidence.counted().filter(|source| source.outcome.digest().doubted > Some(required)) {
        for doubt in source.outcome.doubts.iter().filter(|doubt| doubt.exceeds(required)) {
            by_cause
                .entry(cause_sentence(&doubt.cause))
                .or_default()
                .push(evidence.place(source, doubt.span));
        }
    }
    by_cause.into_iter().map(|(said, places)| format!("{said}: {}.", list(places))).collect()
}

/// What a doubt says, without the places.
pub fn cause_sentence(cause: &Cause) -> &'static str {
    match cause {
        Cause::HandedOver => "Office values are passed to code outside the project",
        Cause::PutAway => "Office values are stored on objects that code outside the project may read",
        Cause::ComputedName | Cause::EveryMember => "Members of Office are chosen at run time",
        Cause::UnknownMember(_) => "The code uses members that Office is not known to have",
        Cause::CodeInString => "Code in strings is not read",
        Cause::UnknownModule => "Modules are loaded whose names are known only at run time",
        Cause::Markup => "Expressions in markup cannot be read",
        Cause::Limit => "Too many values come together to follow all of them",
    }
}

/// Members that were seen to need more than is documented. What has been mended since speaks against lowering only.
fn observed(evidence: &Evidence, required: MailboxLevel, verdict: Verdict) -> BTreeSet<String> {
    let mut found: BTreeMap<&str, (&Observed, String)> = BTreeMap::new();
    for (source, usage) in evidence.usages_where(|digest| digest.observed) {
        for row in usage.observed() {
            let counts = row.mended.is_none() || verdict == Verdict::Excessive;
            if counts && row.level > required {
                found
                    .entry(usage.span.of(&source.text))
                    .or_insert_with(|| (row, evidence.member_at(source, usage)));
            }
        }
    }
    found.into_values().map(|(row, place)| format!("{place} was {}.", row.clause())).collect()
}

/// Files that nothing loads do not raise the level.
pub(super) fn left(evidence: &Evidence, level: MailboxLevel) -> String {
    let files = list(evidence.leftovers.iter().map(|file| evidence.name(file)).collect());
    let needs = if evidence.leftovers.len() == 1 { "needs" } else { "need" };
    format!("No entry point loads {files}, which alone {needs} {}.", level.name())
}

fn calls_by_library(evidence: &Evidence) -> Option<String> {
    let (source, name) = evidence.counted().find_map(|s| Some((s, s.ews_library?)))?;
    let file = evidence.name(&source.path);
    Some(format!("{file} uses {name}, a library that calls makeEwsRequestAsync (ReadWriteMailbox)."))
}

/// All code that nobody has seen.
pub(super) fn gaps(evidence: &Evidence, unread: &[String]) -> Vec<String> {
    calls_by_library(evidence).into_iter().chain(code_not_seen(evidence, unread)).collect()
}

/// The same, whatever it is written with.
pub(super) fn code_not_seen(evidence: &Evidence, unread: &[String]) -> Vec<String> {
    let unreadable = evidence.unreadable.iter().map(|f| format!("{} could not be read.", evidence.name(f)));
    unreadable.chain(unread.iter().cloned()).collect()
}

/// Which code is not read, beside what could not be; `blind`: whether no use was found that needs a level.
pub(super) fn unread(manifest: &Manifest, evidence: &Evidence, blind: bool) -> Vec<String> {
    named(evidence).into_iter().chain(bundles(manifest, evidence, blind)).collect()
}

/// Code that is named and not read.
fn named(evidence: &Evidence) -> Option<String> {
    // Several sources may name the same.
    let mut found: Vec<(&Unread, usize)> = Vec::new();
    for unread in evidence.unread {
        match found.iter_mut().find(|(known, _)| known.is_same_code(unread)) {
            Some((_, others)) => *others += 1,
            None => found.push((unread, 0)),
        }
    }
    let phrase = |&(unread, others): &(&Unread, usize)| unread.phrase(others, |file| evidence.name(file));
    let told = list(found.iter().map(phrase).collect());
    (!found.is_empty()).then(|| format!("Some of the add-in's code was not read: {told}."))
}

/// Bundles matter where nothing else tells what the add-in does: none of its sources has a leveled use, or the
/// manifest loads the bundle itself and no script of that name was analysed.
fn bundles(manifest: &Manifest, evidence: &Evidence, blind: bool) -> Option<String> {
    let loaded = |file: &Path| {
        let mut urls = manifest.urls.iter().filter_map(|u| file_of_url(&u.value));
        urls.any(|name| file.file_name().is_some_and(|f| f.eq_ignore_ascii_case(name)))
    };
    let has_script = |file: &Path| {
        let name = name_of_file(file);
        evidence.counted().any(|s| !is_page(&s.path) && name_of_file(&s.path) == name)
    };
    let told = |file: &Path| evidence.unread.iter().any(|u| u.file.as_deref() == Some(file));
    let matter = evidence.bundles.iter().filter(|f| (blind || loaded(f) && !has_script(f)) && !told(f));
    let names: Vec<String> = matter.map(|f| evidence.name(f)).collect();
    (!names.is_empty()).then(|| format!("Bundled or minified code was not analysed: {}.", list(names)))
}

fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("html") || e.eq_ignore_ascii_case("htm"))
}

/// The level rests on members whose sources contradict each other, and on no others.
fn contradicted(evidence: &Evidence, needs: &Needs) -> Option<String> {
    if needs.by_code < needs.needed || needs.by_code == MailboxLevel::Restricted {
        return None;
    }
    let decides = |u: &Usage| u.certainty == Certainty::Certain && u.min == Some(needs.by_code);
    let mut doubt = None;
    let may_decide = |digest: &Digest| digest.certain >= Some(needs.by_code);
    for (source, usage) in evidence.usages_where(may_decide).filter(|(_, u)| decides(u)) {
        let correction = low_confidence(usage)?;
        doubt.get_or_insert_with(|| format!("{}: {}.", evidence.member_at(source, usage), correction.source));
    }
    doubt
}

/// The correction of a member that its sources contradict.
pub(super) fn low_confidence(usage: &Usage) -> Option<&'static LevelCorrection> {
    let mut corrections = usage.members.iter().filter_map(|m| Catalog::get().member(*m).corrected);
    corrections.find(|c| c.confidence == Confidence::Low)
}

fn callback_token(evidence: &Evidence) -> Option<String> {
    let token = Catalog::get().members_named("getCallbackTokenAsync");
    let members: Members = token.iter().copied().collect();
    let mut usages = evidence.usages_where(|digest| digest.uses_any(&members));
    let (source, usage) =
        usages.find(|(_, u)| !u.is_probe() && u.members.iter().any(|m| token.contains(m)))?;
    let at = evidence.member_at(source, usage);
    Some(format!(
        "{at} gets a token that carries the declared level; the service that receives it may need \
                  more."
    ))
}

fn shared_folders(manifest: &Manifest) -> Option<String> {
    let declared = manifest.supplementary.iter().any(|s| s.kind == SupplementaryKind::SharedFolders);
    let sentence = "The manifest supports shared folders, for which Microsoft's documentation requires \
                    ReadWriteMailbox to use Microsoft Graph.";
    declared.then(|| sentence.to_owned())
}

/// The first places; each is told once.
pub(super) fn list(mut places: Vec<String>) -> String {
    places.dedup();
    prose::first(&places, NAMED)
}

impl Evidence<'_> {
    /// A file relative to the add-in's root, with `/`.
    fn name(&self, path: &Path) -> String {
        let (path, root) = (normal(path), normal(named_from(self.root)));
        let shared = path.iter().zip(root.iter()).take_while(|(a, b)| a == b).count();
        let up = std::iter::repeat_n("..".into(), root.iter().count() - shared);
        let parts: Vec<_> = up.chain(path.iter().skip(shared).map(|part| part.to_string_lossy())).collect();
        parts.join("/")
    }

    /// `src/app.ts:12`.
    pub(super) fn place(&self, source: &SourceFile, span: Span) -> String {
        let at = source.lines.position(&source.text, span.start, ColumnUnit::Utf16);
        format!("{}:{}", self.name(&source.path), at.line + 1)
    }

    /// `` `setAsync` (src/app.ts:12) ``.
    pub(super) fn member_at(&self, source: &SourceFile, usage: &Usage) -> String {
        format!("`{}` ({})", usage.span.of(&source.text), self.place(source, usage.span))
    }
}
