//! Incremental lowering: only statements that have changed since an earlier version of the text are lowered.
//!
//! What comes out is what lowering the text from nothing gives, but for the numbers of names. Called by the analyzer.

use super::{Lowerer, is_module, lower, lower_all, markup};
use crate::analysis::ir::{Lowered, LoweredPiece, PlacedFragment};
use crate::syntax::{Piece, Statement, Template};
use crate::text::TextChange;

/// Fewer names than this are never worth a new start.
const MANY_NAMES: usize = 1_000;

/// Lowers what `change` touched; `old` is what the text before it gave. Where a single fragment differs from what was in
/// its place before, it says which (its piece, its number there): everything else only stands elsewhere.
pub(crate) fn update(
    old: Lowered,
    change: TextChange,
    text: &str,
    pieces: &[Piece],
    templates: &[Template],
) -> (Lowered, Option<(usize, usize)>) {
    if has_many_unused(&old) {
        return (lower(text, pieces, templates), None);
    }
    let Lowered { names, first_names, pieces: mut earlier, .. } = old;
    let (updated, mut lowered_anew) = lower_all(text, pieces, templates, names, |number, place| {
        let piece = earlier.get_mut(number).filter(|p| p.language == pieces[number].language)?;
        let shift = |offset: u32| change.origin(place.from, place.end).map(|o| o + (offset - place.from));
        let (start, end) = (shift(place.start)?, shift(place.end)?);
        let at = piece.fragments.binary_search_by_key(&start, |f| f.start).ok()?;
        let known = piece.fragments.get_mut(at)?;
        let same = known.sound && known.end == end && Some(known.from) == shift(place.from);
        same.then(|| std::mem::take(&mut known.fragment))
    });
    let updated = Lowered { first_names, ..updated };
    let form = |p: &LoweredPiece| (p.fragments.len(), p.language, p.module);
    let same_form = updated.pieces.iter().map(form).eq(earlier.iter().map(form));
    if same_form {
        lowered_anew.extend(markup::changed(pieces.len(), &earlier, &updated.pieces));
    }
    match lowered_anew[..] {
        [single] if same_form => (updated, Some(single)),
        _ => (updated, None),
    }
}

/// Whether names that nothing uses any more have piled up.
fn has_many_unused(lowered: &Lowered) -> bool {
    lowered.names.len() > 2 * lowered.first_names.max(MANY_NAMES)
}

/// The whole statement of a plain source that `change` may lie in, and the number of its fragment.
pub(crate) fn statement_at(lowered: &Lowered, change: TextChange) -> Option<(usize, Statement)> {
    let [piece] = &lowered.pieces[..] else { return None };
    let number = piece.fragments.partition_point(|placed| placed.end <= change.start);
    let placed = piece.fragments.get(number).filter(|placed| placed.sound && !has_many_unused(lowered))?;
    let next = piece.fragments.get(number + 1).map(|placed| placed.start);
    Some((number, Statement { from: placed.from, start: placed.start, end: placed.end, next }))
}

/// Lowers that statement as it is now, parsed by itself: everything behind it only stands elsewhere. Says whether it
/// names the modules that it named before.
pub(crate) fn update_statement(
    lowered: &mut Lowered,
    number: usize,
    change: TextChange,
    text: &str,
    statement: &Piece,
) -> bool {
    let mut alone = Lowerer::new(text, statement, &mut lowered.names).piece(statement, |_| None);
    let (Some(now), Some(piece)) = (alone.fragments.pop(), lowered.pieces.first_mut()) else { return false };
    let mut behind = piece.fragments.iter_mut().skip(number);
    let Some(placed) = behind.next() else { return false };
    let same_modules = placed.fragment.modules().eq(now.fragment.modules())
        && placed.fragment.gathers == now.fragment.gathers;
    *placed = now;
    for PlacedFragment { from, start, end, .. } in behind {
        [from, start, end].into_iter().for_each(|offset| *offset = change.moved(*offset));
    }
    piece.module = is_module(text, &piece.fragments);
    same_modules
}
