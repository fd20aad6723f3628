//! The code requests a scope that Microsoft Graph does not have.
//!
//! # What it does
//! Reports scopes in MSAL requests that are written as those of Microsoft Graph and are none, and names the nearest one. Case does
//! not count. Scopes of other resources, such as the add-in's own API (`api://...`), are never reported, nor is `.default`; tests
//! and code of servers are not either.
//!
//! # Why
//! The sign-in fails with `AADSTS65005` or `AADSTS70011`: the scope does not exist.
//!
//! # Example
//! ```js
//! app.acquireTokenSilent({ scopes: ["Mail.Reed"] });
//! ```
//!
//! # Instead
//! ```js
//! app.acquireTokenSilent({ scopes: ["Mail.Read"] });
//! ```
//!
//! # Fix safety
//! There is no fix, because only the author knows which scope is meant.

use super::{Context, Finding, Meta, Severity, web};
use crate::catalog::graph::{Requested, nearest_scope, requested, scopes};

pub(super) static META: Meta = Meta {
    code: "graph-scope-unknown",
    severity: Severity::Warning,
    since: "0.1.0",
    fix: None,
    tags: &[],
    url: "https://learn.microsoft.com/graph/permissions-reference",
    source: include_str!("graph_scope_unknown.rs"),
};

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    for (source, owner) in web::sources(cx) {
        for request in &source.outcome.scopes {
            for scope in &request.scopes {
                let Requested::Unknown(name) = requested(&scope.name) else { continue };
                let Some(head) = message(name) else { continue };
                out.push(web::at_scope(cx, &META, (source, request, scope), &[head], owner));
            }
        }
    }
}

/// What is said of a name; nothing of one that does not look like a scope of Microsoft Graph.
fn message(name: &str) -> Option<String> {
    let nearest = nearest_scope(name).filter(|meant| name.contains('.') && begin_alike(meant.name, name));
    let family = name.split_once('.').map(|(family, _)| family.to_lowercase() + ".");
    let is_of_graph = family
        .is_some_and(|family| scopes().iter().any(|scope| scope.name.to_lowercase().starts_with(&family)));
    let meant = nearest.map(|meant| format!("; did you mean `{}`?", meant.name)).unwrap_or_default();
    (is_of_graph || !meant.is_empty()).then(|| format!("`{name}` is no scope of Microsoft Graph{meant}"))
}

/// Whether two names begin with the same letters: else one is no slip for the other.
fn begin_alike(one: &str, other: &str) -> bool {
    const LETTERS: usize = 4;
    let both = one.chars().zip(other.chars()).take(LETTERS);
    both.filter(|(one, other)| one.eq_ignore_ascii_case(other)).count() == LETTERS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_looks_like_a_scope_is_told() {
        for (name, expected) in [
            ("Mail.Reed", Some("`Mail.Reed` is no scope of Microsoft Graph; did you mean `Mail.Read`?")),
            (
                "Calendar.Read",
                Some("`Calendar.Read` is no scope of Microsoft Graph; did you mean `Calendars.Read`?"),
            ),
            ("access_as_user", None),
            ("1f2c7a1e-5a0b-4c11-9a0a-3b1d2e4f5a6b", None),
            ("EmailRouter.Read", None),
        ] {
            assert_eq!(message(name).as_deref(), expected, "{name}");
        }
    }
}
