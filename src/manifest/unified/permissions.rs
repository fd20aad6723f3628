//! `authorization.permissions.resourceSpecific` of a unified manifest: levels and supplementary permissions.
//!
//! The array also holds permissions of Teams, which do not concern us; Office's are recognised by their first word.
//! Facts: Outlook permissions (2025-12-02), append on send (2025-11-18), delegate access (2026-03-23), the names that
//! `office-addin-manifest-converter` 0.4.1 writes.

use crate::catalog::{DocumentLevel, MailboxLevel};
use crate::json::Value;
use crate::manifest::names::meant_supplementary;
use crate::manifest::placeholders::is_placeholder;
use crate::manifest::{DeclaredLevel, Family, Spanned, Supplementary, SupplementaryKind};
use crate::text::Span;

/// What the array says.
#[derive(Debug, Default)]
pub(super) struct Permissions {
    /// Levels of both families, and names of theirs that do not exist.
    declared: Vec<DeclaredLevel>,
    /// Names that are nobody's: placeholders, and permissions of Microsoft Graph.
    strangers: Vec<DeclaredLevel>,
    pub(super) supplementary: Vec<Supplementary>,
    /// Inside of the array's brackets.
    pub(super) slot: Option<Span>,
    /// Whether one of them is about the mailbox.
    pub(super) of_mailbox: bool,
}

/// The array of permissions.
pub(in crate::manifest) fn resource_specific(root: &Value) -> Option<&Value> {
    let permissions = root.get("authorization")?.get("permissions")?;
    permissions.get("resourceSpecific").filter(|v| v.is_array())
}

pub(super) fn read(root: &Value) -> Permissions {
    let mut found = Permissions::default();
    let Some(array) = resource_specific(root) else {
        found.strangers.extend(filled_in(root).map(|(value, name)| declared(value, name, Family::Mailbox)));
        return found;
    };
    found.slot = Some(array.inner);
    for entry in array.items() {
        let Some(name) = entry.string_of("name").or_else(|| placeholder(entry)) else { continue };
        let Some(family) = family(&name.value) else {
            if is_stranger(&name.value) {
                found.strangers.push(declared(entry, name, Family::Mailbox));
            }
            continue;
        };
        found.of_mailbox |= family == Family::Mailbox;
        if let Some(kind) = supplementary_kind(&name.value) {
            let (whole, rsc_type) = (entry.span, entry.string_of("type"));
            let added = Supplementary { kind, value: name, whole, overrides_version: None, rsc_type };
            found.supplementary.push(added);
        } else {
            found.declared.push(declared(entry, name, family));
        }
    }
    found
}

impl Permissions {
    /// What is declared. In a manifest for Outlook a name that is nobody's was meant to be a level.
    pub(super) fn take_declared(&mut self, mail: bool) -> Vec<DeclaredLevel> {
        let mut declared = std::mem::take(&mut self.declared);
        if mail {
            declared.append(&mut self.strangers);
            declared.sort_by_key(|d| d.whole.start);
        }
        declared
    }
}

/// The array, or one of the objects around it, where a build step fills it in.
fn filled_in(root: &Value) -> Option<(&Value, Spanned<String>)> {
    let mut value = root;
    for key in ["authorization", "permissions", "resourceSpecific"] {
        value = value.get(key)?;
        if let Some(name) = placeholder(value) {
            return Some((value, name));
        }
    }
    None
}

fn placeholder(value: &Value) -> Option<Spanned<String>> {
    value.string().filter(|text| is_placeholder(&text.value))
}

/// Whether a name is filled in later, or one of Microsoft Graph's (`Mail.ReadWrite`). Those of Teams end with what they
/// are about.
fn is_stranger(name: &str) -> bool {
    const TEAMS: [&str; 5] = ["Group", "Chat", "User", "Team", "Tenant"];
    const SIGN_IN: [&str; 4] = ["openid", "profile", "email", "offline_access"];
    let of_graph =
        || name.rsplit_once('.').is_some_and(|(_, last)| !last.is_empty() && !TEAMS.contains(&last));
    is_placeholder(name) || SIGN_IN.contains(&name) || of_graph()
}

/// Whose permission it is by the first word of its name, however the rest is spelt, or because it is a word of the
/// add-in only manifest; `None` for those of Teams.
fn family(name: &str) -> Option<Family> {
    let first = name.split('.').next()?.to_ascii_lowercase();
    match first.as_str() {
        first if first.starts_with("mailbox") => Some(Family::Mailbox),
        first if first.starts_with("document") => Some(Family::Document),
        _ => family_in_xml(name),
    }
}

fn family_in_xml(name: &str) -> Option<Family> {
    let is = |word: &str| name.eq_ignore_ascii_case(word);
    let of_mailbox = ["AppendOnSend", "SharedFolder", "SharedFolders", "SupportsSharedFolders"];
    if of_mailbox.iter().any(|word| is(word)) || MailboxLevel::ALL.iter().any(|l| is(l.name())) {
        return Some(Family::Mailbox);
    }
    DocumentLevel::ALL.iter().any(|l| is(l.name())).then_some(Family::Document)
}

/// The documented names, and those that the converter writes instead.
fn supplementary_kind(name: &str) -> Option<SupplementaryKind> {
    match name {
        "Mailbox.AppendOnSend.User" | "MailboxItem.AppendOnSend.User" => {
            Some(SupplementaryKind::AppendOnSend)
        }
        "Mailbox.SharedFolder" | "Mailbox.AccessSharedFolders.User" => Some(SupplementaryKind::SharedFolders),
        _ => None,
    }
}

fn declared(entry: &Value, name: Spanned<String>, family: Family) -> DeclaredLevel {
    let level = MailboxLevel::from_unified_name(&name.value);
    DeclaredLevel {
        meant: if level.is_none() { meant_supplementary(&name.value) } else { None },
        level,
        value: name,
        family,
        in_order: true,
        whole: entry.span,
        parents: Vec::new(),
        rsc_type: entry.string_of("type"),
        misspelt: None,
    }
}
