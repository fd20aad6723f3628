//! The command-line arguments. Policy lives in the commands.

mod baseline;
mod check;
mod format;
mod lock;
mod packaging;
mod report;

pub(super) use baseline::{Baseline, BaselineCommand, BaselinePlace};
pub(super) use check::{CheckArgs, Selection};
pub(super) use format::Output;
pub(super) use lock::Lock;
pub(super) use packaging::{Completions, Man};
pub(super) use report::{ReportArgs, ReportFormat};

use crate::report::usages::LEGEND;
use clap::{Args as Options, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Under what the help lists options.
const OUTPUT: &str = "Output";
const CONFIGURATION: &str = "Configuration";

/// Checks which permission level the code of an Outlook or Office add-in needs, and whether its manifest declares it.
#[derive(Debug, Parser)]
#[command(name = "addinspect", version, propagate_version = true)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
    /// When to use colour; auto means on a terminal, unless NO_COLOR is set
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
    Check(CheckArgs),
    /// Write what an administrator reads before an add-in is approved
    Report(ReportArgs),
    /// Accept the findings of now, so that only new ones are reported; for `check --baseline`
    Baseline(Baseline),
    /// Write what each add-in declares and needs to addinspect.lock, for `check --locked`
    Lock(Lock),
    /// Plan the way from EWS, Outlook REST and Exchange tokens to Office.js and Microsoft Graph
    Migrate(Migrate),
    /// List every use of an Office member that has a permission level
    Usages(Usages),
    /// Show or rebuild the catalogue of Office.js
    Catalog(CatalogArgs),
    /// Show the settings of a folder or file, or the schema of addinspect.json
    Config(ConfigArgs),
    /// Explain a member, a permission level, a rule, an error code, an EWS operation or a Graph permission
    Explain(Explain),
    /// List the rules
    Rules(Rules),
    /// Write an addinspect.json that explains every setting and sets none
    Init(Init),
    /// Print the completions of the command line for a shell
    Completions(Completions),
    /// Print a manual page: of the program, or of a command
    Man(Man),
    /// Run the language server over the standard streams
    #[cfg(feature = "lsp")]
    Lsp(Lsp),
    /// Run the MCP server, which coding agents ask, over the standard streams
    #[cfg(feature = "mcp")]
    Mcp(Mcp),
}

#[derive(Debug, Options)]
#[command(
    after_help = "Exit status: 0 whether there is something to do or not; 2 if a PATH does not exist, the arguments or an addinspect.json are \
                  invalid, nothing could be read, there is nothing to read, or an include or an add-in's manifests in addinspect.json match \
                  nothing. No manifest is needed."
)]
pub(super) struct Migrate {
    /// Folders, manifests or source files; those of one project are read together
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) paths: Vec<PathBuf>,
    /// Output format
    #[arg(long, value_enum, default_value_t = MigrateFormat::Text, help_heading = OUTPUT)]
    pub(super) format: MigrateFormat,
    #[command(flatten)]
    pub(super) selection: Selection,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum MigrateFormat {
    /// For a terminal
    Text,
    /// For an issue or a pull request
    Markdown,
    /// The calls and the figure, for programs
    Json,
    /// One page that needs no other file
    Html,
}

#[derive(Debug, Options)]
#[command(after_help = LEGEND)]
pub(super) struct Usages {
    /// Folder, manifest or source file to analyse
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) path: PathBuf,
    /// Output format
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(super) format: ListFormat,
    #[command(flatten)]
    pub(super) selection: Selection,
    /// Include uses of members without a level and of enum constants
    #[arg(long)]
    pub(super) all: bool,
    /// Include calls of Microsoft Graph, Outlook REST and EWS, and requests for tokens
    #[arg(long)]
    pub(super) services: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum ListFormat {
    Text,
    Jsonl,
}

#[derive(Debug, Options)]
pub(super) struct CatalogArgs {
    #[command(subcommand)]
    pub(super) command: CatalogCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum CatalogCommand {
    /// List the types and members of Office.js with their levels
    List {
        /// Output format
        #[arg(long, value_enum, default_value_t = ListFormat::Text)]
        format: ListFormat,
    },
    /// Print the catalogue's data file, generated from typings
    Build {
        /// The index.d.ts of @types/office-js
        #[arg(value_name = "index.d.ts")]
        typings: PathBuf,
        /// The index.d.ts of @types/office-js-preview; what only it contains is marked as preview
        #[arg(long, value_name = "index.d.ts")]
        preview: Option<PathBuf>,
    },
    /// Compare the catalogue with typings; exits with status 1 if they differ
    Diff {
        /// The index.d.ts of @types/office-js
        #[arg(value_name = "index.d.ts")]
        typings: PathBuf,
    },
}

#[derive(Debug, Options)]
pub(super) struct ConfigArgs {
    #[command(subcommand)]
    pub(super) command: ConfigCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum ConfigCommand {
    /// Print every setting that applies to PATH, and where it comes from
    Show {
        /// Folder or file
        #[arg(value_name = "PATH", default_value = ".")]
        path: PathBuf,
        /// Output format
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
    /// What to explain, in upper or lower case: a member (Office.Subject.setAsync or setAsync), a permission level
    /// (ReadItem), a rule (permission-exceeded), an error code (9020), an EWS operation (EWS:FindItem), a Graph
    /// permission (Mail.Read) or request (GET /me/messages), delegate access, or nested app authentication
    #[arg(value_name = "TOPIC", required = true)]
    pub(super) topic: Vec<String>,
}

#[derive(Debug, Options)]
pub(super) struct Rules {
    /// Output format
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(super) format: ListFormat,
}

#[derive(Debug, Options)]
pub(super) struct Init {
    /// The folder to write it to
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) path: PathBuf,
}

/// Options that clients append by themselves.
#[cfg(feature = "lsp")]
#[derive(Debug, Options)]
pub(super) struct Lsp {
    /// Use the standard streams, the only transport
    #[arg(long)]
    pub(super) stdio: bool,
    /// The editor's process ID; the server ends when that process does
    #[arg(long = "clientProcessId", value_name = "N")]
    pub(super) client_process_id: Option<u32>,
}

/// What a client may ask about.
#[cfg(feature = "mcp")]
#[derive(Debug, Options)]
#[command(after_help = "\
Tools: check_project, permission_of, check_content, least_permission, explain, plan_fix, migration_plan, and apply_fix, the only one \
that writes.\n\
Resources: addinspect://permissions, addinspect://report, addinspect://rules/{rule}, addinspect://catalogue/{name}, \
addinspect://topics/{topic}.\n\
Prompts: lower_permission, migrate_tokens, review_pull_request.")]
pub(super) struct Mcp {
    /// Folder that clients may ask about; without any, what the client names as its roots, else the current folder. Can be
    /// repeated
    #[arg(long = "root", value_name = "DIR")]
    pub(super) roots: Vec<PathBuf>,
}
