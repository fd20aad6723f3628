//! Everything that can be fixed without looking: the safe fixes that fit together.
//!
//! Which those are, `workspace` says, as it does for `check --fix`. Called by the server and by the code actions.

use super::EditsByFile;
use crate::rules::{Finding, Fix, Safety};
use crate::text::Edit;
use crate::workspace::{CompatibleFixes, Snapshot, allowed};
use std::path::Path;
use std::sync::Arc;

/// The edits of all safe fixes, by file. With `file`, those of its own findings that edit nothing else. None where the
/// configuration is broken.
pub fn fix_all(snapshot: &Snapshot, findings: &[Arc<Finding>], file: Option<&Path>) -> EditsByFile {
    safe(snapshot, findings, file).1
}

/// The same, with the indices of the findings that are mended.
pub(super) fn safe(
    snapshot: &Snapshot,
    findings: &[Arc<Finding>],
    file: Option<&Path>,
) -> (Vec<usize>, EditsByFile) {
    if !snapshot.config.errors().is_empty() {
        return (Vec::new(), Vec::new());
    }
    let mut fitting = CompatibleFixes::default();
    let wanted = findings.iter().enumerate().filter_map(|(index, f)| Some((index, wanted(f, file)?)));
    let text = |path: &Path| snapshot.text(path).map(|(text, _)| text);
    let mended = wanted.filter(|(_, fix)| fitting.take(fix, text)).map(|(index, _)| index).collect();
    let edits = fitting.edits().iter().map(|(path, edits)| (path.clone(), sorted(edits))).collect();
    (mended, edits)
}

fn sorted(edits: &[Edit]) -> Vec<Edit> {
    let mut edits = edits.to_vec();
    edits.sort();
    edits
}

/// A finding's safe fix. In one file the same may be had without touching others: as a further fix, for it alone.
fn wanted<'a>(finding: &'a Finding, file: Option<&Path>) -> Option<&'a Fix> {
    let first = allowed(finding, Safety::Safe)?;
    let Some(file) = file else { return Some(first) };
    let stays = |fix: &&Fix| {
        fix.safety == Safety::Safe && !fix.edits.is_empty() && fix.edits.iter().all(|(path, _)| path == file)
    };
    if finding.at.file == file { finding.fixes.iter().find(stays) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::testing::{MANIFEST, name, path, tree};
    use std::path::PathBuf;

    /// What the files say after the fixes that are offered for `file`.
    fn fixed(file: Option<&str>) -> Vec<String> {
        let high = MANIFEST.replace("ReadItem", "ReadWriteMailbox");
        let code = "Office.context.mailbox.item.subject.getAsync(f);";
        let (snapshot, _) = tree(&[("a.xml", &high), ("b.xml", &high), ("a.js", code)]);
        let told = |(path, edits): (PathBuf, Vec<Edit>)| {
            let after = crate::text::apply(snapshot.text(&path).unwrap().0, &edits).unwrap();
            format!("{}: {}", name(&path), after.lines().nth(1).unwrap().trim())
        };
        fix_all(&snapshot, &snapshot.findings(), file.map(path).as_deref()).into_iter().map(told).collect()
    }

    #[test]
    fn the_whole_tree_or_one_file_is_fixed_and_nothing_twice() {
        let a = "a.xml: <Permissions>ReadItem</Permissions>";
        let b = "b.xml: <Permissions>ReadItem</Permissions>";
        assert_eq!(fixed(None), [a, b]);
        assert_eq!(fixed(Some("a.xml")), [a]);
        assert_eq!(fixed(Some("a.js")), [""; 0]);
    }

    #[test]
    fn nothing_is_fixed_that_is_not_safe_or_while_the_configuration_is_broken() {
        let code = "Office.context.mailbox.item.body.setAsync('');";
        let (snapshot, _) = tree(&[("a.xml", MANIFEST), ("a.js", code)]);
        assert_eq!(snapshot.findings().len(), 2);
        assert_eq!(fix_all(&snapshot, &snapshot.findings(), None), []);
        let high = MANIFEST.replace("ReadItem", "ReadWriteMailbox");
        let code = "Office.context.mailbox.item.subject.getAsync(f);";
        let (snapshot, _) = tree(&[("a.xml", &high), ("a.js", code), ("addinspect.json", "{]")]);
        assert_eq!(fix_all(&snapshot, &snapshot.findings(), None), []);
    }
}
