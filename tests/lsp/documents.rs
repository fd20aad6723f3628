//! What a test does with documents: opens, edits, closes; and what it reads of diagnostics.

use super::client::{Client, uri};
use serde_json::{Value, json};
use std::path::PathBuf;

/// The diagnostics of a file, as the server has published them.
#[derive(Debug, PartialEq)]
pub(crate) struct Seen {
    pub(crate) version: Option<i64>,
    /// `line:column-column rule`, from 0.
    pub(crate) lines: Vec<String>,
}

impl Client {
    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.root.join(file)
    }

    pub(crate) fn uri(&self, file: &str) -> String {
        uri(&self.path(file))
    }

    /// `{"uri": ...}`
    pub(crate) fn document(&self, file: &str) -> Value {
        json!({ "uri": self.uri(file) })
    }

    /// Opens a file with this text as version 1.
    pub(crate) fn open(&mut self, file: &str, text: &str) {
        let uri = self.uri(file);
        let document = json!({ "uri": uri, "languageId": "x", "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Asks something about a place in a document.
    pub(crate) fn ask_at(&mut self, method: &str, file: &str, [line, character]: [u32; 2]) -> Value {
        let position = json!({ "line": line, "character": character });
        let context = json!({ "includeDeclaration": false, "triggerKind": 1 });
        let document = self.document(file);
        let params = json!({ "textDocument": document, "position": position, "context": context });
        self.request(method, params).unwrap()
    }

    /// Asks something about a document.
    pub(crate) fn ask_of(&mut self, method: &str, file: &str) -> Value {
        let document = self.document(file);
        self.request(method, json!({ "textDocument": document })).unwrap()
    }

    /// `file line:column-column` of a location; the line of its end where that is another.
    pub(crate) fn place(&self, location: &Value) -> String {
        let file = location["uri"].as_str().unwrap().trim_start_matches(&self.uri("")).to_owned();
        format!("{file} {}", range(&location["range"]))
    }

    /// Replaces a range, `[line, column, line, column]`.
    pub(crate) fn edit(&mut self, file: &str, version: i64, range: [u32; 4], text: &str) {
        let [a, b, c, d] = range;
        let range = json!({ "start": { "line": a, "character": b }, "end": { "line": c, "character": d } });
        self.change(file, version, json!([{ "range": range, "text": text }]));
    }

    pub(crate) fn change(&mut self, file: &str, version: i64, changes: Value) {
        let document = json!({ "uri": self.uri(file), "version": version });
        self.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    pub(crate) fn close_document(&mut self, file: &str) {
        let document = self.document(file);
        self.notify("textDocument/didClose", json!({ "textDocument": document }));
    }

    /// The next diagnostics that are pushed, whatever file they are about: its name, and they. The mark of a level that is too
    /// low comes and goes with the calls: see [`marks`](super::marks).
    pub(crate) fn pushed(&mut self) -> (String, Seen) {
        let params = loop {
            let params = self.expect("textDocument/publishDiagnostics");
            let (all, told) =
                (params["diagnostics"].as_array().map_or(0, Vec::len), lines(&params["diagnostics"]));
            let file = params["uri"].as_str().unwrap().to_owned();
            let is_marked = all > told.len();
            let before = self.shown.insert(file, (is_marked, !told.is_empty())).unwrap_or_default();
            let is_news = !told.is_empty() || before.1 || !(is_marked || before.0);
            if is_news {
                break params;
            }
        };
        let root = uri(&self.root);
        let name =
            params["uri"].as_str().unwrap().trim_start_matches(&root).trim_start_matches('/').to_owned();
        let seen = Seen { version: params["version"].as_i64(), lines: lines(&params["diagnostics"]) };
        (name, seen)
    }

    /// The next diagnostics that are pushed of a file, as they are.
    pub(crate) fn pushed_of(&mut self, file: &str) -> Value {
        let uri = self.uri(file);
        loop {
            let params = self.expect("textDocument/publishDiagnostics");
            if params["uri"] == uri {
                return params["diagnostics"].clone();
            }
        }
    }

    /// The next diagnostics that are pushed are these, and about this file.
    pub(crate) fn expect_pushed(&mut self, file: &str, version: Option<i64>, expected: &[&str]) {
        let lines = expected.iter().map(|line| (*line).to_owned()).collect();
        assert_eq!(self.pushed(), (file.to_owned(), Seen { version, lines }));
    }
}

/// `line:column-column`, or `line:column-line:column`.
pub(crate) fn range(range: &Value) -> String {
    let (start, end) = (&range["start"], &range["end"]);
    let line = if start["line"] == end["line"] { String::new() } else { format!("{}:", end["line"]) };
    format!("{}:{}-{line}{}", start["line"], start["character"], end["character"])
}

/// Diagnostics as `line:column-column rule`.
pub(crate) fn lines(diagnostics: &Value) -> Vec<String> {
    let line = |d: &Value| {
        let (start, end) = (&d["range"]["start"], &d["range"]["end"]);
        let rule = d["code"].as_str().unwrap();
        format!("{}:{}-{} {rule}", start["line"], start["character"], end["character"])
    };
    let told = diagnostics.as_array().unwrap().iter().filter(|d| d["code"] != "permission-too-low");
    told.map(line).collect()
}
