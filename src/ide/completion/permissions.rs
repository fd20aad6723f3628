//! Where in a manifest a permission is being typed: between `<Permissions>` and the next `<`, or in
//! `authorization.permissions.resourceSpecific[]`.
//!
//! Looks at what stands before the place, which may be all there is. Called by the completion.

use super::names::NameOffers;
use super::{Completion, ItemKind};
use crate::ide::lookup;
use crate::json::{JsonPlace, PathStep, place};
use crate::manifest::{self, Candidate, Manifest, ManifestKind, SupplementaryKind};
use crate::text::Span;
use crate::workspace::Snapshot;
use std::path::Path;

/// What can be written in an XML manifest.
pub(super) fn in_xml(snapshot: &Snapshot, file: &Path, at: u32, text: &str) -> Vec<Completion> {
    let Some((element, span)) = element_around(text, at) else { return Vec::new() };
    let read = manifest::read(Candidate::Xml, text);
    let manifest = read.as_ref().or_else(|| known(snapshot, file));
    if manifest.is_none() && !text.contains("OfficeApp") {
        return Vec::new();
    }
    let names = NameOffers { snapshot, file, kind: ManifestKind::AddInOnly, manifest, span };
    match element {
        "Permissions" if manifest.is_none_or(|m| m.mail) => names.mailbox(),
        "Permissions" => names.document(),
        "ExtendedPermission" => vec![names.supplementary(SupplementaryKind::AppendOnSend)],
        "SupportsSharedFolders" => vec![names.supplementary(SupplementaryKind::SharedFolders)],
        _ => Vec::new(),
    }
}

fn known<'a>(snapshot: &'a Snapshot, file: &Path) -> Option<&'a Manifest> {
    Some(&lookup::manifest(snapshot, file)?.file.manifest)
}

/// The element whose text is at the place, without its prefix, and the word there: all but blanks up to the next tag.
fn element_around(text: &str, at: u32) -> Option<(&str, Span)> {
    let (before, behind) = text.split_at_checked(at as usize)?;
    let (markup, typed) = before.rsplit_once('>')?;
    let open = markup.rfind('<')?;
    let tag = markup.get(open + 1..)?;
    let comments = |part: &str| part.rfind("<!--") > part.rfind("-->");
    if typed.contains('<') || tag.starts_with(['/', '!', '?']) || tag.ends_with('/') || comments(before) {
        return None;
    }
    let name = tag.split(|c: char| c.is_ascii_whitespace()).next()?;
    let is_end = |c: char| c.is_whitespace() || c == '<';
    let word = typed.rsplit(is_end).next().unwrap_or("").len();
    let rest = behind.find(is_end).unwrap_or(behind.len());
    let span = Span::from_usize(before.len() - word, before.len() + rest);
    Some((name.rsplit(':').next()?, span))
}

/// What can be written in a unified manifest.
pub(super) fn in_json(snapshot: &Snapshot, file: &Path, at: u32, text: &str) -> Vec<Completion> {
    let Some(place) = place(text, at) else { return Vec::new() };
    let items = match key(&place) {
        Some("name") => permissions(snapshot, file, text, place.word),
        Some("type") => vec![Completion::new("Delegated", ItemKind::Value, place.word, 0)],
        _ => Vec::new(),
    };
    items.into_iter().map(|item| super::settings::quoted(item, &place)).collect()
}

/// The key below an object of `authorization.permissions.resourceSpecific` whose value stands at the place.
fn key(place: &JsonPlace) -> Option<&str> {
    const ARRAY: [&str; 3] = ["authorization", "permissions", "resourceSpecific"];
    let (array, entry) = place.path.split_at_checked(ARRAY.len())?;
    let is_array = array.iter().zip(ARRAY).all(|(step, name)| *step == PathStep::Key(name.to_owned()));
    match entry {
        [PathStep::Item, PathStep::Key(key)] if is_array && !place.is_key => Some(key),
        _ => None,
    }
}

fn permissions(snapshot: &Snapshot, file: &Path, text: &str, span: Span) -> Vec<Completion> {
    let read = manifest::read(Candidate::Json, text);
    let manifest = read.as_ref().or_else(|| known(snapshot, file));
    let names = NameOffers { snapshot, file, kind: ManifestKind::Unified, manifest, span };
    let scope = |is: fn(&str) -> bool| match manifest {
        Some(manifest) if !manifest.hosts.is_empty() => manifest.hosts.iter().any(|host| is(&host.value)),
        _ => true,
    };
    let mut items = Vec::new();
    if scope(|host| host == "mail") {
        items.extend(names.mailbox());
        let kinds = [SupplementaryKind::AppendOnSend, SupplementaryKind::SharedFolders];
        items.extend(kinds.map(|kind| names.supplementary(kind)));
    }
    if scope(|host| host != "mail") {
        items.extend(names.document());
    }
    items
}

#[cfg(test)]
mod tests {
    use super::super::testing::offered;
    use crate::ide::testing::{MANIFEST, tree};

    const CODE: &str = "Office.context.mailbox.item.subject.getAsync(f);\n\
         Office.context.mailbox.item.subject.getAsync(f);\nOffice.context.mailbox.item.body.appendOnSendAsync('a');";
    const HEAD: &str =
        "<OfficeApp xmlns='http://schemas.microsoft.com/office/appforoffice/1.1' xsi:type='MailApp'>\n";

    /// What is offered in a manifest with this text, of which the snapshot knows a whole version, or none.
    fn in_manifest(text: &str) -> Vec<String> {
        let told = offered(&[("manifest.xml", text), ("a.js", CODE)], Some(MANIFEST));
        assert_eq!(offered(&[("manifest.xml", text), ("b.xml", MANIFEST), ("a.js", CODE)], None), told);
        told
    }

    fn mail(word: &str) -> Vec<String> {
        ["ReadWriteItem (needed by 1 use) *", "Restricted", "ReadItem (needed by 2 uses)", "ReadWriteMailbox"]
            .map(|name| format!("{word} -> {name}"))
            .to_vec()
    }

    #[test]
    fn levels_are_offered_the_needed_one_first_however_broken_the_manifest_is() {
        for (rest, word) in [
            ("<Permissions>‸</Permissions></OfficeApp>", ""),
            ("<Permissions>Read‸Item</Permissions></OfficeApp>", "ReadItem"),
            ("<Permissions>\n  Re‸\n</Permissions></OfficeApp>", "Re"),
            ("<Permissions>‸", ""),
            ("<Permissions>Re‸\n  <Rule xsi:type='ItemIs'/>\n</OfficeApp>", "Re"),
            ("<Rule <Permissions>Re‸</Permi", "Re"),
            ("<o:Permissions >‸</o:Permissions>", ""),
        ] {
            assert_eq!(in_manifest(&format!("{HEAD}{rest}")), mail(word), "{rest}");
        }
    }

    #[test]
    fn nothing_is_offered_elsewhere() {
        for rest in [
            "<Rule>‸</Rule>",
            "<Permissions/>‸",
            "<Permissions>ReadItem</Permissions>‸",
            "<!-- <Permissions>‸ -->",
            "<Permissions‸>",
        ] {
            assert_eq!(in_manifest(&format!("{HEAD}{rest}</OfficeApp>")), [""; 0], "{rest}");
        }
        assert_eq!(offered(&[("a.xml", "<a><Permissions>‸</Permissions></a>")], None), [""; 0]);
    }

    #[test]
    fn the_schema_and_the_type_decide_what_there_is() {
        let text = |head: &str| format!("{head}<Permissions>‸</Permissions></OfficeApp>");
        assert_eq!(
            in_manifest(&text(&HEAD.replace("1.1", "1.0"))),
            [" -> ReadWriteMailbox (needed by 1 use) *", " -> Restricted", " -> ReadItem (needed by 2 uses)"]
        );
        assert_eq!(
            in_manifest(&text(&HEAD.replace("MailApp", "TaskPaneApp"))),
            ["Restricted", "ReadDocument", "ReadAllDocument", "WriteDocument", "ReadWriteDocument"]
                .map(|name| format!(" -> {name}"))
        );
        let append = "<VersionOverrides><ExtendedPermission>‸</ExtendedPermission></VersionOverrides>";
        assert_eq!(in_manifest(&format!("{HEAD}{append}")), [" -> AppendOnSend (needed by 1 use)"]);
        assert_eq!(in_manifest(&format!("{HEAD}<SupportsSharedFolders>‸")), [" -> true"]);
    }

    #[test]
    fn an_add_in_without_code_prefers_nothing() {
        let text = format!("{HEAD}<Permissions>‸</Permissions></OfficeApp>");
        let told = offered(&[("manifest.xml", &text)], Some(MANIFEST));
        assert_eq!(told[0], " -> Restricted");
        assert!(told.iter().all(|item| !item.ends_with('*')), "{told:?}");
    }

    #[test]
    fn a_level_comes_with_its_page() {
        let (snapshot, places) = tree(&[("manifest.xml", &MANIFEST.replace("ReadItem", "‸"))]);
        let text = MANIFEST.replace("ReadItem", "");
        let items = super::super::completion(&snapshot, &places[0].0, places[0].1, &text);
        assert!(items[0].docs.as_ref().is_some_and(|docs| docs.starts_with("# Restricted (restricted)")));
        let other = MANIFEST.replace("MailApp", "TaskPaneApp");
        let (snapshot, places) = tree(&[("manifest.xml", &other.replace("ReadItem", "‸"))]);
        let items =
            super::super::completion(&snapshot, &places[0].0, places[0].1, &other.replace("ReadItem", ""));
        let docs: Vec<&str> = items.iter().filter_map(|item| item.docs.as_deref()).collect();
        assert!(docs.len() == 5 && docs[2].contains("Allows: Read the whole document"), "{docs:?}");
    }

    #[test]
    fn names_and_types_are_offered_in_json() {
        let json = |scopes: &str, entry: &str| {
            format!(
                "{{\"manifestVersion\": \"1.24\", \"extensions\": [{{\"requirements\": {{\"scopes\": [{scopes}]}}}}],\n\
                 \"authorization\": {{\"permissions\": {{\"resourceSpecific\": [{{{entry}"
            )
        };
        let told =
            |text: &str| offered(&[("manifest.json", text), ("m.xml", MANIFEST), ("a.js", CODE)], None);
        let names = [
            "MailboxItem.ReadWrite.User",
            "MailboxItem.Restricted.User",
            "MailboxItem.Read.User",
            "Mailbox.ReadWrite.User",
            "Mailbox.AppendOnSend.User",
            "Mailbox.SharedFolder",
        ];
        let details = [" (needed by 1 use) *", "", " (needed by 2 uses)", "", " (needed by 1 use)", ""];
        let mail = |word: &str, quote: &str| -> Vec<String> {
            let item = |(name, detail): (&&str, &&str)| format!("{word} -> {quote}{name}{quote}{detail}");
            names.iter().zip(&details).map(item).collect()
        };
        assert_eq!(
            told(&json("\"mail\"", "\"name\": \"Mail‸box\", \"type\": \"\"}]}}}")),
            mail("Mailbox", "")
        );
        assert_eq!(told(&json("\"mail\"", "\"name\": \"Mail‸\n}]}}}")), mail("Mail", ""));
        assert_eq!(told(&json("\"mail\"", "\"name\": ‸")), mail("", "\""));
        assert_eq!(told(&json("\"workbook\"", "\"name\": \"‸\"}]}}}")).len(), 5);
        assert_eq!(told(&json("\"mail\", \"workbook\"", "\"name\": \"‸\"}]}}}")).len(), 11);
        assert_eq!(told(&json("\"mail\"", "\"name\": \"\", \"type\": ‸}]}}}")), [" -> \"Delegated\""]);
        assert_eq!(told(&json("\"mail\"", "\"na‸\": \"\"}]}}}")), [""; 0]);
        assert_eq!(told("{\"name\": \"‸\"}"), [""; 0]);
    }
}
