//! Hovers on requests to Exchange Web Services.

use super::*;

fn spans_and_texts(code: &str) -> Vec<(String, String)> {
    let manifest = mail("<Permissions>ReadWriteMailbox</Permissions>");
    let envelope = "const wrap = (body) => '<s:Envelope><s:Body>' + body + '</s:Body></s:Envelope>';\n\
        const ask = (soap) => Office.context.mailbox.makeEwsRequestAsync(wrap(soap), f);\n";
    let found = hovers(&[("manifest.xml", &manifest), ("src/a.js", &format!("{envelope}{code}"))]);
    found.into_iter().flatten().collect()
}

#[test]
fn the_call_that_gives_a_request_and_the_operation_in_its_text_say_what_serves_instead() {
    let found = spans_and_texts("a‸sk('<m:Get‸Item><t:ItemId Id=\"' + id + '\"/></m:GetItem>');");
    let spans: Vec<&str> = found.iter().map(|(span, _)| span.as_str()).collect();
    assert_eq!(spans, ["ask", "GetItem"]);
    for (_, text) in &found {
        assert!(text.starts_with("EWS operation `GetItem`: an add-in may call it ("), "{text}");
        assert!(text.contains("`GET /me/messages/{}`, Mail.Read or Mail.ReadBasic"), "{text}");
    }
}

#[test]
fn the_folder_counts_and_what_may_not_be_called_is_said() {
    let found =
        spans_and_texts("ask('<m:Find‸Item><t:DistinguishedFolderId Id=\"contacts\"/></m:FindItem>');");
    assert!(found[0].1.contains("`GET /me/contacts`, Contacts.Read"), "{found:?}");
    let found = spans_and_texts("ask('<m:Delete‸Item/>');");
    assert!(
        found[0].1.contains("an add-in may not call it: Exchange answers `ErrorAccessDenied`"),
        "{found:?}"
    );
}

#[test]
fn what_cannot_be_read_is_said_at_the_call() {
    let manifest = mail("<Permissions>ReadWriteMailbox</Permissions>");
    let code = "Office.context.mailbox.makeEws‸RequestAsync(fetched(), f);";
    let found = hovers(&[("manifest.xml", &manifest), ("src/a.js", code)]);
    let [Some((_, text))] = &found[..] else { panic!("{found:?}") };
    assert!(
        text.contains("What it sends could not be read: it is made where the code does not show it."),
        "{text}"
    );
}
