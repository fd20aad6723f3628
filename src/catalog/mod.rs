//! The Office.js catalogue: levels, types and members, what each member needs and yields. All facts are embedded.
//!
//! Built from `@types/office-js` by `extract/` (the committed data file says which version) plus the hand-kept
//! `additions` and `overrides`. Beside it stand [`ews`] and [`graph`]: the dead services, and what serves instead. Knows
//! nothing about source code. Called by the analysis, the rules and every command
//! that explains.

mod additions;
pub(crate) mod data;
mod describe;
mod document;
mod errors;
mod events;
pub mod ews;
pub mod graph;
mod instead;
mod legacy;
mod level;
mod list;
mod mailbox_set;
mod meant;
mod model;
mod observed;
mod origins;
mod overrides;
mod remarks;
mod set_details;
mod source;
mod unsupported;

pub use data::typings;
pub use describe::{
    LevelNotes, PERMISSIONS_DATE, PERMISSIONS_URL, PRIVACY_DATE, PRIVACY_URL, describe_document_need,
    describe_legacy, describe_level, describe_member, describe_type, level_notes, member_facts,
    member_sources, member_url, notes, type_url,
};
pub use document::{Application, DOCUMENT_PERMISSIONS_URL, DocumentLevel, DocumentNeed, DocumentRange};
pub use errors::{ErrorCode, describe_error, error_code, error_codes};
pub use instead::members_instead;
pub use legacy::{Legacy, LegacyService, legacy};
pub use level::MailboxLevel;
pub use list::CatalogRow;
pub(crate) use list::mode_words;
pub use mailbox_set::{FIRST_SET, MAILBOX_SETS_URL, MailboxSet, clients_below, set_of_event, set_of_feature};
pub use meant::NameMatch;
pub use model::*;
pub use observed::Observed;
pub use remarks::{Remark, remark};
pub use set_details::OptionKey;
pub use source::{Citation, Source, Statement};
pub use unsupported::{RunContext, Unsupported};

use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::sync::OnceLock;

/// The library that is shipped, as far as facts were read in it.
const SHIPPED_LIBRARY: &str = "https://www.npmjs.com/package/@microsoft/office-js/v/1.1.110";

/// Everything known about Office.js.
#[derive(Debug)]
pub struct Catalog {
    types: Vec<ApiType>,
    members: Vec<Member>,
    types_by_name: FxHashMap<String, TypeId>,
    members_by_name: FxHashMap<String, SmallVec<[MemberId; 2]>>,
}

impl Catalog {
    /// The embedded catalogue, parsed on first use.
    pub fn get() -> &'static Catalog {
        static CATALOG: OnceLock<Catalog> = OnceLock::new();
        CATALOG.get_or_init(Self::load)
    }

    /// Parses the embedded data again, in about a millisecond; for measuring. Everybody else uses [`Catalog::get`].
    pub fn load() -> Catalog {
        let parts = data::parse(data::EMBEDDED);
        Self::assemble(parts.types, parts.members)
    }

    /// A catalogue of what the declarations themselves say: members inherit level, modes and requirement set from
    /// the type that declares them (not from what that extends), and the [`additions`] and [`overrides`] are applied.
    pub(crate) fn assemble(mut types: Vec<ApiType>, mut members: Vec<Member>) -> Catalog {
        additions::add(&mut types, &mut members);
        document::applications::add(&mut types, &mut members);
        let mut catalog = Self::declared(types, members);
        catalog.correct();
        catalog
    }

    /// The same of the declarations alone, without what is kept by hand.
    pub(crate) fn declared(types: Vec<ApiType>, members: Vec<Member>) -> Catalog {
        let (types_by_name, members_by_name) = Default::default();
        let mut catalog = Catalog { types, members, types_by_name, members_by_name };
        catalog.inherit();
        catalog.index();
        catalog
    }

    fn inherit(&mut self) {
        for member in &mut self.members {
            let Some(owner) = self.types.get(member.owner.0 as usize) else { continue };
            member.tagged = member.tagged.or(owner.tagged);
            member.level = member.tagged;
            if member.modes == Modes::default() {
                member.modes = owner.modes;
            }
            if member.requirement_set.is_none() {
                member.requirement_set.clone_from(&owner.requirement_set);
            }
        }
    }

    fn index(&mut self) {
        self.types_by_name = self.types().map(|(id, ty)| (ty.name.clone(), id)).collect();
        let mut by_name: FxHashMap<String, SmallVec<[MemberId; 2]>> = FxHashMap::default();
        by_name.reserve(self.members.len());
        for (id, member) in self.members() {
            match by_name.get_mut(member.name.as_str()) {
                Some(ids) => ids.push(id),
                None => drop(by_name.insert(member.name.clone(), SmallVec::from_slice(&[id]))),
            }
        }
        self.members_by_name = by_name;
    }

    fn correct(&mut self) {
        for row in overrides::ROWS {
            let id = self.member_named(row.member);
            let Some(member) = id.and_then(|id| self.members.get_mut(id.0 as usize)) else { continue };
            member.level = member.level.max(Some(row.correction.level));
            member.corrected = Some(&row.correction);
        }
    }

    /// The type with the full name, `Office.MessageCompose`.
    pub fn type_named(&self, name: &str) -> Option<TypeId> {
        self.types_by_name.get(name).copied()
    }

    /// The member with the full name, `Office.Subject.setAsync`; the type may have inherited it.
    pub fn member_named(&self, name: &str) -> Option<MemberId> {
        let (ty, name) = name.rsplit_once('.')?;
        self.lookup(self.type_named(ty)?, name)
    }

    /// A type.
    pub fn ty(&self, id: TypeId) -> &ApiType {
        &self.types[id.0 as usize]
    }

    /// A member.
    pub fn member(&self, id: MemberId) -> &Member {
        &self.members[id.0 as usize]
    }

    /// All types.
    pub fn types(&self) -> impl Iterator<Item = (TypeId, &ApiType)> {
        self.types.iter().enumerate().map(|(i, t)| (TypeId(i as u16), t))
    }

    /// All members.
    pub fn members(&self) -> impl Iterator<Item = (MemberId, &Member)> {
        self.members.iter().enumerate().map(|(i, m)| (MemberId(i as u16), m))
    }

    /// The member `name` of a type or of what it extends; the nearest declaration wins.
    pub fn lookup(&self, ty: TypeId, name: &str) -> Option<MemberId> {
        let declared = self.members_named(name);
        if declared.is_empty() { None } else { self.lookup_among(ty, declared, 0) }
    }

    /// The member of that name of a type that extends this one: a binding is known to be a table's only when the code runs. Only
    /// what has to do with documents is found so.
    pub fn lookup_below(&self, ty: TypeId, name: &str) -> Option<MemberId> {
        let of_document = |m: &&MemberId| self.document_need(**m).is_some();
        let is_below = |m: &&MemberId| self.ty(self.member(**m).owner).extends.contains(&ty);
        self.members_named(name).iter().filter(of_document).find(is_below).copied()
    }

    fn lookup_among(&self, ty: TypeId, declared: &[MemberId], depth: u8) -> Option<MemberId> {
        let own = declared.iter().copied().find(|&m| self.member(m).owner == ty);
        own.or_else(|| {
            let bases = if depth < 8 { self.ty(ty).extends.as_slice() } else { &[] };
            bases.iter().find_map(|&base| self.lookup_among(base, declared, depth + 1))
        })
    }

    /// Whether `Office.Mailbox.item` may be of the type.
    pub fn is_item(&self, ty: TypeId) -> bool {
        let item = self.member_named("Office.Mailbox.item").map(|item| &self.member(item).yields);
        let is_it = |part: &TypeExpr| matches!(part, TypeExpr::Api(id, _) if *id == ty);
        matches!(item, Some(TypeExpr::Any(parts)) if parts.iter().any(is_it))
    }

    /// The members of which [`legacy`](Self::legacy) knows something.
    pub fn legacy_members(&self) -> impl Iterator<Item = MemberId> {
        legacy::rows().iter().filter_map(|row| self.member_named(row.member))
    }

    /// What is known about a member, if it is a legacy one.
    pub fn legacy(&self, member: MemberId) -> Option<&'static Legacy> {
        static MEMBERS: OnceLock<FxHashMap<MemberId, &'static Legacy>> = OnceLock::new();
        let id = |row: &'static Legacy| Some((self.member_named(row.member)?, row));
        MEMBERS.get_or_init(|| legacy::rows().iter().filter_map(id).collect()).get(&member).copied()
    }

    /// What was seen of a member, if it needs more than is documented.
    pub fn observed(&self, member: MemberId) -> Option<&'static Observed> {
        static MEMBERS: OnceLock<FxHashMap<MemberId, &'static Observed>> = OnceLock::new();
        let id = |row: &'static Observed| Some((self.member_named(row.member)?, row));
        MEMBERS.get_or_init(|| observed::rows().iter().filter_map(id).collect()).get(&member).copied()
    }

    /// All members with the simple name, of whatever type.
    pub fn members_named(&self, name: &str) -> &[MemberId] {
        self.members_by_name.get(name).map_or(&[], SmallVec::as_slice)
    }

    /// The members that a person means by `Office.Subject.setAsync`, `Subject.setAsync` or `setAsync`.
    pub fn members_meant(&self, words: &str) -> Vec<MemberId> {
        match words.rsplit_once('.') {
            None => self.members_named(words).to_vec(),
            Some((ty, name)) => {
                let ty = self.type_named(ty).or_else(|| self.type_named(&format!("Office.{ty}")));
                ty.and_then(|ty| self.lookup(ty, name)).into_iter().collect()
            }
        }
    }

    /// `Office.Subject.setAsync`.
    pub fn full_name(&self, id: MemberId) -> String {
        let member = self.member(id);
        format!("{}.{}", self.ty(member.owner).name, member.name)
    }
}

#[cfg(test)]
mod tests;
