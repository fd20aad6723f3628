//! Messages to the client, sent in the order in which they were put in. Nobody waits here for the client.
//!
//! Knows nothing about what they say. Filled by handlers and by the worker.

use super::frames::notification;
use super::status::{self, StatusNotification};
use super::transport::Out;
use serde::Serialize;
use std::sync::Arc;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tower_lsp::Client;
use tower_lsp::lsp_types::notification::{
    LogMessage, LogTrace, Notification, PublishDiagnostics, ShowMessage,
};
use tower_lsp::lsp_types::request::{
    CodeLensRefresh, InlayHintRefreshRequest, Request, WorkspaceDiagnosticRefresh,
};
use tower_lsp::lsp_types::{
    Diagnostic, LogMessageParams, LogTraceParams, MessageType, ShowMessageParams, Url,
};

/// Something to tell the client.
#[derive(Debug, PartialEq)]
pub(super) enum Message {
    /// The diagnostics of a file, in place of those before; the version of an open document.
    Publish { uri: Url, diagnostics: Arc<[Diagnostic]>, version: Option<i32> },
    /// A line for the log.
    Log(MessageType, String),
    /// A line for those who have asked for a trace, with details for those who have asked for these as well.
    Trace { message: String, verbose: Option<String> },
    /// A message for the user.
    Show(String),
    /// The state of the add-ins.
    Status(StatusNotification),
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
    pub(super) fn new(client: Client, out: Out) -> Self {
        let (sender, receiver) = unbounded_channel();
        tokio::spawn(deliver(client, out, receiver));
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

/// `PublishDiagnosticsParams`; there may be very many diagnostics, so they are not copied.
#[derive(Serialize)]
struct PublishParams<'a> {
    uri: Url,
    diagnostics: &'a [Diagnostic],
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<i32>,
}

/// Ends with the session.
async fn deliver(client: Client, out: Out, mut messages: UnboundedReceiver<Message>) {
    while let Some(message) = messages.recv().await {
        let told = match message {
            Message::RefreshDiagnostics => {
                refresh::<WorkspaceDiagnosticRefresh>(&client);
                continue;
            }
            Message::RefreshLenses => {
                refresh::<CodeLensRefresh>(&client);
                continue;
            }
            Message::RefreshHints => {
                refresh::<InlayHintRefreshRequest>(&client);
                continue;
            }
            Message::Publish { uri, diagnostics, version } => {
                let diagnostics = &diagnostics;
                notification(PublishDiagnostics::METHOD, &PublishParams { uri, diagnostics, version })
            }
            Message::Log(typ, message) => {
                notification(LogMessage::METHOD, &LogMessageParams { typ, message })
            }
            Message::Trace { message, verbose } => {
                notification(LogTrace::METHOD, &LogTraceParams { message, verbose })
            }
            Message::Show(message) => {
                notification(ShowMessage::METHOD, &ShowMessageParams { typ: MessageType::INFO, message })
            }
            Message::Status(status) => notification(status::METHOD, &status),
        };
        if out.send(told).await.is_err() {
            return;
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
