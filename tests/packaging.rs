//! What others run addinspect with: every YAML file and example can be read, versions are those of Cargo.toml, actions are pinned.
//! What the packages do is tested by `packaging/test`.
#![expect(clippy::disallowed_methods, reason = "reads the repository")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail so")]

use saphyr::{LoadableYamlNode, YamlOwned as Yaml};
use std::path::Path;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const VERSION: &str = env!("CARGO_PKG_VERSION");

fn read(name: impl AsRef<Path>) -> String {
    std::fs::read_to_string(Path::new(ROOT).join(name)).unwrap().replace("\r\n", "\n")
}

fn yaml(name: &str, text: &str) -> Yaml {
    let mut documents = Yaml::load_from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(documents.len(), 1, "{name}");
    documents.remove(0)
}

fn workflows() -> Vec<String> {
    let entries = std::fs::read_dir(Path::new(ROOT).join(".github/workflows")).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| format!(".github/workflows/{}", entry.unwrap().file_name().display())).collect();
    names.sort();
    names
}

/// The blocks of a page in one language: ```` ```yaml ````.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let text = read(page);
    let fence = format!("```{language}\n");
    text.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap().trim_end().to_owned()).collect()
}

fn pages() -> [&'static str; 3] {
    ["README.md", "packaging/README.md", "packaging/page.md"]
}

#[test]
fn all_yaml_can_be_read() {
    for name in [workflows(), vec![".pre-commit-hooks.yaml".into()]].concat() {
        yaml(&name, &read(&name));
    }
    for page in pages() {
        for block in blocks(page, "yaml") {
            yaml(page, &block);
        }
    }
    assert!(!blocks("README.md", "yaml").is_empty());
}

/// What the steps of a job use: `actions/checkout@v4`.
fn used(value: &Yaml) -> Vec<&str> {
    match value {
        Yaml::Sequence(items) => items.iter().flat_map(used).collect(),
        Yaml::Mapping(fields) => {
            let uses = value.as_mapping_get("uses").and_then(Yaml::as_str);
            uses.into_iter().chain(fields.values().flat_map(used)).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn actions_are_pinned_to_commits() {
    for name in workflows() {
        let file = yaml(&name, &read(&name));
        for action in used(&file) {
            let (_, pin) = action.split_once('@').unwrap();
            assert!(pin.len() == 40 && pin.bytes().all(|b| b.is_ascii_hexdigit()), "{name}: {action}");
        }
    }
}

#[test]
fn each_job_says_what_it_may_do() {
    for name in workflows() {
        let file = yaml(&name, &read(&name));
        assert_eq!(file.as_mapping_get("permissions").unwrap().as_mapping().unwrap().len(), 0, "{name}");
        for (job, said) in file.as_mapping_get("jobs").unwrap().as_mapping().unwrap() {
            assert!(said.as_mapping_get("permissions").is_some_and(Yaml::is_mapping), "{name}: {job:?}");
        }
    }
}

#[test]
fn versions_are_those_of_the_crate() {
    let extension: serde_json::Value = serde_json::from_str(&read("editors/vscode/package.json")).unwrap();
    assert_eq!(extension["version"], VERSION);
    let tag = format!("v{VERSION}");
    for page in pages() {
        let text = read(page);
        let tags = ["addinspect@", "rev: "].into_iter().flat_map(|before| text.split(before).skip(1));
        for rest in tags {
            assert_eq!(rest.split_whitespace().next(), Some(tag.as_str()), "{page}");
        }
        let words = text.split(|c: char| c.is_whitespace() || "`/".contains(c));
        let packages = [".tgz", ".whl", ".vsix"];
        for file in words.filter(|word| packages.iter().any(|extension| word.ends_with(extension))) {
            assert!(file.contains(&format!("-{VERSION}")), "{page}: {file}");
        }
    }
}
