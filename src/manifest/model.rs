//! What both manifest kinds have in common, with the span of every fact. Plain data, no syntax.
//!
//! Facts: facts about both kinds from Microsoft's manifest reference (XML element order 2026-07-15, unified manifest
//! overview 2026-05-10).

use super::placeholders::is_placeholder;
use crate::catalog::{Application, FIRST_SET, MailboxLevel, MailboxSet};
use crate::text::{Malformed, Span, Spanned};
use rustc_hash::FxHashSet;

/// Which of the two formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ManifestKind {
    /// Add-in only, XML.
    AddInOnly,
    /// Unified, JSON.
    Unified,
}

/// `xsi:type` of an XML manifest's root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppType {
    /// `MailApp`.
    Mail,
    /// `TaskPaneApp`.
    TaskPane,
    /// `ContentApp`.
    Content,
}

/// XML namespace version of the root: which enumeration of levels the schema has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemaVersion {
    /// `.../appforoffice/1.0`: no `ReadWriteItem`.
    V1_0,
    /// `.../appforoffice/1.1`, or a unified manifest.
    V1_1,
}

/// Which half of Office a permission is about; levels of one are never compared with those of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Outlook.
    Mailbox,
    /// Word, Excel, PowerPoint, Project, OneNote.
    Document,
}

/// One place that declares a permission level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredLevel {
    /// The value as written, trimmed.
    pub value: Spanned<String>,
    /// The mailbox level it names, if it names one (exact spelling). In a task pane or content add-in `Restricted` is
    /// a document level.
    pub level: Option<MailboxLevel>,
    /// XML: the family that the manifest's type asks for, whatever the value says. JSON: the one that the name is of.
    pub family: Family,
    /// The whole element or object; what a fix removes or moves.
    pub whole: Span,
    /// XML: names of the elements around it, outermost first (`["OfficeApp"]` where it belongs). JSON: empty.
    pub parents: Vec<String>,
    /// XML: among the root's children it stands where the schema's sequence wants it. JSON: true.
    pub in_order: bool,
    /// JSON: the `type` beside the name. XML: `None`.
    pub rsc_type: Option<Spanned<String>>,
    /// XML: the element's name where it is `Permissions` but for its case, which counts. JSON: `None`.
    pub misspelt: Option<String>,
    /// JSON: the supplementary permission that an unknown name was most likely meant to be. XML: `None`.
    pub meant: Option<SupplementaryKind>,
}

/// Supplementary permission (facts 1.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SupplementaryKind {
    /// Append and prepend on send.
    AppendOnSend,
    /// Shared folders and mailboxes.
    SharedFolders,
}

/// A declared supplementary permission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supplementary {
    /// Which.
    pub kind: SupplementaryKind,
    /// As written (`AppendOnSend`, `true`, `Mailbox.SharedFolder`, the converter's alias, ...).
    pub value: Spanned<String>,
    /// The whole element or object.
    pub whole: Span,
    /// XML: in which VersionOverrides it stands (`Some("1.0")`, `Some("1.1")`), `None` outside or in JSON.
    pub overrides_version: Option<String>,
    /// JSON: the `type` beside the name. XML: `None`.
    pub rsc_type: Option<Spanned<String>>,
}

/// An activation rule (XML only; rule collections are flattened).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivationRule {
    /// `xsi:type`.
    pub kind: Spanned<String>,
    /// `EntityType` of `ItemHasKnownEntity`.
    pub entity: Option<String>,
    /// `FormType` of `ItemIs` (`Read`, `Edit`, `ReadOrEdit`).
    pub form_type: Option<String>,
    /// The least level that the rule needs (facts 1.3).
    pub needs: MailboxLevel,
}

/// A manifest feature that needs a level by its documentation page (facts 1.5), e.g. multi-select.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feature {
    /// `SupportsMultiSelect` / `multiselect`.
    pub name: &'static str,
    /// The least level.
    pub needs: MailboxLevel,
    /// Where it is switched on.
    pub span: Span,
}

/// An extension point (`MessageReadCommandSurface`) or its unified counterpart (ribbon context, `autoRunEvents`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtensionPoint {
    /// XML: its `xsi:type`. JSON: the context (`mailRead`, `mailCompose`, ...) or the event's name.
    pub name: Spanned<String>,
}

/// A requirement set that a manifest names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequiredSet {
    /// `Mailbox`, as written.
    pub name: Spanned<String>,
    /// `1.3`; the version for all sets (`DefaultMinVersion`) where it has none of its own.
    pub version: Option<Spanned<String>>,
    /// Whether the base of an add-in only manifest names it: it then says which clients load the add-in at all.
    pub base: bool,
}

/// What starts the code of an [`EntryPoint`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// The user opens a pane, or another page of the add-in.
    Page,
    /// The user chooses a command that runs a function.
    Command,
    /// Something happens: an item is opened, changed, sent, reported.
    Event,
}

/// A page or script that the manifest tells Outlook to load.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryPoint {
    /// What starts it.
    pub kind: EntryKind,
    /// The page or script, resolved through `resid`.
    pub url: Spanned<String>,
    /// The events, as the manifest names them.
    pub events: Vec<String>,
    /// The functions that are called.
    pub functions: Vec<String>,
    /// The set of Outlook that holds where it runs: what the overrides around it bring along or ask for, what raises the
    /// events, and what the whole add-in asks for. Of several overrides the lower one, of several events the higher one.
    pub set: MailboxSet,
    /// The functions with the set that holds where each is called: what raises the other events does not count there.
    pub sets: Vec<(String, MailboxSet)>,
    /// Whether a requirement around it names the set, so that another version there changes what holds.
    pub asks: bool,
    /// XML: it stands in the base, which only clients use that know no overrides.
    pub base: bool,
    /// XML: only the form factor for mobile devices has it.
    pub mobile: bool,
}

/// One manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// Which format.
    pub kind: ManifestKind,
    /// XML: the root's `xsi:type`, `None` when missing or unknown. JSON: `None`.
    pub app_type: Option<AppType>,
    /// Which schema.
    pub schema: SchemaVersion,
    /// The add-in's id, as written.
    pub id: Option<Spanned<String>>,
    /// The add-in's name. XML: `DisplayName`. JSON: `name.short`.
    pub name: Option<Spanned<String>>,
    /// XML: `Host Name` values of the base manifest (`Mailbox`). JSON: scopes of all extensions (`mail`, ...).
    pub hosts: Vec<Spanned<String>>,
    /// Whether it targets Outlook. XML: a `MailApp`, or a root without a known type and the host `Mailbox`. JSON: any sign
    /// of it: a `mail` scope, a mailbox permission, a context of Outlook, the requirement set `Mailbox`.
    pub mail: bool,
    /// Every place that declares a level of the mailbox or document family or something unknown, in order: each
    /// `<Permissions>` element, wherever it stands; each resource-specific object, of whatever type, that is an Office
    /// one by its first word (`Mailbox*`, `Document*`), supplementary ones left out.
    pub declared: Vec<DeclaredLevel>,
    /// JSON: the span of the `resourceSpecific` array's content; where an entry can be inserted.
    pub permissions_slot: Option<Span>,
    /// Supplementary permissions.
    pub supplementary: Vec<Supplementary>,
    /// Activation rules.
    pub rules: Vec<ActivationRule>,
    /// Features that need a level.
    pub features: Vec<Feature>,
    /// Every URL or path that names a page or script of the add-in, resolved through `resid`; images, support and
    /// learn-more links left out.
    pub urls: Vec<Spanned<String>>,
    /// What Outlook loads, and when: those of [`urls`](Self::urls) that start something.
    pub entries: Vec<EntryPoint>,
    /// Names of JavaScript functions that the manifest calls.
    pub functions: Vec<Spanned<String>>,
    /// The scopes that `WebApplicationInfo` names, as they are written.
    pub scopes: Vec<Spanned<String>>,
    /// Every requirement set that it names.
    pub requirement_sets: Vec<RequiredSet>,
    /// The set of Outlook that what it says itself needs: its overrides, events and features.
    pub own_set: MailboxSet,
    /// Extension points.
    pub extension_points: Vec<ExtensionPoint>,
    /// Root element's start tag (name only) or the opening brace: where a finding about the whole file stands.
    pub root: Span,
    /// Syntax errors; the rest is read as far as it makes sense.
    pub malformed: Vec<Malformed>,
    /// A template in which conditions or loops decide which parts count: its shape is not known.
    pub steered: bool,
}

/// The application behind a host of an add-in only manifest, or behind a scope of a unified one.
fn application(host: &str) -> Option<&'static str> {
    match host.to_ascii_lowercase().as_str() {
        "mailbox" | "mail" => Some("Outlook"),
        _ => Application::of_host(host).map(Application::name),
    }
}

impl EntryPoint {
    /// Takes what another mention of the same page says.
    pub(super) fn join(&mut self, other: EntryPoint) {
        self.set = match (self.base, other.base, self.kind) {
            (true, false, _) => other.set,
            (false, true, _) => self.set,
            (_, _, EntryKind::Event) => self.set.max(other.set),
            (_, _, EntryKind::Page | EntryKind::Command) => self.set.min(other.set),
        };
        self.sets.extend(other.sets);
        self.asks &= other.asks;
        self.base &= other.base;
        self.mobile &= other.mobile;
        self.events.extend(other.events);
        self.functions.extend(other.functions);
    }

    /// The set that holds where a function is called: the lowest, where several call it.
    pub fn set_of(&self, function: &str) -> MailboxSet {
        let own = self.sets.iter().filter(|(name, _)| name == function).map(|(_, set)| *set);
        own.min().unwrap_or(self.set)
    }

    /// Whether something runs code there: a function file that no command names is empty, or a template's.
    pub fn is_live(&self) -> bool {
        self.kind != EntryKind::Command || !self.functions.is_empty()
    }

    /// Each event and function once, in their order.
    pub(super) fn with_names_once(mut self) -> EntryPoint {
        for names in [&mut self.events, &mut self.functions] {
            let mut known = FxHashSet::default();
            names.retain(|name| !name.is_empty() && known.insert(name.clone()));
        }
        self
    }
}

impl DeclaredLevel {
    /// Whether a build fills the value in: `{{LEVEL}}`, `$(Level)`.
    pub fn is_placeholder(&self) -> bool {
        is_placeholder(&self.value.value)
    }

    /// Whether it stands where Office looks: XML, directly in the root, under its right name; JSON, in an object of type
    /// `Delegated`.
    pub fn is_in_place(&self) -> bool {
        let delegated = || self.rsc_type.as_ref().is_none_or(|t| t.value == "Delegated");
        self.parents.len() <= 1 && self.misspelt.is_none() && delegated()
    }
}

impl RequiredSet {
    /// The version of the set `Mailbox` that it asks for: 1.1 where it names none that can be read.
    pub fn mailbox(&self) -> Option<MailboxSet> {
        let version = || self.version.as_ref().and_then(|version| MailboxSet::parse(&version.value));
        MailboxSet::is_named(&self.name.value).then(|| version().unwrap_or(FIRST_SET))
    }
}

impl Supplementary {
    /// Whether it stands where Office looks for it: XML, in `VersionOverrides` 1.1; JSON, in an object of type
    /// `Delegated`.
    pub fn is_in_place(&self, kind: ManifestKind) -> bool {
        match kind {
            ManifestKind::AddInOnly => self.overrides_version.as_deref() == Some("1.1"),
            ManifestKind::Unified => self.rsc_type.as_ref().is_none_or(|t| t.value == "Delegated"),
        }
    }
}

impl Manifest {
    /// The entry points that overrides have, or that a unified manifest has.
    pub fn beyond_base(&self) -> impl Iterator<Item = &EntryPoint> {
        self.entries.iter().filter(|entry| !entry.base && entry.is_live())
    }

    /// The entry points that today's clients use: those of the base where there are no others.
    pub fn used_entries(&self) -> impl Iterator<Item = &EntryPoint> {
        let base = self.beyond_base().next().is_none().then_some(&self.entries).into_iter().flatten();
        self.beyond_base().chain(base)
    }

    /// The applications that it is for, each once; a host that nobody knows is left out.
    pub fn applications(&self) -> Vec<&'static str> {
        let mut names: Vec<&'static str> = Vec::new();
        for name in self.hosts.iter().filter_map(|host| application(&host.value)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// The first declaration of a supplementary permission that has an effect.
    pub fn effective(&self, kind: SupplementaryKind) -> Option<&Supplementary> {
        self.supplementary.iter().find(|s| s.kind == kind && s.is_in_place(self.kind))
    }

    /// The places that declare a level of a family, or try to (a misspelt supplementary permission does not).
    pub fn levels(&self, family: Family) -> impl Iterator<Item = &DeclaredLevel> {
        self.declared.iter().filter(move |d| d.family == family && d.meant.is_none())
    }

    /// Whether the declared mailbox level is beyond doubt: named once at most, by a name of the manifest's schema.
    pub fn level_is_clear(&self) -> bool {
        let mut declared = self.levels(Family::Mailbox);
        let first = declared.next();
        let offered = |d: &DeclaredLevel| d.level.is_some_and(|level| self.least_offered(level) == level);
        let clear = |d: &DeclaredLevel| d.misspelt.is_none() && offered(d);
        first.is_none_or(clear) && declared.next().is_none() && !self.steered
    }

    /// The declared mailbox level that counts: the highest of those named where Office looks for one, else of those
    /// named elsewhere; `None` when none is (then Restricted applies).
    pub fn declared_level(&self) -> Option<MailboxLevel> {
        self.declared_at()?.level
    }

    /// The place of [`declared_level`](Self::declared_level), the first one if several name it.
    pub fn declared_at(&self) -> Option<&DeclaredLevel> {
        let highest = |in_place: bool| {
            let named = self.declared.iter().filter(|d| d.level.is_some() && d.is_in_place() == in_place);
            named.rev().max_by_key(|d| d.level)
        };
        highest(true).or_else(|| highest(false))
    }

    /// Whether the level is filled in later by a build step (`${{LEVEL}}`, `{$level}`): then nothing is known of it.
    pub fn level_is_placeholder(&self) -> bool {
        self.declared_level().is_none() && self.declared.iter().any(DeclaredLevel::is_placeholder)
    }

    /// What Outlook grants: the declared level, or Restricted where none is.
    pub fn granted(&self) -> MailboxLevel {
        self.declared_level().unwrap_or(MailboxLevel::Restricted)
    }

    /// The least level of this manifest's schema that includes `needed` (schema 1.0 has no `ReadWriteItem`).
    pub fn least_offered(&self, needed: MailboxLevel) -> MailboxLevel {
        match (self.schema, needed) {
            (SchemaVersion::V1_0, MailboxLevel::ReadWriteItem) => MailboxLevel::ReadWriteMailbox,
            (_, level) => level,
        }
    }
}
