//! Names of one script, by their letters: what defines them, where they are used, and which are imported.
//!
//! No scopes: two things of one name are taken for one, unless what they belong to tells them apart. Called by the rest
//! of `guards`.

use rustc_hash::FxHashMap;
use tree_sitter::Node;

/// Where a local name comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Import<'t> {
    pub(super) specifier: &'t str,
    /// Its name there; `None` for the default export, or all exports at once.
    pub(super) original: Option<&'t str>,
}

/// The names of one script.
#[derive(Default)]
pub(super) struct Names<'t> {
    /// What each name stands for: initialisers, assigned values and bodies of functions.
    definitions: FxHashMap<&'t str, Vec<Node<'t>>>,
    /// Where each name is used, not defined.
    references: FxHashMap<&'t str, Vec<Node<'t>>>,
    pub(super) imports: FxHashMap<&'t str, Import<'t>>,
    /// Whether it exports what it imports.
    pub(super) passes_on: bool,
}

impl<'t> Names<'t> {
    pub(super) fn of(root: Node<'t>, text: &'t str) -> Self {
        let mut names = Names::default();
        visit(root, &mut |node| {
            names.define(node, text);
            names.refer(node, text);
            names.import(node, text);
            true
        });
        names.passes_on = names.exports_imports(root, text);
        names
    }

    pub(super) fn definitions(&self, name: &str) -> &[Node<'t>] {
        self.definitions.get(name).map_or(&[], Vec::as_slice)
    }

    pub(super) fn references(&self, name: &str) -> &[Node<'t>] {
        self.references.get(name).map_or(&[], Vec::as_slice)
    }

    fn define(&mut self, node: Node<'t>, text: &'t str) {
        let (key, value) = match node.kind() {
            "variable_declarator" | "public_field_definition" => ("name", "value"),
            "field_definition" => ("property", "value"),
            "assignment_expression" => ("left", "right"),
            "pair" => ("key", "value"),
            "function_declaration" | "generator_function_declaration" | "method_definition" => {
                ("name", "body")
            }
            _ => return,
        };
        let name = node.child_by_field_name(key).and_then(|key| last(key, text));
        if let (Some(name), Some(value)) = (name, node.child_by_field_name(value)) {
            self.definitions.entry(name).or_default().push(value);
        }
    }

    fn refer(&mut self, node: Node<'t>, text: &'t str) {
        let word = match node.kind() {
            "identifier" | "property_identifier" | "private_property_identifier" => !defines(node),
            "shorthand_property_identifier" | "shorthand_property_identifier_pattern" => true,
            // `api["send"]`.
            "string_fragment" => {
                let holder = node.parent().and_then(|string| string.parent());
                holder.is_some_and(|holder| holder.kind() == "subscript_expression")
            }
            _ => false,
        };
        if let (true, Some(name)) = (word, text.get(node.byte_range())) {
            self.references.entry(name).or_default().push(node);
        }
    }

    fn import(&mut self, node: Node<'t>, text: &'t str) {
        match node.kind() {
            "import_statement" => {
                let specifier = node.child_by_field_name("source").and_then(|s| string(s, text));
                let Some(specifier) = specifier else { return };
                visit(node, &mut |part| self.import_part(part, specifier, text));
            }
            // `const api = require("./api")`, `const { send } = await import("./api")`.
            "variable_declarator" => {
                let value = node.child_by_field_name("value").and_then(|value| required(value, text));
                let (Some(specifier), Some(name)) = (value, node.child_by_field_name("name")) else { return };
                visit(name, &mut |part| self.import_part(part, specifier, text));
            }
            _ => {}
        }
    }

    /// Takes note of the names in an import clause or a pattern; whether to look deeper.
    fn import_part(&mut self, part: Node<'t>, specifier: &'t str, text: &'t str) -> bool {
        let of = |node: Node| text.get(node.byte_range());
        let field = |name| part.child_by_field_name(name).and_then(of);
        let (local, original) = match part.kind() {
            "import_specifier" => (field("alias").or(field("name")), field("name")),
            "pair_pattern" => (field("value"), field("key")),
            "shorthand_property_identifier_pattern" => (of(part), of(part)),
            "identifier" => (of(part), None),
            _ => return true,
        };
        if let Some(local) = local {
            self.imports.insert(local, Import { specifier, original });
        }
        false
    }

    fn exports_imports(&self, root: Node<'t>, text: &'t str) -> bool {
        let mut found = false;
        visit(root, &mut |node| {
            found |= match node.kind() {
                "export_statement" => node.child_by_field_name("source").is_some(),
                "export_specifier" => {
                    let name = node.child_by_field_name("name").and_then(|name| last(name, text));
                    name.is_some_and(|name| self.imports.contains_key(name))
                }
                _ => false,
            };
            !found
        });
        let common_js = !self.references("module").is_empty() || !self.references("exports").is_empty();
        found || common_js
    }
}

/// The specifier of `require("...")` and `import("...")`.
fn required<'t>(node: Node<'t>, text: &'t str) -> Option<&'t str> {
    match node.kind() {
        "await_expression" | "parenthesized_expression" => required(node.named_child(0)?, text),
        "call_expression" => {
            let callee = text.get(node.child_by_field_name("function")?.byte_range())?;
            let first = node.child_by_field_name("arguments")?.named_child(0)?;
            matches!(callee, "require" | "import").then(|| string(first, text))?
        }
        _ => None,
    }
}

fn string<'t>(node: Node<'t>, text: &'t str) -> Option<&'t str> {
    let quoted = (node.kind() == "string").then(|| text.get(node.byte_range()))??;
    Some(quoted.trim_matches(['"', '\'']))
}

/// Where a function stands that has a name: its declaration, method, declarator, pair or assignment, with its name.
pub(super) fn holder<'t>(node: Node<'t>, text: &'t str) -> Option<(Node<'t>, &'t str)> {
    let holder = match node.kind() {
        "function_declaration" | "generator_function_declaration" | "method_definition" => node,
        "arrow_function" | "function_expression" | "function" | "generator_function" => {
            let parent = node.parent()?;
            let value = ["value", "right"].iter().find_map(|field| parent.child_by_field_name(field));
            value.filter(|value| *value == node).map(|_| parent)?
        }
        _ => return None,
    };
    let fields = ["name", "property", "key", "left"];
    let name = last(fields.iter().find_map(|field| holder.child_by_field_name(field))?, text)?;
    Some((holder, name))
}

/// What a definition belongs to, by name: the class of a method, the object of a function in it, `A` of `A.f = ...`.
pub(super) fn owner<'t>(holder: Node<'t>, text: &'t str) -> Option<&'t str> {
    if holder.kind() == "assignment_expression" {
        let left = holder.child_by_field_name("left").filter(|left| left.kind() == "member_expression")?;
        return root(left, text);
    }
    let around = holder.parent()?;
    let named = match around.kind() {
        "class_body" => around.parent()?.child_by_field_name("name")?,
        "object" => {
            let target = around.parent()?;
            let fields = ["name", "left", "key"];
            fields.iter().find_map(|field| target.child_by_field_name(field))?
        }
        _ => return None,
    };
    text.get(named.byte_range())
}

/// The last name of an expression: `c` of `a.b.c`, `a`, and of `(a)`.
pub(super) fn last<'t>(node: Node<'t>, text: &'t str) -> Option<&'t str> {
    match node.kind() {
        "identifier" | "property_identifier" | "private_property_identifier" => text.get(node.byte_range()),
        "member_expression" => last(node.child_by_field_name("property")?, text),
        "parenthesized_expression" | "non_null_expression" | "await_expression" | "as_expression" => {
            last(node.named_child(0)?, text)
        }
        _ => None,
    }
}

/// The first name of an expression: `a` of `a.b.c`, and `this`.
pub(super) fn root<'t>(node: Node<'t>, text: &'t str) -> Option<&'t str> {
    match node.kind() {
        "identifier" | "this" => text.get(node.byte_range()),
        "member_expression" => root(node.child_by_field_name("object")?, text),
        "parenthesized_expression" | "non_null_expression" | "await_expression" | "as_expression" => {
            root(node.named_child(0)?, text)
        }
        _ => None,
    }
}

/// Whether the name stands where something is defined, imported or exported.
fn defines(name: Node) -> bool {
    let Some(parent) = name.parent() else { return false };
    match parent.kind() {
        "member_expression" => {
            let assigned = parent.parent().filter(|p| p.kind() == "assignment_expression");
            let property = parent.child_by_field_name("property") == Some(name);
            property && assigned.is_some_and(|a| a.child_by_field_name("left") == Some(parent))
        }
        "assignment_expression" => parent.child_by_field_name("left") == Some(name),
        "pair" => parent.child_by_field_name("key") == Some(name),
        "export_specifier" | "import_specifier" | "import_clause" | "namespace_import" => true,
        _ => ["name", "property"].iter().any(|field| parent.child_by_field_name(field) == Some(name)),
    }
}

/// Visits the node and all below it, in order of the text; what `enter` declines is not gone into.
pub(super) fn visit<'t>(node: Node<'t>, enter: &mut dyn FnMut(Node<'t>) -> bool) {
    let mut cursor = node.walk();
    loop {
        let down = enter(cursor.node()) && cursor.goto_first_child();
        while !down && !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return;
            }
        }
    }
}
