//! What the configuration of a bundler puts into pages: the chunks of each page, and the sources of each chunk.
//!
//! Read by words, not by running the configuration; what is written otherwise than usual is not known, and said to be so.
//! Facts: webpack `entry` (string, list, or object of those by chunk), html-webpack-plugin 5 `filename`, `template`, `chunks`
//! (all of them where none are named). Called by `page_code`.

use super::names::name_of_file;
use crate::text::normal;
use std::path::{Path, PathBuf};

/// What one configuration says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Chunks {
    /// The pages with their chunks; `None` for all of them.
    pages: Vec<(String, Option<Vec<String>>)>,
    /// The chunks, with the paths that they are made of.
    entries: Vec<(String, Vec<PathBuf>)>,
    /// Some of it could not be read.
    open: bool,
}

/// What a page or script is made of.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct MadeOf {
    /// The sources, extensions as they are written.
    pub(super) paths: Vec<PathBuf>,
    /// There may be others.
    pub(super) open: bool,
}

/// The word that a configuration which puts scripts into pages has.
const PLUGIN: [&str; 2] = ["HtmlWebpackPlugin(", "HtmlRspackPlugin("];

impl Chunks {
    /// `None` where a configuration puts nothing into pages.
    pub(super) fn read(path: &Path, text: &str) -> Option<Chunks> {
        let text = without_comments(text);
        let folder = path.parent().unwrap_or(Path::new(""));
        let mut chunks = Chunks::default();
        for plugin in PLUGIN {
            for (at, _) in text.match_indices(plugin) {
                chunks.add_page(text.get(at + plugin.len()..).unwrap_or_default());
            }
        }
        let is_bundler = path
            .file_name()
            .and_then(|n| n.to_str())
            .is_some_and(|name| name.starts_with("webpack") || name.starts_with("rspack"));
        if chunks.pages.is_empty() && !chunks.open && !is_bundler {
            return None;
        }
        let is_part = chunks.pages.is_empty() && !chunks.open && !text.contains("entry");
        chunks.add_entries(&text, folder);
        // Another one has the rest.
        (!is_part).then_some(chunks)
    }

    fn add_page(&mut self, rest: &str) {
        let block = block(rest);
        let name = ["filename", "template"].into_iter().find_map(|key| value_of(block, key));
        let name = name.and_then(strings_alone).and_then(|mut names| names.pop());
        let Some(name) = name.and_then(|name| name_of_file(Path::new(&name))) else {
            self.open = true;
            return;
        };
        let excludes = value_of(block, "excludeChunks").is_some() || block.contains("...");
        let chunks = match value_of(block, "chunks") {
            _ if value_of(block, "inject").is_some_and(|value| value.trim() == "false") => Some(Vec::new()),
            None if block.contains("chunks") || excludes => return self.open = true,
            None => None,
            Some(list) => match strings_alone(list) {
                Some(names) => Some(names),
                None => return self.open = true,
            },
        };
        self.pages.push((name, chunks));
    }

    fn add_entries(&mut self, text: &str, folder: &Path) {
        let mut found = text.match_indices("entry").filter_map(|(at, word)| {
            let whole = !text.get(..at)?.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '.');
            let value = text.get(at + word.len()..)?.trim_start().strip_prefix(':')?;
            whole.then(|| value.trim_start())
        });
        let Some(value) = found.next() else { return self.open = true };
        if found.next().is_some() {
            return self.open = true;
        }
        let local = |paths: Vec<String>| -> Vec<PathBuf> {
            let own = paths.into_iter().filter(|path| path.starts_with('.') || path.starts_with("src"));
            own.map(|path| normal(&folder.join(path))).collect()
        };
        if !value.starts_with('{') {
            match strings_alone(first_value(value)) {
                Some(paths) => self.entries.push(("main".to_owned(), local(paths))),
                None => self.open = true,
            }
            return;
        }
        for (key, value) in properties(block(value)) {
            let inner = value_of(value.trim_start_matches('{'), "import");
            let value = if value.starts_with('{') { inner.unwrap_or(value) } else { value };
            match strings_alone(value) {
                Some(paths) => self.entries.push((key, local(paths))),
                None => self.open = true,
            }
        }
    }

    /// All that chunks are made of.
    pub(super) fn all(&self) -> MadeOf {
        let paths = self.entries.iter().flat_map(|(_, paths)| paths).cloned().collect();
        MadeOf { paths, open: self.open }
    }

    /// What the page or script of that comparable name is made of; `None` where nothing is said of it.
    pub(super) fn of(&self, name: &str) -> Option<MadeOf> {
        let is_chunk = |chunk: &str| chunk.eq_ignore_ascii_case(name);
        let page = self.pages.iter().find(|(page, _)| page == name);
        let entries = self.entries.iter().filter(|(chunk, _)| match page {
            Some((_, None)) => true,
            Some((_, Some(chunks))) => chunks.contains(chunk),
            None => is_chunk(chunk),
        });
        let paths: Vec<PathBuf> = entries.flat_map(|(_, paths)| paths).cloned().collect();
        if page.is_none() && paths.is_empty() && !self.open {
            return None;
        }
        Some(MadeOf { paths, open: self.open })
    }
}

/// The text of an object literal from its bracket on, brackets left out; `rest` begins before or behind the bracket.
fn block(rest: &str) -> &str {
    let rest = rest.trim_start();
    let rest = rest.strip_prefix('{').unwrap_or(rest);
    let (mut depth, mut quote) = (1, None);
    for (at, c) in rest.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '{' | '[' | '(') => depth += 1,
            (None, '}' | ']' | ')') => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &rest[..at];
        }
    }
    rest
}

/// The properties of an object's text, with the texts of their values.
fn properties(block: &str) -> Vec<(String, &str)> {
    let mut found = Vec::new();
    let mut rest = block.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    while let Some((key, behind)) = rest.split_once(':') {
        let value = first_value(behind.trim_start());
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '/' | '$' | '.');
        let name = key.trim().trim_matches(['"', '\'']);
        if name.starts_with('.') || !name.chars().all(is_name) {
            // Something stands before the name: a spread, a name alone.
            found.push((String::new(), key));
        }
        found.push((name.to_owned(), value.trim()));
        let next = behind.trim_start().get(value.len()..).unwrap_or_default();
        rest = next.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    }
    if !rest.trim().is_empty() {
        // A spread, or a name alone.
        found.push((String::new(), rest));
    }
    found
}

/// What stands before the next comma that is in no bracket.
fn first_value(text: &str) -> &str {
    let (mut depth, mut quote) = (0, None);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '{' | '[' | '(') => depth += 1,
            (None, '}' | ']' | ')') if depth == 0 => return &text[..at],
            (None, '}' | ']' | ')') => depth -= 1,
            (None, ',') if depth == 0 => return &text[..at],
            _ => {}
        }
    }
    text
}

fn value_of<'t>(block: &'t str, key: &str) -> Option<&'t str> {
    properties(block).into_iter().find(|(name, _)| name == key).map(|(_, value)| value)
}

/// The strings of a value that is a string or a list of strings, and nothing else.
fn strings_alone(value: &str) -> Option<Vec<String>> {
    let value = value.trim();
    let inner = value.strip_prefix('[').and_then(|value| value.strip_suffix(']'));
    let parts = inner.unwrap_or(value).split(',').map(str::trim).filter(|part| !part.is_empty());
    let string = |part: &str| {
        let quote = part.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
        let text = part.strip_prefix(quote)?.strip_suffix(quote)?;
        (!text.contains("${") && !text.contains(quote)).then(|| text.to_owned())
    };
    parts.map(string).collect()
}

fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut rest, mut quote) = (text, None);
    while let Some(c) = rest.chars().next() {
        match (quote, c) {
            (None, '/') if rest.starts_with("//") => {
                rest = rest.get(rest.find('\n').unwrap_or(rest.len())..).unwrap_or_default();
                continue;
            }
            (None, '/') if rest.starts_with("/*") => {
                let end = rest.find("*/").map_or(rest.len(), |end| end + 2);
                rest = rest.get(end..).unwrap_or_default();
                continue;
            }
            (None, '"' | '\'' | '`') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = r#"
module.exports = async (env, options) => {
  const config = {
    entry: {
      polyfill: ["core-js/stable", "regenerator-runtime/runtime"], // old
      taskpane: ["./src/taskpane/index.ts", "./src/taskpane/taskpane.html"],
      commands: "./src/commands/commands.ts",
      worker: { import: "./src/worker.ts", runtime: false },
    },
    plugins: [
      new HtmlWebpackPlugin({ filename: "taskpane.html", template: "./src/taskpane/taskpane.html", chunks: ["polyfill", "taskpane"] }),
      new HtmlWebpackPlugin({ filename: "commands.html", template: "./src/commands/commands.html", chunks: ["polyfill", "commands"] }),
      new HtmlWebpackPlugin({ filename: "all.html" }),
    ],
  };
  return config;
};
"#;

    fn made(text: &str, name: &str) -> Option<(Vec<String>, bool)> {
        let chunks = Chunks::read(Path::new("w/webpack.config.js"), text)?;
        let slashed = |path: &PathBuf| path.to_string_lossy().replace('\\', "/");
        chunks.of(name).map(|made| (made.paths.iter().map(slashed).collect(), made.open))
    }

    #[test]
    fn pages_have_the_sources_of_their_chunks() {
        let paths = |paths: &[&str]| Some((paths.iter().map(|p| (*p).to_owned()).collect(), false));
        let pane = ["w/src/taskpane/index.ts", "w/src/taskpane/taskpane.html"];
        assert_eq!(made(TEMPLATE, "taskpane"), paths(&pane));
        assert_eq!(made(TEMPLATE, "commands"), paths(&["w/src/commands/commands.ts"]));
        assert_eq!(made(TEMPLATE, "worker"), paths(&["w/src/worker.ts"]));
        let all = made(TEMPLATE, "all").unwrap_or_default();
        assert_eq!((all.0.len(), all.1), (4, false));
        assert_eq!(made(TEMPLATE, "other"), None);
    }

    #[test]
    fn what_is_written_otherwise_is_open() {
        for (old, new) in [
            ("chunks: [\"polyfill\", \"taskpane\"]", "chunks: names"),
            ("chunks: [\"polyfill\", \"taskpane\"]", "excludeChunks: [\"commands\"]"),
            ("commands: \"./src/commands/commands.ts\"", "...others"),
            ("commands: \"./src/commands/commands.ts\"", "commands: path.resolve(\"src\")"),
            ("filename: \"taskpane.html\"", "filename: `${name}.html`"),
            ("entry: {", "entry: entries(), x: {"),
        ] {
            assert!(TEMPLATE.contains(old), "{old}");
            let open = made(&TEMPLATE.replace(old, new), "taskpane").is_some_and(|made| made.1);
            assert!(open, "{new}");
        }
    }

    #[test]
    fn other_configurations_say_nothing() {
        assert_eq!(Chunks::read(Path::new("w/babel.config.js"), "module.exports = {}"), None);
    }
}
