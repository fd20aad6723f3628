//! Ways between places, links and outlines.

use super::client::{Client, modern, pushed};
use super::documents::range;
use super::trees::{EXCEEDED, WRITES, add_in, put};
use serde_json::Value;

impl Client {
    /// The places that a question about a place is answered with.
    fn places(&mut self, method: &str, file: &str, at: [u32; 2]) -> Vec<String> {
        let found = self.ask_at(method, file, at);
        let found = found.as_array().cloned().unwrap_or_default();
        found.iter().map(|location| self.place(location)).collect()
    }
}

#[test]
fn a_call_leads_to_the_manifest_and_the_manifest_to_the_calls() {
    let folder = add_in("ReadItem", WRITES);
    let twice = format!("{WRITES}{WRITES}");
    put(folder.path(), "page.js", &twice);
    let mut client = Client::new(folder.path(), &modern());
    client.expect_pushed("page.js", None, &[EXCEEDED, "1:33-41 permission-exceeded"]);
    for (method, file, at, expected) in [
        ("definition", "page.js", [0, 35], &["manifest.xml 5:15-23"][..]),
        ("definition", "page.js", [0, 1], &[]),
        ("definition", "manifest.xml", [5, 17], &[]),
        ("references", "manifest.xml", [5, 17], &["page.js 0:33-41", "page.js 1:33-41"]),
        ("references", "page.js", [0, 35], &["page.js 1:33-41"]),
        ("references", "page.html", [0, 3], &[]),
    ] {
        assert_eq!(client.places(&format!("textDocument/{method}"), file, at), expected, "{method} {file}");
    }
}

#[test]
fn links_lead_to_files_and_pages() {
    let folder = add_in("ReadItem", "// addinspect-ignore-next-line legacy-ews: why\nlet a;\n");
    for capabilities in [modern(), pushed()] {
        let mut client = Client::new(folder.path(), &capabilities);
        client.pushed();
        let link = client.ask_of("textDocument/documentLink", "manifest.xml")[0].clone();
        assert_eq!(range(&link["range"]), "3:34-61");
        assert_eq!(link["target"], client.uri("page.html"));
        let tooltips = capabilities["textDocument"]["documentLink"]["tooltipSupport"] == true;
        assert_eq!(link["tooltip"].as_str(), tooltips.then_some("page.html"));
        let link = client.ask_of("textDocument/documentLink", "page.js")[0].clone();
        assert_eq!(range(&link["range"]), "0:31-41");
        let target = link["target"].as_str().unwrap();
        assert!(target.starts_with("https://learn.microsoft.com/"), "{target}");
        assert_eq!(client.ask_of("textDocument/documentLink", "page.html"), Value::Array(Vec::new()));
    }
}

#[test]
fn an_outline_is_a_tree_or_a_list() {
    fn tree(symbol: &Value, depth: usize) -> Vec<String> {
        let children = symbol["children"].as_array().cloned().unwrap_or_default();
        let detail = symbol["detail"].as_str().map(|detail| format!(" ({detail})")).unwrap_or_default();
        let name = symbol["name"].as_str().unwrap();
        let own = format!("{}{name}{detail} {}", "  ".repeat(depth), range(&symbol["selectionRange"]));
        [own].into_iter().chain(children.iter().flat_map(|child| tree(child, depth + 1))).collect()
    }
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &modern());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    let outline = client.ask_of("textDocument/documentSymbol", "manifest.xml");
    assert_eq!(
        tree(&outline[0], 0),
        [
            "manifest.xml 0:1-10",
            "  Pages and scripts 3:34-61",
            "    https://a.example/page.html 3:34-61",
            "  Permissions 5:15-23",
            "    ReadItem (too low: needs ReadWriteItem) 5:15-23"
        ]
    );
    let mut client = Client::new(folder.path(), &pushed());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    let list = client.ask_of("textDocument/documentSymbol", "manifest.xml");
    let told = |symbol: &Value| {
        let text = |key: &str| symbol[key].as_str().unwrap_or("-").to_owned();
        format!("{} in {}: {}", text("name"), text("containerName"), client.place(&symbol["location"]))
    };
    assert_eq!(
        list.as_array().unwrap().iter().map(told).collect::<Vec<_>>(),
        [
            "manifest.xml in -: manifest.xml 0:0-7:0",
            "Pages and scripts in manifest.xml: manifest.xml 3:34-61",
            "https://a.example/page.html in Pages and scripts: manifest.xml 3:34-61",
            "Permissions in manifest.xml: manifest.xml 5:2-37",
            "ReadItem in Permissions: manifest.xml 5:2-37"
        ]
    );
}
