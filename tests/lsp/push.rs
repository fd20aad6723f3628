//! Diagnostics that are pushed, to clients that do not ask for them.

use super::client::{Client, pushed};
use super::trees::{EXCEEDED, EXCESSIVE, READS, WRITES, add_in, manifest, put, put_add_in};
use serde_json::json;
use tempfile::tempdir;

#[test]
fn closed_files_count_and_what_is_typed_moves_squiggles_in_other_files() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &pushed());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    // The manifest, unsaved, now allows it; and then more than that.
    client.open_expecting("manifest.xml", &manifest("ReadItem"), &[]);
    client.edit("manifest.xml", 2, [5, 15, 5, 23], "ReadWriteItem");
    client.expect_pushed("page.js", None, &[]);
    client.edit("manifest.xml", 3, [5, 15, 5, 28], "ReadWriteMailbox");
    client.expect_pushed("manifest.xml", Some(3), &["5:15-31 permission-excessive"]);
    // And the other way round: the source, unsaved, needs as much.
    client.open_expecting("page.js", WRITES, &[]);
    client.edit("page.js", 2, [0, 0, 1, 0], "Office.context.mailbox.masterCategories.addAsync([]);\n");
    client.expect_pushed("manifest.xml", Some(3), &[]);
    // Closed unsaved, both are again what is on the disk.
    client.close_document("page.js");
    client.expect_pushed("manifest.xml", Some(3), &["5:15-31 permission-excessive"]);
    client.close_document("manifest.xml");
    client.expect_pushed("manifest.xml", None, &[]);
    client.expect_pushed("page.js", None, &[EXCEEDED]);
}

/// Helix 25.01 does so where an action edits a file that was not open.
#[test]
fn an_edit_that_comes_before_its_document_is_opened_counts() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &pushed());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    client.edit("manifest.xml", 2, [5, 15, 5, 23], "ReadWriteItem");
    client.open("manifest.xml", &manifest("ReadItem"));
    client.expect_pushed("manifest.xml", Some(2), &[]);
    client.expect_pushed("page.js", None, &[]);
    client.edit("manifest.xml", 3, [5, 15, 5, 28], "ReadWriteMailbox");
    client.expect_pushed("manifest.xml", Some(3), &["5:15-31 permission-excessive"]);
}

#[test]
fn diagnostics_say_everything_about_a_finding() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &pushed());
    let diagnostic = &client.pushed_of("page.js")[0];
    assert_eq!(diagnostic["severity"], 1);
    assert_eq!(diagnostic["source"], "addinspect");
    let href = diagnostic["codeDescription"]["href"].as_str().unwrap();
    assert!(href.starts_with("https://learn.microsoft.com/"), "{href}");
    let message = diagnostic["message"].as_str().unwrap();
    assert!(message.contains("needs ReadWriteItem, manifest.xml declares ReadItem: "), "{message}");
    let related = &diagnostic["relatedInformation"][0];
    assert_eq!(related["location"]["uri"], client.uri("manifest.xml"));
    assert_eq!(related["location"]["range"]["start"], json!({ "line": 5, "character": 15 }));
}

#[test]
fn what_is_as_it_was_is_not_told_again() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &pushed());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    client.open_expecting("page.js", WRITES, &[EXCEEDED]);
    for version in 2..20 {
        client.edit("page.js", version, [1, 0, 1, 0], "// nothing\n");
        // An answer, so the edit is analysed before the next one.
        let at =
            json!({ "textDocument": client.document("page.js"), "position": { "line": 0, "character": 1 } });
        assert_eq!(client.request("addinspect/test/offset", at).unwrap()["offset"], 1);
    }
    client.edit("page.js", 20, [0, 0, 0, 0], " ");
    client.expect_pushed("page.js", Some(20), &["0:34-42 permission-exceeded"]);
}

#[test]
fn columns_count_what_was_agreed_on() {
    let code = "/* \u{e9}\u{1F600} */ Office.context.mailbox.item.body.setAsync('x');\n";
    let folder = add_in("ReadItem", code);
    for (offered, chosen, column) in [
        (json!(["utf-32", "utf-8"]), "utf-32", 42),
        (json!(["utf-8"]), "utf-8", 46),
        (json!(null), "utf-16", 43),
    ] {
        let mut capabilities = pushed();
        capabilities["general"]["positionEncodings"] = offered;
        let mut client = Client::unborn(folder.path(), std::sync::Arc::new(addinspect::system::OsSystem));
        let offers = client.initialize(&json!([folder.path()]), &capabilities);
        assert_eq!(offers["positionEncoding"], chosen);
        client.expect_pushed("page.js", None, &[&format!("0:{column}-{} permission-exceeded", column + 8)]);
        // Columns of edits count the same: this removes what stands in front of the code.
        let found = format!("0:{column}-{} permission-exceeded", column + 8);
        client.open_expecting("page.js", code, &[&found]);
        client.edit("page.js", 2, [0, 0, 0, column - 33], "");
        client.expect_pushed("page.js", Some(2), &[EXCEEDED]);
    }
}

#[test]
fn every_folder_is_served_and_a_file_belongs_to_the_innermost() {
    let root = tempdir().unwrap();
    let of = |name: &str| root.path().join(name);
    put_add_in(&of("a"), "ReadItem", WRITES);
    put_add_in(&of("b"), "ReadWriteMailbox", READS);
    put_add_in(&of("a/inner"), "ReadItem", WRITES);
    let mut client = Client::unborn(root.path(), std::sync::Arc::new(addinspect::system::OsSystem));
    client.initialize(&json!([of("a"), of("a/inner")]), &pushed());
    let mut files = [client.pushed(), client.pushed()].map(|(file, seen)| (file, seen.lines.len()));
    files.sort();
    assert_eq!(files, [("a/inner/page.js".to_owned(), 1), ("a/page.js".to_owned(), 1)]);
    let folder = |name: &str| json!({ "uri": client.uri(name), "name": name });
    let (added, removed) = (folder("b"), folder("a"));
    let event = json!({ "added": [added], "removed": [removed] });
    client.notify("workspace/didChangeWorkspaceFolders", json!({ "event": event }));
    client.expect_pushed("a/page.js", None, &[]);
    client.expect_pushed("b/manifest.xml", None, &[&EXCESSIVE.replace("32", "31")]);
}

#[test]
fn a_document_keeps_the_name_that_the_editor_has_for_it() {
    let folder = add_in("ReadItem", READS);
    put(folder.path(), "page one.js", WRITES);
    put(folder.path(), "page.html", "<script src='page one.js'></script>\n");
    let mut client = Client::new(folder.path(), &pushed());
    client.expect_pushed("page%20one.js", None, &[EXCEEDED]);
    client.open("p%61ge%20one.js", READS);
    // What was told of it by another name is taken back; then it is told of.
    let (own, other) = (client.pushed(), client.pushed());
    let mut names = [own.0, other.0];
    names.sort();
    assert_eq!(names, ["p%61ge%20one.js", "page%20one.js"]);
    assert_eq!((own.1.lines, other.1.lines), (Vec::new(), Vec::new()));
    client.change("p%61ge%20one.js", 2, json!([{ "text": WRITES }]));
    client.expect_pushed("p%61ge%20one.js", Some(2), &[EXCEEDED]);
    client.close_document("p%61ge%20one.js");
}
