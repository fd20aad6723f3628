//! What a manifest itself needs, whatever its code does: activation rules and features that are tied to a level.
//!
//! Knows the levels of rules (facts from "Understanding Outlook add-in permissions", 2025-12-02, its 2014 edition, and
//! the entity table of the shipped library) but no manifest syntax. Called by both readers and by the judgement.

use super::{ActivationRule, Manifest};
use crate::catalog::MailboxLevel;

/// The least level that an activation rule of type `kind` needs; `entity` is the `EntityType` of
/// `ItemHasKnownEntity`. An unknown rule needs nothing that we could know of.
pub(super) fn rule_needs(kind: &str, entity: Option<&str>) -> MailboxLevel {
    match (kind, entity) {
        ("ItemHasAttachment" | "ItemHasRegularExpressionMatch", _) => MailboxLevel::ReadItem,
        ("ItemHasKnownEntity", Some("MeetingSuggestion" | "TaskSuggestion" | "EmailAddress" | "Contact")) => {
            MailboxLevel::ReadItem
        }
        _ => MailboxLevel::Restricted,
    }
}

impl Manifest {
    /// The highest level that the manifest's own rules and features need, and why in a sentence; `None` when none of
    /// them needs more than Restricted.
    pub fn own_need(&self) -> Option<(MailboxLevel, String)> {
        let rules = self.rules.iter().map(|r| (r.needs, describe(r)));
        let features = self.features.iter().map(|f| (f.needs, format!("the feature `{}`", f.name)));
        // Of several with the same level the first one is named.
        let highest = features.chain(rules).reduce(|best, next| if next.0 > best.0 { next } else { best });
        let (level, what) = highest.filter(|(level, _)| *level > MailboxLevel::Restricted)?;
        Some((level, format!("{what} needs {}", level.name())))
    }
}

fn describe(rule: &ActivationRule) -> String {
    match &rule.entity {
        Some(entity) => format!("the `{}` rule for `{entity}`", rule.kind.value),
        None => format!("the `{}` rule", rule.kind.value),
    }
}

#[cfg(test)]
mod tests {
    use crate::manifest::{Candidate, read};

    fn own_need(rules: &str) -> String {
        let xml = format!(
            r#"<OfficeApp xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="MailApp">{rules}</OfficeApp>"#
        );
        match read(Candidate::Xml, &xml).unwrap().own_need() {
            Some((level, why)) => format!("{}: {why}", level.name()),
            None => "nothing".into(),
        }
    }

    #[test]
    fn rules_and_features_need_what_the_documents_say() {
        let known = |entity: &str| format!(r#"<Rule xsi:type="ItemHasKnownEntity" EntityType="{entity}"/>"#);
        for (rules, expected) in [
            (String::new(), "nothing"),
            (r#"<Rule xsi:type="ItemIs" ItemType="Message"/>"#.into(), "nothing"),
            (known("PhoneNumber") + &known("Address") + &known("Url"), "nothing"),
            (known("Contact"), "ReadItem: the `ItemHasKnownEntity` rule for `Contact` needs ReadItem"),
            (
                r#"<Rule xsi:type="RuleCollection" Mode="Or"><Rule xsi:type="RuleCollection" Mode="And">
                   <Rule xsi:type="ItemIs"/><Rule xsi:type="ItemHasAttachment"/></Rule></Rule>"#
                    .into(),
                "ReadItem: the `ItemHasAttachment` rule needs ReadItem",
            ),
            (
                r#"<ExtensionPoint xsi:type="DetectedEntity">
                   <Rule xsi:type="ItemHasRegularExpressionMatch" RegExName="a"/></ExtensionPoint>"#
                    .into(),
                "ReadItem: the `ItemHasRegularExpressionMatch` rule needs ReadItem",
            ),
            (
                known("Contact") + "<Action><SupportsMultiSelect>true</SupportsMultiSelect></Action>",
                "ReadWriteMailbox: the feature `SupportsMultiSelect` needs ReadWriteMailbox",
            ),
            ("<Action><SupportsMultiSelect>false</SupportsMultiSelect></Action>".into(), "nothing"),
        ] {
            assert_eq!(own_need(&rules), expected, "{rules}");
        }
    }
}
