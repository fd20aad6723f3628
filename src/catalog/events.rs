//! What event handlers receive: the typings declare their parameter as `any` and describe it only in words.
//!
//! Each row repeats the comment of its constant in `Office.EventType` (@types/office-js 1.0.612), or that of the
//! argument's type where the constant says nothing. Events without a typed argument (`ItemChanged`,
//! `SelectedItemsChanged`) have no row. Knows nothing about handlers in source; called by the analysis.

use super::{Catalog, MemberId, TypeId};

/// `Office.EventType` constant, and the type of its handler's argument.
const EVENTS: [(&str, &str); 19] = [
    ("AppointmentTimeChanged", "Office.AppointmentTimeChangedEventArgs"),
    ("AttachmentsChanged", "Office.AttachmentsChangedEventArgs"),
    ("BindingDataChanged", "Office.BindingDataChangedEventArgs"),
    ("BindingSelectionChanged", "Office.BindingSelectionChangedEventArgs"),
    ("DialogParentMessageReceived", "Office.DialogParentMessageReceivedEventArgs"),
    ("DocumentSelectionChanged", "Office.DocumentSelectionChangedEventArgs"),
    ("DragAndDropEvent", "Office.DragAndDropEventArgs"),
    ("EnhancedLocationsChanged", "Office.EnhancedLocationsChangedEventArgs"),
    ("InfobarClicked", "Office.InfobarClickedEventArgs"),
    ("InitializationContextChanged", "Office.InitializationContextChangedEventArgs"),
    ("NodeDeleted", "Office.NodeDeletedEventArgs"),
    ("NodeInserted", "Office.NodeInsertedEventArgs"),
    ("NodeReplaced", "Office.NodeReplacedEventArgs"),
    ("OfficeThemeChanged", "Office.OfficeThemeChangedEventArgs"),
    ("RecipientsChanged", "Office.RecipientsChangedEventArgs"),
    ("RecurrenceChanged", "Office.RecurrenceChangedEventArgs"),
    ("SensitivityLabelChanged", "Office.SensitivityLabelChangedEventArgs"),
    ("SettingsChanged", "Office.SettingsChangedEventArgs"),
    ("SpamReporting", "Office.SpamReportingEventArgs"),
];

/// What a function gets that the manifest names: a command's, an on-send or an event handler's. Which of them it is
/// stands in the manifest, so each is possible.
const COMMANDS: [&str; 2] = ["Office.AddinCommands.Event", "Office.MailboxEvent"];

impl Catalog {
    /// The type of the argument of a handler that is registered for `event`: the name of an `Office.EventType`
    /// constant, or the string that it stands for in Outlook (`olkRecipientsChanged`).
    pub fn event_args(&self, event: &str) -> Option<TypeId> {
        let event = event.strip_prefix("olk").unwrap_or(event);
        let (_, args) = EVENTS.iter().find(|(name, _)| *name == event)?;
        self.type_named(args)
    }

    /// The types that the argument of a function has that the manifest, or `Office.actions.associate`, names.
    pub fn command_args(&self) -> impl Iterator<Item = TypeId> {
        COMMANDS.iter().filter_map(|name| self.type_named(name))
    }

    /// Whether a member belongs to the event that a function gets which Office calls by its name.
    pub fn comes_with_command(&self, member: MemberId) -> bool {
        self.command_args().any(|event| event == self.member(member).owner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{MemberKind, TypeKind};

    #[test]
    fn every_row_names_an_event_and_a_type() {
        let catalog = Catalog::get();
        let events = catalog.type_named("Office.EventType").unwrap();
        for (event, args) in EVENTS {
            let constant = catalog.lookup(events, event).expect(event);
            assert_eq!(catalog.member(constant).kind, MemberKind::EnumConstant);
            let ty = catalog.event_args(event).expect(args);
            assert_eq!(catalog.ty(ty).name, args);
        }
        assert_eq!(catalog.command_args().count(), COMMANDS.len());
    }

    #[test]
    fn no_type_of_event_arguments_is_forgotten() {
        let catalog = Catalog::get();
        let args = catalog
            .types()
            .filter(|(_, ty)| ty.kind == TypeKind::Interface && ty.name.ends_with("EventArgs"));
        for (_, ty) in args {
            assert!(EVENTS.iter().any(|(_, row)| *row == ty.name), "{}", ty.name);
        }
    }

    #[test]
    fn the_string_of_an_event_works_as_its_constant_does() {
        let catalog = Catalog::get();
        assert_eq!(catalog.event_args("olkRecipientsChanged"), catalog.event_args("RecipientsChanged"));
        assert_eq!(catalog.event_args("ItemChanged"), None);
    }
}
