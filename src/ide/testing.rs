//! Small trees in memory for this folder's tests; `‸` in a text is a cursor.

use crate::rules::Location;
use crate::system::MemorySystem;
use crate::workspace::{ScanOptions, Snapshot, scan};
use std::path::{Path, PathBuf};

/// A manifest that declares ReadItem.
pub(super) const MANIFEST: &str = "<OfficeApp xmlns='http://schemas.microsoft.com/office/appforoffice/1.1' \
     xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:type='MailApp'>\n  <Permissions>ReadItem</Permissions>\n</OfficeApp>\n";

/// What is known about the files, and the places of the marks in them, in order.
pub(super) fn tree(files: &[(&str, &str)]) -> (Snapshot, Vec<(PathBuf, u32)>) {
    let mut places = Vec::new();
    let mut unmark = |&(path, text): &(&str, &str)| {
        let mut parts = text.split('‸');
        let mut unmarked = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            places.push((PathBuf::from(path), unmarked.len() as u32));
            unmarked.push_str(part);
        }
        (path.to_owned(), unmarked)
    };
    let files: Vec<(String, String)> = files.iter().map(&mut unmark).collect();
    let system = MemorySystem::new(files);
    (scan(&system, Path::new("app"), &ScanOptions::default()), places)
}

/// `a.js:2 setAsync` for each place.
pub(super) fn places(snapshot: &Snapshot, places: &[Location]) -> Vec<String> {
    let told = |place: &Location| {
        let (text, lines) = snapshot.text(&place.file).unwrap();
        let line = lines.position(text, place.span.start, crate::text::ColumnUnit::Utf8).line + 1;
        let file = place.file.strip_prefix("app").unwrap().display();
        format!("{file}:{line} {}", place.span.of(text))
    };
    places.iter().map(told).collect()
}
