//! `lock` and `check --locked`: what the lock says, and which changes fail.
#![expect(clippy::disallowed_methods, reason = "makes and moves files for the binary to read")]

use crate::run::{add_in, addinspect, check, manifest, repository, tree, write};
use std::path::Path;

const READS: &str = "const item = Office.context.mailbox.item;\nitem.body.getAsync('text', f);\n";
const LOCK: &str = "\
version 1

add-in .
  manifest manifest.xml
    declares ReadItem
    needs ReadItem
  uses ReadItem Office.Body.getAsync 1
";

fn read(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("addinspect.lock")).unwrap()
}

/// The lock without its remarks.
fn facts(folder: &Path) -> String {
    crate::run::facts(&folder.join("addinspect.lock"))
}

fn locked(level: &str, code: &str) -> tempfile::TempDir {
    let folder = add_in(level, code);
    let ran = addinspect(folder.path(), &["lock"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{ran:?}");
    folder
}

#[test]
fn a_lock_says_what_is_declared_and_needed_and_stays_the_same() {
    let folder = add_in("ReadItem", READS);
    let ran = addinspect(folder.path(), &["lock"]);
    assert_eq!(
        ran.out,
        "addinspect.lock written for 1 add-in; commit it, and run `addinspect check --locked` in CI\n"
    );
    assert_eq!(facts(folder.path()), LOCK);
    let before = read(folder.path());
    assert!(!before.contains('\r') && !before.contains(folder.path().to_str().unwrap()));
    assert_eq!(addinspect(folder.path(), &["lock"]).out, "addinspect.lock is up to date (1 add-in)\n");
    assert_eq!(read(folder.path()), before);
    let ran = check(folder.path(), &["--locked"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{ran:?}");
    assert!(ran.out.ends_with("no findings\n"), "{ran:?}");
}

#[test]
fn lines_above_and_another_name_of_the_folder_change_nothing() {
    let folder = locked("ReadItem", READS);
    write(folder.path(), "page.js", &format!("// one\n\n// two\n{READS}"));
    assert_eq!(check(folder.path(), &["--locked", "--fail-on", "hint"]).status, 0);
    let moved = tempfile::tempdir().unwrap();
    std::fs::rename(folder.path(), moved.path().join("renamed")).unwrap();
    assert_eq!(check(&moved.path().join("renamed"), &["--locked", "--fail-on", "hint"]).status, 0);
}

#[test]
fn an_add_in_whose_folder_is_renamed_is_the_same_one() {
    let with_id = manifest("ReadItem").replace("  <FormSettings>", "  <Id>11-22</Id>\n  <FormSettings>");
    let script = "<script src=page.js></script>\n";
    let more = format!("{READS}item.subject.setAsync('x');\n");
    let files = |folder: &str, code: &str| {
        [
            (format!("{folder}/manifest.xml"), with_id.clone()),
            (format!("{folder}/package.json"), "{}".to_owned()),
            (format!("{folder}/page.html"), script.to_owned()),
            (format!("{folder}/page.js"), code.to_owned()),
        ]
    };
    let root = tempfile::tempdir().unwrap();
    files("old", READS).iter().for_each(|(name, text)| write(root.path(), name, text));
    assert_eq!(addinspect(root.path(), &["lock"]).status, 0);
    std::fs::rename(root.path().join("old"), root.path().join("new")).unwrap();
    let ran = check(root.path(), &["--locked", "--format", "concise"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.out.contains("addinspect.lock is not up to date for this add-in"), "{ran:?}");
    assert!(!ran.out.contains("gone") && !ran.out.contains("lock-exceeded"), "{ran:?}");
    files("new", &more).iter().for_each(|(name, text)| write(root.path(), name, text));
    let ran = check(root.path(), &["--locked", "--format", "concise"]);
    assert!(ran.out.contains("new/page.js:3:14: error[lock-exceeded]"), "{ran:?}");
}

#[test]
fn a_raise_fails_with_its_line_and_member_until_it_is_locked() {
    let folder = locked("ReadWriteItem", READS);
    write(folder.path(), "page.js", &format!("{READS}\nitem.subject.setAsync('x');\n"));
    let ran = check(folder.path(), &["--locked", "--format", "concise"]);
    assert_eq!(
        ran.out,
        "page.js:4:14: error[lock-exceeded] `Office.Subject.setAsync` needs ReadWriteItem; the code needed ReadItem \
         when addinspect.lock was written\n1 error\n"
    );
    assert_eq!(ran.status, 1);
    assert_eq!(check(folder.path(), &["--locked", "-q", "--format", "concise"]).out.lines().count(), 1);
    assert_eq!(check(folder.path(), &[]).status, 0, "only with --locked");
    let json = check(folder.path(), &["--locked", "--format", "json"]).json();
    assert_eq!(json["lock"]["files"][0], "addinspect.lock");
    assert_eq!(json["findings"][0]["rule"], "lock-exceeded");
    assert_eq!(json["findings"][0]["related"][0]["file"], "addinspect.lock");
    let ran = addinspect(folder.path(), &["lock"]);
    assert_eq!(ran.out, "addinspect.lock updated (1 add-in); review the difference and commit it\n");
    assert_eq!(check(folder.path(), &["--locked"]).status, 0);
}

#[test]
fn a_comment_does_not_get_around_the_lock() {
    let folder = locked("ReadWriteItem", READS);
    let code =
        format!("// addinspect-ignore-file lock-exceeded: I may\n{READS}item.subject.setAsync('x');\n");
    write(folder.path(), "page.js", &code);
    assert!(check(folder.path(), &["--locked"]).out.contains("error[lock-exceeded]"));
}

#[test]
fn a_higher_declaration_fails_and_a_lower_one_is_told() {
    let folder = locked("ReadItem", READS);
    write(folder.path(), "manifest.xml", &manifest("ReadWriteMailbox"));
    let ran = check(folder.path(), &["--locked", "--format", "concise"]);
    assert!(
        ran.out.starts_with(
            "manifest.xml:6:16: error[lock-exceeded] manifest.xml declares ReadWriteMailbox; addinspect.lock has ReadItem\n"
        ),
        "{ran:?}"
    );
    let folder = locked("ReadWriteItem", &format!("{READS}item.subject.setAsync('x');\n"));
    write(folder.path(), "manifest.xml", &manifest("ReadItem"));
    write(folder.path(), "page.js", READS);
    let ran = check(folder.path(), &["--locked"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    for told in [
        "information[lock-outdated]: the add-in needs only ReadItem now; addinspect.lock has ReadWriteItem\n",
        "= - uses ReadWriteItem Office.Subject.setAsync 1\n",
        "= + manifest.xml: declares ReadItem\n",
    ] {
        assert!(ran.out.contains(told), "{told}{ran:?}");
    }
}

#[test]
fn add_ins_come_and_go() {
    let other = manifest("ReadItem").replace("page.html", "other.html");
    let files = [
        ("a/manifest.xml", manifest("ReadItem")),
        ("a/package.json", "{}".to_owned()),
        ("a/page.html", "<script src=page.js></script>".to_owned()),
        ("a/page.js", READS.to_owned()),
    ];
    let folder = tempfile::tempdir().unwrap();
    files.iter().for_each(|(name, text)| write(folder.path(), name, text));
    assert_eq!(addinspect(folder.path(), &["lock"]).status, 0);
    write(folder.path(), "b/package.json", "{}");
    write(folder.path(), "b/manifest.xml", &other);
    write(
        folder.path(),
        "b/other.html",
        "<script>Office.context.mailbox.item.body.getAsync('text', f)</script>",
    );
    let ran = check(folder.path(), &["--locked", "--format", "concise"]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.out.contains(
            "b/manifest.xml:6:16: error[lock-exceeded] this add-in is not in addinspect.lock; it declares ReadItem and \
             needs ReadItem\n"
        ),
        "{ran:?}"
    );
    // A part of the tree is compared with its own part.
    assert_eq!(check(folder.path(), &["--locked", "a/page.js"]).status, 0);
    assert_eq!(addinspect(folder.path(), &["lock"]).status, 0);
    std::fs::remove_dir_all(folder.path().join("a")).unwrap();
    let ran = check(folder.path(), &["--locked", "--format", "concise"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(
        ran.out
            .contains(": information[lock-outdated] the add-in in a is gone; addinspect.lock still has it\n"),
        "{ran:?}"
    );
}

#[test]
fn the_nearest_lock_holds_wherever_a_command_is_started() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), ".git/HEAD", "");
    write(folder.path(), "app/package.json", "{}");
    write(folder.path(), "app/manifest.xml", &manifest("ReadItem"));
    write(folder.path(), "app/page.html", "<script src=page.js></script>");
    write(folder.path(), "app/page.js", READS);
    assert_eq!(addinspect(folder.path(), &["lock"]).status, 0);
    let whole = read(folder.path());
    assert!(whole.contains("add-in app\n  manifest app/manifest.xml\n"), "{whole}");
    let app = folder.path().join("app");
    assert_eq!(check(&app, &["--locked"]).status, 0);
    assert_eq!(addinspect(&app, &["lock"]).out, "../addinspect.lock is up to date (1 add-in)\n");
    write(folder.path(), "app/page.js", &format!("{READS}item.subject.setAsync('x');\n"));
    let ran = check(&app, &["--locked", "--format", "concise"]);
    assert!(ran.out.contains("page.js:3:14: error[lock-exceeded]"), "{ran:?}");
    let ran = check(&app, &["--locked"]);
    assert!(ran.out.contains("../addinspect.lock:"), "{ran:?}");
}

#[test]
fn a_lock_that_is_missing_or_not_whole_stops_the_check() {
    let folder = add_in("ReadItem", READS);
    let ran = check(folder.path(), &["--locked"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert_eq!(
        ran.err,
        "error: addinspect.lock: no such file, and none above it, so there is nothing to compare with; run `addinspect \
         lock` and commit the file\n"
    );
    let cases = [
        ("", "addinspect.lock:1: no version"),
        ("version 2\n", "addinspect.lock:1: version 2 was written by a newer addinspect"),
        ("version 1\nadd-in .\n<<<<<<< HEAD\n", "addinspect.lock:3: marks of a merge conflict"),
        ("version 1\n=======\n", "addinspect.lock:2: marks of a merge conflict"),
        (
            "version 1\n\nadd-in .\n  uses ReadItem Office.Body.getAsync\n",
            "addinspect.lock:4: not understood",
        ),
        ("{}", "addinspect.lock:1: no version"),
    ];
    for (text, error) in cases {
        write(folder.path(), "addinspect.lock", text);
        let ran = check(folder.path(), &["--locked"]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{text}");
        assert!(ran.err.starts_with(&format!("error: {error}")), "{text}: {ran:?}");
        // Without --locked nobody asks for it.
        assert_eq!(check(folder.path(), &[]).status, 0);
        let newer = text.starts_with("version 2");
        let ran = addinspect(folder.path(), &["lock"]);
        assert_eq!(ran.status, if newer { 2 } else { 0 }, "{text}: {ran:?}");
        assert_eq!(facts(folder.path()) == LOCK, !newer, "{text}");
    }
}

#[test]
fn what_git_turns_into_other_line_ends_is_the_same_lock() {
    let folder = locked("ReadItem", READS);
    let text = read(folder.path()).replace('\n', "\r\n");
    write(folder.path(), "addinspect.lock", &text);
    assert_eq!(check(folder.path(), &["--locked", "--fail-on", "hint"]).status, 0);
    assert_eq!(addinspect(folder.path(), &["lock"]).out, "addinspect.lock is up to date (1 add-in)\n");
}

#[test]
fn there_is_nothing_to_lock_without_an_outlook_manifest() {
    let folder = tree(&[("a.js", READS)]);
    let ran = addinspect(folder.path(), &["lock"]);
    assert_eq!(ran.err, "error: .: no Outlook manifest found, so there is nothing to lock\n");
    assert_eq!((ran.status, folder.path().join("addinspect.lock").exists()), (2, false));
    let missing = addinspect(repository(), &["lock", "nowhere"]);
    assert_eq!((missing.status, missing.err.as_str()), (2, "error: nowhere: no such file or folder\n"));
}

#[test]
fn what_a_package_raises_is_told_at_the_manifest() {
    let uses =
        "import { write } from 'helper';\nOffice.context.mailbox.item.body.getAsync('text', f);\nwrite();\n";
    let folder = tree(&[
        ("manifest.xml", &manifest("ReadWriteItem")),
        ("package.json", "{}"),
        ("page.html", "<script type=module src=page.js></script>"),
        ("page.js", uses),
        ("node_modules/helper/package.json", "{ \"name\": \"helper\", \"main\": \"index.js\" }"),
        ("node_modules/helper/index.js", "export function write() {}\n"),
    ]);
    assert_eq!(addinspect(folder.path(), &["lock"]).status, 0);
    let code = "export function write() { Office.context.mailbox.item.subject.setAsync('x'); }\n";
    write(folder.path(), "node_modules/helper/index.js", code);
    let ran = check(folder.path(), &["--locked", "--format", "concise"]);
    assert!(
        ran.out.contains(
            "manifest.xml:6:16: error[lock-exceeded] `Office.Subject.setAsync` needs ReadWriteItem"
        ),
        "{ran:?}"
    );
}
