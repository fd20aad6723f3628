//! Type names: the program's own, the language's generics, the catalogue's.

use super::Linker;
use crate::analysis::ir::{Call, Function, Imported, Node, Sym, TypeRef};
use crate::analysis::solve::{Builtin, Flow, Kind, Value};
use crate::catalog::{Catalog, TypeKind};
use rustc_hash::FxHashSet;

/// The types that were looked for: in which unit, by which name.
pub(super) type VisitedTypes = FxHashSet<(usize, Sym)>;

/// A declared type: the node of its values and those of its parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TypeDecl {
    pub(super) node: Node,
    pub(super) params: Vec<Node>,
}

/// Types without members of their own: whoever names one means the items that it stands for.
fn markers(name: &str) -> Option<&'static [&'static str]> {
    Some(match name {
        "Office.Item" => &[
            "Office.MessageRead",
            "Office.MessageCompose",
            "Office.AppointmentRead",
            "Office.AppointmentCompose",
        ],
        "Office.ItemRead" => &["Office.MessageRead", "Office.AppointmentRead"],
        "Office.ItemCompose" => &["Office.MessageCompose", "Office.AppointmentCompose"],
        "Office.Message" => &["Office.MessageRead", "Office.MessageCompose"],
        "Office.Appointment" => &["Office.AppointmentRead", "Office.AppointmentCompose"],
        _ => return None,
    })
}

impl Linker<'_> {
    /// Two declarations of one name are one type (interfaces merge).
    pub(super) fn declare_type(&mut self, unit: usize, name: Sym, decl: TypeDecl) {
        let module = self.piece(unit).module;
        let known = if module {
            self.tables.units[unit].module.types.get(&name)
        } else {
            self.tables.realm_types.get(&name)
        };
        if let Some(known) = known.cloned() {
            self.linked.solver.copy(decl.node, known.node);
            self.linked.solver.copy(known.node, decl.node);
        } else if module {
            self.tables.units[unit].module.types.insert(name, decl);
        } else {
            self.tables.realm_types.insert(name, decl);
        }
    }

    pub(super) fn connect_types(&mut self) {
        for (unit, reference) in std::mem::take(&mut self.pending_types) {
            self.connect_type(unit, &reference);
        }
    }

    fn connect_type(&mut self, unit: usize, reference: &TypeRef) {
        if let Some(decl) = self.declared_type(unit, &reference.path) {
            self.linked.solver.copy(decl.node, reference.to);
            for (&from, &to) in reference.args.iter().zip(&decl.params) {
                self.linked.solver.copy(from, to);
            }
        } else if !self.office_type(reference) {
            self.language_type(reference);
        }
    }

    fn declared_type(&self, unit: usize, path: &[Sym]) -> Option<TypeDecl> {
        let (&root, rest) = path.split_first()?;
        match rest.first() {
            None => self.local_type(unit, root, &mut VisitedTypes::default()),
            Some(&name) => {
                let &(specifier, what) = self.tables.units[unit].module.imports.get(&root)?;
                let target = self.target(unit, specifier)?;
                let is_whole = matches!(what, Imported::Namespace);
                is_whole.then(|| self.exported_type(target, name, &mut VisitedTypes::default())).flatten()
            }
        }
    }

    /// A type by the name that it has at the top level of a unit.
    pub(super) fn local_type(&self, unit: usize, name: Sym, seen: &mut VisitedTypes) -> Option<TypeDecl> {
        if let Some(decl) = self.tables.units[unit].module.types.get(&name) {
            return Some(decl.clone());
        }
        if let Some(&(specifier, what)) = self.tables.units[unit].module.imports.get(&name) {
            let Imported::Name(original) = what else { return None };
            return self.exported_type(self.target(unit, specifier)?, original, seen);
        }
        self.tables.realm_types.get(&name).cloned()
    }

    /// `Office.AsyncResult<T>` and the like.
    fn office_type(&mut self, reference: &TypeRef) -> bool {
        let names = &self.linked.solver.names;
        let path: Vec<&str> = reference.path.iter().map(|&s| names.text(s)).collect();
        let from = path.iter().position(|p| *p == "Office").unwrap_or(path.len());
        let catalog = Catalog::get();
        let Some(id) = catalog.type_named(&path[from..].join(".")) else { return false };
        let ty = catalog.ty(id);
        if let Some(meant) = markers(&ty.name) {
            for id in meant.iter().filter_map(|name| catalog.type_named(name)) {
                self.linked.solver.add(reference.to, Value::Api(id));
            }
            return true;
        }
        let value = match ty.kind {
            // A constant of an enum is a plain value.
            TypeKind::Enum | TypeKind::Namespace => return true,
            _ if ty.type_params > 0 => self.linked.solver.instance(id, reference.args.clone()),
            _ => Value::Api(id),
        };
        if ty.kind == TypeKind::Alias {
            self.linked.solver.flow_type(&ty.alias_of, None, reference.to);
        } else {
            self.linked.solver.add(reference.to, value);
        }
        true
    }

    /// Generics of the language and of libraries that hand their argument through.
    fn language_type(&mut self, reference: &TypeRef) {
        let solver = &mut self.linked.solver;
        let name = reference.path.last().map_or("", |&s| solver.names.text(s)).to_owned();
        let (to, args) = (reference.to, &reference.args);
        if name == "Window" {
            return solver.add(to, Value::Builtin(Builtin::Window));
        }
        let (Some(&first), Some(&last)) = (args.first(), args.last()) else { return };
        match name.as_str() {
            "Promise" | "PromiseLike" => self.container_type(Kind::Promise, first, to),
            "Array" | "ReadonlyArray" | "Iterable" | "Iterator" | "IterableIterator" | "Generator"
            | "AsyncGenerator" | "AsyncIterable" | "ArrayLike" => self.container_type(Kind::Array, first, to),
            "Map" | "ReadonlyMap" | "WeakMap" => self.container_type(Kind::Map, last, to),
            "Set" | "ReadonlySet" | "WeakSet" => self.container_type(Kind::Collection, first, to),
            "Record" => self.container_type(Kind::Plain, last, to),
            "Awaited" => solver.constrain(first, Flow::Await(to)),
            "ReturnType" => solver.call_with(first, &[], to),
            "InstanceType" => self.instances_of(first, to),
            "RefObject" | "MutableRefObject" => self.object_type("current", first, to),
            "Ref" | "ShallowRef" | "ComputedRef" | "WritableComputedRef" | "Signal" => {
                self.object_type("value", first, to);
                self.object_type("current", first, to);
            }
            "FC" | "FunctionComponent" | "VFC" | "SFC" => self.component_type(first, to),
            "Partial" | "Required" | "Readonly" | "NonNullable" | "Pick" | "Omit" | "Extract" | "Exclude"
            | "DeepPartial" | "PropsWithChildren" | "UnwrapRef" | "Mutable" | "DeepReadonly" => {
                solver.copy(first, to);
            }
            _ => {}
        }
    }

    fn container_type(&mut self, kind: Kind, element: Node, to: Node) {
        let solver = &mut self.linked.solver;
        let object = solver.new_object(kind);
        let inner = solver.elements(object);
        if kind == Kind::Promise {
            solver.constrain(element, Flow::Await(inner));
        } else {
            solver.copy(element, inner);
        }
        solver.add(to, Value::Object(object));
    }

    fn object_type(&mut self, property: &str, value: Node, to: Node) {
        let solver = &mut self.linked.solver;
        let object = solver.new_object(Kind::Plain);
        let name = solver.names.intern(property);
        let prop = solver.own_property(object, name);
        solver.copy(value, prop);
        solver.add(to, Value::Object(object));
    }

    fn component_type(&mut self, props: Node, to: Node) {
        let solver = &mut self.linked.solver;
        let (result, this, param) = (solver.node(), solver.node(), solver.node());
        solver.copy(props, param);
        solver.expect(param, props);
        let function = Function { params: vec![param], assumed: true, ..Function::new(this, result) };
        let function = solver.graph.functions.push(function);
        solver.add(to, Value::Function(function));
    }

    fn instances_of(&mut self, class: Node, to: Node) {
        let solver = &mut self.linked.solver;
        solver.add_call(Call { new: true, ..Call::unseen(class, Vec::new(), to) });
    }
}
