//! The page about a word: a rule, a permission level, a type or a member.
//!
//! Only finds out what is meant; the pages come from the rules and the catalogue. Called by `explain` and the server.

use crate::catalog::{
    Catalog, MailboxLevel, MemberId, TypeId, describe_level, describe_member, describe_type,
};
use crate::rules::RULES;

/// The page, in Markdown; `None` where nothing is called so. A member's name without its type explains all of them.
pub fn explain(topic: &str) -> Option<String> {
    let (word, catalog) = (topic.trim(), Catalog::get());
    if let Some(rule) = RULES.iter().find(|r| r.meta.code == word) {
        return Some(rule.meta.page("#"));
    }
    if let Some(level) = level(word) {
        return Some(describe_level(level));
    }
    if let Some(ty) = type_named(catalog, word) {
        return Some(describe_type(catalog, ty));
    }
    let page = |member: MemberId| describe_member(catalog, member);
    let pages: Vec<String> = catalog.members_meant(word).into_iter().map(page).collect();
    (!pages.is_empty()).then(|| pages.join("\n"))
}

fn level(word: &str) -> Option<MailboxLevel> {
    MailboxLevel::from_name(word)
        .or_else(|| MailboxLevel::from_unified_name(word))
        .or_else(|| MailboxLevel::from_words(word))
}

fn type_named(catalog: &Catalog, word: &str) -> Option<TypeId> {
    catalog.type_named(word).or_else(|| catalog.type_named(&format!("Office.{word}")))
}

#[cfg(test)]
mod tests {
    use super::explain;

    #[test]
    fn rules_levels_types_and_members_have_pages() {
        for (word, beginning) in [
            ("permission-exceeded", "# permission-exceeded\n\nA call needs"),
            (" ReadItem ", "# ReadItem (read item)\n"),
            ("Mailbox.ReadWrite.User", "# ReadWriteMailbox (read/write mailbox)\n"),
            ("Subject", "# Office.Subject (interface)\n"),
            ("Subject.setAsync", "# Office.Subject.setAsync (method)\n"),
            ("setAsync", "# Office."),
        ] {
            assert!(explain(word).is_some_and(|page| page.starts_with(beginning)), "{word}");
        }
        assert_eq!(explain("banana"), None);
    }
}
