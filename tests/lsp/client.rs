//! A language client for tests: it waits for messages with a deadline, and when it is dropped no message of the server
//! may be left unread.

use super::link::{self, Link};
use addinspect::system::{OsSystem, System};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// Nothing takes so long, on however slow a machine.
const DEADLINE: Duration = Duration::from_secs(60);

pub(crate) struct Client {
    link: Link,
    messages: Receiver<Value>,
    /// Read off the stream, and not yet looked at.
    unread: VecDeque<Value>,
    /// What the server has logged, and how far `logged` has looked.
    pub(crate) logs: Vec<String>,
    /// Requests of the server that were answered, by method.
    pub(crate) asked: Vec<(String, Value)>,
    /// Whether the server's requests are answered.
    pub(crate) answers: bool,
    /// Whether messages may be left unread.
    pub(crate) lenient: bool,
    /// What the server is told its section of the settings is.
    pub(crate) settings: Value,
    /// What it is told at the start besides.
    pub(crate) options: Value,
    pub(crate) root: PathBuf,
    /// Of each document whose diagnostics were pushed: whether its level was marked, and whether there were others.
    pub(crate) shown: HashMap<String, (bool, bool)>,
    /// Documents that were opened, and of which nothing was said yet.
    pub(crate) opened: HashSet<String>,
    next: i64,
    ended: bool,
}

/// What the client says that it can.
pub(crate) fn pushed() -> Value {
    json!({
        "textDocument": { "publishDiagnostics": { "relatedInformation": true, "codeDescriptionSupport": true } },
        "workspace": { "configuration": true, "workspaceFolders": true },
        "general": { "positionEncodings": ["utf-8"] },
    })
}

/// The same for a client that pulls diagnostics.
pub(crate) fn pulling() -> Value {
    let mut capabilities = pushed();
    capabilities["textDocument"]["diagnostic"] = json!({});
    capabilities["workspace"]["diagnostics"] = json!({ "refreshSupport": true });
    capabilities
}

/// The same for a client that can do everything that we make use of.
pub(crate) fn modern() -> Value {
    let mut capabilities = pushed();
    let text = json!({
        "publishDiagnostics": {
            "relatedInformation": true, "codeDescriptionSupport": true, "tagSupport": { "valueSet": [1, 2] },
        },
        "hover": { "contentFormat": ["markdown", "plaintext"] },
        "completion": { "completionItem": { "documentationFormat": ["markdown", "plaintext"] } },
        "codeAction": {
            "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix", "source"] } },
            "dataSupport": true, "resolveSupport": { "properties": ["edit"] },
        },
        "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
        "documentLink": { "tooltipSupport": true },
    });
    capabilities["textDocument"] = text;
    capabilities["workspace"]["workspaceEdit"] = json!({ "documentChanges": true });
    for what in ["codeLens", "inlayHint"] {
        capabilities["workspace"][what] = json!({ "refreshSupport": true });
    }
    capabilities
}

impl Client {
    /// A client of a server in this process, past `initialize`, whose workspace is `root`.
    pub(crate) fn new(root: &Path, capabilities: &Value) -> Client {
        let mut client = Client::unborn(root, Arc::new(OsSystem));
        client.initialize(&json!([root]), capabilities);
        client
    }

    /// A client of a server in this process that reads through `system`, before `initialize`.
    pub(crate) fn unborn(root: &Path, system: Arc<dyn System>) -> Client {
        Client::over(link::inside(system), root)
    }

    pub(crate) fn over((link, messages): (Link, Receiver<Value>), root: &Path) -> Client {
        Client {
            link,
            messages,
            unread: VecDeque::new(),
            logs: Vec::new(),
            asked: Vec::new(),
            answers: true,
            lenient: false,
            settings: Value::Null,
            options: Value::Null,
            root: root.to_owned(),
            shown: HashMap::new(),
            opened: HashSet::new(),
            next: 0,
            ended: false,
        }
    }

    /// Opens a workspace of these folders; returns what the server offers.
    pub(crate) fn initialize(&mut self, folders: &Value, capabilities: &Value) -> Value {
        let folder = |path: &Value| json!({ "uri": uri(Path::new(path.as_str().unwrap())), "name": "w" });
        let folders: Vec<Value> = folders.as_array().unwrap().iter().map(folder).collect();
        let params = json!({ "processId": null, "capabilities": capabilities, "workspaceFolders": folders,
            "initializationOptions": self.options });
        let result = self.request("initialize", params).unwrap();
        self.notify("initialized", json!({}));
        result["capabilities"].clone()
    }

    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        self.link.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request without waiting for its answer.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> i64 {
        self.next += 1;
        self.link.send(&json!({ "jsonrpc": "2.0", "id": self.next, "method": method, "params": params }));
        self.next
    }

    /// The answer to a request: its result, or the number of its error.
    pub(crate) fn answer(&mut self, id: i64) -> Result<Value, i64> {
        let message = self.take(|m| m["id"] == id && m.get("method").is_none());
        match message.get("error") {
            Some(error) => Err(error["code"].as_i64().unwrap()),
            None => Ok(message["result"].clone()),
        }
    }

    /// Sends a frame, whatever is in it.
    pub(crate) fn send_body(&mut self, body: &str) {
        self.link.send_body(body);
    }

    /// The number of the error that answers what is no request.
    pub(crate) fn refused(&mut self) -> i64 {
        let message = self.take(|m| m["id"] == Value::Null && m.get("error").is_some());
        message["error"]["code"].as_i64().unwrap()
    }

    pub(crate) fn request(&mut self, method: &str, params: Value) -> Result<Value, i64> {
        let id = self.ask(method, params);
        self.answer(id)
    }

    /// The parameters of the next message of this kind.
    pub(crate) fn expect(&mut self, method: &str) -> Value {
        self.take(|m| m["method"] == method)["params"].clone()
    }

    /// The number of the server's next request of this kind, which is left open until it is replied to.
    pub(crate) fn expect_open(&mut self, method: &str) -> Value {
        self.take(|m| m["method"] == method)["id"].clone()
    }

    pub(crate) fn reply(&mut self, id: &Value, result: &Value) {
        self.link.send(&json!({ "jsonrpc": "2.0", "id": id, "result": result }));
    }

    /// Waits until the server has asked for something, which is answered at once.
    pub(crate) fn expect_asked(&mut self, method: &str) -> Value {
        let of = |(name, _): &(String, Value)| name == method;
        let until = Instant::now() + DEADLINE;
        while !self.asked.iter().any(of) {
            self.read(until);
        }
        let at = self.asked.iter().position(of).unwrap();
        self.asked.remove(at).1
    }

    /// Waits for a line in the log that contains `text`.
    pub(crate) fn expect_logged(&mut self, text: &str) -> String {
        let until = Instant::now() + DEADLINE;
        while !self.logs.iter().any(|line| line.contains(text)) {
            self.read(until);
        }
        self.logs.iter().find(|line| line.contains(text)).unwrap().clone()
    }

    /// Takes the first message that is wanted, and waits for it.
    fn take(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        let until = Instant::now() + DEADLINE;
        loop {
            if let Some(at) = self.unread.iter().position(&wanted) {
                return self.unread.remove(at).unwrap();
            }
            self.read(until);
        }
    }

    fn read(&mut self, until: Instant) {
        let left = until.saturating_duration_since(Instant::now());
        match self.messages.recv_timeout(left) {
            Ok(message) => self.sort(message),
            Err(error) => panic!("{error}; unread: {:#?}; log: {:#?}", self.unread, self.logs),
        }
    }

    fn sort(&mut self, message: Value) {
        let method = message["method"].as_str().unwrap_or_default().to_owned();
        if method == "window/logMessage" {
            self.logs.push(message["params"]["message"].as_str().unwrap().to_owned());
        } else if self.answers && !method.is_empty() && message.get("id").is_some() {
            let params = message["params"].clone();
            let result = match params["items"].as_array() {
                Some(items) => json!(vec![&self.settings; items.len()]),
                None => Value::Null,
            };
            self.link.send(&json!({ "jsonrpc": "2.0", "id": message["id"], "result": result }));
            self.asked.push((method, params));
        } else {
            self.unread.push_back(message);
        }
    }

    /// Ends the session properly; returns the exit status.
    pub(crate) fn end(&mut self) -> i32 {
        self.request("shutdown", Value::Null).unwrap();
        self.notify("exit", Value::Null);
        self.status()
    }

    /// The exit status of a server that ends by itself, once everything that it has sent is read.
    pub(crate) fn status(&mut self) -> i32 {
        self.ended = true;
        let until = Instant::now() + DEADLINE;
        loop {
            match self.messages.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(message) if message.get("method").is_some() && message.get("id").is_some() => {}
                Ok(message) => self.sort(message),
                Err(RecvTimeoutError::Disconnected) => return self.link.status(),
                Err(RecvTimeoutError::Timeout) => panic!("the server does not end"),
            }
        }
    }

    /// Closes the stream to the server.
    pub(crate) fn close(&mut self) {
        self.link.close();
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        if !self.ended {
            assert_eq!(self.end(), 0);
        }
        let mut unread = std::mem::take(&mut self.unread);
        unread.retain(|message| {
            message["method"] != "textDocument/publishDiagnostics" || self.is_news(&message["params"])
        });
        assert!(self.lenient || unread.is_empty(), "left unread: {unread:#?}");
    }
}

/// The URI of a file.
pub(crate) fn uri(path: &Path) -> String {
    let path = path.to_str().unwrap().replace('\\', "/");
    format!("file://{}{path}", if path.starts_with('/') { "" } else { "/" })
}
