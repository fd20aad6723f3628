//! Phrases that several rules need: members, ways to a receiver, names of manifests, lists.
//!
//! Pure wording; decides nothing. Called by the rules, and by what editors show.

use crate::addin::{AddIn, ManifestFile, named_from};
use crate::analysis::{Access, Usage, Via};
use crate::catalog::{Catalog, DocumentLevel, MailboxLevel, MemberId, MemberKind};
use crate::config::{FILE_NAME, LevelOverride};
use crate::manifest::{ManifestKind, SupplementaryKind};
use crate::text::{prose, slashed};
use std::collections::BTreeMap;
use std::path::Path;

/// The members of a usage that have a level, as short as they can be told apart: `` `Office.Subject.setAsync` `` or
/// `` `setAsync` (Office.Subject, Office.Location) ``.
pub(crate) fn members(catalog: &Catalog, usage: &Usage) -> String {
    let has_level = |m: &MemberId| catalog.member(*m).level.is_some();
    let mut leveled: Vec<MemberId> = usage.members.iter().copied().filter(has_level).collect();
    if leveled.is_empty() {
        // Only a configuration gives them one.
        leveled = usage.members.to_vec();
    }
    alternatively(catalog, &leveled)
}

/// The members of a usage that have to do with documents, likewise.
pub(crate) fn document_members(catalog: &Catalog, usage: &Usage) -> String {
    let of_document = |m: &MemberId| catalog.document_need(*m).is_some();
    alternatively(catalog, &usage.members.iter().copied().filter(of_document).collect::<Vec<_>>())
}

/// Members of which one is meant, as short as they can be told apart.
fn alternatively(catalog: &Catalog, leveled: &[MemberId]) -> String {
    let Some((&first, others)) = leveled.split_first() else { return String::new() };
    let name = &catalog.member(first).name;
    if others.is_empty() {
        return format!("`{}`", catalog.full_name(first));
    }
    if others.iter().all(|&m| &catalog.member(m).name == name) {
        let owners: Vec<&str> =
            leveled.iter().map(|&m| catalog.ty(catalog.member(m).owner).name.as_str()).collect();
        return format!("`{name}` ({})", prose::list(&owners));
    }
    let names: Vec<String> = leveled.iter().map(|&m| format!("`{}`", catalog.full_name(m))).collect();
    prose::list(&names)
}

/// What findings about a use are about: the full name of what it may be, of several all.
pub(crate) fn about(usage: &Usage) -> String {
    alternatives(usage.members.iter().map(|&member| Catalog::get().full_name(member)).collect())
}

/// Names of which one is meant, in an order that does not depend on how they were found: `a|b`.
pub(crate) fn alternatives(mut names: Vec<String>) -> String {
    names.sort_unstable();
    names.dedup();
    names.join("|")
}

/// Why a level is not the catalogue's.
pub(crate) fn configured(said: &LevelOverride) -> String {
    let (member, level) = (Catalog::get().full_name(said.member), said.level.name());
    format!("{FILE_NAME} says {level} for `{member}`: {}", said.reason)
}

/// How a receiver was reached, a sentence; none where the whole way stands there.
pub(crate) fn via(via: Via) -> Option<&'static str> {
    Some(match via {
        Via::Chain => return None,
        Via::Alias => "Reached through a variable.",
        Via::TypedParameter => "Reached through a parameter with an Office type.",
        Via::Parameter => "Reached through a parameter that a caller passes.",
        Via::Field => "Reached through a field of `this`.",
        Via::CallResult => "Reached through the return value of a function.",
        Via::Import => "Reached through an import.",
        Via::Annotation => "Reached through a type annotation or assertion.",
        Via::Name => "The receiver is unknown, but only Office has a member of this name.",
    })
}

/// What a user sees where the declared level is too low, a sentence.
pub(crate) fn at_run_time(catalog: &Catalog, usage: &Usage) -> &'static str {
    let method = usage.members.iter().any(|&m| catalog.member(m).kind == MemberKind::Method);
    match usage.access {
        Access::Call => {
            "At run time, the call throws `Elevated permission is required to call the method: ...` or fails with \
             `Permission Denied`."
        }
        Access::Write if usage.members.iter().all(|&m| is_plain_data(catalog, m)) => {
            "The object is the program's own copy and can be changed; what returns it needs the level."
        }
        Access::Write => "At run time, the value cannot be set.",
        Access::Read | Access::Destructure if method => {
            "At run time, calling it throws `Elevated permission is required to call the method: ...` or fails with \
             `Permission Denied`."
        }
        Access::Read | Access::Destructure | Access::Probe => "At run time, the value is null or missing.",
    }
}

/// Whether the member belongs to a type without methods: an object of plain data, of which the code has its own copy.
fn is_plain_data(catalog: &Catalog, member: MemberId) -> bool {
    let owner = catalog.ty(catalog.member(member).owner);
    owner.extends.is_empty() && owner.members.iter().all(|&m| catalog.member(m).kind == MemberKind::Property)
}

/// A manifest's name in messages: its path from the add-in's root, else the file's name.
pub(crate) fn manifest_name(add_in: &AddIn, file: &ManifestFile) -> String {
    file_name(add_in, &file.path)
}

/// A file's name in texts: its path from the add-in's root, else its name alone.
pub(crate) fn file_name(add_in: &AddIn, file: &Path) -> String {
    let path = file.strip_prefix(named_from(&add_in.root)).ok();
    let path = path.filter(|p| p.components().next().is_some());
    slashed(path.or_else(|| file.file_name().map(Path::new)).unwrap_or(file))
}

/// What a manifest declares: the level's name, or that there is none and what that means.
pub(crate) fn declared(level: Option<MailboxLevel>) -> &'static str {
    level.map_or("no level, so Restricted applies", MailboxLevel::name)
}

/// `a.xml and b.xml declare ReadItem`, one phrase per declared level, the lowest first.
pub(crate) fn declarations(manifests: impl Iterator<Item = (Option<MailboxLevel>, String)>) -> Vec<String> {
    let mut by_level: BTreeMap<Option<MailboxLevel>, Vec<String>> = BTreeMap::new();
    for (level, name) in manifests {
        by_level.entry(level).or_default().push(name);
    }
    let phrase = |(level, names): (Option<MailboxLevel>, Vec<String>)| {
        let verb = if names.len() == 1 { "declares" } else { "declare" };
        format!("{} {verb} {}", prose::list(&names), declared(level))
    };
    by_level.into_iter().map(phrase).collect()
}

/// What happens without a supplementary permission, a clause.
pub(crate) fn without(kind: SupplementaryKind) -> &'static str {
    match kind {
        SupplementaryKind::AppendOnSend => {
            "the call fails with error 9047, `Extended Permission missing for the API call.`"
        }
        SupplementaryKind::SharedFolders => {
            "Outlook does not show the add-in in shared folders and mailboxes."
        }
    }
}

/// Where a supplementary permission that stands elsewhere would have an effect.
pub(crate) fn effective(kind: ManifestKind) -> &'static str {
    match kind {
        ManifestKind::AddInOnly => "it has an effect only in VersionOverrides 1.1",
        ManifestKind::Unified => "it has an effect only with the type `Delegated`",
    }
}

/// A level as the manifest's kind writes it.
pub(crate) fn value(kind: ManifestKind, level: MailboxLevel) -> &'static str {
    match kind {
        ManifestKind::AddInOnly => level.name(),
        ManifestKind::Unified => level.unified_name(),
    }
}

/// A document level as the manifest's kind writes it.
pub(crate) fn document_value(kind: ManifestKind, level: DocumentLevel) -> &'static str {
    match kind {
        ManifestKind::AddInOnly => level.name(),
        ManifestKind::Unified => level.unified_name(),
    }
}

/// A document level, with its name in the unified manifest where that is the kind.
pub(crate) fn document_level(kind: ManifestKind, level: DocumentLevel) -> String {
    match kind {
        ManifestKind::AddInOnly => level.name().to_owned(),
        ManifestKind::Unified => format!("{} (`{}`)", level.name(), level.unified_name()),
    }
}

/// A level, with its name in the unified manifest where that is the kind: ``ReadItem (`MailboxItem.Read.User`)``.
pub(crate) fn level(kind: ManifestKind, level: MailboxLevel) -> String {
    match kind {
        ManifestKind::AddInOnly => level.name().to_owned(),
        ManifestKind::Unified => format!("{} (`{}`)", level.name(), level.unified_name()),
    }
}
