//! `explain`: the page of a rule, a permission level, an error code, a type, a member, an EWS operation or a permission of
//! Microsoft Graph; or suggestions if none is found.

use super::args::Explain;
use super::{CommandError, Exit, Io};
use crate::ide;
use crate::report::{Palette, explain};
use crate::text::{near, quoted};

/// Suggestions at most.
const SUGGESTIONS: usize = 3;

pub(super) fn run(args: &Explain, io: &mut Io) -> Result<Exit, CommandError> {
    let topic = args.topic.join(" ");
    let page = ide::explain(&topic).ok_or_else(|| CommandError::new(unknown(topic.trim())))?;
    explain::page(io.out, Palette::new(io.color), &page)?;
    Ok(Exit::Success)
}

fn unknown(word: &str) -> String {
    let names = ide::topics();
    let near = near(word, names.iter().map(String::as_str));
    let near: Vec<String> = near.into_iter().take(SUGGESTIONS).map(|name| format!("`{name}`")).collect();
    let mean = if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(", ")) };
    let kinds = "rule, level, error code, Office member, EWS operation or Graph permission";
    format!("there is no {kinds} called {}{mean}", quoted(word))
}
