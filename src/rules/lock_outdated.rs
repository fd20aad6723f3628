//! The lock no longer says what the add-in is, though it needs no more than before.
//!
//! # What it does
//! With `check --locked`, reports each add-in of `addinspect.lock` that has changed without needing or asking for more: it needs
//! less, uses other members, or is gone. The lines that differ are shown, those of the lock with `-` and those of now with `+`.
//! What is more than the lock says is reported by `lock-exceeded`.
//!
//! # Why
//! A lower need is worth keeping: only when it is in the lock does the next raise show. This does not fail a run, because
//! nobody is asked for anything.
//!
//! # Example
//! ```text
//! add-in .
//!   manifest manifest.xml
//!     declares ReadWriteItem
//!     needs ReadWriteItem
//! ```
//! ```js
//! Office.context.mailbox.item.subject; // needs ReadItem only
//! ```
//!
//! # Instead
//! Run `addinspect lock` and commit the file.
//!
//! # Fix safety
//! There is no fix, because the file is written as a whole: `addinspect lock` does that.

use super::lock_exceeded::raises;
use super::locked::{AddInNow, all, lock_line};
use super::{Context, Finding, Meta, Severity};
use crate::ratchet::{HeldLock, LOCK_FILE, LockedAddIn};
use crate::text::prose;
use std::path::Path;

pub(super) static META: Meta = Meta {
    code: "lock-outdated",
    severity: Severity::Information,
    since: "0.1.0",
    fix: None,
    tags: &[],
    url: "https://learn.microsoft.com/office/dev/add-ins/outlook/understanding-outlook-add-in-permissions",
    source: include_str!("lock_outdated.rs"),
};

/// So many lines that differ are shown.
const SHOWN: usize = 12;
const ADVICE: &str = "Run `addinspect lock` and commit addinspect.lock.";

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    let Some(held) = cx.lock else { return };
    for now in all(cx, &|path| held.name(path)) {
        let then = now.manifests.iter().find_map(|subject| held.of(&subject.file.path));
        // Whoever takes what is more into the lock takes the rest, too.
        let then = then.filter(|then| raises(held, &now, then).is_empty());
        out.extend(then.and_then(|then| changed(held, &now, then)));
    }
    // Every part of a tree says so; each finding is told once.
    let gone = held.gone().map(|then| {
        let root = &then.root;
        let point = format!("the add-in in {root} is gone; {LOCK_FILE} still has it");
        finding(held, then, None, &[point, ADVICE.to_owned()])
    });
    out.extend(gone);
}

fn finding(held: &HeldLock, then: &LockedAddIn, add_in: Option<&Path>, lines: &[String]) -> Finding {
    META.finding(lock_line(held, then.line), add_in, then.root.as_str(), lines.join("\n"))
}

fn changed(held: &HeldLock, now: &AddInNow, then: &LockedAddIn) -> Option<Finding> {
    let (old, new) = (sentences(then), sentences(&now.locked));
    let gone = old.iter().filter(|line| !new.contains(line)).map(|line| format!("- {line}"));
    let added = new.iter().filter(|line| !old.contains(line)).map(|line| format!("+ {line}"));
    let mut lines: Vec<String> = gone.chain(added).collect();
    if lines.is_empty() {
        return None;
    }
    let more = lines.len().saturating_sub(SHOWN);
    lines.truncate(SHOWN);
    lines.extend((more > 0).then(|| format!("and {} more", prose::count(more, "line"))));
    lines.insert(0, point(now, then));
    lines.push(ADVICE.to_owned());
    Some(finding(held, then, Some(&now.add_in.root), &lines))
}

/// What is said of an add-in, its folder in front.
fn sentences(add_in: &LockedAddIn) -> Vec<String> {
    std::iter::once(format!("add-in {}", add_in.root)).chain(add_in.sentences()).collect()
}

/// The point: a lower need is good news, anything else is only different.
fn point(now: &AddInNow, then: &LockedAddIn) -> String {
    let needed = |add_in: &LockedAddIn| add_in.manifests.iter().map(|m| m.needed).max();
    let lower = |now, then| (now < then).then_some((now, then));
    let needs = needed(&now.locked).zip(needed(then)).and_then(|(now, then)| lower(now, then));
    let declares = now.locked.granted().zip(then.granted()).and_then(|(now, then)| lower(now, then));
    match (needs, declares) {
        (Some((now, then)), _) => {
            format!("the add-in needs only {} now; {LOCK_FILE} has {}", now.name(), then.name())
        }
        (None, Some((now, then))) => {
            format!("the add-in declares only {} now; {LOCK_FILE} has {}", now.name(), then.name())
        }
        (None, None) => format!("{LOCK_FILE} is not up to date for this add-in"),
    }
}
