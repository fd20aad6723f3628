//! Strings that are put together: `"set" + what + "Async"` may name a member.

use super::value::Value;
use super::{Flow, Solver};
use crate::analysis::ir::{Node, Outside};
use crate::analysis::lower::is_name_part;

impl Solver {
    pub(super) fn concat(&mut self, left: Node, right: Node, to: Node) {
        self.constrain(left, Flow::Before { right, to });
        self.constrain(right, Flow::Behind { left, to });
    }

    pub(super) fn before(&mut self, left: Value, right: Node, to: Node) {
        for i in 0..self.values(right).len() {
            let right = self.values(right)[i];
            self.put_together(left, right, to);
        }
    }

    pub(super) fn behind(&mut self, right: Value, left: Node, to: Node) {
        for i in 0..self.values(left).len() {
            let left = self.values(left)[i];
            self.put_together(left, right, to);
        }
    }

    fn put_together(&mut self, left: Value, right: Value, to: Node) {
        let plain = Value::Outside(Outside::Plain);
        let value = match (left, right) {
            (Value::Text(left), Value::Text(right)) => {
                let whole = format!("{}{}", self.names.text(left), self.names.text(right));
                if is_name_part(&whole) { Value::Text(self.names.intern(&whole)) } else { plain }
            }
            (Value::Outside(Outside::Plain), _) | (_, Value::Outside(Outside::Plain)) => plain,
            _ => Value::Outside(Outside::Text),
        };
        self.add(to, value);
    }
}
