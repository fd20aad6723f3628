//! What holds for every format of `check`: nothing is lost, no path is absolute, the bytes are the same each time, a
//! reader may go away.
#![expect(clippy::disallowed_methods, reason = "makes folders and reads what was written")]

use crate::crowd::{self, ALL};
use crate::run::{Ran, check, command, tree};
use std::process::Stdio;

/// How many findings an output tells of.
fn told(format: &str, ran: &Ran) -> usize {
    let lines = |is: &dyn Fn(&str) -> bool| ran.out.lines().filter(|line| is(line)).count();
    let severities = ["error", "warning", "information", "hint"];
    match format {
        "text" => lines(&|line| severities.iter().any(|word| line.starts_with(&format!("{word}[")))),
        "concise" => lines(&|line| severities.iter().any(|word| line.contains(&format!(": {word}[")))),
        "agent" => lines(&|line| severities.iter().any(|word| line.contains(&format!(": {word} ")))),
        "json" => ran.json()["findings"].as_array().unwrap().len(),
        "jsonl" => lines(&|line| line.starts_with("{\"rule\":")),
        "sarif" => ran.json()["runs"][0]["results"].as_array().unwrap().len(),
        "github" => lines(&|line| line.starts_with("::") || line.starts_with("- ")),
        "gitlab" => ran.json().as_array().unwrap().len(),
        "azure" => lines(&|line| line.starts_with("##vso[task.logissue ")),
        "junit" => lines(&|line| line.trim_start().starts_with("<testcase ")),
        "checkstyle" => lines(&|line| line.trim_start().starts_with("<error ")),
        "rdjson" => ran.json()["diagnostics"].as_array().unwrap().len(),
        "markdown" => lines(&|line| severities.iter().any(|word| line.starts_with(&format!("| {word} ")))),
        _ => unreachable!("no way to count {format}"),
    }
}

#[test]
fn no_format_loses_a_finding() {
    let folder = crowd::add_in();
    for format in ALL {
        let ran = check(folder.path(), &["--hints", "--format", format]);
        assert_eq!((told(format, &ran), ran.status, ran.err.as_str()), (crowd::FINDINGS, 1, ""), "{format}");
    }
}

#[test]
fn github_says_how_much_it_does_not_show() {
    let folder = crowd::add_in();
    let ran = check(folder.path(), &["--format", "github"]);
    let count = |kind: &str| ran.out.lines().filter(|line| line.starts_with(&format!("::{kind} "))).count();
    assert_eq!((count("error"), count("warning")), (10, 10));
    for (more, word) in [(crowd::ERRORS - 10, "errors"), (crowd::WARNINGS - 10, "warnings")] {
        let expected = format!("no annotation for {more} {word}: GitHub shows 10 of a kind for a step");
        assert!(ran.out.lines().any(|line| line == expected), "{expected}\n{}", ran.out);
    }
}

#[test]
fn no_format_names_an_absolute_path() {
    let (folder, elsewhere) = (crowd::add_in(), tree(&[]));
    let path = folder.path().to_str().unwrap();
    for format in ALL {
        let here = check(folder.path(), &["--hints", "--format", format, path]);
        assert!(!here.out.contains(path), "{format}: {}", here.out);
        if !["text", "concise"].contains(&format) {
            let there = check(elsewhere.path(), &["--hints", "--format", format, path]);
            assert!(!there.out.contains(path), "{format}: {}", there.out);
        }
    }
}

#[test]
fn the_bytes_are_the_same_each_time_with_any_number_of_threads() {
    let folder = crowd::add_in();
    for format in ALL {
        let run = |threads: &str| {
            let mut command = command(folder.path(), &["check", "--hints", "--format", format]);
            String::from_utf8(command.env("RAYON_NUM_THREADS", threads).output().unwrap().stdout).unwrap()
        };
        let first = run("1");
        assert!(!first.is_empty());
        for threads in ["1", "2", "8"] {
            assert_eq!(run(threads), first, "{format} with {threads} threads");
        }
    }
}

#[test]
fn a_reader_that_goes_away_changes_nothing_about_the_status() {
    let folder = crowd::add_in();
    for format in ALL {
        let mut command = command(folder.path(), &["check", "--format", format]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(1), &b""[..]), "{format}");
    }
}

#[test]
fn files_are_named_from_the_root_of_the_repository() {
    let folder = crowd::in_repository();
    for from in ["", "add-ins", "add-ins/one"] {
        let args = ["--format", "gitlab", if from.is_empty() { "add-ins/one" } else { "." }];
        let ran = check(&folder.path().join(from), &args);
        let paths = ran.json();
        let paths = paths.as_array().unwrap().iter().map(|one| one["location"]["path"].as_str().unwrap());
        assert!(paths.clone().count() > 0);
        assert!(paths.clone().all(|path| path.starts_with("add-ins/one/")), "from {from}: {}", ran.out);
    }
}

#[test]
fn code_outside_of_path_is_named_right_from_everywhere() {
    let folder = tree(&[
        (".git/HEAD", ""),
        ("add-ins/one/manifest.xml", &crate::run::manifest("ReadItem")),
        ("add-ins/one/page.html", "<script type=module src=page.js></script>"),
        (
            "add-ins/one/page.js",
            "import { fill } from '../../shared/fill.js';\nfill(Office.context.mailbox.item);\n",
        ),
        ("shared/fill.js", "export function fill(item) { item.body.setAsync(''); }\n"),
    ]);
    let (elsewhere, whole) = (tree(&[]), folder.path().join("add-ins/one"));
    let (root, whole) = (folder.path(), whole.to_str().unwrap());
    for (from, path, concise, json) in [
        (root.to_owned(), "add-ins/one", "shared/fill.js", "../../shared/fill.js"),
        (root.join("add-ins"), "one", "../shared/fill.js", "../../shared/fill.js"),
        (root.join("add-ins/one"), ".", "../../shared/fill.js", "../../shared/fill.js"),
        (root.to_owned(), whole, "shared/fill.js", "../../shared/fill.js"),
        (elsewhere.path().to_owned(), whole, "", "../../shared/fill.js"),
    ] {
        let named = |format: &str, file: &str| {
            let ran = check(&from, &["--format", format, path]);
            assert!(ran.out.contains(file), "{} {path} {format}: {}", from.display(), ran.out);
        };
        named("checkstyle", "<file name=\"shared/fill.js\">");
        named("concise", &format!("{concise}:1:40: error"));
        named("json", &format!("\"file\": \"{json}\""));
    }
}

#[test]
fn names_and_messages_cannot_end_a_command() {
    let folder = tree(&[
        ("manifest.xml", &crate::run::manifest("ReadItem")),
        ("page.html", "<script src='a,b%;].js'></script>"),
        ("a,b%;].js", "Office.context.mailbox.item.body.setAsync('');\n"),
    ]);
    let line = |format: &str| {
        let ran = check(folder.path(), &["--format", format, "--rule", "permission-too-low=off"]);
        assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
        ran.out
    };
    let github = line("github");
    assert!(
        github.starts_with("::error file=a%2Cb%25;].js,line=1,endLine=1,col=34,endColumn=42,title="),
        "{github}"
    );
    assert!(github.contains("`Office.Body.setAsync`%0AAt run time, "), "{github}");
    let azure = line("azure");
    assert!(
        azure.starts_with("##vso[task.logissue type=error;sourcepath=a,b%AZP25%3B%5D.js;linenumber=1;"),
        "{azure}"
    );
    assert!(azure.contains("`Office.Body.setAsync`%0AAt run time, "), "{azure}");
}

#[test]
fn several_formats_go_to_files() {
    let folder = crowd::add_in();
    let args = ["--format", "sarif=out/a.sarif", "--format", "text", "--format", "json=b.json"];
    std::fs::create_dir(folder.path().join("out")).unwrap();
    for _ in 0..2 {
        let ran = check(folder.path(), &args);
        assert_eq!((told("text", &ran), ran.status), (crowd::FINDINGS - crowd::HINTS, 1));
        for (file, format) in [("out/a.sarif", "sarif"), ("b.json", "json")] {
            let written = std::fs::read_to_string(folder.path().join(file)).unwrap();
            let alone = check(folder.path(), &["--format", format]);
            assert_eq!(written, alone.out, "{file}");
        }
    }
    let only = check(folder.path(), &["--format", "json=b.json"]);
    assert_eq!((only.status, only.out.as_str()), (1, ""));
}

#[test]
fn what_cannot_go_together_or_be_written_is_told() {
    let folder = crowd::add_in();
    for (args, expected) in [
        (
            &["--format", "sarif", "--format", "json"][..],
            "error: --format: only one format can go to the output; give the other a file: --format json=FILE\n",
        ),
        (&["--format", "sarif=a", "--format", "json=a"], "error: --format: two formats cannot go to a\n"),
        (
            &["--format", "github", "--explain-files"],
            "error: --explain-files: the format github has no place for it; use text, concise or json\n",
        ),
        (
            &["--format", "sarif=a", "--statistics"],
            "error: --statistics: the format sarif has no place for it; use text, concise or json\n",
        ),
    ] {
        let ran = check(folder.path(), args);
        assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (2, "", expected));
    }
    let ran = check(folder.path(), &["--format", "text", "--format", "sarif=none/a.sarif"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.starts_with("error: none/a.sarif: cannot be written: "), "{}", ran.err);
    assert!(ran.out.contains("error[permission-exceeded]"), "what can be written is: {}", ran.out);
    let ran = check(folder.path(), &["--format", "sarf"]);
    assert!(ran.status == 2 && ran.err.contains("a similar value exists: 'sarif'"), "{}", ran.err);
}

#[test]
fn quiet_and_hints_hold_for_all_formats_but_those_with_everything() {
    let folder = crowd::add_in();
    for format in ALL {
        let everything = ["json", "jsonl"].contains(&format);
        for (option, expected) in [("--quiet", crowd::ERRORS), ("--hints", crowd::FINDINGS)] {
            let expected = if everything { crowd::FINDINGS } else { expected };
            let ran = check(folder.path(), &["--format", format, option]);
            assert_eq!(told(format, &ran), expected, "{format} {option}");
        }
    }
}
