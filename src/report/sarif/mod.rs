//! `check --format sarif`: SARIF 2.1.0 (OASIS, 27 March 2020), for code scanning.
//!
//! Paths are relative to the root of the repository, under a base id that has no address: whoever reads the log knows
//! where the repository is. Columns count UTF-16 units. What comments suppress is there, marked as suppressed.

mod model;

use super::entry::{Entry, Identified, all, problems};
use super::{LineRange, Shown};
use crate::rules::{Fix, Location, Meta, RULES, Safety, Severity};
use model::*;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The name of the root of the repository.
const BASE: &str = "%SRCROOT%";

/// The name of the fingerprint; another way to make it would get another number.
const FINGERPRINT: &str = "addinspect/v1";

/// Writes the log.
pub(super) fn write(out: &mut dyn Write, shown: &Shown) -> io::Result<()> {
    let mut entries = all(shown.scan);
    entries.retain(|one| one.entry.finding.severity >= shown.least);
    let told = |meta: &&Meta| entries.iter().any(|one| one.entry.finding.rule == meta.code);
    let rules: Vec<&Meta> = RULES.iter().map(|rule| rule.meta).filter(told).collect();
    let results = entries.iter().map(|one| result(one, &rules)).collect();
    let base = Text::new("The root of the repository; without one, the folder that was checked.");
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "addinspect",
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules: rules.iter().map(|meta| rule(meta)).collect(),
                },
            },
            column_kind: "utf16CodeUnits",
            original_uri_base_ids: BTreeMap::from([(BASE, UriBase { description: base })]),
            invocations: [Invocation {
                execution_successful: shown.failures.is_empty(),
                tool_execution_notifications: notifications(shown),
            }],
            results,
        }],
    };
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information | Severity::Hint => "note",
    }
}

fn rule(meta: &Meta) -> ReportingDescriptor {
    let docs = meta.docs();
    let mut text = docs.summary.clone();
    for (heading, section) in &docs.sections {
        text.push_str(&format!("\n\n{heading}\n{section}"));
    }
    ReportingDescriptor {
        id: meta.code,
        short_description: Text::new(docs.summary),
        help: MultiformatMessage { text, markdown: meta.page("#") },
        help_uri: Some(meta.url).filter(|url| !url.is_empty()),
        default_configuration: Configuration { level: level(meta.severity) },
        properties: Properties { tags: meta.tags.iter().map(|tag| tag.word()).collect() },
    }
}

fn result<'a>(one: &'a Identified<'a>, rules: &[&Meta]) -> ResultJson<'a> {
    let entry = &one.entry;
    let finding = entry.finding;
    let within = Some(one.within.as_str()).filter(|within| !within.is_empty());
    let related = finding.related.iter().enumerate().map(|(number, related)| RelatedLocation {
        id: number + 1,
        physical_location: physical(&entry.tree.repository_place(&related.at)),
        message: Text::new(&*related.message),
    });
    let justification = || entry.tree.snapshot.suppressed_because(finding);
    ResultJson {
        rule_id: finding.rule,
        rule_index: rules.iter().position(|meta| meta.code == finding.rule).unwrap_or_default(),
        level: level(finding.severity),
        message: Text::new(&*finding.message),
        locations: [ResultLocation {
            physical_location: physical(&entry.place),
            logical_locations: within
                .map(|name| LogicalLocation { fully_qualified_name: name })
                .into_iter()
                .collect(),
        }],
        related_locations: related.collect(),
        partial_fingerprints: BTreeMap::from([(FINGERPRINT, one.fingerprint.as_str())]),
        fixes: finding.fixes.iter().filter_map(|found| fix(entry, found)).collect(),
        suppressions: one
            .suppressed
            .then(|| Suppression { kind: "inSource", justification: justification() })
            .into_iter()
            .collect(),
    }
}

/// A fix without edits is advice, which SARIF has no place for.
fn fix<'a>(entry: &Entry<'a>, fix: &'a Fix) -> Option<FixJson<'a>> {
    let mark = if fix.safety == Safety::Safe { "" } else { " (unsafe: review what it changes)" };
    let change = |(file, edits): &'a (std::path::PathBuf, Vec<crate::text::Edit>)| {
        let replacement = |edit: &'a crate::text::Edit| {
            let place = entry.tree.repository_place(&Location { file: file.clone(), span: edit.span });
            Replacement { deleted_region: region(&place), inserted_content: Content { text: &edit.text } }
        };
        ArtifactChange {
            artifact_location: artifact(&entry.tree.repository_name(file)),
            replacements: edits.iter().map(replacement).collect(),
        }
    };
    let changes: Vec<ArtifactChange> =
        fix.edits.iter().filter(|(_, edits)| !edits.is_empty()).map(change).collect();
    let description = Text::new(format!("{}{mark}", fix.title));
    (!changes.is_empty()).then_some(FixJson { description, artifact_changes: changes })
}

/// What could not be read, and why nothing could be judged.
fn notifications(shown: &Shown) -> Vec<Notification> {
    let problem = |(file, message): (String, &str)| Notification {
        level: "warning",
        message: Text::new(message),
        locations: vec![NotificationLocation {
            physical_location: FileLocation { artifact_location: artifact(&file) },
        }],
    };
    let failure = |message: &String| Notification {
        level: "error",
        message: Text::new(message.as_str()),
        locations: Vec::new(),
    };
    problems(shown).map(problem).chain(shown.failures.iter().map(failure)).collect()
}

fn physical(place: &LineRange) -> PhysicalLocation {
    PhysicalLocation { artifact_location: artifact(&place.file), region: region(place) }
}

fn region(place: &LineRange) -> Region {
    let &LineRange { line, column, end_line, end_column, .. } = place;
    Region { start_line: line, start_column: column, end_line, end_column }
}

/// What a page loads from another host has an address of its own.
fn artifact(file: &str) -> ArtifactLocation {
    match file.contains("://") {
        true => ArtifactLocation { uri: encoded(file, ":/?#[]@!$&'()*+,;=%"), uri_base_id: None },
        false => ArtifactLocation { uri: encoded(file, "/!$&'()*+,;=@"), uri_base_id: Some(BASE) },
    }
}

/// A path as part of a URI: letters, digits and what `kept` says stay, all else is percent-encoded (RFC 3986).
fn encoded(path: &str, kept: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        let c = char::from(byte);
        if c.is_ascii_alphanumeric() || "-._~".contains(c) || c.is_ascii() && kept.contains(c) {
            encoded.push(c);
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::artifact;

    #[test]
    fn paths_become_references() {
        assert_eq!(artifact("src/a b/é#1:2%.js").uri, "src/a%20b/%C3%A9%231%3A2%25.js");
        let page = artifact("https://example.com/a.js?x=1");
        assert_eq!((page.uri.as_str(), page.uri_base_id), ("https://example.com/a.js?x=1", None));
    }
}
