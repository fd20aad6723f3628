//! A manifest into which somebody types a tag.

use super::client::{Client, modern, pushed};
use super::documents::range;
use super::trees::{EXCEEDED, WRITES, add_in, manifest};
use serde_json::{Value, json};

/// The message and the places of what is wrong with the syntax of what is pushed next.
fn faults(client: &mut Client) -> Vec<(String, String)> {
    let params = client.expect("textDocument/publishDiagnostics");
    assert_eq!(params["uri"], client.uri("manifest.xml"));
    let faults =
        params["diagnostics"].as_array().unwrap().iter().filter(|d| d["code"] == "manifest-malformed");
    let related = |d: &Value| match &d["relatedInformation"][0] {
        Value::Null => String::new(),
        place => format!("{} {}", range(&place["location"]["range"]), place["message"].as_str().unwrap()),
    };
    faults.map(|d| (range(&d["range"]), related(d))).collect()
}

#[test]
fn while_a_tag_is_typed_marks_stay() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &pushed());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    client.open("manifest.xml", &manifest("ReadItem"));
    client.expect_pushed("manifest.xml", Some(1), &[]);
    // Nothing is pushed about the page until the tag is closed, and nothing then.
    let mut version = 1;
    for (at, letter) in "<Hosts></Hosts>".char_indices() {
        version += 1;
        client.edit("manifest.xml", version, [6, at as u32, 6, at as u32], &letter.to_string());
        if letter == '>' && at > 8 {
            assert_eq!(faults(&mut client), []);
        } else {
            assert!(!faults(&mut client).is_empty(), "{at}");
        }
    }
    client.edit("manifest.xml", version + 1, [5, 15, 5, 23], "ReadWriteItem");
    client.expect_pushed("page.js", None, &[]);
    // The permission now stands before the hosts, which is wrong; the mark of its level is gone.
    client.expect_pushed("manifest.xml", Some(version + 1), &["5:15-28 permission-misplaced"]);
}

#[test]
fn marks_in_the_manifest_move_along_and_what_is_missing_is_told_where_it_was_opened() {
    let folder = add_in("ReadWriteMailbox", WRITES);
    let mut client = Client::new(folder.path(), &pushed());
    client.expect_pushed("manifest.xml", None, &["5:15-31 permission-excessive"]);
    client.open("manifest.xml", &manifest("ReadWriteMailbox"));
    client.expect_pushed("manifest.xml", Some(1), &["5:15-31 permission-excessive"]);
    // An element without its end above the permission, and a stray end below it.
    client.edit("manifest.xml", 2, [5, 0, 5, 0], "<Hosts>\n\n");
    let (file, seen) = client.pushed();
    assert_eq!((file.as_str(), seen.version), ("manifest.xml", Some(2)));
    assert_eq!(seen.lines[0], "7:15-31 permission-excessive");
    assert_eq!(&seen.lines[1][..3], "5:0", "{:?}", seen.lines);
    // A hover is about what stands there now.
    let hover = client.ask_at("textDocument/hover", "manifest.xml", [7, 20]);
    assert_eq!(range(&hover["range"]), "7:15-31");
    client.edit("manifest.xml", 3, [6, 0, 6, 0], "\n");
    assert_eq!(client.pushed().1.lines[0], "8:15-31 permission-excessive");
    client.edit("manifest.xml", 4, [7, 0, 7, 0], "</Hosts>");
    client.expect_pushed("manifest.xml", Some(4), &["8:15-31 permission-excessive"]);
}

#[test]
fn a_missing_end_tag_is_marked_at_the_tag_that_is_open() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &pushed());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    client.open("manifest.xml", &manifest("ReadItem"));
    client.expect_pushed("manifest.xml", Some(1), &[]);
    client.edit("manifest.xml", 2, [6, 0, 6, 0], "<Hosts>\n<Host/>\n");
    let expected = [("6:0-6".to_owned(), "8:0-12 expected here".to_owned())];
    assert_eq!(faults(&mut client), expected);
}

#[test]
fn what_is_held_is_not_edited_and_completion_sees_what_is_typed() {
    let folder = add_in("ReadWriteMailbox", WRITES);
    let mut client = Client::new(folder.path(), &modern());
    client.expect_pushed("manifest.xml", None, &["5:15-31 permission-excessive"]);
    client.open("manifest.xml", &manifest("ReadWriteMailbox"));
    client.expect_pushed("manifest.xml", Some(1), &["5:15-31 permission-excessive"]);
    let actions = |client: &mut Client| {
        let place = json!({ "line": 5, "character": 16 });
        let params = json!({ "textDocument": client.document("manifest.xml"), "context": { "diagnostics": [] },
            "range": { "start": place, "end": place } });
        let actions = client.request("textDocument/codeAction", params).unwrap();
        let titles = actions.as_array().cloned().unwrap_or_default();
        titles.iter().filter(|a| a["title"].as_str().unwrap().starts_with("Declare")).count()
    };
    assert_eq!(actions(&mut client), 1);
    client.edit("manifest.xml", 2, [5, 15, 5, 45], "Read");
    client.pushed();
    assert_eq!(actions(&mut client), 0);
    let items = client.ask_at("textDocument/completion", "manifest.xml", [5, 19]);
    assert_eq!(range(&items[0]["textEdit"]["range"]), "5:15-19", "{items}");
}
