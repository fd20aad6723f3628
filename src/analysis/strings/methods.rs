//! What the methods of strings and arrays give, and other calls that make texts.
//!
//! Knows them by name, nothing of what texts mean. Called by `text`.

use super::follow::{At, Follow, Origin};
use super::piece::{Piece, Text};
use super::text::MAX_TEXTS;
use crate::analysis::ir::{CallId, Node, Op};

/// Functions of packages that put values into a text, their first argument.
const FORMATTERS: [&str; 4] = ["format", "sprintf", "formatString", "dedent"];
/// What is made of a text and reads as it: `new URL(address)`.
const WRAPPERS: [&str; 2] = ["URL", "Request"];

impl Follow<'_> {
    /// What a method of strings or arrays gives, where it is known.
    pub(super) fn called(&mut self, call: CallId, at: &At) -> Vec<Text> {
        let hole = vec![vec![Piece::Hole]];
        let Some(op) = self.index.op_of_call(call) else { return hole };
        let solver = &self.index.linked.solver;
        let called = &solver.graph.calls[call];
        let args: Vec<Node> = called.args.iter().map(|arg| arg.0).collect();
        let is_global = |name: &str| {
            let name = solver.names.known(name);
            name.and_then(|name| solver.has_global(name)) == Some(called.callee)
        };
        let first = args.get(..1).unwrap_or_default();
        if ["String", "encodeURI"].into_iter().any(is_global) {
            return self.joined_at(op, first, at);
        }
        // `new URL(path, base)`
        if called.new && WRAPPERS.into_iter().any(is_global) {
            let base = args.get(1).filter(|_| is_global("URL")).copied();
            let nodes: Vec<Node> = base.into_iter().chain(first.iter().copied()).collect();
            return self.joined_at(op, &nodes, at);
        }
        // `format("<a>{0}</a>", b)`: the placeholders are text.
        let callee = self.index.callee(self.index.part_of(op), called);
        if FORMATTERS.contains(&callee.rsplit('.').next().unwrap_or(callee)) && !args.is_empty() {
            return self.joined_at(op, first, at);
        }
        let load = self.index.givers(called.callee).find_map(|op| match self.index.op(op) {
            Some(Op::Load { base, name, .. }) => Some((base, solver.names.text(name).to_owned())),
            _ => None,
        });
        let Some((base, name)) = load else { return hole };
        match (&*name, &args[..]) {
            ("trim" | "trimStart" | "trimEnd" | "toString" | "valueOf" | "normalize", _) => {
                self.joined_at(op, &[base], at)
            }
            ("concat", _) => {
                let nodes: Vec<Node> = std::iter::once(base).chain(args).collect();
                self.joined_at(op, &nodes, at)
            }
            ("replace" | "replaceAll", &[pattern, value, ..]) => {
                self.replaced(op, [base, pattern, value], at)
            }
            ("join", _) => self.list_joined(op, base, args.first().copied(), at),
            _ => self.derived(op, base, at),
        }
    }

    /// What is made of a text in a way that is not followed: an address that Outlook gives stays one, anything else is not
    /// known.
    fn derived(&mut self, op: u32, base: Node, at: &At) -> Vec<Text> {
        let texts = self.joined_at(op, &[base], at);
        let of_member = |text: &&Text| text.iter().any(|piece| matches!(piece, Piece::Member { .. }));
        texts.iter().find(of_member).map_or_else(|| vec![vec![Piece::Hole]], |text| vec![text.clone()])
    }

    /// A text in which another stands for a placeholder; where that is not known, as it was.
    fn replaced(&mut self, op: u32, [base, pattern, value]: [Node; 3], at: &At) -> Vec<Text> {
        let wholes = self.joined_at(op, &[base], at);
        let patterns = self.joined_at(op, &[pattern], at);
        let [pattern] = &patterns[..] else { return wholes };
        let Some(pattern) = self.plain(pattern) else { return wholes };
        let values = self.joined_at(op, &[value], at);
        let mut all = Vec::new();
        for whole in &wholes {
            for value in &values {
                all.push(self.put_in(whole, &pattern, value));
            }
        }
        all.truncate(MAX_TEXTS);
        all
    }

    fn put_in(&self, whole: &Text, pattern: &str, value: &Text) -> Text {
        let mut text = Text::new();
        for &piece in whole {
            let parts = match piece {
                Piece::Literal { op, from, to } => {
                    self.raw(piece).and_then(|raw| raw.find(pattern)).map(|at| {
                        let (start, end) = (from + at as u32, from + (at + pattern.len()) as u32);
                        (Piece::Literal { op, from, to: start }, Piece::Literal { op, from: end, to })
                    })
                }
                // Whatever case Exchange gives it in.
                Piece::Member { op, text } => text.to_lowercase().find(&pattern.to_lowercase()).map(|at| {
                    let (before, behind) = (&text[..at], &text[at + pattern.len()..]);
                    (Piece::Member { op, text: before }, Piece::Member { op, text: behind })
                }),
                _ => None,
            };
            match parts {
                Some((before, behind)) => {
                    text.push(before);
                    text.extend(value);
                    text.push(behind);
                }
                None => text.push(piece),
            }
        }
        text
    }

    /// `["<a>", b].join("\n")`
    fn list_joined(&mut self, op: u32, list: Node, separator: Option<Node>, at: &At) -> Vec<Text> {
        let list_at = self.at(list, op, &at.path);
        let origins = self.origins(&list_at);
        let [(Origin::Object(array, made), ref made_at)] = origins[..] else {
            return self.derived(op, list, at);
        };
        let path = made_at.path.clone();
        let mut nodes: Vec<(u32, Node)> = Vec::new();
        for &element in self.index.elements.get(&array).into_iter().flatten() {
            if let Some(Op::StoreElement { from, .. }) = self.index.op(element) {
                nodes.push((element, from));
            }
        }
        nodes.extend(self.pushed(list, made, op));
        nodes.sort_unstable();
        let between = match separator {
            Some(node) => self.joined_at(op, &[node], at),
            None => vec![vec![Piece::Hole]],
        };
        let between = between.into_iter().next().unwrap_or_default();
        let mut parts = Vec::new();
        for (number, (op, node)) in nodes.into_iter().enumerate() {
            if number > 0 {
                parts.push(vec![between.clone()]);
            }
            let element = self.at(node, op, &path);
            parts.push(self.texts(&element));
        }
        if parts.is_empty() { vec![vec![Piece::Hole]] } else { self.product(parts) }
    }

    /// What is pushed on a list between two operations.
    pub(super) fn pushed(&self, list: Node, made: u32, until: u32) -> Vec<(u32, Node)> {
        let solver = &self.index.linked.solver;
        let Some(push) = solver.names.known("push") else { return Vec::new() };
        let mut found = Vec::new();
        let here = self.index.function_at(until);
        for op in made..until {
            let Some(Op::Call(call)) = self.index.op(op) else { continue };
            let call = &solver.graph.calls[call];
            let is_push = call.this == Some(list)
                && self.index.function_at(op) == here
                && self
                    .index
                    .givers(call.callee)
                    .any(|op| matches!(self.index.op(op), Some(Op::Load { name, .. }) if name == push));
            if is_push {
                found.extend(call.args.iter().map(|arg| (op, arg.0)));
            }
        }
        found
    }
}
