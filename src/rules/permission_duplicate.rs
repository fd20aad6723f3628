//! A manifest declares its permission level more than once.
//!
//! # What it does
//! Reports a second `<Permissions>` element, and a second delegated permission of the same family (`Mailbox...`,
//! `Document...`) in `resourceSpecific`. One of each family is correct: a unified manifest may be for both Outlook and Word.
//!
//! Until this is fixed, the highest level is assumed to apply, and `permission-excessive` reports nothing.
//!
//! # Why
//! The schema allows one `<Permissions>`. With two, the add-in cannot be sideloaded, and the error message is a stack trace
//! that does not name the line. What several permissions in a unified manifest mean is not documented; some parts of Office
//! read the first one, others the highest.
//!
//! # Example
//! ```xml
//! <Permissions>ReadItem</Permissions>
//! <Permissions>ReadWriteMailbox</Permissions>
//! ```
//!
//! # Instead
//! ```xml
//! <Permissions>ReadItem</Permissions>
//! ```
//!
//! # Fix safety
//! Unsafe: it keeps one, with the lowest level that is enough. Which one applied before is not known.

use super::judged_manifest::{self, JudgedManifest, place};
use super::{Context, Finding, Meta, Safety, Severity};
use crate::catalog::{DocumentLevel, PERMISSIONS_URL};
use crate::manifest::{DeclaredLevel, Family, ManifestKind};
use crate::text::prose;

pub(super) static META: Meta = Meta {
    code: "permission-duplicate",
    severity: Severity::Error,
    since: "0.1.0",
    fix: Some(Safety::Unsafe),
    tags: &[],
    url: PERMISSIONS_URL,
    source: include_str!("permission_duplicate.rs"),
};

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    // In a template several may stand for one: a condition decides.
    for subject in judged_manifest::whole(cx).filter(|s| !s.manifest().steered) {
        for family in [Family::Mailbox, Family::Document] {
            let counted: Vec<&DeclaredLevel> = counted(&subject, family).collect();
            if let [first, second, ..] = counted.as_slice() {
                out.push(finding(&subject, family, first, second, &counted));
            }
        }
    }
}

/// The declarations that Office might read. An unknown name in a unified manifest is not one of them.
fn counted<'s>(subject: &'s JudgedManifest, family: Family) -> impl Iterator<Item = &'s DeclaredLevel> {
    let unified = subject.manifest().kind == ManifestKind::Unified;
    let known =
        |d: &DeclaredLevel| d.level.is_some() || DocumentLevel::from_unified_name(&d.value.value).is_some();
    let levels = subject.manifest().levels(family).filter(|d| d.is_in_place());
    levels.filter(move |d| !unified || known(d))
}

fn finding(
    subject: &JudgedManifest,
    family: Family,
    first: &DeclaredLevel,
    second: &DeclaredLevel,
    all: &[&DeclaredLevel],
) -> Finding {
    let values: Vec<String> = all.iter().map(|d| format!("`{}`", d.value.value)).collect();
    let what = match (subject.manifest().kind, family) {
        (ManifestKind::AddInOnly, _) => format!("has {} <Permissions> elements", all.len()),
        (ManifestKind::Unified, Family::Mailbox) => format!("declares {} mailbox levels", all.len()),
        (ManifestKind::Unified, Family::Document) => format!("declares {} document levels", all.len()),
    };
    let lines = [
        format!("{} {what}, but only one is allowed: {}", subject.name(), prose::list(&values)),
        match subject.manifest().kind {
            ManifestKind::AddInOnly => {
                "Such a manifest is invalid, so Office does not load the add-in.".to_owned()
            }
            ManifestKind::Unified => "The documentation does not say which one applies.".to_owned(),
        },
    ];
    Finding {
        related: vec![subject.related(place(first), "declared here first")],
        fixes: subject.keep_one_declaration(family).into_iter().collect(),
        ..subject.finding(&META, place(second), &values.join("|"), &lines)
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{mail, permissions, told_of_a_reader, unified};

    fn told(manifest: (&str, &str)) -> Vec<String> {
        told_of_a_reader(manifest, "permission-duplicate")
    }

    #[test]
    fn a_second_element_is_told_at_the_second() {
        let both = permissions("ReadWriteItem") + &permissions("ReadWriteMailbox");
        assert_eq!(
            told(("a.xml", &mail(&both))),
            ["a.xml `ReadWriteMailbox` error: a.xml has 2 <Permissions> elements, but only one is allowed: \
                 `ReadWriteItem` and \
              `ReadWriteMailbox`; unsafe: Declare ReadItem in a.xml"]
        );
        let elsewhere =
            permissions("ReadItem") + "<VersionOverrides>" + &permissions("ReadItem") + "</VersionOverrides>";
        assert_eq!(told(("a.xml", &mail(&elsewhere))), [""; 0], "it is misplaced");
    }

    #[test]
    fn two_delegated_names_of_one_family_are_told() {
        for (entries, told_of) in [
            (vec!["MailboxItem.Read.User", "Document.Read.User", "Mailbox.SharedFolder"], 0),
            (vec!["MailboxItem.Read.User", "MailboxItem.ReadWrite.User Application"], 0),
            (vec!["MailboxItem.Read.User", "Mailbox.Read.User"], 0),
            (vec!["MailboxItem.Read.User", "MailboxItem.ReadWrite.User", "Mailbox.ReadWrite.User"], 1),
            (
                vec![
                    "Document.Read.User",
                    "Document.Write.User",
                    "MailboxItem.Read.User",
                    "MailboxItem.Read.User",
                ],
                2,
            ),
        ] {
            assert_eq!(told(("a.json", &unified(&entries))).len(), told_of, "{entries:?}");
        }
    }
}
