//! First step: every type that the `Office` namespace declares, with its scope and the facts of its comment.
//!
//! Blocks of one namespace, and interfaces of one name, are one type. Knows nothing about members.

use super::docs::{self, DocFacts};
use super::{ExtractError, TagCounts};
use crate::catalog::{TypeId, TypeKind};
use rustc_hash::{FxHashMap, FxHashSet};
use tree_sitter::{Node, Tree};

/// Namespaces nested more deeply are left alone: they are read by recursion, and that must end.
const MAX_NAMESPACES: usize = 16;

/// One declaration of a type; a type may have several.
pub(super) struct TypeDeclaration<'t> {
    /// The type, a position in [`Declarations::names`].
    pub(super) id: usize,
    /// What is declared.
    pub(super) kind: TypeKind,
    /// The declaring node, without `export` and `declare`.
    pub(super) node: Node<'t>,
    /// What its comment says.
    pub(super) docs: DocFacts,
    /// Full name of the namespace around it; empty for `Office`.
    pub(super) scope: String,
}

/// All declarations of one file, and what was noticed on the way.
pub(super) struct Declarations<'t> {
    /// In order.
    pub(super) list: Vec<TypeDeclaration<'t>>,
    /// Full names, in order of the first declaration.
    pub(super) names: Vec<String>,
    /// Kinds, parallel to `names`.
    pub(super) kinds: Vec<TypeKind>,
    /// Names of type parameters, parallel to `names`.
    pub(super) params: Vec<Vec<&'t str>>,
    /// The file's text.
    pub(super) text: &'t str,
    /// See [`super::Extracted::warnings`].
    pub(super) warnings: Vec<String>,
    /// How deep the type is that is being read.
    pub(super) depth: u8,
    by_name: FxHashMap<String, usize>,
    blocks: Vec<Node<'t>>,
    tags: TagCounts,
    used_comments: FxHashSet<usize>,
}

impl<'t> Declarations<'t> {
    /// Finds them. No `Office` namespace, no declarations.
    pub(super) fn find(tree: &'t Tree, text: &'t str) -> Self {
        let mut found = Declarations {
            list: Vec::new(),
            names: Vec::new(),
            kinds: Vec::new(),
            params: Vec::new(),
            text,
            warnings: Vec::new(),
            depth: 0,
            by_name: FxHashMap::default(),
            blocks: Vec::new(),
            tags: TagCounts::default(),
            used_comments: FxHashSet::default(),
        };
        let mut cursor = tree.walk();
        for statement in tree.root_node().named_children(&mut cursor) {
            let node = unwrapped(statement);
            if matches!(node.kind(), "internal_module" | "module") && found.name_of(node) == "Office" {
                found.blocks.push(node);
                found.declare(statement, node, TypeKind::Namespace, "");
            }
        }
        found
    }

    /// Declares a statement's type in the scope, and what it contains.
    fn statement(&mut self, statement: Node<'t>, scope: &str) {
        let node = unwrapped(statement);
        let Some(kind) = type_kind(node) else { return };
        self.declare(statement, node, kind, scope);
    }

    fn declare(&mut self, statement: Node<'t>, node: Node<'t>, kind: TypeKind, scope: &str) {
        let name = self.name_of(node);
        let full = if scope.is_empty() { name.to_owned() } else { format!("{scope}.{name}") };
        let id = self.intern(&full, node, kind);
        let docs = self.docs_before(statement);
        self.list.push(TypeDeclaration { id, kind, node, docs, scope: scope.to_owned() });
        if kind == TypeKind::Namespace && full.matches('.').count() < MAX_NAMESPACES {
            for inner in children(node.child_by_field_name("body")) {
                self.statement(inner, &full);
            }
        }
    }

    fn intern(&mut self, full: &str, node: Node<'t>, kind: TypeKind) -> usize {
        if let Some(&id) = self.by_name.get(full) {
            return id;
        }
        let id = self.names.len();
        self.names.push(full.to_owned());
        self.kinds.push(kind);
        self.params.push(self.type_params(node));
        self.by_name.insert(full.to_owned(), id);
        id
    }

    /// What the doc comment before a statement or member says; the tags in it count as assigned.
    pub(super) fn docs_before(&mut self, node: Node<'t>) -> DocFacts {
        let mut before = node.prev_sibling();
        while let Some(comment) = before.filter(|n| n.kind() == "comment") {
            let text = self.text_of(comment);
            if text.starts_with("/**") {
                let facts = docs::read(text);
                if facts.tags > 0 && self.used_comments.insert(comment.start_byte()) {
                    self.count(&facts, comment);
                }
                return facts;
            }
            before = comment.prev_sibling();
        }
        DocFacts::default()
    }

    fn count(&mut self, facts: &DocFacts, comment: Node<'t>) {
        if let Some(count) = facts.level.and_then(|level| self.tags.assigned.get_mut(level as usize)) {
            *count += 1;
        }
        if facts.tags != 1 || facts.level.is_none() {
            self.warn(comment, "a permission tag that is not understood, or more than one");
        }
    }

    /// Counts the tags of all comments; those that belong to no declaration are warned about.
    pub(super) fn count_tags(&mut self) -> TagCounts {
        for block in self.blocks.clone() {
            for comment in comments(block) {
                let tags = docs::read(self.text_of(comment)).tags;
                self.tags.seen += tags;
                if tags > 0 && !self.used_comments.contains(&comment.start_byte()) {
                    self.warn(comment, "a permission tag that belongs to no declaration");
                }
            }
            if block.has_error() {
                self.warn(block, "a syntax error somewhere in this namespace");
            }
        }
        self.tags
    }

    /// Notes something that is not understood.
    pub(super) fn warn(&mut self, node: Node<'_>, what: &str) {
        self.warnings.push(format!("line {}: {what}", node.start_position().row + 1));
    }

    /// The type that `name` means in `scope`: in it, or in a namespace around it.
    pub(super) fn resolve(&self, name: &str, scope: &str) -> Option<usize> {
        let mut scope = scope;
        loop {
            if let Some(&id) = self.by_name.get(&format!("{scope}.{name}")) {
                return Some(id);
            }
            scope = match scope.rsplit_once('.') {
                Some((outer, _)) => outer,
                None => return self.by_name.get(name).copied(),
            };
        }
    }

    /// The catalogue id of a declared type.
    pub(super) fn type_id(id: usize) -> Result<TypeId, ExtractError> {
        u16::try_from(id).map(TypeId).map_err(|_| ExtractError::TooLarge)
    }

    /// The names that a node's type parameter list declares.
    pub(super) fn type_params(&self, node: Node<'t>) -> Vec<&'t str> {
        children(node.child_by_field_name("type_parameters")).into_iter().map(|n| self.name_of(n)).collect()
    }

    /// The text of a node.
    pub(super) fn text_of(&self, node: Node<'_>) -> &'t str {
        self.text.get(node.byte_range()).unwrap_or_default()
    }

    /// The text of a node's `name`, without quotes.
    pub(super) fn name_of(&self, node: Node<'_>) -> &'t str {
        node.child_by_field_name("name").map_or("", |name| self.text_of(name)).trim_matches(['"', '\''])
    }
}

/// The declaration inside `export`, `declare` and the statement that tree-sitter puts around a nested namespace.
pub(super) fn unwrapped(statement: Node<'_>) -> Node<'_> {
    let mut node = statement;
    while matches!(node.kind(), "export_statement" | "ambient_declaration" | "expression_statement") {
        let inner = (0..node.named_child_count() as u32).filter_map(|i| node.named_child(i));
        match inner.into_iter().find(|n| n.kind() != "comment") {
            Some(inner) => node = inner,
            None => break,
        }
    }
    node
}

/// The sort of type that a node declares.
pub(super) fn type_kind(node: Node<'_>) -> Option<TypeKind> {
    match node.kind() {
        "interface_declaration" => Some(TypeKind::Interface),
        "class_declaration" | "abstract_class_declaration" => Some(TypeKind::Class),
        "enum_declaration" => Some(TypeKind::Enum),
        "internal_module" | "module" => Some(TypeKind::Namespace),
        "type_alias_declaration" => Some(TypeKind::Alias),
        _ => None,
    }
}

/// Named children, comments left out.
pub(super) fn children(node: Option<Node<'_>>) -> Vec<Node<'_>> {
    let Some(node) = node else { return Vec::new() };
    let mut cursor = node.walk();
    node.named_children(&mut cursor).filter(|n| n.kind() != "comment").collect()
}

fn comments(block: Node<'_>) -> Vec<Node<'_>> {
    let mut found = Vec::new();
    let mut open = vec![block];
    while let Some(node) = open.pop() {
        if node.kind() == "comment" {
            found.push(node);
        }
        let mut cursor = node.walk();
        open.extend(node.children(&mut cursor));
    }
    found.sort_by_key(Node::start_byte);
    found
}
