//! Which document level a member needs: a table with its sources, and what several members need together.
//!
//! Facts: "Requesting permissions for API use in add-ins" (2026-06-30) and the reference of each member (2017); where they
//! differ, the stricter one counts, with low confidence. Knows nothing about code. Called by the analysis, and by whoever
//! explains a member.

use super::DocumentLevel;
use crate::catalog::source::rows;
use crate::catalog::{Catalog, Citation, Confidence, MemberId, MemberKind};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// What a member needs in Word, Excel, PowerPoint, Project and OneNote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentNeed {
    /// The least that any use needs.
    pub level: DocumentLevel,
    /// First arguments of which the sources tell what it needs with them, in agreement: `ooxml`.
    pub by_word: Vec<(&'static str, DocumentLevel)>,
    /// Who says so.
    pub citation: Citation,
}

/// What a use needs: of several members that it may be, or of several arguments that it may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocumentRange {
    /// It needs this in any case.
    pub least: DocumentLevel,
    /// It may need this.
    pub most: DocumentLevel,
    /// Whether sources differ about it.
    pub disputed: bool,
}

impl DocumentNeed {
    /// What a use needs whose first argument is one of these words; `None` if it may be any other.
    fn range(&self, words: Option<&[&str]>) -> DocumentRange {
        let row = |word: &str| self.by_word.iter().find(|(known, _)| known.eq_ignore_ascii_case(word));
        let of_word = |word: &&str| row(word).map_or(self.level, |(_, level)| *level);
        let is_told =
            words.is_some_and(|words| !words.is_empty() && words.iter().all(|word| row(word).is_some()));
        let all = self.by_word.iter().map(|(_, level)| *level).chain([self.level]);
        let levels: Vec<DocumentLevel> = match words.filter(|words| !words.is_empty()) {
            Some(words) => words.iter().map(of_word).collect(),
            None => all.collect(),
        };
        DocumentRange {
            least: levels.iter().copied().reduce(DocumentLevel::meet).unwrap_or(self.level),
            most: levels.iter().copied().reduce(DocumentLevel::join).unwrap_or(self.level),
            disputed: self.citation.confidence == Confidence::Low && !is_told,
        }
    }

    /// Whether it depends on the first argument.
    pub fn depends_on_argument(&self) -> bool {
        !self.by_word.is_empty()
    }
}

impl DocumentRange {
    fn or(self, other: DocumentRange) -> DocumentRange {
        DocumentRange {
            least: self.least.meet(other.least),
            most: self.most.join(other.most),
            disputed: self.disputed || other.disputed,
        }
    }
}

impl Catalog {
    /// What a member needs of the document; `None` where it has nothing to do with one.
    pub fn document_need(&self, member: MemberId) -> Option<&'static DocumentNeed> {
        static NEEDS: OnceLock<FxHashMap<MemberId, DocumentNeed>> = OnceLock::new();
        NEEDS.get_or_init(|| read(self)).get(&member)
    }

    /// What a use needs that is one of these members; `words`: what its first argument may be, `None` if that is not known.
    /// Members of Outlook alone say nothing.
    pub fn document_range(&self, members: &[MemberId], words: Option<&[&str]>) -> Option<DocumentRange> {
        let needs = members.iter().filter_map(|&member| self.document_need(member));
        needs.map(|need| need.range(words)).reduce(DocumentRange::or)
    }
}

fn read(catalog: &Catalog) -> FxHashMap<MemberId, DocumentNeed> {
    let mut needs = FxHashMap::default();
    for ([ty, names, level, words], citation) in rows::<4>(include_str!("needs.tsv")) {
        let Some((ty, level)) = catalog.type_named(ty).zip(DocumentLevel::from_name(level)) else { continue };
        let by_word: Vec<_> = words.split(' ').filter_map(by_word).collect();
        for &id in &catalog.ty(ty).members {
            let member = catalog.member(id);
            let is_all = names == "*" && member.kind == MemberKind::Method;
            if is_all || names.split(' ').any(|name| name == member.name) {
                let need = DocumentNeed { level, by_word: by_word.clone(), citation };
                needs.entry(id).or_insert(need);
            }
        }
    }
    needs
}

fn by_word(pair: &'static str) -> Option<(&'static str, DocumentLevel)> {
    let (word, level) = pair.split_once('=')?;
    Some((word, DocumentLevel::from_name(level)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use DocumentLevel::{ReadAllDocument, ReadDocument, ReadWriteDocument, Restricted, WriteDocument};

    fn id(name: &str) -> MemberId {
        Catalog::get().member_named(name).expect(name)
    }

    #[test]
    fn every_row_is_read_and_names_members_of_its_type() {
        let lines = include_str!("needs.tsv").lines().filter(|line| !line.starts_with('#'));
        for line in lines.clone() {
            let columns: Vec<&str> = line.split('\t').collect();
            let ty = Catalog::get().type_named(columns[0]).expect(line);
            assert!(DocumentLevel::from_name(columns[2]).is_some(), "{line}");
            for name in columns[1].split(' ').filter(|name| *name != "*") {
                let own = Catalog::get().lookup(ty, name).expect(name);
                assert_eq!(Catalog::get().member(own).owner, ty, "{name}: {line}");
            }
            assert!(columns[5] == "high" || columns[6].len() > 5, "{line}");
        }
        assert_eq!(rows::<4>(include_str!("needs.tsv")).count(), lines.count());
    }

    #[test]
    fn members_need_what_the_vendors_page_says() {
        for (member, level) in [
            ("Office.Settings.saveAsync", Restricted),
            ("Office.Document.getActiveViewAsync", Restricted),
            ("Office.Document.getFilePropertiesAsync", ReadDocument),
            ("Office.Document.getTaskFieldAsync", ReadDocument),
            ("Office.Document.setSelectedDataAsync", WriteDocument),
            ("Office.Document.getFileAsync", ReadAllDocument),
            ("Office.TextBinding.getDataAsync", ReadDocument),
            ("Office.TableBinding.setDataAsync", ReadWriteDocument),
            ("Office.CustomXmlPrefixMappings.addNamespaceAsync", ReadWriteDocument),
            ("Excel.run", ReadWriteDocument),
        ] {
            assert_eq!(Catalog::get().document_need(id(member)).map(|n| n.level), Some(level), "{member}");
        }
        for member in ["Office.Mailbox.item", "Office.Subject.setAsync", "Office.Document.settings"] {
            assert_eq!(Catalog::get().document_need(id(member)), None, "{member}");
        }
    }

    #[test]
    fn what_is_given_first_may_decide() {
        let members = [id("Office.Document.getSelectedDataAsync")];
        let range = |words: Option<&[&str]>| {
            let range = Catalog::get().document_range(&members, words).unwrap();
            (range.least, range.most)
        };
        assert_eq!(range(Some(&["text"])), (ReadDocument, ReadDocument));
        assert_eq!(range(Some(&["Ooxml"])), (ReadAllDocument, ReadAllDocument));
        assert_eq!(range(Some(&["text", "ooxml"])), (ReadDocument, ReadAllDocument));
        assert_eq!(range(None), (ReadDocument, ReadAllDocument));
    }
}
