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

    /// The same as [`call_on`](Self::call_on), once for all who make that happen: who they are is not noted.
    pub(super) fn call_for_all(&mut self, callee: Node, this: Node, args: &[Node], to: Option<Node>) {
        self.found.called_for_all.push(callee);
        self.call_on(callee, Some(this), args, to);
    }

    /// Calls without caring for the result.
    pub(super) fn run_callback(&mut self, callee: Node, args: &[Node]) {
        self.call_on(callee, None, args, None);
    }
}
