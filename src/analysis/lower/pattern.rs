//! Patterns: what a declaration binds and what an assignment writes, destructuring included.

use super::{Field, Kind, Lowerer, TsNode, field, string_content};
use crate::analysis::ir::{Binding, Node, Op, Site, SiteId, Space};
use crate::analysis::{Access, Via};

/// What becomes of the names in a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PatternTarget {
    /// `let`, `const`, a catch clause.
    Lexical,
    /// `var`.
    Var,
    /// A parameter; typed or not.
    Parameter(Binding),
    /// Names that exist already.
    Assign,
}

impl<'t> Lowerer<'t, '_> {
    /// Declares the names of a pattern and gives them their parts of `value`, if there is one yet.
    pub(super) fn bind(
        &mut self,
        pattern: TsNode<'t>,
        value: impl Into<Option<Node>>,
        target: PatternTarget,
    ) {
        let value = value.into();
        let _ = self.deeper(pattern, |me| me.bind_here(pattern, value, target));
    }

    /// Assigns the parts of `value` to what a pattern names.
    pub(super) fn assign(&mut self, pattern: TsNode<'t>, value: Node) {
        self.bind(pattern, value, PatternTarget::Assign);
    }

    fn bind_here(&mut self, pattern: TsNode<'t>, value: Option<Node>, target: PatternTarget) {
        match self.kind(pattern) {
            Kind::Identifier | Kind::ShorthandPattern => self.bind_name(pattern, value, target),
            Kind::ObjectPattern | Kind::Object => self.bind_object(pattern, value, target),
            Kind::ArrayPattern | Kind::Array => self.bind_array(pattern, value, target),
            Kind::AssignmentPattern | Kind::Assignment => self.bind_default(pattern, value, target),
            Kind::RestPattern | Kind::Spread | Kind::Parenthesized | Kind::NonNull | Kind::As => {
                if let Some(&(_, inner)) = self.kids(pattern).first() {
                    self.bind(inner, value, target);
                }
            }
            Kind::Member => self.store_member(pattern, value),
            Kind::Subscript => self.store_subscript(pattern, value),
            _ => self.walk(pattern),
        }
    }

    fn bind_name(&mut self, name: TsNode<'t>, value: Option<Node>, target: PatternTarget) {
        let node = match target {
            PatternTarget::Assign => {
                let sym = self.sym(name);
                self.out.assigned_names.push(sym);
                self.assigned_name(name)
            }
            _ => self.declare_value(name, target),
        };
        self.copy(value, node);
    }

    /// Declares a variable and remembers its sort.
    pub(super) fn declare_value(&mut self, name: TsNode<'t>, target: PatternTarget) -> Node {
        let (sym, fresh, ambient) = (self.sym(name), self.node(), self.ambient);
        let node = match target {
            PatternTarget::Var => self.scopes.declare_var(sym, fresh, ambient),
            _ => self.scopes.declare(sym, Space::Value, fresh, ambient),
        };
        let binding =
            if let PatternTarget::Parameter(binding) = target { binding } else { Binding::Variable };
        self.out.bindings.push((node, binding));
        if self.scopes.current() == self.export_scope {
            self.declared_names.push(sym);
        }
        node
    }

    /// A variable that was declared before holds what a site reads.
    pub(super) fn note_kept(&mut self, name: TsNode<'t>, site: SiteId) {
        if self.scopes.current() != self.export_scope {
            let name = self.sym(name);
            self.scopes.keeps(name, site);
        }
    }

    fn bind_object(&mut self, pattern: TsNode<'t>, value: Option<Node>, target: PatternTarget) {
        for (_, kid) in self.kids(pattern) {
            match self.kind(kid) {
                Kind::ShorthandPattern | Kind::Shorthand => {
                    let part = self.part(kid, self.text(kid), value);
                    self.bind_name(kid, part, target);
                    self.keep_part(kid, part, target);
                }
                Kind::PairPattern | Kind::Pair => self.bind_pair(kid, value, target),
                Kind::AssignmentPattern | Kind::Assignment => self.bind_shorthand_default(kid, value, target),
                // `...rest` holds what is left: reading from it reads from the whole.
                _ => self.bind(kid, value, target),
            }
        }
    }

    fn bind_pair(&mut self, pair: TsNode<'t>, value: Option<Node>, target: PatternTarget) {
        let kids = self.kids(pair);
        let (Some(key), Some(inner)) = (field(&kids, Field::Key), field(&kids, Field::Value)) else { return };
        let part = match self.computed_name(key) {
            Some(inner) => self.computed_part(inner, value),
            None => self.key(key).and_then(|name| self.part(key, name, value)),
        };
        self.bind(inner, part, target);
        if self.kind(inner) == Kind::Identifier {
            self.keep_part(inner, part, target);
        }
    }

    /// The variable holds the part that was read last.
    fn keep_part(&mut self, name: TsNode<'t>, part: Option<Node>, target: PatternTarget) {
        let is_declared = matches!(target, PatternTarget::Lexical | PatternTarget::Var);
        let site = self.out.sites.last_id().filter(|_| is_declared && part.is_some());
        site.into_iter().for_each(|site| self.note_kept(name, site));
    }

    /// `{ a = 1 }`.
    fn bind_shorthand_default(&mut self, node: TsNode<'t>, value: Option<Node>, target: PatternTarget) {
        let kids = self.kids(node);
        let (Some(left), Some(right)) = (field(&kids, Field::Left), field(&kids, Field::Right)) else {
            return;
        };
        let part = self.part(left, self.text(left), value);
        let with_default = self.with_default(part, right);
        self.bind(left, with_default, target);
    }

    fn bind_default(&mut self, node: TsNode<'t>, value: Option<Node>, target: PatternTarget) {
        let kids = self.kids(node);
        let (Some(left), Some(right)) = (field(&kids, Field::Left), field(&kids, Field::Right)) else {
            return;
        };
        let with_default = self.with_default(value, right);
        self.bind(left, with_default, target);
    }

    pub(super) fn with_default(&mut self, value: Option<Node>, default: TsNode<'t>) -> Node {
        let default = self.expr(default);
        let to = self.node();
        self.copy(value, to);
        self.copy(default, to);
        self.note_first_of(to);
        to
    }

    /// The property that a destructuring pattern takes out of `value`: a site like any access.
    fn part(&mut self, at: TsNode<'t>, name: &'t str, value: Option<Node>) -> Option<Node> {
        let base = value?;
        let quoted = self.kind(at) == Kind::Str;
        let name = if quoted { string_content(self.text(at)) } else { name };
        let (to, site) = (self.node(), self.part_site(at, name, base));
        self.note_member(to, name, None);
        let name = self.names.intern(name);
        self.emit(Op::Load { base, name, to, site, as_read: false });
        Some(to)
    }

    /// `{ [at]: part }`
    fn computed_part(&mut self, at: TsNode<'t>, value: Option<Node>) -> Option<Node> {
        let key = self.expr(at);
        let base = value?;
        let (to, site) = (self.node(), self.part_site(at, self.text(at), base));
        self.emit(Op::LoadComputed { base, key, to, site });
        Some(to)
    }

    fn part_site(&mut self, at: TsNode<'t>, name: &'t str, root: Node) -> Option<SiteId> {
        let (start, end) = (self.offset(at.start_byte()), self.offset(at.end_byte()));
        self.chains += 1;
        let (access, via, name) = (Access::Destructure, Via::Alias, self.names.intern(name));
        let (looked, root, chain, around) = (false, Some(root), self.chains, self.around.region);
        Some(self.site(Site {
            start,
            end,
            expression: start,
            name,
            access,
            looked,
            via,
            root,
            chain,
            around,
            statement: None,
        }))
    }

    fn bind_array(&mut self, pattern: TsNode<'t>, value: Option<Node>, target: PatternTarget) {
        for (position, kid) in positions(pattern) {
            let is_rest = matches!(self.kind(kid), Kind::RestPattern | Kind::Spread);
            let part = if is_rest { value } else { value.map(|value| self.nth(value, position)) };
            self.bind(kid, part, target);
        }
    }

    /// Element `position` of a tuple; hooks give tuples whose parts have names of their own.
    fn nth(&mut self, value: Node, position: usize) -> Node {
        const POSITIONS: [&str; 4] = ["0", "1", "2", "3"];
        let to = self.node();
        self.emit(Op::Element { base: value, to });
        if let Some(&name) = POSITIONS.get(position) {
            let at = self.load(value, name);
            self.copy(at, to);
        }
        to
    }

    fn store_member(&mut self, pattern: TsNode<'t>, value: Option<Node>) {
        self.value(pattern);
        self.store_last(value);
    }

    fn store_subscript(&mut self, pattern: TsNode<'t>, value: Option<Node>) {
        self.value(pattern);
        self.store_last(value);
    }

    /// Turns the access that was lowered last into a write.
    fn store_last(&mut self, from: Option<Node>) {
        match (self.out.ops.pop(), from) {
            (Some(Op::Load { base, name, site, .. }), _) => {
                if let Some(site) = site.and_then(|site| self.out.sites.get_mut(site)) {
                    site.access = Access::Write;
                }
                if let Some(from) = from {
                    self.emit(Op::Store { base, name, from, site });
                }
            }
            (Some(Op::LoadComputed { base, site, .. }), Some(from)) => {
                if let Some(site) = site.and_then(|site| self.out.sites.get_mut(site)) {
                    site.access = Access::Write;
                }
                self.emit(Op::StoreElement { base, from, site });
            }
            (Some(Op::Element { base, .. }), Some(from)) => self.store_element(base, from),
            (Some(other), _) => self.emit(other),
            (None, _) => {}
        }
    }
}

/// The parts of an array pattern with their positions; `[, second]` leaves one out.
fn positions(pattern: TsNode<'_>) -> Vec<(usize, TsNode<'_>)> {
    let mut position = 0;
    let mut parts = Vec::new();
    for kid in pattern.children(&mut pattern.walk()) {
        match kid.kind() {
            "," => position += 1,
            _ if kid.is_named() && !kid.is_extra() => parts.push((position, kid)),
            _ => {}
        }
    }
    parts
}
