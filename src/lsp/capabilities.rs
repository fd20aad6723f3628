//! What the client supports, and what it asks for.
//!
//! Knows nothing about how a request is answered. Called by `initialize`.

use crate::text::ColumnUnit;
use serde_json::Value;
use tower_lsp::lsp_types::{
    ClientCapabilities, CompletionClientCapabilities, DiagnosticTag, MarkupKind, PositionEncodingKind,
    PublishDiagnosticsClientCapabilities, TextDocumentClientCapabilities, WorkspaceClientCapabilities,
};

/// What the client can, as far as it matters to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ClientSupport {
    /// What columns count.
    pub(super) unit: ColumnUnit,
    /// Whether it asks for diagnostics; else they are pushed. One that can't be told to ask again (Neovim 0.11) would
    /// not hear what an edit in the manifest does to the sources: to that one they are pushed, too.
    pub(super) pulls: bool,
    /// Whether it can be told to ask again.
    pub(super) refreshes: bool,
    /// Whether diagnostics may name other places.
    pub(super) related: bool,
    /// Whether the code of a diagnostic may be a link.
    pub(super) code_description: bool,
    /// Whether it has settings that can be asked for.
    pub(super) configuration: bool,
    /// Whether it can be asked to tell when they change.
    pub(super) configuration_changes: bool,
    /// Whether it can be asked to watch files.
    pub(super) watches: bool,
    /// Whether it shows progress.
    pub(super) progress: bool,
    /// Which tags it can show.
    pub(super) tags: Tags,
    /// Whether hovers may be Markdown.
    pub(super) markdown_hovers: bool,
    /// Whether the docs of what can be written may be.
    pub(super) markdown_docs: bool,
    /// Whether it takes code actions that are more than commands.
    pub(super) actions: bool,
    /// Whether it asks for the edits of the one action that was chosen.
    pub(super) resolves_edits: bool,
    /// Whether edits may name the versions that they are for.
    pub(super) versioned_edits: bool,
    /// Whether links may say what is there.
    pub(super) link_tooltips: bool,
    /// Whether outlines may be trees.
    pub(super) symbol_trees: bool,
    /// Whether it can be told to ask for lenses again.
    pub(super) refreshes_lenses: bool,
    /// Whether it can be told to ask for inlay hints again.
    pub(super) refreshes_hints: bool,
    /// Whether it has the command `addinspect.showReferences`.
    pub(super) shows_references: bool,
    /// Whether it wants to hear of the state of the add-ins.
    pub(super) wants_status: bool,
}

/// The tags of diagnostics that a client can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tags {
    pub(super) deprecated: bool,
    pub(super) unnecessary: bool,
}

impl ClientSupport {
    pub(super) fn new(client: &ClientCapabilities) -> ClientSupport {
        let workspace = client.workspace.clone().unwrap_or_default();
        let text = client.text_document.clone().unwrap_or_default();
        let publish = text.publish_diagnostics.clone().unwrap_or_default();
        let changes = workspace.did_change_configuration.and_then(|c| c.dynamic_registration);
        let watched = workspace.did_change_watched_files.and_then(|w| w.dynamic_registration);
        let window = client.window.as_ref();
        let refreshes = workspace.diagnostic.as_ref().and_then(|d| d.refresh_support) == Some(true);
        ClientSupport {
            unit: unit(client),
            pulls: text.diagnostic.is_some() && refreshes,
            refreshes,
            related: publish.related_information == Some(true),
            code_description: publish.code_description_support == Some(true),
            configuration: workspace.configuration == Some(true),
            configuration_changes: changes == Some(true),
            watches: watched == Some(true),
            progress: window.and_then(|w| w.work_done_progress) == Some(true),
            tags: Tags::new(&publish),
            markdown_hovers: is_markdown(text.hover.as_ref().and_then(|h| h.content_format.as_deref())),
            markdown_docs: is_markdown(text.completion.as_ref().and_then(docs)),
            actions: has_actions(&text),
            resolves_edits: resolves_edits(&text),
            versioned_edits: workspace.workspace_edit.as_ref().and_then(|e| e.document_changes) == Some(true),
            link_tooltips: text.document_link.as_ref().and_then(|l| l.tooltip_support) == Some(true),
            symbol_trees: has_symbol_trees(&text),
            refreshes_lenses: refreshes_lenses(&workspace),
            refreshes_hints: workspace.inlay_hint.and_then(|h| h.refresh_support) == Some(true),
            shows_references: false,
            wants_status: false,
        }
    }

    /// The same with what the client's `initializationOptions` ask for, which no standard has words for.
    pub(super) fn with_options(self, options: &Value) -> ClientSupport {
        let asked = |what: &str| options.get(what) == Some(&Value::Bool(true));
        ClientSupport { shows_references: asked("showReferences"), wants_status: asked("status"), ..self }
    }
}

impl Tags {
    fn new(publish: &PublishDiagnosticsClientCapabilities) -> Tags {
        let shows = |tag| publish.tag_support.as_ref().is_some_and(|t| t.value_set.contains(&tag));
        Tags { deprecated: shows(DiagnosticTag::DEPRECATED), unnecessary: shows(DiagnosticTag::UNNECESSARY) }
    }
}

/// Formats come in the client's order of preference; without any there is only plain text.
fn is_markdown(formats: Option<&[MarkupKind]>) -> bool {
    formats.and_then(<[MarkupKind]>::first) == Some(&MarkupKind::Markdown)
}

fn docs(completion: &CompletionClientCapabilities) -> Option<&[MarkupKind]> {
    completion.completion_item.as_ref()?.documentation_format.as_deref()
}

fn has_actions(text: &TextDocumentClientCapabilities) -> bool {
    text.code_action.as_ref().is_some_and(|actions| actions.code_action_literal_support.is_some())
}

/// Resolving takes the data back that tell which action it is.
fn resolves_edits(text: &TextDocumentClientCapabilities) -> bool {
    let Some(actions) = &text.code_action else { return false };
    let resolved = actions.resolve_support.as_ref().map_or(&[][..], |resolve| &resolve.properties);
    actions.data_support == Some(true) && resolved.iter().any(|property| property == "edit")
}

fn has_symbol_trees(text: &TextDocumentClientCapabilities) -> bool {
    let symbols = text.document_symbol.as_ref();
    symbols.and_then(|symbols| symbols.hierarchical_document_symbol_support) == Some(true)
}

fn refreshes_lenses(workspace: &WorkspaceClientCapabilities) -> bool {
    workspace.code_lens.as_ref().and_then(|lens| lens.refresh_support) == Some(true)
}

/// The protocol's name of a unit.
pub(super) fn encoding(unit: ColumnUnit) -> Option<PositionEncodingKind> {
    UNITS.iter().find(|(_, known)| *known == unit).map(|(name, _)| name.clone())
}

static UNITS: [(PositionEncodingKind, ColumnUnit); 3] = [
    (PositionEncodingKind::UTF8, ColumnUnit::Utf8),
    (PositionEncodingKind::UTF16, ColumnUnit::Utf16),
    (PositionEncodingKind::UTF32, ColumnUnit::Utf32),
];

/// The first unit in the client's order of preference that we know, which is each that the protocol has.
fn unit(client: &ClientCapabilities) -> ColumnUnit {
    let wanted = client.general.as_ref().and_then(|general| general.position_encodings.as_ref());
    let known = |kind: &PositionEncodingKind| UNITS.iter().find(|(name, _)| name == kind);
    wanted.into_iter().flatten().find_map(known).map_or(ColumnUnit::Utf16, |(_, unit)| *unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_first_encoding_that_the_client_likes_is_taken() {
        for (wanted, expected) in [
            (json!(["utf-8", "utf-16"]), ColumnUnit::Utf8),
            (json!(["utf-32", "utf-8"]), ColumnUnit::Utf32),
            (json!(["utf-7", "utf-16", "utf-8"]), ColumnUnit::Utf16),
            (json!([]), ColumnUnit::Utf16),
            (json!(null), ColumnUnit::Utf16),
        ] {
            let client = serde_json::from_value(json!({"general": {"positionEncodings": wanted}})).unwrap();
            assert_eq!(ClientSupport::new(&client).unit, expected, "{wanted}");
        }
    }

    #[test]
    fn who_cannot_be_told_to_ask_again_is_told() {
        for (refresh, expected) in [(json!(true), true), (json!(false), false), (json!(null), false)] {
            let client = json!({
                "textDocument": {"diagnostic": {}},
                "workspace": {"diagnostic": {"refreshSupport": refresh}},
            });
            let facts = ClientSupport::new(&serde_json::from_value(client).unwrap());
            assert_eq!(facts.pulls, expected, "{refresh}");
        }
    }
}
