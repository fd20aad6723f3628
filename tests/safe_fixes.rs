//! Safe fixes on every fixture: no manifest asks for more afterwards, and a second run has nothing to do.

use addinspect::catalog::MailboxLevel;
use addinspect::rules::Safety;
use addinspect::system::{OsSystem, Overlay, System};
use addinspect::workspace::{self, ScanOptions, fix};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What each manifest at `root` declares.
fn declared(system: &dyn System, root: &Path) -> BTreeMap<PathBuf, Option<MailboxLevel>> {
    let snapshot = workspace::scan(system, root, &ScanOptions::default());
    let both = snapshot.manifests.iter().zip(&snapshot.judgements);
    both.map(|(file, judgement)| (file.path.clone(), judgement.declared)).collect()
}

#[test]
fn a_safe_fix_never_raises_a_permission_and_applies_once() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("grammar-fixtures");
    let overlay = Overlay::new(&OsSystem);
    let before = declared(&overlay, &root);
    let applied = fix(&overlay, &root, &ScanOptions::default(), Safety::Safe);
    assert!(applied.applied > 0, "no fixture has anything to fix");
    for (file, level) in declared(&overlay, &root) {
        assert!(level <= before[&file], "{}: {:?} -> {level:?}", file.display(), before[&file]);
    }
    let again = fix(&overlay, &root, &ScanOptions::default(), Safety::Safe);
    assert_eq!((again.applied, again.unapplied, again.problems), (0, 0, Vec::new()));
}
