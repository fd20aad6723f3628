//! Where the command runs, how PATH is spelt, what it leads to.
#![expect(clippy::disallowed_methods, reason = "makes folders for the binary to read")]

use crate::run::{Ran, addinspect, check, manifest, tree};
use serde_json::Value;
use std::path::Path;
use tempfile::TempDir;

const WRITES: &str = "Office.context.mailbox.item.saveAsync();\n";
const PAGE: &str = "<script src=page.js></script>\n";

/// A repository with an add-in in `app` that exceeds its level in `app/src/page.js`, and other code in `tools`.
fn project() -> TempDir {
    let folder = tree(&[
        ("app/manifest.xml", &manifest("ReadItem")),
        ("app/page.html", PAGE),
        ("app/src/page.js", WRITES),
        ("app/src/other.js", "let x = 1;\n"),
        ("tools/build.js", "let y = 1;\n"),
        (".gitignore", "dist/\n"),
    ]);
    std::fs::create_dir_all(folder.path().join(".git/refs")).unwrap();
    folder
}

/// `rule file:line` of each finding, and each problem.
fn told(ran: &Ran) -> Vec<String> {
    let json = ran.json();
    let finding = |f: &Value| {
        let text = |key: &str| f[key].as_str().unwrap().to_owned();
        format!("{} {}:{}", text("rule"), text("file"), f["line"])
    };
    let problem = |p: &Value| format!("{}: {}", p["file"].as_str().unwrap(), p["message"].as_str().unwrap());
    // The mark in the manifest goes with the calls.
    let findings = json["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|f| f["rule"] != "permission-too-low")
        .map(finding);
    findings.chain(json["problems"].as_array().unwrap().iter().map(problem)).collect()
}

fn json(folder: &Path, paths: &[&str]) -> (i32, Vec<String>) {
    let ran = check(folder, &[paths, &["--format", "json"]].concat());
    (ran.status, told(&ran))
}

const EXCEEDED: &str = "permission-exceeded app/src/page.js:1";

#[test]
fn a_file_is_judged_alike_from_every_folder_and_however_it_is_spelt() {
    let folder = project();
    let root = folder.path();
    let absolute = root.join("app/src/page.js");
    for (from, path) in [
        ("", "app/src/page.js"),
        ("app", "src/page.js"),
        ("app/src", "page.js"),
        ("app/src", "./../src/page.js"),
        ("tools", "../app/src/page.js"),
        ("tools", absolute.to_str().unwrap()),
    ] {
        assert_eq!(json(&root.join(from), &[path]), (1, vec![EXCEEDED.to_owned()]), "{from} {path}");
    }
}

#[test]
fn several_paths_of_one_project_are_one_look_at_it() {
    let folder = project();
    let paths = ["app/src/page.js", "app/src/other.js", "app/manifest.xml", "./app/src/page.js", "app/src"];
    assert_eq!(json(folder.path(), &paths), (1, vec![EXCEEDED.to_owned()]));
    assert_eq!(
        json(folder.path(), &["app", "app/src/page.js"]),
        (1, vec!["permission-exceeded src/page.js:1".into()])
    );
}

#[test]
fn a_folder_without_a_manifest_stands_for_the_add_in_around_it() {
    let folder = project();
    assert_eq!(json(folder.path(), &["app/src"]), (1, vec![EXCEEDED.to_owned()]));
    assert_eq!(json(&folder.path().join("app/src"), &[]), (1, vec![EXCEEDED.to_owned()]));
    // Without a repository, what has a `package.json` or a manifest.
    std::fs::remove_dir_all(folder.path().join(".git")).unwrap();
    assert_eq!(json(folder.path(), &["app/src"]), (1, vec!["permission-exceeded src/page.js:1".into()]));
}

#[test]
fn a_file_that_is_named_is_read_although_git_ignores_it_or_it_is_said_why_not() {
    let folder = project();
    let dist = folder.path().join("app/dist");
    std::fs::create_dir_all(&dist).unwrap();
    std::fs::write(dist.join("x.js"), WRITES).unwrap();
    std::fs::write(dist.join("y.min.js"), WRITES).unwrap();
    let found = vec!["permission-exceeded app/dist/x.js:1".to_owned()];
    assert_eq!(json(folder.path(), &["app/dist/x.js"]), (1, found));
    let said = vec!["app/dist/y.min.js: not checked: minified".to_owned()];
    assert_eq!(json(folder.path(), &["app/dist/y.min.js"]), (0, said));
    let both = vec![
        EXCEEDED.to_owned(),
        ".gitignore: not checked: it is neither a manifest nor a supported source file".into(),
    ];
    assert_eq!(json(folder.path(), &["app/src/page.js", ".gitignore"]), (1, both));
}

#[test]
fn a_broken_configuration_stops_what_it_holds_for_and_nothing_else() {
    let folder = project();
    let write = |file: &str, text: &str| std::fs::write(folder.path().join(file), text).unwrap();
    write("tools/addinspect.json", r#"{"rule": {}}"#);
    let found = vec![EXCEEDED.to_owned()];
    for path in ["app/manifest.xml", "app/src/page.js", "app/src"] {
        assert_eq!(json(folder.path(), &[path]), (1, found.clone()), "{path}");
    }
    assert_eq!(check(folder.path(), &["app/manifest.xml", "--fix"]).status, 1);
    let error = "error: tools/addinspect.json:1:2: there is no key `rule`; did you mean `rules`?\n";
    for paths in [&["."][..], &["app/manifest.xml", "tools"], &["tools/build.js"]] {
        let ran = check(folder.path(), paths);
        assert_eq!((ran.status, ran.err.as_str()), (2, error), "{paths:?}");
    }
    write("tools/addinspect.json", "{}");
    for file in ["addinspect.json", "app/addinspect.json", "app/src/addinspect.json"] {
        write(file, r#"{"rule": {}}"#);
        for args in [&["app/manifest.xml"][..], &["app/src"], &["app/manifest.xml", "--fix"]] {
            let ran = check(folder.path(), args);
            assert_eq!(
                (ran.status, &ran.err),
                (2, &error.replace("tools/addinspect.json", file)),
                "{args:?}"
            );
        }
        write(file, "{}");
    }
}

/// An add-in that reads, with two manifests.
fn twins(xml: &str, unified: &str) -> TempDir {
    let json = format!(
        r#"{{"manifestVersion": "1.17", "id": "1",
  "authorization": {{"permissions": {{"resourceSpecific": [{{"name": "{unified}", "type": "Delegated"}}]}}}},
  "extensions": [{{"requirements": {{"scopes": ["mail"]}},
    "runtimes": [{{"id": "r", "type": "general", "code": {{"page": "https://a.example/page.html"}}}}]}}]}}
"#
    );
    let reads = "Office.context.mailbox.item.from.emailAddress;\n";
    tree(&[
        ("manifest.xml", &manifest(xml)),
        ("manifest.json", &json),
        ("page.html", PAGE),
        ("page.js", reads),
    ])
}

#[test]
fn of_a_manifest_that_is_named_what_concerns_it_is_told_and_its_twin_is_not_left_behind() {
    let excessive = |file: &str, line: u32| format!("permission-excessive {file}:{line}");
    let folder = twins("ReadWriteMailbox", "MailboxItem.Read.User");
    let differ = "permission-disagreement manifest.xml:6".to_owned();
    let both = vec![differ.clone(), excessive("manifest.xml", 6)];
    assert_eq!(json(folder.path(), &["manifest.xml"]), (1, both.clone()));
    assert_eq!(json(folder.path(), &["manifest.json"]), (1, vec![differ]));
    assert_eq!(json(folder.path(), &["."]), (1, both));
    // The summary is about what was asked for.
    let ran = check(folder.path(), &["manifest.json"]);
    assert!(
        ran.out.contains("manifest.json: declares ReadItem") && !ran.out.contains("manifest.xml: "),
        "{ran:?}"
    );
    for named in ["manifest.xml", "manifest.json"] {
        let folder = twins("ReadWriteMailbox", "Mailbox.ReadWrite.User");
        assert_eq!(check(folder.path(), &[named, "--fix"]).status, 0);
        for (file, level) in [("manifest.xml", "ReadItem"), ("manifest.json", "MailboxItem.Read.User")] {
            let text = std::fs::read_to_string(folder.path().join(file)).unwrap();
            assert!(text.contains(level), "{named} {text}");
        }
    }
}

#[test]
fn nothing_to_judge_is_said_and_fails() {
    let folder = project();
    let none = "error: tools: no manifest found, nothing to check\n";
    for (args, status, err) in [
        (&["tools"][..], 2, none),
        (&["tools/build.js"], 2, "error: tools/build.js: no manifest found, nothing to check\n"),
        (&["tools", "--diff"], 2, none),
        (&["tools", "--fix"], 2, none),
        (&["tools", "--explain-files"], 2, none),
        (&["tools", "--allow-none"], 0, ""),
        (&["tools", "--fail-on", "never"], 0, ""),
        (&["tools", "app"], 1, ""),
    ] {
        let ran = check(folder.path(), args);
        assert_eq!((ran.status, ran.err.as_str()), (status, err), "{args:?}");
    }
}

#[test]
fn a_configuration_of_which_nothing_matches_fails() {
    for (config, err) in [
        (r#"{ "include": ["nowhere"] }"#, "addinspect.json: line 1, column 14: no file matches `include`\n"),
        (
            r#"{ "addIns": [{ "manifests": ["m/*.xml"], "sources": ["src"] }] }"#,
            "addinspect.json: line 1, column 14: none of this add-in's manifests was found\n",
        ),
        (r#"{ "include": ["src", "x"] }"#, ""),
    ] {
        let files = [
            ("manifest.xml", &*manifest("ReadWriteItem")),
            ("page.html", PAGE),
            ("src/page.js", WRITES),
            ("addinspect.json", config),
        ];
        let folder = tree(&files);
        let ran = check(folder.path(), &[]);
        assert_eq!(ran.status, 2, "{ran:?}");
        assert!(ran.err.contains(err), "{ran:?}");
        assert_eq!(check(folder.path(), &["--allow-none"]).status, 0);
    }
    let folder = tree(&[
        ("manifest.xml", &manifest("ReadWriteItem")),
        ("addinspect.json", r#"{ "include": ["src"] }"#),
        ("src/page.js", WRITES),
    ]);
    let err = check(folder.path(), &[]).err;
    assert!(
        err.ends_with("nothing to check; manifest.xml is left out: not included by addinspect.json\n"),
        "{err}"
    );
}

#[test]
fn templates_of_manifests_are_found_named_and_judged() {
    for name in
        ["manifest.xml.tpl", "manifest.xml.ejs", "manifest.hbs", "Manifest.in", "deploy/manifest.template"]
    {
        let text = manifest("ReadItem").replace("https://a.example", "{{BASE}}");
        let config = format!(r#"{{ "addIns": [{{ "manifests": ["{name}"], "sources": ["."] }}] }}"#);
        let folder = tree(&[(name, &text), ("page.html", PAGE), ("page.js", WRITES), ("package.json", "{}")]);
        for path in [".", name] {
            let found = vec!["permission-exceeded page.js:1".to_owned()];
            assert_eq!(json(folder.path(), &[path]), (1, found), "{name} {path}");
        }
        std::fs::write(folder.path().join("addinspect.json"), config).unwrap();
        assert_eq!(json(folder.path(), &["."]).0, 1, "{name}");
    }
    // By PATH and in the configuration its name does not matter, nor does git.
    let folder = tree(&[
        ("out/add-in.prod", &*manifest("ReadItem")),
        ("page.html", PAGE),
        ("page.js", WRITES),
        (".gitignore", "out\n"),
        (".git/HEAD", ""),
    ]);
    assert_eq!(json(folder.path(), &["."]).0, 2);
    assert_eq!(json(folder.path(), &["out/add-in.prod"]).0, 1);
    let config = r#"{ "addIns": [{ "manifests": ["out/add-in.prod"], "sources": ["."] }] }"#;
    std::fs::write(folder.path().join("addinspect.json"), config).unwrap();
    assert_eq!(json(folder.path(), &["."]).0, 1);
}

#[cfg(unix)]
#[test]
fn a_file_under_two_names_doubles_nothing() {
    use std::os::unix::fs::symlink;
    let folder = project();
    let app = folder.path().join("app");
    symlink("src", app.join("linked")).unwrap();
    symlink("page.js", app.join("src/again.js")).unwrap();
    symlink("manifest.xml", app.join("manifest2.xml")).unwrap();
    symlink(&app, folder.path().join("elsewhere")).unwrap();
    let found = (1, vec![EXCEEDED.to_owned()]);
    for path in [".", "app/src", "app/linked", "app/linked/page.js", "app/src/again.js", "app/manifest2.xml"]
    {
        assert_eq!(json(folder.path(), &[path]), found, "{path}");
    }
    let found = (1, vec!["permission-exceeded src/page.js:1".to_owned()]);
    assert_eq!(json(folder.path(), &["app", "elsewhere"]), found);
    let usages = addinspect(folder.path(), &["usages"]).out;
    assert_eq!(usages.lines().filter(|line| line.contains("saveAsync")).count(), 1, "{usages}");
}

#[test]
fn a_difference_names_files_from_where_the_command_runs() {
    let folder = tree(&[
        ("app/manifest.xml", &*manifest("ReadWriteMailbox")),
        ("app/page.html", PAGE),
        ("app/src/page.js", WRITES),
    ]);
    for (from, path, name, note) in [
        ("", "app", "--- a/app/manifest.xml\n", ""),
        ("", "app/src", "--- a/app/manifest.xml\n", ""),
        ("app", ".", "--- a/manifest.xml\n", ""),
        ("app/src", ".", "--- a/manifest.xml\n", "note: the paths are relative to ..\n"),
    ] {
        let ran = check(&folder.path().join(from), &[path, "--diff"]);
        assert!(ran.out.starts_with(name), "{from} {path}: {ran:?}");
        assert_eq!((ran.status, ran.err.as_str()), (1, note));
    }
}

#[test]
fn a_file_that_is_named_shows_the_call_that_speaks_for_its_reads() {
    let folder = tree(&[
        ("manifest.xml", &manifest("ReadItem")),
        ("page.html", "<script src=call.js></script><script src=read.js></script>\n"),
        ("call.js", "Office.context.mailbox.getSelectedItemsAsync(function (r) { show(r.value[0]); });\n"),
        ("read.js", "function show(one) { document.title = one.itemId; }\n"),
    ]);
    let (_, told) = json(folder.path(), &["read.js"]);
    assert_eq!(told, ["permission-exceeded call.js:1"]);
    let (_, told) = json(folder.path(), &["page.html"]);
    assert_eq!(told, [""; 0]);
}
