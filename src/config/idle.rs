//! Patterns of an `addinspect.json` that match no file, as happens after a slip or a move.
//!
//! Looked for once for each list of files, not for each keystroke. Called by discovery.

use super::globs::{Globs, bare, unsigned};
use super::{Config, ConfigError, ConfigFile, Severity};
use crate::system::System;
use crate::text::{ColumnUnit, LineIndex, Span, quoted};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// A folder that is never entered, so that nothing in it can match.
const INSTALLED: &str = "node_modules";

impl Config {
    /// What [`Self::find_idle`] found: an `include` of which no pattern matches is an error, each other pattern that
    /// matches nothing is a warning.
    pub fn idle(&self) -> &[ConfigError] {
        &self.idle
    }

    /// Looks for patterns that match none of `files`, all files of the tree. Those of a configuration above the tree may
    /// mean other files.
    pub fn find_idle(&mut self, system: &dyn System, files: &[PathBuf]) {
        // What is broken is mended first.
        let is_whole =
            |placed: &ConfigFile| self.errors.iter().all(|error| error.file != placed.settings.path);
        let inside =
            self.placed.iter().filter(|placed| placed.below.as_os_str().is_empty() && is_whole(placed));
        self.idle = inside.flat_map(|placed| self.idle_of(placed, system, files)).collect();
    }

    fn idle_of(&self, placed: &ConfigFile, system: &dyn System, files: &[PathBuf]) -> Vec<ConfigError> {
        let Some(text) = self.text(&placed.settings.path) else { return Vec::new() };
        let lists = lists(placed);
        // Most configurations have none.
        let files = if lists.is_empty() { &[] } else { files };
        let paths: Vec<PathBuf> = files.iter().filter_map(|file| placed.relative(file)).collect();
        let ignored = |pattern: &str| is_ignored(placed, pattern, system, files);
        let mut idle = Vec::new();
        for PatternList { globs, meaning } in lists {
            let mut unused = globs.unmatched(&paths);
            let all = !unused.is_empty() && unused.len() == globs.patterns().len();
            match meaning {
                Meaning::Include(span) if all => {
                    idle.push((span, "no file matches `include`".to_owned(), Severity::Error));
                    continue;
                }
                // That is told of the add-in.
                Meaning::Manifests if all => continue,
                Meaning::Exclude => unused.retain(|(pattern, _)| !ignored(pattern)),
                _ => {}
            }
            let told =
                |(pattern, span)| (span, format!("no file matches {}", quoted(pattern)), Severity::Warning);
            idle.extend(unused.into_iter().map(told));
        }
        let lines = LineIndex::new(text);
        let error = |(span, message, severity): (Span, String, Severity)| {
            let at = lines.position(text, span.start, ColumnUnit::Utf16);
            let at = Some(super::Position { line: at.line + 1, column: at.column + 1 });
            ConfigError { file: placed.settings.path.clone(), at, span, message, severity }
        };
        idle.into_iter().map(error).collect()
    }
}

struct PatternList<'a> {
    globs: &'a Globs,
    meaning: Meaning,
}

enum Meaning {
    /// With the place of the list.
    Include(Span),
    Exclude,
    Manifests,
    Other,
}

/// The lists of patterns each of which is meant to match something.
fn lists(placed: &ConfigFile) -> Vec<PatternList<'_>> {
    let settings = &placed.settings;
    let list = |globs, meaning| PatternList { globs, meaning };
    let include = settings.include.iter().map(|set| list(&set.value, Meaning::Include(set.span)));
    let exclude = settings.exclude.iter().map(|set| list(&set.value, Meaning::Exclude));
    let tests = settings.tests.iter().map(|set| list(&set.value, Meaning::Other));
    let add_ins = settings.add_ins.iter().flat_map(|set| {
        [list(&set.value.manifests, Meaning::Manifests), list(&set.value.sources, Meaning::Other)]
    });
    let overrides = settings.overrides.iter().map(|set| list(&set.files, Meaning::Other));
    include.chain(exclude).chain(tests).chain(add_ins).chain(overrides).collect()
}

/// Whether a pattern that matches no file may well name what git ignores or an install brings, which is never read: to
/// exclude that again is no slip.
fn is_ignored(placed: &ConfigFile, pattern: &str, system: &dyn System, files: &[PathBuf]) -> bool {
    let pattern = bare(unsigned(pattern));
    let names: BTreeSet<&str> = names(pattern).collect();
    let plain = !pattern.contains(['*', '?', '[', '{']);
    let is_there = || plain && system.kind(&placed.folder.join(pattern)).is_some();
    let rules = files.iter().filter(|file| file.file_name().is_some_and(|name| name == ".gitignore"));
    let mut texts =
        rules.filter_map(|file| Some(String::from_utf8_lossy(&system.read(file).ok()?).into_owned()));
    names.contains(INSTALLED)
        || is_there()
        || texts.any(|text| text.lines().flat_map(self::names).any(|name| names.contains(name)))
}

/// The parts of a pattern that name something.
fn names(pattern: &str) -> impl Iterator<Item = &str> {
    pattern.trim().split('/').filter(|part| !matches!(*part, "" | "." | "*" | "**"))
}
