//! An EWS request is not what Exchange expects.
//!
//! # What it does
//! Reports requests through `makeEwsRequestAsync` that have no SOAP envelope, whose tags do not match, or that are longer than
//! 1,000,000 characters. A request whose header has no `RequestServerVersion` is a hint. Parts that cannot be read are taken to be
//! right. Tests are not reported.
//!
//! # Why
//! Exchange does not understand the request, or Outlook does not send it. Without a version, Exchange behaves as its first version
//! did, which does not know newer operations and properties.
//!
//! # Example
//! ```js
//! mailbox.makeEwsRequestAsync(`<m:GetItem><m:ItemShape>...</m:GetItem>`, done);
//! ```
//!
//! # Instead
//! ```xml
//! <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"
//!                xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types">
//!   <soap:Header><t:RequestServerVersion Version="Exchange2013" /></soap:Header>
//!   <soap:Body>...</soap:Body>
//! </soap:Envelope>
//! ```
//!
//! # Fix safety
//! There is no fix, because the request may be put together in several places.

use super::{Context, Finding, Meta, Severity, ews};
use crate::analysis::SoapFlaw;
use crate::catalog::ews::REQUEST_TOO_LONG;

pub(super) static META: Meta = Meta {
    code: "ews-malformed",
    severity: Severity::Warning,
    since: "0.1.0",
    fix: None,
    tags: &[],
    url: "https://learn.microsoft.com/office/dev/add-ins/outlook/web-services",
    source: include_str!("ews_malformed.rs"),
};

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    for sent in ews::sent(cx) {
        for (flaw, at) in sent.request.documents.iter().flat_map(|document| &document.flaws) {
            let finding = sent.finding(cx, &META, about(flaw), &lines(flaw), at.map(|at| (at, "here")));
            let severity = if *flaw == SoapFlaw::NoVersion { Severity::Hint } else { META.severity };
            out.push(Finding { severity, ..finding });
        }
    }
}

fn about(flaw: &SoapFlaw) -> &str {
    match flaw {
        SoapFlaw::NoEnvelope => "Envelope",
        SoapFlaw::NoVersion => "RequestServerVersion",
        SoapFlaw::WrongEnd(name) | SoapFlaw::NoEnd(name) => name,
        SoapFlaw::TooLong(_) => "length",
    }
}

fn lines(flaw: &SoapFlaw) -> Vec<String> {
    match flaw {
        SoapFlaw::NoEnvelope => vec!["The request has no SOAP envelope".to_owned()],
        SoapFlaw::NoVersion => vec![
            "The request asks for no version of Exchange".to_owned(),
            "Add `RequestServerVersion` to the header, or Exchange behaves as its first version did."
                .to_owned(),
        ],
        SoapFlaw::WrongEnd(fits) => vec![format!("An end tag of the request does not match `{fits}`")],
        SoapFlaw::NoEnd(name) => vec![format!("`{name}` has no end tag in the request")],
        SoapFlaw::TooLong(length) => {
            vec![
                format!("The request has {length} characters"),
                format!("Outlook refuses it: \"{REQUEST_TOO_LONG}\""),
            ]
        }
    }
}
