//! Modules: what they export, and what an import gets. ES, CommonJS and TypeScript's `export =` alike.

use super::Linker;
use super::types::{TypeDecl, VisitedTypes};
use crate::analysis::gather::{Gathered, Pattern};
use crate::analysis::ir::{Export, Gather, Hands, Imported, Node, Outside, Sym};
use crate::analysis::solve::{Builtin, Kind, KnownLibrary, KnownPackage, Value, known_package};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

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

impl Linker<'_> {
    pub(super) fn imported(&self, unit: usize, what: Imported) -> Imported {
        match what {
            Imported::Name(name) => Imported::Name(self.sym(unit, name)),
            Imported::Namespace => Imported::Namespace,
        }
    }

    /// The scripts of one file are one module: what they export is their first one's.
    pub(super) fn exporting(&self, unit: usize) -> usize {
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
            let exported = solver.own_property(module, exports_name);
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
            self.import(unit, import.specifier, import.what, import.to);
        }
        for (unit, gather) in std::mem::take(&mut self.pending_gathers) {
            self.gather(unit, &gather);
        }
        self.connect_exports();
    }

    /// Gives a call the modules that it gathers.
    fn gather(&mut self, unit: usize, gather: &Gather) {
        let path = self.inputs[self.tables.units[unit].input].path;
        let found = self.resolver.gathered(path, &gather.pattern);
        let mut modules = Vec::new();
        for Gathered { key, file } in found {
            let Some(&target) = self.tables.unit_of_file.get(&file) else { continue };
            let module = match gather.name {
                Some(name) => self.exported(target, name),
                None => self.namespace(target),
            };
            modules.push((self.linked.solver.names.intern(&key), module));
        }
        let solver = &mut self.linked.solver;
        if gather.hands == Hands::One {
            if modules.is_empty() {
                solver.add(gather.to, Value::Outside(outside_of(&gather.pattern)));
            }
            return modules.into_iter().for_each(|(_, module)| solver.copy(module, gather.to));
        }
        let object = solver.new_object(Kind::Plain);
        solver.add(gather.to, Value::Object(object));
        for (key, module) in modules {
            let property = solver.own_property(object, key);
            match gather.hands {
                Hands::Loaders => solver.loader(module, property),
                _ => solver.copy(module, property),
            }
        }
    }

    fn import(&mut self, unit: usize, specifier: Sym, what: Imported, to: Node) {
        let Some(target) = self.target(unit, specifier) else {
            return self.import_package(specifier, what, to);
        };
        match what {
            Imported::Name(name) => {
                let exported = self.exported(target, name);
                self.linked.solver.copy(exported, to);
            }
            Imported::Namespace => {
                let namespace = self.namespace(target);
                self.linked.solver.copy(namespace, to);
            }
        }
    }

    /// The node of one export of a module. It is there before it is known what it gets, so modules may export each other.
    fn exported(&mut self, target: usize, name: Sym) -> Node {
        if let Some(&node) = self.exported.get(&(target, name)) {
            return node;
        }
        let node = self.linked.solver.node();
        self.exported.insert((target, name), node);
        self.pending_exports.push((target, name));
        node
    }

    /// Gives the exports that were asked for what they hold, and those that they pass on.
    fn connect_exports(&mut self) {
        while let Some((target, name)) = self.pending_exports.pop() {
            let to = self.exported(target, name);
            self.connect_export(target, name, to);
        }
    }

    /// One export of a module, through its re-exports.
    fn connect_export(&mut self, target: usize, name: Sym, to: Node) {
        let module = &self.tables.units[target].module;
        let nodes = module.values.get(&name).cloned().unwrap_or_default();
        let from: Vec<_> = module.from.iter().filter(|f| f.0 == name).map(|f| (f.1, f.2)).collect();
        let found = !nodes.is_empty() || !from.is_empty();
        let all = if found { Vec::new() } else { module.all.clone() };
        nodes.into_iter().for_each(|node| self.linked.solver.copy(node, to));
        for (specifier, what) in from {
            self.import(target, specifier, what, to);
        }
        for specifier in all {
            self.import(target, specifier, Imported::Name(name), to);
        }
        for node in self.whole(target) {
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

    /// The node of all exports of a module, as an object.
    fn namespace(&mut self, target: usize) -> Node {
        if let Some(&node) = self.namespaces.get(&target) {
            return node;
        }
        let object = self.linked.solver.new_object(Kind::Plain);
        let node = self.linked.solver.node_of(Value::Object(object));
        self.namespaces.insert(target, node);
        for name in self.export_names(target) {
            let (property, exported) =
                (self.linked.solver.own_property(object, name), self.exported(target, name));
            self.linked.solver.copy(exported, property);
        }
        for whole in self.whole(target) {
            self.linked.solver.copy(whole, node);
        }
        node
    }

    /// The names that a module exports, those that it passes on among them.
    fn export_names(&mut self, target: usize) -> BTreeSet<Sym> {
        let (mut names, mut seen, mut open) = (BTreeSet::new(), FxHashSet::default(), vec![target]);
        while let Some(target) = open.pop() {
            if seen.insert(target) {
                let module = &self.tables.units[target].module;
                names.extend(module.values.keys().copied());
                names.extend(module.from.iter().map(|f| f.0));
                open.extend(module.all.iter().filter_map(|&specifier| self.target(target, specifier)));
            }
        }
        self.asked_whole.extend(seen);
        names
    }

    /// A module that is not part of the program: a few packages are known, anything else may do what it likes. Style sheets
    /// and images do nothing.
    fn import_package(&mut self, specifier: Sym, what: Imported, to: Node) {
        let specifier = self.linked.solver.names.text(specifier);
        // What a loader itself hands over.
        if matches!(specifier, "require" | "exports" | "module") {
            return;
        }
        let parts = if specifier.starts_with('@') { 2 } else { 1 };
        let end = specifier.match_indices('/').nth(parts - 1).map_or(specifier.len(), |(at, _)| at);
        let value = match known_package(&specifier[..end]) {
            Some(KnownPackage::Modelled(KnownLibrary::Lodash)) if end < specifier.len() => {
                // `lodash/debounce`
                let name = specifier[end..].trim_start_matches('/').trim_end_matches(".js").to_owned();
                let name = Imported::Name(self.linked.solver.names.intern(&name));
                return self.import_library(KnownLibrary::Lodash, name, to);
            }
            Some(KnownPackage::Modelled(package)) => return self.import_library(package, what, to),
            Some(KnownPackage::Keeps) => Outside::Host,
            None => match kind_of_asset(specifier) {
                Some(Asset::Data) => Outside::Host,
                Some(Asset::Inert) => Outside::Plain,
                None => Outside::Code,
            },
        };
        let solver = &mut self.linked.solver;
        let module = solver.node_of(Value::Outside(value));
        match what {
            Imported::Namespace => solver.copy(module, to),
            Imported::Name(name) => solver.load(module, name, to),
        }
    }

    fn import_library(&mut self, package: KnownLibrary, what: Imported, to: Node) {
        let solver = &mut self.linked.solver;
        let library = Value::Builtin(Builtin::Library(package));
        match what {
            Imported::Namespace => {
                solver.add(to, library);
                if package == KnownLibrary::Office {
                    solver.office().into_iter().for_each(|office| solver.add(to, office));
                }
            }
            Imported::Name(name) => {
                let node = solver.node_of(library);
                solver.load(node, name, to);
            }
        }
    }

    /// A type that a module exports. `seen` holds what was looked for on the way: modules may export each other.
    pub(super) fn exported_type(
        &self,
        target: usize,
        name: Sym,
        seen: &mut VisitedTypes,
    ) -> Option<TypeDecl> {
        if !seen.insert((target, name)) {
            return None;
        }
        let module = &self.tables.units[target].module;
        if let Some(&local) = module.type_names.get(&name) {
            return self.local_type(target, local, seen);
        }
        let from = module.from.iter().find(|f| f.0 == name);
        if let Some(&(_, specifier, Imported::Name(original))) = from {
            return self.exported_type(self.target(target, specifier)?, original, seen);
        }
        let mut reached = |&specifier: &Sym| self.exported_type(self.target(target, specifier)?, name, seen);
        module.all.iter().find_map(&mut reached)
    }
}

/// What is loaded where no file of the program has a name of the pattern.
fn outside_of(pattern: &Pattern) -> Outside {
    let asset = match pattern {
        Pattern::Globs { globs, .. } => globs.first().and_then(|glob| kind_of_asset(glob)),
        Pattern::Context { .. } => None,
    };
    match asset {
        Some(Asset::Data) => Outside::Host,
        Some(Asset::Inert) => Outside::Plain,
        None => Outside::Code,
    }
}

/// A file that is imported and is no code.
enum Asset {
    /// What it holds is not known before the program runs.
    Data,
    Inert,
}

fn kind_of_asset(specifier: &str) -> Option<Asset> {
    const INERT: [&str; 18] = [
        "css", "scss", "sass", "less", "styl", "svg", "png", "jpg", "jpeg", "gif", "webp", "ico", "woff",
        "woff2", "ttf", "eot", "mp3", "mp4",
    ];
    let path = specifier.split(['?', '#']).next().unwrap_or(specifier);
    let (_, extension) = path.rsplit_once('.')?;
    match extension {
        "json" | "json5" | "yaml" | "yml" | "txt" | "md" | "html" | "xml" | "graphql" => Some(Asset::Data),
        _ => INERT.contains(&extension).then_some(Asset::Inert),
    }
}
