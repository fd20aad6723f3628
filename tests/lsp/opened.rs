//! Documents that are opened, closed and opened again.

use super::child::spawn;
use super::client::{Client, pushed};
use super::trees::{EXCEEDED, WRITES, add_in};
use serde_json::{Value, json};

#[test]
fn a_document_that_is_opened_is_told_of_whatever_was_told_before() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &pushed());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    for _ in 0..3 {
        client.open("page.js", WRITES);
        client.expect_pushed("page.js", Some(1), &[EXCEEDED]);
        client.close_document("page.js");
        client.open("page.html", "<script src=page.js></script>\n");
        client.expect_pushed("page.html", Some(1), &[]);
        client.close_document("page.html");
    }
    // Nothing is known of it, and that is told.
    client.open("../elsewhere.js", WRITES);
    client.expect_pushed("../elsewhere.js", Some(1), &[]);
    let document = json!({ "uri": "untitled:a", "languageId": "x", "version": 4, "text": WRITES });
    client.notify("textDocument/didOpen", json!({ "textDocument": document }));
    let told = client.expect("textDocument/publishDiagnostics");
    assert_eq!(told, json!({ "uri": "untitled:a", "version": 4, "diagnostics": [] }));
}

/// Editors count versions of a document from 1 again.
#[test]
fn a_document_that_is_opened_again_is_answered_about_its_new_text() {
    let found = EXCEEDED.replace("0:", "1:");
    let folder = add_in("ReadItem", &format!("disk\n{WRITES}"));
    let mut client = spawn(folder.path(), &[]);
    client.initialize(&json!([folder.path()]), &pushed());
    client.expect_pushed("page.js", None, &[&found]);
    client.open_expecting("page.js", &format!("first\n{WRITES}"), &[&found]);
    for round in 0..20 {
        let text = format!("text {round}\n{WRITES}");
        client.close_document("page.js");
        client.open("page.js", &text);
        let at =
            json!({ "textDocument": client.document("page.js"), "position": { "line": 1, "character": 0 } });
        let answer = client.request("addinspect/test/offset", at).unwrap();
        assert_eq!(answer["before"], format!("text {round}\n"));
        let hover = client.ask_at("textDocument/hover", "page.js", [1, 35]);
        assert_ne!(hover, Value::Null);
        client.expect_pushed("page.js", Some(1), &[&found]);
    }
}
