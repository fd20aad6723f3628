//! Paths with wildcards, as `addinspect.json` writes them: relative to its folder, `*` and `?` stay between two `/`,
//! `**` does not; one that names a folder covers all that is in it.
//!
//! Knows nothing about what matching means. Called by the reader and by [`super::FileConfig`].

use crate::text::Span;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use std::path::{Path, PathBuf};

/// A list of globs; some may stand for the opposite, with `!` in front.
#[derive(Debug, Clone, Default)]
pub(super) struct Globs {
    patterns: Vec<String>,
    /// Where each pattern stands; empty where they come from no file.
    spans: Vec<Span>,
    /// Two for each pattern: itself, and what is in it.
    set: GlobSet,
}

impl Globs {
    /// Compiles the patterns; what [`check`] refuses is left out.
    pub(super) fn new(patterns: Vec<String>) -> Globs {
        Globs::at(patterns.into_iter().map(|pattern| (pattern, Span::empty(0))))
    }

    /// The same, each with its place in the file.
    pub(super) fn at(patterns: impl Iterator<Item = (String, Span)>) -> Globs {
        let right = patterns.filter(|(pattern, _)| check(unsigned(pattern), "").is_ok());
        let (patterns, spans): (Vec<String>, Vec<Span>) = right.unzip();
        let mut set = GlobSetBuilder::new();
        for glob in patterns.iter().map(|pattern| bare(unsigned(pattern))) {
            for glob in [compile(glob), compile(&inside(glob))].into_iter().flatten() {
                set.add(glob);
            }
        }
        Globs { patterns, spans, set: set.build().unwrap_or_default() }
    }

    /// As written.
    pub(super) fn patterns(&self) -> &[String] {
        &self.patterns
    }

    /// Those that are plain paths, without wildcards.
    pub(super) fn plain(&self) -> impl Iterator<Item = &str> {
        let plain = |pattern: &&String| !pattern.contains(['*', '?', '[', '{', '!']);
        self.patterns.iter().filter(plain).map(|pattern| bare(pattern)).filter(|path| *path != "**")
    }

    /// Whether any matches; there are no opposites in the list.
    pub(super) fn matches(&self, path: &Path) -> bool {
        self.set.is_match(path)
    }

    /// The patterns that match none of the paths, with their places.
    pub(super) fn unmatched(&self, paths: &[PathBuf]) -> Vec<(&str, Span)> {
        let mut idle = vec![true; self.patterns.len()];
        for path in paths {
            for index in self.set.matches(path) {
                idle[index / 2] = false;
            }
            if !idle.contains(&true) {
                break;
            }
        }
        let patterns = self.patterns.iter().zip(&self.spans).zip(idle);
        patterns.filter_map(|((pattern, at), idle)| idle.then_some((pattern.as_str(), *at))).collect()
    }

    /// What the last one that matches says: `false` where it has `!` in front.
    pub(super) fn verdict(&self, path: &Path) -> Option<bool> {
        let last = self.set.matches(path).into_iter().max()?;
        self.patterns.get(last / 2).map(|pattern| !pattern.starts_with('!'))
    }
}

/// More letters than paths have; compiling many takes long.
const LONGEST: usize = 1024;

/// What is wrong with a glob, a phrase; `base` says which folder it is relative to.
pub(super) fn check(pattern: &str, base: &str) -> Result<(), String> {
    if pattern.len() > LONGEST {
        return Err(format!("a path has at most {LONGEST} characters"));
    }
    let glob = bare(pattern);
    if glob.starts_with('/') || glob.split('/').any(|part| part == "..") {
        return Err(format!("paths are relative to {base} and cannot lead out of it"));
    }
    if glob.contains('\\') {
        return Err("write `/` between the parts of a path".to_owned());
    }
    let both = compile(glob).and_then(|_| compile(&inside(glob)));
    both.map(drop).map_err(|error| error.kind().to_string())
}

fn compile(glob: &str) -> Result<globset::Glob, globset::Error> {
    GlobBuilder::new(bare(glob)).literal_separator(true).build()
}

/// What is in the folder.
fn inside(glob: &str) -> String {
    format!("{glob}/**")
}

/// Without the `!` in front.
pub(super) fn unsigned(pattern: &str) -> &str {
    pattern.strip_prefix('!').unwrap_or(pattern)
}

/// Without `./` in front and `/` at the end, which say nothing; `.` is everything.
pub(super) fn bare(pattern: &str) -> &str {
    let pattern = pattern.strip_prefix("./").unwrap_or(pattern);
    match pattern.strip_suffix('/').unwrap_or(pattern) {
        "" | "." => "**",
        glob => glob,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn globs(patterns: &[&str]) -> Globs {
        Globs::new(patterns.iter().map(|&p| p.to_owned()).collect())
    }

    #[test]
    fn a_glob_is_a_file_a_folder_or_a_pattern() {
        for (pattern, yes, no) in [
            ("legacy", "legacy/a/b.js", "src/legacy/b.js"),
            ("./legacy/", "legacy/b.js", "legacy.js"),
            ("src/*.js", "src/a.js", "src/a/b.js"),
            ("**/*.js", "a.js", "a.ts"),
            ("**/gen", "a/gen/b.js", "a/gen.js"),
            ("src/{a,b}.js", "src/b.js", "src/c.js"),
            (".", "a/b.js", ""),
        ] {
            let globs = globs(&[pattern]);
            assert!(globs.matches(Path::new(yes)), "{pattern} {yes}");
            assert!(no.is_empty() || !globs.matches(Path::new(no)), "{pattern} {no}");
        }
    }

    #[test]
    fn the_last_glob_that_matches_decides() {
        let globs = globs(&["checks", "!checks/app", "**/x.js"]);
        for (path, expected) in [
            ("checks/a.js", Some(true)),
            ("checks/app/a.js", Some(false)),
            ("checks/app/x.js", Some(true)),
            ("src/a.js", None),
        ] {
            assert_eq!(globs.verdict(Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn what_cannot_match_is_refused_with_a_reason() {
        for (pattern, why) in [
            ("../shared", "relative to the folder"),
            ("/src", "relative to the folder"),
            ("src\\a.js", "write `/`"),
            ("src/{a", "unclosed"),
            ("src/[", "unclosed"),
            (&"a".repeat(LONGEST + 1), "at most 1024 characters"),
        ] {
            assert!(
                check(pattern, "the folder of this file").unwrap_err().contains(why),
                "{pattern}: {:?}",
                check(pattern, "the folder of this file")
            );
        }
        assert!(check("src/**/*.js", "it").is_ok());
    }
}
