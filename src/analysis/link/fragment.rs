//! Puts one fragment into the program's graph.

use super::{LinkedCall, LinkedSite, Linker};
use crate::analysis::ir::{Class, Export, Extent, Fragment, NONE, Node, Op, Placed, Space};
use crate::analysis::solve::Kind;
use std::ops::Range;

/// Where a fragment's numbers begin in the program's.
struct Bases {
    objects: u32,
    functions: u32,
    classes: u32,
    calls: u32,
    sites: u32,
}

impl Linker<'_> {
    /// Gives every name of every top level its node, so that order does not matter.
    pub(super) fn declare_all(&mut self) {
        for unit in 0..self.units.len() {
            let piece = self.units[unit].piece;
            for placed in &piece.fragments {
                for declared in placed.fragment.declares.iter().filter(|d| d.space == Space::Value) {
                    let name = self.sym(unit, declared.name);
                    self.declare_name(unit, name, piece.module);
                }
            }
        }
        for unit in 0..self.units.len() {
            self.connect_ambient(unit);
        }
    }

    fn declare_name(&mut self, unit: usize, name: u32, module: bool) {
        let solver = &mut self.linked.solver;
        if !module {
            if solver.has_global(name).is_none() {
                let node = solver.node();
                solver.declared_global(name, node);
            }
        } else {
            self.units[unit].scope.entry(name).or_insert_with(|| solver.node());
        }
    }

    /// `declare const Office: any` says that the host has it.
    fn connect_ambient(&mut self, unit: usize) {
        let piece = self.units[unit].piece;
        let declares =
            || piece.fragments.iter().flat_map(|f| &f.fragment.declares).filter(|d| d.space == Space::Value);
        for declared in declares().filter(|d| d.ambient) {
            if declares().any(|d| d.name == declared.name && !d.ambient) {
                continue;
            }
            let name = self.sym(unit, declared.name);
            let node = self.top_level(unit, name);
            self.linked.solver.seed_global(name, node);
            if piece.module {
                let global = self.linked.solver.global(name);
                self.linked.solver.copy(global, node);
            }
            self.note_office(name, node);
        }
    }

    fn note_office(&mut self, name: u32, node: Node) {
        if matches!(self.linked.solver.names.text(name), "Office" | "window" | "globalThis" | "self") {
            self.linked.office_roots.insert(node);
        }
    }

    /// The node of a name at the top level of a unit: its own, the realm's, or the host's.
    pub(super) fn top_level(&mut self, unit: usize, name: u32) -> Node {
        if let Some(&node) = self.units[unit].scope.get(&name) {
            return node;
        }
        if let Some(node) = self.in_sibling(unit, name) {
            return node;
        }
        if (self.units[unit].piece.module || self.linked.solver.has_global(name).is_none())
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
    fn in_sibling(&self, unit: usize, name: u32) -> Option<Node> {
        let input = self.units[unit].input;
        let scripts = self.inputs[input].lowered.pieces.len();
        if scripts < 2 {
            return None;
        }
        let first = self.unit_of_file.get(&self.inputs[input].file).copied()?;
        self.units.get(first..first + scripts)?.iter().find_map(|u| u.scope.get(&name)).copied()
    }

    pub(super) fn add_unit(&mut self, unit: usize) {
        let piece = self.units[unit].piece;
        for placed in &piece.fragments {
            self.add_fragment(unit, placed);
        }
    }

    fn add_fragment(&mut self, unit: usize, placed: &Placed) {
        let fragment = &placed.fragment;
        let first = self.linked.solver.add_nodes(fragment.nodes);
        let mut nodes: Vec<Node> = (first..first + fragment.nodes).collect();
        for declared in fragment.declares.iter().filter(|d| d.space == Space::Value) {
            let name = self.sym(unit, declared.name);
            nodes[declared.node as usize] = self.top_level(unit, name);
        }
        for &(name, node) in &fragment.free {
            let name = self.sym(unit, name);
            nodes[node as usize] = self.top_level(unit, name);
        }
        let at = |n: Node| if n == NONE { NONE } else { nodes[n as usize] };
        let bases = self.add_parts(unit, placed, first, &at);
        for &op in &fragment.ops {
            let op = self.linked(unit, op, &at, &bases, &fragment.open_types);
            if let Op::Load { base, site, .. } = op
                && let Some(site) = self.linked.sites.get_mut(site as usize)
            {
                site.base = base;
            }
            self.linked.solver.ops.push(op);
            self.linked.solver.add_op(op);
        }
        self.linked.solver.inflows.extend(fragment.local_types.iter().map(|&(from, to)| (at(to), at(from))));
        for &(node, binding) in &fragment.bindings {
            self.linked.bindings.insert(at(node), binding);
        }
        self.note_names(unit, fragment, &at);
    }

    /// Functions, classes, calls, sites and objects: tables that ops refer to.
    fn add_parts(&mut self, unit: usize, placed: &Placed, first: Node, at: &impl Fn(Node) -> Node) -> Bases {
        let &Placed { start, ref fragment, .. } = placed;
        let file = self.units[unit].input as u32;
        let linked = &mut self.linked;
        let solver = &mut linked.solver;
        let ops = solver.ops.len() as u32;
        let bases = Bases {
            objects: solver.objects.len() as u32,
            functions: solver.functions.len() as u32,
            classes: solver.classes.len() as u32,
            calls: solver.calls.len() as u32,
            sites: linked.sites.len() as u32,
        };
        for _ in 0..fragment.objects {
            solver.new_object(Kind::Plain);
        }
        solver.functions.extend(fragment.functions.iter().map(|f| {
            let mut linked = f.clone();
            linked.each_node(&|node| *node = at(*node));
            let shift = |range: &Range<u32>, by: u32| range.start + by..range.end + by;
            linked.extent = Extent {
                nodes: shift(&f.extent.nodes, first),
                ops: shift(&f.extent.ops, ops),
                objects: shift(&f.extent.objects, bases.objects),
                functions: shift(&f.extent.functions, bases.functions),
                calls: shift(&f.extent.calls, bases.calls),
                classes: f.extent.classes.clone(),
            };
            linked
        }));
        solver.classes.extend(fragment.classes.iter().map(|c| Class {
            constructor: if c.constructor == NONE { NONE } else { bases.functions + c.constructor },
            instance: at(c.instance),
            receivers: at(c.receivers),
            extends: at(c.extends),
            statics: bases.objects + c.statics,
        }));
        for call in &fragment.calls {
            linked.calls.push(LinkedCall { file, call: solver.calls.len() as u32, start });
            let site = if call.site == NONE { NONE } else { bases.sites + call.site };
            let mut linked = call.clone();
            linked.each_node(&|node| *node = at(*node));
            linked.site = site;
            solver.calls.push(linked);
        }
        let names = &self.names[self.units[unit].input];
        linked.sites.extend(fragment.sites.iter().map(|&site| {
            let mut site = site;
            site.name = names.get(site.name as usize).copied().unwrap_or(u32::MAX);
            site.start += start;
            site.end += start;
            site.expression += start;
            site.root = at(site.root);
            LinkedSite { file, fragment: bases.sites, site, base: NONE }
        }));
        bases
    }

    /// The op in the realm's numbers.
    fn linked(&self, unit: usize, op: Op, at: &impl Fn(Node) -> Node, bases: &Bases, open: &[Node]) -> Op {
        let of_open_type = matches!(op, Op::Declare { ty, .. } if open.binary_search(&ty).is_ok());
        let mut linked = op;
        linked.each_node(&|node| *node = at(*node));
        let site_at = |site: u32| if site == NONE { NONE } else { bases.sites + site };
        match &mut linked {
            Op::Declare { open, .. } => *open = of_open_type,
            Op::Load { name, site, .. } | Op::Store { name, site, .. } => {
                *name = self.sym(unit, *name);
                *site = site_at(*site);
            }
            Op::LoadComputed { site, .. } => *site = site_at(*site),
            Op::Call(call) => *call += bases.calls,
            Op::Function { function, .. } => *function += bases.functions,
            Op::Object { object, .. } => *object += bases.objects,
            Op::Class { class, .. } => *class += bases.classes,
            Op::Text { value, .. } => *value = self.sym(unit, *value),
            Op::Copy { .. }
            | Op::StoreElement { .. }
            | Op::Element { .. }
            | Op::Await { .. }
            | Op::Promise { .. } => {}
        }
        linked
    }

    /// Remembers what has to wait until all files are in: types, imports, exports.
    fn note_names(&mut self, unit: usize, fragment: &Fragment, at: &impl Fn(Node) -> Node) {
        for declared in fragment.declares.iter().filter(|d| d.space == Space::Type) {
            let decl = super::types::TypeDecl {
                node: at(declared.node),
                params: declared.params.iter().map(|&n| at(n)).collect(),
            };
            self.declare_type(unit, self.sym(unit, declared.name), decl);
        }
        for reference in &fragment.type_refs {
            let mut reference = reference.clone();
            reference.path.iter_mut().for_each(|s| *s = self.sym(unit, *s));
            reference.args.iter_mut().for_each(|n| *n = at(*n));
            reference.to = at(reference.to);
            self.linked.solver.inflows.push((reference.to, reference.to));
            self.pending_types.push((unit, reference));
        }
        for import in &fragment.imports {
            let mut import = import.clone();
            import.specifier = self.sym(unit, import.specifier);
            import.what = self.imported(unit, import.what);
            import.local = import.local.map(|l| self.sym(unit, l));
            import.to = at(import.to);
            self.linked.solver.inflows.push((import.to, import.to));
            self.pending_imports.push((unit, import));
        }
        for export in &fragment.exports {
            let export = match *export {
                Export::Value { name, node } => Export::Value { name, node: at(node) },
                Export::Equals { node } => Export::Equals { node: at(node) },
                ref other => other.clone(),
            };
            self.note_export(unit, &export);
        }
    }
}
