//! Completion.

use super::client::{Client, modern, pushed};
use super::documents::range;
use super::trees::{EXCEEDED, WRITES, add_in, manifest, put};
use serde_json::{Value, json};

impl Client {
    fn complete(&mut self, file: &str, at: [u32; 2]) -> Vec<Value> {
        let items = self.ask_at("textDocument/completion", file, at);
        items.as_array().cloned().unwrap_or_default()
    }
}

/// `label (detail): range text`, in the order of the list.
fn told(mut items: Vec<Value>) -> Vec<String> {
    items.sort_by_key(|item| item["sortText"].as_str().unwrap().to_owned());
    let told = |item: &Value| {
        let detail = item["detail"].as_str().map(|detail| format!(" ({detail})")).unwrap_or_default();
        let edit = &item["textEdit"];
        let first = if item["preselect"] == true { " *" } else { "" };
        let range = range(&edit["range"]);
        format!("{}{detail}: {range} {}{first}", item["label"].as_str().unwrap(), edit["newText"])
    };
    items.iter().map(told).collect()
}

#[test]
fn a_manifest_that_is_being_typed_offers_levels() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &modern());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    client.open_expecting("manifest.xml", &manifest("ReadItem"), &[]);
    // The end tag goes with it: what is left does not parse.
    client.edit("manifest.xml", 2, [5, 15, 5, 37], "");
    let items = client.complete("manifest.xml", [5, 15]);
    assert!(items.iter().all(|item| item["documentation"]["kind"] == "markdown"), "{items:?}");
    assert_eq!(
        told(items),
        [
            "ReadWriteItem (needed by 1 use): 5:15-15 \"ReadWriteItem\" *",
            "Restricted: 5:15-15 \"Restricted\"",
            "ReadItem: 5:15-15 \"ReadItem\"",
            "ReadWriteMailbox: 5:15-15 \"ReadWriteMailbox\""
        ]
    );
    client.lenient = true;
}

#[test]
fn comments_offer_rules_and_configurations_keys_and_members() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &pushed());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    client.open("page.js", &format!("// addinspect-ignore-next-line permission-ex\n{WRITES}"));
    let rules = client.complete("page.js", [0, 44]);
    assert!(rules.iter().all(|item| item["documentation"]["kind"] == "plaintext"), "{rules:?}");
    let rule = "permission-exceeded (error): 0:31-44 \"permission-exceeded\"";
    assert!(told(rules).iter().any(|told| told == rule));
    client.open("addinspect.json", "{\n  \"ex\n}");
    let keys = client.complete("addinspect.json", [1, 5]);
    assert_eq!(told(keys)[1..3], ["rules: 1:3-5 \"rules\"", "exchange: 1:3-5 \"exchange\""]);
    // Without quotes they come with what is written.
    client.edit("addinspect.json", 2, [1, 2, 1, 3], "");
    let keys = client.complete("addinspect.json", [1, 4]);
    assert_eq!(keys[1]["textEdit"]["newText"], "\"rules\": ");
    client.lenient = true;
}

#[test]
fn the_page_of_a_member_is_written_when_somebody_looks_at_it() {
    let folder = add_in("ReadItem", WRITES);
    put(folder.path(), "addinspect.json", "{}");
    let mut client = Client::new(folder.path(), &modern());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    client.open("addinspect.json", "{ \"levels\": { \"Subject.set\" } }");
    let items = client.complete("addinspect.json", [0, 24]);
    let member = items.iter().find(|item| item["label"] == "Office.Subject.setAsync").unwrap().clone();
    assert_eq!(member["documentation"], json!(null));
    let resolved = client.request("completionItem/resolve", member).unwrap();
    let page = resolved["documentation"]["value"].as_str().unwrap();
    assert!(page.starts_with("# Office.Subject.setAsync (method)\n"), "{page}");
    client.lenient = true;
}
