//! When and where an add-in only manifest activates its add-in: rules, extension points, and the features that need a
//! level of their own.
//!
//! Facts: manifest reference `rule` (2024-09-04), `extensionpoint` (2026-02-27), item multi-select (2025-11-11).

use super::document::XmlDocument;
use super::element::Element;
use super::{local, spanned};
use crate::catalog::MailboxLevel;
use crate::manifest::needs::rule_needs;
use crate::manifest::{ActivationRule, ExtensionPoint, Feature, Spanned};

/// All rules but the collections that hold them, those of `DetectedEntity` extension points included.
pub(super) fn rules(document: &XmlDocument<'_>) -> Vec<ActivationRule> {
    let elements = document.elements.iter().filter(|e| e.local() == "Rule");
    elements.filter_map(rule).filter(|rule| rule.kind.value != "RuleCollection").collect()
}

fn rule(element: &Element<'_>) -> Option<ActivationRule> {
    let text = |name| element.attribute(name).map(|a| a.value.clone().into_owned());
    let written = spanned(element.xsi_type()?);
    let kind = Spanned { value: local(&written.value).to_owned(), span: written.span };
    let entity = text("EntityType").filter(|_| kind.value == "ItemHasKnownEntity");
    let needs = rule_needs(&kind.value, entity.as_deref());
    Some(ActivationRule { kind, entity, form_type: text("FormType"), needs })
}

/// Features whose documentation ties a level to the marker itself.
pub(super) fn features(document: &XmlDocument<'_>) -> Vec<Feature> {
    let markers = document.elements.iter().filter(|e| e.local() == "SupportsMultiSelect");
    let on = markers.filter(|e| matches!(document.value(e).value.as_str(), "true" | "1"));
    on.map(|e| Feature { name: "SupportsMultiSelect", needs: MailboxLevel::ReadWriteMailbox, span: e.whole })
        .collect()
}

/// The type of each extension point.
pub(super) fn extension_points(document: &XmlDocument<'_>) -> Vec<ExtensionPoint> {
    let elements = document.elements.iter().filter(|e| e.local() == "ExtensionPoint");
    elements.filter_map(Element::xsi_type).map(|name| ExtensionPoint { name: spanned(name) }).collect()
}
