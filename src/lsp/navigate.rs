//! Answers `textDocument/definition`, `textDocument/references` and `textDocument/documentLink`.
//!
//! `ide` decides where something leads. Called by the handlers.

use super::view::View;
use crate::ide::{self, Link, LinkTarget};
use tower_lsp::lsp_types::{DocumentLink, GotoDefinitionResponse, Location, Url};

/// From a use to the permissions of its manifests.
pub(super) fn definition(view: &View, at: u32) -> Option<GotoDefinitionResponse> {
    let found = ide::definition(&view.folder()?.snapshot, &view.path, at);
    let found = view.locations(&found);
    (!found.is_empty()).then_some(GotoDefinitionResponse::Array(found))
}

/// From a permission to the uses that need it, from a use to the others.
pub(super) fn references(view: &View, at: u32) -> Option<Vec<Location>> {
    let found = view.locations(&ide::references(&view.folder()?.snapshot, &view.path, at));
    (!found.is_empty()).then_some(found)
}

/// What leads to files and pages.
pub(super) fn links(view: &View) -> Option<Vec<DocumentLink>> {
    let (folder, place) = (view.folder()?, view.analysed_text()?);
    let link = |link: Link| {
        let target = match link.target {
            LinkTarget::File(file) => view.analysis.uri(&file),
            LinkTarget::Url(url) => Url::parse(url).ok(),
        };
        let tooltip = view.support.link_tooltips.then_some(link.tooltip);
        Some(DocumentLink { range: place.range(link.span), target: Some(target?), tooltip, data: None })
    };
    Some(ide::links(&folder.snapshot, &view.path).into_iter().filter_map(link).collect())
}
