//! The code uses Exchange tokens, Outlook REST or the old form of single sign-on.
//!
//! # What it does
//! Reports uses of members that hand out Exchange tokens or belong to Outlook REST, and of the callback form of single
//! sign-on. The message says where it no longer works and since when, where it still works, which error a failed call
//! returns, and what replaces it. Tests and mocks are not reported.
//!
//! The severity is a warning if users may have their mailboxes in Exchange Online (`exchange` is `online` or `hybrid`), and a
//! hint for Exchange on-premises. It is also a hint in these cases:
//!
//! - A check keeps the use away from Exchange Online: `getTokenStatusAsync`, `accountType === "enterprise"`, or a requirement
//!   set such as NestedAppAuth that is not supported.
//! - The use is the fallback after MSAL or single sign-on has failed.
//! - The code only checks whether the member exists.
//!
//! The check may be in the same function, or around every call of that function, in this file or in others. One call that is
//! not guarded or cannot be followed makes it a warning, and so does a function that nothing calls.
//!
//! # Why
//! Microsoft has turned off the tokens in every Microsoft 365 tenant. The typings do not mark these members as deprecated, so
//! neither the compiler nor the editor warns about them, and the call fails on the user's machine.
//!
//! # Example
//! ```js
//! Office.context.mailbox.getCallbackTokenAsync({ isRest: true }, (result) => load(result.value));
//! ```
//!
//! # Instead
//! ```js
//! const app = await msal.createNestablePublicClientApplication(config);
//! const { accessToken } = await app.acquireTokenSilent({ scopes: ["Mail.Read"] });
//! ```
//!
//! # Fix safety
//! There is no fix, because another way to sign in needs an app registration and different requests.

use super::{Context, Finding, FindingTag, Meta, Severity, legacy};
use crate::catalog::LegacyService;

pub(super) static META: Meta = Meta {
    code: "legacy-token",
    severity: Severity::Warning,
    since: "0.1.0",
    fix: None,
    tags: &[FindingTag::Deprecated],
    url: "https://learn.microsoft.com/office/dev/add-ins/outlook/faq-nested-app-auth-outlook-legacy-tokens",
    source: include_str!("legacy_token.rs"),
};

const SERVICES: [LegacyService; 3] =
    [LegacyService::ExchangeToken, LegacyService::OutlookRest, LegacyService::Sso];

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    legacy::check(cx, &META, &SERVICES, out);
}

#[cfg(test)]
mod tests {
    use crate::analysis::{Certainty, Guard, GuardKind, Usage};
    use crate::config::Exchange;
    use crate::rules::testing::{World, usage};
    use crate::text::Span;

    const TOKEN: &str = "Office.Mailbox.getCallbackTokenAsync";

    fn world(code: &str) -> World {
        World::new().source("a.js", code, |text| vec![usage(text, "getToken", TOKEN)])
    }

    /// The first words of each finding: place and severity.
    fn severities(world: &World) -> Vec<String> {
        let told = world.told();
        let heads = told.iter().filter(|line| !line.starts_with(' '));
        heads.map(|line| line.split(':').next().unwrap().to_owned()).collect()
    }

    #[test]
    fn a_use_is_a_warning_that_says_since_when_where_and_what_instead() {
        assert_eq!(
            world("m.getToken(f)").told(),
            [
                "a.js `getToken` warning: `Office.Mailbox.getCallbackTokenAsync` no longer works in Exchange Online \
                 (every \
                 Microsoft 365 tenant)",
                "  The tokens were switched off from August 2025 on; the last exceptions ended on 31 October 2025. \
                 They were never available for Outlook.com and Gmail mailboxes.",
                "  Still works in Exchange on-premises.",
                "  Error of a failed call: 9018 GenericTokenError: An internal error has occurred. / 9042 \
                 InternalServerError: The Exchange server returned an error. Please look at the diagnostics object for \
                 more information.",
                "  Use instead: nested app authentication with MSAL (createNestablePublicClientApplication) and \
                 Microsoft \
                 Graph.",
            ]
        );
    }

    #[test]
    fn on_premises_it_is_a_hint_and_hybrid_a_warning() {
        let cases =
            [(Exchange::Online, "warning"), (Exchange::Hybrid, "warning"), (Exchange::OnPremises, "hint")];
        for (exchange, severity) in cases {
            let told = severities(&world("m.getToken(f)").exchange(exchange));
            assert_eq!(told, [format!("a.js `getToken` {severity}")]);
        }
    }

    #[test]
    fn a_guarded_use_is_a_hint_that_says_why() {
        let guard = Guard { kind: GuardKind::AccountType, file: 0, span: Span::new(0, 36) };
        let of = |text: &str| vec![Usage { guards: vec![guard], ..usage(text, "getToken", TOKEN) }];
        let world = World::new().source("a.js", "if (u.accountType === 'enterprise') m.getToken(f)", of);
        assert_eq!(severities(&world), ["a.js `getToken` hint"]);
        assert_eq!(world.told().last().unwrap(), "  A check of the mailbox's location guards it.");
    }

    #[test]
    fn likely_uses_are_told_and_those_that_may_be_something_else_are_not() {
        let world = |certainty| {
            let of = |text: &str| vec![Usage { certainty, ..usage(text, "getToken", TOKEN) }];
            World::new().source("a.js", "m.getToken(f)", of)
        };
        assert_eq!(severities(&world(Certainty::Likely)), ["a.js `getToken` warning"]);
        assert_eq!(severities(&world(Certainty::Maybe)), [""; 0]);
        let either = |text: &str| vec![usage(text, "x", "Office.Mailbox.restUrl|Office.Mailbox.item")];
        assert_eq!(severities(&World::new().source("a.js", "m.x", either)), [""; 0]);
    }

    #[test]
    fn tests_and_members_that_live_are_clean() {
        let test =
            World::new().source("a.test.js", "m.getToken(f)", |text| vec![usage(text, "getToken", TOKEN)]);
        assert_eq!(test.told(), [""; 0]);
        let living = World::new().source("a.js", "m.status()", |text| {
            vec![usage(text, "status", "Office.Ews.getTokenStatusAsync")]
        });
        assert_eq!(living.told(), [""; 0]);
    }
}
