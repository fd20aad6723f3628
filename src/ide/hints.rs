//! Inlay hints: the level that a use needs, after its member's name.
//!
//! Callers turn them on; off is the default. Called by the server.

use crate::analysis::{Certainty, Usage};
use crate::catalog::MailboxLevel;
use crate::rules::deciding;
use crate::text::Span;
use crate::workspace::Snapshot;
use std::path::Path;

/// A word behind a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The byte that it stands in front of.
    pub at: u32,
    /// `ReadItem`; `ReadItem or more` where the receiver decides; with `?` where it is not sure to be Office's.
    pub label: String,
}

/// The hints of a source whose place touches `span`, in order: one for each access chain that needs a level above
/// Restricted, which is granted to everybody.
pub fn hints(snapshot: &Snapshot, file: &Path, span: Span) -> Vec<Hint> {
    let Some(source) = snapshot.source(file) else { return Vec::new() };
    let leveled = deciding(source.outcome.usages.iter()).into_iter();
    let shown =
        leveled.filter(|&(usage, needs)| needs > MailboxLevel::Restricted && span.touches(usage.span.end));
    let mut hints: Vec<Hint> =
        shown.map(|(usage, needs)| Hint { at: usage.span.end, label: label(usage, needs) }).collect();
    hints.sort_by_key(|hint| hint.at);
    hints
}

fn label(usage: &Usage, needs: MailboxLevel) -> String {
    let more = if usage.max > Some(needs) { " or more" } else { "" };
    let doubt = if usage.certainty < Certainty::Certain { "?" } else { "" };
    format!("{}{more}{doubt}", needs.name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::testing::{MANIFEST, tree};

    /// The text between two marks with its hints in `[]`.
    fn hints_in(text: &str) -> String {
        let (snapshot, places) = tree(&[("manifest.xml", MANIFEST), ("a.js", text)]);
        let span = Span::new(places[0].1, places[1].1);
        let mut out = text.replace('‸', "");
        for hint in hints(&snapshot, &places[0].0, span).iter().rev() {
            out.insert_str(hint.at as usize, &format!("[{}]", hint.label));
        }
        out
    }

    #[test]
    fn each_chain_in_the_range_has_its_level_once() {
        assert_eq!(
            hints_in(
                "Office.context.mailbox.item.body.setAsync('');\n‸Office.context.mailbox.item.subject.getAsync(f);\nOffice.onReady();‸"
            ),
            "Office.context.mailbox.item.body.setAsync('');\nOffice.context.mailbox.item.subject.getAsync[ReadItem](f);\nOffice.onReady();"
        );
    }

    #[test]
    fn doubt_is_shown() {
        let code = "‸const { mailbox } = Office.context;\n\
             (a ? mailbox.item.notificationMessages : mailbox.masterCategories).addAsync(b);\n\
             function f(thing) { thing.getCallbackTokenAsync(); }\n\
             mailbox.item[c ? \"saveAsync\" : d]();‸";
        let expected = "const { mailbox } = Office.context;\n\
             (a ? mailbox.item.notificationMessages[ReadItem] : mailbox.masterCategories[ReadWriteMailbox])\
             .addAsync[ReadItem or more](b);\n\
             function f(thing) { thing.getCallbackTokenAsync[ReadItem?](); }\n\
             mailbox.item[c ? \"saveAsync\" : d[ReadWriteItem?]]();";
        assert_eq!(hints_in(code), expected);
    }
}
