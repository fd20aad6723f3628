//! `check --changed`: only what has to do with changed files, and what is said where git cannot help.

use crate::run::{Ran, command, manifest, write};
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const READS: &str = "Office.context.mailbox.item.body.getAsync('text', f);\n";
const SAVES: &str = "Office.context.mailbox.item.saveAsync();\n";

fn git(folder: &Path, args: &[&str]) -> String {
    let mut command = Command::new("git");
    let settings =
        ["user.name=x", "user.email=x@example.com", "commit.gpgsign=false", "protocol.file.allow=always"];
    for setting in settings {
        command.args(["-c", setting]);
    }
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    let output = command.current_dir(folder).args(args).output().unwrap();
    assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// Two sources that ask for too much, committed.
fn repository() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "manifest.xml", &manifest("ReadItem"));
    write(folder.path(), "page.html", "<script src=a.js></script><script src=b.js></script>");
    write(folder.path(), "a.js", SAVES);
    write(folder.path(), "b.js", SAVES);
    git(folder.path(), &["init", "-q", "-b", "main"]);
    commit(folder.path(), "first");
    folder
}

fn commit(folder: &Path, message: &str) {
    git(folder, &["add", "-A"]);
    git(folder, &["commit", "-q", "-m", message]);
}

fn check(folder: &Path, args: &[&str]) -> Ran {
    let mut command = command(folder, &[&["check", "--format", "concise", "-q"], args].concat());
    command.env("PATH", std::env::var_os("PATH").unwrap());
    command.output().unwrap().into()
}

/// The files of the findings.
fn files(ran: &Ran) -> Vec<&str> {
    ran.out.lines().filter_map(|line| line.split(':').next()).collect()
}

#[test]
fn without_an_upstream_it_is_what_is_not_committed() {
    let folder = repository();
    let ran = check(folder.path(), &["--changed"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{ran:?}");
    assert!(ran.err.starts_with("note: 0 files changed since "), "{ran:?}");
    assert!(ran.err.ends_with(" (HEAD; the branch has no upstream)\n"), "{ran:?}");
    write(folder.path(), "a.js", &format!("// more\n{SAVES}"));
    let ran = check(folder.path(), &["--changed"]);
    assert_eq!((ran.status, files(&ran)), (1, vec!["a.js"]), "{ran:?}");
    git(folder.path(), &["add", "a.js"]);
    assert_eq!(files(&check(folder.path(), &["--changed"])), ["a.js"], "staged");
    write(folder.path(), "c.js", SAVES);
    write(folder.path(), "page.html", "<script src=a.js></script><script src=c.js></script>");
    assert_eq!(files(&check(folder.path(), &["--changed"])), ["a.js", "c.js"], "untracked");
}

#[test]
fn a_manifest_that_declares_less_concerns_the_code_that_needs_more() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "manifest.xml", &manifest("ReadWriteItem"));
    write(folder.path(), "page.html", "<script src=a.js></script>");
    write(folder.path(), "a.js", SAVES);
    git(folder.path(), &["init", "-q", "-b", "main"]);
    commit(folder.path(), "first");
    write(folder.path(), "manifest.xml", &manifest("ReadItem"));
    let ran = check(folder.path(), &["--changed"]);
    assert_eq!((ran.status, files(&ran)), (1, vec!["a.js"]), "{ran:?}");
}

#[test]
fn a_branch_is_compared_with_where_it_left_its_upstream_or_the_named_commit() {
    let origin = repository();
    let folder = tempfile::tempdir().unwrap();
    let clone = folder.path().join("clone");
    git(folder.path(), &["clone", "-q", origin.path().to_str().unwrap(), "clone"]);
    write(&clone, "a.js", &format!("// mine\n{SAVES}"));
    commit(&clone, "mine");
    write(origin.path(), "b.js", &format!("// theirs\n{SAVES}"));
    commit(origin.path(), "theirs");
    git(&clone, &["fetch", "-q"]);
    for args in [&["--changed"][..], &["--changed=origin/main"], &["--changed=HEAD~1"]] {
        let ran = check(&clone, args);
        assert_eq!(files(&ran), ["a.js"], "{args:?} {ran:?}");
        assert!(ran.err.contains("1 file changed since "), "{ran:?}");
    }
    // The project is still read whole, from wherever the command is started.
    write(&clone, "a.js", READS);
    write(&clone, "b.js", READS);
    commit(&clone, "less");
    assert_eq!(check(&clone, &["--changed", "--fail-on", "error"]).status, 0);
}

#[test]
fn where_git_cannot_say_the_way_out_is_told() {
    let none = tempfile::tempdir().unwrap();
    write(none.path(), "manifest.xml", &manifest("ReadItem"));
    let ran = check(none.path(), &["--changed"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert_eq!(
        ran.err,
        "error: .: not in a git repository, so nobody knows what has changed; check without --changed\n"
    );
    let folder = repository();
    let ran = check(folder.path(), &["--changed=nowhere"]);
    assert_eq!(
        ran.err,
        "error: --changed=nowhere: there is no such commit in this clone; look at `git branch --all`, or run `git fetch`\n"
    );
    assert_eq!(check(folder.path(), &["--changed=--output=x"]).status, 2);
    let mut without = command(folder.path(), &["check", "--changed"]);
    let ran: Ran = without.env("PATH", "/nowhere").output().unwrap().into();
    assert_eq!(
        (ran.status, ran.err.as_str()),
        (2, "error: --changed asks the program `git`, which is not installed or not on the PATH\n")
    );
}

#[test]
fn a_shallow_clone_says_how_to_get_the_rest() {
    let origin = repository();
    let first = git(origin.path(), &["rev-parse", "HEAD"]);
    write(origin.path(), "b.js", &format!("// more\n{SAVES}"));
    commit(origin.path(), "second");
    let folder = tempfile::tempdir().unwrap();
    let url = format!("file://{}", origin.path().display());
    git(folder.path(), &["clone", "-q", "--depth", "1", &url, "clone"]);
    let ran = check(&folder.path().join("clone"), &[&format!("--changed={first}")]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran:?}");
    assert!(ran.err.contains("the clone is shallow: run `git fetch --unshallow`"), "{ran:?}");
}

#[test]
fn before_the_first_commit_everything_has_changed() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "manifest.xml", &manifest("ReadItem"));
    write(folder.path(), "page.html", "<script src=a.js></script>");
    write(folder.path(), "a.js", SAVES);
    git(folder.path(), &["init", "-q"]);
    let ran = check(folder.path(), &["--changed"]);
    assert_eq!((ran.status, files(&ran)), (1, vec!["a.js"]), "{ran:?}");
    assert!(ran.err.contains("3 files changed since the beginning"), "{ran:?}");
}
