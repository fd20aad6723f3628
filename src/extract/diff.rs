//! What changed between two catalogues, in plain words: what `catalog diff` prints when newer typings come out.
//!
//! Levels are compared by their tags, so that our overrides neither hide a change nor make one up. Knows nothing about
//! the typings' syntax.

use crate::catalog::{ApiType, Catalog, MailboxLevel, Member, MemberId, Modes, TypeKind};
use std::fmt;

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogChange {
    /// Full name of the type or member.
    pub name: String,
    /// What is different about it.
    pub what: Difference,
}

/// What is different about a type or member; old value first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// It is new; its level.
    Added(Option<MailboxLevel>),
    /// It is gone; the level it had.
    Removed(Option<MailboxLevel>),
    /// The tag says another level.
    Level(Option<MailboxLevel>, Option<MailboxLevel>),
    /// Other item modes.
    Modes(Modes, Modes),
    /// Another requirement set.
    RequirementSet(Option<String>, Option<String>),
    /// Deprecated now, or no longer.
    Deprecated(bool),
    /// Another declaration: kind, bases, type or overloads, as the data file writes them.
    Shape(String, String),
}

impl fmt::Display for CatalogChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.name)?;
        match &self.what {
            Difference::Added(level) => write!(f, "added ({})", level_words(*level)),
            Difference::Removed(level) => write!(f, "removed ({})", level_words(*level)),
            Difference::Level(old, new) => write!(f, "level {} -> {}", level_words(*old), level_words(*new)),
            Difference::Modes(old, new) => {
                write!(f, "item modes {} -> {}", mode_words(*old), mode_words(*new))
            }
            Difference::RequirementSet(old, new) => {
                write!(f, "requirement set {} -> {}", set_words(old), set_words(new))
            }
            Difference::Deprecated(true) => f.write_str("deprecated"),
            Difference::Deprecated(false) => f.write_str("no longer deprecated"),
            Difference::Shape(old, new) => write!(f, "declared as {new}, was {old}"),
        }
    }
}

fn level_words(level: Option<MailboxLevel>) -> &'static str {
    level.map_or("no level", MailboxLevel::words)
}

fn mode_words(modes: Modes) -> &'static str {
    match (modes.read, modes.compose) {
        (true, true) => "read and compose",
        (true, false) => "read",
        (false, true) => "compose",
        (false, false) => "unsaid",
    }
}

fn set_words(set: &Option<String>) -> &str {
    set.as_deref().unwrap_or("none")
}

/// All differences, in the new catalogue's order; what was removed comes last. A type that came or went stands for its
/// members. What only the preview had is not missed: the new typings may be those of the release.
pub fn diff(old: &Catalog, new: &Catalog) -> Vec<CatalogChange> {
    let mut changes = Vec::new();
    for (_, ty) in new.types() {
        match old.type_named(&ty.name) {
            None => changes.push(CatalogChange { name: ty.name.clone(), what: Difference::Added(ty.tagged) }),
            Some(before) => compare_types(&mut changes, (old, old.ty(before)), (new, ty)),
        }
    }
    for (_, ty) in old.types() {
        match new.type_named(&ty.name) {
            None if ty.preview => {}
            None => {
                changes.push(CatalogChange { name: ty.name.clone(), what: Difference::Removed(ty.tagged) });
            }
            Some(after) => {
                let is_gone = |&&id: &&MemberId| {
                    let member = old.member(id);
                    !member.preview && own(new, new.ty(after), &member.name).is_none()
                };
                let gone = ty.members.iter().filter(is_gone);
                changes.extend(gone.map(|&id| CatalogChange {
                    name: old.full_name(id),
                    what: Difference::Removed(old.member(id).tagged),
                }));
            }
        }
    }
    changes
}

fn own(catalog: &Catalog, ty: &ApiType, name: &str) -> Option<MemberId> {
    ty.members.iter().copied().find(|&id| catalog.member(id).name == name)
}

/// What `diff` compares of a type or member.
struct Comparable<'a> {
    level: Option<MailboxLevel>,
    modes: Modes,
    set: &'a Option<String>,
    deprecated: bool,
    shape: String,
}

fn compare_types(
    changes: &mut Vec<CatalogChange>,
    (old, before): (&Catalog, &ApiType),
    (new, after): (&Catalog, &ApiType),
) {
    push_differences(changes, &after.name, &type_facts(old, before), &type_facts(new, after));
    for &id in &after.members {
        let name = new.full_name(id);
        let member = new.member(id);
        match own(old, before, &member.name) {
            None => changes.push(CatalogChange { name, what: Difference::Added(member.tagged) }),
            Some(was) => {
                let facts = (member_facts(old, was, old.member(was)), member_facts(new, id, member));
                push_differences(changes, &name, &facts.0, &facts.1);
            }
        }
    }
}

fn push_differences(
    changes: &mut Vec<CatalogChange>,
    name: &str,
    old: &Comparable<'_>,
    new: &Comparable<'_>,
) {
    let found = [
        (old.level != new.level).then_some(Difference::Level(old.level, new.level)),
        (old.modes != new.modes).then_some(Difference::Modes(old.modes, new.modes)),
        (old.set != new.set).then(|| Difference::RequirementSet(old.set.clone(), new.set.clone())),
        (old.deprecated != new.deprecated).then_some(Difference::Deprecated(new.deprecated)),
        (old.shape != new.shape).then(|| Difference::Shape(old.shape.clone(), new.shape.clone())),
    ];
    changes.extend(found.into_iter().flatten().map(|what| CatalogChange { name: name.to_owned(), what }));
}

fn type_facts<'a>(catalog: &Catalog, ty: &'a ApiType) -> Comparable<'a> {
    let bases: Vec<&str> = ty.extends.iter().map(|&base| catalog.ty(base).name.as_str()).collect();
    let alias = if ty.kind == TypeKind::Alias { catalog.type_text(&ty.alias_of) } else { String::new() };
    Comparable {
        level: ty.tagged,
        modes: ty.modes,
        set: &ty.requirement_set,
        deprecated: ty.deprecated,
        shape: format!("{:?} {}{alias}", ty.kind, bases.join(", ")),
    }
}

fn member_facts<'a>(catalog: &Catalog, id: MemberId, member: &'a Member) -> Comparable<'a> {
    Comparable {
        level: member.tagged,
        modes: member.modes,
        set: &member.requirement_set,
        deprecated: member.deprecated,
        shape: catalog.declared_as(id),
    }
}
