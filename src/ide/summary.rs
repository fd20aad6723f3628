//! A page about the add-ins of a tree: what each manifest declares and needs, the uses that need it most, and why.
//!
//! The judgements were made before; here they are put into words. Called by the server, for `addinspect.summary`.

use super::uses::{self, Shipped, Use};
use crate::addin::{AddIn, Verdict};
use crate::catalog::PERMISSIONS_URL;
use crate::rules::{Location, manifest_name};
use crate::text::ColumnUnit;
use crate::workspace::Snapshot;

/// The uses that are listed; the rest is counted.
const LISTED: usize = 10;

/// The page, in Markdown. `link` gives the address of a place.
pub fn summary(snapshot: &Snapshot, link: &dyn Fn(&Location) -> String) -> String {
    let parts: Vec<String> = snapshot.add_ins.iter().filter_map(|a| add_in(snapshot, a, link)).collect();
    if parts.is_empty() {
        return "No Outlook manifest found.\n".to_owned();
    }
    format!("{}\nWhat the levels mean: {PERMISSIONS_URL}\n", parts.join("\n"))
}

/// `None` where it has no manifest for Outlook.
fn add_in(snapshot: &Snapshot, add_in: &AddIn, link: &dyn Fn(&Location) -> String) -> Option<String> {
    let manifests = add_in.manifests.iter().filter_map(|&index| uses::shipped(snapshot, index));
    let judged: Vec<Shipped> = manifests.filter(|s| s.judgement.verdict != Verdict::NotMail).collect();
    let first = judged.first()?;
    let mut page = format!("# {}\n", title(snapshot, add_in));
    for shipped in &judged {
        page.push_str(&manifest(add_in, shipped, link));
    }
    page.push_str(&needing(&first.needing_most(snapshot), add_in, first, link));
    Some(page)
}

/// Its name, else its folder.
fn title(snapshot: &Snapshot, add_in: &AddIn) -> String {
    let below = add_in.root.strip_prefix(&snapshot.root).ok().filter(|p| p.components().next().is_some());
    let folder = below.or_else(|| add_in.root.file_name().map(std::path::Path::new));
    let folder = || folder.unwrap_or(&add_in.root).to_string_lossy().replace('\\', "/");
    add_in.name.clone().unwrap_or_else(folder)
}

/// What a manifest declares and needs, the verdict, and the reasons.
fn manifest(add_in: &AddIn, shipped: &Shipped, link: &dyn Fn(&Location) -> String) -> String {
    let judgement = shipped.judgement;
    let name = manifest_name(add_in, shipped.file);
    let verdict = judgement.verdict.phrase().map_or(String::new(), |phrase| format!(": **{phrase}**"));
    let mut part = format!("\n## [{name}]({})\n\n", link(&shipped.declared_here()));
    part.push_str(&format!("{}{verdict}.\n", capitalised(&judgement.sentence())));
    if !judgement.reasons.is_empty() {
        part.push('\n');
    }
    for reason in &judgement.reasons {
        part.push_str(&format!("- {reason}\n"));
    }
    part
}

fn capitalised(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// The uses that need what the code needs: the same for all manifests of an add-in.
fn needing(uses: &[Use], add_in: &AddIn, shipped: &Shipped, link: &dyn Fn(&Location) -> String) -> String {
    if uses.is_empty() {
        return String::new();
    }
    let level = shipped.judgement.required_by_code.name();
    let mut part = format!("\n## What needs {level}\n\n");
    for used in uses.iter().take(LISTED) {
        let Use { source, usage } = used;
        let file = source.path.strip_prefix(&add_in.root).unwrap_or(&source.path);
        let file = file.to_string_lossy().replace('\\', "/");
        let line = source.lines.position(&source.text, usage.span.start, ColumnUnit::Utf8).line + 1;
        let name = usage.expression.of(&source.text);
        let name = if name.contains(['\n', '`']) { usage.span.of(&source.text) } else { name };
        part.push_str(&format!("- [{file}:{line}]({}) `{name}`\n", link(&used.at())));
    }
    let more = uses.len().saturating_sub(LISTED);
    if more > 0 {
        part.push_str(&format!("- and {more} more\n"));
    }
    part
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::testing::{MANIFEST, tree};

    fn page(files: &[(&str, &str)]) -> String {
        let (snapshot, _) = tree(files);
        let link = |at: &Location| format!("{}@{}", at.file.display(), at.span.start);
        summary(&snapshot, &link)
    }

    #[test]
    fn each_add_in_has_its_manifests_with_verdicts_and_the_uses_that_need_most() {
        let high = MANIFEST.replace("ReadItem", "ReadWriteMailbox");
        let rule = "</Permissions><Rule xsi:type='ItemHasAttachment'/>";
        let more = MANIFEST.replace(">ReadItem", ">Restricted").replace("</Permissions>", rule);
        assert_eq!(
            page(&[
                ("app/one/package.json", "{}"),
                ("app/one/a.xml", MANIFEST),
                ("app/one/b.xml", &high),
                ("app/one/src/a.js", "f();\nOffice.context.mailbox.item.subject.getAsync(f);"),
                ("app/two/package.json", "{}"),
                ("app/two/m.xml", &more),
                ("app/two/a.js", "Office.context.roamingSettings.get('a');"),
            ]),
            "# one\n\n\
             ## [a.xml](app/one/a.xml@161)\n\n\
             Declares ReadItem, needs ReadItem: **exactly what is declared**.\n\n\
             ## [b.xml](app/one/b.xml@161)\n\n\
             Declares ReadWriteMailbox, needs ReadItem: **less than is declared**.\n\n\
             ## What needs ReadItem\n\n\
             - [src/a.js:2](app/one/src/a.js@41) `Office.context.mailbox.item.subject.getAsync`\n\n\
             # two\n\n\
             ## [m.xml](app/two/m.xml@161)\n\n\
             Declares Restricted, needs ReadItem: **more than is declared**.\n\n\
             - The activation rule ItemHasAttachment needs ReadItem.\n\n\
             What the levels mean: https://learn.microsoft.com/office/dev/add-ins/outlook/understanding-outlook-add-in-permissions\n"
        );
    }

    #[test]
    fn without_an_outlook_manifest_it_says_so() {
        let other = MANIFEST.replace("MailApp", "TaskPaneApp");
        assert_eq!(page(&[("app/m.xml", &other), ("app/a.js", "f();")]), "No Outlook manifest found.\n");
    }

    #[test]
    fn a_long_list_is_cut() {
        let code = "Office.context.mailbox.item.saveAsync();\n".repeat(12);
        let page = page(&[("app/m.xml", MANIFEST), ("app/a.js", &code)]);
        assert!(page.contains("\n- [a.js:10](") && page.contains("\n- and 2 more\n"), "{page}");
    }
}
