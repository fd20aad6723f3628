//! Arguments, and one file per subcommand.
//!
//! [`run`] takes the arguments and the streams and returns the exit status, so that a command can be tested without a
//! process. Called by `main` only. Knows nothing about how results are found or rendered.

mod args;
mod baseline;
mod catalog;
mod changed;
mod check;
mod config;
mod explain;
mod fix;
mod init;
mod lock;
mod migrate;
mod packaging;
mod progress;
mod ratchet;
mod report;
mod rules;
mod scan;
mod unjudged;
mod usages;
mod watch;

use crate::config::ConfigError;
use crate::report::Palette;
use crate::system::System;
use args::{Args, Color, Command};
use clap::Parser;
use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::Path;

/// How a run ended; the number is the process's exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done; nothing at or above `--fail-on`.
    Success = 0,
    /// Something was found.
    Findings = 1,
    /// A PATH is missing, the arguments or a configuration are wrong, nothing could be read, or there is nothing to judge.
    Failure = 2,
}

/// What is left to do for `main` when the arguments are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Nothing: the command has run.
    Done(Exit),
    /// Serve an editor over the standard streams.
    #[cfg(feature = "lsp")]
    Lsp {
        /// The editor's process, where it was named.
        client: Option<u32>,
    },
    /// Serve a coding agent over the standard streams.
    #[cfg(feature = "mcp")]
    Mcp {
        /// The folders that it may ask about, if they were named.
        roots: Vec<std::path::PathBuf>,
    },
}

/// The world that a command sees.
pub struct Io<'a> {
    /// Where a command reads what is piped to it.
    pub input: &'a mut dyn Read,
    /// Where results go.
    pub out: &'a mut dyn Write,
    /// Where progress and complaints go.
    pub err: &'a mut dyn Write,
    /// Whether `--color auto` means colour.
    pub color: bool,
    /// Whether progress may be shown on the standard error stream.
    pub progress: bool,
}

/// Why a command stopped.
#[derive(Debug)]
enum CommandError {
    /// What to tell the user; each line is an error.
    Message(String),
    /// Writing failed.
    Io(io::Error),
}

impl From<io::Error> for CommandError {
    fn from(error: io::Error) -> CommandError {
        CommandError::Io(error)
    }
}

impl CommandError {
    fn new(message: impl Into<String>) -> CommandError {
        CommandError::Message(message.into())
    }

    /// A PATH that does not exist.
    fn missing(path: &Path) -> CommandError {
        CommandError::new(format!("{}: no such file or folder", path.display()))
    }

    /// A line for each error: `addinspect.json:3:5: message`.
    fn broken_config<'a>(errors: impl Iterator<Item = &'a ConfigError>) -> CommandError {
        let place =
            |e: &ConfigError| e.at.map(|at| format!(":{}:{}", at.line, at.column)).unwrap_or_default();
        let name = |e: &ConfigError| e.file.strip_prefix(".").unwrap_or(&e.file).display().to_string();
        let lines = errors.map(|e| format!("{}{}: {}", name(e), place(e), e.message));
        CommandError::new(lines.collect::<Vec<_>>().join("\n"))
    }
}

/// Runs the command that `args` (the program's name first) ask for. A reader that goes away changes nothing about what is
/// found, and so about the status.
pub fn run(args: impl IntoIterator<Item = OsString>, system: &dyn System, io: &mut Io) -> Run {
    let (out, err) = (&mut Hearing::of(io.out), &mut Hearing::of(io.err));
    let io = &mut Io { input: io.input, out, err, color: io.color, progress: io.progress };
    let ran = match Args::try_parse_from(args) {
        Ok(args) => command(args, system, io),
        Err(error) => usage(&error, io).map(Run::Done),
    };
    match ran.and_then(|run| Ok(io.out.flush().map(|()| run)?)) {
        Ok(run) => run,
        Err(CommandError::Io(error)) => Run::Done(complain(io, &error.to_string())),
        Err(CommandError::Message(message)) => Run::Done(complain(io, &message)),
    }
}

/// A stream as long as somebody reads it (`check | head`); what is written then goes nowhere.
struct Hearing<'a> {
    stream: Option<&'a mut dyn Write>,
}

impl<'a> Hearing<'a> {
    fn of(stream: &'a mut dyn Write) -> Hearing<'a> {
        Hearing { stream: Some(stream) }
    }

    fn heard<T>(&mut self, unheard: T, write: impl FnOnce(&mut dyn Write) -> io::Result<T>) -> io::Result<T> {
        let Some(stream) = &mut self.stream else { return Ok(unheard) };
        match write(stream) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.stream = None;
                Ok(unheard)
            }
            written => written,
        }
    }
}

impl Write for Hearing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.heard(bytes.len(), |stream| stream.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.heard((), |stream| stream.flush())
    }
}

fn command(args: Args, system: &dyn System, io: &mut Io) -> Result<Run, CommandError> {
    io.color = match args.color {
        Color::Auto => io.color,
        Color::Always => true,
        Color::Never => false,
    };
    let exit = match args.command {
        Command::Check(args) => check::run(&args, system, io),
        Command::Report(args) => report::run(&args, system, io),
        Command::Baseline(args) => baseline::run(&args, system, io),
        Command::Lock(args) => lock::run(&args, system, io),
        Command::Migrate(args) => migrate::run(&args, system, io),
        Command::Usages(args) => usages::run(&args, system, io),
        Command::Catalog(args) => catalog::run(&args.command, system, io),
        Command::Config(args) => config::run(&args.command, system, io),
        Command::Explain(args) => explain::run(&args, io),
        Command::Rules(args) => rules::run(&args, io),
        Command::Init(args) => init::run(&args, system, io),
        Command::Completions(args) => Ok(packaging::completions(&args, io)),
        Command::Man(args) => packaging::man(&args, io),
        #[cfg(feature = "lsp")]
        Command::Lsp(args) => return Ok(Run::Lsp { client: args.client_process_id }),
        #[cfg(feature = "mcp")]
        Command::Mcp(args) => return served(args.roots, system),
    };
    exit.map(Run::Done)
}

/// Fails where a root is no folder: a client would only hear that nothing is there.
#[cfg(feature = "mcp")]
fn served(roots: Vec<std::path::PathBuf>, system: &dyn System) -> Result<Run, CommandError> {
    let is_folder = |root: &Path| system.kind(root) == Some(crate::system::PathKind::Directory);
    match roots.iter().find(|root| !is_folder(root)) {
        Some(missing) => Err(CommandError::missing(missing)),
        None => Ok(Run::Mcp { roots }),
    }
}

/// Help and version go to the output, wrong arguments to the error stream.
fn usage(error: &clap::Error, io: &mut Io) -> Result<Exit, CommandError> {
    let text = error.render();
    let text = if io.color { text.ansi().to_string() } else { text.to_string() };
    if error.use_stderr() {
        io.err.write_all(text.as_bytes())?;
        return Ok(Exit::Failure);
    }
    io.out.write_all(text.as_bytes())?;
    io.out.flush()?;
    Ok(Exit::Success)
}

fn complain(io: &mut Io, message: &str) -> Exit {
    let Palette { error, .. } = Palette::new(io.color);
    for line in message.lines() {
        // Nobody is left to tell if the error stream is closed as well.
        let _ = writeln!(io.err, "{error}error{error:#}: {}", crate::report::Clean(line));
    }
    Exit::Failure
}
