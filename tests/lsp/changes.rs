//! What happens on the disk and in the settings.

use super::client::{Client, pushed};
use super::trees::{EXCEEDED, EXCESSIVE, READS, WRITES, add_in, manifest, put, remove};
use addinspect::system::OsSystem;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;

/// A client that watches files and settings.
fn watching() -> Value {
    let mut capabilities = pushed();
    for what in ["didChangeWatchedFiles", "didChangeConfiguration"] {
        capabilities["workspace"][what] = json!({ "dynamicRegistration": true });
    }
    capabilities
}

/// A client whose settings are these.
fn client_with(settings: Value, root: &Path, capabilities: &Value) -> Client {
    let mut client = Client::unborn(root, Arc::new(OsSystem));
    client.settings = settings;
    client.initialize(&json!([root]), capabilities);
    client
}

impl Client {
    pub(super) fn disk(&mut self, files: &[&str]) {
        let changes: Vec<Value> = files.iter().map(|f| json!({ "uri": self.uri(f), "type": 2 })).collect();
        self.notify("workspace/didChangeWatchedFiles", json!({ "changes": changes }));
    }

    fn set(&mut self, settings: Value) {
        self.settings = settings;
        self.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    }
}

#[test]
fn a_helper_of_tests_is_code_as_long_as_a_page_loads_it() {
    let folder = add_in("ReadItem", READS);
    // A build may load what no page does.
    put(folder.path(), "vite.config.js", "");
    put(folder.path(), "fake.js", &format!("{WRITES}import 'vitest';\n"));
    let mut client = Client::new(folder.path(), &pushed());
    client.expect_pushed("fake.js", None, &[EXCEEDED]);
    // It begins with the import.
    client.open("fake.js", &format!("import 'vitest';\n{WRITES}"));
    client.expect_pushed("fake.js", Some(1), &[]);
    client.open_expecting("page.html", "<script src=page.js></script>\n", &[]);
    client.edit("page.html", 2, [1, 0, 1, 0], "<script src=fake.js></script>\n");
    client.expect_pushed("fake.js", Some(1), &["1:33-41 permission-exceeded"]);
    client.edit("fake.js", 2, [1, 0, 1, 0], "\n");
    client.expect_pushed("fake.js", Some(2), &["2:33-41 permission-exceeded"]);
    client.edit("page.html", 3, [1, 0, 2, 0], "");
    client.expect_pushed("fake.js", Some(2), &[]);
}

#[test]
fn the_client_watches_and_what_it_sees_counts() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &watching());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    let asked = client.expect_asked("client/registerCapability");
    let methods: Vec<&str> = (0..2).map(|i| asked["registrations"][i]["method"].as_str().unwrap()).collect();
    assert_eq!(methods, ["workspace/didChangeWatchedFiles", "workspace/didChangeConfiguration"]);
    let globs = asked["registrations"][0]["registerOptions"]["watchers"].to_string();
    for ending in ["xml", "ts", "php", "astro", "tpl"] {
        assert!(globs.contains(&format!(",{ending},")) || globs.contains(&format!("{{{ending},")), "{globs}");
    }
    // Changed, ...
    put(folder.path(), "manifest.xml", &manifest("ReadWriteItem"));
    client.disk(&["manifest.xml"]);
    client.expect_pushed("page.js", None, &[]);
    // ... renamed and changed, ...
    remove(folder.path(), "manifest.xml");
    put(folder.path(), "other.xml", &manifest("ReadWriteMailbox"));
    client.disk(&["manifest.xml", "other.xml"]);
    client.expect_pushed("other.xml", None, &["5:15-31 permission-excessive"]);
    // ... and deleted, though an editor still has a source of it open.
    client.open_expecting("page.js", WRITES, &[]);
    remove(folder.path(), "other.xml");
    client.disk(&["other.xml"]);
    client.expect_pushed("other.xml", None, &[]);
    client.expect_logged("no manifest");
}

#[test]
fn a_deleted_folder_takes_everything_in_it_along() {
    let folder = add_in("ReadItem", READS);
    put(folder.path(), "lib/write.js", WRITES);
    put(folder.path(), "page.html", "<script src=lib/write.js></script>\n");
    let mut client = Client::new(folder.path(), &watching());
    client.expect_pushed("lib/write.js", None, &[EXCEEDED]);
    remove(folder.path(), "lib/write.js");
    client.notify("workspace/didDeleteFiles", json!({ "files": [{ "uri": client.uri("lib") }] }));
    client.expect_pushed("lib/write.js", None, &[]);
}

#[test]
fn without_watching_a_save_counts() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &pushed());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    put(folder.path(), "manifest.xml", &manifest("ReadWriteItem"));
    let document = client.document("page.html");
    client.notify("textDocument/didSave", json!({ "textDocument": document }));
    client.expect_pushed("page.js", None, &[]);
}

#[test]
fn the_editors_settings_hold_where_no_file_does() {
    let folder = add_in("ReadItem", WRITES);
    let off = json!({ "rules": { "permission-exceeded": "off" }, "exchange": null });
    let mut client = client_with(off.clone(), folder.path(), &watching());
    let items = client.expect_asked("workspace/configuration")["items"].clone();
    assert_eq!(items, json!([{ "scopeUri": client.uri("").trim_end_matches('/'), "section": "addinspect" }]));
    client.set(json!({ "rules": { "permission-exceeded": "hint" } }));
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    client.set(off);
    client.expect_pushed("page.js", None, &[]);
    // A file, even one that says nothing, counts in place of the settings.
    put(folder.path(), "addinspect.json", "{}");
    client.disk(&["addinspect.json"]);
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    client.set(json!({ "exlude": [] }));
    client.expect_logged("the editor's settings: there is no key `exlude`; did you mean `exclude`?");
}

#[test]
fn settings_may_come_with_initialize_or_be_sent() {
    let folder = add_in("ReadWriteMailbox", READS);
    let mut capabilities = pushed();
    capabilities["workspace"]["configuration"] = json!(false);
    let mut client = Client::unborn(folder.path(), Arc::new(OsSystem));
    let options = json!({ "addinspect": { "rules": { "permission-excessive": "off" } } });
    let folders = json!([{ "uri": client.uri(""), "name": "w" }]);
    let params = json!({
        "processId": null, "capabilities": capabilities, "workspaceFolders": folders,
        "initializationOptions": options,
    });
    client.request("initialize", params).unwrap();
    client.notify("initialized", json!({}));
    let settings = json!({ "addinspect": { "rules": { "permission-excessive": "warning" } } });
    client.open_expecting("page.js", READS, &[]);
    client.notify("workspace/didChangeConfiguration", json!({ "settings": settings }));
    client.expect_pushed("manifest.xml", None, &[&EXCESSIVE.replace("32", "31")]);
    client.notify("workspace/didChangeConfiguration", json!({ "settings": options }));
    client.expect_pushed("manifest.xml", None, &[]);
}

#[test]
fn a_client_that_never_says_its_settings_is_served_all_the_same() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::unborn(folder.path(), Arc::new(OsSystem));
    client.answers = false;
    client.initialize(&json!([folder.path()]), &watching());
    client.expect("client/registerCapability");
    client.expect("workspace/configuration");
    client.expect_pushed("page.js", None, &[EXCEEDED]);
}
