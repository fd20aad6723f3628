//! The committed catalogue data is what our extractor makes of the typings, byte for byte.
//!
//! `OFFICE_TYPES_DIR` names the unpacked npm package `@types/office-js` (the folder with `index.d.ts` and
//! `package.json`), in the version that the data's head names; `@types/office-js-preview` lies beside it. Without it the test says so and passes, but fails on
//! CI. `UPDATE_CATALOG=1` writes the data anew.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test that reads the typings and the committed file, and says when it does not"
)]

use addinspect::extract;
use std::path::{Path, PathBuf};

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/catalog/office-js.tsv");

fn types_dir() -> Option<PathBuf> {
    let dir = std::env::var("OFFICE_TYPES_DIR").ok().filter(|dir| !dir.is_empty());
    if dir.is_none() {
        let on_ci = std::env::var("CI").is_ok_and(|value| !value.is_empty());
        assert!(!on_ci, "on CI OFFICE_TYPES_DIR must name the folder of @types/office-js");
        println!("skipped: OFFICE_TYPES_DIR is not set");
    }
    dir.map(PathBuf::from)
}

fn version(dir: &Path) -> String {
    let text = std::fs::read_to_string(dir.join("package.json")).expect("package.json");
    let json: serde_json::Value = serde_json::from_str(&text).expect("package.json is JSON");
    json["version"].as_str().expect("a version").to_owned()
}

#[test]
fn the_committed_data_is_what_the_extractor_makes_of_the_typings() {
    let Some(dir) = types_dir() else { return };
    let typings = std::fs::read_to_string(dir.join("index.d.ts")).expect("index.d.ts");
    let beside = dir.with_file_name("office-js-preview");
    let preview = std::fs::read_to_string(beside.join("index.d.ts")).expect("the preview's index.d.ts");
    let extracted = extract::build(&typings).expect("the typings are understood");
    let extracted = extracted.with_preview(extract::build(&preview).expect("the preview's are, too"));
    let built = extract::render(&extracted, &version(&dir), Some(&version(&beside)));
    if std::env::var("UPDATE_CATALOG").is_ok() {
        std::fs::write(DATA, &built).expect("the data file is writable");
    }
    let committed = std::fs::read_to_string(DATA).expect("the committed data");
    let differs = committed.lines().zip(built.lines()).find(|(a, b)| a != b);
    assert!(committed == built, "run with UPDATE_CATALOG=1 and review the diff; the first: {differs:#?}");
    assert_eq!(extracted.warnings, Vec::<String>::new());
}
