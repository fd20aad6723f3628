//! `migrate`: what is listed, in which order, and what is said where there is no manifest or no Exchange Online.

use crate::run::{Ran, add_in, addinspect, manifest, tree};
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;

/// Two functions put a request together, and a third one sends it.
const WRAPPED: &str = "\
function ask(soap, done) { Office.context.mailbox.makeEwsRequestAsync(envelope(soap), done); }
function envelope(body) {
  return '<soap:Envelope xmlns:soap=\"s\"><soap:Header><t:RequestServerVersion Version=\"Exchange2013\"/></soap:Header>' +
    '<soap:Body>' + body + '</soap:Body></soap:Envelope>';
}
function mime(id) { ask('<m:GetItem><m:ItemShape><t:IncludeMimeContent>true</t:IncludeMimeContent></m:ItemShape><m:ItemIds><t:ItemId Id=\"' + id + '\"/></m:ItemIds></m:GetItem>', show); }
function inbox() { ask('<m:FindItem><m:ParentFolderIds><t:DistinguishedFolderId Id=\"inbox\"/></m:ParentFolderIds></m:FindItem>', show); }
function move(id) { ask('<m:MoveItem><m:ItemIds><t:ItemId Id=\"' + id + '\"/></m:ItemIds></m:MoveItem>', show); }
function send() { ask('<m:CreateItem MessageDisposition=\"SendAndSaveCopy\"><m:Items><t:Message/></m:Items></m:CreateItem>', show); }
function hidden() { ask('<m:FindFolder><m:ParentFolderIds><t:DistinguishedFolderId Id=\"root\"/></m:ParentFolderIds></m:FindFolder>', show); }
function any(request) { ask(request, show); }
";

fn migrate(folder: &Path, args: &[&str]) -> Ran {
    addinspect(folder, &[&["migrate"], args].concat())
}

fn plan(folder: &TempDir) -> Value {
    let ran = migrate(folder.path(), &["--format", "json"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{ran:?}");
    ran.json()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn the_callers_of_a_wrapper_are_the_sites() {
    let plan = plan(&add_in("ReadWriteMailbox", WRAPPED));
    let sites = plan["sites"].as_array().unwrap();
    let told: Vec<(u64, &Value)> =
        sites.iter().map(|site| (site["line"].as_u64().unwrap(), &site["operations"])).collect();
    assert_eq!(
        told,
        [
            (6, &json!(["GetItem"])),
            (7, &json!(["FindItem"])),
            (8, &json!(["MoveItem"])),
            (9, &json!(["CreateItem"])),
            (10, &json!(["FindFolder"])),
            (11, &json!([])),
        ]
    );
    assert_eq!(
        plan["readiness"],
        json!({ "sites": 6, "withTwin": 4, "withOfficeJs": 2, "unreadable": 1, "guarded": 0, "percent": 66 })
    );
}

#[test]
fn the_json_is_what_its_page_says() {
    let plan = plan(&add_in("ReadWriteMailbox", WRAPPED));
    assert_eq!(keys(&plan), ["version", "sites", "readiness"]);
    assert_eq!(plan["version"], 1);
    for site in plan["sites"].as_array().unwrap() {
        assert_eq!(
            keys(site),
            [
                "file", "line", "column", "kind", "operations", "request", "twin", "scopes", "leastScope", "guard",
                "readable", "reason", "addIn"
            ]
        );
        let twins = site["twin"].as_array().unwrap();
        assert!(!twins.is_empty() || site["reason"].is_string(), "{site}");
        twins.iter().for_each(|twin| assert_eq!(keys(twin), ["method", "path", "scope", "officejs"]));
    }
    assert_eq!(
        plan["sites"][0],
        json!({
            "file": "page.js", "line": 6, "column": 21, "kind": "ews", "operations": ["GetItem"], "request": null,
            "twin": [{
                "method": "GET", "path": "/me/messages/{}/$value", "scope": "Mail.Read",
                "officejs": "Office.MessageRead.getAsFileAsync"
            }],
            "scopes": [], "leastScope": "Mail.Read", "guard": null, "readable": true, "reason": null, "addIn": "."
        })
    );
}

#[test]
fn the_order_is_office_js_reads_writes_sends_and_what_has_no_equivalent() {
    let ran = migrate(add_in("ReadWriteMailbox", WRAPPED).path(), &[]);
    let steps: Vec<&str> = ran.out.lines().filter(|line| line.starts_with("Step ")).collect();
    assert_eq!(
        steps,
        [
            "Step 1: let Office.js do it (1 call)",
            "Step 2: sign in for Microsoft Graph",
            "Step 3: read through Microsoft Graph (1 call)",
            "Step 4: change through Microsoft Graph (1 call)",
            "Step 5: send through Microsoft Graph (1 call)",
            "Step 6: decide what has no equivalent (1 call)",
            "Step 7: look at what could not be read (1 call)",
            "Step 8: clean up",
        ]
    );
}
