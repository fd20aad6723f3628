//! Which members somebody means who writes a name as it stands in code, in part, or in other capitals.
//!
//! Knows nothing about who asks. A name that is misspelt means nothing here: what is near it is told by `text`.

use super::{Catalog, MemberId, TypeExpr, TypeId};
use std::collections::BTreeSet;

/// A shorter part of a name is in too many of them.
const SHORTEST_PART: usize = 3;

/// How a name led to members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameMatch {
    /// It is their name.
    Exact,
    /// It is how code gets to them: `Office.context.mailbox.item.subject.setAsync`.
    Path,
    /// It is a part of their name, or the name in other capitals.
    Partial,
}

impl NameMatch {
    /// The word of all outputs.
    pub fn word(self) -> &'static str {
        match self {
            NameMatch::Exact => "exact",
            NameMatch::Path => "path",
            NameMatch::Partial => "partial",
        }
    }
}

impl Catalog {
    /// The members that a name stands for, in order of declaration; `None` where there are none.
    pub fn members_like(&self, words: &str) -> Option<(NameMatch, Vec<MemberId>)> {
        let words = words.trim().trim_end_matches("()").replace("?.", ".");
        let found = |how, ids: Vec<MemberId>| (!ids.is_empty()).then_some((how, ids));
        found(NameMatch::Exact, self.members_meant(&words))
            .or_else(|| found(NameMatch::Path, self.members_at(&words)))
            .or_else(|| found(NameMatch::Partial, self.members_spelt(&words)))
    }

    /// What code gets to by this chain of names; it may begin anywhere.
    fn members_at(&self, chain: &str) -> Vec<MemberId> {
        let mut names = chain.split('.');
        let (Some(first), Some(second)) = (names.next(), names.next()) else { return Vec::new() };
        let mut types: BTreeSet<TypeId> = match self.type_named(first) {
            Some(ty) => BTreeSet::from([ty]),
            None => self.yielded(self.members_named(first)),
        };
        let mut reached = self.among(&types, second);
        for name in names {
            types = self.yielded(&reached);
            reached = self.among(&types, name);
        }
        reached
    }

    fn among(&self, types: &BTreeSet<TypeId>, name: &str) -> Vec<MemberId> {
        let ids: BTreeSet<MemberId> = types.iter().filter_map(|&ty| self.lookup(ty, name)).collect();
        ids.into_iter().collect()
    }

    fn yielded(&self, members: &[MemberId]) -> BTreeSet<TypeId> {
        let mut types = BTreeSet::new();
        members.iter().for_each(|&id| collect(&self.member(id).yields, &mut types));
        types
    }

    /// Those whose full name has the word in it; whole names before parts.
    fn members_spelt(&self, word: &str) -> Vec<MemberId> {
        let word = word.to_lowercase();
        if word.chars().count() < SHORTEST_PART {
            return Vec::new();
        }
        let having = |is: &dyn Fn(&str) -> bool| -> Vec<MemberId> {
            self.members().map(|(id, _)| id).filter(|&id| is(&self.full_name(id).to_lowercase())).collect()
        };
        let behind_a_dot = format!(".{word}");
        let whole = having(&|name| name == word || name.ends_with(&behind_a_dot));
        if whole.is_empty() { having(&|name| name.contains(&word)) } else { whole }
    }
}

fn collect(yields: &TypeExpr, types: &mut BTreeSet<TypeId>) {
    match yields {
        TypeExpr::Api(ty, _) => drop(types.insert(*ty)),
        TypeExpr::Any(several) => several.iter().for_each(|one| collect(one, types)),
        TypeExpr::Promise(inner) | TypeExpr::Array(inner) => collect(inner, types),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn like(words: &str) -> Option<(&'static str, Vec<String>)> {
        let catalog = Catalog::get();
        let (how, ids) = catalog.members_like(words)?;
        Some((how.word(), ids.into_iter().map(|id| catalog.full_name(id)).collect()))
    }

    #[test]
    fn names_paths_and_parts_lead_to_members() {
        let subject = || vec!["Office.Subject.setAsync".to_owned()];
        for (words, how) in [
            ("Office.Subject.setAsync", "exact"),
            ("Subject.setAsync()", "exact"),
            ("Office.context.mailbox.item.subject.setAsync", "path"),
            ("item?.subject.setAsync", "path"),
            ("office.subject.SETASYNC", "partial"),
        ] {
            assert_eq!(like(words), Some((how, subject())), "{words}");
        }
        let (how, many) = like("setAsync").unwrap();
        assert!(how == "exact" && many.len() > 3, "{many:?}");
        let (how, some) = like("makeEws").unwrap();
        assert_eq!(
            (how, some.as_slice()),
            ("partial", &["Office.Mailbox.makeEwsRequestAsync".to_owned()][..])
        );
        assert!(like("setAsnyc").is_none() && like("a").is_none() && like("").is_none());
    }
}
