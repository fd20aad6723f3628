//! Findings, and what is wrong in configurations, as LSP diagnostics. Pure; `published` decides what is sent when.

use super::analysis::{Analysis, FolderAnalysis};
use super::capabilities::ClientSupport;
use super::convert::TextView;
use crate::config::ConfigError;
use crate::rules::{Finding, FindingTag, Related, Severity};
use crate::text::LineIndex;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower_lsp::lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location,
    NumberOrString, Url,
};

/// What diagnostics say they come from.
const SOURCE: &str = "addinspect";

/// The diagnostics of one file.
pub(super) fn of_file(analysis: &Analysis, file: &Path, facts: &ClientSupport) -> Vec<Diagnostic> {
    if let Some((_, text, errors)) = analysis.config_errors().find(|(of, ..)| *of == file) {
        return of_config(text, &errors, facts);
    }
    let mut writer = Writer::new(analysis, facts);
    let found = analysis.findings_in(file).map(|(folder, findings)| writer.of(folder, findings));
    let faults = analysis.folder(file).map(|folder| writer.of_faults(folder, file));
    [found, faults].into_iter().flatten().flatten().collect()
}

/// Writes diagnostics. Many findings name the same pages and files: their addresses are made once.
pub(super) struct Writer<'a> {
    analysis: &'a Analysis,
    facts: &'a ClientSupport,
    pages: BTreeMap<&'static str, Option<Url>>,
    files: BTreeMap<PathBuf, Option<Url>>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(analysis: &'a Analysis, facts: &'a ClientSupport) -> Self {
        Writer { analysis, facts, pages: BTreeMap::new(), files: BTreeMap::new() }
    }

    /// These findings, of one folder, as diagnostics.
    pub(super) fn of(&mut self, folder: &FolderAnalysis, findings: &[Arc<Finding>]) -> Vec<Diagnostic> {
        findings.iter().filter_map(|finding| self.diagnostic(folder, finding)).collect()
    }

    /// What is wrong with the text that is shown of a manifest that is held.
    pub(super) fn of_faults(&mut self, folder: &FolderAnalysis, file: &Path) -> Vec<Diagnostic> {
        let Some(held) = folder.held.get(file) else { return Vec::new() };
        let place = |_: &Path| Some(held.shown_place(self.facts.unit));
        held.faults.iter().filter_map(|fault| self.diagnostic_at(fault, place)).collect()
    }

    /// One finding of a folder as a diagnostic.
    pub(super) fn diagnostic(&mut self, folder: &FolderAnalysis, finding: &Finding) -> Option<Diagnostic> {
        let unit = self.facts.unit;
        self.diagnostic_at(finding, |file| folder.place(file, unit))
    }

    /// One finding as a diagnostic; `place` knows the files.
    fn diagnostic_at<'p>(
        &mut self,
        finding: &Finding,
        places: impl Fn(&Path) -> Option<TextView<'p>>,
    ) -> Option<Diagnostic> {
        let place = places(&finding.at.file)?;
        let description = if self.facts.code_description { self.page(finding.url) } else { None };
        Some(Diagnostic {
            range: place.range(finding.at.span),
            severity: Some(severity(finding.severity)),
            code: Some(NumberOrString::String(finding.rule.to_owned())),
            code_description: description.map(|href| CodeDescription { href }),
            source: Some(SOURCE.to_owned()),
            message: finding.message.clone(),
            related_information: self.related(&finding.related, places),
            tags: self.tags(finding),
            data: None,
        })
    }

    /// The places that belong to a finding, for a client that can show them.
    fn related<'p>(
        &mut self,
        related: &[Related],
        places: impl Fn(&Path) -> Option<TextView<'p>>,
    ) -> Option<Vec<DiagnosticRelatedInformation>> {
        if !self.facts.related || related.is_empty() {
            return None;
        }
        let information = |related: &Related| {
            let range = places(&related.at.file)?.range(related.at.span);
            let location = Location { uri: self.file(&related.at.file)?, range };
            Some(DiagnosticRelatedInformation { location, message: related.message.clone() })
        };
        // There may be very many findings, and a list that grows has room for four.
        let mut told = Vec::with_capacity(related.len());
        told.extend(related.iter().filter_map(information));
        Some(told)
    }

    /// Those that the client can show.
    fn tags(&self, finding: &Finding) -> Option<Vec<DiagnosticTag>> {
        let tag = |tag: &FindingTag| match tag {
            FindingTag::Deprecated => self.facts.tags.deprecated.then_some(DiagnosticTag::DEPRECATED),
            FindingTag::Unnecessary => self.facts.tags.unnecessary.then_some(DiagnosticTag::UNNECESSARY),
        };
        let tags: Vec<DiagnosticTag> = finding.tags().iter().filter_map(tag).collect();
        (!tags.is_empty()).then_some(tags)
    }

    fn page(&mut self, url: &'static str) -> Option<Url> {
        self.pages.entry(url).or_insert_with(|| Url::parse(url).ok()).clone()
    }

    fn file(&mut self, file: &Path) -> Option<Url> {
        if let Some(known) = self.files.get(file) {
            return known.clone();
        }
        let uri = self.analysis.uri(file);
        self.files.insert(file.to_owned(), uri.clone());
        uri
    }
}

/// What is wrong in an `addinspect.json`, which has the text `text`.
pub(super) fn of_config(text: &str, errors: &[&ConfigError], facts: &ClientSupport) -> Vec<Diagnostic> {
    let lines = LineIndex::new(text);
    let place = TextView::new(text, &lines, facts.unit);
    let diagnostic = |error: &&ConfigError| Diagnostic {
        range: place.range(error.span),
        severity: Some(severity(error.severity)),
        source: Some(SOURCE.to_owned()),
        message: error.message.clone(),
        ..Diagnostic::default()
    };
    errors.iter().map(diagnostic).collect()
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Information => DiagnosticSeverity::INFORMATION,
        Severity::Hint => DiagnosticSeverity::HINT,
    }
}

/// A name of these diagnostics: equal ones have equal names.
pub(super) fn result_id(diagnostics: &[Diagnostic]) -> String {
    let mut hasher = DefaultHasher::new();
    for diagnostic in diagnostics {
        // Serialising plain data into a string cannot fail.
        serde_json::to_string(diagnostic).unwrap_or_default().hash(&mut hasher);
    }
    format!("{:016x}", hasher.finish())
}
