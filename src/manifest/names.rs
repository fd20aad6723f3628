//! The names that permissions have in the two manifest kinds, and what a misspelt one was meant to be.
//!
//! Facts: Outlook permissions (2025-12-02), append on send (2025-11-18), delegate access (2026-03-23). Knows no syntax.
//! Called by the edits and the rules.

use super::{Family, ManifestKind, SupplementaryKind};
use crate::catalog::{DocumentLevel, MailboxLevel};

/// The documented name of a supplementary permission: in the add-in only manifest its element's value, in the unified
/// one the permission's name.
pub fn canonical_name(kind: ManifestKind, supplementary: SupplementaryKind) -> &'static str {
    match (kind, supplementary) {
        (ManifestKind::AddInOnly, SupplementaryKind::AppendOnSend) => "AppendOnSend",
        (ManifestKind::AddInOnly, SupplementaryKind::SharedFolders) => "true",
        (ManifestKind::Unified, SupplementaryKind::AppendOnSend) => "Mailbox.AppendOnSend.User",
        (ManifestKind::Unified, SupplementaryKind::SharedFolders) => "Mailbox.SharedFolder",
    }
}

/// The name that `written` was most likely meant to be; `None` when it resembles none of them.
pub fn nearest(kind: ManifestKind, family: Family, written: &str) -> Option<&'static str> {
    let written = letters(written);
    let length = written.chars().count();
    let mut best: Option<(usize, &'static str)> = None;
    for (name, spelling) in spellings(kind, family) {
        let spelt = letters(spelling);
        let is_near = |distance: usize| distance * 2 < spelling.len().max(length);
        // As many letters differ at least; comparing long names takes long.
        if !is_near(spelt.len().abs_diff(length)) {
            continue;
        }
        // A beginning says more than a few letters in common.
        let begun = written.len() >= 4 && spelt.starts_with(&written) && spelt != written;
        let distance = if begun { 1 } else { strsim::levenshtein(&spelt, &written) };
        if is_near(distance) && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name)
}

/// The supplementary permission that a misspelt name of a unified manifest was most likely meant to be.
pub(super) fn meant_supplementary(written: &str) -> Option<SupplementaryKind> {
    let kind = ManifestKind::Unified;
    let meant = nearest(kind, Family::Mailbox, written);
    let kinds = [SupplementaryKind::AppendOnSend, SupplementaryKind::SharedFolders];
    kinds.into_iter().find(|&supplementary| meant == Some(canonical_name(kind, supplementary)))
}

/// The mailbox level that `written` was most likely meant to be.
pub fn nearest_level(kind: ManifestKind, written: &str) -> Option<MailboxLevel> {
    let name = nearest(kind, Family::Mailbox, written)?;
    MailboxLevel::from_name(name).or_else(|| MailboxLevel::from_unified_name(name))
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Each name of the manifest kind with a way in which people spell it.
fn spellings(kind: ManifestKind, family: Family) -> Vec<(&'static str, &'static str)> {
    let xml = kind == ManifestKind::AddInOnly;
    let pick = |name, unified| if xml { name } else { unified };
    let mut all = Vec::new();
    match family {
        Family::Mailbox => {
            for level in MailboxLevel::ALL {
                let name = pick(level.name(), level.unified_name());
                all.extend([level.name(), level.unified_name(), level.words()].map(|s| (name, s)));
                all.extend(of_graph(level).iter().map(|&s| (name, s)));
            }
            if !xml {
                all.extend(UNIFIED_SPELLINGS);
            }
        }
        Family::Document => {
            for level in DocumentLevel::ALL {
                let name = pick(level.name(), level.unified_name());
                all.extend([level.name(), level.unified_name()].map(|s| (name, s)));
            }
        }
    }
    all
}

/// The scopes of Microsoft Graph that people take for a level; the least of those that could be meant.
fn of_graph(level: MailboxLevel) -> &'static [&'static str] {
    match level {
        MailboxLevel::ReadItem => &["Mail.Read", "Calendars.Read"],
        MailboxLevel::ReadWriteItem => &["Mail.ReadWrite", "Calendars.ReadWrite"],
        MailboxLevel::Restricted | MailboxLevel::ReadWriteMailbox => &[],
    }
}

/// What people write into unified manifests: the top level has no `Item` in its name, the others have.
const UNIFIED_SPELLINGS: [(&str, &str); 11] = [
    ("MailboxItem.ReadWrite.User", "MailboxItem.ReadWriteItem.User"),
    ("MailboxItem.Read.User", "MailboxItem.ReadItem.User"),
    ("Mailbox.ReadWrite.User", "MailboxItem.ReadWriteMailbox.User"),
    ("Mailbox.ReadWrite.User", "Mailbox.ReadWriteMailbox.User"),
    ("Mailbox.AppendOnSend.User", "Mailbox.AppendOnSend.User"),
    ("Mailbox.AppendOnSend.User", "MailboxItem.AppendOnSend.User"),
    ("Mailbox.AppendOnSend.User", "AppendOnSend"),
    ("Mailbox.SharedFolder", "Mailbox.SharedFolder"),
    ("Mailbox.SharedFolder", "Mailbox.SharedFolders.User"),
    ("Mailbox.SharedFolder", "SupportsSharedFolders"),
    ("Mailbox.SharedFolder", "SharedFolders"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use ManifestKind::{AddInOnly, Unified};

    #[test]
    fn a_misspelt_name_is_near_what_was_meant() {
        for (kind, family, written, meant) in [
            (AddInOnly, Family::Mailbox, "readitem", Some("ReadItem")),
            (AddInOnly, Family::Mailbox, "ReadWriteMailBox", Some("ReadWriteMailbox")),
            (AddInOnly, Family::Mailbox, "read/write item", Some("ReadWriteItem")),
            (AddInOnly, Family::Mailbox, "Mailbox.ReadWrite.User", Some("ReadWriteMailbox")),
            (AddInOnly, Family::Mailbox, "ReadWrite", Some("ReadWriteItem")),
            (AddInOnly, Family::Mailbox, "Mail.Read", Some("ReadItem")),
            (Unified, Family::Mailbox, "Mail.ReadWrite", Some("MailboxItem.ReadWrite.User")),
            (AddInOnly, Family::Mailbox, "Full control", None),
            (AddInOnly, Family::Mailbox, "", None),
            (AddInOnly, Family::Document, "ReadWriteDocuments", Some("ReadWriteDocument")),
            (Unified, Family::Mailbox, "Mailbox.Read.User", Some("MailboxItem.Read.User")),
            (Unified, Family::Mailbox, "MailboxItem.ReadWriteMailbox.User", Some("Mailbox.ReadWrite.User")),
            (Unified, Family::Mailbox, "MailboxItem.ReadWriteItem.User", Some("MailboxItem.ReadWrite.User")),
            (Unified, Family::Mailbox, "ReadItem", Some("MailboxItem.Read.User")),
            (Unified, Family::Mailbox, "AppendOnSend", Some("Mailbox.AppendOnSend.User")),
            (Unified, Family::Mailbox, "Mailbox.SharedFolder.User", Some("Mailbox.SharedFolder")),
            (Unified, Family::Document, "Document.ReadWriteDocument.User", Some("Document.ReadWrite.User")),
        ] {
            assert_eq!(nearest(kind, family, written), meant, "{written}");
        }
    }

    /// Comparing it with one name would take minutes.
    #[test]
    fn a_name_that_is_longer_than_all_is_near_none() {
        assert_eq!(nearest(AddInOnly, Family::Mailbox, &"ReadItem".repeat(1_000_000)), None);
    }
}
