//! Binary operators. The right side of `&&`, `||` and `??` runs only if the left side has a certain outcome.

use super::regions::Condition;
use super::{Field, Kids, Kind, Lowerer, TsNode, field, probe};
use crate::analysis::ir::{Clue, Node, RegionId};

/// Operators and operands that are still to be lowered, and what has been already.
struct Line<'t> {
    /// The value of all of it.
    to: Node,
    pending: Vec<OperatorStep<'t>>,
    operands: Vec<Condition<'t>>,
    opened: Vec<Opened>,
    /// All operators so far are those after which an operand stands in for those before it.
    stands_in: bool,
}

enum OperatorStep<'t> {
    /// An operand; whether it is only looked at.
    Operand(TsNode<'t>, bool),
    /// What comes next runs where the operands since number `first` have come out as `truth`.
    Right { truth: bool, first: usize },
    /// The region that what comes next stands in.
    Back(Option<RegionId>),
    /// What comes next, the second one, is lowered where the first one has come out as told.
    Narrow(TsNode<'t>, bool, TsNode<'t>),
    /// So much of what tests have found holds for what comes next.
    Widen(usize),
}

/// The region that is open where operands have come out as `truth`: those from `first` to before `end`.
struct Opened {
    truth: bool,
    first: usize,
    end: usize,
    base: Option<RegionId>,
    region: Option<RegionId>,
}

impl<'t> Lowerer<'t, '_> {
    /// Long chains of operators lean to the left; they are taken apart in a loop. `looked` as for [`Self::ternary`].
    pub(super) fn binary(&mut self, node: TsNode<'t>, looked: bool) -> Node {
        if self.is_sum(node) {
            return self.sum(node);
        }
        let (operands, opened) = (Vec::new(), Vec::new());
        let (to, pending) = (self.node(), vec![OperatorStep::Operand(node, looked)]);
        let mut line = Line { to, pending, operands, opened, stands_in: true };
        while let Some(step) = line.pending.pop() {
            match step {
                OperatorStep::Operand(node, looked) => self.operand(node, looked, &mut line),
                OperatorStep::Right { truth, first } => self.enter_right(truth, first, &mut line),
                OperatorStep::Back(region) => self.around.region = region,
                OperatorStep::Narrow(condition, truth, region) => self.narrow(condition, truth, region),
                OperatorStep::Widen(narrowed) => self.narrowed.truncate(narrowed),
            }
        }
        if line.stands_in && line.operands.len() > 1 {
            self.note_first_of(line.to);
        }
        line.to
    }

    fn operand(&mut self, node: TsNode<'t>, looked: bool, line: &mut Line<'t>) {
        if self.kind(node) != Kind::Binary || self.is_sum(node) {
            let value = self.expr_or_look(node, looked);
            // `this && this.__assign`: an object is no value of it.
            if !self.is_left_of_and(node) {
                self.copy(value, line.to);
            }
            return line.operands.push(Self::operand_of(value, node));
        }
        let kids = self.kids(node);
        let operator = field(&kids, Field::Operator).map_or("", |o| self.text(o));
        let truth = match operator {
            "&&" => true,
            "||" | "??" => false,
            _ => {
                line.stands_in = false;
                return self.operation(node, &kids, operator, looked, line);
            }
        };
        line.stands_in &= !truth;
        let sides = (field(&kids, Field::Left), field(&kids, Field::Right));
        let (back, right) = (
            OperatorStep::Back(self.around.region),
            OperatorStep::Right { truth, first: line.operands.len() },
        );
        let look = |side| probe::looks(operator, side, looked);
        line.pending.extend([back, OperatorStep::Widen(self.narrowed.len())]);
        line.pending.extend(sides.1.map(|kid| OperatorStep::Operand(kid, look(Field::Right))));
        if let (Some(left), Some(right)) = sides
            && operator != "??"
        {
            line.pending.push(OperatorStep::Narrow(left, truth, right));
        }
        line.pending.push(right);
        line.pending.extend(sides.0.map(|kid| OperatorStep::Operand(kid, look(Field::Left))));
    }

    /// Whether it is `this`, in front of `&&`.
    fn is_left_of_and(&self, node: TsNode<'t>) -> bool {
        self.kind(node) == Kind::This && node.next_sibling().is_some_and(|operator| operator.kind() == "&&")
    }

    /// An operator that gives none of its operands.
    fn operation(
        &mut self,
        node: TsNode<'t>,
        kids: &Kids<'t>,
        operator: &str,
        looked: bool,
        line: &mut Line<'t>,
    ) {
        let whole = line.pending.is_empty() && line.operands.is_empty();
        let to = if whole { line.to } else { self.node() };
        if operator == "in" {
            self.presence_in(kids, to);
        } else {
            self.calculation(kids, operator, looked, to, line);
        }
        if !whole {
            self.clue(Clue::Same { of: to, to: line.to });
        }
        line.operands.push(Self::operand_of(to, node));
    }

    fn calculation(&mut self, kids: &Kids<'t>, operator: &str, looked: bool, to: Node, line: &mut Line<'t>) {
        let (mut left, mut right) = (None, None);
        for &(name, kid) in kids.iter().rev() {
            let looked = probe::looks(operator, name, looked);
            match name {
                Field::Operator => {}
                Field::Left if self.kind(kid) == Kind::Binary => {
                    line.pending.push(OperatorStep::Operand(kid, looked));
                }
                _ if looked => {
                    let value = Some((kid, self.look(kid)));
                    *(if name == Field::Left { &mut left } else { &mut right }) = value;
                }
                _ => self.statement(kid),
            }
        }
        if let (Some(left), Some(right)) = (left, right) {
            self.note_comparison([left, right], operator, to);
        }
    }

    /// Goes on with a region that is there already, so that long chains take no more than they have operands.
    fn enter_right(&mut self, truth: bool, first: usize, line: &mut Line<'t>) {
        line.opened.retain(|opened| opened.first <= first);
        let base = self.around.region;
        let same = |opened: &Opened| (opened.truth, opened.first, opened.base) == (truth, first, base);
        let mut from = first;
        if let Some(opened) = line.opened.last().filter(|opened| same(opened)) {
            (self.around.region, from) = (opened.region, opened.end);
        }
        line.opened.retain(|opened| opened.first < first);
        for &operand in line.operands.get(from..).unwrap_or_default() {
            self.when(operand, truth);
        }
        let (end, region) = (line.operands.len(), self.around.region);
        line.opened.push(Opened { truth, first, end, base, region });
    }

    fn is_sum(&mut self, node: TsNode<'t>) -> bool {
        self.kind(node) == Kind::Binary
            && node.child_by_field_name("operator").is_some_and(|operator| self.text(operator) == "+")
    }

    /// `a + b + c`: strings that are put together may name a member.
    fn sum(&mut self, node: TsNode<'t>) -> Node {
        let (mut first, mut rest) = (node, Vec::new());
        while self.is_sum(first) {
            let kids = self.kids(first);
            let (Some(left), Some(right)) = (field(&kids, Field::Left), field(&kids, Field::Right)) else {
                break;
            };
            rest.push(right);
            first = left;
        }
        let first = if first == node { self.node() } else { self.expr(first) };
        rest.into_iter().rev().fold(first, |left, right| {
            let right = self.expr(right);
            self.concat(left, right)
        })
    }
}
