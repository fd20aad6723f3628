//! Constants of enums: which of them are told by what they are given to, and which tell more than it.
//!
//! `addHandlerAsync(Office.EventType.ItemChanged, f)`: of the method and the event the one that needs more is told. And the
//! constants of an enum follow from what they are given to, or compared with: alone they are not told.

use super::{Form, Newer, needed};
use crate::addin::SourceFile;
use crate::analysis::Usage;
use crate::catalog::{Catalog, MemberId, MemberKind};

/// Of each whether another one says it.
pub(in crate::rules) fn told_by_others(source: &SourceFile, all: &[Newer<'_>]) -> Vec<bool> {
    let is_told = |one: &Newer| match (one.form, constant(one.member)) {
        (Form::Option, _) => is_filled_by_constant(source, one, all),
        (_, None) => gives_way_to_event(source, one, all),
        (_, Some(Constant::Event)) => called_with(source, one.usage)
            .is_some_and(|call| needed(call).is_none_or(|(_, needed)| needed >= one.needed)),
        (_, Some(Constant::Enum)) => all.iter().any(|other| {
            other.form != Form::Option && constant(other.member).is_none() && other.needed >= one.needed
        }),
    };
    all.iter().map(is_told).collect()
}

/// What stands for a number or a word.
enum Constant {
    Event,
    Enum,
}

fn constant(member: MemberId) -> Option<Constant> {
    let (catalog, member) = (Catalog::get(), Catalog::get().member(member));
    match (member.kind, catalog.ty(member.owner).name.as_str()) {
        (MemberKind::EnumConstant, _) => Some(Constant::Event),
        (_, "Office.MailboxEnums") => Some(Constant::Enum),
        _ => None,
    }
}

/// `sendModeOverride: Office.MailboxEnums.SendModeOverride.PromptUser`: the constant throws, the key does not.
fn is_filled_by_constant(source: &SourceFile, option: &Newer, all: &[Newer<'_>]) -> bool {
    let stands_behind = |other: &Newer| {
        let (from, to) = (option.at.end as usize, other.usage.expression.start as usize);
        let between = source.text.get(from..to).map(|text| text.trim_start_matches(['"', '\'']));
        between.map(str::trim) == Some(":") && other.needed >= option.needed
    };
    all.iter().any(|other| matches!(constant(other.member), Some(Constant::Enum)) && stands_behind(other))
}

fn gives_way_to_event(source: &SourceFile, call: &Newer, all: &[Newer<'_>]) -> bool {
    all.iter().any(|event| {
        event.needed > call.needed
            && matches!(constant(event.member), Some(Constant::Event))
            && called_with(source, event.usage).is_some_and(|called| std::ptr::eq(called, call.usage))
    })
}

/// The use whose call has the event as its first argument.
fn called_with<'a>(source: &'a SourceFile, event: &Usage) -> Option<&'a Usage> {
    let is_first = |call: &&Usage| {
        let (from, to) = (call.span.end as usize, event.expression.start as usize);
        source.text.get(from..to).map(str::trim) == Some("(")
    };
    source.outcome.usages.iter().find(is_first)
}

/// The use that is called where something newer is used: a method, or the one that has the event as its first argument.
pub(super) fn called<'a>(source: &'a SourceFile, newer: &Newer<'a>) -> Option<&'a Usage> {
    match constant(newer.member) {
        Some(Constant::Event) => called_with(source, newer.usage),
        Some(Constant::Enum) => None,
        None => Some(newer.usage),
    }
}
