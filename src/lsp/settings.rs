//! The editor's settings: the section `addinspect`, with the keys of `addinspect.json`.
//!
//! They rank below every `addinspect.json`: they apply only where no file does. Knows nothing about what the keys
//! mean. Called by the handlers.

use super::lock::lock;
use super::shared::Shared;
use serde_json::{Map, Value};
use std::path::PathBuf;
use std::time::Duration;
use tower_lsp::lsp_types::{ConfigurationItem, Url};

/// The section that we ask for.
pub(super) const SECTION: &str = "addinspect";

/// A client gets so long to answer; without an answer nothing is set.
const PATIENCE: Duration = Duration::from_secs(1);

/// Keys of the section, or of `initializationOptions`, that are about the editor and not about add-ins.
const EDITORS: [&str; 7] = ["enable", HINTS, "path", "server", "showReferences", "status", "trace"];

/// Whether inlay hints are shown.
const HINTS: &str = "inlayHints";

/// Asks the client, if it can be asked, for the section of each folder.
pub(super) async fn ask(shared: &Shared) -> Vec<(PathBuf, Value)> {
    let folders = lock(&shared.folders).clone();
    if !shared.support().configuration || folders.is_empty() {
        return Vec::new();
    }
    let (client, questions) = (shared.client.clone(), questions(&folders));
    // A task of its own waits on when our patience ends: tower-lsp panics when an answer finds nobody waiting for it.
    let answer = tokio::spawn(async move { client.configuration(questions).await });
    let answer = tokio::time::timeout(PATIENCE, answer).await;
    let answer = answer.ok().and_then(Result::ok).and_then(Result::ok).unwrap_or_default();
    folders.into_iter().zip(answer).collect()
}

/// What to ask for: our section, for each folder.
fn questions(folders: &[PathBuf]) -> Vec<ConfigurationItem> {
    let item = |folder: &PathBuf| ConfigurationItem {
        scope_uri: Url::from_file_path(folder).ok(),
        section: Some(SECTION.to_owned()),
    };
    folders.iter().map(item).collect()
}

/// The section in what a client sends of its own accord: it may send that alone, or all that it has.
pub(super) fn section(sent: &Value) -> &Value {
    sent.get(SECTION).unwrap_or(sent)
}

/// A section as the text of an `addinspect.json`. What is null is not set.
pub(super) fn config(section: &Value) -> String {
    let Some(section) = section.as_object() else { return "{}".to_owned() };
    let said = section.iter().filter(|(key, value)| !EDITORS.contains(&key.as_str()) && !value.is_null());
    Value::Object(said.map(|(key, value)| (key.clone(), value.clone())).collect::<Map<_, _>>()).to_string()
}

/// Whether a section turns inlay hints on.
pub(super) fn hints(section: &Value) -> bool {
    section.get(HINTS) == Some(&Value::Bool(true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_set_is_a_configuration() {
        for (sent, expected) in [
            (json!(null), "{}"),
            (json!([]), "{}"),
            (json!({"exchange": "hybrid", "exclude": null}), r#"{"exchange":"hybrid"}"#),
            (json!({"trace": {"server": "off"}, "path": "/x", "inlayHints": true}), "{}"),
            (json!({"addinspect": {"rules": {}}, "editor": 1}), r#"{"rules":{}}"#),
        ] {
            assert_eq!(config(section(&sent)), expected, "{sent}");
        }
    }
}
