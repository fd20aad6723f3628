//! The add-in supports shared folders, where its EWS requests do not work.
//!
//! # What it does
//! Reports calls of `makeEwsRequestAsync` if a manifest of the add-in declares support for shared folders
//! (`SupportsSharedFolders`, or `Mailbox.SharedFolder` in a unified manifest). Tests are not reported.
//!
//! # Why
//! Outlook does not support EWS in shared folders and shared mailboxes: there the request fails, on premises as well.
//!
//! # Example
//! ```js
//! mailbox.makeEwsRequestAsync(getItem(id), show);
//! ```
//!
//! # Instead
//! ```js
//! const shared = await sharedProperties(item);
//! const message = await graph.api(`/users/${shared.targetMailbox}/messages/${id}`).get();
//! ```
//! The scopes are those for shared mailboxes, such as `Mail.Read.Shared`.
//!
//! # Fix safety
//! There is no fix, because the request has to be made in another way.

use super::{Context, Finding, Location, Meta, Severity, judged_manifest, words};
use crate::analysis::{Access, Certainty, Usage};
use crate::catalog::Catalog;
use crate::manifest::SupplementaryKind;

pub(super) static META: Meta = Meta {
    code: "ews-shared-folders",
    severity: Severity::Warning,
    since: "0.1.0",
    fix: None,
    tags: &[],
    url: "https://learn.microsoft.com/office/dev/add-ins/outlook/delegate-access",
    source: include_str!("ews_shared_folders.rs"),
};

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    for subject in judged_manifest::whole(cx).filter(|subject| subject.manifest().mail) {
        let Some(declared) = subject.manifest().effective(SupplementaryKind::SharedFolders) else { continue };
        for source in cx.counted(subject.add_in) {
            for usage in source.outcome.usages.iter().filter(|usage| is_request(usage)) {
                let lines = [
                    format!("EWS does not work in shared folders, which {} supports", subject.name()),
                    "In a shared folder or mailbox the request fails.".to_owned(),
                ];
                let at = Location { file: source.path.clone(), span: usage.span };
                out.push(Finding {
                    related: vec![subject.related(declared.whole, "shared folders are supported here")],
                    ..META.finding(at, Some(&subject.add_in.root), words::about(usage), lines.join("\n"))
                });
            }
        }
    }
}

/// Whether a use surely sends a request.
fn is_request(usage: &Usage) -> bool {
    let sender = Catalog::get().member_named("Office.Mailbox.makeEwsRequestAsync");
    let is_it = usage.members.iter().all(|&member| Some(member) == sender);
    is_it && usage.access == Access::Call && usage.certainty > Certainty::Maybe
}
