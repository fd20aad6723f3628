//! Reads add-in only (XML) manifests: any XML text whose root element is called `OfficeApp`.
//!
//! `tokens`, `tag`, `text`, `open` and `document` know XML; `permissions`, `activation`, `sets`, `code` and `entries` know what
//! the elements of a manifest mean; this file puts their answers together. Names are compared without prefix, values are
//! taken as they are: placeholders (`~remoteAppUrl/`, `{$guid}`) are ordinary text by then.
//! Facts: manifest reference (2025-09-08), element order (2026-07-15).

mod activation;
mod code;
pub(in crate::manifest) mod document;
pub(in crate::manifest) mod element;
mod entries;
mod open;
pub(in crate::manifest) mod order;
mod permissions;
mod sets;
pub(in crate::manifest) mod tag;
#[cfg(test)]
mod tests;
mod text;
mod tokens;

use super::placeholders::{self, Filled};
use super::{AppType, Family, Malformed, Manifest, ManifestKind, SchemaVersion, Spanned};
use crate::catalog::Application;
use crate::text::Errors;
use document::XmlDocument;
use element::Element;
use tag::{Attribute, local};

/// The first errors say what to mend; each is independent of the others more often than in JSON.
const MOST_ERRORS: usize = 20;

/// The namespace of schema 1.0, which offers fewer levels.
const SCHEMA_1_0: &str = "http://schemas.microsoft.com/office/appforoffice/1.0";

/// Reads a manifest; `None` when the text is other XML, or none at all.
pub(super) fn read(original: &str) -> Option<Manifest> {
    memchr::memmem::find(original.as_bytes(), b"OfficeApp")?;
    let Filled { text, steered } = placeholders::in_xml(original);
    let text = &*text;
    let mut errors = Errors::new(text, MOST_ERRORS);
    let document = XmlDocument::read(text, "OfficeApp", &mut errors)?;
    let root = document.elements.first()?;
    let app_type = app_type(root);
    let hosts = hosts(&document);
    let mail = match app_type {
        Some(app_type) => app_type == AppType::Mail,
        None => hosts.iter().any(|h| h.value == "Mailbox"),
    };
    Some(Manifest {
        kind: ManifestKind::AddInOnly,
        app_type,
        schema: schema(root),
        id: id(&document),
        name: name(&document),
        mail,
        declared: permissions::declared(&document, app_type, family(app_type, mail)),
        permissions_slot: None,
        supplementary: permissions::supplementary(&document),
        rules: activation::rules(&document),
        features: activation::features(&document),
        urls: code::urls(&document),
        entries: entries::entries(&document),
        functions: code::functions(&document),
        scopes: code::scopes(&document),
        requirement_sets: sets::requirement_sets(&document),
        own_set: sets::own(&document),
        extension_points: activation::extension_points(&document),
        root: root.name_span,
        hosts,
        malformed: malformed(original, text, steered, errors),
        steered,
    })
}

/// What is wrong with the syntax. Where a template decides what counts nobody knows; an XML declaration behind code of a
/// template, which leaves nothing there, is at the beginning.
fn malformed(original: &str, filled: &str, steered: bool, errors: Errors<'_>) -> Vec<Malformed> {
    let head = filled.len() - filled.trim_start().len();
    let is_code = original.get(..head).is_some_and(|head| !head.trim().is_empty());
    let at_head = |e: &Malformed| is_code && e.span.start as usize == head;
    let mut malformed = if steered { Vec::new() } else { errors.into_sorted() };
    malformed.retain(|e| !at_head(e));
    malformed
}

/// A root without a known type is taken for what its hosts say.
fn family(app_type: Option<AppType>, mail: bool) -> Family {
    match app_type {
        Some(AppType::Mail) => Family::Mailbox,
        None if mail => Family::Mailbox,
        _ => Family::Document,
    }
}

fn app_type(root: &Element<'_>) -> Option<AppType> {
    match local(&root.xsi_type()?.value) {
        "MailApp" => Some(AppType::Mail),
        "TaskPaneApp" => Some(AppType::TaskPane),
        "ContentApp" => Some(AppType::Content),
        _ => None,
    }
}

/// By the namespace of the root's own prefix; an unknown one is taken for the present schema.
fn schema(root: &Element<'_>) -> SchemaVersion {
    let declaration = match tag::prefix(root.name) {
        Some(prefix) => format!("xmlns:{prefix}"),
        None => "xmlns".to_owned(),
    };
    match root.attribute(&declaration) {
        Some(namespace) if namespace.value == SCHEMA_1_0 => SchemaVersion::V1_0,
        _ => SchemaVersion::V1_1,
    }
}

fn id(document: &XmlDocument<'_>) -> Option<Spanned<String>> {
    let value = document.value(child(document, "Id")?);
    (!value.value.is_empty()).then_some(value)
}

fn name(document: &XmlDocument<'_>) -> Option<Spanned<String>> {
    let value = child(document, "DisplayName")?.attribute("DefaultValue").map(spanned)?;
    (!value.value.is_empty()).then_some(value)
}

/// The first child of the root with this name.
fn child<'d, 't>(document: &'d XmlDocument<'t>, name: &str) -> Option<&'d Element<'t>> {
    document.elements.iter().find(|e| e.parent == Some(0) && e.local() == name)
}

/// `Hosts/Host@Name` of the base manifest; schema 1.0 says `Capabilities/Capability@Name`. And the applications with documents
/// that overrides are for (`Host@xsi:type`): they need not be those of the base.
fn hosts(document: &XmlDocument<'_>) -> Vec<Spanned<String>> {
    let named = document.elements.iter().filter(|e| {
        matches!(
            (document.path(e).as_slice(), e.local()),
            (["OfficeApp", "Hosts"], "Host") | (["OfficeApp", "Capabilities"], "Capability")
        )
    });
    let named = named.filter_map(|e| e.attribute("Name")).map(spanned);
    let in_overrides = document
        .elements
        .iter()
        .filter(|e| e.local() == "Host" && document.path(e).contains(&"VersionOverrides"));
    let is_application = |host: &&Attribute<'_>| Application::of_host(local(&host.value)).is_some();
    let further = in_overrides.filter_map(|e| e.xsi_type()).filter(is_application).map(spanned);
    named.chain(further).collect()
}

fn spanned(attribute: &Attribute<'_>) -> Spanned<String> {
    Spanned { value: attribute.value.clone().into_owned(), span: attribute.span }
}
