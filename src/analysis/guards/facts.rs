//! What a condition tells about the place that it leads to.
//!
//! Lenient on purpose: `requirements && requirements.isSetSupported(...)` counts as the check that it means to be, and
//! a name stands for what defines it. Called by the walk over what stands around a use.

use super::{Guard, names};
use std::cell::Cell;
use tree_sitter::Node;

/// The method that says whether Exchange still issues tokens.
pub(super) const TOKEN_STATUS: &str = "getTokenStatusAsync";

/// Methods that sign in without an Exchange token: MSAL's, and single sign-on.
const SIGN_INS: [&str; 7] = [
    "acquireTokenSilent",
    "acquireTokenPopup",
    "acquireTokenRedirect",
    "ssoSilent",
    "createNestablePublicClientApplication",
    "getAccessToken",
    "getAccessTokenAsync",
];

/// A name that stands for a name is followed this often.
const DEPTH: u32 = 3;

/// Names and nodes that are looked at for one question; code that needs more is not worth a hint.
const STEPS: u32 = 100_000;

/// One parsed script, to ask about its conditions.
pub(super) struct Facts<'t> {
    pub(super) root: Node<'t>,
    pub(super) text: &'t str,
    definitions: names::Definitions<'t>,
    left: Cell<u32>,
}

impl<'t> Facts<'t> {
    pub(super) fn new(root: Node<'t>, text: &'t str) -> Self {
        Facts { root, text, definitions: names::definitions(root, text), left: Cell::new(STEPS) }
    }

    /// A new question.
    pub(super) fn begin(&self) {
        self.left.set(STEPS);
    }

    /// Whether there is a step left; takes it.
    fn step(&self) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        left > 0
    }

    fn definitions(&self, name: &str) -> &[Node<'t>] {
        self.definitions.get(name).map_or(&[], Vec::as_slice)
    }

    /// What follows from `condition` being `truth`.
    pub(super) fn told(&self, condition: Node<'t>, truth: bool) -> Option<Guard> {
        self.told_at(condition, truth, DEPTH)
    }

    fn told_at(&self, node: Node<'t>, truth: bool, depth: u32) -> Option<Guard> {
        if !self.step() {
            return None;
        }
        match node.kind() {
            "parenthesized_expression" | "non_null_expression" | "await_expression" | "as_expression" => {
                self.told_at(node.named_child(0)?, truth, depth)
            }
            "unary_expression" if operator(node) == "!" => {
                self.told_at(node.child_by_field_name("argument")?, !truth, depth)
            }
            "binary_expression" => self.binary(node, truth, depth),
            "call_expression" => self.call(node, truth, depth),
            "identifier" | "member_expression" => self.named(self.last_name(node)?, truth, depth),
            _ => None,
        }
    }

    fn binary(&self, node: Node<'t>, truth: bool, depth: u32) -> Option<Guard> {
        let (left, right) = (node.child_by_field_name("left")?, node.child_by_field_name("right")?);
        let equal = match operator(node) {
            "==" | "===" => truth,
            "!=" | "!==" => !truth,
            "&&" | "||" | "??" => {
                return self.told_at(left, truth, depth).or_else(|| self.told_at(right, truth, depth));
            }
            _ => return None,
        };
        let sides = |a: Node<'t>, b: Node<'t>| {
            let constant = match b.kind() {
                "true" => Some(equal),
                "false" | "null" | "undefined" => Some(!equal),
                _ => None,
            };
            let by_constant = constant.and_then(|truth| self.told_at(a, truth, depth));
            by_constant.or_else(|| self.compared(a, b, equal))
        };
        sides(left, right).or_else(|| sides(right, left))
    }

    /// What follows from `value` being, or not being, what `other` names.
    pub(super) fn compared(&self, value: Node<'t>, other: Node<'t>, equal: bool) -> Option<Guard> {
        let other = self.text_of(other);
        match other.trim_matches(['"', '\'', '`']) {
            "enterprise" if equal && self.mentions(value, "accountType") => Some(Guard::AccountType),
            "office365" if !equal && self.mentions(value, "accountType") => Some(Guard::AccountType),
            _ => {
                let enabled = other.ends_with("TokenStatus.Enabled") && equal;
                let gone = other.ends_with("TokenStatus.Removed") || other.ends_with("TokenStatus.Disabled");
                (enabled || gone && !equal).then_some(Guard::TokenStatus)
            }
        }
    }

    fn call(&self, node: Node<'t>, truth: bool, depth: u32) -> Option<Guard> {
        let name = self.last_name(node.child_by_field_name("function")?)?;
        match name {
            "isSetSupported" => (!truth).then_some(Guard::Requirement),
            "Boolean" => self.told_at(node.child_by_field_name("arguments")?.named_child(0)?, truth, depth),
            TOKEN_STATUS => truth.then_some(Guard::TokenStatus),
            _ if SIGN_INS.contains(&name) => (!truth).then_some(Guard::Fallback),
            _ => self.named(name, truth, depth),
        }
    }

    /// What the definitions of a name tell; of a function what it returns.
    fn named(&self, name: &str, truth: bool, depth: u32) -> Option<Guard> {
        let depth = depth.checked_sub(1)?;
        self.definitions(name).iter().find_map(|&definition| {
            let mut results = self.results(definition).into_iter();
            results.find_map(|result| self.told_at(result, truth, depth))
        })
    }

    /// The values that a definition may yield: itself, or what the function returns.
    fn results(&self, definition: Node<'t>) -> Vec<Node<'t>> {
        let body = match definition.kind() {
            "arrow_function" | "function_expression" => definition.child_by_field_name("body"),
            "statement_block" => Some(definition),
            _ => return vec![definition],
        };
        let Some(block) = body.filter(|body| body.kind() == "statement_block") else {
            return body.into_iter().collect();
        };
        let mut found = Vec::new();
        names::visit(block, &mut |node| {
            if node.kind() == "return_statement" {
                found.extend(node.named_child(0));
            }
            let inner =
                matches!(node.kind(), "arrow_function" | "function_expression" | "function_declaration");
            !inner && self.step()
        });
        found
    }

    /// Whether the node, or what a name in it stands for, reads a property of this name.
    fn mentions(&self, node: Node<'t>, property: &str) -> bool {
        let read = |node: Node| self.text_of(node).contains(property);
        let defined = self.last_name(node).map_or(&[][..], |name| self.definitions(name));
        read(node) || defined.iter().any(|&node| read(node))
    }

    /// Whether something below the node signs in, itself or through a function of this file.
    pub(super) fn signs_in(&self, node: Node<'t>) -> bool {
        let calls = self.called(node);
        let through = |name: &&str| {
            self.definitions(name)
                .iter()
                .any(|&body| self.called(body).iter().any(|name| SIGN_INS.contains(name)))
        };
        calls.iter().any(|name| SIGN_INS.contains(name)) || calls.iter().any(through)
    }

    fn called(&self, node: Node<'t>) -> Vec<&'t str> {
        let mut found = Vec::new();
        names::visit(node, &mut |node| {
            if node.kind() == "call_expression" {
                found.extend(node.child_by_field_name("function").and_then(|f| self.last_name(f)));
            }
            self.step()
        });
        found
    }

    pub(super) fn last_name(&self, node: Node) -> Option<&'t str> {
        names::last(node, self.text)
    }

    fn text_of(&self, node: Node) -> &'t str {
        self.text.get(node.byte_range()).unwrap_or("")
    }
}

/// The operator of a unary or binary expression.
pub(super) fn operator<'t>(node: Node<'t>) -> &'t str {
    node.child_by_field_name("operator").map_or("", |operator: Node<'t>| operator.kind())
}
