//! Outlook REST (`https://outlook.office.com/api/v2.0/me/messages`): the same request in Microsoft Graph.
//!
//! Both have the same resources under the same names, but for their case; what differs stands here. Called by whoever
//! meets addresses. When REST ended is said in `catalog/legacy.rs`.

use super::path::GraphRequest;
use super::requests::spelling;
use crate::catalog::source::{COMPARE, Citation};

/// Names of properties change their case (`ReceivedDateTime` is `receivedDateTime`), and this one changes.
pub const REST_PROPERTIES: &str = "properties begin with a small letter (`ReceivedDateTime` is `receivedDateTime`), and `MobilePhone1` of a contact is `mobilePhone`";

/// What does the work of a request to Outlook REST.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestTwin {
    /// The request of Microsoft Graph; `None` where no twin is known, and the citation's note says why.
    pub request: Option<GraphRequest>,
    /// Who says so.
    pub citation: Citation,
}

const TASKS: &str = "tasks have become To Do: lists and tasks have other ids and properties";
const BATCH: &str = "the body of a batch differs: each request in it has a method, a path and an id";
const STREAMS: &str = "Microsoft Graph has no streaming notifications";
const SUBSCRIPTIONS: &str = "subscriptions stand at the top; the resource decides about the scope";
const SETTINGS: &str = "settings are changed as a whole";

/// What does the work of a request. The address may be whole, or what follows `restUrl`; `{}` is a part that is not known.
/// `None` where it does not name what it is about.
pub fn rest_twin(method: &str, address: &str) -> Option<RestTwin> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let path = below_version(path)?;
    let same = GraphRequest::new(method, &format!("{}?{query}", respelt(path)));
    let parts = same.parts();
    let words: Vec<&str> = parts.iter().map(String::as_str).collect();
    let changed = |path: &str, note| RestTwin {
        request: Some(GraphRequest::new(method, path)),
        citation: Citation { note, ..Citation::sure(&COMPARE) },
    };
    Some(match words.as_slice() {
        [] => return None,
        ["me", "tasks"] => changed("/me/todo/lists/{}/tasks", TASKS),
        ["me", "tasks", _] => changed("/me/todo/lists/{}/tasks/{}", TASKS),
        ["me", "taskfolders"] => changed("/me/todo/lists", TASKS),
        ["me", "taskfolders", _] => changed("/me/todo/lists/{}", TASKS),
        ["me", "taskfolders", _, "tasks"] => changed("/me/todo/lists/{}/tasks", TASKS),
        ["me", "taskgroups" | "taskfolders" | "tasks", ..] => gap(TASKS),
        ["me", "$batch"] => changed("/$batch", BATCH),
        ["me", "getnotifications", ..] => gap(STREAMS),
        ["me", "subscriptions"] => changed("/subscriptions", SUBSCRIPTIONS),
        ["me", "subscriptions", _] => changed("/subscriptions/{}", SUBSCRIPTIONS),
        ["me", "mailboxsettings", _] if same.method == "PATCH" => changed("/me/mailboxSettings", SETTINGS),
        _ => RestTwin { request: Some(same), citation: Citation::sure(&COMPARE) },
    })
}

fn gap(note: &'static str) -> RestTwin {
    RestTwin { request: None, citation: Citation { note, ..Citation::sure(&COMPARE) } }
}

/// The address that a member of Outlook's gives, as it is in Exchange Online.
pub fn member_address(member: &str) -> Option<&'static str> {
    match member {
        "restUrl" | "targetRestUrl" => Some("https://outlook.office.com/api"),
        "ewsUrl" => Some("https://outlook.office365.com/EWS/Exchange.asmx"),
        _ => None,
    }
}

/// Whether an address is that of Exchange Web Services in Exchange Online. Other hosts are on premises.
pub fn is_ews_address(address: &str) -> bool {
    let address = address.split_once("://").map_or(address, |(_, rest)| rest).to_lowercase();
    let path =
        ["outlook.office.com", "outlook.office365.com"].iter().find_map(|host| address.strip_prefix(host));
    path.is_some_and(|path| path.split(['?', '#']).next() == Some("/ews/exchange.asmx"))
}

/// Whether an address leads to Outlook REST, by the hosts that code spells out.
pub fn is_rest_address(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest).to_lowercase();
    ["outlook.office.com/api", "outlook.office365.com/api"].iter().any(|service| rest.starts_with(service))
}

/// What follows the version: `/me/messages`.
fn below_version(path: &str) -> Option<&str> {
    let lower = path.to_ascii_lowercase();
    let ends = ["/v1.0/", "/v2.0/", "/beta/"]
        .iter()
        .filter_map(|version| Some(lower.find(version)? + version.len() - 1));
    match ends.min() {
        Some(end) => path.get(end..),
        // An address of the service itself, `{restUrl}`.
        None if path.contains("://") => None,
        None => Some(path),
    }
}

/// The path as Microsoft Graph spells it, keys in brackets as parts.
fn respelt(path: &str) -> String {
    let mut respelt = String::new();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        let (name, key) = part.split_once('(').unwrap_or((part, ""));
        let key = key.trim_end_matches(')').trim_matches(['\'', '"']);
        respelt.push('/');
        match spelling(name) {
            Some(spelt) => respelt.push_str(spelt),
            None => respelt.push_str(name),
        }
        if !key.is_empty() && !key.contains('=') {
            respelt.push('/');
            respelt.push_str(key);
        }
    }
    respelt
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::graph::needs;
    use crate::catalog::source::tests::assert_cited;

    /// `GET /me/messages (Mail.ReadBasic)`; `-` for a gap.
    fn twin(method: &str, address: &str) -> String {
        let twin = rest_twin(method, address).unwrap();
        assert_cited(&twin.citation);
        let Some(request) = twin.request else { return "-".to_owned() };
        let scopes: Vec<&str> = needs(&request).iter().map(|need| need.least.name).collect();
        format!("{} {} ({})", request.method, request.path, scopes.join(" or "))
    }

    #[test]
    fn a_request_has_the_same_path_in_the_spelling_of_graph() {
        for (method, address, expected) in [
            (
                "get",
                "https://outlook.office.com/api/v2.0/me/messages?$top=1",
                "GET /me/messages (Mail.ReadBasic)",
            ),
            ("GET", "{}/v2.0/me/messages/{}", "GET /me/messages/{} (Mail.Read or Mail.ReadBasic)"),
            (
                "Get",
                "/v2.0/Me/MailFolders/Inbox/Messages",
                "GET /me/mailFolders/Inbox/messages (Mail.ReadBasic)",
            ),
            ("GET", "/api/v1.0/me/messages('{}')", "GET /me/messages/{} (Mail.Read or Mail.ReadBasic)"),
            ("GET", "/api/beta/me/calendarview", "GET /me/calendarView (Calendars.ReadBasic)"),
            ("POST", "/api/beta/me/GetMailTips", "POST /me/getMailTips (Mail.Read)"),
            ("POST", "/v2.0/me/sendmail", "POST /me/sendMail (Mail.Send)"),
            ("GET", "/v2.0/me/contacts", "GET /me/contacts (Contacts.Read)"),
            ("PATCH", "/v2.0/me/messages/{}", "PATCH /me/messages/{} (Mail.ReadWrite)"),
            ("GET", "/v2.0/me/messages/{}/attachments/{}", "GET /me/messages/{}/attachments/{} (Mail.Read)"),
        ] {
            assert_eq!(twin(method, address), expected);
        }
    }

    #[test]
    fn what_differs_is_told() {
        for (method, address, expected, note) in [
            ("GET", "/v2.0/me/tasks", "GET /me/todo/lists/{}/tasks (Tasks.Read)", TASKS),
            ("POST", "/v2.0/me/$batch", "POST /$batch ()", BATCH),
            ("GET", "/v2.0/me/taskgroups", "-", TASKS),
            (
                "PATCH",
                "/v2.0/me/MailboxSettings/AutomaticRepliesSetting",
                "PATCH /me/mailboxSettings (MailboxSettings.ReadWrite)",
                SETTINGS,
            ),
        ] {
            assert_eq!(twin(method, address), expected);
            assert_eq!(rest_twin(method, address).unwrap().citation.note, note);
        }
        assert_eq!(rest_twin("GET", "https://outlook.office.com/api/v2.0"), None);
    }

    #[test]
    fn addresses_of_the_service_are_known() {
        for (address, is_rest) in [
            ("https://outlook.office365.com/api/beta/me", true),
            ("https://Outlook.Office.com/api", true),
            ("https://graph.microsoft.com/v1.0/me", false),
            ("https://contoso.com/outlook.office.com/api", false),
            ("https://outlook.office.com/mail", false),
        ] {
            assert_eq!(is_rest_address(address), is_rest, "{address}");
        }
    }
}
