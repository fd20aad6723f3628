//! The pages, files and threads that the tables of this folder cite. Where a fact is, the table says.
//!
//! Facts were read there by the date that each bears. Knows nothing about the facts.

use super::Source;
use crate::catalog::{DOCUMENT_PERMISSIONS_URL, PERMISSIONS_URL, SHIPPED_LIBRARY};

const fn source(key: &'static str, title: &'static str, date: &'static str, url: &'static str) -> Source {
    Source { key, title, date, url }
}

/// Which operations add-ins may call: the longer list.
pub(in crate::catalog) static EWSDOC: Source = source(
    "EWSDOC",
    "web services for Outlook add-ins",
    "2025-11-14",
    "https://learn.microsoft.com/office/dev/add-ins/outlook/web-services",
);
/// The page about permission levels: the shorter list.
pub(in crate::catalog) static PERM: Source =
    source("PERM", "Outlook permission levels", "2025-12-02", PERMISSIONS_URL);
/// Delegates, permissions of folders, explicit and implicit access.
pub(in crate::catalog) static EWSDELEG: Source = source(
    "EWSDELEG",
    "delegate access and EWS",
    "2015-03-09",
    "https://learn.microsoft.com/exchange/client-developer/exchange-web-services/delegate-access-and-ews-in-exchange",
);
/// A user whose add-in was refused another mailbox.
pub(in crate::catalog) static ISSUE_MAILBOXES: Source = source(
    "ISSUE697",
    "outlook-dev-docs#697",
    "2019-09-10",
    "https://github.com/OfficeDev/outlook-dev-docs/issues/697",
);
/// Mail folders that others share, through Microsoft Graph.
pub(in crate::catalog) static GSHARED: Source = source(
    "GSHARED",
    "shared mail folders in Microsoft Graph",
    "2026-11-30",
    "https://learn.microsoft.com/graph/outlook-share-messages-folders",
);
/// The permissions of Microsoft Graph, with the requests that each serves.
pub(in crate::catalog) static GPERM: Source = source(
    "GPERM",
    "permissions of Microsoft Graph",
    "2026-08-07",
    "https://github.com/microsoftgraph/microsoft-graph-devx-content/blob/6cbd6bbd665a877560fdefbad74f3bdb5b57af88/permissions/new/permissions.json",
);
/// The typings.
pub(in crate::catalog) static TYPES: Source = source(
    "TYPES",
    "@types/office-js 1.0.612",
    "2026-11-30",
    "https://www.npmjs.com/package/@types/office-js/v/1.0.612",
);
/// The library that is shipped.
pub(in crate::catalog) static RTLIB: Source =
    source("RTLIB", "@microsoft/office-js 1.1.110", "2025-10-03", SHIPPED_LIBRARY);
/// How the endpoints of Outlook REST and Microsoft Graph differ.
pub(in crate::catalog) static COMPARE: Source = source(
    "COMPARE",
    "Microsoft Graph and Outlook REST compared",
    "2021-07-04",
    "https://learn.microsoft.com/outlook/rest/compare-graph",
);
/// How a library of helpers for EWS sends its requests.
pub(in crate::catalog) static EASYEWS: Source =
    source("EASYEWS", "easyEws 1.0.21", "2024-12-11", "https://github.com/davecra/easyEWS");
/// The scopes that a connector to Outlook asks for.
pub(in crate::catalog) static UIPATH: Source = source(
    "UIPATH",
    "UiPath's connector for Outlook 365",
    "2024-11-11",
    "https://docs.uipath.com/integration-service/automation-cloud/latest/user-guide/uipath-microsoft-outlook365-authentication",
);
/// Nested app authentication: how to use it.
pub(in crate::catalog) static NAA: Source = source(
    "NAA",
    "nested app authentication",
    "2025-12-15",
    "https://learn.microsoft.com/office/dev/add-ins/develop/enable-nested-app-authentication-in-your-add-in",
);
/// Nested app authentication: which clients have it.
pub(in crate::catalog) static NAARS: Source = source(
    "NAARS",
    "requirement sets of nested app authentication",
    "2026-03-31",
    "https://learn.microsoft.com/javascript/api/requirement-sets/common/nested-app-auth-requirement-sets",
);
/// Nested app authentication: what an administrator deploys.
pub(in crate::catalog) static PUBLISH: Source = source(
    "PUBLISH",
    "publishing an add-in with nested app authentication",
    "2025-12-15",
    "https://learn.microsoft.com/office/dev/add-ins/publish/publish-nested-app-auth-add-in",
);
/// The end of the legacy tokens.
pub(in crate::catalog) static FAQ: Source = source(
    "FAQ",
    "questions about legacy tokens",
    "2025-11-03",
    "https://learn.microsoft.com/office/dev/add-ins/outlook/faq-nested-app-auth-outlook-legacy-tokens",
);
/// Ways to authenticate in Outlook.
pub(in crate::catalog) static AUTH: Source = source(
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

/// What each document level allows.
static DOCPERM: Source =
    source("DOCPERM", "permissions of task pane and content add-ins", "2026-06-30", DOCUMENT_PERMISSIONS_URL);
/// The old reference, with a level on the page of each member.
static REF2017: Source = source(
    "REF2017",
    "the old reference of each member",
    "2017-12-31",
    "https://github.com/OfficeDev/office-js-docs/tree/master/reference/shared",
);
/// Event-based activation: what its handlers cannot call.
static EVENT: Source = source(
    "EVENT",
    "event-based activation",
    "2026-03-16",
    "https://learn.microsoft.com/office/dev/add-ins/develop/event-based-activation#unsupported-apis",
);
/// What Outlook on mobile devices supports.
static MOBILE: Source = source(
    "MOBILE",
    "Outlook on mobile devices",
    "2025-08-06",
    "https://learn.microsoft.com/office/dev/add-ins/outlook/outlook-mobile-apis",
);

/// All of them.
pub(super) static SOURCES: [&Source; 28] = [
    &EWSDOC,
    &PERM,
    &EWSDELEG,
    &ISSUE_MAILBOXES,
    &GSHARED,
    &GPERM,
    &TYPES,
    &RTLIB,
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
    &DOCPERM,
    &REF2017,
    &EVENT,
    &MOBILE,
];
