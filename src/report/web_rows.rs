//! The lines of `usages` about calls of web services and about scopes.
//!
//! Called by `usages`.

use super::LineRange;
use crate::addin::SourceFile;
use crate::analysis::{ScopeRequest, UnreadRequest, WebCall, WebRequest};
use crate::catalog::graph::{least_of, scope_name};
use serde::Serialize;
use std::fmt::Write as _;

/// A call of a web service; the JSON line is this struct.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WebRow {
    #[serde(flatten)]
    pub(super) place: LineRange,
    pub(super) web: WebPart,
    pub(super) add_in: Option<String>,
}

/// What is called.
#[derive(Debug, Serialize)]
pub(super) struct WebPart {
    requests: Vec<RequestPart>,
    /// Why some of it could not be read.
    unread: Option<&'static str>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct RequestPart {
    api: &'static str,
    version: Option<String>,
    method: String,
    path: String,
    select: Option<Vec<String>>,
    /// The least privileged delegated scope in Microsoft Graph; several where sources disagree.
    least_scopes: Vec<&'static str>,
}

/// A request for a token; the JSON line is this struct.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ScopeRow {
    #[serde(flatten)]
    pub(super) place: LineRange,
    pub(super) scopes: ScopePart,
    pub(super) add_in: Option<String>,
}

/// What is asked for.
#[derive(Debug, Serialize)]
pub(super) struct ScopePart {
    call: &'static str,
    requested: Vec<String>,
    /// Whether these are all of them.
    whole: bool,
}

/// The line about a call.
pub(super) fn web(file: &str, source: &SourceFile, call: &WebCall) -> WebRow {
    let place = LineRange::new(file.to_owned(), &source.text, &source.lines, call.span);
    let requests = call.requests.iter().map(request).collect();
    let web = WebPart { requests, unread: call.unread.map(UnreadRequest::word) };
    WebRow { place, web, add_in: None }
}

fn request(request: &WebRequest) -> RequestPart {
    let graph = request.in_graph();
    RequestPart {
        api: request.api.word(),
        version: request.version.clone(),
        method: request.method.clone(),
        path: request.path.clone(),
        select: request.select.clone(),
        least_scopes: graph.iter().flat_map(least_of).collect(),
    }
}

/// The line about a request for a token.
pub(super) fn scopes(file: &str, source: &SourceFile, request: &ScopeRequest) -> ScopeRow {
    let place = LineRange::new(file.to_owned(), &source.text, &source.lines, request.span);
    let requested = request.scopes.iter().map(|scope| scope_name(&scope.name).to_owned()).collect();
    let scopes = ScopePart { call: request.call, requested, whole: request.whole };
    ScopeRow { place, scopes, add_in: None }
}

impl WebPart {
    /// `graph GET /me/messages (Mail.ReadBasic)`
    pub(super) fn words(&self) -> String {
        let mut words: Vec<String> = self.requests.iter().map(RequestPart::words).collect();
        words.extend(self.unread.map(|unread| format!("unread: {unread}")));
        words.join("; ")
    }
}

impl RequestPart {
    fn words(&self) -> String {
        let mut words = format!("{} {} {}", self.api, self.method, self.path);
        if !self.least_scopes.is_empty() {
            // Writing into a string can't fail.
            let _ = write!(words, " ({})", self.least_scopes.join(" or "));
        }
        words
    }
}

impl ScopePart {
    /// `scopes Mail.Read, User.Read (acquireTokenSilent)`
    pub(super) fn words(&self) -> String {
        let and_others = if self.whole { "" } else { " and others" };
        format!("scopes {}{and_others} ({})", self.requested.join(", "), self.call)
    }
}
