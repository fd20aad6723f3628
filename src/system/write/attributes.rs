//! What a file has in addition to its bytes and its mode: other names, an owner, extended attributes (access lists
//! among them).
//!
//! Called when a file is replaced by another one.

use std::fs::{File, Metadata};
use std::path::Path;

/// Gives `new` the owner and the attributes of the file at `old`. Says whether nothing is lost when it takes its place: a
/// file that has other names can't be replaced.
#[cfg(unix)]
pub(super) fn carry_over(old: &Path, data: &Metadata, new: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    data.nlink() == 1 && gives_owner(data, new).is_ok() && extended::copy(old, new).is_ok()
}

/// Elsewhere a file is replaced as ever.
#[cfg(not(unix))]
pub(super) fn carry_over(_: &Path, _: &Metadata, _: &File) -> bool {
    true
}

#[cfg(unix)]
fn gives_owner(data: &Metadata, new: &File) -> std::io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let own = new.metadata()?;
    if (own.uid(), own.gid()) == (data.uid(), data.gid()) {
        return Ok(());
    }
    fchown(new, Some(data.uid()), Some(data.gid()))
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
mod extended {
    use rustix::fs::{XattrFlags, fgetxattr, fgetxattr_query, flistxattr, flistxattr_query, fsetxattr};
    use rustix::io::{Errno, Result};
    use std::fs::File;
    use std::path::Path;

    /// The system gives it to every file as it sees fit, and nobody else may.
    const OF_SYSTEM: &[u8] = b"com.apple.provenance";

    /// Gives `new` the attributes of the file at `old`. What it has already need not be allowed.
    pub(super) fn copy(old: &Path, new: &File) -> std::io::Result<()> {
        let (old, _) = crate::system::regular::open(old)?;
        let names = names(&old)?;
        let names = names.split(|&byte| byte == 0).filter(|name| !name.is_empty() && *name != OF_SYSTEM);
        for name in names {
            let value = value(&old, name)?;
            if self::value(new, name).ok().as_ref() != Some(&value) {
                fsetxattr(new, name, &value, XattrFlags::empty())?;
            }
        }
        Ok(())
    }

    /// The names, each with a zero behind it; none where the file system has no attributes.
    fn names(file: &File) -> Result<Vec<u8>> {
        let length = match flistxattr_query(file) {
            Err(Errno::NOTSUP | Errno::NOSYS) => 0,
            length => length?,
        };
        let mut names = vec![0; length];
        let length = flistxattr(file, &mut names[..])?;
        names.truncate(length);
        Ok(names)
    }

    fn value(file: &File, name: &[u8]) -> Result<Vec<u8>> {
        let mut value = vec![0; fgetxattr_query(file, name)?];
        let length = fgetxattr(file, name, &mut value[..])?;
        value.truncate(length);
        Ok(value)
    }
}

#[cfg(all(unix, not(any(target_os = "linux", target_os = "android", target_vendor = "apple"))))]
mod extended {
    /// Nobody knows how to read them here.
    pub(super) fn copy(_: &std::path::Path, _: &std::fs::File) -> std::io::Result<()> {
        Ok(())
    }
}
