//! `explain`: the page of a rule, a permission level, a type or a member; else what could have been meant.

use super::args::Explain;
use super::{Exit, Io, Stop};
use crate::catalog::{Catalog, MailboxLevel};
use crate::ide;
use crate::report::{Palette, explain};
use crate::rules::RULES;
use crate::text::{near, quoted};

/// Suggestions at most.
const SUGGESTIONS: usize = 3;

pub(super) fn run(args: &Explain, io: &mut Io) -> Result<Exit, Stop> {
    let page =
        ide::explain(&args.word).ok_or_else(|| Stop::new(unknown(Catalog::get(), args.word.trim())))?;
    explain::page(io.out, Palette::new(io.color), &page)?;
    Ok(Exit::Success)
}

fn unknown(catalog: &Catalog, word: &str) -> String {
    let names = candidates(catalog);
    let near = near(word, names.iter().map(String::as_str));
    let near: Vec<String> = near.into_iter().take(SUGGESTIONS).map(|name| format!("`{name}`")).collect();
    let mean = if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(", ")) };
    format!("there is no rule, level or Office member called {}{mean}", quoted(word))
}

fn candidates(catalog: &Catalog) -> Vec<String> {
    let mut names: Vec<String> = RULES.iter().map(|r| r.meta.code.to_owned()).collect();
    names.extend(MailboxLevel::ALL.iter().flat_map(|l| [l.name(), l.unified_name()]).map(str::to_owned));
    names.extend(catalog.types().map(|(_, ty)| ty.name.clone()));
    for (id, member) in catalog.members() {
        let full = catalog.full_name(id);
        names.extend(full.strip_prefix("Office.").map(str::to_owned));
        names.extend([full, member.name.clone()]);
    }
    names.sort_unstable();
    names.dedup();
    names
}
