//! Diagnostics that the client asks for.

use super::client::{Client, pulling};
use super::documents::lines;
use super::trees::{EXCEEDED, READS, WRITES, add_in, manifest};
use serde_json::{Value, json};

impl Client {
    /// Pulls the diagnostics of a document: the kind of the answer, its lines, its name.
    fn pull(&mut self, file: &str, previous: &Value) -> (String, Vec<String>, Value) {
        let document = self.document(file);
        let params = json!({ "textDocument": document, "previousResultId": previous });
        let report = self.request("textDocument/diagnostic", params).unwrap();
        let lines = if report["items"].is_array() { lines(&report["items"]) } else { Vec::new() };
        (report["kind"].as_str().unwrap().to_owned(), lines, report["resultId"].clone())
    }

    /// Pulls those of the workspace: by file the kind, the version and the number of diagnostics.
    fn pull_workspace(&mut self, previous: Value) -> Vec<(String, String, Value, usize)> {
        let report = self.request("workspace/diagnostic", json!({ "previousResultIds": previous })).unwrap();
        let item = |item: &Value| {
            let file = item["uri"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
            let count = item["items"].as_array().map_or(0, Vec::len);
            (file, item["kind"].as_str().unwrap().to_owned(), item["version"].clone(), count)
        };
        report["items"].as_array().unwrap().iter().map(item).collect()
    }

    /// Waits until the first scan is done: until then a pull is answered without it.
    fn scanned(&mut self) {
        self.notify("$/setTrace", json!({ "value": "messages" }));
        self.open("page.html", "<script src=page.js></script>\n\n");
        self.expect("$/logTrace");
        self.notify("$/setTrace", json!({ "value": "off" }));
    }
}

#[test]
fn an_open_document_is_pulled_and_never_pushed() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &pulling());
    // Closed files are pushed, and taken back when they are opened.
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    client.open("page.js", WRITES);
    client.expect_pushed("page.js", Some(1), &[]);
    let (kind, found, id) = client.pull("page.js", &Value::Null);
    assert_eq!((kind.as_str(), found.as_slice()), ("full", &[EXCEEDED.to_owned()][..]));
    assert_eq!(client.pull("page.js", &id), ("unchanged".to_owned(), Vec::new(), id.clone()));
    // Each pull sees the edits before it, and only these.
    for version in 2..30 {
        client.edit("page.js", version, [0, 0, 0, 0], " ");
        let at = 32 + version;
        let expected = format!("0:{at}-{} permission-exceeded", at + 8);
        assert_eq!(client.pull("page.js", &id).1, [expected]);
    }
    // An edit elsewhere makes the last answer stale: the client is told, once.
    client.open("manifest.xml", &manifest("ReadItem"));
    client.expect_pushed("manifest.xml", Some(1), &[]);
    client.edit("manifest.xml", 2, [5, 15, 5, 23], "ReadWriteItem");
    client.expect_asked("workspace/diagnostic/refresh");
    assert_eq!(client.pull("page.js", &id).1, [""; 0]);
    client.close_document("page.js");
    client.close_document("manifest.xml");
    client.expect_pushed("page.js", None, &[EXCEEDED]);
}

#[test]
fn closed_files_are_pushed_until_the_workspace_is_pulled() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &pulling());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    let found = client.pull_workspace(json!([]));
    let full = |file: &str| (file.to_owned(), "full".to_owned(), Value::Null, 1);
    assert_eq!(found, [full("manifest.xml"), full("page.js")]);
    client.expect_pushed("page.js", None, &[]);
    // From now on there are only pulls; what has changed in closed files is said by a refresh.
    client.open("manifest.xml", &manifest("ReadItem"));
    client.edit("manifest.xml", 2, [5, 15, 5, 23], "ReadWriteMailbox");
    client.expect_asked("workspace/diagnostic/refresh");
    let id = json!([{ "uri": client.uri("page.js"), "value": "old" }]);
    let expected = [("manifest.xml", json!(2), 1), ("page.js", Value::Null, 0)]
        .map(|(file, version, count)| (file.to_owned(), "full".to_owned(), version, count));
    assert_eq!(client.pull_workspace(id), expected);
}

#[test]
fn what_is_known_to_the_client_is_not_sent_again() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &pulling());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    let report = client.request("workspace/diagnostic", json!({ "previousResultIds": [] })).unwrap();
    client.expect_pushed("page.js", None, &[]);
    let items = report["items"].as_array().unwrap().iter();
    let known: Vec<Value> =
        items.map(|item| json!({ "uri": item["uri"], "value": item["resultId"] })).collect();
    let found = client.pull_workspace(json!(known));
    let unchanged = |file: &str| (file.to_owned(), "unchanged".to_owned(), Value::Null, 0);
    assert_eq!(found, [unchanged("manifest.xml"), unchanged("page.js")]);
}

#[test]
fn a_pull_about_something_else_is_empty() {
    let folder = add_in("ReadItem", READS);
    let mut client = Client::new(folder.path(), &pulling());
    client.scanned();
    for uri in ["untitled:Untitled-1", "file:///elsewhere/a.js"] {
        let params = json!({ "textDocument": { "uri": uri } });
        let report = client.request("textDocument/diagnostic", params).unwrap();
        assert_eq!((&report["kind"], &report["items"]), (&json!("full"), &json!([])), "{uri}");
    }
}
