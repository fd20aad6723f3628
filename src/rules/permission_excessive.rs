//! A manifest declares a higher permission level than its add-in needs.
//!
//! # What it does
//! Compares the level that an Outlook manifest declares with the least one that its code and its own features need, and
//! names the uses that need it most. Each manifest of an add-in is judged by itself; tests and mocks do not count.
//!
//! It is a warning. It is information where something weakens the claim: values that cannot be followed, uses whose
//! level depends on the receiver, tokens that carry the declared level. The message says what. Where a use that is likely
//! to be Office's needs as much as is declared, nothing is said.
//!
//! An add-in whose code touches no member with a level is not reported.
//!
//! # Why
//! Users and administrators see the level before they install an add-in, and ReadWriteMailbox can be installed by
//! administrators only. What is not asked for cannot be abused when the add-in or its server is compromised.
//!
//! # Example
//! ```xml
//! <Permissions>ReadWriteMailbox</Permissions>
//! ```
//! ```js
//! show(Office.context.mailbox.item.subject);
//! ```
//!
//! # Instead
//! ```xml
//! <Permissions>ReadItem</Permissions>
//! ```
//!
//! # Fix safety
//! Lowering is safe when nothing weakens the claim. Otherwise it is unsafe: try the add-in with the lower level first.

use super::{Context, Finding, Fix, Location, Meta, Related, Safety, Severity, chains, set_level, words};
use crate::addin::{AddIn, Judgement, ManifestFile, SourceFile, Verdict};
use crate::analysis::{Certainty, Usage};
use crate::catalog::{Catalog, MailboxLevel, PERMISSIONS_URL};
use std::collections::BTreeSet;

pub(super) static META: Meta = Meta {
    code: "permission-excessive",
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Safety::Safe),
    url: PERMISSIONS_URL,
    source: include_str!("permission_excessive.rs"),
};

/// This many uses are shown; all are counted.
const SHOWN: usize = 3;

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    for add_in in cx.add_ins {
        let excessive = cx.judged(add_in).filter(|(_, j)| j.verdict == Verdict::Excessive);
        let likely = likely_need(cx, add_in);
        let excessive = excessive.filter(|(_, j)| j.declared > likely);
        out.extend(excessive.filter_map(|(file, judgement)| finding(cx, add_in, file, judgement)));
    }
}

/// What the uses need whose receiver is unknown, but whose name is Office's alone. Where that is as much as is declared,
/// nobody should be told to lower it, while `permission-exceeded` may even ask for more.
fn likely_need(cx: &Context, add_in: &AddIn) -> Option<MailboxLevel> {
    let usages = cx.counted(add_in).flat_map(|source| &source.outcome.usages);
    usages.filter(|u| u.certainty == Certainty::Likely).filter_map(|u| u.min).max()
}

fn finding(cx: &Context, add_in: &AddIn, file: &ManifestFile, judgement: &Judgement) -> Option<Finding> {
    let declared = file.manifest.declared_at()?;
    let uses = needing_most(cx, add_in, judgement.required_by_code);
    Some(Finding {
        rule: META.code,
        severity: if judgement.certain { META.severity } else { Severity::Information },
        message: message(cx, add_in, file, judgement, &uses)?,
        url: META.url,
        at: Location { file: file.path.clone(), span: declared.value.span },
        add_in: Some(add_in.root.clone()),
        related: uses.iter().take(SHOWN).map(|&(source, usage)| related(source, usage)).collect(),
        fixes: fix(add_in, file, judgement).into_iter().collect(),
    })
}

/// The uses that need the level which the code needs, one per access chain. Only what is certain made the code's level;
/// Restricted is granted to everybody, so nothing "needs" it.
fn needing_most<'a>(
    cx: &Context<'a>,
    add_in: &'a AddIn,
    level: MailboxLevel,
) -> Vec<(&'a SourceFile, &'a Usage)> {
    let mut uses = Vec::new();
    if level == MailboxLevel::Restricted {
        return uses;
    }
    for source in cx.counted(add_in) {
        let certain = source.outcome.usages.iter().filter(|u| u.certainty == Certainty::Certain);
        let needing = chains::deciding(certain).into_iter().filter(|&(_, needs)| needs == level);
        uses.extend(needing.map(|(usage, _)| (source, usage)));
    }
    uses
}

fn message(
    cx: &Context,
    add_in: &AddIn,
    file: &ManifestFile,
    judgement: &Judgement,
    uses: &[(&SourceFile, &Usage)],
) -> Option<String> {
    let (manifest, required) = (words::manifest_name(add_in, file), judgement.required);
    let (enough, advice) =
        if judgement.certain { ("is enough", "Declare") } else { ("seems enough", "Try the add-in with") };
    let declared = judgement.declared?.name();
    let mut lines = vec![format!("{manifest} declares {declared}, but {} {enough}", required.name())];
    lines.push(needed_by(judgement.required_by_code, uses));
    lines.extend(lowered(cx, add_in));
    lines.extend(judgement.reasons.iter().cloned());
    lines.push(format!("{advice} {}.", words::level(file.manifest.kind, required)));
    Some(lines.join("\n"))
}

/// The members that are used and that the configuration thinks less of than the catalogue.
fn lowered(cx: &Context, add_in: &AddIn) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    for source in cx.counted(add_in) {
        let scope = cx.config.of(&source.path);
        let members = source.outcome.usages.iter().flat_map(|usage| &usage.members);
        let said = members.filter_map(|&m| scope.level(m));
        let lower = said.filter(|l| Some(l.level) < Catalog::get().member(l.member).level);
        lines.extend(lower.map(words::configured));
    }
    lines
}

fn needed_by(level: MailboxLevel, uses: &[(&SourceFile, &Usage)]) -> String {
    let Some((_, first)) = uses.first() else {
        return "Nothing in the code needs more than Restricted.".to_owned();
    };
    let members = words::members(Catalog::get(), first);
    let verb = if uses.len() == 1 { "needs" } else { "need" };
    format!("{} {verb} {}, the first is {members}.", words::count(uses.len(), "use"), level.name())
}

fn related(source: &SourceFile, usage: &Usage) -> Related {
    let level = usage.min.map_or("nothing", MailboxLevel::name);
    Related {
        at: Location { file: source.path.clone(), span: usage.span },
        message: format!("needs {level}"),
    }
}

fn fix(add_in: &AddIn, file: &ManifestFile, judgement: &Judgement) -> Option<Fix> {
    let edits = set_level::lower(file, judgement.required)?;
    let name = words::manifest_name(add_in, file);
    Some(Fix {
        title: format!("Declare {} in {name}", words::value(file.manifest.kind, judgement.required)),
        safety: if judgement.certain { Safety::Safe } else { Safety::Unsafe },
        edits: vec![edits],
    })
}

#[cfg(test)]
mod tests {
    use crate::analysis::{Certainty, Usage};
    use crate::catalog::MailboxLevel::{ReadItem, ReadWriteMailbox, Restricted};
    use crate::rules::testing::{World, usage};

    #[test]
    fn more_than_enough_is_a_warning_at_the_declared_value_with_a_safe_fix() {
        let world = World::new()
            .source("a.js", "x.subject; y.body", |text| {
                vec![
                    usage(text, "subject", "Office.MessageRead.subject"),
                    usage(text, "body", "Office.MessageRead.body"),
                ]
            })
            .manifest("manifest.xml", Some(ReadWriteMailbox), |j| j.required(ReadItem));
        assert_eq!(
            world.told(),
            [
                "manifest.xml `ReadWriteMailbox` warning: manifest.xml declares ReadWriteMailbox, but ReadItem is enough",
                "  2 uses need ReadItem, the first is `Office.MessageRead.subject`.",
                "  Declare ReadItem.",
                "  a.js `subject`: needs ReadItem",
                "  a.js `body`: needs ReadItem",
                "  safe: Declare ReadItem in manifest.xml: manifest.xml ReadWriteMailbox -> ReadItem",
            ]
        );
    }

    #[test]
    fn a_weakened_claim_is_information_with_an_unsafe_fix() {
        let world = World::new()
            .source("a.js", "x.subject", |text| vec![usage(text, "subject", "Office.MessageRead.subject")])
            .manifest("manifest.xml", Some(ReadWriteMailbox), |j| {
                j.required(ReadItem).doubt("A token leaves.")
            });
        assert_eq!(
            world.told(),
            [
                "manifest.xml `ReadWriteMailbox` information: manifest.xml declares ReadWriteMailbox, but ReadItem seems \
                 enough",
                "  1 use needs ReadItem, the first is `Office.MessageRead.subject`.",
                "  A token leaves.",
                "  Try the add-in with ReadItem.",
                "  a.js `subject`: needs ReadItem",
                "  unsafe: Declare ReadItem in manifest.xml: manifest.xml ReadWriteMailbox -> ReadItem",
            ]
        );
    }

    #[test]
    fn at_most_three_uses_are_shown() {
        let world = World::new()
            .source("a.js", "a.to b.cc c.bcc d.from", |text| {
                let one = |name: &str| usage(text, name, &format!("Office.MessageCompose.{name}"));
                vec![one("to"), one("cc"), one("bcc"), one("from")]
            })
            .manifest("manifest.xml", Some(ReadWriteMailbox), |j| j.required(ReadItem));
        let told = world.told();
        assert_eq!(told[1], "  4 uses need ReadItem, the first is `Office.MessageCompose.to`.");
        assert_eq!(told.iter().filter(|line| line.ends_with(": needs ReadItem")).count(), 3, "{told:?}");
    }

    #[test]
    fn a_likely_use_that_needs_as_much_as_is_declared_keeps_the_level() {
        let world = |needed: &'static str| {
            World::new()
                .source("a.js", "x.y()", |text| {
                    vec![Usage { certainty: Certainty::Likely, ..usage(text, "y", needed) }]
                })
                .manifest("manifest.xml", Some(ReadItem), |j| j.required(Restricted).doubt("Who knows."))
        };
        let excessive = |world: World| world.told().iter().any(|line| line.contains("seems enough"));
        assert!(excessive(world("Office.RoamingSettings.get")));
        assert!(!excessive(world("Office.Mailbox.getCallbackTokenAsync")));
        assert!(!excessive(world("Office.Mailbox.makeEwsRequestAsync")));
    }

    #[test]
    fn a_manifest_that_declares_what_is_needed_is_clean() {
        let world = World::new().manifest("manifest.xml", Some(Restricted), |j| j.required(Restricted));
        assert_eq!(world.told(), [""; 0]);
    }
}
