//! Code lenses: on a manifest's permission, what the add-in needs, how many uses that are, and how it compares; on entry
//! points, in the manifest and in code, what each needs.
//!
//! What is needed was judged before; here are only the words. Called by the server.

use super::documents;
use super::entry_points;
use super::lookup::{self, ManifestContext};
use super::uses::{Tally, Use};
use crate::addin::Verdict;
use crate::rules::Location;
use crate::text::Span;
use crate::workspace::Snapshot;
use std::path::Path;

/// A line above a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lens {
    /// The value of the permission; the root where none is declared; the name or function of an entry point.
    pub at: Span,
    /// `needs ReadItem, exactly what is declared; 12 uses need it`; `command send: needs ReadItem`.
    pub title: String,
    /// The uses that need it most.
    pub uses: Vec<Location>,
}

/// The lenses of a manifest: one for each family of levels that is judged, and those of its entry points; or of a source.
pub fn lenses(snapshot: &Snapshot, file: &Path) -> Vec<Lens> {
    if snapshot.source(file).is_some() {
        return entry_points::in_source(snapshot, file);
    }
    let Some(known) = lookup::manifest(snapshot, file) else { return Vec::new() };
    let mailbox = || {
        let tally = Tally::of(&known);
        let uses = tally.most.iter().map(Use::at).collect();
        Lens { at: known.declared_span(), title: title(&known, &tally), uses }
    };
    let is_mail = known.judgement.verdict != Verdict::NotMail;
    let document = documents::lens(&known);
    let document = document.map(|(title, uses)| Lens { at: known.declared_document_span(), title, uses });
    let started = is_mail.then(|| entry_points::in_manifest(&known)).into_iter().flatten();
    is_mail.then(mailbox).into_iter().chain(document).chain(started).collect()
}

fn title(known: &ManifestContext, tally: &Tally) -> String {
    let judgement = known.judgement;
    let needs = match judgement.verdict {
        Verdict::NoSources => return "no sources found".to_owned(),
        Verdict::NoUsages => return "no code found that needs a level".to_owned(),
        _ if judgement.certain => "needs",
        _ => "seems to need",
    };
    let compared = match (judgement.verdict.phrase(), judgement.declared) {
        (Some(_), None) if judgement.verdict == Verdict::Exact => ", which applies if none is declared",
        (Some(_), None) => "; none is declared, so Restricted applies",
        (Some(phrase), Some(_)) => &format!(", {phrase}"),
        (None, _) => "; the declared value is not a level",
    };
    format!("{needs} {}{compared}; {}", judgement.required.name(), tally.words(judgement.required))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::testing::{MANIFEST, path, places, tree};

    const READ: &str = "Office.context.mailbox.item.subject.getAsync(f);\n";
    const SAVE: &str = "Office.context.mailbox.item.saveAsync();\n";
    const SETTINGS: &str = "Office.context.roamingSettings.get('a');\n";

    /// `place: title -> uses`.
    fn told(manifest: &str, code: &[&str]) -> Vec<String> {
        let (snapshot, _) =
            tree(&[("manifest.xml", manifest), ("a.js", &code.concat()), ("a.test.js", SAVE)]);
        let told = |lens: Lens| {
            let uses = places(&snapshot, &lens.uses).join(", ");
            format!("{}: {} -> {uses}", lens.at.of(manifest), lens.title)
        };
        lenses(&snapshot, &path("manifest.xml")).into_iter().map(told).collect()
    }

    #[test]
    fn the_verdict_is_told_in_words_with_the_uses_that_need_it_most() {
        let with = |level: &str| MANIFEST.replace("ReadItem", level);
        let rule = "</Permissions><Rule xsi:type='ItemHasAttachment'/>";
        for (manifest, code, expected) in [
            (
                with("ReadItem"),
                &[SETTINGS, READ, READ][..],
                "ReadItem: needs ReadItem, exactly what is declared; 2 uses need it -> a.js:2 getAsync, a.js:3 \
                 getAsync",
            ),
            (
                with("ReadItem"),
                &[READ, SAVE],
                "ReadItem: needs ReadWriteItem, more than is declared; 1 of 2 uses needs it -> a.js:2 saveAsync",
            ),
            (
                with("ReadWriteMailbox"),
                &[READ],
                "ReadWriteMailbox: needs ReadItem, less than is declared; 1 use needs it -> a.js:1 getAsync",
            ),
            (
                MANIFEST.replace("<Permissions>ReadItem</Permissions>", ""),
                &[READ],
                "OfficeApp: needs ReadItem; none is declared, so Restricted applies; 1 use needs it -> a.js:1 \
                 getAsync",
            ),
            (
                MANIFEST.replace("<Permissions>ReadItem</Permissions>", ""),
                &[SETTINGS],
                "OfficeApp: needs Restricted, which applies if none is declared; no use certainly needs more than \
                 Restricted -> ",
            ),
            (
                with("Readitem"),
                &[READ],
                "Readitem: needs ReadItem; the declared value is not a level; 1 use needs it -> a.js:1 getAsync",
            ),
            (
                MANIFEST.replace("1.1", "1.0"),
                &[SAVE],
                "ReadItem: needs ReadWriteMailbox, more than is declared; 1 use needs ReadWriteItem -> \
                 a.js:1 saveAsync",
            ),
            (
                MANIFEST.replace("</Permissions>", rule),
                &[SETTINGS],
                "ReadItem: needs ReadItem, exactly what is declared; no use certainly needs more than Restricted -> ",
            ),
            (with("ReadItem"), &["f();"], "ReadItem: no code found that needs a level -> "),
        ] {
            assert_eq!(told(&manifest, code), [expected], "{code:?}");
        }
    }

    #[test]
    fn a_manifest_for_documents_has_its_lens() {
        let manifest = MANIFEST.replace("MailApp", "TaskPaneApp").replace("ReadItem", "ReadWriteDocument");
        assert_eq!(
            told(&manifest, &[READ, "Office.context.document.setSelectedDataAsync('a');\n"]),
            ["ReadWriteDocument: needs WriteDocument, less than is declared; 1 place uses the document -> \
                 a.js:2 setSelectedDataAsync"]
        );
    }

    #[test]
    fn other_files_have_none() {
        let (snapshot, _) = tree(&[("a.js", READ)]);
        assert_eq!(lenses(&snapshot, &path("a.js")), []);
    }
}
