//! The least level that an add-in gets by with: the uses that need it, and what each lower level would break.
//!
//! The judgements were made before; here the uses are put beside them. Called by the MCP server.

use super::lookup;
use super::uses::counted;
use crate::addin::{AddIn, DocumentJudgement, Judgement, ManifestFile};
use crate::analysis::{Certainty, Usage};
use crate::catalog::{Catalog, MailboxLevel};
use crate::rules::{Location, deciding, words};
use crate::workspace::Snapshot;

/// A use that certainly needs a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedingUse {
    /// What is used: `Office.Subject.setAsync`, or what it may be.
    pub member: String,
    /// Where.
    pub at: Location,
    /// The level.
    pub needs: MailboxLevel,
}

/// What an add-in needs.
#[derive(Debug)]
pub struct LeastPermission<'a> {
    /// Which.
    pub add_in: &'a AddIn,
    /// Its manifests for Outlook.
    pub manifests: Vec<(&'a ManifestFile, &'a Judgement)>,
    /// Its manifests for Word, Excel, PowerPoint, OneNote and Project.
    pub documents: Vec<(&'a ManifestFile, &'a DocumentJudgement)>,
    /// The uses that need more than Restricted, one per access chain; those that need most first, then in order of place.
    pub uses: Vec<NeedingUse>,
}

impl LeastPermission<'_> {
    /// The uses that a level does not cover.
    pub fn broken_at(&self, level: MailboxLevel) -> impl Iterator<Item = &NeedingUse> {
        self.uses.iter().filter(move |using| using.needs > level)
    }
}

/// What each add-in needs.
pub fn least(snapshot: &Snapshot) -> Vec<LeastPermission<'_>> {
    snapshot.add_ins.iter().filter_map(|add_in| of_add_in(snapshot, add_in)).collect()
}

fn of_add_in<'a>(snapshot: &'a Snapshot, add_in: &'a AddIn) -> Option<LeastPermission<'a>> {
    let known = lookup::for_outlook(snapshot, add_in);
    let manifests: Vec<_> = known.map(|known| (known.file, known.judgement)).collect();
    let judged = lookup::judged(snapshot, add_in);
    let documents: Vec<_> =
        judged.filter_map(|known| Some((known.file, known.judgement.document.as_ref()?))).collect();
    if manifests.is_empty() && documents.is_empty() {
        return None;
    }
    let mut uses = Vec::new();
    for source in counted(snapshot, &[add_in]).filter(|_| !manifests.is_empty()) {
        let certain = source.outcome.usages.iter().filter(|usage| usage.certainty == Certainty::Certain);
        let needing = deciding(certain).into_iter().filter(|(_, needs)| *needs > MailboxLevel::Restricted);
        uses.extend(needing.map(|(usage, needs)| NeedingUse {
            member: member(usage),
            at: Location { file: source.path.clone(), span: usage.span },
            needs,
        }));
    }
    uses.sort_by(|a, b| (b.needs, &a.at).cmp(&(a.needs, &b.at)));
    Some(LeastPermission { add_in, manifests, documents, uses })
}

fn member(usage: &Usage) -> String {
    words::members(Catalog::get(), usage).replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::testing::{MANIFEST, name, tree};

    #[test]
    fn the_uses_that_need_most_come_first_and_lower_levels_break_them() {
        let code = "const item = Office.context.mailbox.item;\nitem.subject.getAsync(f);\nitem.saveAsync();";
        let (snapshot, _) = tree(&[("m.xml", MANIFEST), ("a.js", code), ("a.test.js", code)]);
        let least = least(&snapshot);
        let [only] = least.as_slice() else { panic!("{least:?}") };
        let told = |using: &NeedingUse| (using.member.clone(), name(&using.at.file), using.needs.name());
        let uses: Vec<_> = only.uses.iter().map(told).collect();
        assert_eq!(uses.len(), 2, "{uses:?}");
        assert!(uses[0].0.contains("saveAsync") && uses[0].2 == "ReadWriteItem", "{uses:?}");
        assert!(uses[1].0.contains("getAsync") && uses[1].2 == "ReadItem", "{uses:?}");
        assert_eq!(only.broken_at(MailboxLevel::ReadItem).count(), 1);
        assert_eq!(only.broken_at(MailboxLevel::Restricted).count(), 2);
        assert_eq!(only.manifests.len(), 1);
    }
}
