//! URIs as the client writes them: `file:/a.js` and `file://localhost/a.js` are `file:///a.js` to us.
//!
//! A client that compares them character by character would not find its document again, so what it opened under
//! another spelling is reported under that one. Knows nothing about what messages say. Called by the transport.

use serde_json::Value;
use std::collections::BTreeMap;
use tower_lsp::jsonrpc::Request;
use tower_lsp::lsp_types::Url;

/// By our spelling, as a string of JSON.
#[derive(Default)]
pub(super) struct Spellings(BTreeMap<String, String>);

impl Spellings {
    /// Remembers how the client spells what it opens.
    pub(super) fn hear(&mut self, request: &Request) {
        if request.method() != "textDocument/didOpen" {
            return;
        }
        let written = request.params().and_then(|params| params.pointer("/textDocument/uri")?.as_str());
        let ours = written.and_then(|written| Url::parse(written).ok());
        let Some((written, ours)) = written.zip(ours) else { return };
        let (ours, written) = (Value::from(ours.as_str()).to_string(), Value::from(written).to_string());
        if ours == written {
            self.0.remove(&ours);
        } else {
            self.0.insert(ours, written);
        }
    }

    /// A message with the client's spellings. A string that ends where the URI does is the URI: a quote inside another
    /// string has a backslash before it.
    pub(super) fn write(&self, message: Vec<u8>) -> Vec<u8> {
        if self.0.is_empty() {
            return message;
        }
        let spell = |text: String, (ours, written): (&String, &String)| text.replace(ours, written);
        match String::from_utf8(message) {
            Ok(text) => self.0.iter().fold(text, spell).into_bytes(),
            Err(error) => error.into_bytes(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_was_opened_by_another_spelling_is_told_by_that() {
        let mut spellings = Spellings::default();
        let open = |uri: &str| {
            Request::build("textDocument/didOpen").params(json!({ "textDocument": { "uri": uri } })).finish()
        };
        let told = json!({ "uri": "file:///w/a.js", "changes": { "file:///w/a.js": 1 },
            "text": "\"file:///w/a.js\"", "other": "file:///w/a.jsx" });
        for written in ["file:/w/a.js", "file://localhost/w/a.js", "file:///w/./a.js"] {
            spellings.hear(&open(written));
            let spelt: Value =
                serde_json::from_slice(&spellings.write(told.to_string().into_bytes())).unwrap();
            assert_eq!((&spelt["uri"], &spelt["changes"][written]), (&json!(written), &json!(1)));
            assert_eq!((&spelt["text"], &spelt["other"]), (&told["text"], &told["other"]));
        }
        spellings.hear(&open("file:///w/a.js"));
        assert_eq!(spellings.write(b"\"file:///w/a.js\"".to_vec()), b"\"file:///w/a.js\"");
    }
}
