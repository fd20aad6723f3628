//! What nobody here has made: what code that is not here gives, the browser, the language.
//!
//! Reading it gives more of it. An Office value that is stored on it is found again by its name, whatever object it was:
//! nobody can tell them apart. Values that go there leave what is analysed, see `exits`.

use super::graph::{Growing, Map};
use super::value::{Exit, How, Value};
use super::{Access, Flow, Solver};
use crate::analysis::ids::Id;
use crate::analysis::ir::{Call, Node, Outside, Sym};

/// The nodes that stand for what is outside.
#[derive(Debug)]
pub(super) struct Outsides {
    /// All that was thrown somewhere.
    pub(super) thrown: Node,
    /// Office values that are stored under names that are not known.
    element: Node,
    /// All Office values that are stored there.
    all: Node,
    /// What is stored there, by its name.
    fields: Map<Sym, Node>,
    /// Nodes that hold what comes from there.
    code: Node,
    host: Node,
}

/// So many nodes stand for what is outside.
const NODES: usize = 5;

impl Default for Outsides {
    /// The first nodes of all stand for it.
    fn default() -> Outsides {
        let [thrown, element, all, code, host] = std::array::from_fn::<_, NODES, _>(Node::new);
        Outsides { thrown, element, all, fields: Map::default(), code, host }
    }
}

impl Outsides {
    /// The tables that only grow.
    pub(super) fn growing(&mut self) -> [&mut dyn Growing; 1] {
        let Outsides { thrown: _, element: _, all: _, fields, code: _, host: _ } = self;
        [fields]
    }
}

impl Solver {
    pub(super) fn make_outsides(&mut self) {
        self.add_nodes(NODES);
        self.add(self.graph.outside.code, Value::Outside(Outside::Code));
        self.add(self.graph.outside.host, Value::Outside(Outside::Host));
    }

    /// A node with what comes from there.
    pub(super) fn value_of(&self, outside: Outside) -> Node {
        if outside == Outside::Code { self.graph.outside.code } else { self.graph.outside.host }
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

    /// Office values in the node can be read from outside, under whatever name. Objects are there by themselves.
    pub(super) fn keep_office(&mut self, from: Node) {
        let element = self.graph.outside.element;
        self.constrain(from, Flow::CopyOffice(element));
    }

    /// `outside.name`. Another window's `Office`, or what else is called so, is taken for Office.
    pub(super) fn outside_load(&mut self, outside: Outside, access: Access) {
        let Access { name, to, .. } = access;
        match outside {
            Outside::Text | Outside::Plain | Outside::Key => self.add(to, Value::Outside(Outside::Text)),
            Outside::Inherited if self.names.text(name) != "Office" => {
                self.add(to, Value::Outside(Outside::Inherited));
            }
            Outside::Page if is_text_of_page(self.names.text(name)) => {
                self.add(to, Value::Outside(Outside::Text));
                let field = self.outside_field(name);
                self.constrain(field, Flow::CopyOfficeObjects(to));
            }
            Outside::Code | Outside::Host | Outside::Page | Outside::Inherited => {
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
            }
        }
    }

    /// An element of it.
    pub(super) fn outside_element_of(&mut self, outside: Outside, to: Node) {
        match outside {
            Outside::Text | Outside::Plain | Outside::Key => self.add(to, Value::Outside(Outside::Text)),
            Outside::Code | Outside::Host | Outside::Page | Outside::Inherited => {
                let element = self.graph.outside.element;
                self.add(to, Value::Outside(outside));
                self.copy(element, to);
            }
        }
    }

    /// `outside[key]`, or all that it has.
    pub(super) fn outside_elements(&mut self, outside: Outside, to: Node) {
        match outside {
            Outside::Text | Outside::Plain | Outside::Key => self.add(to, Value::Outside(Outside::Text)),
            Outside::Code | Outside::Host | Outside::Page | Outside::Inherited => {
                let (element, all) = (self.graph.outside.element, self.graph.outside.all);
                self.add(to, Value::Outside(outside));
                self.copy(element, to);
                self.copy(all, to);
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
        if matches!(to, Outside::Code | Outside::Host) {
            self.exit(from, Exit { place: self.work.place, to, how: How::Stored });
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
            // Mostly the class has a method of its own by that name.
            Outside::Inherited => (Outside::Host, Outside::Host, How::Stored),
            Outside::Code => (Outside::Code, Outside::Code, How::Argument),
        };
        // What a superclass from outside makes of an instance is not told apart from its own.
        let is_heritage = call.new && call.this.is_some();
        match (is_heritage, outside) {
            (true, Outside::Host) => {
                let inherited = self.node_of(Value::Outside(Outside::Inherited));
                self.inherit(call.to, inherited);
            }
            (true, _) => {}
            (false, _) => self.add(call.to, Value::Outside(gives)),
        }
        for &(arg, _) in &call.args {
            self.exit(arg, Exit { place: call.place, to: gets, how });
            if let Some(to) = call.to.filter(|_| !is_heritage) {
                self.constrain(arg, Flow::Result(to));
            }
        }
    }
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
