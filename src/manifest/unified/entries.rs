//! The ways into the code of an add-in: the actions of a unified manifest, with what calls them.
//!
//! Facts: Teams app schema v1.30 (`runtimes[].actions`, `ribbons`, `autoRunEvents`, `requirements`).

use crate::catalog::{FIRST_SET, MailboxSet, set_of_event, set_of_feature};
use crate::json::Value;
use crate::manifest::{EntryKind, EntryPoint};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What calls an action.
#[derive(Debug, Default)]
struct Callers {
    /// Whether an event is among them.
    events: bool,
    /// The sets that they need, or ask for.
    sets: Vec<Option<MailboxSet>>,
}

/// The actions of one extension.
pub(super) fn of_extension(extension: &Value) -> Vec<EntryPoint> {
    let whole = asked_for(extension);
    let callers = callers(extension);
    let runtimes = extension.items_of("runtimes").iter();
    runtimes.flat_map(|runtime| of_runtime(runtime, whole, &callers)).collect()
}

fn callers(extension: &Value) -> FxHashMap<String, Callers> {
    let mut callers: FxHashMap<String, Callers> = FxHashMap::default();
    for events in extension.items_of("autoRunEvents") {
        let asked = asked_for(events);
        for event in events.items_of("events") {
            if let Some((action, kind)) = event.string_of("actionId").zip(event.string_of("type")) {
                let known = callers.entry(action.value).or_default();
                known.events = true;
                known.sets.push(asked.max(set_of_event(&kind.value)));
            }
        }
    }
    for ribbon in extension.items_of("ribbons") {
        let contexts = ribbon.items_of("contexts").iter().filter_map(Value::string);
        let raised = contexts.map(|context| set_of_event(&context.value)).min().flatten();
        let asked = asked_for(ribbon).max(raised);
        let mut open: Vec<&Value> = ribbon.properties().collect();
        while let Some(part) = open.pop() {
            if let Some(action) = part.string_of("actionId") {
                let known = callers.entry(action.value).or_default();
                known.events |= raised.is_some();
                known.sets.push(asked);
            }
            open.extend(part.properties().chain(part.items()));
        }
    }
    callers
}

fn of_runtime(
    runtime: &Value,
    whole: Option<MailboxSet>,
    callers: &FxHashMap<String, Callers>,
) -> Vec<EntryPoint> {
    let around = whole.max(asked_for(runtime));
    let urls = |key| {
        let url = runtime.get("code").and_then(|code| code.string_of(key));
        url.map(|url| url.value).into_iter().collect::<Arc<[String]>>()
    };
    let (pages, scripts) = (urls("page"), urls("script"));
    let entry = |action: &Value| {
        let name = action.string_of("id")?;
        let known = callers.get(&name.value);
        let kind = match action.string_of("type").map(|kind| kind.value).as_deref() {
            Some("openPage") => EntryKind::TaskPane,
            _ if known.is_some_and(|known| known.events) => EntryKind::Event,
            _ => EntryKind::Command,
        };
        // Where several call it, the oldest client of any of them runs it.
        let called = known.and_then(|known| known.sets.iter().copied().min()).flatten();
        Some(EntryPoint {
            kind,
            name,
            urls: Arc::clone(&pages),
            scripts: Arc::clone(&scripts),
            set: around.max(called).unwrap_or(FIRST_SET),
            base: false,
        })
    };
    runtime.items_of("actions").iter().filter_map(entry).collect()
}

/// What every client has that reads a unified manifest, or the overrides 1.1 that are made of one for the others.
const UNIFIED: MailboxSet = MailboxSet::new(1, 5);

/// What events and features need, wherever they stand in the extensions.
pub(super) fn own_set(root: &Value) -> MailboxSet {
    let mut needed = UNIFIED;
    let mut open: Vec<&Value> = root.items_of("extensions").iter().collect();
    while let Some(part) = open.pop() {
        for (name, value) in part.entries() {
            let feature = set_of_feature(name).filter(|_| value.is_true());
            let events = value.items().iter().chain(Some(value)).filter_map(Value::string);
            let raised = events.filter_map(|event| set_of_event(&event.value)).max();
            needed = needed.max(feature.max(raised).unwrap_or(FIRST_SET));
        }
        open.extend(part.properties().chain(part.items()));
    }
    needed
}

/// The set of Outlook that a part asks for.
fn asked_for(part: &Value) -> Option<MailboxSet> {
    let capabilities = part.get("requirements")?.items_of("capabilities").iter();
    let sets = capabilities.filter(|c| c.string_of("name").is_some_and(|n| MailboxSet::is_named(&n.value)));
    sets.filter_map(|set| MailboxSet::parse(&set.string_of("minVersion")?.value)).max()
}
