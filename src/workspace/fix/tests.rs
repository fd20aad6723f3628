//! Hand-made fixes on files in memory: which are taken together, and what is refused.

use super::*;
use crate::rules::{Location, Severity};
use crate::system::MemorySystem;
use crate::text::{Edit, Span};
use crate::workspace::{Fixable, scan};

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

fn finding(fixes: Vec<Fix>) -> Finding {
    Finding {
        rule: "made-up",
        severity: Severity::Warning,
        about: String::new(),
        message: String::new(),
        url: "",
        at: Location { file: "r/a.xml".into(), span: Span::empty(0) },
        add_in: None,
        related: Vec::new(),
        fixes,
    }
}

/// What the rounds do while `findings` says, of the text of `r/a.xml`, what there is to fix.
fn rounds_of(limit: Safety, findings: impl Fn(&str) -> Vec<Finding>) -> (Fixes, String) {
    let disk = MemorySystem::new([("r/a.xml", MANIFEST), ("r/b.xml", MANIFEST)]);
    let overlay = Overlay::new(&disk);
    let text = || String::from_utf8(overlay.read(Path::new("r/a.xml")).unwrap()).unwrap();
    let fixes = rounds(&overlay, limit, |_| {
        let findings = findings(&text()).into_iter().map(Arc::new).collect();
        (scan(&overlay, Path::new("r"), &ScanOptions::default()), findings)
    });
    (fixes, text())
}

#[test]
fn a_fix_that_meets_another_is_applied_in_the_next_round() {
    let end = MANIFEST.find("ReadItem").unwrap() + "ReadItem".len();
    let insert = Edit { span: Span::from_usize(end, end), text: "!".to_owned() };
    let (fixes, text) = rounds_of(Safety::Safe, |text| {
        let replace = text.contains("ReadItem").then(|| replacing(&[("r/a.xml", "ReadItem", "ReadMail")]));
        let insert = Fix { edits: vec![("r/a.xml".into(), vec![insert.clone()])], ..replacing(&[]) };
        let insert = (!text.contains('!')).then_some(insert);
        replace.into_iter().chain(insert).map(|fix| finding(vec![fix])).collect()
    });
    assert_eq!((fixes.applied, fixes.unapplied), (2, 0));
    assert!(text.contains("<Permissions>ReadMail!</Permissions>"), "{text}");
}

#[test]
fn what_is_counted_as_fixable_is_what_is_then_fixed() {
    let end = MANIFEST.find("ReadItem").unwrap() + "ReadItem".len();
    let insert = Edit { span: Span::from_usize(end, end), text: "!".to_owned() };
    let insert = Fix { edits: vec![("r/a.xml".into(), vec![insert])], ..replacing(&[]) };
    let raise = Fix {
        safety: Safety::Unsafe,
        ..replacing(&[("r/a.xml", "<Permissions>ReadItem", "<Permissions>X")])
    };
    let lower = |new: &str| replacing(&[("r/a.xml", "ReadItem", new)]);
    let findings =
        |fixes: &[Fix]| fixes.iter().map(|fix| Arc::new(finding(vec![fix.clone()]))).collect::<Vec<_>>();
    for (fixes, safe, unsafe_) in [
        (&[lower("A"), lower("B"), lower("A")][..], 1, 0),
        (&[lower("A"), insert.clone()], 2, 0),
        (&[lower("A"), raise.clone()], 1, 0),
        (std::slice::from_ref(&raise), 0, 1),
    ] {
        assert_eq!(Fixable::of(&findings(fixes)), Fixable { safe, unsafe_ }, "{fixes:?}");
    }
}

#[test]
fn fixes_that_undo_each_other_end_and_are_told() {
    let (fixes, text) = rounds_of(Safety::Safe, |text| {
        // The span is that of `ReadItem`; the other word is as long.
        let new = if text.contains("ReadItem") { "ReadMail" } else { "ReadItem" };
        vec![finding(vec![replacing(&[("r/a.xml", "ReadItem", new)])])]
    });
    assert_eq!((fixes.applied, fixes.unapplied, text.contains("ReadItem")), (ROUNDS, 1, true));
}

#[test]
fn only_the_first_fix_counts_and_only_if_it_is_allowed() {
    let unsafe_fix = Fix { safety: Safety::Unsafe, ..replacing(&[("r/a.xml", "ReadItem", "ReadWriteItem")]) };
    let safe = replacing(&[("r/a.xml", "ReadItem", "Restricted")]);
    let offered = |text: &str| {
        let old = text.contains(">ReadItem<");
        old.then(|| finding(vec![unsafe_fix.clone(), safe.clone()])).into_iter().collect()
    };
    let (fixes, text) = rounds_of(Safety::Safe, offered);
    assert_eq!((fixes, text.as_str()), (Fixes::default(), MANIFEST));
    let (fixes, text) = rounds_of(Safety::Unsafe, offered);
    assert_eq!((fixes.applied, text.contains("ReadWriteItem")), (1, true));
}
