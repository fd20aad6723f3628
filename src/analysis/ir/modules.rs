//! What a fragment imports, gathers and exports, as lowering writes it and the linker reads it.

use super::{Node, Sym};
use crate::analysis::gather::Pattern;

/// What is imported from a module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Imported {
    /// One name (`default` for the default export).
    Name(Sym),
    /// Everything, as an object.
    Namespace,
}

/// An import, whatever its syntax.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Import {
    pub(crate) specifier: Sym,
    pub(crate) what: Imported,
    /// Receives the value.
    pub(crate) to: Node,
    /// The local name, for imports that bind one: it is declared in both name spaces.
    pub(crate) local: Option<Sym>,
}

/// Modules that are gathered by a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Gather {
    pub(crate) pattern: Pattern,
    pub(crate) hands: Hands,
    /// What of each module; all of it, where none is named.
    pub(crate) name: Option<Sym>,
    /// Receives them.
    pub(crate) to: Node,
}

/// How gathered modules are handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hands {
    /// Any of them.
    One,
    /// An object of them all, by their names.
    Object,
    /// An object of functions that load them.
    Loaders,
}

/// An export, whatever its syntax.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Export {
    /// `export { local as name }`, `export const name`, both name spaces.
    Local { name: Sym, local: Sym },
    /// `export default expression`.
    Value { name: Sym, node: Node },
    /// `export { imported as name } from`.
    From { name: Sym, specifier: Sym, what: Imported },
    /// `export * from`.
    All { specifier: Sym },
    /// `export = expression`.
    Equals { node: Node },
}

impl Export {
    /// The same, where what it exports is a node that has another number elsewhere.
    pub(crate) fn with_node(&self, number: impl Fn(Node) -> Node) -> Export {
        match *self {
            Export::Value { name, node } => Export::Value { name, node: number(node) },
            Export::Equals { node } => Export::Equals { node: number(node) },
            ref other => other.clone(),
        }
    }

    /// The node that it exports, where it names one.
    pub(crate) fn node(&self) -> Option<Node> {
        match *self {
            Export::Value { node, .. } | Export::Equals { node } => Some(node),
            _ => None,
        }
    }
}
