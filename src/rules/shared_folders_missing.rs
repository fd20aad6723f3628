//! The code asks for the properties of a shared folder, and the manifest does not support shared folders.
//!
//! # What it does
//! Reports a use of `getSharedPropertiesAsync` in an add-in with a manifest that lacks the marker: `SupportsSharedFolders`, the
//! first element of `DesktopFormFactor` in `VersionOverrides` 1.1, or `Mailbox.SharedFolder` in a unified manifest. In
//! `VersionOverrides` 1.0 it has no effect. The name `Mailbox.AccessSharedFolders.User`, which Microsoft's converter writes, is
//! accepted.
//!
//! # Why
//! Without the marker Outlook does not show the add-in in shared folders and mailboxes, so there is never anything to get.
//!
//! # Example
//! ```js
//! if (item.getSharedPropertiesAsync) {
//!   item.getSharedPropertiesAsync(show);
//! }
//! ```
//!
//! # Instead
//! ```xml
//! <DesktopFormFactor>
//!   <SupportsSharedFolders>true</SupportsSharedFolders>
//!   <FunctionFile resid="Commands.Url" />
//! </DesktopFormFactor>
//! ```
//!
//! # Fix safety
//! Unsafe: the add-in appears in shared folders then; try it there. Teams refuses packages with `Mailbox.SharedFolder` (see
//! office-js issue 6757).

use super::subject::Subject;
use super::{Context, Finding, Meta, Safety, Severity, supplementary, words};
use crate::analysis::Usage;
use crate::catalog::Catalog;
use crate::manifest::{ManifestKind, SupplementaryKind};

pub(super) static META: Meta = Meta {
    code: "shared-folders-missing",
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Safety::Unsafe),
    url: "https://learn.microsoft.com/office/dev/add-ins/outlook/delegate-access",
    source: include_str!("shared_folders_missing.rs"),
};

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    supplementary::missing(cx, SupplementaryKind::SharedFolders, &META, lines, out);
}

fn lines(usage: &Usage, lacking: &[Subject]) -> Vec<String> {
    let (member, names) = (words::members(Catalog::get(), usage), supplementary::names(lacking));
    let verb = if lacking.len() == 1 { "does" } else { "do" };
    let mut lines = vec![
        format!("{member} is for shared folders, which {names} {verb} not support"),
        "Outlook does not show the add-in there.".to_owned(),
    ];
    if supplementary::any(lacking, ManifestKind::AddInOnly) {
        lines.push("Add `SupportsSharedFolders` to `DesktopFormFactor` in VersionOverrides 1.1.".to_owned());
    }
    if supplementary::any(lacking, ManifestKind::Unified) {
        lines.push(
            "In a unified manifest it is `Mailbox.SharedFolder`; Teams refuses packages with it (office-js issue \
             6757)."
                .to_owned(),
        );
    }
    lines
}
