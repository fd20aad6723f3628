//! What an add-in declares and needs now, in the words of a lock, and where the code says so.
//!
//! Tests and servers aside: what they do is not granted to the add-in. Called by the rules about the lock, and for the
//! command that writes one.

use super::judged_manifest::{self, JudgedManifest};
use super::{Context, Location, deciding, legacy, supplementary_of, web, words};
use crate::addin::{AddIn, SourceFile, Verdict};
use crate::analysis::{Certainty, Usage, WebApi};
use crate::catalog::graph::scope_name;
use crate::catalog::{LegacyService, MailboxLevel};
use crate::manifest::SupplementaryKind;
use crate::ratchet::{HeldLock, LockedAddIn, LockedLevel, LockedManifest, MemberNeed, Need};
use crate::text::Span;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::Path;

const SERVICES: [LegacyService; 4] =
    [LegacyService::ExchangeToken, LegacyService::Ews, LegacyService::OutlookRest, LegacyService::Sso];

/// A request or a name that could not be read.
pub(super) const UNREAD: &str = "{}";

/// How a lock calls a file or folder.
pub(crate) type Name<'a> = &'a dyn Fn(&Path) -> String;

/// An add-in as it is now.
pub(super) struct AddInNow<'a> {
    pub(super) add_in: &'a AddIn,
    /// Its manifests for Outlook, parallel to those of `locked`.
    pub(super) manifests: Vec<JudgedManifest<'a>>,
    pub(super) locked: LockedAddIn,
    /// Where each need stands.
    pub(super) places: BTreeMap<Need, Vec<NeedPlace<'a>>>,
}

/// A place that needs something.
#[derive(Debug, Clone)]
pub(super) struct NeedPlace<'a> {
    pub(super) at: Location,
    /// Not of an installed package, of which nobody here can say anything.
    pub(super) own: bool,
    pub(super) usage: Option<&'a Usage>,
}

/// The add-ins that are for Outlook.
pub(super) fn all<'a>(cx: &'a Context<'a>, name: Name<'a>) -> impl Iterator<Item = AddInNow<'a>> {
    cx.add_ins.iter().filter_map(move |add_in| AddInNow::of(cx, add_in, name))
}

/// The same as a lock has them.
pub(crate) fn locked_add_ins(cx: &Context, name: Name) -> Vec<LockedAddIn> {
    all(cx, name).map(|now| now.locked).collect()
}

impl<'a> AddInNow<'a> {
    fn of(cx: &'a Context<'a>, add_in: &'a AddIn, name: Name) -> Option<AddInNow<'a>> {
        let for_mail = |subject: &JudgedManifest| subject.judgement.verdict != Verdict::NotMail;
        let manifests: Vec<JudgedManifest> = judged_manifest::of(cx, add_in).filter(for_mail).collect();
        manifests.first()?;
        let locked = LockedAddIn {
            root: name(&add_in.root),
            name: add_in.name.clone(),
            manifests: manifests.iter().map(|subject| manifest(subject, name)).collect(),
            ..LockedAddIn::default()
        };
        let mut now = AddInNow { add_in, manifests, locked, places: BTreeMap::new() };
        for source in cx.counted(add_in) {
            now.take(source);
        }
        for subject in now.manifests.clone() {
            for scope in &subject.manifest().scopes {
                let at = subject.at(scope.span);
                now.add(scope_need(&scope.value), NeedPlace { at, own: true, usage: None });
            }
        }
        Some(now)
    }

    /// The finding's place for something that stands in no file of the add-in's own: its first manifest.
    pub(super) fn front(&self) -> Option<Location> {
        let first = self.manifests.first()?;
        let declared = first.manifest().declared_at().map(|declared| declared.value.span);
        Some(first.at(declared.unwrap_or(first.manifest().root)))
    }

    fn add(&mut self, need: Need, place: NeedPlace<'a>) {
        let need = self.locked.add(need);
        self.places.entry(need).or_default().push(place);
    }

    fn take(&mut self, source: &'a SourceFile) {
        let at = |span: Span, usage: Option<&'a Usage>| NeedPlace {
            at: Location { file: source.path.clone(), span },
            own: !source.package,
            usage,
        };
        for certainty in [Certainty::Certain, Certainty::Likely, Certainty::Maybe] {
            let usages = source.outcome.usages.iter().filter(|usage| usage.certainty == certainty);
            for (usage, level) in deciding(usages) {
                if let Some(need) = member_need(usage, level) {
                    self.add(need, at(usage.span, Some(usage)));
                }
            }
        }
        for usage in source.outcome.usages.iter().filter(|usage| !usage.is_probe()) {
            if let Some(kind) = usage.members.iter().find_map(|&member| supplementary_of(member)) {
                self.add(Need::Permission(permission_name(kind).to_owned()), at(usage.span, None));
            }
        }
        let retired = legacy::uses(source, &SERVICES).into_iter().filter(|(usage, _)| !usage.is_probe());
        for (usage, row) in retired {
            self.add(Need::Legacy(row.member.to_owned()), at(usage.span, None));
        }
        for request in &source.outcome.requests {
            let operations = request.operations();
            for (operation, _) in &operations {
                self.add(Need::Ews(operation.name.clone()), at(request.span, None));
            }
            if operations.is_empty() && request.unread.is_some() {
                self.add(Need::Ews(UNREAD.to_owned()), at(request.span, None));
            }
        }
        if web::is_server(source) {
            return;
        }
        for call in &source.outcome.web {
            for request in call.requests.iter().filter(|request| request.api == WebApi::OutlookRest) {
                let words = format!("{} {}", request.method, request.path);
                self.add(Need::Rest(words), at(call.span, None));
            }
        }
        for request in &source.outcome.scopes {
            for scope in &request.scopes {
                self.add(scope_need(&scope.name), at(request.span, None));
            }
        }
    }
}

fn scope_need(name: &str) -> Need {
    Need::Scope(scope_name(name).to_owned())
}

/// What the use needs that decides about an access chain; nothing where that is granted to every add-in.
fn member_need(usage: &Usage, level: MailboxLevel) -> Option<Need> {
    let up_to = usage.max.unwrap_or(level);
    (up_to > MailboxLevel::Restricted).then(|| {
        Need::Member(MemberNeed {
            level: Reverse(level),
            up_to: Reverse(up_to),
            members: words::about(usage),
            certainty: Reverse(usage.certainty),
        })
    })
}

fn permission_name(kind: SupplementaryKind) -> &'static str {
    match kind {
        SupplementaryKind::AppendOnSend => "AppendOnSend",
        SupplementaryKind::SharedFolders => "SharedFolders",
    }
}

fn manifest(subject: &JudgedManifest, name: Name) -> LockedManifest {
    let (manifest, judgement) = (subject.manifest(), subject.judgement);
    let level = |level: MailboxLevel| LockedLevel::Level(level);
    let nothing =
        if judgement.verdict == Verdict::Unreadable { LockedLevel::Unknown } else { LockedLevel::Nothing };
    LockedManifest {
        path: name(&subject.file.path),
        id: manifest.id.as_ref().map(|id| id.value.trim().to_owned()).filter(|id| !id.is_empty()),
        declared: judgement.declared.map_or(nothing, level),
        supplementary: declared_permissions(subject).map(|(name, _)| name.to_owned()).collect(),
        needed: judgement.required,
        certain: judgement.certain && judgement.verdict != Verdict::NoSources,
        line: 0,
    }
}

/// The supplementary permissions that have an effect, and where they are declared.
pub(super) fn declared_permissions<'a>(
    subject: &JudgedManifest<'a>,
) -> impl Iterator<Item = (&'static str, Span)> + use<'a> {
    let manifest = subject.manifest();
    let kinds = [SupplementaryKind::AppendOnSend, SupplementaryKind::SharedFolders];
    kinds.into_iter().filter_map(|kind| Some((permission_name(kind), manifest.effective(kind)?.value.span)))
}

/// What to do about a difference from the lock.
pub(super) const ADVICE: &str =
    "If this is meant, run `addinspect lock` and commit addinspect.lock, so that the change is reviewed.";

/// A line of the lock, as a place.
pub(super) fn lock_line(held: &HeldLock, line: u32) -> Location {
    Location { file: held.file().to_owned(), span: held.line(line) }
}
