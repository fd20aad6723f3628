//! Small add-ins on the disk.
#![expect(clippy::disallowed_methods, reason = "makes files for the server to read")]

pub(crate) use crate::manifest::manifest;

use std::path::Path;
use tempfile::TempDir;

/// Needs ReadItem: `subject` and no more.
pub(crate) const READS: &str = "Office.context.mailbox.item.subject;\n";
/// Needs ReadWriteItem, at `setAsync`: line 0, columns 33 to 41.
pub(crate) const WRITES: &str = "Office.context.mailbox.item.body.setAsync('x');\n";
/// What is said about [`WRITES`] where ReadItem is declared.
pub(crate) const EXCEEDED: &str = "0:33-41 permission-exceeded";
/// What is said about the manifest where it declares too much.
pub(crate) const EXCESSIVE: &str = "5:15-32 permission-excessive";

/// A folder with an add-in that declares `level` and whose script, `page.js`, is `code`.
pub(crate) fn add_in(level: &str, code: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    put_add_in(folder.path(), level, code);
    folder
}

/// The same in a folder that is there.
pub(crate) fn put_add_in(folder: &Path, level: &str, code: &str) {
    put(folder, "manifest.xml", &manifest(level));
    put(folder, "page.html", "<script src=page.js></script>\n");
    put(folder, "page.js", code);
}

pub(crate) fn put(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

/// Puts a file there all at once: the server watches the folder, and would read a half of it.
pub(crate) fn put_whole(folder: &Path, name: &str, text: &str) {
    put(folder, "whole.tmp", text);
    std::fs::rename(folder.join("whole.tmp"), folder.join(name)).unwrap();
}

pub(crate) fn remove(folder: &Path, name: &str) {
    std::fs::remove_file(folder.join(name)).unwrap();
}
