//! The arguments of `check`, and those that other commands share with it. Policy lives in the commands.

use super::{CONFIGURATION, OUTPUT};
use crate::rules::Severity;
use clap::{Args as Options, ValueEnum};
use std::path::PathBuf;

/// Under what the help lists options.
const STATUS: &str = "When to fail";
const FIXES: &str = "Fixes";

#[derive(Debug, Options)]
#[command(after_help = "\
Exit status:
  0  no finding reaches --fail-on
  1  a finding does; with --locked, the add-in declares or
     needs more than addinspect.lock says; with --fix, also if a file could not be
     written; with --diff, if there is a difference
  2  a PATH does not exist, an argument or addinspect.json
     is invalid, nothing could be read, or there is nothing
     to judge: no Outlook manifest, or an include or an
     add-in's manifests in addinspect.json match no file;
     addinspect.lock or the baseline is missing or not
     whole; git cannot say
     what has changed")]
pub(in crate::cli) struct CheckArgs {
    /// Folders, manifests or source files to check; those of one project are checked together
    #[arg(value_name = "PATH", default_value = ".")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// Show only what has to do with files changed since REF and HEAD parted, committed or not; without REF, since the
    /// upstream branch and HEAD parted, else since HEAD
    #[arg(long, value_name = "REF", num_args = 0..=1, require_equals = true, default_missing_value = "", conflicts_with = "fixing")]
    pub(in crate::cli) changed: Option<String>,
    /// Check again whenever something changes, until interrupted
    #[arg(long, conflicts_with = "fixing")]
    pub(in crate::cli) watch: bool,
    /// Output format
    #[arg(long, value_enum, default_value_t = CheckFormat::Text, help_heading = OUTPUT)]
    pub(in crate::cli) format: CheckFormat,
    #[command(flatten)]
    pub(in crate::cli) selection: Selection,
    /// Set the severity of a rule, or turn it `off`; wins over addinspect.json. Can be repeated
    #[arg(long = "rule", value_name = "NAME=SEVERITY", help_heading = CONFIGURATION)]
    pub(in crate::cli) rules: Vec<String>,
    /// Exit with status 1 if a finding has this severity or a higher one
    #[arg(long, value_enum, default_value_t = FailOn::Warning, value_name = "SEVERITY", help_heading = STATUS)]
    pub(in crate::cli) fail_on: FailOn,
    /// Report only findings that this file does not have; `addinspect baseline create` writes it
    #[arg(long, value_name = "FILE", help_heading = STATUS)]
    pub(in crate::cli) baseline: Option<PathBuf>,
    /// Fail if the add-in declares or needs more than addinspect.lock says; `addinspect lock` writes that
    #[arg(long, help_heading = STATUS)]
    pub(in crate::cli) locked: bool,
    /// Succeed if there is nothing to judge; for hooks that pass whichever files have changed
    #[arg(long, help_heading = STATUS)]
    pub(in crate::cli) allow_none: bool,
    /// Show hints too (JSON always includes them)
    #[arg(long, help_heading = OUTPUT)]
    pub(in crate::cli) hints: bool,
    /// Show only errors, without a summary; the exit status does not change
    #[arg(long, short, conflicts_with = "hints", help_heading = OUTPUT)]
    pub(in crate::cli) quiet: bool,
    /// Report how each file was treated, why, and which add-ins own it, instead of the findings; JSON has both
    #[arg(long, help_heading = OUTPUT)]
    pub(in crate::cli) explain_files: bool,
    /// Apply the safe fixes, then report what is left; this never raises a permission level
    #[arg(long, group = "fixing", conflicts_with = "explain_files", help_heading = FIXES)]
    pub(in crate::cli) fix: bool,
    /// Print what --fix would change as a unified diff, without writing it
    #[arg(long, group = "fixing", conflicts_with_all = ["explain_files", "format"], help_heading = FIXES)]
    pub(in crate::cli) diff: bool,
    /// Apply unsafe fixes too; review what they change
    #[arg(long, requires = "fixing", help_heading = FIXES)]
    pub(in crate::cli) unsafe_fixes: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum CheckFormat {
    /// With source lines and advice
    Text,
    /// One line per finding
    Concise,
    /// Everything, for programs
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum FailOn {
    Error,
    Warning,
    Information,
    Hint,
    Never,
}

impl FailOn {
    /// The severity from which on a finding fails the run.
    pub(in crate::cli) fn severity(self) -> Option<Severity> {
        match self {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Information => Some(Severity::Information),
            FailOn::Hint => Some(Severity::Hint),
            FailOn::Never => None,
        }
    }
}

/// Which configuration holds, and which files are left out.
#[derive(Debug, Options)]
pub(in crate::cli) struct Selection {
    /// Use only this configuration file; its paths are relative to its folder
    #[arg(long, value_name = "FILE", help_heading = CONFIGURATION)]
    pub(in crate::cli) config: Option<PathBuf>,
    /// Exclude more files than addinspect.json does; relative to the current folder. Can be repeated
    #[arg(long, value_name = "GLOB", help_heading = CONFIGURATION)]
    pub(in crate::cli) exclude: Vec<String>,
}
