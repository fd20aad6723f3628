//! Which conditions hold at a place: what stands around it and before it.
//!
//! Asks [`Facts`] what a condition tells. Called with the uses that are asked about, with the calls of the functions
//! around them, and with what functions return.

use super::Guard;
use super::facts::{self, Facts};
use tree_sitter::Node;

/// Whether the member is only asked for, `if (mailbox.restUrl)`.
pub(super) fn tested(name: Node) -> Option<Guard> {
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

/// Code that is nested deeper is not what a person wrote; climbing it takes long.
const LEVELS: u32 = 500;

/// What holds at a node by what stands around it and before it, up to the top of the file.
pub(super) fn around<'t>(facts: Facts<'_, 't>, node: Node<'t>) -> Option<Guard> {
    let mut child = node;
    for _ in 0..LEVELS {
        let parent = child.parent()?;
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

fn branch<'t>(facts: Facts<'_, 't>, parent: Node<'t>, child: Node<'t>) -> Option<Guard> {
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
fn case<'t>(facts: Facts<'_, 't>, case: Node<'t>, child: Node<'t>) -> Option<Guard> {
    let value = case.child_by_field_name("value").filter(|value| *value != child)?;
    let switch = case.parent()?.parent()?;
    let compared = facts.compared(switch.child_by_field_name("value")?, value, true);
    compared.or_else(|| before(facts, case, child))
}

/// A function handed to `getTokenStatusAsync(...)`, or to the `catch` of something that signs in.
fn callback<'t>(facts: Facts<'_, 't>, arguments: Node<'t>, argument: Node<'t>) -> Option<Guard> {
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
fn before<'t>(facts: Facts<'_, 't>, block: Node<'t>, statement: Node<'t>) -> Option<Guard> {
    let mut cursor = block.walk();
    let mut earlier = block.named_children(&mut cursor).take_while(|node| *node != statement);
    earlier.find_map(|node| match node.kind() {
        "if_statement" => exit(facts, node),
        "try_statement" => tried(facts, node),
        _ => None,
    })
}

fn exit<'t>(facts: Facts<'_, 't>, node: Node<'t>) -> Option<Guard> {
    let condition = node.child_by_field_name("condition")?;
    let leaves = |field: &str| node.child_by_field_name(field).is_some_and(leaves);
    match (leaves("consequence"), leaves("alternative")) {
        (true, false) => facts.told(condition, false),
        (false, true) => facts.told(condition, true),
        _ => None,
    }
}

fn tried<'t>(facts: Facts<'_, 't>, node: Node<'t>) -> Option<Guard> {
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

fn is_field(parent: Node, field: &str, child: Node) -> bool {
    parent.child_by_field_name(field) == Some(child)
}
