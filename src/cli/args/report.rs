//! The arguments of `report`. Policy lives in the command.

use super::{OUTPUT, Selection};
use clap::{Args as Options, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Options)]
#[command(after_help = "\
Exit status:
  0  the report is written, whatever it says
  2  a PATH does not exist, an argument or addinspect.json
     is invalid, nothing could be read, FILE could not be
     written, or there is no Outlook manifest")]
pub(in crate::cli) struct ReportArgs {
    /// Folders, manifests or source files; those of one project are read together
    #[arg(value_name = "PATH", default_value = ".")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// Output format
    #[arg(long, value_enum, default_value_t = ReportFormat::Markdown, help_heading = OUTPUT)]
    pub(in crate::cli) format: ReportFormat,
    /// Write to this file instead of the standard output; a file of that name is replaced
    #[arg(long, short, value_name = "FILE", help_heading = OUTPUT)]
    pub(in crate::cli) output: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) selection: Selection,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ReportFormat {
    /// For a terminal, an issue or a wiki
    Markdown,
    /// One page that needs no other file
    Html,
    /// For programs
    Json,
}
