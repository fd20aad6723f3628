//! The ways into the code of an add-in: the pages, commands and events of an add-in only manifest.
//!
//! Facts: manifest reference `action`, `functionfile`, `launchevent`, `event`, `runtime` (2026-02-27). One pass finds what
//! elements refer to, another one the entry points.

use super::document::XmlDocument;
use super::element::Element;
use super::sets::{HoldingSets, overrides};
use super::{local, spanned};
use crate::catalog::set_of_event;
use crate::manifest::{EntryKind, EntryPoint, Spanned};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// All of them, in the order of the text.
pub(super) fn entry_points(document: &XmlDocument<'_>) -> Vec<EntryPoint> {
    let places = Places::of(document);
    document.elements.iter().filter_map(|element| places.entry_point(element)).collect()
}

type Urls = Arc<[String]>;

/// What the elements of a manifest refer to.
struct Places<'d, 't> {
    document: &'d XmlDocument<'t>,
    sets: HoldingSets,
    /// The addresses of each resource.
    urls: FxHashMap<&'d str, Urls>,
    /// By the name of the page's resource: the resource that classic Outlook on Windows runs in place of the page.
    scripts: FxHashMap<&'d str, &'d str>,
    /// By where the [`part`] begins that it is for: the function file.
    function_files: FxHashMap<u32, &'d Element<'t>>,
    /// By where the extension point begins: what runs its events.
    runtimes: FxHashMap<u32, &'d Element<'t>>,
}

impl<'d, 't> Places<'d, 't> {
    fn of(document: &'d XmlDocument<'t>) -> Places<'d, 't> {
        let mut places = Places {
            document,
            sets: HoldingSets::of(document),
            urls: urls(document),
            scripts: FxHashMap::default(),
            function_files: FxHashMap::default(),
            runtimes: FxHashMap::default(),
        };
        for element in &document.elements {
            match element.local() {
                "FunctionFile" => {
                    places.function_files.entry(part(document, element)).or_insert(element);
                }
                "SourceLocation" => {
                    if let Some(point) = event_point(document, element) {
                        places.runtimes.entry(point.whole.start).or_insert(element);
                    }
                }
                "Override" => {
                    let runtime = document.around(element).next().filter(|e| e.local() == "Runtime");
                    if let Some((page, script)) = runtime.and_then(resource).zip(resource(element)) {
                        places.scripts.entry(page).or_insert(script);
                    }
                }
                _ => {}
            }
        }
        places
    }

    fn entry_point(&self, element: &'d Element<'t>) -> Option<EntryPoint> {
        let (kind, name, at) = match element.local() {
            "SourceLocation" => (EntryKind::TaskPane, self.page(element)?, Some(element)),
            "FunctionName" => {
                let name = self.document.value(element);
                match event_point(self.document, element) {
                    Some(_) => (EntryKind::Event, name, self.runtime(element)),
                    None => (EntryKind::Command, name, self.function_file(element)),
                }
            }
            "Event" => (EntryKind::Event, function(element)?, self.function_file(element)),
            "LaunchEvent" => (EntryKind::Event, function(element)?, self.runtime(element)),
            _ => return None,
        };
        let around = overrides(self.document, element);
        let set = self.sets.within(around);
        let point = event_point(self.document, element).and_then(Element::xsi_type);
        let event = element.attribute("Type").or(point);
        let raised = event.and_then(|event| set_of_event(local(&event.value)));
        Some(EntryPoint {
            kind,
            name,
            urls: at.map(|at| self.addresses(at)).unwrap_or_default(),
            scripts: at.map(|at| self.script(at)).unwrap_or_default(),
            set: raised.map_or(set, |raised| raised.max(set)),
            base: around.is_none(),
        })
    }

    /// The name of a location that opens as a page: what events run does not, and metadata are data.
    fn page(&self, location: &Element<'_>) -> Option<Spanned<String>> {
        let parent = self.document.around(location).next().map(Element::local);
        let opens = parent != Some("Metadata") && event_point(self.document, location).is_none();
        let name = location.attribute("DefaultValue").or_else(|| location.attribute("resid"));
        name.filter(|_| opens).map(spanned)
    }

    fn function_file(&self, element: &Element<'_>) -> Option<&'d Element<'t>> {
        self.function_files.get(&part(self.document, element)).copied()
    }

    fn runtime(&self, event: &Element<'_>) -> Option<&'d Element<'t>> {
        self.runtimes.get(&event_point(self.document, event)?.whole.start).copied()
    }

    /// The addresses that an element names, in place or by a resource.
    fn addresses(&self, element: &'d Element<'_>) -> Urls {
        match element.attribute("DefaultValue") {
            Some(url) => Arc::from([url.value.clone().into_owned()]),
            None => self.of_resource(resource(element)),
        }
    }

    fn script(&self, element: &'d Element<'_>) -> Urls {
        self.of_resource(resource(element).and_then(|page| self.scripts.get(page).copied()))
    }

    fn of_resource(&self, id: Option<&str>) -> Urls {
        id.and_then(|id| self.urls.get(id)).cloned().unwrap_or_default()
    }
}

/// The addresses of each resource: nested overrides may give one name to several.
fn urls<'d>(document: &'d XmlDocument<'_>) -> FxHashMap<&'d str, Urls> {
    let mut urls: FxHashMap<&str, Vec<String>> = FxHashMap::default();
    for url in document.elements.iter().filter(|element| element.local() == "Url") {
        if let Some((id, value)) = url.attribute("id").zip(url.attribute("DefaultValue")) {
            urls.entry(id.value.as_ref()).or_default().push(value.value.clone().into_owned());
        }
    }
    urls.into_iter().map(|(id, urls)| (id, Urls::from(urls))).collect()
}

fn resource<'d>(element: &'d Element<'_>) -> Option<&'d str> {
    element.attribute("resid").map(|resid| resid.value.as_ref())
}

fn function(element: &Element<'_>) -> Option<Spanned<String>> {
    element.attribute("FunctionName").map(spanned)
}

/// Where the form factor around an element begins, or else the overrides: a function file is for one of these.
fn part(document: &XmlDocument<'_>, element: &Element<'_>) -> u32 {
    let factor = document.around(element).find(|around| around.local().ends_with("FormFactor"));
    factor.or_else(|| overrides(document, element)).map_or(0, |around| around.whole.start)
}

/// The extension point around an element, if it is for events.
fn event_point<'d, 't>(document: &'d XmlDocument<'t>, element: &Element<'t>) -> Option<&'d Element<'t>> {
    let point = document.around(element).find(|around| around.local() == "ExtensionPoint")?;
    let is_of_events = |kind: &str| matches!(kind, "LaunchEvent" | "ReportPhishingCommandSurface");
    point.xsi_type().is_some_and(|kind| is_of_events(local(&kind.value))).then_some(point)
}
