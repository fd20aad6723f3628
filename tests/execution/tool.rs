//! What the tool says about many programs at once: each is an add-in in a folder of its own, below one root.

use crate::worker::Program;
use serde::Deserialize;
use std::collections::HashMap;
use std::path::Path;
use std::process::Command;

/// What the tool says about one program. Paths are relative to it.
#[derive(Default)]
pub(crate) struct Said {
    pub(crate) manifest: Option<Manifest>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) usages: Vec<Usage>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Manifest {
    pub(crate) required_by_code: Option<String>,
    pub(crate) certain: bool,
    pub(crate) reasons: Vec<String>,
    pub(crate) entry_points: Vec<EntryPoint>,
}

#[derive(Deserialize)]
pub(crate) struct EntryPoint {
    pub(crate) name: String,
    pub(crate) level: String,
    pub(crate) certain: bool,
}

#[derive(Deserialize)]
pub(crate) struct Finding {
    pub(crate) rule: String,
    pub(crate) severity: String,
    file: String,
    pub(crate) line: u32,
    pub(crate) column: u32,
    pub(crate) fixes: Vec<Fix>,
}

#[derive(Deserialize)]
pub(crate) struct Fix {
    pub(crate) safety: String,
    pub(crate) edits: Vec<Edit>,
}

#[derive(Deserialize)]
pub(crate) struct Edit {
    pub(crate) text: String,
}

#[derive(Deserialize)]
pub(crate) struct Usage {
    pub(crate) file: String,
    pub(crate) line: u32,
    pub(crate) column: u32,
    pub(crate) members: Vec<String>,
    pub(crate) certainty: String,
    pub(crate) access: String,
}

impl Usage {
    /// It stands where the finding stands.
    pub(crate) fn is_at(&self, finding: &Finding) -> bool {
        (self.line, self.column, &self.file) == (finding.line, finding.column, &finding.file)
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Check {
    add_ins: Vec<AddIn>,
    findings: Vec<Finding>,
}

#[derive(Deserialize)]
struct AddIn {
    root: String,
    manifests: Vec<Manifest>,
}

/// Writes the programs, and asks the tool about all of them.
pub(crate) fn said_about(tool: &str, programs: &[Program]) -> Vec<Said> {
    let root = tempfile::tempdir().unwrap();
    for (at, program) in programs.iter().enumerate() {
        write(&root.path().join(at.to_string()), program);
    }
    let mut said: HashMap<String, Said> = HashMap::new();
    let check: Check =
        serde_json::from_slice(&run(tool, root.path(), &["check", ".", "--allow-none", "--format", "json"]))
            .unwrap();
    for add_in in check.add_ins {
        said.entry(add_in.root).or_default().manifest = add_in.manifests.into_iter().next();
    }
    for mut finding in check.findings {
        let folder = split_folder(&mut finding.file);
        said.entry(folder).or_default().findings.push(finding);
    }
    for mut usage in usages(tool, root.path()) {
        let folder = split_folder(&mut usage.file);
        said.entry(folder).or_default().usages.push(usage);
    }
    (0..programs.len()).map(|at| said.remove(&at.to_string()).unwrap_or_default()).collect()
}

/// Writes the files of a program below `folder`.
pub(crate) fn write(folder: &Path, program: &Program) {
    for file in &program.files {
        let path = folder.join(&file.name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, &file.text).unwrap();
    }
}

fn usages(tool: &str, root: &Path) -> Vec<Usage> {
    let output = String::from_utf8(run(tool, root, &["usages", ".", "--format", "jsonl"])).unwrap();
    output.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn run(tool: &str, root: &Path, args: &[&str]) -> Vec<u8> {
    let output = Command::new(tool).args(args).current_dir(root).output().unwrap();
    let status = output.status.code();
    assert!(
        matches!(status, Some(0 | 1)),
        "{args:?}: {status:?}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}

/// Takes the first folder off a path.
fn split_folder(path: &mut String) -> String {
    let Some((folder, rest)) = path.split_once('/') else { return String::new() };
    let (folder, rest) = (folder.to_owned(), rest.to_owned());
    *path = rest;
    folder
}
