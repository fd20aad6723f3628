//! Linking: the flow graphs of a realm's files -> one graph that the solver can run on.
//!
//! Fragments' nodes get numbers of their own, names find their declarations, imports their modules, type names their
//! types. Scripts that share a page, and whatever they import, form a *realm*: they share global variables, and nothing
//! flows from one realm to another.

mod fragment;
mod modules;
mod open_realm;
mod realms;
mod types;

pub(crate) use open_realm::{OpenRealm, Spot};
pub(crate) use realms::{realms, targets};

use super::ids::{IdRange, OpId, Table};
use super::ir::{
    Binding, CallId, Clue, Fragment, Gather, Import, Loose, Lowered, LoweredPiece, Node, ObjectId,
    PlacedFragment, Region, RegionId, Site, SiteId, Sym, TypeRef,
};
use super::names::NameTable;
use super::resolve::Resolver;
use super::solve::{Room, Solver};
use indexmap::{IndexMap, IndexSet};
use modules::Module;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::path::Path;

/// A file that takes part: its number in the program, its path, where it leads, its graphs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Input<'a> {
    pub(crate) file: u32,
    pub(crate) path: &'a Path,
    /// The text that its graphs are of.
    pub(crate) text: &'a str,
    pub(crate) test: bool,
    /// The program's files that it imports or loads.
    pub(crate) targets: &'a [u32],
    /// Those that its text names as imported or loaded.
    pub(crate) imports: &'a [u32],
    pub(crate) lowered: &'a Lowered,
}

impl<'a> Input<'a> {
    /// Its fragments, in their order.
    pub(crate) fn fragments(&self) -> impl Iterator<Item = &'a PlacedFragment> + use<'a> {
        self.lowered.pieces.iter().flat_map(|piece| &piece.fragments)
    }
}

/// A site of the realm.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LinkedSite {
    /// Its offsets are its fragment's, its name the realm's.
    pub(crate) site: Site,
    /// What the member is read from, or stored to.
    pub(crate) base: Option<Node>,
    /// What is stored there.
    pub(crate) from: Option<Node>,
    /// What names the member, where that is no literal.
    pub(crate) key: Option<Node>,
}

/// A fragment's share of the realm.
#[derive(Debug, Clone)]
pub(crate) struct FragmentLinks {
    /// The number of the script that it is of.
    pub(crate) unit: usize,
    pub(crate) sites: IdRange<SiteId>,
    /// The calls that its source shows.
    pub(crate) calls: IdRange<CallId>,
    /// The objects that its code makes.
    pub(crate) objects: IdRange<ObjectId>,
    /// Its operations.
    pub(crate) ops: IdRange<OpId>,
    /// Expressions in markup that depend on an object, which has the realm's number.
    pub(crate) loose: Vec<Loose>,
}

/// The realm, ready to be solved.
pub(crate) struct Linked {
    pub(crate) solver: Solver,
    pub(crate) sites: Table<SiteId, LinkedSite>,
    /// One a fragment, in the order of the inputs and of the text. Their sites ascend.
    pub(crate) parts: Vec<FragmentLinks>,
    /// What stands around sites and calls, and what tells what conditions say.
    pub(crate) regions: Table<RegionId, Region>,
    pub(crate) clues: Vec<Clue>,
    /// What sort of variable a node is.
    pub(crate) bindings: IndexMap<Node, Binding, FxBuildHasher>,
    /// The nodes of the name `Office` that nobody declares.
    pub(crate) office_roots: IndexSet<Node, FxBuildHasher>,
}

impl Linked {
    /// The sites of a fragment.
    pub(crate) fn sites_of(&self, part: &FragmentLinks) -> &[LinkedSite] {
        self.sites.slice(part.sites)
    }
}

/// Links the files of a realm.
pub(crate) fn link(inputs: &[Input<'_>], resolver: &Resolver) -> Linked {
    let mut linker = Linker::new(inputs, resolver);
    linker.declare_all();
    linker.add_all(None);
    linker.connect();
    linker.linked
}

/// One script: a plain file, or a block of a page.
#[derive(Default)]
struct Unit {
    /// Which input it is of, and which of its pieces.
    input: usize,
    piece: usize,
    /// Node of each name of the top level, for a module.
    scope: FxHashMap<Sym, Node>,
    module: Module,
}

/// What names mean.
#[derive(Default)]
struct NameMeanings {
    units: Vec<Unit>,
    /// First unit of each file of the program.
    unit_of_file: FxHashMap<u32, usize>,
    /// For each input, what each of its names is in the realm.
    names: Vec<Table<Sym, Sym>>,
    /// Types declared by scripts.
    realm_types: FxHashMap<Sym, types::TypeDecl>,
}

struct Linker<'a> {
    inputs: &'a [Input<'a>],
    resolver: &'a Resolver,
    tables: NameMeanings,
    pending_types: Vec<(usize, TypeRef)>,
    pending_imports: Vec<(usize, Import)>,
    pending_gathers: Vec<(usize, Gather)>,
    /// What modules export, by unit and name, and as a whole; and what of it is not connected yet.
    exported: FxHashMap<(usize, Sym), Node>,
    namespaces: FxHashMap<usize, Node>,
    /// The modules of which somebody has all exports, as an object.
    asked_whole: FxHashSet<usize>,
    pending_exports: Vec<(usize, Sym)>,
    linked: Linked,
}

impl<'a> Linker<'a> {
    fn new(inputs: &'a [Input<'a>], resolver: &'a Resolver) -> Self {
        let mut global = NameTable::default();
        let intern = |input: &Input<'_>| input.lowered.names.iter().map(|n| global.intern(n)).collect();
        let names: Vec<Table<Sym, Sym>> = inputs.iter().map(intern).collect();
        let mut units = Vec::new();
        let mut unit_of_file = FxHashMap::default();
        for (number, input) in inputs.iter().enumerate() {
            if !input.lowered.pieces.is_empty() {
                unit_of_file.insert(input.file, units.len());
            }
            let pieces = 0..input.lowered.pieces.len();
            units.extend(pieces.map(|piece| Unit { input: number, piece, ..Unit::default() }));
        }
        let mut solver = Solver::new(global, assigned(inputs, &names));
        let fragments = || inputs.iter().flat_map(Input::fragments).map(|f| &f.fragment);
        let total = |size: fn(&Fragment) -> usize| fragments().map(size).sum::<usize>();
        solver.reserve(&Room {
            nodes: total(|f| f.nodes),
            ops: total(|f| f.ops.len()),
            objects: total(|f| f.objects),
            functions: total(|f| f.functions.len()),
            calls: total(|f| f.calls.len()),
        });
        let mut linked = Linked {
            solver,
            sites: Table::default(),
            parts: Vec::new(),
            regions: Table::default(),
            clues: Vec::new(),
            bindings: IndexMap::default(),
            office_roots: IndexSet::default(),
        };
        linked.sites.reserve(total(|f| f.sites.len()));
        linked.regions.reserve(total(|f| f.regions.len() + 1));
        linked.parts.reserve(fragments().count());
        let tables = NameMeanings { units, unit_of_file, names, realm_types: FxHashMap::default() };
        Linker::resume(inputs, resolver, tables, linked)
    }

    /// Goes on with what has been linked already.
    fn resume(inputs: &'a [Input<'a>], resolver: &'a Resolver, tables: NameMeanings, linked: Linked) -> Self {
        let (pending_types, pending_imports) = (Vec::new(), Vec::new());
        Linker {
            inputs,
            resolver,
            tables,
            pending_types,
            pending_imports,
            pending_gathers: Vec::new(),
            exported: FxHashMap::default(),
            namespaces: FxHashMap::default(),
            asked_whole: FxHashSet::default(),
            pending_exports: Vec::new(),
            linked,
        }
    }

    /// Connects what had to wait until all fragments were in.
    fn connect(&mut self) {
        self.connect_imports();
        self.connect_types();
    }

    fn piece(&self, unit: usize) -> &'a LoweredPiece {
        let Unit { input, piece, .. } = self.tables.units[unit];
        &self.inputs[input].lowered.pieces[piece]
    }

    fn sym(&self, unit: usize, local: Sym) -> Sym {
        self.tables.names[self.tables.units[unit].input][local]
    }

    /// The file's unit that a specifier leads to.
    fn target(&self, unit: usize, specifier: Sym) -> Option<usize> {
        let path = self.inputs[self.tables.units[unit].input].path;
        let file = self.resolver.resolve(path, self.linked.solver.names.text(specifier))?;
        self.tables.unit_of_file.get(&file).copied()
    }
}

/// The names that some source stores to, as the realm has them: as a property of whatever object, or as a variable that it
/// does not declare. `window.App = ...` makes a global.
fn assigned(inputs: &[Input<'_>], names: &[Table<Sym, Sym>]) -> FxHashSet<Sym> {
    let mut assigned = FxHashSet::default();
    for (input, names) in inputs.iter().zip(names) {
        let fragments = input.fragments().map(|placed| &placed.fragment);
        let stored = fragments.flat_map(Fragment::assigned);
        assigned.extend(stored.filter_map(|name| names.get(name)));
    }
    assigned
}
