//! The fixtures as lists of files, for tests that change them in memory.

use addinspect::system::{OsSystem, System};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Each fixture with more than one file: the paths below its folder, and what is in them.
pub(crate) fn cases() -> Vec<Vec<(PathBuf, Vec<u8>)>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("grammar-fixtures");
    let mut cases: BTreeMap<PathBuf, Vec<(PathBuf, Vec<u8>)>> = BTreeMap::new();
    for path in OsSystem.walk(&root).files {
        let inside = path.strip_prefix(&root).unwrap();
        let case: PathBuf = inside.iter().take(2).collect();
        let file = inside.strip_prefix(&case).unwrap().to_owned();
        cases.entry(case).or_default().push((file, OsSystem.read(&path).unwrap()));
    }
    cases.into_values().filter(|files| files.len() > 1).collect()
}
