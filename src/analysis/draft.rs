//! The statement that is being typed: the realm around it stays solved, so a keystroke costs what the statement
//! touches.
//!
//! The result is good enough while somebody types. It may differ from solving everything together, because the order in
//! which things become known can matter; so it is provisional. Called by the analyzer.

use super::FileOutcome;
use super::collect::{self, FragmentOutcome, Guards, Shares, Signals};
use super::ir::Node;
use super::link::{Input, OpenRealm, Spot};
use super::resolve::Resolver;
use super::strings;
use crate::text::TextChange;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Realms with more nodes than this (those of some ten thousand files) don't stay solved: they would take too much
/// memory.
const MAX_NODES: usize = 4_000_000;

/// The files of a realm by their numbers, with the versions of what is known of them.
pub(super) type RealmKey = Vec<(u32, u64)>;

/// What the files of a realm do, in their order.
pub(super) type Outcomes = Vec<Arc<FileOutcome>>;

/// The draft that is open, if one is.
#[derive(Default)]
pub(super) struct Drafts {
    open: Option<(RealmKey, Draft)>,
    /// The realms whose outcomes came from drafts.
    provisional: Vec<RealmKey>,
    /// The statement that can't be told from the rest: its file, its place there.
    refused: Option<(u32, Spot)>,
}

impl Drafts {
    /// Whether what came out last is not final.
    pub(super) fn is_provisional(&self) -> bool {
        !self.provisional.is_empty()
    }

    /// The realms that have to be solved for a final outcome.
    pub(super) fn settle(&mut self) -> Vec<RealmKey> {
        std::mem::take(&mut self.provisional)
    }

    /// Forgets what is known of realms that are no more.
    pub(super) fn retain(&mut self, exists: impl Fn(&RealmKey) -> bool) {
        self.open = self.open.take().filter(|(key, _)| exists(key));
        self.provisional.retain(exists);
    }

    /// The outcomes of the files in the realm `key`, in which nothing was edited since it was `before` but the statement
    /// at `spot`, which `change` changed; its files did what is `known`. `None` where everything has to be solved together.
    pub(super) fn solve(
        &mut self,
        realm: &[Input<'_>],
        resolver: &Resolver,
        (before, known): (&RealmKey, &Outcomes),
        key: &RealmKey,
        (spot, change): (Spot, TextChange),
    ) -> Option<Outcomes> {
        let at = (realm.get(spot.input)?.file, spot);
        let open = self.open.take().filter(|(known, draft)| known == before && draft.spot() == spot);
        let (first, refused) = (open.is_none(), self.refused == Some(at));
        if first && refused {
            return None;
        }
        let draft = open.map(|(_, draft)| draft).or_else(|| Draft::new(realm, resolver, spot, known));
        let updated = draft.and_then(|draft| draft.updated(realm, resolver, (known, change)));
        self.refused = (first && updated.is_none()).then_some(at);
        let (draft, outcomes) = updated?;
        self.open = Some((key.clone(), draft));
        self.provisional.retain(|known| known != before);
        self.provisional.push(key.clone());
        Some(outcomes)
    }
}

/// A realm, solved but for one statement.
struct Draft {
    gap: OpenRealm,
    signals: Signals,
    guards: Guards,
    /// What each fragment does without the statement.
    fragments: Vec<FragmentOutcome>,
    /// The same, file by file.
    files: Outcomes,
    shares: Shares,
    /// The nodes that decide what fragments do, each with the number of a fragment; sorted.
    decisive: Vec<(Node, u32)>,
    /// What was changed last, and what all files did then.
    last: (BTreeMap<usize, FragmentOutcome>, Outcomes),
}

impl Draft {
    /// Solves the realm without the statement at `spot`; `None` where that can't be. What is `known` of the files with it
    /// is shared where it is the same.
    fn new(inputs: &[Input<'_>], resolver: &Resolver, spot: Spot, known: &Outcomes) -> Option<Draft> {
        let nodes: usize = inputs.iter().flat_map(Input::fragments).map(|f| f.fragment.nodes).sum();
        let gap = (nodes <= MAX_NODES).then(|| OpenRealm::new(inputs, resolver, spot)).flatten()?;
        let (linked, signals) = (&gap.linked, Signals::all(&gap.linked));
        let guards = Guards::of(linked, None);
        let fragments = collect::fragments(linked, &signals, &guards);
        let shares = Shares::of(inputs);
        let files = collect::files(inputs, &shares, &fragments);
        let files = files.into_iter().zip(known).map(taken_over).collect();
        let decides = |(number, part)| {
            collect::decisive(linked, &signals, part).into_iter().map(move |node| (node, number))
        };
        let mut decisive: Vec<(Node, u32)> = (0..).zip(&linked.parts).flat_map(decides).collect();
        decisive.sort_unstable();
        decisive.dedup();
        Some(Draft { gap, signals, guards, fragments, files, shares, decisive, last: Default::default() })
    }

    /// Which statement it is.
    fn spot(&self) -> Spot {
        self.gap.spot()
    }

    /// Puts the statement in as it is now. The inputs are those of [`Draft::new`], nothing else in them has changed but
    /// where things stand. Gives what the files do, with the functions that were known; `None` where everything has to be
    /// solved together.
    fn updated(
        mut self,
        inputs: &[Input<'_>],
        resolver: &Resolver,
        (before, change): (&Outcomes, TextChange),
    ) -> Option<(Draft, Outcomes)> {
        self.gap = self.gap.filled(inputs, resolver)?;
        let (changed, anew) = self.changed();
        let mut outcomes = self.files.clone();
        let files = changed.keys().map(|&fragment| self.shares.file_of(fragment));
        for number in files.chain([self.spot().input]).collect::<BTreeSet<usize>>() {
            let found = |fragment: usize| changed.get(&fragment).or_else(|| self.fragments.get(fragment));
            let known = self.said_last(number, &changed);
            let anew = || Arc::new(collect::file(inputs, &self.shares, number, found));
            outcomes[number] = known.unwrap_or_else(anew);
        }
        for (number, (outcome, before)) in outcomes.iter_mut().zip(before).enumerate() {
            let edited = number == self.spot().input;
            keep_functions(outcome, before, edited.then_some(change));
        }
        self.last = (changed, outcomes.clone());
        // Requests may be put together anywhere: those of all files are read again.
        let linked = &self.gap.linked;
        let parts = (0..linked.parts.len()).filter_map(|number| self.gap.part(number));
        strings::add_requests(linked, inputs, parts, anew.as_ref().unwrap_or(&self.guards), &mut outcomes);
        Some((self, outcomes))
    }

    /// What a file did with the version of the statement before, where its fragments do the same. The file of the statement
    /// is another one, and what stands there elsewhere.
    fn said_last(
        &self,
        number: usize,
        changed: &BTreeMap<usize, FragmentOutcome>,
    ) -> Option<Arc<FileOutcome>> {
        let (own, edited) = (self.shares.of_file(number), self.shares.of_file(self.spot().input));
        let mut now = changed.range(own.clone());
        let same = own != edited
            && now.clone().eq(self.last.0.range(own))
            && !now.any(|(_, found)| found.is_behind(&edited));
        self.last.1.get(number).filter(|_| same).cloned()
    }

    /// What the fragments do that do something else than without the statement, by their numbers; itself among them. Besides
    /// the guards, where they had to be asked anew.
    fn changed(&mut self) -> (BTreeMap<usize, FragmentOutcome>, Option<Guards>) {
        let linked = &self.gap.linked;
        let anew = (!self.guards.go_on(linked)).then(|| Guards::of(linked, self.gap.part(self.gap.number())));
        let guards = anew.as_ref().unwrap_or(&self.guards);
        let fresh = Signals::since(linked, &self.signals);
        let mut numbers: Vec<usize> = fresh.sites().map(|site| self.gap.number_of(site)).collect();
        numbers.extend(fresh.calls().map(|call| self.gap.number_of_call(call)));
        for node in linked.solver.grown() {
            let from = self.decisive.partition_point(|(other, _)| *other < node);
            let decided = self.decisive[from..].iter().take_while(|(other, _)| *other == node);
            numbers.extend(decided.map(|(_, number)| *number as usize));
        }
        numbers.push(self.gap.number());
        if anew.is_some() {
            let edited = self.shares.of_file(self.spot().input);
            let is_behind_others = |&number: &usize| {
                self.fragments.get(number).is_some_and(|f| f.is_behind_others(linked, guards, &edited))
            };
            numbers.extend((0..self.fragments.len()).filter(is_behind_others));
        }
        let found = |number: usize| {
            let part = self.gap.part(number)?;
            Some((number, collect::fragment(linked, &[&self.signals, &fresh], guards, part)))
        };
        numbers.sort_unstable();
        numbers.dedup();
        (numbers.into_iter().filter_map(found).collect(), anew)
    }
}

/// Gives an outcome the functions that another one had before the text changed: what runs them is found out when everything
/// is solved together.
fn keep_functions(outcome: &mut Arc<FileOutcome>, before: &FileOutcome, change: Option<TextChange>) {
    let known = change.map_or_else(|| before.functions.clone(), |change| before.functions.moved(change));
    if !outcome.functions.is_same(&known) {
        Arc::make_mut(outcome).functions = known;
    }
}

/// What a file does, as it is known where that is the same.
fn taken_over((now, known): (Arc<FileOutcome>, &Arc<FileOutcome>)) -> Arc<FileOutcome> {
    if now == *known { Arc::clone(known) } else { now }
}
