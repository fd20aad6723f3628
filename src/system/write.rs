//! Writes a file all at once: beside it under another name, to the disk, then renamed over it.
//!
//! Knows nothing about what is written. Called by [`super::OsSystem`]. A process that is killed in between leaves the
//! file as it was, and perhaps the other one, whose name says whose it is.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// How many names beside a file are tried: leftovers of killed processes may have its first ones.
const NAMES: u32 = 1000;

/// See [`super::System::write_atomic`].
pub(super) fn atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = path.canonicalize()?;
    let permissions = fs::metadata(&target)?.permissions();
    if permissions.readonly() {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is read-only"));
    }
    let (beside, file) = create_beside(&target)?;
    let written = fill(file, permissions, bytes).and_then(|()| fs::rename(&beside, &target));
    if written.is_err() {
        // The first error is the one to tell.
        let _ = fs::remove_file(&beside);
        return written;
    }
    sync_directory(&target);
    Ok(())
}

/// A new file in the same directory, so that renaming never copies. Its extension is none that anybody reads.
fn create_beside(target: &Path) -> io::Result<(PathBuf, File)> {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let mut taken = io::ErrorKind::AlreadyExists.into();
    for number in 0..NAMES {
        let beside = target.with_file_name(format!(".{name}.addinspect-{}-{number}.tmp", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&beside) {
            Ok(file) => return Ok((beside, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => taken = error,
            Err(error) => return Err(error),
        }
    }
    Err(taken)
}

/// The mode comes first: nobody may read the text who may not read the file.
fn fill(mut file: File, permissions: Permissions, bytes: &[u8]) -> io::Result<()> {
    file.set_permissions(permissions)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes the new name last. Not every system can; the file is whole either way.
fn sync_directory(target: &Path) {
    if let Some(directory) = target.parent() {
        let _ = File::open(directory).and_then(|d| d.sync_all());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn the_file_is_replaced_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.xml");
        fs::write(&file, "a longer old text").unwrap();
        atomically(&file, b"new").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert_eq!(names(folder.path()), ["a.xml"]);
    }

    #[test]
    fn a_file_that_is_not_there_is_not_made() {
        let folder = tempfile::tempdir().unwrap();
        let error = atomically(&folder.path().join("a.xml"), b"new").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn a_read_only_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.xml");
        fs::write(&file, "old").unwrap();
        let mut permissions = fs::metadata(&file).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&file, permissions).unwrap();
        assert_eq!(atomically(&file, b"new").unwrap_err().to_string(), "the file is read-only");
        assert_eq!((fs::read(&file).unwrap(), names(folder.path())), (b"old".to_vec(), vec!["a.xml".into()]));
    }

    #[cfg(unix)]
    #[test]
    fn the_mode_is_kept_and_a_link_stays_a_link() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("real/a.xml"), folder.path().join("link.xml"));
        fs::create_dir(folder.path().join("real")).unwrap();
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, Permissions::from_mode(0o640)).unwrap();
        symlink("real/a.xml", &link).unwrap();
        atomically(&link, b"new").unwrap();
        assert_eq!(fs::read_link(&link).unwrap(), Path::new("real/a.xml"));
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(names(folder.path()), ["link.xml", "real"]);
    }
}
