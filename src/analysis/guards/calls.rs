//! Where a function is called from: the places that decide whether what stands in it is guarded.
//!
//! Every mention of a function's name counts as a call of it, in every source that can know the name, unless the
//! mention is certainly of something else. So a missed guard is a warning too many; a missed call would be one too few.

use super::code::{is_module, is_named_outside};
use super::facts::Facts;
use super::names::{self, Import};
use super::{Guard, code::Script, place};
use crate::syntax::{FileKind, file_kind};
use crate::text::Span;
use tree_sitter::Node;

/// Calls of calls of a function are followed this far.
const DEPTH: usize = 8;

/// What guards every call of the innermost named function around the node, or every call of what that is called in,
/// and so on. None where something may call it that is not known. `chain` holds the functions that are being asked
/// about: that they call each other says nothing.
pub(super) fn behind_calls<'t>(
    facts: Facts<'_, 't>,
    node: Node<'t>,
    chain: &mut Vec<Node<'t>>,
) -> Option<Guard> {
    let function = Function::around(facts, node).filter(|_| chain.len() < DEPTH)?;
    chain.push(function.holder);
    let mut guard = None;
    for (facts, call) in function.calls(facts)? {
        if chain.iter().any(|function| is_inside(call, *function)) {
            continue;
        }
        if !facts.code.step() {
            return None;
        }
        let found = place::around(facts, call).or_else(|| behind_calls(facts, call, chain))?;
        guard.get_or_insert(found);
    }
    chain.pop();
    guard
}

fn is_inside(node: Node, outer: Node) -> bool {
    let mut at = Some(node);
    while let Some(node) = at {
        if node == outer {
            return true;
        }
        at = node.parent();
    }
    false
}

/// A function with a name.
struct Function<'t> {
    file: usize,
    /// Its declaration, method, declarator, pair or assignment.
    holder: Node<'t>,
    name: &'t str,
    /// What it belongs to, by name.
    owner: Option<&'t str>,
}

/// Who can call a function.
#[derive(PartialEq, Eq)]
enum Reach {
    /// Its own source.
    Own,
    /// Sources that import it.
    Importers,
    /// All: it belongs to an object that may be anywhere, or to the page.
    All,
}

impl<'t> Function<'t> {
    fn around(facts: Facts<'_, 't>, node: Node<'t>) -> Option<Function<'t>> {
        let mut at = Some(node);
        while let Some(node) = at {
            if let Some((holder, name)) = names::holder(node, facts.script.text) {
                let owner = names::owner(holder, facts.script.text);
                return Some(Function { file: facts.script.file, holder, name, owner });
            }
            at = node.parent();
        }
        None
    }

    /// Its calls outside tests; None where markup may call it.
    fn calls<'a>(&self, facts: Facts<'a, 't>) -> Option<Vec<(Facts<'a, 't>, Node<'t>)>> {
        let (code, whole) = (facts.code, self.is_whole(facts.script));
        let files = match self.reach(facts.script) {
            Reach::Own => vec![self.file],
            Reach::Importers if !self.escapes(facts) => {
                [self.file].into_iter().chain(code.importers(self.file)).collect()
            }
            _ => (0..code.sources.len()).collect::<Vec<usize>>(),
        };
        let mut found = Vec::new();
        for file in files {
            let Some(source) = code.sources.get(file).filter(|s| s.counts) else { continue };
            if !whole && memchr::memmem::find(source.text.as_bytes(), self.name.as_bytes()).is_none() {
                continue;
            }
            let scripts = code.scripts(file);
            let spans: Vec<Span> = scripts.iter().map(|script| script.span).collect();
            let markup = file_kind(source.path) == Some(FileKind::Embedded);
            if markup && is_named_outside(source.text, self.name, &spans) {
                return None;
            }
            for script in scripts {
                let facts = Facts::new(code, script);
                found.extend(self.mentions(facts, whole).into_iter().map(|node| (facts, node)));
            }
        }
        Some(found)
    }

    /// Where a script mentions it, or may do so.
    fn mentions(&self, facts: Facts<'_, 't>, whole: bool) -> Vec<Node<'t>> {
        let script = facts.script;
        let may_be = |(local, import): &(&&'t str, &Import<'t>)| {
            let known = facts.code.leads_to(script.file, import);
            let from_here = known.is_none_or(|file| file == self.file || facts.code.passes_on(file));
            **local != self.name
                && (import.original == Some(self.name) || self.is_default(import, whole) && from_here)
        };
        let renamed = script.names.imports.iter().filter(may_be).map(|(local, _)| *local);
        let names = renamed.chain([self.name]).chain(whole.then_some("default"));
        let mentioned = names.flat_map(|name| script.names.references(name, script.text));
        let own = script.file == self.file;
        let calls = mentioned.filter(|&node| {
            !(own && names::exports(node, script.text).is_some() || self.is_another(facts, node))
        });
        let mut found: Vec<Node> = calls.collect();
        found.sort_by_key(Node::start_byte);
        found
    }

    /// Whether an import may name it as it likes, because it is all that a module exports, or its default.
    fn is_default(&self, import: &Import, whole: bool) -> bool {
        whole && matches!(import.original, None | Some("default"))
    }

    /// Whether it is all that its module exports, or its default.
    fn is_whole(&self, script: &Script<'t>) -> bool {
        let around = self.holder.parent().filter(|parent| parent.kind() == "export_statement");
        let mut mentions = script.names.references(self.name, script.text).into_iter();
        around.is_some_and(|export| export.child_by_field_name("declaration").is_some())
            || mentions.any(|mention| names::exports(mention, script.text) == Some(true))
    }

    /// Whether a mention of the name certainly means something else.
    fn is_another(&self, facts: Facts<'_, 't>, name: Node<'t>) -> bool {
        let script = facts.script;
        let member = name.parent().filter(|parent| {
            parent.kind() == "member_expression" && parent.child_by_field_name("property") == Some(name)
        });
        let root = match member {
            Some(member) => names::root(member, script.text),
            None => script.text.get(name.byte_range()),
        };
        if let Some(import) = root.and_then(|root| script.names.imports.get(root)) {
            let target = facts.code.leads_to(script.file, import);
            let defines = |file| !facts.code.definitions(file, self.name).is_empty();
            return target.is_some_and(|file| file != self.file && defines(file));
        }
        let owner = match (member, root) {
            (None, _) => None,
            (Some(_), Some("this")) => class_around(name, script.text),
            (Some(member), _) => {
                let object = member.child_by_field_name("object").and_then(|o| names::last(o, script.text));
                let Some(object) = object else { return false };
                Some(object)
            }
        };
        self.belongs_elsewhere(script, owner)
    }

    /// Whether a script defines something of the same name that belongs to `owner`, and the function does not.
    fn belongs_elsewhere(&self, script: &Script<'t>, owner: Option<&str>) -> bool {
        let own = script.file == self.file;
        if own && self.owner == owner {
            return false;
        }
        let definitions = script.names.definitions(self.name).iter().filter_map(Node::parent);
        definitions
            .filter(|holder| *holder != self.holder)
            .any(|holder| names::owner(holder, script.text) == owner)
    }

    fn reach(&self, script: &Script<'t>) -> Reach {
        let in_class = self.holder.parent().is_some_and(|parent| parent.kind() == "class_body");
        let marked = |kind: &str, word: &str| {
            let mut cursor = self.holder.walk();
            let mut parts = self.holder.children(&mut cursor);
            parts.any(|part| part.kind() == kind && script.text.get(part.byte_range()) == Some(word))
        };
        if in_class && (self.name.starts_with('#') || marked("accessibility_modifier", "private")) {
            return Reach::Own;
        }
        let assigned = self.holder.kind() == "assignment_expression" && self.owner.is_some();
        let exports = matches!(self.owner, Some("exports" | "module"));
        let free = match in_class {
            true => !marked("static", "static"),
            false => assigned && !exports || self.owner.is_none() && self.is_member(),
        };
        if free || !is_module(script) { Reach::All } else { Reach::Importers }
    }

    /// Whether it belongs to an object, whatever its name.
    fn is_member(&self) -> bool {
        self.holder.parent().is_some_and(|parent| parent.kind() == "object")
    }

    /// Whether what it belongs to is handed to somebody, in a source that can name it: `run(Legacy)`.
    fn escapes(&self, facts: Facts<'_, 't>) -> bool {
        let Some(owner) = self.owner.filter(|owner| !matches!(*owner, "exports" | "module")) else {
            return false;
        };
        let files = [self.file].into_iter().chain(facts.code.importers(self.file));
        let mut scripts = files.flat_map(|file| facts.code.scripts(file));
        scripts.any(|script| {
            script.names.references(owner, script.text).iter().any(|&node| is_handed_over(node, script.text))
        })
    }
}

/// Whether the value of a name goes elsewhere, rather than a member of it being read.
fn is_handed_over(name: Node, text: &str) -> bool {
    let Some(parent) = name.parent() else { return false };
    match parent.kind() {
        "member_expression" => parent.child_by_field_name("object") != Some(name),
        "new_expression" => parent.child_by_field_name("constructor") != Some(name),
        "class_heritage" | "extends_clause" => false,
        _ if names::exports(name, text).is_some() => false,
        _ => true,
    }
}

/// The name of the class that a node stands in.
fn class_around<'t>(node: Node<'t>, text: &'t str) -> Option<&'t str> {
    let mut at = node.parent();
    while let Some(node) = at {
        if node.kind() == "class_body" {
            return text.get(node.parent()?.child_by_field_name("name")?.byte_range());
        }
        at = node.parent();
    }
    None
}
