//! The fixtures, each with its files below its folder, and small changes of them.

use crate::random::Random;
use addinspect::rules::Finding;
use addinspect::system::MemorySystem;
use addinspect::text::Span;
use addinspect::workspace::Snapshot;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The folder that they are in while they are looked at.
pub(crate) const ROOT: &str = "/tree";

/// Paths below the root, and texts.
pub(crate) type Files = BTreeMap<PathBuf, String>;

static CASES: LazyLock<Vec<Files>> = LazyLock::new(|| {
    let text = |(file, bytes): (PathBuf, Vec<u8>)| {
        Some((Path::new(ROOT).join(file), String::from_utf8(bytes).ok()?))
    };
    let cases = crate::cases::cases().into_iter().map(|files| files.into_iter().filter_map(text).collect());
    cases.filter(|files: &Files| !files.is_empty()).collect()
});

/// A fixture.
pub(crate) fn case(random: &mut Random) -> Files {
    random.pick(&CASES).clone()
}

/// A fixture of which some files that `may_change` are changed.
pub(crate) fn changed(random: &mut Random, may_change: impl Fn(&Path) -> bool) -> Files {
    let (mut files, other) = (case(random), case(random));
    let lent: Vec<&String> = other.values().collect();
    for (_, text) in files.iter_mut().filter(|(path, _)| may_change(path)) {
        if random.one_in(3) {
            continue;
        }
        let lent = *random.pick(&lent);
        *text = random.changed(text, lent);
        // What is large only takes long.
        if text.len() > 100_000 {
            text.clear();
        }
    }
    files
}

pub(crate) fn system(files: &Files) -> MemorySystem {
    MemorySystem::new(files.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())))
}

pub(crate) fn is_manifest(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name.contains("manifest") || name.ends_with(".xml")
}

/// Everything that is said is about places in texts.
pub(crate) fn is_sound(snapshot: &Snapshot) {
    let lies_in = |file: &Path, span: Span| {
        let text = snapshot.text(file).map(|(text, _)| text);
        text.is_none_or(|text| text.get(span.start as usize..span.end as usize).is_some())
    };
    let findings = snapshot.findings();
    for finding in &findings {
        let Finding { at, related, fixes, message, .. } = &**finding;
        assert!(lies_in(&at.file, at.span) && !message.is_empty(), "{finding:?}");
        assert!(related.iter().all(|related| lies_in(&related.at.file, related.at.span)), "{finding:?}");
        for (file, edits) in fixes.iter().flat_map(|fix| &fix.edits) {
            let Some((text, _)) = snapshot.text(file) else { continue };
            assert!(addinspect::text::apply(text, edits).is_ok(), "{finding:?}");
        }
    }
}
