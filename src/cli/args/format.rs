//! `--format`: the name of a format, and the file that it goes to.

use crate::report::{FORMATS, Format};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};
use std::ffi::OsStr;
use std::path::PathBuf;

/// A format, and where it goes.
#[derive(Debug, Clone)]
pub(in crate::cli) struct Output {
    pub(in crate::cli) format: &'static Format,
    /// `None`: the standard output.
    pub(in crate::cli) file: Option<PathBuf>,
}

/// Reads `NAME` and `NAME=FILE`.
#[derive(Debug, Clone)]
pub(in crate::cli) struct OutputParser;

impl TypedValueParser for OutputParser {
    type Value = Output;

    fn parse_ref(&self, cmd: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<Output, clap::Error> {
        let text = value.to_str().ok_or_else(|| clap::Error::new(ErrorKind::InvalidUtf8).with_cmd(cmd))?;
        let (name, file) = text.split_once('=').map_or((text, None), |(name, file)| (name, Some(file)));
        let known = PossibleValuesParser::new(values()).parse_ref(cmd, arg, OsStr::new(name))?;
        match Format::named(&known).filter(|_| file != Some("")) {
            Some(format) => Ok(Output { format, file: file.map(PathBuf::from) }),
            None => {
                let mut error = clap::Error::new(ErrorKind::InvalidValue).with_cmd(cmd);
                error.insert(
                    ContextKind::InvalidArg,
                    ContextValue::String("--format <NAME[=FILE]>".to_owned()),
                );
                error.insert(ContextKind::InvalidValue, ContextValue::String(text.to_owned()));
                Err(error)
            }
        }
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(values()))
    }
}

fn values() -> impl Iterator<Item = PossibleValue> {
    FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.about))
}
