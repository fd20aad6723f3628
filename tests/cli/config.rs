//! `addinspect.json` as users meet it: `config`, and what `check` does with a broken file.

use crate::run::{add_in, addinspect, manifest, repository, tree};

const EXCEEDED: &str = "Office.context.mailbox.item.saveAsync();\n";

const CONFIG: &str = r#"{
  // For all of us.
  "exchange": "hybrid",
  "exclude": ["old"],
  "rules": { "permission-excessive": "off" },
  "levels": { "Office.Subject.setAsync": { "level": "ReadItem", "reason": "tried" } },
  "addIns": [{ "name": "A", "manifests": ["a.xml"], "sources": ["src"] }],
  "overrides": [{ "files": ["src/legacy"], "rules": { "permission-exceeded": "hint" } }]
}
"#;

#[test]
fn the_schema_in_the_repository_is_the_one_that_is_printed() {
    let ran = addinspect(repository(), &["config", "schema"]);
    let committed = include_str!("../../addinspect.schema.json").replace("\r\n", "\n");
    assert_eq!(ran.out, committed, "write it anew: cargo run -- config schema > addinspect.schema.json");
    let schema = ran.json();
    assert_eq!(schema["properties"]["rules"]["properties"]["permission-exceeded"]["enum"][0], "off");
}

#[test]
fn the_example_in_the_docs_is_a_configuration() {
    let page = include_str!("../../docs/configuration.md");
    let (_, example) = page.split_once("```jsonc\n").unwrap();
    let (example, _) = example.split_once("```").unwrap();
    let folder = tree(&[("addinspect.json", example)]);
    let ran = addinspect(folder.path(), &["config", "show"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(!ran.out.contains("exchange: \"online\""), "{}", ran.out);
}

#[test]
fn show_prints_every_value_and_where_it_comes_from() {
    let folder = tree(&[("addinspect.json", CONFIG), ("src/legacy/a.js", "")]);
    let ran = addinspect(folder.path(), &["config", "show"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    for line in [
        "# addinspect.json",
        "exchange: \"hybrid\" (addinspect.json:3)",
        "include: [\"**\"] (default)",
        "exclude: [\"old\"] (addinspect.json:4)",
        "maxFileSize: 5242880 (default)",
        "rules.permission-exceeded: \"error\" (default)",
        "rules.permission-excessive: \"off\" (addinspect.json:5)",
        "addIns[0]: {\"manifests\":[\"a.xml\"],\"name\":\"A\",\"sources\":[\"src\"]} (addinspect.json:7)",
        "levels.Office.Subject.setAsync: {\"level\":\"ReadItem\",\"reason\":\"tried\"} (addinspect.json:6)",
    ] {
        assert!(ran.out.lines().any(|l| l == line), "{line} is not in\n{}", ran.out);
    }
    let ran = addinspect(folder.path(), &["config", "show", "src/legacy/a.js"]);
    let line = "rules.permission-exceeded: \"hint\" (addinspect.json:8)";
    assert!(ran.out.lines().any(|l| l == line), "{}", ran.out);
}

#[test]
fn show_finds_the_file_above_and_tells_it_as_json() {
    let folder = tree(&[("addinspect.json", CONFIG), ("src/legacy/a.js", "")]);
    let inside = folder.path().join("src");
    let ran = addinspect(&inside, &["config", "show", "legacy", "--format", "json"]);
    let json = ran.json();
    assert_eq!((&json["version"], &json["path"]), (&1.into(), &"legacy".into()));
    assert_eq!(json["file"], "../addinspect.json");
    let value = |key: &str| json["values"].as_array().unwrap().iter().find(|v| v["key"] == key).unwrap();
    let from = serde_json::json!({ "file": "../addinspect.json", "line": 3, "column": 15 });
    assert_eq!((&value("exchange")["value"], &value("exchange")["from"]), (&"hybrid".into(), &from));
    assert!(value("include")["from"].is_null());
    let none = addinspect(tree(&[(".git/HEAD", "")]).path(), &["config", "show"]);
    assert!(none.out.starts_with("# no addinspect.json, so every setting has its default\n"), "{none:?}");
    let nowhere = addinspect(folder.path(), &["config", "show", "nowhere"]);
    assert_eq!((nowhere.status, nowhere.err.as_str()), (2, "error: nowhere: no such file or folder\n"));
}

#[test]
fn a_broken_file_stops_every_command_with_all_its_errors() {
    let folder = add_in("ReadItem", EXCEEDED);
    let broken = "{\n  \"exlude\": [],\n  \"exchange\": \"onprem\"\n}\n";
    let other = tree(&[
        ("addinspect.json", broken),
        ("app/manifest.xml", &manifest("ReadItem")),
        ("app/addinspect.json", "{\"rules\": []}"),
    ]);
    let expected = "\
error: addinspect.json:2:3: there is no key `exlude`; did you mean `exclude`?
error: addinspect.json:3:15: expected `online`, `on-premises` or `hybrid`, found `\"onprem\"`
error: app/addinspect.json:1:11: expected an object, found an array
";
    for args in [&["check"][..], &["check", "--format", "json"], &["usages"]] {
        let ran = addinspect(other.path(), args);
        assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (2, "", expected), "{args:?}");
    }
    let ran = addinspect(other.path(), &["config", "show", "app"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert_eq!(ran.err, "error: app/addinspect.json:1:11: expected an object, found an array\n");
    assert_eq!(addinspect(folder.path(), &["check"]).status, 1);
}

#[test]
fn a_file_above_holds_for_the_folder_that_is_checked() {
    let manifest = manifest("ReadItem");
    let folder = tree(&[
        ("addinspect.json", "{\"exclude\": [\"app/page.js\"]}"),
        ("app/manifest.xml", &manifest),
        ("app/page.html", "<script src=page.js></script>\n"),
        ("app/page.js", EXCEEDED),
    ]);
    for (from, path, expected) in [
        ("", "app", "app/page.js\tleft-out\texcluded by addinspect.json\tapp\n"),
        ("app", ".", "page.js\tleft-out\texcluded by addinspect.json\t.\n"),
        ("app", "../app", "page.js\tleft-out\texcluded by addinspect.json\t.\n"),
    ] {
        let ran = addinspect(&folder.path().join(from), &["check", "--explain-files", path]);
        assert!(ran.out.ends_with(expected), "{from} {path}: {ran:?}");
    }
}

#[test]
fn suppressed_findings_are_counted() {
    let code = format!("// addinspect-ignore-next-line permission-exceeded: declared elsewhere\n{EXCEEDED}");
    let folder = add_in("ReadItem", &code);
    let ran = addinspect(folder.path(), &["check"]);
    assert_eq!(
        ran.out,
        "manifest.xml: declares ReadItem, but the add-in needs ReadWriteItem\nno findings (1 suppressed)\n"
    );
    assert_eq!(ran.status, 0);
}

#[test]
fn the_folder_that_is_shown_has_a_name() {
    let folder = tree(&[("src/a.js", "")]);
    for (path, name) in [(".", "."), ("./", "."), ("src", "src"), ("./src/a.js", "src/a.js")] {
        let shown = addinspect(folder.path(), &["config", "show", path, "--format", "json"]).json();
        assert_eq!(shown["path"], name, "{path}");
    }
}

#[test]
fn no_suppression_for_the_twin_of_a_manifest_is_called_unused() {
    let code =
        "// addinspect-ignore-next-line permission-exceeded: for manifest-dev.xml\n".to_owned() + EXCEEDED;
    let folder = tree(&[
        ("manifest.xml", &manifest("ReadWriteItem")),
        ("manifest-dev.xml", &manifest("ReadItem")),
        ("page.html", "<script src=page.js></script>\n"),
        ("page.js", &code),
    ]);
    // That the manifests differ is a warning.
    let check = ["check", "--fail-on", "error"];
    for args in [check.to_vec(), [&check[..], &["manifest.xml"]].concat()] {
        let ran = addinspect(folder.path(), &args);
        assert!(!ran.out.contains("suppression-unused"), "{}", ran.out);
        assert_eq!(ran.status, 0, "{}", ran.out);
    }
}
