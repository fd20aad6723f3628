//! The pages that `explain` shows: of a rule, a permission level, a type, a member.
//!
//! Facts come from the catalogue and the rule files; what a level allows is said here in our own words, after
//! "Understanding Outlook add-in permissions" (2025-12-02) and "Privacy and security" (2026-03-23).

use super::{Palette, catalog as rows};
use crate::catalog::{Catalog, MailboxLevel, Member, MemberId, TypeId};
use crate::rules::{Meta, Safety};
use std::io::{self, Write};

const PERMISSIONS_PAGE: &str =
    "https://learn.microsoft.com/office/dev/add-ins/outlook/understanding-outlook-add-in-permissions";

/// A rule's page, as its file has it.
pub fn rule(out: &mut dyn Write, palette: Palette, meta: &Meta) -> io::Result<()> {
    let Palette { bold, .. } = palette;
    let docs = meta.docs();
    let fix = match meta.fix {
        None => "no fix",
        Some(Safety::Safe) => "fix, sometimes safe",
        Some(_) => "fix, never safe",
    };
    writeln!(out, "{bold}{}{bold:#} ({}; {fix}; since {})", meta.code, meta.severity.word(), meta.since)?;
    writeln!(out, "\n{}", docs.summary)?;
    for (heading, text) in &docs.sections {
        writeln!(out, "\n{bold}{heading}{bold:#}\n\n{text}")?;
    }
    writeln!(out, "\n{}", meta.url)
}

/// A level's page.
pub fn level(
    out: &mut dyn Write,
    palette: Palette,
    catalog: &Catalog,
    level: MailboxLevel,
) -> io::Result<()> {
    let Palette { bold, .. } = palette;
    writeln!(out, "{bold}{}{bold:#} ({})\n", level.name(), level.words())?;
    writeln!(out, "{}\n", allows(level))?;
    writeln!(out, "Add-in only manifest: <Permissions>{}</Permissions>", level.name())?;
    writeln!(
        out,
        "Unified manifest:     {{ \"name\": \"{}\", \"type\": \"Delegated\" }}\n",
        level.unified_name()
    )?;
    let needing = catalog.members().filter(|(_, m)| m.level == Some(level)).count();
    writeln!(out, "{needing} members of Office.js need it; `addinspect catalog list` lists them.\n")?;
    writeln!(out, "{PERMISSIONS_PAGE}")
}

fn allows(level: MailboxLevel) -> &'static str {
    match level {
        MailboxLevel::Restricted => {
            "Nothing of the item and nothing of the user: roaming settings, conversions of ids, and what needs no \
             mailbox.\nOutlook grants it to a manifest that declares no level."
        }
        MailboxLevel::ReadItem => {
            "All properties of the current item, while reading and while composing, the user's profile, and the \
             add-in's own custom properties.\nNo writing to the item, no other item."
        }
        MailboxLevel::ReadWriteItem => {
            "Everything that ReadItem allows, and writing: body, subject, recipients, attachments, saving.\n\
             Only the current item. Schema 1.0 of the add-in only manifest does not have this level."
        }
        MailboxLevel::ReadWriteMailbox => {
            "Any item and folder of the mailbox: sending, EWS requests, master categories, several selected items.\n\
             Only an administrator can install an add-in that declares it."
        }
    }
}

/// A type's page: what it needs, and its members.
pub fn ty(out: &mut dyn Write, palette: Palette, catalog: &Catalog, id: TypeId) -> io::Result<()> {
    let Palette { bold, .. } = palette;
    let ty = catalog.ty(id);
    writeln!(out, "{bold}{}{bold:#} ({})", ty.name, level_words(ty.tagged))?;
    if let Some(set) = &ty.requirement_set {
        writeln!(out, "  requirement set {set}")?;
    }
    for base in &ty.extends {
        writeln!(out, "  extends {}", catalog.ty(*base).name)?;
    }
    for member in ty.members.iter().map(|&m| catalog.member(m)) {
        writeln!(out, "  {:<40} {}", member.name, level_words(member.level))?;
    }
    Ok(())
}

/// A page for each member.
pub fn members(out: &mut dyn Write, palette: Palette, catalog: &Catalog, ids: &[MemberId]) -> io::Result<()> {
    for (index, &id) in ids.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        member(out, palette, catalog, id)?;
    }
    Ok(())
}

fn member(out: &mut dyn Write, palette: Palette, catalog: &Catalog, id: MemberId) -> io::Result<()> {
    let Palette { bold, .. } = palette;
    let member = catalog.member(id);
    writeln!(out, "{bold}{}{bold:#} ({})", catalog.full_name(id), rows::kind(member.kind))?;
    writeln!(out, "  {}{}", level_words(member.level), because(catalog, member))?;
    let modes = rows::modes(member.modes);
    if !modes.is_empty() {
        writeln!(out, "  applies while: {}", modes.join(", "))?;
    }
    if let Some(set) = &member.requirement_set {
        writeln!(out, "  requirement set {set}")?;
    }
    if member.deprecated {
        writeln!(out, "  deprecated in the typings")?;
    }
    Ok(())
}

/// Why a member has its level, with what the typings say where they differ.
fn because(catalog: &Catalog, member: &Member) -> String {
    let Some(source) = rows::source(catalog, member) else { return String::new() };
    match member.tagged.filter(|_| member.tagged != member.level) {
        Some(tag) => format!(": {source}; the typings say {}", tag.words()),
        None => format!(": {source}"),
    }
}

fn level_words(level: Option<MailboxLevel>) -> String {
    level.map_or("no level".to_owned(), |level| format!("needs {}", level.name()))
}
