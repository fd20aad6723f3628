//! What a source names that is not a file of the program: imports and scripts that lead elsewhere or nowhere.
//!
//! The scan of the text that finds imports finds too many, so a path that leads nowhere is looked for in the tree of
//! the file: it does not matter in a comment, a string or an `import type`, nor where only types name what is
//! imported: compilers leave such an import out. Touches no disk: the workspace finds out whether something lies at the
//! places, and what it means. Called by `relevance`.

use super::Source;
use super::resolve::Resolver;
use crate::syntax::{self, Kind, KindTables};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
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

/// What a file names that is not a file of the program.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missing {
    /// As it is written.
    pub name: String,
    /// Loaded by a page; else imported.
    pub script: bool,
    /// Where it should lie, extensions left out as they are; none for packages and for URLs of other hosts.
    pub places: Vec<PathBuf>,
}

/// What the source imports, of the `unknown` specifiers that its text seems to name; whether that depends on what it does with
/// it.
pub(super) fn imports(source: &Source, resolver: &Resolver, unknown: Vec<&str>) -> (Vec<Missing>, bool) {
    let unknown: BTreeSet<&str> = unknown.into_iter().collect();
    let missing = |name: &str| {
        let name = name.rsplit('!').next().unwrap_or(name);
        Missing { name: name.to_owned(), script: false, places: resolver.places(&source.path, name) }
    };
    let mut all: Vec<(&str, Missing)> = unknown.into_iter().map(|name| (name, missing(name))).collect();
    let elides = !resolver.keeps_imports() && is_typescript(&source.path);
    let is_local = all.iter().any(|(_, m)| !m.places.is_empty());
    if is_local {
        let named = named(source, elides);
        all.retain(|(name, _)| named.contains(*name));
    }
    (all.into_iter().map(|(_, missing)| missing).collect(), is_local && elides)
}

/// The script that a page loads from `url`.
pub(super) fn script(source: &Source, resolver: &Resolver, url: &str) -> Missing {
    let known = syntax::known_part(url);
    let elsewhere = known.contains("://") || known.starts_with("//") || known.is_empty();
    let places = if elsewhere { Vec::new() } else { resolver.url_places(&source.path, &known) };
    let name = if known.is_empty() { url.to_owned() } else { known.into_owned() };
    Missing { name, script: true, places }
}

/// Whether imports that only types need are left out of what the source is compiled to. Templates of components may use
/// what their scripts import.
fn is_typescript(path: &Path) -> bool {
    path.extension().is_some_and(|e| ["ts", "tsx", "mts", "cts"].iter().any(|known| e == *known))
}

/// The names that a script uses as values.
struct Values<'s>(BTreeSet<&'s str>);

impl<'s> Values<'s> {
    /// `None` where that is no help: decorators make values of the types of parameters.
    fn of(tables: &KindTables, root: Node<'_>, text: &'s str) -> Option<Values<'s>> {
        // What JSX is compiled to names these.
        let mut found = BTreeSet::from(["React", "h"]);
        let mut open = vec![root];
        while let Some(node) = open.pop() {
            match tables.kind(node) {
                Kind::Decorator => return None,
                Kind::ImportStatement | Kind::NestedType | Kind::TypeQuery => continue,
                Kind::ExportStatement if is_said_to_be_type(text.get(node.byte_range())?) => continue,
                Kind::Identifier | Kind::Shorthand => {
                    found.insert(text.get(node.byte_range())?);
                }
                _ => {}
            }
            let mut cursor = node.walk();
            open.extend(node.named_children(&mut cursor));
        }
        Some(Values(found))
    }

    /// Whether a node is an import of names that are used as types alone, if at all.
    fn leave_out(&self, tables: &KindTables, node: Node<'_>, text: &str) -> bool {
        if tables.kind(node) != Kind::ImportStatement {
            return false;
        }
        let mut names = Vec::new();
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            match tables.kind(node) {
                Kind::ImportRequire => return false,
                Kind::ImportSpecifier => {
                    let local =
                        node.child_by_field_name("alias").or_else(|| node.child_by_field_name("name"));
                    names.extend(local);
                }
                Kind::Identifier => names.push(node),
                _ => {
                    let mut cursor = node.walk();
                    open.extend(node.named_children(&mut cursor));
                }
            }
        }
        let is_value = |name: &Node<'_>| text.get(name.byte_range()).is_none_or(|name| self.0.contains(name));
        !names.is_empty() && !names.iter().any(is_value)
    }
}

/// Every module that the source's code names; `elides`: but those of which only types are used.
fn named(source: &Source, elides: bool) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for piece in syntax::parse(&source.path, &source.text) {
        let tables = KindTables::of(piece.language);
        let values = if elides { Values::of(tables, piece.tree.root_node(), &source.text) } else { None };
        let mut open = vec![piece.tree.root_node()];
        while let Some(node) = open.pop() {
            let elided = values.as_ref().is_some_and(|values| values.leave_out(tables, node, &source.text));
            if !elided && !is_type_only(tables, node, &source.text) {
                found.extend(modules(tables, node).filter_map(|n| text(n, &source.text)));
                let mut cursor = node.walk();
                open.extend(node.named_children(&mut cursor));
            }
        }
    }
    found
}

/// The strings in a node that name modules.
fn modules<'t>(tables: &'static KindTables, node: Node<'t>) -> impl Iterator<Item = Node<'t>> {
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

fn is_type_only(tables: &KindTables, node: Node<'_>, text: &str) -> bool {
    let statement = matches!(tables.kind(node), Kind::ImportStatement | Kind::ExportStatement);
    let said = || text.get(node.byte_range()).unwrap_or_default();
    let has_source = || node.child_by_field_name("source").is_some();
    statement && has_source() && (is_said_to_be_type(said()) || all_types(said()))
}

/// `import type ...`, `export type ...`
fn is_said_to_be_type(statement: &str) -> bool {
    let mut words = statement.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let rest = statement.split_once("type").map_or("", |(_, rest)| rest).trim_start();
    // `import type from "x"` binds a value of that name.
    words.nth(1) == Some("type") && !rest.starts_with("from") && !rest.starts_with('=')
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
