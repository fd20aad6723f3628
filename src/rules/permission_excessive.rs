//! A manifest declares a higher permission level than its add-in needs.
//!
//! # What it does
//! Compares the permission level that a manifest declares with the lowest one that the code and the manifest's own
//! features need, and names the uses that need most. Each manifest of an add-in is judged by itself; tests and mocks are
//! ignored.
//!
//! The severity is a warning. It is information if something makes the finding uncertain, which the message names: values
//! that cannot be followed, uses whose level depends on the receiver, members that were observed to need more than is
//! documented, tokens that carry the declared level. Nothing is reported if a use that is probably Office's needs as much as
//! the manifest declares.
//!
//! It is information, too, if the declared level is needed, but only for EWS, Outlook REST or Exchange tokens, which no longer
//! work in Exchange Online: `addinspect migrate` plans the way out, and then a lower level is enough. Nothing is said if
//! `exchange` is `on-premises`, or if a check keeps such a call from Exchange Online.
//!
//! The same is done with the document level of add-ins for Word, Excel, PowerPoint, OneNote and Project. If their code uses Office,
//! but not the document, Restricted is enough.
//!
//! An Outlook add-in whose code uses no member with a permission level is not reported.
//!
//! # Why
//! Users and administrators see the level before they install an add-in, and only an administrator can install one that asks
//! for ReadWriteMailbox. A permission that is not requested cannot be abused if the add-in or its server is compromised.
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
//! Lowering the level is safe if the finding is certain. Otherwise it is unsafe: try the add-in with the lower level first. While
//! calls of retired services need the level, there is no fix.

mod document;

use super::judged_manifest::{self, JudgedManifest};
use super::retired::OnlyRetired;
use super::set_level::{self, LevelTarget};
use super::{Context, Finding, Fix, Meta, Safety, Severity, chains, words};
use crate::addin::{AddIn, SourceFile, Verdict};
use crate::analysis::Usage;
use crate::catalog::{Catalog, MailboxLevel, PERMISSIONS_URL};
use crate::text::prose;
use std::collections::BTreeSet;

pub(super) static META: Meta = Meta {
    code: "permission-excessive",
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Safety::Safe),
    tags: &[],
    url: PERMISSIONS_URL,
    source: include_str!("permission_excessive.rs"),
};

/// This many uses are shown; all are counted.
const SHOWN: usize = 3;

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    document::check(cx, out);
    for add_in in cx.add_ins {
        let excessive: Vec<Excess> = judged_manifest::of(cx, add_in).filter_map(Excess::of).collect();
        out.extend(excessive.iter().filter_map(|excess| excess.finding(&excessive)));
        out.extend(judged_manifest::of(cx, add_in).filter_map(|subject| needed_in_vain(&subject)));
    }
}

/// A manifest that declares too much.
struct Excess<'a> {
    subject: JudgedManifest<'a>,
    declared: MailboxLevel,
    /// What is enough, the uses included whose receiver is unknown, but whose name is Office's alone: nobody should be
    /// told to go below what `permission-exceeded` asks for.
    enough: MailboxLevel,
}

impl<'a> Excess<'a> {
    fn of(subject: JudgedManifest<'a>) -> Option<Excess<'a>> {
        let judged = subject.is_judged() && subject.judgement.verdict == Verdict::Excessive;
        // A level in doubt is told by other rules; what counts is not known before that is mended.
        let declared =
            subject.judgement.declared.filter(|_| judged && subject.manifest().level_is_clear())?;
        let enough = subject.sufficient();
        (declared > enough).then_some(Excess { subject, declared, enough })
    }

    fn finding(&self, all: &[Excess]) -> Option<Finding> {
        let JudgedManifest { cx, add_in, file, judgement } = self.subject;
        let declared = file.manifest.declared_at()?;
        let uses = needing_most(cx, add_in, judgement.required_by_code);
        let related = uses.iter().take(SHOWN).map(|&(source, usage)| chains::needs(source, usage)).collect();
        let severity = if judgement.certain { META.severity } else { Severity::Information };
        let finding =
            self.subject.finding(&META, declared.value.span, &declared.value.value, &self.message(&uses));
        Some(Finding { severity, related, fixes: self.fixes(all), ..finding })
    }

    fn message(&self, uses: &[(&SourceFile, &Usage)]) -> Vec<String> {
        let judgement = self.subject.judgement;
        let (enough, advice) = if judgement.certain {
            ("is enough", "Declare")
        } else {
            ("seems enough", "Try the add-in with")
        };
        let (manifest, declared) = (self.subject.name(), self.declared.name());
        let mut lines = vec![format!("{manifest} declares {declared}, but {} {enough}", self.enough.name())];
        lines.push(needed_by(judgement.required_by_code, uses));
        lines.extend(lowered(self.subject.cx, self.subject.add_in));
        lines.extend(judgement.reasons.iter().cloned());
        if let Some(only) = OnlyRetired::of(&self.subject) {
            lines.push(format!("{} is needed {}. {}", only.now.name(), only.clause(), only.without()));
        }
        lines.push(format!("{advice} {}.", words::level(self.subject.manifest().kind, self.enough)));
        lines
    }

    fn target(&self) -> LevelTarget<'a> {
        LevelTarget::new(self.subject.add_in, self.subject.file, self.enough)
    }

    fn fixes(&self, all: &[Excess]) -> Vec<Fix> {
        let safety = |e: &Excess| if e.subject.judgement.certain { Safety::Safe } else { Safety::Unsafe };
        let targets: Vec<LevelTarget> = all.iter().map(Excess::target).collect();
        let worst = all.iter().map(safety).max().unwrap_or(Safety::Unsafe);
        set_level::joint(&targets, worst, self.target())
    }
}

/// A level that is declared and needed, but only for what is retired.
fn needed_in_vain(subject: &JudgedManifest) -> Option<Finding> {
    let is_exact = subject.judgement.verdict == Verdict::Exact && subject.manifest().level_is_clear();
    let declared = subject.file.manifest.declared_at().filter(|_| is_exact)?;
    let only = OnlyRetired::of(subject)?;
    let lines = [
        format!("{} needs {} {}", subject.name(), only.now.name(), only.clause()),
        needed_by(only.now, &only.uses),
        only.without(),
    ];
    let related = only.uses.iter().take(SHOWN).map(|&(source, usage)| chains::needs(source, usage)).collect();
    let finding = subject.finding(&META, declared.value.span, &declared.value.value, &lines);
    Some(Finding { severity: Severity::Information, related, ..finding })
}

/// The uses that need the level which the code needs.
fn needing_most<'a>(
    cx: &Context<'a>,
    add_in: &'a AddIn,
    level: MailboxLevel,
) -> Vec<(&'a SourceFile, &'a Usage)> {
    let of = |source: &'a SourceFile| chains::needing(source, level).map(move |usage| (source, usage));
    cx.counted(add_in).flat_map(of).collect()
}

/// The members that are used and that the configuration thinks less of than the catalogue.
fn lowered(cx: &Context, add_in: &AddIn) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    for source in cx.counted(add_in) {
        let scope = cx.config.of(&source.path);
        let uses = source.outcome.usages.iter().filter(|usage| !usage.is_probe());
        let members = uses.flat_map(|usage| &usage.members);
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
    let (verb, named) = if uses.len() == 1 { ("needs", ":") } else { ("need", ", for example") };
    format!("{} {verb} {}{named} {members}.", prose::count(uses.len(), "use"), level.name())
}

#[cfg(test)]
mod tests {
    use crate::analysis::{Certainty, Usage};
    use crate::catalog::MailboxLevel::{ReadItem, ReadWriteMailbox, Restricted};
    use crate::config::Exchange;
    use crate::rules::set_level::FIXED;
    use crate::rules::testing::{World, mail, permissions, usage};

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
                "  2 uses need ReadItem, for example `Office.MessageRead.subject`.",
                "  Declare ReadItem.",
                "  a.js `subject`: needs ReadItem",
                "  a.js `body`: needs ReadItem",
                "  safe: Declare ReadItem in manifest.xml: manifest.xml ReadWriteMailbox -> ReadItem",
            ]
        );
    }

    /// Each finding would have the edits of all.
    #[test]
    fn very_many_manifests_are_mended_one_by_one() {
        for (count, fixes) in [(FIXED, 2 * FIXED), (FIXED + 1, FIXED + 1)] {
            let world = World::new().source("a.js", "x.subject", |text| {
                vec![usage(text, "subject", "Office.MessageRead.subject")]
            });
            let add = |world: World, n: usize| {
                world.manifest(&format!("m{n}.xml"), Some(ReadWriteMailbox), |j| j.required(ReadItem))
            };
            let told = (0..count).fold(world, add).told();
            assert_eq!(told.iter().filter(|line| line.starts_with("  safe: ")).count(), fixes, "{count}");
        }
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
                "  1 use needs ReadItem: `Office.MessageRead.subject`.",
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
        assert_eq!(told[1], "  4 uses need ReadItem, for example `Office.MessageCompose.to`.");
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
    fn a_level_that_only_a_retired_service_needs_is_named_as_such() {
        let world = |exchange| {
            World::new()
                .source("a.js", "x.subject; m.send(x)", |text| {
                    vec![
                        usage(text, "subject", "Office.MessageRead.subject"),
                        usage(text, "send", "Office.Mailbox.makeEwsRequestAsync"),
                    ]
                })
                .exchange(exchange)
                .written("manifest.xml", &mail(&permissions("ReadWriteMailbox")))
                .told_by("permission-excessive")
        };
        let expected = "manifest.xml `ReadWriteMailbox` information: manifest.xml needs ReadWriteMailbox only for EWS, which no \
                        longer works in Exchange Online";
        assert_eq!(world(Exchange::Online), [expected]);
        assert_eq!(world(Exchange::OnPremises), [""; 0]);
    }

    #[test]
    fn a_manifest_that_declares_what_is_needed_is_clean() {
        let world = World::new().manifest("manifest.xml", Some(Restricted), |j| j.required(Restricted));
        assert_eq!(world.told(), [""; 0]);
    }
}
