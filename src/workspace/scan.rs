//! Discovery: from a path on disk to a [`Snapshot`].
//!
//! One look of a [`TreeCache`] that knows nothing yet. Called by the commands.

use super::tree_cache::TreeCache;
use super::{ScanTarget, Snapshot};
use crate::analysis::Stop;
use crate::config::{MAX_FILE_BYTES, Typed};
use crate::system::System;
use std::path::Path;

/// How a tree is scanned.
#[derive(Clone, Copy)]
pub struct ScanOptions<'a> {
    /// Larger files are left out, unless a configuration says otherwise; in bytes.
    pub max_file_bytes: u64,
    /// Analyse sources outside add-ins as well. Else analysis starts from the sources of Outlook add-ins, and a tree
    /// without a manifest costs no parse.
    pub everything: bool,
    /// What the editor says, as the text of an `addinspect.json`: it holds where no such file does.
    pub settings: Option<&'a str>,
    /// What a command line says: it wins over every `addinspect.json`.
    pub typed: Option<&'a Typed>,
    /// Says whether nobody waits for it any more; [`Workspace::snapshot_until`](super::Workspace::snapshot_until) asks.
    pub stop: Option<&'a Stop>,
    /// Hears how far a long run is; called from several threads.
    pub progress: Option<&'a (dyn Fn(ScanProgress) + Sync)>,
}

impl Default for ScanOptions<'_> {
    fn default() -> Self {
        ScanOptions {
            max_file_bytes: MAX_FILE_BYTES,
            everything: false,
            settings: None,
            typed: None,
            stop: None,
            progress: None,
        }
    }
}

/// How far a scan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScanProgress {
    /// Files are being read.
    Reading {
        /// So many are done.
        done: usize,
        /// Of so many.
        total: usize,
    },
    /// So many sources are being analysed.
    Analysing(usize),
}

/// Reads and judges what a PATH stands for: see [`ScanTarget::of`]. The configuration files of the tree hold, and the nearest
/// one above it.
pub fn scan(system: &dyn System, path: &Path, options: &ScanOptions) -> Snapshot {
    scan_target(system, &ScanTarget::of(system, path), options)
}

/// Reads and judges a tree, as far as it was asked for.
pub fn scan_target(system: &dyn System, target: &ScanTarget, options: &ScanOptions) -> Snapshot {
    TreeCache::scan_once(system, &target.root, &target.asked, options)
}

#[cfg(test)]
mod tests;
