//! Reads unified (JSON) manifests: any JSON object with `extensions` and `manifestVersion`, or with
//! `authorization.permissions.resourceSpecific`.
//!
//! `permissions`, `extensions` and `entries` know what its properties mean; this file decides whether a text is a manifest at all,
//! and puts their answers together. JSON files that are something else (web apps' and browser extensions'
//! `manifest.json`, `package.json`, ...) cost a search for a word, no parsing.
//! Facts: Teams app schema v1.17 to v1.30 (2026-06-19), unified manifest overview (2026-05-10).

mod entries;
mod extensions;
pub(in crate::manifest) mod permissions;
mod sets;
#[cfg(test)]
mod tests;

use super::placeholders::{self, Filled};
use super::{Manifest, ManifestKind, SchemaVersion};
use crate::json::{self, Value};
use crate::text::Errors;
use crate::text::Span;
use memchr::memmem::find;

/// Broken JSON is mostly broken in one place; what follows are echoes.
const MOST_ERRORS: usize = 5;

/// Reads a manifest; `None` when the text is other JSON, or none at all.
pub(super) fn read(text: &str) -> Option<Manifest> {
    if !may_be_manifest(text.as_bytes()) {
        return None;
    }
    let Filled { text, steered } = placeholders::in_json(text);
    let mut errors = Errors::new(&text, MOST_ERRORS);
    let root = json::parse(&text, &mut errors)?;
    if !is_manifest(&root) {
        return None;
    }
    let mut permissions = permissions::read(&root);
    let extensions = extensions::read(&root);
    let mail = permissions.of_mailbox || extensions.target_mail();
    Some(Manifest {
        kind: ManifestKind::Unified,
        app_type: None,
        schema: SchemaVersion::V1_1,
        id: root.string_of("id"),
        name: root.get("name").and_then(|name| name.string_of("short")),
        mail,
        declared: permissions.take_declared(mail),
        permissions_slot: permissions.slot,
        supplementary: permissions.supplementary,
        rules: Vec::new(),
        root: Span::new(root.span.start, root.inner.start),
        hosts: extensions.hosts,
        features: extensions.features,
        urls: extensions.urls,
        entries: entries::read(&root),
        functions: extensions.functions,
        scopes: Vec::new(),
        requirement_sets: extensions.requirement_sets,
        own_set: sets::own(&root),
        extension_points: extensions.extension_points,
        malformed: if steered { Vec::new() } else { errors.into_sorted() },
        steered,
    })
}

fn may_be_manifest(text: &[u8]) -> bool {
    find(text, b"\"resourceSpecific\"").is_some()
        || (find(text, b"\"manifestVersion\"").is_some() && find(text, b"\"extensions\"").is_some())
}

fn is_manifest(root: &Value) -> bool {
    let versioned = root.get("manifestVersion").is_some();
    (versioned && root.get("extensions").is_some_and(Value::is_array))
        || permissions::resource_specific(root).is_some()
}
