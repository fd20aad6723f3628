//! The sites of EWS: calls of `makeEwsRequestAsync`, of functions that send what they get, and of helper libraries.
//!
//! Knows nothing of how requests are read. Called by the plan.

use super::site::add;
use super::{Site, SiteGuard, SiteKind, twins};
use crate::analysis::{Access, Certainty, Request, SoapDocument, UnreadRequest, Usage};
use crate::catalog::ews::{Contents, folder, operation};
use crate::catalog::{Catalog, MemberId};
use crate::text::Span;
use crate::workspace::{Snapshot, SourceFile};
use std::collections::BTreeSet;

/// The sites of all sources.
pub(super) fn sites(snapshot: &Snapshot) -> Vec<Site> {
    let sent: BTreeSet<(usize, Span)> = snapshot
        .sources
        .iter()
        .enumerate()
        .flat_map(|(number, source)| source.outcome.requests.iter().map(move |r| r.sent_at(number)))
        .collect();
    let mut sites = Vec::new();
    for (number, source) in told(snapshot) {
        sites.extend(source.outcome.requests.iter().map(|request| site(snapshot, number, request)));
        let unseen = unseen(source).filter(|usage| !sent.contains(&(number, usage.span)));
        sites.extend(unseen.map(|usage| unread(snapshot, number, usage)));
    }
    sites
}

/// The sources whose calls are listed: no tests and no installed packages.
pub(super) fn told(snapshot: &Snapshot) -> impl Iterator<Item = (usize, &SourceFile)> {
    let sources = snapshot.sources.iter().map(|source| &**source).enumerate();
    sources.filter(|(_, source)| !source.test && !source.package)
}

fn site(snapshot: &Snapshot, source: usize, request: &Request) -> Site {
    let mut site = placed(snapshot, source, request.span, SiteKind::Ews);
    site.guard = SiteGuard::first(&request.guards);
    site.senders.extend(request.sent.is_some().then(|| request.sent_at(source)));
    let mut gaps = Vec::new();
    let known = request.documents.iter().filter_map(|document| Some((document, document.request()?)));
    for (document, request) in known {
        add(&mut site.operations, [request.operation.to_owned()]);
        add(&mut site.details, details(document));
        let found = twins::of_operation(&request, &document.fields);
        add(&mut site.twins, found.twins);
        add(&mut gaps, found.gap);
    }
    site.readable = !site.operations.is_empty();
    let unread = request.unread.map(|why| unread_sentence(why, site.readable));
    let reasons: Vec<String> = unread.into_iter().chain(gaps).chain(forbidden(&site.operations)).collect();
    site.reason = (!reasons.is_empty()).then(|| reasons.join(" "));
    site
}

/// A use of the sender of which no request is known.
fn unread(snapshot: &Snapshot, source: usize, usage: &Usage) -> Site {
    let mut site = placed(snapshot, source, usage.span, SiteKind::Ews);
    site.guard = SiteGuard::first(&usage.guards);
    site.readable = false;
    site.reason = Some(match usage.access {
        Access::Call => UnreadRequest::Outside.sentence().to_owned(),
        _ => "It is not called here; who calls it, and with what, could not be followed.".to_owned(),
    });
    site
}

/// Uses that send requests, or give the sender away.
fn unseen(source: &SourceFile) -> impl Iterator<Item = &Usage> {
    let sender: Option<MemberId> = Catalog::get().member_named("Office.Mailbox.makeEwsRequestAsync");
    source.outcome.usages.iter().filter(move |usage| {
        let is_it = usage.members.iter().all(|&member| Some(member) == sender);
        is_it && !usage.is_probe() && usage.certainty > Certainty::Maybe
    })
}

/// A site with what is known by its place.
pub(super) fn placed(snapshot: &Snapshot, source: usize, span: Span, kind: SiteKind) -> Site {
    let path = snapshot.sources.get(source).map(|source| snapshot.config.of(&source.path).exchange());
    let exchange = path.unwrap_or_default();
    Site { add_in: snapshot.owner(source), exchange, ..Site::new(source, span, kind) }
}

/// What narrows an operation, in words.
fn details(document: &SoapDocument) -> Vec<String> {
    let mut words: Vec<String> = document.folders.iter().map(|folder| folder.name.clone()).collect();
    let shown_by_folder = document.folders.first().and_then(|first| folder(&first.name)).map(|f| f.contents);
    let contents = document.contents.filter(|own| Some(*own) != shown_by_folder && *own != Contents::Mail);
    words.extend(contents.map(|contents| contents.words().to_owned()));
    words.extend(document.action.map(|action| action.words().replace('`', "")));
    words.extend(document.shapes.iter().map(|shape| shape.words().replace('`', "")));
    if document.shapes.is_empty() {
        words.extend(document.fields.iter().cloned());
    }
    words
}

pub(super) fn unread_sentence(why: UnreadRequest, in_part: bool) -> String {
    let sentence = why.sentence();
    match sentence.strip_prefix("What it sends") {
        Some(rest) if in_part => format!("Some of what it sends{rest}"),
        _ => sentence.to_owned(),
    }
}

/// Operations that never worked from an add-in.
fn forbidden(operations: &[String]) -> Option<String> {
    let refused = |name: &&String| operation(name).is_none_or(|operation| !operation.is_callable());
    let names: Vec<&str> = operations.iter().filter(refused).map(String::as_str).collect();
    (!names.is_empty()).then(|| format!("Add-ins may not call {}: Exchange refuses it.", names.join(", ")))
}
