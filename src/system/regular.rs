//! Opens regular files and nothing else: reading a pipe waits for somebody to write, and a device may never end.
//!
//! Also finds the folders whose ignore rules are not regular files: the `ignore` crate opens those by itself.
//! Called by [`super::OsSystem`] only.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Opens a file to read it, and says how long it is in bytes. A directory gives the error of the system.
pub(super) fn open(path: &Path) -> io::Result<(File, u64)> {
    #[cfg(not(unix))]
    if is_odd(path) {
        return Err(not_regular());
    }
    let mut options = OpenOptions::new();
    options.read(true);
    // A pipe that nobody writes to opens at once then; what it is, the open file says.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(
        &mut options,
        rustix::fs::OFlags::NONBLOCK.bits().cast_signed(),
    );
    let file = options.open(path)?;
    let data = file.metadata()?;
    if data.is_file() || data.is_dir() { Ok((file, data.len())) } else { Err(not_regular()) }
}

fn not_regular() -> io::Error {
    io::Error::other("not a regular file")
}

/// Whether something stands there that is neither a file nor a directory; links are followed.
fn is_odd(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|data| !data.is_file() && !data.is_dir())
}

/// What says which files of the folder git ignores, and is not a regular file.
pub(super) fn odd_rules(folder: &Path) -> Option<PathBuf> {
    let files = std::iter::once(folder.join(".gitignore")).chain(of_repository(folder));
    files.into_iter().find(|file| is_odd(file))
}

/// What git reads in the root of a repository. In a worktree `.git` is a file that says where the repository is.
fn of_repository(folder: &Path) -> Vec<PathBuf> {
    let git = folder.join(".git");
    let exclude = |git: &Path| git.join("info/exclude");
    match fs::metadata(&git) {
        Err(_) => Vec::new(),
        Ok(data) if data.is_file() => {
            let named = first_line(&git).and_then(|line| Some(PathBuf::from(line.strip_prefix("gitdir: ")?)));
            let Some(git) = named else { return Vec::new() };
            let common = git.join("commondir");
            let shared = if is_odd(&common) { None } else { first_line(&common) };
            let exclude = shared.map(|shared| exclude(&git.join(shared)));
            std::iter::once(common).chain(exclude).collect()
        }
        Ok(_) => vec![exclude(&git)],
    }
}

/// The first line of a small file.
fn first_line(path: &Path) -> Option<String> {
    let mut text = String::new();
    open(path).ok()?.0.take(4096).read_to_string(&mut text).ok()?;
    Some(text.lines().next()?.to_owned())
}
