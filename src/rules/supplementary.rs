//! What the four rules about supplementary permissions share: who uses one, who declares it, and the edits.
//!
//! Knows which members need which permission; wording and severity are the rules'. Called by those rules only.

use super::judged_manifest::{self, JudgedManifest};
use super::{Context, Finding, Fix, Location, Meta, Related, Safety, words};
use crate::addin::SourceFile;
use crate::analysis::{Certainty, Members, Usage};
use crate::catalog::{Catalog, MemberId};
use crate::manifest::{ManifestKind, Supplementary, SupplementaryKind, canonical_name, edit};
use crate::text::prose;

/// The members that need a supplementary permission.
pub(crate) fn members(kind: SupplementaryKind) -> Vec<MemberId> {
    let names: &[&str] = match kind {
        SupplementaryKind::AppendOnSend => &["appendOnSendAsync", "prependOnSendAsync"],
        SupplementaryKind::SharedFolders => &["getSharedPropertiesAsync"],
    };
    names.iter().flat_map(|name| Catalog::get().members_named(name)).copied().collect()
}

/// The supplementary permission that a use of the member needs besides its level.
pub fn supplementary_of(member: MemberId) -> Option<SupplementaryKind> {
    let kinds = [SupplementaryKind::AppendOnSend, SupplementaryKind::SharedFolders];
    kinds.into_iter().find(|&kind| members(kind).contains(&member))
}

/// Tells of each certain use whose add-in has manifests without the permission; `lines` words it.
pub(super) fn missing(
    cx: &Context,
    kind: SupplementaryKind,
    meta: &'static Meta,
    lines: fn(&Usage, &[JudgedManifest]) -> Vec<String>,
    out: &mut Vec<Finding>,
) {
    let members = members(kind);
    let set: Members = members.iter().copied().collect();
    let may = |source: &SourceFile| !source.test && source.outcome.digest().uses_any(&set);
    for (source, owners) in cx.sources.iter().zip(cx.owners()).filter(|(source, _)| may(source)) {
        let certain = source.needs_of(&members).filter(|u| u.certainty == Certainty::Certain);
        for usage in certain {
            let manifests = owners.iter().flat_map(|add_in| judged_manifest::of(cx, add_in));
            let lacking: Vec<JudgedManifest> = manifests.filter(|s| lacks(s, kind)).collect();
            let Some(first) = lacking.first() else { continue };
            let finding = first.finding(meta, usage.span, &words::about(usage), &lines(usage, &lacking));
            out.push(Finding {
                at: Location { file: source.path.clone(), span: usage.span },
                related: lacking.iter().map(|s| related(s, kind)).collect(),
                fixes: fixes(&lacking, kind),
                ..finding
            });
        }
    }
}

fn lacks(subject: &JudgedManifest, kind: SupplementaryKind) -> bool {
    let manifest = subject.manifest();
    manifest.mail && manifest.malformed.is_empty() && manifest.effective(kind).is_none()
}

/// The manifests' names, and what to do in each kind of manifest.
pub(super) fn names(lacking: &[JudgedManifest]) -> String {
    prose::list(&lacking.iter().map(JudgedManifest::name).collect::<Vec<_>>())
}

/// Whether one of the manifests is of this kind.
pub(super) fn any(lacking: &[JudgedManifest], kind: ManifestKind) -> bool {
    lacking.iter().any(|s| s.manifest().kind == kind)
}

/// What stands in a manifest that lacks the permission: something that has no effect, or nothing.
fn related(subject: &JudgedManifest, kind: SupplementaryKind) -> Related {
    let manifest = subject.manifest();
    match manifest.supplementary.iter().find(|s| s.kind == kind) {
        Some(found) => {
            subject.related(found.whole, &format!("declared here, but {}", words::effective(manifest.kind)))
        }
        None => subject.related(manifest.root, "not declared in this manifest"),
    }
}

/// One fix for all manifests, and where there are several, one for each alone.
fn fixes(lacking: &[JudgedManifest], kind: SupplementaryKind) -> Vec<Fix> {
    let all = if lacking.len() > 1 { add(lacking, kind) } else { None };
    all.into_iter().chain(lacking.iter().filter_map(|s| add(std::slice::from_ref(s), kind))).collect()
}

fn add(lacking: &[JudgedManifest], kind: SupplementaryKind) -> Option<Fix> {
    let edits = |s: &JudgedManifest| {
        let edits = edit::add(&s.file.source.text, s.manifest(), kind)?;
        (!edits.is_empty()).then(|| (s.file.path.clone(), edits))
    };
    let edits = lacking.iter().map(edits).collect::<Option<Vec<_>>>()?;
    let unified = lacking.iter().all(|s| s.manifest().kind == ManifestKind::Unified);
    let what = match (unified, kind) {
        (true, _) => canonical_name(ManifestKind::Unified, kind),
        (false, SupplementaryKind::AppendOnSend) => "AppendOnSend",
        (false, SupplementaryKind::SharedFolders) => "SupportsSharedFolders",
    };
    Some(Fix { title: format!("Declare {what} in {}", names(lacking)), safety: Safety::Unsafe, edits })
}

/// Tells of each manifest that declares a permission which no code uses; `lines` words it.
pub(super) fn unused(
    cx: &Context,
    kind: SupplementaryKind,
    meta: &'static Meta,
    lines: fn(&JudgedManifest) -> Vec<String>,
    out: &mut Vec<Finding>,
) {
    let members = members(kind);
    let set: Members = members.iter().copied().collect();
    let may = |source: &&SourceFile| source.outcome.digest().uses_any(&set);
    let used = |s: &JudgedManifest| {
        cx.counted(s.add_in).filter(may).any(|source| source.needs_of(&members).next().is_some())
    };
    // Where no code was seen to use Outlook at all, nothing is known about what it does.
    let known = |s: &JudgedManifest| s.manifest().mail && s.has_leveled_usage();
    for subject in judged_manifest::whole(cx).filter(known).filter(|s| !used(s)) {
        let Some(declared) = subject.manifest().supplementary.iter().find(|s| s.kind == kind) else {
            continue;
        };
        let edits = edit::remove(&subject.file.source.text, subject.manifest(), kind);
        let title = format!("Remove {} from {}", marker(declared, &subject), subject.name());
        out.push(Finding {
            fixes: subject.edit(title, safety(&subject, kind), edits).into_iter().collect(),
            ..subject.finding(meta, declared.value.span, &declared.value.value, &lines(&subject))
        });
    }
}

/// How the manifest writes it.
pub(super) fn marker(declared: &Supplementary, subject: &JudgedManifest) -> String {
    match (subject.manifest().kind, declared.kind) {
        (ManifestKind::AddInOnly, SupplementaryKind::SharedFolders) => "SupportsSharedFolders".to_owned(),
        _ => declared.value.value.clone(),
    }
}

/// Append on send serves two members only; shared folders serve more than the code shows.
fn safety(subject: &JudgedManifest, kind: SupplementaryKind) -> Safety {
    let mut sources = subject.cx.counted(subject.add_in);
    let followed = sources.all(|source| source.outcome.doubts.is_empty());
    let certain = followed && subject.judgement.certain && kind == SupplementaryKind::AppendOnSend;
    if certain { Safety::Safe } else { Safety::Unsafe }
}
