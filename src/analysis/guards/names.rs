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
    /// Where each name stands, whatever for: what for is asked of few names only, and costs.
    words: FxHashMap<&'t str, Vec<Node<'t>>>,
    pub(super) imports: FxHashMap<&'t str, Import<'t>>,
    /// Whether it exports what it imports.
    pub(super) passes_on: bool,
}

impl<'t> Names<'t> {
    pub(super) fn of(root: Node<'t>, text: &'t str) -> Self {
        let mut names = Names::default();
        visit(root, &mut |node| {
            names.define(node, text);
            names.note(node, text);
            names.import(node, text);
            true
        });
        names.passes_on = names.exports_imports(root, text);
        names
    }

    pub(super) fn definitions(&self, name: &str) -> &[Node<'t>] {
        self.definitions.get(name).map_or(&[], Vec::as_slice)
    }

    /// Where the name is used: not where it is defined or imported.
    pub(super) fn references(&self, name: &str, text: &str) -> Vec<Node<'t>> {
        let words = self.words.get(name).map_or(&[][..], Vec::as_slice);
        words.iter().copied().filter(|word| is_use(*word, text)).collect()
    }

    /// Whether the script names the exports of CommonJS.
    pub(super) fn is_common_js(&self) -> bool {
        self.words.contains_key("module") || self.words.contains_key("exports")
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

    fn note(&mut self, node: Node<'t>, text: &'t str) {
        let kinds = [
            "identifier",
            "property_identifier",
            "private_property_identifier",
            "shorthand_property_identifier",
            "shorthand_property_identifier_pattern",
            "string_fragment",
        ];
        if let (true, Some(name)) = (kinds.contains(&node.kind()), text.get(node.byte_range())) {
            self.words.entry(name).or_default().push(node);
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
        found || self.is_common_js()
    }
}

/// The specifier of `require("...")` and `import("...")`.
fn required<'t>(node: Node<'t>, text: &'t str) -> Option<&'t str> {
    let call = bare(node).filter(|node| node.kind() == "call_expression")?;
    let callee = text.get(call.child_by_field_name("function")?.byte_range())?;
    let first = call.child_by_field_name("arguments")?.named_child(0)?;
    matches!(callee, "require" | "import").then(|| string(first, text))?
}

/// The expression without parentheses, `await`, `!` and `as` around it.
fn bare(mut node: Node) -> Option<Node> {
    while matches!(
        node.kind(),
        "parenthesized_expression" | "non_null_expression" | "await_expression" | "as_expression"
    ) {
        node = node.named_child(0)?;
    }
    Some(node)
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

/// Whether the mention of a function exports it; `true` where it is all of the module, or its default.
pub(super) fn exports(mention: Node, text: &str) -> Option<bool> {
    let parent = mention.parent()?;
    match parent.kind() {
        "export_statement" => Some(true),
        "export_specifier" => {
            let alias = parent.child_by_field_name("alias").and_then(|alias| last(alias, text));
            (alias == Some("default") && parent.parent()?.parent()?.child_by_field_name("source").is_none())
                .then_some(true)
        }
        "assignment_expression" => match common_js(mention, text)? {
            "exports" | "default" => Some(true),
            name => (text.get(mention.byte_range()) == Some(name)).then_some(false),
        },
        "object" if mention.kind() == "shorthand_property_identifier" => {
            let all = common_js(parent, text) == Some("exports");
            (all || parent.parent()?.kind() == "export_statement").then_some(false)
        }
        _ => None,
    }
}

/// The last name of what a value is assigned to, where that is CommonJS's: `exports` of `module.exports = value`.
fn common_js<'t>(value: Node<'t>, text: &'t str) -> Option<&'t str> {
    let assignment = value.parent().filter(|parent| parent.kind() == "assignment_expression")?;
    let left = assignment.child_by_field_name("left").filter(|left| *left != value)?;
    let ours = matches!(root(left, text)?, "module" | "exports");
    last(left, text).filter(|_| ours)
}

/// The last name of an expression: `c` of `a.b.c`, `a`, and of `(a)`.
pub(super) fn last<'t>(node: Node<'t>, text: &'t str) -> Option<&'t str> {
    let node = bare(node)?;
    let name = match node.kind() {
        "member_expression" => node.child_by_field_name("property")?,
        _ => node,
    };
    let is_name = matches!(name.kind(), "identifier" | "property_identifier" | "private_property_identifier");
    if is_name { text.get(name.byte_range()) } else { None }
}

/// The first name of an expression: `a` of `a.b.c`, and `this`.
pub(super) fn root<'t>(node: Node<'t>, text: &'t str) -> Option<&'t str> {
    let mut node = bare(node)?;
    while node.kind() == "member_expression" {
        node = bare(node.child_by_field_name("object")?)?;
    }
    let is_name = matches!(node.kind(), "identifier" | "this");
    if is_name { text.get(node.byte_range()) } else { None }
}

/// Whether a word uses what it names.
fn is_use(word: Node, text: &str) -> bool {
    let parent_is = |kind: &str| word.parent().is_some_and(|parent| parent.kind() == kind);
    match word.kind() {
        // `api["send"]`.
        "string_fragment" => {
            word.parent().and_then(|s| s.parent()).is_some_and(|p| p.kind() == "subscript_expression")
        }
        // `export { send as ask }`: who asks is not known by the name.
        "identifier" if parent_is("export_specifier") => word
            .parent()
            .and_then(|export| export.child_by_field_name("alias"))
            .is_some_and(|alias| alias != word),
        _ => !defines(word) && !is_import(word, text),
    }
}

/// Whether the name stands where something is defined or imported.
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
        "import_specifier" | "import_clause" | "namespace_import" => true,
        _ => ["name", "property"].iter().any(|field| parent.child_by_field_name(field) == Some(name)),
    }
}

/// Whether the name stands in the pattern of `const { send: ask } = require("./api")`.
fn is_import(name: Node, text: &str) -> bool {
    let mut at = name;
    while let Some(parent) = at.parent() {
        match parent.kind() {
            "object_pattern" | "pair_pattern" => at = parent,
            "variable_declarator" => {
                let pattern = parent.child_by_field_name("name") == Some(at);
                let value = parent.child_by_field_name("value");
                return pattern && value.and_then(|value| required(value, text)).is_some();
            }
            _ => return false,
        }
    }
    false
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
