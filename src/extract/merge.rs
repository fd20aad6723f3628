//! What happens when something is declared more than once: overloads, blocks of one namespace, merged interfaces.

use super::docs::DocFacts;
use super::types;
use crate::catalog::{ApiType, Member, Modes};

/// Adds what one more comment says about a type.
pub(super) fn into_type(ty: &mut ApiType, docs: &DocFacts) {
    ty.tagged = ty.tagged.max(docs.level);
    ty.modes = both(ty.modes, docs.modes);
    ty.requirement_set = lower_set(ty.requirement_set.take(), docs.requirement_set.clone());
    ty.deprecated |= docs.deprecated;
}

/// Adds one more declaration of a member: the stricter level, all modes, the lowest requirement set; deprecated only
/// if every overload is.
pub(super) fn into_member(member: &mut Member, other: Member) {
    member.tagged = member.tagged.max(other.tagged);
    member.tagged_itself = member.tagged.is_some();
    member.level = member.tagged;
    member.modes = both(member.modes, other.modes);
    member.requirement_set = lower_set(member.requirement_set.take(), other.requirement_set);
    member.deprecated &= other.deprecated;
    member.yields = types::union(vec![std::mem::take(&mut member.yields), other.yields]);
    member.signatures.extend(other.signatures);
}

fn both(a: Modes, b: Modes) -> Modes {
    Modes { read: a.read || b.read, compose: a.compose || b.compose }
}

/// The earlier of two sets of one host: `Mailbox 1.5` before `Mailbox 1.13`. Of different hosts' sets, the first.
fn lower_set(a: Option<String>, b: Option<String>) -> Option<String> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if version(&b).is_some_and(|b| Some(b) < version(&a)) { b } else { a }),
        (a, b) => a.or(b),
    }
}

fn version(set: &str) -> Option<(&str, u32, u32)> {
    let (host, version) = set.rsplit_once(' ')?;
    let (major, minor) = version.split_once('.')?;
    Some((host, major.parse().ok()?, minor.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_earlier_set_wins_by_number_not_by_text() {
        let set = |text: &str| Some(text.to_owned());
        for (a, b, lower) in [
            (set("Mailbox 1.13"), set("Mailbox 1.5"), set("Mailbox 1.5")),
            (set("Mailbox 1.5"), set("Mailbox 1.13"), set("Mailbox 1.5")),
            (None, set("Mailbox 1.5"), set("Mailbox 1.5")),
            (set("Settings"), set("Mailbox 1.5"), set("Settings")),
            (None, None, None),
        ] {
            assert_eq!(lower_set(a, b), lower);
        }
    }
}
