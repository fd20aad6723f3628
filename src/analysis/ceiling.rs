//! The most that can be done with an Office value: the highest level that is reachable through its type.
//!
//! Knows the catalogue only. Called by the solver where values leave, and by `collect`.

use crate::catalog::{Catalog, MailboxLevel, Member, MemberId, MemberKind, Signature, TypeExpr, TypeId};
use std::sync::OnceLock;

struct Ceilings {
    /// By type.
    levels: Vec<MailboxLevel>,
    /// By type: a member that yields it while composing is a plain value while reading.
    plain_while_reading: Vec<bool>,
}

/// The highest level that anything needs which can be reached from a value of the type.
pub(super) fn of(ty: TypeId) -> MailboxLevel {
    ceilings().levels.get(ty.0 as usize).copied().unwrap_or(MailboxLevel::Restricted)
}

/// The same for what the member yields, returns, or hands to callbacks; the member's own level is not counted.
pub(super) fn beyond(member: MemberId) -> MailboxLevel {
    behind(Catalog::get().member(member), &ceilings().levels)
}

/// The most that members of the name need, and what they lead to; `None` where no type has one.
pub(super) fn of_name(name: &str) -> Option<MailboxLevel> {
    let catalog = Catalog::get();
    let level = |&m: &MemberId| catalog.member(m).level.unwrap_or(MailboxLevel::Restricted).max(beyond(m));
    catalog.members_named(name).iter().map(level).max()
}

/// The most that a member needs which the type is not known to have, and what it leads to. What has no methods is data: it
/// holds nothing that needs more.
pub(super) fn of_unknown(ty: TypeId, name: &str) -> MailboxLevel {
    let by_type = of(ty);
    if is_data(Catalog::get(), ty) { by_type } else { of_name(name).unwrap_or(by_type) }
}

/// The most that `name` needs of what members called `before` yield, and what it leads to; `None` where one of them may yield
/// something without such a member.
pub(super) fn of_path(before: &str, name: &str) -> Option<MailboxLevel> {
    let catalog = Catalog::get();
    let of_type = |ty: TypeId| {
        let member = catalog.lookup(ty, name)?;
        Some(catalog.member(member).level.unwrap_or(MailboxLevel::Restricted).max(beyond(member)))
    };
    let of_member = |&m: &MemberId| match catalog.member(m).yields {
        TypeExpr::Api(ty, _) => of_type(ty),
        _ => None,
    };
    let levels: Option<Vec<_>> = catalog.members_named(before).iter().map(of_member).collect();
    levels?.into_iter().max()
}

fn is_data(catalog: &Catalog, ty: TypeId) -> bool {
    let found = catalog.ty(ty);
    let is_method = |&m: &MemberId| catalog.member(m).kind == MemberKind::Method;
    !found.members.is_empty()
        && !found.members.iter().any(is_method)
        && found.extends.iter().all(|&base| is_data(catalog, base))
}

/// Whether a value of the type is a string, a date or a list while reading: `item.subject`, `item.start`, `item.to`.
pub(super) fn is_plain_while_reading(ty: TypeId) -> bool {
    ceilings().plain_while_reading.get(ty.0 as usize).copied().unwrap_or(false)
}

fn ceilings() -> &'static Ceilings {
    static CEILINGS: OnceLock<Ceilings> = OnceLock::new();
    CEILINGS.get_or_init(|| Ceilings {
        levels: levels(Catalog::get()),
        plain_while_reading: plain(Catalog::get()),
    })
}

fn levels(catalog: &Catalog) -> Vec<MailboxLevel> {
    let mut levels = vec![MailboxLevel::Restricted; catalog.types().count()];
    loop {
        let before = levels.clone();
        for (id, ty) in catalog.types() {
            let members = ty.members.iter().map(|&m| catalog.member(m));
            let own =
                members.map(|m| m.level.unwrap_or(MailboxLevel::Restricted).max(behind(m, &levels))).max();
            let inherited = ty.extends.iter().map(|base| levels[base.0 as usize]).max();
            let alias = highest(&ty.alias_of, &levels);
            let level =
                own.into_iter().chain(inherited).chain([alias]).max().unwrap_or(MailboxLevel::Restricted);
            levels[id.0 as usize] = level;
        }
        if levels == before {
            return levels;
        }
    }
}

fn behind(member: &Member, levels: &[MailboxLevel]) -> MailboxLevel {
    let of_calls = member.signatures.iter().map(|signature| of_signature(signature, levels)).max();
    highest(&member.yields, levels).max(of_calls.unwrap_or(MailboxLevel::Restricted))
}

/// What a call of it gives, and what it hands to callbacks.
fn of_signature(signature: &Signature, levels: &[MailboxLevel]) -> MailboxLevel {
    let handed = signature.params.iter().map(|param| handed(param, levels)).max();
    highest(&signature.returns, levels).max(handed.unwrap_or(MailboxLevel::Restricted))
}

/// What a parameter of the type is handed, if it is a callback.
fn handed(ty: &TypeExpr, levels: &[MailboxLevel]) -> MailboxLevel {
    match ty {
        TypeExpr::Function(callback) => callback
            .params
            .iter()
            .map(|param| highest(param, levels))
            .max()
            .unwrap_or(MailboxLevel::Restricted),
        TypeExpr::Any(parts) => {
            parts.iter().map(|part| handed(part, levels)).max().unwrap_or(MailboxLevel::Restricted)
        }
        _ => MailboxLevel::Restricted,
    }
}

fn highest(ty: &TypeExpr, levels: &[MailboxLevel]) -> MailboxLevel {
    let all = |parts: &mut dyn Iterator<Item = &TypeExpr>| {
        parts.map(|part| highest(part, levels)).max().unwrap_or(MailboxLevel::Restricted)
    };
    match ty {
        TypeExpr::Opaque | TypeExpr::Param(_) => MailboxLevel::Restricted,
        TypeExpr::Api(id, args) => levels[id.0 as usize].max(all(&mut args.iter())),
        TypeExpr::Any(parts) => all(&mut parts.iter()),
        TypeExpr::Promise(inner) | TypeExpr::Array(inner) => highest(inner, levels),
        TypeExpr::Object(fields) => all(&mut fields.iter().map(|(_, ty)| ty)),
        TypeExpr::Function(signature) => of_signature(signature, levels),
    }
}

fn plain(catalog: &Catalog) -> Vec<bool> {
    let mut plain = vec![false; catalog.types().count()];
    for (_, member) in catalog.members() {
        if let TypeExpr::Api(ty, _) = member.yields
            && catalog.ty(member.owner).name.ends_with("Compose")
            && catalog.members_named(&member.name).iter().any(|&twin| is_plain(catalog, catalog.member(twin)))
        {
            plain[ty.0 as usize] = true;
        }
    }
    plain
}

/// Whether an item that is read has a plain value there.
fn is_plain(catalog: &Catalog, member: &Member) -> bool {
    let plain = matches!(member.yields, TypeExpr::Opaque | TypeExpr::Array(_));
    plain && catalog.ty(member.owner).name.ends_with("Read")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ceiling(name: &str) -> MailboxLevel {
        of(Catalog::get().type_named(name).unwrap())
    }

    #[test]
    fn a_type_leads_as_high_as_what_can_be_reached_from_it() {
        assert_eq!(ceiling("Office"), MailboxLevel::ReadWriteMailbox);
        assert_eq!(ceiling("Office.Mailbox"), MailboxLevel::ReadWriteMailbox);
        assert_eq!(ceiling("Office.MessageCompose"), MailboxLevel::ReadWriteMailbox);
        assert_eq!(ceiling("Office.Subject"), MailboxLevel::ReadWriteItem);
        assert_eq!(ceiling("Office.EmailAddressDetails"), MailboxLevel::ReadItem);
    }

    #[test]
    fn what_is_a_string_while_reading_is_known() {
        let is_plain = |name: &str| is_plain_while_reading(Catalog::get().type_named(name).unwrap());
        assert!(is_plain("Office.Subject") && is_plain("Office.Recipients") && is_plain("Office.Time"));
        assert!(!is_plain("Office.Body") && !is_plain("Office.MessageRead"));
    }
}
