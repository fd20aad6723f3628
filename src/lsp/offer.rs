//! What we offer a client.
//!
//! Knows nothing about how a request is answered. Called by `initialize`.

use super::capabilities::{ClientSupport, encoding};
use super::{actions, commands};
use tower_lsp::lsp_types::*;

/// What we offer this client.
pub(super) fn offer(facts: &ClientSupport) -> InitializeResult {
    let diagnostics = DiagnosticOptions {
        identifier: Some("addinspect".to_owned()),
        inter_file_dependencies: true,
        workspace_diagnostics: true,
        work_done_progress_options: WorkDoneProgressOptions::default(),
    };
    let capabilities = ServerCapabilities {
        position_encoding: encoding(facts.unit),
        text_document_sync: Some(sync()),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(OneOf::Left(true)),
            }),
            file_operations: Some(file_operations()),
        }),
        diagnostic_provider: facts.pulls.then_some(DiagnosticServerCapabilities::Options(diagnostics)),
        code_action_provider: facts.actions.then(|| code_actions(facts)),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        completion_provider: Some(completion()),
        code_lens_provider: Some(CodeLensOptions { resolve_provider: Some(false) }),
        inlay_hint_provider: Some(OneOf::Left(true)),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        document_link_provider: Some(DocumentLinkOptions {
            resolve_provider: Some(false),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        }),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: commands::ALL.map(str::to_owned).to_vec(),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        }),
        ..ServerCapabilities::default()
    };
    let version = Some(env!("CARGO_PKG_VERSION").to_owned());
    InitializeResult {
        capabilities,
        server_info: Some(ServerInfo { name: "addinspect".to_owned(), version }),
    }
}

fn sync() -> TextDocumentSyncCapability {
    TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::INCREMENTAL),
        save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
        ..TextDocumentSyncOptions::default()
    })
}

/// Renamed and deleted folders: watchers of files do not hear of them.
fn file_operations() -> WorkspaceFileOperationsServerCapabilities {
    let pattern = FileOperationPattern { glob: "**".to_owned(), matches: None, options: None };
    let filters = vec![FileOperationFilter { scheme: Some("file".to_owned()), pattern }];
    let all = FileOperationRegistrationOptions { filters };
    WorkspaceFileOperationsServerCapabilities {
        did_rename: Some(all.clone()),
        did_delete: Some(all),
        ..WorkspaceFileOperationsServerCapabilities::default()
    }
}

fn code_actions(facts: &ClientSupport) -> CodeActionProviderCapability {
    CodeActionProviderCapability::Options(CodeActionOptions {
        code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, actions::FIX_ALL]),
        resolve_provider: Some(facts.resolves_edits),
        work_done_progress_options: WorkDoneProgressOptions::default(),
    })
}

/// A tag's end and a quote begin a value. In the comments that suppress findings, the names of rules follow a blank, and
/// editors take the hyphens in them for the end of a word.
fn completion() -> CompletionOptions {
    CompletionOptions {
        trigger_characters: Some([">", "\"", " ", "-"].map(str::to_owned).to_vec()),
        resolve_provider: Some(true),
        ..CompletionOptions::default()
    }
}
