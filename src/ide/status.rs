//! A short summary of the add-ins of a tree, for a status line: what each manifest declares and needs.
//!
//! What is needed was judged before. Called by the server.

use super::{lookup, summary};
use crate::addin::Verdict;
use crate::catalog::{DocumentLevel, MailboxLevel};
use crate::workspace::Snapshot;
use std::path::PathBuf;

/// A manifest of which a level is judged: of the mailbox, or else of documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManifestStatus {
    /// What its add-in is called.
    pub name: String,
    /// The file.
    pub manifest: PathBuf,
    /// What it declares; `None` where it declares nothing, or no level.
    pub declared: Option<&'static str>,
    /// What is needed; `None` where nothing is found that needs a level.
    pub needed: Option<&'static str>,
    /// How the two compare.
    pub verdict: Verdict,
    /// Whether its syntax is broken.
    pub malformed: bool,
}

/// The manifests that are judged, by add-in.
pub fn status(snapshot: &Snapshot) -> Vec<ManifestStatus> {
    let manifests = snapshot.add_ins.iter().flat_map(|add_in| lookup::judged(snapshot, add_in));
    let status = |known: lookup::ManifestContext| {
        let judgement = known.judgement;
        let (declared, required, verdict) = match &judgement.document {
            Some(document) if judgement.verdict == Verdict::NotMail => {
                let declared = document.declared.map(DocumentLevel::name);
                (declared, document.required.name(), document.verdict)
            }
            _ => {
                let declared = judgement.declared.map(MailboxLevel::name);
                (declared, judgement.required.name(), judgement.verdict)
            }
        };
        let finds_none = matches!(verdict, Verdict::NoUsages | Verdict::NoSources);
        ManifestStatus {
            name: summary::title(snapshot, known.add_in),
            manifest: known.file.path.clone(),
            declared,
            needed: (!finds_none).then_some(required),
            verdict,
            malformed: !known.file.manifest.malformed.is_empty(),
        }
    };
    manifests.map(status).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::testing::{MANIFEST, name, tree};

    #[test]
    fn each_manifest_has_its_levels() {
        let (snapshot, _) = tree(&[
            ("one/package.json", "{}"),
            ("one/m.xml", MANIFEST),
            ("one/a.js", "Office.context.mailbox.item.saveAsync();"),
            ("two/package.json", "{}"),
            ("two/m.xml", &MANIFEST.replace("<Permissions>ReadItem</Permissions>", "")),
            ("two/a.js", "Office.context.diagnostics;"),
            ("two/word.xml", &MANIFEST.replace("MailApp", "TaskPaneApp").replace("ReadItem", "ReadDocument")),
        ]);
        let told = |s: ManifestStatus| (s.name, name(&s.manifest), s.declared, s.needed, s.verdict.word());
        let expected = [
            ("one", "one/m.xml", Some("ReadItem"), Some("ReadWriteItem"), "exceeded"),
            ("two", "two/m.xml", None, None, "no-usages"),
            ("two", "two/word.xml", Some("ReadDocument"), Some("Restricted"), "excessive"),
        ];
        let expected = expected.map(|(a, b, c, d, e)| (a.to_owned(), b.to_owned(), c, d, e));
        assert_eq!(status(&snapshot).into_iter().map(told).collect::<Vec<_>>(), expected);
    }
}
