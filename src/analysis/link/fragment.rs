//! Puts one fragment into the program's graph.

use super::types::TypeDecl;
use super::{FragmentLinks, LinkedSite, Linker, Spot, Unit};
use crate::analysis::ids::{Id, IdRange, OpId, Table};
use crate::analysis::ir::{
    CallId, Class, ClassId, Clue, Extent, Fragment, FunctionId, Gather, Holds, INJECTED, Locus, Loose, Node,
    ObjectId, Op, Region, RegionId, Site, SiteId, Space, Sym, TellingCall,
};

/// Office, the namespaces of its applications, and the objects that have them.
const HOST: [&str; 8] = ["Office", "Excel", "Word", "PowerPoint", "OneNote", "window", "globalThis", "self"];

/// The ids that a fragment's own have in the program.
struct Bases {
    objects: IdRange<ObjectId>,
    functions: IdRange<FunctionId>,
    classes: IdRange<ClassId>,
    calls: IdRange<CallId>,
    sites: IdRange<SiteId>,
    ops: IdRange<OpId>,
    /// The first is that of the whole statement.
    regions: IdRange<RegionId>,
}

impl Bases {
    /// The realm's region; none is the whole statement.
    fn region(&self, region: Option<RegionId>) -> Option<RegionId> {
        Some(self.regions.at(RegionId::new(region.map_or(0, |region| region.index() + 1))))
    }
}

/// The realm's numbers of a fragment's nodes.
pub(super) struct Nodes(Table<Node, Node>);

impl Nodes {
    pub(super) fn at(&self, node: Node) -> Node {
        self.0[node]
    }
}

impl Linker<'_> {
    /// Gives every name of every top level its node, so that order does not matter.
    pub(super) fn declare_all(&mut self) {
        for unit in 0..self.tables.units.len() {
            let piece = self.piece(unit);
            for placed in &piece.fragments {
                for declared in placed.fragment.declared(Space::Value) {
                    let name = self.sym(unit, declared.name);
                    self.declare_name(unit, name, piece.module);
                }
            }
        }
        for unit in 0..self.tables.units.len() {
            self.connect_ambient(unit);
        }
        self.note_host();
    }

    /// Notes the names of the host that no script declares, before anything asks for them as a property of the window.
    fn note_host(&mut self) {
        for name in HOST {
            let solver = &mut self.linked.solver;
            if let Some(name) = solver.names.known(name).filter(|&name| solver.has_global(name).is_none()) {
                let node = solver.global(name);
                self.linked.office_roots.insert(node);
            }
        }
    }

    fn declare_name(&mut self, unit: usize, name: Sym, module: bool) {
        let solver = &mut self.linked.solver;
        if !module || solver.names.text(name).starts_with(INJECTED) {
            if solver.has_global(name).is_none() {
                let node = solver.node();
                solver.declared_global(name, node);
            }
        } else {
            self.tables.units[unit].scope.entry(name).or_insert_with(|| solver.node());
        }
    }

    /// `declare const Office: any` says that the host has it.
    fn connect_ambient(&mut self, unit: usize) {
        let piece = self.piece(unit);
        let declares = || piece.fragments.iter().flat_map(|f| f.fragment.declared(Space::Value));
        for declared in declares().filter(|d| d.ambient) {
            if declares().any(|d| d.name == declared.name && !d.ambient) {
                continue;
            }
            let name = self.sym(unit, declared.name);
            let node = self.top_level(unit, name);
            let known = self.linked.solver.seed_known_global(name, node);
            if piece.module && (known || self.linked.solver.has_global(name).is_some()) {
                let global = self.linked.solver.global(name);
                self.linked.solver.copy(global, node);
            }
            self.note_office(name, node);
        }
    }

    fn note_office(&mut self, name: Sym, node: Node) {
        if HOST.contains(&self.linked.solver.names.text(name)) {
            self.linked.office_roots.insert(node);
        }
    }

    /// The node of a name at the top level of a unit: its own, the realm's, or the host's.
    pub(super) fn top_level(&mut self, unit: usize, name: Sym) -> Node {
        if let Some(&node) = self.tables.units[unit].scope.get(&name) {
            return node;
        }
        if let Some(node) = self.in_sibling(unit, name) {
            return node;
        }
        if (self.piece(unit).module || self.linked.solver.has_global(name).is_none())
            && let Some(node) = self.common_js(unit, name)
        {
            return node;
        }
        let known = self.linked.solver.has_global(name).is_some();
        let node = self.linked.solver.global(name);
        if !known {
            self.note_office(name, node);
        }
        node
    }

    /// The node of a name that another script of the same component declares.
    fn in_sibling(&self, unit: usize, name: Sym) -> Option<Node> {
        let input = self.tables.units[unit].input;
        let scripts = self.inputs[input].lowered.pieces.len();
        if scripts < 2 {
            return None;
        }
        let first = self.tables.unit_of_file.get(&self.inputs[input].file).copied()?;
        self.tables.units.get(first..first + scripts)?.iter().find_map(|u| u.scope.get(&name)).copied()
    }

    /// Puts all fragments in but for the one at `gap`.
    pub(super) fn add_all(&mut self, gap: Option<Spot>) {
        for unit in 0..self.tables.units.len() {
            let Unit { input, piece, .. } = self.tables.units[unit];
            for (fragment, placed) in self.piece(unit).fragments.iter().enumerate() {
                let part = if gap == Some(Spot { input, piece, fragment }) {
                    self.empty_part(unit)
                } else {
                    let number = self.linked.parts.len() as u32;
                    let (part, nodes) = self.add_fragment(unit, number, &placed.fragment);
                    self.note_names(unit, &placed.fragment, &nodes);
                    part
                };
                self.linked.parts.push(part);
            }
        }
    }

    /// The share of a fragment that is left out.
    fn empty_part(&self, unit: usize) -> FragmentLinks {
        let (sites, calls) = (self.linked.sites.next(0), self.linked.solver.graph.calls.next(0));
        let (objects, ops) = (IdRange::default(), IdRange::default());
        FragmentLinks { unit, sites, calls, objects, ops, loose: Vec::new() }
    }

    /// Puts a fragment in, the one of that number. Gives the realm's numbers of its nodes.
    pub(super) fn add_fragment(
        &mut self,
        unit: usize,
        number: u32,
        fragment: &Fragment,
    ) -> (FragmentLinks, Nodes) {
        let own = self.linked.solver.add_nodes(fragment.nodes);
        let mut nodes = Nodes(own.iter().collect());
        for declared in fragment.declared(Space::Value) {
            let name = self.sym(unit, declared.name);
            nodes.0[declared.node] = self.top_level(unit, name);
        }
        for &(name, node) in &fragment.free {
            let name = self.sym(unit, name);
            nodes.0[node] = self.top_level(unit, name);
        }
        let bases = self.add_parts(unit, fragment, own, &nodes);
        self.add_regions(unit, number, fragment, &nodes, &bases);
        for &op in &fragment.ops {
            let op = self.linked(unit, op, &nodes, &bases, &fragment.open_types);
            self.note_site(op);
            self.linked.solver.graph.ops.push(op);
            self.linked.solver.add_op(op);
        }
        let local_types = fragment.local_types.iter().map(|&(from, to)| (nodes.at(to), nodes.at(from)));
        self.linked.solver.graph.inflows.extend(local_types);
        for &(node, binding) in &fragment.bindings {
            self.linked.bindings.entry(nodes.at(node)).or_insert(binding);
        }
        let loose = fragment.loose.iter().map(|l| Loose { object: nodes.at(l.object), ..*l }).collect();
        let Bases { sites, calls, objects, ops, .. } = bases;
        (FragmentLinks { unit, sites, calls, objects, ops, loose }, nodes)
    }

    /// What stands around places, and what tells what conditions say.
    fn add_regions(&mut self, unit: usize, number: u32, fragment: &Fragment, nodes: &Nodes, bases: &Bases) {
        let whole = Region { parent: None, holds: Holds::Statement(number), start: 0, end: 0 };
        self.linked.regions.push(whole);
        self.linked.regions.extend(fragment.regions.iter().map(|region| {
            let mut linked = Region { parent: bases.region(region.parent), ..region.clone() };
            linked.each_node(&|node| *node = nodes.at(*node));
            match &mut linked.holds {
                Holds::Function { function, .. } => *function = function.map(|f| bases.functions.at(f)),
                Holds::Condition { next_call, .. } => *next_call = bases.calls.at(*next_call),
                Holds::Failed { calls } => *calls = bases.calls.part(*calls),
                Holds::Statement(_) | Holds::TokenStatus | Holds::Tried => {}
            }
            linked
        }));
        for &clue in &fragment.clues {
            let mut linked = clue;
            linked.each_node(&|node| *node = nodes.at(*node));
            match &mut linked {
                Clue::Called { call, what } => {
                    *call = bases.calls.at(*call);
                    if let TellingCall::Set { name, version } = what {
                        *name = name.map(|name| self.sym(unit, name));
                        *version = version.map(|version| self.sym(unit, version));
                    }
                }
                Clue::Returned { around, .. } | Clue::Handed { around, .. } => {
                    *around = bases.region(*around);
                }
                Clue::Looked { site, .. } => *site = bases.sites.at(*site),
                Clue::Same { .. } | Clue::Not { .. } | Clue::Compared { .. } | Clue::Is { .. } => {}
            }
            self.linked.clues.push(linked);
        }
    }

    /// What an operation says about its site.
    fn note_site(&mut self, op: Op) {
        let (at, base, from, key) = match op {
            Op::Load { base, site, .. } => (site, base, None, None),
            Op::LoadComputed { base, key, site, .. } => (site, base, None, Some(key)),
            Op::Store { base, from, site, .. } | Op::StoreElement { base, from, site } => {
                (site, base, Some(from), None)
            }
            _ => return,
        };
        if let Some(site) = at.and_then(|at| self.linked.sites.get_mut(at)) {
            (site.base, site.from, site.key) = (Some(base), from, key);
        }
    }

    /// Functions, classes, calls, sites and objects: tables that ops refer to.
    fn add_parts(&mut self, unit: usize, fragment: &Fragment, own: IdRange<Node>, nodes: &Nodes) -> Bases {
        let test = self.inputs[self.tables.units[unit].input].test;
        let linked = &mut self.linked;
        let solver = &mut linked.solver;
        let bases = Bases {
            objects: solver.new_objects(fragment.objects),
            functions: solver.graph.functions.next(fragment.functions.len()),
            classes: solver.graph.classes.next(fragment.classes.len()),
            calls: solver.graph.calls.next(fragment.calls.len()),
            sites: linked.sites.next(fragment.sites.len()),
            regions: linked.regions.next(fragment.regions.len() + 1),
            ops: IdRange::new(solver.graph.ops.len()..solver.graph.ops.len() + fragment.ops.len()),
        };
        solver.graph.functions.extend(fragment.functions.iter().map(|f| {
            let mut linked = f.clone();
            linked.test = test;
            linked.each_node(&|node| *node = nodes.at(*node));
            linked.extent = Extent {
                nodes: own.part(f.extent.nodes),
                ops: bases.ops.part(f.extent.ops),
                objects: bases.objects.part(f.extent.objects),
                functions: bases.functions.part(f.extent.functions),
                calls: bases.calls.part(f.extent.calls),
                classes: bases.classes.part(f.extent.classes),
            };
            linked
        }));
        solver.graph.classes.extend(fragment.classes.iter().map(|c| Class {
            constructor: c.constructor.map(|function| bases.functions.at(function)),
            instance: nodes.at(c.instance),
            receivers: nodes.at(c.receivers),
            extends: c.extends.map(|node| nodes.at(node)),
            statics: bases.objects.at(c.statics),
        }));
        solver.graph.calls.extend(fragment.calls.iter().map(|call| {
            let mut linked = call.clone();
            linked.test = test;
            linked.around = bases.region(call.around);
            linked.each_node(&|node| *node = nodes.at(*node));
            linked.site = call.site.map(|site| bases.sites.at(site));
            linked
        }));
        for call in bases.calls.iter() {
            solver.graph.calls[call].place = Locus::Call(call);
        }
        // Inner functions come first.
        for function in bases.functions.iter() {
            for call in solver.graph.functions[function].extent.calls.iter() {
                solver.graph.calls[call].function.get_or_insert(function);
            }
        }
        let names = &self.tables.names[self.tables.units[unit].input];
        linked.sites.extend(fragment.sites.iter().map(|&site| LinkedSite {
            site: Site {
                name: names[site.name],
                root: site.root.map(|node| nodes.at(node)),
                around: bases.region(site.around),
                ..site
            },
            base: None,
            from: None,
            key: None,
        }));
        bases
    }

    /// The op in the realm's numbers.
    fn linked(&self, unit: usize, op: Op, nodes: &Nodes, bases: &Bases, open: &[Node]) -> Op {
        let of_open_type = matches!(op, Op::Declare { ty, .. } if open.binary_search(&ty).is_ok());
        let mut linked = op;
        linked.each_node(&|node| *node = nodes.at(*node));
        let site_at = |site: Option<SiteId>| site.map(|site| bases.sites.at(site));
        match &mut linked {
            Op::Declare { open, .. } => *open = of_open_type,
            Op::Load { name, site, .. } | Op::Store { name, site, .. } => {
                *name = self.sym(unit, *name);
                *site = site_at(*site);
            }
            Op::LoadComputed { site, .. } | Op::StoreElement { site, .. } => *site = site_at(*site),
            Op::Call(call) | Op::Decorate { call, .. } => *call = bases.calls.at(*call),
            Op::Function { function, .. } => *function = bases.functions.at(*function),
            Op::Object { object, .. } => *object = bases.objects.at(*object),
            Op::Class { class, .. } => *class = bases.classes.at(*class),
            Op::Text { value, .. } => *value = self.sym(unit, *value),
            Op::Copy { .. }
            | Op::Element { .. }
            | Op::Await { .. }
            | Op::Spread { .. }
            | Op::Concat { .. }
            | Op::Stringify { .. }
            | Op::AsRead { .. }
            | Op::Outside { .. }
            | Op::Throw { .. }
            | Op::Catch { .. }
            | Op::Promise { .. }
            | Op::Literal { .. }
            | Op::Append { .. }
            | Op::FirstOf { .. }
            | Op::Mark(_) => {}
        }
        linked
    }

    /// Remembers what has to wait until all files are in: types, imports, exports.
    fn note_names(&mut self, unit: usize, fragment: &Fragment, nodes: &Nodes) {
        for declared in fragment.declared(Space::Type) {
            let decl = TypeDecl {
                node: nodes.at(declared.node),
                params: declared.params.iter().map(|&n| nodes.at(n)).collect(),
            };
            self.declare_type(unit, self.sym(unit, declared.name), decl);
        }
        self.note_type_refs(unit, fragment, nodes);
        for import in &fragment.imports {
            let mut import = import.clone();
            import.specifier = self.sym(unit, import.specifier);
            import.what = self.imported(unit, import.what);
            import.local = import.local.map(|l| self.sym(unit, l));
            import.to = nodes.at(import.to);
            self.linked.solver.graph.inflows.push((import.to, import.to));
            self.pending_imports.push((unit, import));
        }
        for gather in &fragment.gathers {
            let name = gather.name.map(|name| self.sym(unit, name));
            self.pending_gathers.push((unit, Gather { name, to: nodes.at(gather.to), ..gather.clone() }));
        }
        for export in &fragment.exports {
            self.note_export(unit, &export.with_node(|node| nodes.at(node)));
        }
    }

    pub(super) fn note_type_refs(&mut self, unit: usize, fragment: &Fragment, nodes: &Nodes) {
        for reference in &fragment.type_refs {
            let mut reference = reference.clone();
            reference.path.iter_mut().for_each(|s| *s = self.sym(unit, *s));
            reference.args.iter_mut().for_each(|n| *n = nodes.at(*n));
            reference.to = nodes.at(reference.to);
            self.linked.solver.graph.inflows.push((reference.to, reference.to));
            self.pending_types.push((unit, reference));
        }
    }
}
