//! `baseline` and `check --baseline`: what is accepted stays accepted, and what is new is told.
#![expect(clippy::disallowed_methods, reason = "makes and moves files for the binary to read")]

use crate::run::{add_in, addinspect, check, manifest, write};
use std::path::Path;
use tempfile::TempDir;

const SAVES: &str = "function save() { Office.context.mailbox.item.saveAsync(); }\n";
const BASELINE: &str = "\
version 1

file manifest.xml
  permission-too-low  ReadWriteItem  OfficeApp/Permissions  1

file page.js
  permission-exceeded  Office.AppointmentCompose.saveAsync|Office.MessageCompose.saveAsync  save  1
";

fn facts(folder: &Path) -> String {
    crate::run::facts(&folder.join("addinspect.baseline"))
}

/// An add-in with two findings, which are accepted: the use, and the level in the manifest.
fn accepted() -> TempDir {
    let folder = add_in("ReadItem", SAVES);
    let ran = addinspect(folder.path(), &["baseline", "create"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{ran:?}");
    folder
}

fn with_baseline(folder: &Path, args: &[&str]) -> crate::run::Ran {
    check(folder, &[&["--baseline", "addinspect.baseline", "--format", "concise"], args].concat())
}

#[test]
fn what_is_there_is_accepted_and_what_is_new_is_told() {
    let folder = add_in("ReadItem", SAVES);
    let ran = addinspect(folder.path(), &["baseline", "create"]);
    assert_eq!(
        ran.out,
        "addinspect.baseline written with 2 findings; run `addinspect check --baseline addinspect.baseline`, or say \
         `\"baseline\": \"addinspect.baseline\"` in addinspect.json, for editors too\n"
    );
    assert_eq!(facts(folder.path()), BASELINE);
    let ran = with_baseline(folder.path(), &[]);
    assert_eq!((ran.status, ran.out.as_str()), (0, "no findings (2 in the baseline)\n"));
    // Lines above change nothing; the same in another function is new, and so is a second one in the same.
    let more = format!("// one\n\n{SAVES}function other() {{ Office.context.mailbox.item.saveAsync(); }}\n");
    write(folder.path(), "page.js", &more);
    let ran = with_baseline(folder.path(), &[]);
    assert!(ran.out.starts_with("page.js:4:48: error[permission-exceeded]"), "{ran:?}");
    assert!(ran.out.contains("\n1 error (2 in the baseline)\n"), "{ran:?}");
    assert_eq!(ran.status, 1);
    let twice = SAVES.replace(" }", " Office.context.mailbox.item.saveAsync(); }");
    write(folder.path(), "page.js", &twice);
    assert!(with_baseline(folder.path(), &[]).out.contains("\n1 error (2 in the baseline)\n"));
    assert_eq!(check(folder.path(), &[]).status, 1, "only where the baseline is asked for");
    let json = check(folder.path(), &["--baseline", "addinspect.baseline", "--format", "json"]).json();
    assert_eq!(
        (json["baseline"]["accepted"].as_u64(), json["findings"].as_array().unwrap().len()),
        (Some(2), 1)
    );
}

#[test]
fn a_renamed_file_or_folder_brings_no_new_findings() {
    let folder = accepted();
    std::fs::rename(folder.path().join("page.js"), folder.path().join("moved.js")).unwrap();
    write(folder.path(), "page.html", "<script src=moved.js></script>\n");
    let ran = with_baseline(folder.path(), &[]);
    assert_eq!(
        (ran.status, ran.out.as_str(), ran.err.as_str()),
        (0, "no findings (2 in the baseline)\n", "")
    );
    // Pruning takes over the new name.
    let ran = addinspect(folder.path(), &["baseline", "prune"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(facts(folder.path()), BASELINE.replace("page.js", "moved.js"));
}

#[test]
fn what_is_gone_is_told_and_pruned() {
    let folder = accepted();
    write(folder.path(), "page.js", "Office.context.mailbox.item.body.getAsync('text', f);\n");
    let ran = with_baseline(folder.path(), &[]);
    assert_eq!((ran.status, ran.out.as_str()), (0, "no findings\n"));
    assert_eq!(
        ran.err,
        "note: addinspect.baseline: 2 findings of it no longer found; `addinspect baseline prune` removes what is gone\n"
    );
    let ran = addinspect(folder.path(), &["baseline", "prune"]);
    assert_eq!(ran.out, "addinspect.baseline: 2 findings removed, none is left; the file can go\n");
    assert_eq!(facts(folder.path()), "version 1\n");
    let ran = addinspect(folder.path(), &["baseline", "prune"]);
    assert_eq!(ran.out, "addinspect.baseline is up to date (0 findings)\n");
    // It adds nothing.
    write(folder.path(), "page.js", SAVES);
    addinspect(folder.path(), &["baseline", "prune"]);
    assert_eq!(with_baseline(folder.path(), &[]).status, 1);
}

#[test]
fn a_baseline_is_not_overwritten_unless_that_is_said() {
    let folder = accepted();
    write(folder.path(), "page.js", &SAVES.replace("save()", "other()"));
    let ran = addinspect(folder.path(), &["baseline", "create"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert_eq!(
        ran.err,
        "error: addinspect.baseline is there already and was not changed; `addinspect baseline prune` removes what is \
         gone from it, and `--force` replaces it with all findings of now\n"
    );
    assert_eq!(facts(folder.path()), BASELINE);
    let ran = addinspect(folder.path(), &["baseline", "create", "--force"]);
    assert!(ran.out.starts_with("addinspect.baseline replaced with 2 findings; "), "{ran:?}");
    assert_eq!(facts(folder.path()), BASELINE.replace("  save  ", "  other  "));
}

#[test]
fn a_baseline_that_is_missing_or_not_whole_stops_every_check() {
    let folder = add_in("ReadItem", SAVES);
    write(folder.path(), "addinspect.json", "{ \"baseline\": \"ci/known\" }");
    let cases = [
        (None, "ci/known: no such file; `addinspect baseline create` writes it"),
        (Some(""), "ci/known:1:1: no version, so this is not a whole file"),
        (Some("version 9\n"), "ci/known:1:1: version 9 was written by a newer addinspect"),
        (Some("version 1\nfile a.js\n>>>>>>> theirs\n"), "ci/known:3:1: marks of a merge conflict"),
        (Some("version 1\nfile a.js\n  rule  about  1\n"), "ci/known:3:1: not understood"),
    ];
    std::fs::create_dir(folder.path().join("ci")).unwrap();
    for (text, error) in cases {
        text.into_iter().for_each(|text| write(folder.path(), "ci/known", text));
        for args in [&[][..], &["page.js"], &["--fix"], &["--diff"], &["--baseline", "ci/known"]] {
            let ran = check(folder.path(), args);
            assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{text:?} {args:?}");
            assert!(ran.err.starts_with(&format!("error: {error}")), "{text:?} {args:?}: {ran:?}");
        }
    }
    let ran = check(folder.path(), &["--baseline", "nowhere"]);
    assert_eq!(ran.err, "error: nowhere: no such file; `addinspect baseline create` writes it\n");
    // What is not whole can be written anew, where the configuration says.
    let ran = addinspect(folder.path(), &["baseline", "create", "--force"]);
    assert_eq!(ran.out, "ci/known replaced with 2 findings\n");
    assert_eq!(check(folder.path(), &[]).out.lines().last(), Some("no findings (2 in the baseline)"));
    let text = std::fs::read_to_string(folder.path().join("ci/known")).unwrap();
    assert!(text.contains("\nfile ../page.js\n"), "{text}");
}

#[test]
fn the_configuration_next_to_a_file_names_its_baseline() {
    let folder = tempfile::tempdir().unwrap();
    for (name, config) in [("a", "{ \"baseline\": \"known\" }"), ("b", "{}")] {
        write(folder.path(), &format!("{name}/addinspect.json"), config);
        write(folder.path(), &format!("{name}/package.json"), "{}");
        write(folder.path(), &format!("{name}/manifest.xml"), &manifest("ReadItem"));
        write(folder.path(), &format!("{name}/page.html"), "<script src=page.js></script>");
        write(folder.path(), &format!("{name}/page.js"), SAVES);
    }
    let ran = addinspect(folder.path(), &["baseline", "create", "a"]);
    assert_eq!(ran.out, "a/known written with 2 findings\n", "{ran:?}");
    let ran = check(folder.path(), &["--format", "concise"]);
    assert!(ran.out.contains("\nb/page.js:1:47: error") && !ran.out.contains("a/page.js"), "{ran:?}");
    assert!(ran.out.contains("1 error, 1 information (2 in the baseline)"), "{ran:?}");
    assert_eq!(check(&folder.path().join("a"), &[]).status, 0);
    assert_eq!(check(folder.path(), &["a/page.js"]).status, 0);
}

#[test]
fn a_folder_is_compared_with_its_own_part_of_a_baseline() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "addinspect.json", "{ \"baseline\": \"addinspect.baseline\" }");
    for name in ["a", "b"] {
        write(folder.path(), &format!("{name}/package.json"), "{}");
        write(folder.path(), &format!("{name}/manifest.xml"), &manifest("ReadItem"));
        write(folder.path(), &format!("{name}/page.html"), "<script src=page.js></script>");
        write(folder.path(), &format!("{name}/page.js"), SAVES);
    }
    write(folder.path(), ".git/HEAD", "");
    let ran = addinspect(folder.path(), &["baseline", "create"]);
    assert_eq!(ran.out, "addinspect.baseline written with 4 findings\n");
    let whole = facts(folder.path());
    for args in [&["a"][..], &["a", "b"], &["."]] {
        let ran = check(folder.path(), args);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{args:?} {ran:?}");
    }
    for command in [&["baseline", "prune", "a"][..], &["baseline", "create", "--force", "a"]] {
        assert_eq!(addinspect(folder.path(), command).status, 0);
        assert_eq!(facts(folder.path()), whole, "{command:?}");
    }
    write(folder.path(), "a/page.js", "Office.context.mailbox.item.body.getAsync('text', f);\n");
    let ran = addinspect(folder.path(), &["baseline", "prune", "a"]);
    assert_eq!(ran.out, "addinspect.baseline: 2 findings removed, 2 left\n", "{ran:?}");
    assert!(!facts(folder.path()).contains("a/page.js") && facts(folder.path()).contains("b/page.js"));
}
