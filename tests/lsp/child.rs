//! Starts the real binary as a language server.

use super::client::Client;
use super::link;
use std::path::Path;
use std::process::{Command, Stdio};

/// A client of a child process, before `initialize`.
pub(crate) fn spawn(root: &Path, args: &[&str]) -> Client {
    let mut command = Command::new(env!("CARGO_BIN_EXE_addinspect"));
    command.env_clear().current_dir(root).arg("lsp").args(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    Client::over(link::child(command.spawn().unwrap()), root)
}
