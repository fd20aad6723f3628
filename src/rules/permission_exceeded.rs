//! A call needs a higher permission level than the manifest declares.
//!
//! # What it does
//! Reports every expression that uses an Outlook member above the permission level that a manifest of its add-in declares:
//! once, at the member that needs most. Each manifest that falls short is named; one that declares no level gets Restricted
//! from Outlook. Tests and mocks are not reported. Neither are expressions that may or may not be Office values, and checks
//! whether a method exists (`if (item.saveAsync)`).
//!
//! Reads from the result of a reported call (`result.value[0].displayName`) belong to the finding at the call, which counts
//! them and names a few. A read is reported separately if the object may have come from somewhere else.
//!
//! In add-ins for Word, Excel, PowerPoint, OneNote and Project, the document level is compared: with what a member needs, which
//! may depend on its first argument, and with ReadWriteDocument for everything in `Excel.run`, `Word.run` and the like. Only
//! ReadWriteDocument includes both reading and writing. What an application has for which the manifest is not is left alone.
//!
//! The severity is an error. It is a warning if the receiver is unknown and only the member's name suggests Office, or if
//! Microsoft's own sources disagree about the level.
//!
//! # Why
//! Outlook checks the level when the call is made. A call above it throws `Elevated permission is required to call the
//! method: ...` before its callback runs, so code that only checks `asyncResult.status` never sees the error. Neither the
//! compiler nor the manifest validator reports this earlier.
//!
//! # Example
//! ```xml
//! <Permissions>ReadItem</Permissions>
//! ```
//! ```js
//! Office.context.mailbox.item.body.setAsync(text);
//! ```
//!
//! # Instead
//! Declare what the code needs, or avoid the call:
//! ```xml
//! <Permissions>ReadWriteItem</Permissions>
//! ```
//!
//! # Fix safety
//! The first fix declares what the add-in as a whole needs; the second, what this use needs. Raising a permission level is
//! never safe: users and administrators have to agree to it, and only an administrator can install an add-in that asks for
//! ReadWriteMailbox.

mod document;

use super::consequences::{self, Accused, Consequence};
use super::context::Owners;
use super::set_level::{self, LevelTarget};
use super::{Context, Finding, Fix, Location, Meta, Related, Safety, Severity, chains, legacy, words};
use crate::addin::{AddIn, Judgement, ManifestFile, SourceFile};
use crate::analysis::{Access, Certainty, Usage};
use crate::catalog::{Catalog, Confidence, Legacy, MailboxLevel, MemberId, PERMISSIONS_URL};
use crate::config::FileConfig;
use crate::manifest::ManifestKind;
use crate::text::{ColumnUnit, prose};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The rule's code.
pub(crate) const CODE: &str = "permission-exceeded";

pub(super) static META: Meta = Meta {
    code: CODE,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Some(Safety::Unsafe),
    tags: &[],
    url: PERMISSIONS_URL,
    source: include_str!("permission_exceeded.rs"),
};

/// A manifest that declares too little for a usage.
#[derive(Clone, Copy)]
struct TooLowManifest<'a> {
    add_in: &'a AddIn,
    file: &'a ManifestFile,
    declared: Option<MailboxLevel>,
    /// What its add-in needs.
    required: MailboxLevel,
}

/// What uses that need one level have in common, in sources of the same add-ins.
struct Shortfall<'a> {
    needed: MailboxLevel,
    short: Vec<TooLowManifest<'a>>,
    /// What those manifests declare, in words.
    declarations: String,
    advice: Vec<String>,
    fixes: Vec<Fix>,
}

impl<'a> Shortfall<'a> {
    fn new(cx: &Context<'a>, owners: &[&'a AddIn], needed: MailboxLevel) -> Shortfall<'a> {
        let short: Vec<TooLowManifest> = owners.iter().flat_map(|a| fall_short(cx, a, needed)).collect();
        let own: Vec<LevelTarget> =
            short.iter().map(|s| LevelTarget::new(s.add_in, s.file, needed)).collect();
        let whole = whole(&short, needed);
        Shortfall {
            needed,
            declarations: declarations(&short).join(", and "),
            advice: if short.is_empty() { Vec::new() } else { advice(&own, &whole) },
            fixes: set_level::fixes(&whole, &own, Safety::Unsafe),
            short,
        }
    }
}

/// The same manifests, each with the level that its whole add-in needs.
fn whole<'a>(short: &[TooLowManifest<'a>], needed: MailboxLevel) -> Vec<LevelTarget<'a>> {
    short.iter().map(|s| LevelTarget::new(s.add_in, s.file, s.required.max(needed))).collect()
}

/// By the owners, see [`alike`], and the level.
type Gaps<'a> = BTreeMap<(usize, MailboxLevel), Shortfall<'a>>;

/// Per source the first one that belongs to the same add-ins.
fn alike(owners: &[Owners<'_>]) -> Vec<usize> {
    let mut first: FxHashMap<SmallVec<[*const AddIn; 1]>, usize> = FxHashMap::default();
    let key = |owners: &Owners<'_>| owners.iter().map(|&add_in| std::ptr::from_ref(add_in)).collect();
    let mut alike: Vec<usize> = Vec::with_capacity(owners.len());
    let mut last = None;
    for (file, own) in owners.iter().enumerate() {
        let add_ins: SmallVec<[*const AddIn; 1]> = key(own);
        let number = match last {
            Some((ref known, number)) if *known == add_ins => number,
            _ => *first.entry(add_ins.clone()).or_insert(file),
        };
        alike.push(number);
        last = Some((add_ins, number));
    }
    alike
}

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    document::check(cx, out);
    let owners = cx.owners();
    let alike = alike(&owners);
    let mut gaps = Gaps::new();
    let mut accused = Vec::new();
    for (file, (source, owners)) in cx.sources.iter().zip(&owners).enumerate() {
        let runs = || owners.iter().any(|add_in| !cx.is_left(add_in, source));
        if !source.test && source.outcome.digest().needed().is_some() && runs() {
            accuse(cx, (file, source), (owners, alike[file]), &mut gaps, &mut accused);
        }
    }
    let causes = consequences::causes(cx, &META, &owners, &accused);
    let mut behind: BTreeMap<usize, Vec<(&Accused, Consequence)>> = BTreeMap::new();
    for (one, cause) in accused.iter().zip(&causes) {
        if let Some(cause) = cause {
            behind.entry(cause.accused).or_default().push((one, *cause));
        }
    }
    let standing = accused.iter().zip(&causes).enumerate().filter(|(_, (_, cause))| cause.is_none());
    let standing: Vec<(usize, &Accused)> = standing.map(|(number, (one, _))| (number, one)).collect();
    let gap_of = |one: &Accused| gaps.get(&(*alike.get(one.file)?, one.needed));
    for of_file in standing.chunk_by(|a, b| a.1.file == b.1.file) {
        let tell = |&(number, one): &(usize, &Accused)| {
            let behind = behind.get(&number).map(Vec::as_slice).unwrap_or_default();
            let (source, gap) = cx.sources.get(one.file).zip(gap_of(one))?;
            Some(finding(cx, source, one, gap, behind))
        };
        let (crowd, apart) = crowded(of_file, gap_of);
        out.extend(apart.iter().filter_map(tell));
        out.extend(crowd.first().and_then(tell).map(|finding| joined(cx, finding, &crowd)));
    }
}

/// More uses than this in a file that all lack the same thing, a declaration, are one finding.
const CROWD: usize = 20;

type Numbered<'a> = Vec<(usize, &'a Accused<'a>)>;

/// The uses in a file that are told together, the one that needs most first, and the others.
fn crowded<'a, 'g>(
    of_file: &[(usize, &'a Accused<'a>)],
    gap_of: impl Fn(&Accused) -> Option<&'g Shortfall<'g>>,
) -> (Numbered<'a>, Numbered<'a>) {
    let undeclared =
        |one: &Accused| gap_of(one).is_some_and(|gap| gap.short.iter().all(|short| short.declared.is_none()));
    let (mut crowd, apart): (Numbered, Numbered) = of_file.iter().partition(|(_, one)| undeclared(one));
    if crowd.len() <= CROWD {
        return (Vec::new(), of_file.to_vec());
    }
    crowd.sort_by_key(|(_, one)| std::cmp::Reverse(one.needed));
    (crowd, apart)
}

/// The finding of the first of the crowd, with the others in it.
fn joined(cx: &Context, mut finding: Finding, crowd: &[(usize, &Accused)]) -> Finding {
    let others = crowd.iter().skip(1).map(|(_, one)| *one);
    let places = others.clone().filter_map(|one| Some(chains::needs(cx.sources.get(one.file)?, one.usage)));
    let _ = write!(
        finding.message,
        "\n{} in this file need more than is declared.",
        prose::count(others.len(), "more use")
    );
    finding.related.extend(places.collect::<Vec<_>>());
    finding.severity = crowd.iter().map(|(_, one)| one.severity).max().unwrap_or(finding.severity);
    finding
}

/// The uses in one source that need more than some manifest declares.
fn accuse<'a>(
    cx: &Context<'a>,
    (file, source): (usize, &'a SourceFile),
    (owners, alike): (&[&'a AddIn], usize),
    gaps: &mut Gaps<'a>,
    accused: &mut Vec<Accused<'a>>,
) {
    let Some(most) = source.outcome.digest().needed() else { return };
    if gaps.entry((alike, most)).or_insert_with(|| Shortfall::new(cx, owners, most)).short.is_empty() {
        return;
    }
    let scope = cx.config.of(&source.path);
    let accusing = source.outcome.usages.iter().filter(|u| u.certainty > Certainty::Maybe);
    for (usage, needed) in chains::deciding(accusing) {
        let gap = gaps.entry((alike, needed)).or_insert_with(|| Shortfall::new(cx, owners, needed));
        if !gap.short.is_empty() {
            accused.push(Accused { file, usage, needed, severity: severity(usage, needed, &scope) });
        }
    }
}

fn fall_short<'a>(cx: &Context<'a>, add_in: &'a AddIn, needed: MailboxLevel) -> Vec<TooLowManifest<'a>> {
    let short = |(file, judgement): (&'a ManifestFile, &'a Judgement)| {
        let declared = judgement.declared;
        let falls_short = declared.unwrap_or(MailboxLevel::Restricted) < needed;
        falls_short.then_some(TooLowManifest { add_in, file, declared, required: judgement.required })
    };
    cx.judged(add_in).filter_map(short).collect()
}

fn finding(
    cx: &Context,
    source: &SourceFile,
    one: &Accused,
    gap: &Shortfall,
    behind: &[(&Accused, Consequence)],
) -> Finding {
    let places: Vec<FollowingRead> =
        behind.iter().filter_map(|(read, cause)| FollowingRead::of(cx, read, cause)).collect();
    let mut lines = message(one.usage, gap, &cx.config.of(&source.path));
    lines.extend(consequences(one, gap, &places));
    lines.extend(gap.advice.iter().cloned());
    lines.extend(legacy::dead_online(cx, &source.path, one.usage).map(dead));
    let at = Location { file: source.path.clone(), span: one.usage.span };
    let add_in = gap.short.first().map(|s| s.add_in.root.as_path());
    Finding {
        severity: one.severity,
        related: gap.short.iter().map(related).chain(places.iter().map(FollowingRead::related)).collect(),
        fixes: gap.fixes.clone(),
        ..META.finding(at, add_in, words::about(one.usage), lines.join("\n"))
    }
}

/// That the level alone does not help; `legacy-ews` and `legacy-token` say more.
fn dead(legacy: &Legacy) -> String {
    let name = legacy.member.rsplit('.').next().unwrap_or(legacy.member);
    format!(
        "Raising the level does not help in Exchange Online, where `{name}` no longer works: use {}.",
        legacy.replacement
    )
}

/// A read of what an accused use gives.
struct FollowingRead<'a> {
    source: &'a SourceFile,
    usage: &'a Usage,
    /// The use that gives it.
    origin: &'a Usage,
}

impl<'a> FollowingRead<'a> {
    fn of(cx: &Context<'a>, read: &Accused<'a>, cause: &Consequence<'a>) -> Option<FollowingRead<'a>> {
        Some(FollowingRead { source: cx.sources.get(read.file)?, usage: read.usage, origin: cause.origin })
    }

    fn name(&self) -> &str {
        self.usage.span.of(&self.source.text)
    }

    /// `` `displayName` (src/a.js:12) ``.
    fn words(&self, add_in: &AddIn) -> String {
        let line =
            self.source.lines.position(&self.source.text, self.usage.span.start, ColumnUnit::Utf16).line;
        format!("`{}` ({}:{})", self.name(), words::file_name(add_in, &self.source.path), line + 1)
    }

    fn related(&self) -> Related {
        let at = Location { file: self.source.path.clone(), span: self.usage.span };
        Related { at, message: format!("reads {}", given(self.origin)) }
    }
}

/// This many of the reads are named.
const NAMED: usize = 3;

/// `This includes 14 reads of what it returns: ...`.
fn consequences(one: &Accused, gap: &Shortfall, places: &[FollowingRead]) -> Option<String> {
    let add_in = gap.short.first()?.add_in;
    let first = places.first()?;
    let mut named: Vec<String> = places.iter().take(NAMED).map(|place| place.words(add_in)).collect();
    named.extend(places.len().checked_sub(NAMED).filter(|n| *n > 0).map(|n| format!("{n} more")));
    let what = if places.iter().all(|p| p.origin.span == one.usage.span) {
        given(first.origin)
    } else {
        "what it leads to"
    };
    Some(format!(
        "This includes {} of {what}: {}.",
        prose::count(places.len(), "read"),
        prose::list_all(&named)
    ))
}

/// What comes out of a use.
fn given(origin: &Usage) -> &'static str {
    if origin.access == Access::Call { "what it returns" } else { "what it holds" }
}

fn severity(usage: &Usage, needed: MailboxLevel, scope: &FileConfig) -> Severity {
    let catalog = Catalog::get();
    let disputed = by_catalogue(usage, scope).map(|m| catalog.member(m)).any(|member| {
        member.level == Some(needed) && member.corrected.is_some_and(|c| c.confidence == Confidence::Low)
    });
    if disputed || usage.certainty < Certainty::Certain { Severity::Warning } else { META.severity }
}

/// The members whose level is the catalogue's, not the configuration's.
fn by_catalogue<'a>(usage: &'a Usage, scope: &'a FileConfig) -> impl Iterator<Item = MemberId> + 'a {
    usage.members.iter().copied().filter(|&m| scope.level(m).is_none())
}

fn message(usage: &Usage, gap: &Shortfall, scope: &FileConfig) -> Vec<String> {
    let catalog = Catalog::get();
    let members = words::members(catalog, usage);
    let mut lines = vec![format!("needs {}, {}: {members}", gap.needed.name(), gap.declarations)];
    lines.extend(disagreement(catalog, usage, gap.needed, scope));
    lines.extend(usage.members.iter().filter_map(|&m| scope.level(m)).map(words::configured));
    lines.extend(words::via(usage.via).map(str::to_owned));
    lines.push(words::at_run_time(catalog, usage).to_owned());
    lines
}

fn declarations(short: &[TooLowManifest]) -> Vec<String> {
    words::declarations(short.iter().map(|s| (s.declared, words::manifest_name(s.add_in, s.file))))
}

/// Why the level is not the one in the typings.
fn disagreement(
    catalog: &Catalog,
    usage: &Usage,
    needed: MailboxLevel,
    scope: &FileConfig,
) -> Option<String> {
    let members = by_catalogue(usage, scope).map(|m| catalog.member(m));
    let (member, source) =
        members.filter(|m| m.level == Some(needed)).find_map(|m| Some((m, m.corrected?)))?;
    let tag = member.tagged.map_or("nothing", MailboxLevel::words);
    Some(format!("The typings say {tag}; {} ({}).", source.source, prose::date(source.date)))
}

fn advice(targets: &[LevelTarget], whole: &[LevelTarget]) -> Vec<String> {
    let administrator = set_level::levels(targets).contains(&MailboxLevel::ReadWriteMailbox);
    let consent =
        if administrator { " Only an administrator can install an add-in that declares it." } else { "" };
    let own = format!("{}, or remove what needs it.{consent}", set_level::title(targets));
    let more = set_level::levels(whole) != set_level::levels(targets);
    let all = more.then(|| format!("The add-in as a whole needs {}.", level_names(whole)));
    [own].into_iter().chain(all).collect()
}

fn level_names(targets: &[LevelTarget]) -> String {
    let names: Vec<String> = set_level::levels(targets).iter().map(|level| level.name().to_owned()).collect();
    prose::list_all(&names)
}

fn related(short: &TooLowManifest) -> Related {
    let manifest = &short.file.manifest;
    let (span, message) = match (manifest.declared_at(), manifest.kind) {
        (Some(declared), _) => (declared.value.span, "declared here".to_owned()),
        (None, ManifestKind::AddInOnly) => {
            (manifest.root, "no <Permissions>, so Restricted applies".to_owned())
        }
        (None, ManifestKind::Unified) => {
            (manifest.root, "no mailbox permission, so Restricted applies".to_owned())
        }
    };
    Related { at: Location { file: short.file.path.clone(), span }, message }
}

#[cfg(test)]
mod tests;
