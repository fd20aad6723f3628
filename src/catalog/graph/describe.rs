//! The pages of a scope and of a request of Microsoft Graph. Markdown in our own words.
//!
//! Knows nothing about terminals and editors. Called by `explain`.

use super::{Administrator, GraphRequest, Need, REST_PROPERTIES, Scope, least_for, needs, rest_twin, scopes};
use crate::catalog::{describe_legacy, legacy};
use crate::text::prose;
use std::fmt::Write as _;

/// Requests that a page lists.
const LISTED: usize = 12;

/// Families for which tenants ask for an administrator though the scope does not: what reads Exchange.
const EXCHANGE: [&str; 5] = ["Mail.", "Calendars.", "Contacts.", "People.", "MailboxSettings."];

/// `` `GET /me/messages/{}`, Mail.Read or Mail.ReadBasic ``: several scopes where sources disagree.
pub fn request_words(request: &GraphRequest) -> String {
    let mut scopes: Vec<&str> = needs(request).iter().map(|need| need.least.name).collect();
    scopes.dedup();
    let query =
        request.select.as_ref().map(|names| format!("?$select={}", names.join(","))).unwrap_or_default();
    let scopes = if scopes.is_empty() { String::new() } else { format!(", {}", scopes.join(" or ")) };
    format!("`{} {}{query}`{scopes}", request.method, request.path)
}

/// The page of a scope.
pub fn describe_scope(scope: &Scope) -> String {
    let mut page = format!("# {} ({} of Microsoft Graph)\n\n", scope.name, kind(scope));
    // Writing into a string can't fail.
    if let Some(covers) = scope.covers {
        let _ = writeln!(page, "Lets the add-in: {covers}.");
    }
    if !scope.citation.note.is_empty() {
        let _ = writeln!(page, "Note: {}.", scope.citation.note);
    }
    let names = |found: &[&Scope]| found.iter().map(|scope| scope.name).collect::<Vec<_>>().join(", ");
    let narrower: Vec<&Scope> = others(scope).filter(|other| scope.includes(other)).collect();
    let wider: Vec<&Scope> = others(scope).filter(|other| other.includes(scope)).collect();
    for (title, found) in [("Includes", narrower), ("Included in", wider)] {
        if !found.is_empty() {
            let _ = writeln!(page, "{title}: {}.", names(&found));
        }
    }
    let _ = writeln!(page, "Administrator's consent: {}.", consent(scope));
    let _ = writeln!(page, "Personal accounts: {}.", accounts(scope.personal));
    least(&mut page, scope);
    let source = scope.citation.source;
    let _ = write!(page, "\n{} ({}, {})\n", source.title, prose::date(source.date), source.url);
    page
}

/// What a scope is, in a few paragraphs: what it covers, who consents, which accounts have it.
pub fn scope_paragraphs(scope: &Scope) -> Vec<String> {
    let covers = scope.covers.map(|covers| format!(" It lets the add-in {covers}.")).unwrap_or_default();
    let source = scope.citation.source;
    vec![
        format!("**{}** ({} of Microsoft Graph).{covers}", scope.name, kind(scope)),
        format!("Administrator's consent: {}.", consent(scope)),
        format!("Personal accounts: {}.", accounts(scope.personal)),
        format!("[{}]({}) ({})", source.title, source.url, source.date),
    ]
}

fn others(scope: &Scope) -> impl Iterator<Item = &'static Scope> {
    scopes().iter().filter(move |other| other.name != scope.name)
}

fn kind(scope: &Scope) -> &'static str {
    match (scope.delegated, scope.application) {
        (true, true) => "delegated and application permission",
        (false, true) => "application permission, which an add-in cannot request",
        _ => "delegated permission",
    }
}

fn consent(scope: &Scope) -> String {
    let reads_exchange = EXCHANGE.iter().any(|family| scope.name.starts_with(family));
    match scope.administrator {
        Administrator::Always => "always".to_owned(),
        Administrator::NotDelegated => "always, as for every application permission".to_owned(),
        Administrator::NotByDefinition | Administrator::Disputed => {
            let disputed =
                if scope.administrator == Administrator::Disputed { " (sources disagree)" } else { "" };
            let tenants = if reads_exchange {
                "; since late 2025, many tenants require it for third-party applications that access Exchange (MC1163922)"
            } else {
                ""
            };
            format!("not by default{disputed}{tenants}")
        }
    }
}

fn accounts(personal: Option<bool>) -> &'static str {
    match personal {
        Some(true) => "yes",
        Some(false) => "no",
        None => "not known",
    }
}

/// The requests for which the scope is the least.
fn least(page: &mut String, scope: &Scope) {
    let requests: Vec<String> = least_for(scope).collect();
    if requests.is_empty() {
        return;
    }
    page.push_str("\nThe least privileged scope for:\n\n");
    for request in requests.iter().take(LISTED) {
        let _ = writeln!(page, "- `{request}`");
    }
    if let Some(more) = requests.len().checked_sub(LISTED).filter(|more| *more > 0) {
        let _ = writeln!(page, "- and {more} more");
    }
}

/// The page of a request, `GET /me/messages`; `None` where the table does not have it.
pub fn describe_request(request: &GraphRequest) -> Option<String> {
    let needs = needs(request);
    let first = needs.first()?;
    let mut page = format!("# {} {} (request of Microsoft Graph)\n\n", request.method, request.path);
    for need in &needs {
        let _ = writeln!(
            page,
            "Least privileged delegated scope: **{}** {}",
            need.least.name,
            need.citation.clause()
        );
    }
    let also: Vec<&str> = needs.iter().flat_map(Need::also).map(|scope| scope.name).collect();
    if !also.is_empty() {
        let _ = writeln!(page, "Accepted as well: {}, and what includes one of them.", also.join(", "));
    }
    let _ = writeln!(page, "Personal accounts: {}.", accounts(Some(first.personal)));
    if request.names_a_user() {
        page.push_str("Where the user is somebody else: the scope that ends with `.Shared`.\n");
    }
    Some(page)
}

/// The page of a request to Outlook REST; `None` where the address names nothing.
pub fn describe_rest(method: &str, address: &str) -> Option<String> {
    let twin = rest_twin(method, address)?;
    let mut page = format!("# {} {address} (request of Outlook REST)\n\n", method.to_uppercase());
    page.push_str(&legacy("Office.Mailbox.restUrl").map(describe_legacy).unwrap_or_default());
    let clause = twin.citation.clause();
    match &twin.request {
        None => drop(writeln!(page, "No twin in Microsoft Graph is known. {clause}")),
        Some(request) => {
            let _ = writeln!(
                page,
                "In Microsoft Graph: `{} {}`; {REST_PROPERTIES}. {clause}",
                request.method, request.path
            );
            if let Some(of_request) = describe_request(request) {
                let _ = write!(page, "\n{of_request}");
            }
        }
    }
    Some(page)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::graph::scope;

    fn page(name: &str) -> String {
        describe_scope(scope(name).unwrap())
    }

    #[test]
    fn a_page_says_what_a_scope_covers_who_consents_and_what_includes_it() {
        for (name, phrase) in [
            (
                "Mail.ReadBasic",
                "# Mail.ReadBasic (delegated and application permission of Microsoft Graph)\n\nLets the add-in: read mail without body",
            ),
            (
                "Mail.ReadBasic",
                "Included in: Mail.Read, Mail.Read.Shared, Mail.ReadBasic.Shared, Mail.ReadWrite, Mail.ReadWrite.Shared.\n",
            ),
            ("Mail.ReadBasic", "not by default; since late 2025, many tenants require it"),
            ("Mail.ReadBasic", "- `GET /me/messages`\n"),
            ("Mail.ReadWrite", "Includes: Mail.Read, Mail.ReadBasic.\n"),
            ("Calendars.ReadBasic", "Administrator's consent: not by default (sources disagree);"),
            ("MailboxItem.Read", "Note: not the level MailboxItem.Read.User of a unified manifest.\n"),
            ("MailboxItem.Read", "Administrator's consent: always.\nPersonal accounts: no.\n"),
            ("Mail.ReadBasic.All", "application permission, which an add-in cannot request"),
            ("openid", "Administrator's consent: not by default.\nPersonal accounts: yes.\n"),
            ("EWS.AccessAsUser.All", "ends with EWS in Exchange Online"),
        ] {
            assert!(page(name).contains(phrase), "{}", page(name));
        }
    }

    #[test]
    fn a_request_names_each_source_that_disagrees() {
        let page = describe_request(&GraphRequest::new("GET", "/me/messages/{}")).unwrap();
        assert!(
            page.contains("scope: **Mail.Read** (") && page.contains("scope: **Mail.ReadBasic** ("),
            "{page}"
        );
        let page = describe_request(&GraphRequest::new("GET", "/users/{}/messages")).unwrap();
        assert!(page.contains("`.Shared`"), "{page}");
        assert_eq!(describe_request(&GraphRequest::new("GET", "/nothing")), None);
    }

    #[test]
    fn a_request_to_outlook_rest_leads_to_that_of_graph() {
        let page = describe_rest("get", "https://outlook.office.com/api/v2.0/Me/Messages").unwrap();
        for phrase in [
            "ended on 14 October 2025",
            "In Microsoft Graph: `GET /me/messages`;",
            "scope: **Mail.ReadBasic**",
        ] {
            assert!(page.contains(phrase), "{page}");
        }
        assert_eq!(describe_rest("GET", "https://outlook.office.com/api/v2.0"), None);
    }
}
