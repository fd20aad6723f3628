//! What could not be followed, so that nothing is claimed about it.
//!
//! Called by the review.

use super::places::{Place, Use, sources};
use crate::addin::{AddIn, Judgement, cause_sentence};
use crate::workspace::Snapshot;

/// Something that could not be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// What it is; a sentence, or, with places, the beginning of one that they end.
    pub sentence: String,
    /// Where, in order.
    pub places: Vec<Place>,
}

/// Everything that makes something uncertain: the reasons of the judgements, code that was not seen, places that nobody
/// sees through, uses that may be none.
pub(super) fn gaps(snapshot: &Snapshot, add_in: &AddIn, judgements: &[&Judgement], uses: &[Use]) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    for (number, source) in sources(snapshot, add_in) {
        for doubt in &source.outcome.doubts {
            let place = Place { source: number, span: doubt.span, certain: false };
            add(&mut gaps, cause_sentence(&doubt.cause), place);
        }
    }
    for one in uses.iter().filter(|one| !one.place.certain) {
        add(&mut gaps, "The code may use Outlook here, or something else of the same name", one.place);
    }
    gaps.sort_by(|a, b| a.sentence.cmp(&b.sentence));
    // What has its places above needs no other sentence.
    let has_places: Vec<String> = gaps.iter().map(|gap| gap.sentence.clone()).collect();
    let reasons = judgements.iter().flat_map(|judgement| judgement.reasons.iter().skip(judgement.raises));
    let unseen = judgements.iter().flat_map(|judgement| &judgement.gaps);
    let problems = snapshot.problems.iter().map(|problem| {
        let file = crate::text::slashed(problem.file.strip_prefix(&snapshot.root).unwrap_or(&problem.file));
        format!("{file}: {}.", problem.message)
    });
    for sentence in unseen.cloned().chain(reasons.cloned()).chain(problems) {
        let is_new = !gaps.iter().any(|gap| gap.sentence == sentence);
        if is_new && !has_places.iter().any(|told| sentence.starts_with(told.as_str())) {
            gaps.push(Gap { sentence, places: Vec::new() });
        }
    }
    gaps
}

fn add(gaps: &mut Vec<Gap>, sentence: &str, place: Place) {
    match gaps.iter_mut().find(|gap| gap.sentence == sentence) {
        Some(gap) => gap.places.push(place),
        None => gaps.push(Gap { sentence: sentence.to_owned(), places: vec![place] }),
    }
}
