//! Manifests and sources for this folder's tests, built by hand.

use super::{ManifestFile, SourceFile};
use crate::analysis::{Access, Certainty, Usage, Via};
use crate::catalog::{Catalog, MailboxLevel};
use crate::manifest::{AppType, DeclaredLevel, Family, Manifest, ManifestKind, SchemaVersion, Spanned};
use crate::text::{LazyOutline, LineIndex, SourceText, Span};
use smallvec::SmallVec;
use std::sync::Arc;

pub(super) fn spanned(value: &str) -> Spanned<String> {
    Spanned { value: value.to_owned(), span: Span::default() }
}

/// A mail manifest that declares `level` and names `urls`.
pub(super) fn manifest(level: Option<MailboxLevel>, urls: &[&str]) -> Manifest {
    let declared = level.map(|level| DeclaredLevel {
        value: spanned(level.name()),
        level: Some(level),
        family: Family::Mailbox,
        in_order: true,
        whole: Span::default(),
        parents: vec!["OfficeApp".to_owned()],
        rsc_type: None,
        misspelt: None,
        meant: None,
    });
    Manifest {
        kind: ManifestKind::AddInOnly,
        app_type: Some(AppType::Mail),
        schema: SchemaVersion::V1_1,
        id: None,
        name: None,
        hosts: Vec::new(),
        mail: true,
        declared: declared.into_iter().collect(),
        permissions_slot: None,
        supplementary: Vec::new(),
        rules: Vec::new(),
        features: Vec::new(),
        urls: urls.iter().map(|url| spanned(url)).collect(),
        entries: Vec::new(),
        functions: Vec::new(),
        scopes: Vec::new(),
        requirement_sets: Vec::new(),
        own_set: crate::catalog::FIRST_SET,
        extension_points: Vec::new(),
        root: Span::default(),
        malformed: Vec::new(),
        steered: false,
    }
}

/// A manifest file that names `urls`.
pub(super) fn manifest_file(path: &str, urls: &[&str]) -> ManifestFile {
    let source = SourceText::utf8("");
    let lines = LineIndex::new("");
    ManifestFile {
        path: path.into(),
        source,
        lines,
        manifest: manifest(None, urls),
        built: false,
        lazy_outline: LazyOutline::default(),
    }
}

/// A source with a text; what it is for, its path says.
pub(super) fn source(path: &str, text: &str) -> SourceFile {
    SourceFile {
        path: path.into(),
        text: text.into(),
        lines: Arc::new(LineIndex::new(text)),
        ews_library: crate::addin::ews_library(text),
        test: path.contains("test"),
        package: false,
        written_by_server: false,
        away: false,
        document: None,
        outcome: Arc::default(),
        lazy_outline: LazyOutline::default(),
    }
}

/// A use of the members (full names), at the place where the first one's simple name stands in `text`.
pub(super) fn usage(text: &str, members: &[&str], certainty: Certainty) -> Usage {
    let catalog = Catalog::get();
    let name = members[0].rsplit('.').next().unwrap();
    let id = |member: &&str| catalog.member_named(member).unwrap();
    let members: SmallVec<_> = members.iter().map(id).collect();
    let levels: Vec<_> = members.iter().filter_map(|m| catalog.member(*m).level).collect();
    let at = text.find(name).unwrap();
    let span = Span::from_usize(at, at + name.len());
    Usage {
        document: catalog.document_range(&members, None),
        span,
        expression: span,
        members,
        min: levels.iter().min().copied(),
        max: levels.iter().max().copied(),
        access: Access::Call,
        certainty,
        via: Via::Chain,
        chain: 0,
        guards: Vec::new(),
        statement: None,
    }
}
