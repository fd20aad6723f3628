//! Messages to the client, sent in the order in which they were put in. Nobody waits here for the client.
//!
//! Knows nothing about what they say. Filled by handlers and by the worker.

use super::status::{Status, Told};
use serde_json::json;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tower_lsp::Client;
use tower_lsp::lsp_types::request::{
    CodeLensRefresh, InlayHintRefreshRequest, Request, WorkspaceDiagnosticRefresh,
};
use tower_lsp::lsp_types::{Diagnostic, LogTraceParams, MessageType, Url, notification::LogTrace};

/// Something to tell the client.
#[derive(Debug, PartialEq)]
pub(super) enum Message {
    /// The diagnostics of a file, in place of those before; the version of an open document.
    Publish { uri: Url, diagnostics: Vec<Diagnostic>, version: Option<i32> },
    /// A line for the log.
    Log(MessageType, String),
    /// A line for those who have asked for a trace, with details for those who have asked for these as well.
    Trace { message: String, verbose: Option<String> },
    /// A message for the user.
    Show(String),
    /// The state of the add-ins.
    Status(Status),
    /// Diagnostics that were pulled are out of date.
    RefreshDiagnostics,
    /// Lenses are out of date.
    RefreshLenses,
    /// Inlay hints are out of date.
    RefreshHints,
}

/// The way to the client.
#[derive(Clone)]
pub(super) struct Outbox(UnboundedSender<Message>);

impl Outbox {
    /// Needs a runtime around it.
    pub(super) fn new(client: Client) -> Self {
        let (sender, receiver) = unbounded_channel();
        tokio::spawn(deliver(client, receiver));
        Outbox(sender)
    }

    /// Never waits. Without a client there is nobody to tell.
    pub(super) fn send(&self, message: Message) {
        let _ = self.0.send(message);
    }

    /// Something that may matter to somebody who looks for it.
    pub(super) fn log(&self, message: impl Into<String>) {
        self.send(Message::Log(MessageType::LOG, message.into()));
    }

    /// Something that the user should look at.
    pub(super) fn warn(&self, message: impl Into<String>) {
        self.send(Message::Log(MessageType::WARNING, message.into()));
    }
}

async fn deliver(client: Client, mut messages: UnboundedReceiver<Message>) {
    while let Some(message) = messages.recv().await {
        match message {
            Message::Publish { uri, diagnostics, version } => {
                client.publish_diagnostics(uri, diagnostics, version).await;
            }
            Message::Log(kind, text) => client.log_message(kind, text).await,
            Message::Trace { message, verbose } => {
                client.send_notification::<LogTrace>(LogTraceParams { message, verbose }).await;
            }
            Message::Show(text) => client.show_message(MessageType::INFO, text).await,
            Message::Status(status) => client.send_notification::<Told>(json!(status)).await,
            Message::RefreshDiagnostics => refresh::<WorkspaceDiagnosticRefresh>(&client),
            Message::RefreshLenses => refresh::<CodeLensRefresh>(&client),
            Message::RefreshHints => refresh::<InlayHintRefreshRequest>(&client),
        }
    }
}

/// The client answers when it likes.
fn refresh<R>(client: &Client)
where
    R: Request<Params = (), Result = ()> + Send + 'static,
{
    let client = client.clone();
    tokio::spawn(async move { client.send_request::<R>(()).await });
}
