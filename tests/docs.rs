//! The pages in `docs` are what the rules' own files say. `UPDATE_DOCS=1` writes them anew.
#![expect(clippy::disallowed_methods, reason = "compares with a file, and writes it if asked to")]
#![allow(clippy::unwrap_used, reason = "a test may fail so")]

use addinspect::report::explain;

const RULES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules.md");

#[test]
fn the_page_of_the_rules_is_up_to_date() {
    let page = explain::rules();
    if std::env::var("UPDATE_DOCS").is_ok_and(|v| !v.is_empty() && v != "0") {
        std::fs::create_dir_all(std::path::Path::new(RULES).parent().unwrap()).unwrap();
        std::fs::write(RULES, &page).unwrap();
    }
    let committed = std::fs::read_to_string(RULES).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        committed == page,
        "docs/rules.md is not what the rules say: UPDATE_DOCS=1 cargo test --test docs"
    );
}
