//! Holds that the files of a folder import each other in no circle: whoever reads one has an order to read the others in.
//!
//! A folder's `mod.rs` and the files in the folder may name each other: they are one thing with a face.

use super::{File, assert_none, files, group_heads, identifier};
use std::collections::{BTreeMap, BTreeSet};

/// Modules by their paths (`lsp/worker`), with those that each imports.
type Imports = BTreeMap<String, BTreeSet<String>>;

#[test]
fn no_files_import_each_other_in_a_circle() {
    let imports = all_imports(&files("src"));
    let faults: Vec<String> = circles(&imports).iter().map(|circle| circle.join(" -> ")).collect();
    assert_none("circles of imports", &faults);
}

#[test]
fn the_search_for_circles_sees_every_form() {
    let file = |name: &str, text: &str| File { name: format!("src/{name}.rs"), text: text.into() };
    let imports = all_imports(&[
        file("a/mod", "mod x; mod y; mod z; use x::X; use crate::b;"),
        file("a/x", "use super::{y::Y, z};"),
        file("a/y", "fn f() { super::z::g() } // super::x::no"),
        file("a/z", "use crate::a::x::X;\nmod tests { use super::super::y; }"),
        file("b", "use super::a::X;"),
        file("c/d", "use crate::b;\n#[cfg(test)]\nmod tests { use crate::c::e; }"),
        file("c/e", "use super::d;"),
    ]);
    assert_eq!(imports["a/x"].iter().collect::<Vec<_>>(), ["a/y", "a/z"]);
    let found = circles(&imports);
    assert_eq!(
        found,
        [["a", "b"].map(str::to_owned).to_vec(), ["a/x", "a/y", "a/z"].map(str::to_owned).to_vec()]
    );
}

/// `src/lsp/mod.rs` -> `lsp`, `src/lsp/worker.rs` -> `lsp/worker`.
fn module(file: &File) -> String {
    let path = file.name.trim_start_matches("src/").trim_end_matches(".rs");
    path.strip_suffix("/mod").unwrap_or(path).to_owned()
}

fn all_imports(files: &[File]) -> Imports {
    let modules: BTreeSet<String> = files.iter().map(module).collect();
    let is_test = |name: &str| name.split('/').any(|part| part == "tests" || part == "testing");
    let sources = files.iter().filter(|file| !is_test(&module(file)));
    sources.map(|file| (module(file), imports(file, &modules))).collect()
}

fn imports(file: &File, modules: &BTreeSet<String>) -> BTreeSet<String> {
    let own = module(file);
    let whole: String = file.code().collect::<Vec<_>>().join("\n");
    let code = whole.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let starts = ["super::", "crate::", "self::"].into_iter().flat_map(|word| code.match_indices(word));
    // `super::super::x` is found at its first word.
    let firsts = starts.filter(|(at, _)| !code[..*at].ends_with("::"));
    let targets = firsts.flat_map(|(at, _)| targets(&code[at..], &own));
    let known = targets.filter_map(|path| deepest(path, modules));
    known.filter(|target| !is_around(target, &own) && !is_around(&own, target)).collect()
}

/// The paths that an import names, up to where a group begins and one name of it.
fn targets(mut rest: &str, own: &str) -> Vec<Vec<String>> {
    let mut base: Vec<String> = own.split('/').map(str::to_owned).collect();
    while let Some(behind) = rest.strip_prefix("super::") {
        base.pop();
        rest = behind;
    }
    if let Some(behind) = rest.strip_prefix("crate::") {
        (base, rest) = (Vec::new(), behind);
    }
    rest = rest.strip_prefix("self::").unwrap_or(rest);
    while let Some((name, behind)) = rest.split_once("::").filter(|(name, _)| is_name(name)) {
        base.push(name.to_owned());
        rest = behind;
    }
    let heads = rest.strip_prefix('{').map_or_else(|| identifier(rest).into_iter().collect(), group_heads);
    heads.into_iter().map(|head| base.iter().cloned().chain([head]).collect()).collect()
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// The longest beginning of a path that is a module.
fn deepest(mut path: Vec<String>, modules: &BTreeSet<String>) -> Option<String> {
    while !path.is_empty() {
        let joined = path.join("/");
        if modules.contains(&joined) {
            return Some(joined);
        }
        path.pop();
    }
    None
}

/// Whether a module is, or lies in, another one.
fn is_around(outer: &str, inner: &str) -> bool {
    inner == outer || inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'))
}

/// The groups of modules that reach each other.
fn circles(imports: &Imports) -> Vec<Vec<String>> {
    let reached: BTreeMap<&String, BTreeSet<&String>> =
        imports.keys().map(|module| (module, reach(imports, module))).collect();
    let mut found: Vec<Vec<String>> = Vec::new();
    for (module, others) in reached.iter().filter(|(module, others)| others.contains(**module)) {
        let back = others.iter().filter(|other| reached.get(**other).is_some_and(|r| r.contains(module)));
        let circle: Vec<String> = back.map(|other| (*other).clone()).collect();
        if !found.contains(&circle) {
            found.push(circle);
        }
    }
    found
}

fn reach<'i>(imports: &'i Imports, from: &String) -> BTreeSet<&'i String> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&String> = imports[from].iter().collect();
    while let Some(next) = open.pop() {
        if reached.insert(next) {
            open.extend(imports.get(next).into_iter().flatten());
        }
    }
    reached
}
