//! What a source names that is no file of the program: imports and scripts that lead elsewhere or nowhere.
//!
//! The scan of the text that finds imports finds too many, so a path that leads nowhere is looked for in the tree of the
//! file: in a comment, a string or an `import type` it is none. Touches no disk: whether something lies at the places,
//! and what it means, is the workspace's affair. Called by `relevance`.

use super::Source;
use super::resolve::Resolver;
use crate::syntax::{self, Kind, Tables};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use tree_sitter::Node;

/// Where one file leads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// The program's files that it imports or loads.
    pub files: Arc<[u32]>,
    /// What else it imports or loads.
    pub missing: Arc<[Missing]>,
}

/// What a file names that is no file of the program.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missing {
    /// As it is written.
    pub name: String,
    /// Loaded by a page; else imported.
    pub script: bool,
    /// Where it should lie, extensions left out as they are; none for packages and for URLs of other hosts.
    pub places: Vec<PathBuf>,
}

/// What the source imports, of the `unknown` specifiers that its text seems to name.
pub(super) fn imports(source: &Source, resolver: &Resolver, unknown: Vec<&str>) -> Vec<Missing> {
    let unknown: BTreeSet<&str> = unknown.into_iter().collect();
    let missing = |name: &str| {
        let name = name.rsplit('!').next().unwrap_or(name);
        Missing { name: name.to_owned(), script: false, places: resolver.places(&source.path, name) }
    };
    let mut all: Vec<(&str, Missing)> = unknown.into_iter().map(|name| (name, missing(name))).collect();
    if all.iter().any(|(_, m)| !m.places.is_empty()) {
        let named = named(source);
        all.retain(|(name, _)| named.contains(*name));
    }
    all.into_iter().map(|(_, missing)| missing).collect()
}

/// The script that a page loads from `url`.
pub(super) fn script(source: &Source, resolver: &Resolver, url: &str) -> Missing {
    let known = syntax::known_part(url);
    let elsewhere = known.contains("://") || known.starts_with("//") || known.is_empty();
    let places = if elsewhere { Vec::new() } else { resolver.url_places(&source.path, &known) };
    let name = if known.is_empty() { url.to_owned() } else { known.into_owned() };
    Missing { name, script: true, places }
}

/// Every module that the source's code names.
fn named(source: &Source) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for piece in syntax::parse(&source.path, &source.text) {
        let tables = Tables::of(piece.language);
        let mut open = vec![piece.tree.root_node()];
        while let Some(node) = open.pop() {
            if !is_type_only(tables, node, &source.text) {
                found.extend(modules(tables, node).filter_map(|n| text(n, &source.text)));
                let mut cursor = node.walk();
                open.extend(node.named_children(&mut cursor));
            }
        }
    }
    found
}

/// The strings in a node that name modules.
fn modules<'t>(tables: &'static Tables, node: Node<'t>) -> impl Iterator<Item = Node<'t>> {
    let calls_loader = tables.kind(node) == Kind::Call;
    let statement =
        matches!(tables.kind(node), Kind::ImportStatement | Kind::ExportStatement | Kind::ImportRequire);
    let source = statement.then(|| node.child_by_field_name("source")).flatten();
    let arguments = calls_loader.then(|| node.child_by_field_name("arguments")).flatten();
    let parts =
        |node: Node<'t>| (0..node.named_child_count() as u32).filter_map(move |i| node.named_child(i));
    let of_call = arguments.into_iter().flat_map(parts).take(2);
    let of_list = move |n: Node<'t>| {
        let list = tables.kind(n) == Kind::Array;
        let inside = if list { parts(n).collect() } else { vec![n] };
        inside.into_iter()
    };
    let is_string = move |n: &Node<'t>| matches!(tables.kind(*n), Kind::Str | Kind::TemplateString);
    source.into_iter().chain(of_call.flat_map(of_list)).filter(is_string)
}

fn is_type_only(tables: &Tables, node: Node<'_>, text: &str) -> bool {
    let statement = matches!(tables.kind(node), Kind::ImportStatement | Kind::ExportStatement);
    let said = || text.get(node.byte_range()).unwrap_or_default();
    let words = || said().split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let second_is_type = || {
        let rest = said().split_once("type").map_or("", |(_, rest)| rest).trim_start();
        // `import type from "x"` binds a value of that name.
        words().nth(1) == Some("type") && !rest.starts_with("from") && !rest.starts_with('=')
    };
    statement && node.child_by_field_name("source").is_some() && (second_is_type() || all_types(said()))
}

/// `import { type A, type B } from "x"`.
fn all_types(statement: &str) -> bool {
    let Some((before, list)) = statement.split_once('{') else { return false };
    let list = list.split('}').next().unwrap_or_default();
    let mut names = list.split(',').map(str::trim).filter(|n| !n.is_empty()).peekable();
    let alone = matches!(before.trim(), "import" | "export");
    alone && names.peek().is_some() && names.all(|n| n.starts_with("type "))
}

fn text(node: Node<'_>, text: &str) -> Option<String> {
    let quoted = text.get(node.byte_range())?;
    Some(quoted.trim_matches(['"', '\'', '`']).to_owned())
}
