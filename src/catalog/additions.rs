//! Hand-kept members that the typings lack and that Office has all the same.
//!
//! Rows give a type one more property; what that yields is in the typings. Who says so stands in a
//! [`remark`](super::remark), which the pages show. Knows nothing about findings.

use super::{ApiType, Member, MemberId, MemberKind, Modes, TypeExpr, TypeId};

/// A property that the typings lack.
pub(super) struct Addition {
    /// The type that has it.
    pub(super) owner: &'static str,
    /// Its simple name.
    pub(super) name: &'static str,
    /// The type of its value.
    pub(super) yields: &'static str,
}

/// All additions.
pub(super) const ROWS: &[Addition] =
    &[Addition { owner: "Office.Context", name: "auth", yields: "Office.Auth" }];

/// Adds them to what the typings say. A row whose types are missing, or whose member is there, is left out.
pub(super) fn add(types: &mut [ApiType], members: &mut Vec<Member>) {
    for row in ROWS {
        let named = |name: &str| types.iter().position(|ty| ty.name == name);
        let (Some(owner), Some(yields)) = (named(row.owner), named(row.yields)) else { continue };
        let (owner_id, yields) = (TypeId(owner as u16), TypeId(yields as u16));
        let is_known = members.iter().any(|member| member.owner == owner_id && member.name == row.name);
        if let (false, Ok(id), Some(ty)) = (is_known, u16::try_from(members.len()), types.get_mut(owner)) {
            ty.members.push(MemberId(id));
            members.push(property(row.name, owner_id, yields));
        }
    }
}

/// A property that nothing is tagged with: it needs what its owner's tag says.
fn property(name: &str, owner: TypeId, yields: TypeId) -> Member {
    Member {
        name: name.to_owned(),
        owner,
        kind: MemberKind::Property,
        tagged: None,
        tagged_itself: false,
        level: None,
        corrected: None,
        modes: Modes::default(),
        requirement_set: None,
        deprecated: false,
        yields: TypeExpr::Api(yields, Vec::new()),
        signatures: Vec::new(),
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
            assert_eq!(member.yields, TypeExpr::Api(catalog.type_named(row.yields).unwrap(), Vec::new()));
            let declared = typings.members.iter().any(|m| m.owner == owner && m.name == row.name);
            assert!(!declared, "{full} is in the typings by now: drop the row");
            assert!(remark(&full).is_some_and(|r| r.subject == full), "{full}");
        }
    }
}
