//! The ways into the code of an add-in: the actions and events of a unified manifest.
//!
//! Facts: Teams app schema v1.30 (`runtimes[].actions`, `autoRunEvents`, `requirements`).

use crate::catalog::{FIRST_SET, MailboxSet, set_of_event};
use crate::json::Value;
use crate::manifest::{EntryKind, EntryPoint};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Those of one extension: its actions, each event that calls one standing for it.
pub(super) fn of_extension(extension: &Value) -> Vec<EntryPoint> {
    let whole = asked_for(extension);
    let mut events: FxHashMap<String, Vec<Option<MailboxSet>>> = FxHashMap::default();
    for events_of in extension.items_of("autoRunEvents") {
        let asked = asked_for(events_of);
        for event in events_of.items_of("events") {
            if let Some((action, kind)) = event.string_of("actionId").zip(event.string_of("type")) {
                let raised = set_of_event(&kind.value);
                events.entry(action.value).or_default().push(raised.max(asked));
            }
        }
    }
    let runtimes = extension.items_of("runtimes").iter();
    runtimes.flat_map(|runtime| of_runtime(runtime, whole, &events)).collect()
}

fn of_runtime(
    runtime: &Value,
    whole: Option<MailboxSet>,
    events: &FxHashMap<String, Vec<Option<MailboxSet>>>,
) -> Vec<EntryPoint> {
    let around = whole.max(asked_for(runtime));
    let urls = |key| {
        let url = runtime.get("code").and_then(|code| code.string_of(key));
        url.map(|url| url.value).into_iter().collect::<Arc<[String]>>()
    };
    let (pages, scripts) = (urls("page"), urls("script"));
    let entry = |action: &Value| {
        let name = action.string_of("id")?;
        let raised = events.get(&name.value);
        let kind = match action.string_of("type").map(|kind| kind.value).as_deref() {
            Some("openPage") => EntryKind::TaskPane,
            _ if raised.is_some() => EntryKind::Event,
            _ => EntryKind::Command,
        };
        // An action that several events call runs where the first of them is raised.
        let raised = raised.and_then(|sets| sets.iter().copied().min()).flatten();
        Some(EntryPoint {
            kind,
            name,
            urls: Arc::clone(&pages),
            scripts: Arc::clone(&scripts),
            set: around.max(raised).unwrap_or(FIRST_SET),
            base: false,
        })
    };
    runtime.items_of("actions").iter().filter_map(entry).collect()
}

/// The set of Outlook that a part asks for.
fn asked_for(part: &Value) -> Option<MailboxSet> {
    let capabilities = part.get("requirements")?.items_of("capabilities").iter();
    let sets = capabilities.filter(|c| c.string_of("name").is_some_and(|n| MailboxSet::is_named(&n.value)));
    sets.filter_map(|set| MailboxSet::parse(&set.string_of("minVersion")?.value)).max()
}
