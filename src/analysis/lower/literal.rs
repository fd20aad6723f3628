//! Literals that hold values: objects, arrays, and strings that may name a member.

use super::{Field, Kind, Lowerer, TsNode, field, string_content};
use crate::analysis::ir::{Node, Op};
use crate::catalog::Catalog;

impl<'t> Lowerer<'t, '_> {
    /// Strings matter only where they name a member, for `item[field]`.
    pub(super) fn string(&mut self, node: TsNode<'t>) -> Node {
        let to = self.node();
        let content = string_content(self.text(node));
        if !Catalog::get().members_named(content).is_empty() {
            let value = self.names.intern(content);
            self.emit(Op::Text { to, value });
        }
        to
    }

    pub(super) fn array_literal(&mut self, node: TsNode<'t>) -> Node {
        let to = self.object(true);
        for (_, kid) in self.kids(node) {
            let from = if self.kind(kid) == Kind::Spread {
                let (base, element) = (self.inner(kid).node, self.node());
                self.emit(Op::Element { base, to: element });
                element
            } else {
                self.expr(kid)
            };
            self.emit(Op::StoreElement { base: to, from });
        }
        to
    }

    pub(super) fn object_literal(&mut self, node: TsNode<'t>) -> Node {
        let object = self.object(false);
        let to = self.node();
        self.copy(object, to);
        let mut vue_parts = Vec::new();
        for (_, kid) in self.kids(node) {
            match self.kind(kid) {
                Kind::Pair => {
                    if let Some((name, value, syntax)) = self.pair(object, to, kid)
                        && Self::is_vue_part(name)
                    {
                        vue_parts.push((name, value, syntax));
                    }
                }
                Kind::Shorthand => {
                    let value = self.reference(kid);
                    self.store(object, self.text(kid), value);
                }
                Kind::Method => {
                    self.object_method(object, to, kid);
                    let name = kid.child_by_field_name("name").map_or("", |n| self.text(n));
                    if Self::is_vue_part(name) {
                        vue_parts.push((name, self.load(object, name), kid));
                    }
                }
                // What is spread is seen through: reading a property reads it there as well.
                Kind::Spread => {
                    let value = self.inner(kid).node;
                    self.copy(value, to);
                }
                _ => self.statement(kid),
            }
        }
        if !vue_parts.is_empty() {
            self.vue_component(to, &vue_parts);
        }
        to
    }

    /// `name: value`; its name, value and the value's syntax.
    pub(super) fn pair(
        &mut self,
        object: Node,
        this: Node,
        node: TsNode<'t>,
    ) -> Option<(&'t str, Node, TsNode<'t>)> {
        let kids = self.kids(node);
        let (key, value) = (field(&kids, Field::Key)?, field(&kids, Field::Value)?);
        let from = match self.kind(value) {
            Kind::Function => self.function_with_this(value, this),
            _ => self.expr(value),
        };
        let Some(name) = self.key(key) else {
            self.emit(Op::StoreElement { base: object, from });
            return None;
        };
        self.store(object, name, from);
        Some((name, from, value))
    }

    /// The name of a property, if it is a literal one.
    pub(super) fn key(&mut self, key: TsNode<'t>) -> Option<&'t str> {
        match self.kind(key) {
            Kind::PropertyName | Kind::PrivateName | Kind::Identifier | Kind::Number => Some(self.text(key)),
            Kind::Str => Some(string_content(self.text(key))),
            Kind::ComputedName => {
                let kids = self.kids(key);
                let (_, inner) = kids.first()?;
                if self.kind(*inner) == Kind::Str {
                    return Some(string_content(self.text(*inner)));
                }
                self.statement(*inner);
                None
            }
            _ => None,
        }
    }
}
