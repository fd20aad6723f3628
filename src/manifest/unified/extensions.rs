//! `extensions` of a unified manifest: hosts, code, requirement sets, where the add-in shows up.
//!
//! Facts: Teams app schema v1.30 (`extensions[]`: `requirements`, `runtimes`, `contentRuntimes`, `ribbons`,
//! `autoRunEvents`), item multi-select (2025-11-11).

use super::sets::required;
use crate::catalog::MailboxLevel;
use crate::json::Value;
use crate::manifest::{ExtensionPoint, Feature, RequiredSet, Spanned};

/// The contexts that only Outlook has.
const CONTEXTS: [&str; 7] = [
    "mailRead",
    "mailCompose",
    "meetingDetailsOrganizer",
    "meetingDetailsAttendee",
    "onlineMeetingDetailsOrganizer",
    "logEventMeetingDetailsAttendee",
    "spamReportingOverride",
];

/// What the extensions say, all of them together.
#[derive(Debug, Default)]
pub(super) struct Extensions {
    pub(super) hosts: Vec<Spanned<String>>,
    pub(super) features: Vec<Feature>,
    pub(super) urls: Vec<Spanned<String>>,
    pub(super) functions: Vec<Spanned<String>>,
    pub(super) requirement_sets: Vec<RequiredSet>,
    pub(super) extension_points: Vec<ExtensionPoint>,
}

pub(super) fn read(root: &Value) -> Extensions {
    let mut found = Extensions::default();
    for extension in root.items_of("extensions") {
        found.add(extension);
    }
    found
}

impl Extensions {
    /// Whether anything says that the add-in is one for Outlook: a scope, a context, a requirement set.
    pub(super) fn target_mail(&self) -> bool {
        self.hosts.iter().any(|host| host.value == "mail")
            || self.requirement_sets.iter().any(|set| set.name.value == "Mailbox")
            || self.extension_points.iter().any(|point| CONTEXTS.contains(&point.name.value.as_str()))
    }

    fn add(&mut self, extension: &Value) {
        self.add_requirements(extension);
        for part in extension.properties().flat_map(Value::items) {
            self.add_requirements(part);
        }
        for runtime in ["runtimes", "contentRuntimes"].iter().flat_map(|key| extension.items_of(key)) {
            self.add_runtime(runtime);
        }
        for ribbon in extension.items_of("ribbons") {
            let contexts = ribbon.items_of("contexts").iter().filter_map(Value::string);
            self.extension_points.extend(contexts.map(|name| ExtensionPoint { name }));
        }
        for event in extension.items_of("autoRunEvents").iter().flat_map(|e| e.items_of("events")) {
            self.extension_points.extend(event.string_of("type").map(|name| ExtensionPoint { name }));
            self.functions.extend(event.string_of("actionId"));
        }
    }

    fn add_requirements(&mut self, part: &Value) {
        let Some(requirements) = part.get("requirements") else { return };
        self.hosts.extend(requirements.items_of("scopes").iter().filter_map(Value::string));
        self.requirement_sets.extend(required(part));
    }

    fn add_runtime(&mut self, runtime: &Value) {
        if let Some(code) = runtime.get("code") {
            self.urls.extend(["page", "script"].iter().filter_map(|key| code.string_of(key)));
        }
        for action in runtime.items_of("actions") {
            let kind = action.string_of("type").map(|t| t.value).unwrap_or_default();
            if matches!(kind.as_str(), "executeFunction" | "executeDataFunction") {
                self.functions.extend(action.string_of("id"));
            }
            if action.get("multiselect").is_some_and(Value::is_true) {
                let span = action.property_span("multiselect").unwrap_or(action.span);
                let needs = MailboxLevel::ReadWriteMailbox;
                self.features.push(Feature { name: "multiselect", needs, span });
            }
        }
    }
}
