//! Puts one fragment into the program's graph.

use super::{LinkedCall, LinkedSite, Linker};
use crate::analysis::ir::{Call, Class, Export, Fragment, Function, NONE, Node, Op, Placed, Space};
use crate::analysis::solve::{Access, Declaration, Flow, Kind, Value};

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
        let bases = self.add_parts(unit, placed, &at);
        for op in &fragment.ops {
            self.add_op(unit, *op, &at, &bases, &fragment.open_types);
        }
        for &(node, binding) in &fragment.bindings {
            self.linked.bindings.insert(at(node), binding);
        }
        self.note_names(unit, fragment, &at);
    }

    /// Functions, classes, calls, sites and objects: tables that ops refer to.
    fn add_parts(&mut self, unit: usize, placed: &Placed, at: &impl Fn(Node) -> Node) -> Bases {
        let &Placed { start, ref fragment, .. } = placed;
        let file = self.units[unit].input as u32;
        let linked = &mut self.linked;
        let solver = &mut linked.solver;
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
        solver.functions.extend(fragment.functions.iter().map(|f| Function {
            params: f.params.iter().map(|&n| at(n)).collect(),
            rest: f.rest.map(at),
            result: at(f.result),
            this: at(f.this),
            type_params: f.type_params.iter().map(|&n| at(n)).collect(),
            guard: f.guard.map(|(i, n)| (i, at(n))),
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
            solver.calls.push(Call {
                callee: at(call.callee),
                this: at(call.this),
                args: call.args.iter().map(|&(n, s)| (at(n), s)).collect(),
                type_args: call.type_args.iter().map(|&n| at(n)).collect(),
                to: at(call.to),
                site,
                ..*call
            });
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

    fn add_op(
        &mut self,
        unit: usize,
        op: Op,
        at: &impl Fn(Node) -> Node,
        bases: &Bases,
        open_types: &[Node],
    ) {
        let name = |me: &Self, sym| me.sym(unit, sym);
        let site_at = |site: u32| if site == NONE { NONE } else { bases.sites + site };
        match op {
            Op::Copy { from, to } => self.linked.solver.copy(at(from), at(to)),
            Op::Declare { ty, from, to } => {
                let open = open_types.binary_search(&ty).is_ok();
                let declaration = Declaration { open, ty: at(ty), from: at(from), to: at(to) };
                self.linked.solver.declarations.push(declaration);
            }
            Op::Load { base, name: sym, to, site } => {
                let access = Access { name: name(self, sym), to: at(to), site: site_at(site), certain: true };
                if let Some(site) = self.linked.sites.get_mut(access.site as usize) {
                    site.base = at(base);
                }
                self.linked.solver.access(at(base), access);
            }
            Op::LoadComputed { base, key, to, site } => {
                let flow = Flow::ComputedBase { key: at(key), to: at(to), site: site_at(site) };
                self.linked.solver.constrain(at(base), flow);
            }
            Op::Store { base, name: sym, from, site } => {
                let flow = Flow::Store { name: name(self, sym), from: at(from), site: site_at(site) };
                self.linked.solver.constrain(at(base), flow);
            }
            Op::StoreElement { base, from } => {
                self.linked.solver.constrain(at(base), Flow::StoreElement(at(from)));
            }
            Op::Element { base, to } => self.linked.solver.constrain(at(base), Flow::Element(at(to))),
            Op::Await { from, to } => self.linked.solver.constrain(at(from), Flow::Await(at(to))),
            Op::Call(call) => {
                let number = bases.calls + call;
                let callee = self.linked.solver.calls[number as usize].callee;
                self.linked.solver.constrain(callee, Flow::Call(number));
            }
            Op::Promise { inner, to } => {
                let solver = &mut self.linked.solver;
                let (promise, awaited) = (solver.new_object(Kind::Promise), solver.node());
                solver.objects[promise as usize].element = awaited;
                solver.constrain(at(inner), Flow::Await(awaited));
                solver.add(at(to), Value::Object(promise));
            }
            Op::Function { to, function } => {
                self.linked.solver.add(at(to), Value::Function(bases.functions + function));
            }
            Op::Object { to, object, array } => {
                let object = bases.objects + object;
                if array {
                    self.linked.solver.objects[object as usize].kind = Kind::Array;
                }
                self.linked.solver.add(at(to), Value::Object(object));
            }
            Op::Class { to, class } => self.linked.solver.add(at(to), Value::Class(bases.classes + class)),
            Op::Text { to, value } => {
                let value = name(self, value);
                self.linked.solver.add(at(to), Value::Text(value));
            }
        }
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
            self.pending_types.push((unit, reference));
        }
        for import in &fragment.imports {
            let mut import = import.clone();
            import.specifier = self.sym(unit, import.specifier);
            import.what = self.imported(unit, import.what);
            import.local = import.local.map(|l| self.sym(unit, l));
            import.to = at(import.to);
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
