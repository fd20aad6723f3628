//! What is wrong in an `addinspect.json`, open or closed; and tags.

use super::client::{Client, modern, pulling, pushed};
use super::documents::range;
use super::trees::{EXCEEDED, WRITES, add_in, put, put_whole};
use serde_json::{Value, json};

const LEGACY: &str = "Office.context.mailbox.getCallbackTokenAsync(f);\n";

/// `range message` of diagnostics about a configuration.
fn told(diagnostics: &Value) -> Vec<String> {
    let told = |d: &Value| {
        assert_eq!((&d["source"], &d["severity"]), (&json!("addinspect"), &json!(1)));
        format!("{} {}", range(&d["range"]), d["message"].as_str().unwrap())
    };
    diagnostics.as_array().unwrap().iter().map(told).collect()
}

#[test]
fn errors_of_a_configuration_are_shown_in_it_open_or_closed() {
    let folder = add_in("ReadItem", WRITES);
    put(folder.path(), "addinspect.json", "{ /* \u{1F600} */ \"exlude\": [] }");
    for (encoding, column) in [("utf-8", 13), ("utf-16", 11)] {
        let mut capabilities = pushed();
        capabilities["general"]["positionEncodings"] = json!([encoding]);
        let mut client = Client::new(folder.path(), &capabilities);
        let expected = format!("0:{column}-{} there is no key `exlude`; did you mean `exclude`?", column + 8);
        let params = client.expect("textDocument/publishDiagnostics");
        assert_eq!(params["uri"], client.uri("addinspect.json"));
        assert_eq!(told(&params["diagnostics"]), [expected]);
        client.expect_pushed("page.js", None, &[EXCEEDED]);
        client.open("addinspect.json", "{ \"exclude\": [] }");
        client.expect_pushed("addinspect.json", Some(1), &[]);
        client.edit("addinspect.json", 2, [0, 3, 0, 4], "");
        let params = client.expect("textDocument/publishDiagnostics");
        assert_eq!(told(&params["diagnostics"]).len(), 1);
        client.edit("addinspect.json", 3, [0, 3, 0, 3], "e");
        client.expect_pushed("addinspect.json", Some(3), &[]);
        client.close_document("addinspect.json");
        client.expect("textDocument/publishDiagnostics");
    }
}

#[test]
fn patterns_that_match_nothing_are_warnings_and_gone_when_a_file_is_there() {
    let folder = add_in("ReadItem", WRITES);
    put(folder.path(), "addinspect.json", "{ \"exclude\": [\"old\"] }");
    let mut client = Client::new(folder.path(), &pushed());
    let params = client.expect("textDocument/publishDiagnostics");
    let warning = &params["diagnostics"][0];
    assert_eq!((&params["uri"], &warning["severity"]), (&json!(client.uri("addinspect.json")), &json!(2)));
    assert_eq!(
        (range(&warning["range"]), &warning["message"]),
        ("0:14-19".to_owned(), &json!("no file matches `old`"))
    );
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    std::fs::create_dir(folder.path().join("old")).unwrap();
    put(folder.path(), "old/a.js", "");
    client.disk(&["old/a.js"]);
    client.expect_pushed("addinspect.json", None, &[]);
}

#[test]
fn errors_of_a_configuration_are_pulled() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &pulling());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    client.open("addinspect.json", "{ \"exchange\": 3 }");
    let report = client.ask_of("textDocument/diagnostic", "addinspect.json");
    assert_eq!(told(&report["items"]).len(), 1, "{report}");
}

#[test]
fn tags_are_for_clients_that_show_them() {
    let code = format!(
        "{LEGACY}// addinspect-ignore-next-line legacy-ews: nothing to suppress\nlet a;\nOffice.context.mailbox.item.subject;\n"
    );
    let folder = add_in("ReadItem", &code);
    let mut some = modern();
    some["textDocument"]["publishDiagnostics"]["tagSupport"] = json!({ "valueSet": [1] });
    for (capabilities, expected) in
        [(modern(), json!([[2], [1]])), (some, json!([null, [1]])), (pushed(), json!([null, null]))]
    {
        let mut client = Client::new(folder.path(), &capabilities);
        let diagnostics = client.expect("textDocument/publishDiagnostics")["diagnostics"].clone();
        let tags: Vec<&Value> = diagnostics.as_array().unwrap().iter().map(|d| &d["tags"]).collect();
        assert_eq!(json!(tags), expected, "{diagnostics}");
    }
}

const SAVES: &str = "function save() { Office.context.mailbox.item.body.setAsync('x'); }\n";
/// What accepts the finding in [`SAVES`].
const BASELINE: &str = "version 1\n\nfile page.js\n  permission-exceeded  Office.Body.setAsync  save  1\n";

#[test]
fn what_a_baseline_has_is_not_shown_and_it_is_read_again_when_it_changes() {
    let folder = add_in("ReadItem", SAVES);
    put(
        folder.path(),
        "addinspect.json",
        "{ \"baseline\": \"known.baseline\", \"rules\": { \"permission-too-low\": \"off\" } }",
    );
    put_whole(folder.path(), "known.baseline", BASELINE);
    let mut client = Client::new(folder.path(), &pushed());
    client.open("page.js", SAVES);
    client.expect_pushed("page.js", Some(1), &[]);
    // Lines above change nothing; a second one is new.
    client.edit("page.js", 2, [0, 0, 0, 0], "// more\n");
    client.edit("page.js", 3, [2, 0, 2, 0], "Office.context.mailbox.item.body.setAsync('y');\n");
    client.expect_pushed("page.js", Some(3), &["2:33-41 permission-exceeded"]);
    put_whole(folder.path(), "known.baseline", "version 1\n");
    client.disk(&["known.baseline"]);
    client.expect_pushed("page.js", Some(3), &["1:51-59 permission-exceeded", "2:33-41 permission-exceeded"]);
    // One that is not whole is an error in it, until it is mended.
    put_whole(folder.path(), "known.baseline", "version 1\n<<<<<<< HEAD\n");
    client.disk(&["known.baseline"]);
    let params = client.expect("textDocument/publishDiagnostics");
    assert_eq!(params["uri"], client.uri("known.baseline"));
    assert!(told(&params["diagnostics"])[0].starts_with("1:0-12 marks of a merge conflict"), "{params}");
    put_whole(folder.path(), "known.baseline", BASELINE);
    client.disk(&["known.baseline"]);
    client.expect_pushed("known.baseline", None, &[]);
    client.expect_pushed("page.js", Some(3), &["2:33-41 permission-exceeded"]);
}
