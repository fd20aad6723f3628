//! The nodes of operations, calls and functions, to renumber them.
//!
//! Knows what they are made of, nothing of what they mean. Called where fragments are resolved, linked and copied.

use super::ir::{Call, Function, Node, Op};

impl Op {
    /// Visits its nodes; those of a call are in the table of calls.
    pub(crate) fn each_node(&mut self, f: &impl Fn(&mut Node)) {
        match self {
            Op::Copy { from, to }
            | Op::Await { from, to }
            | Op::Stringify { from, to }
            | Op::AsRead { from, to } => [from, to].into_iter().for_each(f),
            Op::Concat { left, right, to } => [left, right, to].into_iter().for_each(f),
            Op::Spread { from, into, whole } => [from, into, whole].into_iter().for_each(f),
            Op::Throw { from } => f(from),
            Op::Decorate { class, .. } => f(class),
            Op::Declare { ty, from, to, .. } => [ty, from, to].into_iter().for_each(f),
            Op::Load { base, to, .. } | Op::Element { base, to } => [base, to].into_iter().for_each(f),
            Op::LoadComputed { base, key, to, .. } => [base, key, to].into_iter().for_each(f),
            Op::Store { base, from, .. } | Op::StoreElement { base, from, .. } => {
                [base, from].into_iter().for_each(f);
            }
            Op::Promise { inner, to } => [inner, to].into_iter().for_each(f),
            Op::Function { to, .. }
            | Op::Object { to, .. }
            | Op::Class { to, .. }
            | Op::Text { to, .. }
            | Op::Outside { to, .. }
            | Op::Literal { to, .. }
            | Op::FirstOf { to }
            | Op::Catch { to } => f(to),
            Op::Append { var, from } => [var, from].into_iter().for_each(f),
            Op::Call(_) | Op::Mark(_) => {}
        }
    }
}

impl Call {
    /// Visits its nodes.
    pub(crate) fn each_node(&mut self, f: &impl Fn(&mut Node)) {
        f(&mut self.callee);
        self.this.iter_mut().chain(&mut self.to).for_each(f);
        self.args.iter_mut().for_each(|(n, _)| f(n));
        self.type_args.iter_mut().for_each(f);
    }
}

impl Function {
    /// Visits its nodes.
    pub(crate) fn each_node(&mut self, f: &impl Fn(&mut Node)) {
        self.params.iter_mut().chain(&mut self.rest).chain(&mut self.type_params).for_each(f);
        [&mut self.result, &mut self.this].into_iter().for_each(f);
        self.guard.iter_mut().for_each(|guard| f(&mut guard.1));
    }
}
