//! Answers `textDocument/hover`, and says how the client reads prose.
//!
//! `ide` decides what a hover says. Called by the handlers.

use super::view::View;
use crate::ide;
use tower_lsp::lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind};

/// What is known about the thing at byte `at`.
pub(super) fn hover(view: &View, at: u32) -> Option<Hover> {
    let place = view.analysed_text()?;
    let folder = view.folder()?;
    let found = if view.is_config() {
        ide::hover_config(place.text, at)
    } else {
        let link = |to: &_| view.analysis.link(folder, to);
        ide::hover(&folder.snapshot, &folder.findings, &view.path, at, &link)
    }?;
    let contents = HoverContents::Markup(prose(&found.markdown, view.support.markdown_hovers));
    Some(Hover { contents, range: Some(place.range(found.span)) })
}

/// Markdown, or plain text for a client that cannot show that.
pub(super) fn prose(markdown: &str, shown: bool) -> MarkupContent {
    match shown {
        true => MarkupContent { kind: MarkupKind::Markdown, value: markdown.to_owned() },
        false => MarkupContent { kind: MarkupKind::PlainText, value: ide::plain(markdown) },
    }
}
