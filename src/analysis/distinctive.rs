//! Member names that only Office has: the name identifies a use, whatever the receiver.

use crate::catalog::{Catalog, MemberKind};

/// The distinctive names, sorted: methods with a level on every type that has them, of the mailbox or of the document, of at
/// least three words before `Async`. Shorter ones (`getAsync`, `sendAsync`) are everybody's.
pub(super) fn names(catalog: &Catalog) -> Vec<&str> {
    let methods = catalog.members().filter(|(_, m)| m.kind == MemberKind::Method);
    let mut names: Vec<&str> =
        methods.map(|(_, m)| m.name.as_str()).filter(|n| is_distinctive(catalog, n)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Whether `name` is one of them.
pub(super) fn is_distinctive(catalog: &Catalog, name: &str) -> bool {
    let Some(stem) = name.strip_suffix("Async") else { return false };
    let words = 1 + stem.chars().filter(char::is_ascii_uppercase).count();
    let members = catalog.members_named(name);
    let of_mailbox = || members.iter().all(|&m| catalog.member(m).level.is_some());
    let of_document = || members.iter().all(|&m| catalog.document_need(m).is_some());
    words >= 3 && (of_mailbox() || of_document())
}
