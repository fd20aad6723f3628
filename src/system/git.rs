//! What has changed in a git repository, asked of the program `git`.
//!
//! Reads only, takes no locks, and starts nothing that a repository configures. Knows nothing about add-ins. Called by the
//! command `check`, for `--changed`.

use super::System;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

/// What git has answered.
#[derive(Debug, Clone)]
pub struct GitAnswer {
    /// Whether it did what was asked for.
    pub done: bool,
    /// Its output.
    pub out: Vec<u8>,
    /// What it complained about.
    pub complaint: String,
}

/// What has changed since a commit.
#[derive(Debug, Clone)]
pub struct GitChanges {
    /// The files, from the root of the file system; deleted ones too.
    pub files: BTreeSet<PathBuf>,
    /// With what they were compared: `1a2b3c4, where this branch leaves origin/main`.
    pub since: String,
}

/// What has changed in the repository around `folder` since the commit where `reference` and HEAD part; without one, since the
/// one where the upstream branch and HEAD part; without that, since HEAD. What is not committed has changed, whether git
/// tracks it or not. The error says what to do.
pub fn changes(system: &dyn System, folder: &Path, reference: Option<&str>) -> Result<GitChanges, String> {
    let asked = Repository { system, folder };
    let top = asked.top()?;
    let repository = Repository { system, folder: &top };
    let (base, since) = repository.base(reference)?;
    let mut files = BTreeSet::new();
    let tracked = match &base {
        Some(base) => {
            repository.paths(&["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", base, "--"])
        }
        None => repository.paths(&["ls-files", "-z"]),
    };
    let untracked = repository.paths(&["ls-files", "--others", "--exclude-standard", "-z"]);
    for path in [tracked?, untracked?].concat() {
        files.insert(top.join(path));
    }
    Ok(GitChanges { files, since })
}

struct Repository<'a> {
    system: &'a dyn System,
    folder: &'a Path,
}

impl Repository<'_> {
    fn top(&self) -> Result<PathBuf, String> {
        let answer = self.ask(&["rev-parse", "--show-toplevel"])?;
        let line = String::from_utf8_lossy(&answer.out);
        let top = Path::new(line.trim_end_matches(['\r', '\n']));
        let top = Some(top).filter(|top| answer.done && !top.as_os_str().is_empty());
        top.and_then(|top| self.system.canonical(top)).ok_or_else(|| {
            let folder = self.folder.display();
            match answer.complaint.contains("not a git repository") || answer.complaint.is_empty() {
                true => format!("{folder}: not in a git repository, so nobody knows what has changed; check without --changed"),
                false => format!("{folder}: git says: {}", answer.complaint),
            }
        })
    }

    /// The commit to compare with, and how it is called. None: there is no commit yet.
    fn base(&self, reference: Option<&str>) -> Result<(Option<String>, String), String> {
        let Some(head) = self.commit("HEAD")? else {
            return Ok((None, "the beginning, for there is no commit yet".to_owned()));
        };
        let upstream = match reference {
            Some(_) => None,
            None => self.line(&["rev-parse", "--abbrev-ref", "--symbolic-full-name", "@{upstream}"])?,
        };
        let Some(other) = reference.or(upstream.as_deref()) else {
            return Ok((Some(head.clone()), format!("{} (HEAD; the branch has no upstream)", short(&head))));
        };
        let Some(commit) = self.commit(other)? else {
            let deepen = self.deepen(other)?;
            return Err(format!("--changed={other}: there is no such commit in this clone; {deepen}"));
        };
        match self.line(&["merge-base", &commit, &head])? {
            Some(base) => {
                let since = format!("{}, where HEAD and {other} part", short(&base));
                Ok((Some(base), since))
            }
            None => {
                let deepen = self.deepen(other)?;
                Err(format!("--changed={other}: it has no commit in common with HEAD here; {deepen}"))
            }
        }
    }

    /// The way out where a commit is missing.
    fn deepen(&self, reference: &str) -> Result<String, String> {
        let shallow = self.line(&["rev-parse", "--is-shallow-repository"])?.as_deref() == Some("true");
        Ok(match shallow {
            true => format!(
                "the clone is shallow: run `git fetch --unshallow`, and `git fetch origin {reference}` if it is a branch \
                 (GitHub: `fetch-depth: 0`; GitLab: `GIT_DEPTH: 0`)"
            ),
            false => "look at `git branch --all`, or run `git fetch`".to_owned(),
        })
    }

    fn commit(&self, reference: &str) -> Result<Option<String>, String> {
        let commit = format!("{reference}^{{commit}}");
        self.line(&["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])
    }

    /// The first line of an answer; `None` if git does not know.
    fn line(&self, args: &[&str]) -> Result<Option<String>, String> {
        let answer = self.ask(args)?;
        let text = String::from_utf8_lossy(&answer.out);
        let line = text.lines().next().unwrap_or_default().trim();
        Ok(Some(line.to_owned()).filter(|line| answer.done && !line.is_empty()))
    }

    fn paths(&self, args: &[&str]) -> Result<Vec<PathBuf>, String> {
        let answer = self.ask(args)?;
        if !answer.done {
            return Err(format!("git {}: {}", args.first().unwrap_or(&""), answer.complaint));
        }
        let names = answer.out.split(|byte| *byte == 0).filter(|name| !name.is_empty());
        Ok(names.map(path).collect())
    }

    fn ask(&self, args: &[&str]) -> Result<GitAnswer, String> {
        self.system.git(self.folder, args).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => {
                "--changed asks the program `git`, which is not installed or not on the PATH".to_owned()
            }
            _ => format!("git could not be started: {error}"),
        })
    }
}

fn short(commit: &str) -> &str {
    commit.get(..7).unwrap_or(commit)
}

#[cfg(unix)]
fn path(name: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    std::ffi::OsStr::from_bytes(name).into()
}

/// Elsewhere git writes names in UTF-8.
#[cfg(not(unix))]
fn path(name: &[u8]) -> PathBuf {
    String::from_utf8_lossy(name).into_owned().into()
}

/// See [`System::git`].
pub(super) fn run(folder: &Path, args: &[&str]) -> io::Result<GitAnswer> {
    let mut command = std::process::Command::new("git");
    command.arg("-C").arg(folder).args(["-c", "core.fsmonitor=false"]).args(args);
    command.env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C").stdin(std::process::Stdio::null());
    let output = command.output()?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    Ok(GitAnswer {
        done: output.status.success(),
        out: output.stdout,
        complaint: complaint.lines().next().unwrap_or_default().trim().to_owned(),
    })
}
