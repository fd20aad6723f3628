//! Lexical scopes of one fragment. Names are resolved at the end, when all declarations are known, so hoisting needs
//! no second walk.

use super::objects::{Meanings, Objects};
use crate::analysis::ids::{IdRange, Table};
use crate::analysis::ir::{Class, DeclaredName, Fragment, Node, Op, SiteId, Space, Sym, TypeRef};
use rustc_hash::{FxHashMap, FxHashSet};

/// The scopes opened so far, as a tree; scope 0 is the file's top level.
pub(super) struct Scopes {
    scopes: Vec<Scope>,
    /// What each scope declares. One table for all: most scopes declare next to nothing.
    declared: FxHashMap<(u32, Sym, Space), Entry>,
    /// The names that each scope uses, with the node that stands for the use.
    used: FxHashMap<(u32, Sym), Node>,
    /// Those of them whose value goes somewhere; the others are only looked at.
    flowing: FxHashSet<(u32, Sym)>,
    /// What is named now is only looked at.
    pub(super) looking: bool,
    /// Variables that hold what a site reads, and nothing else.
    kept: Vec<(SiteId, Node)>,
    current: usize,
    /// Names used, each with the scope of its first use there.
    type_refs: Vec<(usize, TypeRef)>,
    /// The objects whose members are names in a scope.
    pub(super) objects: Objects,
}

#[derive(Default)]
struct Scope {
    parent: usize,
    /// A function's (or the file's) scope, where `var` goes.
    function: bool,
}

struct Entry {
    /// A type parameter.
    open: bool,
    node: Node,
    params: Vec<Node>,
    ambient: bool,
}

impl Default for Scopes {
    fn default() -> Self {
        let root = Scope { function: true, ..Scope::default() };
        Scopes {
            scopes: vec![root],
            declared: FxHashMap::default(),
            used: FxHashMap::default(),
            flowing: FxHashSet::default(),
            looking: false,
            kept: Vec::new(),
            current: 0,
            type_refs: Vec::new(),
            objects: Objects::default(),
        }
    }
}

impl Scopes {
    pub(super) fn open(&mut self, function: bool) {
        self.scopes.push(Scope { parent: self.current, function });
        self.current = self.scopes.len() - 1;
    }

    pub(super) fn close(&mut self) {
        self.current = self.scopes[self.current].parent;
    }

    /// The scope that is open now.
    pub(super) fn current(&self) -> usize {
        self.current
    }

    /// The node of a name declared here; a second declaration of the same name is the same node.
    pub(super) fn declare(&mut self, name: Sym, space: Space, fresh: Node, ambient: bool) -> Node {
        self.declare_in(self.current, name, space, fresh, ambient)
    }

    /// As [`declare`](Self::declare), in the enclosing function (`var`).
    pub(super) fn declare_var(&mut self, name: Sym, fresh: Node, ambient: bool) -> Node {
        let mut scope = self.current;
        while !self.scopes[scope].function {
            scope = self.scopes[scope].parent;
        }
        self.declare_in(scope, name, Space::Value, fresh, ambient)
    }

    fn declare_in(&mut self, scope: usize, name: Sym, space: Space, fresh: Node, ambient: bool) -> Node {
        let entry = Entry { open: false, node: fresh, params: Vec::new(), ambient };
        self.declared.entry((scope as u32, name, space)).or_insert(entry).node
    }

    /// Says that a type name declared here is a type parameter.
    pub(super) fn open_type(&mut self, name: Sym) {
        if let Some(entry) = self.declared.get_mut(&(self.current as u32, name, Space::Type)) {
            entry.open = true;
        }
    }

    pub(super) fn set_type_params(&mut self, name: Sym, params: Vec<Node>) {
        if let Some(entry) = self.declared.get_mut(&(self.current as u32, name, Space::Type)) {
            entry.params = params;
        }
    }

    /// A variable declared here holds what a site reads. Names of the top level are seen by others as well.
    pub(super) fn keeps(&mut self, name: Sym, site: SiteId) {
        let known = self.find(self.current, name, Space::Value).map(|entry| entry.node);
        self.kept.extend(known.map(|node| (site, node)));
    }

    /// The sites whose value variables keep that are only looked at.
    fn only_looked(&self, meanings: &FxHashMap<Node, Node>) -> Vec<SiteId> {
        if self.kept.is_empty() || !self.objects.of.is_empty() {
            return Vec::new();
        }
        let flowing = self.flowing.iter().filter_map(|used| self.used.get(used));
        let mut flowing: FxHashSet<Node> =
            flowing.map(|used| meanings.get(used).copied().unwrap_or(*used)).collect();
        let top = self.declared.iter().filter(|((scope, ..), _)| *scope == 0);
        flowing.extend(top.map(|(_, entry)| entry.node));
        let kept = self.kept.iter().filter(|(_, node)| !flowing.contains(node));
        kept.map(|kept| kept.0).collect()
    }

    /// The node that stands for a name used here; `fresh` if it is its first use in this scope.
    pub(super) fn reference(&mut self, name: Sym, fresh: Node) -> Node {
        if !self.looking {
            self.flowing.insert((self.current as u32, name));
        }
        *self.used.entry((self.current as u32, name)).or_insert(fresh)
    }

    /// As [`reference`](Self::reference), at the top level, whatever is declared here.
    pub(super) fn reference_at_top(&mut self, name: Sym, fresh: Node) -> Node {
        *self.used.entry((0, name)).or_insert(fresh)
    }

    /// As [`declare`](Self::declare), at the top level.
    pub(super) fn declare_at_top(&mut self, name: Sym, fresh: Node) -> Node {
        self.declare_in(0, name, Space::Value, fresh, false)
    }

    /// The scope around a scope; `None` for the file's.
    pub(super) fn around(&self, scope: usize) -> Option<usize> {
        (scope != 0).then(|| self.scopes[scope].parent)
    }

    /// The node of a name that the scope itself declares.
    pub(super) fn declared_in(&self, scope: usize, name: Sym) -> Option<Node> {
        self.declared.get(&(scope as u32, name, Space::Value)).map(|entry| entry.node)
    }

    /// The values that the scope that is open now declares, in order.
    pub(super) fn declared_here(&self) -> Vec<(Sym, Node)> {
        let own = self
            .declared
            .iter()
            .filter(|((scope, _, space), _)| *scope as usize == self.current && *space == Space::Value);
        let mut own: Vec<_> = own.map(|((_, name, _), entry)| (*name, entry.node)).collect();
        own.sort_unstable();
        own
    }

    pub(super) fn type_reference(&mut self, reference: TypeRef) {
        self.type_refs.push((self.current, reference));
    }

    /// Whether something here or around declares a value of that name, as far as has been read.
    pub(super) fn declares(&self, name: Sym) -> bool {
        self.find(self.current, name, Space::Value).is_some()
    }

    fn find(&self, mut scope: usize, name: Sym, space: Space) -> Option<&Entry> {
        loop {
            if let Some(entry) = self.declared.get(&(scope as u32, name, space)) {
                return Some(entry);
            }
            if scope == 0 {
                return None;
            }
            scope = self.scopes[scope].parent;
        }
    }

    /// Replaces uses by the declarations that they mean; what is left is free. Writes the top level's declarations.
    pub(super) fn resolve(self, fragment: &mut Fragment) {
        let mut alias: FxHashMap<Node, Node> = FxHashMap::default();
        let mut meanings = Meanings::default();
        for (&(scope, name), &used) in &self.used {
            let target = self.meaning(fragment, &mut meanings, scope as usize, name, Some(used));
            if target != used {
                alias.insert(used, target);
            }
        }
        for site in self.only_looked(&alias) {
            if let Some(site) = fragment.sites.get_mut(site) {
                site.looked = true;
            }
        }
        for (scope, reference) in &self.type_refs {
            let found = if reference.path.len() == 1 {
                self.find(*scope, reference.path[0], Space::Type)
            } else {
                None
            };
            match found {
                Some(entry) => {
                    if entry.open {
                        fragment.open_types.push(reference.to);
                    }
                    fragment.ops.push(Op::Copy { from: entry.node, to: reference.to });
                    fragment.local_types.push((entry.node, reference.to));
                    for (&from, &to) in reference.args.iter().zip(&entry.params) {
                        fragment.ops.push(Op::Copy { from, to });
                    }
                }
                None => fragment.type_refs.push(reference.clone()),
            }
        }
        self.assign_members(fragment, &meanings);
        spread_openness(fragment);
        rename(fragment, &alias);
        let mut free: Vec<_> = meanings.free.into_iter().collect();
        free.sort_unstable();
        fragment.free = free;
        let top = self.declared.into_iter().filter(|((scope, ..), _)| *scope == 0);
        let declared = |((_, name, space), e): ((u32, Sym, Space), Entry)| DeclaredName {
            name,
            node: e.node,
            space,
            params: e.params,
            ambient: e.ambient,
        };
        fragment.declares = top.map(declared).collect();
        fragment.declares.sort_unstable_by_key(|d| (d.node, d.name));
    }
}

/// A union with an open type is open.
fn spread_openness(fragment: &mut Fragment) {
    if fragment.open_types.is_empty() {
        return;
    }
    let nodes = IdRange::<Node>::new(0..fragment.nodes);
    let mut open: Table<Node, bool> = nodes.iter().map(|_| false).collect();
    fragment.open_types.iter().for_each(|&node| open[node] = true);
    for op in &fragment.ops {
        if let Op::Copy { from, to } = *op {
            open[to] = open[to] || open[from];
        }
    }
    fragment.open_types = nodes.iter().filter(|&node| open[node]).collect();
}

/// Puts the declared node in the place of each use's own.
fn rename(fragment: &mut Fragment, alias: &FxHashMap<Node, Node>) {
    if alias.is_empty() {
        return;
    }
    let mut table: Table<Node, Node> = IdRange::new(0..fragment.nodes).iter().collect();
    for (&from, &to) in alias {
        table[from] = to;
    }
    let fix = |n: &mut Node| *n = table[*n];
    fragment.ops.iter_mut().for_each(|op| op.each_node(&fix));
    fragment.calls.iter_mut().for_each(|call| call.each_node(&fix));
    fragment.functions.iter_mut().for_each(|function| function.each_node(&fix));
    for Class { instance, receivers, extends, .. } in fragment.classes.iter_mut() {
        [instance, receivers].into_iter().chain(extends).for_each(&fix);
    }
    fragment.sites.iter_mut().flat_map(|s| &mut s.root).for_each(&fix);
    fragment.regions.iter_mut().for_each(|region| region.each_node(&fix));
    fragment.clues.iter_mut().for_each(|clue| clue.each_node(&fix));
    fragment.loose.iter_mut().for_each(|l| fix(&mut l.object));
    fragment.imports.iter_mut().for_each(|i| fix(&mut i.to));
    fragment.gathers.iter_mut().for_each(|g| fix(&mut g.to));
    fragment.type_refs.iter_mut().for_each(|r| {
        r.args.iter_mut().for_each(&fix);
        fix(&mut r.to);
    });
    for export in &mut fragment.exports {
        if let crate::analysis::ir::Export::Value { node, .. }
        | crate::analysis::ir::Export::Equals { node } = export
        {
            fix(node);
        }
    }
}
