//! The document permission levels (Word, Excel, PowerPoint, Project, OneNote): their names and what includes what.
//!
//! Facts: "Requesting permissions for API use in add-ins" (2026-06-30), the schema's `ST_Permissions`. Never compared
//! with mailbox levels. Knows nothing about members or manifests' syntax.

use serde::Serialize;

/// The vendor's page about the five levels (read in its version of 2026-06-30).
pub const DOCUMENT_PERMISSIONS_URL: &str = "https://learn.microsoft.com/office/dev/add-ins/develop/requesting-permissions-for-api-use-in-content-and-task-pane-add-ins";

/// How much of a document an add-in may touch. A lattice, no chain: writing does not include reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum DocumentLevel {
    /// Nothing of the document.
    Restricted,
    /// Read the selection, and what bindings show.
    ReadDocument,
    /// Read the whole document.
    ReadAllDocument,
    /// Write, without reading.
    WriteDocument,
    /// Everything; what `Excel.run`, `Word.run` and their like always need.
    ReadWriteDocument,
}

impl DocumentLevel {
    /// All levels; each stands behind those that it includes.
    pub const ALL: [DocumentLevel; 5] = [
        Self::Restricted,
        Self::ReadDocument,
        Self::ReadAllDocument,
        Self::WriteDocument,
        Self::ReadWriteDocument,
    ];

    /// The value of `<Permissions>` in an add-in only manifest, and the level's name in this tool.
    pub fn name(self) -> &'static str {
        match self {
            Self::Restricted => "Restricted",
            Self::ReadDocument => "ReadDocument",
            Self::ReadAllDocument => "ReadAllDocument",
            Self::WriteDocument => "WriteDocument",
            Self::ReadWriteDocument => "ReadWriteDocument",
        }
    }

    /// The resource-specific permission's name in a unified manifest.
    pub fn unified_name(self) -> &'static str {
        match self {
            Self::Restricted => "Document.Restricted.User",
            Self::ReadDocument => "Document.Read.User",
            Self::ReadAllDocument => "Document.ReadAll.User",
            Self::WriteDocument => "Document.Write.User",
            Self::ReadWriteDocument => "Document.ReadWrite.User",
        }
    }

    /// What it allows, a sentence.
    pub fn allows(self) -> &'static str {
        match self {
            Self::Restricted => "The add-in's own settings and the active view, but nothing in the document.",
            Self::ReadDocument => {
                "Read the selection as text or a table, bindings, and the file as text, but not as OOXML."
            }
            Self::ReadAllDocument => "Read the whole document, including OOXML.",
            Self::WriteDocument => "Write to the selection, but not read it.",
            Self::ReadWriteDocument => {
                "Everything: read, write, bindings, custom XML, events. `Excel.run`, `Word.run`, `PowerPoint.run` and \
                 `OneNote.run` always need it."
            }
        }
    }

    /// What it is for and what it allows, with the source; a paragraph each.
    pub fn notes(self) -> String {
        format!(
            "A permission for Word, Excel, PowerPoint, Project and OneNote.\n\n\
             Allows: {} ({DOCUMENT_PERMISSIONS_URL})\n",
            self.allows()
        )
    }

    /// From [`name`](Self::name); case-sensitive.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.name() == name)
    }

    /// From [`unified_name`](Self::unified_name); case-sensitive.
    pub fn from_unified_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.unified_name() == name)
    }

    /// Whether this level allows all that `other` does.
    pub fn includes(self, other: DocumentLevel) -> bool {
        match (self, other) {
            (Self::ReadWriteDocument, _) | (_, Self::Restricted) => true,
            (Self::ReadAllDocument, Self::ReadDocument) => true,
            _ => self == other,
        }
    }

    /// The most that both include.
    #[must_use]
    pub fn meet(self, other: DocumentLevel) -> DocumentLevel {
        let both = |l: &DocumentLevel| self.includes(*l) && other.includes(*l);
        Self::ALL.into_iter().rev().find(both).unwrap_or(Self::Restricted)
    }

    /// The least level that includes both.
    #[must_use]
    pub fn join(self, other: DocumentLevel) -> DocumentLevel {
        let both = |l: &DocumentLevel| l.includes(self) && l.includes(other);
        Self::ALL.into_iter().find(both).unwrap_or(Self::ReadWriteDocument)
    }
}

#[cfg(test)]
mod tests {
    use super::DocumentLevel::{self, *};

    #[test]
    fn writing_does_not_include_reading() {
        for (a, b, both) in [
            (ReadDocument, WriteDocument, ReadWriteDocument),
            (ReadDocument, ReadAllDocument, ReadAllDocument),
            (Restricted, WriteDocument, WriteDocument),
            (ReadAllDocument, WriteDocument, ReadWriteDocument),
        ] {
            assert_eq!((a.join(b), b.join(a)), (both, both));
        }
        for (a, b, common) in [
            (ReadDocument, WriteDocument, Restricted),
            (ReadDocument, ReadAllDocument, ReadDocument),
            (ReadWriteDocument, WriteDocument, WriteDocument),
        ] {
            assert_eq!((a.meet(b), b.meet(a)), (common, common));
        }
        for level in DocumentLevel::ALL {
            assert_eq!(DocumentLevel::from_name(level.name()), Some(level));
            assert_eq!(DocumentLevel::from_unified_name(level.unified_name()), Some(level));
        }
    }
}
