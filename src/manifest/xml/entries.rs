//! What an add-in only manifest tells Outlook to load, and when: pages for panes, function files, runtimes of events.
//!
//! Takes time in proportion to the text, whatever it says. Facts: manifest reference `action`, `functionfile`, `extensionpoint`
//! (2026-02-27), `runtime` (2026-02-27), `override` (2025-02-12).

use super::document::XmlDocument;
use super::element::Element;
use super::sets::{HoldingSets, overrides};
use super::{local, spanned};
use crate::catalog::{MailboxSet, set_of_event};
use crate::manifest::{EntryKind, EntryPoint, Spanned};
use rustc_hash::{FxHashMap, FxHashSet};

/// The entry points, in the order of the text, each once.
pub(super) fn entries(document: &XmlDocument<'_>) -> Vec<EntryPoint> {
    let mut reader = Reader::new(document);
    let (mut entries, mut known): (Vec<EntryPoint>, FxHashMap<_, usize>) = Default::default();
    for element in &document.elements {
        for entry in reader.read(element) {
            match known.get(&(entry.kind, entry.url.value.clone())) {
                Some(&index) => entries[index].join(entry),
                None => {
                    known.insert((entry.kind, entry.url.value.clone()), entries.len());
                    entries.push(entry);
                }
            }
        }
    }
    entries.into_iter().map(EntryPoint::with_names_once).collect()
}

/// What starts an entry point: events, and the functions that are called.
#[derive(Debug, Clone, Default)]
struct Handlers {
    events: Vec<String>,
    functions: Vec<String>,
    /// The highest set that raises one of the events.
    raised: Option<MailboxSet>,
    /// The functions that events call, with the set that raises each.
    calls: Vec<(String, Option<MailboxSet>)>,
}

struct Reader<'d, 't> {
    document: &'d XmlDocument<'t>,
    /// Addresses by name, and by the overrides that they stand in; the first one of several.
    urls: FxHashMap<(&'d str, Option<u32>), &'d Element<'t>>,
    /// Extension points by the name of their page.
    points: FxHashMap<&'d str, Vec<&'d Element<'t>>>,
    /// Elements of which one child has been read: the schema allows no other.
    read: FxHashSet<u32>,
    /// Runtimes by name whose script has been read.
    scripts: FxHashSet<&'d str>,
    sets: HoldingSets,
}

impl<'d, 't> Reader<'d, 't> {
    fn new(document: &'d XmlDocument<'t>) -> Reader<'d, 't> {
        let (mut urls, mut points): (FxHashMap<_, _>, FxHashMap<_, Vec<_>>) = Default::default();
        for element in &document.elements {
            let value = |name| element.attribute(name).map(|a| a.value.as_ref());
            match element.local() {
                "Url" => {
                    let Some(id) = value("id") else { continue };
                    urls.entry((id, overrides(document, element).map(|o| o.whole.start))).or_insert(element);
                    urls.entry((id, None)).or_insert(element);
                }
                "SourceLocation" => {
                    let point = value("resid").zip(document.around(element).next());
                    if let Some((resid, point)) = point.filter(|(_, point)| is_point(point)) {
                        points.entry(resid).or_default().push(point);
                    }
                }
                _ => {}
            }
        }
        let (read, scripts) = Default::default();
        Reader { document, urls, points, read, scripts, sets: HoldingSets::of(document) }
    }

    fn read(&mut self, element: &'d Element<'t>) -> Vec<EntryPoint> {
        let document = self.document;
        let Some(around) = document.around(element).next() else { return Vec::new() };
        match (around.local(), element.local()) {
            (_, "SourceLocation") if is_point(around) => {
                if !self.read.insert(around.whole.start) {
                    return Vec::new();
                }
                let handlers = handlers(document, around);
                let kind = if handlers.is_empty() { EntryKind::Page } else { EntryKind::Event };
                self.entry(element, kind, handlers)
            }
            ("Metadata", "SourceLocation") => Vec::new(),
            (_, "SourceLocation") => self.entry(element, EntryKind::Page, Handlers::default()),
            (_, "FunctionFile") if self.read.insert(around.whole.start) => {
                self.function_file(element, around)
            }
            ("Runtime", "Override") => self.script(element, around),
            _ => Vec::new(),
        }
    }

    fn entry(&self, element: &Element<'t>, kind: EntryKind, handlers: Handlers) -> Vec<EntryPoint> {
        let Handlers { events, functions, raised, calls } = handlers;
        let around = overrides(self.document, element);
        let within = self.sets.within(around);
        let with = |raised: Option<MailboxSet>| raised.map_or(within, |raised| raised.max(within));
        let (set, sets) =
            (with(raised), calls.into_iter().map(|(name, raised)| (name, with(raised))).collect());
        let (asks, base) = (self.sets.is_named(around), around.is_none());
        let mobile = self.document.around(element).any(|around| around.local() == "MobileFormFactor");
        let entry = self.url(element).map(|url| EntryPoint {
            kind,
            url,
            events,
            functions,
            set,
            sets,
            asks,
            base,
            mobile,
        });
        entry.into_iter().collect()
    }

    /// A function file serves the commands of its form factor, and the handlers that the extension point `Events` names.
    fn function_file(&self, element: &Element<'t>, form: &Element<'t>) -> Vec<EntryPoint> {
        let (mut commands, mut events) = (Handlers::default(), Handlers::default());
        for inner in inside(self.document, form) {
            match inner.local() {
                "FunctionName"
                    if self.document.around(inner).next().is_some_and(|a| a.local() == "Action") =>
                {
                    commands.functions.push(self.document.value(inner).value);
                }
                "Event" => events.add(inner),
                _ => {}
            }
        }
        let has_events = !events.events.is_empty();
        let mut entries = Vec::new();
        if !commands.functions.is_empty() || !has_events {
            entries.extend(self.entry(element, EntryKind::Command, commands));
        }
        if has_events {
            entries.extend(self.entry(element, EntryKind::Event, events));
        }
        entries
    }

    /// The script that classic Outlook on Windows runs in place of the runtime's page.
    fn script(&mut self, element: &'d Element<'t>, runtime: &'d Element<'t>) -> Vec<EntryPoint> {
        let Some(resid) = runtime.attribute("resid").map(|resid| resid.value.as_ref()) else {
            return Vec::new();
        };
        if !self.scripts.insert(resid) {
            return Vec::new();
        }
        let mut all = Handlers::default();
        for point in self.points.get(resid).into_iter().flatten() {
            let Handlers { events, functions, raised, calls } = handlers(self.document, point);
            all.events.extend(events);
            all.functions.extend(functions);
            all.raised = all.raised.max(raised);
            all.calls.extend(calls);
        }
        if all.is_empty() { Vec::new() } else { self.entry(element, EntryKind::Event, all) }
    }

    /// The address that an element gives, in place or by `resid`: resources are those of the same overrides.
    fn url(&self, element: &Element<'t>) -> Option<Spanned<String>> {
        if let Some(value) = element.attribute("DefaultValue").filter(|value| !value.value.is_empty()) {
            return Some(spanned(value));
        }
        let resid = element.attribute("resid")?.value.as_ref();
        let around = overrides(self.document, element).map(|around| around.whole.start);
        let near = self.urls.get(&(resid, around));
        let url = near.or_else(|| self.urls.get(&(resid, None)))?.attribute("DefaultValue").map(spanned)?;
        (!url.value.is_empty()).then_some(url)
    }
}

impl Handlers {
    fn is_empty(&self) -> bool {
        self.events.is_empty() && self.functions.is_empty()
    }

    /// What a `LaunchEvent` or an `Event` says.
    fn add(&mut self, element: &Element<'_>) {
        for (list, name) in [(&mut self.events, "Type"), (&mut self.functions, "FunctionName")] {
            list.extend(element.attribute(name).map(|value| value.value.clone().into_owned()));
        }
        let raised = element.attribute("Type").and_then(|event| set_of_event(&event.value));
        let function = element.attribute("FunctionName").map(|name| name.value.clone().into_owned());
        self.calls.extend(function.map(|name| (name, raised)));
        self.raised = self.raised.max(raised);
    }
}

fn is_point(element: &Element<'_>) -> bool {
    matches!(element.local(), "ExtensionPoint" | "ReportPhishingCustomization")
}

/// The events of an extension point, and the functions that handle them.
fn handlers(document: &XmlDocument<'_>, point: &Element<'_>) -> Handlers {
    let mut handlers = Handlers::default();
    if point.local() != "ExtensionPoint" {
        let around = document.around(point).find_map(Element::xsi_type);
        handlers.raised = around.and_then(|kind| set_of_event(local(&kind.value)));
    }
    for inner in inside(document, point) {
        match inner.local() {
            "LaunchEvent" => handlers.add(inner),
            "FunctionName" if point.local() != "ExtensionPoint" => {
                handlers.functions.push(document.value(inner).value);
            }
            _ => {}
        }
    }
    handlers
}

/// The elements inside another one: they follow it in the list.
fn inside<'d, 't>(
    document: &'d XmlDocument<'t>,
    outer: &Element<'t>,
) -> impl Iterator<Item = &'d Element<'t>> + use<'d, 't> {
    let whole = outer.whole;
    let first = document.elements.partition_point(|e| e.whole.start <= whole.start);
    document.elements.get(first..).unwrap_or_default().iter().take_while(move |e| whole.contains(e.whole))
}
