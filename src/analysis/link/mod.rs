//! Linking: the flow graphs of a realm's files -> one graph that the solver can run on.
//!
//! Fragments' nodes get numbers of their own, names find their declarations, imports their modules, type names their
//! types. Scripts that share a page, and whatever they import, form a *realm*: they share global variables, and nothing
//! flows from one realm to another.

mod fragment;
mod modules;
mod realms;
mod types;

pub(crate) use realms::{realms, targets};

use super::ir::{Lowered, LoweredPiece, Node, Site, Sym};
use super::names::Names;
use super::resolve::Resolver;
use super::solve::Solver;
use modules::Module;
use rustc_hash::FxHashMap;
use std::path::Path;

/// A file that takes part: its number in the program, its path, where it leads, its graphs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Input<'a> {
    pub(crate) file: u32,
    pub(crate) path: &'a Path,
    /// The program's files that it imports or loads.
    pub(crate) targets: &'a [u32],
    pub(crate) lowered: &'a Lowered,
}

/// A site of the realm.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LinkedSite {
    /// Number of the input that it stands in.
    pub(crate) file: u32,
    /// Tells access chains of different fragments apart.
    pub(crate) fragment: u32,
    /// Its offsets are the file's, its name the program's.
    pub(crate) site: Site,
    /// What the member is read from.
    pub(crate) base: Node,
}

/// A call of the realm, to see where Office values go out of sight.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LinkedCall {
    /// Number of the input that it stands in.
    pub(crate) file: u32,
    pub(crate) call: u32,
    /// Offset of the fragment that it stands in.
    pub(crate) start: u32,
}

/// The realm, ready to be solved.
pub(crate) struct Linked {
    pub(crate) solver: Solver,
    pub(crate) sites: Vec<LinkedSite>,
    pub(crate) calls: Vec<LinkedCall>,
    /// What sort of variable a node is.
    pub(crate) bindings: FxHashMap<Node, super::ir::Binding>,
    /// The nodes of the name `Office` that nobody declares.
    pub(crate) office_roots: rustc_hash::FxHashSet<Node>,
}

/// Links the files of a realm.
pub(crate) fn link(inputs: &[Input<'_>], resolver: &Resolver) -> Linked {
    let mut linker = Linker::new(inputs, resolver);
    linker.declare_all();
    for unit in 0..linker.units.len() {
        linker.add_unit(unit);
    }
    linker.connect_imports();
    linker.connect_types();
    linker.linked
}

/// One script: a plain file, or a block of a page.
struct Unit<'a> {
    input: usize,
    piece: &'a LoweredPiece,
    /// Node of each name of the top level, for a module.
    scope: FxHashMap<Sym, Node>,
    module: Module,
}

struct Linker<'a> {
    inputs: &'a [Input<'a>],
    resolver: &'a Resolver,
    units: Vec<Unit<'a>>,
    /// First unit of each file of the program.
    unit_of_file: FxHashMap<u32, usize>,
    /// For each input, the program's number of each of its names.
    names: Vec<Vec<Sym>>,
    /// Types declared by scripts.
    realm_types: FxHashMap<Sym, types::TypeDecl>,
    pending_types: Vec<(usize, super::ir::TypeRef)>,
    pending_imports: Vec<(usize, super::ir::Import)>,
    linked: Linked,
}

impl<'a> Linker<'a> {
    fn new(inputs: &'a [Input<'a>], resolver: &'a Resolver) -> Self {
        let mut global = Names::default();
        let intern = |input: &Input<'_>| input.lowered.names.iter().map(|n| global.intern(n)).collect();
        let names: Vec<Vec<Sym>> = inputs.iter().map(intern).collect();
        let mut units = Vec::new();
        let mut unit_of_file = FxHashMap::default();
        for (number, input) in inputs.iter().enumerate() {
            unit_of_file.insert(input.file, units.len());
            for piece in &input.lowered.pieces {
                units.push(Unit {
                    input: number,
                    piece,
                    scope: FxHashMap::default(),
                    module: Module::default(),
                });
            }
        }
        unit_of_file.retain(|_, unit| *unit < units.len());
        let solver = Solver::new(global);
        let linked = Linked {
            solver,
            sites: Vec::new(),
            calls: Vec::new(),
            bindings: FxHashMap::default(),
            office_roots: rustc_hash::FxHashSet::default(),
        };
        Linker {
            inputs,
            resolver,
            units,
            unit_of_file,
            names,
            realm_types: FxHashMap::default(),
            pending_types: Vec::new(),
            pending_imports: Vec::new(),
            linked,
        }
    }

    fn sym(&self, unit: usize, local: Sym) -> Sym {
        self.names[self.units[unit].input].get(local as usize).copied().unwrap_or(Sym::MAX)
    }

    /// The file's unit that a specifier leads to.
    fn target(&self, unit: usize, specifier: Sym) -> Option<usize> {
        let path = self.inputs[self.units[unit].input].path;
        let file = self.resolver.resolve(path, self.linked.solver.names.text(specifier))?;
        self.unit_of_file.get(&file).copied()
    }
}
