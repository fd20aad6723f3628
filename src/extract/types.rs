//! Turns the typings' type syntax into [`TypeExpr`]s: only what can hold an Office value is kept.
//!
//! Enums in type position are values without members, so they are opaque; so are globals such as `Date`. Knows
//! nothing about members and comments.

use super::declarations::{Declarations, children};
use crate::catalog::{Signature, TypeExpr, TypeId, TypeKind};
use tree_sitter::Node;

/// Names of TypeScript's own library that the typings use, and that hold no Office value.
const GLOBALS: [&str; 11] = [
    "Blob",
    "Boolean",
    "Date",
    "File",
    "Function",
    "Number",
    "Object",
    "Record",
    "String",
    "Error",
    "ArrayBuffer",
];

/// Types are read by recursion, so it must end; below what the data file's reader takes.
const MAX_DEPTH: u8 = 20;

/// Where a type is written.
#[derive(Clone)]
pub(super) struct TypeScope<'t> {
    /// Full name of the namespace around it.
    pub(super) namespace: String,
    /// The type around it, for `this`.
    pub(super) this: Option<TypeId>,
    /// Its type parameters.
    pub(super) params: Vec<&'t str>,
    /// Type parameters of the method: unknown, they hide the ones above.
    pub(super) locals: Vec<&'t str>,
}

/// The meaning of a type node (or of the annotation around one).
pub(super) fn expr<'t>(found: &mut Declarations<'t>, node: Node<'t>, scope: &TypeScope<'t>) -> TypeExpr {
    if found.depth == MAX_DEPTH {
        found.warn(node, "a type that is nested too deeply");
        return TypeExpr::Opaque;
    }
    found.depth += 1;
    let meaning = meaning(found, node, scope);
    found.depth -= 1;
    meaning
}

fn meaning<'t>(found: &mut Declarations<'t>, node: Node<'t>, scope: &TypeScope<'t>) -> TypeExpr {
    match node.kind() {
        "type_annotation" | "parenthesized_type" | "readonly_type" | "optional_type" | "rest_type" => {
            first(node).map_or(TypeExpr::Opaque, |inner| expr(found, inner, scope))
        }
        "type_identifier" | "nested_type_identifier" => {
            named(found, node, found.text_of(node), Vec::new(), scope)
        }
        "generic_type" => generic(found, node, scope),
        "array_type" => array(first(node).map_or(TypeExpr::Opaque, |inner| expr(found, inner, scope))),
        "tuple_type" => array(any_of(found, node, scope)),
        "union_type" | "intersection_type" => any_of(found, node, scope),
        "function_type" => TypeExpr::Function(Box::new(signature(found, node, scope))),
        "object_type" => object(found, node, scope),
        "this_type" => this(scope),
        "type_query" => query(found, node, scope),
        "predefined_type" | "literal_type" | "template_literal_type" | "type_predicate" => TypeExpr::Opaque,
        other => {
            found.warn(node, &format!("a type that is not followed ({other})"));
            TypeExpr::Opaque
        }
    }
}

fn first(node: Node<'_>) -> Option<Node<'_>> {
    children(Some(node)).into_iter().next()
}

fn array(item: TypeExpr) -> TypeExpr {
    if item == TypeExpr::Opaque { item } else { TypeExpr::Array(Box::new(item)) }
}

fn any_of<'t>(found: &mut Declarations<'t>, node: Node<'t>, scope: &TypeScope<'t>) -> TypeExpr {
    let parts = children(Some(node)).into_iter().map(|part| expr(found, part, scope)).collect();
    union(parts)
}

/// One type for several: flat, without repetition; opaque parts say nothing beside others.
pub(super) fn union(parts: Vec<TypeExpr>) -> TypeExpr {
    let mut flat: Vec<TypeExpr> = Vec::new();
    for part in parts {
        let inner = if let TypeExpr::Any(inner) = part { inner } else { vec![part] };
        for one in inner {
            if one != TypeExpr::Opaque && !flat.contains(&one) {
                flat.push(one);
            }
        }
    }
    if flat.len() > 1 { TypeExpr::Any(flat) } else { flat.pop().unwrap_or_default() }
}

fn generic<'t>(found: &mut Declarations<'t>, node: Node<'t>, scope: &TypeScope<'t>) -> TypeExpr {
    let arguments = children(node.child_by_field_name("type_arguments"));
    let mut args: Vec<_> = arguments.into_iter().map(|arg| expr(found, arg, scope)).collect();
    match found.name_of(node) {
        "Promise" | "PromiseLike" => TypeExpr::Promise(Box::new(args.pop().unwrap_or_default())),
        "Array" | "ReadonlyArray" => array(args.pop().unwrap_or_default()),
        name => named(found, node, name, args, scope),
    }
}

fn named<'t>(
    found: &mut Declarations<'t>,
    node: Node<'t>,
    name: &'t str,
    mut args: Vec<TypeExpr>,
    scope: &TypeScope<'t>,
) -> TypeExpr {
    if scope.locals.contains(&name) {
        return TypeExpr::Opaque;
    }
    if let Some(index) = scope.params.iter().position(|param| *param == name) {
        return u8::try_from(index).map_or(TypeExpr::Opaque, TypeExpr::Param);
    }
    let kind = |id: usize| found.kinds.get(id).copied();
    match found.resolve(name, &scope.namespace) {
        Some(id) if kind(id) == Some(TypeKind::Enum) => TypeExpr::Opaque,
        Some(id) => {
            let Ok(type_id) = Declarations::type_id(id) else { return TypeExpr::Opaque };
            args.resize(found.params.get(id).map_or(0, Vec::len), TypeExpr::Opaque);
            TypeExpr::Api(type_id, args)
        }
        None => {
            if !GLOBALS.contains(&name) && !is_enum_constant(found, name, scope) {
                found.warn(node, &format!("an unknown type `{name}`"));
            }
            TypeExpr::Opaque
        }
    }
}

/// `Office.CoercionType.Text` as a type.
fn is_enum_constant(found: &Declarations<'_>, name: &str, scope: &TypeScope<'_>) -> bool {
    let owner = name.rsplit_once('.').and_then(|(owner, _)| found.resolve(owner, &scope.namespace));
    owner.and_then(|id| found.kinds.get(id)) == Some(&TypeKind::Enum)
}

fn this(scope: &TypeScope<'_>) -> TypeExpr {
    let params = (0u8..).zip(&scope.params).map(|(index, _)| TypeExpr::Param(index)).collect();
    scope.this.map_or(TypeExpr::Opaque, |id| TypeExpr::Api(id, params))
}

/// `typeof Office.MailboxEnums`: the value of that name.
fn query<'t>(found: &mut Declarations<'t>, node: Node<'t>, scope: &TypeScope<'t>) -> TypeExpr {
    let name = first(node).map_or("", |name| found.text_of(name));
    match found.resolve(name, &scope.namespace).map(Declarations::type_id) {
        Some(Ok(id)) => TypeExpr::Api(id, Vec::new()),
        _ => {
            found.warn(node, &format!("an unknown value `typeof {name}`"));
            TypeExpr::Opaque
        }
    }
}

/// Parameters and return type of a method, function or function type.
pub(super) fn signature<'t>(
    found: &mut Declarations<'t>,
    node: Node<'t>,
    scope: &TypeScope<'t>,
) -> Signature {
    let mut inner = scope.clone();
    inner.locals.extend(found.type_params(node));
    let parameters = children(node.child_by_field_name("parameters"));
    let params = parameters.into_iter().map(|param| annotation(found, param, "type", &inner)).collect();
    Signature { params, returns: annotation(found, node, "return_type", &inner) }
}

/// The type in a field of a node; opaque when there is none.
pub(super) fn annotation<'t>(
    found: &mut Declarations<'t>,
    node: Node<'t>,
    field: &str,
    scope: &TypeScope<'t>,
) -> TypeExpr {
    node.child_by_field_name(field).map_or(TypeExpr::Opaque, |ty| expr(found, ty, scope))
}

fn object<'t>(found: &mut Declarations<'t>, node: Node<'t>, scope: &TypeScope<'t>) -> TypeExpr {
    let mut fields: Vec<(String, TypeExpr)> = Vec::new();
    for member in children(Some(node)) {
        let value = match member.kind() {
            "property_signature" => annotation(found, member, "type", scope),
            "method_signature" => TypeExpr::Function(Box::new(signature(found, member, scope))),
            _ => TypeExpr::Opaque,
        };
        let name = found.name_of(member);
        if value != TypeExpr::Opaque && is_plain(name) {
            fields.push((name.to_owned(), value));
        }
    }
    if fields.is_empty() { TypeExpr::Opaque } else { TypeExpr::Object(fields) }
}

fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '$')
}
