//! Values that leave the analysed code: what other code may do with them.
//!
//! An Office value that reaches code outside the project is a doubt, whatever it is wrapped in. The browser, the
//! language and well-known libraries do nothing with one but keep it: what they get can be read from them again.
//! Functions are called with what comes from there.

use super::value::{ExitPoint, How, ObjectKind, Provenance, Unseen, UnseenReason, Value};
use super::{Flow, Solver};
use crate::analysis::ceiling::{self, Ceiling};
use crate::analysis::ids::{ExitId, Id};
use crate::analysis::ir::{Call, ClassId, Function, Locus, Node, ObjectId, Outside, Sym};

/// They have it, wherever it got there.
pub(super) fn kept(to: Outside) -> ExitPoint {
    ExitPoint { place: Locus::None, to, how: How::Stored }
}

/// Whether it may do anything with what it gets.
fn is_free(outside: Outside) -> bool {
    matches!(outside, Outside::Code | Outside::Above)
}

/// So many arguments does code from outside give to what is no function of the program.
const MOST_ARGUMENTS: usize = 4;

impl Solver {
    /// What is in the node leaves.
    pub(super) fn exit(&mut self, from: Node, exit: ExitPoint) {
        let exit = self.exit_id(exit);
        if self.graph.left_from.insert((from, exit)) {
            self.constrain(from, Flow::Leave(exit));
        }
    }

    pub(super) fn exit_id(&mut self, exit: ExitPoint) -> ExitId {
        ExitId::new(self.graph.exits.insert_full(exit).0)
    }

    pub(super) fn leave(&mut self, value: Value, exit: ExitId) {
        let ExitPoint { place, to, how } = self.graph.exits[exit.index()];
        match value {
            Value::Api(_) | Value::Instance(_) => self.api_leaves(value, place, to, how),
            Value::Member(member) if is_free(to) => {
                let up_to = ceiling::beyond(member);
                self.see_no_more(place, UnseenReason::HandedOver, up_to);
            }
            Value::Object(object) if is_free(to) && !self.is_element(object) => {
                if to == Outside::Above {
                    self.expose(object, to);
                }
                self.object_leaves(object, exit);
            }
            Value::Object(object) => self.expose(object, to),
            Value::Class(class) => self.class_leaves(class, exit),
            Value::Function(_)
            | Value::Bound(_)
            | Value::Member(_)
            | Value::Signature(_)
            | Value::Builtin(..) => {
                self.callable_leaves(value, exit);
            }
            Value::UnknownMember(unknown) if is_free(to) || how == How::Argument => {
                self.use_unknown(unknown);
            }
            Value::UnknownMember(..) | Value::Text(_) | Value::Outside(_) => {}
        }
    }

    /// The browser may keep an Office value, and nobody reads what most callbacks return. A string while reading (`subject`)
    /// is written to the page all the time.
    fn api_leaves(&mut self, value: Value, place: Locus, to: Outside, how: How) {
        let Some(ty) = self.api_type(value).filter(|_| self.is_expected_there(value)) else { return };
        if !is_free(to) {
            self.add(self.graph.outside.handed, value);
        }
        let harmless = !is_free(to) && (how != How::Argument || ceiling::is_plain_while_reading(ty));
        if !harmless {
            let why = if how == How::Stored { UnseenReason::PutAway } else { UnseenReason::HandedOver };
            self.see_no_more(place, why, ceiling::of(ty));
        }
    }

    /// Something may happen at `place` that nobody sees.
    pub(super) fn see_no_more(&mut self, place: Locus, why: UnseenReason, up_to: Ceiling) {
        let unseen = Unseen { place, why, up_to };
        if place != Locus::None && !up_to.is_nothing() && self.found.unseen.last() != Some(&unseen) {
            self.found.unseen.push(unseen);
        }
    }

    /// All that an object has leaves by the same exit.
    fn object_leaves(&mut self, object: ObjectId, exit: ExitId) {
        let exit = self.graph.exits[exit.index()];
        if self.graph.left.insert((exit.place, object)) {
            let all = self.node();
            self.exit(all, exit);
            self.everything_of(Value::Object(object), all, Locus::None);
        }
    }

    /// What an object has can be read from what comes from outside, by its name; and it may get what is there.
    pub(super) fn expose(&mut self, object: ObjectId, to: Outside) {
        let before = self.graph.objects[object].exposed;
        let to = match to {
            Outside::Host if !self.is_element(object) => to,
            Outside::Above => to,
            _ => Outside::Beside,
        };
        let is_known = before == Some(to)
            || before == Some(Outside::Host)
            || (before, to) == (Some(Outside::Above), Outside::Beside);
        if is_known {
            return;
        }
        self.graph.objects[object].exposed = Some(to);
        self.note_exposed(object, before);
        if to == Outside::Host {
            let beside = self.value_of(Outside::Beside);
            self.inherit_by(Value::Object(object), beside);
        }
        let base = self.graph.objects[object].base;
        let named = self.graph.objects[object].named();
        named.into_iter().for_each(|(name, node)| self.expose_property(name, node, to));
        let element = self.elements(object);
        self.expose_elements(element, to);
        if let Some(base) = base {
            self.exit(base, kept(to));
        }
    }

    pub(super) fn expose_elements(&mut self, element: Node, to: Outside) {
        self.keep_office(element);
        self.exit(element, kept(to));
    }

    pub(super) fn expose_property(&mut self, name: Sym, node: Node, to: Outside) {
        let field = self.outside_field(name);
        self.constrain(node, Flow::CopyOffice(field));
        self.exit(node, kept(to));
    }

    fn is_element(&self, object: ObjectId) -> bool {
        self.graph.objects[object].kind == ObjectKind::Element
    }

    /// Whoever has a class can make instances, and call their methods.
    fn class_leaves(&mut self, class: ClassId, exit: ExitId) {
        let ExitPoint { place, to, .. } = self.graph.exits[exit.index()];
        let class = self.graph.classes[class];
        if let Some(constructor) = class.constructor {
            let function = self.graph.functions[constructor].clone();
            self.note_caller(constructor, place);
            self.pass_from_outside(&function, to);
        }
        self.constrain(class.instance, Flow::Leave(exit));
        if to != Outside::Code {
            self.expose(class.statics, to);
        }
        if is_free(to) {
            self.object_leaves(class.statics, exit);
        }
    }

    /// Calls what leaves with what comes from there; what it returns leaves as well.
    fn callable_leaves(&mut self, value: Value, exit: ExitId) {
        let ExitPoint { place, to, how } = self.graph.exits[exit.index()];
        if let Some(function) = self.function_of(value) {
            self.note_caller(function, place);
        }
        let result = match self.graph.called_from_outside.get(&(value, to)) {
            Some(&result) => result,
            None => self.call_from_outside(value, to),
        };
        if is_free(to) {
            self.exit(result, ExitPoint { place, to, how });
            self.exit(self.graph.outside.thrown, ExitPoint { place, to, how });
        }
    }

    fn call_from_outside(&mut self, value: Value, to: Outside) -> Node {
        let (result, from) = (self.node(), self.value_of(to));
        self.graph.called_from_outside.insert((value, to), result);
        if let Value::Function(function) = value {
            let entered = self.copy_for_call(function, Some(result));
            self.found.called.insert(entered);
            let function = self.graph.functions[entered].clone();
            self.pass_from_outside(&function, to);
            self.copy(function.result, result);
            let own = self.graph.function_objects.get(&entered).copied();
            let instance = self.graph.function_instances.get(&entered).copied();
            if to != Outside::Code {
                own.into_iter().chain(instance).for_each(|object| self.expose(object, to));
            }
        } else {
            let (args, noted) = (vec![(from, false); MOST_ARGUMENTS], self.function_of(value).is_some());
            let call = Call { this: Some(from), noted, ..Call::unseen(from, args, result) };
            self.call(&call, value);
        }
        if to != Outside::Code {
            self.constrain(result, Flow::CopyOffice(self.graph.outside.handed));
            self.exit(result, ExitPoint { place: Locus::None, to, how: How::Result });
        }
        result
    }

    fn pass_from_outside(&mut self, function: &Function, to: Outside) {
        let (from, beside, handed) =
            (self.value_of(to), self.value_of(Outside::Beside), self.graph.outside.handed);
        for &param in function.params.iter().chain(&function.rest) {
            self.copy(from, param);
            self.constrain(handed, Flow::Find { to: param, origin: Provenance::Anywhere });
        }
        self.copy(beside, function.this);
    }

    /// What is in the node is thrown.
    pub(super) fn throw(&mut self, from: Node) {
        let thrown = self.graph.outside.thrown;
        self.copy(from, thrown);
    }

    /// Code that stands in a string runs unseen.
    pub(super) fn run_string(&mut self, call: &Call) {
        self.see_no_more(call.place, UnseenReason::CodeInString, Ceiling::EVERYTHING);
        self.call_outside(Outside::Code, call);
    }
}
