//! What an add-in asks for, what it does and what it does not do, for those who approve it.
//!
//! [`Review::of`] makes plain data from a snapshot: the uses (`places`) in people's words (`feature`), what is not done
//! (`claim`), what needs which level (`need`), where code starts (`entry`), what is retired (`retired`), what could not be
//! followed (`gap`). Calls of services are those of the [`Plan`]. Knows nothing about text, JSON and the like. Called by the
//! command `report`.

mod claim;
mod entry;
mod feature;
mod gap;
mod need;
mod places;
mod retired;

pub use claim::{Claim, Outcome, Question};
pub use entry::{Entry, OnlyEntry};
pub use feature::{Deed, Feature};
pub use gap::Gap;
pub use need::{MemberNeed, Need};
pub use places::Place;
pub use retired::RetiredUses;

use crate::addin::{AddIn, EntryLevel, Judgement, Verdict};
use crate::catalog::MailboxLevel;
use crate::manifest::{Manifest, SupplementaryKind};
use crate::migrate::Plan;
use crate::rules::supplementary_of;
use crate::workspace::Snapshot;
use claim::Sight;
use places::Use;

/// What is to be said of one tree.
#[derive(Debug)]
pub struct Review {
    /// The add-ins for Outlook that were asked for, in order of root.
    pub add_ins: Vec<AddInReview>,
    /// The calls of services, and what becomes of those that are retired.
    pub plan: Plan,
}

/// What is to be said of an add-in.
#[derive(Debug)]
pub struct AddInReview {
    /// The add-in, as the snapshot counts them.
    pub add_in: usize,
    /// Its manifests for Outlook, as the snapshot counts them.
    pub manifests: Vec<usize>,
    /// The highest level that a manifest declares; `None` if one of them cannot be read.
    pub granted: Option<MailboxLevel>,
    /// The highest level that is needed.
    pub required: MailboxLevel,
    /// Whether that is certain, for all manifests.
    pub certain: bool,
    /// The most that may be done behind places that nobody sees through.
    pub doubted: Option<MailboxLevel>,
    /// Whether any of its code was read.
    pub has_code: bool,
    /// The supplementary permissions that it declares or uses.
    pub supplementary: Vec<SupplementaryUse>,
    /// What it does, by deed.
    pub features: Vec<FeatureUses>,
    /// What it does not do.
    pub claims: Vec<Claim>,
    /// Where its code starts.
    pub entries: Vec<Entry>,
    /// The one of them that alone needs the highest level.
    pub only: Option<OnlyEntry>,
    /// What needs which level, the highest first.
    pub needs: Vec<Need>,
    /// What it uses that no longer works, or soon will not.
    pub retired: Vec<RetiredUses>,
    /// What could not be followed.
    pub gaps: Vec<Gap>,
}

/// A feature, with the places that make it up.
#[derive(Debug, Clone)]
pub struct FeatureUses {
    /// What is done.
    pub feature: &'static Feature,
    /// The highest level that the places need; of sure ones, if there are any.
    pub level: Option<MailboxLevel>,
    /// The places, in order; those that are sure only, if there are any.
    pub places: Vec<Place>,
    /// The entry points that lead there, as [`AddInReview::entries`] counts them.
    pub entries: Vec<usize>,
}

/// A supplementary permission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupplementaryUse {
    /// Which.
    pub kind: SupplementaryKind,
    /// The manifests that declare it where it has an effect.
    pub manifests: Vec<usize>,
    /// The places that need it.
    pub places: Vec<Place>,
}

impl Review {
    /// The review of what was asked for of a tree.
    pub fn of(snapshot: &Snapshot) -> Review {
        let plan = Plan::of(snapshot);
        let numbered = snapshot.add_ins.iter().enumerate();
        let of = |(number, add_in)| AddInReview::of(snapshot, &plan, number, add_in);
        let add_ins = numbered.filter_map(of).collect();
        Review { add_ins, plan }
    }
}

impl AddInReview {
    /// `None` if no manifest for Outlook was asked for.
    fn of(snapshot: &Snapshot, plan: &Plan, number: usize, add_in: &AddIn) -> Option<AddInReview> {
        let judged: Vec<(usize, &Manifest, &Judgement)> = snapshot
            .wanted_manifests(add_in)
            .filter_map(|n| Some((n, &snapshot.manifests.get(n)?.manifest, &**snapshot.judgements.get(n)?)))
            .filter(|(_, _, judgement)| judgement.verdict != Verdict::NotMail)
            .collect();
        let manifests: Vec<&Manifest> = judged.iter().map(|(_, manifest, _)| *manifest).collect();
        let judgements: Vec<&Judgement> = judged.iter().map(|(_, _, judgement)| *judgement).collect();
        let required = judgements.iter().map(|judgement| judgement.required).max()?;
        let is_clear = judged.iter().all(|(_, manifest, judgement)| {
            judgement.verdict != Verdict::Unreadable && manifest.level_is_clear()
        });
        let granted = manifests.iter().map(|manifest| manifest.granted()).max().filter(|_| is_clear);
        let mut uses = places::uses(snapshot, add_in);
        uses.extend(places::by_library(plan, number, &uses));
        let levels: Vec<EntryLevel> =
            judged.iter().flat_map(|(number, ..)| snapshot.entry_levels(add_in, *number)).collect();
        let entries = entry::entries(snapshot, add_in, &manifests, &levels, &uses);
        let has_code = places::sources(snapshot, add_in).next().is_some();
        let sight = Sight {
            whole: has_code && is_whole(snapshot, &judgements, &manifests),
            doubted: doubted(snapshot, add_in),
            granted,
        };
        Some(AddInReview {
            add_in: number,
            manifests: judged.iter().map(|(number, ..)| *number).collect(),
            granted,
            required,
            certain: judgements.iter().all(|judgement| judgement.certain),
            doubted: sight.doubted,
            has_code,
            supplementary: supplementary(&judged, &uses),
            only: entry::only(&levels),
            features: features(&uses, &entries),
            claims: claim::claims(&uses, sight),
            needs: need::needs(&uses, &manifests),
            retired: retired::retired(snapshot, &uses),
            gaps: gap::gaps(snapshot, add_in, &judgements, &uses),
            entries,
        })
    }
}

/// Whether all of the add-in's code was read.
fn is_whole(snapshot: &Snapshot, judgements: &[&Judgement], manifests: &[&Manifest]) -> bool {
    let all_seen = judgements.iter().all(|judgement| judgement.gaps.is_empty());
    all_seen && snapshot.problems.is_empty() && !manifests.iter().any(|manifest| manifest.steered)
}

/// The most that may be done behind places that nobody sees through.
fn doubted(snapshot: &Snapshot, add_in: &AddIn) -> Option<MailboxLevel> {
    places::sources(snapshot, add_in).filter_map(|(_, source)| source.outcome.digest().doubted).max()
}

fn features(uses: &[Use], entries: &[Entry]) -> Vec<FeatureUses> {
    let mut all: Vec<FeatureUses> = Vec::new();
    for feature in feature::all() {
        let own = || uses.iter().filter(|one| one.features.contains(&feature));
        let is_sure = own().any(|one| one.place.certain);
        let told: Vec<&Use> = own().filter(|one| one.place.certain || !is_sure).collect();
        if told.is_empty() {
            continue;
        }
        let leads = |entry: &Entry| told.iter().any(|one| entry.leads_to(one));
        all.push(FeatureUses {
            feature,
            level: told.iter().filter_map(|one| one.level).max(),
            places: told.iter().map(|one| one.place).collect(),
            entries: entries.iter().enumerate().filter(|(_, entry)| leads(entry)).map(|(n, _)| n).collect(),
        });
    }
    all
}

fn supplementary(judged: &[(usize, &Manifest, &Judgement)], uses: &[Use]) -> Vec<SupplementaryUse> {
    let kinds = [SupplementaryKind::AppendOnSend, SupplementaryKind::SharedFolders];
    let all = kinds.into_iter().map(|kind| {
        let declare = judged.iter().filter(|(_, manifest, _)| manifest.effective(kind).is_some());
        let need = |one: &&Use| one.members.iter().all(|&member| supplementary_of(member) == Some(kind));
        SupplementaryUse {
            kind,
            manifests: declare.map(|(number, ..)| *number).collect(),
            places: uses.iter().filter(need).map(|one| one.place).collect(),
        }
    });
    all.filter(|one| !one.manifests.is_empty() || !one.places.is_empty()).collect()
}
