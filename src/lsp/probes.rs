//! Requests that only tests send, to see how the server stands what no real request does to it. Not in a release.

use super::backend::Backend;
use serde_json::{Value, json};
use std::time::Duration;
use tower_lsp::LspServiceBuilder;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::{TextDocumentIdentifier, TextDocumentPositionParams};

/// Adds them.
pub(super) fn add(service: LspServiceBuilder<Backend>) -> LspServiceBuilder<Backend> {
    service
        .custom_method("addinspect/test/panic", Backend::panic)
        .custom_method("addinspect/test/panicAtWork", Backend::panic_at_work)
        .custom_method("addinspect/test/offset", Backend::offset)
        .custom_method("addinspect/test/untilCancelled", Backend::until_cancelled)
}

impl Backend {
    #[expect(clippy::panic, reason = "that is what it is for")]
    async fn panic(&self) -> Result<()> {
        panic!("asked to");
    }

    #[expect(clippy::panic, reason = "that is what it is for")]
    async fn panic_at_work(&self, document: TextDocumentIdentifier) -> Result<Option<()>> {
        self.shared.with_view(&document.uri, |_| panic!("asked to")).await
    }

    /// The byte offset of a position, and the text before it.
    async fn offset(&self, params: TextDocumentPositionParams) -> Result<Option<Value>> {
        let work = |view: &super::view::View, offset: u32| {
            let before = view.current_text()?.text.get(..offset as usize)?.to_owned();
            Some(json!({ "offset": offset, "before": before }))
        };
        self.shared.at(&params.text_document.uri, params.position, work).await
    }

    /// Works until nobody waits for the answer any more; says in the log that it works, and that it has stopped.
    async fn until_cancelled(&self, document: TextDocumentIdentifier) -> Result<Option<()>> {
        let outbox = self.shared.outbox.clone();
        let work = move |view: &super::view::View| {
            outbox.log("working");
            while !view.is_cancelled() {
                std::thread::sleep(Duration::from_millis(1));
            }
            outbox.log("stopped");
            None
        };
        self.shared.with_view(&document.uri, work).await
    }
}
