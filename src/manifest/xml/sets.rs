//! The requirement sets that an add-in only manifest names, and what holds where its overrides are read.
//!
//! Facts: manifest reference `set` and `versionoverrides`: mail overrides 1.0 are associated with Mailbox 1.3, 1.1 with 1.5.
//! The sets of the base say which clients load the add-in at all, those of overrides which of these read them.

use super::document::XmlDocument;
use super::element::Element;
use super::{local, spanned};
use crate::catalog::{FIRST_SET, MailboxSet, set_of_event, set_of_feature};
use crate::manifest::RequiredSet;
use rustc_hash::{FxHashMap, FxHashSet};

/// Each `Set` of the base manifest and of the overrides.
pub(super) fn requirement_sets(document: &XmlDocument<'_>) -> Vec<RequiredSet> {
    document.elements.iter().filter_map(|element| required(document, element)).collect()
}

fn required(document: &XmlDocument<'_>, element: &Element<'_>) -> Option<RequiredSet> {
    if element.local() != "Set" {
        return None;
    }
    let inherited = || document.around(element).next()?.attribute("DefaultMinVersion");
    Some(RequiredSet {
        name: spanned(element.attribute("Name")?),
        version: element.attribute("MinVersion").or_else(inherited).map(spanned),
        base: overrides(document, element).is_none(),
    })
}

/// What overrides, events and features need.
pub(super) fn own(document: &XmlDocument<'_>) -> MailboxSet {
    let need = |element: &Element<'_>| match element.local() {
        "VersionOverrides" => Some(implied(element)),
        "LaunchEvent" => set_of_event(&element.attribute("Type")?.value),
        "ExtensionPoint" => set_of_event(local(&element.xsi_type()?.value)),
        name => {
            set_of_feature(name).filter(|_| matches!(document.value(element).value.as_str(), "true" | "1"))
        }
    };
    document.elements.iter().filter_map(need).max().unwrap_or(FIRST_SET)
}

/// The innermost overrides around an element.
pub(super) fn overrides<'d, 't>(
    document: &'d XmlDocument<'t>,
    element: &Element<'t>,
) -> Option<&'d Element<'t>> {
    document.around(element).find(|around| around.local() == "VersionOverrides")
}

/// Where the overrides begin; `None` for the base.
type Part = Option<u32>;

fn part(overrides: Option<&Element<'_>>) -> Part {
    overrides.map(|overrides| overrides.whole.start)
}

/// The sets of Outlook that hold in the base and in each of the overrides.
#[derive(Default)]
pub(super) struct HoldingSets {
    sets: FxHashMap<Part, MailboxSet>,
    /// The parts that name the set.
    asking: FxHashSet<Part>,
}

impl HoldingSets {
    pub(super) fn of(document: &XmlDocument<'_>) -> HoldingSets {
        let mut sets = HoldingSets::default();
        for element in &document.elements {
            if element.local() == "VersionOverrides" {
                sets.raise(part(Some(element)), implied(element));
            } else if let Some(set) = required(document, element).and_then(|set| set.mailbox()) {
                let around = part(overrides(document, element));
                sets.asking.insert(around);
                sets.raise(around, set);
            }
        }
        sets
    }

    fn raise(&mut self, part: Part, set: MailboxSet) {
        let known = self.sets.entry(part).or_insert(FIRST_SET);
        *known = set.max(*known);
    }

    /// The set that holds in the base, or in these overrides: no client loads the add-in without what the base asks for.
    pub(super) fn within(&self, overrides: Option<&Element<'_>>) -> MailboxSet {
        let sets = [None, part(overrides)].into_iter().filter_map(|part| self.sets.get(&part));
        sets.copied().max().unwrap_or(FIRST_SET)
    }

    /// Whether the base, or these overrides, name the set.
    pub(super) fn is_named(&self, overrides: Option<&Element<'_>>) -> bool {
        self.asking.contains(&part(overrides))
    }
}

/// What overrides bring along.
fn implied(overrides: &Element<'_>) -> MailboxSet {
    let kind = overrides.xsi_type().map(|kind| kind.value.as_ref()).unwrap_or_default();
    if kind.ends_with("V1_1") { MailboxSet::new(1, 5) } else { MailboxSet::new(1, 3) }
}
