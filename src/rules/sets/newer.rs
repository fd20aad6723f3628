//! What a use needs of requirement sets: its member, the options that it is handed, and the overload that takes any.

use super::keys::{begins_with_object, written_keys};
use super::needed;
use crate::addin::SourceFile;
use crate::analysis::{Access, Usage};
use crate::catalog::{Catalog, MailboxSet, MemberId};
use crate::text::Span;

/// Something that came with a set, where it is used.
#[derive(Debug, Clone, Copy)]
pub(in crate::rules) struct Newer<'a> {
    pub(in crate::rules) usage: &'a Usage,
    /// The member that is used at the least; the option's, where that is what needs the set.
    pub(in crate::rules) member: MemberId,
    pub(in crate::rules) needed: MailboxSet,
    /// The name in the source: the member's, or the option's.
    pub(in crate::rules) at: Span,
    pub(in crate::rules) form: Form,
}

/// What of a use needs a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) enum Form {
    /// The member.
    Member,
    /// The overload with options.
    Overload,
    /// A key of the options.
    Option,
}

/// What a use needs, and what its options need.
pub(in crate::rules) fn needs<'a>(source: &SourceFile, usage: &'a Usage) -> impl Iterator<Item = Newer<'a>> {
    let newer = |member, needed, at, form| Newer { usage, member, needed, at, form };
    let own = needed(usage).map(|(member, needed)| match with_options(source, usage) {
        Some(set) if set > needed => newer(member, set, usage.span, Form::Overload),
        _ => newer(member, needed, usage.span, Form::Member),
    });
    let options = options(source, usage).into_iter();
    own.into_iter().chain(options.map(move |(member, set, at)| newer(member, set, at, Form::Option)))
}

/// The set that a call needs because its first argument holds options.
pub(in crate::rules) fn with_options(source: &SourceFile, usage: &Usage) -> Option<MailboxSet> {
    let set = usage.members.iter().filter_map(|&member| Catalog::get().set_with_options(member)).min()?;
    let is_so = usage.access == Access::Call && begins_with_object(&source.text, usage.span.end);
    is_so.then_some(set)
}

/// The keys of options that came later than the object that has them.
fn options(source: &SourceFile, usage: &Usage) -> Vec<(MemberId, MailboxSet, Span)> {
    let catalog = Catalog::get();
    let takes_any = || usage.members.iter().any(|&member| !catalog.option_keys(member).is_empty());
    if usage.access != Access::Call || !takes_any() {
        return Vec::new();
    }
    let meant = |position: usize, name: &str| {
        let keys = usage.members.iter().flat_map(|&member| catalog.option_keys(member));
        let keys = keys.filter(|(at, key)| *at == position && catalog.member(*key).name == name);
        let least = keys.filter_map(|&(_, key)| Some((catalog.mailbox_set(key)?, key))).min()?;
        catalog.came_later(least.1).then_some((least.1, least.0))
    };
    let written = written_keys(&source.text, usage.span.end).into_iter();
    let late = written.filter_map(|(position, at)| {
        let (member, set) = meant(position, at.of(&source.text))?;
        Some((member, set, at))
    });
    late.collect()
}
