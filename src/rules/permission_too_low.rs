//! A manifest declares a lower permission level than the add-in's code needs.
//!
//! # What it does
//! Marks the permission level in a manifest and counts the uses that need more; `permission-exceeded` reports each
//! of them in the code. If the manifest declares no level, the place where it would be inserted is marked. Tests, merely
//! possible uses and uses that comments suppress are not counted.
//!
//! # Why
//! Somebody who edits the manifest does not see the code. Either the level has to change, or the uses have to go.
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
//! ```xml
//! <Permissions>ReadWriteItem</Permissions>
//! ```
//!
//! # Fix safety
//! Raising the level is unsafe, because users and administrators have to agree to it.

mod document;

use super::judged_manifest::{self, JudgedManifest};
use super::retired::OnlyRetired;
use super::set_level::{self, LevelTarget};
use super::suppress::Reached;
use super::{Context, Finding, Fix, Meta, Safety, Severity, chains, permission_exceeded, words};
use crate::addin::SourceFile;
use crate::analysis::{Certainty, Usage};
use crate::catalog::{MailboxLevel, PERMISSIONS_URL};
use crate::text::{Span, prose};

pub(super) static META: Meta = Meta {
    code: "permission-too-low",
    severity: Severity::Information,
    since: "0.1.0",
    fix: Some(Safety::Unsafe),
    tags: &[],
    url: PERMISSIONS_URL,
    source: include_str!("permission_too_low.rs"),
};

/// This many uses are shown; all are counted.
const SHOWN: usize = 3;

/// A use, and what it needs.
struct NeedingUse<'a> {
    source: &'a SourceFile,
    usage: &'a Usage,
    needed: MailboxLevel,
}

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    document::check(cx, out);
    for add_in in cx.add_ins {
        // What is wrong with a level otherwise, other rules tell.
        let is_short = |s: &JudgedManifest| {
            s.is_judged() && s.manifest().level_is_clear() && s.sufficient() > granted(s)
        };
        let short: Vec<JudgedManifest> = judged_manifest::of(cx, add_in).filter(is_short).collect();
        if !short.is_empty() {
            let reached = Reached::of(cx);
            let least = short.iter().map(granted).min();
            let counted = cx.counted(add_in).filter(|source| source.outcome.digest().needed() > least);
            let counted = counted.filter(|source| !cx.is_left(add_in, source));
            let uses: Vec<NeedingUse> = counted.flat_map(|source| uses(&reached, source)).collect();
            out.extend(short.iter().filter_map(|subject| finding(subject, &short, &uses)));
        }
    }
}

fn granted(subject: &JudgedManifest) -> MailboxLevel {
    subject.manifest().granted()
}

fn uses<'a>(reached: &Reached, source: &'a SourceFile) -> Vec<NeedingUse<'a>> {
    let told = source.outcome.usages.iter().filter(|usage| usage.certainty > Certainty::Maybe);
    let uses = chains::deciding(told).into_iter();
    let uses =
        uses.filter(|(usage, _)| !reached.holds(permission_exceeded::META.code, &source.path, usage.span));
    uses.map(|(usage, needed)| NeedingUse { source, usage, needed }).collect()
}

fn finding(subject: &JudgedManifest, all: &[JudgedManifest], uses: &[NeedingUse]) -> Option<Finding> {
    let uses: Vec<&NeedingUse> = uses.iter().filter(|one| one.needed > granted(subject)).collect();
    let highest = uses.iter().map(|one| one.needed).max()?;
    let level = words::level(subject.manifest().kind, subject.sufficient());
    let mut lines = vec![
        headline(&uses, granted(subject), highest),
        format!("Declare {level}, or remove what needs it."),
    ];
    if let Some(only) = OnlyRetired::of(subject) {
        lines.push(format!("{} is needed {}. {}", only.now.name(), only.clause(), only.without()));
    }
    // The highest come first: they decide.
    let (first, then): (Vec<&NeedingUse>, Vec<&NeedingUse>) =
        uses.iter().partition(|one| one.needed == highest);
    let shown = first.into_iter().chain(then).take(SHOWN);
    let related = shown.map(|one| chains::needs(one.source, one.usage)).collect();
    let targets: Vec<LevelTarget> = all.iter().map(target).collect();
    let fixes = set_level::joint(&targets, Safety::Unsafe, target(subject));
    let finding = subject.finding(&META, place(subject, fixes.last()), subject.sufficient().name(), &lines);
    Some(Finding { related, fixes, ..finding })
}

/// The declared level; where there is none, where the fix puts one.
fn place(subject: &JudgedManifest, own: Option<&Fix>) -> Span {
    let declared = subject.manifest().declared_at().map(|declared| declared.value.span);
    let inserted = || Some(own?.edits.first()?.1.first()?.span);
    declared.or_else(inserted).unwrap_or(subject.manifest().root)
}

fn target<'a>(subject: &JudgedManifest<'a>) -> LevelTarget<'a> {
    LevelTarget::new(subject.add_in, subject.file, subject.sufficient())
}

/// `25 uses need more than ReadItem, 17 of them ReadWriteMailbox`.
fn headline(uses: &[&NeedingUse], granted: MailboxLevel, highest: MailboxLevel) -> String {
    let (count, most) = (uses.len(), uses.iter().filter(|one| one.needed == highest).count());
    let (verb, highest) = (if count == 1 { "needs" } else { "need" }, highest.name());
    let how = match (count, most) {
        (1, _) => format!(": {highest}"),
        _ if most == count => format!(": all of them {highest}"),
        _ => format!(", {most} of them {highest}"),
    };
    format!("{} {verb} more than {}{how}", prose::count(count, "use"), granted.name())
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{World, mail, permissions, usage};

    fn told(members: &[&str], children: &str) -> Vec<String> {
        let source = |world: World, (name, member): (&str, &&str)| {
            world.source(name, "x.y()", |text| vec![usage(text, "y", member)])
        };
        let world = ["a.js", "b.js"].into_iter().zip(members).fold(World::new(), source);
        world.written("a.xml", &mail(children)).told_by("permission-too-low")
    }

    const READS: &str = "Office.MessageRead.subject";
    const WRITES: &str = "Office.Body.setAsync";
    const TOKEN: &str = "Office.Mailbox.makeEwsRequestAsync";

    #[test]
    fn the_level_is_marked_once_with_a_count() {
        for (members, declared, expected) in [
            (
                &[WRITES][..],
                "ReadItem",
                "`ReadItem` information: 1 use needs more than ReadItem: ReadWriteItem",
            ),
            (
                &[WRITES, READS],
                "Restricted",
                "`Restricted` information: 2 uses need more than Restricted, 1 of them ReadWriteItem",
            ),
            (
                &[WRITES, TOKEN],
                "ReadItem",
                "`ReadItem` information: 2 uses need more than ReadItem, 1 of them ReadWriteMailbox",
            ),
        ] {
            let told = told(members, &permissions(declared));
            assert!(told.len() == 1 && told[0].contains(expected), "{told:?}");
        }
        assert_eq!(told(&[READS], &permissions("ReadItem")), [""; 0]);
        assert_eq!(told(&[WRITES], &permissions("nonsense")), [""; 0]);
    }

    #[test]
    fn where_nothing_is_declared_the_mark_stands_where_it_would_be() {
        let told = told(&[READS], "");
        assert!(
            told.len() == 1 && told[0].starts_with("a.xml `` information: 1 use needs more than Restricted"),
            "{told:?}"
        );
        assert!(told[0].ends_with("unsafe: Declare ReadItem in a.xml"), "{told:?}");
    }
}
