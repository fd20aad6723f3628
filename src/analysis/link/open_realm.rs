//! A realm that is linked and solved but for one statement: the one that is being typed.
//!
//! Each version of the statement is put in, solved with what is there, and taken out again, so a keystroke costs what
//! the statement touches. What the rest of the realm sees of the statement must stay the same: its [`Interface`], but for
//! names that nobody asks for.
//! Called by `draft`.

use super::fragment::Nodes;
use super::types::TypeDecl;
use super::{FragmentLinks, Input, Linked, Linker, NameMeanings};
use crate::analysis::ids::Id;
use crate::analysis::ir::{CallId, Export, Fragment, INJECTED, Node, SiteId, Space, Sym};
use crate::analysis::resolve::Resolver;
use rustc_hash::FxHashSet;

/// Where a statement stands: which input, which of its pieces, which fragment there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spot {
    pub(crate) input: usize,
    pub(crate) piece: usize,
    pub(crate) fragment: usize,
}

/// A realm without one statement.
pub(crate) struct OpenRealm {
    spot: Spot,
    /// The statement's number among all of the realm, as [`Linked::parts`] counts them.
    number: usize,
    unit: usize,
    interface: Interface,
    types: Vec<TypeDecl>,
    /// What stands for each value that the statement exports.
    exports: Vec<Node>,
    /// Whom the rest asks for what.
    asked: Asked,
    /// Names of the unit's top level that are others while the statement is in.
    renamed: Vec<(Sym, Option<Node>)>,
    tables: NameMeanings,
    /// The statement's share while it is in.
    part: Option<FragmentLinks>,
    pub(crate) linked: Linked,
    /// How many sites, bindings, roots, regions and clues there are without the statement.
    sizes: [usize; 5],
}

/// What others import from the module that the statement is in.
struct Asked {
    names: FxHashSet<Sym>,
    /// Everything that it exports, whatever that is.
    whole: bool,
}

/// What others see of a statement, whatever is in it.
#[derive(Debug, PartialEq, Eq)]
struct Interface {
    /// Name, space, number of type parameters, whether it is ambient.
    declares: Vec<(Sym, Space, usize, bool)>,
    exports: Vec<Export>,
    module: bool,
    common_js: bool,
}

impl Interface {
    /// `None` for a statement with imports: what it gets depends on where they lead.
    fn of(fragment: &Fragment) -> Option<Interface> {
        let declares = fragment.declares.iter().map(|d| (d.name, d.space, d.params.len(), d.ambient));
        let is_alone = fragment.imports.is_empty() && fragment.gathers.is_empty();
        is_alone.then(|| Interface {
            declares: declares.collect(),
            exports: fragment.exports.iter().map(|export| export.with_node(|_| Node::new(0))).collect(),
            module: fragment.module,
            common_js: fragment.common_js,
        })
    }

    /// Whether the other one differs in nothing but the names of variables and functions, and in their exports.
    fn is_like(&self, other: &Interface) -> bool {
        let types = |one: &Interface| -> Vec<_> {
            one.declares.iter().filter(|declared| declared.1 == Space::Type || declared.3).copied().collect()
        };
        let is_fixed = |export: &&Export| !matches!(export, Export::Local { .. });
        let fixed = |one: &Interface| one.exports.iter().filter(is_fixed).cloned().collect::<Vec<_>>();
        (self.module, self.common_js, other.common_js) == (other.module, false, false)
            && types(self) == types(other)
            && fixed(self) == fixed(other)
    }

    /// What the other one does not have.
    fn without(&self, other: &Interface) -> Interface {
        let declares = self.declares.iter().filter(|declared| !other.declares.contains(declared)).copied();
        let exports = self.exports.iter().filter(|export| !other.exports.contains(export)).cloned();
        let (declares, exports) = (declares.collect(), exports.collect());
        Interface { declares, exports, module: self.module, common_js: self.common_js }
    }
}

impl OpenRealm {
    /// Links and solves all but the statement at `spot`. `None` where the statement can't be told from the rest.
    pub(crate) fn new(inputs: &[Input<'_>], resolver: &Resolver, spot: Spot) -> Option<OpenRealm> {
        let fragment = fragment_at(inputs, spot)?;
        let interface = Interface::of(fragment)?;
        let mut linker = Linker::new(inputs, resolver);
        let at_spot = |unit: &super::Unit| (unit.input, unit.piece) == (spot.input, spot.piece);
        let unit = linker.tables.units.iter().position(at_spot)?;
        linker.declare_all();
        let types = linker.stand_in_types(unit, fragment);
        let exports = linker.stand_in_exports(unit, fragment);
        linker.add_all(Some(spot));
        linker.connect();
        let asked = linker.asked_of(unit);
        let Linker { tables, mut linked, .. } = linker;
        linked.solver.solve();
        linked.solver.mark();
        let sizes = [
            linked.sites.len(),
            linked.bindings.len(),
            linked.office_roots.len(),
            linked.regions.len(),
            linked.clues.len(),
        ];
        let number = number(inputs, spot);
        let (renamed, part) = (Vec::new(), None);
        Some(OpenRealm {
            spot,
            number,
            unit,
            interface,
            types,
            exports,
            asked,
            renamed,
            tables,
            part,
            linked,
            sizes,
        })
    }

    /// Where the statement stands that is left out.
    pub(crate) fn spot(&self) -> Spot {
        self.spot
    }

    /// The statement's number among all of the realm, as [`Linked::parts`] counts them.
    pub(crate) fn number(&self) -> usize {
        self.number
    }

    /// A fragment's share of the realm as it is now.
    pub(crate) fn part(&self, number: usize) -> Option<&FragmentLinks> {
        let filled = self.part.as_ref().filter(|_| number == self.number);
        filled.or_else(|| self.linked.parts.get(number))
    }

    /// The number of the fragment that a site is in.
    pub(crate) fn number_of(&self, site: SiteId) -> usize {
        let own = self.part.as_ref().is_some_and(|part| part.sites.contains(site));
        if own { self.number } else { self.linked.parts.partition_point(|part| part.sites.ends_before(site)) }
    }

    /// The number of the fragment that a call is in.
    pub(crate) fn number_of_call(&self, call: CallId) -> usize {
        let own = self.part.as_ref().is_some_and(|part| part.calls.contains(call));
        if own { self.number } else { self.linked.parts.partition_point(|part| part.calls.ends_before(call)) }
    }

    /// Puts the statement in as it is now, in the place of an earlier version, and solves. The inputs are those of
    /// [`OpenRealm::new`], nothing else in them has changed. `None` where this can't be done: the rest has to be solved anew.
    pub(crate) fn filled(mut self, inputs: &[Input<'_>], resolver: &Resolver) -> Option<OpenRealm> {
        let fragment = fragment_at(inputs, self.spot)?;
        let interface = Interface::of(fragment)?;
        self.empty();
        self.learn_names(inputs);
        if interface != self.interface {
            self.rename(inputs, &interface)?;
        }
        let mut linker = Linker::resume(inputs, resolver, self.tables, self.linked);
        let (part, nodes) = linker.add_fragment(self.unit, self.number as u32, fragment);
        linker.fill_stand_ins(fragment, &nodes, &self.types, &self.exports);
        linker.note_type_refs(self.unit, fragment, &nodes);
        linker.connect();
        let Linker { tables, mut linked, .. } = linker;
        let holds = linked.solver.solve_on();
        holds.then_some(OpenRealm { tables, part: Some(part), linked, ..self })
    }

    /// Names that the file has got since.
    fn learn_names(&mut self, inputs: &[Input<'_>]) {
        let (known, input) = (&mut self.tables.names[self.spot.input], &inputs[self.spot.input]);
        let names = input.lowered.names.iter().skip(known.len());
        known.extend(names.map(|name| self.linked.solver.names.intern(name)));
    }

    /// Has the names that the statement declares now, not those that it declared first. `None` where others may see that.
    fn rename(&mut self, inputs: &[Input<'_>], now: &Interface) -> Option<()> {
        let piece = match &*inputs.get(self.spot.input)?.lowered.pieces {
            [piece] if piece.module && now.is_like(&self.interface) => piece,
            _ => return None,
        };
        let (gone, new) = (self.interface.without(now), now.without(&self.interface));
        let NameMeanings { units, names, .. } = &mut self.tables;
        let (scope, names) = (&mut units.get_mut(self.unit)?.scope, names.get(self.spot.input)?);
        let is_asked = |export: &Export| match export {
            Export::Local { name, .. } => names.get(*name).is_none_or(|name| self.asked.names.contains(name)),
            _ => true,
        };
        if self.asked.whole || gone.exports.iter().chain(&new.exports).any(is_asked) {
            return None;
        }
        let declared: Vec<Sym> =
            gone.declares.iter().chain(&new.declares).map(|declared| declared.0).collect();
        let beside = piece.fragments.iter().enumerate().filter(|(number, _)| *number != self.spot.fragment);
        if beside.into_iter().any(|(_, placed)| names_any(&placed.fragment, &declared)) {
            return None;
        }
        if declared.iter().any(|&name| {
            names.get(name).is_none_or(|&name| self.linked.solver.names.text(name).starts_with(INJECTED))
        }) {
            return None;
        }
        for (name, ..) in gone.declares {
            let name = *names.get(name)?;
            self.renamed.push((name, scope.remove(&name)));
        }
        for (name, ..) in new.declares {
            let name = *names.get(name)?;
            self.renamed.push((name, scope.insert(name, self.linked.solver.node())));
        }
        Some(())
    }

    /// Takes the statement out.
    fn empty(&mut self) {
        let scope = &mut self.tables.units[self.unit].scope;
        while let Some((name, before)) = self.renamed.pop() {
            match before {
                Some(node) => scope.insert(name, node),
                None => scope.remove(&name),
            };
        }
        let [sites, bindings, roots, regions, clues] = self.sizes;
        self.linked.solver.go_back();
        self.linked.sites.truncate(sites);
        self.linked.bindings.truncate(bindings);
        self.linked.office_roots.truncate(roots);
        self.linked.regions.truncate(regions);
        self.linked.clues.truncate(clues);
    }
}

fn fragment_at<'a>(inputs: &[Input<'a>], spot: Spot) -> Option<&'a Fragment> {
    let piece = inputs.get(spot.input)?.lowered.pieces.get(spot.piece)?;
    Some(&piece.fragments.get(spot.fragment)?.fragment)
}

/// Whether a fragment declares one of these names at the top level, or uses or exports one that it does not declare.
fn names_any(fragment: &Fragment, names: &[Sym]) -> bool {
    let exported = fragment.exports.iter().filter_map(|export| match *export {
        Export::Local { local, .. } => Some(local),
        _ => None,
    });
    let free = fragment.free.iter().map(|free| free.0);
    let types = fragment.type_refs.iter().filter_map(|reference| reference.path.first().copied());
    let declared = fragment.declares.iter().map(|declared| declared.name);
    let imported = fragment.imports.iter().filter_map(|import| import.local);
    let assigned = fragment.assigned_names.iter().copied();
    let mut all = exported.chain(free).chain(types).chain(declared).chain(imported).chain(assigned);
    all.any(|name| names.contains(&name))
}

/// The number of a fragment among all of the realm.
fn number(inputs: &[Input<'_>], spot: Spot) -> usize {
    let files = inputs.iter().take(spot.input).flat_map(Input::fragments).count();
    let pieces = inputs.get(spot.input).map_or(&[][..], |input| &input.lowered.pieces);
    files + pieces.iter().take(spot.piece).map(|piece| piece.fragments.len()).sum::<usize>() + spot.fragment
}

impl Linker<'_> {
    /// Types that others can name before the statement is there that declares them.
    fn stand_in_types(&mut self, unit: usize, fragment: &Fragment) -> Vec<TypeDecl> {
        let declares = fragment.declared(Space::Type);
        let stand_in = declares.map(|declared| {
            let solver = &mut self.linked.solver;
            let node = solver.node();
            let decl = TypeDecl { node, params: declared.params.iter().map(|_| solver.node()).collect() };
            self.declare_type(unit, self.sym(unit, declared.name), decl.clone());
            decl
        });
        stand_in.collect()
    }

    /// The same for what it exports; and CommonJS's own names have to be there.
    fn stand_in_exports(&mut self, unit: usize, fragment: &Fragment) -> Vec<Node> {
        let mut nodes = Vec::new();
        for export in &fragment.exports {
            let node = self.linked.solver.node();
            nodes.extend(export.node().map(|_| node));
            self.note_export(unit, &export.with_node(|_| node));
        }
        if fragment.common_js {
            for &(name, _) in &fragment.free {
                let name = self.sym(unit, name);
                self.top_level(unit, name);
            }
        }
        nodes
    }

    fn fill_stand_ins(&mut self, fragment: &Fragment, nodes: &Nodes, types: &[TypeDecl], exports: &[Node]) {
        let solver = &mut self.linked.solver;
        let declares = fragment.declared(Space::Type);
        for (declared, stand_in) in declares.zip(types) {
            solver.copy(nodes.at(declared.node), stand_in.node);
            solver.copy(stand_in.node, nodes.at(declared.node));
            for (&param, &to) in stand_in.params.iter().zip(&declared.params) {
                solver.copy(param, nodes.at(to));
            }
        }
        let exported = fragment.exports.iter().filter_map(Export::node);
        exported.zip(exports).for_each(|(node, &stand_in)| solver.copy(nodes.at(node), stand_in));
    }

    /// Who asks for what of the module that a unit is of.
    fn asked_of(&self, unit: usize) -> Asked {
        let unit = self.exporting(unit);
        let names = self.exported.keys().filter(|(target, _)| *target == unit).map(|(_, name)| *name);
        Asked { names: names.collect(), whole: self.asked_whole.contains(&unit) }
    }
}
