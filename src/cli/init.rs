//! `init`: writes an `addinspect.json` that explains every setting and changes none.

use super::args::Init;
use super::{CommandError, Exit, Io};
use crate::config::{FILE_NAME, template};
use crate::report::Clean;
use crate::system::{PathKind, System};
use std::io::ErrorKind;

pub(super) fn run(args: &Init, system: &dyn System, io: &mut Io) -> Result<Exit, CommandError> {
    match system.kind(&args.path) {
        None => return Err(CommandError::missing(&args.path)),
        Some(PathKind::File) => {
            return Err(CommandError::new(format!("{}: not a folder", args.path.display())));
        }
        Some(PathKind::Directory) => {}
    }
    let file = args.path.join(FILE_NAME);
    let name = file.strip_prefix(".").unwrap_or(&file).display().to_string();
    system.create(&file, template().as_bytes()).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => CommandError::new(format!("{name} already exists and was not changed")),
        _ => CommandError::new(format!("{name}: {error}")),
    })?;
    writeln!(io.out, "{} written; `addinspect config show` lists the settings that apply", Clean(&name))?;
    Ok(Exit::Success)
}
