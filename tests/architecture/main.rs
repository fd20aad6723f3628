//! Holds the house's plan: who may import whom, how long a file may be, that it says what it is for, who touches the
//! disk and who prints, and that every rule is registered, documented and has a fixture.
#![expect(clippy::disallowed_methods, reason = "reads the crate's own sources")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail so")]

mod circles;

use addinspect::rules::RULES;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Folders from left to right; those in one row do not import each other.
const LAYERS: &[&[&str]] = &[
    &["text"],
    &["system"],
    &["json", "catalog"],
    &["config"],
    &["manifest", "syntax"],
    &["extract", "analysis"],
    &["addin", "ratchet"],
    &["rules"],
    &["workspace"],
    &["migrate"],
    &["review"],
    &["ide", "report"],
    &["cli", "lsp", "mcp"],
    &["main"],
];

const LINES_AT_MOST: usize = 500;

/// What rules know of the analysis: what it says, and nothing of how it comes to say so.
const SAID: &[&str] = &[
    "Access",
    "Cause",
    "Ceiling",
    "Certainty",
    "Digest",
    "Doubt",
    "FileOutcome",
    "Guard",
    "GuardKind",
    "Members",
    "NamedPart",
    "Place",
    "Request",
    "ScopeRequest",
    "SoapFlaw",
    "Usage",
    "Via",
    "WebApi",
    "WebCall",
    "WebRequest",
];

/// One file of the crate.
struct File {
    /// Below the repository, with `/`.
    name: String,
    text: String,
}

impl File {
    /// `src/rules/mod.rs` -> `rules`, `src/system.rs` -> `system`; `None` outside `src` and for `lib.rs`.
    fn layer(&self) -> Option<&str> {
        let first = self.name.strip_prefix("src/")?.split('/').next()?;
        let layer = first.strip_suffix(".rs").unwrap_or(first);
        (layer != "lib").then_some(layer)
    }

    /// The file without its comments, line by line.
    fn code(&self) -> impl Iterator<Item = &str> {
        self.text.lines().map(|line| line.trim().split("//").next().unwrap_or_default())
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str) -> Vec<File> {
    let mut folders = vec![root().join(folder)];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                files.push(File { name: name(&path), text: std::fs::read_to_string(&path).unwrap() });
            }
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

fn name(path: &Path) -> String {
    let below: PathBuf = path.strip_prefix(root()).unwrap().into();
    below.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The folders that a line of code names: `use crate::text::Span`, `crate::{text, system::System}`, and in `main.rs`
/// `addinspect::cli`.
fn imports(file: &File) -> BTreeSet<String> {
    let code: String = file.code().collect::<Vec<_>>().join("\n");
    let krate = if file.name == "src/main.rs" { "addinspect::" } else { "crate::" };
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices(krate) {
        let rest = &code[at + krate.len()..];
        match rest.strip_prefix('{') {
            Some(group) => found.extend(group_heads(group)),
            None => found.extend(identifier(rest)),
        }
    }
    found
}

/// First names of `text, system::{a, b}, rules}`.
fn group_heads(group: &str) -> Vec<String> {
    let mut heads = Vec::new();
    let (mut depth, mut item) = (0, String::new());
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => heads.extend(identifier(std::mem::take(&mut item).trim())),
            _ if depth == 0 => item.push(c),
            _ => {}
        }
    }
    heads.extend(identifier(item.trim()));
    heads
}

fn identifier(text: &str) -> Option<String> {
    let word: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!word.is_empty()).then_some(word)
}

fn rank(layer: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&layer))
}

fn assert_none(what: &str, faults: &[String]) {
    assert!(faults.is_empty(), "{what}:\n  {}", faults.join("\n  "));
}

#[test]
fn a_folder_imports_only_those_left_of_it() {
    let mut faults = Vec::new();
    for file in files("src") {
        let Some(layer) = file.layer() else { continue };
        let Some(own) = rank(layer) else {
            faults.push(format!("{} is in no layer", file.name));
            continue;
        };
        for import in imports(&file).iter().filter(|import| *import != layer) {
            match rank(import) {
                Some(other) if other < own => {}
                Some(_) => faults.push(format!("{} imports crate::{import}", file.name)),
                None => faults.push(format!("{} imports crate::{import}, which is in no layer", file.name)),
            }
        }
    }
    assert_none("arrows the other way", &faults);
}

#[test]
fn the_import_check_sees_every_form() {
    let text =
        "use crate::{text::{Span, Edit}, rules};\nlet x = crate::cli::run(); // crate::main\nuse super::x;";
    let file = File { name: "src/addin/mod.rs".into(), text: text.into() };
    assert_eq!(imports(&file).into_iter().collect::<Vec<_>>(), ["cli", "rules", "text"]);
}

#[test]
fn a_plan_and_a_review_know_no_formats() {
    let mut faults = Vec::new();
    for file in files("src").iter().filter(|file| matches!(file.layer(), Some("migrate" | "review"))) {
        let formats = ["serde", "io::Write", "fmt::Write", "writeln!"];
        let used = formats.iter().filter(|word| file.code().any(|line| line.contains(**word)));
        faults.extend(used.map(|word| format!("{} names {word}", file.name)));
    }
    assert_none("formats", &faults);
}

/// What a file names of a folder: `crate::analysis::{Usage, Via}`.
fn imported_from(file: &File, folder: &str) -> BTreeSet<String> {
    let code: String = file.code().collect::<Vec<_>>().join("\n");
    let head = format!("crate::{folder}::");
    let parts = code.split(&head).skip(1);
    parts
        .flat_map(|rest| {
            rest.strip_prefix('{').map_or_else(|| identifier(rest).into_iter().collect(), group_heads)
        })
        .collect()
}

#[test]
fn rules_call_no_analysis_and_see_no_tree() {
    let mut faults = Vec::new();
    for file in files("src").iter().filter(|file| file.layer() == Some("rules")) {
        let named = imported_from(file, "analysis");
        let unknown = named.iter().filter(|name| !SAID.contains(&name.as_str()));
        faults.extend(unknown.map(|name| format!("{} imports {name} of the analysis", file.name)));
        // Comments that suppress findings are no statements: they are looked for in the text's pieces.
        let reads_comments = file.name.starts_with("src/rules/suppress/");
        let trees = ["crate::syntax", "tree_sitter", ".pieces()", "source.document"];
        let seen =
            trees.iter().filter(|tree| !reads_comments && file.code().any(|line| line.contains(**tree)));
        faults.extend(seen.map(|tree| format!("{} names {tree}", file.name)));
    }
    assert_none("more than what the analysis says", &faults);
}

#[test]
fn the_check_of_rules_sees_every_form() {
    let text = "use crate::analysis::{Usage, guards};\nlet x = crate::analysis::Analyzer::default();";
    let file = File { name: "src/rules/legacy.rs".into(), text: text.into() };
    let named: Vec<String> = imported_from(&file, "analysis").into_iter().collect();
    assert_eq!(named, ["Analyzer", "Usage", "guards"]);
}

#[test]
fn every_file_is_short_and_says_what_it_is_for() {
    let mut faults = Vec::new();
    for file in ["src", "tests", "benches"].iter().filter(|f| root().join(f).exists()).flat_map(|f| files(f))
    {
        let lines = file.text.lines().count();
        if lines > LINES_AT_MOST {
            faults.push(format!("{} has {lines} lines, {LINES_AT_MOST} are allowed", file.name));
        }
        if !file.text.starts_with("//! ") {
            faults.push(format!("{} does not begin with //!", file.name));
        }
    }
    assert_none("files", &faults);
}

#[test]
fn disk_streams_trees_and_protocols_have_their_folders() {
    let mut faults = Vec::new();
    for file in files("src") {
        let layer = file.layer().unwrap_or("lib");
        let mut ban = |words: &[&str], allowed: &[&str]| {
            let used = words.iter().filter(|word| file.code().any(|line| line.contains(**word)));
            if !allowed.contains(&layer) {
                faults.extend(used.map(|word| format!("{} uses {word}", file.name)));
            }
        };
        ban(&["std::fs", "fs::read", "File::open"], &["system"]);
        ban(&["process::Command"], &["system"]);
        ban(&["std::env", "env::var", "env::args"], &["main"]);
        ban(&["println!", "eprintln!", "print!(", "dbg!("], &[]);
        // A server's protocol goes over the standard streams.
        ban(&["io::stdout", "io::stderr"], &["cli", "lsp", "mcp", "main"]);
        ban(&["tokio::"], &["lsp", "mcp"]);
        ban(&["tree_sitter"], &["syntax", "extract", "analysis"]);
        ban(&["tower_lsp", "lsp_types"], &["lsp"]);
        ban(&["rmcp"], &["mcp"]);
    }
    assert_none("forbidden", &faults);
}

#[test]
fn every_rule_file_is_registered_and_has_a_fixture() {
    let rules = files("src").into_iter().filter(|f| f.text.contains("static META: Meta"));
    let code = |f: File| f.name.strip_prefix("src/rules/")?.strip_suffix(".rs").map(|s| s.replace('_', "-"));
    let codes: Vec<String> = rules.filter_map(code).collect();
    let registered: Vec<&str> = RULES.iter().map(|r| r.meta.code).collect();
    assert_eq!(registered, codes, "the registry and the files of src/rules, in order");
    let missing = codes.iter().filter(|code| !root().join("grammar-fixtures").join(code).is_dir());
    assert_none("rules without a fixture folder", &missing.cloned().collect::<Vec<_>>());
}
