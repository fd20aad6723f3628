//! The page in `docs` that is generated is what the rules' own files say (`UPDATE_DOCS=1` rewrites it), and the links of
//! all pages lead somewhere.
#![expect(clippy::disallowed_methods, reason = "compares with files, and writes one if asked to")]
#![allow(clippy::unwrap_used, reason = "a test may fail so")]

use addinspect::report::explain;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const RULES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules.md");

#[test]
fn the_page_of_the_rules_is_up_to_date() {
    let page = explain::rules();
    if std::env::var("UPDATE_DOCS").is_ok_and(|v| !v.is_empty() && v != "0") {
        std::fs::create_dir_all(Path::new(RULES).parent().unwrap()).unwrap();
        std::fs::write(RULES, &page).unwrap();
    }
    let committed = std::fs::read_to_string(RULES).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        committed == page,
        "docs/rules.md is not what the rules say: UPDATE_DOCS=1 cargo test --test docs"
    );
}

/// The pages that people read, relative to the repository.
fn pages() -> Vec<PathBuf> {
    let mut pages: Vec<PathBuf> = [
        "README.md",
        "CONTRIBUTING.md",
        "benches/README.md",
        "editors/README.md",
        "editors/helix/README.md",
        "editors/vscode/README.md",
        "grammar-fixtures/README.md",
        "packaging/README.md",
    ]
    .map(PathBuf::from)
    .into();
    let docs = std::fs::read_dir(Path::new(ROOT).join("docs")).unwrap();
    pages.extend(docs.map(|entry| Path::new("docs").join(entry.unwrap().file_name())));
    pages
}

/// The anchors of a page's headings, as GitHub makes them.
fn anchors(page: &str) -> Vec<String> {
    let headings = page.lines().filter(|line| line.starts_with('#'));
    let kept = |c: &char| c.is_alphanumeric() || [' ', '-', '_'].contains(c);
    let anchor = |line: &str| {
        let text = line.trim_start_matches('#').trim().to_lowercase();
        text.chars().filter(kept).map(|c| if c == ' ' { '-' } else { c }).collect()
    };
    headings.map(anchor).collect()
}

#[test]
fn every_link_to_a_file_or_heading_leads_there() {
    for page in pages() {
        let text = std::fs::read_to_string(Path::new(ROOT).join(&page)).unwrap();
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for target in targets.filter(|target| !target.contains("://") && !target.contains(' ')) {
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let to = match file {
                "" => Path::new(ROOT).join(&page),
                _ => Path::new(ROOT).join(&page).parent().unwrap().join(file),
            };
            assert!(to.exists(), "{} links to {target}", page.display());
            let is_found = anchor.is_empty()
                || anchors(&std::fs::read_to_string(&to).unwrap()).iter().any(|known| known == anchor);
            assert!(is_found, "{} links to {target}", page.display());
        }
    }
}
