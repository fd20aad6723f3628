//! Code is parsed and analysed, and what is said of it is about places in it.

use crate::corpus::{ROOT, changed, is_manifest, is_sound, system};
use crate::random::Random;
use addinspect::workspace::{ScanOptions, scan};
use std::path::Path;

pub(crate) fn run(random: &mut Random) {
    let files = changed(random, |path| !is_manifest(path));
    let options = ScanOptions { everything: true, ..ScanOptions::default() };
    is_sound(&scan(&system(&files), Path::new(ROOT), &options));
}
