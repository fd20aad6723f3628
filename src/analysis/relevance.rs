//! Which files can matter: those that use the global `Office`, and those that values can reach from there.
//!
//! Values flow along imports in both directions (results one way, arguments the other), and between the scripts of a
//! page. So a file matters if its part of the import graph has a file that names Office; nothing else can hold an
//! Office value. A file that may call a web service or ask for scopes matters as well. Imports are found by a scan of the text
//! that finds too many rather than too few.

use super::missing::{self, Links, Missing};
use super::resolve::Resolver;
use super::{Program, Source, gather, threads, web_words};
use crate::catalog::{Application, Catalog};
use crate::syntax::{FileKind, file_kind, known_part, script_sources};
use aho_corasick::AhoCorasick;
use rayon::prelude::*;
use std::sync::{Arc, OnceLock};

/// What a file's text says, as far as somebody asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct WordScan {
    /// Whether it can be where something begins that is followed.
    seed: Option<bool>,
    neighbours: Option<Neighbours>,
}

/// The program's files that a file imports, then those that it loads.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Neighbours {
    files: Arc<[u32]>,
    /// How many are imported.
    imported: usize,
    /// What it names that is no file of the program.
    missing: Arc<[Missing]>,
    /// What of that counts depends on all of its text.
    by_use: bool,
}

/// Marks all sources, whether they can matter or not.
pub(super) fn everything(program: &Program, resolver: &Resolver, scans: &mut [WordScan]) -> Vec<bool> {
    scans.par_iter_mut().zip(&program.sources).for_each(|(scan, source)| {
        scan.neighbours.get_or_insert_with(|| neighbours(source, resolver));
    });
    vec![true; program.sources.len()]
}

/// Marks the sources that can matter; `scans` (parallel to them) learns what had to be looked at.
pub(super) fn relevant(program: &Program, resolver: &Resolver, scans: &mut [WordScan]) -> Vec<bool> {
    let seen = reachable(program, resolver, scans);
    let parts = scans.iter_mut().zip(&program.sources).zip(&seen);
    let unknown = parts.filter(|((scan, _), seen)| **seen && scan.seed.is_none()).map(|(part, _)| part);
    threads::map_parallel(unknown.collect(), |(scan, source)| scan.seed = Some(is_seed(&source.text)));
    let is_seed = |(scan, seen): (&WordScan, &bool)| *seen && scan.seed == Some(true);
    let mut reached: Vec<bool> = scans.iter().zip(&seen).map(is_seed).collect();
    let edges = || (0..seen.len()).filter(|&i| seen[i]).map(|i| (i as u32, scans[i].neighbours()));
    let mut both: Vec<Vec<u32>> = vec![Vec::new(); seen.len()];
    for (from, targets) in edges() {
        both[from as usize].extend(targets);
        targets.iter().for_each(|&to| both[to as usize].push(from));
    }
    let mut pending: Vec<u32> = (0..reached.len() as u32).filter(|&i| reached[i as usize]).collect();
    while let Some(file) = pending.pop() {
        for &next in &both[file as usize] {
            if !std::mem::replace(&mut reached[next as usize], true) {
                pending.push(next);
            }
        }
    }
    reached
}

/// Marks the files that analysis starts from and all that they import.
pub(super) fn reachable(program: &Program, resolver: &Resolver, scans: &mut [WordScan]) -> Vec<bool> {
    let starts = |&i: &usize| program.start.as_ref().is_none_or(|s| s.get(i).copied().unwrap_or(false));
    let mut seen: Vec<bool> = (0..scans.len()).map(|i| starts(&i)).collect();
    let mut wave: Vec<usize> = (0..scans.len()).filter(starts).collect();
    while !wave.is_empty() {
        let new: Vec<usize> = wave.iter().copied().filter(|&i| scans[i].neighbours.is_none()).collect();
        for (i, neighbours) in threads::map_parallel(new, |i| (i, neighbours(&program.sources[i], resolver)))
        {
            scans[i].neighbours = Some(neighbours);
        }
        let targets = wave.iter().flat_map(|&i| scans[i].neighbours()).map(|&i| i as usize);
        wave = targets.filter(|&i| !std::mem::replace(&mut seen[i], true)).collect();
    }
    seen
}

impl WordScan {
    /// The program's files that it imports or loads.
    pub(super) fn neighbours(&self) -> &[u32] {
        self.neighbours.as_ref().map_or(&[], |n| &n.files)
    }

    /// Where it leads.
    pub(super) fn links(&self) -> Links {
        self.neighbours.as_ref().map_or_else(Links::default, |n| Links {
            files: Arc::clone(&n.files),
            missing: Arc::clone(&n.missing),
        })
    }

    /// The files that a page loads.
    pub(super) fn scripts(&self) -> &[u32] {
        self.neighbours.as_ref().and_then(|n| n.files.get(n.imported..)).unwrap_or_default()
    }

    /// What is known of the text now that it is another one, as far as it was known before.
    pub(super) fn complete(&mut self, before: &WordScan, source: &Source, resolver: &Resolver) {
        if before.seed.is_some() {
            self.seed.get_or_insert_with(|| is_seed(&source.text));
        }
        if before.neighbours.is_some() {
            self.neighbours.get_or_insert_with(|| neighbours(source, resolver));
        }
    }

    /// One statement of the text, and the comments before it, went from `before` to `now`. What that may change is
    /// forgotten.
    pub(super) fn update(&mut self, before: &str, now: &str) {
        let names_files = |text: &&str| {
            specifiers(text).chain(named_templates(text)).next().is_some()
                || gather::patterns(text).next().is_some()
                || LOADERS.iter().any(|word| text.contains(word))
        };
        let by_use = self.neighbours.as_ref().is_some_and(|neighbours| neighbours.by_use);
        if by_use || [before, now].iter().any(names_files) {
            self.neighbours = None;
        }
        let seeds = if self.seed == Some(true) { before } else { now };
        self.seed = self.seed.filter(|_| !is_seed(seeds));
    }
}

/// Whether a text can be code that an Office value comes from. Finds too many rather than too few.
pub fn may_use_office(text: &str) -> bool {
    names_office(text)
}

/// How code of the SharePoint Framework reaches Office.
const SHAREPOINT: &str = "sdks.office";

/// Whether a file can be where something begins that the analysis follows.
fn is_seed(text: &str) -> bool {
    names_office(text) || web_words::are_in(text)
}

/// Whether a file can be where an Office value comes from: it uses the global, or a name that is Office's alone.
fn names_office(text: &str) -> bool {
    static WORDS: OnceLock<AhoCorasick> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let distinctive = super::distinctive::names(Catalog::get());
        let applications = Application::with_namespaces().map(Application::name);
        let names = applications.chain(["Office", SHAREPOINT]).chain(distinctive);
        matcher(&names.collect::<Vec<_>>())
    });
    let applications = Application::with_namespaces().count();
    let mut found = words.find_iter(text);
    found.any(|m| {
        let (before, after) = (&text[..m.start()], &text[m.end()..]);
        match m.pattern().as_usize() {
            number if number < applications => is_namespace_use(before, after),
            number if number == applications => is_identifier_use(before, after),
            _ => true,
        }
    })
}

/// Whether a name between `before` and `after` can be the namespace of an application: `Excel.run`, `window["Word"]`. Much is
/// written about Word that is no code.
fn is_namespace_use(before: &str, after: &str) -> bool {
    let has_member = || after.trim_start().strip_prefix('?').unwrap_or(after.trim_start()).strip_prefix('.');
    let is_member = |rest: &str| rest.trim_start().starts_with(|c: char| c.is_alphabetic() || c == '_');
    let is_key = || after.starts_with("\"]") || after.starts_with("']");
    let is_value = || after.starts_with(';') || after.starts_with(')');
    is_identifier_use(before, after) && has_member().is_some_and(is_member) || is_key() || is_value()
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
fn neighbours(source: &Source, resolver: &Resolver) -> Neighbours {
    let (mut files, mut unknown) = (Vec::new(), Vec::new());
    for specifier in specifiers(&source.text) {
        match resolver.resolve(&source.path, specifier) {
            Some(file) => files.push(file),
            None => unknown.push(specifier),
        }
    }
    for pattern in gather::patterns(&source.text) {
        files.extend(resolver.gathered(&source.path, &pattern).into_iter().map(|gathered| gathered.file));
    }
    files.extend(named_templates(&source.text).filter_map(|s| resolver.resolve_url(&source.path, s)));
    let imported = files.len();
    let (mut missing, by_use) = missing::imports(source, resolver, unknown);
    for script in page_scripts(source).into_iter().chain(created_scripts(&source.text)) {
        match resolver.resolve_url(&source.path, &known_part(script)) {
            Some(file) => files.push(file),
            None => missing.push(missing::script(source, resolver, script)),
        }
    }
    Neighbours { files: files.into(), imported, missing: missing.into(), by_use }
}

/// What a page's `<script src>` name.
fn page_scripts(source: &Source) -> Vec<&str> {
    match file_kind(&source.path) {
        Some(FileKind::Embedded) => script_sources(&source.text).into_iter().map(|s| s.src).collect(),
        _ => Vec::new(),
    }
}

/// What code that loads scripts says, besides names of scripts.
const LOADERS: [&str; 4] = ["createElement(", ".src", "getScript(", "importScripts("];

/// The scripts that code loads: what it gives a script element that it makes, and what it names to those who load scripts.
fn created_scripts(text: &str) -> impl Iterator<Item = &str> {
    let makes = |made: &str| memchr::memmem::find(text.as_bytes(), made.as_bytes()).is_some();
    let makes_any = makes("createElement(\"script\")") || makes("createElement('script')");
    let behind = |word: &'static str| {
        memchr::memmem::find_iter(text.as_bytes(), word).map(move |at| text[at + word.len()..].trim_start())
    };
    let assigned = behind(".src").filter(move |_| makes_any);
    let assigned = assigned.filter_map(|rest| first_string(rest.strip_prefix('=')?.trim_start()));
    let called = behind("getScript(").chain(behind("importScripts(")).flat_map(gather::strings_of_call);
    let is_script = |name: &&str| {
        let path = name.split(['?', '#']).next().unwrap_or_default();
        !name.contains("${") && (path.ends_with(".js") || path.ends_with(".mjs"))
    };
    assigned.chain(called).filter(is_script)
}

/// The files that hold the templates of components, of Angular's and of AngularJS's.
fn named_templates(text: &str) -> impl Iterator<Item = &str> {
    const KEY: &str = "templateUrl";
    memchr::memmem::find_iter(text.as_bytes(), KEY).filter_map(|at| {
        first_string(text[at + KEY.len()..].trim_start_matches(|c: char| c.is_whitespace() || c == ':'))
    })
}

/// Every string behind `from`, `import`, `require` or `define`, wherever it stands, and all strings of a list there.
pub fn specifiers(text: &str) -> impl Iterator<Item = &str> {
    static WORDS: OnceLock<AhoCorasick> = OnceLock::new();
    let words = WORDS.get_or_init(|| matcher(&["from", "import", "require", "define"]));
    words.find_iter(text).flat_map(|found| {
        let rest = text[found.end()..].trim_start();
        let argument = without_comments(rest.trim_start_matches('('));
        match argument.strip_prefix('[') {
            Some(list) => quoted_strings(list.split(']').next().unwrap_or("")),
            None => match first_string(argument) {
                Some(specifier) => vec![specifier],
                None if rest.starts_with('(') => gather::strings_of_call(argument),
                None => Vec::new(),
            },
        }
    })
}

/// What stands behind blanks and comments: `import(/* webpackChunkName: "view" */ "./view.js")`.
fn without_comments(text: &str) -> &str {
    let mut rest = text.trim_start();
    while let Some((_, behind)) = rest.strip_prefix("/*").and_then(|comment| comment.split_once("*/")) {
        rest = behind.trim_start();
    }
    rest
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
