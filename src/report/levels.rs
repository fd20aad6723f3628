//! What is judged of a manifest, family by family, as JSON.
//!
//! Called by the JSON report of `check`.

use crate::addin::{DocumentJudgement, Judgement, Verdict};
use crate::catalog::{DocumentLevel, MailboxLevel};
use serde::Serialize;

/// What is judged of a level.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct LevelJson<'a> {
    declared: Option<&'static str>,
    required_by_code: &'static str,
    required: &'static str,
    verdict: &'static str,
    certain: bool,
    reasons: &'a [String],
}

/// The same with the family that the level belongs to.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FamilyJson<'a> {
    family: &'static str,
    #[serde(flatten)]
    pub(super) level: LevelJson<'a>,
}

/// The families that are judged, the mailbox first.
pub(super) fn of(judgement: &Judgement) -> Vec<FamilyJson<'_>> {
    let mailbox = || FamilyJson { family: "mailbox", level: LevelJson::of_mailbox(judgement) };
    let document = |document| FamilyJson { family: "document", level: LevelJson::of_document(document) };
    let mailbox = (judgement.verdict != Verdict::NotMail).then(mailbox);
    mailbox.into_iter().chain(judgement.document.as_ref().map(document)).collect()
}

impl<'a> LevelJson<'a> {
    /// What is judged of the mailbox level, even if it is nothing.
    pub(super) fn of_mailbox(judgement: &'a Judgement) -> LevelJson<'a> {
        LevelJson {
            declared: judgement.declared.map(MailboxLevel::name),
            required_by_code: judgement.required_by_code.name(),
            required: judgement.required.name(),
            verdict: judgement.verdict.word(),
            certain: judgement.certain,
            reasons: &judgement.reasons,
        }
    }

    fn of_document(judgement: &'a DocumentJudgement) -> LevelJson<'a> {
        LevelJson {
            declared: judgement.declared.map(DocumentLevel::name),
            required_by_code: judgement.required.name(),
            required: judgement.required.name(),
            verdict: judgement.verdict.word(),
            certain: judgement.certain,
            reasons: &judgement.reasons,
        }
    }
}
