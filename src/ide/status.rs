//! A short summary of the add-ins of a tree, for a status line: what each manifest declares and needs.
//!
//! What is needed was judged before. Called by the server.

use super::{lookup, summary};
use crate::addin::Verdict;
use crate::catalog::MailboxLevel;
use crate::workspace::Snapshot;
use std::path::PathBuf;

/// A manifest for Outlook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManifestStatus {
    /// What its add-in is called.
    pub name: String,
    /// The file.
    pub manifest: PathBuf,
    /// What it declares; `None` where it declares nothing, or no level.
    pub declared: Option<MailboxLevel>,
    /// What is needed; `None` where nothing is found that needs a level.
    pub needed: Option<MailboxLevel>,
    /// How the two compare.
    pub verdict: Verdict,
    /// Whether its syntax is broken.
    pub malformed: bool,
}

/// The manifests for Outlook, by add-in.
pub fn status(snapshot: &Snapshot) -> Vec<ManifestStatus> {
    let manifests = snapshot.add_ins.iter().flat_map(|add_in| lookup::for_outlook(snapshot, add_in));
    let status = |known: lookup::ManifestContext| {
        let judgement = known.judgement;
        let finds_none = matches!(judgement.verdict, Verdict::NoUsages | Verdict::NoSources);
        ManifestStatus {
            name: summary::title(snapshot, known.add_in),
            manifest: known.file.path.clone(),
            declared: judgement.declared,
            needed: (!finds_none).then_some(judgement.required),
            verdict: judgement.verdict,
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
    fn each_manifest_for_outlook_has_its_levels() {
        let (snapshot, _) = tree(&[
            ("one/package.json", "{}"),
            ("one/m.xml", MANIFEST),
            ("one/a.js", "Office.context.mailbox.item.saveAsync();"),
            ("two/package.json", "{}"),
            ("two/m.xml", &MANIFEST.replace("<Permissions>ReadItem</Permissions>", "")),
            ("two/a.js", "Office.context.diagnostics;"),
            ("two/word.xml", &MANIFEST.replace("MailApp", "TaskPaneApp")),
        ]);
        let told = |s: ManifestStatus| (s.name, name(&s.manifest), s.declared, s.needed, s.verdict.word());
        let expected = [
            ("one", "one/m.xml", Some(MailboxLevel::ReadItem), Some(MailboxLevel::ReadWriteItem), "exceeded"),
            ("two", "two/m.xml", None, None, "no-usages"),
        ];
        let expected = expected.map(|(a, b, c, d, e)| (a.to_owned(), b.to_owned(), c, d, e));
        assert_eq!(status(&snapshot).into_iter().map(told).collect::<Vec<_>>(), expected);
    }
}
