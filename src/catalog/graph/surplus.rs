//! Scopes that are requested and that no request needs.
//!
//! Judges only where it knows all requests and what each needs. Called by whoever compares requested scopes with the
//! requests that were seen.

use super::path::GraphRequest;
use super::requests::{Need, needs, smallest_set};
use super::scopes::Scope;

/// A scope that is more than the requests need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Surplus {
    /// The scope.
    pub scope: &'static Scope,
    /// What is enough for the requests that it serves; empty where it serves none but those that a narrower one of the
    /// requested scopes serves.
    pub enough: Vec<&'static Scope>,
}

/// What signs a user in: no request needs it, and it is no surplus.
const SIGN_IN: [&str; 5] = ["openid", "profile", "email", "offline_access", "User.Read"];

/// The requested scopes that are more than all of the requests need, in order. `None` where one of the requests is not in
/// the table: it may need any of them.
pub fn surplus(requested: &[&'static Scope], requests: &[GraphRequest]) -> Option<Vec<Surplus>> {
    let mut known: Vec<(&GraphRequest, Vec<Need>)> = Vec::with_capacity(requests.len());
    for request in requests {
        let needs = Some(needs(request)).filter(|needs| !needs.is_empty())?;
        known.push((request, needs));
    }
    let judged = requested.iter().filter(|scope| scope.delegated && !SIGN_IN.contains(&scope.name));
    Some(judged.filter_map(|scope| judge(scope, requested, &known)).collect())
}

fn judge(
    scope: &'static Scope,
    requested: &[&'static Scope],
    known: &[(&GraphRequest, Vec<Need>)],
) -> Option<Surplus> {
    let serves = |scope: &Scope, needs: &[Need]| needs.iter().any(|need| need.is_met_by(scope));
    let served = known.iter().filter(|(_, needs)| serves(scope, needs));
    // What a narrower scope among the requested ones serves does not need this one.
    let narrower = |needs: &[Need]| {
        requested
            .iter()
            .any(|other| other.name != scope.name && scope.includes(other) && serves(other, needs))
    };
    let left: Vec<&GraphRequest> =
        served.filter(|(_, needs)| !narrower(needs)).map(|(request, _)| *request).collect();
    let enough = smallest_set(left);
    // By every source, or where the request is about somebody else's mailbox, it is the scope that is needed.
    let is_needed = enough.iter().any(|least| !least_is_less(least, scope));
    (!is_needed).then_some(Surplus { scope, enough })
}

/// Whether `least` is really less than the scope: not the same, and not the same for shared mailboxes.
fn least_is_less(least: &Scope, scope: &Scope) -> bool {
    let is_shared = scope.name.ends_with(".Shared");
    scope.includes(least) && least.name != scope.name && !is_shared
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::graph::scope;

    /// `Mail.ReadWrite: Mail.Read`, a line each.
    fn told(scopes: &[&str], requests: &[(&str, &str)]) -> Option<Vec<String>> {
        let scopes: Vec<&'static Scope> = scopes.iter().map(|name| scope(name).unwrap()).collect();
        let requests: Vec<GraphRequest> =
            requests.iter().map(|(method, path)| GraphRequest::new(method, path)).collect();
        let line = |surplus: Surplus| {
            let enough: Vec<&str> = surplus.enough.iter().map(|scope| scope.name).collect();
            format!("{}: {}", surplus.scope.name, enough.join(", "))
        };
        Some(surplus(&scopes, &requests)?.into_iter().map(line).collect())
    }

    #[test]
    fn what_no_request_needs_is_surplus_and_what_is_enough_is_told() {
        for (scopes, requests, expected) in [
            (
                &["Files.Read", "User.Read", "Mail.Read"][..],
                &[("GET", "/me/messages/{}")][..],
                &["Files.Read: "][..],
            ),
            (&["Mail.ReadWrite"], &[("GET", "/me/messages?$select=body")], &["Mail.ReadWrite: Mail.Read"]),
            (&["Mail.Read"], &[("GET", "/me/messages")], &["Mail.Read: Mail.ReadBasic"]),
            (&["Mail.Read", "Mail.ReadWrite"], &[("GET", "/me/messages/{}")], &["Mail.ReadWrite: "]),
            (&["Mail.ReadWrite", "Mail.Send"], &[("POST", "/me/sendMail"), ("POST", "/me/messages")], &[]),
            (&["Mail.Read"], &[("GET", "/me/messages/{}")], &[]),
            (&["Mail.Read.Shared"], &[("GET", "/users/{}/messages")], &[]),
            (&["openid", "offline_access", "User.Read"], &[], &[]),
            (&["Mail.Read"], &[], &["Mail.Read: "]),
        ] {
            let expected: Vec<String> = expected.iter().map(|line| (*line).to_owned()).collect();
            assert_eq!(told(scopes, requests), Some(expected), "{scopes:?} {requests:?}");
        }
    }

    #[test]
    fn a_request_that_is_not_known_may_need_everything() {
        assert_eq!(told(&["Files.Read"], &[("GET", "/me/messages"), ("GET", "{}")]), None);
    }
}
