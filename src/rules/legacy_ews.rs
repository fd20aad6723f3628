//! The code calls Exchange Web Services.
//!
//! # What it does
//! Reports uses of the members that lead to Exchange Web Services (EWS): the request through Outlook, and the address of the
//! service; and calls of the library `easyEws`, which makes such requests. The message says where they no longer work and since
//! when, where they still work, which error a failed call returns, and what replaces them. If the text of the request can be
//! read, it names the operation, and for one or two operations what does their work in Microsoft Graph or Office.js. Tests and
//! mocks are not reported.
//!
//! The severity is a warning if users may have their mailboxes in Exchange Online (`exchange` is `online` or `hybrid`), and a
//! hint for Exchange on-premises or if the use is guarded: see `legacy-token`.
//!
//! # Why
//! The tokens that such a request needs are turned off in every Microsoft 365 tenant, and Exchange Online is retiring the
//! service itself. The typings do not mark these members as deprecated. Moreover, the request needs ReadWriteMailbox, the
//! highest permission level; without the request, most add-ins can ask for less.
//!
//! # Example
//! ```js
//! Office.context.mailbox.makeEwsRequestAsync(getItemRequest(id), (result) => show(result.value));
//! ```
//!
//! # Instead
//! ```js
//! const message = await graph.api(`/me/messages/${id}`).get();
//! ```
//! Often neither is needed: `getAllInternetHeadersAsync`, `getAttachmentContentAsync` and `getAsFileAsync` need only ReadItem.
//!
//! # Fix safety
//! There is no fix, because each request has a counterpart of its own in Microsoft Graph.

use super::{Context, Finding, FindingTag, Meta, Severity, ews, legacy};
use crate::catalog::{self, LegacyService};

pub(super) static META: Meta = Meta {
    code: "legacy-ews",
    severity: Severity::Warning,
    since: "0.1.0",
    fix: None,
    tags: &[FindingTag::Deprecated],
    url: "https://learn.microsoft.com/office/dev/add-ins/outlook/web-services",
    source: include_str!("legacy_ews.rs"),
};

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    legacy::check(cx, &META, &[LegacyService::Ews], out);
    for sent in ews::sent(cx) {
        out.extend(library(cx, sent));
    }
}

/// A call of a helper library, whose code the add-in does not have.
fn library(cx: &Context, sent: ews::Sent) -> Option<Finding> {
    let method = sent.request.library?;
    let legacy = catalog::legacy("Office.Mailbox.makeEwsRequestAsync")?;
    let head = format!("`{method}` calls `{}`, which {}", legacy.member, legacy.fate());
    let softness = legacy::softness(cx, &sent.source.path, &sent.request.guards);
    let mut lines = vec![head, format!("{}.", legacy.history)];
    lines.extend(ews::what_is_sent(&[(sent.source, sent.request)]));
    lines.extend(legacy.advice());
    lines.extend(softness.map(|why| why.unwrap_or_default().to_owned()).filter(|why| !why.is_empty()));
    let severity = if softness.is_some() { Severity::Hint } else { META.severity };
    Some(Finding { severity, ..sent.finding(cx, &META, method, &lines, None) })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{World, usage};

    #[test]
    fn requests_and_the_address_are_told() {
        let world = World::new().source("a.js", "m.send(x); m.url; m.rest", |text| {
            vec![
                usage(text, "send", "Office.Mailbox.makeEwsRequestAsync"),
                usage(text, "url", "Office.Mailbox.ewsUrl"),
                usage(text, "rest", "Office.Mailbox.restUrl"),
            ]
        });
        let told = world.told();
        let heads: Vec<&str> =
            told.iter().filter(|line| !line.starts_with(' ')).map(String::as_str).collect();
        let dead = "no longer works in Exchange Online (every Microsoft 365 tenant)";
        assert_eq!(
            heads,
            [
                format!("a.js `send` warning: `Office.Mailbox.makeEwsRequestAsync` {dead}"),
                format!("a.js `url` warning: `Office.Mailbox.ewsUrl` {dead}"),
                format!("a.js `rest` warning: `Office.Mailbox.restUrl` {dead}"),
            ]
        );
        assert_eq!(told.iter().filter(|line| line.contains("9020 GenericResponseError")).count(), 1);
    }
}
