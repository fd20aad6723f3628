//! Lowering: syntax trees -> flow graphs, one [`Fragment`] a top-level statement.
//!
//! Sees one file at a time, knows nothing about Office types or other files. Every expression becomes a node, every
//! flow between expressions an [`Op`]; unknown syntax is walked through, so broken code keeps its whole parts.

mod alone;
mod call;
mod class;
mod comments;
mod expr;
mod function;
mod gather;
mod injection;
mod jsx;
mod literal;
mod literal_notes;
mod markup;
mod module;
mod name_parts;
mod narrow;
mod objects;
mod operators;
mod pattern;
mod probe;
mod regions;
mod runs;
mod scope;
mod stmt;
mod strings;
mod types;
mod update;
mod vue;
mod with;

use super::Cause;
use super::ids::Id;
use super::ir::{
    Call, Fragment, Lowered, LoweredPiece, Node, ObjectId, ObjectShape, Op, Outside, PlacedFragment, Site,
    SiteId, Sym,
};
use super::names::NameTable;
use super::web_words;
use crate::analysis::ceiling::Ceiling;
use crate::syntax::{ChildRole, Field, Kind, KindTables, Piece, PieceKind, Template};
use crate::text::Span;
use scope::Scopes;
use smallvec::SmallVec;

pub(super) use literal::{ITERATOR, SENT};
pub(super) use name_parts::is_name_part;
use runs::Runs;
pub(super) use update::{statement_at, update, update_statement};

/// Syntax nested deeper than this is passed over: no hand writes it, and the stack is finite.
const MAX_DEPTH: u32 = 3_000;

/// The stack that so deep a nesting may take: some 20 KB a level in an unoptimised build. Only what is used costs memory.
pub(crate) const STACK_BYTES: usize = 128 << 20;

type TsNode<'t> = tree_sitter::Node<'t>;
type Kids<'t> = SmallVec<[(Field, TsNode<'t>); 6]>;

/// Lowers all pieces of a file, and what stands in its markup.
pub(crate) fn lower(text: &str, pieces: &[Piece], templates: &[Template]) -> Lowered {
    lower_all(text, pieces, templates, NameTable::default(), |_, _| None).0
}

/// Where a statement stands, and whether its syntax has an error.
struct StatementSpan {
    from: u32,
    start: u32,
    end: u32,
    sound: bool,
}

/// Lowers each statement of each piece that `known` does not have already; says which those were.
fn lower_all(
    text: &str,
    pieces: &[Piece],
    templates: &[Template],
    mut names: NameTable,
    mut known: impl FnMut(usize, &StatementSpan) -> Option<Fragment>,
) -> (Lowered, Vec<(usize, usize)>) {
    let mut lowered = Vec::with_capacity(pieces.len() + templates.len());
    let mut anew = Vec::new();
    for (number, piece) in pieces.iter().enumerate() {
        let mut lowerer = Lowerer::new(text, piece, &mut names);
        lowered.push(lowerer.piece(piece, |place| known(number, place)));
        anew.extend(lowerer.anew.into_iter().map(|fragment| (number, fragment)));
    }
    lowered.extend(templates.iter().map(|template| markup::piece(template, &mut names)));
    let doubts = markup::doubts(text, templates);
    (Lowered { first_names: names.len(), names, pieces: lowered, doubts }, anew)
}

/// Whether a plain source imports or exports, or is written for a CommonJS loader; a file that asks for one first runs as
/// a script as well.
fn is_module(text: &str, fragments: &[PlacedFragment]) -> bool {
    fragments.iter().any(|f| f.fragment.module)
        || fragments.iter().any(|f| f.fragment.common_js)
            && !text.contains("typeof module")
            && !text.contains("typeof exports")
}

/// State of lowering one fragment.
struct Lowerer<'t, 'n> {
    text: &'t str,
    tables: &'static KindTables,
    names: &'n mut NameTable,
    out: Fragment,
    /// Where the statement starts that is lowered.
    start: u32,
    scopes: Scopes,
    /// The enclosing functions, innermost last.
    functions: Vec<FunctionContext>,
    /// The enclosing class's parts, innermost last.
    classes: Vec<class::ClassContext>,
    /// Decorators that stand before the `export` of the class that comes next.
    class_decorators: SmallVec<[TsNode<'t>; 2]>,
    /// The expression that is being lowered stands behind a sign that only looks at it.
    looks_ahead: bool,
    cursors: Vec<tree_sitter::TreeCursor<'t>>,
    depth: u32,
    chains: u32,
    /// Inside `declare ...`.
    ambient: bool,
    /// Strings that stand here are run.
    runs_strings: Runs,
    /// Strings are noted, as they may be parts of a request.
    notes_strings: bool,
    /// What stands around what is lowered next.
    around: regions::Around,
    /// The documentation comment in front of what is lowered next.
    doc: Option<&'t str>,
    /// Names declared at the top level by the current statement, for `export const ...`.
    declared_names: Vec<Sym>,
    /// The scope whose declarations those are: the file's, or a namespace's.
    export_scope: usize,
    root: TsNode<'t>,
    /// The statement that is lowered.
    statement: Option<TsNode<'t>>,
    /// The statement that is lowered next, where it may be nothing but a call.
    alone: Option<TsNode<'t>>,
    /// What tests have found of expressions, where that holds.
    narrowed: Vec<narrow::Narrowed>,
    /// Where the statement gives names a value; found when somebody asks.
    changes: Option<narrow::Assignments<'t>>,
    /// What the statement's functions ask AngularJS for; found when somebody registers one.
    asks: Option<injection::Asks<'t>>,
    /// The numbers of the fragments that were not known before.
    anew: Vec<usize>,
    /// What the code is of, where it is not the file's own.
    template: Option<&'t Template>,
    /// The expressions of a template whose names may come from anywhere: where they begin and end in the
    /// code, and the most that their words may need.
    loose: Vec<(u32, u32, Ceiling)>,
}

#[derive(Debug, Clone, Copy)]
struct FunctionContext {
    /// What `return` gives.
    returns: Node,
    this: Node,
    /// Its `arguments`, once they are used; `arrow` functions have none of their own.
    arguments: Option<Node>,
    arrow: bool,
    /// The object that a generator hands out.
    generator: Option<Node>,
    /// What its statements come to, in code that is evaluated.
    completion: Option<Node>,
}

impl FunctionContext {
    fn new(this: Node, returns: Node) -> Self {
        FunctionContext { returns, this, arguments: None, arrow: false, generator: None, completion: None }
    }
}

/// A lowered expression: its value, and what its access chain is if it ends one.
#[derive(Debug, Clone, Copy)]
struct LoweredValue {
    node: Node,
    chain: Option<Chain>,
}

/// An access chain under construction.
#[derive(Debug, Clone, Copy)]
struct Chain {
    number: u32,
    via: super::Via,
    root: Option<Node>,
    start: u32,
    /// The last site, so that a call can say that its callee is called.
    site: Option<SiteId>,
}

impl<'t, 'n> Lowerer<'t, 'n> {
    fn new(text: &'t str, piece: &'t Piece, names: &'n mut NameTable) -> Self {
        Lowerer {
            text,
            tables: KindTables::of(piece.language),
            names,
            out: Fragment::default(),
            start: 0,
            scopes: Scopes::default(),
            functions: Vec::new(),
            classes: Vec::new(),
            class_decorators: SmallVec::new(),
            looks_ahead: false,
            cursors: Vec::new(),
            depth: 0,
            chains: 0,
            ambient: false,
            runs_strings: Runs::Nothing,
            notes_strings: false,
            around: regions::Around::default(),
            doc: None,
            declared_names: Vec::new(),
            export_scope: 0,
            root: piece.tree.root_node(),
            statement: None,
            alone: None,
            narrowed: Vec::new(),
            changes: None,
            asks: None,
            anew: Vec::new(),
            template: None,
            loose: Vec::new(),
        }
    }

    fn piece(
        &mut self,
        piece: &'t Piece,
        mut known: impl FnMut(&StatementSpan) -> Option<Fragment>,
    ) -> LoweredPiece {
        let mut fragments = Vec::new();
        let mut from = piece.span.start;
        for statement in self.kids_and_comments(piece.tree.root_node()) {
            if self.kind(statement) == Kind::Comment {
                self.remember_doc(statement);
                continue;
            }
            let Span { start, end } = self.extent_of(statement);
            let place = StatementSpan { from, start, end, sound: !statement.has_error() };
            let again = if place.sound { known(&place) } else { None };
            let fragment = again.unwrap_or_else(|| {
                self.anew.push(fragments.len());
                self.fragment(statement)
            });
            self.doc = None;
            fragments.push(PlacedFragment { from, start, end, sound: place.sound, fragment });
            from = end;
        }
        let module = match piece.kind {
            PieceKind::Module => true,
            PieceKind::Script => false,
            PieceKind::ByContent => is_module(self.text, &fragments),
        };
        fragments.shrink_to_fit();
        LoweredPiece { fragments, language: piece.language, module }
    }

    fn fragment(&mut self, statement: TsNode<'t>) -> Fragment {
        self.begin(statement);
        self.expect_alone(statement);
        self.statement(statement);
        self.finish()
    }

    fn begin(&mut self, statement: TsNode<'t>) {
        // Code has an operation for every dozen bytes or so.
        let ops = Vec::with_capacity(statement.byte_range().len() / 12);
        self.out = Fragment { ops, ..Fragment::default() };
        self.start = self.extent_of(statement).start;
        (self.statement, self.changes, self.asks) = (Some(statement), None, None);
        self.narrowed.clear();
        self.scopes = Scopes::default();
        self.classes.clear();
        self.class_decorators.clear();
        self.declared_names.clear();
        self.export_scope = 0;
        self.chains = 0;
        let words = self.text(statement);
        self.notes_strings = self.template.is_none() && literal_notes::may_be_request(words);
        self.out.web = self.notes_strings && web_words::are_in(words);
        self.around = regions::Around::default();
        // A script's `this` is the global object.
        let (fresh, window) = (self.node(), self.names.intern("window"));
        let this = self.scopes.reference(window, fresh);
        let returns = self.node();
        self.functions = vec![FunctionContext::new(this, returns)];
    }

    /// Resolves names within the fragment and hands it over.
    fn finish(&mut self) -> Fragment {
        let scopes = std::mem::take(&mut self.scopes);
        let mut fragment = std::mem::take(&mut self.out);
        scopes.resolve(&mut fragment);
        let is_loaders = |&(name, _): &(Sym, Node)| matches!(self.names.text(name), "module" | "exports");
        fragment.common_js = fragment.free.iter().any(is_loaders);
        fragment.shrink();
        fragment
    }

    fn node(&mut self) -> Node {
        self.out.nodes += 1;
        Node::new(self.out.nodes - 1)
    }

    fn emit(&mut self, op: Op) {
        self.out.ops.push(op);
    }

    fn copy(&mut self, from: impl Into<Option<Node>>, to: Node) {
        if let Some(from) = from.into().filter(|from| *from != to) {
            self.emit(Op::Copy { from, to });
        }
    }

    fn new_object(&mut self) -> ObjectId {
        self.out.objects += 1;
        ObjectId::new(self.out.objects - 1)
    }

    /// A new object in a new node.
    fn object(&mut self, shape: ObjectShape) -> Node {
        let (to, object) = (self.node(), self.new_object());
        self.emit(Op::Object { to, object, shape });
        to
    }

    /// A node of what nobody here has made.
    fn outside(&mut self, outside: Outside) -> Node {
        let to = self.node();
        self.emit(Op::Outside { to, outside });
        to
    }

    /// Something gets to others, where no source shows a call.
    fn leave(&mut self, value: Node, to: Outside) {
        let (callee, result) = (self.outside(to), self.node());
        self.emit_call(Call::unseen(callee, vec![(value, false)], result));
    }

    fn store_element(&mut self, base: Node, from: Node) {
        self.emit(Op::StoreElement { base, from, site: None });
    }

    /// Adds a call.
    fn emit_call(&mut self, call: Call) {
        let call = self.out.calls.push(Call { around: self.around.region, ..call });
        self.emit(Op::Call(call));
    }

    /// Something at `node` is not followed.
    fn doubt(&mut self, node: TsNode<'t>, cause: Cause) {
        let (start, end) = (self.offset(node.start_byte()), self.offset(node.end_byte()));
        self.out.doubts.push((start, end, cause));
    }

    fn store(&mut self, base: Node, name: &'t str, from: Node) {
        let name = self.names.intern(name);
        self.emit(Op::Store { base, name, from, site: None });
    }

    fn load(&mut self, base: Node, name: &'t str) -> Node {
        let name = self.names.intern(name);
        let to = self.node();
        self.emit(Op::Load { base, name, to, site: None, as_read: false });
        to
    }

    fn site(&mut self, site: Site) -> SiteId {
        self.out.sites.push(site)
    }

    fn kind(&self, node: TsNode<'t>) -> Kind {
        self.tables.kind(node)
    }

    fn text(&self, node: TsNode<'t>) -> &'t str {
        self.text.get(node.byte_range()).unwrap_or("")
    }

    fn sym(&mut self, node: TsNode<'t>) -> Sym {
        let text = self.text(node);
        self.names.intern(text)
    }

    /// What a statement takes in the file.
    fn extent_of(&self, statement: TsNode<'_>) -> Span {
        let (start, end) = (statement.start_byte(), statement.end_byte());
        self.template.map_or(Span::from_usize(start, end), |template| template.extent(start, end))
    }

    /// Where an expression stands; one that is not in the file, where what it is about stands.
    fn place(&self, node: TsNode<'_>) -> (u32, u32) {
        let (start, end) = (self.offset(node.start_byte()), self.offset(node.end_byte()));
        if start < end || self.template.is_none() {
            return (start, end);
        }
        let Span { start, end } = self.extent_of(node);
        (start.saturating_sub(self.start), end.saturating_sub(self.start))
    }

    fn offset(&self, byte: usize) -> u32 {
        let place = self.template.map_or(byte as u32, |template| template.position(byte));
        place.saturating_sub(self.start)
    }

    /// Named children and the few tokens that matter, with their fields. Comments are left out.
    fn kids(&mut self, node: TsNode<'t>) -> Kids<'t> {
        let mut cursor = self.cursors.pop().unwrap_or_else(|| self.root.walk());
        cursor.reset(node);
        let mut kids = Kids::new();
        if cursor.goto_first_child() {
            loop {
                let child = cursor.node();
                match self.tables.role(child) {
                    ChildRole::Part => kids.push((self.tables.field(cursor.field_id()), child)),
                    ChildRole::Token => {
                        let field = self.tables.field(cursor.field_id());
                        if field != Field::Other || is_mark(self.kind(child)) {
                            kids.push((field, child));
                        }
                    }
                    ChildRole::Comment | ChildRole::Punctuation => {}
                }
                if !cursor.goto_next_sibling() {
                    break;
                }
            }
        }
        self.cursors.push(cursor);
        kids
    }

    /// The children of one kind.
    fn of_kind(&self, kids: &Kids<'t>, kind: Kind) -> SmallVec<[TsNode<'t>; 2]> {
        kids.iter().map(|(_, n)| *n).filter(|n| self.kind(*n) == kind).collect()
    }

    /// Named children, comments among them.
    fn kids_and_comments(&mut self, node: TsNode<'t>) -> Vec<TsNode<'t>> {
        let mut cursor = self.cursors.pop().unwrap_or_else(|| self.root.walk());
        let kids = node.named_children(&mut cursor).collect();
        self.cursors.push(cursor);
        kids
    }

    /// Runs `f` on `node` one level deeper, unless that is too deep.
    fn deeper<T>(&mut self, node: TsNode<'t>, f: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth >= MAX_DEPTH {
            self.doubt(node, Cause::Limit);
            return None;
        }
        self.depth += 1;
        let result = f(self);
        self.depth -= 1;
        Some(result)
    }
}

/// Tokens without a field that change what a node means.
fn is_mark(kind: Kind) -> bool {
    matches!(kind, Kind::Static | Kind::Async | Kind::Get | Kind::Set | Kind::Default | Kind::Star)
}

/// The child in a field.
fn field<'t>(kids: &Kids<'t>, field: Field) -> Option<TsNode<'t>> {
    kids.iter().find(|(f, _)| *f == field).map(|(_, n)| *n)
}

/// The content of a string literal, escapes and all; names with escapes are not worth following.
fn string_content(text: &str) -> &str {
    text.get(1..text.len().saturating_sub(1)).unwrap_or("")
}
