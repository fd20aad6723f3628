//! A feature of the manifest needs a higher permission level than the manifest declares.
//!
//! # What it does
//! Reports a feature that its documentation ties to a permission level: activation on several selected messages
//! (`SupportsMultiSelect`, `multiselect`) needs ReadWriteMailbox.
//!
//! # Why
//! The button appears, but `getSelectedItemsAsync` and `loadItemByIdAsync` fail with `Permission Denied`. Clients that are too
//! old report the same error.
//!
//! # Example
//! ```xml
//! <Permissions>ReadWriteItem</Permissions>
//! ...
//! <SupportsMultiSelect>true</SupportsMultiSelect>
//! ```
//!
//! # Instead
//! ```xml
//! <Permissions>ReadWriteMailbox</Permissions>
//! ...
//! <SupportsMultiSelect>true</SupportsMultiSelect>
//! ```
//!
//! # Fix safety
//! Raising a permission level is never safe: users and administrators have to agree to it, and only an administrator can
//! install an add-in that asks for ReadWriteMailbox.

use super::judged_manifest::{self, JudgedManifest};
use super::{Context, Finding, Meta, Safety, Severity};
use crate::manifest::Feature;

pub(super) static META: Meta = Meta {
    code: "feature-exceeds",
    severity: Severity::Error,
    since: "0.1.0",
    fix: Some(Safety::Unsafe),
    tags: &[],
    url: "https://learn.microsoft.com/office/dev/add-ins/outlook/item-multi-select",
    source: include_str!("feature_exceeds.rs"),
};

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    for subject in judged_manifest::all(cx).filter(JudgedManifest::is_judged) {
        let features = subject.manifest().features.iter();
        let exceeding = features.filter(|f| f.needs > subject.manifest().granted());
        out.extend(exceeding.map(|feature| finding(&subject, feature)));
    }
}

fn finding(subject: &JudgedManifest, feature: &Feature) -> Finding {
    let lines = subject.too_little(&format!("`{}`", feature.name), feature.needs);
    let mut finding = subject.finding(&META, feature.span, feature.name, &lines);
    finding.related.extend(subject.declared_here());
    finding.fixes.extend(subject.declare(feature.needs, Safety::Unsafe));
    finding
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{World, mail, permissions};

    fn told(children: &str) -> Vec<String> {
        World::new().written("a.xml", &mail(children)).told_by("feature-exceeds")
    }

    #[test]
    fn multi_select_needs_read_write_mailbox() {
        let feature = "<SupportsMultiSelect>true</SupportsMultiSelect>";
        assert_eq!(told(&(permissions("ReadWriteMailbox") + feature)), [""; 0]);
        assert_eq!(told(&(permissions("ReadItem") + &feature.replace("true", "false"))), [""; 0]);
        let told = told(&(permissions("ReadWriteItem") + feature)).concat();
        assert_eq!(
            told,
            format!(
                "a.xml `{feature}` error: `SupportsMultiSelect` needs ReadWriteMailbox, but a.xml declares ReadWriteItem; \
                 unsafe: Declare ReadWriteMailbox in a.xml (an administrator must consent)"
            )
        );
    }
}
