//! What packagers ask for, statistics, and a help that fits a terminal.

use crate::crowd;
use crate::run::{addinspect, check, repository};

#[test]
fn every_shell_gets_completions_with_the_formats() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = addinspect(repository(), &["completions", shell]);
        assert!(ran.status == 0 && ran.out.contains("explain-files"), "{shell}: {}", ran.err);
    }
    assert!(addinspect(repository(), &["completions", "bash"]).out.contains("checkstyle"));
    assert_eq!(addinspect(repository(), &["completions", "tcl"]).status, 2);
}

#[test]
fn manual_pages_describe_the_program_and_its_commands() {
    for (command, expected) in [
        (&[][..], ".TH addinspect 1"),
        (&["check"], ".TH addinspect-check 1"),
        (&["config", "show"], ".TH addinspect-config-show 1"),
    ] {
        let ran = addinspect(repository(), &[&["man"], command].concat());
        assert!(ran.status == 0 && ran.out.contains(expected), "{command:?}: {}", ran.out);
    }
    let ran = addinspect(repository(), &["man", "chck"]);
    assert_eq!((ran.status, ran.err.as_str()), (2, "error: chck: there is no such command\n"));
}

#[test]
fn statistics_count_by_rule() {
    let folder = crowd::add_in();
    let ran = check(folder.path(), &["--statistics"]);
    let expected = "    13 error permission-exceeded\n    12 warning legacy-token\n     1 information permission-too-low\n";
    assert!(ran.out.starts_with(expected), "{}", ran.out);
    assert_eq!(ran.status, 1);
    let json = check(folder.path(), &["--statistics", "--format", "json"]).json();
    let first =
        serde_json::json!({ "rule": "permission-exceeded", "severity": "error", "count": 13, "fixable": 0 });
    assert_eq!(json["statistics"][0], first);
    assert_eq!(json["findings"].as_array().unwrap().len(), crowd::FINDINGS);
}
