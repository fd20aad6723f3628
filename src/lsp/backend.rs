//! The handlers. Each is a few lines: the work is done elsewhere.
//!
//! The four laws:
//!
//! 1. A notification stores what it brings before its first `.await` (the guard runs it up to there before the next
//!    message is read).
//! 2. No work in a handler: [`Shared::with_view`] takes what is known and works on another thread.
//! 3. No handler waits for the client: what is asked of it is asked by a task of its own.
//! 4. No lock lives across an `.await`.

use super::capabilities::ClientSupport;
use super::disk_watch::DiskWatch;
use super::documents::OpenDocument;
use super::events::{Event, Events};
use super::folders;
use super::lock::lock;
use super::offer::offer;
use super::outbox::{Message, Outbox};
use super::parent;
use super::shared::{Shared, off_transport};
use super::transport::Out;
use super::view::View;
use super::{
    actions, commands, completion, hover, navigate, outline, pull, refresh, settings, watch, worker,
};
use crate::system::System;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::*;
use tower_lsp::{Client, ClientSocket, LanguageServer, LspService, LspServiceBuilder};

pub(super) struct Backend {
    pub(super) shared: Arc<Shared>,
    events: Events,
    disk_watch: DiskWatch,
    parent: parent::Watch,
    /// How often the settings were asked for: only the answer to the last question counts.
    settings_request: Arc<AtomicU64>,
}

impl Backend {
    /// The service, with the methods that `add` adds, and the client's end of it. Needs a runtime around it.
    pub(super) fn service(
        system: Arc<dyn System>,
        parent: parent::Watch,
        out: Out,
        add: impl FnOnce(LspServiceBuilder<Backend>) -> LspServiceBuilder<Backend>,
    ) -> (LspService<Backend>, ClientSocket) {
        let backend = |client: Client| {
            let shared = Arc::new(Shared::new(client.clone(), Outbox::new(client, out), Arc::clone(&system)));
            let (outside, inbox) = DiskWatch::new();
            let events = worker::start(system, Arc::clone(&shared), (outside.clone(), inbox));
            Backend { shared, events, disk_watch: outside, parent, settings_request: Arc::default() }
        };
        let service = LspService::build(backend)
            .custom_method("$/setTrace", Backend::set_trace)
            .custom_method("window/workDoneProgress/cancel", Backend::cancel_progress)
            .custom_method("addinspect/look", Backend::look);
        add(service).finish()
    }

    async fn set_trace(&self, params: SetTraceParams) {
        *lock(&self.shared.trace) = params.value;
    }

    /// The editor cannot know what others have done to the disk meanwhile.
    async fn look(&self) {
        self.disk_watch.look();
    }

    async fn cancel_progress(&self, params: WorkDoneProgressCancelParams) {
        self.shared.dismissed_progress.send_replace(Some(params.token));
    }

    /// Answers a request about a position.
    async fn at<T: Send + 'static>(
        &self,
        at: TextDocumentPositionParams,
        work: impl FnOnce(&View, u32) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        self.shared.at(&at.text_document.uri, at.position, work).await
    }

    /// Asks for the settings, in a task of its own; then analysing may begin.
    fn ask_settings(&self) {
        let question = self.settings_request.fetch_add(1, Ordering::Relaxed) + 1;
        let (shared, events, asked) =
            (Arc::clone(&self.shared), self.events.clone(), Arc::clone(&self.settings_request));
        tokio::spawn(async move {
            let answers = settings::ask(&shared).await;
            // Whoever has asked since tells what holds by now, and then starts.
            if asked.load(Ordering::Relaxed) == question {
                answers
                    .into_iter()
                    .for_each(|(folder, said)| apply_settings(&shared, &events, &folder, &said));
                events.send(Event::Start);
            }
        });
    }

    /// The same settings for all folders.
    fn set_settings(&self, said: &Value) {
        let folders = lock(&self.shared.folders).clone();
        let section = settings::section(said);
        folders.into_iter().for_each(|folder| apply_settings(&self.shared, &self.events, &folder, section));
    }

    fn set_folders(&self, folders: Vec<PathBuf>) {
        self.events.send(Event::Folders(lock(&self.shared.folder_names).set_folders(&folders)));
        *lock(&self.shared.folders) = folders;
    }

    fn disk(&self, uris: impl IntoIterator<Item = Url>) {
        let paths: Vec<PathBuf> = uris.into_iter().filter_map(|uri| self.shared.path(&uri)).collect();
        if !paths.is_empty() {
            self.events.send(Event::Disk(paths));
        }
    }
}

/// What a section of the settings says holds for a folder from now on.
fn apply_settings(shared: &Shared, events: &Events, folder: &Path, section: &Value) {
    let folder = lock(&shared.folder_names).root(folder);
    lock(&shared.hints).insert(folder.clone(), settings::hints(section));
    events.send(Event::Settings(folder, settings::config(section)));
}

#[tower_lsp::async_trait]
impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let options = params.initialization_options.clone().unwrap_or_default();
        let facts = ClientSupport::new(&params.capabilities).with_options(&options);
        self.shared.set_facts(facts);
        *lock(&self.shared.trace) = params.trace.unwrap_or_default();
        self.set_folders(folders::named(&params));
        if let Some(options) = &params.initialization_options {
            self.set_settings(options);
        }
        if let Some(process) = params.process_id {
            self.parent.process(process);
        }
        Ok(offer(&facts))
    }

    async fn initialized(&self, _: InitializedParams) {
        let registrations = watch::registrations(&self.shared.support());
        if !registrations.is_empty() {
            let client = self.shared.client.clone();
            tokio::spawn(async move { client.register_capability(registrations).await });
        }
        self.ask_settings();
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let TextDocumentItem { uri, version, text, .. } = params.text_document;
        let Some(path) = lock(&self.shared.folder_names).open(&uri) else {
            self.shared.outbox.log(format!("{uri} is not a file, so it is ignored"));
            return self.shared.outbox.send(Message::Publish {
                uri,
                diagnostics: Arc::default(),
                version: Some(version),
            });
        };
        let document = OpenDocument::new(uri, version, text);
        let unit = self.shared.support().unit;
        let document = lock(&self.shared.documents).open(path.clone(), document, unit);
        let facts = self.shared.support();
        let cleared = lock(&self.shared.published).opened(&path, document.edition, &facts);
        cleared.into_iter().for_each(|message| self.shared.outbox.send(message));
        self.events.send(Event::DocumentChanged(path, document));
        self.disk_watch.look();
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let VersionedTextDocumentIdentifier { uri, version } = params.text_document;
        let Some(path) = self.shared.path(&uri) else { return };
        let unit = self.shared.support().unit;
        let edited = lock(&self.shared.documents).edit(&path, version, params.content_changes, unit);
        if let Some(document) = edited {
            self.events.send(Event::DocumentChanged(path, document));
        }
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        let Some(path) = self.shared.path(&params.text_document.uri) else { return };
        lock(&self.shared.documents).close(&path);
        lock(&self.shared.published).closed(&path);
        lock(&self.shared.answered).closed(&path);
        self.events.send(Event::Closed(path));
    }

    async fn did_save(&self, _: DidSaveTextDocumentParams) {
        self.disk_watch.look();
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        self.disk(params.changes.into_iter().map(|change| change.uri));
    }

    async fn did_rename_files(&self, params: RenameFilesParams) {
        let uris = params.files.iter().flat_map(|file| [&file.old_uri, &file.new_uri]);
        self.disk(uris.filter_map(|uri| Url::parse(uri).ok()));
    }

    async fn did_delete_files(&self, params: DeleteFilesParams) {
        self.disk(params.files.iter().filter_map(|file| Url::parse(&file.uri).ok()));
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        let (added, removed) = (folders::paths(&params.event.added), folders::paths(&params.event.removed));
        let mut folders = lock(&self.shared.folders).clone();
        folders.retain(|folder| !removed.contains(folder) && !added.contains(folder));
        folders.extend(added);
        self.set_folders(folders);
        self.ask_settings();
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        if self.shared.support().configuration {
            self.ask_settings();
        } else {
            self.set_settings(&params.settings);
        }
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        pull::document(&self.shared, self.events.revision(), params).await
    }

    async fn workspace_diagnostic(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReportResult> {
        pull::workspace(&self.shared, self.events.revision(), params).await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let CodeActionParams { text_document: TextDocumentIdentifier { uri }, range, context, .. } = params;
        let of = uri.clone();
        let work = move |view: &View| actions::actions(view, &of, range, context.only.as_deref());
        self.shared.with_view(&uri, work).await
    }

    async fn code_action_resolve(&self, action: CodeAction) -> Result<CodeAction> {
        actions::resolve(&self.shared, action).await
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        self.at(params.text_document_position_params, hover::hover).await
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position;
        let work = move |view: &View| completion::completion(view, position);
        self.shared.with_view(&text_document.uri, work).await
    }

    async fn completion_resolve(&self, item: CompletionItem) -> Result<CompletionItem> {
        let facts = self.shared.support();
        off_transport(move || completion::resolve(item, &facts)).await
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        refresh::lenses(&self.shared, &params.text_document.uri).await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        refresh::hints(&self.shared, &params.text_document.uri, params.range).await
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        self.at(params.text_document_position_params, navigate::definition).await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        self.at(params.text_document_position, navigate::references).await
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        self.shared.with_view(&params.text_document.uri, navigate::links).await
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        let uri = params.text_document.uri;
        let of = uri.clone();
        self.shared.with_view(&uri, move |view| outline::outline(view, &of)).await
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        commands::execute(&self.shared, self.events.revision(), params).await
    }
}
