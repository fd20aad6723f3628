//! Small trees in memory for this folder's tests; `‸` in a file's text is a cursor.

use crate::system::MemorySystem;
use crate::workspace::{ScanOptions, Snapshot, scan};
use std::path::{Path, PathBuf};

/// The mark of a cursor.
pub(super) const CURSOR: char = '‸';

/// Scans the tree of `(path, text)`, and gives the cursors in order; they are no part of the texts. Paths are relative.
pub(super) fn tree(files: &[(&str, &str)]) -> (Snapshot, Vec<(PathBuf, u32)>) {
    let mut cursors = Vec::new();
    let mut clean = Vec::new();
    for (path, text) in files {
        let path = Path::new("/app").join(path);
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

/// A mail manifest with these children.
pub(super) fn mail(children: &str) -> String {
    format!(
        "<OfficeApp xmlns=\"http://schemas.microsoft.com/office/appforoffice/1.1\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"MailApp\">\n{children}\n</OfficeApp>"
    )
}

/// A unified manifest for Outlook with these entries in `resourceSpecific`.
pub(super) fn unified(entries: &str) -> String {
    format!(
        "{{\n\"manifestVersion\": \"1.24\",\n\"authorization\": {{ \"permissions\": {{ \"resourceSpecific\": \
         [\n{entries}\n] }} }},\n\"extensions\": [{{ \"requirements\": {{ \"scopes\": [\"mail\"] }} }}]\n}}"
    )
}
