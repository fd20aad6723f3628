//! Answers requests for lenses and hints, and tells the client when what it shows of them is out of date.
//!
//! Clients ask by themselves when a document was edited; of what an edit elsewhere changes, they have to be told.
//! Filled by those who answer, read after each analysis.

use super::analysis::Analysis;
use super::answered::LatestAnswer;
use super::documents::Edition;
use super::lens;
use super::lock::lock;
use super::outbox::Message;
use super::shared::Shared;
use super::view::View;
use serde::Serialize;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::{CodeLens, InlayHint, Range, Url};

/// Answers `textDocument/codeLens`.
pub(super) async fn lenses(shared: &Shared, uri: &Url) -> Result<Option<Vec<CodeLens>>> {
    let found = shared.with_view(uri, lens::lenses).await?;
    if let Some((file, edition)) = open(shared, uri).filter(|_| shared.support().refreshes_lenses) {
        let answer = LatestAnswer { question: (), edition, fingerprint: fingerprint(found.as_ref()) };
        lock(&shared.answered).lenses.insert(file, answer);
        catch_up(shared);
    }
    Ok(found)
}

/// Answers `textDocument/inlayHint`: nothing, unless the settings turn hints on.
pub(super) async fn hints(shared: &Shared, uri: &Url, range: Range) -> Result<Option<Vec<InlayHint>>> {
    let wants = open(shared, uri).is_some_and(|(file, _)| shared.shows_hints(&file));
    let found = if wants { shared.with_view(uri, move |view| lens::hints(view, range)).await? } else { None };
    if let Some((file, edition)) = open(shared, uri).filter(|_| shared.support().refreshes_hints) {
        let answer = LatestAnswer { question: range, edition, fingerprint: fingerprint(found.as_ref()) };
        lock(&shared.answered).hints.insert(file, answer);
        catch_up(shared);
    }
    Ok(found)
}

fn open(shared: &Shared, uri: &Url) -> Option<(PathBuf, Edition)> {
    let file = shared.path(uri)?;
    let edition = lock(&shared.documents).edition(&file)?;
    Some((file, edition))
}

/// A name of an answer: equal ones have equal names, and none is as good as an empty one.
fn fingerprint<T: Serialize>(answer: Option<&Vec<T>>) -> u64 {
    let mut hasher = DefaultHasher::new();
    // Serialising plain data into a string cannot fail.
    let text = answer
        .filter(|found| !found.is_empty())
        .map(|found| serde_json::to_string(found).unwrap_or_default());
    text.hash(&mut hasher);
    hasher.finish()
}

/// An answer may have come from an analysis that was the latest when the work began, and is no more: the new one has not
/// seen that it was given.
fn catch_up(shared: &Shared) {
    if let Some(latest) = shared.latest() {
        refresh(shared, &latest);
    }
}

/// Asks the client to ask again where what it shows is no longer right.
pub(super) fn refresh(shared: &Shared, analysis: &Arc<Analysis>) {
    let (lenses, hints) = {
        let answered = lock(&shared.answered);
        (answered.lenses.clone(), answered.hints.clone())
    };
    let view = |file: &Path| View::new(analysis, file.to_owned(), shared.support());
    let lenses = stale(lenses, analysis, |file, ()| fingerprint(lens::lenses(&view(file)).as_ref()));
    let hints = stale(hints, analysis, |file, range| {
        let shows = shared.shows_hints(file);
        fingerprint(shows.then(|| lens::hints(&view(file), range)).flatten().as_ref())
    });
    let mut answered = lock(&shared.answered);
    // Once is enough: it is told again when it has asked again.
    let lenses = lenses.iter().filter(|file| answered.lenses.remove(*file).is_some()).count();
    let hints = hints.iter().filter(|file| answered.hints.remove(*file).is_some()).count();
    if lenses > 0 {
        shared.outbox.send(Message::RefreshLenses);
    }
    if hints > 0 {
        shared.outbox.send(Message::RefreshHints);
    }
}

/// The documents about whose text of now something else is to be answered.
fn stale<Q: Copy>(
    answers: BTreeMap<PathBuf, LatestAnswer<Q>>,
    analysis: &Analysis,
    now: impl Fn(&Path, Q) -> u64,
) -> Vec<PathBuf> {
    let is_stale = |(file, answer): &(PathBuf, LatestAnswer<Q>)| {
        analysis.edition(file) == Some(answer.edition) && now(file, answer.question) != answer.fingerprint
    };
    answers.into_iter().filter(is_stale).map(|(file, _)| file).collect()
}
