//! Writes a file all at once: beside it under another name, to the disk, then renamed over it.
//!
//! A new file has no other names (hard links), and not every process may give it the owner and the extended attributes of
//! the old one. Where one of them would be lost, the file is written in place, when the new text is safe beside it: it
//! can be half written after a crash, which is rarer than a link that silently leads to the old text for ever.
//! Knows nothing about what is written. Called by [`super::OsSystem`]. A process that is killed in between leaves the
//! file as it was (see above), and perhaps the other one, whose name says whose it is.

mod attributes;

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Seek, Write};
use std::path::{Path, PathBuf};

/// How many names beside a file are tried: leftovers of killed processes may have its first ones.
const NAMES: u32 = 1000;

/// See [`super::System::write_atomic`].
pub(super) fn atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = path.canonicalize()?;
    let data = fs::metadata(&target)?;
    if data.permissions().readonly() {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is read-only"));
    }
    let (beside, file) = create_beside(&target)?;
    let written = fill(file, &target, &data, bytes).and_then(|is_alike| match is_alike {
        true => fs::rename(&beside, &target),
        false => in_place(&target, &beside, bytes).and_then(|()| fs::remove_file(&beside)),
    });
    if let Err(error) = written {
        // The first error is the one to tell.
        if !matches!(error.get_ref(), Some(inner) if inner.is::<Torn>()) {
            let _ = fs::remove_file(&beside);
        }
        return Err(error);
    }
    sync_directory(&target);
    Ok(())
}

/// See [`super::System::create`].
pub(super) fn new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)
}

/// A new file in the same directory, so that renaming never copies. Nobody reads files with its extension.
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

/// Writes the file beside; says whether it can take the place of the old one. Who it belongs to and its mode come first:
/// nobody may read the text who may not read the file.
fn fill(mut file: File, target: &Path, data: &Metadata, bytes: &[u8]) -> io::Result<bool> {
    let is_alike = attributes::carry_over(target, data, &file);
    file.set_permissions(data.permissions())?;
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(is_alike)
}

/// Writes into the file itself, or leaves it as it was.
fn in_place(target: &Path, beside: &Path, bytes: &[u8]) -> io::Result<()> {
    let old = fs::read(target)?;
    let mut file = OpenOptions::new().write(true).open(target)?;
    overwrite(&mut file, bytes).map_err(|error| match overwrite(&mut file, &old) {
        Ok(()) => error,
        Err(_) => io::Error::new(error.kind(), Torn { error, beside: beside.to_owned() }),
    })
}

/// The room that the file has is not given up in between: it might not come back.
fn overwrite(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    file.rewind()?;
    file.write_all(bytes)?;
    file.set_len(bytes.len() as u64)?;
    file.sync_all()
}

/// A file was written in part and could not be restored.
#[derive(Debug)]
struct Torn {
    error: io::Error,
    beside: PathBuf,
}

impl std::fmt::Display for Torn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{}; the file is only partly written, and its new text is in {}",
            self.error,
            self.beside.display()
        )
    }
}

impl std::error::Error for Torn {}

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
    fn other_names_of_the_file_lead_to_the_new_text() {
        let folder = tempfile::tempdir().unwrap();
        let (file, other) = (folder.path().join("a.xml"), folder.path().join("b.xml"));
        for (old, new) in [("a longer old text", "new"), ("old", "a longer new text")] {
            fs::write(&file, old).unwrap();
            let _ = fs::remove_file(&other);
            fs::hard_link(&file, &other).unwrap();
            atomically(&file, new.as_bytes()).unwrap();
            assert_eq!((fs::read(&file).unwrap(), fs::read(&other).unwrap()), (new.into(), new.into()));
            assert_eq!(names(folder.path()), ["a.xml", "b.xml"]);
        }
    }

    /// Only root may give a file away.
    #[cfg(unix)]
    #[test]
    fn the_owner_is_kept() {
        use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.xml");
        fs::write(&file, "old").unwrap();
        let given = chown(&file, Some(1234), Some(4321)).is_ok();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o666)).unwrap();
        let before = fs::metadata(&file).unwrap();
        atomically(&file, b"new").unwrap();
        let data = fs::metadata(&file).unwrap();
        assert_eq!((data.uid(), data.gid(), data.mode()), (before.uid(), before.gid(), before.mode()));
        assert!(!given || (data.uid(), data.gid()) == (1234, 4321));
        assert_eq!((fs::read(&file).unwrap(), names(folder.path())), (b"new".to_vec(), vec!["a.xml".into()]));
    }

    /// Not every file system has them.
    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    #[test]
    fn extended_attributes_are_kept() {
        use rustix::fs::{XattrFlags, getxattr, setxattr};
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.xml");
        fs::write(&file, "old").unwrap();
        if setxattr(&file, "user.note", b"mine", XattrFlags::empty()).is_err() {
            return;
        }
        atomically(&file, b"new").unwrap();
        let mut value = [0; 8];
        assert_eq!(getxattr(&file, "user.note", &mut value[..]), Ok(4));
        assert_eq!((&value[..4], fs::read(&file).unwrap()), (&b"mine"[..], b"new".to_vec()));
    }

    #[cfg(unix)]
    #[test]
    fn the_mode_is_kept_and_a_link_stays_a_link() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("real/a.xml"), folder.path().join("link.xml"));
        fs::create_dir(folder.path().join("real")).unwrap();
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("real/a.xml", &link).unwrap();
        atomically(&link, b"new").unwrap();
        assert_eq!(fs::read_link(&link).unwrap(), Path::new("real/a.xml"));
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(names(folder.path()), ["link.xml", "real"]);
    }
}
