//! Hand-kept members that the typings lack and that Office has all the same.
//!
//! Rows give a type one more property, whose type is in the typings, or one more method. What it needs beyond its owner's
//! tag stands in the [`overrides`](super::overrides). Who says so stands in a
//! [`remark`](super::remark), which the pages show. Knows nothing about findings.

use super::{ApiType, Member, MemberId, MemberKind, Modes, Signature, TypeExpr, TypeId};

/// A member that the typings lack.
pub(super) struct Addition {
    /// The type that has it.
    pub(super) owner: &'static str,
    /// Its simple name.
    pub(super) name: &'static str,
    /// The type of its value; `None` for a method, whose results hold nothing of Office.
    pub(super) yields: Option<&'static str>,
}

/// All additions.
pub(super) const ROWS: &[Addition] = &[
    Addition { owner: "Office.Context", name: "auth", yields: Some("Office.Auth") },
    Addition { owner: "Office.MessageRead", name: "move", yields: None },
    Addition { owner: "Office.Mailbox", name: "displayPersonaCardAsync", yields: None },
    Addition { owner: "Office.Mailbox", name: "navigateToModuleAsync", yields: None },
];

/// Adds them to what the typings say. A row whose types are missing, or whose member is there, is left out.
pub(super) fn add(types: &mut [ApiType], members: &mut Vec<Member>) {
    for row in ROWS {
        let named = |name: &str| types.iter().position(|ty| ty.name == name);
        let Some(owner) = named(row.owner) else { continue };
        let yields = row.yields.and_then(named).map(|ty| TypeId(ty as u16));
        let owner_id = TypeId(owner as u16);
        let is_known = members.iter().any(|member| member.owner == owner_id && member.name == row.name);
        let found = (is_known, u16::try_from(members.len()), types.get_mut(owner));
        if let (false, Ok(id), Some(ty)) = found
            && yields.is_some() == row.yields.is_some()
        {
            ty.members.push(MemberId(id));
            members.push(member(row.name, owner_id, yields));
        }
    }
}

/// A member that nothing is tagged with: it needs what its owner's tag says.
fn member(name: &str, owner: TypeId, yields: Option<TypeId>) -> Member {
    Member {
        name: name.to_owned(),
        owner,
        kind: if yields.is_some() { MemberKind::Property } else { MemberKind::Method },
        tagged: None,
        tagged_itself: false,
        level: None,
        corrected: None,
        modes: Modes::default(),
        requirement_set: None,
        deprecated: false,
        preview: false,
        yields: yields.map_or(TypeExpr::Opaque, |ty| TypeExpr::Api(ty, Vec::new())),
        signatures: if yields.is_some() { Vec::new() } else { vec![Signature::default()] },
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
            let yields = row.yields.map(|ty| TypeExpr::Api(catalog.type_named(ty).unwrap(), Vec::new()));
            assert_eq!(member.yields, yields.unwrap_or_default());
            let declared = typings.members.iter().any(|m| m.owner == owner && m.name == row.name);
            assert!(!declared, "{full} is in the typings by now: drop the row");
            assert!(remark(&full).is_some_and(|r| r.subject == full), "{full}");
        }
    }
}
