//! Options that say what is shown and what holds: `--format concise`, `--quiet`, `--rule`, `--exclude`, `--config`; and the
//! commands `rules` and `init`.

#![expect(clippy::disallowed_methods, reason = "makes files for the binary to read")]

use crate::run::{Ran, add_in, addinspect, check, manifest, tree};
use std::path::Path;

const WRITES: &str = "Office.context.mailbox.item.body.setAsync('');\n";

/// The rules of the findings in JSON output, with their severities.
fn told(ran: &Ran) -> Vec<String> {
    let json = ran.json();
    let word = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let findings = json["findings"].as_array().unwrap().iter();
    findings.map(|f| format!("{} {}", word(&f["severity"]), word(&f["rule"]))).collect()
}

fn json(folder: &Path, args: &[&str]) -> Vec<String> {
    told(&check(folder, &[&["--format", "json"], args].concat()))
}

#[test]
fn concise_is_one_line_a_finding_with_the_point_first() {
    let folder = add_in("ReadItem", WRITES);
    let ran = check(folder.path(), &["--format", "concise"]);
    let expected = "\
manifest.xml:6:16: information[permission-too-low] 1 use needs more than ReadItem: ReadWriteItem
page.js:1:34: error[permission-exceeded] needs ReadWriteItem, manifest.xml declares ReadItem: `Office.Body.setAsync`
1 error, 1 information
1 fixable with --fix --unsafe-fixes
";
    assert_eq!((ran.status, ran.out.as_str()), (1, expected));
    let folder = add_in("ReadWriteMailbox", WRITES);
    let ran = check(folder.path(), &["--format", "concise"]);
    assert!(ran.out.contains(" (fixable)\n") && ran.out.ends_with("\n1 fixable with --fix\n"), "{ran:?}");
}

#[test]
fn quiet_shows_errors_alone_and_changes_no_status() {
    let folder = add_in("ReadItem", WRITES);
    let ran = check(folder.path(), &["--quiet", "--format", "concise"]);
    assert_eq!((ran.status, ran.out.lines().count()), (1, 1), "{ran:?}");
    let folder = add_in("ReadWriteMailbox", WRITES);
    let ran = check(folder.path(), &["-q"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
}

#[test]
fn paths_are_named_from_where_one_stands() {
    let folder = tree(&[
        ("mail/manifest.xml", &manifest("ReadItem")),
        ("mail/page.html", "<script src=page.js></script>\n"),
        ("mail/page.js", WRITES),
        ("mail/src/empty.js", ""),
    ]);
    for (from, path, expected) in [
        ("", "mail", "mail/page.js:1:34: error"),
        ("mail", ".", "page.js:1:34: error"),
        ("mail/src", "..", "../page.js:1:34: error"),
        ("mail/src", ".", "../page.js:1:34: error"),
    ] {
        let ran = check(&folder.path().join(from), &["--format", "concise", path]);
        assert!(ran.out.lines().any(|line| line.starts_with(expected)), "{from} {path}: {ran:?}");
    }
}

#[test]
fn a_rule_on_the_command_line_wins_over_the_configuration() {
    let folder = add_in("ReadItem", WRITES);
    let config = r#"{"overrides": [{"files": ["page.js"], "rules": {"permission-exceeded": "warning"}}]}"#;
    std::fs::write(folder.path().join("addinspect.json"), config).unwrap();
    let low = "information permission-too-low";
    assert_eq!(json(folder.path(), &[]), [low, "warning permission-exceeded"]);
    let hint = ["--rule", "permission-exceeded=hint", "--rule", "permission-too-low=off"];
    assert_eq!(json(folder.path(), &hint), ["hint permission-exceeded"]);
    let ran = check(folder.path(), &["--rule", "permission-exceded=off"]);
    let error = "error: --rule permission-exceded=off: there is no rule `permission-exceded`; did you mean \
                 `permission-exceeded`?\n";
    assert_eq!((ran.status, ran.err.as_str()), (2, error));
}

#[test]
fn excluded_files_are_left_out_besides_those_of_the_configuration() {
    let folder = tree(&[
        ("manifest.xml", &manifest("ReadItem")),
        ("page.html", "<script src=page.js></script>\n<script src=older/a.js></script>\n"),
        ("page.js", "Office.context.mailbox.item.subject;\n"),
        ("old/a.js", WRITES),
        ("older/a.js", WRITES),
        ("addinspect.json", r#"{"exclude": ["old"]}"#),
    ]);
    assert!(json(folder.path(), &[]).contains(&"error permission-exceeded".to_owned()));
    assert_eq!(json(folder.path(), &["--exclude", "older"]), [""; 0]);
    let from_below = folder.path().join("older");
    assert_eq!(
        json(&from_below, &["--exclude", "a.js", ".."]),
        [""; 0],
        "globs are relative to where one stands"
    );
    let ran = check(folder.path(), &["--exclude", "older", "--explain-files"]);
    assert!(ran.out.contains("older/a.js\tleft-out\texcluded by --exclude\t"), "{ran:?}");
    let ran = check(folder.path(), &["--exclude", "src/["]);
    assert!(ran.status == 2 && ran.err.starts_with("error: --exclude src/[: "), "{ran:?}");
}

#[test]
fn a_named_configuration_replaces_those_that_would_be_found() {
    let folder = add_in("ReadItem", WRITES);
    let off = r#"{"rules": {"permission-exceeded": "off"}, "exclude": ["page.js"]}"#;
    std::fs::create_dir(folder.path().join("ci")).unwrap();
    std::fs::write(folder.path().join("addinspect.json"), off).unwrap();
    std::fs::write(folder.path().join("ci/strict.json"), r#"{"rules": {"permission-too-low": "off"}}"#)
        .unwrap();
    assert_eq!(json(folder.path(), &["--config", "ci/strict.json"]), ["error permission-exceeded"]);
    let ran = check(folder.path(), &["--config", "none.json"]);
    assert_eq!((ran.status, ran.err.as_str()), (2, "error: none.json: no such file or folder\n"));
    std::fs::write(folder.path().join("ci/broken.json"), r#"{"rule": {}}"#).unwrap();
    let ran = check(folder.path(), &["--config", "ci/broken.json"]);
    let error = "error: ci/broken.json:1:2: there is no key `rule`; did you mean `rules`?\n";
    assert_eq!((ran.status, ran.err.as_str()), (2, error));
}

#[test]
fn the_rules_are_listed_with_severity_and_fix() {
    let folder = tree(&[]);
    let ran = addinspect(folder.path(), &["rules"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let line = "permission-exceeded: error, its fix is never safe\n  A call needs a higher permission level";
    assert!(ran.out.contains(line), "{ran:?}");
    let rows = addinspect(folder.path(), &["rules", "--format", "jsonl"]).out;
    let rules = addinspect::rules::RULES;
    assert_eq!(rows.lines().count(), rules.len());
    for (row, rule) in rows.lines().zip(rules) {
        let row: serde_json::Value = serde_json::from_str(row).unwrap();
        assert_eq!(row["rule"], rule.meta.code);
    }
}

#[test]
fn init_writes_a_configuration_that_changes_nothing_and_overwrites_none() {
    let folder = add_in("ReadItem", WRITES);
    let before = json(folder.path(), &[]);
    let ran = addinspect(folder.path(), &["init"]);
    assert_eq!(ran.out, "addinspect.json written; `addinspect config show` lists the settings that apply\n");
    let text = std::fs::read_to_string(folder.path().join("addinspect.json")).unwrap();
    assert!(text.contains("// \"exclude\": [") && text.ends_with("\"rules\": {}\n}\n"), "{text}");
    assert_eq!(json(folder.path(), &[]), before);
    let again = addinspect(folder.path(), &["init"]);
    let refused = (2, "error: addinspect.json already exists and was not changed\n");
    assert_eq!((again.status, again.err.as_str()), refused, "{again:?}");
    assert_eq!(std::fs::read_to_string(folder.path().join("addinspect.json")).unwrap(), text);
}

#[test]
fn a_pattern_that_matches_nothing_is_told_and_fails_nothing() {
    let folder = add_in("ReadItem", "Office.context.mailbox.item.subject;\n");
    let config = folder.path().join("addinspect.json");
    for (text, idle) in [
        (r#"{"include": ["*.xml", "page.*", "src"]}"#, &["33: no file matches `src`"][..]),
        (r#"{"exclude": ["legcy"]}"#, &["14: no file matches `legcy`"]),
        (
            r#"{"tests": ["checks", "!page.test.js"]}"#,
            &["12: no file matches `checks`", "22: no file matches `!page.test.js`"],
        ),
        (r#"{"overrides": [{"files": ["vendor"], "rules": {}}]}"#, &["27: no file matches `vendor`"]),
        (
            r#"{"addIns": [{"manifests": ["manifest.xml", "m.xml"], "sources": ["src/**"]}]}"#,
            &["44: no file matches `m.xml`", "66: no file matches `src/**`"],
        ),
        (r#"{"exclude": ["dist/**", "**/node_modules", "*.map"]}"#, &[]),
        (r#"{"exclude": ["page.css"], "tests": ["*.js"]}"#, &["14: no file matches `page.css`"]),
    ] {
        std::fs::write(folder.path().join(".gitignore"), "/dist/\n*.map\n").unwrap();
        std::fs::write(&config, text).unwrap();
        let ran = check(folder.path(), &[]);
        let told: Vec<&str> = ran
            .out
            .lines()
            .filter_map(|l| l.strip_prefix("problem: addinspect.json: line 1, column "))
            .collect();
        assert_eq!((ran.status, &*told), (0, idle), "{text} {ran:?}");
    }
}

#[test]
fn a_manifest_for_other_applications_is_judged_and_called_that_where_only_outlook_counts() {
    let word = manifest("ReadWriteDocument").replace("MailApp", "TaskPaneApp").replace(
        "<FormSettings>",
        "<Hosts><Host Name=\"Document\"/><Host Name=\"Workbook\"/></Hosts><FormSettings>",
    );
    let code = "Office.context.document.getFilePropertiesAsync((result) => console.log(result.value.url));\n";
    let folder = tree(&[("manifest.xml", &word), ("page.js", code)]);
    let ran = check(folder.path(), &[]);
    let said = "manifest.xml: declares ReadWriteDocument, but the add-in needs only ReadDocument\n";
    assert!(ran.out.contains(said) && ran.status == 1, "{ran:?}");
    let ran = addinspect(folder.path(), &["report"]);
    let found = "no Outlook manifest found, nothing to check; manifest.xml is a manifest for Word and Excel";
    assert_eq!((ran.status, ran.err), (2, format!("error: .: {found}\n")));
}
