//! What is stored in objects and arrays, for a reader that walks backwards.
//!
//! Of a literal, what comes later counts, and what is spread into it is looked into. Called by `follow` and by whoever reads
//! options.

use super::follow::{At, Follow, Found, Origin, Path};
use crate::analysis::ir::{Node, ObjectId, Op, Sym};
use crate::analysis::solve::Value;
use crate::catalog::graph::member_address;

/// What an object literal has under a name.
enum Own {
    /// Surely this.
    Is(Vec<Found>),
    /// This, or what others store.
    MayBe(Vec<Found>),
    /// Nothing, whatever is known of it.
    Nothing,
    /// Nothing that the reader sees.
    Unknown,
}

impl Follow<'_> {
    /// What is stored under a name on the objects that a value can be.
    pub(super) fn property(&mut self, base: &At, name: Sym) -> Vec<Found> {
        let origins = self.origins(base);
        // Whoever calls tells what it is.
        let parameter = origins.iter().find(|(origin, _)| {
            matches!(*origin, Origin::Parameter(function) if !self.index.callers(function).is_empty())
        });
        if let Some(parameter) = parameter {
            return vec![parameter.clone()];
        }
        let (mut found, mut is_known, mut literals, mut objects) = (Vec::new(), true, Vec::new(), Vec::new());
        for (origin, at) in origins {
            match origin {
                Origin::Object(node, made) => {
                    literals.push((node, at.path.clone()));
                    objects.extend(self.made(made));
                    match self.own_property(node, name, &at) {
                        Own::Is(own) => found.extend(own),
                        Own::MayBe(own) => {
                            is_known = false;
                            found.extend(own);
                        }
                        Own::Nothing => {}
                        Own::Unknown => is_known = false,
                    }
                }
                Origin::Nothing => {}
                _ => is_known = false,
            }
        }
        let stored = self.stored(base, name, &literals);
        found.extend(stored);
        if found.is_empty() {
            if !is_known || literals.is_empty() {
                let values = self.index.linked.solver.values(base.node).iter();
                objects.extend(values.filter_map(|&value| self.object(value)));
            }
            found = self.linked_property(base, &objects, name);
        }
        if found.is_empty() && is_known && !literals.is_empty() {
            found.push((Origin::Nothing, base.clone()));
        }
        found
    }

    /// What is stored elsewhere under a name on the objects that a value can be.
    fn stored(&mut self, base: &At, name: Sym, literals: &[(Node, Path)]) -> Vec<Found> {
        let values: Vec<Value> = self.index.linked.solver.values(base.node).to_vec();
        let stores = self.index.stores.get(&name).cloned().unwrap_or_default();
        let mut found = Vec::new();
        for op in stores {
            let Some(Op::Store { base: object, from, .. }) = self.index.op(op) else { continue };
            let made_here =
                self.index.givers(object).any(|op| matches!(self.index.op(op), Some(Op::Object { .. })));
            let path = match () {
                () if literals.iter().any(|(node, _)| *node == object) => continue,
                () if made_here && !literals.is_empty() => continue,
                () if !self.overlap(&values, object) => continue,
                () if self.index.function_at(op) == base.function => base.path.clone(),
                () => None,
            };
            let from = self.at(from, op, &path);
            found.extend(self.origins(&from));
        }
        found
    }

    /// What comes to a property by no operation of the program: what modules export.
    fn linked_property(&mut self, base: &At, objects: &[ObjectId], name: Sym) -> Vec<Found> {
        let mut found = Vec::new();
        for &object in objects {
            if let Some(node) = self.index.linked.solver.known_property(object, name) {
                found.extend(self.copied(&At { node, ..base.clone() }));
            }
        }
        found.retain(|(origin, _)| *origin != Origin::Unknown);
        found
    }

    /// What a literal has under a name, by what stands in it.
    fn own_property(&mut self, object: Node, name: Sym, at: &At) -> Own {
        let is_of = |op: &&u32| matches!(self.index.op(**op), Some(Op::Store { base, .. }) if base == object);
        let stores = self.index.stores.get(&name).into_iter().flatten().filter(is_of);
        let mut parts: Vec<u32> = stores.copied().collect();
        parts.extend(self.index.spreads.get(&object).into_iter().flatten());
        parts.sort_unstable();
        let (mut found, mut is_known) = (Vec::new(), true);
        for op in parts.into_iter().rev() {
            match self.index.op(op) {
                Some(Op::Store { from, .. }) => {
                    let from = self.at(from, op, &at.path);
                    found.extend(self.origins(&from));
                    return if is_known { Own::Is(found) } else { Own::MayBe(found) };
                }
                Some(Op::Spread { from, .. }) => {
                    let from = self.at(from, op, &at.path);
                    let spread = self.property(&from, name);
                    let is_nothing = |(origin, _): &Found| *origin == Origin::Nothing;
                    if spread.iter().any(is_nothing) {
                        found.extend(spread.into_iter().filter(|one| !is_nothing(one)));
                    } else if spread.is_empty() {
                        is_known = false;
                    } else {
                        found.extend(spread);
                        return if is_known { Own::Is(found) } else { Own::MayBe(found) };
                    }
                }
                _ => {}
            }
        }
        let is_computed = self.index.elements.contains_key(&object);
        match (found.is_empty(), is_known && !is_computed) {
            (true, true) => Own::Nothing,
            (true, false) => Own::Unknown,
            (false, _) => Own::MayBe(found),
        }
    }

    /// Whether what an operation reads is known by the member's name: an address that Outlook gives, the
    /// whole of an address, or the next page.
    pub(super) fn is_telling(&self, base: Node, name: Sym) -> bool {
        let solver = &self.index.linked.solver;
        let name = solver.names.text(name);
        let is_address = member_address(name).is_some();
        is_address && solver.values(base).iter().any(|value| value.is_api())
            || name == "href"
            || is_next_page(name)
    }

    /// The elements of an array; `None` where they are not known.
    pub(super) fn elements(&mut self, (origin, at): &Found) -> Option<Vec<Found>> {
        let Origin::Object(array, _) = *origin else { return None };
        let mut found = Vec::new();
        for op in self.index.elements.get(&array).cloned().unwrap_or_default() {
            if let Some(Op::StoreElement { from, .. }) = self.index.op(op) {
                found.extend(self.element(op, from, &at.path)?);
            }
        }
        Some(found)
    }

    /// One element of a literal, or those that are spread there.
    fn element(&mut self, op: u32, node: Node, path: &Path) -> Option<Vec<Found>> {
        let spread = self.index.givers(node).find_map(|giver| match self.index.op(giver) {
            Some(Op::Element { base, .. }) => Some((giver, base)),
            _ => None,
        });
        let Some((giver, base)) = spread else { return Some(self.origins(&self.at(node, op, path))) };
        let base = self.at(base, giver, path);
        let mut found = Vec::new();
        for array in self.origins(&base) {
            if matches!(array.0, Origin::Parameter(_)) {
                found.push(array);
            } else {
                found.extend(self.deeper(|me| me.elements(&array)).flatten()?);
            }
        }
        Some(found)
    }

    /// The object that an operation makes.
    fn made(&self, op: u32) -> Option<ObjectId> {
        match self.index.op(op) {
            Some(Op::Object { object, .. }) => Some(object),
            _ => None,
        }
    }

    /// Whether a node can be one of the objects.
    fn overlap(&self, values: &[Value], node: Node) -> bool {
        let objects: Vec<ObjectId> = values.iter().filter_map(|&value| self.object(value)).collect();
        let others = self.index.linked.solver.values(node).iter();
        others.filter_map(|&value| self.object(value)).any(|object| objects.contains(&object))
    }

    fn object(&self, value: Value) -> Option<ObjectId> {
        match value {
            Value::Object(object) => Some(object),
            Value::Class(class) => {
                self.index.linked.solver.graph.classes.get(class).map(|class| class.statics)
            }
            _ => None,
        }
    }
}

/// Whether a property has the address of more of the same.
pub(super) fn is_next_page(name: &str) -> bool {
    ["nextLink", "deltaLink"].iter().any(|link| name.ends_with(link))
}
