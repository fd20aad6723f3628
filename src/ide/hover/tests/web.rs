//! Hovers on calls of web services and on scopes.

use super::*;

fn texts(code: &str) -> Vec<(String, String)> {
    let manifest = mail("<Permissions>ReadItem</Permissions>");
    let found = hovers(&[("manifest.xml", &manifest), ("src/a.js", code)]);
    found.into_iter().flatten().collect()
}

#[test]
fn a_call_and_its_path_say_the_least_scope_and_what_needs_no_token() {
    let found = texts(
        "const graph = (path) => fetch('https://graph.microsoft.com/v1.0' + path);\n\
         gr‸aph(`/me/mess‸ages/${id}/$value`);",
    );
    let spans: Vec<&str> = found.iter().map(|(span, _)| span.as_str()).collect();
    assert_eq!(spans, ["graph", "/me/messages/${id}/$value"]);
    for (_, text) in &found {
        assert!(text.starts_with("`GET /me/messages/{}/$value` of Microsoft Graph ("), "{text}");
        assert!(text.contains("Least privileged scope: **Mail.Read**."), "{text}");
        assert!(
            text.contains("for the current item: `Office.MessageRead.getAsFileAsync`, ReadItem."),
            "{text}"
        );
    }
}

#[test]
fn a_call_of_outlook_rest_names_its_twin() {
    let found = texts("fet‸ch(Office.context.mailbox.restUrl + '/v2.0/me/calendarview');");
    let [(span, text)] = &found[..] else { panic!("{found:?}") };
    assert_eq!(span, "fetch");
    assert!(text.contains("Instead: `GET /me/calendarView` of Microsoft Graph"), "{text}");
    assert!(text.contains("Least privileged scope: **Calendars.ReadBasic**."), "{text}");
}

#[test]
fn a_scope_says_what_it_covers_and_who_consents() {
    let found = texts(
        "const SCOPES = ['mail.re‸ad', 'api://1f2c/Mail.Re‸ad'];\npca.acquireTokenSilent({ scopes: SCOPES });",
    );
    let [(span, text)] = &found[..] else { panic!("{found:?}") };
    assert_eq!(span, "mail.read");
    assert!(
        text.starts_with("**Mail.Read** (delegated and application permission of Microsoft Graph)."),
        "{text}"
    );
    assert!(text.contains("Personal accounts: yes."), "{text}");
}
