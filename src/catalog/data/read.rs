//! Reads the data file. A line that makes no sense is left out and named; nothing here can panic.

use super::type_text::{self, TypeNames};
use super::{LEVELS, MEMBER_KINDS, MODES, TYPE_KINDS, by_code, full};
use crate::catalog::{
    ApiType, MailboxLevel, Member, MemberId, MemberKind, Modes, TypeExpr, TypeId, TypeKind,
};

/// A little less than what a member's line has on average.
const BYTES_PER_MEMBER: usize = 32;

/// What the file says, before inheritance and overrides.
#[derive(Debug, Default)]
pub(crate) struct RawCatalog {
    /// Types in order; ids are positions.
    pub(crate) types: Vec<ApiType>,
    /// Members in order; ids are positions. `tagged` is their own tag only.
    pub(crate) members: Vec<Member>,
    /// Lines that were left out, with their numbers.
    pub(crate) problems: Vec<String>,
}

/// Reads the whole text.
pub(crate) fn parse(text: &str) -> RawCatalog {
    let mut parts = RawCatalog::default();
    let names = read_types(text, &mut parts);
    parts.members.reserve(text.len() / BYTES_PER_MEMBER);
    let mut owner = None;
    for (number, line) in lines(text) {
        let read = if declares_type(line) {
            owner = Columns(Some(line)).nth(1).and_then(|name| names.get(name)).copied();
            finish_type(&mut parts, owner, line, &names)
        } else {
            let member = owner.and_then(|owner| read_member(line, owner, &names));
            member.and_then(|member| push_member(&mut parts, member))
        };
        if read.is_none() {
            parts.problems.push(format!("line {number}: {line}"));
        }
    }
    parts
}

fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(text.lines()).filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// Types begin with a word, members with a sign.
fn declares_type(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// The columns of a line. Faster than `str::split` on columns of a few bytes, and loading is measured.
struct Columns<'t>(Option<&'t str>);

impl<'t> Iterator for Columns<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let rest = self.0?;
        let tab = rest.bytes().position(|byte| byte == b'\t');
        let (column, rest) = match tab.and_then(|tab| rest.split_at_checked(tab)) {
            Some((column, rest)) => (column, rest.get(1..)),
            None => (rest, None),
        };
        self.0 = rest;
        Some(column)
    }
}

fn push_member(parts: &mut RawCatalog, member: Member) -> Option<()> {
    let id = u16::try_from(parts.members.len()).ok()?;
    parts.types.get_mut(member.owner.0 as usize)?.members.push(MemberId(id));
    parts.members.push(member);
    Some(())
}

/// First pass: the types' own columns, so that all names are known before the first reference.
fn read_types<'t>(text: &'t str, parts: &mut RawCatalog) -> TypeNames<'t> {
    let mut names = TypeNames::default();
    for (_, line) in lines(text).filter(|(_, line)| declares_type(line)) {
        let mut columns = Columns(Some(line));
        let kind = columns.next().and_then(|code| by_code(&TYPE_KINDS, code));
        let (Some(kind), Some(name)) = (kind, columns.next()) else { continue };
        let Ok(id) = u16::try_from(parts.types.len()) else { continue };
        if names.contains_key(name) {
            parts.problems.push(format!("declared twice: {name}"));
            continue;
        }
        names.insert(name, TypeId(id));
        parts.types.push(blank_type(full(name), kind));
    }
    names
}

fn blank_type(name: String, kind: TypeKind) -> ApiType {
    ApiType {
        name,
        kind,
        tagged: None,
        extends: Vec::new(),
        members: Vec::new(),
        alias_of: TypeExpr::Opaque,
        requirement_set: None,
        modes: Modes::default(),
        deprecated: false,
        preview: false,
        type_params: 0,
    }
}

/// The columns that types and members share.
struct SharedColumns {
    level: Option<MailboxLevel>,
    modes: Modes,
    requirement_set: Option<String>,
    deprecated: bool,
    preview: bool,
    type_params: u8,
}

/// Reads level, modes, set and flags; the columns after them stay in the iterator.
fn facts<'t>(columns: &mut impl Iterator<Item = &'t str>) -> Option<SharedColumns> {
    let mut next = || columns.next().filter(|text| *text != "-");
    let level = next().map_or(Some(None), |code| by_code(&LEVELS, code).map(Some))?;
    let modes = next().map_or(Some(Modes::default()), |code| by_code(&MODES, code))?;
    let requirement_set = next().map(str::to_owned);
    let (deprecated, preview, type_params) = (false, false, 0);
    let mut facts = SharedColumns { level, modes, requirement_set, deprecated, preview, type_params };
    for flag in next().unwrap_or_default().split_whitespace() {
        match flag.strip_prefix("params=") {
            Some(count) => facts.type_params = count.parse().ok()?,
            None if flag == "deprecated" => facts.deprecated = true,
            None if flag == "preview" => facts.preview = true,
            None => return None,
        }
    }
    Some(facts)
}

fn finish_type(parts: &mut RawCatalog, id: Option<TypeId>, line: &str, names: &TypeNames<'_>) -> Option<()> {
    let ty = parts.types.get_mut(id?.0 as usize)?;
    let mut columns = Columns(Some(line)).skip(2);
    let facts = facts(&mut columns)?;
    (ty.tagged, ty.modes, ty.deprecated) = (facts.level, facts.modes, facts.deprecated);
    (ty.requirement_set, ty.type_params) = (facts.requirement_set, facts.type_params);
    ty.preview = facts.preview;
    let Some(last) = columns.next() else { return Some(()) };
    if ty.kind == TypeKind::Alias {
        ty.alias_of = type_text::parse(last, names)?;
    } else {
        ty.extends = last.split(',').map(|base| names.get(base).copied()).collect::<Option<_>>()?;
    }
    Some(())
}

fn read_member(line: &str, owner: TypeId, names: &TypeNames<'_>) -> Option<Member> {
    let mut columns = Columns(Some(line));
    let kind = by_code(&MEMBER_KINDS, columns.next()?)?;
    let name = columns.next()?.to_owned();
    let facts = facts(&mut columns)?;
    let mut yields = TypeExpr::Opaque;
    let mut signatures = Vec::new();
    match kind {
        MemberKind::Property => {
            yields = columns.next().map_or(Some(TypeExpr::Opaque), |text| type_text::parse(text, names))?;
        }
        MemberKind::Method => {
            signatures =
                columns.map(|text| type_text::parse_signature(text, names)).collect::<Option<_>>()?;
        }
        MemberKind::EnumConstant => {}
    }
    Some(Member {
        name,
        owner,
        kind,
        tagged: facts.level,
        tagged_itself: facts.level.is_some(),
        level: facts.level,
        corrected: None,
        modes: facts.modes,
        requirement_set: facts.requirement_set,
        deprecated: facts.deprecated,
        preview: facts.preview,
        yields,
        signatures,
    })
}
