//! The manifest asks for append on send, and no code uses it.
//!
//! # What it does
//! Reports the extended permission `AppendOnSend` (`Mailbox.AppendOnSend.User` in a unified manifest) of an add-in that uses
//! neither `appendOnSendAsync` nor `prependOnSendAsync`. An add-in without any use of Outlook is not reported.
//!
//! It is information: code that was not analysed may use it.
//!
//! # Why
//! What is not asked for cannot be abused, and nobody has to agree to it.
//!
//! # Example
//! ```xml
//! <ExtendedPermissions>
//!   <ExtendedPermission>AppendOnSend</ExtendedPermission>
//! </ExtendedPermissions>
//! ```
//!
//! # Instead
//! Leave it out.
//!
//! # Fix safety
//! Safe where all Office values of the code could be followed; else unsafe.

use super::subject::Subject;
use super::{Context, Finding, Meta, Safety, Severity, supplementary};
use crate::manifest::SupplementaryKind;

pub(super) static META: Meta = Meta {
    code: "append-on-send-unused",
    severity: Severity::Information,
    since: "0.1.0",
    fix: Some(Safety::Safe),
    url: "https://learn.microsoft.com/office/dev/add-ins/outlook/append-on-send",
    source: include_str!("append_on_send_unused.rs"),
};

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    let lines = |subject: &Subject| {
        vec![
            format!("{} asks for AppendOnSend, but no code uses it", subject.name()),
            "Only `appendOnSendAsync` and `prependOnSendAsync` of the item's body need it.".to_owned(),
        ]
    };
    supplementary::unused(cx, SupplementaryKind::AppendOnSend, &META, lines, out);
}
