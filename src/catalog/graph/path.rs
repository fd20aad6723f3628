//! Requests of Microsoft Graph: how their addresses are written, and what is the same request.
//!
//! A path is compared in its canonical form: lower case, without version, query and keys in brackets; `/users/{}` is
//! `/me`; folders and calendars around a collection are left out (`/me/mailFolders/{}/messages` is `/me/messages`).
//! Knows nothing about scopes. Called by the table of requests and by whoever meets addresses.

/// Where Microsoft Graph answers.
const HOST: &str = "graph.microsoft.com";

/// A longer path is no request that anybody knows; shortening takes as long as it has parts, squared.
const MANY_PARTS: usize = 64;

/// The versions of the service.
const VERSIONS: [&str; 2] = ["v1.0", "beta"];

/// Where a path begins. What is not known before one of them is the host and the version.
const ROOTS: [&str; 7] = ["me", "users", "groups", "drives", "sites", "subscriptions", "$batch"];

/// Whether an address leads to Microsoft Graph, by its host.
pub fn is_graph_address(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host.eq_ignore_ascii_case(HOST)
}

/// A request of Microsoft Graph. `{}` in its path is a part that is not known.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct GraphRequest {
    /// `GET`, in capitals.
    pub method: String,
    /// Below the version, without the query: `/me/messages/{}`; as it was written.
    pub path: String,
    /// The properties that `$select` and `$expand` name; `None` where there is no such query.
    pub select: Option<Vec<String>>,
}

impl GraphRequest {
    /// From a method and an address: `/me/messages`, `v1.0/me/messages?$select=id`, `https://graph.microsoft.com/...`,
    /// `{}/me/messages`. Whether it leads to Microsoft Graph at all, [`is_graph_address`] tells.
    pub fn new(method: &str, address: &str) -> GraphRequest {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let path = format!("/{}", below_version(path).trim_matches('/'));
        GraphRequest { method: method.to_uppercase(), path, select: selected(query) }
    }

    /// Whether it names a user instead of `/me`: the mailbox may be somebody else's, for which the scopes that end with
    /// `.Shared` are.
    pub fn names_a_user(&self) -> bool {
        let path = self.path.to_lowercase().replace('(', "/");
        path.strip_prefix("/users/").is_some_and(|rest| rest.contains('/'))
    }

    /// Whether it is one of those that a pattern means: by method and path; what is selected is left out of account. `{}`
    /// in the pattern stands for one part.
    pub(in crate::catalog) fn fits(&self, pattern: &GraphRequest) -> bool {
        self.method == pattern.method && fit(&pattern.parts(), &self.parts()).is_some()
    }

    /// The canonical parts of its path.
    pub(in crate::catalog) fn parts(&self) -> Vec<String> {
        let mut parts = Vec::new();
        for part in self.path.to_lowercase().split('/').filter(|part| !part.is_empty()) {
            add_part(&mut parts, part);
        }
        let mut parts = join_file_paths(parts);
        while parts.len() <= MANY_PARTS && shorten(&mut parts) {}
        parts
    }
}

/// What follows the host and the version. `https://{}/{}/me`: parts that are not known stand for them.
fn below_version(path: &str) -> &str {
    let path = path.split_once("://").map_or(path, |(_, rest)| rest);
    let mut rest = path.trim_start_matches('/');
    let mut below_holes = rest;
    while let Some(after) = below_holes.strip_prefix("{}/") {
        below_holes = after;
    }
    if is_one_of(&VERSIONS, below_holes) || is_one_of(&ROOTS, below_holes) {
        rest = below_holes;
    }
    for known in [&[HOST][..], &VERSIONS] {
        if is_one_of(known, rest) {
            rest = rest.split_once('/').map_or("", |(_, after)| after);
        }
    }
    rest
}

/// Whether the first part of a path is one of the `names`.
fn is_one_of(names: &[&str], path: &str) -> bool {
    let first = path.split(['/', '(']).next().unwrap_or_default();
    names.iter().any(|name| name.eq_ignore_ascii_case(first))
}

fn selected(query: &str) -> Option<Vec<String>> {
    let values = query.split('&').filter_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        let is_list = ["$select", "$expand", "select", "expand"].iter().any(|k| k.eq_ignore_ascii_case(key));
        is_list.then_some(value)
    });
    let names: Vec<String> =
        values.flat_map(|value| value.split(',')).map(|name| name.trim().to_owned()).collect();
    (!names.is_empty()).then_some(names)
}

/// A part, with the key in its brackets as a part of its own: `messages('id')`; arguments of a function are dropped.
fn add_part(parts: &mut Vec<String>, part: &str) {
    let (name, arguments) = part.split_once('(').unwrap_or((part, ""));
    parts.push(name.strip_prefix("microsoft.graph.").unwrap_or(name).to_owned());
    let key = arguments.trim_end_matches(')');
    if !key.is_empty() && !key.contains('=') {
        parts.push("{}".to_owned());
    }
}

/// `root:/a/b.txt:/content` has the path of a file between colons: it is an item as any other, `items/{}/content`.
fn join_file_paths(parts: Vec<String>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::with_capacity(parts.len());
    let mut is_inside = false;
    for part in parts {
        match (is_inside, part.ends_with(':')) {
            (false, false) => joined.push(part),
            (false, true) => {
                if part == "root:" {
                    joined.push("items".to_owned());
                }
                joined.push("{}".to_owned());
                is_inside = true;
            }
            (true, ends) => is_inside = !ends,
        }
    }
    joined
}

/// One step towards the canonical form; whether there was one to make.
fn shorten(parts: &mut Vec<String>) -> bool {
    let words: Vec<&str> = parts.iter().map(String::as_str).collect();
    let (from, to, with): (usize, usize, &[&str]) = match words.as_slice() {
        ["users", _, _, ..] => (0, 2, &["me"]),
        ["drives", _, ..] => (0, 2, &["me", "drive"]),
        ["me", "drives", _, ..] => (1, 3, &["drive"]),
        ["me", "mailfolders" | "contactfolders", _, "childfolders", _, ..] => (2, 4, &[]),
        ["me", "mailfolders", _, "messages", ..] | ["me", "contactfolders", _, "contacts", ..] => (1, 3, &[]),
        ["me", "calendargroups", _, "calendars", ..] => (1, 3, &[]),
        ["me", "calendargroup", "calendars", ..] => (1, 2, &[]),
        ["me", "calendars", key, ..] if *key != "delta" => (1, 3, &["calendar"]),
        ["me", "calendar", "events" | "calendarview", ..] => (1, 2, &[]),
        [.., "$count" | "$ref"] => (words.len() - 1, words.len(), &[]),
        ["me", "messages", _, "$value"] => return false,
        [_, _, .., "$value"] => (words.len() - 1, words.len(), &[]),
        _ => return false,
    };
    parts.splice(from..to, with.iter().map(|word| (*word).to_owned()));
    true
}

/// How well a pattern of canonical parts fits: the number of parts that are spelt out; `None` where it does not.
/// `{}` in a pattern stands for one part, `**` at its end for any number.
pub(super) fn fit(pattern: &[String], parts: &[String]) -> Option<usize> {
    let (pattern, is_open) = match pattern.split_last() {
        Some((last, before)) if last == "**" => (before, true),
        _ => (pattern, false),
    };
    let fits_in_length = if is_open { parts.len() >= pattern.len() } else { parts.len() == pattern.len() };
    let fits = fits_in_length && pattern.iter().zip(parts).all(|(own, part)| own == "{}" || own == part);
    fits.then(|| pattern.iter().filter(|own| *own != "{}").count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canonical(address: &str) -> String {
        format!("/{}", GraphRequest::new("get", address).parts().join("/"))
    }

    #[test]
    fn one_request_has_one_canonical_path_however_it_is_written() {
        for (address, path) in [
            ("https://graph.microsoft.com/v1.0/me/messages?$top=5", "/me/messages"),
            ("beta/Me/MailFolders('Inbox')/Messages", "/me/messages"),
            ("/users/{}/mailFolders/{}/childFolders/{}/messages/{}", "/me/messages/{}"),
            ("/me/mailFolders/inbox/childFolders", "/me/mailfolders/inbox/childfolders"),
            ("/me/calendars/{}/calendarView", "/me/calendarview"),
            ("/me/calendar/events/{}", "/me/events/{}"),
            ("/me/calendars", "/me/calendars"),
            ("/me/calendars/{}", "/me/calendar"),
            ("/me/contactFolders/{}/contacts", "/me/contacts"),
            ("/me/messages/delta()", "/me/messages/delta"),
            ("/me/reminderView(startDateTime={},endDateTime={})", "/me/reminderview"),
            ("/me/events/microsoft.graph.delta", "/me/events/delta"),
            ("/me/messages/{}/$value", "/me/messages/{}/$value"),
            ("/me/messages/{}/attachments/{}/$value", "/me/messages/{}/attachments/{}"),
            ("/me/photo/$value", "/me/photo"),
            ("/me/mailFolders/inbox/messages/$count", "/me/messages"),
            ("/me/drive/root:/Reports/2026/{}.csv:/content", "/me/drive/items/{}/content"),
            ("/me/drive/root:/a.txt", "/me/drive/items/{}"),
            ("/drives/{}/items/{}:/a.txt:/content", "/me/drive/items/{}/content"),
            ("/users/{}", "/users/{}"),
            ("{}/me/messages", "/me/messages"),
            ("https://{}/{}/me/messages", "/me/messages"),
            ("{}/v1.0/me/messages", "/me/messages"),
            ("{}/{}", "/{}/{}"),
            ("/{}", "/{}"),
            ("", "/"),
        ] {
            assert_eq!(canonical(address), path, "{address}");
        }
    }

    #[test]
    fn the_host_tells_what_leads_to_graph() {
        for (address, is_graph) in [
            ("https://graph.microsoft.com/v1.0/me", true),
            ("https://Graph.Microsoft.com", true),
            ("https://contoso.com/graph.microsoft.com", false),
            ("https://graph.microsoft.com.contoso.com/v1.0/me", false),
            ("/me/messages", false),
        ] {
            assert_eq!(is_graph_address(address), is_graph, "{address}");
        }
    }

    #[test]
    fn selected_and_expanded_properties_are_read() {
        let request = GraphRequest::new("get", "/me/messages?$select=id, body&$expand=attachments&$top=1");
        assert_eq!(request.select, Some(["id", "body", "attachments"].map(str::to_owned).to_vec()));
        assert_eq!((request.method.as_str(), request.path.as_str()), ("GET", "/me/messages"));
        assert_eq!(GraphRequest::new("GET", "/me/messages?$top=1").select, None);
    }

    #[test]
    fn a_named_user_may_be_somebody_else() {
        let names = |address| GraphRequest::new("GET", address).names_a_user();
        assert!(names("/users/{}/messages") && names("/users('a@b.c')/messages"));
        assert!(!names("/me/messages") && !names("/users/{}") && !names("/users"));
    }

    #[test]
    fn no_address_is_too_odd() {
        for address in
            ["((", "/:", "a:/b:/c:", "/me/drives", "users//x", "?$select", "://", "/me/$count", "$value"]
        {
            GraphRequest::new("", address).parts();
        }
    }
}
