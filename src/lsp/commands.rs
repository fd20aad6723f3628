//! Answers `workspace/executeCommand`.
//!
//! Pages are written by `ide`. Called by the handlers.

use super::analysis::Analysis;
use super::outbox::Message;
use super::shared::{Shared, off_transport};
use crate::ide;
use serde_json::Value;
use std::path::Path;
use std::time::Duration;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::{ExecuteCommandParams, Url};

/// `[topic]` -> Markdown or null: the page about a rule, a level or a member.
const EXPLAIN: &str = "addinspect.explain";
/// `[{ uri?, show? }]` -> Markdown: the add-ins of the folder of a file, or of all folders. `show` shows it as well.
pub(super) const SUMMARY: &str = "addinspect.summary";

/// All commands.
pub(super) const ALL: [&str; 2] = [EXPLAIN, SUMMARY];

/// Somebody who asks for a summary waits so long for the first scan.
const SCAN: Duration = Duration::from_secs(60);

/// Does it. `revision` is that of an analysis which has seen everything before this request.
pub(super) async fn execute(
    shared: &Shared,
    revision: u64,
    params: ExecuteCommandParams,
) -> Result<Option<Value>> {
    let argument = params.arguments.into_iter().next();
    match params.command.as_str() {
        EXPLAIN => {
            let topic = argument.as_ref().and_then(Value::as_str).map(str::to_owned);
            let topic = topic.ok_or_else(|| Error::invalid_params("the first argument is not a topic"))?;
            Ok(off_transport(move || ide::explain(&topic)).await?.map(Value::String))
        }
        SUMMARY => summary(shared, revision, &argument.unwrap_or_default()).await.map(Some),
        unknown => Err(Error::invalid_params(format!("there is no command `{unknown}`"))),
    }
}

async fn summary(shared: &Shared, revision: u64, asked: &Value) -> Result<Value> {
    let uri = asked.get("uri").and_then(Value::as_str).and_then(|uri| Url::parse(uri).ok());
    let file = uri.and_then(|uri| shared.path(&uri));
    let analysis = shared.analysis(SCAN, |a| a.revision >= revision).await.unwrap_or_default();
    let page = off_transport(move || page(&analysis, file.as_deref())).await?;
    if asked.get("show") == Some(&Value::Bool(true)) {
        shared.outbox.send(Message::Show(ide::plain(&page)));
    }
    Ok(Value::String(page))
}

/// The page about the folder that a file belongs to, or about all that have manifests.
fn page(analysis: &Analysis, file: Option<&Path>) -> String {
    let own = file.map(|file| analysis.folder(file).map(|folder| &folder.root));
    let is_wanted = |root| own.is_none_or(|own| own == Some(root));
    let folders = analysis.folders.iter().filter(|folder| is_wanted(&folder.root));
    let (full, empty): (Vec<_>, Vec<_>) = folders.partition(|folder| !folder.snapshot.manifests.is_empty());
    let folders = if full.is_empty() { empty.into_iter().take(1).collect() } else { full };
    let page = |folder: &super::analysis::FolderAnalysis| {
        ide::summary(&folder.snapshot, &|at| analysis.link(folder, at))
    };
    folders.into_iter().map(page).collect::<Vec<_>>().join("\n")
}
