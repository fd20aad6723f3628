//! Which files an import may mean, what the tree calls them, and what a declaration file hides.
//!
//! Paths and texts only; touches no disk. Called by [`Elsewhere`](super::elsewhere::Elsewhere).

use crate::text::normal;
use std::path::{Path, PathBuf};

/// Extensions that an import may leave out, in order of preference: code first.
const EXTENSIONS: [&str; 22] = [
    "ts",
    "tsx",
    "mts",
    "cts",
    "js",
    "jsx",
    "mjs",
    "cjs",
    "vue",
    "svelte",
    "coffee",
    "litcoffee",
    "ls",
    "elm",
    "res",
    "re",
    "civet",
    "imba",
    "wasm",
    "d.ts",
    "json",
    "node",
];

/// Without what bundlers read behind `?`.
pub(super) fn bare(name: &str) -> &str {
    name.split(['?', '#']).next().filter(|n| !n.is_empty()).unwrap_or(name)
}

/// A normal path as the tree at `root` names its files; one outside stays what it is.
pub(super) fn in_tree(root: &Path, file: PathBuf) -> PathBuf {
    match file.strip_prefix(normal(root)) {
        Ok(below) if !below.starts_with("..") => root.join(below),
        _ => file,
    }
}

/// The files that an import of `place` may mean.
pub(super) fn candidates(place: &Path) -> impl Iterator<Item = PathBuf> {
    let with = |extension: &&str| {
        let mut name = place.as_os_str().to_owned();
        name.push(".");
        name.push(extension);
        PathBuf::from(name)
    };
    let script = place.extension().is_some_and(|e| ["js", "jsx", "mjs", "cjs"].iter().any(|x| e == *x));
    let compiled = ["ts", "tsx", "mts", "cts", "d.ts"].iter().filter(move |_| script);
    let compiled = compiled.map(|e| place.with_extension(e));
    let index = EXTENSIONS.iter().map(|e| place.join(format!("index.{e}")));
    let own = std::iter::once(place.to_owned()).filter(|p| p.file_name().is_some());
    own.chain(EXTENSIONS.iter().map(with)).chain(compiled).chain(index).collect::<Vec<_>>().into_iter()
}

/// Whether a declaration file says that there is code elsewhere, not types alone.
pub(super) fn declares_code(text: &str) -> bool {
    const CODE: [&str; 9] =
        ["function", "const", "let", "var", "class", "abstract", "enum", "namespace", "default"];
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty()).collect();
    words.windows(2).any(|pair| matches!(pair[0], "export" | "declare") && CODE.contains(&pair[1]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_of_types_alone_hide_no_code() {
        assert!(!declares_code("export interface A { x: string }\nexport type B = A;"));
        assert!(declares_code("export declare function fill(): void;"));
        assert!(declares_code("declare const x: number; export default x;"));
    }

    #[test]
    fn files_are_named_as_the_tree_names_them() {
        for (root, file, expected) in [
            (".", "src/a.js", "./src/a.js"),
            (".", "../b/a.js", "../b/a.js"),
            ("/w/app", "/w/app/a.js", "/w/app/a.js"),
            ("/w/app", "/w/b/a.js", "/w/b/a.js"),
            ("packages/app", "packages/b/a.js", "packages/b/a.js"),
            ("./app", "app/a.js", "./app/a.js"),
        ] {
            assert_eq!(in_tree(Path::new(root), file.into()).as_os_str(), expected, "{root} {file}");
        }
    }
}
