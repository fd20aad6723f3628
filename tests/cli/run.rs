//! Runs the binary, and makes small add-ins for it.
#![expect(clippy::disallowed_methods, reason = "makes files for the binary to read")]

pub(crate) use crate::manifest::manifest;

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// What a run left behind.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Ran {
        Ran {
            status: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Ran {
    /// The output, read as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap()
    }
}

/// The command, started in `folder`, with nothing of the caller's environment.
pub(crate) fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_addinspect"));
    command.env_clear().current_dir(folder).args(args).stdin(Stdio::null());
    command
}

/// Runs `addinspect args...` in `folder`.
pub(crate) fn addinspect(folder: &Path, args: &[&str]) -> Ran {
    command(folder, args).output().unwrap().into()
}

/// Runs `addinspect check args...` in `folder`.
pub(crate) fn check(folder: &Path, args: &[&str]) -> Ran {
    addinspect(folder, &[&["check"], args].concat())
}

/// The repository's root.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder with these files.
pub(crate) fn tree(files: &[(&str, &str)]) -> TempDir {
    bytes(&files.iter().map(|(name, text)| (*name, text.as_bytes())).collect::<Vec<_>>())
}

/// A folder with these files.
pub(crate) fn bytes(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        put(folder.path(), name, content);
    }
    folder
}

/// Puts a file into a folder.
pub(crate) fn write(folder: &Path, name: &str, text: &str) {
    put(folder, name, text.as_bytes());
}

fn put(folder: &Path, name: &str, content: &[u8]) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, content).unwrap();
}

/// What a committed file says, without its remarks.
pub(crate) fn facts(file: &Path) -> String {
    let text = std::fs::read_to_string(file).unwrap();
    text.lines().filter(|line| !line.starts_with('#')).map(|line| format!("{line}\n")).collect()
}

/// An add-in that declares `level` and whose script is `code`.
pub(crate) fn add_in(level: &str, code: &str) -> TempDir {
    tree(&[
        ("manifest.xml", &manifest(level)),
        ("page.html", "<script src=page.js></script>\n"),
        ("page.js", code),
    ])
}
