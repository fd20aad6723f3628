//! Whatever an editor sends, in whatever order, the server lives until it is told to end.

use crate::corpus::{Files, case, system};
use crate::random::Random;
use addinspect::lsp;
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

const METHODS: [&str; 14] = [
    "textDocument/hover",
    "textDocument/completion",
    "textDocument/codeAction",
    "textDocument/codeLens",
    "textDocument/definition",
    "textDocument/references",
    "textDocument/documentLink",
    "textDocument/documentSymbol",
    "textDocument/inlayHint",
    "textDocument/diagnostic",
    "workspace/diagnostic",
    "workspace/executeCommand",
    "workspace/didChangeConfiguration",
    "$/unknown",
];

fn uri(random: &mut Random, files: &Files) -> String {
    let names: Vec<_> = files.keys().collect();
    match random.below(12) {
        0 => "untitled:1".to_owned(),
        1 => "file:///elsewhere/a.js".to_owned(),
        _ => format!("file://{}", random.pick(&names).display()),
    }
}

fn position(random: &mut Random) -> Value {
    let line = if random.one_in(20) { u32::MAX as usize } else { random.below(40) };
    json!({ "line": line, "character": random.below(120) })
}

/// Something that an editor says of one of its documents.
fn about(random: &mut Random, files: &Files, number: i64) -> Value {
    let uri = uri(random, files);
    let range = json!({ "start": position(random), "end": position(random) });
    match random.below(6) {
        0 => {
            let texts: Vec<&String> = files.values().collect();
            let text = random.changed(texts[0], texts[texts.len() - 1]);
            let document = json!({ "uri": uri, "languageId": "x", "version": number, "text": text });
            json!({ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": { "textDocument": document } })
        }
        1 | 2 => {
            let text = random.changed("item.body.setAsync('');\n", "<Permissions>ReadItem</Permissions>");
            let change = if random.one_in(3) {
                json!({ "text": text })
            } else {
                json!({ "range": range, "text": text })
            };
            let params =
                json!({ "textDocument": { "uri": uri, "version": number }, "contentChanges": [change] });
            json!({ "jsonrpc": "2.0", "method": "textDocument/didChange", "params": params })
        }
        3 => {
            let method = *random.pick(&["textDocument/didClose", "textDocument/didSave"]);
            json!({ "jsonrpc": "2.0", "method": method, "params": { "textDocument": { "uri": uri } } })
        }
        _ => {
            let params = json!({
                "textDocument": { "uri": uri }, "position": position(random), "range": range, "settings": null,
                "context": { "includeDeclaration": true, "diagnostics": [] }, "command": "addinspect.explain",
                "arguments": ["ReadItem"], "previousResultIds": [],
            });
            json!({ "jsonrpc": "2.0", "id": number, "method": random.pick(&METHODS), "params": params })
        }
    }
}

fn frame(body: &str) -> Vec<u8> {
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

fn request(method: &str, id: i64, params: &Value) -> Vec<u8> {
    frame(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }).to_string())
}

fn session(random: &mut Random, files: &Files) -> Vec<Vec<u8>> {
    let folders = json!([{ "uri": "file:///tree", "name": "tree" }]);
    let begin = json!({ "processId": null, "capabilities": {}, "workspaceFolders": folders });
    let mut frames = vec![
        request("initialize", 0, &begin),
        frame(&json!({ "jsonrpc": "2.0", "method": "initialized", "params": {} }).to_string()),
    ];
    for number in 1..=(1 + random.below(30)) as i64 {
        let message = about(random, files, number).to_string();
        frames.push(match random.below(12) {
            0 => frame(&random.changed(&message, &message)),
            _ => frame(&message),
        });
    }
    frames.push(request("shutdown", -1, &Value::Null));
    frames.push(frame(&json!({ "jsonrpc": "2.0", "method": "exit" }).to_string()));
    frames
}

pub(crate) fn run(random: &mut Random) {
    let files = case(random);
    let (frames, system) = (session(random, &files), Arc::new(system(&files)));
    let (status, said) = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_time()
        .build()
        .unwrap()
        .block_on(async {
            let (ours, theirs) = tokio::io::duplex(1 << 16);
            let (mut from, mut to) = tokio::io::split(ours);
            let (input, output) = tokio::io::split(theirs);
            let writer = tokio::spawn(async move {
                for frame in frames {
                    if to.write_all(&frame).await.is_err() {
                        break;
                    }
                }
                to.shutdown().await.unwrap_or_default();
            });
            let reader = tokio::spawn(async move {
                let mut said = Vec::new();
                from.read_to_end(&mut said).await.unwrap_or_default();
                said
            });
            let status = lsp::serve(input, output, system, None).await;
            writer.await.unwrap();
            (status, reader.await.unwrap())
        });
    assert_eq!(status.unwrap(), 0, "the server did not end well");
    let said = String::from_utf8(said).unwrap();
    assert!(said.contains("\"id\":-1"), "shutdown was not answered: {said}");
}
