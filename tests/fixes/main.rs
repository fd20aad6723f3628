//! Fixes keep their word: on every fixture, and on manifests made up of all the ways in which people lay them out.
#![expect(clippy::disallowed_methods, reason = "reads the fixtures")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail so")]

#[path = "../fixtures/after.rs"]
#[allow(dead_code, reason = "the fixture runner uses the rest")]
mod after;
mod json;
mod promise;
mod xml;

use addinspect::rules::Finding;
use after::{Files, files, findings, fixed};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many findings each rule has in each file. That a level is needed for retired services only is said wherever it is
/// declared, and no fix of a manifest mends it: such findings have none.
fn counts(findings: &[Arc<Finding>]) -> BTreeMap<(&'static str, PathBuf), usize> {
    let is_in_vain = |finding: &Finding| finding.rule == "permission-excessive" && finding.fixes.is_empty();
    let mut counts = BTreeMap::new();
    for finding in findings.iter().filter(|finding| !is_in_vain(finding)) {
        *counts.entry((finding.rule, finding.at.file.clone())).or_default() += 1;
    }
    counts
}

/// What is wrong with the fixes of one case.
fn broken_promises(folder: &Path) -> Vec<String> {
    let before = files(folder);
    let found = findings(&before, folder);
    let mut faults = Vec::new();
    for finding in &found {
        for (index, fix) in finding.fixes.iter().enumerate() {
            let after = findings(&fixed(&before, fix), folder);
            let fault =
                if index == 0 { first_fix(&found, finding, &after) } else { other_fix(finding, &after) };
            let fault = fault.or_else(|| malformed(&found, &after));
            faults
                .extend(fault.map(|f| format!("{}: {}: {}: {f}", folder.display(), finding.rule, fix.title)));
        }
    }
    faults
}

/// The finding is gone, and no other has come.
fn first_fix(before: &[Arc<Finding>], finding: &Finding, after: &[Arc<Finding>]) -> Option<String> {
    let (old, new) = (counts(before), counts(after));
    let key = (finding.rule, finding.at.file.clone());
    if new.get(&key) >= old.get(&key) {
        return Some("the finding is still there".to_owned());
    }
    // A comment that suppressed what is mended has nothing left to do: that is news, but no fault of the fix.
    let mut counted = new.iter().filter(|((rule, _), _)| *rule != "suppression-unused");
    let come = counted.find(|(key, count)| *count > old.get(key).unwrap_or(&0));
    come.map(|((rule, file), _)| format!("{rule} has come in {}", file.display()))
}

/// An alternative changes what is said: it may mend one manifest of several, or choose another level.
fn other_fix(finding: &Finding, after: &[Arc<Finding>]) -> Option<String> {
    after.iter().any(|one| **one == *finding).then(|| "it changes nothing".to_owned())
}

fn malformed(before: &[Arc<Finding>], after: &[Arc<Finding>]) -> Option<String> {
    let count = |found: &[Arc<Finding>]| found.iter().filter(|f| f.rule == "manifest-malformed").count();
    (count(after) > count(before)).then(|| "the manifest is malformed afterwards".to_owned())
}

fn folders(parent: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(parent).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|p| p.is_dir()).collect();
    folders.retain(|p| p.extension().is_none_or(|e| e != "after"));
    folders.sort();
    folders
}

#[test]
fn every_fix_on_every_fixture_keeps_its_word() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("grammar-fixtures");
    let cases: Vec<PathBuf> = folders(&root).iter().flat_map(|topic| folders(topic)).collect();
    let faults: Vec<String> = cases.iter().flat_map(|case| broken_promises(case)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let fixable = |case: &PathBuf| findings(&files(case), case).iter().any(|f| !f.fixes.is_empty());
    assert!(cases.iter().filter(|case| fixable(case)).count() > 50, "there are fixes to try");
}

#[test]
fn a_fix_that_brings_another_finding_is_noticed() {
    let text = |level: &str| {
        format!(
            "<OfficeApp xmlns:xsi=\"x\" xsi:type=\"MailApp\">\n<Permissions>{level}</Permissions>\n</OfficeApp>"
        )
    };
    let find = |level: &str| {
        let file = (PathBuf::from("/a/manifest.xml"), text(level).into_bytes());
        findings(&Files::from([file]), Path::new("/a"))
    };
    let unknown = find("readitem");
    assert_eq!(first_fix(&unknown, &unknown[0], &find("ReadItem")), None);
    assert_eq!(first_fix(&unknown, &unknown[0], &unknown).unwrap(), "the finding is still there");
    let come = first_fix(&unknown, &unknown[0], &find("ReadDocument")).unwrap();
    assert_eq!(come, "permission-schema has come in /a/manifest.xml");
}
