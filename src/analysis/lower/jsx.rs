//! JSX: an element has its component called with an object of its attributes.

use super::{Field, Kind, LoweredValue, Lowerer, TsNode, field};
use crate::analysis::ir::{Call, Clue, Node, ObjectShape, Op, Outside};

impl<'t> Lowerer<'t, '_> {
    /// `<Name a={x}>...</Name>`; a fragment has no name.
    pub(super) fn jsx(&mut self, node: TsNode<'t>) -> Node {
        let kids = self.kids(node);
        let (opening, parts) = match field(&kids, Field::OpenTag) {
            Some(opening) => (opening, self.kids(opening)),
            None => (node, kids.clone()),
        };
        let props = self.object(ObjectShape::Plain);
        let whole = self.node();
        self.copy(props, whole);
        for &(_, part) in parts.iter().filter(|(f, _)| *f != Field::Name) {
            self.attribute(props, whole, part);
        }
        if opening != node {
            self.children(props, node);
        }
        match field(&parts, Field::Name) {
            Some(name) => self.element(node, name, whole),
            None => self.node(),
        }
    }

    fn attribute(&mut self, props: Node, whole: Node, part: TsNode<'t>) {
        match self.kind(part) {
            Kind::JsxAttribute => {
                let kids = self.kids(part);
                let Some(&(_, name)) = kids.first() else { return };
                let value = kids.get(1).map(|&(_, v)| self.jsx_value(v));
                if let Some(value) = value {
                    self.store(props, self.text(name), value);
                    if self.text(name) == "ref" {
                        self.leave(value, Outside::Host);
                    }
                }
            }
            // `{...props}`
            Kind::JsxExpression => {
                for (_, kid) in self.kids(part) {
                    let spread = self.kind(kid) == Kind::Spread;
                    let inner = if spread { self.kids(kid).first().map(|k| k.1) } else { Some(kid) };
                    if let Some(inner) = inner {
                        let from = self.expr(inner);
                        self.emit(Op::Spread { from, into: props, whole });
                    }
                }
            }
            _ => self.statement(part),
        }
    }

    fn jsx_value(&mut self, node: TsNode<'t>) -> Node {
        match self.kind(node) {
            Kind::JsxExpression => match self.kids(node).first() {
                Some(&(_, inner)) => self.expr(inner),
                None => self.node(),
            },
            _ => self.expr(node),
        }
    }

    fn children(&mut self, props: Node, element: TsNode<'t>) {
        let all = self.node();
        for (_, kid) in self.kids(element) {
            match self.kind(kid) {
                Kind::JsxExpression => {
                    let value = self.jsx_value(kid);
                    self.copy(value, all);
                }
                Kind::JsxElement | Kind::JsxSelfClosing => {
                    let value = self.expr(kid);
                    self.copy(value, all);
                }
                _ => {}
            }
        }
        self.store(props, "children", all);
    }

    /// Has the component called; lower-case names are the host's own elements. What is written is the element.
    fn element(&mut self, node: TsNode<'t>, name: TsNode<'t>, props: Node) -> Node {
        let element = self.object(ObjectShape::Element);
        self.store(element, "props", props);
        let text = self.text(name);
        let is_component = text.starts_with(char::is_uppercase) || text.contains('.');
        if is_component {
            let (LoweredValue { node: callee, .. }, to) = (self.component(name), self.node());
            let (start, end) = (self.offset(node.start_byte()), self.offset(node.end_byte()));
            self.emit_call(Call { start, end, ..Call::unseen(callee, vec![(props, false)], to) });
            self.store(element, "type", callee);
        } else {
            self.clue(Clue::Handed { node: props, around: self.around.region });
        }
        element
    }

    /// `Name`, `Context.Provider`.
    fn component(&mut self, name: TsNode<'t>) -> LoweredValue {
        if matches!(self.kind(name), Kind::Identifier | Kind::Member) {
            return self.value(name);
        }
        let mut parts = self.text(name).split('.');
        let root = self.names.intern(parts.next().unwrap_or(""));
        let fresh = self.node();
        let mut node = self.scopes.reference(root, fresh);
        for part in parts {
            node = self.load(node, part);
        }
        LoweredValue { node, chain: None }
    }
}
