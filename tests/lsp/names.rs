//! One file under several names.
#![cfg(unix)]

use super::client::{Client, pushed, uri};
use super::documents::lines;
use super::trees::{EXCEEDED, READS, WRITES, put, put_add_in};
use addinspect::system::OsSystem;
use serde_json::{Value, json};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::sync::Arc;

impl Client {
    fn open_uri(&mut self, uri: &str, text: &str) {
        let document = json!({ "uri": uri, "languageId": "x", "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// The next diagnostics that are pushed: the URI as it is written, and they.
    fn pushed_uri(&mut self) -> (String, Vec<String>) {
        let params = loop {
            let params = self.expect("textDocument/publishDiagnostics");
            if self.is_news(&params) {
                break params;
            }
        };
        (params["uri"].as_str().unwrap().to_owned(), lines(&params["diagnostics"]))
    }
}

/// A client whose workspace is `root`; the server has said what is wrong in its page.
fn client(root: &Path) -> Client {
    let mut client = Client::unborn(root, Arc::new(OsSystem));
    client.initialize(&json!([root]), &pushed());
    client
}

#[test]
fn a_folder_and_a_document_in_it_may_come_under_two_names() {
    let folder = tempfile::tempdir().unwrap();
    let (real, link) = (folder.path().join("real"), folder.path().join("link"));
    put_add_in(&real, "ReadItem", WRITES);
    symlink("real", &link).unwrap();
    for (root, other) in [(&link, &real), (&real, &link)] {
        let mut client = client(root);
        let [own, other] = [root, other].map(|folder| uri(&folder.join("page.js")));
        assert_eq!(client.pushed_uri(), (own.clone(), vec![EXCEEDED.to_owned()]));
        client.open_uri(&other, WRITES);
        // What was told by the folder's name is taken back: it is told by the document's.
        assert_eq!(client.pushed_uri(), (own, Vec::new()));
        assert_eq!(client.pushed_uri(), (other.clone(), vec![EXCEEDED.to_owned()]));
        let change = json!([{ "text": format!("\n{WRITES}") }]);
        let document = json!({ "uri": other, "version": 2 });
        client
            .notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": change }));
        assert_eq!(client.pushed_uri(), (other.clone(), vec![EXCEEDED.replace("0:", "1:")]));
        let at = json!({ "textDocument": { "uri": other }, "position": { "line": 1, "character": 35 } });
        assert_ne!(client.request("textDocument/hover", at).unwrap(), Value::Null);
    }
}

#[test]
fn a_link_inside_a_folder_leads_to_the_same_file_and_two_names_of_a_folder_are_one() {
    let folder = tempfile::tempdir().unwrap();
    let (real, link) = (folder.path().join("real"), folder.path().join("link"));
    put_add_in(&real, "ReadItem", READS);
    put(&real, "page.html", "<script src=src/late.js></script>\n");
    put(&real, "src/late.js", WRITES);
    symlink("src", real.join("alias")).unwrap();
    symlink("real", &link).unwrap();
    let mut client = Client::unborn(folder.path(), Arc::new(OsSystem));
    client.initialize(&json!([link, real]), &pushed());
    let own = uri(&link.join("src/late.js"));
    assert_eq!(client.pushed_uri(), (own.clone(), vec![EXCEEDED.to_owned()]));
    let alias = uri(&real.join("alias/late.js"));
    client.open_uri(&alias, WRITES);
    assert_eq!(client.pushed_uri(), (own, Vec::new()));
    assert_eq!(client.pushed_uri(), (alias, vec![EXCEEDED.to_owned()]));
    // A file that is not there yet is in its folder.
    let new = uri(&real.join("alias/new.js"));
    client.open_uri(&new, WRITES);
    assert_eq!(client.pushed_uri(), (new, vec![EXCEEDED.to_owned()]));
}

#[test]
fn uris_are_answered_as_they_are_written() {
    let folder = tempfile::tempdir().unwrap();
    put_add_in(folder.path(), "ReadItem", READS);
    let page = folder.path().join("page.js");
    let page = page.to_str().unwrap();
    for written in [format!("file:{page}"), format!("file://localhost{page}")] {
        let mut client = client(folder.path());
        client.open_uri(&written, WRITES);
        assert_eq!(client.pushed_uri(), (written.clone(), vec![EXCEEDED.to_owned()]));
        let uses = client.ask_at("textDocument/references", "manifest.xml", [5, 17]);
        assert_eq!(uses[0]["uri"], json!(written), "{uses}");
    }
}

/// Zed opens a single file so.
#[test]
fn a_folder_that_is_a_file_stands_for_its_project() {
    let folder = tempfile::tempdir().unwrap();
    put_add_in(folder.path(), "ReadItem", WRITES);
    let mut client = Client::unborn(folder.path(), Arc::new(OsSystem));
    client.initialize(&json!([folder.path().join("manifest.xml")]), &pushed());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    client.open("page.js", WRITES);
    client.expect_pushed("page.js", Some(1), &[EXCEEDED]);
}
