//! The folders of the editor's workspace, and which of them a file belongs to.
//!
//! Knows paths only. Called by handlers and by the analysis.

use super::convert;
use std::path::{Path, PathBuf};
use tower_lsp::lsp_types::{InitializeParams, WorkspaceFolder};

/// The folder that a file belongs to: the innermost around it.
pub(super) fn innermost<'a>(roots: impl IntoIterator<Item = &'a Path>, file: &Path) -> Option<&'a Path> {
    let around = roots.into_iter().filter(|root| file.starts_with(root));
    around.max_by_key(|root| root.components().count())
}

/// The folders that `initialize` names: its list, else the one folder of older clients.
#[expect(deprecated, reason = "older clients send nothing else")]
pub(super) fn named(params: &InitializeParams) -> Vec<PathBuf> {
    match &params.workspace_folders {
        Some(folders) => paths(folders),
        None => match &params.root_uri {
            Some(uri) => convert::path(uri).into_iter().collect(),
            None => params.root_path.iter().map(PathBuf::from).filter(|path| path.is_absolute()).collect(),
        },
    }
}

/// The paths of folders; those that are on no disk are left out.
pub(super) fn paths(folders: &[WorkspaceFolder]) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = folders.iter().filter_map(|folder| convert::path(&folder.uri)).collect();
    paths.sort();
    paths.dedup();
    paths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_belongs_to_the_innermost_folder() {
        let roots = ["/w", "/w/inner", "/other"].map(Path::new);
        for (file, expected) in [
            ("/w/a.js", Some("/w")),
            ("/w/inner/a.js", Some("/w/inner")),
            ("/w/innermost/a.js", Some("/w")),
            ("/elsewhere/a.js", None),
        ] {
            assert_eq!(innermost(roots, Path::new(file)), expected.map(Path::new), "{file}");
        }
    }
}
