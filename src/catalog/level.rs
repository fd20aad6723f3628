//! The mailbox permission levels: their order, and the names that the two manifest kinds give them.
//!
//! Facts: "Understanding Outlook add-in permissions" (2025-12-02). Knows nothing about members or manifests' syntax.

use serde::Serialize;

/// How much of the mailbox an add-in may touch. A chain: each level includes the ones before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum MailboxLevel {
    /// Nothing of the item or the user.
    Restricted,
    /// Read the current item; write custom properties.
    ReadItem,
    /// Write the current item.
    ReadWriteItem,
    /// Any item and folder, send, EWS, master categories.
    ReadWriteMailbox,
}

impl MailboxLevel {
    /// All levels, lowest first.
    pub const ALL: [MailboxLevel; 4] =
        [Self::Restricted, Self::ReadItem, Self::ReadWriteItem, Self::ReadWriteMailbox];

    /// The value of `<Permissions>` in an add-in only manifest, and the level's name in this tool.
    pub fn name(self) -> &'static str {
        match self {
            Self::Restricted => "Restricted",
            Self::ReadItem => "ReadItem",
            Self::ReadWriteItem => "ReadWriteItem",
            Self::ReadWriteMailbox => "ReadWriteMailbox",
        }
    }

    /// The resource-specific permission's name in a unified manifest. The top level has no `Item` in it.
    pub fn unified_name(self) -> &'static str {
        match self {
            Self::Restricted => "MailboxItem.Restricted.User",
            Self::ReadItem => "MailboxItem.Read.User",
            Self::ReadWriteItem => "MailboxItem.ReadWrite.User",
            Self::ReadWriteMailbox => "Mailbox.ReadWrite.User",
        }
    }

    /// The words that Microsoft's documents and typings use.
    pub fn words(self) -> &'static str {
        match self {
            Self::Restricted => "restricted",
            Self::ReadItem => "read item",
            Self::ReadWriteItem => "read/write item",
            Self::ReadWriteMailbox => "read/write mailbox",
        }
    }

    /// From [`name`](Self::name); case-sensitive.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.name() == name)
    }

    /// From [`unified_name`](Self::unified_name); case-sensitive.
    pub fn from_unified_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.unified_name() == name)
    }

    /// From [`words`](Self::words).
    pub fn from_words(words: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.words() == words)
    }
}
