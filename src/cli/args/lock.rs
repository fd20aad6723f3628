//! The arguments of `lock`.

use super::Selection;
use clap::Args as Options;
use std::path::PathBuf;

#[derive(Debug, Options)]
#[command(after_help = "\
`addinspect check --locked` compares with the file, and fails if a change raises what it says.

Exit status: 0 if the file is written or up to date; 2 if PATH does not exist, there is no Outlook manifest, a configuration is
invalid, something could not be read or written, or a newer addinspect wrote the file.")]
pub(in crate::cli) struct Lock {
    /// Folder with add-ins; the file goes there, or where one is already, in it or above it up to the root of the repository
    #[arg(value_name = "PATH", default_value = ".")]
    pub(in crate::cli) path: PathBuf,
    #[command(flatten)]
    pub(in crate::cli) selection: Selection,
}
