//! The requirement sets of Outlook that a unified manifest asks for, and those that what it says needs.
//!
//! Facts: Teams app schema v1.30 (`requirements.capabilities`).

use crate::catalog::{MailboxSet, set_of_event, set_of_feature};
use crate::json::Value;

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

/// The set that a part asks for.
pub(super) fn asked_for(part: &Value) -> Option<MailboxSet> {
    let capabilities = part.get("requirements")?.items_of("capabilities").iter();
    let sets = capabilities.filter(|c| c.string_of("name").is_some_and(|n| MailboxSet::is_named(&n.value)));
    sets.filter_map(|set| MailboxSet::parse(&set.string_of("minVersion")?.value)).max()
}
