//! `report --format json`: version 1 of a stable format, documented in `docs/json.md`.
//!
//! The structs are the format. Positions count from 1, columns in UTF-16 units.

use super::ReviewedTree;
use super::context::Subject;
use crate::catalog::{Catalog, MailboxLevel, MemberId, typings};
use crate::manifest::{EntryKind, SupplementaryKind};
use crate::review::{Claim, Deed, Entry, FeatureUses, Gap, MemberNeed, Need, Outcome, Place, RetiredUses};
use crate::rules::Location;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Root {
    version: u32,
    catalogue: &'static str,
    add_ins: Vec<AddInJson>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AddInJson {
    name: String,
    root: String,
    manifests: Vec<ManifestJson>,
    supplementary: Vec<SupplementaryJson>,
    features: Vec<FeatureJson>,
    not_done: Vec<ClaimJson>,
    entries: Vec<EntryJson>,
    needs: Vec<NeedJson>,
    retired: Vec<RetiredJson>,
    gaps: Vec<GapJson>,
}

#[derive(Serialize)]
struct ManifestJson {
    path: String,
    declared: Option<MailboxLevel>,
    required: MailboxLevel,
    verdict: &'static str,
    certain: bool,
    reasons: Vec<String>,
}

#[derive(Serialize)]
struct SupplementaryJson {
    name: &'static str,
    manifests: Vec<String>,
    places: Vec<PlaceJson>,
}

#[derive(Serialize)]
struct FeatureJson {
    id: &'static str,
    kind: &'static str,
    words: &'static str,
    level: Option<MailboxLevel>,
    certain: bool,
    entries: Vec<usize>,
    places: Vec<PlaceJson>,
}

#[derive(Serialize)]
struct ClaimJson {
    id: &'static str,
    words: &'static str,
    outcome: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct EntryJson {
    kind: &'static str,
    url: String,
    file: Option<String>,
    events: Vec<String>,
    functions: Vec<String>,
    level: Option<MailboxLevel>,
    max_level: Option<MailboxLevel>,
    features: Vec<&'static str>,
}

#[derive(Serialize)]
struct NeedJson {
    level: MailboxLevel,
    members: Vec<MemberJson>,
    features: Vec<String>,
}

#[derive(Serialize)]
struct MemberJson {
    members: Vec<String>,
    places: Vec<PlaceJson>,
}

#[derive(Serialize)]
struct RetiredJson {
    member: &'static str,
    since: &'static str,
    history: &'static str,
    url: &'static str,
    guarded: usize,
    places: Vec<PlaceJson>,
}

#[derive(Serialize)]
struct GapJson {
    sentence: String,
    places: Vec<PlaceJson>,
}

#[derive(Serialize)]
struct PlaceJson {
    file: String,
    line: u32,
    column: u32,
    certain: bool,
}

/// Writes the reviews of all trees as one JSON object.
pub fn json(out: &mut dyn Write, trees: &[ReviewedTree]) -> io::Result<()> {
    let subjects = trees.iter().flat_map(|one| {
        one.review.add_ins.iter().map(|add_in| Subject { tree: one.tree, review: one.review, add_in })
    });
    let root = Root { version: 1, catalogue: typings(), add_ins: subjects.map(add_in).collect() };
    serde_json::to_writer_pretty(&mut *out, &root)?;
    writeln!(out)
}

fn add_in(subject: Subject) -> AddInJson {
    let review = subject.add_in;
    let root = subject.tree.snapshot.add_ins.get(review.add_in).map(|add_in| subject.file(&add_in.root));
    let supplementary = review.supplementary.iter().map(|one| SupplementaryJson {
        name: match one.kind {
            SupplementaryKind::AppendOnSend => "append-on-send",
            SupplementaryKind::SharedFolders => "shared-folders",
        },
        manifests: one.manifests.iter().map(|&number| subject.manifest(number)).collect(),
        places: places(subject, &one.places),
    });
    AddInJson {
        name: subject.name(),
        root: root.unwrap_or_default(),
        manifests: review.manifests.iter().filter_map(|&number| manifest(subject, number)).collect(),
        supplementary: supplementary.collect(),
        features: review.features.iter().map(|one| feature(subject, one)).collect(),
        not_done: review.claims.iter().map(claim).collect(),
        entries: review.entries.iter().map(|one| entry(subject, one)).collect(),
        needs: review.needs.iter().map(|one| need(subject, one)).collect(),
        retired: review.retired.iter().map(|one| retired(subject, one)).collect(),
        gaps: review.gaps.iter().map(|one| gap(subject, one)).collect(),
    }
}

fn manifest(subject: Subject, number: usize) -> Option<ManifestJson> {
    let judgement = subject.tree.snapshot.judgements.get(number)?;
    Some(ManifestJson {
        path: subject.manifest(number),
        declared: judgement.declared,
        required: judgement.required,
        verdict: judgement.verdict.word(),
        certain: judgement.certain,
        reasons: judgement.reasons.clone(),
    })
}

fn feature(subject: Subject, one: &FeatureUses) -> FeatureJson {
    FeatureJson {
        id: one.feature.id,
        kind: match one.feature.deed {
            Deed::Read => "read",
            Deed::Write => "write",
            Deed::Reach => "reach",
            Deed::Token => "token",
            Deed::Store => "store",
            Deed::Show => "show",
        },
        words: one.feature.words,
        level: one.level,
        certain: one.places.iter().any(|place| place.certain),
        entries: one.entries.clone(),
        places: places(subject, &one.places),
    }
}

fn claim(claim: &Claim) -> ClaimJson {
    let outcome = match claim.outcome {
        Outcome::Barred => "barred",
        Outcome::Absent => "absent",
        Outcome::Unseen => "not-found",
        Outcome::Possible => "possible",
    };
    ClaimJson { id: claim.question.id, words: claim.question.words, outcome }
}

fn entry(subject: Subject, one: &Entry) -> EntryJson {
    let file = one.source.and_then(|number| subject.tree.snapshot.sources.get(number));
    EntryJson {
        kind: match one.kind {
            EntryKind::Page => "page",
            EntryKind::Command => "command",
            EntryKind::Event => "event",
        },
        url: one.url.clone(),
        file: file.map(|file| subject.file(&file.path)),
        events: one.events.clone(),
        functions: one.functions.clone(),
        level: one.level,
        max_level: one.up_to.or(one.level),
        features: one.features.iter().map(|feature| feature.id).collect(),
    }
}

fn need(subject: Subject, need: &Need) -> NeedJson {
    let member =
        |one: &MemberNeed| MemberJson { members: names(&one.members), places: places(subject, &one.places) };
    NeedJson {
        level: need.level,
        members: need.members.iter().map(member).collect(),
        features: need.features.clone(),
    }
}

fn retired(subject: Subject, one: &RetiredUses) -> RetiredJson {
    RetiredJson {
        member: one.legacy.member,
        since: one.legacy.since,
        history: one.legacy.history,
        url: one.legacy.url,
        guarded: one.guarded,
        places: places(subject, &one.places),
    }
}

fn gap(subject: Subject, gap: &Gap) -> GapJson {
    GapJson { sentence: gap.sentence.clone(), places: places(subject, &gap.places) }
}

fn names(members: &[MemberId]) -> Vec<String> {
    members.iter().map(|&member| Catalog::get().full_name(member)).collect()
}

fn places(subject: Subject, all: &[Place]) -> Vec<PlaceJson> {
    let one = |place: &Place| {
        let source = subject.tree.snapshot.sources.get(place.source)?;
        let at = subject.tree.place(&Location { file: source.path.clone(), span: place.span });
        Some(PlaceJson { file: at.file, line: at.line, column: at.column, certain: place.certain })
    };
    all.iter().filter_map(one).collect()
}
