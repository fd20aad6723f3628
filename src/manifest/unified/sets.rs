//! The requirement sets of Outlook that a unified manifest asks for, and those that what it says needs.
//!
//! Facts: Teams app schema v1.30 (`requirements.capabilities`).

use crate::catalog::{MailboxSet, set_of_event, set_of_feature};
use crate::json::Value;
use crate::manifest::RequiredSet;

/// What every client has that reads a unified manifest, or the overrides 1.1 that are made of one for the others.
const UNIFIED: MailboxSet = MailboxSet::new(1, 5);

/// What events and features need, wherever they stand in the extensions.
pub(super) fn own(root: &Value) -> MailboxSet {
    let mut needed = UNIFIED;
    let mut open: Vec<&Value> = root.items_of("extensions").iter().collect();
    while let Some(part) = open.pop() {
        for (name, value) in part.entries() {
            let feature = set_of_feature(name).filter(|_| value.is_true());
            let events = value.items().iter().chain(Some(value)).filter_map(Value::string);
            let raised = events.filter_map(|event| set_of_event(&event.value)).max();
            needed = feature.max(raised).map_or(needed, |set| needed.max(set));
        }
        open.extend(part.properties().chain(part.items()));
    }
    needed
}

/// The sets that a part names.
pub(super) fn required(part: &Value) -> impl Iterator<Item = RequiredSet> {
    let capabilities = part.get("requirements").map_or(&[][..], |r| r.items_of("capabilities"));
    capabilities.iter().filter_map(|capability| {
        let (name, version) = (capability.string_of("name")?, capability.string_of("minVersion"));
        Some(RequiredSet { name, version, base: false })
    })
}

/// The set of Outlook that a part asks for.
pub(super) fn asked_for(part: &Value) -> Option<MailboxSet> {
    let sets = required(part).filter(|set| MailboxSet::is_named(&set.name.value));
    sets.filter_map(|set| MailboxSet::parse(&set.version?.value)).max()
}
