//! Abstract values, and the constraints that they flow through. Plain data.

use crate::analysis::ceiling::Ceiling;
use crate::analysis::ids::{AccessId, BoundId, ComputedId, ExitId, InstanceId, SignatureId, UnknownId};
use crate::analysis::ir::{CallId, ClassId, FunctionId, Locus, Node, ObjectId, Outside, SiteId, Sym};
use crate::catalog::{MemberId, Signature, TypeId};
use rustc_hash::FxHashMap;

/// What an expression may evaluate to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Value {
    /// An instance of an Office type.
    Api(TypeId),
    /// An instance of a generic Office type, with its arguments.
    Instance(InstanceId),
    /// An Office method as a function, or an enum's constant.
    Member(MemberId),
    /// A function that Office hands out or expects.
    Signature(SignatureId),
    /// An object of the program.
    Object(ObjectId),
    /// A function of the program.
    Function(FunctionId),
    /// A class of the program.
    Class(ClassId),
    /// A function with some arguments filled in.
    Bound(BoundId),
    /// A string that names a member.
    Text(Sym),
    /// Something that nobody here has made.
    Outside(Outside),
    /// What a member yields that Office is not known to have.
    UnknownMember(UnknownId),
    /// Something that the language or a library brings.
    Builtin(Builtin),
}

impl Value {
    /// Whether it is an Office value proper.
    pub(crate) fn is_api(self) -> bool {
        matches!(self, Value::Api(_) | Value::Instance(_) | Value::Member(_))
    }
}

/// What the language and some libraries bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Builtin {
    /// The global object.
    Window,
    /// `Promise`, `Array`, `Object`, `Map` and the like: constructors and their static side.
    Global(u8),
    /// A method of a container object, by its place in the table of the object's kind.
    Method(ObjectId, u8),
    /// A static method: `Promise.all`, by its place in the table.
    Static(u8),
    /// A part of the language that does nothing with an Office value but look at it: `String`, `JSON.stringify`.
    Harmless,
    /// What turns a string into code: `eval`, `Function`.
    Eval,
    /// A method that a container may have, and that is not modelled: where nothing else is called, `collect` doubts.
    OtherMethod,
    /// The prototype of all containers of a kind: `Array.prototype`.
    Prototype(ObjectKind),
    /// A method of all containers of a kind, `Array.prototype.slice`, by its place in the table of the kind.
    MethodOf(ObjectKind, u8),
    /// Rejects a promise: throws what it is given.
    Reject,
    /// `Office.cast` of the first Office libraries, its members, and its functions: they hand their argument through.
    Cast,
    /// Resolves the promise object.
    Resolve(ObjectId),
    /// `call`, `apply`, `bind` of the function in a [`Bound`].
    Call(BoundId),
    Apply(BoundId),
    Bind(BoundId),
    /// An imported library.
    Library(KnownLibrary),
    /// A function of a library.
    LibraryFunction(KnownLibrary, u8),
    /// Sets the state in the node.
    SetState(Node),
    /// Gives the node's value to consumers of a React context.
    Provider(Node),
    /// Hands the node's value to its child, a function.
    Consumer(Node),
}

/// Libraries whose functions are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum KnownLibrary {
    React,
    /// `React.Children`
    ReactChildren,
    Vue,
    /// Lodash, Underscore.
    Lodash,
    JQuery,
    /// AngularJS, a module of it, and its service for promises.
    Angular,
    AngularModule,
    AngularPromises,
    /// `office-js` and its like: the value `Office` is a member of it.
    Office,
}

/// What an object is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum ObjectKind {
    Plain,
    Array,
    Promise,
    /// `Set`, `WeakRef` and the like.
    Collection,
    /// `Map` and the like: iterating gives pairs.
    Map,
    /// A React element: most who have it only show it, so the functions in its `props` are called by its component.
    Element,
}

/// An object: one for each place that makes objects.
#[derive(Debug, Clone)]
pub(crate) struct Object {
    pub(crate) kind: ObjectKind,
    pub(crate) props: FxHashMap<Sym, Property>,
    /// Elements of an array, what a promise resolves to, properties with computed names; made when needed.
    pub(crate) element: Option<Node>,
    /// Receive all properties, whatever their names.
    pub(crate) readers: Vec<Node>,
    /// What it has besides its own properties: what was spread into it, its prototype.
    pub(crate) base: Option<Node>,
    /// Only a type tells of it.
    pub(crate) assumed: bool,
    /// Its properties can be read from whatever comes from outside: the one that can do most of those who have it.
    pub(crate) exposed: Option<Outside>,
}

impl Object {
    pub(super) fn new(kind: ObjectKind) -> Object {
        Object {
            kind,
            props: FxHashMap::default(),
            element: None,
            readers: Vec::new(),
            base: None,
            assumed: false,
            exposed: None,
        }
    }

    /// The nodes of its properties.
    pub(crate) fn nodes(&self) -> Vec<Node> {
        self.props.values().map(|property| property.node).collect()
    }

    /// The same, each with its name.
    pub(super) fn named(&self) -> Vec<(Sym, Node)> {
        self.props.iter().map(|(&name, property)| (name, property.node)).collect()
    }
}

/// A property of an object.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Property {
    pub(crate) node: Node,
    /// Something stores to it; else it is only asked for.
    pub(crate) written: bool,
}

/// What may happen at a place that nobody sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unseen {
    pub(crate) place: Locus,
    pub(crate) why: UnseenReason,
    pub(crate) up_to: Ceiling,
}

/// Why nobody sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnseenReason {
    HandedOver,
    PutAway,
    ComputedName,
    EveryMember,
    UnknownMember,
    CodeInString,
}

/// Where values leave what is analysed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct ExitPoint {
    pub(crate) place: Locus,
    /// Who gets them.
    pub(crate) to: Outside,
    pub(crate) how: How,
}

/// How values leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum How {
    /// As an argument, or inside of one.
    Argument,
    /// Stored on something from outside, or inside of what is.
    Stored,
    /// As the result of a callback that nobody reads.
    Result,
}

/// An instance of a generic Office type, or one that nobody is sure of.
#[derive(Debug, Clone)]
pub(super) struct Instance {
    pub(super) ty: TypeId,
    pub(super) args: Vec<Node>,
    pub(super) origin: Provenance,
}

/// What a member yields that Office is not known to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct UnknownMember {
    /// Where it is read.
    pub(crate) site: SiteId,
    /// The most that may be needed behind it.
    pub(crate) up_to: Ceiling,
    /// Its name; `None` for what a member of it yields in turn.
    pub(super) name: Option<Sym>,
}

/// How sure it is that an Office value is what is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Provenance {
    /// It was followed all the way.
    Followed,
    /// Something of its name was given to code that is not here, which may have put it there.
    Named,
    /// Code that is not here has it, and may hand it out at any occasion.
    Anywhere,
}

/// Signatures of the catalogue, seen from an [`Instance`] where they are its.
#[derive(Debug, Clone, Copy)]
pub(super) struct SigRef {
    pub(super) signatures: &'static [Signature],
    pub(super) env: Option<InstanceId>,
    /// The method that they are of, where it is one.
    pub(super) member: Option<MemberId>,
}

/// A callable with a receiver and its first arguments.
#[derive(Debug, Clone)]
pub(super) struct Bound {
    pub(super) callee: Value,
    pub(super) this: Option<Node>,
    pub(super) args: Vec<(Node, bool)>,
}

/// What happens to the values of a node.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Constraint {
    Copy(Node),
    /// Copies all but Office values.
    CopyOthers(Node),
    /// An Office value in the node may as well be something else.
    Mixed(Node),
    /// Copies Office values only, and what members yield that are not known.
    CopyOffice(Node),
    /// The same without what is text, a date or a list while reading: where text is expected, it is that.
    CopyOfficeObjects(Node),
    /// Copies all but what is text, a date or a list while reading.
    AsRead(Node),
    /// Copies strings; anything else becomes one that is not known.
    Stringify(Node),
    /// The same; nobody knows whether it is they that are there.
    Find {
        to: Node,
        origin: Provenance,
    },
    /// Functions here may be given the Office values in the node.
    Offer(Node),
    /// What is no function hands on what is in `inner`.
    HandOn {
        inner: Node,
        next: Node,
    },
    /// Copies all but arrays.
    NotArrays(Node),
    /// Copies functions and classes of the program.
    CopyCallables(Node),
    /// Copies what is no object, function or class of the program.
    CopySeenThrough(Node),
    /// Copies all but what comes from outside.
    CopyOwn(Node),
    /// Copies values that the type does not hold.
    CopyUnless {
        to: Node,
        ty: Node,
    },
    Load(AccessId),
    /// `value[key]`.
    ComputedBase(ComputedId),
    /// `base[value]`, for one base.
    ComputedKey {
        base: Value,
        access: ComputedId,
    },
    Store {
        name: Sym,
        from: Node,
        site: Option<SiteId>,
    },
    StoreElement(Node),
    Element(Node),
    /// All that the value has, whatever its name; the place that asks for it.
    Everything {
        to: Node,
        place: Locus,
    },
    /// `{ ...value }`
    Spread {
        into: Node,
        whole: Node,
    },
    /// The objects here get what is in the node, as if it were spread into them.
    Inherit(Node),
    /// The string here stands before, or behind, what is in the node.
    Before {
        right: Node,
        to: Node,
    },
    Behind {
        left: Node,
        to: Node,
    },
    /// Values leave.
    Leave(ExitId),
    /// Objects and functions of the program leave.
    LeaveOwn(ExitId),
    /// The class in the node is decorated by what is here.
    Decorate {
        class: Node,
    },
    /// What functions return, what classes make.
    Result(Node),
    /// The method of that number in the table of the kind is called on the value.
    MethodOn {
        kind: ObjectKind,
        method: u8,
        call: CallId,
    },
    /// A property of the objects in the node, by the name here.
    Define {
        object: Node,
        from: Node,
    },
    /// The functions here get what is stored on the objects in the node, under whatever name.
    Setter {
        object: Node,
        stored: Node,
    },
    /// The properties of the objects in the node are what the descriptors here say.
    Describe {
        object: Node,
    },
    Await(Node),
    Call(CallId),
    /// What flows here is expected to be of the type in the node.
    Expected {
        ty: Node,
    },
    /// The types here are expected of what is in the node.
    Expects {
        from: Node,
    },
    /// Functions are methods of the instances in the node.
    Method {
        this: Node,
    },
    /// Objects are prototypes of the instances in the node.
    Prototype {
        this: Node,
    },
    /// Names the event that the handler in the node is for.
    Event {
        handler: Node,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_constraints_are_small() {
        assert_eq!(size_of::<Value>(), 8);
        assert_eq!(size_of::<Constraint>(), 16);
    }
}
