//! Manifests of both kinds are read and judged.

use crate::corpus::{ROOT, changed, is_manifest, is_sound, system};
use crate::random::Random;
use addinspect::workspace::{ScanOptions, scan};
use std::path::Path;

pub(crate) fn run(random: &mut Random) {
    let files = changed(random, is_manifest);
    is_sound(&scan(&system(&files), Path::new(ROOT), &ScanOptions::default()));
}
