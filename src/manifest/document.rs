//! What a manifest says about documents: whether it is for Word, Excel, PowerPoint, OneNote or Project, and which document level
//! it declares.
//!
//! Knows the manifest's model, no syntax. Called by the judgement and the rules.

use super::placeholders::is_placeholder;
use super::{AppType, DeclaredLevel, Family, Manifest, ManifestKind};
use crate::catalog::{Application, DocumentLevel};

impl DeclaredLevel {
    /// The document level that it names, if it names one (exact spelling).
    pub fn document_level(&self, kind: ManifestKind) -> Option<DocumentLevel> {
        let named = match kind {
            ManifestKind::AddInOnly => DocumentLevel::from_name(&self.value.value),
            ManifestKind::Unified => DocumentLevel::from_unified_name(&self.value.value),
        };
        named.filter(|_| self.family == Family::Document)
    }
}

impl Manifest {
    /// Whether it targets an application with documents. XML: a `TaskPaneApp` or `ContentApp`, or a root without a known type
    /// and a host of that kind. JSON: a scope of one, or a document permission.
    pub fn is_for_documents(&self) -> bool {
        let has_host = || self.hosts.iter().any(|host| Application::of_host(&host.value).is_some());
        match (self.kind, self.app_type) {
            (_, Some(AppType::TaskPane | AppType::Content)) => true,
            (_, Some(AppType::Mail)) => false,
            (ManifestKind::AddInOnly, None) => !self.mail && has_host(),
            (ManifestKind::Unified, None) => has_host() || self.levels(Family::Document).next().is_some(),
        }
    }

    /// Whether it has a level to judge: it is for Outlook, or for documents.
    pub fn is_judged(&self) -> bool {
        self.mail || self.is_for_documents()
    }

    /// Whether it may run in the application: it names it, or names nothing that could be read.
    pub fn may_run_in(&self, application: Application) -> bool {
        let mut named = self.hosts.iter().filter_map(|host| Application::of_host(&host.value)).peekable();
        let is_open = self.hosts.iter().any(|host| is_placeholder(&host.value));
        is_open || named.peek().is_none() || named.any(|named| named == application)
    }

    /// The declared document level that counts: all that are named where Office looks for one, together, else the first that is
    /// named elsewhere; `None` when none is.
    pub fn declared_document_level(&self) -> Option<DocumentLevel> {
        let named = |in_place: bool| {
            let declared = self.levels(Family::Document).filter(move |d| d.is_in_place() == in_place);
            declared.filter_map(|d| d.document_level(self.kind))
        };
        named(true).reduce(DocumentLevel::join).or_else(|| named(false).next())
    }

    /// The first place of [`declared_document_level`](Self::declared_document_level).
    pub fn document_level_at(&self) -> Option<&DeclaredLevel> {
        let named = || self.levels(Family::Document).filter(|d| d.document_level(self.kind).is_some());
        named().find(|d| d.is_in_place()).or_else(|| named().next())
    }

    /// Whether the declared document level is beyond doubt: named once, by its name.
    pub fn document_level_is_clear(&self) -> bool {
        let mut declared = self.levels(Family::Document);
        let clear = |d: &DeclaredLevel| d.misspelt.is_none() && d.document_level(self.kind).is_some();
        declared.next().is_some_and(clear) && declared.next().is_none() && !self.steered
    }
}
