//! `completions` and `man`: what the arguments say of themselves, for shells and for manual pages.

use super::args::{Args, Completions, Man};
use super::{CommandError, Exit, Io};
use clap::{Command, CommandFactory};

pub(super) fn completions(args: &Completions, io: &mut Io) -> Exit {
    clap_complete::generate(args.shell, &mut Args::command(), "addinspect", &mut io.out);
    Exit::Success
}

pub(super) fn man(args: &Man, io: &mut Io) -> Result<Exit, CommandError> {
    let mut command = Args::command();
    command.build();
    for name in &args.command {
        command = within(&command, name)?;
    }
    let source = concat!("addinspect ", env!("CARGO_PKG_VERSION"));
    clap_mangen::Man::new(command).source(source).render(&mut io.out)?;
    Ok(Exit::Success)
}

/// A command of another one, called as its page is: `addinspect-config-show`.
fn within(command: &Command, name: &str) -> Result<Command, CommandError> {
    let found = command.find_subcommand(name).cloned();
    let found = found.ok_or_else(|| CommandError::new(format!("{name}: there is no such command")))?;
    let page = format!("{}-{}", command.get_display_name().unwrap_or(command.get_name()), found.get_name());
    Ok(found.display_name(page))
}
