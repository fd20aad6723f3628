//! The edits that make a manifest declare another level, or a supplementary permission more or less.
//!
//! Pure: text and [`Manifest`] in, [`Edit`]s out; every byte that need not change stays: indentation, line ends, quotes,
//! prefixes, comments. Decides nothing: the rules say which level. All give `None` where they can't be sure what the text
//! would become: in a malformed manifest, and where the place that is needed does not exist.

mod json;
mod layout;
#[cfg(test)]
mod tests;
mod xml;

use super::{Family, Manifest, ManifestKind, SupplementaryKind};
use crate::text::{Edit, Span};

/// Makes the manifest declare `value` for `family`, once, where Office looks for it: a value is replaced, a missing
/// declaration is inserted, a misplaced one moved, further ones are removed.
pub fn declare(text: &str, manifest: &Manifest, family: Family, value: &str) -> Option<Vec<Edit>> {
    let edits = match manifest.kind {
        _ if !manifest.malformed.is_empty() => replace_only(manifest, family, value)?,
        ManifestKind::AddInOnly => xml::declare(text, value)?,
        ManifestKind::Unified => json::declare(text, manifest, family, value)?,
    };
    Some(tidy(text, edits))
}

/// Adds a supplementary permission that has no effect yet; one that stands where it has no effect is moved.
pub fn add(text: &str, manifest: &Manifest, kind: SupplementaryKind) -> Option<Vec<Edit>> {
    let edits = match manifest.kind {
        _ if !manifest.malformed.is_empty() => return None,
        ManifestKind::AddInOnly => xml::add(text, manifest, kind)?,
        ManifestKind::Unified => json::add(text, manifest, kind)?,
    };
    Some(tidy(text, edits))
}

/// Removes a supplementary permission, wherever it stands.
pub fn remove(text: &str, manifest: &Manifest, kind: SupplementaryKind) -> Option<Vec<Edit>> {
    let edits = match manifest.kind {
        _ if !manifest.malformed.is_empty() => return None,
        ManifestKind::AddInOnly => xml::remove(text, manifest, kind)?,
        ManifestKind::Unified => json::remove(text, manifest, kind)?,
    };
    Some(tidy(text, edits))
}

/// Makes the entry of a unified manifest whose name stands at `name` a delegated one.
pub fn delegate(text: &str, manifest: &Manifest, name: Span) -> Option<Vec<Edit>> {
    let editable = manifest.kind == ManifestKind::Unified && manifest.malformed.is_empty();
    let edits = if editable { json::delegate(text, name)? } else { return None };
    Some(tidy(text, edits))
}

/// In a text whose shape is unclear only a value that is there can be replaced.
fn replace_only(manifest: &Manifest, family: Family, value: &str) -> Option<Vec<Edit>> {
    let mut declared = manifest.declared.iter().filter(|d| d.family == family);
    let only = declared.next().filter(|d| d.is_in_place() && d.in_order && !d.value.span.is_empty())?;
    let single = declared.next().is_none() && only.level.is_some();
    single.then(|| vec![Edit { span: only.value.span, text: value.to_owned() }])
}

/// In order, without edits that change nothing. Deletions that overlap are one, and nothing is done inside of them: a
/// declaration may stand in another.
fn tidy(text: &str, mut edits: Vec<Edit>) -> Vec<Edit> {
    edits.retain(|edit| edit.span.of(text) != edit.text);
    edits.sort();
    let mut tidy: Vec<Edit> = Vec::new();
    for edit in edits {
        match tidy.iter_mut().rev().find(|before| before.text.is_empty() && edit.span.start < before.span.end)
        {
            Some(gone) if edit.text.is_empty() => gone.span.end = gone.span.end.max(edit.span.end),
            Some(gone) if !edit.span.is_empty() && edit.span.end <= gone.span.end => {}
            _ => tidy.push(edit),
        }
    }
    tidy
}
