//! Code actions: what is offered, what it changes, and that the finding is gone then.

use super::client::{Client, modern, pushed};
use super::documents::range;
use super::trees::{EXCEEDED, READS, WRITES, add_in, manifest, put};
use serde_json::{Value, json};

/// The protocol's numbers of errors.
const CONTENT_MODIFIED: i64 = -32801;
const INVALID_PARAMS: i64 = -32602;

impl Client {
    /// The actions at a range of a document.
    fn actions(&mut self, file: &str, at: [u32; 4], only: Value) -> Vec<Value> {
        let [a, b, c, d] = at;
        let range = json!({ "start": { "line": a, "character": b }, "end": { "line": c, "character": d } });
        let context = json!({ "diagnostics": [], "only": only });
        let params = json!({ "textDocument": self.document(file), "range": range, "context": context });
        let found = self.request("textDocument/codeAction", params).unwrap();
        found.as_array().cloned().unwrap_or_default()
    }

    /// The action with its edit, which is asked for where it has none.
    fn resolved(&mut self, action: &Value) -> Value {
        match action.get("edit") {
            Some(_) => action.clone(),
            None => self.request("codeAction/resolve", action.clone()).unwrap(),
        }
    }

    /// `file version: range "text"` for each edit of an action.
    fn edits(&mut self, action: &Value) -> Vec<String> {
        let edit = self.resolved(action)["edit"].clone();
        let root = self.uri("");
        let told = |uri: &str, version: &str, edits: &Value| -> Vec<String> {
            let file = uri.trim_start_matches(&root).to_owned();
            let told =
                |edit: &Value| format!("{file}{version}: {} {}", range(&edit["range"]), edit["newText"]);
            edits.as_array().unwrap().iter().map(told).collect()
        };
        if let Some(changes) = edit["changes"].as_object() {
            return changes.iter().flat_map(|(uri, edits)| told(uri, "", edits)).collect();
        }
        let of_document = |change: &Value| {
            let document = &change["textDocument"];
            let version = format!(" {}", document["version"]);
            told(document["uri"].as_str().unwrap(), &version, &change["edits"])
        };
        edit["documentChanges"].as_array().unwrap().iter().flat_map(of_document).collect()
    }

    /// Makes the edits of an action in open documents, as an editor does.
    fn apply(&mut self, action: &Value, version: i64) {
        let changes = self.resolved(action)["edit"]["documentChanges"].clone();
        for change in changes.as_array().unwrap() {
            let edit = |edit: &Value| json!({ "range": edit["range"], "text": edit["newText"] });
            let edits: Vec<Value> = change["edits"].as_array().unwrap().iter().rev().map(edit).collect();
            let document = json!({ "uri": change["textDocument"]["uri"], "version": version });
            let params = json!({ "textDocument": document, "contentChanges": edits });
            self.notify("textDocument/didChange", params);
        }
    }
}

/// `title [kind, preferred, number of diagnostics]`
fn titles(actions: &[Value]) -> Vec<String> {
    let title = |action: &Value| {
        let preferred = if action["isPreferred"] == true { ", preferred" } else { "" };
        let mended = action["diagnostics"].as_array().map_or(0, Vec::len);
        let (title, kind) = (action["title"].as_str().unwrap(), action["kind"].as_str().unwrap());
        format!("{title} [{kind}{preferred}, {mended}]")
    };
    actions.iter().map(title).collect()
}

const AT_CALL: [u32; 4] = [0, 35, 0, 35];
const AT_LEVEL: [u32; 4] = [5, 17, 5, 17];
const SUPPRESSION: &str = "// addinspect-ignore-next-line permission-exceeded: TODO say why\\n";

#[test]
fn a_call_offers_to_raise_the_level_in_a_manifest_that_is_not_open_and_to_suppress() {
    let folder = add_in("ReadItem", WRITES);
    for (capabilities, closed, opened) in [(modern(), " null", " 1"), (actions_without_versions(), "", "")] {
        let mut client = Client::new(folder.path(), &capabilities);
        client.expect_pushed("page.js", None, &[EXCEEDED]);
        client.open_expecting("page.js", WRITES, &[EXCEEDED]);
        let actions = client.actions("page.js", AT_CALL, Value::Null);
        assert_eq!(
            titles(&actions),
            [
                "Declare ReadWriteItem in manifest.xml [quickfix, preferred, 1]",
                "Suppress permission-exceeded here, with a reason [quickfix, 1]"
            ]
        );
        let raise = format!("manifest.xml{closed}: 5:15-23 \"ReadWriteItem\"");
        assert_eq!(client.edits(&actions[0]), [raise]);
        assert_eq!(client.edits(&actions[1]), [format!("page.js{opened}: 0:0-0 \"{SUPPRESSION}\"")]);
    }
}

/// A client that has code actions, and nothing more than that.
fn actions_without_versions() -> Value {
    let mut capabilities = pushed();
    let literals = json!({ "codeActionKind": { "valueSet": [] } });
    capabilities["textDocument"]["codeAction"] = json!({ "codeActionLiteralSupport": literals });
    capabilities
}

#[test]
fn what_an_action_mends_is_gone_when_it_is_done() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &modern());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    client.open_expecting("page.js", WRITES, &[EXCEEDED]);
    client.open_expecting("manifest.xml", &manifest("ReadItem"), &[]);
    let actions = client.actions("page.js", AT_CALL, Value::Null);
    client.apply(&actions[0], 2);
    client.expect_pushed("page.js", Some(1), &[]);
    client.change("manifest.xml", 3, json!([{ "text": manifest("ReadItem") }]));
    client.expect_pushed("page.js", Some(1), &[EXCEEDED]);
    client.apply(&actions[1], 2);
    // Until somebody writes the reason.
    client.expect_pushed("page.js", Some(2), &["0:3-50 suppression-without-reason"]);
}

#[test]
fn the_manifest_offers_the_same_and_lowering_is_safe() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &modern());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    let actions = client.actions("manifest.xml", AT_LEVEL, Value::Null);
    let suppress = "Suppress permission-too-low here, with a reason [quickfix, 1]";
    assert_eq!(titles(&actions), ["Declare ReadWriteItem in manifest.xml [quickfix, 1]", suppress]);
    client.open("page.js", READS);
    client.expect_pushed("page.js", Some(1), &[]);
    client.open("manifest.xml", &manifest("ReadWriteMailbox"));
    client.expect_pushed("manifest.xml", Some(1), &["5:15-31 permission-excessive"]);
    let lower = "Declare ReadItem in manifest.xml [quickfix, preferred, 1]";
    let suppress = "Suppress permission-excessive here, with a reason [quickfix, 1]";
    let all = "Apply all safe fixes in this file [source.fixAll.addinspect, 1]";
    for (only, at, expected) in [
        (json!(null), AT_LEVEL, &[lower, suppress, all][..]),
        (json!(["quickfix"]), AT_LEVEL, &[lower, suppress]),
        (json!(["source"]), AT_LEVEL, &[all]),
        (json!(["source.fixAll"]), [0; 4], &[all]),
        (json!(["source.fixAll.addinspect"]), [0; 4], &[all]),
        (json!(["source.fixAll.add", "refactor"]), AT_LEVEL, &[]),
        (json!(["quickfix"]), [0; 4], &[]),
        (json!([]), AT_LEVEL, &[]),
    ] {
        assert_eq!(titles(&client.actions("manifest.xml", at, only.clone())), expected, "{only}");
    }
    let all = client.actions("manifest.xml", [0; 4], json!(["source.fixAll"])).remove(0);
    assert_eq!(client.edits(&all), ["manifest.xml 1: 5:15-31 \"ReadItem\""]);
    client.apply(&all, 2);
    client.expect_pushed("manifest.xml", Some(2), &[]);
}

#[test]
fn an_action_of_another_text_is_not_resolved() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &modern());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    client.open_expecting("page.js", WRITES, &[EXCEEDED]);
    let actions = client.actions("page.js", AT_CALL, Value::Null);
    // The level that is declared is another one by now, so this is no longer what there is to do; ...
    client.open("manifest.xml", &manifest("ReadWriteItem"));
    assert_eq!(client.request("codeAction/resolve", actions[0].clone()), Err(CONTENT_MODIFIED));
    // ... and here the text is another one.
    client.change("manifest.xml", 2, json!([{ "text": manifest("ReadItem") }]));
    assert!(client.request("codeAction/resolve", actions[0].clone()).is_ok());
    client.edit("page.js", 2, [1, 0, 1, 0], "\n");
    assert_eq!(client.request("codeAction/resolve", actions[0].clone()), Err(CONTENT_MODIFIED));
    assert_eq!(client.request("codeAction/resolve", json!({ "title": "x" })), Err(INVALID_PARAMS));
    client.lenient = true;
}

#[test]
fn columns_of_edits_count_what_was_agreed_on() {
    let code = "/* \u{1F600} */ /* x */";
    let manifest = manifest("ReadItem").replace("  <Permissions>", "<!-- \u{1F600} --><Permissions>");
    let folder = add_in("ReadItem", &format!("{code} {WRITES}"));
    put(folder.path(), "manifest.xml", &manifest);
    for (encoding, column, wide) in [("utf-8", 26, 4), ("utf-16", 24, 2), ("utf-32", 23, 1)] {
        let mut capabilities = modern();
        capabilities["general"]["positionEncodings"] = json!([encoding]);
        let mut client = Client::new(folder.path(), &capabilities);
        let at = 48 + wide;
        let found = format!("0:{at}-{} permission-exceeded", at + 8);
        client.expect_pushed("page.js", None, &[&found]);
        let actions = client.actions("page.js", [0, at, 0, at], Value::Null);
        let raise = format!("manifest.xml null: 5:{column}-{} \"ReadWriteItem\"", column + 8);
        assert_eq!(client.edits(&actions[0]), [raise], "{encoding}");
    }
}
