//! Safe fixes on every fixture: no manifest asks for more afterwards, and a second run has nothing to do.
#![expect(clippy::disallowed_methods, reason = "lists the fixtures on the disk")]
#![allow(clippy::unwrap_used, reason = "a test may fail so")]

use addinspect::catalog::MailboxLevel;
use addinspect::rules::Safety;
use addinspect::system::{OsSystem, Overlay, System};
use addinspect::workspace::{self, ScanOptions, fix};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What Outlook grants to each manifest at `root`: Restricted, where none is declared.
fn granted(system: &dyn System, root: &Path) -> BTreeMap<PathBuf, MailboxLevel> {
    let snapshot = workspace::scan(system, root, &ScanOptions::default());
    let both = snapshot.manifests.iter().zip(&snapshot.judgements);
    let level = |declared: Option<MailboxLevel>| declared.unwrap_or(MailboxLevel::Restricted);
    both.map(|(file, judgement)| (file.path.clone(), level(judgement.declared))).collect()
}

/// Every case folder. One by one, because a broken configuration stops the fixes of its whole tree.
fn cases() -> Vec<PathBuf> {
    let folders = |parent: PathBuf| {
        let entries = std::fs::read_dir(parent).unwrap().map(|entry| entry.unwrap().path());
        entries.filter(|path| path.is_dir())
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("grammar-fixtures");
    folders(root).flat_map(folders).collect()
}

#[test]
fn a_safe_fix_never_raises_a_permission_and_applies_once() {
    let applied: usize = cases().iter().map(|case| applied_once(case)).sum();
    assert!(applied > 0, "no fixture has anything to fix");
}

/// How many fixes were applied to the case, which keep what is promised.
fn applied_once(case: &Path) -> usize {
    let overlay = Overlay::new(&OsSystem);
    let before = granted(&overlay, case);
    let fixed = fix(&overlay, case, &ScanOptions::default(), Safety::Safe);
    for (file, level) in granted(&overlay, case) {
        assert!(level <= before[&file], "{}: {:?} -> {level:?}", file.display(), before[&file]);
    }
    let again = fix(&overlay, case, &ScanOptions::default(), Safety::Safe);
    assert_eq!((again.applied, again.unapplied, again.problems), (0, 0, Vec::new()), "{}", case.display());
    fixed.applied
}
