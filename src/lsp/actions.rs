//! Answers `textDocument/codeAction` and `codeAction/resolve`.
//!
//! `ide` decides what can be done; here it becomes edits of versions of documents. Called by the handlers.

use super::analysis::FolderAnalysis;
use super::diagnostics::Writer;
use super::shared::Shared;
use super::view::View;
use crate::ide::{self, Action, ActionChange, ActionKind, EditsByFile};
use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionResponse, Diagnostic, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, Range, TextDocumentEdit, TextEdit, Url, WorkspaceEdit,
};

/// The kind of the action that does all that is safe.
pub(super) const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.addinspect");

/// What an action carries to its resolving: the question that it answered, and its place in the answer.
#[derive(Serialize, Deserialize)]
struct Ticket {
    uri: Url,
    /// The number of the edition that was asked about.
    edition: Option<u64>,
    span: (u32, u32),
    index: usize,
}

/// The actions of the kinds `only` where `range` of the document touches a finding.
pub(super) fn actions(
    view: &View,
    uri: &Url,
    range: Range,
    only: Option<&[CodeActionKind]>,
) -> Option<CodeActionResponse> {
    let (folder, place) = (view.folder()?, view.analysed_text()?);
    // Who asks for nothing else means the whole file, wherever the cursor is.
    let is_whole = !is_wanted(&CodeActionKind::QUICKFIX, only);
    let span = if is_whole { Span::from_usize(0, place.text.len()) } else { place.span(range) };
    // The form of a comment takes a parse to find out: of what is at a cursor now, of a whole selection when it is chosen.
    let is_lazy = view.support.resolves_edits && range.start.line != range.end.line;
    let ticket =
        |index| Ticket { uri: uri.clone(), edition: number(view), span: (span.start, span.end), index };
    let mut told = Vec::new();
    for (index, action) in all(folder, view, span).into_iter().enumerate() {
        if view.is_cancelled() {
            return None;
        }
        if !is_wanted(&kind(&action), only) {
            continue;
        }
        let waits = is_lazy && matches!(action.change, ActionChange::Suppression(..));
        let Some(edit) = (if waits { Some(None) } else { edit(view, folder, &action).map(Some) }) else {
            continue;
        };
        told.push(CodeActionOrCommand::CodeAction(tell(view, folder, action, edit, ticket(index))));
    }
    (!told.is_empty()).then_some(told)
}

fn number(view: &View) -> Option<u64> {
    view.edition().map(|edition| edition.number)
}

fn all(folder: &FolderAnalysis, view: &View, span: Span) -> Vec<Action> {
    ide::actions(&folder.snapshot, &folder.findings, &view.path, span)
}

/// Kinds are trees: who wants `source` wants `source.fixAll.addinspect`, too.
fn is_wanted(kind: &CodeActionKind, only: Option<&[CodeActionKind]>) -> bool {
    let is_below = |wanted: &CodeActionKind| match kind.as_str().strip_prefix(wanted.as_str()) {
        Some(rest) => rest.is_empty() || rest.starts_with('.') || wanted.as_str().is_empty(),
        None => false,
    };
    only.is_none_or(|only| only.iter().any(is_below))
}

fn kind(action: &Action) -> CodeActionKind {
    match action.kind {
        ActionKind::QuickFix => CodeActionKind::QUICKFIX,
        ActionKind::FixAll => FIX_ALL,
    }
}

fn tell(
    view: &View,
    folder: &FolderAnalysis,
    action: Action,
    edit: Option<WorkspaceEdit>,
    ticket: Ticket,
) -> CodeAction {
    let resolves = view.support.resolves_edits;
    CodeAction {
        kind: Some(kind(&action)),
        diagnostics: resolved_diagnostics(view, folder, &action),
        is_preferred: action.preferred.then_some(true),
        // Serialising plain data cannot fail.
        data: resolves.then(|| serde_json::to_value(ticket).unwrap_or_default()),
        edit: edit.filter(|_| !resolves),
        title: action.title,
        ..CodeAction::default()
    }
}

/// The diagnostics of this document that an action takes away.
fn resolved_diagnostics(view: &View, folder: &FolderAnalysis, action: &Action) -> Option<Vec<Diagnostic>> {
    let mut writer = Writer::new(&view.analysis, &view.support);
    let here = action.mends.iter().filter_map(|&index| folder.findings.get(index));
    let here = here.filter(|finding| finding.at.file == view.path);
    let mended: Vec<Diagnostic> = here.filter_map(|finding| writer.diagnostic(folder, finding)).collect();
    (!mended.is_empty()).then_some(mended)
}

/// The action with its edits. An error where the text, or what is found in it, is not what it was when it was offered.
pub(super) async fn resolve(shared: &Shared, action: CodeAction) -> Result<CodeAction> {
    let ticket = action.data.clone().and_then(|data| serde_json::from_value::<Ticket>(data).ok());
    let ticket = ticket.ok_or_else(|| Error::invalid_params("the action has lost its data"))?;
    let uri = ticket.uri.clone();
    let title = action.title.clone();
    let work = move |view: &View| {
        let folder = view.folder().filter(|_| number(view) == ticket.edition)?;
        let span = Span::new(ticket.span.0, ticket.span.1.max(ticket.span.0));
        let chosen = all(folder, view, span).into_iter().nth(ticket.index).filter(|a| a.title == title)?;
        edit(view, folder, &chosen)
    };
    let edit = shared.with_view(&uri, work).await?.ok_or_else(Error::content_modified)?;
    Ok(CodeAction { edit: Some(edit), ..action })
}

/// What an action changes; `None` where that is nothing.
fn edit(view: &View, folder: &FolderAnalysis, action: &Action) -> Option<WorkspaceEdit> {
    let edits = action.edits(&folder.snapshot);
    let edits = by_document(view, folder, edits)?;
    if edits.is_empty() {
        return None;
    }
    if !view.support.versioned_edits {
        let changes: HashMap<Url, Vec<TextEdit>> =
            edits.into_iter().map(|(document, edits)| (document.uri, edits)).collect();
        return Some(WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() });
    }
    let change = |(text_document, edits): (_, Vec<TextEdit>)| TextDocumentEdit {
        text_document,
        edits: edits.into_iter().map(OneOf::Left).collect(),
    };
    let changes = DocumentChanges::Edits(edits.into_iter().map(change).collect());
    Some(WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() })
}

type DocumentEdits = Vec<(OptionalVersionedTextDocumentIdentifier, Vec<TextEdit>)>;

/// The edits by document, with the version that they are for where it is open. All or `None`: half an edit mends nothing,
/// and what is known of a manifest that is held is about another text.
fn by_document(view: &View, folder: &FolderAnalysis, edits: EditsByFile) -> Option<DocumentEdits> {
    let told = |(file, edits): (std::path::PathBuf, Vec<crate::text::Edit>)| {
        let place = folder.place(&file, view.support.unit).filter(|_| !folder.held.contains_key(&file))?;
        let (uri, version) = (view.analysis.uri(&file)?, view.analysis.edition(&file));
        let version = version.map(|edition| edition.version);
        let edit = |edit: crate::text::Edit| TextEdit { range: place.range(edit.span), new_text: edit.text };
        let document = OptionalVersionedTextDocumentIdentifier { uri, version };
        Some((document, edits.into_iter().map(edit).collect()))
    };
    edits.into_iter().filter(|(_, edits)| !edits.is_empty()).map(told).collect()
}
