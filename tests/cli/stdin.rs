//! `check --stdin`: a text stands for a file, there or not, and the project around it is the disk's.
#![expect(clippy::disallowed_methods, reason = "makes files for the binary to read")]

use crate::run::{Ran, add_in, command};
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

const EXCEEDED: &str = "Office.context.mailbox.item.subject.setAsync('');\n";
const CLEAN: &str = "Office.context.mailbox.item.subject.getAsync(show);\n";

fn piped(folder: &Path, file: &str, text: &str, more: &[&str]) -> Ran {
    let args = [&["check", "--format", "concise", "--stdin", "--stdin-filename", file], more].concat();
    let mut command = command(folder, &args);
    let piped = Stdio::piped;
    let mut child = command.stdin(piped()).stdout(piped()).stderr(piped()).spawn().unwrap();
    // A command that refuses its arguments does not read.
    let _ = child.stdin.take().unwrap().write_all(text.as_bytes());
    child.wait_with_output().unwrap().into()
}

#[test]
fn the_text_stands_for_the_file_however_its_path_is_spelt() {
    let folder = add_in("ReadItem", CLEAN);
    let whole = folder.path().join("page.js");
    std::fs::create_dir(folder.path().join("sub")).unwrap();
    for (from, file) in
        [("", "page.js"), ("", "./page.js"), ("", whole.to_str().unwrap()), ("sub", "../page.js")]
    {
        let from = folder.path().join(from);
        let ran = piped(&from, file, EXCEEDED, &[]);
        let first = ran.out.lines().next().unwrap_or_default();
        assert!(first.contains("page.js:1:37: error[permission-exceeded]"), "{file}: {ran:?}");
        assert_eq!(
            (ran.status, ran.out.lines().filter(|line| line.contains('[')).count()),
            (1, 1),
            "{ran:?}"
        );
    }
    let on_disk = crate::run::check(folder.path(), &[]);
    assert_eq!(on_disk.status, 0, "the file itself is as it was");
}

#[test]
fn a_file_that_is_not_there_yet_is_checked_where_it_would_be() {
    let folder = add_in("ReadItem", CLEAN);
    let page = "<script src=page.js></script><script src=new.js></script>";
    std::fs::write(folder.path().join("page.html"), page).unwrap();
    let ran = piped(folder.path(), "new.js", EXCEEDED, &[]);
    assert!(ran.status == 1 && ran.out.starts_with("new.js:1:37: error[permission-exceeded]"), "{ran:?}");
    assert!(!folder.path().join("new.js").exists());
}

#[test]
fn only_the_findings_of_the_file_are_told() {
    let folder = add_in("ReadItem", EXCEEDED);
    let manifest = crate::run::manifest("ReadItem");
    let ran = piped(folder.path(), "manifest.xml", &manifest, &[]);
    assert!(ran.out.contains("permission-too-low") && !ran.out.contains("page.js"), "{ran:?}");
    let ran = piped(folder.path(), "manifest.xml", &crate::run::manifest("ReadWriteItem"), &[]);
    assert_eq!((ran.status, ran.out.as_str()), (0, "no findings\n"), "{ran:?}");
}

#[test]
fn what_makes_no_sense_is_refused() {
    let folder = add_in("ReadItem", CLEAN);
    for (file, more) in
        [("page.js", &["--fix"][..]), ("page.js", &["--diff"]), ("page.js", &["."]), ("none/a.js", &[])]
    {
        let ran = piped(folder.path(), file, CLEAN, more);
        assert_eq!(ran.status, 2, "{ran:?}");
    }
    let missing = piped(folder.path(), "none/a.js", CLEAN, &[]);
    assert_eq!(missing.err, "error: none: no such file or folder\n");
}
