//! Strings, read backwards from where they are sent, when everything is solved.
//!
//! The solver carries no texts: lowering notes where they stand (`lower/literal_notes`), and a reader walks from a request
//! through variables, properties, parameters and results to what it is made of. Only realms that send a request pay for it.
//!
//! `index` (who gives what) -> `follow` (where a value comes from) -> `text` (what it reads as) -> `cooked` (with the way
//! back to the source) -> `xml` -> `soap` (what the request says); `sites` says where requests are. Called by the analyzer and
//! by the `draft` of the statement that is being typed.

mod cooked;
mod follow;
mod index;
mod piece;
mod sites;
mod soap;
mod text;
mod xml;

#[cfg(test)]
mod tests;

use super::FileOutcome;
use super::collect::Guards;
use super::link::{FragmentLinks, Input, Linked};
use super::request::Request;
use crate::catalog::ews::LIBRARIES;
use index::Index;
use std::sync::Arc;

/// Whether a realm can send requests at all.
fn may_send(linked: &Linked) -> bool {
    let names = &linked.solver.names;
    names.known(sites::SENDER).is_some() || LIBRARIES.into_iter().any(|name| names.known(name).is_some())
}

/// Gives the outcomes of a realm's files, which are parallel to the inputs, the requests that the files send. `parts` are
/// the realm's fragments, in their order.
pub(super) fn add_requests<'l>(
    linked: &'l Linked,
    inputs: &[Input<'_>],
    parts: impl Iterator<Item = &'l FragmentLinks>,
    guards: &Guards,
    outcomes: &mut [Arc<FileOutcome>],
) {
    if outcomes.len() != inputs.len() || !may_send(linked) {
        return;
    }
    let mut requests: Vec<Vec<Request>> = inputs.iter().map(|_| Vec::new()).collect();
    for (input, request) in sites::requests(Index::new(linked, inputs, parts.collect()), guards, outcomes) {
        requests[input].push(request);
    }
    for (outcome, mut requests) in outcomes.iter_mut().zip(requests) {
        requests.sort_by_key(|request| request.span);
        if outcome.requests != requests {
            Arc::make_mut(outcome).requests = requests;
        }
    }
}
