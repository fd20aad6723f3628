//! Names of one file, by their letters: what defines them, and where they are used.
//!
//! No scopes: two things of one name are taken for one. Called by the rest of `guards`.

use rustc_hash::FxHashMap;
use tree_sitter::Node;

/// The name that a function is called by, where the node is a function that has one.
pub(super) fn of_function<'t>(node: Node, text: &'t str) -> Option<&'t str> {
    let named = match node.kind() {
        "function_declaration" | "generator_function_declaration" | "method_definition" => node,
        "arrow_function" | "function_expression" | "function" | "generator_function" => {
            let parent = node.parent()?;
            let value = ["value", "right"].iter().find_map(|field| parent.child_by_field_name(field));
            value.filter(|value| *value == node).map(|_| parent)?
        }
        _ => return None,
    };
    let fields = ["name", "property", "key", "left"];
    last(fields.iter().find_map(|field| named.child_by_field_name(field))?, text)
}

/// The last name of an expression: `c` of `a.b.c`, `a`, and of `(a)`.
pub(super) fn last<'t>(node: Node, text: &'t str) -> Option<&'t str> {
    match node.kind() {
        "identifier" | "property_identifier" | "private_property_identifier" => text.get(node.byte_range()),
        "member_expression" => last(node.child_by_field_name("property")?, text),
        "parenthesized_expression" | "non_null_expression" | "await_expression" | "as_expression" => {
            last(node.named_child(0)?, text)
        }
        _ => None,
    }
}

/// Where the name is used, not defined.
pub(super) fn references<'t>(root: Node<'t>, name: &str, text: &str) -> Vec<Node<'t>> {
    let mut found = Vec::new();
    visit(root, &mut |node| {
        let word =
            matches!(node.kind(), "identifier" | "property_identifier" | "private_property_identifier");
        if word && text.get(node.byte_range()) == Some(name) && !defines(node) {
            found.push(node);
        }
        true
    });
    found
}

/// Whether the name stands where something is defined, imported or exported.
fn defines(name: Node) -> bool {
    let Some(parent) = name.parent() else { return false };
    match parent.kind() {
        "member_expression" => {
            let assigned = parent.parent().filter(|p| p.kind() == "assignment_expression");
            assigned.is_some_and(|a| a.child_by_field_name("left") == Some(parent))
        }
        "assignment_expression" => parent.child_by_field_name("left") == Some(name),
        "pair" => parent.child_by_field_name("key") == Some(name),
        "export_specifier" | "import_specifier" | "import_clause" => true,
        _ => ["name", "property"].iter().any(|field| parent.child_by_field_name(field) == Some(name)),
    }
}

/// What each name stands for: initialisers, assigned values and bodies of functions.
pub(super) type Definitions<'t> = FxHashMap<&'t str, Vec<Node<'t>>>;

/// All definitions of the file.
pub(super) fn definitions<'t>(root: Node<'t>, text: &'t str) -> Definitions<'t> {
    let mut found = Definitions::default();
    visit(root, &mut |node| {
        let (key, value) = match node.kind() {
            "variable_declarator" | "public_field_definition" => ("name", "value"),
            "field_definition" => ("property", "value"),
            "assignment_expression" => ("left", "right"),
            "pair" => ("key", "value"),
            "function_declaration" | "method_definition" => ("name", "body"),
            _ => return true,
        };
        let name = node.child_by_field_name(key).and_then(|key| last(key, text));
        if let (Some(name), Some(value)) = (name, node.child_by_field_name(value)) {
            found.entry(name).or_default().push(value);
        }
        true
    });
    found
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
