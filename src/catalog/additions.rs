//! Members, maintained by hand, that the typings lack although Office has them.
//!
//! Rows give a type one more property, whose type is in the typings, one more method, or a constructor. What it needs
//! beyond its owner's tag stands in the [`overrides`](super::overrides). Who says so stands in a
//! [`remark`](super::remark), which the pages show. Knows nothing about findings.

use super::{ApiType, Member, MemberId, MemberKind, Modes, Signature, TypeExpr, TypeId};

/// A member that the typings lack.
pub(super) struct Addition {
    /// The type that has it.
    pub(super) owner: &'static str,
    /// Its simple name.
    pub(super) name: &'static str,
    /// What is there.
    pub(super) what: AddedKind,
}

/// What a member is that the typings lack, by the type that it leads to.
#[derive(Clone, Copy)]
pub(super) enum AddedKind {
    /// A property.
    Property(&'static str),
    /// A method whose results hold nothing of Office.
    Method,
    /// A constructor of what the typings have as an interface only.
    Constructor(&'static str),
}

/// All additions.
pub(super) const ROWS: &[Addition] = &[
    Addition { owner: "Office.Context", name: "auth", what: AddedKind::Property("Office.Auth") },
    Addition { owner: "Office.MessageRead", name: "move", what: AddedKind::Method },
    Addition { owner: "Office.Mailbox", name: "displayPersonaCardAsync", what: AddedKind::Method },
    Addition { owner: "Office.Mailbox", name: "navigateToModuleAsync", what: AddedKind::Method },
    Addition { owner: "Office", name: "SeriesTime", what: AddedKind::Constructor("Office.SeriesTime") },
];

/// Adds them to what the typings say. A row whose types are missing, or whose member is there, is left out.
pub(super) fn add(types: &mut [ApiType], members: &mut Vec<Member>) {
    for row in ROWS {
        let named = |name: &str| types.iter().position(|ty| ty.name == name);
        let Some(owner) = named(row.owner) else { continue };
        let kind = if matches!(row.what, AddedKind::Property(_)) {
            MemberKind::Property
        } else {
            MemberKind::Method
        };
        let Some(leads_to) = row.what.leads_to(named) else { continue };
        let owner_id = TypeId(owner as u16);
        let is_known = members.iter().any(|member| member.owner == owner_id && member.name == row.name);
        let found = (is_known, u16::try_from(members.len()), types.get_mut(owner));
        if let (false, Ok(id), Some(ty)) = found {
            ty.members.push(MemberId(id));
            members.push(member(row.name, owner_id, kind, leads_to));
        }
    }
}

impl AddedKind {
    /// The type; `None` where there is none of that name.
    fn leads_to(self, named: impl Fn(&str) -> Option<usize>) -> Option<TypeExpr> {
        match self {
            AddedKind::Method => Some(TypeExpr::Opaque),
            AddedKind::Property(ty) | AddedKind::Constructor(ty) => {
                named(ty).map(|ty| TypeExpr::Api(TypeId(ty as u16), Vec::new()))
            }
        }
    }
}

/// A member that nothing is tagged with: it needs what its owner's tag says.
pub(super) fn member(name: &str, owner: TypeId, kind: MemberKind, leads_to: TypeExpr) -> Member {
    let (yields, signatures) = match kind {
        MemberKind::Method => {
            (TypeExpr::Opaque, vec![Signature { returns: leads_to, ..Signature::default() }])
        }
        _ => (leads_to, Vec::new()),
    };
    Member {
        name: name.to_owned(),
        owner,
        kind,
        tagged: None,
        tagged_itself: false,
        level: None,
        corrected: None,
        modes: Modes::default(),
        requirement_set: None,
        deprecated: false,
        preview: false,
        yields,
        signatures,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Catalog, data, remark};

    #[test]
    fn every_row_adds_a_member_that_the_typings_lack_and_has_a_remark_that_says_who_says_so() {
        let catalog = Catalog::get();
        let typings = data::parse(data::EMBEDDED);
        for row in ROWS {
            let full = format!("{}.{}", row.owner, row.name);
            let owner = catalog.type_named(row.owner).unwrap();
            let member = catalog.member(catalog.lookup(owner, row.name).expect(&full));
            let ty = |name| TypeExpr::Api(catalog.type_named(name).unwrap(), Vec::new());
            match row.what {
                AddedKind::Property(name) => assert_eq!(member.yields, ty(name)),
                AddedKind::Method => assert_eq!(member.signatures[0].returns, TypeExpr::Opaque),
                AddedKind::Constructor(name) => assert_eq!(member.signatures[0].returns, ty(name)),
            }
            let declared = typings.members.iter().any(|m| m.owner == owner && m.name == row.name);
            assert!(!declared, "{full} is in the typings by now: drop the row");
            assert!(remark(&full).is_some_and(|r| r.subject == full), "{full}");
        }
    }
}
