//! Calls that library code makes on the program's functions.

use super::{Flow, Solver};
use crate::analysis::ir::Node;

impl Solver {
    /// What the functions in `callee` return when they get `args`.
    pub(super) fn result_of(&mut self, callee: Node, args: &[Node]) -> Node {
        let to = self.node();
        self.call_with(callee, args, to);
        to
    }

    /// The same, and if it is a promise, what that resolves to.
    pub(super) fn awaited_result_of(&mut self, callee: Node, args: &[Node]) -> Node {
        let (result, to) = (self.result_of(callee, args), self.node());
        self.constrain(result, Flow::Await(to));
        to
    }

    /// Calls without caring for the result.
    pub(super) fn run_callback(&mut self, callee: Node, args: &[Node]) {
        self.call_on(callee, None, args, None);
    }
}
