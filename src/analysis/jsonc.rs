//! JSON with comments and trailing commas, as `tsconfig.json` has them, through tree-sitter. No spans: only for
//! looking things up.

use tree_sitter::{Node, Parser};

/// A value; numbers and the like are [`Json::Other`].
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Json {
    Text(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
    Other,
}

impl Json {
    pub(super) fn get(&self, key: &str) -> Option<&Json> {
        self.entries().iter().find(|(k, _)| k == key).map(|(_, v)| v)
    }

    pub(super) fn text(&self) -> Option<&str> {
        if let Json::Text(text) = self { Some(text) } else { None }
    }

    pub(super) fn items(&self) -> &[Json] {
        if let Json::Array(items) = self { items } else { &[] }
    }

    pub(super) fn entries(&self) -> &[(String, Json)] {
        if let Json::Object(entries) = self { entries } else { &[] }
    }
}

/// Reads a text; `None` when it holds no value.
pub(super) fn parse(text: &str) -> Option<Json> {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_json::LANGUAGE.into()).ok()?;
    let tree = parser.parse(text, None)?;
    let root = tree.root_node();
    let mut cursor = root.walk();
    let value = root.named_children(&mut cursor).find(|n| n.kind() != "comment" && !n.is_error());
    value.map(|v| read(v, text, 0))
}

fn read(node: Node<'_>, text: &str, depth: u32) -> Json {
    if depth > 100 {
        return Json::Other;
    }
    let mut cursor = node.walk();
    match node.kind() {
        "string" => Json::Text(string(node, text)),
        "array" => Json::Array(node.named_children(&mut cursor).map(|n| read(n, text, depth + 1)).collect()),
        "object" => {
            let pairs = node.named_children(&mut cursor).filter(|n| n.kind() == "pair");
            let pair = |n: Node<'_>| {
                let (key, value) = (n.child_by_field_name("key")?, n.child_by_field_name("value")?);
                Some((string(key, text), read(value, text, depth + 1)))
            };
            Json::Object(pairs.filter_map(pair).collect())
        }
        _ => Json::Other,
    }
}

fn string(node: Node<'_>, text: &str) -> String {
    let quoted = text.get(node.byte_range()).unwrap_or("");
    serde_json::from_str(quoted).unwrap_or_else(|_| quoted.trim_matches('"').to_owned())
}
