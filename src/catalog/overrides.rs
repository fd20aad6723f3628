//! Corrections of the typings' tags, maintained by hand, each with source, date and confidence.
//!
//! The tags are too low in a few places: the library that ships enforces more, or the permissions page does. A row
//! can only raise: the effective level is the stricter of tag and row. A row that repeats its tag with
//! [`Confidence::Low`] says that the sources contradict each other about it.
//!
//! Left out on purpose: the retired entity types (`Contact` is tagged restricted, the library asked for read item):
//! whoever holds one has already called a method that needs as much. Knows nothing about findings.

use super::{Confidence, LevelCorrection, MailboxLevel, SHIPPED_LIBRARY};
use Confidence::{High, Low};
use MailboxLevel::{ReadItem, ReadWriteItem, ReadWriteMailbox};

/// One corrected member.
pub(super) struct OverrideRow {
    /// Full name of the declared member.
    pub(super) member: &'static str,
    /// What is known about it.
    pub(super) correction: LevelCorrection,
}

/// Where and when a source says so.
type SourceAndDate = (&'static str, &'static str);

const PERMISSIONS_PAGE: SourceAndDate = (
    "2025-12-02",
    "https://learn.microsoft.com/office/dev/add-ins/outlook/understanding-outlook-add-in-permissions",
);
const SHIPPED: SourceAndDate = ("2025-10-03", SHIPPED_LIBRARY);
const ISSUE_OF_2019: SourceAndDate =
    ("2019-09-23", "https://github.com/OfficeDev/office-js-docs-pr/issues/1322");
const ORGANIZER_PAGE: SourceAndDate =
    ("2026-08-21", "https://learn.microsoft.com/javascript/api/outlook/office.organizer");

const LIBRARY_AND_PAGE: &str = "the shipped library and the permissions page ask for read/write item";
const LIBRARY: &str = "the shipped library asks for read/write item";
const LIBRARY_ALONE: &str = "only the shipped library has it, and it asks for read/write mailbox";
const SELECTED_DATA: &str =
    "the shipped library asks for read/write item, but the documented level was lowered to read item in 2019";
const USER_PROFILE: &str =
    "the permissions page excludes it at restricted, and so do the tags of its members";
const ORGANIZER: &str = "the property is tagged read/write item, but its only method needs read item";

/// All corrections.
pub(super) const ROWS: &[OverrideRow] = &[
    row("Office.Subject.setAsync", ReadWriteItem, High, LIBRARY_AND_PAGE, PERMISSIONS_PAGE),
    row("Office.Location.setAsync", ReadWriteItem, High, LIBRARY_AND_PAGE, PERMISSIONS_PAGE),
    row("Office.SessionData.getAsync", ReadWriteItem, High, LIBRARY, SHIPPED),
    row("Office.SessionData.setAsync", ReadWriteItem, High, LIBRARY, SHIPPED),
    row("Office.MessageCompose.getSelectedDataAsync", ReadWriteItem, Low, SELECTED_DATA, ISSUE_OF_2019),
    row("Office.AppointmentCompose.getSelectedDataAsync", ReadWriteItem, Low, SELECTED_DATA, ISSUE_OF_2019),
    row("Office.MessageRead.move", ReadWriteMailbox, High, LIBRARY_ALONE, SHIPPED),
    row("Office.Mailbox.userProfile", ReadItem, High, USER_PROFILE, PERMISSIONS_PAGE),
    row("Office.AppointmentCompose.organizer", ReadWriteItem, Low, ORGANIZER, ORGANIZER_PAGE),
];

const fn row(
    member: &'static str,
    level: MailboxLevel,
    confidence: Confidence,
    source: &'static str,
    (date, url): SourceAndDate,
) -> OverrideRow {
    OverrideRow { member, correction: LevelCorrection { level, confidence, source, date, url } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    #[test]
    fn every_row_names_a_member_and_raises_it_or_doubts_it() {
        let catalog = Catalog::get();
        for OverrideRow { member, correction } in ROWS {
            let id = catalog.member_named(member).expect(member);
            let found = catalog.member(id);
            assert_eq!(catalog.full_name(id), *member);
            assert_eq!(found.level, Some(correction.level), "{member}");
            assert_eq!(found.corrected, Some(correction), "{member}");
            let raises = found.tagged < Some(correction.level);
            assert!(raises || correction.confidence == Low, "{member}");
        }
    }
}
