//! What a unified manifest tells Outlook to load, and when: the runtimes by what their actions do; and the requirement sets
//! that hold there.
//!
//! Facts: Teams app schema v1.30 (`runtimes[].code`, `actions[].type`, `ribbons`, `autoRunEvents[].events[].actionId`,
//! `requirements`).

use super::sets::asked_for;
use crate::catalog::{FIRST_SET, MailboxSet, set_of_event};
use crate::json::Value;
use crate::manifest::{EntryKind, EntryPoint};
use rustc_hash::FxHashMap;

/// The entry points, in the order of the text.
pub(super) fn read(root: &Value) -> Vec<EntryPoint> {
    let mut entries: Vec<EntryPoint> = Vec::new();
    for extension in root.items_of("extensions") {
        let whole = asked_for(extension);
        let callers = callers(extension);
        for runtime in ["runtimes", "contentRuntimes"].iter().flat_map(|key| extension.items_of(key)) {
            entries.extend(of_runtime(runtime, whole.max(asked_for(runtime)), &callers));
        }
    }
    entries.into_iter().map(EntryPoint::with_names_once).collect()
}

/// What calls an action.
#[derive(Debug, Default)]
struct Callers {
    events: Vec<String>,
    /// The sets that they need, or ask for.
    sets: Vec<Option<MailboxSet>>,
}

/// By the action's id.
fn callers(extension: &Value) -> FxHashMap<String, Callers> {
    let mut callers: FxHashMap<String, Callers> = FxHashMap::default();
    for events in extension.items_of("autoRunEvents") {
        let asked = asked_for(events);
        for event in events.items_of("events") {
            if let Some((action, kind)) = event.string_of("actionId").zip(event.string_of("type")) {
                let known = callers.entry(action.value).or_default();
                known.sets.push(asked.max(set_of_event(&kind.value)));
                known.events.push(kind.value);
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
                callers.entry(action.value).or_default().sets.push(asked);
            }
            open.extend(part.properties().chain(part.items()));
        }
    }
    callers
}

/// A page for each way in which the runtime is started; the script takes the page's place where events start it.
fn of_runtime(
    runtime: &Value,
    asked: Option<MailboxSet>,
    callers: &FxHashMap<String, Callers>,
) -> Vec<EntryPoint> {
    let Some(code) = runtime.get("code") else { return Vec::new() };
    let (page, script) = (code.string_of("page"), code.string_of("script"));
    let mut entries: Vec<EntryPoint> = Vec::new();
    let actions = runtime.items_of("actions");
    for action in actions {
        let (kind, events, functions, called) = started(action, callers);
        let set = asked.max(called).unwrap_or(FIRST_SET);
        let scripts = script.iter().filter(|_| kind == EntryKind::Event);
        for url in page.iter().chain(scripts) {
            let (url, events, functions) = (url.clone(), events.clone(), functions.clone());
            let sets = functions.iter().map(|name| (name.clone(), set)).collect();
            let (asks, base, mobile) = (asked.is_some(), false, false);
            let entry = EntryPoint { kind, url, events, functions, set, sets, asks, base, mobile };
            match entries.iter_mut().find(|known| known.kind == kind && known.url == entry.url) {
                Some(known) => known.join(entry),
                None => entries.push(entry),
            }
        }
    }
    if actions.is_empty() {
        let (events, functions, sets) = (Vec::new(), Vec::new(), Vec::new());
        let (kind, set, asks) = (EntryKind::Page, asked.unwrap_or(FIRST_SET), asked.is_some());
        entries.extend(page.map(|url| {
            let (base, mobile) = (false, false);
            EntryPoint { kind, url, events, functions, set, sets, asks, base, mobile }
        }));
    }
    entries
}

/// How an action is started, by which events, which function it calls, and the set that its callers have: where several call
/// it, the oldest client of any of them runs it.
fn started(
    action: &Value,
    callers: &FxHashMap<String, Callers>,
) -> (EntryKind, Vec<String>, Vec<String>, Option<MailboxSet>) {
    let id = action.string_of("id").map(|id| id.value).unwrap_or_default();
    let known = callers.get(&id);
    let events = known.map(|known| known.events.clone()).unwrap_or_default();
    let called = known.and_then(|known| known.sets.iter().copied().min()).flatten();
    let opens = action.string_of("type").is_some_and(|kind| kind.value == "openPage");
    match events.is_empty() {
        _ if opens => (EntryKind::Page, Vec::new(), Vec::new(), called),
        true => (EntryKind::Command, Vec::new(), vec![id], called),
        false => (EntryKind::Event, events, vec![id], called),
    }
}
