//! Code lenses: on a manifest's permission, what the add-in needs, how many uses that are, and how it compares.
//!
//! What is needed was judged before; here are only the words. Called by the server.

use super::uses::{self, Shipped, Use};
use crate::addin::Verdict;
use crate::rules::{Location, count};
use crate::text::Span;
use crate::workspace::Snapshot;
use std::path::Path;

/// A line above a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lens {
    /// The value of the permission; the root where none is declared.
    pub at: Span,
    /// `needs ReadItem, exactly what is declared; 12 uses, 2 need it most`.
    pub title: String,
    /// The uses that need it most.
    pub uses: Vec<Location>,
}

/// The lenses of a manifest: one where it is for Outlook and belongs to an add-in.
pub fn lenses(snapshot: &Snapshot, file: &Path) -> Vec<Lens> {
    let Some(shipped) = uses::manifest(snapshot, file) else { return Vec::new() };
    if shipped.judgement.verdict == Verdict::NotMail || shipped.add_ins.is_empty() {
        return Vec::new();
    }
    let most = shipped.needing_most(snapshot);
    let all = uses::counted(snapshot, &shipped.add_ins).flat_map(uses::leveled).count();
    let title = title(&shipped, all, &most);
    vec![Lens { at: shipped.declared_span(), title, uses: most.iter().map(Use::at).collect() }]
}

fn title(shipped: &Shipped, all: usize, most: &[Use]) -> String {
    let judgement = shipped.judgement;
    let needs = match judgement.verdict {
        Verdict::NoSources => return "no sources found".to_owned(),
        Verdict::NoUsages => return "no use found that needs a level".to_owned(),
        _ if judgement.certain => "needs",
        _ => "seems to need",
    };
    let compared = match (judgement.verdict.phrase(), judgement.declared) {
        (Some(_), None) if judgement.verdict == Verdict::Exact => ", which counts where none is declared",
        (Some(_), None) => "; none is declared, so Restricted counts",
        (Some(phrase), Some(_)) => &format!(", {phrase}"),
        (None, _) => "; what is declared can't be read as a level",
    };
    let uses = counted(shipped, all, most);
    format!("{needs} {}{compared}; {uses}", judgement.required.name())
}

/// `12 uses, 2 need it most`, or what the code needs where the manifest's own features or its schema raise that.
fn counted(shipped: &Shipped, all: usize, most: &[Use]) -> String {
    let judgement = shipped.judgement;
    let needing = match most.len() {
        0 => return "no use is sure to need more than Restricted".to_owned(),
        1 => "1 needs",
        n => &format!("{n} need"),
    };
    let code = judgement.required_by_code;
    let what = if code == judgement.required { "it" } else { code.name() };
    format!("{}, {needing} {what} most", count(all, "use"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::testing::{MANIFEST, places, tree};

    const READ: &str = "Office.context.mailbox.item.subject.getAsync(f);\n";
    const SAVE: &str = "Office.context.mailbox.item.saveAsync();\n";
    const SETTINGS: &str = "Office.context.roamingSettings.get('a');\n";

    /// `place: title -> uses`.
    fn told(manifest: &str, code: &[&str]) -> Vec<String> {
        let (snapshot, _) =
            tree(&[("app/manifest.xml", manifest), ("app/a.js", &code.concat()), ("app/a.test.js", SAVE)]);
        let told = |lens: Lens| {
            let uses = places(&snapshot, &lens.uses).join(", ");
            format!("{}: {} -> {uses}", lens.at.of(manifest), lens.title)
        };
        lenses(&snapshot, Path::new("app/manifest.xml")).into_iter().map(told).collect()
    }

    #[test]
    fn the_verdict_is_told_in_words_with_the_uses_that_need_it_most() {
        let with = |level: &str| MANIFEST.replace("ReadItem", level);
        let rule = "</Permissions><Rule xsi:type='ItemHasAttachment'/>";
        for (manifest, code, expected) in [
            (
                with("ReadItem"),
                &[SETTINGS, READ, READ][..],
                "ReadItem: needs ReadItem, exactly what is declared; 2 uses, 2 need it most -> a.js:2 getAsync, a.js:3 getAsync",
            ),
            (
                with("ReadItem"),
                &[READ, SAVE],
                "ReadItem: needs ReadWriteItem, more than is declared; 2 uses, 1 needs it most -> a.js:2 saveAsync",
            ),
            (
                with("ReadWriteMailbox"),
                &[READ],
                "ReadWriteMailbox: needs ReadItem, less than is declared; 1 use, 1 needs it most -> a.js:1 getAsync",
            ),
            (
                MANIFEST.replace("<Permissions>ReadItem</Permissions>", ""),
                &[READ],
                "OfficeApp: needs ReadItem; none is declared, so Restricted counts; 1 use, 1 needs it most -> a.js:1 \
                 getAsync",
            ),
            (
                MANIFEST.replace("<Permissions>ReadItem</Permissions>", ""),
                &[SETTINGS],
                "OfficeApp: needs Restricted, which counts where none is declared; no use is sure to need more than Restricted -> ",
            ),
            (
                with("Readitem"),
                &[READ],
                "Readitem: needs ReadItem; what is declared can't be read as a level; 1 use, 1 needs it most -> a.js:1 getAsync",
            ),
            (
                MANIFEST.replace("1.1", "1.0"),
                &[SAVE],
                "ReadItem: needs ReadWriteMailbox, more than is declared; 1 use, 1 needs ReadWriteItem most -> \
                 a.js:1 saveAsync",
            ),
            (
                MANIFEST.replace("</Permissions>", rule),
                &[SETTINGS],
                "ReadItem: needs ReadItem, exactly what is declared; no use is sure to need more than Restricted -> ",
            ),
            (with("ReadItem"), &["f();"], "ReadItem: no use found that needs a level -> "),
        ] {
            assert_eq!(told(&manifest, code), [expected], "{code:?}");
        }
    }

    #[test]
    fn other_manifests_and_other_files_have_none() {
        assert_eq!(told(&MANIFEST.replace("MailApp", "TaskPaneApp"), &[READ]), [""; 0]);
        let (snapshot, _) = tree(&[("app/a.js", READ)]);
        assert_eq!(lenses(&snapshot, Path::new("app/a.js")), []);
    }
}
