//! What a condition tells about the place that it leads to.
//!
//! Lenient on purpose: `requirements && requirements.isSetSupported(...)` counts as the check that it means to be, and
//! a name stands for what defines it. Called by the walk over what stands around a use.

use super::code::{Code, Script};
use super::{Guard, names, place};
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
const DEPTH: u32 = 6;

/// Expressions that are nested deeper are not what a person wrote.
const LEVELS: u32 = 200;

/// One script, to ask about its conditions.
#[derive(Clone, Copy)]
pub(super) struct Facts<'a, 't> {
    pub(super) code: &'a Code<'t>,
    pub(super) script: &'a Script<'t>,
    /// How many more names are followed.
    depth: u32,
    /// How many more expressions within expressions are looked at.
    levels: u32,
}

impl<'a, 't> Facts<'a, 't> {
    pub(super) fn new(code: &'a Code<'t>, script: &'a Script<'t>) -> Self {
        Facts { code, script, depth: DEPTH, levels: LEVELS }
    }

    /// The definitions of what an expression names, each with the script that it stands in.
    fn defined(self, node: Node<'t>) -> Vec<(Facts<'a, 't>, Node<'t>)> {
        let (root, name) = (names::root(node, self.script.text), self.last_name(node));
        let (Some(name), Some(depth)) = (name, self.depth.checked_sub(1)) else { return Vec::new() };
        let file = self.script.file;
        let found = match root.and_then(|root| self.script.names.imports.get(root)) {
            Some(import) => {
                let exported = if root == Some(name) { import.original.unwrap_or(name) } else { name };
                self.code.leads_to(file, import).map(|file| self.code.exported(file, exported))
            }
            None => Some(self.script.names.definitions(name).iter().map(|&d| (self.script, d)).collect()),
        };
        let facts = |(script, node)| (Facts { script, depth, ..self }, node);
        found.unwrap_or_default().into_iter().map(facts).collect()
    }

    /// What follows from `condition` being `truth`.
    pub(super) fn told(self, node: Node<'t>, truth: bool) -> Option<Guard> {
        let levels = self.levels.checked_sub(1).filter(|_| self.code.step())?;
        Facts { levels, ..self }.told_by(node, truth)
    }

    fn told_by(self, node: Node<'t>, truth: bool) -> Option<Guard> {
        match node.kind() {
            "parenthesized_expression" | "non_null_expression" | "await_expression" | "as_expression" => {
                self.told(node.named_child(0)?, truth)
            }
            "unary_expression" if operator(node) == "!" => {
                self.told(node.child_by_field_name("argument")?, !truth)
            }
            "binary_expression" => self.binary(node, truth),
            "call_expression" => self.call(node, truth),
            "identifier" | "member_expression" => self.variable(node, truth),
            _ => None,
        }
    }

    fn binary(self, node: Node<'t>, truth: bool) -> Option<Guard> {
        let (left, right) = (node.child_by_field_name("left")?, node.child_by_field_name("right")?);
        let equal = match operator(node) {
            "==" | "===" => truth,
            "!=" | "!==" => !truth,
            "&&" | "||" | "??" => {
                return self.told(left, truth).or_else(|| self.told(right, truth));
            }
            _ => return None,
        };
        let sides = |a: Node<'t>, b: Node<'t>| {
            let constant = match b.kind() {
                "true" => Some(equal),
                _ if is_falsy(b, self.script.text) => Some(!equal),
                _ => None,
            };
            let by_constant = constant.and_then(|truth| self.told(a, truth));
            by_constant.or_else(|| self.compared(a, b, equal))
        };
        sides(left, right).or_else(|| sides(right, left))
    }

    /// What follows from `value` being, or not being, what `other` names.
    pub(super) fn compared(self, value: Node<'t>, other: Node<'t>, equal: bool) -> Option<Guard> {
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

    fn call(self, node: Node<'t>, truth: bool) -> Option<Guard> {
        let callee = node.child_by_field_name("function")?;
        let name = self.last_name(callee)?;
        match name {
            "isSetSupported" => (!truth).then_some(Guard::Requirement),
            "Boolean" => self.told(node.child_by_field_name("arguments")?.named_child(0)?, truth),
            TOKEN_STATUS => truth.then_some(Guard::TokenStatus),
            _ if SIGN_INS.contains(&name) => (!truth).then_some(Guard::Fallback),
            _ => self.named(callee, truth),
        }
    }

    /// What a variable tells. That it is empty says that a sign-in has failed only where one was tried before: what was
    /// kept of an earlier one may be missing for the first time.
    fn variable(self, node: Node<'t>, truth: bool) -> Option<Guard> {
        let told = self.named(node, truth);
        told.filter(|guard| *guard != Guard::Fallback || self.signed_in_before(node))
    }

    /// Whether something before the node, in the functions around it, signs in.
    fn signed_in_before(self, node: Node<'t>) -> bool {
        let mut found = false;
        names::visit(self.script.root, &mut |other| {
            let before = other.start_byte() < node.start_byte();
            let around = other.end_byte() >= node.end_byte();
            if before && !around && other.kind() == "call_expression" {
                let callee = other.child_by_field_name("function");
                found |=
                    callee.is_some_and(|callee| self.is_sign_in(callee) || self.leads_to_sign_in(callee));
            }
            !found && before && (around || runs_there(other)) && self.code.step()
        });
        found
    }

    /// What the definitions of a name tell; of a function what it returns, and where it does.
    fn named(self, node: Node<'t>, truth: bool) -> Option<Guard> {
        self.defined(node).into_iter().find_map(|(facts, definition)| {
            let mut results = facts.results(definition).into_iter();
            results.find_map(|result| facts.told(result, truth).or_else(|| facts.returned(result, truth)))
        })
    }

    /// What follows from a function's having returned this very constant: `if (!naa) { return null; }`.
    fn returned(self, result: Node<'t>, truth: bool) -> Option<Guard> {
        let statement = result.parent().filter(|parent| parent.kind() == "return_statement")?;
        let is_truth = match truth {
            true => result.kind() == "true",
            false => is_falsy(result, self.script.text),
        };
        if is_truth { place::around(self, statement) } else { None }
    }

    /// The values that a definition may yield: itself, or what the function returns.
    fn results(self, definition: Node<'t>) -> Vec<Node<'t>> {
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
            !inner && self.code.step()
        });
        found
    }

    /// Whether the node, or what a name in it stands for, reads a property of this name.
    fn mentions(self, node: Node<'t>, property: &str) -> bool {
        let read = |facts: Facts<'a, 't>, node: Node<'t>| facts.text_of(node).contains(property);
        read(self, node) || self.defined(node).into_iter().any(|(facts, node)| read(facts, node))
    }

    /// Whether something below the node signs in, itself or through a function.
    pub(super) fn signs_in(self, node: Node<'t>) -> bool {
        let callees = self.callees(node);
        callees.iter().any(|callee| self.is_sign_in(*callee))
            || callees.iter().any(|callee| self.leads_to_sign_in(*callee))
    }

    fn is_sign_in(self, callee: Node<'t>) -> bool {
        self.last_name(callee).is_some_and(|name| SIGN_INS.contains(&name))
    }

    /// Whether a function that the callee may be calls something that signs in.
    fn leads_to_sign_in(self, callee: Node<'t>) -> bool {
        let mut defined = self.defined(callee).into_iter();
        defined.any(|(facts, body)| facts.callees(body).iter().any(|callee| facts.is_sign_in(*callee)))
    }

    /// What is called below the node.
    fn callees(self, node: Node<'t>) -> Vec<Node<'t>> {
        let mut found = Vec::new();
        names::visit(node, &mut |node| {
            if node.kind() == "call_expression" {
                found.extend(node.child_by_field_name("function"));
            }
            self.code.step()
        });
        found
    }

    pub(super) fn last_name(self, node: Node<'t>) -> Option<&'t str> {
        names::last(node, self.script.text)
    }

    fn text_of(self, node: Node<'t>) -> &'t str {
        self.script.text.get(node.byte_range()).unwrap_or("")
    }
}

/// Whether what stands in the node runs where it stands: a function does only where a call is given it.
fn runs_there(node: Node) -> bool {
    let is_function = matches!(
        node.kind(),
        "function_declaration" | "function_expression" | "arrow_function" | "method_definition"
    );
    !is_function || node.parent().is_some_and(|parent| parent.kind() == "arguments")
}

/// Whether the expression is a constant that a condition takes for false.
fn is_falsy(node: Node, text: &str) -> bool {
    match node.kind() {
        "false" | "null" | "undefined" => true,
        "string" => node.byte_range().len() == 2,
        "number" => text.get(node.byte_range()) == Some("0"),
        _ => false,
    }
}

/// The operator of a unary or binary expression.
pub(super) fn operator<'t>(node: Node<'t>) -> &'t str {
    node.child_by_field_name("operator").map_or("", |operator: Node<'t>| operator.kind())
}
