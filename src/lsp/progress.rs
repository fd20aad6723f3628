//! Work-done progress of the first scan of a folder.
//!
//! Only the latest step is shown: steps come faster than a client can show them. Knows nothing about what is scanned.
//! Begun by the worker, ended when it is dropped or when the user dismisses it.

use super::shared::Shared;
use crate::workspace;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tower_lsp::Client;
use tower_lsp::lsp_types::notification::Progress as Notification;
use tower_lsp::lsp_types::request::WorkDoneProgressCreate;
use tower_lsp::lsp_types::{
    NumberOrString, ProgressParams, ProgressParamsValue, WorkDoneProgress, WorkDoneProgressBegin,
    WorkDoneProgressCreateParams, WorkDoneProgressEnd, WorkDoneProgressReport,
};

/// Between two steps; more often would only flicker.
const PAUSE: Duration = Duration::from_millis(100);

/// Progress that the client shows.
pub(super) struct Progress(watch::Sender<Option<workspace::ScanProgress>>);

impl Progress {
    /// Shows that `root` is scanned; `None` where the client shows no progress. Needs a runtime around it.
    pub(super) fn begin(shared: &Arc<Shared>, root: &Path) -> Option<Progress> {
        if !shared.support().progress {
            return None;
        }
        let (sender, steps) = watch::channel(None);
        let token = NumberOrString::String(format!("addinspect:{}", root.display()));
        let name = root.file_name().map(|name| name.to_string_lossy().into_owned());
        let dismissed = shared.dismissed_progress.subscribe();
        tokio::spawn(show(shared.client.clone(), token, name, steps, dismissed));
        Some(Progress(sender))
    }

    /// How far it is.
    pub(super) fn report_step(&self, step: workspace::ScanProgress) {
        self.0.send_replace(Some(step));
    }
}

async fn show(
    client: Client,
    token: NumberOrString,
    name: Option<String>,
    steps: watch::Receiver<Option<workspace::ScanProgress>>,
    mut dismissed: watch::Receiver<Option<NumberOrString>>,
) {
    let create = WorkDoneProgressCreateParams { token: token.clone() };
    let created = client.send_request::<WorkDoneProgressCreate>(create).await;
    // A scan that is done before the client has answered is none to show.
    if created.is_err() || steps.has_changed().is_err() {
        return;
    }
    let begin = WorkDoneProgressBegin {
        title: "Checking add-ins".to_owned(),
        // A scan cannot be cancelled; who dismisses it all the same sees no more of it.
        cancellable: Some(false),
        message: name,
        percentage: None,
    };
    send(&client, &token, WorkDoneProgress::Begin(begin)).await;
    tokio::select! {
        () = report(&client, &token, steps) => {}
        _ = dismissed.wait_for(|of| of.as_ref() == Some(&token)) => {}
    }
    send(&client, &token, WorkDoneProgress::End(WorkDoneProgressEnd { message: None })).await;
}

/// Reports steps until there are no more.
async fn report(
    client: &Client,
    token: &NumberOrString,
    mut steps: watch::Receiver<Option<workspace::ScanProgress>>,
) {
    while steps.changed().await.is_ok() {
        let step = *steps.borrow_and_update();
        let report = WorkDoneProgressReport { message: step.map(words), ..WorkDoneProgressReport::default() };
        send(client, token, WorkDoneProgress::Report(report)).await;
        tokio::time::sleep(PAUSE).await;
    }
}

async fn send(client: &Client, token: &NumberOrString, progress: WorkDoneProgress) {
    let value = ProgressParamsValue::WorkDone(progress);
    client.send_notification::<Notification>(ProgressParams { token: token.clone(), value }).await;
}

fn words(step: workspace::ScanProgress) -> String {
    match step {
        workspace::ScanProgress::Reading { done, total } => format!("reading {done} of {total} files"),
        workspace::ScanProgress::Analysing(sources) => format!("analysing {sources} sources"),
    }
}
