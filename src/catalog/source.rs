//! Where the hand-kept facts about EWS, Outlook REST and Microsoft Graph come from, and how their tables are read.
//!
//! A table is a text of lines with tabs between the columns; the last three are the key of a [`Source`], the
//! confidence (`high`, `low`) and a note. `-` is an empty column, `#` begins a comment. Knows nothing about the facts
//! themselves. Called by the tables of this folder.

use super::{Confidence, PERMISSIONS_URL};

/// A page, a file or a thread that says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// How the tables refer to it.
    key: &'static str,
    /// What it is, in a few words.
    pub title: &'static str,
    /// The date that the version that was read bears; where it bears none, the day it was read. ISO.
    pub date: &'static str,
    /// Where to read it.
    pub url: &'static str,
}

/// Who says a fact, and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Citation {
    /// Who says so.
    pub source: &'static Source,
    /// [`Confidence::Low`] where the fact is inferred, or sources disagree; the note says which.
    pub confidence: Confidence,
    /// What a reader has to know besides; may be empty unless the confidence is low.
    pub note: &'static str,
}

impl Citation {
    /// A fact that one source states.
    pub(super) const fn sure(source: &'static Source) -> Citation {
        Citation { source, confidence: Confidence::High, note: "" }
    }

    /// A fact that is inferred or disputed, with the reason.
    pub(super) const fn doubtful(source: &'static Source, note: &'static str) -> Citation {
        Citation { source, confidence: Confidence::Low, note }
    }

    /// The end of a statement: `(inferred: ...; title, date, address)`.
    pub fn clause(&self) -> String {
        let Source { title, date, url, .. } = self.source;
        let note = if self.note.is_empty() { String::new() } else { format!("{}; ", self.note) };
        format!("({note}{title}, {date}, {url})")
    }

    /// The same as a short mark in a list, where the sources are named once: `inferred: ...`, or nothing.
    pub fn remark(&self) -> String {
        if self.note.is_empty() { String::new() } else { format!(" ({})", self.note) }
    }
}

const fn source(key: &'static str, title: &'static str, date: &'static str, url: &'static str) -> Source {
    Source { key, title, date, url }
}

/// Which operations add-ins may call: the longer list.
pub(super) static EWSDOC: Source = source(
    "EWSDOC",
    "web services for Outlook add-ins",
    "2025-11-14",
    "https://learn.microsoft.com/office/dev/add-ins/outlook/web-services",
);
/// The page about permission levels: the shorter list.
pub(super) static PERM: Source = source("PERM", "Outlook permission levels", "2025-12-02", PERMISSIONS_URL);
/// Delegates, permissions of folders, explicit and implicit access.
pub(super) static EWSDELEG: Source = source(
    "EWSDELEG",
    "delegate access and EWS",
    "2015-03-09",
    "https://learn.microsoft.com/exchange/client-developer/exchange-web-services/delegate-access-and-ews-in-exchange",
);
/// A user whose add-in was refused another mailbox.
pub(super) static ISSUE_MAILBOXES: Source = source(
    "ISSUE697",
    "outlook-dev-docs#697",
    "2019-09-10",
    "https://github.com/OfficeDev/outlook-dev-docs/issues/697",
);
/// Mail folders that others share, through Microsoft Graph.
pub(super) static GSHARED: Source = source(
    "GSHARED",
    "shared mail folders in Microsoft Graph",
    "2026-11-30",
    "https://learn.microsoft.com/graph/outlook-share-messages-folders",
);
/// The permissions of Microsoft Graph, with the requests that each serves.
pub(super) static GPERM: Source = source(
    "GPERM",
    "permissions of Microsoft Graph",
    "2026-08-07",
    "https://github.com/microsoftgraph/microsoft-graph-devx-content/blob/6cbd6bbd665a877560fdefbad74f3bdb5b57af88/permissions/new/permissions.json",
);
/// The typings.
pub(super) static TYPES: Source = source(
    "TYPES",
    "@types/office-js 1.0.612",
    "2026-11-30",
    "https://www.npmjs.com/package/@types/office-js/v/1.0.612",
);
/// How the endpoints of Outlook REST and Microsoft Graph differ.
pub(super) static COMPARE: Source = source(
    "COMPARE",
    "Microsoft Graph and Outlook REST compared",
    "2021-07-04",
    "https://learn.microsoft.com/outlook/rest/compare-graph",
);
/// How a library of helpers for EWS sends its requests.
pub(super) static EASYEWS: Source =
    source("EASYEWS", "easyEws 1.0.21", "2024-12-11", "https://github.com/davecra/easyEWS");
/// The scopes that a connector to Outlook asks for.
pub(super) static UIPATH: Source = source(
    "UIPATH",
    "UiPath's connector for Outlook 365",
    "2024-11-11",
    "https://docs.uipath.com/integration-service/automation-cloud/latest/user-guide/uipath-microsoft-outlook365-authentication",
);
/// Nested app authentication: how to use it.
pub(super) static NAA: Source = source(
    "NAA",
    "nested app authentication",
    "2025-12-15",
    "https://learn.microsoft.com/office/dev/add-ins/develop/enable-nested-app-authentication-in-your-add-in",
);
/// Nested app authentication: which clients have it.
pub(super) static NAARS: Source = source(
    "NAARS",
    "requirement sets of nested app authentication",
    "2026-03-31",
    "https://learn.microsoft.com/javascript/api/requirement-sets/common/nested-app-auth-requirement-sets",
);
/// Nested app authentication: what an administrator deploys.
pub(super) static PUBLISH: Source = source(
    "PUBLISH",
    "publishing an add-in with nested app authentication",
    "2025-12-15",
    "https://learn.microsoft.com/office/dev/add-ins/publish/publish-nested-app-auth-add-in",
);
/// The end of the legacy tokens.
pub(super) static FAQ: Source = source(
    "FAQ",
    "questions about legacy tokens",
    "2025-11-03",
    "https://learn.microsoft.com/office/dev/add-ins/outlook/faq-nested-app-auth-outlook-legacy-tokens",
);
/// Ways to authenticate in Outlook.
pub(super) static AUTH: Source = source(
    "AUTH",
    "authentication in Outlook add-ins",
    "2026-02-02",
    "https://learn.microsoft.com/office/dev/add-ins/outlook/authentication",
);
static OPS: Source = source(
    "OPS",
    "operations of EWS",
    "2015-09-17",
    "https://learn.microsoft.com/exchange/client-developer/web-service-reference/ews-operations-in-exchange",
);
static FOLDERS: Source = source(
    "FOLDERS",
    "folders that EWS knows by name",
    "2015-09-17",
    "https://learn.microsoft.com/exchange/client-developer/web-service-reference/distinguishedfolderid",
);
static FIELDS: Source = source(
    "FIELDS",
    "properties that EWS names",
    "2015-03-09",
    "https://learn.microsoft.com/exchange/client-developer/web-service-reference/fielduri",
);
static GMAP: Source = source(
    "GMAP",
    "EWS operations and Microsoft Graph",
    "2026-11-30",
    "https://learn.microsoft.com/graph/migrate-exchange-web-services-api-mapping",
);
static GDESC: Source = source(
    "GDESC",
    "descriptions of the permissions of Microsoft Graph",
    "2026-04-01",
    "https://github.com/microsoftgraph/microsoft-graph-devx-content/blob/6cbd6bbd665a877560fdefbad74f3bdb5b57af88/permissions/permissions-descriptions.json",
);
static GMESSAGE: Source = source(
    "GMESSAGE",
    "the request \"get message\"",
    "2026-11-30",
    "https://learn.microsoft.com/graph/api/message-get",
);
static GMIME: Source = source(
    "GMIME",
    "messages as MIME",
    "2026-11-30",
    "https://learn.microsoft.com/graph/outlook-get-mime-message",
);
static GFOLDER: Source = source(
    "GFOLDER",
    "mail folders of Microsoft Graph",
    "2026-11-30",
    "https://learn.microsoft.com/graph/api/resources/mailfolder",
);

static SOURCES: [&Source; 23] = [
    &EWSDOC,
    &PERM,
    &EWSDELEG,
    &ISSUE_MAILBOXES,
    &GSHARED,
    &GPERM,
    &TYPES,
    &COMPARE,
    &EASYEWS,
    &UIPATH,
    &NAA,
    &NAARS,
    &PUBLISH,
    &FAQ,
    &AUTH,
    &OPS,
    &FOLDERS,
    &FIELDS,
    &GMAP,
    &GDESC,
    &GMESSAGE,
    &GMIME,
    &GFOLDER,
];

/// The rows of a table with `N` columns of its own. A line that makes no sense is left out; tests look for some.
pub(super) fn rows<const N: usize>(
    table: &'static str,
) -> impl Iterator<Item = ([&'static str; N], Citation)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(row)
}

fn row<const N: usize>(line: &'static str) -> Option<([&'static str; N], Citation)> {
    let mut columns = line.split('\t').map(|column| if column == "-" { "" } else { column });
    let mut own = [""; N];
    for column in &mut own {
        *column = columns.next()?;
    }
    let key = columns.next()?;
    let source = SOURCES.iter().copied().find(|source| source.key == key)?;
    let confidence = match columns.next()? {
        "high" => Confidence::High,
        "low" => Confidence::Low,
        _ => return None,
    };
    let note = columns.next()?;
    columns.next().is_none().then_some((own, Citation { source, confidence, note }))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Fails with the first line of a table that is no row, or whose doubt has no reason.
    pub(in crate::catalog) fn assert_whole<const N: usize>(table: &'static str) {
        let lines = table.lines().filter(|line| !line.starts_with('#'));
        for line in lines {
            let (_, citation) = row::<N>(line).unwrap_or_else(|| panic!("no row: {line}"));
            assert_cited(&citation);
        }
        assert!(rows::<N>(table).next().is_some());
    }

    /// Fails where a fact has no date, no page, or a doubt without a reason.
    pub(in crate::catalog) fn assert_cited(citation: &Citation) {
        let Source { date, url, .. } = citation.source;
        let is_date = date.len() == 10 && date.split('-').count() == 3 && date.starts_with("20");
        assert!(is_date && url.starts_with("https://"), "{citation:?}");
        assert!(citation.confidence == Confidence::High || !citation.note.is_empty(), "{citation:?}");
    }

    #[test]
    fn every_source_has_a_key_of_its_own_a_title_a_date_and_a_page() {
        for (index, source) in SOURCES.iter().enumerate() {
            assert!(SOURCES[..index].iter().all(|other| other.key != source.key), "{source:?}");
            assert!(!source.title.is_empty());
            assert_cited(&Citation::sure(source));
        }
    }

    #[test]
    fn a_line_that_lacks_a_column_or_names_no_source_is_no_row() {
        assert!(row::<1>("a\tGPERM\thigh\t-").is_some());
        for line in ["a\tGPERM\thigh", "a\tNOBODY\thigh\t-", "a\tGPERM\tmaybe\t-", "a\tb\tGPERM\thigh\t-", ""]
        {
            assert!(row::<1>(line).is_none(), "{line}");
        }
    }
}
