//! Literals that hold values: objects, arrays, and strings that may name a member.

use super::pattern::PatternTarget;
use super::runs::Runs;
use super::{Field, Kids, Kind, Lowerer, TsNode, field, is_name_part, markup, string_content};
use crate::analysis::Cause;
use crate::analysis::ir::{Node, ObjectShape, Op, Outside};

/// The name by which an object is asked for an iterator, `Symbol.iterator` (or its asynchronous twin).
pub(crate) const ITERATOR: &str = "@@iterator";
/// Where a generator keeps what `next(value)` is given; no program can name it.
pub(crate) const SENT: &str = "@@sent";

impl<'t> Lowerer<'t, '_> {
    /// Strings matter only where they are, or are part of, the name of a member, for `item[field]`.
    pub(super) fn string(&mut self, node: TsNode<'t>) -> Node {
        self.doubt_code(node);
        let to = self.text_value(string_content(self.text(node)));
        self.note_literal(to, node.start_byte() + 1, node.end_byte().saturating_sub(1));
        to
    }

    /// Lowers something whose strings are run.
    pub(super) fn running<T>(&mut self, runs: Runs, lower: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.runs_strings;
        self.runs_strings = if runs == Runs::Known { runs } else { outer.max(runs) };
        let result = lower(self);
        self.runs_strings = outer;
        result
    }

    /// A string that calls a member of Office where strings are run, as a handler in markup, or in a handler that it holds,
    /// wherever it goes; or that names one where all of it is code, as for a timer.
    fn doubt_code(&mut self, node: TsNode<'t>) {
        let text = self.text(node);
        let runs = match self.runs_strings {
            Runs::Known => false,
            Runs::Nothing => {
                text.contains('<') && markup::handlers(text).is_some_and(|code| is_call_of_office(&code))
            }
            Runs::Handlers => {
                text.contains('(') && is_call_of_office(text) || text.contains("Office.context")
            }
            Runs::All => markup::names_member(text),
        };
        if runs {
            self.doubt(node, Cause::CodeInString);
        }
    }

    fn text_value(&mut self, content: &str) -> Node {
        if !is_name_part(content) {
            let node = self.outside(Outside::Plain);
            self.note_word(node, content);
            return node;
        }
        let (to, value) = (self.node(), self.names.intern(content));
        self.emit(Op::Text { to, value });
        to
    }

    /// `` `set${what}Async` ``
    pub(super) fn template(&mut self, node: TsNode<'t>) -> Node {
        let mut whole = None;
        for (_, kid) in self.kids(node) {
            let part = match self.kind(kid) {
                Kind::StringFragment => {
                    self.doubt_code(kid);
                    let to = self.text_value(self.text(kid));
                    self.note_literal(to, kid.start_byte(), kid.end_byte());
                    to
                }
                Kind::TemplateSubstitution => self.inner(kid).node,
                _ => {
                    let to = self.node();
                    self.note_literal(to, kid.start_byte(), kid.end_byte());
                    to
                }
            };
            whole = Some(whole.map_or(part, |whole| self.concat(whole, part)));
        }
        let whole = whole.unwrap_or_else(|| {
            let to = self.node();
            self.note_literal(to, node.end_byte(), node.end_byte());
            to
        });
        // A single part is none that was put together.
        let to = self.node();
        self.emit(Op::Stringify { from: whole, to });
        to
    }

    pub(super) fn concat(&mut self, left: Node, right: Node) -> Node {
        let to = self.node();
        self.emit(Op::Concat { left, right, to });
        to
    }

    /// `["set", "Async"].join("")`
    pub(super) fn joined(&mut self, function: TsNode<'t>, kids: &Kids<'t>) -> Option<Node> {
        let callee = self.kids(function);
        let (list, name) = (field(&callee, Field::Object)?, field(&callee, Field::Property)?);
        let args = self.kids(field(kids, Field::Arguments)?);
        let is_empty = matches!(args[..], [(_, arg)] if self.kind(arg) == Kind::Str && string_content(self.text(arg)).is_empty());
        if !is_empty || self.text(name) != "join" || self.kind(list) != Kind::Array {
            return None;
        }
        let parts: Vec<_> = self.kids(list).into_iter().map(|kid| kid.1).filter(TsNode::is_named).collect();
        if parts.is_empty() || parts.iter().any(|part| self.kind(*part) == Kind::Spread) {
            return None;
        }
        let parts: Vec<Node> = parts.into_iter().map(|part| self.expr(part)).collect();
        parts.into_iter().reduce(|left, right| self.concat(left, right))
    }

    /// `enum Field { To = "to" }`: an object of its constants.
    pub(super) fn enumeration(&mut self, node: TsNode<'t>) {
        let kids = self.kids(node);
        let (Some(name), Some(body)) = (field(&kids, Field::Name), field(&kids, Field::Body)) else { return };
        let declared = self.declare_value(name, PatternTarget::Lexical);
        let object = self.object(ObjectShape::Plain);
        self.copy(object, declared);
        for (_, kid) in self.kids(body) {
            let parts = self.kids(kid);
            let Some(key) = field(&parts, Field::Name).and_then(|key| self.key(key)) else { continue };
            if let Some(value) = field(&parts, Field::Value) {
                let value = self.expr(value);
                self.store(object, key, value);
            }
        }
    }

    pub(super) fn array_literal(&mut self, node: TsNode<'t>) -> Node {
        let to = self.object(ObjectShape::Array);
        for (_, kid) in self.kids(node) {
            let from = if self.kind(kid) == Kind::Spread {
                let (base, element) = (self.inner(kid).node, self.node());
                self.emit(Op::Element { base, to: element });
                element
            } else {
                self.expr(kid)
            };
            self.store_element(to, from);
        }
        to
    }

    pub(super) fn object_literal(&mut self, node: TsNode<'t>) -> Node {
        let object = self.object(ObjectShape::Plain);
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
                    let function = self.object_method(object, to, kid);
                    let name = kid.child_by_field_name("name").map_or("", |n| self.text(n));
                    if let Some(function) = function.filter(|_| Self::is_vue_part(name)) {
                        vue_parts.push((name, function, kid));
                    }
                }
                // What is spread is seen through: reading a property reads it there as well.
                Kind::Spread => {
                    let from = self.inner(kid).node;
                    self.emit(Op::Spread { from, into: object, whole: to });
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
            Kind::Function => {
                let this = self.own_this(this);
                self.function_with_this(value, this)
            }
            _ => self.expr(value),
        };
        let Some(name) = self.key(key) else {
            self.store_element(object, from);
            return None;
        };
        if name == "__proto__" {
            self.emit(Op::Spread { from, into: object, whole: this });
        }
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
                if self.is_iterator_symbol(*inner) {
                    return Some(ITERATOR);
                }
                self.statement(*inner);
                None
            }
            _ => None,
        }
    }

    /// `Symbol.iterator`, `Symbol.asyncIterator`
    pub(super) fn is_iterator_symbol(&self, node: TsNode<'t>) -> bool {
        matches!(self.text(node), "Symbol.iterator" | "Symbol.asyncIterator")
    }

    /// The expression of a name that is computed, and not a literal all the same.
    pub(super) fn computed_name(&mut self, key: TsNode<'t>) -> Option<TsNode<'t>> {
        if self.kind(key) != Kind::ComputedName {
            return None;
        }
        let inner = self.kids(key).first().map(|k| k.1)?;
        let is_known = self.kind(inner) == Kind::Str || self.is_iterator_symbol(inner);
        (!is_known).then_some(inner)
    }
}

fn is_call_of_office(code: &str) -> bool {
    markup::calls_member(code) || markup::passes_member(code)
}
