//! Findings as LSP diagnostics. Pure; what is sent when is `published`'s affair.

use super::analysis::{Analysis, Folder};
use super::capabilities::Facts;
use crate::rules::{Finding, Related, Severity};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use tower_lsp::lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString,
    Url,
};

/// What diagnostics say they come from.
const SOURCE: &str = "addinspect";

/// The diagnostics of one file.
pub(super) fn of_file(analysis: &Analysis, file: &Path, facts: &Facts) -> Vec<Diagnostic> {
    match analysis.findings_in(file) {
        Some((folder, findings)) => of_findings(analysis, folder, findings, facts),
        None => Vec::new(),
    }
}

/// These findings, of one folder, as diagnostics.
pub(super) fn of_findings(
    analysis: &Analysis,
    folder: &Folder,
    findings: &[Finding],
    facts: &Facts,
) -> Vec<Diagnostic> {
    findings.iter().filter_map(|finding| diagnostic(analysis, folder, finding, facts)).collect()
}

fn diagnostic(analysis: &Analysis, folder: &Folder, finding: &Finding, facts: &Facts) -> Option<Diagnostic> {
    let place = folder.place(&finding.at.file, facts.unit)?;
    let related = |related: &Related| related_information(analysis, folder, related, facts);
    let related = facts.related.then(|| finding.related.iter().filter_map(related).collect::<Vec<_>>());
    let description = || Some(CodeDescription { href: Url::parse(finding.url).ok()? });
    Some(Diagnostic {
        range: place.range(finding.at.span),
        severity: Some(severity(finding.severity)),
        code: Some(NumberOrString::String(finding.rule.to_owned())),
        code_description: if facts.code_description { description() } else { None },
        source: Some(SOURCE.to_owned()),
        message: finding.message.clone(),
        related_information: related.filter(|related| !related.is_empty()),
        tags: None, // Findings have none yet.
        data: None,
    })
}

fn related_information(
    analysis: &Analysis,
    folder: &Folder,
    related: &Related,
    facts: &Facts,
) -> Option<DiagnosticRelatedInformation> {
    let range = folder.place(&related.at.file, facts.unit)?.range(related.at.span);
    let location = Location { uri: analysis.uri(&related.at.file)?, range };
    Some(DiagnosticRelatedInformation { location, message: related.message.clone() })
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
