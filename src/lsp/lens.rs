//! Answers `textDocument/codeLens` and `textDocument/inlayHint`.
//!
//! A lens on a permission leads to the uses that need it. The protocol has no command for that, so a client that
//! has one of its own says so (`showReferences` in its `initializationOptions`). Elsewhere the lens shows the summary
//! of the add-ins in a message: that is the one thing that a server can show in every client (Neovim and Emacs send the
//! command to the server and look at no result).
//!
//! `ide` decides what they say. Called by the handlers, and to check whether an answer still holds.

use super::commands::SUMMARY;
use super::view::View;
use crate::ide::{self, Hint, Lens};
use serde_json::json;
use tower_lsp::lsp_types::{CodeLens, Command, InlayHint, InlayHintKind, InlayHintLabel, Range};

/// A command of the client: shows places; its arguments are a URI, a position and locations.
const SHOW_REFERENCES: &str = "addinspect.showReferences";

/// The lenses of a manifest or a source.
pub(super) fn lenses(view: &View) -> Option<Vec<CodeLens>> {
    let (folder, place) = (view.folder()?, view.analysed_text()?);
    let lens = |lens: Lens| {
        // A lens stands on one line.
        let start = place.position(lens.at.start);
        let end = place.position(lens.at.end);
        let range = if start.line == end.line { Range::new(start, end) } else { Range::new(start, start) };
        Some(CodeLens { range, command: Some(command(view, lens, range)?), data: None })
    };
    Some(ide::lenses(&folder.snapshot, &view.path).into_iter().filter_map(lens).collect())
}

fn command(view: &View, lens: Lens, range: Range) -> Option<Command> {
    let uri = view.analysis.uri(&view.path)?;
    let uses = view.locations(&lens.uses);
    if view.support.shows_references && !uses.is_empty() {
        let arguments = vec![json!(uri), json!(range.start), json!(uses)];
        return Some(Command::new(lens.title, SHOW_REFERENCES.to_owned(), Some(arguments)));
    }
    let arguments = vec![json!({ "uri": uri, "show": true })];
    Some(Command::new(lens.title, SUMMARY.to_owned(), Some(arguments)))
}

/// The levels behind the uses in a range of a source.
pub(super) fn hints(view: &View, range: Range) -> Option<Vec<InlayHint>> {
    let (folder, place) = (view.folder()?, view.analysed_text()?);
    let hint = |hint: Hint| InlayHint {
        position: place.position(hint.at),
        label: InlayHintLabel::String(hint.label),
        kind: Some(InlayHintKind::TYPE),
        text_edits: None,
        tooltip: None,
        padding_left: Some(true),
        padding_right: None,
        data: None,
    };
    Some(ide::hints(&folder.snapshot, &view.path, place.span(range)).into_iter().map(hint).collect())
}
