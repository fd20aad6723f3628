//! The manifest requests append-on-send, but no code uses it.
//!
//! # What it does
//! Reports the extended permission `AppendOnSend` (`Mailbox.AppendOnSend.User` in a unified manifest) of an add-in that uses
//! neither `appendOnSendAsync` nor `prependOnSendAsync`. An add-in that does not use Outlook at all is not reported.
//!
//! The severity is information, because code that was not analysed may use it.
//!
//! # Why
//! A permission that is not requested cannot be abused, and nobody has to agree to it.
//!
//! # Example
//! ```xml
//! <ExtendedPermissions>
//!   <ExtendedPermission>AppendOnSend</ExtendedPermission>
//! </ExtendedPermissions>
//! ```
//!
//! # Instead
//! Remove it.
//!
//! # Fix safety
//! Safe if all Office values in the code could be followed; otherwise unsafe.

use super::judged_manifest::JudgedManifest;
use super::{Context, Finding, FindingTag, Meta, Safety, Severity, supplementary};
use crate::manifest::SupplementaryKind;

pub(super) static META: Meta = Meta {
    code: "append-on-send-unused",
    severity: Severity::Information,
    since: "0.1.0",
    fix: Some(Safety::Safe),
    tags: &[FindingTag::Unnecessary],
    url: "https://learn.microsoft.com/office/dev/add-ins/outlook/append-on-send",
    source: include_str!("append_on_send_unused.rs"),
};

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    let lines = |subject: &JudgedManifest| {
        vec![
            format!("{} requests AppendOnSend, but no code uses it", subject.name()),
            "Only `appendOnSendAsync` and `prependOnSendAsync` of the item's body need it.".to_owned(),
        ]
    };
    supplementary::unused(cx, SupplementaryKind::AppendOnSend, &META, lines, out);
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{World, mail, unified};

    fn told(member: &str, manifest: (&str, &str)) -> Vec<String> {
        World::new().uses(member).written(manifest.0, manifest.1).told_by("append-on-send-unused")
    }

    #[test]
    fn a_permission_that_no_code_uses_is_information() {
        let list = "<ExtendedPermissions><ExtendedPermission>AppendOnSend</ExtendedPermission></ExtendedPermissions>";
        let xml =
            mail(&format!("<VersionOverrides xsi:type='VersionOverridesV1_1'>{list}</VersionOverrides>"));
        let unused = |name: &str| format!("information: {name} requests AppendOnSend, but no code uses it");
        let (sets, prepends) = ("Office.Body.setAsync", "Office.Body.prependOnSendAsync");
        assert_eq!(
            told(sets, ("a.xml", &xml)),
            [format!("a.xml `AppendOnSend` {}; safe: Remove AppendOnSend from a.xml", unused("a.xml"))]
        );
        let json = unified(&["MailboxItem.ReadWrite.User", "MailboxItem.AppendOnSend.User"]);
        let name = "MailboxItem.AppendOnSend.User";
        assert_eq!(
            told(sets, ("a.json", &json)),
            [format!("a.json `{name}` {}; safe: Remove {name} from a.json", unused("a.json"))]
        );
        assert_eq!(told(prepends, ("a.xml", &xml)), [""; 0]);
        assert_eq!(
            World::new().written("a.xml", &xml).told_by("append-on-send-unused"),
            [""; 0],
            "no code at all"
        );
    }
}
