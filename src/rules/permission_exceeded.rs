//! A call needs a higher permission level than the manifest declares.
//!
//! # What it does
//! Reports every expression that touches an Outlook member above the level that a manifest of its add-in declares: once,
//! at the member that needs most. Each manifest that falls short is named; one that declares no level gets Restricted
//! from Outlook. Tests and mocks are not reported, nor is an expression that only may be an Office value.
//!
//! It is an error. It is a warning where the receiver is unknown and only the member's name speaks for Office, and where
//! Microsoft's own sources disagree about the level.
//!
//! # Why
//! Outlook checks the level when the call is made. A call above it throws `Elevated permission is required to call the
//! method: ...` before its callback runs, so code that only looks at `asyncResult.status` never sees it. Nothing
//! reports this earlier: not the compiler, not the manifest validator.
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
//! Declare what the code needs, or do without the call:
//! ```xml
//! <Permissions>ReadWriteItem</Permissions>
//! ```
//!
//! # Fix safety
//! Raising a level is never safe: users and administrators have to agree to it, and only an administrator can install an
//! add-in that asks for ReadWriteMailbox.

use super::set_level::{self, Target};
use super::{Context, Finding, Fix, Location, Meta, Related, Safety, Severity, chains, words};
use crate::addin::{AddIn, Judgement, ManifestFile, SourceFile};
use crate::analysis::{Certainty, Usage};
use crate::catalog::{Catalog, Confidence, MailboxLevel, MemberId, PERMISSIONS_URL};
use crate::config::Scope;
use crate::manifest::ManifestKind;
use std::collections::BTreeMap;

pub(super) static META: Meta = Meta {
    code: "permission-exceeded",
    severity: Severity::Error,
    since: "0.1.0",
    fix: Some(Safety::Unsafe),
    tags: &[],
    url: PERMISSIONS_URL,
    source: include_str!("permission_exceeded.rs"),
};

/// A manifest that declares too little for a usage.
#[derive(Clone, Copy)]
struct Short<'a> {
    add_in: &'a AddIn,
    file: &'a ManifestFile,
    declared: Option<MailboxLevel>,
}

/// What a source's uses that need one level have in common.
struct Gap<'a> {
    needed: MailboxLevel,
    short: Vec<Short<'a>>,
    /// What those manifests declare, in words.
    declarations: String,
    advice: String,
    fixes: Vec<Fix>,
}

impl<'a> Gap<'a> {
    fn new(cx: &Context<'a>, owners: &[&'a AddIn], needed: MailboxLevel) -> Gap<'a> {
        let short: Vec<Short> = owners.iter().flat_map(|a| fall_short(cx, a, needed)).collect();
        let targets: Vec<Target> = short.iter().map(|s| Target::new(s.add_in, s.file, needed)).collect();
        Gap {
            needed,
            declarations: declarations(&short).join(", and "),
            advice: if short.is_empty() { String::new() } else { advice(&targets) },
            fixes: set_level::fixes(&targets, Safety::Unsafe),
            short,
        }
    }
}

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    for (source, owners) in cx.sources.iter().zip(cx.owners()) {
        if source.test || owners.is_empty() {
            continue;
        }
        let accusing = source.outcome.usages.iter().filter(|u| u.certainty > Certainty::Maybe);
        let mut gaps: BTreeMap<MailboxLevel, Gap> = BTreeMap::new();
        for (usage, needed) in chains::deciding(accusing) {
            let gap = gaps.entry(needed).or_insert_with(|| Gap::new(cx, &owners, needed));
            if !gap.short.is_empty() {
                out.push(finding(source, usage, gap, &cx.config.of(&source.path)));
            }
        }
    }
}

fn fall_short<'a>(cx: &Context<'a>, add_in: &'a AddIn, needed: MailboxLevel) -> Vec<Short<'a>> {
    let short = |(file, judgement): (&'a ManifestFile, &'a Judgement)| {
        let declared = judgement.declared;
        let falls_short = declared.unwrap_or(MailboxLevel::Restricted) < needed;
        falls_short.then_some(Short { add_in, file, declared })
    };
    cx.judged(add_in).filter_map(short).collect()
}

fn finding(source: &SourceFile, usage: &Usage, gap: &Gap, scope: &Scope) -> Finding {
    let mut lines = message(usage, gap, scope);
    lines.push(gap.advice.clone());
    Finding {
        rule: META.code,
        severity: severity(usage, gap.needed, scope),
        message: lines.join("\n"),
        url: META.url,
        at: Location { file: source.path.clone(), span: usage.span },
        add_in: gap.short.first().map(|s| s.add_in.root.clone()),
        related: gap.short.iter().map(related).collect(),
        fixes: gap.fixes.clone(),
    }
}

fn severity(usage: &Usage, needed: MailboxLevel, scope: &Scope) -> Severity {
    let catalog = Catalog::get();
    let disputed = by_catalogue(usage, scope).map(|m| catalog.member(m)).any(|member| {
        member.level == Some(needed) && member.corrected.is_some_and(|c| c.confidence == Confidence::Low)
    });
    if disputed || usage.certainty < Certainty::Certain { Severity::Warning } else { META.severity }
}

/// The members whose level is the catalogue's, not the configuration's.
fn by_catalogue<'a>(usage: &'a Usage, scope: &'a Scope) -> impl Iterator<Item = MemberId> + 'a {
    usage.members.iter().copied().filter(|&m| scope.level(m).is_none())
}

fn message(usage: &Usage, gap: &Gap, scope: &Scope) -> Vec<String> {
    let catalog = Catalog::get();
    let members = words::members(catalog, usage);
    let mut lines = vec![format!("{members} needs {}, but {}", gap.needed.name(), gap.declarations)];
    lines.extend(disagreement(catalog, usage, gap.needed, scope));
    lines.extend(usage.members.iter().filter_map(|&m| scope.level(m)).map(words::configured));
    lines.push(words::via(usage.via).to_owned());
    lines.push(words::at_run_time(catalog, usage).to_owned());
    lines
}

fn declarations(short: &[Short]) -> Vec<String> {
    words::declarations(short.iter().map(|s| (s.declared, words::manifest_name(s.add_in, s.file))))
}

/// Why the level is not the one in the typings.
fn disagreement(catalog: &Catalog, usage: &Usage, needed: MailboxLevel, scope: &Scope) -> Option<String> {
    let members = by_catalogue(usage, scope).map(|m| catalog.member(m));
    let (member, source) =
        members.filter(|m| m.level == Some(needed)).find_map(|m| Some((m, m.corrected?)))?;
    let tag = member.tagged.map_or("nothing", MailboxLevel::words);
    Some(format!("The typings say {tag}; {} ({}).", source.source, source.date))
}

fn advice(targets: &[Target]) -> String {
    let administrator = set_level::levels(targets).contains(&MailboxLevel::ReadWriteMailbox);
    let consent =
        if administrator { " Only an administrator can install an add-in that declares it." } else { "" };
    format!("{}, or do without.{consent}", set_level::title(targets))
}

fn related(short: &Short) -> Related {
    let manifest = &short.file.manifest;
    let (span, message) = match (manifest.declared_at(), manifest.kind) {
        (Some(declared), _) => (declared.value.span, "declared here".to_owned()),
        (None, ManifestKind::AddInOnly) => (manifest.root, "no <Permissions>: Restricted applies".to_owned()),
        (None, ManifestKind::Unified) => {
            (manifest.root, "no mailbox permission: Restricted applies".to_owned())
        }
    };
    Related { at: Location { file: short.file.path.clone(), span }, message }
}

#[cfg(test)]
mod tests {
    use crate::analysis::{Access, Certainty, Usage, Via};
    use crate::catalog::MailboxLevel::{ReadItem, ReadWriteItem};
    use crate::manifest::SchemaVersion;
    use crate::rules::testing::{World, usage};

    const SUBJECT: &str = "Office.Subject.setAsync";

    fn headlines(world: &World) -> Vec<String> {
        world.told().into_iter().filter(|line| !line.starts_with(' ') && line.contains(" needs ")).collect()
    }

    /// `subject.setAsync()` in `a.js`.
    fn call() -> World {
        World::new().source("a.js", "subject.setAsync()", |text| vec![usage(text, "setAsync", SUBJECT)])
    }

    #[test]
    fn a_call_above_the_declared_level_is_told_with_its_manifest_and_a_fix() {
        assert_eq!(
            call().manifest("manifest.xml", Some(ReadItem), |j| j).told(),
            [
                "a.js `setAsync` error: `Office.Subject.setAsync` needs ReadWriteItem, but manifest.xml declares ReadItem",
                "  The typings say read item; the shipped library and the permissions page ask for read/write item \
                 (2025-12-02).",
                "  Reached straight from `Office`.",
                "  At run time the call throws `Elevated permission is required to call the method: ...` or fails with \
                 `Permission Denied`.",
                "  Declare ReadWriteItem in manifest.xml, or do without.",
                "  manifest.xml `ReadItem`: declared here",
                "  unsafe: Declare ReadWriteItem in manifest.xml: manifest.xml ReadItem -> ReadWriteItem",
            ]
        );
    }

    #[test]
    fn one_chain_is_told_once_at_its_last_highest_member() {
        let chain = |text: &str| {
            let names = [("bcc", "Office.MessageCompose.bcc"), ("getAsync", "Office.Recipients.getAsync")];
            names.map(|(name, member)| Usage { chain: 7, ..usage(text, name, member) }).to_vec()
        };
        let world = World::new().source("a.js", "item.bcc.getAsync()", chain).manifest("a.xml", None, |j| j);
        assert_eq!(
            headlines(&world),
            [
                "a.js `getAsync` error: `Office.Recipients.getAsync` needs ReadItem, but a.xml declares no level, so \
              Restricted applies"
            ]
        );
    }

    #[test]
    fn manifests_that_differ_are_told_apart_and_those_that_suffice_are_not_named() {
        let world = call()
            .manifest("a.xml", Some(ReadItem), |j| j)
            .manifest("b.xml", None, |j| j)
            .manifest("c.xml", Some(ReadItem), |j| j)
            .manifest("d.xml", Some(ReadWriteItem), |j| j);
        let told = world.told();
        let declared =
            "but b.xml declares no level, so Restricted applies, and a.xml and c.xml declare ReadItem";
        assert!(told[0].ends_with(declared), "{told:?}");
        let related = [
            "  a.xml `ReadItem`: declared here",
            "  b.xml `OfficeApp`: no <Permissions>: Restricted applies",
            "  c.xml `ReadItem`: declared here",
        ];
        assert_eq!(told[5..8], related);
    }

    #[test]
    fn doubt_softens_and_a_mere_possibility_or_a_test_accuses_nobody() {
        let disputed = "Office.MessageCompose.getSelectedDataAsync";
        let cases = [
            ("a.js", SUBJECT, Certainty::Certain, Some("error:")),
            ("a.js", disputed, Certainty::Certain, Some("warning:")),
            ("a.js", SUBJECT, Certainty::Likely, Some("warning:")),
            ("a.js", SUBJECT, Certainty::Maybe, None),
            ("a.test.js", SUBJECT, Certainty::Certain, None),
            ("a.js", "Office.Subject.getAsync", Certainty::Certain, None),
        ];
        for (file, member, certainty, expected) in cases {
            let world = World::new()
                .source(file, "x.y()", |text| vec![Usage { certainty, ..usage(text, "y", member) }])
                .manifest("manifest.xml", Some(ReadItem), |j| j);
            let headline = headlines(&world).pop();
            assert_eq!(
                headline.as_deref().and_then(|h| h.split(' ').nth(2)),
                expected,
                "{member} {certainty:?}"
            );
        }
    }

    #[test]
    fn several_possible_members_are_named_by_their_owners() {
        let read = |text: &str| {
            let members = usage(text, "setAsync", "Office.Subject.setAsync|Office.Body.setAsync");
            vec![Usage { via: Via::Parameter, access: Access::Read, ..members }]
        };
        let world = World::new().source("a.js", "x.setAsync", read).manifest("a.xml", Some(ReadItem), |j| j);
        let told = world.told();
        assert!(
            told[0].contains(": `setAsync` (Office.Subject and Office.Body) needs ReadWriteItem"),
            "{told:?}"
        );
        assert_eq!(told[2], "  Reached through a parameter that a caller fills.");
        assert!(told[3].starts_with("  At run time a call of it throws"), "{told:?}");
    }

    #[test]
    fn schema_1_0_is_raised_to_the_level_that_it_has() {
        let world = call().manifest("a.xml", Some(ReadItem), |j| j).but(|m| m.schema = SchemaVersion::V1_0);
        let told = world.told();
        assert_eq!(
            told[4],
            "  Declare ReadWriteMailbox in a.xml (its schema 1.0 has no ReadWriteItem), or do without. Only an \
             administrator can install an add-in that declares it."
        );
        assert!(told[6].ends_with("ReadItem -> ReadWriteMailbox"), "{told:?}");
    }
}
