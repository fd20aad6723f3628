//! Code lenses and inlay hints, and that the client is told when they change.

use super::client::{Client, modern, pushed};
use super::disk::Disk;
use super::documents::range;
use super::trees::{EXCEEDED, READS, WRITES, add_in, manifest};
use addinspect::system::OsSystem;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;

/// A client with these options and settings.
fn client(root: &Path, options: Value, settings: Value) -> Client {
    let mut client = Client::unborn(root, Arc::new(OsSystem));
    client.options = options;
    client.settings = settings;
    client.initialize(&json!([root]), &modern());
    client
}

const TITLE: &str = "needs ReadWriteItem, more than is declared; 1 use needs it";

#[test]
fn a_lens_leads_to_the_uses_where_the_client_can_and_to_the_summary_elsewhere() {
    let folder = add_in("ReadItem", WRITES);
    for (options, command) in [
        (json!({ "showReferences": true }), "addinspect.showReferences"),
        (Value::Null, "addinspect.summary"),
    ] {
        let mut client = client(folder.path(), options, Value::Null);
        client.expect_pushed("page.js", None, &[EXCEEDED]);
        let lenses = client.ask_of("textDocument/codeLens", "manifest.xml");
        assert_eq!(lenses.as_array().unwrap().len(), 2);
        let pane = &lenses[1]["command"]["title"];
        assert_eq!(*pane, "taskpane page.html: needs ReadWriteItem");
        let lens = &lenses[0];
        assert_eq!((range(&lens["range"]), &lens["command"]["title"]), ("5:15-23".to_owned(), &json!(TITLE)));
        assert_eq!(lens["command"]["command"], command);
        let arguments = &lens["command"]["arguments"];
        let manifest = client.uri("manifest.xml");
        if command == "addinspect.summary" {
            assert_eq!(*arguments, json!([{ "uri": manifest, "show": true }]));
            let call = json!({ "command": command, "arguments": arguments });
            let page = client.request("workspace/executeCommand", call).unwrap();
            assert!(page.as_str().unwrap().starts_with("# "), "{page}");
            let shown = client.expect("window/showMessage");
            assert!(shown["message"].as_str().unwrap().contains("1 use needs it"), "{shown}");
        } else {
            assert_eq!(arguments[0], manifest);
            assert_eq!(arguments[1], json!({ "line": 5, "character": 15 }));
            assert_eq!(client.place(&arguments[2][0]), "page.js 0:33-41");
        }
        assert_eq!(client.ask_of("textDocument/codeLens", "page.js"), json!([]));
    }
}

#[test]
fn lenses_are_asked_for_again_when_an_edit_elsewhere_changes_them() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = client(folder.path(), Value::Null, Value::Null);
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    client.open_expecting("manifest.xml", &manifest("ReadItem"), &[]);
    assert_eq!(client.ask_of("textDocument/codeLens", "manifest.xml")[0]["command"]["title"], TITLE);
    client.open_expecting("page.js", WRITES, &[EXCEEDED]);
    client.edit("page.js", 2, [1, 0, 1, 0], "// nothing\n");
    client.ask_of("textDocument/documentLink", "page.js");
    assert!(!client.asked.iter().any(|(method, _)| method == "workspace/codeLens/refresh"));
    client.edit("page.js", 3, [0, 0, 1, 0], READS);
    client.expect_asked("workspace/codeLens/refresh");
    let lenses = client.ask_of("textDocument/codeLens", "manifest.xml");
    let title = "needs ReadItem, exactly what is declared; 1 use needs it";
    assert_eq!(lenses[0]["command"]["title"], title);
    client.expect_pushed("page.js", Some(3), &[]);
}

#[test]
fn lenses_that_were_asked_for_too_early_are_asked_for_again() {
    let folder = add_in("ReadItem", WRITES);
    let gate = Disk::shut();
    let mut client = Client::unborn(folder.path(), gate.clone());
    client.initialize(&json!([folder.path()]), &modern());
    client.open("manifest.xml", &manifest("ReadItem"));
    assert_eq!(client.ask_of("textDocument/codeLens", "manifest.xml"), Value::Null);
    gate.open();
    client.expect_pushed("manifest.xml", Some(1), &[]);
    client.expect_asked("workspace/codeLens/refresh");
    assert_eq!(client.ask_of("textDocument/codeLens", "manifest.xml")[0]["command"]["title"], TITLE);
    client.expect_pushed("page.js", None, &[EXCEEDED]);
}

impl Client {
    /// `position label` of the hints in the first two lines.
    fn hints(&mut self) -> Vec<String> {
        let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 2, "character": 0 } });
        let params = json!({ "textDocument": self.document("page.js"), "range": range });
        let hints = self.request("textDocument/inlayHint", params).unwrap();
        let hint = |hint: &Value| {
            let at = &hint["position"];
            format!("{}:{} {}", at["line"], at["character"], hint["label"].as_str().unwrap())
        };
        hints.as_array().map(|hints| hints.iter().map(hint).collect()).unwrap_or_default()
    }
}

#[test]
fn hints_are_off_until_the_settings_turn_them_on() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = client(folder.path(), Value::Null, Value::Null);
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    client.open_expecting("page.js", WRITES, &[EXCEEDED]);
    assert_eq!(client.hints(), [""; 0]);
    client.settings = json!({ "inlayHints": true });
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    client.expect_asked("workspace/inlayHint/refresh");
    assert_eq!(client.hints(), ["0:41 ReadWriteItem"]);
    client.edit("page.js", 2, [1, 0, 1, 0], READS);
    assert_eq!(client.hints(), ["0:41 ReadWriteItem", "1:35 ReadItem"]);
}

#[test]
fn a_client_without_refreshing_is_not_asked_to() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &pushed());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    client.open_expecting("manifest.xml", &manifest("ReadItem"), &[]);
    client.ask_of("textDocument/codeLens", "manifest.xml");
    client.open("page.js", READS);
    client.expect_pushed("page.js", Some(1), &[]);
    let title = client.ask_of("textDocument/codeLens", "manifest.xml")[0]["command"]["title"].clone();
    assert!(title.as_str().unwrap().starts_with("needs ReadItem, exactly"), "{title}");
    assert!(!client.asked.iter().any(|(method, _)| method.ends_with("refresh")), "{:?}", client.asked);
}
