//! Members that no longer work or are being retired, although the typings do not say so: Exchange tokens, EWS, Outlook
//! REST.
//!
//! The typings mark none of these but `getAccessTokenAsync` as deprecated. Facts with their dates; no judgement of a
//! use: the rules know whether the add-in runs against Exchange Online. Knows nothing about the [`Catalog`].
//!
//! [`Catalog`]: super::Catalog

/// Which retired service a member belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LegacyService {
    /// Exchange identity and callback tokens.
    ExchangeToken,
    /// Exchange Web Services.
    Ews,
    /// Outlook REST v2.0 and beta.
    OutlookRest,
    /// Single sign-on through a callback.
    Sso,
}

/// What is known about a legacy member. Texts are phrases that a message or a page can take over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Legacy {
    /// Full name, `Office.Mailbox.getCallbackTokenAsync`.
    pub member: &'static str,
    /// The service behind it.
    pub service: LegacyService,
    /// Where it no longer works.
    pub dead_where: &'static str,
    /// Since when, an ISO date; for what is only discouraged, the date of the page that says so.
    pub since: &'static str,
    /// The course of it, as sentences without the last full stop.
    pub history: &'static str,
    /// Where it still works; empty if nowhere.
    pub still_works: &'static str,
    /// What a user sees: code, name and message of the failed call; empty if it does not fail.
    pub errors: &'static [&'static str],
    /// What to use instead.
    pub replacement: &'static str,
    /// Where to read about it.
    pub url: &'static str,
}

impl Legacy {
    /// Its fate: `no longer works in Exchange Online (...)`, or that something newer has taken its place.
    pub fn fate(&self) -> String {
        match self.dead_where {
            "" => "has been superseded".to_owned(),
            place => format!("no longer works in {place}"),
        }
    }

    /// Whether it no longer works in Exchange Online.
    pub fn is_dead_online(&self) -> bool {
        self.dead_where == EXCHANGE_ONLINE
    }

    /// Where it still works, what a failed call says, and what to use instead; a sentence each.
    pub fn advice(&self) -> Vec<String> {
        let mut lines = Vec::new();
        if !self.still_works.is_empty() {
            lines.push(format!("Still works in {}.", self.still_works));
        }
        if !self.errors.is_empty() {
            lines.push(format!("Error of a failed call: {}", self.errors.join(" / ")));
        }
        lines.push(format!("Use instead: {}.", self.replacement));
        lines
    }
}

const FAQ: &str =
    "https://learn.microsoft.com/office/dev/add-ins/outlook/faq-nested-app-auth-outlook-legacy-tokens";
const WEB_SERVICES: &str = "https://learn.microsoft.com/office/dev/add-ins/outlook/web-services";
const REST: &str = "https://learn.microsoft.com/office/dev/add-ins/outlook/use-rest-api";
const SSO: &str = "https://learn.microsoft.com/office/dev/add-ins/outlook/authentication";

const EXCHANGE_ONLINE: &str = "Exchange Online (every Microsoft 365 tenant)";
const ON_PREMISES: &str = "Exchange on-premises";
const NAA: &str =
    "nested app authentication with MSAL (createNestablePublicClientApplication) and Microsoft Graph";
const GRAPH: &str = "Microsoft Graph";

const TOKEN_HISTORY: &str = "The tokens were switched off from August 2025 on; the last exceptions ended on \
    31 October 2025. They were never available for Outlook.com and Gmail mailboxes";
const EWS_HISTORY: &str = "Calls have failed since the tokens were switched off; EWS itself is disabled in phases from \
    1 October 2026 and shuts down on 1 April 2027 (Message Center MC1227454)";
const REST_HISTORY: &str = "The endpoints are deprecated; the exemption for add-ins ended on 14 October 2025";

const TOKEN_ERRORS: &[&str] = &[
    "9018 GenericTokenError: An internal error has occurred.",
    "9042 InternalServerError: The Exchange server returned an error. Please look at the diagnostics object for \
     more information.",
];
const EWS_ERRORS: &[&str] = &["9020 GenericResponseError"];

const ROWS: &[Legacy] = &[
    token("Office.Mailbox.getCallbackTokenAsync"),
    token("Office.Mailbox.getUserIdentityTokenAsync"),
    ews("Office.Mailbox.makeEwsRequestAsync", EWS_ERRORS),
    ews("Office.Mailbox.ewsUrl", &[]),
    rest("Office.Mailbox.restUrl"),
    rest("Office.SharedProperties.targetRestUrl"),
    Legacy {
        member: "Office.Auth.getAccessTokenAsync",
        service: LegacyService::Sso,
        dead_where: "",
        since: "2026-02-02",
        history: "A method that returns a promise replaced it, and nested app authentication replaces that one",
        still_works: "clients without nested app authentication",
        errors: &[],
        replacement: "nested app authentication with MSAL, or Office.auth.getAccessToken where that is missing",
        url: SSO,
    },
];

const fn token(member: &'static str) -> Legacy {
    Legacy {
        member,
        service: LegacyService::ExchangeToken,
        dead_where: EXCHANGE_ONLINE,
        since: "2025-10-31",
        history: TOKEN_HISTORY,
        still_works: ON_PREMISES,
        errors: TOKEN_ERRORS,
        replacement: NAA,
        url: FAQ,
    }
}

const fn ews(member: &'static str, errors: &'static [&'static str]) -> Legacy {
    Legacy {
        member,
        service: LegacyService::Ews,
        dead_where: EXCHANGE_ONLINE,
        since: "2025-10-31",
        history: EWS_HISTORY,
        still_works: ON_PREMISES,
        errors,
        replacement: GRAPH,
        url: WEB_SERVICES,
    }
}

const fn rest(member: &'static str) -> Legacy {
    Legacy {
        member,
        service: LegacyService::OutlookRest,
        dead_where: EXCHANGE_ONLINE,
        since: "2025-10-14",
        history: REST_HISTORY,
        still_works: "",
        errors: &[],
        replacement: GRAPH,
        url: REST,
    }
}

/// What is known about the member with the full name, if it is a legacy one.
pub fn legacy(full_name: &str) -> Option<&'static Legacy> {
    ROWS.iter().find(|row| row.member == full_name)
}

/// All of them.
pub(super) fn rows() -> &'static [Legacy] {
    ROWS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    #[test]
    fn every_row_names_a_member_a_date_and_a_page() {
        for row in ROWS {
            assert!(Catalog::get().member_named(row.member).is_some(), "{}", row.member);
            assert!(row.since.len() == 10 && row.since.starts_with("202"), "{}", row.since);
            assert!(
                row.url.starts_with("https://learn.microsoft.com/office/dev/add-ins/outlook/"),
                "{}",
                row.url
            );
            assert!(!row.replacement.is_empty() && !row.history.is_empty());
        }
    }

    #[test]
    fn a_living_member_is_not_legacy() {
        assert!(legacy("Office.Mailbox.getCallbackTokenAsync").is_some());
        assert!(legacy("Office.Ews.getTokenStatusAsync").is_none());
        assert!(legacy("Office.Mailbox.item").is_none());
    }
}
