//! The manifest declares a permission that Office does not know.
//!
//! # What it does
//! Reports a value of `<Permissions>`, or the name of an Office permission in `resourceSpecific`, that does not exist. Names
//! are case-sensitive. Those of the two kinds of manifests are easily confused: `MailboxItem.Read.User` exists, but
//! `Mailbox.Read.User` does not; `Mailbox.ReadWrite.User` exists, but `MailboxItem.ReadWriteMailbox.User` does not. In a
//! manifest for Outlook, Microsoft Graph permissions (`Mail.ReadWrite`) are reported too, because they belong in the app
//! registration. Teams' own permissions and placeholders that a build fills in are not reported.
//!
//! The severity is a hint if Microsoft's converter writes the name although it is not documented.
//!
//! # Why
//! The validator accepts any name in a unified manifest. The add-in then runs with the permission level Restricted, and its
//! calls fail. An unknown value makes an add-in only manifest invalid.
//!
//! # Example
//! ```json
//! { "name": "Mailbox.Read.User", "type": "Delegated" }
//! ```
//!
//! # Instead
//! ```json
//! { "name": "MailboxItem.Read.User", "type": "Delegated" }
//! ```
//!
//! # Fix safety
//! Unsafe: it writes the most similar name or, if that is too much or too little for the code, the level that is enough.

use super::judged_manifest::{self, JudgedManifest, place, with_fixes};
use super::{Context, Finding, Fix, Meta, Safety, Severity};
use crate::catalog::{DocumentLevel, MailboxLevel, PERMISSIONS_URL};
use crate::manifest::{DeclaredLevel, Family, ManifestKind, canonical_name, edit, nearest, nearest_level};
use crate::text::{Edit, prose, quoted};
use rustc_hash::FxHashSet;

pub(super) static META: Meta = Meta {
    code: "permission-unknown",
    severity: Severity::Error,
    since: "0.1.0",
    fix: Some(Safety::Unsafe),
    tags: &[],
    url: PERMISSIONS_URL,
    source: include_str!("permission_unknown.rs"),
};

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    for subject in judged_manifest::whole(cx) {
        let unknown = subject.manifest().declared.iter().filter(|d| is_unknown(&subject, d));
        let found = unknown.map(|d| (finding(&subject, d), || fixes(&subject, d)));
        out.extend(with_fixes(found));
        out.extend(aliases(&subject));
    }
}

fn is_unknown(subject: &JudgedManifest, declared: &DeclaredLevel) -> bool {
    !is_level(subject.manifest().kind, &declared.value.value) && !declared.is_placeholder()
}

/// Whether manifests of the kind have a level of the name, of either family: `permission-schema` tells about one of the
/// wrong family.
fn is_level(kind: ManifestKind, name: &str) -> bool {
    match kind {
        ManifestKind::AddInOnly => {
            MailboxLevel::from_name(name).is_some() || DocumentLevel::from_name(name).is_some()
        }
        ManifestKind::Unified => {
            MailboxLevel::from_unified_name(name).is_some()
                || DocumentLevel::from_unified_name(name).is_some()
        }
    }
}

fn finding(subject: &JudgedManifest, declared: &DeclaredLevel) -> Finding {
    let (kind, value) = (subject.manifest().kind, &declared.value.value);
    let meant = nearest(kind, declared.family, value);
    let suggestion = meant.map(|name| format!("; did you mean `{name}`?")).unwrap_or_default();
    let mut lines = vec![match value.as_str() {
        "" => format!("<Permissions> in {} is empty", subject.name()),
        value => format!("there is no permission {}{suggestion}", quoted(value)),
    }];
    if meant.is_some_and(|name| name.eq_ignore_ascii_case(value)) {
        lines.push("Names are case-sensitive.".to_owned());
    }
    lines.extend(origin(kind, value));
    if declared.meant.is_none() {
        lines.push(format!("The permissions are {}.", names(kind, declared.family)));
        lines.extend(need(subject, declared));
    }
    subject.finding(&META, place(declared), value, &lines)
}

fn fixes(subject: &JudgedManifest, declared: &DeclaredLevel) -> Vec<Fix> {
    match (declared.meant, declared.family) {
        (Some(kind), _) => {
            let edits = edit::add(&subject.file.source.text, subject.manifest(), kind);
            let name = canonical_name(subject.manifest().kind, kind);
            subject.edit(rename(name, subject), Safety::Unsafe, edits).into_iter().collect()
        }
        (None, Family::Mailbox) => mailbox_fixes(subject, declared),
        (None, Family::Document) => subject.keep_one_declaration(Family::Document).into_iter().collect(),
    }
}

/// Where the name does exist.
fn origin(kind: ManifestKind, value: &str) -> Option<String> {
    match kind {
        ManifestKind::AddInOnly if is_level(ManifestKind::Unified, value) => {
            Some("This name belongs in a unified manifest; add-in only manifests use other names.".to_owned())
        }
        ManifestKind::Unified if is_level(ManifestKind::AddInOnly, value) => Some(
            "This name belongs in an add-in only manifest; unified manifests use other names.".to_owned(),
        ),
        _ if is_of_graph(value) => Some(
            "Microsoft Graph permissions belong in the app registration; they have no effect in a manifest."
                .to_owned(),
        ),
        _ => None,
    }
}

/// Whether the name looks like one of Microsoft Graph's: `Mail.ReadWrite`, `Calendars.Read.Shared`.
fn is_of_graph(name: &str) -> bool {
    let known = ["openid", "profile", "email", "offline_access"].contains(&name);
    let mut words = name.split('.');
    let resource = words.next().unwrap_or_default();
    let has_verb =
        words.next().is_some_and(|verb| verb.starts_with("Read") || verb == "Send" || verb == "Manage");
    known || has_verb && !resource.starts_with("Mailbox") && !resource.starts_with("Document")
}

fn rename(name: &str, subject: &JudgedManifest) -> String {
    format!("Write `{name}` in {}", subject.name())
}

fn names(kind: ManifestKind, family: Family) -> String {
    let pick = |name, unified| if kind == ManifestKind::AddInOnly { name } else { unified };
    let names: Vec<String> = match family {
        Family::Mailbox => {
            MailboxLevel::ALL.iter().map(|l| pick(l.name(), l.unified_name())).map(code).collect()
        }
        Family::Document => {
            DocumentLevel::ALL.iter().map(|l| pick(l.name(), l.unified_name())).map(code).collect()
        }
    };
    prose::list_all(&names)
}

fn code(name: &str) -> String {
    format!("`{name}`")
}

fn need(subject: &JudgedManifest, declared: &DeclaredLevel) -> Option<String> {
    let level = match declared.family {
        Family::Mailbox => {
            let told = subject.manifest().mail && subject.has_leveled_usage();
            told.then(|| subject.sufficient().name())
        }
        Family::Document => subject.needed_document_level().map(DocumentLevel::name),
    };
    level.map(|level| format!("The add-in needs {level}."))
}

/// First what leaves nothing to say about the level, then, if that is something else, what is written nearly so.
fn mailbox_fixes(subject: &JudgedManifest, declared: &DeclaredLevel) -> Vec<Fix> {
    let near = nearest_level(subject.manifest().kind, &declared.value.value);
    let (settled, only) = (subject.settled(), subject.manifest().levels(Family::Mailbox).count() == 1);
    let nearest = near.filter(|level| only && *level != settled);
    [Some(settled), nearest]
        .into_iter()
        .flatten()
        .filter_map(|l| subject.declare(l, Safety::Unsafe))
        .collect()
}

/// Supplementary permissions under the names that `office-addin-manifest-converter` gives them.
fn aliases<'s>(subject: &'s JudgedManifest) -> impl Iterator<Item = Finding> + 's {
    let manifest = subject.manifest();
    let unified = manifest.supplementary.iter().filter(|_| manifest.kind == ManifestKind::Unified);
    let alias = unified.filter(|s| s.value.value != canonical_name(manifest.kind, s.kind));
    let written: FxHashSet<&str> = manifest.supplementary.iter().map(|s| s.value.value.as_str()).collect();
    alias.map(move |supplementary| {
        let name = canonical_name(manifest.kind, supplementary.kind);
        let lines = [
            format!("`{}` is documented as `{name}`", supplementary.value.value),
            "Microsoft's manifest converter writes this name, but it is not documented.".to_owned(),
        ];
        let twice = written.contains(name);
        let edit = Edit { span: supplementary.value.span, text: name.to_owned() };
        let edits = (!twice).then(|| vec![edit]);
        let fix = subject.edit(rename(name, subject), Safety::Unsafe, edits);
        let finding = subject.finding(&META, supplementary.value.span, &supplementary.value.value, &lines);
        Finding { severity: Severity::Hint, fixes: fix.into_iter().collect(), ..finding }
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{mail, permissions, told_of_a_reader, unified};

    fn told(manifest: (&str, &str)) -> Vec<String> {
        told_of_a_reader(manifest, "permission-unknown")
    }

    #[test]
    fn a_misspelt_value_is_told_with_what_was_meant() {
        for (value, expected) in [
            ("ReadItem", ""),
            ("ReadWriteDocument", ""),
            ("{{LEVEL}}", ""),
            ("__LEVEL__", ""),
            (
                "readitem",
                "a.xml `readitem` error: there is no permission `readitem`; did you mean `ReadItem`?; unsafe: Declare \
                 ReadItem in a.xml",
            ),
            (
                "ReadWriteMailBox",
                "a.xml `ReadWriteMailBox` error: there is no permission `ReadWriteMailBox`; did you mean \
                 `ReadWriteMailbox`?; unsafe: Declare ReadItem in a.xml; unsafe: Declare ReadWriteMailbox in a.xml (an \
                 administrator must consent)",
            ),
            ("all", "a.xml `all` error: there is no permission `all`; unsafe: Declare ReadItem in a.xml"),
            (
                "",
                "a.xml `<Permissions></Permissions>` error: <Permissions> in a.xml is empty; unsafe: Declare ReadItem in \
                 a.xml",
            ),
        ] {
            assert_eq!(told(("a.xml", &mail(&permissions(value)))).concat(), expected, "{value}");
        }
    }

    #[test]
    fn unified_names_are_told_and_those_of_teams_are_not() {
        for (name, expected) in [
            ("MailboxItem.Read.User", ""),
            ("Document.ReadAll.User", ""),
            ("ChannelMessage.Read.Group Application", ""),
            ("Mailbox.AppendOnSend.User", ""),
            (
                "Mailbox.Read.User",
                "error: there is no permission `Mailbox.Read.User`; did you mean `MailboxItem.Read.User`?; unsafe: Declare \
                 ReadItem (`MailboxItem.Read.User`) in a.json",
            ),
            (
                "Mailbox.SharedFolder.User",
                "error: there is no permission `Mailbox.SharedFolder.User`; did you mean `Mailbox.SharedFolder`?; unsafe: \
                 Write `Mailbox.SharedFolder` in a.json",
            ),
            (
                "Mailbox.AccessSharedFolders.User",
                "hint: `Mailbox.AccessSharedFolders.User` is documented as `Mailbox.SharedFolder`; unsafe: Write \
                 `Mailbox.SharedFolder` in a.json",
            ),
        ] {
            let told = told(("a.json", &unified(&[name]))).concat();
            assert_eq!(told.split_once("` ").map_or("", |(_, told)| told), expected, "{name}");
        }
    }
}
