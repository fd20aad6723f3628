//! Manifests that are deep, large or broken, beside a sound one.

use crate::run::{Said, add_in, check, write};

const DEEP: usize = 10_000;

const HEAD: &str = "<OfficeApp xmlns=\"http://schemas.microsoft.com/office/appforoffice/1.1\" \
    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"MailApp\">";

/// What is said of `other/<name>` with this content, beside the sound add-in.
fn said(name: &str, content: &str) -> Said {
    let folder = add_in();
    write(folder.path(), &format!("other/{name}"), content);
    check(folder.path()).unwrap_or_else(|fault| panic!("{content:.60}: {fault}"))
}

/// Nothing, or complaints with a place in that file.
fn only_syntax(name: &str, content: &str) -> Vec<String> {
    let said = said(name, content);
    assert!(said.accused.is_empty(), "{said:?}");
    let place = format!("other/{name}:");
    assert!(said.problems.iter().all(|p| p.starts_with(&place)), "{said:?}");
    said.problems
}

#[test]
fn deep_manifests_are_read() {
    let (open, close) = ("<a>\n".repeat(DEEP), "</a>\n".repeat(DEEP));
    let xml = format!("{HEAD}{open}{close}<Permissions>ReadItem</Permissions></OfficeApp>");
    assert_eq!(only_syntax("deep.xml", &xml), [""; 0]);
    let unclosed = format!("{HEAD}<Permissions>ReadItem</Permissions>{open}");
    assert!(!only_syntax("deep.xml", &unclosed).is_empty());
    let objects = format!("{}1{}", "{\"a\":\n".repeat(DEEP), "}".repeat(DEEP));
    let arrays = format!("{}{}", "[\n".repeat(DEEP), "]".repeat(DEEP));
    for value in [objects, arrays, "[\n".repeat(DEEP)] {
        let json = format!("{{\"manifestVersion\": \"1.17\", \"extensions\": [], \"deep\": {value}}}");
        only_syntax("manifest.json", &json);
        only_syntax("package.json", &json);
        only_syntax("tsconfig.json", &json);
    }
}

#[test]
fn entities_are_not_expanded() {
    let mut bomb = "<!DOCTYPE OfficeApp [\n<!ENTITY e0 \"ha\">\n".to_owned();
    for n in 1..40 {
        bomb += &format!("<!ENTITY e{n} \"{}\">\n", format!("&e{};", n - 1).repeat(10));
    }
    let xml = format!("{bomb}]>\n{HEAD}<Permissions>&e39;</Permissions><Id>&e39;</Id></OfficeApp>\n");
    only_syntax("bomb.xml", &xml);
}

#[test]
fn a_long_attribute_is_read() {
    let long = "x".repeat(5_000_000);
    let xml = format!("{HEAD}<Id a=\"{long}\"/><Permissions>ReadItem</Permissions></OfficeApp>\n");
    assert_eq!(only_syntax("long.xml", &xml), [""; 0]);
}

#[test]
fn a_manifest_that_breaks_off_is_told_with_its_place() {
    let problems = only_syntax("cut.xml", &format!("{HEAD}\n  <Permissions>Read"));
    assert!(problems[0].starts_with("other/cut.xml:2:"), "{problems:?}");
    let problems = only_syntax("manifest.json", "{\"manifestVersion\": \"1.17\",\n \"extensions\": [");
    assert!(problems[0].starts_with("other/manifest.json:2:"), "{problems:?}");
}
