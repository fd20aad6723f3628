//! The arguments of `check`, and those that other commands share with it. Policy lives in the commands.

use super::format::{Output, OutputParser};
use super::{CONFIGURATION, OUTPUT};
use crate::report::{Extras, FORMATS};
use crate::rules::Severity;
use clap::{Args as Options, ValueEnum};
use std::path::PathBuf;

/// Under what the help lists options.
const STATUS: &str = "When to fail";
const FIXES: &str = "Fixes";
const INPUT: &str = "Input";

#[derive(Debug, Options)]
#[command(after_help = "\
Exit status:
  0  no finding reaches --fail-on
  1  a finding does; with --locked, that includes what is
     more than addinspect.lock says; with --fix, also if a
     file could not be written; with --diff, if there is a
     difference
  2  a PATH does not exist, an argument or addinspect.json
     is invalid, a file of --format cannot be written,
     nothing could be read, or there is nothing to judge: no
     manifest, or an include or an add-in's manifests
     in addinspect.json match no file; addinspect.lock or the
     baseline is missing or not whole; git cannot say what
     has changed")]
pub(in crate::cli) struct CheckArgs {
    /// Folders, manifests or source files to check; those of one project are checked together
    #[arg(value_name = "PATH", default_value = ".")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// Show only what has to do with files changed since REF and HEAD parted, committed or not; without REF, since the
    /// upstream branch and HEAD parted, else since HEAD
    #[arg(long, value_name = "REF", num_args = 0..=1, require_equals = true, default_missing_value = "", conflicts_with_all = ["fixing", "stdin"], help_heading = INPUT)]
    pub(in crate::cli) changed: Option<String>,
    /// Check again whenever something changes, until interrupted
    #[arg(long, conflicts_with_all = ["fixing", "stdin"], help_heading = INPUT)]
    pub(in crate::cli) watch: bool,
    /// Output format, text by default; with =FILE it goes to that file. Can be repeated
    #[arg(long, value_name = "NAME[=FILE]", value_parser = OutputParser, help_heading = OUTPUT)]
    pub(in crate::cli) format: Vec<Output>,
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
    /// Show hints too (json and jsonl always include them)
    #[arg(long, help_heading = OUTPUT)]
    pub(in crate::cli) hints: bool,
    /// Show only errors, without a summary; the exit status does not change
    #[arg(long, short, conflicts_with = "hints", help_heading = OUTPUT)]
    pub(in crate::cli) quiet: bool,
    /// Report how each file was treated, why, and which add-ins own it, instead of the findings; JSON has both
    #[arg(long, help_heading = OUTPUT)]
    pub(in crate::cli) explain_files: bool,
    /// Report how many findings each rule has, instead of the findings; JSON has both
    #[arg(long, conflicts_with = "explain_files", help_heading = OUTPUT)]
    pub(in crate::cli) statistics: bool,
    /// Check the text on the standard input as if it were in the file of --stdin-filename, and report what is in that file
    #[arg(long, requires = "stdin_filename", conflicts_with_all = ["paths", "fixing"], help_heading = INPUT)]
    pub(in crate::cli) stdin: bool,
    /// The file that the standard input stands for; it need not exist
    #[arg(long, value_name = "FILE", requires = "stdin", help_heading = INPUT)]
    pub(in crate::cli) stdin_filename: Option<PathBuf>,
    /// Apply the safe fixes, then report what is left; this never raises a permission level
    #[arg(long, group = "fixing", conflicts_with = "explain_files", help_heading = FIXES)]
    pub(in crate::cli) fix: bool,
    /// Print what --fix would change as a unified diff, without writing it
    #[arg(long, group = "fixing", conflicts_with_all = ["explain_files", "format", "statistics"], help_heading = FIXES)]
    pub(in crate::cli) diff: bool,
    /// Apply unsafe fixes too; review what they change
    #[arg(long, requires = "fixing", help_heading = FIXES)]
    pub(in crate::cli) unsafe_fixes: bool,
}

impl CheckArgs {
    /// What is to be checked: the PATHs, or the file that the standard input stands for.
    pub(in crate::cli) fn asked(&self) -> &[PathBuf] {
        self.stdin_filename.as_ref().map_or(self.paths.as_slice(), std::slice::from_ref)
    }

    /// The formats, and where each goes: text to the standard output, unless something else is said. Fails where two go to
    /// one place, and where something is asked for that a format has no place for.
    pub(in crate::cli) fn outputs(&self) -> Result<Vec<Output>, String> {
        let text = FORMATS.first().map(|format| Output { format, file: None });
        let outputs = if self.format.is_empty() { text.into_iter().collect() } else { self.format.clone() };
        for (number, Output { format, file }) in outputs.iter().enumerate() {
            if outputs.iter().take(number).any(|before| before.file == *file) {
                return Err(match file {
                    Some(file) => format!("--format: two formats cannot go to {}", file.display()),
                    None => format!(
                        "--format: only one format can go to the output; give the other a file: --format {}=FILE",
                        format.name
                    ),
                });
            }
            let extra = [("--explain-files", self.explain_files), ("--statistics", self.statistics)];
            let extra = extra.iter().find(|(_, on)| *on && format.extras == Extras::None);
            if let Some((option, _)) = extra {
                return Err(format!(
                    "{option}: the format {} has no place for it; use text, concise or json",
                    format.name
                ));
            }
        }
        Ok(outputs)
    }
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
