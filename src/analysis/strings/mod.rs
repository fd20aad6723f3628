//! Strings, read backwards from where they are sent, when everything is solved.
//!
//! The solver carries no texts: lowering notes where they stand (`lower/literal_notes`), and a reader walks from a request
//! through variables, properties, parameters and results to what it is made of. Only realms that send a request pay for it.
//!
//! `index` (who gives what) -> `follow` (where a value comes from, with `properties`) -> `text` (what it reads as, with
//! `methods`) -> `cooked` (with the way back to the source). `reader` says where something is sent: requests to EWS (`sites`,
//! by `xml` and `soap`), calls of web services (`web_sites`, by `senders` and `address`), scopes (`scope_sites`), names and dialogs (`starts`). Called by the
//! analyzer and by the `draft` of the statement that is being typed.

mod address;
mod cooked;
mod follow;
mod index;
mod methods;
mod piece;
mod properties;
mod reader;
mod scope_sites;
mod senders;
mod sites;
mod soap;
mod starts;
mod text;
mod web_sites;
mod xml;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod web_tests;

use super::FileOutcome;
use super::collect::Guards;
use super::link::{FragmentLinks, Input, Linked};
use crate::catalog::ews::LIBRARIES;
use crate::text::Span;
use index::Index;
use reader::Reader;
pub(super) use starts::starts;
use std::sync::Arc;

/// Whether a realm can send requests to EWS at all.
fn may_send(linked: &Linked) -> bool {
    let names = &linked.solver.names;
    names.known(sites::SENDER).is_some() || LIBRARIES.into_iter().any(|name| names.known(name).is_some())
}

/// Whether a realm can call web services or ask for scopes.
fn may_call(inputs: &[Input<'_>]) -> bool {
    inputs.iter().flat_map(Input::fragments).any(|placed| placed.fragment.web)
}

/// Gives the outcomes of a realm's files, which are parallel to the inputs, what the files send and ask for. `parts` are the
/// realm's fragments, in their order.
pub(super) fn add_requests<'l>(
    linked: &'l Linked,
    inputs: &[Input<'_>],
    parts: impl Iterator<Item = &'l FragmentLinks>,
    guards: &Guards,
    outcomes: &mut [Arc<FileOutcome>],
) {
    let (sends, calls) = (may_send(linked), may_call(inputs));
    if outcomes.len() != inputs.len() || !sends && !calls {
        return;
    }
    let mut reader = Reader::new(Index::new(linked, inputs, parts.collect()), guards);
    if sends {
        let requests = sites::requests(&mut reader, outcomes);
        put(
            outcomes,
            requests,
            |request| request.span,
            (|outcome| &outcome.requests, |outcome| &mut outcome.requests),
        );
    }
    if calls {
        let scopes = scope_sites::requests(&mut reader);
        put(
            outcomes,
            scopes,
            |request| request.span,
            (|outcome| &outcome.scopes, |outcome| &mut outcome.scopes),
        );
        let web = web_sites::calls(&mut reader);
        put(outcomes, web, |call| call.span, (|outcome| &outcome.web, |outcome| &mut outcome.web));
    }
}

/// A list of an outcome: to read it, and to change it.
type Lists<T> = (fn(&FileOutcome) -> &Vec<T>, fn(&mut FileOutcome) -> &mut Vec<T>);

/// Gives each outcome what was found for it, in the order of the text. An outcome that has that already stays the same one.
fn put<T: PartialEq>(
    outcomes: &mut [Arc<FileOutcome>],
    found: Vec<(usize, T)>,
    span: impl Fn(&T) -> Span,
    (known, list): Lists<T>,
) {
    let mut by_file: Vec<Vec<T>> = outcomes.iter().map(|_| Vec::new()).collect();
    for (input, one) in found {
        by_file[input].push(one);
    }
    for (outcome, mut found) in outcomes.iter_mut().zip(by_file) {
        found.sort_by_key(&span);
        if *known(outcome) != found {
            *list(Arc::make_mut(outcome)) = found;
        }
    }
}
