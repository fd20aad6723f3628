//! What users see of a configuration: errors with their places, which file counts, what it says.

use super::*;
use crate::system::MemorySystem;

const RULES: [&str; 2] = ["permission-exceeded", "permission-excessive"];

/// Everything that is wrong with a file, as `line:column: message`.
fn faults(text: &str) -> Vec<String> {
    let system = MemorySystem::new([("/r/addinspect.json", text)]);
    let config = Config::load(&system, Path::new("/r"), &[], None, &RULES);
    let position =
        |e: &ConfigError| e.at.map(|at| format!("{}:{}: ", at.line, at.column)).unwrap_or_default();
    config.errors().iter().map(|e| format!("{}{}", position(e), e.message)).collect()
}

#[test]
fn a_file_may_be_empty_of_everything_but_an_object_and_have_comments() {
    for text in [
        "{}",
        "{ // a comment\n  /* another */ \"exchange\": \"hybrid\" }",
        "\u{FEFF}{\"$schema\": \"./addinspect.schema.json\"}",
        r#"{"rules": {"permission-excessive": "off"}, "include": ["src"], "exclude": ["src/old"],
            "tests": ["checks/**", "!checks/app"], "maxFileSize": 1000,
            "addIns": [{"name": "A", "manifests": ["a.xml"], "sources": ["src"]}],
            "levels": {"Office.Subject.setAsync": {"level": "ReadItem", "reason": "tried"}},
            "overrides": [{"files": ["x"], "rules": {"permission-exceeded": "warning"}}]}"#,
    ] {
        assert_eq!(faults(text), [""; 0], "{text}");
    }
}

#[test]
fn every_fault_has_a_place_and_says_what_was_meant() {
    for (text, expected) in [
        (r#"[]"#, "1:1: expected an object, found an array"),
        (r#"{"exlude": []}"#, "1:2: there is no key `exlude`; did you mean `exclude`?"),
        (r#"{"banana": 1}"#, "1:2: there is no key `banana`"),
        (r#"{"exclude": "src"}"#, "1:13: expected an array, found `\"src\"`"),
        (r#"{"exclude": [1]}"#, "1:14: expected a path, which may have wildcards, found `1`"),
        (
            "{\n  \"exclude\": [\"../x\"]}",
            "2:15: paths are relative to the folder of this file and cannot lead out of it",
        ),
        (r#"{"exclude": ["!x"]}"#, "1:14: `!` has no meaning here"),
        (
            r#"{"exchange": "onprem"}"#,
            "1:14: expected `online`, `on-premises` or `hybrid`, found `\"onprem\"`",
        ),
        (
            r#"{"rules": {"permission-exceded": "off"}}"#,
            "1:12: there is no rule `permission-exceded`; did you mean `permission-exceeded`?",
        ),
        (
            r#"{"rules": {"permission-exceeded": "warn"}}"#,
            "1:35: expected `off`, `hint`, `information`, `warning` or `error`, found `\"warn\"`",
        ),
        (r#"{"maxFileSize": 0}"#, "1:17: expected a number of bytes above 0, found `0`"),
        (r#"{"exchange": "online", "exchange": "hybrid"}"#, "1:24: `exchange` is given twice"),
        (
            r#"{"addIns": [{"manifests": ["a"]}]}"#,
            "1:13: `sources` is missing: Its sources; files that they import belong to it too.",
        ),
        (
            r#"{"levels": {"Office.Subject.setAsink": {"level": "ReadItem", "reason": "x"}}}"#,
            "1:13: there is no Office member `Office.Subject.setAsink`; did you mean `Office.Subject.setAsync`?",
        ),
        (
            r#"{"levels": {"Office.Banana.peelAsync": {"level": "ReadItem", "reason": "x"}}}"#,
            "1:13: there is no Office member `Office.Banana.peelAsync`",
        ),
        (
            r#"{"levels": {"Office.Subject.setAsync": {"level": "ReadItem"}}}"#,
            "1:40: `reason` is missing: How you know; findings cite it.",
        ),
        (
            r#"{"levels": {"Office.Subject.setAsync": {"level": "ReadItem", "reason": " "}}}"#,
            "1:72: expected a string, found `\" \"`",
        ),
        ("{\n\"exclude\" []}", "2:11: expected `:` after the property name `\"exclude\"`, found `[`"),
        ("", "1:1: expected a value, found the end of the file"),
    ] {
        assert_eq!(faults(text), [expected], "{text}");
    }
}

#[test]
fn all_faults_are_told_at_once() {
    let text = r#"{"a": 1, "exclude": [1, 2], "rules": {"x": "y"}}"#;
    assert_eq!(faults(text).len(), 5, "{:?}", faults(text));
}

#[test]
fn of_very_many_faults_the_first_are_told_and_the_others_are_counted() {
    let keys: Vec<String> = (0..250).map(|n| format!("\"key{n}\": 1")).collect();
    let told = faults(&format!("{{{}}}", keys.join(",\n")));
    assert_eq!((told.len(), told[99].as_str()), (101, "100:1: there is no key `key99`"));
    assert_eq!(told[100], "100:1: further errors, not shown: 150");
}

fn load(files: &[(&str, &str)], root: &str) -> Config {
    let system = MemorySystem::new(files.iter().map(|(path, text)| (*path, *text)));
    let all: Vec<PathBuf> = files.iter().map(|(path, _)| PathBuf::from(path)).collect();
    let inside: Vec<PathBuf> = all.into_iter().filter(|p| p.starts_with(root)).collect();
    Config::load(&system, Path::new(root), &inside, None, &RULES)
}

fn exchange(config: &Config, file: &str) -> &'static str {
    config.of(Path::new(file)).exchange().word()
}

#[test]
fn the_nearest_file_counts_and_nothing_is_merged() {
    let config = load(
        &[
            ("/addinspect.json", r#"{"exchange": "hybrid"}"#),
            ("/r/.git/HEAD", ""),
            (
                "/r/addinspect.json",
                r#"{"exchange": "on-premises", "include": ["**/*.js"], "exclude": ["old"]}"#,
            ),
            ("/r/a/a/addinspect.json", r#"{"exchange": "hybrid"}"#),
            ("/r/a/addinspect.json", "{}"),
            ("/r/old/addinspect.json", r#"{"exchange": "hybrid"}"#),
        ],
        "/r",
    );
    for (file, expected) in [
        ("/r/x.js", "on-premises"),
        ("/r/a/x.js", "online"),
        ("/r/a/a/x.js", "hybrid"),
        ("/r/old/x.js", "on-premises"),
    ] {
        assert_eq!(exchange(&config, file), expected, "{file}");
    }
    assert_eq!(config.of(Path::new("/r/old/x.js")).left_out(), Some(LeftOut::Excluded));
}

#[test]
fn a_file_above_holds_up_to_the_repository_and_its_paths_stay_its_own() {
    let files = [
        ("/r/addinspect.json", r#"{"exclude": ["app/gen"], "tests": ["app/checks"]}"#),
        ("/r/app/src/x.js", ""),
        ("/r/own/.git/HEAD", ""),
    ];
    let config = load(&files, "/r/app");
    let scope = |file: &str| config.of(Path::new(file));
    assert_eq!(scope("/r/app/gen/x.js").left_out(), Some(LeftOut::Excluded));
    assert_eq!(scope("/r/app/src/gen/x.js").left_out(), None);
    assert_eq!(scope("/r/app/checks/x.js").is_test(), Some(true));
    assert_eq!(scope("/r/app/src/x.js").file(), Some(Path::new("/r/addinspect.json")));
    assert_eq!(load(&files, "/r/own").of(Path::new("/r/own/x.js")).file(), None);
}

#[test]
fn a_severity_replaces_the_default_and_leaves_soft_findings_soft() {
    use Severity::{Error, Hint, Information, Warning};
    let text = r#"{"rules": {"permission-exceeded": "warning", "permission-excessive": "error"},
                   "overrides": [{"files": ["gen"], "rules": {"permission-exceeded": "off"}},
                                 {"files": ["gen/a.js"], "rules": {"permission-exceeded": "hint"}}]}"#;
    let config = load(&[("/r/addinspect.json", text)], "/r");
    for (file, rule, default, found, expected) in [
        ("x.js", "permission-exceeded", Error, Error, Some(Warning)),
        ("x.js", "permission-exceeded", Error, Hint, Some(Hint)),
        ("x.js", "permission-excessive", Warning, Warning, Some(Error)),
        ("x.js", "permission-excessive", Warning, Information, Some(Information)),
        ("x.js", "manifest-malformed", Error, Error, Some(Error)),
        ("gen/b.js", "permission-exceeded", Error, Error, None),
        ("gen/a.js", "permission-exceeded", Error, Error, Some(Hint)),
        ("gen/b.js", "permission-excessive", Warning, Warning, Some(Error)),
    ] {
        let scope = config.of(&Path::new("/r").join(file));
        assert_eq!(scope.severity(rule, default, found), expected, "{file} {rule} {found:?}");
    }
}

#[test]
fn only_what_is_included_is_looked_at() {
    let config = load(&[("/r/addinspect.json", r#"{"include": ["src"], "exclude": ["src/old"]}"#)], "/r");
    let why = |file: &str| config.of(Path::new(file)).left_out().map(LeftOut::phrase);
    assert_eq!(why("/r/src/a.js"), None);
    assert_eq!(why("/r/src/old/a.js").as_deref(), Some("excluded by addinspect.json"));
    assert_eq!(why("/r/lib/a.js").as_deref(), Some("not included by addinspect.json"));
}

#[test]
fn a_file_that_is_no_text_is_an_error_without_a_place() {
    let system = MemorySystem::new([("/r/addinspect.json", b"\xFF".to_vec())]);
    let config = Config::load(&system, Path::new("/r"), &[], None, &RULES);
    assert_eq!(config.errors()[0].message, "not valid UTF-8");
}

#[test]
fn an_editors_settings_hold_where_no_file_does() {
    let editors = r#"{"exchange": "hybrid", "exclude": ["old"], "exlude": []}"#;
    for (files, in_tree, in_folder, excluded) in [
        (&[][..], "hybrid", "hybrid", true),
        (&[("/r/a/addinspect.json", "{}")], "hybrid", "online", true),
        (&[("/r/addinspect.json", r#"{"exchange": "on-premises"}"#)], "on-premises", "on-premises", false),
        (&[("/addinspect.json", "{}"), ("/r/x.js", "")], "online", "online", false),
    ] {
        let mut config = load(files, "/r");
        config.lay_under(editors, Path::new("/r"), &RULES);
        let old = config.of(Path::new("/r/old/x.js")).left_out().is_some();
        let found = (exchange(&config, "/r/x.js"), exchange(&config, "/r/a/x.js"), old);
        assert_eq!(found, (in_tree, in_folder, excluded), "{files:?}");
        let error = config.errors().last().unwrap();
        assert_eq!((error.file.to_str().unwrap(), error.at), ("the editor's settings", None));
        assert_eq!(error.message, "there is no key `exlude`; did you mean `exclude`?");
    }
}

#[test]
fn a_level_may_be_that_of_a_member_which_the_catalogue_lacks() {
    let text = r#"{"levels": {"Office.MessageRead.translateAsync": {"level": "ReadItem", "reason": "the preview says so"}}}"#;
    assert_eq!(faults(text), [""; 0]);
    let system = MemorySystem::new([("/r/addinspect.json", text)]);
    let config = Config::load(&system, Path::new("/r"), &[], None, &RULES);
    let scope = config.of(Path::new("/r/a.js"));
    assert_eq!(scope.new_level("translateAsync"), Some(crate::catalog::MailboxLevel::ReadItem));
    assert_eq!(scope.new_level("translate"), None);
    assert_eq!(scope.levels().count(), 0);
}

#[test]
fn each_pattern_that_matches_nothing_is_told() {
    let text = r#"{"include": ["src", "old/**"], "exclude": ["dist"],
        "addIns": [{"manifests": ["a.xml"], "sources": ["src/a", "src/b"]}]}"#;
    let files = [PathBuf::from("/r/a.xml"), "/r/src/a/x.js".into()];
    let system = MemorySystem::new([("/r/addinspect.json", text)]);
    let mut config = Config::load(&system, Path::new("/r"), &files, None, &RULES);
    config.find_idle(&system, &files);
    let idle: Vec<&str> = config.idle().iter().map(|idle| idle.span.of(text)).collect();
    assert_eq!(idle, [r#""old/**""#, r#""dist""#, r#""src/b""#]);
}

#[test]
fn what_is_typed_wins_over_overrides_and_those_over_rules() {
    let text = r#"{"rules": {"permission-exceeded": "hint"},
        "overrides": [{"files": ["x.js"], "rules": {"permission-exceeded": "warning"}}]}"#;
    let system = MemorySystem::new([("/r/addinspect.json", text), ("/elsewhere/other.json", "{}")]);
    let severity = |file: Option<&str>, typed: &[&str]| {
        let typed: Vec<String> = typed.iter().map(|&rule| rule.to_owned()).collect();
        let typed = Typed::new(file.map(PathBuf::from), &typed, &["y.js".to_owned()], &RULES).unwrap();
        let config = Config::load(&system, Path::new("/r"), &[], Some(&typed), &RULES);
        assert_eq!(config.of(Path::new("/r/y.js")).left_out(), Some(LeftOut::ExcludedHere));
        config.of(Path::new("/r/x.js")).severity(RULES[0], Severity::Error, Severity::Error)
    };
    assert_eq!(severity(None, &[]), Some(Severity::Warning));
    assert_eq!(
        severity(None, &["permission-exceeded=error", "permission-exceeded=information"]),
        Some(Severity::Information)
    );
    assert_eq!(severity(None, &["permission-exceeded=off"]), None);
    assert_eq!(severity(Some("/elsewhere/other.json"), &[]), Some(Severity::Error));
}
