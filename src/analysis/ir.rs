//! The flow graph of one top-level statement: what the lowering writes and the solver reads.
//!
//! A [`Fragment`] stands alone: nodes are numbered from 0, spans are relative to its start, names that it does not
//! declare are listed as free. So an edit redoes one statement, and the linker puts fragments together; [`PlacedFragment`] says
//! where each stands now.
//!
//! A *node* is a set of abstract values: a variable, a parameter, the result of an expression, a type. An annotation
//! is a node as well, holding the values that the type stands for.

mod modules;
mod regions;

pub(crate) use modules::{Export, Gather, Hands, Import, Imported};
pub(crate) use regions::{Clue, Holds, Mark, NamedValue, Region, TellingCall};

use super::ceiling::Ceiling;
pub(crate) use super::ids::{CallId, ClassId, FunctionId, Node, ObjectId, RegionId, SiteId, Sym};
use super::ids::{IdRange, OpId, Table};
use super::names::NameTable;
use super::{Access, Cause, Via};
use crate::syntax::Language;
use crate::text::Span;

/// How the names of variables begin that hold what AngularJS gives to functions; all scripts of a realm share them.
pub(crate) const INJECTED: &str = "@@injected:";

/// What nobody here has made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Outside {
    /// Comes from code that is not here: packages, globals that nobody declares. It may do anything with what it gets.
    Code,
    /// Comes from the browser, the language, or a library that is known to do nothing with Office values but keep them.
    Host,
    /// The page: its document and elements. Their properties that hold text hold no Office value.
    Page,
    /// What others may have put beside what the program itself has: members of a superclass, what a framework hands to
    /// methods, what a library writes on an object that it is given. Nobody takes it for the program's own.
    Beside,
    /// The same of code that is not here: a superclass or decorator that may do anything with what it finds.
    Above,
    /// A string or number that is not known before the program runs: it may name any member, and has none of Office's.
    Text,
    /// A name that somebody asks a proxy for: whatever it names is asked for by itself.
    Key,
    /// A string that stands in the code and is no part of a member's name; or nothing (`null`).
    Plain,
}

/// What an object is made as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ObjectShape {
    Plain,
    Array,
    /// No object of its own: a type says that there is one.
    Assumed,
    /// An array of which only a type tells.
    AssumedArray,
    /// A React element.
    Element,
}

/// One constraint between nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Op {
    /// All values of `from` are values of `to`.
    Copy { from: Node, to: Node },
    /// `to` is declared to be a `ty`; where that says something about Office, Office values of `from` stay out, unless
    /// the type is `open` (known after linking).
    Declare { ty: Node, from: Node, to: Node, open: bool },
    /// `to` = `base.name`. `as_read`: a test has found that it is what it is while an item is read.
    Load { base: Node, name: Sym, to: Node, site: Option<SiteId>, as_read: bool },
    /// `to` = `base[key]`, the key not a literal.
    LoadComputed { base: Node, key: Node, to: Node, site: Option<SiteId> },
    /// `base.name = from`.
    Store { base: Node, name: Sym, from: Node, site: Option<SiteId> },
    /// An element of `base`, whatever its index, is `from`.
    StoreElement { base: Node, from: Node, site: Option<SiteId> },
    /// `to` is an element of `base`.
    Element { base: Node, to: Node },
    /// A call of the fragment.
    Call(CallId),
    /// `to` = what a promise in `from` resolves to, or `from` itself.
    Await { from: Node, to: Node },
    /// `to` holds a promise of `inner`.
    Promise { inner: Node, to: Node },
    /// `to` holds a function.
    Function { to: Node, function: FunctionId },
    /// `to` holds an object.
    Object { to: Node, object: ObjectId, shape: ObjectShape },
    /// `{ ...from }`: the object in `into` (its literal's own) has what `from` has; `whole` is the literal's value.
    Spread { from: Node, into: Node, whole: Node },
    /// `to` holds a class.
    Class { to: Node, class: ClassId },
    /// `to` holds the string `value`; only strings that are part of an Office member's name are kept.
    Text { to: Node, value: Sym },
    /// `to` = `left` and `right` put together, as strings.
    Concat { left: Node, right: Node, to: Node },
    /// `to` = `from` as a string: what is one already, and something that is not known.
    Stringify { from: Node, to: Node },
    /// `to` = `from`, which a test has found to be what it is while an item is read.
    AsRead { from: Node, to: Node },
    /// `to` holds something that nobody here has made.
    Outside { to: Node, outside: Outside },
    /// The callee decorates a part of the class; or all of it (`whole`), and what the call yields stands for the class.
    Decorate { call: CallId, class: Node, whole: bool },
    /// `from` is thrown.
    Throw { from: Node },
    /// `to` is what was thrown somewhere.
    Catch { to: Node },
    /// `to` is the text that stands there, relative to the fragment's start; for whoever reads strings afterwards.
    Literal { to: Node, start: u32, end: u32 },
    /// `var += from`; as [`Literal`](Op::Literal).
    Append { var: Node, from: Node },
    /// `to` is the first of what is copied to it that is something, `a || b`; as [`Literal`](Op::Literal).
    FirstOf { to: Node },
    /// What stands between marks is run or not; as [`Literal`](Op::Literal).
    Mark(Mark),
}

impl Call {
    /// A call that no source shows.
    pub(crate) fn unseen(callee: Node, args: Vec<(Node, bool)>, to: impl Into<Option<Node>>) -> Call {
        let (type_args, place, to) = (Vec::new(), Locus::None, to.into());
        let (start, end) = (0, 0);
        Call {
            callee,
            this: None,
            args,
            type_args,
            to,
            new: false,
            start,
            end,
            site: None,
            place,
            function: None,
            around: None,
            test: false,
            noted: false,
            registers: false,
            written_out: false,
        }
    }
}

impl Function {
    /// A function without parameters and code.
    pub(crate) fn new(this: Node, result: Node) -> Function {
        Function {
            params: Vec::new(),
            rest: None,
            result,
            this,
            type_params: Vec::new(),
            assumed: false,
            of_markup: false,
            test: false,
            guard: None,
            extent: Extent::default(),
        }
    }
}

/// A place that names a member: what may become a usage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Site {
    /// The name, relative to the fragment's start; for a computed access the whole index expression.
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Where the expression that the name ends begins, relative as well.
    pub(crate) expression: u32,
    pub(crate) name: Sym,
    pub(crate) access: Access,
    /// It is read only to see whether something is there: a probe, if the member is a method.
    pub(crate) looked: bool,
    pub(crate) via: Via,
    /// The node that the chain begins at, if it is a variable: it may sharpen `via`.
    pub(crate) root: Option<Node>,
    /// Sites of one access chain share it.
    pub(crate) chain: u32,
    /// The region that it stands in.
    pub(crate) around: Option<RegionId>,
    /// Where the statement begins and ends that is nothing but a call of it, relative as well.
    pub(crate) statement: Option<(u32, u32)>,
}

impl Site {
    /// Whether it reads something only to see whether it is there.
    pub(crate) fn is_look(&self) -> bool {
        self.looked && matches!(self.access, Access::Read | Access::Destructure)
    }
}

/// A function, or a function type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Function {
    pub(crate) params: Vec<Node>,
    /// Elements of the rest parameter.
    pub(crate) rest: Option<Node>,
    /// What a call yields (a promise, if it is async).
    pub(crate) result: Node,
    pub(crate) this: Node,
    /// Nodes of its type parameters.
    pub(crate) type_params: Vec<Node>,
    /// Only a type tells of it: it has no code here.
    pub(crate) assumed: bool,
    /// It stands in markup, which runs it.
    pub(crate) of_markup: bool,
    /// It stands in a test.
    pub(crate) test: bool,
    /// A type guard's parameter and the type that it tells.
    pub(crate) guard: Option<(u32, Node)>,
    /// What of its fragment it is made of; empty for a function type.
    pub(crate) extent: Extent,
}

/// The parts of a fragment that a function is made of: its own and those of the functions in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Extent {
    pub(crate) nodes: IdRange<Node>,
    pub(crate) ops: IdRange<OpId>,
    pub(crate) objects: IdRange<ObjectId>,
    pub(crate) functions: IdRange<FunctionId>,
    pub(crate) calls: IdRange<CallId>,
    pub(crate) classes: IdRange<ClassId>,
}

/// A class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Class {
    /// The function that runs on `new`, where it has one of its own.
    pub(crate) constructor: Option<FunctionId>,
    /// Holds all its instances.
    pub(crate) instance: Node,
    /// `this` of its methods: its instances and those of its subclasses.
    pub(crate) receivers: Node,
    /// The superclass.
    pub(crate) extends: Option<Node>,
    /// The object of its static side.
    pub(crate) statics: ObjectId,
}

/// A call or `new`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Call {
    pub(crate) callee: Node,
    /// The receiver.
    pub(crate) this: Option<Node>,
    /// Arguments; `true` marks a spread one.
    pub(crate) args: Vec<(Node, bool)>,
    pub(crate) type_args: Vec<Node>,
    /// Where the result goes.
    pub(crate) to: Option<Node>,
    pub(crate) new: bool,
    /// The whole expression, relative to the fragment's start.
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// The site of the callee's name.
    pub(crate) site: Option<SiteId>,
    /// Where in the source it is made, once it is linked.
    pub(crate) place: Locus,
    /// The function that it stands in.
    pub(crate) function: Option<FunctionId>,
    /// The region that it stands in.
    pub(crate) around: Option<RegionId>,
    /// It stands in a test.
    pub(crate) test: bool,
    /// That it calls a function is known already, by where the function is given away.
    pub(crate) noted: bool,
    /// If it registers something with AngularJS, what that comes to is in the graph already.
    pub(crate) registers: bool,
    /// Its first argument stands there as a string, or as a constant of Office: it is this and nothing else.
    pub(crate) written_out: bool,
}

/// A place in the source that something may be said about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) enum Locus {
    #[default]
    None,
    Site(SiteId),
    Call(CallId),
}

/// The two name spaces of TypeScript.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Space {
    Value,
    Type,
}

/// What sort of variable a node is; sharpens [`Via`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Binding {
    Variable,
    Parameter,
    TypedParameter,
    Import,
}

/// A name that the fragment declares at the top level of its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DeclaredName {
    pub(crate) name: Sym,
    pub(crate) node: Node,
    pub(crate) space: Space,
    /// Type parameters, for a type.
    pub(crate) params: Vec<Node>,
    /// `declare ...`: says that something exists elsewhere.
    pub(crate) ambient: bool,
}

/// A type name to resolve when the program is linked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TypeRef {
    /// `["Office", "AsyncResult"]`.
    pub(crate) path: Vec<Sym>,
    pub(crate) args: Vec<Node>,
    pub(crate) to: Node,
}

/// An expression in markup whose names are members of an object: where that is not known, it may be anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Loose {
    pub(crate) object: Node,
    /// Relative to the fragment's start.
    pub(crate) span: Span,
    /// The most that its words may need.
    pub(crate) up_to: Ceiling,
}

/// The flow graph of one top-level statement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Fragment {
    /// Number of nodes.
    pub(crate) nodes: usize,
    /// Number of objects.
    pub(crate) objects: usize,
    pub(crate) ops: Vec<Op>,
    pub(crate) sites: Table<SiteId, Site>,
    pub(crate) calls: Table<CallId, Call>,
    pub(crate) functions: Table<FunctionId, Function>,
    pub(crate) classes: Table<ClassId, Class>,
    pub(crate) regions: Table<RegionId, Region>,
    pub(crate) clues: Vec<Clue>,
    pub(crate) declares: Vec<DeclaredName>,
    /// Names that it uses and does not declare.
    pub(crate) free: Vec<(Sym, Node)>,
    pub(crate) type_refs: Vec<TypeRef>,
    pub(crate) imports: Vec<Import>,
    pub(crate) gathers: Vec<Gather>,
    pub(crate) exports: Vec<Export>,
    /// Where types are named that the fragment itself declares: the node of the type, and the one that gets its values.
    pub(crate) local_types: Vec<(Node, Node)>,
    /// Types that depend on a type parameter: they may be anything, and shut nothing out.
    pub(crate) open_types: Vec<Node>,
    /// Variables and what sort they are.
    pub(crate) bindings: Vec<(Node, Binding)>,
    /// Variables that it assigns to.
    pub(crate) assigned_names: Vec<Sym>,
    /// What it does that is not followed: where, relative to its start, and why.
    pub(crate) doubts: Vec<(u32, u32, Cause)>,
    /// Expressions in markup that depend on an object.
    pub(crate) loose: Vec<Loose>,
    /// Whether it imports or exports by ES syntax.
    pub(crate) module: bool,
    /// Whether it uses `module` or `exports`, as CommonJS does.
    pub(crate) common_js: bool,
    /// Whether its words are those of code that calls a web service or asks for scopes.
    pub(crate) web: bool,
}

impl Fragment {
    /// What it declares in one of the name spaces.
    pub(crate) fn declared(&self, space: Space) -> impl Iterator<Item = &DeclaredName> {
        self.declares.iter().filter(move |declared| declared.space == space)
    }

    /// The modules that it imports from, and those whose exports it passes on.
    pub(crate) fn modules(&self) -> impl Iterator<Item = Sym> {
        let passed_on = self.exports.iter().filter_map(|export| match *export {
            Export::From { specifier, .. } | Export::All { specifier } => Some(specifier),
            _ => None,
        });
        self.imports.iter().map(|import| import.specifier).chain(passed_on)
    }

    /// The names that it stores to: properties of whatever object, and variables that it does not declare itself.
    pub(crate) fn assigned(&self) -> impl Iterator<Item = Sym> {
        let stored = self.ops.iter().filter_map(|op| match *op {
            Op::Store { name, .. } => Some(name),
            _ => None,
        });
        stored.chain(self.assigned_names.iter().copied())
    }

    /// Gives back the memory that is not needed: a server keeps the fragments of thousands of files.
    pub(crate) fn shrink(&mut self) {
        self.ops.shrink_to_fit();
        self.sites.shrink_to_fit();
        self.calls.shrink_to_fit();
        self.functions.shrink_to_fit();
        self.regions.shrink_to_fit();
        self.clues.shrink_to_fit();
        self.declares.shrink_to_fit();
        self.free.shrink_to_fit();
        self.type_refs.shrink_to_fit();
        self.imports.shrink_to_fit();
        self.gathers.shrink_to_fit();
        self.exports.shrink_to_fit();
        self.bindings.shrink_to_fit();
        self.local_types.shrink_to_fit();
        self.open_types.shrink_to_fit();
        self.assigned_names.shrink_to_fit();
        self.classes.shrink_to_fit();
    }
}

/// A fragment and where its statement stands.
#[derive(Debug, Clone)]
pub(crate) struct PlacedFragment {
    /// What lowering looks at begins here, in bytes of the file: behind the statement before.
    pub(crate) from: u32,
    /// Where the statement starts.
    pub(crate) start: u32,
    /// Where it ends.
    pub(crate) end: u32,
    /// Its syntax has no error: the same text gives the same fragment again.
    pub(crate) sound: bool,
    pub(crate) fragment: Fragment,
}

/// The flow graphs of one file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lowered {
    /// The names that fragments refer to by number.
    pub(crate) names: NameTable,
    /// How many there were when all of it was lowered.
    pub(crate) first_names: usize,
    /// One list a script (a plain file has one), and one for what stands in markup.
    pub(crate) pieces: Vec<LoweredPiece>,
    /// Places in markup that nobody can read, with what their words may need.
    pub(crate) doubts: Vec<(Span, Ceiling)>,
}

/// The flow graphs of one script.
#[derive(Debug, Clone)]
pub(crate) struct LoweredPiece {
    pub(crate) fragments: Vec<PlacedFragment>,
    pub(crate) language: Language,
    /// Whether its top level is its own (a module) or the page's.
    pub(crate) module: bool,
}
