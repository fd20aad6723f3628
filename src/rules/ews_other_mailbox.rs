//! An EWS request asks for the mailbox of somebody else.
//!
//! # What it does
//! Reports requests through `makeEwsRequestAsync` that name the owner of a folder (a `DistinguishedFolderId` with a `Mailbox` in it)
//! and those that manage delegates (`AddDelegate`, `GetDelegate`, `UpdateDelegate`, `RemoveDelegate`). A `Mailbox` elsewhere, as
//! a recipient or in `ExpandDL` and `ResolveNames`, is not reported, and neither are requests that cannot be read, or tests.
//!
//! # Why
//! An add-in has access to the mailbox of the user alone. Exchange answers "Office extension have no permissions to access any
//! other mailboxes then the mailbox provided in the user context", whatever the permissions of the folder.
//!
//! # Example
//! ```xml
//! <t:DistinguishedFolderId Id="calendar">
//!   <t:Mailbox><t:EmailAddress>owner@contoso.com</t:EmailAddress></t:Mailbox>
//! </t:DistinguishedFolderId>
//! ```
//!
//! # Instead
//! Support shared folders in the manifest (`SupportsSharedFolders`) and ask `getSharedPropertiesAsync` for the rights of the user.
//! Microsoft Graph reaches mail and calendars that others share under `/users/{id}`, with scopes such as `Mail.Read.Shared`.
//! `addinspect explain delegate` has more.
//!
//! # Fix safety
//! There is no fix, because the access has to be asked for in another way.

use super::{Context, Finding, Meta, Severity, ews};
use crate::catalog::ews::{OTHER_MAILBOX_ERROR, Operation, operation};

pub(super) static META: Meta = Meta {
    code: "ews-other-mailbox",
    severity: Severity::Warning,
    since: "0.1.0",
    fix: None,
    tags: &[],
    url: "https://learn.microsoft.com/office/dev/add-ins/outlook/delegate-access",
    source: include_str!("ews_other_mailbox.rs"),
};

const INSTEAD: &str = "Instead: support for shared folders and getSharedPropertiesAsync, or Microsoft Graph with scopes such as Mail.Read.Shared.";

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    for sent in ews::sent(cx) {
        let other = sent.request.documents.iter().find_map(|document| document.other_mailbox.as_ref());
        if let Some(other) = other {
            let whose = if other.name.is_empty() { String::new() } else { format!(" ({})", other.name) };
            let lines = vec![
                format!(
                    "The request names the owner of a folder{whose}; an add-in reaches the user's own mailbox only"
                ),
                format!("For any other mailbox, Exchange answers: \"{OTHER_MAILBOX_ERROR}\""),
                INSTEAD.to_owned(),
            ];
            out.push(sent.finding(cx, &META, &other.name, &lines, other.at.map(|at| (at, "the mailbox"))));
        }
        for (part, _) in sent.request.operations() {
            if operation(&part.name).is_some_and(Operation::manages_delegates) {
                let lines = vec![
                    format!("`{}` manages delegates, which an add-in cannot do", part.name),
                    INSTEAD.to_owned(),
                ];
                out.push(sent.finding(
                    cx,
                    &META,
                    &part.name,
                    &lines,
                    part.at.map(|at| (at, "the operation")),
                ));
            }
        }
    }
}
