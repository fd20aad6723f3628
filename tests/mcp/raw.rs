//! What no client of good manners says: broken messages, calls that are given up, many at once, a client that dies.

use super::high;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(30);

/// A child process, spoken to line by line.
struct Raw {
    child: Child,
    stdin: Option<ChildStdin>,
    messages: Receiver<Value>,
}

impl Raw {
    fn new(folder: &Path) -> Raw {
        let mut command = Command::new(env!("CARGO_BIN_EXE_addinspect"));
        command.env_clear().current_dir(folder).arg("mcp");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let (lines, (sender, messages)) = (BufReader::new(child.stdout.take().unwrap()).lines(), channel());
        std::thread::spawn(move || {
            // Nothing but messages comes out of it.
            lines.for_each(|line| drop(sender.send(serde_json::from_str(&line.unwrap()).unwrap())));
        });
        let stdin = child.stdin.take();
        Raw { child, stdin, messages }
    }

    fn started(folder: &Path) -> Raw {
        let mut raw = Raw::new(folder);
        raw.say(&json!({ "jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {
            "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": { "name": "raw", "version": "1" }
        } }));
        assert_eq!(raw.answer(0)["result"]["protocolVersion"], "2025-06-18");
        raw.say(&json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }));
        raw
    }

    fn say(&mut self, message: &Value) {
        self.line(&message.to_string());
    }

    fn line(&mut self, line: &str) {
        writeln!(self.stdin.as_mut().unwrap(), "{line}").unwrap();
    }

    fn call(&mut self, id: u64, tool: &str, arguments: Value) {
        let mut params = json!({ "name": tool });
        params["arguments"] = arguments;
        self.say(&json!({ "jsonrpc": "2.0", "id": id, "method": "tools/call", "params": params }));
    }

    fn answer(&self, id: u64) -> Value {
        let until = Instant::now() + PATIENCE;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let message = self.messages.recv_timeout(left).expect("no answer");
            if message["id"] == id {
                return message;
            }
        }
    }

    /// Closes the input; the server ends by itself.
    fn end(&mut self) -> i32 {
        drop(self.stdin.take());
        let until = Instant::now() + PATIENCE;
        loop {
            match self.child.try_wait().unwrap() {
                Some(status) => return status.code().unwrap_or(-1),
                None if Instant::now() > until => panic!("the server goes on without a client"),
                None => std::thread::sleep(Duration::from_millis(20)),
            }
        }
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn broken_messages_are_survived() {
    let folder = high();
    let mut raw = Raw::started(folder.path());
    let deep =
        format!("{{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":{}1{}}}", "[".repeat(10_000), "]".repeat(10_000));
    let odd = [
        "",
        "{",
        "[]",
        "null",
        "\"text\"",
        "{\"jsonrpc\":\"2.0\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":5}",
        "{\"jsonrpc\":\"1.0\",\"id\":5,\"method\":\"tools/list\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":6,\"result\":{}}",
        &deep,
        "\u{0}\u{1}",
    ];
    odd.iter().for_each(|line| raw.line(line));
    for (id, params) in [(20, json!([])), (21, json!({})), (22, json!({ "name": 5 })), (23, Value::Null)] {
        raw.say(&json!({ "jsonrpc": "2.0", "id": id, "method": "tools/call", "params": params }));
    }
    raw.say(&json!({ "jsonrpc": "2.0", "id": 24, "method": "no/such/method" }));
    assert!(raw.answer(24)["error"].is_object());
    raw.call(30, "permission_of", json!({ "member": "setAsync" }));
    assert_eq!(raw.answer(30)["result"]["isError"], false);
    assert_eq!(raw.end(), 0);
}

#[test]
fn a_message_without_an_end_does_not_fill_the_memory() {
    let folder = high();
    let mut raw = Raw::started(folder.path());
    let part = "x".repeat(1 << 20);
    for _ in 0..40 {
        write!(raw.stdin.as_mut().unwrap(), "{part}").unwrap();
    }
    raw.line("");
    raw.call(1, "explain", json!({ "topic": "ReadItem" }));
    assert_eq!(raw.answer(1)["result"]["isError"], false);
}

#[test]
fn calls_at_the_same_time_are_all_answered() {
    let folder = high();
    let mut raw = Raw::started(folder.path());
    for id in 1..=60 {
        match id % 3 {
            0 => raw.call(id, "check_project", json!({})),
            1 => raw.call(id, "permission_of", json!({ "member": "addAsync" })),
            _ => raw.call(id, "check_content", json!({ "files": [{ "path": "src/x.js", "text": "f();" }] })),
        }
    }
    let mut open: std::collections::BTreeSet<u64> = (1..=60).collect();
    while !open.is_empty() {
        let message = raw.messages.recv_timeout(PATIENCE).expect("some calls have no answer");
        assert_eq!(message["result"]["isError"], false, "{message}");
        open.remove(&message["id"].as_u64().unwrap());
    }
}

#[test]
fn a_call_that_is_given_up_ends_and_the_server_goes_on() {
    let folder = high();
    for number in 0..300 {
        let code = "export const f = (item) => item.subject.getAsync(console.log);\n".repeat(20);
        super::put(&folder, &format!("src/part-{number}.js"), &code);
    }
    let mut raw = Raw::started(folder.path());
    raw.call(1, "check_project", json!({}));
    raw.say(&json!({ "jsonrpc": "2.0", "method": "notifications/cancelled", "params": { "requestId": 1 } }));
    raw.call(2, "check_project", json!({ "severity": "error" }));
    assert_eq!(raw.answer(2)["result"]["isError"], false);
}

#[test]
fn a_client_that_dies_takes_the_server_with_it() {
    let folder = high();
    assert_eq!(Raw::new(folder.path()).end(), 0, "before the first message");
    let mut raw = Raw::started(folder.path());
    raw.call(1, "check_project", json!({}));
    assert_eq!(raw.end(), 0, "during a call");
}

#[test]
fn progress_is_told_to_those_who_ask() {
    let folder = high();
    let mut raw = Raw::started(folder.path());
    let params = json!({ "name": "check_project", "arguments": {}, "_meta": { "progressToken": "p" } });
    raw.say(&json!({ "jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params }));
    let (mut last, mut heard) = (-1.0, 0);
    loop {
        let message = raw.messages.recv_timeout(PATIENCE).expect("no answer");
        if message["id"] == 1 {
            break;
        }
        assert_eq!(message["method"], "notifications/progress");
        let now = message["params"]["progress"].as_f64().unwrap();
        assert!(now > last, "{message}");
        (last, heard) = (now, heard + 1);
    }
    assert!(heard > 0);
}

#[test]
fn logs_are_sent_from_the_level_on_that_is_asked_for() {
    let folder = high();
    let mut raw = Raw::started(folder.path());
    raw.say(
        &json!({ "jsonrpc": "2.0", "id": 1, "method": "logging/setLevel", "params": { "level": "debug" } }),
    );
    assert!(raw.answer(1)["result"].is_object());
    raw.call(2, "explain", json!({ "topic": "ReadItem" }));
    let message = raw.messages.recv_timeout(PATIENCE).unwrap();
    assert_eq!(
        (&message["method"], &message["params"]["level"]),
        (&json!("notifications/message"), &json!("debug"))
    );
}
