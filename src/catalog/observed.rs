//! Members that were observed to need more than is documented. No row changes a level: that stays what the typings, the
//! shipped library and the vendor's pages say. But it is never certain that less is enough.
//!
//! Knows nothing about findings. Shown by `explain` and hovers; a doubt of the judgement.

use super::{MailboxLevel, SHIPPED_LIBRARY};
use crate::text::prose;
use MailboxLevel::{ReadItem, ReadWriteMailbox};

/// What was seen of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Observed {
    /// Its full name.
    pub member: &'static str,
    /// The level that it was seen to need.
    pub level: MailboxLevel,
    /// What happens below that level, and where; a clause.
    pub seen: &'static str,
    /// Date of the report, ISO.
    pub date: &'static str,
    /// Where to read it.
    pub url: &'static str,
    /// The build that mended it, if one did: older ones are still about.
    pub mended: Option<&'static str>,
}

const ENTITIES: &str = "below that level, the shipped library throws the elevated-permission error for entities such as \
                        contacts";

const ROWS: [Observed; 4] = [
    Observed {
        member: "Office.UI.openBrowserWindow",
        level: ReadItem,
        seen: "below that level, Outlook on Windows does not have the method; Outlook on the web never has it",
        date: "2021-11-22",
        url: "https://github.com/OfficeDev/office-js/issues/2261",
        mended: None,
    },
    entities("Office.AppointmentRead.getEntitiesByType"),
    entities("Office.MessageRead.getEntitiesByType"),
    Observed {
        member: "Office.Mailbox.getUserIdentityTokenAsync",
        level: ReadWriteMailbox,
        seen: "classic Outlook version 2510 wrongly requires it",
        date: "2025-11-27",
        url: "https://github.com/OfficeDev/office-js/issues/6340",
        mended: Some("16.0.20131.20000"),
    },
];

const fn entities(member: &'static str) -> Observed {
    Observed {
        member,
        level: ReadItem,
        seen: ENTITIES,
        date: "2025-10-03",
        url: SHIPPED_LIBRARY,
        mended: None,
    }
}

/// All rows.
pub(super) fn rows() -> &'static [Observed] {
    &ROWS
}

impl Observed {
    /// `seen to need ReadItem: below it ...`.
    pub fn clause(&self) -> String {
        let mended = self.mended.map(|build| format!("; fixed in build {build}")).unwrap_or_default();
        format!(
            "seen to need {}: {}{mended} ({}, {})",
            self.level.name(),
            self.seen,
            prose::date(self.date),
            self.url
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    #[test]
    fn every_row_names_a_member_that_is_documented_to_need_less() {
        let catalog = Catalog::get();
        for row in rows() {
            let id = catalog.member_named(row.member).expect(row.member);
            assert_eq!(catalog.full_name(id), row.member);
            assert!(catalog.member(id).level < Some(row.level), "{}", row.member);
            assert_eq!(catalog.observed(id), Some(row));
        }
    }
}
