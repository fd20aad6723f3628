//! What changed between two catalogues, in plain words.
use crate::catalog::Catalog;
/// x
#[derive(Debug)]
pub struct Change;
/// x
pub fn diff(_: &Catalog, _: &Catalog) -> Vec<Change> {
    Vec::new()
}
