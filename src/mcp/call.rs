//! What a tool has to work with: the roots, the folders that are kept, the plans, and somebody who may give up waiting.
//!
//! Knows nothing about single tools and the protocol.

use super::failure::{Failure, FailureKind};
use super::plans::Plans;
use super::roots::Roots;
use super::tree::{self, Tree, Trees};
use crate::analysis::Stop;
use crate::system::{Fence, System};
use crate::workspace::{PathFilter, ScanOptions, ScanProgress, ScanTarget, Snapshot};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// What is kept between calls.
#[derive(Default)]
pub(super) struct Kept {
    pub(super) trees: Trees,
    pub(super) plans: Mutex<Plans>,
}

/// One call.
pub(super) struct Call {
    /// All of it, to find out what lies in the roots.
    disk: Arc<dyn System>,
    /// As far as it lies in the roots.
    pub(super) system: Arc<dyn System>,
    pub(super) roots: Arc<Roots>,
    pub(super) kept: Arc<Kept>,
    pub(super) stop: Stop,
    pub(super) progress: Option<Box<dyn Fn(ScanProgress) + Send + Sync>>,
}

/// What was looked at.
pub(super) struct Looked {
    pub(super) target: ScanTarget,
    pub(super) snapshot: Arc<Snapshot>,
}

impl Call {
    pub(super) fn new(disk: &Arc<dyn System>, roots: Arc<Roots>, kept: Arc<Kept>, stop: Stop) -> Call {
        let disk = Arc::clone(disk);
        let system: Arc<dyn System> = Arc::new(Fence::new(Arc::clone(&disk), roots.folders()));
        Call { disk, system, roots, kept, stop, progress: None }
    }

    /// What a path names that is there.
    pub(super) fn existing(&self, path: Option<&str>) -> Result<PathBuf, Failure> {
        self.roots.existing(&*self.disk, path)
    }

    /// What a path names that need not be there.
    pub(super) fn possible(&self, path: &str) -> Result<PathBuf, Failure> {
        self.roots.possible(&*self.disk, path)
    }

    /// How to look, as long as somebody waits.
    pub(super) fn options(&self) -> ScanOptions<'_> {
        let progress = self.progress.as_ref().map(|tell| &**tell as &(dyn Fn(ScanProgress) + Sync));
        tree::options(&self.stop, progress)
    }

    /// What a path stands for, as `check` has it: a folder itself, a file in the project around it, a folder without a manifest
    /// in the project around it. Fails where there is nothing to judge, or the configuration is broken.
    pub(super) fn look(&self, path: Option<&str>) -> Result<Looked, Failure> {
        self.look_with(path, false)
    }

    /// The same, with the sources outside add-ins, as `migrate` has it.
    pub(super) fn look_at_everything(&self, path: Option<&str>) -> Result<Looked, Failure> {
        self.look_with(path, true)
    }

    fn look_with(&self, path: Option<&str>, everything: bool) -> Result<Looked, Failure> {
        let at = self.existing(path)?;
        let target = ScanTarget::of(&*self.system, &at);
        let mut looked = self.looked(target, everything)?;
        if looked.snapshot.manifests.is_empty()
            && let Some(around) = looked.target.around(&*self.system)
        {
            looked = self.looked(around, everything)?;
        }
        self.judged(&looked.snapshot, path)?;
        Ok(looked)
    }

    fn looked(&self, target: ScanTarget, everything: bool) -> Result<Looked, Failure> {
        let options = ScanOptions { everything, ..self.options() };
        let tree = self.kept.trees.at(&self.system, &target.root, everything);
        let whole = tree::held(&tree).snapshot(&options).ok_or_else(stopped)?;
        let all = target.asked == PathFilter::everything();
        let snapshot = if all { whole } else { Arc::new(whole.narrowed(&target.asked)) };
        Ok(Looked { target, snapshot })
    }

    /// Works on a folder that is kept.
    pub(super) fn on_tree<T>(
        &self,
        root: &Path,
        work: impl FnOnce(&mut Tree) -> Option<T>,
    ) -> Result<T, Failure> {
        let tree = self.kept.trees.at(&self.system, root, false);
        work(&mut tree::held(&tree)).ok_or_else(stopped)
    }

    /// Fails where there is no manifest, or the configuration is broken.
    pub(super) fn judged(&self, snapshot: &Snapshot, path: Option<&str>) -> Result<(), Failure> {
        if let [first, ..] = snapshot.config.errors() {
            let errors = snapshot.config.errors().iter().take(5);
            let told: Vec<String> =
                errors.map(|error| format!("{}: {}", self.roots.name(&error.file), error.message)).collect();
            let files = vec![self.roots.name(&first.file)];
            let failure = Failure::new(FailureKind::BrokenConfiguration, told.join("\n"));
            return Err(Failure { files, ..failure });
        }
        if snapshot.manifests.is_empty() {
            let message = format!(
                "{}: no manifest of an Office add-in found, so there is nothing to judge",
                path.unwrap_or(".")
            );
            return Err(Failure::new(FailureKind::NoManifest, message));
        }
        Ok(())
    }
}

pub(super) fn stopped() -> Failure {
    Failure::new(
        FailureKind::Stopped,
        "stopped: it took too long, or nobody waits any more; name a smaller `path`",
    )
}
