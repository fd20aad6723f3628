//! The manifest declares a permission that its schema does not offer.
//!
//! # What it does
//! Reports a permission that exists, but not for this manifest:
//!
//! - `ReadWriteItem` under schema 1.0 (its namespace ends with `/1.0`);
//! - a document level (`ReadWriteDocument`) in a `MailApp`, or a mailbox level in a `TaskPaneApp` or `ContentApp`;
//! - in a unified manifest, an Office permission whose `type` is not `Delegated`.
//!
//! # Why
//! The values of `<Permissions>` depend on the type of the add-in and on the version of the schema; with any other value the
//! manifest is invalid, or Restricted applies. Office uses its permissions on behalf of the user, so only delegated ones
//! have an effect.
//!
//! # Example
//! ```xml
//! <OfficeApp xsi:type="MailApp">
//!   <Permissions>ReadWriteDocument</Permissions>
//! </OfficeApp>
//! ```
//!
//! # Instead
//! ```xml
//! <OfficeApp xsi:type="MailApp">
//!   <Permissions>ReadWriteItem</Permissions>
//! </OfficeApp>
//! ```
//!
//! # Fix safety
//! Unsafe: the declared value has had no effect, so any valid value asks for something new.

use super::judged_manifest::{self, JudgedManifest, place, with_fixes};
use super::{Context, Finding, Fix, Meta, Safety, Severity};
use crate::catalog::{DocumentLevel, MailboxLevel, PERMISSIONS_URL};
use crate::manifest::{AppType, DeclaredLevel, Family, ManifestKind, Spanned, edit};

pub(super) static META: Meta = Meta {
    code: "permission-schema",
    severity: Severity::Error,
    since: "0.1.0",
    fix: Some(Safety::Unsafe),
    tags: &[],
    url: PERMISSIONS_URL,
    source: include_str!("permission_schema.rs"),
};

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    for subject in judged_manifest::whole(cx) {
        match subject.manifest().kind {
            ManifestKind::AddInOnly => {
                let wrong = subject.manifest().declared.iter().filter_map(|d| in_xml(&subject, d));
                out.extend(with_fixes(wrong));
            }
            ManifestKind::Unified => out.extend(with_fixes(not_delegated(&subject))),
        }
    }
}

fn in_xml<'s>(
    subject: &'s JudgedManifest,
    declared: &DeclaredLevel,
) -> Option<(Finding, impl FnOnce() -> Vec<Fix> + use<'s>)> {
    let manifest = subject.manifest();
    let value = declared.value.value.as_str();
    let (mailbox, document) = (MailboxLevel::from_name(value), DocumentLevel::from_name(value));
    let wrong = match (manifest.app_type, mailbox, document) {
        (_, Some(_), Some(_)) => return None,
        (Some(AppType::TaskPane | AppType::Content), Some(_), None) => {
            format!("`{value}` is a level for Outlook, but this is not an Outlook add-in")
        }
        (Some(AppType::Mail), None, Some(_)) => {
            format!("`{value}` is a level for documents, but this is an Outlook add-in")
        }
        (_, Some(level), None) if manifest.mail && manifest.least_offered(level) != level => {
            "schema 1.0 has no `ReadWriteItem`".to_owned()
        }
        _ => return None,
    };
    let fix = move || match (manifest.app_type, mailbox) {
        (Some(AppType::TaskPane | AppType::Content), Some(level)) => like_mailbox(subject, level),
        _ => subject.keep_one_declaration(Family::Mailbox),
    };
    let advice = match manifest.app_type {
        Some(AppType::TaskPane | AppType::Content) => {
            "Use Restricted, ReadDocument, ReadAllDocument, WriteDocument or ReadWriteDocument.".to_owned()
        }
        _ => format!("Declare {}.", subject.settled().name()),
    };
    let finding = subject.finding(&META, place(declared), value, &[wrong, advice]);
    Some((finding, move || fix().into_iter().collect()))
}

/// The document level that comes next to a mailbox level; writing mostly goes with reading.
fn like_mailbox(subject: &JudgedManifest, level: MailboxLevel) -> Option<Fix> {
    subject.declare_document(match level {
        MailboxLevel::Restricted => DocumentLevel::Restricted,
        MailboxLevel::ReadItem => DocumentLevel::ReadDocument,
        MailboxLevel::ReadWriteItem | MailboxLevel::ReadWriteMailbox => DocumentLevel::ReadWriteDocument,
    })
}

/// Office permissions of a unified manifest that are not of the type `Delegated`.
fn not_delegated<'s>(
    subject: &'s JudgedManifest,
) -> impl Iterator<Item = (Finding, impl FnOnce() -> Vec<Fix> + use<'s>)> {
    let manifest = subject.manifest();
    let levels = manifest.declared.iter().filter(|d| is_named(d));
    let levels = levels.map(|d| (&d.value, d.rsc_type.as_ref(), Some(d)));
    let supplementary = manifest.supplementary.iter().map(|s| (&s.value, s.rsc_type.as_ref(), None));
    let wrong =
        levels.chain(supplementary).filter(|(_, of_type, _)| of_type.is_none_or(|t| t.value != "Delegated"));
    wrong.map(move |(name, of_type, level)| {
        let fix = move || match level {
            Some(declared) => fix_level(subject, declared),
            None => fix_type(subject, name),
        };
        (delegated(subject, name, of_type), move || fix().into_iter().collect())
    })
}

/// `permission-unknown` reports an unknown name, and its fix corrects the type too.
fn is_named(declared: &DeclaredLevel) -> bool {
    declared.level.is_some() || DocumentLevel::from_unified_name(&declared.value.value).is_some()
}

fn delegated(subject: &JudgedManifest, name: &Spanned<String>, of_type: Option<&Spanned<String>>) -> Finding {
    let found = of_type.map_or("has no `type`".to_owned(), |t| format!("has the type `{}`", t.value));
    let lines = [
        format!("`{}` {found}; it must be `Delegated`", name.value),
        "Office add-ins act on behalf of the user; other types have no effect.".to_owned(),
    ];
    let span = of_type.map_or(name.span, |t| t.span);
    subject.finding(&META, span, &name.value, &lines)
}

fn fix_level(subject: &JudgedManifest, declared: &DeclaredLevel) -> Option<Fix> {
    let several = subject.manifest().levels(declared.family).nth(1).is_some();
    if several { subject.keep_one_declaration(declared.family) } else { fix_type(subject, &declared.value) }
}

fn fix_type(subject: &JudgedManifest, name: &Spanned<String>) -> Option<Fix> {
    let edits = edit::delegate(&subject.file.source.text, subject.manifest(), name.span);
    subject.edit(format!("Make `{}` delegated in {}", name.value, subject.name()), Safety::Unsafe, edits)
}

#[cfg(test)]
mod tests {
    use crate::rules::set_level::FIXED;
    use crate::rules::testing::{World, mail, older, permissions, unified};

    fn told(member: &str, manifest: (&str, &str)) -> Vec<String> {
        World::new().uses(member).written(manifest.0, manifest.1).told_by("permission-schema")
    }

    const READS: &str = "Office.MessageRead.subject";
    const WRITES: &str = "Office.Body.setAsync";

    #[test]
    fn levels_of_another_schema_or_type_are_told() {
        let document = |level: &str| mail(&permissions(level)).replace("MailApp", "ContentApp");
        let no_such = "a.xml `ReadWriteItem` error: schema 1.0 has no `ReadWriteItem`; unsafe: Declare";
        let for_documents = "a.xml `ReadDocument` error: `ReadDocument` is a level for documents, but this is an Outlook add-in";
        let for_outlook =
            "a.xml `ReadItem` error: `ReadItem` is a level for Outlook, but this is not an Outlook add-in";
        for (member, manifest, expected) in [
            (READS, mail(&permissions("ReadWriteItem")), String::new()),
            (READS, older(&permissions("ReadItem")), String::new()),
            (READS, older(&permissions("ReadWriteItem")), format!("{no_such} ReadItem in a.xml")),
            (
                WRITES,
                older(&permissions("ReadWriteItem")),
                format!("{no_such} ReadWriteMailbox in a.xml (an administrator must consent)"),
            ),
            (
                WRITES,
                mail(&permissions("ReadDocument")),
                format!("{for_documents}; unsafe: Declare ReadWriteItem in a.xml"),
            ),
            (READS, document("ReadItem"), format!("{for_outlook}; unsafe: Declare ReadDocument in a.xml")),
            (READS, document("Restricted"), String::new()),
            (READS, mail(&permissions("Restricted")), String::new()),
        ] {
            assert_eq!(told(member, ("a.xml", &manifest)).concat(), expected, "{manifest}");
        }
    }

    #[test]
    fn an_office_permission_is_delegated() {
        for (entries, expected) in [
            (vec!["MailboxItem.Read.User", "ChannelMessage.Read.Group Application"], vec![]),
            (
                vec!["MailboxItem.Read.User Application"],
                vec![
                    "a.json `Application` error: `MailboxItem.Read.User` has the type `Application`; it must be \
                     `Delegated`; unsafe: Make `MailboxItem.Read.User` delegated in a.json",
                ],
            ),
            (
                vec!["Mailbox.SharedFolder delegated", "MailboxItem.Read.User"],
                vec![
                    "a.json `delegated` error: `Mailbox.SharedFolder` has the type `delegated`; it must be `Delegated`; \
                     unsafe: Make `Mailbox.SharedFolder` delegated in a.json",
                ],
            ),
        ] {
            assert_eq!(told(READS, ("a.json", &unified(&entries))), expected, "{entries:?}");
        }
    }

    /// Each fix is as long as the manifest.
    #[test]
    fn of_very_many_wrong_entries_the_first_have_fixes() {
        let told = told(READS, ("a.json", &unified(&["MailboxItem.Read.User Application"; FIXED + 5])));
        let fixed: Vec<bool> = told.iter().map(|line| line.contains("; unsafe: ")).collect();
        assert_eq!(fixed, [[true; FIXED].as_slice(), &[false; 5]].concat());
    }
}
