//! Which files can matter: those that use the global `Office`, and those that values can reach from there.
//!
//! Values flow along imports in both directions (results one way, arguments the other), and between the scripts of a
//! page. So a file matters if its part of the import graph has a file that names Office; nothing else can hold an
//! Office value. Imports are found by a scan of the text that finds too many rather than too few.

use super::resolve::Resolver;
use super::{Program, Source};
use crate::catalog::Catalog;
use crate::syntax::{FileKind, file_kind, script_sources};
use aho_corasick::AhoCorasick;
use rayon::prelude::*;
use std::sync::OnceLock;

/// What the scan of the imports tells.
pub(super) struct Relevance {
    /// Whether each source can matter.
    pub(super) files: Vec<bool>,
    /// What each source imports or loads; `None` for those that were not looked at (they do not matter).
    pub(super) imports: Vec<Option<Vec<u32>>>,
}

/// All sources, whether they can matter or not.
pub(super) fn everything(program: &Program, resolver: &Resolver) -> Relevance {
    let imports = program.sources.par_iter().map(|s| Some(neighbours(s, resolver))).collect();
    Relevance { files: vec![true; program.sources.len()], imports }
}

/// The sources that can matter.
pub(super) fn relevant(program: &Program, resolver: &Resolver) -> Relevance {
    let edges = reachable(program, resolver);
    let seed = |(file, targets): (usize, &Option<Vec<u32>>)| {
        targets.is_some() && is_seed(&program.sources[file].text)
    };
    let mut reached: Vec<bool> = edges.par_iter().enumerate().map(seed).collect();
    let mut both: Vec<Vec<u32>> = edges.iter().map(|e| e.clone().unwrap_or_default()).collect();
    for (from, targets) in edges.iter().enumerate() {
        targets.iter().flatten().for_each(|&to| both[to as usize].push(from as u32));
    }
    let mut pending: Vec<u32> = (0..reached.len() as u32).filter(|&i| reached[i as usize]).collect();
    while let Some(file) = pending.pop() {
        for &next in &both[file as usize] {
            if !std::mem::replace(&mut reached[next as usize], true) {
                pending.push(next);
            }
        }
    }
    Relevance { files: reached, imports: edges }
}

/// The files that analysis starts from and all that they import, each with what it imports; `None` for the others.
fn reachable(program: &Program, resolver: &Resolver) -> Vec<Option<Vec<u32>>> {
    let mut edges: Vec<Option<Vec<u32>>> = vec![None; program.sources.len()];
    let starts =
        |&i: &u32| program.start.as_ref().is_none_or(|s| s.get(i as usize).copied().unwrap_or(false));
    let mut wave: Vec<u32> = (0..edges.len() as u32).filter(starts).collect();
    while !wave.is_empty() {
        let found: Vec<_> =
            wave.par_iter().map(|&i| neighbours(&program.sources[i as usize], resolver)).collect();
        let mut next: Vec<u32> = found.iter().flatten().copied().collect();
        for (file, targets) in wave.into_iter().zip(found) {
            edges[file as usize] = Some(targets);
        }
        next.retain(|&file| edges[file as usize].is_none());
        next.sort_unstable();
        next.dedup();
        wave = next;
    }
    edges
}

/// Whether a file can be where an Office value comes from: it uses the global, or a name that is Office's alone.
fn is_seed(text: &str) -> bool {
    static WORDS: OnceLock<AhoCorasick> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let distinctive = super::distinctive::names(Catalog::get());
        matcher(&["Office"].into_iter().chain(distinctive).collect::<Vec<_>>())
    });
    let mut found = words.find_iter(text);
    found.any(|m| m.len() != "Office".len() || is_identifier_use(&text[..m.start()], &text[m.end()..]))
}

/// Whether a name between `before` and `after` can be an expression: in `Office 365` and `MyOfficeApp` it can't.
fn is_identifier_use(before: &str, after: &str) -> bool {
    let in_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    if before.ends_with(in_word) || after.starts_with(in_word) {
        return false;
    }
    let next = after.trim_start_matches([' ', '\t']);
    let word = next.split(|c| !in_word(c)).next().unwrap_or("");
    let operators = ["as", "satisfies", "in", "instanceof", "from", "of", "extends", "is"];
    word.is_empty() || operators.contains(&word)
}

/// The files that a file imports or loads.
fn neighbours(source: &Source, resolver: &Resolver) -> Vec<u32> {
    let mut found: Vec<u32> =
        specifiers(&source.text).filter_map(|s| resolver.resolve(&source.path, s)).collect();
    found.extend(page_scripts(source, resolver));
    found
}

/// The files that a page's `<script src>` name.
pub(super) fn page_scripts(source: &Source, resolver: &Resolver) -> Vec<u32> {
    match file_kind(&source.path) {
        Some(FileKind::Embedded) => {
            let scripts = script_sources(&source.text).into_iter();
            scripts.filter_map(|s| resolver.resolve_url(&source.path, s.src)).collect()
        }
        _ => Vec::new(),
    }
}

/// Every string behind `from`, `import`, `require` or `define`, wherever it stands, and all strings of a list there.
fn specifiers(text: &str) -> impl Iterator<Item = &str> {
    static WORDS: OnceLock<AhoCorasick> = OnceLock::new();
    let words = WORDS.get_or_init(|| matcher(&["from", "import", "require", "define"]));
    words.find_iter(text).flat_map(|found| {
        let rest = text[found.end()..].trim_start().trim_start_matches('(').trim_start();
        match rest.strip_prefix('[') {
            Some(list) => quoted_strings(list.split(']').next().unwrap_or("")),
            None => first_string(rest).into_iter().collect(),
        }
    })
}

/// Longer strings are no paths.
const LONGEST_SPECIFIER: usize = 300;

fn first_string(text: &str) -> Option<&str> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    text[1..].split(quote).next().filter(|s| s.len() < LONGEST_SPECIFIER)
}

fn quoted_strings(list: &str) -> Vec<&str> {
    list.split(',').filter_map(|item| first_string(item.trim_start())).collect()
}

fn matcher(words: &[&str]) -> AhoCorasick {
    // The words are few and short: building can't fail.
    AhoCorasick::new(words).unwrap_or_else(|_| unreachable!("a handful of words"))
}
