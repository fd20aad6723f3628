//! Reads the embedded data file into a [`Catalog`].

use super::Catalog;

pub(super) fn load() -> Catalog {
    Catalog {
        types: Vec::new(),
        members: Vec::new(),
        types_by_name: Default::default(),
        members_by_name: Default::default(),
    }
}
