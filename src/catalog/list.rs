//! The catalogue as rows, for `catalog list`: types and members in order of declaration, ready to be serialised.
//!
//! Knows nothing about output formats.

use super::{ApiType, Catalog, MailboxLevel, MemberId, MemberKind, Modes, TypeKind};
use serde::Serialize;
use std::borrow::Cow;

/// One type or member. Field names and values are part of the stable output.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CatalogRow {
    /// Full name: `Office.Subject`, `Office.Subject.setAsync`; overloads are one row.
    pub member: String,
    /// `type`, `property`, `method` or `enum-constant`.
    pub kind: &'static str,
    /// Level by its own tag, else its interface's.
    pub tagged_level: Option<MailboxLevel>,
    /// Level after the overrides.
    pub level: Option<MailboxLevel>,
    /// `read`, `compose`; empty when the typings say nothing.
    pub modes: Vec<&'static str>,
    /// `Mailbox 1.8`.
    pub requirement_set: Option<String>,
    /// Marked `@deprecated`.
    pub deprecated: bool,
    /// Only the typings of the preview have it.
    pub preview: bool,
    /// Where `level` comes from: `tag`, `interface tag`, or what the override says; null without a level.
    pub source: Option<Cow<'static, str>>,
}

impl Catalog {
    /// Every type, each followed by its members.
    pub fn rows(&self) -> impl Iterator<Item = CatalogRow> {
        self.types().flat_map(move |(_, ty)| {
            let members = ty.members.iter().map(move |&id| self.member_row(id));
            std::iter::once(type_row(ty)).chain(members)
        })
    }

    fn member_row(&self, id: MemberId) -> CatalogRow {
        let member = self.member(id);
        CatalogRow {
            member: self.full_name(id),
            kind: match member.kind {
                MemberKind::Property => "property",
                MemberKind::Method => "method",
                MemberKind::EnumConstant => "enum-constant",
            },
            tagged_level: member.tagged,
            level: member.level,
            modes: mode_words(member.modes),
            requirement_set: member.requirement_set.clone(),
            deprecated: member.deprecated,
            preview: member.preview,
            source: match (member.corrected, member.tagged) {
                (Some(o), _) => Some(format!("{} ({}, {})", o.source, o.date, o.url).into()),
                (None, Some(_)) => Some(tag_source(member.tagged_itself).into()),
                (None, None) => None,
            },
        }
    }
}

fn type_row(ty: &ApiType) -> CatalogRow {
    CatalogRow {
        member: ty.name.clone(),
        kind: "type",
        tagged_level: ty.tagged,
        level: ty.tagged,
        modes: mode_words(ty.modes),
        requirement_set: ty.requirement_set.clone(),
        deprecated: ty.deprecated,
        preview: ty.preview,
        source: ty.tagged.map(|_| tag_source(true).into()),
    }
}

fn tag_source(own: bool) -> &'static str {
    if own { "tag" } else { "interface tag" }
}

/// `read`, `compose`, in this order.
pub(crate) fn mode_words(modes: Modes) -> Vec<&'static str> {
    [("read", modes.read), ("compose", modes.compose)]
        .into_iter()
        .filter(|(_, on)| *on)
        .map(|(word, _)| word)
        .collect()
}

/// The keyword that declares a type.
pub(super) fn type_word(kind: TypeKind) -> &'static str {
    match kind {
        TypeKind::Interface => "interface",
        TypeKind::Class => "class",
        TypeKind::Enum => "enum",
        TypeKind::Namespace => "namespace",
        TypeKind::Alias => "type alias",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(member: &str) -> String {
        let row = Catalog::get().rows().find(|row| row.member == member).expect(member);
        serde_json::to_string(&row).unwrap()
    }

    #[test]
    fn a_row_says_what_the_tag_says_and_what_is_needed() {
        assert_eq!(
            json("Office.Subject.setAsync"),
            "{\"member\":\"Office.Subject.setAsync\",\"kind\":\"method\",\"taggedLevel\":\"ReadItem\",\
             \"level\":\"ReadWriteItem\",\"modes\":[\"compose\"],\"requirementSet\":\"Mailbox 1.1\",\
             \"deprecated\":false,\"preview\":false,\"source\":\"the shipped library and the permissions page ask for read/write item \
             (2025-12-02, https://learn.microsoft.com/office/dev/add-ins/outlook/\
             understanding-outlook-add-in-permissions)\"}"
        );
        assert_eq!(
            json("Office.Contact"),
            "{\"member\":\"Office.Contact\",\"kind\":\"type\",\"taggedLevel\":\"Restricted\",\
             \"level\":\"Restricted\",\"modes\":[\"read\"],\"requirementSet\":null,\"deprecated\":true,\
             \"preview\":false,\"source\":\"tag\"}"
        );
    }

    #[test]
    fn every_type_and_member_has_one_row() {
        let catalog = Catalog::get();
        let mut names: Vec<String> = catalog.rows().map(|row| row.member).collect();
        let count = names.len();
        assert_eq!(count, catalog.types().count() + catalog.members().count());
        names.sort();
        names.dedup();
        // An exported enum, class or namespace is a type and a member of its namespace.
        let both =
            catalog.members().filter(|(id, _)| catalog.type_named(&catalog.full_name(*id)).is_some()).count();
        assert_eq!(names.len() + both, count);
    }
}
