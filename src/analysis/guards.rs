//! Does a use stand behind a check that keeps it from Exchange Online, or is it a fallback?
//!
//! Textual and within one file: the enclosing branches, the early exits before, the callbacks and `catch` blocks
//! around, and the calls of the function that the use stands in. Knows nothing about usages and rules; parses on demand,
//! so it is for the few files that have something to ask about. Called by the rules about legacy members.
//!
//! `facts` says what a condition tells; this file says which conditions hold at a place.

mod facts;
mod names;

use crate::syntax;
use crate::text::Span;
use facts::Facts;
use std::path::Path;
use tree_sitter::Node;

/// Why a use of a legacy member need not fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Behind a look at whether Exchange still issues tokens (`getTokenStatusAsync`).
    TokenStatus,
    /// Behind a look at where the mailbox lives (`accountType`).
    AccountType,
    /// Where a requirement set, such as NestedAppAuth, is not supported.
    Requirement,
    /// After a modern way to sign in has failed.
    Fallback,
    /// Only looked whether it is there.
    Tested,
}

/// What guards each of the spans, which are names in the file's text.
pub fn guards(path: &Path, text: &str, spans: &[Span]) -> Vec<Option<Guard>> {
    let pieces = syntax::parse(path, text);
    let about: Vec<Facts> = pieces.iter().map(|piece| Facts::new(piece.tree.root_node(), text)).collect();
    let guard = |span: &Span| {
        let piece = pieces.iter().position(|piece| piece.span.contains(*span))?;
        let facts = about.get(piece)?;
        let node = facts.root.descendant_for_byte_range(span.start as usize, span.end as usize)?;
        facts.begin();
        tested(node).or_else(|| around(facts, node)).or_else(|| behind_calls(facts, node))
    };
    spans.iter().map(guard).collect()
}

/// Whether the member is only asked for, `if (mailbox.restUrl)`.
fn tested(name: Node) -> Option<Guard> {
    let mut node = name.parent()?;
    while let Some(parent) = node.parent() {
        match parent.kind() {
            "if_statement" if is_field(parent, "condition", node) => return Some(Guard::Tested),
            "ternary_expression" if is_field(parent, "condition", node) => return Some(Guard::Tested),
            "binary_expression" if is_comparison(parent) => {}
            "parenthesized_expression" | "unary_expression" | "non_null_expression" => {}
            "binary_expression" if is_field(parent, "left", node) && facts::operator(parent) == "&&" => {
                return Some(Guard::Tested);
            }
            "binary_expression" => {}
            _ => return None,
        }
        node = parent;
    }
    None
}

fn is_comparison(node: Node) -> bool {
    matches!(facts::operator(node), "==" | "===" | "!=" | "!==")
}

/// What holds at a node by what stands around it and before it, up to the top of the file.
fn around(facts: &Facts, node: Node) -> Option<Guard> {
    let mut child = node;
    while let Some(parent) = child.parent() {
        let guard = match parent.kind() {
            "if_statement" | "ternary_expression" => branch(facts, parent, child),
            "binary_expression" if is_field(parent, "right", child) => match facts::operator(parent) {
                "&&" => facts.told(parent.child_by_field_name("left")?, true),
                "||" | "??" => facts.told(parent.child_by_field_name("left")?, false),
                _ => None,
            },
            "switch_case" => case(facts, parent, child),
            "try_statement" if is_field(parent, "handler", child) => {
                let tried = parent.child_by_field_name("body")?;
                facts.signs_in(tried).then_some(Guard::Fallback)
            }
            "arguments" => callback(facts, parent, child),
            "statement_block" | "program" | "switch_default" => before(facts, parent, child),
            _ => None,
        };
        if guard.is_some() {
            return guard;
        }
        child = parent;
    }
    None
}

fn branch(facts: &Facts, parent: Node, child: Node) -> Option<Guard> {
    let condition = parent.child_by_field_name("condition")?;
    if is_field(parent, "consequence", child) {
        facts.told(condition, true)
    } else if is_field(parent, "alternative", child) {
        facts.told(condition, false)
    } else {
        None
    }
}

/// `switch (accountType) { case "enterprise": ... }`.
fn case(facts: &Facts, case: Node, child: Node) -> Option<Guard> {
    let value = case.child_by_field_name("value").filter(|value| *value != child)?;
    let switch = case.parent()?.parent()?;
    let compared = facts.compared(switch.child_by_field_name("value")?, value, true);
    compared.or_else(|| before(facts, case, child))
}

/// A function handed to `getTokenStatusAsync(...)`, or to the `catch` of something that signs in.
fn callback(facts: &Facts, arguments: Node, argument: Node) -> Option<Guard> {
    let call = arguments.parent().filter(|call| call.kind() == "call_expression")?;
    let callee = call.child_by_field_name("function")?;
    let name = facts.last_name(callee)?;
    if name == facts::TOKEN_STATUS {
        return Some(Guard::TokenStatus);
    }
    let second = arguments.named_child(1) == Some(argument);
    let failed = name == "catch" || name == "then" && second;
    (failed && facts.signs_in(callee.child_by_field_name("object")?)).then_some(Guard::Fallback)
}

/// What the statements before say: `if (naa) { return ... }`, `try { return await signIn(); } catch {}`.
fn before(facts: &Facts, block: Node, statement: Node) -> Option<Guard> {
    let mut cursor = block.walk();
    let mut earlier = block.named_children(&mut cursor).take_while(|node| *node != statement);
    earlier.find_map(|node| match node.kind() {
        "if_statement" => exit(facts, node),
        "try_statement" => tried(facts, node),
        _ => None,
    })
}

fn exit(facts: &Facts, node: Node) -> Option<Guard> {
    let condition = node.child_by_field_name("condition")?;
    let leaves = |field: &str| node.child_by_field_name(field).is_some_and(leaves);
    match (leaves("consequence"), leaves("alternative")) {
        (true, false) => facts.told(condition, false),
        (false, true) => facts.told(condition, true),
        _ => None,
    }
}

fn tried(facts: &Facts, node: Node) -> Option<Guard> {
    let body = node.child_by_field_name("body")?;
    (leaves(body) && facts.signs_in(body)).then_some(Guard::Fallback)
}

/// Whether the statement ends with leaving what it stands in.
fn leaves(node: Node) -> bool {
    match node.kind() {
        "return_statement" | "throw_statement" | "break_statement" | "continue_statement" => true,
        "statement_block" | "else_clause" => {
            let last = node.named_child_count().checked_sub(1).and_then(|last| node.named_child(last as u32));
            last.is_some_and(leaves)
        }
        "if_statement" => {
            let both = ["consequence", "alternative"];
            both.iter().all(|field| node.child_by_field_name(field).is_some_and(leaves))
        }
        _ => false,
    }
}

/// What guards every call, in this file, of the innermost named function around the node.
fn behind_calls(facts: &Facts, node: Node) -> Option<Guard> {
    let mut function = Some(node);
    while let Some(at) = function {
        if let Some(name) = names::of_function(at, facts.text) {
            let mut calls = names::references(facts.root, name, facts.text).into_iter();
            let first = around(facts, calls.next()?)?;
            return calls.all(|call| around(facts, call).is_some()).then_some(first);
        }
        function = at.parent();
    }
    None
}

fn is_field(parent: Node, field: &str, child: Node) -> bool {
    parent.child_by_field_name(field) == Some(child)
}

#[cfg(test)]
mod tests;
