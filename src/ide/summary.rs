//! A page about the add-ins of a tree: what each manifest declares and needs, the uses that need the highest level,
//! and why.
//!
//! The judgements were made before; here they are put into words. Called by the server, for `addinspect.summary`.

use super::lookup::{self, ManifestContext};
use super::uses::{self, Tally};
use super::{LinkTo, markdown};
use crate::addin::{AddIn, Verdict};
use crate::catalog::PERMISSIONS_URL;
use crate::rules::words;
use crate::workspace::Snapshot;

/// The uses that are listed; the rest is counted.
const LISTED: usize = 10;

/// The page, in Markdown. `link` gives the address of a place.
pub fn summary(snapshot: &Snapshot, link: LinkTo) -> String {
    let parts: Vec<String> = snapshot.add_ins.iter().filter_map(|a| add_in(snapshot, a, link)).collect();
    if parts.is_empty() {
        return "No manifest found.\n".to_owned();
    }
    format!("{}\nWhat the levels mean: {PERMISSIONS_URL}\n", parts.join("\n"))
}

/// `None` where it has no manifest that is judged.
fn add_in(snapshot: &Snapshot, add_in: &AddIn, link: LinkTo) -> Option<String> {
    let manifests: Vec<ManifestContext> = lookup::judged(snapshot, add_in).collect();
    let mut page = format!("# {}\n", title(snapshot, add_in));
    page.extend(manifests.iter().map(|known| manifest(known, link)));
    page.push_str(&needing(manifests.first()?, link));
    Some(page)
}

/// Its name, else its folder.
pub(super) fn title(snapshot: &Snapshot, add_in: &AddIn) -> String {
    let below = add_in.root.strip_prefix(&snapshot.root).ok().filter(|p| p.components().next().is_some());
    let folder = below.or_else(|| add_in.root.file_name().map(std::path::Path::new));
    let folder = || folder.unwrap_or(&add_in.root).to_string_lossy().replace('\\', "/");
    add_in.name.clone().unwrap_or_else(folder)
}

/// What a manifest declares and needs, the verdict, and the reasons.
fn manifest(known: &ManifestContext, link: LinkTo) -> String {
    let judgement = known.judgement;
    let name = words::manifest_name(known.add_in, known.file);
    let is_mail = judgement.verdict != Verdict::NotMail;
    let span = if is_mail { known.declared_span() } else { known.declared_document_span() };
    let name = markdown::link(&name, &link(&known.at(span)));
    let part = format!("\n## {name}\n\n{}.\n", capitalised(&judgement.sentence()));
    let of_documents = judgement.document.iter().flat_map(|document| &document.reasons);
    let reasons: Vec<String> =
        judgement.reasons.iter().filter(|_| is_mail).chain(of_documents).cloned().collect();
    match markdown::items(&reasons) {
        reasons if reasons.is_empty() => part,
        reasons => format!("{part}\n{reasons}\n"),
    }
}

fn capitalised(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// The uses that need what the code needs: the same for all manifests of an add-in.
fn needing(known: &ManifestContext, link: LinkTo) -> String {
    let (level, tally) = (known.judgement.required_by_code, Tally::of(known));
    if tally.most.is_empty() || known.judgement.verdict == Verdict::NotMail {
        return String::new();
    }
    let list = uses::list(known.snapshot, known.add_in, &tally.most, LISTED, link);
    format!("\n## What needs {}\n\n{}:\n\n{list}\n", level.name(), capitalised(&tally.words(level)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::testing::{MANIFEST, link, tree};

    fn page(files: &[(&str, &str)]) -> String {
        let (snapshot, _) = tree(files);
        summary(&snapshot, &link)
    }

    #[test]
    fn each_add_in_has_its_manifests_with_verdicts_and_the_uses_that_need_most() {
        let high = MANIFEST.replace("ReadItem", "ReadWriteMailbox");
        let rule = "</Permissions><Rule xsi:type='ItemHasAttachment'/>";
        let more = MANIFEST.replace(">ReadItem", ">Restricted").replace("</Permissions>", rule);
        assert_eq!(
            page(&[
                ("one/package.json", "{}"),
                ("one/a.xml", MANIFEST),
                ("one/b.xml", &high),
                ("one/src/a.js", "f();\nOffice.context.mailbox.item.subject.getAsync(f);"),
                ("two/package.json", "{}"),
                ("two/m.xml", &more),
                ("two/a.js", "Office.context.roamingSettings.get('a');"),
            ]),
            "# one\n\n\
             ## [a.xml](a.xml@161)\n\n\
             Declares ReadItem, which is what the add-in needs.\n\n\
             ## [b.xml](b.xml@161)\n\n\
             Declares ReadWriteMailbox, but the add-in needs only ReadItem.\n\n\
             ## What needs ReadItem\n\n\
             1 use needs it:\n\n\
             - [src/a.js:2](a.js@41) `Office.Subject.getAsync`\n\n\
             # two\n\n\
             ## [m.xml](m.xml@161)\n\n\
             Declares Restricted, but the add-in needs ReadItem.\n\n\
             - The activation rule ItemHasAttachment needs ReadItem.\n\n\
             What the levels mean: https://learn.microsoft.com/office/dev/add-ins/outlook/understanding-outlook-add-in-permissions\n"
        );
    }

    #[test]
    fn without_a_manifest_it_says_so() {
        assert_eq!(page(&[("a.js", "f();")]), "No manifest found.\n");
    }

    #[test]
    fn a_long_list_is_cut() {
        let code = "Office.context.mailbox.item.saveAsync();\n".repeat(12);
        let page = page(&[("m.xml", MANIFEST), ("a.js", &code)]);
        assert!(page.contains("\n- [a.js:10](") && page.contains("\n- and 2 more\n"), "{page}");
    }
}
