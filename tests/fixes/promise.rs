//! What every edit of a manifest promises, whatever the manifest looks like.

use addinspect::catalog::MailboxLevel;
use addinspect::manifest::{Candidate, Family, Manifest, ManifestKind, SupplementaryKind, edit, read};
use addinspect::text::{Edit, apply};

pub(crate) const KINDS: [SupplementaryKind; 2] =
    [SupplementaryKind::AppendOnSend, SupplementaryKind::SharedFolders];

fn candidate(text: &str) -> Candidate {
    if text.trim_start().starts_with('{') { Candidate::Json } else { Candidate::Xml }
}

/// The manifest in a text that is well-formed.
pub(crate) fn manifest(text: &str) -> Manifest {
    let manifest = read(candidate(text), text).unwrap_or_else(|| panic!("no manifest: {text}"));
    assert!(manifest.malformed.is_empty(), "{:?} in {text}", manifest.malformed);
    manifest
}

fn edited(text: &str, edits: &[Edit]) -> String {
    apply(text, edits).unwrap_or_else(|e| panic!("{e:?}: {edits:?} in {text}"))
}

/// Declares `level`; what must hold then.
pub(crate) fn declares(text: &str, level: MailboxLevel) -> String {
    let before = manifest(text);
    let value = if before.kind == ManifestKind::Unified { level.unified_name() } else { level.name() };
    let Some(edits) = edit::declare(text, &before, Family::Mailbox, value) else {
        panic!("no edit for {text}");
    };
    let after = edited(text, &edits);
    let manifest = manifest(&after);
    assert_eq!(manifest.declared_level(), Some(level), "{after}");
    let declared: Vec<_> = manifest.levels(Family::Mailbox).collect();
    assert!(declared.len() == 1 && declared[0].is_in_place() && declared[0].in_order, "{after}");
    let again = edit::declare(&after, &manifest, Family::Mailbox, value);
    assert_eq!(again, Some(Vec::new()), "declared twice: {after}");
    let documents = |m: &Manifest| m.levels(Family::Document).count();
    assert_eq!(documents(&before), documents(&manifest), "the other family: {after}");
    assert_eq!(before.supplementary.len(), manifest.supplementary.len(), "{after}");
    same_line_ends(text, &after);
    after
}

/// Adds and removes a supplementary permission, where the manifest has a place for it.
pub(crate) fn supplements(text: &str, kind: SupplementaryKind) {
    let before = manifest(text);
    let was_there = before.supplementary.iter().any(|s| s.kind == kind);
    if before.effective(kind).is_none() {
        let Some(edits) = edit::add(text, &before, kind) else { return };
        let added = edited(text, &edits);
        let after = manifest(&added);
        assert!(after.effective(kind).is_some(), "{kind:?} in {added}");
        same_line_ends(text, &added);
        removes(&added, kind, (!was_there && is_blank_slate(text)).then_some(text));
    }
    removes(text, kind, None);
}

/// Whether the edits that add a permission insert one thing: there is a list, nothing is switched on or meant instead.
fn is_blank_slate(text: &str) -> bool {
    let meant = ["SupportsSharedFolders", "ExtendedPermission", "AppendOnSend", "AccessSharedFolders"];
    let listed = !text.trim_start().starts_with('{') || text.contains("\"name\"");
    listed && !meant.iter().any(|mark| text.contains(mark))
}

fn removes(text: &str, kind: SupplementaryKind, expected: Option<&str>) {
    let before = manifest(text);
    let after = edited(text, &edit::remove(text, &before, kind).unwrap());
    let manifest = manifest(&after);
    assert!(manifest.supplementary.iter().all(|s| s.kind != kind), "{kind:?} in {after}");
    assert_eq!(manifest.declared_level(), before.declared_level(), "{after}");
    assert_eq!(edit::remove(&after, &manifest, kind), Some(Vec::new()), "removed twice: {after}");
    same_line_ends(text, &after);
    if let Some(expected) = expected {
        // Blanks before the bracket of an array of one and a half lines may differ.
        let dense = |text: &str| match before.kind {
            ManifestKind::AddInOnly => text.to_owned(),
            ManifestKind::Unified => text.split_whitespace().collect(),
        };
        assert_eq!(dense(&after), dense(expected), "added and removed");
    }
}

fn same_line_ends(before: &str, after: &str) {
    let bare = |text: &str| text.replace("\r\n", "").contains('\n');
    assert!(!before.contains("\r\n") || bare(before) || !bare(after), "a bare line feed: {after:?}");
    assert!(before.contains('\n') || !after.contains('\n'), "a line end in a text of one line: {after}");
}
