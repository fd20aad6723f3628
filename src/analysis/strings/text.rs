//! What a value reads as: texts of pieces with their places, and of holes where nobody knows.
//!
//! Alternatives where ways part. Knows nothing of what texts mean. Called by whoever reads what is sent; `methods` knows the
//! methods of strings.

use super::follow::{At, Follow, Found, Origin};
use super::piece::{Piece, Text};
use super::properties::is_next_page;
use crate::analysis::ir::{Node, Op};
use crate::catalog::graph::member_address;

/// A value reads as so many texts at most.
pub(super) const MAX_TEXTS: usize = 24;

/// Stands for the address of more of the same, which an answer holds.
pub(super) const NEXT_PAGE: &str = "next:";

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

    pub(super) fn text_of(&mut self, (origin, at): &Found) -> Vec<Text> {
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
            Origin::Member(op) => match self.index.op(op) {
                Some(Op::Load { base, name, .. }) if self.index.linked.solver.names.text(name) == "href" => {
                    self.joined_at(op, &[base], at)
                }
                _ => vec![vec![self.member(op)]],
            },
            Origin::Object(..) | Origin::Unknown => vec![vec![Piece::Hole]],
        }
    }

    fn literal(&self, op: u32) -> Option<Piece> {
        let Some(Op::Literal { start, end, .. }) = self.index.op(op) else { return None };
        (start < end).then_some(Piece::Literal { op, from: 0, to: end - start })
    }

    /// The address that a member gives.
    fn member(&self, op: u32) -> Piece {
        let Some(Op::Load { name, .. }) = self.index.op(op) else { return Piece::Hole };
        let name = self.index.linked.solver.names.text(name);
        match member_address(name) {
            Some(text) => Piece::Member { op, text },
            None if is_next_page(name) => Piece::Member { op, text: NEXT_PAGE },
            None => Piece::Hole,
        }
    }

    /// The texts of these nodes, one after the other.
    pub(super) fn joined_at(&mut self, op: u32, nodes: &[Node], at: &At) -> Vec<Text> {
        let parts = nodes.iter().map(|&node| {
            let part = self.at(node, op, &at.path);
            self.texts(&part)
        });
        let parts: Vec<Vec<Text>> = parts.collect();
        self.product(parts)
    }

    /// Every way to put one of each together.
    pub(super) fn product(&mut self, parts: Vec<Vec<Text>>) -> Vec<Text> {
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

    /// What stands in the source of a piece.
    pub(super) fn raw(&self, piece: Piece) -> Option<&str> {
        let Piece::Literal { op, from, to } = piece else { return None };
        let Some(Op::Literal { start, .. }) = self.index.op(op) else { return None };
        let part = self.index.parts.get(self.index.part_of(op))?;
        let first = (part.start + start) as usize;
        self.index.inputs.get(part.input)?.text.get(first + from as usize..first + to as usize)
    }

    /// A text all of which is known, as it is written.
    pub(super) fn plain(&self, text: &Text) -> Option<String> {
        let mut plain = String::new();
        for &piece in text {
            match piece {
                Piece::Literal { .. } => plain.push_str(self.raw(piece)?),
                Piece::Name(name) => plain.push_str(self.index.linked.solver.names.text(name)),
                Piece::Member { text, .. } | Piece::Fixed(text) => plain.push_str(text),
                Piece::Hole | Piece::Parameter(_) => return None,
            }
        }
        (!plain.is_empty()).then_some(plain)
    }
}
