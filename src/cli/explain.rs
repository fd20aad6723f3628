//! `explain`: the page of a rule, a permission level, a type or a member; else what could have been meant.

use super::args::Explain;
use super::{Exit, Io, Stop};
use crate::catalog::{Catalog, MailboxLevel};
use crate::ide;
use crate::report::{Palette, explain};
use crate::rules::RULES;

/// Suggestions at most.
const SUGGESTIONS: usize = 3;

pub(super) fn run(args: &Explain, io: &mut Io) -> Result<Exit, Stop> {
    let page =
        ide::explain(&args.word).ok_or_else(|| Stop::new(unknown(Catalog::get(), args.word.trim())))?;
    explain::page(io.out, Palette::new(io.color), &page)?;
    Ok(Exit::Success)
}

fn unknown(catalog: &Catalog, word: &str) -> String {
    let near = nearest(word, &candidates(catalog));
    let mean = if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(", ")) };
    format!("there is no rule, level or Office member called `{word}`{mean}")
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

/// The names closest to `word`, the closest first; a third of its letters may differ, their case does not count.
fn nearest(word: &str, names: &[String]) -> Vec<String> {
    let word = word.to_lowercase();
    let allowed = word.chars().count() / 3;
    let distance = |name: &String| strsim::damerau_levenshtein(&word, &name.to_lowercase());
    let mut near: Vec<(usize, &String)> = names.iter().map(|name| (distance(name), name)).collect();
    near.retain(|(distance, _)| *distance <= allowed);
    near.sort();
    near.into_iter().take(SUGGESTIONS).map(|(_, name)| format!("`{name}`")).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_find_their_word_and_nonsense_finds_none() {
        let names =
            ["permission-exceeded", "permission-excessive", "ReadItem", "setAsync"].map(str::to_owned);
        assert_eq!(nearest("readitem", &names), ["`ReadItem`"]);
        assert_eq!(nearest("setasnyc", &names), ["`setAsync`"]);
        assert_eq!(nearest("permission-exceded", &names)[0], "`permission-exceeded`");
        assert!(nearest("banana", &names).is_empty());
    }
}
