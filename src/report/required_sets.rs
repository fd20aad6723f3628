//! The requirement sets of a manifest: what it ensures, and what its add-in needs. A part of `check --format json`.

use crate::addin::{AddIn, ManifestFile, Verdict, least_held};
use crate::catalog::{FIRST_SET, MailboxSet};
use crate::manifest::{Manifest, RequiredSet};
use crate::rules;
use crate::workspace::Snapshot;
use serde::Serialize;

/// One family of sets.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct SetRow<'a> {
    name: &'a str,
    declared: Option<String>,
    needed: Option<String>,
}

/// `Mailbox`, where the manifest is for Outlook; then the other families that it names, in their order.
pub(super) fn rows<'a>(
    snapshot: &Snapshot,
    add_in: &AddIn,
    file: &'a ManifestFile,
    verdict: Verdict,
) -> Vec<SetRow<'a>> {
    let manifest = &file.manifest;
    let mailbox = manifest.mail.then(|| SetRow {
        name: "Mailbox",
        declared: least_held(manifest).map(|set| set.to_string()),
        needed: needed(snapshot, add_in, manifest, verdict).map(|set| set.to_string()),
    });
    mailbox.into_iter().chain(others(manifest)).collect()
}

/// What the manifest itself and the code need; `None` where there is no code, or where it uses a preview.
fn needed(snapshot: &Snapshot, add_in: &AddIn, manifest: &Manifest, verdict: Verdict) -> Option<MailboxSet> {
    if matches!(verdict, Verdict::NoSources | Verdict::NotMail) {
        return None;
    }
    let sources = add_in.sources.iter().filter_map(|&source| Some(&**snapshot.sources.get(source)?));
    let by_code = rules::needed_by(sources.filter(|source| !source.test))?;
    Some(manifest.own_set.max(by_code))
}

/// Each family once, with the highest version that is asked for.
fn others(manifest: &Manifest) -> Vec<SetRow<'_>> {
    let mut families: Vec<(&str, Option<MailboxSet>)> = Vec::new();
    for set in manifest.requirement_sets.iter().filter(|set| set.mailbox().is_none()) {
        let (name, version) = (set.name.value.as_str(), version(set));
        match families.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            Some((_, known)) => *known = version.max(*known),
            None => families.push((name, version)),
        }
    }
    let row = |(name, version): (_, Option<MailboxSet>)| SetRow {
        name,
        declared: version.map(|version| version.to_string()),
        needed: None,
    };
    families.into_iter().map(row).collect()
}

/// The version that is asked for: 1.1 where none is named, `None` where it is no version.
fn version(set: &RequiredSet) -> Option<MailboxSet> {
    set.version.as_ref().map_or(Some(FIRST_SET), |version| MailboxSet::parse(&version.value))
}
