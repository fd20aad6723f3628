//! Writes the data file; the inverse of [`read`](super::read).

use super::{LEVELS, MEMBER_KINDS, MODES, TYPE_KINDS, code_of, short, type_text};
use crate::catalog::{
    ApiType, Catalog, MailboxLevel, Member, MemberId, MemberKind, Modes, TypeExpr, TypeId, TypeKind,
};

/// The file's text: `head` (comment lines, each ended), then every type with its members.
pub(crate) fn write(head: &str, types: &[ApiType], members: &[Member]) -> String {
    let mut out = head.to_owned();
    let name = |id: TypeId| types.get(id.0 as usize).map_or("*", |ty| short(&ty.name));
    for ty in types {
        push_line(&mut out, type_columns(ty, &name));
        for member in ty.members.iter().filter_map(|id| members.get(id.0 as usize)) {
            push_line(&mut out, member_columns(member, &name));
        }
    }
    out
}

fn push_line(out: &mut String, columns: Vec<String>) {
    let used = columns.iter().rposition(|column| column != "-").map_or(0, |last| last + 1);
    let filled: Vec<String> = columns.into_iter().take(used).collect();
    out.push_str(&filled.join("\t"));
    out.push('\n');
}

fn type_columns<'n>(ty: &ApiType, name: &dyn Fn(TypeId) -> &'n str) -> Vec<String> {
    let mut columns = vec![code_of(&TYPE_KINDS, &ty.kind).to_owned(), short(&ty.name).to_owned()];
    push_facts(&mut columns, ty.tagged, ty.modes, ty.requirement_set.as_deref());
    let params = (ty.type_params > 0).then(|| format!("params={}", ty.type_params));
    columns.push(flags(ty.deprecated, ty.preview, params));
    if ty.kind == TypeKind::Alias {
        columns.push(text_of(&ty.alias_of, name));
    } else if !ty.extends.is_empty() {
        columns.push(ty.extends.iter().map(|base| name(*base)).collect::<Vec<_>>().join(","));
    }
    columns
}

fn member_columns<'n>(member: &Member, name: &dyn Fn(TypeId) -> &'n str) -> Vec<String> {
    let mut columns = vec![code_of(&MEMBER_KINDS, &member.kind).to_owned(), member.name.clone()];
    let own = member.tagged.filter(|_| member.tagged_itself);
    push_facts(&mut columns, own, member.modes, member.requirement_set.as_deref());
    columns.push(flags(member.deprecated, member.preview, None));
    columns.extend(type_columns_of(member, name));
    columns
}

/// The columns that say a member's type: one, or one an overload.
fn type_columns_of<'n>(member: &Member, name: &dyn Fn(TypeId) -> &'n str) -> Vec<String> {
    if member.kind == MemberKind::Property && member.yields != TypeExpr::Opaque {
        return vec![text_of(&member.yields, name)];
    }
    let overload = |signature| {
        let mut text = String::new();
        type_text::write_signature(&mut text, signature, name);
        text
    };
    member.signatures.iter().map(overload).collect()
}

fn push_facts(columns: &mut Vec<String>, level: Option<MailboxLevel>, modes: Modes, set: Option<&str>) {
    columns.push(level.map_or("-", |level| code_of(&LEVELS, &level)).to_owned());
    columns.push(code_of(&MODES, &modes).to_owned());
    columns.push(set.unwrap_or("-").to_owned());
}

fn flags(deprecated: bool, preview: bool, params: Option<String>) -> String {
    let marks = [("deprecated", deprecated), ("preview", preview)].into_iter().filter(|(_, on)| *on);
    let words: Vec<String> = marks.map(|(word, _)| word.to_owned()).chain(params).collect();
    if words.is_empty() { "-".to_owned() } else { words.join(" ") }
}

fn text_of<'n>(expr: &TypeExpr, name: &dyn Fn(TypeId) -> &'n str) -> String {
    let mut text = String::new();
    type_text::write(&mut text, expr, name);
    text
}

impl Catalog {
    /// How a member is declared, in the data file's notation: `() (*,AsyncContextOptions) (*)`.
    pub(crate) fn declared_as(&self, id: MemberId) -> String {
        let member = self.member(id);
        let name = |id: TypeId| short(&self.ty(id).name);
        let mut words = vec![code_of(&MEMBER_KINDS, &member.kind).to_owned()];
        words.extend(type_columns_of(member, &name));
        words.join(" ")
    }

    /// A type in the data file's notation.
    pub(crate) fn type_text(&self, expr: &TypeExpr) -> String {
        text_of(expr, &|id| short(&self.ty(id).name))
    }
}
