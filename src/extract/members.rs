//! Second step: the members of every declared type, overloads merged.
//!
//! What a namespace exports as a value (constants, functions, enums, classes, inner namespaces with values) is a
//! member of it. Call, construct and index signatures and statics are left out: no Office value is reached through
//! them. Knows nothing about the data file.

use super::ExtractError;
use super::declarations::{Declarations, TypeDeclaration, children, type_kind, unwrapped};
use super::docs::DocFacts;
use super::merge;
use super::types::{self, TypeScope};
use crate::catalog::{ApiType, Member, MemberId, MemberKind, Modes, Signature, TypeExpr, TypeId, TypeKind};
use tree_sitter::Node;

/// Reads all members; the types come with them, in order of declaration.
pub(super) fn read(found: &mut Declarations<'_>) -> Result<(Vec<ApiType>, Vec<Member>), ExtractError> {
    Declarations::type_id(found.names.len())?;
    let types: Vec<ApiType> = (0..found.names.len()).map(|id| blank_type(found, id)).collect();
    let members = types.iter().map(|_| Vec::new()).collect();
    let mut reader = TypeReader { types, members };
    for declaration in std::mem::take(&mut found.list) {
        reader.declaration(found, &declaration)?;
    }
    reader.finish()
}

fn blank_type(found: &Declarations<'_>, id: usize) -> ApiType {
    ApiType {
        name: found.names.get(id).cloned().unwrap_or_default(),
        kind: found.kinds.get(id).copied().unwrap_or(TypeKind::Interface),
        tagged: None,
        extends: Vec::new(),
        members: Vec::new(),
        alias_of: TypeExpr::Opaque,
        requirement_set: None,
        modes: Modes::default(),
        deprecated: false,
        preview: false,
        type_params: found.params.get(id).map_or(0, |p| u8::try_from(p.len()).unwrap_or(u8::MAX)),
    }
}

/// Types, and the members of each, as far as they are read.
struct TypeReader {
    types: Vec<ApiType>,
    members: Vec<Vec<Member>>,
}

impl TypeReader {
    fn declaration<'t>(
        &mut self,
        found: &mut Declarations<'t>,
        d: &TypeDeclaration<'t>,
    ) -> Result<(), ExtractError> {
        let id = Declarations::type_id(d.id)?;
        let params = found.params.get(d.id).cloned().unwrap_or_default();
        let around = found.names.get(d.id).filter(|_| d.kind == TypeKind::Namespace).unwrap_or(&d.scope);
        let scope = TypeScope { namespace: around.clone(), this: Some(id), params, locals: Vec::new() };
        let extends = bases(found, d.node, &scope);
        let alias_of = types::annotation(found, d.node, "value", &scope);
        if let Some(ty) = self.types.get_mut(d.id) {
            merge::into_type(ty, &d.docs);
            ty.extends.extend(extends);
            if d.kind == TypeKind::Alias {
                ty.alias_of = alias_of;
            }
        }
        if d.kind != TypeKind::Alias {
            for statement in children(d.node.child_by_field_name("body")) {
                self.member(found, statement, id, &scope);
            }
        }
        Ok(())
    }

    /// Reads what stands in a body: a member of an interface, class or enum, or a statement of a namespace.
    fn member<'t>(
        &mut self,
        found: &mut Declarations<'t>,
        statement: Node<'t>,
        owner: TypeId,
        scope: &TypeScope<'t>,
    ) {
        let node = unwrapped(statement);
        let mut docs = found.docs_before(statement);
        match node.kind() {
            "property_signature" | "public_field_definition" if is_instance(found, node) => {
                let ty = types::annotation(found, node, "type", scope);
                self.add(found, node, property(owner, found.name_of(node), docs, ty));
            }
            "method_signature" | "function_signature"
                if is_instance(found, node) && found.name_of(node) != "constructor" =>
            {
                let signature = types::signature(found, node, scope);
                self.add(found, node, method(owner, found.name_of(node), docs, signature));
            }
            "property_identifier" | "enum_assignment" => {
                let name =
                    if node.kind() == "enum_assignment" { found.name_of(node) } else { found.text_of(node) };
                let constant = Member {
                    kind: MemberKind::EnumConstant,
                    ..property(owner, name, docs, TypeExpr::Opaque)
                };
                self.add(found, node, constant);
            }
            "variable_declaration" | "lexical_declaration" => {
                self.variables(found, node, owner, &docs, scope);
            }
            _ if type_kind(node).is_some() => {
                docs.level = None; // the tag is the type's, not that of the name that leads to it
                if let Some(value) = exported_value(found, node, scope) {
                    self.add(found, node, property(owner, found.name_of(node), docs, value));
                }
            }
            "method_signature" | "public_field_definition" => {}
            "construct_signature" | "call_signature" | "index_signature" => {}
            other => found.warn(node, &format!("a member that is not understood ({other})")),
        }
    }

    fn variables<'t>(
        &mut self,
        found: &mut Declarations<'t>,
        node: Node<'t>,
        owner: TypeId,
        docs: &DocFacts,
        scope: &TypeScope<'t>,
    ) {
        for variable in children(Some(node)) {
            let ty = types::annotation(found, variable, "type", scope);
            self.add(found, variable, property(owner, found.name_of(variable), docs.clone(), ty));
        }
    }

    fn add(&mut self, found: &mut Declarations<'_>, node: Node<'_>, member: Member) {
        let Some(members) = self.members.get_mut(member.owner.0 as usize) else { return };
        match members.iter_mut().find(|earlier| earlier.name == member.name) {
            None => members.push(member),
            Some(earlier) => {
                if earlier.tagged != member.tagged {
                    found.warn(node, &format!("overloads of `{}` with different levels", member.name));
                }
                merge::into_member(earlier, member);
            }
        }
    }

    /// Gives the members their ids, type by type.
    fn finish(mut self) -> Result<(Vec<ApiType>, Vec<Member>), ExtractError> {
        let mut all: Vec<Member> = Vec::new();
        for (ty, members) in self.types.iter_mut().zip(self.members) {
            for member in members {
                let id = u16::try_from(all.len()).map_err(|_| ExtractError::TooLarge)?;
                ty.members.push(MemberId(id));
                all.push(member);
            }
        }
        Ok((self.types, all))
    }
}

/// What `extends` names, as far as it is declared here.
fn bases<'t>(found: &mut Declarations<'t>, node: Node<'t>, scope: &TypeScope<'t>) -> Vec<TypeId> {
    let clauses = children(Some(node)).into_iter().filter_map(|clause| match clause.kind() {
        "extends_type_clause" => Some(clause),
        "class_heritage" => children(Some(clause)).into_iter().find(|c| c.kind() == "extends_clause"),
        _ => None,
    });
    let named: Vec<Node<'t>> = clauses.flat_map(|clause| children(Some(clause))).collect();
    let mut bases = Vec::new();
    for base in named {
        let name = if base.kind() == "generic_type" { found.name_of(base) } else { found.text_of(base) };
        match found.resolve(name, &scope.namespace).map(Declarations::type_id) {
            Some(Ok(id)) => bases.push(id),
            _ => found.warn(base, &format!("extends an unknown type `{name}`")),
        }
    }
    bases
}

/// The value that a type's name also is: an enum's or namespace's object, a class's constructor.
fn exported_value<'t>(
    found: &mut Declarations<'t>,
    node: Node<'t>,
    scope: &TypeScope<'t>,
) -> Option<TypeExpr> {
    let id = found.resolve(found.name_of(node), &scope.namespace)?;
    let value = TypeExpr::Api(Declarations::type_id(id).ok()?, Vec::new());
    match type_kind(node)? {
        TypeKind::Enum => Some(value),
        TypeKind::Namespace => has_values(node).then_some(value),
        TypeKind::Class => {
            let construct = Signature { params: Vec::new(), returns: value };
            Some(TypeExpr::Function(Box::new(construct)))
        }
        TypeKind::Interface | TypeKind::Alias => None,
    }
}

/// A namespace of nothing but interfaces does not exist at run time.
fn has_values(namespace: Node<'_>) -> bool {
    let mut open = vec![namespace];
    while let Some(namespace) = open.pop() {
        for node in children(namespace.child_by_field_name("body")).into_iter().map(unwrapped) {
            match type_kind(node) {
                Some(TypeKind::Namespace) => open.push(node),
                Some(TypeKind::Interface | TypeKind::Alias) => {}
                Some(TypeKind::Enum | TypeKind::Class) | None => return true,
            }
        }
    }
    false
}

/// Not `static`, not `private` or `protected`.
fn is_instance(found: &Declarations<'_>, node: Node<'_>) -> bool {
    let mut cursor = node.walk();
    !node.children(&mut cursor).any(|n| matches!(found.text_of(n), "static" | "private" | "protected"))
}

fn property(owner: TypeId, name: &str, docs: DocFacts, yields: TypeExpr) -> Member {
    Member {
        name: name.to_owned(),
        owner,
        kind: MemberKind::Property,
        tagged: docs.level,
        tagged_itself: docs.level.is_some(),
        level: docs.level,
        corrected: None,
        modes: docs.modes,
        requirement_set: docs.requirement_set,
        deprecated: docs.deprecated,
        preview: false,
        yields,
        signatures: Vec::new(),
    }
}

fn method(owner: TypeId, name: &str, docs: DocFacts, signature: Signature) -> Member {
    let named = property(owner, name, docs, TypeExpr::Opaque);
    Member { kind: MemberKind::Method, signatures: vec![signature], ..named }
}
