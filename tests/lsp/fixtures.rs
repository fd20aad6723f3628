//! One truth: what the server says about every fixture is what a scan of it says, whether its files are open or not.
#![expect(clippy::disallowed_methods, reason = "looks for the fixtures")]

use super::client::{Client, pulling, uri};
use addinspect::rules::Finding;
use addinspect::system::OsSystem;
use addinspect::text::ColumnUnit;
use addinspect::workspace::{ScanOptions, Snapshot, scan};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A finding, as both sides can tell it: place, rule, message.
pub(crate) type Told = (String, String, String, String);

pub(crate) fn cases() -> Vec<PathBuf> {
    let folders = |dir: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
        entries.filter(|path| path.is_dir()).collect()
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("grammar-fixtures");
    folders(&root).iter().flat_map(|topic| folders(topic)).collect()
}

/// What a scan says; files are named from its root.
pub(crate) fn scanned(snapshot: &Snapshot) -> BTreeSet<Told> {
    let told = |f: &Arc<Finding>| {
        let name = f.at.file.strip_prefix(&snapshot.root).unwrap().to_str().unwrap().replace('\\', "/");
        let (text, lines) = snapshot.text(&f.at.file).unwrap();
        let at = |offset| lines.position(text, offset, ColumnUnit::Utf8);
        let (start, end) = (at(f.at.span.start), at(f.at.span.end));
        let range = format!("{}:{}-{}:{}", start.line, start.column, end.line, end.column);
        (name, range, f.rule.to_owned(), f.message.clone())
    };
    snapshot.findings().iter().map(told).collect()
}

/// What the server says about the workspace; files are named from its root.
pub(crate) fn served(client: &mut Client) -> BTreeSet<Told> {
    let root = format!("{}/", uri(&client.root));
    let report = client.request("workspace/diagnostic", json!({ "previousResultIds": [] })).unwrap();
    let of_file = |item: &Value| {
        let name = item["uri"].as_str().unwrap().strip_prefix(&root).unwrap().replace("%20", " ");
        let told = move |d: &Value| {
            let at = |end: &str| format!("{}:{}", d["range"][end]["line"], d["range"][end]["character"]);
            let text = |key: &str| d[key].as_str().unwrap().to_owned();
            (name.clone(), format!("{}-{}", at("start"), at("end")), text("code"), text("message"))
        };
        // What is wrong in a configuration comes from no rule; a scan tells it as a problem.
        let findings = item["items"].as_array().unwrap().iter().filter(|d| d["code"].is_string());
        findings.map(told).collect::<Vec<_>>()
    };
    report["items"].as_array().unwrap().iter().flat_map(of_file).collect()
}

#[test]
fn the_server_says_of_every_fixture_what_a_scan_says() {
    let cases = cases();
    assert!(cases.len() > 100, "{}", cases.len());
    for case in cases {
        let snapshot = scan(&OsSystem, &case, &ScanOptions::default());
        let expected = scanned(&snapshot);
        let mut client = Client::new(&case, &pulling());
        client.lenient = true;
        assert_eq!(served(&mut client), expected, "closed: {}", case.display());
        let sources = snapshot.sources.iter().map(|s| (&s.path, s.text.to_string()));
        let manifests = snapshot.manifests.iter().map(|m| (&m.path, m.source.text.clone()));
        for (path, text) in sources.chain(manifests) {
            client.open(path.strip_prefix(&case).unwrap().to_str().unwrap(), &text);
        }
        assert_eq!(served(&mut client), expected, "open: {}", case.display());
    }
}
