//! Modules that are gathered by a pattern: `import.meta.glob("./views/*.js")`, `require.context("./views", true, /\.js$/)`,
//! ``import(`./views/${name}.js`)``, `require("./views/" + name)`.
//!
//! What a pattern names is the affair of the bundler that reads it; where bundlers differ, more files are taken rather than
//! fewer. Works on the paths of the program's own files. Called by lowering, which finds the calls in the tree, by
//! `relevance`, which scans the text for them, and by the linker.

use super::resolve::Resolver;
use crate::text::{normal, slashed};
use aho_corasick::AhoCorasick;
use globset::{GlobBuilder, GlobMatcher};
use regex::RegexBuilder;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Which modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Pattern {
    /// Those that one of the globs names and none of those with a `!` in front. `deep`: `*` stands for `/` as well.
    Globs { globs: Vec<String>, deep: bool },
    /// Those in a folder (`deep`: and in those below) whose paths from there (`./a/b.js`) match a regular expression, as it
    /// is written between its slashes.
    Context { folder: String, deep: bool, regex: String, ignores_case: bool },
}

/// A file that a pattern names, and the name by which it is asked for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Gathered {
    pub(crate) key: String,
    pub(crate) file: u32,
}

impl Pattern {
    /// What `import()` or `require` is given, with the parts that are known; between them may be anything. `None` where that
    /// begins with something that is not known, as it may lead anywhere then.
    pub(crate) fn with_holes(parts: &[Option<&str>]) -> Option<Pattern> {
        let (first, _) = parts.first().copied().flatten()?.rsplit_once('/')?;
        if first.contains("://") {
            return None;
        }
        let glob = parts.iter().map(|part| part.map_or_else(|| "*".to_owned(), globset::escape)).collect();
        Some(Pattern::Globs { globs: vec![glob], deep: true })
    }

    /// Whether its regular expression can be read.
    pub(crate) fn is_readable(&self) -> bool {
        match self {
            Pattern::Globs { .. } => true,
            Pattern::Context { regex, ignores_case, .. } => compiled(regex, *ignores_case).is_some(),
        }
    }
}

impl Resolver {
    /// The program's files that a pattern in the file `from` names, in order.
    pub(crate) fn gathered(&self, from: &Path, pattern: &Pattern) -> Vec<Gathered> {
        let mut found: Vec<Gathered> = match pattern {
            Pattern::Globs { globs, deep } => self.by_globs(from, globs, *deep),
            Pattern::Context { folder, deep, regex, ignores_case } => {
                let Some(regex) = compiled(regex, *ignores_case) else { return Vec::new() };
                let folders = self.places(from, folder);
                let within = |folder: &PathBuf| self.in_folder(folder, *deep, &regex);
                folders.iter().map(within).find(|found| !found.is_empty()).unwrap_or_default()
            }
        };
        found.sort_unstable();
        found.dedup();
        found
    }

    fn by_globs(&self, from: &Path, globs: &[String], deep: bool) -> Vec<Gathered> {
        let (unwanted, wanted): (Vec<_>, Vec<_>) = globs.iter().partition(|glob| glob.starts_with('!'));
        let unwanted = unwanted.iter().flat_map(|glob| self.matchers(from, &glob[1..], deep));
        let unwanted: Vec<GlobMatcher> = unwanted.map(|(_, matcher)| matcher).collect();
        let mut found = Vec::new();
        for glob in wanted {
            let matchers = self.matchers(from, glob, deep);
            let first = matchers.iter().map(|(root, matcher)| self.matching(glob, from, root, matcher));
            found.extend(first.into_iter().find(|found| !found.is_empty()).unwrap_or_default());
        }
        let is_unwanted = |path: &Path| unwanted.iter().any(|matcher| matcher.is_match(path));
        found.retain(|(path, _)| !is_unwanted(path));
        found.into_iter().map(|(_, found)| found).collect()
    }

    /// What a glob may mean: each with the part of the path that it does not write.
    fn matchers(&self, from: &Path, glob: &str, deep: bool) -> Vec<(PathBuf, GlobMatcher)> {
        let compile = |glob: &Path| {
            let glob = GlobBuilder::new(glob.to_str()?).literal_separator(!deep).build().ok()?;
            Some(glob.compile_matcher())
        };
        if glob.starts_with("**/") {
            return compile(Path::new(glob)).map(|matcher| (PathBuf::new(), matcher)).into_iter().collect();
        }
        let rest = Path::new(glob.trim_start_matches('/'));
        let places = self.places(from, glob).into_iter();
        places
            .filter_map(|place| {
                let written = rest.components().count().min(place.components().count());
                let root = place.components().take(place.components().count() - written).collect();
                Some((root, compile(&place)?))
            })
            .collect()
    }

    fn matching(
        &self,
        glob: &str,
        from: &Path,
        root: &Path,
        matcher: &GlobMatcher,
    ) -> Vec<(&Path, Gathered)> {
        let directory = from.parent().map(normal).unwrap_or_default();
        let files = self.paths().filter(|(path, _)| matcher.is_match(path));
        let key = |path: &Path| match glob.starts_with('/') {
            true => format!("/{}", slashed(path.strip_prefix(root).unwrap_or(path))),
            false => relative(&directory, path),
        };
        files.map(|(path, file)| (path, Gathered { key: key(path), file })).collect()
    }

    fn in_folder(&self, folder: &Path, deep: bool, regex: &regex::Regex) -> Vec<Gathered> {
        let within = self.paths().filter_map(|(path, file)| {
            let rest = path.strip_prefix(folder).ok()?;
            let key = format!("./{}", slashed(rest));
            (regex.is_match(&key) && (deep || rest.components().count() == 1))
                .then_some(Gathered { key, file })
        });
        within.collect()
    }
}

/// Rust's syntax is JavaScript's but for what looks ahead and back.
fn compiled(regex: &str, ignores_case: bool) -> Option<regex::Regex> {
    RegexBuilder::new(regex).case_insensitive(ignores_case).build().ok()
}

/// The path of a file from a folder, as a module names it.
fn relative(folder: &Path, path: &Path) -> String {
    let common = folder.iter().zip(path.iter()).take_while(|(a, b)| a == b).count();
    let up = "../".repeat(folder.iter().count() - common);
    let rest: PathBuf = path.iter().skip(common).collect();
    format!("{}{}", if up.is_empty() { "./" } else { &up }, slashed(&rest))
}

/// Longer calls name no modules.
const LONGEST: usize = 1_000;

/// Every pattern that a text may gather modules by. Finds too many rather than too few.
pub(crate) fn patterns(text: &str) -> impl Iterator<Item = Pattern> + '_ {
    static WORDS: OnceLock<AhoCorasick> = OnceLock::new();
    // The words are few and short: building can't fail.
    let words = WORDS.get_or_init(|| {
        AhoCorasick::new(["import", "require"]).unwrap_or_else(|_| unreachable!("a handful of words"))
    });
    words.find_iter(text).flat_map(|found| at(beginning(text.get(found.end()..).unwrap_or_default())))
}

/// The strings in the arguments of a call, behind its bracket: `dark ? "./dark.js" : "./light.js")`.
pub(crate) fn strings_of_call(args: &str) -> Vec<&str> {
    let args = beginning(args).split([';', ')']).next().unwrap_or_default();
    strings(args).into_iter().map(|(text, _)| text).collect()
}

/// As much of a text as a call may take.
fn beginning(text: &str) -> &str {
    let end = (0..=LONGEST.min(text.len())).rev().find(|&end| text.is_char_boundary(end));
    text.get(..end.unwrap_or(0)).unwrap_or_default()
}

/// The patterns in what stands behind `import` or `require`.
fn at(rest: &str) -> Vec<Pattern> {
    let Some((mut before, mut args)) = rest.split_once('(') else { return Vec::new() };
    // `glob<{ run(): void }>("./views/*.js")`
    while before.contains('<')
        && !args.trim_start().starts_with(['"', '\'', '`', '['])
        && let Some((_, behind)) = args.split_once('(')
    {
        (before, args) = (rest.get(..rest.len() - behind.len()).unwrap_or_default(), behind);
    }
    if before.trim() == ".context" {
        let folder = strings(args).into_iter().next().map(|(folder, _)| folder.to_owned());
        let all = |folder| Pattern::Context { folder, deep: true, regex: String::new(), ignores_case: false };
        return folder.map(all).into_iter().collect();
    }
    if before.contains(".glob") {
        let args = args.split(')').next().unwrap_or_default();
        let globs: Vec<String> = strings(args).iter().map(|(glob, _)| (*glob).to_owned()).collect();
        return vec![Pattern::Globs { globs, deep: false }];
    }
    if !before.trim().is_empty() {
        return Vec::new();
    }
    let args = args.split([';', ')']).next().unwrap_or_default();
    strings(args).into_iter().filter_map(|(text, goes_on)| holes(text, goes_on)).collect()
}

/// A string of the text that has holes, or that something is added to.
fn holes(text: &str, goes_on: bool) -> Option<Pattern> {
    let mut parts = Vec::new();
    let mut pieces = text.split("${");
    parts.extend(pieces.next().map(Some));
    for piece in pieces {
        parts.push(None);
        parts.push(piece.rsplit_once('}').map(|(_, rest)| rest));
    }
    if goes_on {
        parts.push(None);
    }
    (parts.len() > 1).then(|| Pattern::with_holes(&parts)).flatten()
}

/// The strings in a text, each with whether `+` stands behind it.
fn strings(text: &str) -> Vec<(&str, bool)> {
    let (mut found, mut rest) = (Vec::new(), text);
    while let Some(at) = rest.find(['"', '\'', '`']) {
        let (quote, inside) =
            (rest.get(at..at + 1).unwrap_or_default(), rest.get(at + 1..).unwrap_or_default());
        let Some((content, behind)) = inside.split_once(quote) else { break };
        found.push((content, behind.trim_start().starts_with('+')));
        rest = behind;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Program, Source};

    fn keys(pattern: &Pattern) -> Vec<String> {
        let paths = ["app/main.js", "app/views/a.js", "app/views/deep/b.ts", "app/views/c.vue", "lib/d.js"];
        let sources = paths.map(|path| Source::new(path, "")).into();
        let resolver = Resolver::new(&Program { sources, ..Program::default() });
        resolver.gathered(Path::new("app/main.js"), pattern).into_iter().map(|found| found.key).collect()
    }

    #[test]
    fn globs_stay_in_a_folder_and_those_with_holes_do_not() {
        let globs = |globs: &[&str]| {
            keys(&Pattern::Globs { globs: globs.iter().map(|&glob| glob.to_owned()).collect(), deep: false })
        };
        assert_eq!(globs(&["./views/*.{js,vue}"]), ["./views/a.js", "./views/c.vue"]);
        assert_eq!(globs(&["./views/**/*", "!**/*.vue"]), ["./views/a.js", "./views/deep/b.ts"]);
        assert_eq!(globs(&["/lib/*.js", "../lib/*.js"]), ["../lib/d.js", "/lib/d.js"]);
        let holes = Pattern::with_holes(&[Some("./views/"), None]).expect("it begins with a folder");
        assert_eq!(keys(&holes), ["./views/a.js", "./views/c.vue", "./views/deep/b.ts"]);
        assert_eq!(Pattern::with_holes(&[None, Some("/a.js")]), None);
    }

    #[test]
    fn contexts_go_by_their_regular_expression() {
        let context = |deep: bool, regex: &str| {
            let (folder, regex) = ("./views".to_owned(), regex.to_owned());
            keys(&Pattern::Context { folder, deep, regex, ignores_case: true })
        };
        assert_eq!(context(false, r"^\.\/.*\.JS$"), ["./a.js"]);
        assert_eq!(context(true, r"\.(js|ts)$"), ["./a.js", "./deep/b.ts"]);
        assert!(context(true, "(?!x)").is_empty());
    }

    #[test]
    fn the_text_tells_of_each() {
        let text = "import(/* chunk */ `./a/${b}.js`); require('./c/' + d); require.context(\"./e\");
            import.meta.glob<{ f(): X }>(['./f/*.js', \"!./g.js\"]); import x from './h.js'; import(i ? './j' : './k');";
        let found: Vec<Pattern> = patterns(text).collect();
        let glob = |text: &str| Pattern::Globs { globs: vec![text.to_owned()], deep: true };
        assert_eq!(found[..2], [glob("./a/*.js"), glob("./c/*")]);
        assert!(matches!(&found[2], Pattern::Context { folder, .. } if folder == "./e"));
        assert!(matches!(&found[3], Pattern::Globs { globs, deep: false } if globs.len() == 2));
        assert_eq!(found.len(), 4);
    }
}
