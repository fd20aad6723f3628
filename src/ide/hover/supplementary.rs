//! The hover on a supplementary permission: what it is for, whether the code uses it, whether it stands where Office
//! looks.
//!
//! Called by the hover in manifests.

use crate::ide::lookup::ManifestContext;
use crate::ide::uses::{self, Use};
use crate::ide::{LinkTo, markdown};
use crate::manifest::{ManifestKind, Supplementary, SupplementaryKind, canonical_name};
use crate::rules::{members_that_need, words};

use super::LISTED;

const APPEND: &str = "https://learn.microsoft.com/office/dev/add-ins/outlook/append-on-send";
const SHARED: &str = "https://learn.microsoft.com/office/dev/add-ins/outlook/delegate-access";
const TEAMS: &str = "https://github.com/OfficeDev/office-js/issues/6757";

/// What is said about a supplementary permission.
pub(super) fn text(known: &ManifestContext, found: &Supplementary, link: LinkTo) -> String {
    let mut paragraphs = vec![headline(found.kind).to_owned()];
    paragraphs.extend(warnings(known, found));
    let members = members_that_need(found.kind);
    let sources = uses::counted(known.snapshot, &[known.add_in]);
    let used: Vec<Use> = sources.flat_map(|source| uses::needs_of(source, &members)).collect();
    paragraphs.push(match used.as_slice() {
        [] => "No use of it was found in the code.".to_owned(),
        used => format!("Used by:\n{}", uses::list(known.snapshot, known.add_in, used, LISTED, link)),
    });
    paragraphs.push(notes(found.kind));
    paragraphs.join("\n\n")
}

fn headline(kind: SupplementaryKind) -> &'static str {
    match kind {
        SupplementaryKind::AppendOnSend => {
            "**Append on send**: the add-in may add text to an item while it is being sent."
        }
        SupplementaryKind::SharedFolders => {
            "**Shared folders**: the add-in is also available in shared folders and shared mailboxes."
        }
    }
}

/// What keeps it from having an effect.
fn warnings(known: &ManifestContext, found: &Supplementary) -> Vec<String> {
    let kind = known.file.manifest.kind;
    let mut warnings = Vec::new();
    if !found.is_in_place(kind) {
        warnings.push(format!("It has no effect here: {}.", words::effective(kind)));
    }
    let documented = canonical_name(kind, found.kind);
    if kind == ManifestKind::Unified && found.value.value != documented {
        warnings
            .push(format!("The documented name is `{documented}`; Microsoft's converter writes this one."));
    }
    if kind == ManifestKind::Unified && found.kind == SupplementaryKind::SharedFolders {
        warnings.push(format!("Teams rejects packages with `{documented}` ({}).", markdown::source(TEAMS)));
    }
    warnings
}

fn notes(kind: SupplementaryKind) -> String {
    let (text, url) = match kind {
        SupplementaryKind::AppendOnSend => (
            "Required by `Office.Body.appendOnSendAsync` and `prependOnSendAsync`, which also need ReadWriteItem.",
            APPEND,
        ),
        SupplementaryKind::SharedFolders => (
            "`getSharedPropertiesAsync` returns the owner of the folder and what the user may do there. EWS does \
             not work in \
             shared folders.",
            SHARED,
        ),
    };
    format!("{text} Without the permission, {} ({})", words::without(kind), markdown::source(url))
}
