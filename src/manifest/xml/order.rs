//! Where `<Permissions>` belongs among the children of the root: the schema's sequence.
//!
//! Facts: "How to find the proper order of manifest elements" (2026-07-15), the schema of version 1.1. Only the sides of
//! `Permissions` matter; how the others are ordered among themselves is not looked at, and elements that the sequence
//! does not know are ignored. Called by the reader and by the edits.

use super::document::XmlDocument;
use super::element::Element;

/// What the sequence puts before `Permissions` (`Capabilities` is what schema 1.0 calls `Hosts`).
const BEFORE: [&str; 16] = [
    "Id",
    "AlternateId",
    "Version",
    "ProviderName",
    "DefaultLocale",
    "DisplayName",
    "Description",
    "IconUrl",
    "HighResolutionIconUrl",
    "SupportUrl",
    "AppDomains",
    "Hosts",
    "Capabilities",
    "Requirements",
    FORM_SETTINGS,
    DEFAULT_SETTINGS,
];
/// The last one before it, in mail manifests.
const FORM_SETTINGS: &str = "FormSettings";
/// The last one before it, in the others.
const DEFAULT_SETTINGS: &str = "DefaultSettings";
/// What the sequence puts behind it.
const AFTER: [&str; 7] = [
    "Rule",
    "DisableEntityHighlighting",
    "Dictionary",
    "AllowSnapshot",
    "VersionOverrides",
    "ExtendedOverrides",
    "Signature",
];

/// Whether the element is `Permissions`, in whatever case: Office reads one of them only, people mean it by all.
pub(in crate::manifest) fn is_permissions(element: &Element<'_>) -> bool {
    element.local().eq_ignore_ascii_case("Permissions")
}

/// The root's children, without `Permissions`.
#[derive(Debug)]
pub(in crate::manifest) struct Order<'d, 't> {
    siblings: Vec<&'d Element<'t>>,
}

/// A place among the root's children.
#[derive(Debug)]
pub(in crate::manifest) enum Slot<'d, 't> {
    /// Right behind an element.
    Behind(&'d Element<'t>),
    /// Right before an element.
    Before(&'d Element<'t>),
    /// The root has no other children.
    Alone,
}

impl<'d, 't> Order<'d, 't> {
    /// Of a document.
    pub(in crate::manifest) fn of(document: &'d XmlDocument<'t>) -> Self {
        let children = document.elements.iter().filter(|e| e.parent == Some(0));
        Order { siblings: children.filter(|e| !is_permissions(e)).collect() }
    }

    /// Whether a `Permissions` element stands in the root, and there is no better place for it.
    pub(in crate::manifest) fn is_placed(&self, element: &Element<'_>) -> bool {
        element.parent == Some(0) && self.fits(element)
    }

    /// Whether there is no better place among the root's children than where `element` begins.
    pub(in crate::manifest) fn fits(&self, element: &Element<'_>) -> bool {
        let before = |sibling: &&Element<'_>| sibling.whole.start < element.whole.start;
        self.faults(self.siblings.partition_point(before)) == self.fewest()
    }

    /// The place where `Permissions` belongs.
    pub(in crate::manifest) fn slot(&self) -> Slot<'d, 't> {
        let position = |names: &[&str]| self.siblings.iter().position(|s| names.contains(&s.local()));
        let behind = position(&[FORM_SETTINGS, DEFAULT_SETTINGS]).map(|i| i + 1);
        let best = |p: &usize| self.faults(*p) == self.fewest();
        if let Some(form) = behind.filter(best).and_then(|p| self.siblings.get(p - 1)) {
            return Slot::Behind(form);
        }
        let place = position(&AFTER).filter(best).or_else(|| (0..=self.siblings.len()).rev().find(best));
        let place = place.unwrap_or(0);
        match (self.siblings.get(place), self.siblings.last()) {
            (Some(next), _) => Slot::Before(next),
            (None, Some(last)) => Slot::Behind(last),
            (None, None) => Slot::Alone,
        }
    }

    /// How many siblings would stand on the wrong side of a `Permissions` that stood before the sibling `place`.
    fn faults(&self, place: usize) -> usize {
        let wrong = |(i, sibling): &(usize, &&Element<'_>)| {
            let side: &[&str] = if *i < place { &AFTER } else { &BEFORE };
            side.contains(&sibling.local())
        };
        self.siblings.iter().enumerate().filter(wrong).count()
    }

    fn fewest(&self) -> usize {
        (0..=self.siblings.len()).map(|place| self.faults(place)).min().unwrap_or(0)
    }
}
