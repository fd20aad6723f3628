//! Completion in `addinspect.json`: keys, rules, members and words, by the table that the file is checked against.
//!
//! Called by the completion.

use super::{Completion, ItemKind};
use crate::catalog::{Catalog, MailboxLevel, describe_level};
use crate::config::{Offers, offers};
use crate::json::{JsonPlace, place};
use crate::rules::RULES;
use crate::text::Span;

/// What can be written at the place.
pub(super) fn items(text: &str, at: u32) -> Vec<Completion> {
    let Some(place) = place(text, at) else { return Vec::new() };
    let items = match offers(&place.path, place.is_key) {
        Some(Offers::Keys(names)) => keys(&names, place.word),
        Some(Offers::Rules) => rules(place.word, |_| true),
        Some(Offers::Members) => members(place.word),
        Some(Offers::Words(all)) => words(all, place.word),
        None => Vec::new(),
    };
    let is_new = |item: &Completion| !(place.is_key && place.keys.contains(&item.label));
    items.into_iter().filter(is_new).map(|item| quoted(item, &place)).collect()
}

/// The item with the quotes that are missing at the place, and the colon behind a key.
pub(super) fn quoted(item: Completion, place: &JsonPlace) -> Completion {
    let insert = match (place.quoted, place.is_key) {
        (true, _) => item.insert,
        (false, true) => format!("\"{}\": ", item.insert),
        (false, false) => format!("\"{}\"", item.insert),
    };
    Completion { insert, ..item }
}

fn keys(names: &[(&str, &str)], span: Span) -> Vec<Completion> {
    let item = |(order, (name, about)): (usize, &(&str, &str))| Completion {
        docs: Some((*about).to_owned()),
        ..Completion::new(name, ItemKind::Key, span, order)
    };
    names.iter().enumerate().map(item).collect()
}

/// The rules whose code is `wanted`, each with its page.
pub(super) fn rules(span: Span, wanted: impl Fn(&str) -> bool) -> Vec<Completion> {
    let rules = RULES.iter().map(|rule| rule.meta).enumerate().filter(|(_, meta)| wanted(meta.code));
    let item = |(order, meta): (usize, &crate::rules::Meta)| Completion {
        detail: Some(meta.severity.word().to_owned()),
        docs: Some(meta.page("#")),
        ..Completion::new(meta.code, ItemKind::Rule, span, order)
    };
    rules.map(item).collect()
}

/// The members that need a level, by full name.
fn members(span: Span) -> Vec<Completion> {
    let catalog = Catalog::get();
    let leveled = catalog.members().filter_map(|(id, member)| Some((id, member.level?)));
    let item = |(order, (id, level)): (usize, (_, MailboxLevel))| Completion {
        detail: Some(level.name().to_owned()),
        ..Completion::new(&catalog.full_name(id), ItemKind::Member, span, order)
    };
    leveled.enumerate().map(item).collect()
}

fn words(words: &[&str], span: Span) -> Vec<Completion> {
    let item = |(order, word): (usize, &&str)| Completion {
        docs: MailboxLevel::from_name(word).map(describe_level),
        ..Completion::new(word, ItemKind::Value, span, order)
    };
    words.iter().enumerate().map(item).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::offered;
    use crate::rules::RULES;

    fn told(text: &str) -> Vec<String> {
        offered(&[("addinspect.json", text)], None)
    }

    #[test]
    fn keys_and_words_are_offered_where_they_may_stand() {
        for (text, expected) in [
            ("{\"exchange\": \"on‸\"}", &["on -> online", "on -> on-premises", "on -> hybrid"][..]),
            (
                "{\"exchange\": ‸\n \"rules\": {}}",
                &[" -> \"online\"", " -> \"on-premises\"", " -> \"hybrid\""],
            ),
            ("{\"addIns\": [{\"manifests\": [], \"‸\"}]}", &[" -> name", " -> sources"]),
            ("{\"addIns\": [{\"manifests\": [], ‸, \"sources\": []}]}", &[" -> \"name\": "]),
            (
                "{\"levels\": {\"Office.Body.setAsync\": {\"level\": \"‸\"}}}",
                &[" -> Restricted", " -> ReadItem", " -> ReadWriteItem", " -> ReadWriteMailbox"],
            ),
            ("{\"maxFileSize\": ‸}", &[]),
            ("{\"include\": [\"‸\"]}", &[]),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
        assert_eq!(told("{\n  \"ru‸\n}")[1], "ru -> rules");
        assert!(!told("{\"rules\": {}, \"‸\"}").contains(&" -> rules".to_owned()));
    }

    #[test]
    fn rules_and_members_are_offered_as_keys() {
        let rules = told("{\"overrides\": [{\"rules\": {\"legacy-ews\": \"off\", \"perm‸\"}}]}");
        assert_eq!(rules.len(), RULES.len() - 1);
        assert!(rules.contains(&"perm -> permission-exceeded (error)".to_owned()), "{rules:?}");
        let members = told("{\"levels\": {\"Office.Sub‸\"}}");
        assert!(members.contains(&"Office.Sub -> Office.Subject.setAsync (ReadWriteItem)".to_owned()));
    }
}
