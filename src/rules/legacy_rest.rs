//! The code calls Outlook REST or Exchange Web Services at a hard-coded address.
//!
//! # What it does
//! Reports requests to `https://outlook.office.com/api`, `https://outlook.office365.com/api` and
//! `https://outlook.office365.com/EWS/Exchange.asmx` with `fetch`, `XMLHttpRequest`, jQuery, axios and the like. The address is
//! read from the code: it may be put together by variables, functions and other files. If a function only passes on what it is
//! given, its callers are reported. The message names the resource and the request of Microsoft Graph that does the same.
//! Addresses that come from `restUrl` and `ewsUrl` are reported there, by `legacy-token` and `legacy-ews`. Tests and code of
//! servers are not reported.
//!
//! The severity is a warning if users may have their mailboxes in Exchange Online (`exchange` is `online` or `hybrid`), and a
//! hint for Exchange on-premises or if the call is guarded: see `legacy-token`.
//!
//! # Why
//! Outlook REST is decommissioned, and the tokens that such a request needs are turned off in every Microsoft 365 tenant.
//!
//! # Example
//! ```js
//! fetch("https://outlook.office.com/api/v2.0/me/messages/" + id, { headers });
//! ```
//!
//! # Instead
//! ```js
//! fetch("https://graph.microsoft.com/v1.0/me/messages/" + id, { headers });
//! ```
//! The token comes from MSAL, with the scope that the message names; properties begin with a small letter.
//!
//! # Fix safety
//! There is no fix, because another token, other properties and an app registration are needed.

use super::{Context, Finding, FindingTag, Location, Meta, Severity, legacy, web};
use crate::analysis::{WebApi, WebRequest};
use crate::catalog::{self, Legacy};

pub(super) static META: Meta = Meta {
    code: "legacy-rest",
    severity: Severity::Warning,
    since: "0.1.0",
    fix: None,
    tags: &[FindingTag::Deprecated],
    url: "https://learn.microsoft.com/office/dev/add-ins/outlook/use-rest-api",
    source: include_str!("legacy_rest.rs"),
};

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    for (source, owner) in web::sources(cx) {
        for call in source.outcome.web.iter().filter(|call| call.member.is_none()) {
            let legacy: Vec<&WebRequest> =
                call.requests.iter().filter(|request| request.api != WebApi::Graph).collect();
            let Some((first, row)) = legacy.first().and_then(|first| Some((*first, row(first.api)?))) else {
                continue;
            };
            let softness = legacy::softness(cx, &source.path, &call.guards);
            let mut lines = vec![format!("{} {}", asks(first), row.fate())];
            lines.push(format!("{}.", row.history));
            lines.extend(web::instead(&legacy));
            lines.extend(row.advice());
            lines.extend(softness.flatten().map(str::to_owned));
            let severity = if softness.is_some() { Severity::Hint } else { META.severity };
            let at = Location { file: source.path.clone(), span: call.span };
            out.push(Finding {
                severity,
                ..META.finding(at, Some(&owner.root), web::about(&call.requests), lines.join("\n"))
            });
        }
    }
}

/// What is known of the end of a service.
fn row(api: WebApi) -> Option<&'static Legacy> {
    catalog::legacy(match api {
        WebApi::OutlookRest => "Office.Mailbox.restUrl",
        WebApi::Ews => "Office.Mailbox.ewsUrl",
        WebApi::Graph => return None,
    })
}

fn asks(request: &WebRequest) -> String {
    match request.api {
        WebApi::Ews => "The request asks Exchange Web Services, which".to_owned(),
        api => format!("`{} {}` asks {}, which", request.method, request.path, api.name()),
    }
}
