//! Small trees in memory for this folder's tests; `‸` in a file's text is a cursor.

use crate::rules::Location;
use crate::system::MemorySystem;
use crate::text::ColumnUnit;
use crate::workspace::{ScanOptions, Snapshot, scan};
use std::path::{Path, PathBuf};

/// The mark of a cursor.
pub(super) const CURSOR: char = '‸';

/// A mail manifest that declares ReadItem.
pub(super) const MANIFEST: &str = "<OfficeApp xmlns='http://schemas.microsoft.com/office/appforoffice/1.1' \
     xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:type='MailApp'>\n  <Permissions>ReadItem</Permissions>\n</OfficeApp>\n";

/// A mail manifest with these children.
pub(super) fn mail(children: &str) -> String {
    MANIFEST.replace("  <Permissions>ReadItem</Permissions>", children)
}

/// A unified manifest for Outlook with these entries in `resourceSpecific`.
pub(super) fn unified(entries: &str) -> String {
    format!(
        "{{\n\"manifestVersion\": \"1.24\",\n\"authorization\": {{ \"permissions\": {{ \"resourceSpecific\": \
         [\n{entries}\n] }} }},\n\"extensions\": [{{ \"requirements\": {{ \"scopes\": [\"mail\"] }} }}]\n}}"
    )
}

/// The path of a file of the tree.
pub(super) fn path(name: &str) -> PathBuf {
    Path::new("/app").join(name)
}

/// The name of a file of the tree.
pub(super) fn name(path: &Path) -> String {
    path.strip_prefix("/app").unwrap().to_str().unwrap().to_owned()
}

/// Scans the tree of `(name, text)`, and gives the cursors in order; they are no part of the texts.
pub(super) fn tree(files: &[(&str, &str)]) -> (Snapshot, Vec<(PathBuf, u32)>) {
    let mut cursors = Vec::new();
    let mut clean = Vec::new();
    for (name, text) in files {
        let path = path(name);
        let mut pieces = text.split(CURSOR);
        let mut kept = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            cursors.push((path.clone(), kept.len() as u32));
            kept.push_str(piece);
        }
        clean.push((path, kept));
    }
    (scan(&MemorySystem::new(clean), Path::new("/app"), &ScanOptions::default()), cursors)
}

/// `a.js:2 setAsync` for each place.
pub(super) fn places(snapshot: &Snapshot, places: &[Location]) -> Vec<String> {
    let told = |place: &Location| {
        let (text, lines) = snapshot.text(&place.file).unwrap();
        let line = lines.position(text, place.span.start, ColumnUnit::Utf8).line + 1;
        format!("{}:{line} {}", name(&place.file), place.span.of(text))
    };
    places.iter().map(told).collect()
}

/// Where a link leads in the tests: `a.js@33`.
pub(super) fn link(at: &Location) -> String {
    format!("{}@{}", at.file.file_name().unwrap().to_str().unwrap(), at.span.start)
}
