//! What an address with holes leads to: Microsoft Graph, Outlook REST, EWS, or nothing of that.
//!
//! Works on text alone. Called by `web_sites`.

use super::cooked::HOLE;
use crate::analysis::WebApi;
use crate::catalog::graph::{GraphRequest, is_ews_address, is_graph_address, is_rest_address};
use std::ops::Range;

/// What an address says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) api: WebApi,
    pub(super) version: Option<String>,
    /// Without the query; holes are `{}`.
    pub(super) path: String,
    pub(super) select: Option<Vec<String>>,
    /// Where the path stands in the text.
    pub(super) at: Range<usize>,
    /// A part of it is empty: a key that is not there.
    pub(super) lacks_part: bool,
    /// Where a hole stands in it without which nobody knows what is asked for.
    pub(super) open: Vec<usize>,
}

/// What comes of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Led {
    To(Address),
    /// Whatever stands in the hole decides.
    Unknown,
    /// To something else.
    Elsewhere,
}

const VERSIONS: [&str; 4] = ["v1.0", "v2.0", "v3.0", "beta"];

/// Where paths of Microsoft Graph begin that are written without the host.
const ROOTS: [&str; 22] = [
    "me",
    "users",
    "groups",
    "drives",
    "drive",
    "sites",
    "subscriptions",
    "$batch",
    "search",
    "teams",
    "chats",
    "planner",
    "applications",
    "serviceprincipals",
    "directory",
    "directoryobjects",
    "organization",
    "communications",
    "contacts",
    "domains",
    "education",
    "shares",
];

/// Parts behind which a name comes, no key.
const BEFORE_NAMES: [&str; 6] = ["me", "drive", "root", "calendar", "outlook", "onenote"];

/// Reads an address. `of_graph`: a path stands for a request of Microsoft Graph, as a client of it gets it.
pub(super) fn read(text: &str, of_graph: bool) -> Led {
    let start = text.len() - text.trim_start().len();
    let text = text.trim_end();
    let whole = &text[start..];
    if whole.is_empty() {
        return Led::Elsewhere;
    }
    if is_ews_address(whole) {
        let at = start..text.len();
        let path = "/EWS/Exchange.asmx".to_owned();
        let (open, lacks_part) = (Vec::new(), false);
        return Led::To(Address {
            api: WebApi::Ews,
            version: None,
            path,
            select: None,
            at,
            lacks_part,
            open,
        });
    }
    if is_graph_address(whole) {
        return below_host(text, start + host_end(whole), WebApi::Graph);
    }
    if is_rest_address(whole) {
        let api = whole.to_ascii_lowercase().find("/api").map_or(whole.len(), |at| at + "/api".len());
        return below_host(text, start + api, WebApi::OutlookRest);
    }
    let first = whole.trim_start_matches('/').split(['/', '?', '(']).next().unwrap_or_default();
    let is_root =
        |part: &str| ROOTS.contains(&part.to_ascii_lowercase().as_str()) || VERSIONS.contains(&part);
    if of_graph && (is_root(first) || whole.starts_with(HOLE)) && !whole.contains("://") {
        return below_host(text, start, WebApi::Graph);
    }
    if whole.starts_with(HOLE) || first.ends_with(':') && whole.contains(&format!("://{HOLE}")) {
        return Led::Unknown;
    }
    Led::Elsewhere
}

/// Whether a path can be one of Microsoft Graph, by how it begins.
pub(super) fn begins_as_graph(text: &str) -> bool {
    matches!(read(text, true), Led::To(Address { api: WebApi::Graph, ref path, .. }) if !path.starts_with("/{}"))
}

fn host_end(whole: &str) -> usize {
    let scheme = whole.find("://").map_or(0, |at| at + "://".len());
    whole[scheme..].find(['/', '?', '#']).map_or(whole.len(), |at| scheme + at)
}

/// What stands behind the host, from a place on.
fn below_host(text: &str, from: usize, api: WebApi) -> Led {
    let mut at = from + blank_start(&text[from..]);
    let mut version = None;
    let end = at + text[at..].find(['?', '#']).unwrap_or(text.len() - at);
    loop {
        let part = text[at..end].split('/').next().unwrap_or_default();
        let behind = at + part.len();
        let next = behind + blank_start(&text[behind..end]);
        let glued = VERSIONS
            .iter()
            .find(|known| part.strip_prefix(**known).is_some_and(|rest| rest.starts_with(HOLE)));
        if let (None, Some(known)) = (&version, glued) {
            (version, at) = (Some((*known).to_owned()), at + known.len());
            break;
        }
        let is_api = api == WebApi::OutlookRest && part.eq_ignore_ascii_case("api");
        let is_version = VERSIONS.iter().any(|known| part.eq_ignore_ascii_case(known));
        // A version that is not known.
        let is_hole = part.len() == HOLE.len_utf8() && part.starts_with(HOLE) && is_rooted(&text[next..end]);
        if version.is_none() && (is_version || is_hole) {
            version = is_version.then(|| part.to_ascii_lowercase());
        } else if !is_api {
            break;
        }
        at = next;
    }
    let path = &text[at..end];
    if path.contains("://") || path.is_empty() && version.is_none() && from < text.len() {
        return Led::Elsewhere;
    }
    // `v1.0me`: two parts that do not fit each other.
    let first = path.split('/').next().unwrap_or_default();
    if VERSIONS
        .iter()
        .any(|known| first.len() > known.len() && first.starts_with(known) && !first.contains(HOLE))
    {
        return Led::Elsewhere;
    }
    let open = open_holes(path).into_iter().map(|hole| at + hole).collect();
    let (shown, at) = (without_query_hole(path), at..end);
    let query = text[end..].split('#').next().unwrap_or_default();
    let known = GraphRequest::new("", &format!("/me/{query}"));
    let lacks_part = shown.contains("//") || shown.len() > 1 && shown.ends_with('/');
    let path = format!("/{}", holes_shown(shown).trim_matches('/'));
    let select = known.select.map(|names| names.iter().map(|name| name.replace(HOLE, "{}")).collect());
    Led::To(Address { api, version, path, select, at, lacks_part, open })
}

fn blank_start(text: &str) -> usize {
    text.len() - text.trim_start_matches('/').len()
}

fn is_rooted(path: &str) -> bool {
    let first = path.split(['/', '(']).next().unwrap_or_default();
    ROOTS.contains(&first.to_ascii_lowercase().as_str())
}

/// A hole right behind the last name: the query, as a rule.
fn without_query_hole(path: &str) -> &str {
    let last = path.rsplit('/').next().unwrap_or_default();
    let is_name = last.len() > HOLE.len_utf8() && last.ends_with(HOLE) && !last.contains([':', '(']);
    if is_name { path.trim_end_matches(HOLE) } else { path }
}

fn holes_shown(path: &str) -> String {
    let mut shown = String::with_capacity(path.len());
    for part in path.split('/').filter(|part| !part.is_empty()) {
        shown.push('/');
        let mut holes = false;
        for c in part.chars() {
            match (c == HOLE, holes) {
                (true, false) => shown.push_str("{}"),
                (true, true) => {}
                (false, _) => shown.push(c),
            }
            holes = c == HOLE;
        }
    }
    shown
}

/// The holes in a path that stand for more than a key.
fn open_holes(path: &str) -> Vec<usize> {
    let mut open = Vec::new();
    let (mut at, mut before) = (0, None::<&str>);
    for part in path.split('/') {
        let whole_hole = !part.is_empty() && part.chars().all(|c| c == HOLE);
        let is_key = whole_hole && part.len() == HOLE.len_utf8() && takes_key(before);
        if let Some(hole) = part.find(HOLE).filter(|_| !is_key && !in_text(part)) {
            open.push(at + hole);
        }
        at += part.len() + 1;
        if !part.is_empty() {
            before = Some(part);
        }
    }
    open
}

/// Whether a hole behind a part is a key, or the name of a file.
fn takes_key(before: Option<&str>) -> bool {
    before.is_some_and(|before| {
        let is_name = BEFORE_NAMES.iter().any(|name| name.eq_ignore_ascii_case(before));
        !is_name && (!before.contains(HOLE) || before.contains(':'))
    })
}

/// Whether the hole is a key in brackets, or in the name of a file.
fn in_text(part: &str) -> bool {
    let hole = part.find(HOLE).unwrap_or(0);
    part[..hole].contains(['(', ':', '=']) || part.contains(':') || part[hole..].contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `graph v1.0 /me/messages/{}`, with `?` where a hole is open.
    fn told(text: &str, of_graph: bool) -> String {
        match read(&text.replace("{}", &HOLE.to_string()), of_graph) {
            Led::To(address) => {
                let version = address.version.unwrap_or_else(|| "-".to_owned());
                let open = if address.open.is_empty() { "" } else { " ?" };
                let select =
                    address.select.map(|names| format!(" [{}]", names.join(","))).unwrap_or_default();
                format!("{} {version} {}{select}{open}", address.api.word(), address.path)
            }
            Led::Unknown => "unknown".to_owned(),
            Led::Elsewhere => "elsewhere".to_owned(),
        }
    }

    #[test]
    fn addresses_with_holes_are_read() {
        for (text, expected) in [
            (
                "https://graph.microsoft.com/v1.0/me/messages?$top=1&$select=id,body",
                "graph v1.0 /me/messages [id,body]",
            ),
            ("https://graph.microsoft.com/{}/me/messages/{}/$value", "graph - /me/messages/{}/$value"),
            ("https://graph.microsoft.com/beta//me/sendMail", "graph beta /me/sendMail"),
            ("https://graph.microsoft.com/v1.0{}", "graph v1.0 /{} ?"),
            ("https://graph.microsoft.com/v1.0/{}", "graph v1.0 /{} ?"),
            ("https://graph.microsoft.com/v1.0/me/{}", "graph v1.0 /me/{} ?"),
            ("https://graph.microsoft.com/v1.0/users/{}/messages", "graph v1.0 /users/{}/messages"),
            ("https://graph.microsoft.com/v1.0/me/messages{}", "graph v1.0 /me/messages ?"),
            ("https://graph.microsoft.com/v1.0/me/messages/{}/reply{}", "graph v1.0 /me/messages/{}/reply ?"),
            (
                "https://graph.microsoft.com/v1.0/me/drive/root:/{}:/content",
                "graph v1.0 /me/drive/root:/{}:/content",
            ),
            ("https://graph.microsoft.com/v1.0me", "elsewhere"),
            ("https://graph.microsoft.com/v1.0/https://graph.microsoft.com/v1.0/me", "elsewhere"),
            ("https://graph.microsoft.com/.default", "graph - /.default"),
            (
                "https://outlook.office.com/api/v2.0/me/messages('{}')/move",
                "rest v2.0 /me/messages('{}')/move",
            ),
            ("https://outlook.office365.com/api/api/beta/me/GetMailTips", "rest beta /me/GetMailTips"),
            ("https://outlook.office365.com/EWS/Exchange.asmx", "ews - /EWS/Exchange.asmx"),
            ("https://mail.contoso.com/EWS/Exchange.asmx", "elsewhere"),
            ("{}/v1.0/me", "unknown"),
            ("https://{}/v1.0/me", "unknown"),
            ("/api/me", "elsewhere"),
            ("https://contoso.com/{}", "elsewhere"),
            ("next:", "elsewhere"),
        ] {
            assert_eq!(told(text, false), expected, "{text}");
        }
    }

    #[test]
    fn a_client_of_graph_gets_paths() {
        for (text, expected) in [
            ("/me/events/{}", "graph - /me/events/{}"),
            ("me/calendars/{}/calendarView?startDateTime={}", "graph - /me/calendars/{}/calendarView"),
            ("{}", "graph - /{} ?"),
            ("/sites/{}/lists/{}/items", "graph - /sites/{}/lists/{}/items"),
            ("https://graph.microsoft.com/beta/me", "graph beta /me"),
            ("/api/values", "elsewhere"),
            ("next:", "elsewhere"),
        ] {
            assert_eq!(told(text, true), expected, "{text}");
        }
        assert!(begins_as_graph("/me/x") && !begins_as_graph(&HOLE.to_string()));
    }
}
