//! Nested app authentication: how an add-in signs in for Microsoft Graph, and which scopes it has to ask for at least.
//!
//! Facts from the vendor's pages of 2025 and 2026. Knows nothing about code. Called by `explain`.

use crate::catalog::source::{AUTH, Citation, FAQ, NAA, NAARS, PUBLISH, Statement, UIPATH, source_list};
use std::fmt::Write as _;

/// A set of scopes for a purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScopeSet {
    /// What for, a phrase: `reading mail`.
    pub purpose: &'static str,
    /// The scopes.
    pub scopes: &'static [&'static str],
    /// Who says so.
    pub citation: Citation,
}

static SETS: [ScopeSet; 3] = [
    ScopeSet {
        purpose: "signing in",
        scopes: &["openid", "profile", "offline_access", "User.Read"],
        citation: Citation::sure(&NAA),
    },
    ScopeSet {
        purpose: "reading the mail of the user",
        scopes: &["openid", "offline_access", "Mail.Read"],
        citation: Citation::doubtful(&UIPATH, "what one connector asks for"),
    },
    ScopeSet {
        purpose: "following mail and events, in shared mailboxes and calendars, too",
        scopes: &[
            "openid",
            "offline_access",
            "Mail.Read",
            "Mail.Read.Shared",
            "Calendars.Read",
            "Calendars.Read.Shared",
        ],
        citation: Citation::doubtful(&UIPATH, "what one connector asks for"),
    },
];

/// The smallest sets that are known.
pub fn scope_sets() -> &'static [ScopeSet] {
    &SETS
}

static STEPS: [Statement; 9] = [
    Statement::of(&NAA, "Add the package `@azure/msal-browser`."),
    Statement::of(
        &NAA,
        "Create the application with `createNestablePublicClientApplication(config)`, where `getUserIdentityTokenAsync` or \
         `getCallbackTokenAsync` was.",
    ),
    Statement::of(
        &NAA,
        "Ask for a token with `acquireTokenSilent`, and with `acquireTokenPopup` where that fails; `scopes: [...]` in the request \
         names what the add-in needs. Word, Excel and PowerPoint begin with `ssoSilent` and a `loginHint`.",
    ),
    Statement::of(
        &NAA,
        "MSAL asks for `openid`, `profile` and `offline_access` by itself. At least one scope of a resource, such as `User.Read`, \
         has to be asked for besides, or the request can fail.",
    ),
    Statement::of(
        &NAA,
        "Register the redirect address `brk-multihub://<origin>` as that of a single-page application: the origin only, no path. \
         Word, Excel and PowerPoint on the web need the page that loads MSAL, too.",
    ),
    Statement::of(
        &NAARS,
        "Ask `Office.context.requirements.isSetSupported(\"NestedAppAuth\", \"1.1\")` first: Windows 2409 (18025.20000) with a \
         subscription, 2501 (18429.20132) retail, LTSC 2408 (17932.20222), Mac 16.89, mobile 4.2433.0; not in mailboxes of \
         Outlook.com or Gmail, nor with Azure AD B2C. An Outlook manifest must not declare the set.",
    ),
    Statement::of(
        &PUBLISH,
        "The manifest needs nothing. `webApplicationInfo` in a unified manifest lets the administrator who deploys the add-in consent \
         for all.",
    ),
    Statement::of(&NAA, "Send the access token for your own API to a server, never the ID token."),
    Statement::of(
        &AUTH,
        "`Office.auth.getAccessToken` with `WebApplicationInfo` in the manifest is the older way, for clients without nested app \
         authentication.",
    ),
];

/// Who says what it replaces.
static REPLACES: Citation = Citation::sure(&FAQ);

/// The page about nested app authentication, in Markdown.
pub fn describe_sign_in() -> String {
    let mut page = "# Nested app authentication (tokens for Microsoft Graph)\n\n".to_owned();
    // Writing into a string can't fail.
    let _ = writeln!(
        page,
        "It replaces Exchange identity and callback tokens, which are off in every Microsoft 365 tenant. {}\n",
        REPLACES.mark()
    );
    for (index, step) in STEPS.iter().enumerate() {
        let _ = writeln!(page, "{}. {}", index + 1, step.marked());
    }
    page.push_str("\n## Scopes to ask for\n\n");
    for set in scope_sets() {
        let _ = writeln!(page, "- {}: {} {}", set.purpose, set.scopes.join(", "), set.citation.mark());
    }
    page.push_str("\n`explain` with a scope, or with a request such as `GET /me/messages`, says more.\n\n");
    let steps = STEPS.iter().map(|step| &step.citation);
    let sets = scope_sets().iter().map(|set| &set.citation);
    page.push_str(&source_list(std::iter::once(&REPLACES).chain(steps).chain(sets)));
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::graph::scope;
    use crate::catalog::source::tests::assert_cited;

    #[test]
    fn every_step_and_set_has_its_source_and_every_scope_is_one() {
        STEPS.iter().for_each(|step| assert_cited(&step.citation));
        for set in scope_sets() {
            assert_cited(&set.citation);
            assert!(set.scopes.iter().all(|name| scope(name).is_some_and(|scope| scope.name == *name)));
        }
    }

    #[test]
    fn the_page_names_the_calls_the_check_and_the_sets() {
        let page = describe_sign_in();
        for phrase in [
            "createNestablePublicClientApplication",
            "isSetSupported(\"NestedAppAuth\", \"1.1\")",
            "brk-multihub://<origin>",
            "- reading the mail of the user: openid, offline_access, Mail.Read (what one connector asks for;",
        ] {
            assert!(page.contains(phrase), "{page}");
        }
    }
}
