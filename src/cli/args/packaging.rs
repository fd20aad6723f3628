//! The arguments of the commands that packagers call: completions and manual pages.

use clap::Args as Options;
use clap_complete::Shell;

#[derive(Debug, Options)]
pub(in crate::cli) struct Completions {
    /// The shell to complete in
    #[arg(value_name = "SHELL", value_enum)]
    pub(in crate::cli) shell: Shell,
}

#[derive(Debug, Options)]
pub(in crate::cli) struct Man {
    /// The command to describe; without one, the program
    #[arg(value_name = "COMMAND")]
    pub(in crate::cli) command: Vec<String>,
}
