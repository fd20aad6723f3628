//! Files that can't be read, are not text, or are too much.
#![expect(clippy::disallowed_methods, reason = "makes links and folders for the binary to find")]

use crate::run::{CALL, Said, add_in, addinspect, check, write};
use std::path::Path;

/// A complaint about one file, and nothing else.
fn complains(said: Result<Said, String>, complaint: &str) {
    let said = said.unwrap();
    assert!(said.accused.is_empty(), "{said:?}");
    assert!(said.problems.len() == 1 && said.problems[0].starts_with(complaint), "{complaint}: {said:?}");
}

fn nothing_else() -> Result<Said, String> {
    Ok(Said { accused: Vec::new(), problems: Vec::new() })
}

#[test]
fn a_path_that_is_missing_stops_the_run() {
    let folder = add_in();
    let ran = addinspect(folder.path(), &["check", ".", "nowhere"]).unwrap();
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert_eq!(ran.err, "error: nowhere: no such file or folder\n");
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_place() {
    let folder = add_in();
    write(folder.path(), "bad.js", b"let a = 1;\nlet b = '\xFF\xFE';\n");
    complains(check(folder.path()), "bad.js: not valid UTF-8: bad byte at offset 20, in line 2");
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_or_in_circles_are_told() {
    use std::os::unix::fs::symlink;
    for (name, target) in [("x.js", "gone.js"), ("manifest-2.xml", "gone.xml"), ("round", "round")] {
        let folder = add_in();
        symlink(target, folder.path().join(name)).unwrap();
        complains(check(folder.path()), &format!("{name}: this link cannot be followed: "));
    }
    let folder = add_in();
    symlink(".", folder.path().join("itself")).unwrap();
    assert_eq!(check(folder.path()), nothing_else());
}

/// Whoever may read everything (root) has no such file.
#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    for name in ["secret.js", "secret.xml", "secret.json"] {
        let folder = add_in();
        write(folder.path(), name, CALL);
        let file = folder.path().join(name);
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o000)).unwrap();
        if std::fs::read(&file).is_err() {
            complains(check(folder.path()), &format!("{name}: cannot be read: "));
        }
    }
}

/// Reading it would wait for somebody to write.
#[cfg(unix)]
fn make_pipe(folder: &Path, name: &str) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_read() {
    let names =
        ["pipe.js", "pipe.html", "other.xml", "sub/manifest.json", "addinspect.json", "sub/addinspect.json"];
    for name in names.into_iter().chain(["tsconfig.json", "package.json", "pnpm-workspace.yaml", ".ignore"]) {
        let folder = add_in();
        make_pipe(folder.path(), name);
        assert_eq!(check(folder.path()), nothing_else(), "{name}");
        std::os::unix::fs::symlink(name, folder.path().join("link.js")).unwrap();
        assert_eq!(check(folder.path()), nothing_else(), "a link to {name}");
    }
}

#[cfg(unix)]
#[test]
fn where_it_cannot_be_read_what_git_ignores_everything_is_read() {
    const SAID: &str = "not a regular file, so files that git ignores here are read as well";
    for name in [".gitignore", "sub/.gitignore", ".git/info/exclude", "sub/.git/info/exclude"] {
        let folder = add_in();
        make_pipe(folder.path(), name);
        write(folder.path(), "sub/page.js", "");
        complains(check(folder.path()), &format!("{name}: {SAID}"));
    }
    let folder = add_in();
    make_pipe(folder.path(), "sub/.gitignore");
    write(folder.path(), "sub/dist/.gitignore", "*\n");
    write(folder.path(), "sub/dist/page.js", CALL);
    write(folder.path(), "dist/page.js", CALL);
    write(folder.path(), ".gitignore", "dist\n");
    std::fs::create_dir(folder.path().join(".git")).unwrap();
    let said = check(folder.path()).unwrap();
    assert_eq!(said.accused, ["sub/dist/page.js:1:29"], "{said:?}");
}

#[cfg(unix)]
#[test]
fn typings_are_read_from_a_regular_file_only() {
    let folder = add_in();
    make_pipe(folder.path(), "index.d.ts");
    let pipe = folder.path().join("index.d.ts");
    for (path, said) in [(pipe.to_str().unwrap(), true), ("/dev/zero", Path::new("/dev/zero").exists())] {
        for command in ["build", "diff"] {
            let ran = addinspect(folder.path(), &["catalog", command, path]).unwrap();
            assert_eq!((ran.status, ran.out.as_str()), (2, ""));
            assert!(!said || ran.err.contains(&format!("{path}: not a regular file")), "{ran:?}");
        }
    }
}

#[test]
fn files_without_content_and_folders_named_like_files_mean_nothing() {
    let folder = add_in();
    for name in ["empty.js", "empty.html", "empty.xml", "empty.json", "package.json"] {
        write(folder.path(), name, "");
        write(folder.path(), &format!("bom/{name}"), "\u{feff}");
        write(folder.path(), &format!("utf-16/{name}"), b"\xFF\xFE");
        std::fs::create_dir_all(folder.path().join("folders/manifest.xml").join(name)).unwrap();
    }
    assert_eq!(check(folder.path()), nothing_else());
}

#[test]
fn a_source_of_20_mb_is_left_out_unless_the_limit_is_raised() {
    let folder = add_in();
    let part = "function f(a) {\n  const b = { a, c: [a, 1, 'text'] };\n  return b.c.map((x) => x + a);\n}\n";
    write(folder.path(), "large.js", part.repeat(20_000_000 / part.len()) + CALL);
    assert_eq!(check(folder.path()), nothing_else());
    let ran = addinspect(folder.path(), &["check", "--explain-files"]).unwrap();
    assert!(ran.out.lines().any(|l| l.starts_with("large.js") && l.contains("over 5 MB")), "{}", ran.out);

    write(folder.path(), "addinspect.json", "{ \"maxFileSize\": 67108864 }");
    let lines = 4 * (20_000_000 / part.len()) + 1;
    let accused = vec![format!("large.js:{lines}:29")];
    assert_eq!(check(folder.path()), Ok(Said { accused, problems: Vec::new() }));
}
