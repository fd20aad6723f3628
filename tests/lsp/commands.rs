//! Commands, and the notification of the add-ins' state.

use super::client::{Client, modern, pushed};
use super::trees::{EXCEEDED, READS, WRITES, add_in, manifest};
use addinspect::system::OsSystem;
use serde_json::{Value, json};
use std::sync::Arc;

const INVALID_PARAMS: i64 = -32602;

impl Client {
    fn execute(&mut self, command: &str, arguments: Value) -> Result<Value, i64> {
        self.request("workspace/executeCommand", json!({ "command": command, "arguments": arguments }))
    }
}

#[test]
fn pages_are_written_on_command() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &modern());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    for (topic, beginning) in
        [("ReadItem", "# ReadItem (read item)\n"), ("permission-exceeded", "# permission-exceeded\n")]
    {
        let page = client.execute("addinspect.explain", json!([topic])).unwrap();
        assert!(page.as_str().unwrap().starts_with(beginning), "{page}");
    }
    assert_eq!(client.execute("addinspect.explain", json!(["banana"])), Ok(Value::Null));
    assert_eq!(client.execute("addinspect.explain", json!([])), Err(INVALID_PARAMS));
    assert_eq!(client.execute("addinspect.banana", json!([])), Err(INVALID_PARAMS));
}

#[test]
fn the_summary_is_of_what_the_editor_shows() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &modern());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    client.open("page.js", READS);
    let line = format!(
        "## [manifest.xml]({}#L6)\n\nDeclares ReadItem, which is what the add-in needs.",
        client.uri("manifest.xml")
    );
    for arguments in [json!([]), json!([{ "uri": client.uri("page.js") }])] {
        let page = client.execute("addinspect.summary", arguments).unwrap();
        assert!(page.as_str().unwrap().contains(&line), "{page}");
    }
    let elsewhere = client.execute("addinspect.summary", json!([{ "uri": "file:///elsewhere/a.js" }]));
    assert_eq!(elsewhere, Ok(json!("")));
    client.expect_pushed("page.js", Some(1), &[]);
}

#[test]
fn those_who_ask_for_it_hear_of_the_state_of_the_add_ins() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::unborn(folder.path(), Arc::new(OsSystem));
    client.options = json!({ "status": true });
    client.initialize(&json!([folder.path()]), &pushed());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    let name = folder.path().file_name().unwrap().to_str().unwrap();
    let uri = client.uri("manifest.xml");
    let ready = |declared: &str, verdict: &str, malformed: bool, open: &[&str]| {
        let add_in = json!({ "name": name, "uri": uri, "declared": declared, "needed": "ReadWriteItem",
            "verdict": verdict, "malformed": malformed });
        let open =
            open.iter().map(|file| (format!("file://{}", folder.path().join(file).display()), json!([0])));
        let open: serde_json::Map<String, Value> = open.collect();
        json!({ "state": "ready", "addIns": [add_in], "documents": open })
    };
    let scanning = json!({ "state": "scanning", "addIns": [], "documents": {} });
    assert_eq!(client.expect("addinspect/status"), scanning);
    assert_eq!(client.expect("addinspect/status"), ready("ReadItem", "exceeded", false, &[]));
    client.open("manifest.xml", &manifest("ReadItem"));
    client.expect_pushed("manifest.xml", Some(1), &[]);
    let open = ["manifest.xml"];
    assert_eq!(client.expect("addinspect/status"), ready("ReadItem", "exceeded", false, &open));
    // What changes nothing is not told.
    client.edit("manifest.xml", 2, [6, 0, 6, 0], " ");
    client.edit("manifest.xml", 3, [5, 15, 5, 23], "ReadWriteItem");
    client.expect_pushed("page.js", None, &[]);
    assert_eq!(client.expect("addinspect/status"), ready("ReadWriteItem", "exact", false, &open));
    // What was known of a manifest that cannot be read holds; that it cannot is told.
    client.edit("manifest.xml", 4, [6, 0, 6, 0], "<");
    client.expect("textDocument/publishDiagnostics");
    assert_eq!(client.expect("addinspect/status"), ready("ReadWriteItem", "exact", true, &open));
    client.edit("manifest.xml", 5, [6, 0, 6, 1], "");
    client.expect_pushed("manifest.xml", Some(5), &[]);
    assert_eq!(client.expect("addinspect/status"), ready("ReadWriteItem", "exact", false, &open));
    // Of a source it is told which add-ins it belongs to; of what belongs to none, nothing.
    client.open("page.js", WRITES);
    client.expect_pushed("page.js", Some(1), &[]);
    assert_eq!(
        client.expect("addinspect/status"),
        ready("ReadWriteItem", "exact", false, &["manifest.xml", "page.js"])
    );
    client.open("../other.js", WRITES);
    client.expect_pushed("../other.js", Some(1), &[]);
}
