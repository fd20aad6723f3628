//! The code requests a scope of Microsoft Graph that no call needs.
//!
//! # What it does
//! Reports scopes in MSAL requests that none of the add-in's calls of Microsoft Graph needs, or for whose calls a narrower one is
//! enough. Calls and scopes are read as for `graph-scope-missing`. It is only an information.
//!
//! Nothing is reported if a call cannot be followed, if no call is seen at all, or if the table of requests does not have one of
//! the calls. `User.Read` and the scopes of sign-in (`openid`, `profile`, `email`, `offline_access`) are never reported, nor are
//! scopes for shared mailboxes while a call names a user. Tests and code of servers are not reported.
//!
//! # Why
//! Users and administrators are asked to consent to more than the add-in does, and a stolen token can do more.
//!
//! # Example
//! ```js
//! const { accessToken } = await app.acquireTokenSilent({ scopes: ["Mail.ReadWrite", "Files.Read"] });
//! fetch("https://graph.microsoft.com/v1.0/me/messages/" + id, bearer(accessToken));
//! ```
//!
//! # Instead
//! ```js
//! const { accessToken } = await app.acquireTokenSilent({ scopes: ["Mail.Read"] });
//! fetch("https://graph.microsoft.com/v1.0/me/messages/" + id, bearer(accessToken));
//! ```
//!
//! # Fix safety
//! There is no fix, because code that is not seen here, such as a server, may use the token.

use super::web::{self, GraphUse};
use super::{Context, Finding, Meta, Severity};
use crate::catalog::graph::{GraphRequest, Requested, Surplus, requested, surplus};

pub(super) static META: Meta = Meta {
    code: "graph-scope-excessive",
    severity: Severity::Information,
    since: "0.1.0",
    fix: None,
    tags: &[],
    url: "https://learn.microsoft.com/graph/permissions-overview",
    source: include_str!("graph_scope_excessive.rs"),
};

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    let mut found = Vec::new();
    for add_in in cx.add_ins {
        let used = GraphUse::of(cx, add_in);
        let Some(requests) = requests(&used) else { continue };
        let Some(more) = surplus(&used.scopes, &requests) else { continue };
        for more in more.iter().filter(|more| is_told(more, &requests)) {
            let lines = lines(more);
            for &(source, request) in &used.requests {
                let is_it = |name: &str| matches!(requested(name), Requested::Graph(s) if s == more.scope);
                for scope in request.scopes.iter().filter(|scope| is_it(&scope.name)) {
                    found.push(web::at_scope(cx, &META, (source, request, scope), &lines, add_in));
                }
            }
        }
    }
    // One constant is requested in many places.
    found.sort_by(|a, b| (&a.at, &a.add_in).cmp(&(&b.at, &b.add_in)));
    found.dedup_by(|a, b| a.at == b.at && a.add_in == b.add_in);
    web::agreed(cx, found, out);
}

/// All calls of Microsoft Graph; `None` where some are not known.
fn requests(used: &GraphUse) -> Option<Vec<GraphRequest>> {
    let is_known = !used.is_open && !used.hides_calls && !used.calls.is_empty();
    let calls = Some(&used.calls).filter(|_| is_known)?;
    let is_read = calls.iter().all(|(_, call)| call.unread.is_none());
    let all = calls.iter().flat_map(|(_, call)| &call.requests).filter_map(|request| request.graph());
    is_read.then(|| all.collect())
}

/// Whether it is sure enough: what the answer holds that no `$select` names may be used.
fn is_told(more: &Surplus, requests: &[GraphRequest]) -> bool {
    let names_users = requests.iter().any(GraphRequest::names_a_user);
    let is_shared = more.scope.name.ends_with(".Shared") && names_users;
    let only_basics =
        !more.enough.is_empty() && more.enough.iter().all(|scope| scope.name.contains("ReadBasic"));
    more.scope.covers.is_some() && !is_shared && !only_basics
}

fn lines(more: &Surplus) -> Vec<String> {
    let names: Vec<&str> = more.enough.iter().map(|scope| scope.name).collect();
    let head = match names.as_slice() {
        [] => format!("No call of Microsoft Graph that was found needs {}", more.scope.name),
        names => format!("{} is enough instead of {}", names.join(" and "), more.scope.name),
    };
    let covers = more.scope.covers.map(|covers| format!("{} lets the add-in {covers}.", more.scope.name));
    std::iter::once(head).chain(covers).collect()
}
