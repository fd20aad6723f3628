//! The page about the server has a row for everything that the server offers, and no others.

use super::client::{Client, modern, pulling};
use super::trees::{READS, add_in};
use addinspect::system::OsSystem;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;

const PAGE: &str = include_str!("../../docs/language-server.md");

/// The methods behind what `initialize` answers; diagnostics are also pushed.
fn offered(capabilities: &Value) -> BTreeSet<String> {
    let mut methods = BTreeSet::from(["textDocument/publishDiagnostics".to_owned()]);
    for (key, value) in capabilities.as_object().unwrap() {
        let Some(name) = key.strip_suffix("Provider") else { continue };
        let family = if name == "executeCommand" { "workspace" } else { "textDocument" };
        methods.insert(format!("{family}/{name}"));
        if value["workspaceDiagnostics"] == json!(true) {
            methods.insert("workspace/diagnostic".to_owned());
        }
        if value["resolveProvider"] == json!(true) {
            let item = if name == "completion" { "completionItem" } else { name };
            methods.insert(format!("{item}/resolve"));
        }
    }
    methods
}

/// The methods in the first column of the table.
fn documented() -> BTreeSet<String> {
    let (_, table) = PAGE.split_once("| request | response |\n|---|---|\n").unwrap();
    let rows = table.lines().map_while(|line| line.strip_prefix("| "));
    let cells = rows.filter_map(|row| row.split(" | ").next());
    cells.flat_map(|cell| cell.split(", ")).map(|name| name.trim_matches('`').to_owned()).collect()
}

#[test]
fn the_table_of_requests_is_what_is_offered() {
    let folder = add_in("ReadItem", READS);
    let mut capabilities = modern();
    capabilities["textDocument"]["diagnostic"] = json!({});
    capabilities["workspace"]["diagnostics"] = pulling()["workspace"]["diagnostics"].clone();
    let mut client = Client::unborn(folder.path(), Arc::new(OsSystem));
    let offers = client.initialize(&json!([folder.path()]), &capabilities);
    assert_eq!(documented(), offered(&offers));
    for command in offers["executeCommandProvider"]["commands"].as_array().unwrap() {
        assert!(PAGE.contains(&format!("`{}`", command.as_str().unwrap())), "the page lacks {command}");
    }
}
