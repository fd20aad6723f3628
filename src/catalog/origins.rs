//! Where values of a type come from: the members that hold them, return them, or hand them to a callback.
//!
//! Knows signatures alone, nothing about source code. Called by the rule that tells a cause from its consequences.

use super::{Catalog, Member, MemberId, Signature, TypeExpr, TypeId, TypeKind};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

impl Catalog {
    /// The members of which a value of the type, or of one that extends it, can be had; in catalogue order.
    pub fn origins(&self, ty: TypeId) -> &'static [MemberId] {
        static ORIGINS: OnceLock<FxHashMap<TypeId, Vec<MemberId>>> = OnceLock::new();
        let origins = ORIGINS.get_or_init(|| collect(Catalog::get()));
        origins.get(&ty).map_or(&[], Vec::as_slice)
    }
}

fn collect(catalog: &Catalog) -> FxHashMap<TypeId, Vec<MemberId>> {
    let mut origins: FxHashMap<TypeId, Vec<MemberId>> = FxHashMap::default();
    for (id, member) in catalog.members() {
        for ty in Yields::of(catalog, member).types {
            let of_type = origins.entry(ty).or_default();
            if of_type.last() != Some(&id) {
                of_type.push(id);
            }
        }
    }
    origins
}

/// The types of all values that come out of a member, with the types that they extend.
struct Yields<'a> {
    catalog: &'a Catalog,
    types: Vec<TypeId>,
}

impl<'a> Yields<'a> {
    fn of(catalog: &'a Catalog, member: &Member) -> Yields<'a> {
        let mut yields = Yields { catalog, types: Vec::new() };
        yields.add(&member.yields);
        member.signatures.iter().for_each(|signature| yields.add_call(signature));
        yields
    }

    fn add(&mut self, ty: &TypeExpr) {
        match ty {
            TypeExpr::Opaque | TypeExpr::Param(_) => {}
            TypeExpr::Api(id, args) => {
                self.add_named(*id);
                args.iter().for_each(|arg| self.add(arg));
            }
            TypeExpr::Any(parts) => parts.iter().for_each(|part| self.add(part)),
            TypeExpr::Promise(inner) | TypeExpr::Array(inner) => self.add(inner),
            TypeExpr::Function(signature) => self.add_call(signature),
            TypeExpr::Object(fields) => fields.iter().for_each(|(_, field)| self.add(field)),
        }
    }

    fn add_named(&mut self, id: TypeId) {
        if self.types.contains(&id) {
            return;
        }
        self.types.push(id);
        let ty = self.catalog.ty(id);
        if ty.kind == TypeKind::Alias {
            self.add(&ty.alias_of);
        }
        ty.extends.iter().for_each(|&base| self.add_named(base));
    }

    /// What a call returns, and what it hands to the functions that it is given.
    fn add_call(&mut self, signature: &Signature) {
        self.add(&signature.returns);
        signature.params.iter().for_each(|param| self.add_handed(param));
    }

    fn add_handed(&mut self, param: &TypeExpr) {
        match param {
            TypeExpr::Function(callback) => callback.params.iter().for_each(|given| self.add(given)),
            TypeExpr::Any(parts) => parts.iter().for_each(|part| self.add_handed(part)),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origins(ty: &str) -> Vec<String> {
        let catalog = Catalog::get();
        let ty = catalog.type_named(ty).unwrap();
        catalog.origins(ty).iter().map(|&member| catalog.full_name(member)).collect()
    }

    #[test]
    fn results_callbacks_and_properties_are_origins() {
        assert_eq!(origins("Office.SelectedItemDetails"), ["Office.Mailbox.getSelectedItemsAsync"]);
        assert_eq!(origins("Office.LoadedMessageRead"), ["Office.Mailbox.loadItemByIdAsync"]);
        assert_eq!(origins("Office.Mailbox"), ["Office.Context.mailbox"]);
        let addresses = origins("Office.EmailAddressDetails");
        for origin in ["Office.Recipients.getAsync", "Office.From.getAsync", "Office.MessageRead.sender"] {
            assert!(addresses.iter().any(|known| known == origin), "{addresses:?}");
        }
        assert!(!addresses.iter().any(|known| known == "Office.Recipients.setAsync"), "{addresses:?}");
    }

    #[test]
    fn what_gives_an_object_gives_what_it_extends() {
        assert!(origins("Office.ItemRead").contains(&"Office.Mailbox.item".to_owned()));
    }
}
