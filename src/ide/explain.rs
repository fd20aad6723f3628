//! The page about a word: a rule, a permission level, an error code, a type or a member.
//!
//! Only finds out what is meant; the pages come from the rules and the catalogue. Called by `explain` and the server.

use crate::catalog::{
    Catalog, MailboxLevel, MemberId, TypeId, describe_error, describe_level, describe_member, describe_type,
    error_code, error_codes,
};
use crate::rules::RULES;

/// The page, in Markdown; `None` where nothing is called so. A member's name without its type explains all of them. Capitals
/// count only where there are two topics that differ in them.
pub fn explain(topic: &str) -> Option<String> {
    let word = topic.trim();
    page(word).or_else(|| {
        let meant = topics().into_iter().find(|topic| topic.eq_ignore_ascii_case(word))?;
        page(&meant)
    })
}

fn page(word: &str) -> Option<String> {
    let catalog = Catalog::get();
    if let Some(rule) = RULES.iter().find(|r| r.meta.code == word) {
        return Some(rule.meta.page("#"));
    }
    if let Some(level) = level(word) {
        return Some(describe_level(level));
    }
    if let Some(error) = word.parse().ok().and_then(error_code) {
        return Some(describe_error(error));
    }
    if let Some(ty) = type_named(catalog, word) {
        return Some(describe_type(catalog, ty));
    }
    let page = |member: MemberId| describe_member(catalog, member);
    let pages: Vec<String> = catalog.members_meant(word).into_iter().map(page).collect();
    (!pages.is_empty()).then(|| pages.join("\n"))
}

/// Everything that has a page, under each of its names.
pub fn topics() -> Vec<String> {
    let catalog = Catalog::get();
    let mut names: Vec<String> = RULES.iter().map(|r| r.meta.code.to_owned()).collect();
    let levels = MailboxLevel::ALL.iter().flat_map(|l| [l.name(), l.unified_name(), l.words()]);
    names.extend(levels.map(str::to_owned));
    names.extend(error_codes().map(|code| code.to_string()));
    for (_, ty) in catalog.types() {
        names.extend(ty.name.strip_prefix("Office.").map(str::to_owned));
        names.push(ty.name.clone());
    }
    for (id, member) in catalog.members() {
        let full = catalog.full_name(id);
        names.extend(full.strip_prefix("Office.").map(str::to_owned));
        names.extend([full, member.name.clone()]);
    }
    names.sort_unstable();
    names.dedup();
    names
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
            ("7000", "# Error 7000 (Permission Denied)\n"),
            ("READITEM", "# ReadItem (read item)\n"),
            ("Read Item", "# ReadItem (read item)\n"),
            ("Permission-Exceeded", "# permission-exceeded\n"),
            ("subject.SETASYNC", "# Office.Subject.setAsync (method)\n"),
        ] {
            assert!(explain(word).is_some_and(|page| page.starts_with(beginning)), "{word}");
        }
        assert_eq!(explain("banana"), None);
    }
}
