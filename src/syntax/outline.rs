//! The functions, classes and objects of a source that have names, as an [`Outline`].
//!
//! A name is the part's own, or that of what holds it: `const fill = () => ...`, `fill: function () {}`,
//! `TemplatePane.fill = ...`. Called for the identity of findings.

use super::kind::{Kind, KindTables};
use super::piece::Piece;
use crate::text::{Outline, Span};
use tree_sitter::{Node, TreeCursor};

/// Names that are longer say no more.
const LONGEST_NAME: usize = 80;

/// The outline of a source; `pieces` are its scripts.
pub fn outline(text: &str, pieces: &[Piece]) -> Outline {
    let mut parts = Vec::new();
    for piece in pieces {
        let walk = Walk { text, tables: KindTables::of(piece.language), parts: &mut parts };
        walk.run(&mut piece.tree.walk());
    }
    Outline::new(".", parts)
}

struct Walk<'a> {
    text: &'a str,
    tables: &'a KindTables,
    parts: &'a mut Vec<(Span, String)>,
}

impl Walk<'_> {
    /// Goes through a tree without recursion: nesting has no bound.
    fn run(mut self, cursor: &mut TreeCursor) {
        // Where the name stands that each open node would give to a part in it.
        let mut holders: Vec<Option<Span>> = vec![None];
        loop {
            let holder = self.enter(cursor.node(), holders.last().copied().flatten());
            if cursor.goto_first_child() {
                holders.push(holder);
                continue;
            }
            while !cursor.goto_next_sibling() {
                if !cursor.goto_parent() {
                    return;
                }
                holders.pop();
            }
        }
    }

    /// Notes a part with its name, and tells what a part in it would be named by it.
    fn enter(&mut self, node: Node, holder: Option<Span>) -> Option<Span> {
        match self.tables.kind(node) {
            Kind::Declarator => field(node, "name"),
            Kind::Pair => field(node, "key"),
            Kind::Field => field(node, "name").or_else(|| field(node, "property")),
            Kind::Assignment => field(node, "left"),
            Kind::Function | Kind::Class | Kind::Namespace | Kind::Method => {
                self.note(node, field(node, "name").or(holder))
            }
            Kind::ArrowFunction | Kind::Object => self.note(node, holder),
            _ => holder,
        }
    }

    fn note(&mut self, node: Node, name: Option<Span>) -> Option<Span> {
        let name = name.and_then(|name| self.name(name));
        self.parts.extend(name.map(|name| (span(node), name)));
        None
    }

    /// What stands at a place, if it looks like a name.
    fn name(&self, at: Span) -> Option<String> {
        let text = at.of(self.text).trim_matches(['"', '\'', '`']);
        let is_name = !text.is_empty() && text.len() <= LONGEST_NAME && !text.contains(char::is_whitespace);
        is_name.then(|| text.to_owned())
    }
}

fn field(node: Node, name: &str) -> Option<Span> {
    node.child_by_field_name(name).map(span)
}

fn span(node: Node) -> Span {
    Span::from_usize(node.start_byte(), node.end_byte())
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;
    use std::path::Path;

    fn around(file: &str, text: &str) -> String {
        let at = text.find("HERE").unwrap();
        outline(text, &parse(Path::new(file), text)).around(Span::from_usize(at, at + 4))
    }

    #[test]
    fn functions_classes_and_objects_name_a_place() {
        for (code, expected) in [
            ("HERE", ""),
            ("function fill() { HERE }", "fill"),
            ("class TemplatePane { async fill() { HERE } }", "TemplatePane.fill"),
            ("class TemplatePane { fill = () => { HERE } }", "TemplatePane.fill"),
            ("const TemplatePane = { fill: function () { HERE }, other() {} }", "TemplatePane.fill"),
            ("const fill = useCallback(() => { list.forEach(() => HERE) })", "fill"),
            ("const text = HERE;", ""),
            ("TemplatePane.prototype.fill = function () { HERE }", "TemplatePane.prototype.fill"),
            ("(function () { Office.onReady(() => { HERE }) })()", ""),
            ("export default { methods: { fill() { HERE } } }", "methods.fill"),
            ("enum E { A } HERE", ""),
            ("namespace Pane { export function fill() { function inner() { HERE } } }", "Pane.fill.inner"),
            ("function before() {}\nfunction fill() {}\nHERE", ""),
        ] {
            assert_eq!(around("a.ts", code), expected, "{code}");
        }
    }

    #[test]
    fn the_grammar_of_javascript_names_fields_otherwise() {
        assert_eq!(around("a.js", "class TemplatePane { fill = () => { HERE } }"), "TemplatePane.fill");
        assert_eq!(around("a.js", "exports.fill = async () => { HERE }"), "exports.fill");
    }

    #[test]
    fn scripts_of_pages_have_parts_too() {
        let page = "<p>x</p><script>function fill() {}</script><script>function send() { HERE }</script>";
        assert_eq!(around("a.html", page), "send");
        assert_eq!(around("a.vue", "<script setup>const f = () => HERE</script>"), "f");
    }
}
