//! Probes: places that only check whether a member exists (`typeof x.m`, `if (x.m)`, `x.m == null`, `"m" in x`).
//!
//! Knows syntax alone. A site that is looked at is marked; whether that is a probe depends on what the member is, which
//! `collect` knows: to look at a method calls nothing, to look at a property reads it. What flows on is no look:
//! `x.m || other`, `const f = x.m`, `run(x.m)`. Called by the lowering of statements, operators and calls.

use super::{Field, Kids, Kind, LoweredValue, Lowerer, TsNode, field, string_content};
use crate::analysis::Access;
use crate::analysis::ir::{Clue, Node};

/// Functions of the language that only look.
const NAMES: [&str; 5] = ["Boolean", "hasOwnProperty", "hasOwn", "has", "call"];

/// Libraries that tell what sort of value something is, and how they call that.
const LIBRARIES: [&str; 6] = ["_", "lodash", "angular", "$", "jQuery", "util"];
const TESTS: [&str; 5] = ["isFunction", "isDefined", "isUndefined", "isNil", "isNull"];

/// Whether an operand of a binary operator is only looked at; `looked`: whether the operator's value is.
pub(super) fn looks(operator: &str, side: Field, looked: bool) -> bool {
    match operator {
        "==" | "===" | "!=" | "!==" => true,
        "instanceof" => side == Field::Left,
        // The left side flows on only where it is falsy, and no function is.
        "&&" => looked || side == Field::Left,
        "||" | "??" => looked,
        _ => false,
    }
}

fn sign<'t>(unary: TsNode<'t>) -> &'t str {
    unary.child(0).map_or("", |operator| operator.kind())
}

/// Whether a sign before an expression only looks at it.
pub(super) fn is_look(unary: TsNode<'_>) -> bool {
    matches!(sign(unary), "!" | "typeof")
}

impl<'t> Lowerer<'t, '_> {
    /// The node of an expression that is looked at, or not.
    pub(super) fn expr_or_look(&mut self, node: TsNode<'t>, looked: bool) -> Node {
        if looked { self.look(node) } else { self.expr(node) }
    }

    /// The node of an expression whose value decides something and goes nowhere.
    pub(super) fn look(&mut self, node: TsNode<'t>) -> Node {
        let lowered = self.deeper(node, |me| me.look_here(node));
        lowered.unwrap_or_else(|| self.node())
    }

    fn look_here(&mut self, node: TsNode<'t>) -> Node {
        let inner = self.stripped(node);
        match self.kind(inner) {
            Kind::Binary => self.binary(inner, true),
            Kind::Ternary => self.ternary(inner, true),
            _ => {
                let is_name = self.kind(inner) == Kind::Identifier;
                let outer = std::mem::replace(&mut self.scopes.looking, is_name);
                // With its parentheses: a comment before them may say what type it is.
                let value = self.value(node);
                self.scopes.looking = outer;
                self.mark_look(value);
                value.node
            }
        }
    }

    /// What stands in parentheses.
    pub(super) fn stripped(&self, mut node: TsNode<'t>) -> TsNode<'t> {
        while self.kind(node) == Kind::Parenthesized && node.named_child_count() == 1 {
            let Some(inner) = node.named_child(0) else { break };
            node = inner;
        }
        node
    }

    pub(super) fn mark_look(&mut self, value: LoweredValue) {
        let Some(at) = value.chain.and_then(|chain| chain.site) else { return };
        if let Some(site) = self.out.sites.get_mut(at) {
            site.looked = true;
            self.note_look(at, value.node);
        }
    }

    /// `while`, `for`: their conditions look.
    pub(super) fn walk_looking(&mut self, node: TsNode<'t>) {
        let condition = node.child_by_field_name("condition");
        self.walk_with(node, condition);
    }

    /// `!x` and `typeof x` look; the other signs calculate.
    pub(super) fn unary(&mut self, node: TsNode<'t>) -> Node {
        let sign = sign(node);
        let operand = if is_look(node) { node.child_by_field_name("argument") } else { None };
        let (of, to) = (self.walk_with(node, operand), self.node());
        let clue = of.map(|of| if sign == "!" { Clue::Not { of, to } } else { Clue::Same { of, to } });
        clue.into_iter().for_each(|clue| self.clue(clue));
        to
    }

    /// `"m" in x`, whose value is `to`.
    pub(super) fn presence_in(&mut self, kids: &Kids<'t>, to: Node) {
        if let (Some(name), Some(object)) = (field(kids, Field::Left), field(kids, Field::Right)) {
            self.presence(object, name, to);
        }
    }

    /// Calls that only look: `Reflect.has(x, "m")`, `Boolean(x.m)`. What they get goes nowhere, so they are no calls to
    /// follow.
    pub(super) fn looking_call(&mut self, function: TsNode<'t>, kids: &Kids<'t>) -> Option<Node> {
        // Calls are many, and few of them have such a name.
        let name = self.text(function).rsplit('.').next().unwrap_or_default();
        if !NAMES.contains(&name) && !TESTS.contains(&name) {
            return None;
        }
        let args = field(kids, Field::Arguments).filter(|args| self.kind(*args) == Kind::Arguments)?;
        let to = self.node();
        if self.is_test(function) && args.named_child_count() == 1 {
            let value = args.named_child(0).filter(|arg| self.kind(*arg) != Kind::Spread)?;
            let of = self.look(value);
            let same = name == "Boolean" || name == "isFunction" || name == "isDefined";
            self.clue(if same { Clue::Same { of, to } } else { Clue::Not { of, to } });
        } else {
            let (object, name) = self.asked(function, args)?;
            self.presence(object, name, to);
        }
        Some(to)
    }

    /// `Boolean`, `_.isFunction`.
    fn is_test(&self, function: TsNode<'t>) -> bool {
        match self.kind(function) {
            Kind::Identifier => self.text(function) == "Boolean",
            Kind::Member => self
                .owner_and_name(function)
                .is_some_and(|(owner, name)| TESTS.contains(&name) && LIBRARIES.contains(&self.text(owner))),
            _ => false,
        }
    }

    /// The object and the name that are asked about: `x.hasOwnProperty("m")` and the like.
    fn asked(&self, function: TsNode<'t>, args: TsNode<'t>) -> Option<(TsNode<'t>, TsNode<'t>)> {
        let (owner, callee) = self.owner_and_name(function)?;
        let inner = self.owner_and_name(owner).map(|(_, name)| name);
        let (first, second) = (args.named_child(0)?, args.named_child(1));
        let (object, name) = match (self.text(owner), callee, second, args.named_child_count()) {
            (_, "hasOwnProperty", _, 1) => (owner, first),
            ("Reflect", "has", Some(name), 2) | ("Object", "hasOwn", Some(name), 2) => (first, name),
            (_, "call", Some(name), 2) if inner == Some("hasOwnProperty") => (first, name),
            _ => return None,
        };
        let plain = |node: TsNode<'t>| self.kind(node) != Kind::Spread;
        (plain(object) && plain(name)).then_some((object, name))
    }

    fn owner_and_name(&self, member: TsNode<'t>) -> Option<(TsNode<'t>, &'t str)> {
        let owner = member.child_by_field_name("object")?;
        Some((owner, self.text(member.child_by_field_name("property")?)))
    }

    /// A member is asked for by name and not read. A name that is computed tells nothing, and hides nothing either.
    fn presence(&mut self, object: TsNode<'t>, name: TsNode<'t>, to: Node) {
        let base = self.value(object);
        let text = self.text(name);
        if !matches!(self.kind(name), Kind::Str | Kind::TemplateString) || text.contains("${") {
            return self.statement(name);
        }
        let chain = self.access(base, object, name, string_content(text)).chain;
        let Some(at) = chain.and_then(|chain| chain.site) else { return };
        if let Some(site) = self.out.sites.get_mut(at) {
            site.access = Access::Probe;
            // The name is no part of the object's expression, and may stand before it.
            site.expression = site.start;
            self.note_look(at, to);
        }
    }
}
