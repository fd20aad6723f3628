//! A manifest declares no permission level.
//!
//! # What it does
//! Reports a manifest without `<Permissions>`, or a unified manifest for Outlook without a mailbox permission in
//! `resourceSpecific`, and says what the add-in needs.
//!
//! The severity is information for Outlook, where Restricted then applies. It is an error in the manifest of a task pane or
//! content add-in.
//!
//! # Why
//! Restricted gives an add-in no access to the content of the item, so most calls fail, and the manifest does not show why.
//! For task pane and content add-ins the element is mandatory: Office does not load the add-in without it.
//!
//! # Example
//! ```xml
//! <FormSettings>...</FormSettings>
//! <Rule xsi:type="ItemIs" ItemType="Message" FormType="Read" />
//! ```
//!
//! # Instead
//! ```xml
//! <FormSettings>...</FormSettings>
//! <Permissions>ReadItem</Permissions>
//! <Rule xsi:type="ItemIs" ItemType="Message" FormType="Read" />
//! ```
//!
//! # Fix safety
//! Declaring Restricted is safe, because it applies anyway. More is unsafe: users and administrators have to agree to it.

use super::judged_manifest::{self, JudgedManifest};
use super::{Context, Finding, Meta, Safety, Severity, words};
use crate::catalog::{DocumentLevel, MailboxLevel, PERMISSIONS_URL};
use crate::manifest::{AppType, Family, ManifestKind};

pub(super) static META: Meta = Meta {
    code: "permission-missing",
    severity: Severity::Information,
    since: "0.1.0",
    fix: Some(Safety::Safe),
    tags: &[],
    url: PERMISSIONS_URL,
    source: include_str!("permission_missing.rs"),
};

const PERMISSIONS_ELEMENT_PAGE: &str = "https://learn.microsoft.com/javascript/api/manifest/permissions";

/// What all of its findings are about.
const ABOUT: &str = "Permissions";

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    for subject in judged_manifest::whole(cx) {
        let manifest = subject.manifest();
        match manifest.app_type {
            Some(AppType::TaskPane | AppType::Content) if manifest.declared.is_empty() => {
                out.push(mandatory(&subject));
            }
            _ if manifest.mail && manifest.levels(Family::Mailbox).next().is_none() => {
                out.push(restricted(&subject));
            }
            _ => {}
        }
    }
}

fn restricted(subject: &JudgedManifest) -> Finding {
    let manifest = subject.manifest();
    let level = subject.sufficient();
    let what = match manifest.kind {
        ManifestKind::AddInOnly => "has no <Permissions>",
        ManifestKind::Unified => "has no mailbox permission",
    };
    let mut lines = vec![format!("{} {what}, so Restricted applies", subject.name())];
    if level > MailboxLevel::Restricted {
        lines.push(format!("The add-in needs {}.", words::level(manifest.kind, level)));
    } else if subject.has_leveled_usage() {
        lines.push("The add-in needs no more than that.".to_owned());
    }
    let safety = if level == MailboxLevel::Restricted { Safety::Safe } else { Safety::Unsafe };
    let fixes = subject.declare(level, safety).into_iter().collect();
    Finding { fixes, ..subject.finding(&META, manifest.root, ABOUT, &lines) }
}

fn mandatory(subject: &JudgedManifest) -> Finding {
    let needed = subject.needed_document_level();
    let code = match needed {
        Some(level) => format!("The add-in needs {}.", level.name()),
        None => "`Excel.run`, `Word.run` and the like always need ReadWriteDocument.".to_owned(),
    };
    let lines = [
        format!("{} has no <Permissions>, which a task pane or content add-in must have", subject.name()),
        format!("Office does not load it. {code}"),
    ];
    let level = needed.unwrap_or(DocumentLevel::ReadWriteDocument);
    let fixes = subject.declare_document(level).into_iter().collect();
    let finding = subject.finding(&META, subject.manifest().root, ABOUT, &lines);
    Finding { severity: Severity::Error, url: PERMISSIONS_ELEMENT_PAGE, fixes, ..finding }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{World, mail, permissions, unified};

    fn told(member: &str, manifest: (&str, &str)) -> Vec<String> {
        World::new().uses(member).written(manifest.0, manifest.1).told_by("permission-missing")
    }

    #[test]
    fn nothing_declared_is_told_with_the_level_that_is_enough() {
        let (some, none) = ("Office.MessageRead.subject", "Office.RoamingSettings.get");
        let missing = "a.xml `OfficeApp` information: a.xml has no <Permissions>, so Restricted applies";
        for (member, children, expected) in [
            (some, String::new(), format!("{missing}; unsafe: Declare ReadItem in a.xml")),
            (none, String::new(), format!("{missing}; safe: Declare Restricted in a.xml")),
            (some, permissions("Restricted"), String::new()),
            (some, permissions("nonsense"), String::new()),
            (
                some,
                format!("<VersionOverrides>{}</VersionOverrides>", permissions("ReadItem")),
                String::new(),
            ),
            (some, "<Rule>".to_owned(), String::new()),
        ] {
            assert_eq!(told(member, ("a.xml", &mail(&children))).concat(), expected, "{children}");
        }
        let told = told(some, ("a.json", &unified(&["Document.Read.User"]))).concat();
        assert_eq!(
            told,
            "a.json `{` information: a.json has no mailbox permission, so Restricted applies; unsafe: Declare ReadItem \
             (`MailboxItem.Read.User`) in a.json"
        );
    }

    #[test]
    fn a_task_pane_add_in_must_declare_a_level() {
        let manifest = mail("").replace("MailApp", "TaskPaneApp");
        assert_eq!(
            told("Office.MessageRead.subject", ("a.xml", &manifest)),
            [
                "a.xml `OfficeApp` error: a.xml has no <Permissions>, which a task pane or content add-in must have; unsafe: \
              Declare ReadWriteDocument in a.xml"
            ]
        );
    }
}
