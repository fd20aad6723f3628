//! Bytes that no well-behaved client sends, and streams that end in the middle: over the real child process.

use super::child::spawn;
use super::client::pushed;
use super::trees::{EXCEEDED, READS, WRITES, add_in};
use serde_json::json;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// No session takes so long to end, on however slow a machine.
const PATIENCE: Duration = Duration::from_secs(30);

#[test]
fn a_frame_that_is_no_message_is_answered_and_the_next_one_is_read() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = spawn(folder.path(), &[]);
    client.initialize(&json!([folder.path()]), &pushed());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    for (body, code) in [
        ("", -32700),
        ("{\"jsonrpc\": ", -32700),
        ("{\"jsonrpc\":\"2.0\",\"id\":1e999,\"method\":\"a\"}", -32700),
        ("{}", -32600),
        ("[]", -32600),
        ("{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"textDocument/hover\"}", -32600),
        ("{\"jsonrpc\":\"2.0\",\"id\":123456789012345678901234567890,\"method\":\"a\"}", -32600),
    ] {
        client.send_body(body);
        assert_eq!(client.refused(), code, "{body}");
    }
    client.open("page.js", READS);
    client.expect_pushed("page.js", Some(1), &[]);
}

#[test]
fn half_an_emoji_is_a_character_of_the_text() {
    let folder = add_in("ReadItem", READS);
    let mut client = spawn(folder.path(), &[]);
    client.initialize(&json!([folder.path()]), &pushed());
    let uri = client.uri("page.js");
    let text = r"/*\ud83d*/ Office.context.mailbox.item.body.setAsync('x');";
    let document = format!(r#"{{"uri":"{uri}","languageId":"x","version":1,"text":"{text}"}}"#);
    client.send_body(&format!(
        r#"{{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{{"textDocument":{document}}}}}"#
    ));
    // In UTF-8, U+FFFD takes three bytes.
    client.expect_pushed("page.js", Some(1), &["0:41-49 permission-exceeded"]);
}

/// The real child process without a client.
struct Raw(Child);

impl Raw {
    fn new(root: &Path) -> Raw {
        let mut command = Command::new(env!("CARGO_BIN_EXE_addinspect"));
        command.env_clear().current_dir(root).arg("lsp");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        Raw(command.spawn().unwrap())
    }

    fn send(&mut self, bytes: &[u8]) {
        self.0.stdin.as_mut().unwrap().write_all(bytes).unwrap();
    }

    fn ask(&mut self, method: &str) {
        let body = json!({ "jsonrpc": "2.0", "id": 1, "method": method }).to_string();
        self.send(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    /// Its exit status, and what it has told on the standard error.
    fn end(mut self) -> (i32, String) {
        let until = Instant::now() + PATIENCE;
        while self.0.try_wait().unwrap().is_none() {
            if Instant::now() > until {
                self.0.kill().unwrap();
                panic!("the server does not end");
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        let mut told = String::new();
        self.0.stderr.take().unwrap().read_to_string(&mut told).unwrap();
        (self.0.wait().unwrap().code().unwrap(), told)
    }
}

#[test]
fn where_no_frame_begins_the_session_ends_with_one_line() {
    let folder = add_in("ReadItem", READS);
    for (bytes, why) in [
        ("hello\r\n\r\n", "\"hello\" is not a header line"),
        ("Content-Length: many\r\n\r\n{}", "\"Content-Length: many\" is not a header line"),
        (
            "Content-Length: 99999999999999999999\r\n\r\n{}",
            "\"Content-Length: 99999999999999999999\" is not a header line",
        ),
        ("Content-Type: x\r\n\r\n{}", "it has no Content-Length"),
        (&format!("X: {}", "x".repeat(9000)), "it is longer than 8192 bytes"),
    ] {
        let mut server = Raw::new(folder.path());
        server.send(bytes.as_bytes());
        let (status, told) = server.end();
        assert!(told.starts_with("addinspect lsp: ") && told.contains(why), "{told}");
        assert_eq!((status, told.lines().count()), (1, 1), "{told}");
    }
}

#[test]
fn a_client_that_closes_what_it_reads_from_ends_the_session_without_a_word() {
    let folder = add_in("ReadItem", READS);
    let mut server = Raw::new(folder.path());
    drop(server.0.stdout.take());
    server.ask("textDocument/hover");
    assert_eq!(server.end(), (1, String::new()));
}

#[test]
fn a_client_that_reads_nothing_and_closes_its_stream_ends_the_session() {
    let folder = add_in("ReadItem", READS);
    let mut server = Raw::new(folder.path());
    // More answers than any pipe holds.
    for _ in 0..4_000 {
        server.ask("textDocument/hover");
    }
    drop(server.0.stdin.take());
    assert_eq!(server.end(), (1, String::new()));
}
