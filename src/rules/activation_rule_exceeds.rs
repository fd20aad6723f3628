//! An activation rule needs a higher permission level than the manifest declares.
//!
//! # What it does
//! Reports a `Rule` that examines more than Restricted allows: `ItemHasAttachment` and `ItemHasRegularExpressionMatch` need
//! ReadItem, and so does `ItemHasKnownEntity` for `MeetingSuggestion`, `TaskSuggestion`, `EmailAddress` and `Contact`. `ItemIs`
//! and the other entities need only Restricted.
//!
//! # Why
//! Outlook rejects such an add-in or never activates it.
//!
//! # Example
//! ```xml
//! <Permissions>Restricted</Permissions>
//! <Rule xsi:type="ItemHasAttachment" />
//! ```
//!
//! # Instead
//! ```xml
//! <Permissions>ReadItem</Permissions>
//! <Rule xsi:type="ItemHasAttachment" />
//! ```
//!
//! # Fix safety
//! Raising a permission level is never safe, because users and administrators have to agree to it.

use super::judged_manifest::{self, JudgedManifest};
use super::{Context, Finding, Meta, Safety, Severity};
use crate::catalog::PERMISSIONS_URL;
use crate::manifest::ActivationRule;

pub(super) static META: Meta = Meta {
    code: "activation-rule-exceeds",
    severity: Severity::Error,
    since: "0.1.0",
    fix: Some(Safety::Unsafe),
    tags: &[],
    url: PERMISSIONS_URL,
    source: include_str!("activation_rule_exceeds.rs"),
};

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    for subject in judged_manifest::all(cx).filter(JudgedManifest::is_judged) {
        let exceeding = subject.manifest().rules.iter().filter(|r| r.needs > subject.manifest().granted());
        out.extend(exceeding.map(|rule| finding(&subject, rule)));
    }
}

fn finding(subject: &JudgedManifest, rule: &ActivationRule) -> Finding {
    let entity = rule.entity.as_ref().map(|e| format!(" for `{e}`")).unwrap_or_default();
    let what = format!("the rule `{}`{entity}", rule.kind.value);
    let about =
        format!("{}{}", rule.kind.value, rule.entity.as_ref().map(|e| format!(" {e}")).unwrap_or_default());
    let mut finding = subject.finding(&META, rule.kind.span, &about, &subject.too_little(&what, rule.needs));
    finding.related.extend(subject.declared_here());
    finding.fixes.extend(subject.declare(rule.needs, Safety::Unsafe));
    finding
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{World, mail, permissions};

    fn told(children: &str) -> Vec<String> {
        World::new().written("a.xml", &mail(children)).told_by("activation-rule-exceeds")
    }

    #[test]
    fn a_rule_that_needs_more_than_is_declared_is_told() {
        let contact = "<Rule xsi:type='ItemHasKnownEntity' EntityType='Contact'/>";
        let message = "a.xml `ItemHasKnownEntity` error: the rule `ItemHasKnownEntity` for `Contact` needs ReadItem, but a.xml";
        for (declared, rule, expected) in [
            (permissions("ReadItem"), contact, String::new()),
            (permissions("Restricted"), "<Rule xsi:type='ItemIs'/>", String::new()),
            (permissions("nonsense"), contact, String::new()),
            (
                permissions("Restricted"),
                contact,
                format!("{message} declares Restricted; unsafe: Declare ReadItem in a.xml"),
            ),
            (
                String::new(),
                contact,
                format!(
                    "{message} declares no level, so Restricted applies; unsafe: Declare ReadItem in a.xml"
                ),
            ),
        ] {
            assert_eq!(told(&format!("{declared}{rule}")).concat(), expected, "{declared}{rule}");
        }
    }
}
