//! What others run addinspect with: every YAML file and example can be read, the commands in the pages are ones that the program
//! takes, versions are those of Cargo.toml, and actions are pinned. What the packages do is tested by `packaging/test`.
#![expect(
    clippy::disallowed_methods,
    reason = "reads the repository, and makes files for the binary to read"
)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail so")]

use saphyr::{LoadableYamlNode, YamlOwned as Yaml};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

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

fn pages() -> [&'static str; 4] {
    ["README.md", "docs/ci.md", "packaging/README.md", "packaging/page.md"]
}

#[test]
fn all_yaml_can_be_read() {
    for name in [workflows(), vec!["action.yml".into(), ".pre-commit-hooks.yaml".into()]].concat() {
        yaml(&name, &read(&name));
    }
    for page in pages() {
        for block in blocks(page, "yaml") {
            yaml(page, &block);
        }
    }
    assert!(blocks("docs/ci.md", "yaml").len() >= 6);
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
    for name in [workflows(), vec!["action.yml".into()]].concat() {
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

/// The commands of an example, without what the shell does: `npx addinspect check --locked # ...` -> `["check", "--locked"]`.
fn commands(example: &str) -> Vec<Vec<&str>> {
    let lines = example.lines().filter(|line| !line.contains("npm install") && !line.contains("cargo "));
    let said = lines.filter_map(|line| line.split_once("addinspect ")).map(|(_, said)| said);
    let words = said.map(|said| said.split(['"', '#', '&', '|']).next().unwrap().split_whitespace());
    let known = ["check", "lock", "baseline"];
    words
        .map(Iterator::collect)
        .filter(|words: &Vec<&str>| known.iter().any(|name| words.first() == Some(name)))
        .collect()
}

fn run(program: &str, folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(program).args(args).current_dir(folder).stdin(Stdio::null()).output().unwrap();
    let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    (output.status.code(), out + &err)
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let from: PathBuf = entry.unwrap().path();
        let to = to.join(from.file_name().unwrap());
        if from.is_dir() { copy(&from, &to) } else { std::fs::copy(&from, &to).map(drop).unwrap() }
    }
}

/// The demo, committed.
fn demo() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(ROOT).join("grammar-fixtures/demo"), folder.path());
    let identity = ["-c", "user.name=test", "-c", "user.email=test@localhost"];
    for args in [&["init", "-q"][..], &["add", "."], &["commit", "-qm", "The demo"]] {
        let (status, said) = run("git", folder.path(), &[&identity, args].concat());
        assert_eq!(status, Some(0), "{said}");
    }
    folder
}

/// What a command says of the demo, which has findings and no changes.
fn status(args: &[&str]) -> i32 {
    let accepted = ["--baseline", "--changed"].iter().any(|option| args.contains(option));
    i32::from(args[0] == "check" && !accepted)
}

#[test]
fn the_commands_in_the_pages_work() {
    let mut ran = 0;
    for page in pages() {
        // What a page tells people to do, they do in one folder.
        let folder = demo();
        for example in ["yaml", "json", "sh"].iter().flat_map(|language| blocks(page, language)) {
            for args in commands(&example.replace("$(Build.ArtifactStagingDirectory)/", "")) {
                let (ended, said) = run(env!("CARGO_BIN_EXE_addinspect"), folder.path(), &args);
                assert_eq!(ended, Some(status(&args)), "{page}: addinspect {}\n{said}", args.join(" "));
                ran += 1;
            }
        }
    }
    assert!(ran >= 10, "{ran}");
}
