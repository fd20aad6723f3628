//! The edits that make a manifest declare another level; the one place that knows how.
//!
//! Replaces a declared value. A manifest that declares none needs an insertion at the schema's place, which is not
//! here yet: such a manifest gets no fix. Called by the rules about levels.

use super::words;
use crate::addin::ManifestFile;
use crate::catalog::MailboxLevel;
use crate::text::Edit;
use std::path::PathBuf;

/// The edits of one manifest.
pub(super) type FileEdits = (PathBuf, Vec<Edit>);

/// Raises the declared level. `level` must be one that the manifest's schema offers.
pub(super) fn raise(file: &ManifestFile, level: MailboxLevel) -> Option<FileEdits> {
    let span = file.manifest.declared_at()?.value.span;
    let text = words::value(file.manifest.kind, level).to_owned();
    Some((file.path.clone(), vec![Edit { span, text }]))
}

/// Lowers the declared level. Where several places name a level, the others would still count: no fix.
pub(super) fn lower(file: &ManifestFile, level: MailboxLevel) -> Option<FileEdits> {
    let naming = file.manifest.declared.iter().filter(|d| d.level.is_some()).count();
    if naming == 1 { raise(file, level) } else { None }
}
