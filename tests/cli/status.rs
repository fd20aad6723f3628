//! Exit statuses, and what goes to the error stream.

use crate::run::{add_in, addinspect, bytes, manifest, tree};

const EXCEEDED: &str = "Office.context.mailbox.item.saveAsync();\n";

#[test]
fn fail_on_says_what_makes_a_run_fail() {
    let error = add_in("ReadItem", EXCEEDED);
    let warning = add_in("ReadWriteMailbox", EXCEEDED);
    let clean = add_in("ReadWriteItem", EXCEEDED);
    let cases = [
        (&error, "", 1),
        (&error, "error", 1),
        (&error, "never", 0),
        (&warning, "", 1),
        (&warning, "error", 0),
        (&warning, "warning", 1),
        (&warning, "hint", 1),
        (&clean, "hint", 0),
        (&clean, "", 0),
    ];
    for (folder, fail_on, status) in cases {
        let args = ["check", "--fail-on", fail_on];
        let args = if fail_on.is_empty() { &args[..1] } else { &args[..] };
        let ran = addinspect(folder.path(), args);
        assert_eq!(ran.status, status, "{fail_on}: {ran:?}");
    }
}

#[test]
fn a_missing_path_is_told_before_anything_is_scanned() {
    let folder = add_in("ReadItem", EXCEEDED);
    for command in ["check", "usages"] {
        let ran = addinspect(folder.path(), &[command, "nowhere"]);
        assert_eq!(ran.err, "error: nowhere: no such file or folder\n");
        assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    }
    let ran = addinspect(folder.path(), &["check", ".", "nowhere"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
}

#[test]
fn wrong_arguments_are_told_and_help_is_no_failure() {
    let folder = tree(&[]);
    let wrong: [&[&str]; 5] = [
        &["--nonsense"],
        &["chek"],
        &["check", "--format", "xml"],
        &["check", "--fail-on", "all"],
        &["explain"],
    ];
    for args in wrong {
        let ran = addinspect(folder.path(), args);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{args:?}");
        assert!(ran.err.contains("--help"), "{ran:?}");
    }
    for args in [&["--help"], &["--version"]] {
        let ran = addinspect(folder.path(), args);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{args:?}");
    }
    let ran = addinspect(folder.path(), &["--version"]);
    assert_eq!(ran.out, format!("addinspect {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn an_unreadable_file_among_others_is_a_problem_in_the_output() {
    let manifest = manifest("ReadWriteItem");
    let folder = bytes(&[
        ("manifest.xml", manifest.as_bytes()),
        ("page.html", b"<script src=page.js></script>"),
        ("page.js", EXCEEDED.as_bytes()),
        ("broken.js", b"let x = '\xFF\xFE';"),
    ]);
    let ran = addinspect(folder.path(), &["check"]);
    let expected = "\
problem: broken.js: not valid UTF-8: bad byte at offset 9, in line 1

manifest.xml: declares ReadWriteItem, which seems to be what the add-in needs
1 problem
";
    assert_eq!(ran.out, expected);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let json = addinspect(folder.path(), &["check", "--format", "json"]).json();
    assert_eq!(json["problems"][0]["file"], "broken.js");
}

#[test]
fn a_run_that_could_read_nothing_or_has_nothing_to_read_fails() {
    let broken = bytes(&[("broken.js", b"\xFF")]);
    let ran = addinspect(broken.path(), &["check"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert_eq!(
        ran.err,
        "error: nothing could be read: broken.js: not valid UTF-8: bad byte at offset 0, in line 1\n"
    );
    let empty = tree(&[]);
    let ran = addinspect(empty.path(), &["check"]);
    assert_eq!((ran.status, ran.err.as_str()), (2, "error: .: no manifest found, nothing to check\n"));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = tree(&[]);
    let mut command = crate::run::command(folder.path(), &["catalog", "list"]);
    let piped = std::process::Stdio::piped;
    let mut child = command.stdout(piped()).stderr(piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(0), ""));
}

#[test]
fn what_was_found_counts_although_the_reader_goes_away() {
    // A difference, too, is longer than what a stream holds back.
    let long = format!("<!-- {} -->\n  <Permissions>", "long ".repeat(20_000));
    let folder = tree(&[
        ("manifest.xml", &manifest("ReadItem").replace("<Permissions>", &long)),
        ("page.html", "<script src=page.js></script>"),
        ("page.js", &EXCEEDED.repeat(300)),
    ]);
    for args in [&["check"][..], &["check", "--format", "json"], &["check", "--diff", "--unsafe-fixes"]] {
        let mut command = crate::run::command(folder.path(), args);
        let piped = std::process::Stdio::piped;
        let mut child = command.stdout(piped()).stderr(piped()).spawn().unwrap();
        drop((child.stdout.take(), child.stderr.take()));
        assert_eq!(child.wait().unwrap().code(), Some(1), "{args:?}");
    }
}

#[cfg(feature = "lsp")]
#[test]
fn the_language_server_takes_what_clients_append() {
    let folder = add_in("ReadItem", EXCEEDED);
    // The standard input is at its end at once, before `shutdown`.
    for args in [&["lsp"][..], &["lsp", "--stdio"], &["lsp", "--stdio", "--clientProcessId=1"]] {
        let ran = addinspect(folder.path(), args);
        assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (1, "", ""), "{args:?}");
    }
    let ran = addinspect(folder.path(), &["lsp", "--socket=1"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
}
