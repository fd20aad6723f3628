//! Answers `textDocument/documentSymbol`: as a tree, or as a list for clients without trees.
//!
//! `ide` decides what an outline shows. Called by the handlers.

use super::convert::TextView;
use super::view::View;
use crate::ide::{self, Symbol};
use tower_lsp::lsp_types::{
    DocumentSymbol, DocumentSymbolResponse, Location, SymbolInformation, SymbolKind, Url,
};

/// The outline of a manifest; `uri` is the document's.
pub(super) fn outline(view: &View, uri: &Url) -> Option<DocumentSymbolResponse> {
    let (folder, place) = (view.folder()?, view.analysed_text()?);
    let symbols = ide::symbols(&folder.snapshot, &view.path);
    if view.support.symbol_trees {
        return Some(DocumentSymbolResponse::Nested(symbols.into_iter().map(|s| tree(s, &place)).collect()));
    }
    let mut list = Vec::new();
    symbols.iter().for_each(|symbol| flatten(symbol, None, &place, uri, &mut list));
    Some(DocumentSymbolResponse::Flat(list))
}

#[expect(deprecated, reason = "the struct has no default; the field stays empty")]
fn tree(symbol: Symbol, place: &TextView) -> DocumentSymbol {
    let children: Vec<DocumentSymbol> = symbol.children.into_iter().map(|s| tree(s, place)).collect();
    DocumentSymbol {
        kind: kind(symbol.kind),
        range: place.range(symbol.span),
        selection_range: place.range(symbol.selection),
        detail: Some(symbol.detail).filter(|detail| !detail.is_empty()),
        children: (!children.is_empty()).then_some(children),
        name: symbol.name,
        tags: None,
        deprecated: None,
    }
}

#[expect(deprecated, reason = "the struct has no default; the field stays empty")]
fn flatten(
    symbol: &Symbol,
    parent: Option<&str>,
    place: &TextView,
    uri: &Url,
    list: &mut Vec<SymbolInformation>,
) {
    list.push(SymbolInformation {
        name: symbol.name.clone(),
        kind: kind(symbol.kind),
        location: Location { uri: uri.clone(), range: place.range(symbol.span) },
        container_name: parent.map(str::to_owned),
        tags: None,
        deprecated: None,
    });
    symbol.children.iter().for_each(|child| flatten(child, Some(&symbol.name), place, uri, list));
}

/// The nearest of the protocol's kinds, which are those of programs.
fn kind(kind: ide::SymbolKind) -> SymbolKind {
    match kind {
        ide::SymbolKind::AddIn => SymbolKind::PACKAGE,
        ide::SymbolKind::Group => SymbolKind::NAMESPACE,
        ide::SymbolKind::Permission => SymbolKind::KEY,
        ide::SymbolKind::ActivationRule => SymbolKind::EVENT,
        ide::SymbolKind::Feature => SymbolKind::PROPERTY,
        ide::SymbolKind::Host => SymbolKind::ENUM_MEMBER,
        ide::SymbolKind::RequirementSet => SymbolKind::INTERFACE,
        ide::SymbolKind::ExtensionPoint => SymbolKind::OBJECT,
        ide::SymbolKind::Url => SymbolKind::FILE,
        ide::SymbolKind::Function => SymbolKind::FUNCTION,
    }
}
