//! Hand-made fixes on files in memory: which are taken together, and what is refused.

use super::*;
use crate::system::MemorySystem;

const MANIFEST: &str = "<OfficeApp xsi:type=\"MailApp\"><Permissions>ReadItem</Permissions></OfficeApp>";

/// A fix that replaces the first `old` of each file by `new`.
fn replacing(edits: &[(&str, &str, &str)]) -> Fix {
    let edit = |&(file, old, new): &(&str, &str, &str)| {
        let at = MANIFEST.find(old).unwrap_or(MANIFEST.len());
        let span = Span::from_usize(at, at + old.len());
        (PathBuf::from(file), vec![Edit { span, text: new.to_owned() }])
    };
    Fix { title: String::new(), safety: Safety::Safe, edits: edits.iter().map(edit).collect() }
}

/// Which of the fixes one round takes, and what `r/a.xml` says afterwards.
fn round(fixes: &[Fix]) -> (Vec<bool>, String) {
    let disk = MemorySystem::new([("r/a.xml", MANIFEST), ("r/b.xml", MANIFEST)]);
    let overlay = Overlay::new(&disk);
    let snapshot = scan(&overlay, Path::new("r"), &ScanOptions::default());
    let mut round = Round::new(&overlay, &snapshot);
    let taken = fixes.iter().map(|fix| round.take(fix)).collect();
    round.write();
    (taken, String::from_utf8(overlay.read(Path::new("r/a.xml")).unwrap()).unwrap())
}

#[test]
fn fixes_that_do_not_meet_are_applied_together() {
    let (taken, text) = round(&[
        replacing(&[("r/a.xml", "ReadItem", "Restricted")]),
        replacing(&[("r/a.xml", "MailApp", "ContentApp"), ("r/b.xml", "MailApp", "ContentApp")]),
    ]);
    assert_eq!(taken, [true, true]);
    assert_eq!(text, "<OfficeApp xsi:type=\"ContentApp\"><Permissions>Restricted</Permissions></OfficeApp>");
}

#[test]
fn a_fix_that_meets_another_waits_wholly_and_the_same_one_twice_is_one() {
    let first = replacing(&[("r/a.xml", "ReadItem", "Restricted")]);
    let (taken, text) = round(&[
        first.clone(),
        first,
        replacing(&[("r/b.xml", "MailApp", "x"), ("r/a.xml", "Item", "Write")]),
        replacing(&[("r/a.xml", "</Perm", "!</Perm")]),
        replacing(&[("r/b.xml", "MailApp", "y")]),
    ]);
    assert_eq!(taken, [true, true, false, true, true]);
    assert!(text.contains(">Restricted!</Permissions>"), "{text}");
}

#[test]
fn insertions_at_the_border_of_another_edit_wait() {
    let insert = Edit { span: Span::empty(MANIFEST.find("ReadItem").unwrap() as u32), text: "!".to_owned() };
    let insertion = Fix { edits: vec![("r/a.xml".into(), vec![insert])], ..replacing(&[]) };
    let (taken, _) = round(&[replacing(&[("r/a.xml", "ReadItem", "Restricted")]), insertion]);
    assert_eq!(taken, [true, false]);
}

#[test]
fn unsound_fixes_and_those_that_change_nothing_are_refused() {
    let (taken, text) = round(&[
        replacing(&[("r/a.xml", "not in the text", "")]),
        replacing(&[("r/a.xml", "ReadItem", "ReadItem")]),
        replacing(&[("r/unknown.xml", "ReadItem", "Restricted")]),
    ]);
    assert_eq!((taken, text.as_str()), (vec![false; 3], MANIFEST));
}

#[test]
fn an_edit_of_a_text_that_has_changed_since_is_not_made() {
    let disk = MemorySystem::new([("r/a.xml", MANIFEST)]);
    let overlay = Overlay::new(&disk);
    let snapshot = scan(&overlay, Path::new("r"), &ScanOptions::default());
    disk.write_atomic(Path::new("r/a.xml"), b"<OfficeApp/>").unwrap();
    let fix = replacing(&[("r/a.xml", "ReadItem", "Restricted")]);
    let mut round = Round::new(&overlay, &snapshot);
    assert_eq!((round.take(&fix), round.stale, round.write()), (false, true, false));
}
