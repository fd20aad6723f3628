//! Every place of every fixture: hovers, outlines and links are about what stands there, and plain text has no marks.
#![allow(clippy::unwrap_used, reason = "a test may fail so")]

use addinspect::ide::{Symbol, hover, links, plain, symbols};
use addinspect::system::OsSystem;
use addinspect::workspace::{ScanOptions, Snapshot, scan};
use std::path::Path;

fn fixtures() -> Snapshot {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("grammar-fixtures");
    scan(&OsSystem, &root, &ScanOptions::default())
}

#[test]
fn hovers_are_about_the_place_and_have_no_marks_as_plain_text() {
    let snapshot = fixtures();
    let findings = snapshot.findings();
    let mut hovers = 0;
    for file in files(&snapshot) {
        let (text, _) = snapshot.text(file).unwrap();
        let len = text.len() as u32;
        let mut at = 0;
        while at <= len {
            let found = hover(&snapshot, &findings, file, at, &|_| "file:///x".to_owned());
            let here = at;
            at = found.as_ref().map_or(at, |found| found.span.end) + 1;
            let Some(found) = found else { continue };
            assert!(found.span.touches(here) && found.span.end <= len, "{}:{here}", file.display());
            hovers += 1;
            let plain = plain(&found.markdown);
            let unmarked = !plain.contains("**") && !plain.contains("](") && !plain.contains("file:");
            assert!(unmarked && !plain.is_empty(), "{}:{here}: {plain}", file.display());
            let first = plain.lines().next().unwrap();
            assert!(first.chars().count() < 300, "a long first line: {first}");
        }
    }
    assert!(hovers > 1000, "{hovers}");
}

#[test]
fn outlines_are_nested_and_links_lie_in_the_text() {
    let snapshot = fixtures();
    for file in files(&snapshot) {
        let len = snapshot.text(file).unwrap().0.len() as u32;
        symbols(&snapshot, file).iter().for_each(nested);
        assert!(links(&snapshot, file).iter().all(|link| link.span.end <= len), "{}", file.display());
    }
    let outlined = snapshot.manifests.iter().filter(|m| !symbols(&snapshot, &m.path).is_empty());
    assert_eq!(outlined.count(), snapshot.manifests.len());
}

fn files(snapshot: &Snapshot) -> impl Iterator<Item = &Path> {
    let sources = snapshot.sources.iter().map(|s| s.path.as_path());
    sources.chain(snapshot.manifests.iter().map(|m| m.path.as_path()))
}

fn nested(symbol: &Symbol) {
    assert!(symbol.span.contains(symbol.selection) && !symbol.name.is_empty(), "{symbol:?}");
    for child in &symbol.children {
        assert!(symbol.span.contains(child.span), "{symbol:?}");
        nested(child);
    }
}
