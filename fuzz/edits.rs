//! What is known of a tree that an editor changes is what is known of it when it is read anew.

use crate::corpus::{Files, ROOT, case, system};
use crate::random::Random;
use addinspect::system::{Buffers, MemorySystem};
use addinspect::text::IndexedText;
use addinspect::workspace::{ScanOptions, Snapshot, Workspace, WorkspaceChange, scan};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is said, in words.
fn told(snapshot: &Snapshot) -> Vec<String> {
    let findings = snapshot.findings();
    let judged = snapshot.manifests.iter().zip(&snapshot.judgements);
    let findings = findings.iter().map(|finding| format!("{finding:?}"));
    findings.chain(judged.map(|(m, judgement)| format!("{}: {judgement:?}", m.path.display()))).collect()
}

pub(crate) fn run(random: &mut Random) {
    let (files, other) = (case(random), case(random));
    let paths: Vec<PathBuf> = files.keys().cloned().collect();
    let lent: Vec<String> = other.into_values().collect();
    let disk: Arc<MemorySystem> = Arc::new(system(&files));
    let mut workspace = Workspace::new(disk.clone(), PathBuf::from(ROOT));
    let options = ScanOptions::default();
    let mut open = Files::new();
    for _ in 0..=random.below(6) {
        let path = random.pick(&paths).clone();
        let (before, lent) =
            (open.get(&path).or(files.get(&path)).cloned().unwrap_or_default(), random.pick(&lent).clone());
        let text = random.changed(&before, &lent);
        if text.len() > 100_000 {
            continue;
        }
        open.insert(path.clone(), text.clone());
        workspace.apply(WorkspaceChange::DocumentChanged(path, IndexedText::new(text.as_str())));
        if random.one_in(2) {
            workspace.snapshot(&options);
        }
    }
    workspace.snapshot(&options);
    workspace.settle();
    let kept = told(&workspace.snapshot(&options));
    let mut shown = Buffers::new(disk);
    open.into_iter().for_each(|(path, text)| shown.show(path, IndexedText::new(text.as_str())));
    let anew = told(&scan(&shown, Path::new(ROOT), &options));
    assert_eq!(kept, anew);
}
