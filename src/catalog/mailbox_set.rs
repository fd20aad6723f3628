//! The requirement sets of Outlook, `Mailbox 1.8`: which of them a member needs, which clients stop below it, and what the
//! manifest itself brings along.
//!
//! Sets of other families (`DialogApi`, `IdentityAPI`) are never compared with these. Knows nothing about code and
//! manifests. Called by the manifest readers and the rules about sets.

use super::{Catalog, Member, MemberId, MemberKind};
use std::fmt;
use std::sync::OnceLock;

/// A version of the set `Mailbox`: 1.10 is above 1.9.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MailboxSet {
    major: u16,
    minor: u16,
}

/// What every client has that runs add-ins at all.
pub const FIRST_SET: MailboxSet = MailboxSet::new(1, 1);

/// Where the sets are listed, and what each client supports.
pub const MAILBOX_SETS_URL: &str =
    "https://learn.microsoft.com/javascript/api/requirement-sets/outlook/outlook-api-requirement-sets";

impl MailboxSet {
    /// The set with this version.
    pub const fn new(major: u16, minor: u16) -> MailboxSet {
        MailboxSet { major, minor }
    }

    /// Reads a version as it is written: `1.8`, `1.10`, `1`. `None` for `preview` and what is no version.
    pub fn parse(version: &str) -> Option<MailboxSet> {
        let mut parts = version.trim().split('.');
        let major = parts.next()?.parse().ok()?;
        let minor = parts.next().map_or(Ok(0), str::parse).ok()?;
        Some(MailboxSet { major, minor })
    }

    /// Whether a set is called so: manifests also write `MailBox`.
    pub fn is_named(name: &str) -> bool {
        name.eq_ignore_ascii_case("Mailbox")
    }
}

impl fmt::Display for MailboxSet {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}", self.major, self.minor)
    }
}

/// Sets that the typings give in prose only, as the documentation of Outlook does (read 2026-11-29); for Outlook alone.
const IN_PROSE: [(&str, MailboxSet); 6] = [
    ("Office.UI.displayDialogAsync", MailboxSet::new(1, 4)),
    ("Office.UI.closeContainer", MailboxSet::new(1, 5)),
    ("Office.Context.officeTheme", MailboxSet::new(1, 14)),
    ("Office.Context.host", MailboxSet::new(1, 5)),
    ("Office.Context.platform", MailboxSet::new(1, 5)),
    ("Office.Context.diagnostics", MailboxSet::new(1, 5)),
];

/// Types whose plain properties have been there from the beginning where they bear no tag (the old reference of each
/// member, 2017).
const OLD_TYPES: [&str; 6] = [
    "Office.AppointmentCompose",
    "Office.AppointmentRead",
    "Office.Mailbox",
    "Office.MessageCompose",
    "Office.MessageRead",
    "Office.UserProfile",
];

/// Clients that stop at a set (the vendor's table of 2024-10), from the oldest on.
const CLIENTS: [(&str, MailboxSet); 6] = [
    ("Outlook 2016 (volume licence)", MailboxSet::new(1, 4)),
    ("Outlook on mobile devices", MailboxSet::new(1, 5)),
    ("Exchange 2016 and 2019", MailboxSet::new(1, 5)),
    ("Outlook 2019", MailboxSet::new(1, 6)),
    ("classic Outlook on Mac", MailboxSet::new(1, 8)),
    ("Outlook 2021", MailboxSet::new(1, 9)),
];

/// Events that a manifest subscribes to, in the words of both kinds, and the set from which on they are raised
/// (event-based activation, 2026-07-30; spam reporting, 2026-02-27, is an extension point of its own). Those of a preview
/// are left out.
const EVENTS: [(&str, &str, MailboxSet); 18] = [
    ("OnNewMessageCompose", "newMessageComposeCreated", MailboxSet::new(1, 10)),
    ("OnNewAppointmentOrganizer", "newAppointmentOrganizerCreated", MailboxSet::new(1, 10)),
    ("OnMessageAttachmentsChanged", "messageAttachmentsChanged", MailboxSet::new(1, 11)),
    ("OnAppointmentAttachmentsChanged", "appointmentAttachmentsChanged", MailboxSet::new(1, 11)),
    ("OnMessageRecipientsChanged", "messageRecipientsChanged", MailboxSet::new(1, 11)),
    ("OnAppointmentAttendeesChanged", "appointmentAttendeesChanged", MailboxSet::new(1, 11)),
    ("OnAppointmentTimeChanged", "appointmentTimeChanged", MailboxSet::new(1, 11)),
    ("OnAppointmentRecurrenceChanged", "appointmentRecurrenceChanged", MailboxSet::new(1, 11)),
    ("OnInfoBarDismissClicked", "infoBarDismissClicked", MailboxSet::new(1, 11)),
    ("OnMessageSend", "messageSending", MailboxSet::new(1, 12)),
    ("OnAppointmentSend", "appointmentSending", MailboxSet::new(1, 12)),
    ("OnMessageCompose", "messageComposeOpened", MailboxSet::new(1, 12)),
    ("OnAppointmentOrganizer", "appointmentOrganizerOpened", MailboxSet::new(1, 12)),
    ("OnMessageFromChanged", "messageFromChanged", MailboxSet::new(1, 13)),
    ("OnAppointmentFromChanged", "appointmentFromChanged", MailboxSet::new(1, 13)),
    ("OnSensitivityLabelChanged", "sensitivityLabelChanged", MailboxSet::new(1, 13)),
    ("OnMessageDecrypt", "messageDecrypt", MailboxSet::new(1, 16)),
    ("ReportPhishingCommandSurface", "spamReportingOverride", MailboxSet::new(1, 14)),
];

/// The set that raises an event, by the name that either kind of manifest has for it.
pub fn set_of_event(event: &str) -> Option<MailboxSet> {
    let row = EVENTS.iter().find(|(xml, unified, _)| *xml == event || *unified == event)?;
    Some(row.2)
}

/// Features that a manifest switches on, in the words of both kinds (pinnable task pane, 2025-11-18; item multi-select,
/// 2025-11-11; without an item, 2025-08-01; shared folders, 2026-03-23).
const FEATURES: [(&str, MailboxSet); 7] = [
    ("SupportsPinning", MailboxSet::new(1, 5)),
    ("pinnable", MailboxSet::new(1, 5)),
    ("SupportsSharedFolders", MailboxSet::new(1, 8)),
    ("SupportsMultiSelect", MailboxSet::new(1, 13)),
    ("multiselect", MailboxSet::new(1, 13)),
    ("SupportsNoItemContext", MailboxSet::new(1, 13)),
    ("supportsNoItemContext", MailboxSet::new(1, 13)),
];

/// The set that a feature came with, by the name that either kind of manifest has for it.
pub fn set_of_feature(name: &str) -> Option<MailboxSet> {
    FEATURES.iter().find(|(feature, _)| *feature == name).map(|(_, set)| *set)
}

/// The clients that do not have a set.
pub fn clients_below(set: MailboxSet) -> Vec<&'static str> {
    CLIENTS.iter().filter(|(_, most)| *most < set).map(|(client, _)| *client).collect()
}

/// What is known of a member.
#[derive(Debug, Clone, Copy)]
struct MemberSet {
    needed: MailboxSet,
    /// Whether its object came with this set, or a later one.
    with_object: bool,
}

impl Catalog {
    /// The set of Outlook that a member needs at the least; `None` where that is not known, as for members of a preview, or
    /// where a set of another family counts. Of a tag with two values the lower one.
    pub fn mailbox_set(&self, id: MemberId) -> Option<MailboxSet> {
        self.member_set(id).map(|set| set.needed)
    }

    /// Whether whoever has the member's object has the member: both came with one set. `item.internetHeaders` can be
    /// missing, `getAsync` of what it gives cannot.
    pub fn comes_with_its_object(&self, id: MemberId) -> bool {
        self.member_set(id).is_some_and(|set| set.with_object)
    }

    fn member_set(&self, id: MemberId) -> Option<MemberSet> {
        static SETS: OnceLock<Vec<Option<MemberSet>>> = OnceLock::new();
        let sets = SETS.get_or_init(|| {
            let catalog = Catalog::get();
            catalog.members().map(|(id, member)| catalog.read_set(id, member)).collect()
        });
        sets.get(id.0 as usize).copied().flatten()
    }

    fn read_set(&self, id: MemberId, member: &Member) -> Option<MemberSet> {
        let (name, owner) = (self.full_name(id), self.ty(member.owner));
        let in_prose = IN_PROSE.iter().find(|(known, _)| *known == name).map(|(_, set)| *set);
        let needed = match (in_prose, member.requirement_set.as_deref()) {
            (Some(set), _) => set,
            (None, Some(tag)) => tag_set(tag)?,
            (None, None) => {
                let is_old = OLD_TYPES.contains(&owner.name.as_str());
                (is_old && member.kind == MemberKind::Property).then_some(FIRST_SET)?
            }
        };
        let of_object = owner.requirement_set.as_deref().and_then(tag_set);
        Some(MemberSet { needed, with_object: of_object.is_some_and(|object| needed <= object) })
    }
}

fn tag_set(tag: &str) -> Option<MailboxSet> {
    let (family, version) = tag.split_once(' ')?;
    MailboxSet::is_named(family).then(|| MailboxSet::parse(version))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_no_decimal_numbers() {
        let set = |version| MailboxSet::parse(version).unwrap();
        assert!(set("1.10") > set("1.9"));
        assert_eq!(set("1.10").to_string(), "1.10");
        assert_eq!(MailboxSet::parse("preview"), None);
        assert_eq!(MailboxSet::parse("1.x"), None);
    }

    #[test]
    fn what_a_member_needs() {
        let catalog = Catalog::get();
        for (name, set) in [
            ("Office.Body.getAsync", Some("1.3")),
            ("Office.MessageCompose.getItemIdAsync", Some("1.8")),
            // No tag: there from the beginning.
            ("Office.MessageRead.subject", Some("1.1")),
            ("Office.AppointmentRead.organizer", Some("1.1")),
            ("Office.AppointmentCompose.organizer", Some("1.7")),
            // By its interface's tag.
            ("Office.Categories.getAsync", Some("1.8")),
            // In prose.
            ("Office.UI.displayDialogAsync", Some("1.4")),
            // A plain method without a tag, and other families.
            ("Office.Mailbox.getIsIdentityManaged", None),
            ("Office.UI.messageParent", None),
            ("Office.Document.getSelectedDataAsync", None),
            ("Office.EventType.OfficeThemeChanged", Some("1.14")),
            ("Office.EventType.SelectedItemsChanged", Some("1.13")),
            ("Office.EventType.AttachmentsChanged", Some("1.8")),
            ("Office.SelectedItemDetails.itemId", Some("1.13")),
        ] {
            let id = catalog.member_named(name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(catalog.mailbox_set(id).map(|set| set.to_string()).as_deref(), set, "{name}");
        }
    }

    #[test]
    fn every_row_names_a_member_or_type() {
        let catalog = Catalog::get();
        assert!(IN_PROSE.iter().all(|(name, _)| catalog.member_named(name).is_some()));
        assert!(OLD_TYPES.iter().all(|name| catalog.type_named(name).is_some()));
    }

    #[test]
    fn clients_stop_at_a_set() {
        assert_eq!(clients_below(MailboxSet::new(1, 5)), ["Outlook 2016 (volume licence)"]);
        assert!(clients_below(MailboxSet::new(1, 10)).contains(&"Outlook 2021"));
        assert!(clients_below(FIRST_SET).is_empty());
    }
}
