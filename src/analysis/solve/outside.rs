//! What comes from outside: from code outside the project, the browser, the language.
//!
//! Reading it gives more of it. An Office value that is stored on it is found again by its name, whatever object it
//! was: nobody can tell them apart. Values that go there leave what is analysed, see `exits`.

use super::growing::{Growing, OrderedMap};
use super::value::{ExitPoint, How, Provenance, Value};
use super::{Flow, MemberAccess, Solver};
use crate::analysis::ids::Id;
use crate::analysis::ir::{Call, CallId, Node, Outside, Sym};

/// The nodes that stand for what is outside.
#[derive(Debug)]
pub(super) struct Outsides {
    /// All that was thrown somewhere.
    pub(super) thrown: Node,
    /// Office values that are stored under names that are not known.
    element: Node,
    /// All Office values that are stored there.
    all: Node,
    /// Office values that may be handed out there under another name or without one: all of them, and those that callbacks
    /// returned.
    pub(super) handed: Node,
    /// What is stored there, by its name.
    fields: OrderedMap<Sym, Node>,
    /// Nodes that hold what comes from there.
    code: Node,
    host: Node,
    beside: Node,
    above: Node,
    /// What is assigned to the global object as a whole.
    pub(super) window: Node,
}

/// So many nodes stand for what is outside.
const NODES: usize = 9;

impl Default for Outsides {
    /// The first nodes of all stand for it.
    fn default() -> Outsides {
        let [thrown, element, all, handed, code, host, beside, above, window] =
            std::array::from_fn::<_, NODES, _>(Node::new);
        Outsides {
            thrown,
            element,
            all,
            handed,
            fields: OrderedMap::default(),
            code,
            host,
            beside,
            above,
            window,
        }
    }
}

impl Outsides {
    /// The tables that only grow.
    pub(super) fn growing(&mut self) -> [&mut dyn Growing; 1] {
        let Outsides { fields, .. } = self;
        [fields]
    }
}

impl Solver {
    pub(super) fn make_outsides(&mut self) {
        self.add_nodes(NODES);
        self.add(self.graph.outside.code, Value::Outside(Outside::Code));
        self.add(self.graph.outside.host, Value::Outside(Outside::Host));
        self.add(self.graph.outside.beside, Value::Outside(Outside::Beside));
        self.add(self.graph.outside.above, Value::Outside(Outside::Above));
        for kept in [self.graph.outside.element, self.graph.outside.all] {
            self.constrain(kept, Flow::CopyOffice(self.graph.outside.handed));
        }
    }

    /// A node with what comes from there.
    pub(super) fn value_of(&self, outside: Outside) -> Node {
        match outside {
            Outside::Code => self.graph.outside.code,
            Outside::Beside => self.graph.outside.beside,
            Outside::Above => self.graph.outside.above,
            _ => self.graph.outside.host,
        }
    }

    /// The node of what is stored there under a name.
    pub(super) fn outside_field(&mut self, name: Sym) -> Node {
        if let Some(&node) = self.graph.outside.fields.get(&name) {
            return node;
        }
        let (node, element, all) = (self.node(), self.graph.outside.element, self.graph.outside.all);
        self.graph.outside.fields.insert(name, node);
        self.constrain(element, Flow::Copy(node));
        self.constrain(node, Flow::CopyOffice(all));
        node
    }

    /// What the program stores on something that is no object of its own is found there by its name.
    pub(super) fn kept_load(&mut self, name: Sym, to: Node) {
        let field = self.outside_field(name);
        self.constrain(field, Flow::CopyOffice(to));
    }

    /// Office values in the node can be read from outside, under whatever name. Objects are there by themselves.
    pub(super) fn keep_office(&mut self, from: Node) {
        let element = self.graph.outside.element;
        self.constrain(from, Flow::CopyOffice(element));
    }

    /// `outside.name`. Another window's `Office`, or what else is called so, is taken for Office.
    pub(super) fn outside_load(&mut self, outside: Outside, access: MemberAccess) {
        let MemberAccess { name, to, .. } = access;
        match outside {
            Outside::Text | Outside::Plain | Outside::Key => self.add(to, Value::Outside(Outside::Text)),
            Outside::Beside | Outside::Above if self.names.text(name) != "Office" => {
                self.add(to, Value::Outside(outside));
                let field = self.outside_field(name);
                self.constrain(field, Flow::Find { to, origin: Provenance::Named });
                // A component's own function of that name stands beside nothing.
                if self.names.text(name) != "data" {
                    self.renamed_load(name, to);
                }
            }
            Outside::Page if is_text_of_page(self.names.text(name)) => {
                self.add(to, Value::Outside(Outside::Text));
                let field = self.outside_field(name);
                self.constrain(field, Flow::CopyOfficeObjects(to));
            }
            Outside::Code | Outside::Host | Outside::Page | Outside::Beside | Outside::Above => {
                if self.names.text(name) == "Office"
                    && let Some(office) = self.office()
                {
                    self.add(to, office);
                }
                let is_target = outside == Outside::Host && is_target(self.names.text(name));
                let found = if is_target { Outside::Page } else { outside };
                self.add(to, Value::Outside(found));
                let field = self.outside_field(name);
                self.constrain(field, Flow::CopyOffice(to));
                if outside == Outside::Host
                    && !super::known_packages::is_of_the_language(self.names.text(name))
                {
                    self.constrain(
                        self.graph.outside.handed,
                        Flow::Find { to, origin: Provenance::Anywhere },
                    );
                } else {
                    self.renamed_load(name, to);
                }
            }
        }
    }

    /// Names under which libraries hand out what they were given under another.
    fn renamed_load(&mut self, name: Sym, to: Node) {
        let renames =
            ["currentValue", "previousValue", "payload", "detail", "data", "target", "value", "current"];
        if renames.contains(&self.names.text(name)) {
            self.constrain(self.graph.outside.handed, Flow::Find { to, origin: Provenance::Anywhere });
        }
    }

    /// An element of it.
    pub(super) fn outside_element_of(&mut self, outside: Outside, to: Node) {
        match outside {
            Outside::Text | Outside::Plain | Outside::Key => self.add(to, Value::Outside(Outside::Text)),
            Outside::Code | Outside::Host | Outside::Page => {
                let element = self.graph.outside.element;
                self.add(to, Value::Outside(outside));
                self.copy(element, to);
                if outside == Outside::Host {
                    self.constrain(
                        self.graph.outside.handed,
                        Flow::Find { to, origin: Provenance::Anywhere },
                    );
                }
            }
            Outside::Beside | Outside::Above => {
                self.add(to, Value::Outside(outside));
                self.constrain(self.graph.outside.element, Flow::Find { to, origin: Provenance::Anywhere });
            }
        }
    }

    /// `outside[key]`, or all that it has.
    pub(super) fn outside_elements(&mut self, outside: Outside, to: Node) {
        match outside {
            Outside::Text | Outside::Plain | Outside::Key => self.add(to, Value::Outside(Outside::Text)),
            Outside::Code | Outside::Host | Outside::Page => {
                let (element, all) = (self.graph.outside.element, self.graph.outside.all);
                self.add(to, Value::Outside(outside));
                self.copy(element, to);
                self.copy(all, to);
            }
            Outside::Beside | Outside::Above => {
                self.outside_element_of(outside, to);
                self.constrain(self.graph.outside.all, Flow::Find { to, origin: Provenance::Anywhere });
            }
        }
    }

    /// `outside.name = from`
    pub(super) fn outside_store(&mut self, outside: Outside, name: Sym, from: Node) {
        let field = self.outside_field(name);
        if outside == Outside::Page && is_text_of_page(self.names.text(name)) {
            self.constrain(from, Flow::CopyOfficeObjects(field));
        } else {
            self.copy(from, field);
        }
        self.stored_outside(outside, from);
    }

    pub(super) fn outside_store_element(&mut self, outside: Outside, from: Node) {
        self.keep_office(from);
        self.stored_outside(outside, from);
    }

    fn stored_outside(&mut self, to: Outside, from: Node) {
        let to = if to == Outside::Page { Outside::Host } else { to };
        if matches!(to, Outside::Code | Outside::Host | Outside::Beside | Outside::Above) {
            self.exit(from, ExitPoint { place: self.work.place, to, how: How::Stored });
        }
    }

    /// Calls what comes from outside: it gets the arguments, and gives something of its own, or what a function among them
    /// returns.
    pub(super) fn call_outside(&mut self, outside: Outside, call: &Call) {
        let (gets, gives, how) = match outside {
            Outside::Plain => return,
            // A method of a string: it keeps nothing.
            Outside::Text | Outside::Key => (Outside::Host, Outside::Text, How::Stored),
            Outside::Host => (Outside::Host, Outside::Host, How::Argument),
            Outside::Page => (Outside::Host, Outside::Page, How::Argument),
            // Mostly there is a method of the program's own by that name; where there is none, `collect` doubts.
            Outside::Beside | Outside::Above => (Outside::Beside, outside, How::Stored),
            Outside::Code => (Outside::Code, Outside::Code, How::Argument),
        };
        if call.new && call.this.is_some() {
            return self.extend_outside(outside, call);
        }
        if outside == Outside::Code {
            let exit = self.exit_id(ExitPoint { place: call.place, to: gets, how });
            self.constrain(call.this, Flow::LeaveOwn(exit));
        }
        if let Some(to) = call.to {
            self.add(to, Value::Outside(gives));
            self.constrain(self.graph.outside.handed, Flow::Find { to, origin: Provenance::Anywhere });
        }
        let returned = (call.args.len() > 1).then(|| self.node());
        for &(arg, _) in &call.args {
            self.exit(arg, ExitPoint { place: call.place, to: gets, how });
            // A method of the program's own says itself what it returns.
            if let Some(to) = call.to.filter(|_| !matches!(outside, Outside::Beside | Outside::Above)) {
                self.constrain(arg, Flow::Result(to));
            }
            if let Some(returned) = returned {
                self.constrain(arg, Flow::Result(returned));
                self.constrain(arg, Flow::Offer(returned));
            }
        }
    }

    /// A class has a superclass from outside: it may put anything on its instances, and calls their methods.
    fn extend_outside(&mut self, outside: Outside, call: &Call) {
        let to = above(outside);
        let exit = ExitPoint { place: call.place, to, how: How::Stored };
        self.inherit(call.to, self.value_of(to));
        call.this.into_iter().for_each(|this| self.exit(this, exit));
        call.args.iter().for_each(|&(arg, _)| self.exit(arg, exit));
        let heir = call.to.and_then(|instance| self.graph.class_of_instance.get(&instance));
        if let Some(statics) = heir.map(|&class| self.graph.classes[class].statics) {
            let statics = self.node_of(Value::Object(statics));
            self.exit(statics, exit);
        }
    }

    /// `@decorator class ...`: one that is not here knows the class, as a superclass does.
    pub(super) fn decorate(&mut self, call: CallId, class: Node, whole: bool) {
        let Call { callee, to, place, .. } = self.graph.calls[call];
        self.work.place = place;
        self.constrain(callee, Flow::Decorate { class });
        if let Some(made) = to.filter(|_| whole) {
            let own = self.node();
            self.constrain(callee, Flow::CopyOwn(own));
            self.call_with(own, &[class], made);
            self.constrain(made, Flow::CopyCallables(class));
        }
    }

    /// A value decorates a class.
    pub(super) fn decorated(&mut self, decorator: Value, class: Node) {
        if let Value::Outside(outside) = decorator {
            self.exit(class, ExitPoint { place: self.work.place, to: above(outside), how: How::Stored });
        }
    }

    /// Functions that are handed to others may be given what these return: `reaction(() => this.item, item => ...)`.
    pub(super) fn offer(&mut self, value: Value, returned: Node) {
        if let Value::Function(function) = value {
            let params = self.graph.functions[function].params.clone();
            for to in params {
                self.constrain(returned, Flow::Find { to, origin: Provenance::Named });
            }
        }
    }
}

/// What somebody is to the classes that it is the superclass of, or decorates.
fn above(outside: Outside) -> Outside {
    if matches!(outside, Outside::Code | Outside::Above) { Outside::Above } else { Outside::Beside }
}

/// Properties of the document and its elements that hold text: whatever is stored there is turned into a string. An element
/// of the program's own may keep an object there all the same.
fn is_text_of_page(name: &str) -> bool {
    matches!(
        name,
        "value"
            | "textContent"
            | "innerHTML"
            | "innerText"
            | "outerHTML"
            | "title"
            | "placeholder"
            | "className"
            | "href"
            | "src"
            | "alt"
            | "checked"
            | "id"
    )
}

/// Properties of events that name an element.
fn is_target(name: &str) -> bool {
    matches!(name, "target" | "currentTarget" | "srcElement")
}
