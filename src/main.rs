//! Arguments -> command -> exit code; nothing else.

use addinspect::cli::{self, Io, Run};
use addinspect::system::OsSystem;
use anstream::{AutoStream, ColorChoice};
use std::io::{BufWriter, IsTerminal};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Run::Done(exit) => ExitCode::from(exit as u8),
        #[cfg(feature = "lsp")]
        Run::Lsp { client } => {
            addinspect::lsp::run(client).map_or_else(|error| failed("lsp", &error), ExitCode::from)
        }
        #[cfg(feature = "mcp")]
        Run::Mcp { roots } => match addinspect::mcp::run(roots) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => failed("mcp", &error),
        },
    }
}

#[cfg(any(feature = "lsp", feature = "mcp"))]
fn failed(command: &str, error: &std::io::Error) -> ExitCode {
    let _ =
        std::io::Write::write_fmt(&mut std::io::stderr(), format_args!("addinspect {command}: {error}\n"));
    ExitCode::FAILURE
}

fn run() -> Run {
    let color = AutoStream::choice(&std::io::stdout()) != ColorChoice::Never;
    // Passes colours through, on Windows too: whether there are any is decided above and by `--color`.
    let mut out = BufWriter::new(AutoStream::always(std::io::stdout()));
    let mut err = AutoStream::auto(std::io::stderr());
    let progress = std::io::stderr().is_terminal();
    let mut input = std::io::stdin();
    let mut io = Io { input: &mut input, out: &mut out, err: &mut err, color, progress };
    cli::run(std::env::args_os(), &OsSystem, &mut io)
}
