//! The most that can be done with an Office value: the highest mailbox level that is reachable through its type, and whether the
//! document is.
//!
//! Knows the catalogue only. Called by the solver where values leave, and by `collect`.

use crate::catalog::{
    Catalog, DocumentLevel, MailboxLevel, Member, MemberId, MemberKind, Signature, TypeExpr, TypeId,
};
use std::sync::OnceLock;

/// The most that can be done behind a place, or with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Ceiling {
    /// The highest mailbox level that something there may need; `None` is Restricted.
    pub mailbox: Option<MailboxLevel>,
    /// Whether something there may need a document level. Nearly all that leads to one leads to the highest.
    pub document: bool,
}

impl Ceiling {
    /// What is behind code that nobody has seen.
    pub const EVERYTHING: Ceiling = Ceiling { mailbox: Some(MailboxLevel::ReadWriteMailbox), document: true };

    /// Nothing but this mailbox level.
    pub fn of_mailbox(level: MailboxLevel) -> Ceiling {
        let mailbox = Some(level).filter(|level| *level > MailboxLevel::Restricted);
        Ceiling { mailbox, document: false }
    }

    /// Whether nothing can be done that needs a level.
    pub fn is_nothing(self) -> bool {
        self == Ceiling::default()
    }

    /// What either may do.
    #[must_use]
    pub fn or(self, other: Ceiling) -> Ceiling {
        Ceiling { mailbox: self.mailbox.max(other.mailbox), document: self.document || other.document }
    }

    /// What it takes to read a property, whatever that is: of a document, nothing.
    #[must_use]
    pub(super) fn to_read(self) -> Ceiling {
        Ceiling { mailbox: self.mailbox.min(Some(MailboxLevel::ReadItem)), document: false }
    }
}

impl FromIterator<Ceiling> for Ceiling {
    fn from_iter<I: IntoIterator<Item = Ceiling>>(all: I) -> Self {
        all.into_iter().fold(Ceiling::default(), Ceiling::or)
    }
}

struct Ceilings {
    by_type: Vec<Ceiling>,
    /// By type: a member that yields it while composing is a plain value while reading.
    plain_while_reading: Vec<bool>,
}

/// What can be reached from a value of the type.
pub(super) fn of(ty: TypeId) -> Ceiling {
    ceilings().by_type.get(ty.0 as usize).copied().unwrap_or_default()
}

/// The same for what the member yields, returns, or hands to callbacks; the member's own level is not counted.
pub(super) fn beyond(member: MemberId) -> Ceiling {
    behind(Catalog::get().member(member), &ceilings().by_type)
}

/// What a use of the member needs, and what it leads to.
fn with(member: MemberId) -> Ceiling {
    own(Catalog::get(), member).or(beyond(member))
}

/// What a use of the member needs by itself.
pub(super) fn own(catalog: &Catalog, member: MemberId) -> Ceiling {
    let need = catalog.document_need(member);
    let document = need.is_some_and(|need| need.level != DocumentLevel::Restricted);
    let level = catalog.member(member).level.unwrap_or(MailboxLevel::Restricted);
    Ceiling { document, ..Ceiling::of_mailbox(level) }
}

/// The most that members of the name need, and what they lead to; `None` where no type has one.
pub(super) fn of_name(name: &str) -> Option<Ceiling> {
    let members = Catalog::get().members_named(name);
    members.iter().copied().map(with).reduce(Ceiling::or)
}

/// The most that a member needs which the type is not known to have, and what it leads to. What has no methods is data: it
/// holds nothing that needs more.
pub(super) fn of_unknown(ty: TypeId, name: &str) -> Ceiling {
    let by_type = of(ty);
    if is_data(Catalog::get(), ty) { by_type } else { of_name(name).unwrap_or(by_type) }
}

/// The most that `name` needs of what members called `before` yield, and what it leads to; `None` where one of them may yield
/// something without such a member.
pub(super) fn of_path(before: &str, name: &str) -> Option<Ceiling> {
    let catalog = Catalog::get();
    let of_member = |&m: &MemberId| match catalog.member(m).yields {
        TypeExpr::Api(ty, _) => catalog.lookup(ty, name).map(with),
        _ => None,
    };
    let ceilings: Option<Vec<Ceiling>> = catalog.members_named(before).iter().map(of_member).collect();
    ceilings?.into_iter().reduce(Ceiling::or)
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
        by_type: by_type(Catalog::get()),
        plain_while_reading: plain(Catalog::get()),
    })
}

fn by_type(catalog: &Catalog) -> Vec<Ceiling> {
    let mut known = vec![Ceiling::default(); catalog.types().count()];
    loop {
        let before = known.clone();
        for (id, ty) in catalog.types() {
            let members = ty.members.iter().map(|&m| own(catalog, m).or(behind(catalog.member(m), &known)));
            let inherited = ty.extends.iter().map(|base| known[base.0 as usize]);
            let alias = through(&ty.alias_of, &known);
            let all: Ceiling = members.chain(inherited).chain([alias]).collect();
            known[id.0 as usize] = all;
        }
        if known == before {
            return known;
        }
    }
}

fn behind(member: &Member, known: &[Ceiling]) -> Ceiling {
    let of_calls: Ceiling =
        member.signatures.iter().map(|signature| of_signature(signature, known)).collect();
    through(&member.yields, known).or(of_calls)
}

/// What a call of it gives, and what it hands to callbacks.
fn of_signature(signature: &Signature, known: &[Ceiling]) -> Ceiling {
    let handed: Ceiling = signature.params.iter().map(|param| handed(param, known)).collect();
    through(&signature.returns, known).or(handed)
}

/// What a parameter of the type is handed, if it is a callback.
fn handed(ty: &TypeExpr, known: &[Ceiling]) -> Ceiling {
    match ty {
        TypeExpr::Function(callback) => callback.params.iter().map(|param| through(param, known)).collect(),
        TypeExpr::Any(parts) => parts.iter().map(|part| handed(part, known)).collect(),
        _ => Ceiling::default(),
    }
}

/// What values of the type lead to.
fn through(ty: &TypeExpr, known: &[Ceiling]) -> Ceiling {
    let all = |parts: &mut dyn Iterator<Item = &TypeExpr>| parts.map(|part| through(part, known)).collect();
    match ty {
        TypeExpr::Opaque | TypeExpr::Param(_) => Ceiling::default(),
        TypeExpr::Api(id, args) => known[id.0 as usize].or(all(&mut args.iter())),
        TypeExpr::Any(parts) => all(&mut parts.iter()),
        TypeExpr::Promise(inner) | TypeExpr::Array(inner) => through(inner, known),
        TypeExpr::Object(fields) => all(&mut fields.iter().map(|(_, ty)| ty)),
        TypeExpr::Function(signature) => of_signature(signature, known),
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
        of(Catalog::get().type_named(name).unwrap()).mailbox.unwrap()
    }

    #[test]
    fn a_type_leads_as_high_as_what_can_be_reached_from_it() {
        assert_eq!(ceiling("Office"), MailboxLevel::ReadWriteMailbox);
        assert_eq!(ceiling("Office.Mailbox"), MailboxLevel::ReadWriteMailbox);
        assert_eq!(ceiling("Office.MessageCompose"), MailboxLevel::ReadWriteMailbox);
        assert_eq!(ceiling("Office.Subject"), MailboxLevel::ReadWriteItem);
        assert_eq!(ceiling("Office.EmailAddressDetails"), MailboxLevel::ReadItem);
        let reaches_document = |name: &str| of(Catalog::get().type_named(name).unwrap()).document;
        assert!(reaches_document("Office.Context") && reaches_document("Office.Settings"));
        assert!(reaches_document("Excel") && !reaches_document("Office.Mailbox"));
    }

    #[test]
    fn what_is_a_string_while_reading_is_known() {
        let is_plain = |name: &str| is_plain_while_reading(Catalog::get().type_named(name).unwrap());
        assert!(is_plain("Office.Subject") && is_plain("Office.Recipients") && is_plain("Office.Time"));
        assert!(!is_plain("Office.Body") && !is_plain("Office.MessageRead"));
    }
}
