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
        self.opened.insert(uri.clone());
        let document = json!({ "uri": uri, "languageId": "x", "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// The same, and waits for what is said of it.
    pub(crate) fn open_expecting(&mut self, file: &str, text: &str, expected: &[&str]) {
        self.open(file, text);
        self.expect_pushed(file, Some(1), expected);
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

    /// The next diagnostics that are pushed, whatever file they are about: its name, and they.
    pub(crate) fn pushed(&mut self) -> (String, Seen) {
        let params = loop {
            let params = self.expect("textDocument/publishDiagnostics");
            if self.is_news(&params) {
                break params;
            }
        };
        let root = uri(&self.root);
        let name =
            params["uri"].as_str().unwrap().trim_start_matches(&root).trim_start_matches('/').to_owned();
        let seen = Seen { version: params["version"].as_i64(), lines: lines(&params["diagnostics"]) };
        (name, seen)
    }

    /// Whether pushed diagnostics say more than that the mark of a level that is too low comes or goes, which it does with the
    /// calls: see [`marks`](super::marks). Whoever opens a document hears of it all the same.
    pub(crate) fn is_news(&mut self, params: &Value) -> bool {
        let all = params["diagnostics"].as_array().unwrap();
        let marks = all.iter().filter(|d| d["code"] == "permission-too-low").count();
        let (is_marked, tells) = (marks > 0, all.len() > marks);
        let file = params["uri"].as_str().unwrap().to_owned();
        let is_first = params["version"].is_i64() && self.opened.remove(&file);
        let before = self.shown.insert(file, (is_marked, tells)).unwrap_or_default();
        is_first || tells || before.1 || !(is_marked || before.0)
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
