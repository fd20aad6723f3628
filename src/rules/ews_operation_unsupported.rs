//! The code sends an EWS operation that add-ins may not call.
//!
//! # What it does
//! Reports a request through `makeEwsRequestAsync` whose operation is none of those that an add-in may call. The request is read
//! from the code: the text may be put together by variables, functions and other files. If a function only passes on what it is
//! given, its callers are reported. A request that cannot be read is never reported, and neither are tests.
//!
//! # Why
//! Exchange refuses the call with `ErrorAccessDenied`, in Exchange Online and on premises, whatever the permission level.
//!
//! # Example
//! ```js
//! mailbox.makeEwsRequestAsync(envelope(`<m:DeleteItem DeleteType="MoveToDeletedItems">${ids}</m:DeleteItem>`), done);
//! ```
//!
//! # Instead
//! ```js
//! mailbox.makeEwsRequestAsync(envelope(`<m:MoveItem>${toDeletedItems}${ids}</m:MoveItem>`), done);
//! ```
//! Or with Microsoft Graph, which the message names. `addinspect explain EWS` lists the operations that an add-in may call.
//!
//! # Fix safety
//! There is no fix, because another operation needs another request.

use super::{Context, Finding, Meta, Severity, ews};
use crate::catalog::ews::{nearest_operation, operation};

pub(super) static META: Meta = Meta {
    code: "ews-operation-unsupported",
    severity: Severity::Error,
    since: "0.1.0",
    fix: None,
    tags: &[],
    url: "https://learn.microsoft.com/office/dev/add-ins/outlook/web-services",
    source: include_str!("ews_operation_unsupported.rs"),
};

const REFUSED: &str = "Exchange refuses it with ErrorAccessDenied: \"The requested web method is unavailable to this caller or application.\"";

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    for sent in ews::sent(cx) {
        for (part, request) in sent.request.operations() {
            let lines = match operation(&part.name) {
                Some(known) if known.is_callable() => continue,
                Some(_) => {
                    vec![format!("`{}` may not be called from an add-in", part.name), REFUSED.to_owned()]
                }
                None => vec![unknown(&part.name)],
            };
            let lines: Vec<String> = lines.into_iter().chain(ews::instead(&request)).collect();
            out.push(sent.finding(cx, &META, &part.name, &lines, part.at.map(|at| (at, "the operation"))));
        }
    }
}

fn unknown(name: &str) -> String {
    let meant = nearest_operation(name).map(|meant| format!("; did you mean `{}`?", meant.name));
    format!("`{name}` is no operation of Exchange Web Services{}", meant.unwrap_or_default())
}
