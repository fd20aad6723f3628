//! The manifest supports shared folders, but no code requests their properties.
//!
//! # What it does
//! Reports `SupportsSharedFolders` (`Mailbox.SharedFolder` in a unified manifest) of an add-in that does not use
//! `getSharedPropertiesAsync`. An add-in that does not use Outlook at all is not reported.
//!
//! The severity is information, because the element also makes the add-in appear in shared folders and mailboxes: in read
//! mode everywhere, and in compose mode on Mac, in a separate browser tab and in a promoted mailbox. That may be the only
//! purpose.
//!
//! # Why
//! In a shared folder, an add-in works on somebody else's items. One that never asks whose items they are may not be made
//! for that.
//!
//! # Example
//! ```xml
//! <SupportsSharedFolders>true</SupportsSharedFolders>
//! ```
//!
//! # Instead
//! Remove it if the add-in is not meant for shared folders.
//!
//! # Fix safety
//! Unsafe: without the element, the add-in does not appear in shared folders.

use super::judged_manifest::JudgedManifest;
use super::{Context, Finding, FindingTag, Meta, Safety, Severity, supplementary};
use crate::manifest::SupplementaryKind;

pub(super) static META: Meta = Meta {
    code: "shared-folders-unused",
    severity: Severity::Information,
    since: "0.1.0",
    fix: Some(Safety::Unsafe),
    tags: &[FindingTag::Unnecessary],
    url: "https://learn.microsoft.com/office/dev/add-ins/outlook/delegate-access",
    source: include_str!("shared_folders_unused.rs"),
};

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    let lines = |subject: &JudgedManifest| {
        vec![
            format!(
                "{} supports shared folders, but no code uses `getSharedPropertiesAsync`",
                subject.name()
            ),
            "It also makes the add-in appear in shared folders and mailboxes; keep it if you want that."
                .to_owned(),
        ]
    };
    supplementary::unused(cx, SupplementaryKind::SharedFolders, &META, lines, out);
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{World, mail, unified};

    fn told(member: &str, manifest: (&str, &str)) -> Vec<String> {
        World::new().uses(member).written(manifest.0, manifest.1).told_by("shared-folders-unused")
    }

    #[test]
    fn a_marker_that_no_code_uses_is_information() {
        let marker =
            "<DesktopFormFactor><SupportsSharedFolders>true</SupportsSharedFolders></DesktopFormFactor>";
        let xml =
            mail(&format!("<VersionOverrides xsi:type='VersionOverridesV1_1'>{marker}</VersionOverrides>"));
        let unused = "supports shared folders, but no code uses `getSharedPropertiesAsync`";
        let (reads, shares) = ("Office.MessageRead.subject", "Office.MessageRead.getSharedPropertiesAsync");
        assert_eq!(
            told(reads, ("a.xml", &xml)),
            [format!(
                "a.xml `true` information: a.xml {unused}; unsafe: Remove SupportsSharedFolders from a.xml"
            )]
        );
        let name = "Mailbox.SharedFolder";
        assert_eq!(
            told(reads, ("a.json", &unified(&["MailboxItem.Read.User", name]))),
            [format!("a.json `{name}` information: a.json {unused}; unsafe: Remove {name} from a.json")]
        );
        assert_eq!(told(shares, ("a.xml", &xml)), [""; 0]);
    }
}
