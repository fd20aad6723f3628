//! What a unified manifest tells Outlook to load, and when: the runtimes by what their actions do.
//!
//! Facts: Teams app schema v1.30 (`runtimes[].code`, `actions[].type`, `autoRunEvents[].events[].actionId`).

use crate::json::Value;
use crate::manifest::{EntryKind, EntryPoint};
use rustc_hash::FxHashMap;

/// The entry points, in the order of the text.
pub(super) fn read(root: &Value) -> Vec<EntryPoint> {
    let mut entries: Vec<EntryPoint> = Vec::new();
    for extension in root.items_of("extensions") {
        let handled = handled(extension);
        for runtime in ["runtimes", "contentRuntimes"].iter().flat_map(|key| extension.items_of(key)) {
            entries.extend(of_runtime(runtime, &handled));
        }
    }
    entries.into_iter().map(EntryPoint::with_names_once).collect()
}

/// The actions that events start, by id: the events.
type Handled = FxHashMap<String, Vec<String>>;

fn handled(extension: &Value) -> Handled {
    let events = extension.items_of("autoRunEvents").iter().flat_map(|e| e.items_of("events"));
    let mut handled: Handled = FxHashMap::default();
    for event in events {
        if let (Some(action), Some(event)) = (event.string_of("actionId"), event.string_of("type")) {
            handled.entry(action.value).or_default().push(event.value);
        }
    }
    handled
}

/// A page for each way in which the runtime is started; the script takes the page's place where events start it.
fn of_runtime(runtime: &Value, handled: &Handled) -> Vec<EntryPoint> {
    let Some(code) = runtime.get("code") else { return Vec::new() };
    let (page, script) = (code.string_of("page"), code.string_of("script"));
    let mut entries: Vec<EntryPoint> = Vec::new();
    let actions = runtime.items_of("actions");
    for action in actions {
        let (kind, events, functions) = started(action, handled);
        let scripts = script.iter().filter(|_| kind == EntryKind::Event);
        for url in page.iter().chain(scripts) {
            let (url, events, functions) = (url.clone(), events.clone(), functions.clone());
            let entry = EntryPoint { kind, url, events, functions };
            match entries.iter_mut().find(|known| known.kind == kind && known.url == entry.url) {
                Some(known) => known.join(entry),
                None => entries.push(entry),
            }
        }
    }
    if actions.is_empty() {
        let (events, functions) = (Vec::new(), Vec::new());
        entries.extend(page.map(|url| EntryPoint { kind: EntryKind::Page, url, events, functions }));
    }
    entries
}

/// How an action is started, by which events, and which function it calls.
fn started(action: &Value, handled: &Handled) -> (EntryKind, Vec<String>, Vec<String>) {
    let id = action.string_of("id").map(|id| id.value).unwrap_or_default();
    let events = handled.get(&id).cloned().unwrap_or_default();
    let opens = action.string_of("type").is_some_and(|kind| kind.value == "openPage");
    match events.is_empty() {
        _ if opens => (EntryKind::Page, Vec::new(), Vec::new()),
        true => (EntryKind::Command, Vec::new(), vec![id]),
        false => (EntryKind::Event, events, vec![id]),
    }
}
