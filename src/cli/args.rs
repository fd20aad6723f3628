//! What can be typed. Policy lives in the commands.

use crate::rules::Severity;
use clap::{Args as Options, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Under what the help lists options.
const OUTPUT: &str = "Output";
const CONFIGURATION: &str = "Configuration";
const STATUS: &str = "Exit status";
const FIXES: &str = "Fixes";

/// Checks Outlook add-ins: which permission the code needs, and whether that is what the manifest asks for.
#[derive(Debug, Parser)]
#[command(name = "addinspect", version, propagate_version = true)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
    /// When to use colour; auto: on a terminal, unless NO_COLOR is set
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub(super) color: Color,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Compare what the code needs with what the manifests declare
    Check(Check),
    /// List every use of an Outlook member that has a permission level
    Usages(Usages),
    /// Show or rebuild what is known about Office.js
    Catalog(Catalog),
    /// Show what addinspect.json says for a folder or file, or the schema of the file
    Config(Config),
    /// Explain a member, a permission level, a rule or an error code
    Explain(Explain),
    /// List the rules
    Rules(Rules),
    /// Write an addinspect.json in which everything is explained and nothing is set
    Init(Init),
    /// Serve an editor: the language server, over the standard streams
    #[cfg(feature = "lsp")]
    Lsp(Lsp),
}

#[derive(Debug, Options)]
#[command(
    after_help = "Exit status: 0 nothing at or above --fail-on, 1 something (with --diff: a difference; with --fix \
                  also a file that could not be written), 2 a PATH is missing, the arguments or an addinspect.json \
                  are wrong, nothing could be read, or there is nothing to judge (no manifest, or an include or an \
                  add-in's manifests in addinspect.json match nothing)."
)]
pub(super) struct Check {
    /// Folders, manifests or sources to check; those of one project are checked together
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) paths: Vec<PathBuf>,
    /// How to print the result
    #[arg(long, value_enum, default_value_t = CheckFormat::Text, help_heading = OUTPUT)]
    pub(super) format: CheckFormat,
    #[command(flatten)]
    pub(super) selection: Selection,
    /// Give a rule another severity, `off` among them; wins over addinspect.json. Can be repeated
    #[arg(long = "rule", value_name = "NAME=SEVERITY", help_heading = CONFIGURATION)]
    pub(super) rules: Vec<String>,
    /// Exit with 1 if there is a finding at or above this severity
    #[arg(long, value_enum, default_value_t = FailOn::Warning, value_name = "SEVERITY", help_heading = STATUS)]
    pub(super) fail_on: FailOn,
    /// Do not fail because there is nothing to judge; hooks that get any changed files use it
    #[arg(long, help_heading = STATUS)]
    pub(super) allow_none: bool,
    /// Show hints too (JSON always has them)
    #[arg(long, help_heading = OUTPUT)]
    pub(super) hints: bool,
    /// Show errors alone, without a summary; the exit status does not change
    #[arg(long, short, conflicts_with = "hints", help_heading = OUTPUT)]
    pub(super) quiet: bool,
    /// Say for each file whether it was analysed, why not, and whose it is; JSON gets it beside the rest
    #[arg(long, help_heading = OUTPUT)]
    pub(super) explain_files: bool,
    /// Apply the safe fixes, then report what is left; never raises a permission
    #[arg(long, group = "fixing", conflicts_with = "explain_files", help_heading = FIXES)]
    pub(super) fix: bool,
    /// Print what --fix would change as a unified diff; writes nothing
    #[arg(long, group = "fixing", conflicts_with_all = ["explain_files", "format"], help_heading = FIXES)]
    pub(super) diff: bool,
    /// Apply unsafe fixes too: look at what they did
    #[arg(long, requires = "fixing", help_heading = FIXES)]
    pub(super) unsafe_fixes: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum CheckFormat {
    /// With source lines and advice
    Text,
    /// One line a finding
    Concise,
    /// Everything, for programs
    Json,
}

/// Which configuration holds, and which files are left out.
#[derive(Debug, Options)]
pub(super) struct Selection {
    /// Read this configuration and no other; its paths are relative to its folder
    #[arg(long, value_name = "FILE", help_heading = CONFIGURATION)]
    pub(super) config: Option<PathBuf>,
    /// Leave out files that match, besides those that addinspect.json excludes; relative to where you are. Can be repeated
    #[arg(long, value_name = "GLOB", help_heading = CONFIGURATION)]
    pub(super) exclude: Vec<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum FailOn {
    Error,
    Warning,
    Information,
    Hint,
    Never,
}

impl FailOn {
    /// The severity from which on a finding fails the run.
    pub(super) fn severity(self) -> Option<Severity> {
        match self {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Information => Some(Severity::Information),
            FailOn::Hint => Some(Severity::Hint),
            FailOn::Never => None,
        }
    }
}

#[derive(Debug, Options)]
pub(super) struct Usages {
    /// Folder, manifest or source to look at
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) path: PathBuf,
    /// How to print them
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(super) format: ListFormat,
    #[command(flatten)]
    pub(super) selection: Selection,
    /// Add uses of members without a level and of enum constants
    #[arg(long)]
    pub(super) all: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum ListFormat {
    Text,
    Jsonl,
}

#[derive(Debug, Options)]
pub(super) struct Catalog {
    #[command(subcommand)]
    pub(super) command: CatalogCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum CatalogCommand {
    /// List the types and members of Office.js with their levels
    List {
        /// How to print them
        #[arg(long, value_enum, default_value_t = ListFormat::Text)]
        format: ListFormat,
    },
    /// Print the catalogue's data file, made from typings
    Build {
        /// The index.d.ts of @types/office-js
        #[arg(value_name = "index.d.ts")]
        typings: PathBuf,
        /// The index.d.ts of @types/office-js-preview: what only it has is marked
        #[arg(long, value_name = "index.d.ts")]
        preview: Option<PathBuf>,
    },
    /// Show what differs between the catalogue and typings; exits with 1 if something does
    Diff {
        /// The index.d.ts of @types/office-js
        #[arg(value_name = "index.d.ts")]
        typings: PathBuf,
    },
}

#[derive(Debug, Options)]
pub(super) struct Config {
    #[command(subcommand)]
    pub(super) command: ConfigCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum ConfigCommand {
    /// Print every value that holds for PATH, and where it comes from
    Show {
        /// Folder or file
        #[arg(value_name = "PATH", default_value = ".")]
        path: PathBuf,
        /// How to print them
        #[arg(long, value_enum, default_value_t = ConfigFormat::Text)]
        format: ConfigFormat,
    },
    /// Print the JSON schema of addinspect.json
    Schema,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum ConfigFormat {
    Text,
    Json,
}

#[derive(Debug, Options)]
pub(super) struct Explain {
    /// `Office.Subject.setAsync`, `setAsync`, `ReadItem`, `permission-exceeded`, `9020`, ...; in capitals or not
    #[arg(value_name = "MEMBER|LEVEL|RULE|CODE")]
    pub(super) word: String,
}

#[derive(Debug, Options)]
pub(super) struct Rules {
    /// How to print them
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(super) format: ListFormat,
}

#[derive(Debug, Options)]
pub(super) struct Init {
    /// The folder that it is for
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) path: PathBuf,
}

/// Clients append these of their own accord.
#[cfg(feature = "lsp")]
#[derive(Debug, Options)]
pub(super) struct Lsp {
    /// Speak over the standard streams; there is no other way
    #[arg(long)]
    pub(super) stdio: bool,
    /// The editor's process: when it is gone, the server ends
    #[arg(long = "clientProcessId", value_name = "N")]
    pub(super) client_process_id: Option<u32>,
}
