//! The catalogue's rows: types and their members, one a line, for people and as JSON lines.
//!
//! Called by `catalog list`.

use crate::catalog::{ApiType, Catalog, MailboxLevel, Member, MemberKind, Modes};
use serde::Serialize;
use std::io::{self, Write};

/// A type or a member; the JSON line is this struct.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Row<'a> {
    member: String,
    kind: &'static str,
    tagged_level: Option<MailboxLevel>,
    level: Option<MailboxLevel>,
    modes: Vec<&'static str>,
    requirement_set: Option<&'a str>,
    deprecated: bool,
    source: Option<String>,
}

/// Writes a line of JSON for each type and member.
pub fn jsonl(out: &mut dyn Write, catalog: &Catalog) -> io::Result<()> {
    for row in rows(catalog) {
        serde_json::to_writer(&mut *out, &row)?;
        writeln!(out)?;
    }
    Ok(())
}

/// Writes a line of text for each type and member, the columns under each other.
pub fn text(out: &mut dyn Write, catalog: &Catalog) -> io::Result<()> {
    for row in rows(catalog) {
        let level = row.level.map_or("-", MailboxLevel::name);
        let modes = if row.modes.is_empty() { "-".to_owned() } else { row.modes.join("/") };
        let set = row.requirement_set.unwrap_or("-");
        let deprecated = if row.deprecated { "deprecated" } else { "" };
        let line =
            format!("{:<60} {:<13} {level:<16} {modes:<12} {set:<14} {deprecated}", row.member, row.kind);
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

fn rows(catalog: &Catalog) -> impl Iterator<Item = Row<'_>> {
    catalog.types().flat_map(move |(_, ty)| {
        let members = ty.members.iter().map(move |&id| member_row(catalog, ty, catalog.member(id)));
        std::iter::once(type_row(ty)).chain(members)
    })
}

fn type_row(ty: &ApiType) -> Row<'_> {
    Row {
        member: ty.name.clone(),
        kind: "type",
        tagged_level: ty.tagged,
        level: ty.tagged,
        modes: modes(ty.modes),
        requirement_set: ty.requirement_set.as_deref(),
        deprecated: ty.deprecated,
        source: ty.tagged.map(|_| "its tag in the typings".to_owned()),
    }
}

fn member_row<'a>(catalog: &'a Catalog, ty: &'a ApiType, member: &'a Member) -> Row<'a> {
    Row {
        member: format!("{}.{}", ty.name, member.name),
        kind: kind(member.kind),
        tagged_level: member.tagged,
        level: member.level,
        modes: modes(member.modes),
        requirement_set: member.requirement_set.as_deref(),
        deprecated: member.deprecated,
        source: source(catalog, member),
    }
}

/// Where a member's level comes from, in a phrase; `None` where it has none.
pub fn source(catalog: &Catalog, member: &Member) -> Option<String> {
    if let Some(corrected) = member.corrected {
        return Some(format!("{} ({})", corrected.source, corrected.date));
    }
    member.tagged.map(|_| match member.tagged_itself {
        true => "its tag in the typings".to_owned(),
        false => format!("the tag of {} in the typings", catalog.ty(member.owner).name),
    })
}

/// The word for a member's kind.
pub fn kind(kind: MemberKind) -> &'static str {
    match kind {
        MemberKind::Property => "property",
        MemberKind::Method => "method",
        MemberKind::EnumConstant => "enum-constant",
    }
}

/// `["read", "compose"]`.
pub fn modes(modes: Modes) -> Vec<&'static str> {
    let words = [("read", modes.read), ("compose", modes.compose)];
    words.into_iter().filter(|(_, applies)| *applies).map(|(word, _)| word).collect()
}
