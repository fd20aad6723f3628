//! Safe fixes come to an end, raise no level that could be read, and leave no safe fix behind.

use crate::corpus::{ROOT, changed, is_manifest, system};
use crate::random::Random;
use addinspect::catalog::MailboxLevel;
use addinspect::rules::Safety;
use addinspect::system::{Overlay, System};
use addinspect::workspace::{ScanOptions, fix, scan};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The levels of the manifests that are well-formed: what a broken one grants, nobody knows.
fn granted(system: &dyn System) -> BTreeMap<PathBuf, MailboxLevel> {
    let snapshot = scan(system, Path::new(ROOT), &ScanOptions::default());
    let whole = snapshot.manifests.iter().filter(|m| m.manifest.malformed.is_empty());
    whole.map(|m| (m.path.clone(), m.manifest.declared_level().unwrap_or(MailboxLevel::Restricted))).collect()
}

pub(crate) fn run(random: &mut Random) {
    let files = changed(random, |path| is_manifest(path) || path.extension().is_some_and(|e| e == "js"));
    let system = system(&files);
    let overlay = Overlay::new(&system);
    let before = granted(&overlay);
    let apply = |limit| fix(&overlay, Path::new(ROOT), &ScanOptions::default(), limit);
    apply(Safety::Safe);
    for (file, level) in granted(&overlay) {
        let allowed = before.get(&file).copied().unwrap_or(MailboxLevel::ReadWriteMailbox);
        assert!(level <= allowed, "{}: {allowed:?} -> {level:?}", file.display());
    }
    assert_eq!(apply(Safety::Safe).applied, 0, "a second run has something to do");
    apply(Safety::Unsafe);
}
