//! Hovers.

use super::client::{Client, modern, pushed};
use super::documents::range;
use super::trees::{EXCEEDED, WRITES, add_in, manifest};
use serde_json::{Value, json};

impl Client {
    /// The hover at a place: its kind, its first line, its range.
    fn hover(&mut self, file: &str, at: [u32; 2]) -> (String, String, String) {
        let hover = self.ask_at("textDocument/hover", file, at);
        let text = hover["contents"]["value"].as_str().unwrap();
        let kind = hover["contents"]["kind"].as_str().unwrap().to_owned();
        (kind, text.lines().next().unwrap().to_owned(), range(&hover["range"]))
    }
}

#[test]
fn both_ends_of_the_question_have_hovers_in_the_clients_format() {
    let folder = add_in("ReadItem", WRITES);
    for (capabilities, format, call, level) in [
        (
            modern(),
            "markdown",
            "`Office.Body.setAsync` needs **ReadWriteItem**",
            "**ReadItem** is too low: the add-in needs **ReadWriteItem**.",
        ),
        (
            pushed(),
            "plaintext",
            "Office.Body.setAsync needs ReadWriteItem",
            "ReadItem is too low: the add-in needs ReadWriteItem.",
        ),
    ] {
        let mut client = Client::new(folder.path(), &capabilities);
        client.expect_pushed("page.js", None, &[EXCEEDED]);
        let told = |first: &str, range: &str| (format.to_owned(), first.to_owned(), range.to_owned());
        assert_eq!(client.hover("page.js", [0, 35]), told(call, "0:33-41"));
        assert_eq!(client.hover("manifest.xml", [5, 17]), told(level, "5:15-23"));
        assert_eq!(client.ask_at("textDocument/hover", "page.html", [0, 3]), Value::Null);
    }
}

#[test]
fn links_lead_to_lines_of_files() {
    let folder = add_in("ReadWriteItem", WRITES);
    let mut client = Client::new(folder.path(), &modern());
    client.open("page.js", WRITES);
    client.expect_pushed("page.js", Some(1), &[]);
    let text = |hover: Value| hover["contents"]["value"].as_str().unwrap().to_owned();
    let call = text(client.ask_at("textDocument/hover", "page.js", [0, 35]));
    assert!(call.contains(&format!("[manifest.xml:6]({}#L6)", client.uri("manifest.xml"))), "{call}");
    let level = text(client.ask_at("textDocument/hover", "manifest.xml", [5, 17]));
    assert!(level.contains(&format!("[page.js:1]({}#L1)", client.uri("page.js"))), "{level}");
}

#[test]
fn a_configuration_has_hovers_in_the_text_that_the_editor_shows() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &modern());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    client.open("addinspect.json", "{ \"exch\": \"online\" }");
    client.edit("addinspect.json", 2, [0, 7, 0, 7], "ange");
    let key = "**exchange**: Where the users' mailboxes are; the default is `online`. Determines the severity of \
               legacy APIs.";
    let (_, first, range) = client.hover("addinspect.json", [0, 5]);
    assert_eq!((first.as_str(), range.as_str()), (key, "0:2-12"));
    client.lenient = true;
}

#[test]
fn a_hover_is_about_the_text_of_now() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &modern());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    client.open_expecting("manifest.xml", &manifest("ReadItem"), &[]);
    client.edit("manifest.xml", 2, [5, 15, 5, 23], "ReadWriteItem");
    client.edit("manifest.xml", 3, [0, 0, 0, 0], "\n");
    let (_, first, range) = client.hover("manifest.xml", [6, 17]);
    assert_eq!((first.as_str(), range.as_str()), ("**ReadWriteItem** is what the add-in needs.", "6:15-28"));
    client.expect_pushed("page.js", None, &[]);
    assert_eq!(client.ask_at("textDocument/hover", "manifest.xml", [99, 0]), json!(null));
}
