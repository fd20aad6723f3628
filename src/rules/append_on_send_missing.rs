//! The code appends or prepends on send, but the manifest does not request the extended permission.
//!
//! # What it does
//! Reports a use of `Office.Body.appendOnSendAsync` or `prependOnSendAsync` if a manifest of the add-in lacks the extended
//! permission: `AppendOnSend` in `ExtendedPermissions` of `VersionOverrides` 1.1, or `Mailbox.AppendOnSend.User` in a unified
//! manifest. In `VersionOverrides` 1.0 it has no effect. The name `MailboxItem.AppendOnSend.User`, which Microsoft's converter
//! writes, is accepted.
//!
//! # Why
//! At run time, the call fails with error 9047, `Extended Permission missing for the API call.` The call needs this
//! permission in addition to the permission level ReadWriteItem.
//!
//! # Example
//! ```js
//! Office.context.mailbox.item.body.appendOnSendAsync(disclaimer);
//! ```
//!
//! # Instead
//! ```xml
//! <VersionOverrides xmlns="http://schemas.microsoft.com/office/mailappversionoverrides/1.1" xsi:type="VersionOverridesV1_1">
//!   ...
//!   <ExtendedPermissions>
//!     <ExtendedPermission>AppendOnSend</ExtendedPermission>
//!   </ExtendedPermissions>
//! </VersionOverrides>
//! ```
//!
//! # Fix safety
//! Unsafe: the add-in asks for more, and users and administrators have to agree to it.

use super::judged_manifest::JudgedManifest;
use super::{Context, Finding, Meta, Safety, Severity, supplementary, words};
use crate::analysis::Usage;
use crate::catalog::Catalog;
use crate::manifest::{ManifestKind, SupplementaryKind};

pub(super) static META: Meta = Meta {
    code: "append-on-send-missing",
    severity: Severity::Error,
    since: "0.1.0",
    fix: Some(Safety::Unsafe),
    tags: &[],
    url: "https://learn.microsoft.com/office/dev/add-ins/outlook/append-on-send",
    source: include_str!("append_on_send_missing.rs"),
};

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    supplementary::missing(cx, SupplementaryKind::AppendOnSend, &META, lines, out);
}

fn lines(usage: &Usage, lacking: &[JudgedManifest]) -> Vec<String> {
    let (member, names) = (words::members(Catalog::get(), usage), supplementary::names(lacking));
    let verb = if lacking.len() == 1 { "lacks" } else { "lack" };
    let mut lines = vec![
        format!("{member} needs the extended permission AppendOnSend, which {names} {verb}"),
        format!("At run time, {}", words::without(SupplementaryKind::AppendOnSend)),
    ];
    if supplementary::any(lacking, ManifestKind::AddInOnly) {
        lines.push("Add it to `ExtendedPermissions`, the last element of VersionOverrides 1.1.".to_owned());
    }
    if supplementary::any(lacking, ManifestKind::Unified) {
        lines.push("In a unified manifest, it is `Mailbox.AppendOnSend.User`.".to_owned());
    }
    lines
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{World, mail, unified};

    fn told(member: &str, manifest: (&str, &str)) -> Vec<String> {
        World::new().uses(member).written(manifest.0, manifest.1).told_by("append-on-send-missing")
    }

    const APPENDS: &str = "Office.Body.appendOnSendAsync";
    const LIST: &str =
        "<ExtendedPermissions><ExtendedPermission>AppendOnSend</ExtendedPermission></ExtendedPermissions>";

    fn overrides(version: &str, children: &str) -> String {
        mail(&format!(
            "<VersionOverrides xsi:type='VersionOverridesV{version}'><Hosts/>{children}</VersionOverrides>"
        ))
    }

    #[test]
    fn a_call_without_the_extended_permission_is_told() {
        let message = |name: &str| {
            format!(
                "a.js `y` error: `{APPENDS}` needs the extended permission AppendOnSend, which {name} lacks"
            )
        };
        for (manifest, expected) in [
            (("a.xml", overrides("1_1", LIST)), String::new()),
            (("a.xml", overrides("1_1", "")), message("a.xml") + "; unsafe: Declare AppendOnSend in a.xml"),
            (("a.xml", overrides("1_0", LIST)), message("a.xml")),
            (("a.xml", mail("")), message("a.xml")),
            (("a.xml", mail("").replace("MailApp", "TaskPaneApp")), String::new()),
            (("a.json", unified(&["Mailbox.AppendOnSend.User"])), String::new()),
            (("a.json", unified(&["MailboxItem.AppendOnSend.User"])), String::new()),
            (
                ("a.json", unified(&["MailboxItem.Read.User"])),
                message("a.json") + "; unsafe: Declare Mailbox.AppendOnSend.User in a.json",
            ),
        ] {
            assert_eq!(told(APPENDS, (manifest.0, &manifest.1)).concat(), expected, "{}", manifest.1);
        }
        assert_eq!(told("Office.Body.setAsync", ("a.xml", &overrides("1_1", ""))), [""; 0]);
    }
}
