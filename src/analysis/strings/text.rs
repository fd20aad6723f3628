//! What a value reads as: texts of pieces with their places, and of holes where nobody knows.
//!
//! Alternatives where ways part. Knows the operations on strings, nothing of what texts mean. Called by `sites`.

use super::follow::{At, Follow, Found, Origin};
use super::piece::{Piece, Text};
use crate::analysis::ir::{CallId, Node, Op};

/// A value reads as so many texts at most.
const MAX_TEXTS: usize = 24;

/// Functions of packages that put values into a text, their first argument.
const FORMATTERS: [&str; 4] = ["format", "sprintf", "formatString", "dedent"];

impl Follow<'_> {
    /// The texts that a value can be; never empty.
    pub(super) fn texts(&mut self, at: &At) -> Vec<Text> {
        if let Some((_, known)) = self.known_texts.get(&at.spot()) {
            return known.clone();
        }
        let read = self.deeper(|me| {
            let origins = me.origins(at);
            let mut texts: Vec<Text> = Vec::new();
            for found in origins {
                for text in me.text_of(&found) {
                    if !texts.contains(&text) {
                        texts.push(text);
                    }
                }
            }
            texts
        });
        let mut texts = read.unwrap_or_default();
        if texts.len() > MAX_TEXTS {
            self.bounded = true;
            texts.truncate(MAX_TEXTS);
        }
        if texts.is_empty() {
            texts.push(vec![Piece::Hole]);
        }
        self.known_texts.insert(at.spot(), (at.path.clone(), texts.clone()));
        texts
    }

    fn text_of(&mut self, (origin, at): &Found) -> Vec<Text> {
        match *origin {
            Origin::Literal(op) => vec![self.literal(op).into_iter().collect()],
            Origin::Name(name) => vec![vec![Piece::Name(name)]],
            Origin::Nothing => vec![Vec::new()],
            Origin::Parameter(function) => vec![vec![Piece::Parameter(function)]],
            Origin::Concat(op) => match self.index.op(op) {
                Some(Op::Concat { left, right, .. }) => self.joined_at(op, &[left, right], at),
                _ => Vec::new(),
            },
            Origin::Append(op) => match self.index.op(op) {
                Some(Op::Append { var, from }) => self.joined_at(op, &[var, from], at),
                _ => Vec::new(),
            },
            Origin::Call(call) => self.called(call, at),
            Origin::Object(..) | Origin::Unknown => vec![vec![Piece::Hole]],
        }
    }

    fn literal(&self, op: u32) -> Option<Piece> {
        let Some(Op::Literal { start, end, .. }) = self.index.op(op) else { return None };
        (start < end).then_some(Piece::Literal { op, from: 0, to: end - start })
    }

    /// The texts of these nodes, one after the other.
    fn joined_at(&mut self, op: u32, nodes: &[Node], at: &At) -> Vec<Text> {
        let parts = nodes.iter().map(|&node| {
            let part = self.at(node, op, &at.path);
            self.texts(&part)
        });
        let parts: Vec<Vec<Text>> = parts.collect();
        self.product(parts)
    }

    /// Every way to put one of each together.
    fn product(&mut self, parts: Vec<Vec<Text>>) -> Vec<Text> {
        let mut all: Vec<Text> = vec![Vec::new()];
        for texts in parts {
            if all.len() * texts.len() > MAX_TEXTS {
                self.bounded = true;
            }
            let put = |left: &Text| {
                let left = left.clone();
                texts.iter().map(move |right| left.iter().chain(right).copied().collect::<Text>())
            };
            all = all.iter().flat_map(put).take(MAX_TEXTS).collect();
        }
        all
    }

    /// What a method of strings or arrays gives, where it is known.
    fn called(&mut self, call: CallId, at: &At) -> Vec<Text> {
        let hole = vec![vec![Piece::Hole]];
        let Some(op) = self.index.op_of_call(call) else { return hole };
        let solver = &self.index.linked.solver;
        let called = &solver.graph.calls[call];
        let args: Vec<Node> = called.args.iter().map(|arg| arg.0).collect();
        let is_global = |name: &str| {
            let name = solver.names.known(name);
            name.and_then(|name| solver.has_global(name)) == Some(called.callee)
        };
        if is_global("String") {
            return self.joined_at(op, args.get(..1).unwrap_or_default(), at);
        }
        // `format("<a>{0}</a>", b)`: the placeholders are text.
        let callee = self.index.callee(self.index.part_of(op), called);
        if FORMATTERS.contains(&callee.rsplit('.').next().unwrap_or(callee)) && !args.is_empty() {
            return self.joined_at(op, args.get(..1).unwrap_or_default(), at);
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
            _ => hole,
        }
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
            let found = match piece {
                Piece::Literal { op, from, to } => self
                    .raw(piece)
                    .and_then(|raw| raw.find(pattern))
                    .map(|at| (op, from, from + at as u32, from + (at + pattern.len()) as u32, to)),
                _ => None,
            };
            let Some((op, from, start, end, to)) = found else {
                text.push(piece);
                continue;
            };
            text.push(Piece::Literal { op, from, to: start });
            text.extend(value);
            text.push(Piece::Literal { op, from: end, to });
        }
        text
    }

    /// `["<a>", b].join("\n")`
    fn list_joined(&mut self, op: u32, list: Node, separator: Option<Node>, at: &At) -> Vec<Text> {
        let list_at = self.at(list, op, &at.path);
        let origins = self.origins(&list_at);
        let [(Origin::Object(array, made), ref made_at)] = origins[..] else {
            return vec![vec![Piece::Hole]];
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
    fn pushed(&self, list: Node, made: u32, until: u32) -> Vec<(u32, Node)> {
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

    /// What stands in the source of a piece.
    pub(super) fn raw(&self, piece: Piece) -> Option<&str> {
        let Piece::Literal { op, from, to } = piece else { return None };
        let Some(Op::Literal { start, .. }) = self.index.op(op) else { return None };
        let part = self.index.parts.get(self.index.part_of(op))?;
        let first = (part.start + start) as usize;
        self.index.inputs.get(part.input)?.text.get(first + from as usize..first + to as usize)
    }

    /// A text all of which is known, as it is written.
    fn plain(&self, text: &Text) -> Option<String> {
        let mut plain = String::new();
        for &piece in text {
            match piece {
                Piece::Literal { .. } => plain.push_str(self.raw(piece)?),
                Piece::Name(name) => plain.push_str(self.index.linked.solver.names.text(name)),
                Piece::Hole | Piece::Parameter(_) => return None,
            }
        }
        (!plain.is_empty()).then_some(plain)
    }
}
