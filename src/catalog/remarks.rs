//! What is worth knowing about a few members beyond their level. No remark changes a level; the hover and `explain`
//! show them. Knows nothing but names.

use super::SHIPPED_LIBRARY;

/// A sentence about a member, and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remark {
    /// Full name of a member, or of a type for all its members.
    pub subject: &'static str,
    /// The sentence.
    pub text: &'static str,
    /// Its source.
    pub url: &'static str,
}

const PERMISSIONS: &str =
    "https://learn.microsoft.com/office/dev/add-ins/outlook/understanding-outlook-add-in-permissions";
const LOADED: &str = "Only `loadItemByIdAsync`, which needs read/write mailbox, returns such an object.";
const LOAD_ITEM: &str = "https://learn.microsoft.com/office/dev/add-ins/outlook/item-multi-select";

const SPORADIC: &str = "https://github.com/OfficeDev/office-js/issues/5124";
const PINNED: &str = "https://github.com/OfficeDev/office-js/issues/1192";

const LIBRARY_ONLY: &str = "Undocumented and missing from the typings: only the shipped library has it. It moves \
                            the item to another folder.";
const UNCHECKED: &str =
    "Undocumented and missing from the typings: only the shipped library has it, and it checks no level.";

const ROWS: [Remark; 16] = [
    Remark {
        subject: "Office.MessageCompose.from",
        text: "A reference table that Microsoft maintained until February 2026 said read/write item; the typings \
               say read item.",
        url: "https://github.com/OfficeDev/office-js-docs-reference",
    },
    Remark {
        subject: "Office.CustomProperties",
        text: "Writing custom properties needs no more than reading the item.",
        url: PERMISSIONS,
    },
    Remark {
        subject: "Office.Context.auth",
        text: "Missing from the typings. `Office.auth` used to be here, and examples in the reference used it from \
               here.",
        url: "https://learn.microsoft.com/javascript/api/office/office.auth?view=outlook-js-1.14",
    },
    Remark {
        subject: "Office.Mailbox.getCallbackTokenAsync",
        text: "Without an item (in a pinned pane with nothing selected), the library returns a REST token only at \
               read/write mailbox.",
        url: SHIPPED_LIBRARY,
    },
    Remark {
        subject: "Office.Mailbox.getSelectedItemsAsync",
        text: "`Permission Denied` (7000) may also mean that the client lacks the method, whatever the manifest \
               declares.",
        url: "https://github.com/OfficeDev/office-js/issues/3688",
    },
    Remark {
        subject: "Office.NotificationMessages.replaceAsync",
        text: "Classic Outlook sometimes throws the elevated-permission error although the level is sufficient.",
        url: SPORADIC,
    },
    Remark {
        subject: "Office.Subject.getAsync",
        text: "Classic Outlook sometimes throws the elevated-permission error although the level is sufficient.",
        url: SPORADIC,
    },
    Remark {
        subject: "Office.Body.getAsync",
        text: "Classic Outlook has thrown the elevated-permission error in a pinned pane although the level was \
               sufficient.",
        url: PINNED,
    },
    Remark {
        subject: "Office.Body.getTypeAsync",
        text: "Classic Outlook has thrown the elevated-permission error in a pinned pane although the level was \
               sufficient.",
        url: PINNED,
    },
    Remark {
        subject: "Office.Dialog.messageChild",
        text: "In Outlook, it needs Mailbox 1.9 or DialogApi 1.2; classic Outlook on Mac has the second without the \
               first.",
        url: "https://learn.microsoft.com/javascript/api/office/office.dialog",
    },
    Remark {
        subject: "Office.SeriesTime",
        text: "The typings have only the interface; the documentation of recurrence creates one with `new \
               Office.SeriesTime()`.",
        url: "https://learn.microsoft.com/office/dev/add-ins/outlook/get-and-set-recurrence",
    },
    Remark { subject: "Office.MessageRead.move", text: LIBRARY_ONLY, url: SHIPPED_LIBRARY },
    Remark { subject: "Office.Mailbox.displayPersonaCardAsync", text: UNCHECKED, url: SHIPPED_LIBRARY },
    Remark { subject: "Office.Mailbox.navigateToModuleAsync", text: UNCHECKED, url: SHIPPED_LIBRARY },
    Remark { subject: "Office.LoadedMessageCompose", text: LOADED, url: LOAD_ITEM },
    Remark { subject: "Office.LoadedMessageRead", text: LOADED, url: LOAD_ITEM },
];

/// The remark about a member, `Office.Mailbox.item`, or about the type that declares it.
pub fn remark(full_name: &str) -> Option<&'static Remark> {
    let of = |name: &str| ROWS.iter().find(|row| row.subject == name);
    of(full_name).or_else(|| of(full_name.rsplit_once('.')?.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    #[test]
    fn every_remark_is_about_something_in_the_catalogue() {
        let catalog = Catalog::get();
        for Remark { subject, .. } in ROWS {
            let member = subject
                .rsplit_once('.')
                .and_then(|(ty, name)| catalog.type_named(ty).and_then(|ty| catalog.lookup(ty, name)));
            assert!(member.is_some() || catalog.type_named(subject).is_some(), "{subject}");
        }
    }

    #[test]
    fn a_remark_about_a_type_holds_for_its_members() {
        assert_eq!(remark("Office.CustomProperties.set"), remark("Office.CustomProperties"));
        assert_eq!(remark("Office.Body.setAsync"), None);
    }
}
