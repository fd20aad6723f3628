//! The code requests the properties of a shared folder, but the manifest does not support shared folders.
//!
//! # What it does
//! Reports a use of `getSharedPropertiesAsync` if a manifest of the add-in does not declare support: `SupportsSharedFolders`,
//! the first element of `DesktopFormFactor` in `VersionOverrides` 1.1, or `Mailbox.SharedFolder` in a unified manifest. In
//! `VersionOverrides` 1.0 it has no effect. The name `Mailbox.AccessSharedFolders.User`, which Microsoft's converter writes,
//! is accepted.
//!
//! # Why
//! Without it, Outlook does not show the add-in in shared folders and mailboxes, so the call never returns anything.
//!
//! # Example
//! ```js
//! if (item.getSharedPropertiesAsync) {
//!   item.getSharedPropertiesAsync(show);
//! }
//! ```
//!
//! # Instead
//! ```xml
//! <DesktopFormFactor>
//!   <SupportsSharedFolders>true</SupportsSharedFolders>
//!   <FunctionFile resid="Commands.Url" />
//! </DesktopFormFactor>
//! ```
//!
//! # Fix safety
//! Unsafe: the add-in then appears in shared folders; try it there. Teams rejects packages with `Mailbox.SharedFolder` (see
//! office-js issue 6757).

use super::judged_manifest::JudgedManifest;
use super::{Context, Finding, Meta, Safety, Severity, supplementary, words};
use crate::analysis::Usage;
use crate::catalog::Catalog;
use crate::manifest::{ManifestKind, SupplementaryKind};

pub(super) static META: Meta = Meta {
    code: "shared-folders-missing",
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Safety::Unsafe),
    tags: &[],
    url: "https://learn.microsoft.com/office/dev/add-ins/outlook/delegate-access",
    source: include_str!("shared_folders_missing.rs"),
};

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    supplementary::missing(cx, SupplementaryKind::SharedFolders, &META, lines, out);
}

fn lines(usage: &Usage, lacking: &[JudgedManifest]) -> Vec<String> {
    let (member, names) = (words::members(Catalog::get(), usage), supplementary::names(lacking));
    let verb = if lacking.len() == 1 { "does" } else { "do" };
    let mut lines = vec![
        format!("{member} is for shared folders, which {names} {verb} not support"),
        words::without(SupplementaryKind::SharedFolders).to_owned(),
    ];
    if supplementary::any(lacking, ManifestKind::AddInOnly) {
        lines.push("Add `SupportsSharedFolders` to `DesktopFormFactor` in VersionOverrides 1.1.".to_owned());
    }
    if supplementary::any(lacking, ManifestKind::Unified) {
        lines.push(
            "In a unified manifest, it is `Mailbox.SharedFolder`; Teams rejects packages with it (office-js issue \
             6757)."
                .to_owned(),
        );
    }
    lines
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{World, mail, unified};

    fn told(member: &str, manifest: (&str, &str)) -> Vec<String> {
        World::new().uses(member).written(manifest.0, manifest.1).told_by("shared-folders-missing")
    }

    const SHARES: &str = "Office.MessageRead.getSharedPropertiesAsync";

    fn overrides(version: &str, children: &str) -> String {
        mail(&format!(
            "<VersionOverrides xsi:type='VersionOverridesV{version}'><Hosts/>{children}</VersionOverrides>"
        ))
    }

    #[test]
    fn a_call_without_the_marker_is_told() {
        let marker = |value: &str| {
            let marker = format!("<SupportsSharedFolders>{value}</SupportsSharedFolders>");
            format!("<DesktopFormFactor>{marker}</DesktopFormFactor>")
        };
        let message = |name: &str| {
            format!("a.js `y` warning: `{SHARES}` is for shared folders, which {name} does not support")
        };
        let fixed = message("a.xml") + "; unsafe: Declare SupportsSharedFolders in a.xml";
        for (manifest, expected) in [
            (("a.xml", overrides("1_1", &marker("true"))), String::new()),
            (("a.xml", overrides("1_1", &marker("false"))), fixed.clone()),
            (("a.xml", overrides("1_1", "<DesktopFormFactor/>")), message("a.xml")),
            (("a.xml", overrides("1_1", "<DesktopFormFactor><FunctionFile/></DesktopFormFactor>")), fixed),
            (("a.xml", overrides("1_0", &marker("true"))), message("a.xml")),
            (("a.json", unified(&["Mailbox.AccessSharedFolders.User"])), String::new()),
            (
                ("a.json", unified(&["MailboxItem.Read.User"])),
                message("a.json") + "; unsafe: Declare Mailbox.SharedFolder in a.json",
            ),
        ] {
            assert_eq!(told(SHARES, (manifest.0, &manifest.1)).concat(), expected, "{}", manifest.1);
        }
    }
}
