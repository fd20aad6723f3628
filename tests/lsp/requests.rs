//! How requests are answered: from the text that they are about, soon, and not at all when they are cancelled.

use super::client::{Client, modern, pulling, pushed, uri};
use super::disk::Disk;
use super::trees::{EXCEEDED, READS, WRITES, add_in};
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};

/// Answers to these errors of the protocol are tested.
const CANCELLED: i64 = -32800;
const INTERNAL: i64 = -32603;

impl Client {
    /// What the server takes a position for: its byte offset, and the text before it.
    fn offset(&mut self, file: &str, line: u32, character: u32) -> Result<Value, i64> {
        let document = self.document(file);
        let position = json!({ "line": line, "character": character });
        self.request("addinspect/test/offset", json!({ "textDocument": document, "position": position }))
    }
}

#[test]
fn a_request_sees_the_text_that_it_was_sent_about() {
    let folder = add_in("ReadItem", READS);
    let mut client = Client::new(folder.path(), &pushed());
    client.open_expecting("page.js", READS, &[]);
    client.open_expecting("page.html", "<script src=page.js></script>\n", &[]);
    let mut text = String::new();
    for version in 2..40 {
        let at = version as u32 - 2;
        client.edit("page.js", version, [0, at, 0, at], "a");
        text.push('a');
        let answer = client.offset("page.js", 0, at + 1);
        assert_eq!(answer.unwrap()["before"], text);
    }
    assert_eq!(client.offset("page.js", 0, 38).unwrap()["offset"], 38);
}

#[test]
fn requests_are_answered_while_the_folder_is_scanned() {
    let folder = add_in("ReadItem", WRITES);
    let gate = Disk::shut();
    let mut client = Client::unborn(folder.path(), gate.clone());
    client.initialize(&json!([folder.path()]), &pulling());
    client.open("page.js", WRITES);
    for _ in 0..5 {
        let began = Instant::now();
        assert_eq!(client.offset("page.js", 0, 3), Ok(Value::Null));
        let pull = json!({ "textDocument": client.document("page.js") });
        assert_eq!(client.request("textDocument/diagnostic", pull).unwrap()["items"], json!([]));
        // Two requests of 50 ms each, and some slowness of the machine.
        assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
    }
    // Every request that editors send by themselves or under somebody's fingers; 100 ms each, on a machine of its own.
    let began = Instant::now();
    let methods =
        ["hover", "completion", "definition", "references", "codeLens", "documentLink", "documentSymbol"];
    for method in methods {
        let answer = client.ask_at(&format!("textDocument/{method}"), "page.js", [0, 35]);
        assert_eq!(answer, Value::Null, "{method}");
    }
    assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
    gate.open();
    // What was answered before the scan was wrong: the client is told.
    client.expect_asked("workspace/diagnostic/refresh");
    let pull = json!({ "textDocument": client.document("page.js") });
    let report = client.request("textDocument/diagnostic", pull).unwrap();
    assert_eq!(super::documents::lines(&report["items"]), [EXCEEDED]);
}

#[test]
fn what_a_client_cannot_take_is_not_offered() {
    let folder = add_in("ReadItem", READS);
    for (capabilities, offered) in [(modern(), true), (pushed(), false)] {
        let mut client = Client::unborn(folder.path(), Disk::open_to_all());
        let offers = client.initialize(&json!([folder.path()]), &capabilities);
        let kinds = json!(["quickfix", "source.fixAll.addinspect"]);
        let actions = json!({ "codeActionKinds": kinds, "resolveProvider": true });
        assert_eq!(offers["codeActionProvider"], if offered { actions } else { Value::Null });
        assert_eq!(offers["diagnosticProvider"], Value::Null);
        for always in ["hover", "definition", "references", "documentSymbol", "inlayHint"] {
            assert_eq!(offers[format!("{always}Provider")], true, "{always}");
        }
        let commands = json!({ "commands": ["addinspect.explain", "addinspect.summary"] });
        assert_eq!(offers["executeCommandProvider"], commands);
    }
}

#[test]
fn the_first_scan_shows_its_progress() {
    let folder = add_in("ReadItem", READS);
    let mut capabilities = pushed();
    capabilities["window"] = json!({ "workDoneProgress": true });
    for cancelled in [false, true] {
        let gate = Disk::shut();
        let mut client = Client::unborn(folder.path(), gate.clone());
        client.initialize(&json!([folder.path()]), &capabilities);
        let token = client.expect_asked("window/workDoneProgress/create")["token"].clone();
        let begin = client.expect("$/progress");
        assert_eq!((&begin["token"], &begin["value"]["kind"]), (&token, &json!("begin")));
        if cancelled {
            client.notify("window/workDoneProgress/cancel", json!({ "token": token }));
            assert_eq!(client.expect("$/progress")["value"]["kind"], "end");
            gate.open();
        } else {
            gate.open();
            let kinds = std::iter::repeat_with(|| client.expect("$/progress")["value"]["kind"].clone());
            let last = kinds.into_iter().find(|kind| kind != "report");
            assert_eq!(last, Some(json!("end")));
        }
    }
}

#[test]
fn a_cancelled_request_stops_working() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &pushed());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    let document = client.document("page.js");
    // More of them than tower-lsp runs at the same time: neither edits nor cancellations wait behind them.
    let ids: Vec<i64> =
        (0..6).map(|_| client.ask("addinspect/test/untilCancelled", document.clone())).collect();
    // One that is cancelled before its work has begun would do none, and have nothing to say.
    for _ in &ids {
        client.expect_logged("working");
        client.logs.clear();
    }
    client.open("page.js", READS);
    client.expect_pushed("page.js", Some(1), &[]);
    for id in ids {
        client.notify("$/cancelRequest", json!({ "id": id }));
        assert_eq!(client.answer(id), Err(CANCELLED));
        client.expect_logged("stopped");
        client.logs.clear();
    }
}

#[test]
fn a_panic_answers_an_error_and_the_server_lives_on() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &pushed());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    let document = client.document("page.js");
    for _ in 0..3 {
        assert_eq!(client.request("addinspect/test/panic", Value::Null), Err(INTERNAL));
        assert_eq!(client.request("addinspect/test/panicAtWork", document.clone()), Err(INTERNAL));
    }
    client.open("page.js", READS);
    client.expect_pushed("page.js", Some(1), &[]);
}

#[test]
fn a_request_about_no_file_of_ours_is_answered_with_nothing() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &pushed());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    for uri in ["untitled:a".to_owned(), uri(Path::new("/elsewhere/a.js")), client.uri("missing.js")] {
        let position = json!({ "line": 0, "character": 0 });
        let params = json!({ "textDocument": { "uri": uri }, "position": position });
        assert_eq!(client.request("addinspect/test/offset", params), Ok(Value::Null));
    }
}

#[test]
fn those_who_ask_for_a_trace_get_one() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &pushed());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    client.notify("$/setTrace", json!({ "value": "verbose" }));
    client.open("page.js", READS);
    client.expect_pushed("page.js", Some(1), &[]);
    // The trace of the first analysis, which still had its finding, may have been on its way when we asked.
    let traces = std::iter::repeat_with(|| client.expect("$/logTrace"));
    let trace =
        traces.take(2).find(|trace| !trace["verbose"].as_str().unwrap().ends_with(" 2 findings")).unwrap();
    assert!(trace["message"].as_str().unwrap().starts_with("analysed revision "), "{trace}");
    assert!(trace["verbose"].as_str().unwrap().ends_with("1 manifests, 2 sources, 0 findings"), "{trace}");
}
