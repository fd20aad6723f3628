//! `config`: the settings of a folder or file and where they come from; the schema of `addinspect.json`.

use super::args::{ConfigCommand, ConfigFormat};
use super::{CommandError, Exit, Io};
use crate::config::{self, Config};
use crate::report::config::{ShownConfig, json, text};
use crate::rules::{self, RULES};
use crate::system::{PathKind, System, folder_of};
use std::path::Path;

pub(super) fn run(command: &ConfigCommand, system: &dyn System, io: &mut Io) -> Result<Exit, CommandError> {
    match command {
        ConfigCommand::Schema => {
            let rules = RULES.iter().map(|rule| (rule.meta.code, rule.meta.docs().summary));
            io.out.write_all(config::schema(rules).as_bytes())?;
        }
        ConfigCommand::Show { path, format } => show(path, *format, system, io)?,
    }
    Ok(Exit::Success)
}

fn show(path: &Path, format: ConfigFormat, system: &dyn System, io: &mut Io) -> Result<(), CommandError> {
    let kind = system.kind(path).ok_or_else(|| CommandError::missing(path))?;
    let folder = match kind {
        PathKind::Directory => path,
        PathKind::File => folder_of(path),
    };
    let config = Config::load(system, folder, &[], None, &rules::codes());
    if !config.errors().is_empty() {
        return Err(CommandError::broken_config(config.errors().iter()));
    }
    let file = folder.join(path.file_name().filter(|_| kind == PathKind::File).unwrap_or_default());
    let scope = config.of(&file);
    let rules = RULES.iter().map(|rule| (rule.meta.code, rule.meta.severity));
    let shown = ShownConfig { path, file: scope.file(), rows: scope.rows(rules) };
    match format {
        ConfigFormat::Text => text(io.out, &shown)?,
        ConfigFormat::Json => json(io.out, &shown)?,
    }
    Ok(())
}
