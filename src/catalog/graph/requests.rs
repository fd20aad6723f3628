//! The least privileged delegated scope of a request, and whether requested scopes cover it.
//!
//! Facts from the data file behind the vendor's own pages; where another source disagrees, the request has a row for
//! each. What the table lacks is unknown, never forbidden. Called by whoever meets requests and scopes.

use super::path::{GraphRequest, fit};
use super::scopes::{Scope, hidden_by, scope};
use crate::catalog::source::{Citation, rows};
use std::sync::OnceLock;

const REQUESTS: &str = include_str!("requests.tsv");

/// What a request needs, by one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// The least privileged delegated scope; any that [includes](Scope::includes) it serves, too.
    pub least: &'static Scope,
    /// Scopes that serve though they do not include it, separated by commas.
    also: &'static str,
    /// A scope for the basics that does not serve, as it hides what the request asks for.
    barred: Option<&'static Scope>,
    /// Whether it works for personal accounts.
    pub personal: bool,
    /// Who says so.
    pub citation: Citation,
}

impl Need {
    /// Scopes that serve though they do not include the least one.
    pub fn also(&self) -> impl Iterator<Item = &'static Scope> {
        self.also.split(',').filter_map(scope).filter(|other| Some(*other) != self.barred)
    }

    /// Whether a scope serves.
    pub fn is_met_by(&self, requested: &Scope) -> bool {
        requested.includes(self.least) || self.also().any(|other| requested.includes(other))
    }
}

/// Whether requested scopes cover a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Coverage {
    /// This one does, by at least one source.
    Covered(&'static Scope),
    /// None does; what the request needs.
    Missing(Vec<Need>),
    /// The table does not have the request.
    Unknown,
}

/// A line of the table.
struct Row {
    method: &'static str,
    path: &'static str,
    parts: Vec<String>,
    need: Need,
}

/// What a request needs. Several answers: sources disagree. None: the table does not have the request.
pub fn needs(request: &GraphRequest) -> Vec<Need> {
    let parts = request.parts();
    let of_method = table().iter().filter(|row| row.method == request.method);
    let fitting: Vec<(usize, &Row)> =
        of_method.filter_map(|row| Some((fit(&row.parts, &parts)?, row))).collect();
    let best = fitting.iter().map(|(spelt_out, _)| *spelt_out).max();
    let best = fitting.into_iter().filter(|(spelt_out, _)| Some(*spelt_out) == best);
    best.map(|(_, row)| widened(row.need, request)).collect()
}

/// A scope that shows the basics only does not serve a request that names a property it hides.
fn widened(need: Need, request: &GraphRequest) -> Need {
    let selected = request.select.as_deref().unwrap_or_default();
    let hides = |basic: &'static Scope| hidden_by(basic, selected).map(|wider| (basic, wider));
    match std::iter::once(need.least).chain(need.also()).find_map(hides) {
        Some((basic, wider)) if basic == need.least => Need { least: wider, ..need },
        Some((basic, _)) => Need { barred: Some(basic), ..need },
        None => need,
    }
}

/// The names of the scopes that a request needs at least, one for each answer.
pub fn least_of(request: &GraphRequest) -> Vec<&'static str> {
    let mut names: Vec<&str> = needs(request).iter().map(|need| need.least.name).collect();
    names.dedup();
    names
}

/// Whether one of the scopes covers the request.
pub fn coverage(requested: &[&'static Scope], request: &GraphRequest) -> Coverage {
    let needs = needs(request);
    if needs.is_empty() {
        return Coverage::Unknown;
    }
    let serves = |scope: &&&'static Scope| needs.iter().any(|need| need.is_met_by(scope));
    match requested.iter().find(serves) {
        Some(scope) => Coverage::Covered(scope),
        None => Coverage::Missing(needs),
    }
}

/// The smallest set of scopes that covers all requests that the table has, by every source; in order of their names.
pub fn smallest_set<'r>(requests: impl IntoIterator<Item = &'r GraphRequest>) -> Vec<&'static Scope> {
    let mut scopes: Vec<&'static Scope> =
        requests.into_iter().flat_map(needs).map(|need| need.least).collect();
    scopes.sort_unstable_by_key(|scope| scope.name);
    scopes.dedup();
    let all = scopes.clone();
    scopes.retain(|scope| !all.iter().any(|wider| wider != scope && wider.includes(scope)));
    scopes
}

/// The requests for which the scope is the least, `GET /me/messages`; in order of their paths.
pub fn least_for(scope: &Scope) -> impl Iterator<Item = String> {
    let of_scope = table().iter().filter(move |row| row.need.least == scope);
    of_scope.map(|row| format!("{} {}", row.method, row.path))
}

fn table() -> &'static [Row] {
    static ROWS: OnceLock<Vec<Row>> = OnceLock::new();
    ROWS.get_or_init(|| rows(REQUESTS).filter_map(read).collect())
}

fn read(([method, path, least, also, personal], citation): ([&'static str; 5], Citation)) -> Option<Row> {
    let parts = GraphRequest::new(method, path).parts();
    let need = Need { least: scope(least)?, also, barred: None, personal: personal == "yes", citation };
    Some(Row { method, path, parts, need })
}

/// The spelling of a part of a path, `mailFolders`, in whatever case it is asked for.
pub(super) fn spelling(part: &str) -> Option<&'static str> {
    let mut parts = table().iter().flat_map(|row| row.path.split('/'));
    parts.find(|known| known.eq_ignore_ascii_case(part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::source::tests::assert_whole;

    fn least(method: &str, address: &str) -> Vec<&'static str> {
        needs(&GraphRequest::new(method, address)).iter().map(|need| need.least.name).collect()
    }

    fn scopes(names: &[&str]) -> Vec<&'static Scope> {
        names.iter().map(|name| scope(name).unwrap()).collect()
    }

    #[test]
    fn every_row_is_whole_canonical_and_names_scopes_that_there_are() {
        assert_whole::<5>(REQUESTS);
        let all = REQUESTS.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(table().len(), all);
        for row in table() {
            let spelt: Vec<String> = row.path.split('/').skip(1).map(str::to_lowercase).collect();
            assert_eq!(spelt, row.parts, "{}", row.path);
            let also = row.need.also.split(',').filter(|name| !name.is_empty());
            assert_eq!(also.count(), row.need.also().count(), "{} {}", row.method, row.path);
            assert!(row.need.also().all(|other| !other.includes(row.need.least)), "{}", row.path);
        }
    }

    #[test]
    fn a_request_that_stands_twice_is_disputed() {
        for (index, row) in table().iter().enumerate() {
            let twice =
                table()[..index].iter().any(|other| (other.method, other.path) == (row.method, row.path));
            assert!(!twice || !row.need.citation.note.is_empty(), "{} {}", row.method, row.path);
        }
    }

    #[test]
    fn the_least_scope_of_a_request() {
        for (method, address, scopes) in [
            ("GET", "/me/messages", &["Mail.ReadBasic"][..]),
            (
                "get",
                "https://graph.microsoft.com/v1.0/me/mailFolders/inbox/messages?$top=3",
                &["Mail.ReadBasic"],
            ),
            ("GET", "/me/messages/{}", &["Mail.Read", "Mail.ReadBasic"]),
            ("GET", "/me/messages/{}/$value", &["Mail.Read"]),
            ("GET", "/me/messages?$select=id,body", &["Mail.Read"]),
            ("GET", "/me/messages?$select=id,categories", &["Mail.ReadBasic"]),
            ("POST", "/me/sendMail", &["Mail.Send"]),
            ("POST", "/me/messages/{}/move", &["Mail.ReadWrite"]),
            ("GET", "/me/calendarView?startDateTime={}", &["Calendars.ReadBasic"]),
            ("GET", "/me/events/{}?$select=body", &["Calendars.Read"]),
            ("POST", "/me/calendar/getSchedule", &["Calendars.ReadBasic"]),
            ("GET", "/me/people", &["People.Read"]),
            ("GET", "/me/outlook/masterCategories", &["MailboxSettings.Read"]),
            ("PATCH", "/me/mailboxSettings", &["MailboxSettings.ReadWrite"]),
            ("GET", "/me", &["User.Read"]),
            ("GET", "/groups/{}/members", &["GroupMember.ReadBasic.All"]),
            ("PUT", "/me/drive/root:/{}:/content", &["Files.ReadWrite"]),
            ("GET", "/me/drive/items/{}/workbook/worksheets/{}/range", &["Files.ReadWrite"]),
            ("GET", "/me/messages/delta", &["Mail.ReadBasic"]),
            ("GET", "/sites/{}", &[]),
            ("GET", "{}", &[]),
            ("PURGE", "/me/messages", &[]),
        ] {
            assert_eq!(least(method, address), scopes, "{method} {address}");
        }
    }

    #[test]
    fn a_wider_scope_covers_a_narrower_request_and_not_the_other_way_round() {
        let covered =
            |names: &[&str], method, address| coverage(&scopes(names), &GraphRequest::new(method, address));
        let by = |name| Coverage::Covered(scope(name).unwrap());
        assert_eq!(covered(&["User.Read", "mail.readwrite"], "GET", "/me/messages"), by("Mail.ReadWrite"));
        assert_eq!(covered(&["Mail.ReadBasic"], "GET", "/me/messages/{}"), by("Mail.ReadBasic"));
        assert_eq!(covered(&["Mail.Read.Shared"], "GET", "/users/{}/messages"), by("Mail.Read.Shared"));
        assert_eq!(
            covered(&["MailTips.ReadBasic.Shared"], "POST", "/me/getMailTips"),
            by("MailTips.ReadBasic.Shared")
        );
        for (names, method, address) in [
            (&["Files.Read", "User.Read"][..], "GET", "/me/messages/{}/$value"),
            (&["Mail.Read"], "POST", "/me/sendMail"),
            (&["Mail.ReadBasic"], "GET", "/me/messages?$select=bodyPreview"),
            (&["Mail.ReadBasic"], "GET", "/me/messages/{}?$select=id,body"),
            (&["Calendars.ReadBasic"], "GET", "/me/calendarView/delta?$select=body"),
            (&["Mail.ReadWrite"], "POST", "/me/sendMail"),
            (&[], "GET", "/me"),
        ] {
            assert!(matches!(covered(names, method, address), Coverage::Missing(_)), "{method} {address}");
        }
        assert_eq!(covered(&[], "GET", "/search/query"), Coverage::Unknown);
    }

    #[test]
    fn the_smallest_set_leaves_out_what_another_scope_includes() {
        let requests = [
            ("GET", "/me/messages"),
            ("PATCH", "/me/messages/{}"),
            ("POST", "/me/sendMail"),
            ("GET", "/me/contacts"),
            ("GET", "/unknown"),
        ]
        .map(|(method, path)| GraphRequest::new(method, path));
        let names: Vec<&str> = smallest_set(&requests).iter().map(|scope| scope.name).collect();
        assert_eq!(names, ["Contacts.Read", "Mail.ReadWrite", "Mail.Send"]);
        let one = smallest_set(&[GraphRequest::new("GET", "/me/messages/{}")]);
        assert_eq!(one[0].name, "Mail.Read", "by every source");
    }
}
