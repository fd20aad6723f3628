//! The code calls Microsoft Graph, and no scope that it requests covers the call.
//!
//! # What it does
//! Reports requests to Microsoft Graph (with `fetch`, `XMLHttpRequest`, jQuery, axios or the Graph client) that none of the
//! scopes covers which the add-in requests with MSAL or declares in `WebApplicationInfo`. Path, method and scopes are read from
//! the code: they may be put together by variables, functions and other files. If a function only passes on what it is given,
//! its callers are reported. A wider scope covers what a narrower one does. Tests and code of servers are not reported.
//!
//! Nothing is reported if the add-in may get its token in another way: single sign-on (`getAccessToken`), `.default`, a request
//! that cannot be read, or only scopes of its own API.
//!
//! # Why
//! Microsoft Graph refuses the call with status 403, but only on the machine of a user who has not consented to more.
//!
//! # Example
//! ```js
//! const { accessToken } = await app.acquireTokenSilent({ scopes: ["User.Read", "Files.Read"] });
//! fetch(`https://graph.microsoft.com/v1.0/me/messages/${id}/$value`, bearer(accessToken));
//! ```
//!
//! # Instead
//! ```js
//! const { accessToken } = await app.acquireTokenSilent({ scopes: ["Mail.Read"] });
//! fetch(`https://graph.microsoft.com/v1.0/me/messages/${id}/$value`, bearer(accessToken));
//! ```
//! `addinspect explain Mail.Read` says who may consent to a scope.
//!
//! # Fix safety
//! There is no fix, because the app registration has to have the scope, too.

use super::web::{self, GraphUse};
use super::{Context, Finding, Location, Meta, Severity};
use crate::analysis::WebCall;
use crate::catalog::graph::{Coverage, coverage};
use crate::text::prose;

pub(super) static META: Meta = Meta {
    code: "graph-scope-missing",
    severity: Severity::Warning,
    since: "0.1.0",
    fix: None,
    tags: &[],
    url: "https://learn.microsoft.com/graph/permissions-overview",
    source: include_str!("graph_scope_missing.rs"),
};

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    let mut found = Vec::new();
    for add_in in cx.add_ins {
        let used = GraphUse::of(cx, add_in);
        if used.is_open || used.scopes.is_empty() {
            continue;
        }
        for (source, call) in &used.calls {
            let Some(message) = message(&used, call) else { continue };
            let about = web::about(&call.requests);
            let at = Location { file: source.path.clone(), span: call.span };
            found.push(Finding {
                related: used.places(),
                ..META.finding(at, Some(&add_in.root), about, message)
            });
        }
    }
    web::agreed(cx, found, out);
}

/// What is said of a call none of whose alternatives is covered.
fn message(used: &GraphUse, call: &WebCall) -> Option<String> {
    let mut uncovered = Vec::new();
    for request in &call.requests {
        let graph = request.graph()?;
        match coverage(&used.scopes, &graph) {
            Coverage::Missing(needs) => {
                let mut least: Vec<&str> = needs.iter().map(|need| need.least.name).collect();
                least.dedup();
                let words = format!("`{} {}` needs {}", graph.method, graph.path, least.join(" or "));
                uncovered.push(words);
            }
            Coverage::Covered(_) | Coverage::Unknown => return None,
        }
    }
    let first = uncovered.first()?;
    let requested = prose::list_all(&used.names());
    let mut lines = vec![format!("{first}, which the code does not request")];
    lines.extend(uncovered.iter().skip(1).map(|words| format!("Or: {words}.")));
    lines.push(format!("It requests {requested}."));
    lines.push("Microsoft Graph answers with status 403.".to_owned());
    Some(lines.join("\n"))
}
