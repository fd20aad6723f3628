//! The manifests of one add-in declare different permission levels.
//!
//! # What it does
//! Compares the permission levels of all manifests that ship the same sources: production and localhost, add-in only and
//! unified. A manifest that declares none has Restricted. Manifests agree if they differ only because schema 1.0 lacks
//! ReadWriteItem, or because one of them has a rule or feature of its own that needs more. A copy made by a build is compared
//! too; the fix changes the manifest that it comes from.
//!
//! # Why
//! The manifests share the same code, so they need the same level. Otherwise, what works with the higher level fails for
//! customers who get the lower one, or customers are asked for more than is needed.
//!
//! # Example
//! ```xml
//! <!-- manifest.xml -->
//! <Permissions>ReadItem</Permissions>
//! <!-- manifest-localhost.xml -->
//! <Permissions>ReadWriteMailbox</Permissions>
//! ```
//!
//! # Instead
//! ```xml
//! <!-- both -->
//! <Permissions>ReadItem</Permissions>
//! ```
//!
//! # Fix safety
//! Safe if it only lowers levels and the finding is certain. Raising a level is unsafe.

use super::judged_manifest::{self, JudgedManifest};
use super::set_level::{self, LevelTarget};
use super::{Context, Finding, Meta, Related, Safety, Severity};
use crate::catalog::{MailboxLevel, PERMISSIONS_URL};
use crate::text::{Span, prose};

pub(super) static META: Meta = Meta {
    code: "permission-disagreement",
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Safety::Safe),
    tags: &[],
    url: PERMISSIONS_URL,
    source: include_str!("permission_disagreement.rs"),
};

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    for add_in in cx.add_ins {
        let subjects: Vec<JudgedManifest> =
            judged_manifest::with_copies(cx, add_in).filter(JudgedManifest::is_judged).collect();
        if let Some(finding) = disagree(&subjects).then(|| finding(&subjects)).flatten() {
            out.push(finding);
        }
    }
}

fn granted(subject: &JudgedManifest) -> MailboxLevel {
    subject.manifest().granted()
}

/// Whether the levels differ, and no common need explains it.
fn disagree(subjects: &[JudgedManifest]) -> bool {
    let Some((first, others)) = subjects.split_first() else { return false };
    let differ = others.iter().any(|s| granted(s) != granted(first));
    let explained = |need: &MailboxLevel| subjects.iter().all(|s| granted(s) == declared_for(s, *need));
    differ && !MailboxLevel::ALL.iter().any(explained)
}

/// What a manifest declares whose code needs `need`.
fn declared_for(subject: &JudgedManifest, need: MailboxLevel) -> MailboxLevel {
    let own = subject.manifest().own_need().map_or(need, |(own, _)| own);
    subject.manifest().least_offered(need.max(own))
}

/// It stands at the first that differs from what is enough.
fn finding(subjects: &[JudgedManifest]) -> Option<Finding> {
    let differs = subjects.iter().position(|s| target_level(s, subjects) != granted(s)).unwrap_or(0);
    let first = subjects.get(differs)?;
    let others = subjects.iter().enumerate().filter(|(index, _)| *index != differs).map(|(_, other)| other);
    let targets: Vec<LevelTarget> =
        subjects.iter().map(|s| LevelTarget::new(s.add_in, s.file, target_level(s, subjects))).collect();
    let lines = [
        format!("the manifests of this add-in declare different levels: {}", declarations(subjects)),
        "The manifests share the same code, so they need the same level.".to_owned(),
        format!("{}.", set_level::title(&targets)),
    ];
    let related = others.map(related).collect();
    let fixes = set_level::fix(&targets, safety(subjects)).into_iter().collect();
    Some(Finding { related, fixes, ..first.finding(&META, place(first), &declarations(subjects), &lines) })
}

/// What is enough for one of them; where the code tells nothing, what the highest of them declares.
fn target_level(subject: &JudgedManifest, all: &[JudgedManifest]) -> MailboxLevel {
    let highest = all.iter().map(granted).max().unwrap_or(MailboxLevel::Restricted);
    if subject.has_leveled_usage() { subject.sufficient() } else { declared_for(subject, highest) }
}

fn safety(subjects: &[JudgedManifest]) -> Safety {
    let lowers = |s: &JudgedManifest| target_level(s, subjects) <= granted(s);
    let safe = subjects.iter().all(|s| s.judgement.certain && lowers(s));
    if safe { Safety::Safe } else { Safety::Unsafe }
}

/// `ReadItem in a.xml, ReadWriteMailbox in b.xml`.
fn declarations(subjects: &[JudgedManifest]) -> String {
    let mut levels: Vec<MailboxLevel> = subjects.iter().map(granted).collect();
    levels.sort_unstable();
    levels.dedup();
    let of_level = |level: MailboxLevel| {
        let names: Vec<String> =
            subjects.iter().filter(|s| granted(s) == level).map(JudgedManifest::name).collect();
        format!("{} in {}", level.name(), prose::list(&names))
    };
    levels.into_iter().map(of_level).collect::<Vec<_>>().join(", ")
}

fn place(subject: &JudgedManifest) -> Span {
    subject.manifest().declared_at().map_or(subject.manifest().root, |d| d.value.span)
}

fn related(subject: &JudgedManifest) -> Related {
    subject.related(place(subject), &format!("{} here", granted(subject).name()))
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{World, mail, older, permissions, unified};

    fn told(member: &str, first: &str, second: &str) -> Vec<String> {
        World::new()
            .uses(member)
            .written("a.xml", first)
            .written(if second.starts_with('{') { "b.json" } else { "b.xml" }, second)
            .told_by("permission-disagreement")
    }

    const READS: &str = "Office.MessageRead.subject";
    const WRITES: &str = "Office.Body.setAsync";

    #[test]
    fn different_levels_are_told_at_the_manifest_that_is_wrong() {
        let (item, mailbox) = (mail(&permissions("ReadItem")), mail(&permissions("ReadWriteMailbox")));
        let differ = "warning: the manifests of this add-in declare different levels:";
        assert_eq!(
            told(READS, &item, &mailbox),
            [format!(
                "b.xml `ReadWriteMailbox` {differ} ReadItem in a.xml, ReadWriteMailbox in b.xml; safe: Declare ReadItem in b.xml"
            )]
        );
        assert_eq!(
            told(WRITES, &item, &unified(&["MailboxItem.ReadWrite.User"])),
            [format!(
                "a.xml `ReadItem` {differ} ReadItem in a.xml, ReadWriteItem in b.json; unsafe: Declare ReadWriteItem in \
                 a.xml"
            )]
        );
        assert_eq!(
            told(READS, &mail(""), &item),
            [format!(
                "a.xml `OfficeApp` {differ} Restricted in a.xml, ReadItem in b.xml; unsafe: Declare ReadItem in a.xml"
            )]
        );
    }

    #[test]
    fn differences_with_a_reason_are_none() {
        let level = |level: &str| mail(&permissions(level));
        let rule = permissions("ReadItem") + "<Rule xsi:type='ItemHasAttachment'/>";
        for (first, second) in [
            (level("ReadItem"), level("ReadItem")),
            (level("ReadWriteItem"), older(&permissions("ReadWriteMailbox"))),
            (level("Restricted"), mail(&rule)),
            (level("ReadItem"), level("readitem")),
            (level("ReadItem"), level("ReadWriteDocument").replace("MailApp", "TaskPaneApp")),
        ] {
            assert_eq!(told(READS, &first, &second), [""; 0], "{first} {second}");
        }
    }
}
