//! What a use needs of a document: of some members the first argument decides.
//!
//! Knows the values that an argument may have. Called where usages are collected.

use crate::analysis::ir::SiteId;
use crate::analysis::link::{FragmentLinks, Linked};
use crate::analysis::solve::Value;
use crate::analysis::{Access, Usage};
use crate::catalog::{Catalog, DocumentNeed, DocumentRange};

/// What the use at a site of a fragment needs of a document.
pub(super) fn range(
    linked: &Linked,
    part: &FragmentLinks,
    site: SiteId,
    usage: &Usage,
) -> Option<DocumentRange> {
    let catalog = Catalog::get();
    let needs = || usage.members.iter().filter_map(|&member| catalog.document_need(member));
    let is_use = !usage.is_probe() && usage.access != Access::Write;
    if !is_use || needs().next().is_none() {
        return None;
    }
    let decides = usage.access == Access::Call && needs().any(DocumentNeed::depends_on_argument);
    let words = if decides { first_argument(linked, part, site) } else { None };
    catalog.document_range(&usage.members, words.as_deref())
}

/// The words that the first argument may be; `None` if it may be something that nobody knows: only what is written out at the
/// call is known to be all, as beside a known value there may be one from elsewhere.
fn first_argument<'l>(linked: &'l Linked, part: &FragmentLinks, site: SiteId) -> Option<Vec<&'l str>> {
    let calls = part.calls.iter().filter_map(|call| linked.solver.graph.calls.get(call));
    let mut words = Vec::new();
    for call in calls.filter(|call| call.site == Some(site)) {
        let &(argument, false) = call.args.first().filter(|_| call.written_out)? else { return None };
        let values = linked.solver.values(argument);
        if values.is_empty() {
            return None;
        }
        for &value in values {
            words.push(word(linked, value)?);
        }
    }
    (!words.is_empty()).then_some(words)
}

fn word(linked: &Linked, value: Value) -> Option<&str> {
    match value {
        Value::Text(text) => Some(linked.solver.names.text(text)),
        Value::Member(constant) => Some(&Catalog::get().member(constant).name),
        _ => None,
    }
}
