//! Ways between the two ends of the question: from a use to the permissions of its manifests, and back.
//!
//! Called by the server.

use super::lookup;
use super::uses::{self, Use};
use crate::addin::{AddIn, SourceFile};
use crate::manifest::{Family, Manifest, SupplementaryKind};
use crate::rules::{Location, members_that_need};
use crate::workspace::Snapshot;
use std::path::Path;

/// From a use in a source to where the Outlook manifests of its add-ins declare their level, in order of path.
pub fn definition(snapshot: &Snapshot, file: &Path, at: u32) -> Vec<Location> {
    if snapshot.source(file).and_then(|source| uses::use_at(source, at)).is_none() {
        return Vec::new();
    }
    let manifests = snapshot.owners(file).into_iter().flat_map(|a| lookup::for_outlook(snapshot, a));
    let mut declared: Vec<Location> = manifests.map(|known| known.at(known.declared_span())).collect();
    declared.sort();
    declared
}

/// From a manifest's permission to the uses in its add-in that need it: of a level all that need one above Restricted,
/// of a supplementary permission those of its members. From a use to the other uses of its members in its add-ins.
/// Tests come last.
pub fn references(snapshot: &Snapshot, file: &Path, at: u32) -> Vec<Location> {
    if let Some(used) = snapshot.source(file).and_then(|source| uses::use_at(source, at)) {
        return other_uses(snapshot, used);
    }
    let Some(known) = lookup::manifest(snapshot, file) else { return Vec::new() };
    match permission_at(&known.file.manifest, at) {
        Some(Permission::Level) => {
            collect(snapshot, &[known.add_in], |s| uses::leveled(s).map(|(used, _)| used).collect())
        }
        Some(Permission::Supplementary(kind)) => {
            let members = members_that_need(kind);
            collect(snapshot, &[known.add_in], |s| uses::needs_of(s, &members).collect())
        }
        None => Vec::new(),
    }
}

fn other_uses(snapshot: &Snapshot, used: Use) -> Vec<Location> {
    let owners = snapshot.owners(&used.source.path);
    let mut found = collect(snapshot, &owners, |s| uses::of_members(s, &used.usage.members).collect());
    let own = used.at();
    found.retain(|at| *at != own);
    found
}

/// What `of` finds in the sources of the add-ins, those of tests last.
fn collect<'a>(
    snapshot: &'a Snapshot,
    add_ins: &[&AddIn],
    of: impl Fn(&'a SourceFile) -> Vec<Use<'a>>,
) -> Vec<Location> {
    let (tests, counted): (Vec<_>, Vec<_>) = uses::sources(snapshot, add_ins).partition(|s| s.test);
    let places = |source: &'a SourceFile| {
        let mut places: Vec<Location> = of(source).iter().map(Use::at).collect();
        places.sort();
        places
    };
    counted.into_iter().chain(tests).flat_map(places).collect()
}

/// What a manifest declares at a place.
enum Permission {
    Level,
    Supplementary(SupplementaryKind),
}

fn permission_at(manifest: &Manifest, at: u32) -> Option<Permission> {
    if let Some(found) = manifest.supplementary.iter().find(|s| s.whole.touches(at)) {
        return Some(Permission::Supplementary(found.kind));
    }
    let level = manifest.levels(Family::Mailbox).any(|d| d.whole.touches(at));
    level.then_some(Permission::Level)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::testing::{MANIFEST, name, places, tree};

    const UNIFIED: &str = r#"{"manifestVersion": "1.24", "extensions": [{"requirements": {"scopes": ["mail"]}}],
"authorization": {"permissions": {"resourceSpecific": [
{"name": "MailboxItem.Read‸.User", "type": "Delegated"},
{"name": "Mailbox.AppendOnSend.User", "type": "Dele‸gated"}]}}}"#;
    const CODE: &str = "const item = Office.context.mailbox.item;\nitem.body.set‸Async('');\nitem.body.appendOnSendAsync(x);\n";
    const MORE: &str = "Office.onRe‸ady();\nOffice.context.mailbox.item.body.setAsync('');";

    type Way = fn(&Snapshot, &Path, u32) -> Vec<Location>;

    /// Where the way leads from the marks in each file.
    fn told(way: Way) -> Vec<String> {
        let (snapshot, marks) = tree(&[
            ("a.js", CODE),
            ("a.test.js", "Office.context.mailbox.item.body.setAsync('');"),
            ("b.js", MORE),
            ("manifest.json", UNIFIED),
            ("manifest.xml", MANIFEST),
            ("word.xml", &MANIFEST.replace("MailApp", "TaskPaneApp")),
        ]);
        let told = |(file, at): &(std::path::PathBuf, u32)| {
            format!("{}: {}", name(file), places(&snapshot, &way(&snapshot, file, *at)).join(", "))
        };
        marks.iter().map(told).collect()
    }

    #[test]
    fn a_use_leads_to_the_permissions_of_its_manifests() {
        let manifests = "manifest.json:3 MailboxItem.Read.User, manifest.xml:2 ReadItem";
        assert_eq!(
            told(definition),
            [
                format!("a.js: {manifests}"),
                format!("b.js: {manifests}"),
                "manifest.json: ".to_owned(),
                "manifest.json: ".to_owned()
            ]
        );
    }

    #[test]
    fn a_permission_leads_to_its_uses_and_a_use_to_the_others() {
        assert_eq!(
            told(references),
            [
                "a.js: b.js:2 setAsync, a.test.js:1 setAsync",
                "b.js: ",
                "manifest.json: a.js:2 setAsync, a.js:3 appendOnSendAsync, b.js:2 setAsync, \
                 a.test.js:1 setAsync",
                "manifest.json: a.js:3 appendOnSendAsync",
            ]
        );
    }
}
