//! The add-in needs or asks for more than its lock says.
//!
//! # What it does
//! With `check --locked`, compares each add-in with what `addinspect lock` has written to `addinspect.lock`. Reports what is
//! more than that, where it stands:
//!
//! - a manifest that declares a higher permission level, or another supplementary permission (append on send, shared folders);
//! - a member that needs a higher level than the code needed before, or a feature of the manifest that does;
//! - a scope that is requested, a call of a retired service (tokens, an operation of EWS, a request to Outlook REST) or a use of
//!   a supplementary permission, where the lock has none of that name;
//! - an add-in that the lock does not have.
//!
//! Only what is certain raises the level. A comment does not suppress this rule, because the lock is the place that says what
//! was agreed to.
//!
//! # Why
//! Users and administrators have agreed to a level. A change that needs a higher one asks all of them again, and often gets into
//! a release unnoticed, with a single call.
//!
//! # Example
//! ```text
//! add-in .
//!   manifest manifest.xml
//!     declares ReadItem
//!     needs ReadItem
//! ```
//! ```js
//! Office.context.mailbox.item.subject.setAsync("Done"); // needs ReadWriteItem
//! ```
//!
//! # Instead
//! Do without the call; or run `addinspect lock` and commit the file, so that reviewers see what the add-in will be granted.
//!
//! # Fix safety
//! There is no fix, because only people can agree to more.

use super::judged_manifest::JudgedManifest;
use super::locked::{ADVICE, AddInNow, NeedPlace, UNREAD, all, declared_permissions, lock_line};
use super::{Context, Finding, Location, Meta, Related, Severity, words};
use crate::analysis::Certainty;
use crate::catalog::{Catalog, MailboxLevel};
use crate::ratchet::{HeldLock, LOCK_FILE, LockedAddIn, LockedLevel, LockedManifest, Need};
use crate::text::prose;
use std::cmp::Reverse;
use std::collections::BTreeMap;

pub(super) static META: Meta = Meta {
    code: "lock-exceeded",
    severity: Severity::Error,
    since: "0.1.0",
    fix: None,
    tags: &[],
    url: "https://learn.microsoft.com/office/dev/add-ins/outlook/understanding-outlook-add-in-permissions",
    source: include_str!("lock_exceeded.rs"),
};

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    let Some(held) = cx.lock else { return };
    for now in all(cx, &|path| held.name(path)) {
        let then = now.manifests.iter().find_map(|subject| held.of(&subject.file.path));
        match then {
            Some(then) => out.extend(raises(held, &now, then)),
            None => out.extend(unknown(&now)),
        }
    }
}

/// What of an add-in is more than the lock says.
pub(super) fn raises(held: &HeldLock, now: &AddInNow, then: &LockedAddIn) -> Vec<Finding> {
    let mut found = Vec::new();
    Raise { held, now, then }.find(&mut found);
    found
}

/// An add-in that the lock does not have.
fn unknown(now: &AddInNow) -> Option<Finding> {
    let levels: Vec<String> = now
        .locked
        .manifests
        .iter()
        .map(|manifest| format!("declares {} and needs {}", manifest.declared.word(), manifest.needed.name()))
        .collect();
    let levels = prose::list(&deduplicated(levels));
    let point = format!("this add-in is not in {LOCK_FILE}; it {levels}");
    finding(now, now.front()?, "add-in", &point, Vec::new())
}

fn deduplicated(mut names: Vec<String>) -> Vec<String> {
    names.sort();
    names.dedup();
    names
}

fn finding(now: &AddInNow, at: Location, about: &str, point: &str, related: Vec<Related>) -> Option<Finding> {
    let message = format!("{point}\n{ADVICE}");
    Some(Finding { related, ..META.finding(at, Some(&now.add_in.root), about, message) })
}

/// What can be asked for besides a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Asked {
    Permission,
    Scope,
    Legacy,
    Ews,
    Rest,
}

impl Asked {
    /// What one place asks for: `` the scopes `Mail.Read` and `User.Read` are requested ``.
    fn words(self, names: &[&str]) -> String {
        let several = names.len() > 1;
        let (s, are) = if several { ("s", "are") } else { ("", "is") };
        let list = prose::list_all(&names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>());
        match self {
            Asked::Permission => format!("the code needs {list}"),
            Asked::Scope => format!("the scope{s} {list} {are} requested"),
            Asked::Legacy => format!("{list} {are} used"),
            Asked::Ews if names == [UNREAD] => "a request to EWS that could not be read is sent".to_owned(),
            Asked::Ews => format!("the EWS operation{s} {list} {are} called"),
            Asked::Rest => format!("{list} of Outlook REST {are} called"),
        }
    }
}

/// What is asked for, by kind and first place, each by its name with all of its places.
type AskedAt<'a> = BTreeMap<(Asked, &'a Location), Vec<(&'a str, &'a [NeedPlace<'a>])>>;

/// Takes note of what is asked for at a place: together with all of its kind there.
fn put<'a>(asked: &mut AskedAt<'a>, kind: Asked, name: &'a str, places: &'a [NeedPlace]) {
    if let Some(first) = places.iter().find(|place| place.own).or(places.first()) {
        asked.entry((kind, &first.at)).or_default().push((name, places));
    }
}

/// An add-in that may have become more than it was.
struct Raise<'a> {
    held: &'a HeldLock,
    now: &'a AddInNow<'a>,
    then: &'a LockedAddIn,
}

impl Raise<'_> {
    fn find(&self, out: &mut Vec<Finding>) {
        let by_code = self.then.by_code();
        let raised_by_code = self.now.locked.by_code() > by_code;
        for (subject, manifest) in self.now.manifests.iter().zip(&self.now.locked.manifests) {
            let then = self.then_of(manifest);
            out.extend(self.declared(subject, manifest, then));
            out.extend(self.permissions(subject, then));
            out.extend(
                then.filter(|_| !raised_by_code).and_then(|then| self.needed(subject, manifest, then)),
            );
        }
        let mut asked = AskedAt::new();
        for (need, places) in &self.now.places {
            let known = self.then.needs.get(need).copied().unwrap_or(0);
            match need {
                Need::Member(member) => {
                    let certain = member.certainty == Reverse(Certainty::Certain);
                    if certain && member.level.0 > by_code && places.len() > known {
                        out.extend(self.member(places, member.level.0, by_code, known));
                    }
                }
                _ if known > 0 => {}
                Need::Permission(name) => put(&mut asked, Asked::Permission, name, places),
                Need::Scope(name) => put(&mut asked, Asked::Scope, name, places),
                Need::Legacy(name) => put(&mut asked, Asked::Legacy, name, places),
                Need::Ews(name) => put(&mut asked, Asked::Ews, name, places),
                Need::Rest(name) => put(&mut asked, Asked::Rest, name, places),
            }
        }
        for ((kind, _), needs) in asked {
            let names: Vec<&str> = needs.iter().map(|(name, _)| *name).collect();
            let Some((_, places)) = needs.first() else { continue };
            let point = format!("{}, which {LOCK_FILE} does not have", kind.words(&names));
            out.extend(self.at_places(places, &names.join("|"), &point));
        }
    }

    /// What the lock says of a manifest: the one at this path, else the one with this id if it is the only one.
    fn then_of(&self, now: &LockedManifest) -> Option<&LockedManifest> {
        let mut with_id = self.then.manifests.iter().filter(|then| then.id.is_some() && then.id == now.id);
        let by_path = self.then.manifests.iter().find(|then| then.path == now.path);
        by_path.or_else(|| with_id.next().filter(|_| with_id.next().is_none()))
    }

    /// A manifest that declares more than before; a new one, more than any did.
    fn declared(
        &self,
        subject: &JudgedManifest,
        now: &LockedManifest,
        then: Option<&LockedManifest>,
    ) -> Option<Finding> {
        let before = match then {
            Some(then) => then.declared.granted(),
            None => self.then.granted(),
        };
        // Of what could not be read then, nobody can say that it was less.
        let before = before?;
        let name = subject.name();
        let point = match now.declared {
            LockedLevel::Unknown => {
                format!(
                    "the level that {name} declares cannot be read any more; {LOCK_FILE} has {}",
                    before.name()
                )
            }
            LockedLevel::Level(level) if level > before => {
                format!("{name} declares {}; {LOCK_FILE} has {}", level.name(), before.name())
            }
            _ => return None,
        };
        let declared = subject.manifest().declared_at().map(|declared| declared.value.span);
        let at = subject.at(declared.unwrap_or(subject.manifest().root));
        let line = then.map_or(self.then.line, |then| then.line);
        finding(self.now, at, now.declared.word(), &point, self.locked_here(line))
    }

    fn permissions(&self, subject: &JudgedManifest, then: Option<&LockedManifest>) -> Vec<Finding> {
        let was = |name: &str| match then {
            Some(then) => then.supplementary.contains(name),
            None => self.then.manifests.iter().any(|then| then.supplementary.contains(name)),
        };
        let new = declared_permissions(subject).filter(|(name, _)| !was(name));
        let line = then.map_or(self.then.line, |then| then.line);
        new.filter_map(|(name, span)| {
            let point = format!("{} declares {name}, which {LOCK_FILE} does not have", subject.name());
            finding(self.now, subject.at(span), name, &point, self.locked_here(line))
        })
        .collect()
    }

    /// A manifest that needs more than before, though the code does not.
    fn needed(
        &self,
        subject: &JudgedManifest,
        now: &LockedManifest,
        then: &LockedManifest,
    ) -> Option<Finding> {
        if now.needed <= then.needed {
            return None;
        }
        let manifest = subject.manifest();
        let feature = manifest.features.iter().find(|f| f.needs > then.needed).map(|f| (f.span, f.name));
        let rule = manifest.rules.iter().find(|r| r.needs > then.needed);
        let rule = rule.map(|r| (r.kind.span, r.kind.value.as_str()));
        let (span, what) = feature.or(rule).unwrap_or((manifest.root, "the manifest"));
        let (needs, before) = (now.needed.name(), then.needed.name());
        let point = format!("{what} needs {needs}; {LOCK_FILE} has {before} for this add-in");
        finding(self.now, subject.at(span), needs, &point, self.locked_here(then.line))
    }

    /// A member that raises what the code needs.
    fn member(
        &self,
        places: &[NeedPlace],
        level: MailboxLevel,
        before: MailboxLevel,
        known: usize,
    ) -> Option<Finding> {
        let usage = places.iter().find_map(|place| place.usage)?;
        let members = words::members(Catalog::get(), usage);
        let (needs, has) = (level.name(), before.name());
        let often = match known {
            0 => String::new(),
            _ => format!("\nIt is used {} now, and {known} in the lock.", prose::count(places.len(), "time")),
        };
        let point =
            format!("{members} needs {needs}; the code needed {has} when {LOCK_FILE} was written{often}");
        self.at_places(places, &words::about(usage), &point)
    }

    /// At the first place of the add-in's own code; what only packages do stands at the manifest.
    fn at_places(&self, places: &[NeedPlace], about: &str, point: &str) -> Option<Finding> {
        let own = places.iter().position(|place| place.own);
        let at = match own.and_then(|own| places.get(own)) {
            Some(place) => place.at.clone(),
            None => self.now.front()?,
        };
        let others = places.iter().enumerate().filter(|(number, _)| Some(*number) != own);
        let mut related: Vec<Related> = others
            .map(|(_, place)| Related { at: place.at.clone(), message: "here too".to_owned() })
            .collect();
        related.extend(self.locked_here(self.then.line));
        finding(self.now, at, about, point, related)
    }

    fn locked_here(&self, line: u32) -> Vec<Related> {
        vec![Related { at: lock_line(self.held, line), message: "what was agreed to".to_owned() }]
    }
}
