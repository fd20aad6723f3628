//! The SARIF that `check` writes: valid, with fingerprints that stay, what is suppressed, fixes.
//!
//! `SARIF_SCHEMA` names the official schema of SARIF 2.1.0, a file that the npm package `@microsoft/jest-sarif` ships.
//! Without it the test of validity says so and passes, but fails on CI.
#![expect(
    clippy::disallowed_methods,
    reason = "reads the schema, renames folders, and says when it does nothing"
)]

use crate::crowd;
use crate::run::{Ran, add_in, check, manifest, tree};
use serde_json::Value;
use std::path::Path;
use tempfile::TempDir;

fn results(ran: &Ran) -> Vec<Value> {
    ran.json()["runs"][0]["results"].as_array().unwrap().clone()
}

fn fingerprints(folder: &Path) -> Vec<String> {
    let ran = check(folder, &["--format", "sarif", "--hints"]);
    let print = |result: &Value| result["partialFingerprints"]["addinspect/v1"].as_str().unwrap().to_owned();
    results(&ran).iter().map(print).collect()
}

#[test]
fn every_log_is_valid() {
    let Some(file) = std::env::var("SARIF_SCHEMA").ok().filter(|file| !file.is_empty()) else {
        let on_ci = std::env::var("CI").is_ok_and(|value| !value.is_empty());
        assert!(!on_ci, "on CI SARIF_SCHEMA must name the schema of SARIF 2.1.0");
        println!("skipped: SARIF_SCHEMA is not set");
        return;
    };
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let suppressed = "// addinspect-ignore-next-line legacy-token: until March\n\
                      Office.context.mailbox.getCallbackTokenAsync(send);\n";
    let broken = tree(&[("manifest.xml", "<OfficeApp"), ("a b/é#.js", "\u{1b}"), ("page.js", "\0")]);
    let folders =
        [crowd::add_in(), add_in("ReadItem", suppressed), add_in("ReadWriteMailbox", ""), broken, tree(&[])];
    for folder in &folders {
        let ran = check(folder.path(), &["--format", "sarif", "--hints"]);
        let errors: Vec<String> =
            validator.iter_errors(&ran.json()).map(|e| format!("{}: {e}", e.instance_path)).collect();
        assert!(errors.is_empty(), "{errors:#?}\n{}", ran.out);
    }
}

const CODE: &str = "class Pane {\n  fill() { Office.context.mailbox.item.subject.setAsync('a'); }\n}\n";

fn moved(code: &str) -> (TempDir, Vec<String>) {
    let folder = add_in("ReadItem", code);
    let prints = fingerprints(folder.path());
    (folder, prints)
}

#[test]
fn a_fingerprint_stays_when_lines_come_or_the_folder_gets_another_name() {
    let (folder, before) = moved(CODE);
    let (_other_folder, above) = moved(&format!("// one\n\nfunction other() {{ return 1; }}\n{CODE}"));
    assert_eq!(before, above);
    let renamed = folder.path().with_extension("renamed");
    std::fs::rename(folder.path(), &renamed).unwrap();
    let after = fingerprints(&renamed);
    std::fs::remove_dir_all(&renamed).unwrap();
    assert_eq!(before, after);
    assert!(before.len() >= 2, "the use and the manifest: {before:?}");
}

#[test]
fn a_fingerprint_changes_with_the_member_its_receiver_and_the_function_around() {
    let print = |code: &str| {
        let folder = add_in("ReadItem", code);
        let ran = check(folder.path(), &["--format", "sarif"]);
        let found =
            results(&ran).into_iter().find(|result| result["ruleId"] == "permission-exceeded").unwrap();
        found["partialFingerprints"]["addinspect/v1"].as_str().unwrap().to_owned()
    };
    let others = [
        CODE.to_owned(),
        CODE.replace("subject.setAsync", "saveAsync"),
        CODE.replace("subject.setAsync", "body.setAsync"),
        CODE.replace("fill()", "clear()"),
        CODE.replace("class Pane", "class Dialog"),
    ];
    let mut prints: Vec<String> = others.iter().map(|code| print(code)).collect();
    prints.sort();
    prints.dedup();
    assert_eq!(prints.len(), others.len());
}

#[test]
fn equal_findings_in_one_function_have_fingerprints_of_their_own() {
    let (_folder, prints) = moved(&CODE.replace(';', "; Office.context.mailbox.item.subject.setAsync('b');"));
    let mut distinct = prints.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), prints.len());
}

#[test]
fn what_a_comment_suppresses_is_there_with_its_reason() {
    let code = "// addinspect-ignore-next-line legacy-token: until March\n\
                Office.context.mailbox.getCallbackTokenAsync(send);\n\
                Office.context.mailbox.getCallbackTokenAsync(send);\n";
    let ran = check(add_in("ReadItem", code).path(), &["--format", "sarif"]);
    let tokens: Vec<Value> =
        results(&ran).into_iter().filter(|one| one["ruleId"] == "legacy-token").collect();
    let suppressions: Vec<Value> = tokens.iter().map(|one| one["suppressions"].clone()).collect();
    let expected = serde_json::json!([[{ "kind": "inSource", "justification": "until March" }], []]);
    assert_eq!(Value::Array(suppressions), expected);
}

#[test]
fn a_result_says_where_it_is_what_helps_and_how_to_mend_it() {
    let folder = tree(&[
        (".git/HEAD", ""),
        ("one/manifest.xml", &manifest("ReadItem")),
        ("one/page.html", "<script src='a b.js'></script>"),
        ("one/a b.js", CODE),
    ]);
    let ran = check(folder.path(), &["--format", "sarif"]);
    let run = &ran.json()["runs"][0];
    let found = results(&ran).into_iter().find(|result| result["ruleId"] == "permission-exceeded").unwrap();
    let expected = serde_json::json!([{
        "physicalLocation": {
            "artifactLocation": { "uri": "one/a%20b.js", "uriBaseId": "%SRCROOT%" },
            "region": { "startLine": 2, "startColumn": 48, "endLine": 2, "endColumn": 56 }
        },
        "logicalLocations": [{ "fullyQualifiedName": "Pane.fill" }]
    }]);
    assert_eq!(found["locations"], expected);
    let fix = &found["fixes"][0];
    let title = "Declare ReadWriteItem in manifest.xml (unsafe: review what it changes)";
    assert_eq!(fix["description"]["text"], title);
    assert_eq!(fix["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"], "ReadWriteItem");
    assert_eq!(found["relatedLocations"][0]["message"]["text"], "declared here");
    assert!(run["originalUriBaseIds"]["%SRCROOT%"].get("uri").is_none());
    let rule = &run["tool"]["driver"]["rules"][found["ruleIndex"].as_u64().unwrap() as usize];
    assert_eq!((&rule["id"], &rule["defaultConfiguration"]["level"]), (&found["ruleId"], &"error".into()));
    assert!(rule["help"]["markdown"].as_str().unwrap().contains("## What it does"));
    assert!(rule["helpUri"].as_str().unwrap().starts_with("https://"));
}

#[test]
fn a_file_that_cannot_be_read_is_a_notification() {
    let folder = add_in("ReadItem", CODE);
    std::fs::write(folder.path().join("broken.js"), b"Office.context.mailbox; \xff\xfe\xfa").unwrap();
    let ran = check(folder.path(), &["--format", "sarif"]);
    let told = &ran.json()["runs"][0]["invocations"][0]["toolExecutionNotifications"];
    let place = &told[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!((told.as_array().unwrap().len(), place), (1, &"broken.js".into()), "{}", ran.out);
}
