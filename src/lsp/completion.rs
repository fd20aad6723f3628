//! Answers `textDocument/completion` and `completionItem/resolve`.
//!
//! `ide` decides what can be written. Called by the handlers.

use super::capabilities::ClientSupport;
use super::convert::TextView;
use super::hover::prose;
use super::view::View;
use crate::ide::{self, Completion, ItemKind};
use serde_json::json;
use tower_lsp::lsp_types::{
    CompletionItem, CompletionItemKind, CompletionResponse, CompletionTextEdit, Documentation, Position,
    TextEdit,
};

/// What an item carries whose page is written only when somebody looks at it: the topic of the page.
const TOPIC: &str = "topic";

/// What can be written at a position of the text as it is being typed, all of it.
pub(super) fn completion(view: &View, at: Position) -> Option<CompletionResponse> {
    let (folder, place) = (view.folder()?, view.current_text()?);
    let at = place.offset(at);
    let items = ide::completion(&folder.snapshot, &view.path, at, place.text);
    let items: Vec<CompletionItem> =
        items.into_iter().map(|item| told(item, &place, &view.support)).collect();
    (!items.is_empty()).then_some(CompletionResponse::Array(items))
}

fn told(item: Completion, place: &TextView, facts: &ClientSupport) -> CompletionItem {
    let docs = item.docs.as_ref().map(|docs| prose(docs, facts.markdown_docs));
    let edit = TextEdit { range: place.range(item.span), new_text: item.insert };
    CompletionItem {
        kind: Some(kind(item.kind)),
        detail: item.detail,
        documentation: docs.map(Documentation::MarkupContent),
        preselect: item.preselect.then_some(true),
        sort_text: Some(item.sort),
        text_edit: Some(CompletionTextEdit::Edit(edit)),
        data: (item.kind == ItemKind::Member).then(|| json!({ TOPIC: item.label })),
        label: item.label,
        ..CompletionItem::default()
    }
}

fn kind(kind: ItemKind) -> CompletionItemKind {
    match kind {
        ItemKind::Value => CompletionItemKind::VALUE,
        ItemKind::Key => CompletionItemKind::PROPERTY,
        ItemKind::Rule => CompletionItemKind::CONSTANT,
        ItemKind::Member => CompletionItemKind::METHOD,
        ItemKind::Keyword => CompletionItemKind::KEYWORD,
    }
}

/// The item with its page, where it has not come with it.
pub(super) fn resolve(item: CompletionItem, facts: &ClientSupport) -> CompletionItem {
    let topic = item.data.as_ref().and_then(|data| data.get(TOPIC)?.as_str());
    match topic.and_then(ide::explain) {
        None => item,
        Some(page) => {
            let page = Documentation::MarkupContent(prose(&page, facts.markdown_docs));
            CompletionItem { documentation: Some(page), ..item }
        }
    }
}
