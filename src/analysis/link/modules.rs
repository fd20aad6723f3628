//! Modules: what they export, and what an import gets. ES, CommonJS and TypeScript's `export =` alike.

use super::Linker;
use super::types::TypeDecl;
use crate::analysis::ir::{Export, Imported, Node, Sym};
use crate::analysis::solve::{Builtin, Kind, Package, Value};
use rustc_hash::FxHashMap;

/// What one module offers.
#[derive(Default)]
pub(super) struct Module {
    pub(super) values: FxHashMap<Sym, Vec<Node>>,
    pub(super) types: FxHashMap<Sym, TypeDecl>,
    /// Exported types that the module names otherwise itself: exported -> local name.
    pub(super) type_names: FxHashMap<Sym, Sym>,
    from: Vec<(Sym, Sym, Imported)>,
    all: Vec<Sym>,
    equals: Vec<Node>,
    /// `module`, `exports`, and what `module.exports` holds.
    common_js: Option<[Node; 3]>,
    /// Local names of imports: which module, what of it.
    pub(super) imports: FxHashMap<Sym, (Sym, Imported)>,
}

/// Follows re-exports no further than this: longer chains are circles.
const MAX_HOPS: u32 = 24;

impl Linker<'_> {
    pub(super) fn imported(&self, unit: usize, what: Imported) -> Imported {
        match what {
            Imported::Name(name) => Imported::Name(self.sym(unit, name)),
            Imported::Namespace => Imported::Namespace,
        }
    }

    /// The scripts of one file are one module: what they export is their first one's.
    fn exporting(&self, unit: usize) -> usize {
        let file = self.inputs[self.tables.units[unit].input].file;
        self.tables.unit_of_file.get(&file).copied().unwrap_or(unit)
    }

    pub(super) fn note_export(&mut self, unit: usize, export: &Export) {
        let own = unit;
        let unit = self.exporting(unit);
        match *export {
            Export::Local { name, local } => {
                let (name, local) = (self.sym(unit, name), self.sym(unit, local));
                let node = self.top_level(own, local);
                let module = &mut self.tables.units[unit].module;
                module.values.entry(name).or_default().push(node);
                module.type_names.insert(name, local);
            }
            Export::Value { name, node } => {
                let name = self.sym(unit, name);
                self.tables.units[unit].module.values.entry(name).or_default().push(node);
            }
            Export::From { name, specifier, what } => {
                let entry = (self.sym(unit, name), self.sym(unit, specifier), self.imported(unit, what));
                self.tables.units[unit].module.from.push(entry);
            }
            Export::All { specifier } => {
                let specifier = self.sym(unit, specifier);
                self.tables.units[unit].module.all.push(specifier);
            }
            Export::Equals { node } => self.tables.units[unit].module.equals.push(node),
        }
    }

    /// The nodes of CommonJS's own names.
    pub(super) fn common_js(&mut self, unit: usize, name: Sym) -> Option<Node> {
        let which = match self.linked.solver.names.text(name) {
            "module" => 0,
            "exports" => 1,
            _ => return None,
        };
        if self.tables.units[unit].module.common_js.is_none() {
            let solver = &mut self.linked.solver;
            let (module, exports) = (solver.new_object(Kind::Plain), solver.new_object(Kind::Plain));
            let exports_name = solver.names.intern("exports");
            let exported = solver.property(module, exports_name);
            solver.add(exported, Value::Object(exports));
            let nodes =
                [solver.node_of(Value::Object(module)), solver.node_of(Value::Object(exports)), exported];
            self.tables.units[unit].module.common_js = Some(nodes);
        }
        self.tables.units[unit].module.common_js.map(|nodes| nodes[which])
    }

    /// Gives every import the values that it names.
    pub(super) fn connect_imports(&mut self) {
        let imports = std::mem::take(&mut self.pending_imports);
        for (unit, import) in &imports {
            if let Some(local) = import.local {
                let entry = (import.specifier, import.what);
                self.tables.units[*unit].module.imports.insert(local, entry);
            }
        }
        for (unit, import) in imports {
            self.import(unit, import.specifier, import.what, import.to, 0);
        }
    }

    fn import(&mut self, unit: usize, specifier: Sym, what: Imported, to: Node, hops: u32) {
        let Some(target) = self.target(unit, specifier) else {
            return self.import_package(specifier, what, to);
        };
        match what {
            Imported::Name(name) => self.import_name(target, name, to, hops),
            Imported::Namespace => self.import_namespace(target, to, hops),
        }
    }

    /// One export of a module, through its re-exports.
    fn import_name(&mut self, target: usize, name: Sym, to: Node, hops: u32) {
        if hops > MAX_HOPS {
            return;
        }
        let module = &self.tables.units[target].module;
        let nodes = module.values.get(&name).cloned().unwrap_or_default();
        let from: Vec<_> = module.from.iter().filter(|f| f.0 == name).map(|f| (f.1, f.2)).collect();
        let found = !nodes.is_empty() || !from.is_empty();
        let all = if found { Vec::new() } else { module.all.clone() };
        nodes.into_iter().for_each(|node| self.linked.solver.copy(node, to));
        for (specifier, what) in from {
            self.import(target, specifier, what, to, hops + 1);
        }
        for specifier in all {
            self.import(target, specifier, Imported::Name(name), to, hops + 1);
        }
        let whole = self.whole(target);
        for node in whole {
            if self.linked.solver.names.text(name) == "default" {
                self.linked.solver.copy(node, to);
            }
            self.linked.solver.load(node, name, to);
        }
    }

    /// What `module.exports` and `export =` hold.
    fn whole(&self, target: usize) -> Vec<Node> {
        let module = &self.tables.units[target].module;
        module.equals.iter().copied().chain(module.common_js.map(|nodes| nodes[2])).collect()
    }

    /// All exports of a module as an object.
    fn import_namespace(&mut self, target: usize, to: Node, hops: u32) {
        if hops > MAX_HOPS {
            return;
        }
        let object = self.linked.solver.new_object(Kind::Plain);
        let mut names = Vec::new();
        self.export_names(target, &mut names, hops);
        names.sort_unstable();
        names.dedup();
        for name in names {
            let prop = self.linked.solver.property(object, name);
            self.import_name(target, name, prop, hops + 1);
        }
        self.linked.solver.add(to, Value::Object(object));
        for node in self.whole(target) {
            self.linked.solver.copy(node, to);
        }
    }

    fn export_names(&self, target: usize, names: &mut Vec<Sym>, hops: u32) {
        if hops > MAX_HOPS {
            return;
        }
        let module = &self.tables.units[target].module;
        names.extend(module.values.keys().copied());
        names.extend(module.from.iter().map(|f| f.0));
        for &specifier in &module.all {
            if let Some(next) = self.target(target, specifier) {
                self.export_names(next, names, hops + 1);
            }
        }
    }

    /// A package that is not part of the program: a few are known.
    fn import_package(&mut self, specifier: Sym, what: Imported, to: Node) {
        let specifier = self.linked.solver.names.text(specifier);
        let parts = if specifier.starts_with('@') { 2 } else { 1 };
        let end = specifier.match_indices('/').nth(parts - 1).map_or(specifier.len(), |(at, _)| at);
        let package = match &specifier[..end] {
            "react" | "preact" => Package::React,
            "vue" | "@vue/composition-api" | "@vue/reactivity" => Package::Vue,
            "office-js" | "@microsoft/office-js" | "@types/office-js" | "@microsoft/office-js-preview" => {
                Package::Office
            }
            _ => return,
        };
        let solver = &mut self.linked.solver;
        let library = Value::Builtin(Builtin::Library(package), 0);
        match what {
            Imported::Namespace => {
                solver.add(to, library);
                if package == Package::Office {
                    solver.office().into_iter().for_each(|office| solver.add(to, office));
                }
            }
            Imported::Name(name) => {
                let node = solver.node_of(library);
                solver.load(node, name, to);
            }
        }
    }

    /// A type that a module exports.
    pub(super) fn exported_type(&self, target: usize, name: Sym, hops: u32) -> Option<TypeDecl> {
        if hops > MAX_HOPS {
            return None;
        }
        let module = &self.tables.units[target].module;
        if let Some(&local) = module.type_names.get(&name) {
            return self.local_type(target, local, hops + 1);
        }
        let from = module.from.iter().find(|f| f.0 == name);
        if let Some(&(_, specifier, Imported::Name(original))) = from {
            return self.exported_type(self.target(target, specifier)?, original, hops + 1);
        }
        let reached = |&specifier: &Sym| self.exported_type(self.target(target, specifier)?, name, hops + 1);
        module.all.iter().find_map(reached)
    }
}
