//! The arguments of `baseline`.

use super::Selection;
use clap::{Args as Options, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Options)]
pub(in crate::cli) struct Baseline {
    #[command(subcommand)]
    pub(in crate::cli) command: BaselineCommand,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum BaselineCommand {
    /// Write the findings of now, hints aside, so that only new ones are reported
    Create {
        #[command(flatten)]
        place: BaselinePlace,
        /// Replace a file that is there, taking in every finding of now
        #[arg(long)]
        force: bool,
        /// Take in hints as well
        #[arg(long)]
        hints: bool,
    },
    /// Remove what no finding is any more; adds nothing
    Prune {
        #[command(flatten)]
        place: BaselinePlace,
    },
}

#[derive(Debug, Options)]
pub(in crate::cli) struct BaselinePlace {
    /// Folder to check
    #[arg(value_name = "PATH", default_value = ".")]
    pub(in crate::cli) path: PathBuf,
    /// The file; without it the one that addinspect.json names, else addinspect.baseline in PATH
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) baseline: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) selection: Selection,
}
