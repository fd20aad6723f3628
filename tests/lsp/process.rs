//! The real child process, and everything that tower-lsp is known to stumble over.

use super::child::spawn;
use super::client::{Client, pulling, pushed};
use super::trees::{EXCEEDED, READS, WRITES, add_in};
use serde_json::{Value, json};
use std::path::Path;
use std::process::{Command, Stdio};

/// A child past `initialize`, whose workspace is `root`.
fn started(root: &Path, capabilities: &Value) -> Client {
    let mut client = spawn(root, &["--stdio"]);
    client.initialize(&json!([root]), capabilities);
    client
}

#[test]
fn a_burst_of_edits_arrives_in_order() {
    let folder = add_in("ReadItem", READS);
    let mut client = started(folder.path(), &pushed());
    client.open_expecting("page.js", "\n", &[]);
    // Typed letter by letter, with a detour after each: any other order gives another text.
    let typed = format!("{}{}", "/* typed */ ".repeat(120), WRITES.trim_end());
    let mut version = 1;
    for (at, letter) in typed.chars().enumerate() {
        let at = at as u32;
        version += 1;
        client.edit("page.js", version, [0, at, 0, at], &format!("{letter}{letter}\n"));
        version += 1;
        client.edit("page.js", version, [0, at + 1, 1, 0], "");
        version += 1;
        client.edit("page.js", version, [0, at, 0, at + 1], &letter.to_string());
    }
    while version < 5_000 {
        version += 1;
        let (end, text) = if version % 2 == 0 { (0, "X") } else { (1, "") };
        client.edit("page.js", version, [1, 0, 1, end], text);
    }
    // Moves what is found, so this version is told whatever was told before.
    client.edit("page.js", 5_001, [0, 0, 0, 0], "\n");
    let end = typed.len() - "('x');".len();
    let expected = format!("1:{}-{end} permission-exceeded", end - "setAsync".len());
    let last = std::iter::repeat_with(|| client.pushed().1).find(|seen| seen.version == Some(5_001));
    assert_eq!(last.unwrap().lines, [expected]);
}

#[test]
fn a_panic_in_a_handler_answers_an_error_and_the_server_lives_on() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = started(folder.path(), &pushed());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    assert_eq!(client.request("addinspect/test/panic", Value::Null), Err(-32603));
    client.open("page.js", READS);
    client.expect_pushed("page.js", Some(1), &[]);
}

#[test]
fn requests_to_the_client_that_stay_open_wedge_nothing() {
    let folder = add_in("ReadItem", WRITES);
    let mut capabilities = pulling();
    for what in ["didChangeWatchedFiles", "didChangeConfiguration"] {
        capabilities["workspace"][what] = json!({ "dynamicRegistration": true });
    }
    capabilities["window"] = json!({ "workDoneProgress": true });
    let mut client = spawn(folder.path(), &[]);
    client.answers = false;
    client.initialize(&json!([folder.path()]), &capabilities);
    client.expect("client/registerCapability");
    let asked = client.expect_open("workspace/configuration");
    for _ in 0..4 {
        client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
        client.expect("workspace/configuration");
    }
    client.expect("window/workDoneProgress/create");
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    client.open("page.js", READS);
    client.expect_pushed("page.js", Some(1), &[]);
    for version in 2..200 {
        client.edit("page.js", version, [0, 0, 0, 0], " ");
        let pull = json!({ "textDocument": client.document("page.js") });
        assert_eq!(client.request("textDocument/diagnostic", pull).unwrap()["items"], json!([]));
    }
    // The first question has long been given up; its answer comes now.
    client.reply(&asked, &json!([null]));
    let pull = json!({ "textDocument": client.document("page.js") });
    assert_eq!(client.request("textDocument/diagnostic", pull).unwrap()["items"], json!([]));
}

#[test]
fn the_exit_status_tells_whether_shutdown_came_first() {
    let folder = add_in("ReadItem", READS);
    // `exit` while the stream stays open; `shutdown` with null parameters is what the client sends.
    assert_eq!(started(folder.path(), &pushed()).end(), 0);
    let mut client = started(folder.path(), &pushed());
    client.notify("exit", Value::Null);
    assert_eq!(client.status(), 1);
    // Before `initialize`, and without any message.
    let mut client = spawn(folder.path(), &[]);
    client.notify("exit", Value::Null);
    assert_eq!(client.status(), 1);
    let mut client = spawn(folder.path(), &[]);
    client.close();
    assert_eq!(client.status(), 1);
    // The stream closes after `shutdown`.
    let mut client = started(folder.path(), &pushed());
    client.request("shutdown", Value::Null).unwrap();
    client.close();
    assert_eq!(client.status(), 0);
}

#[test]
fn shutdown_and_exit_in_one_go_still_answer() {
    let folder = add_in("ReadItem", READS);
    let mut client = started(folder.path(), &pushed());
    let id = client.ask("shutdown", Value::Null);
    client.notify("exit", Value::Null);
    assert_eq!(client.answer(id), Ok(Value::Null));
    assert_eq!(client.status(), 0);
}

#[test]
fn the_server_ends_with_the_editors_process() {
    let folder = add_in("ReadItem", READS);
    for as_argument in [true, false] {
        // Any process that waits for its input will do for an editor.
        let mut editor = Command::new(env!("CARGO_BIN_EXE_addinspect"));
        let mut editor = editor.arg("lsp").stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        let number = format!("--clientProcessId={}", editor.id());
        let mut client = if as_argument {
            spawn(folder.path(), &["--stdio", &number])
        } else {
            let mut client = spawn(folder.path(), &[]);
            let params = json!({ "processId": editor.id(), "rootUri": null, "capabilities": {} });
            client.request("initialize", params).unwrap();
            client
        };
        editor.kill().unwrap();
        editor.wait().unwrap();
        assert_eq!(client.status(), 1);
    }
}
