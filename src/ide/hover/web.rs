//! The hover on a call of Microsoft Graph, Outlook REST or the address of EWS: what it asks for, the least scope, and what
//! serves instead; at the call, at the call of a function that makes it, and at the path in the text. And the one on a scope.
//!
//! Called by the hover in sources.

use super::{Hover, distinct, number_of};
use crate::addin::SourceFile;
use crate::analysis::{NamedPart, Place, WebApi, WebCall, WebRequest};
use crate::catalog::graph::{
    GraphRequest, Need, REST_PROPERTIES, Requested, nearest_scope, needs, requested, rest_twin,
    scope_paragraphs,
};
use crate::catalog::{Catalog, MailboxLevel, MemberId, members_instead};
use crate::ide::markdown;
use crate::workspace::Snapshot;
use std::sync::Arc;

const GRAPH_URL: &str = "https://learn.microsoft.com/graph/permissions-reference";
const REST_URL: &str = "https://learn.microsoft.com/office/dev/add-ins/outlook/use-rest-api";

/// What is said at a call, at a path in a text, and at a scope.
pub(super) fn hover(snapshot: &Snapshot, source: &SourceFile, at: u32) -> Option<Hover> {
    let call = source.outcome.web.iter().find(|call| call.span.touches(at));
    if let Some(call) = call {
        return Some(Hover { markdown: paragraphs(call).join("\n\n"), span: call.span });
    }
    let number = number_of(snapshot, source)?;
    // Most sources have neither.
    let with_calls = |(_, other): &(usize, &Arc<SourceFile>)| {
        !other.outcome.web.is_empty() || !other.outcome.scopes.is_empty()
    };
    snapshot.sources.iter().enumerate().filter(with_calls).find_map(|(of, other)| {
        let here = |place: Place| {
            place.file.map_or(of == number, |file| file as usize == number) && place.span.touches(at)
        };
        let scopes = other.outcome.scopes.iter().flat_map(|request| &request.scopes);
        let scope = scopes.filter_map(|scope| Some((scope, scope.at.filter(|at| here(*at))?))).next();
        let calls = || other.outcome.web.iter().flat_map(|call| &call.requests);
        let request = || calls().find_map(|request| Some((request, request.at.filter(|at| here(*at))?)));
        scope.and_then(|(scope, place)| on_scope(scope, place)).or_else(|| {
            let (request, place) = request()?;
            Some(Hover { markdown: about(request).join("\n\n"), span: place.span })
        })
    })
}

/// What a call asks for; why some of it is not known, if it is not.
fn paragraphs(call: &WebCall) -> Vec<String> {
    let mut all: Vec<String> = call.requests.iter().flat_map(about).collect();
    all.extend(call.unread.map(|_| "Not all of it could be read.".to_owned()));
    distinct(all)
}

fn about(request: &WebRequest) -> Vec<String> {
    let what = markdown::code(&format!("{} {}", request.method, request.path));
    let mut all = match request.api {
        WebApi::Graph => vec![format!("{what} of Microsoft Graph ({}).", markdown::source(GRAPH_URL))],
        WebApi::OutlookRest => {
            vec![format!("{what} of Outlook REST, which has been retired ({}).", markdown::source(REST_URL))]
        }
        WebApi::Ews => return vec!["A request to Exchange Web Services by its address.".to_owned()],
    };
    if request.api == WebApi::OutlookRest
        && let Some(twin) = rest_twin(&request.method, &request.path)
    {
        all.push(match &twin.request {
            Some(graph) => {
                let graph = markdown::code(&format!("{} {}", graph.method, graph.path));
                format!("Instead: {graph} of Microsoft Graph; {REST_PROPERTIES}.")
            }
            None => format!("Microsoft Graph has nothing that does the same: {}.", twin.citation.note),
        });
    }
    if let Some(graph) = request.in_graph() {
        all.extend(least(&graph));
        all.extend(without_graph(&graph));
    }
    all
}

/// The least scope of a request.
fn least(request: &GraphRequest) -> Option<String> {
    let needs: Vec<Need> = needs(request);
    let mut names: Vec<String> = needs.iter().map(|need| format!("**{}**", need.least.name)).collect();
    names.dedup();
    let shared =
        if request.names_a_user() { "; for somebody else's mailbox, the one with `.Shared`" } else { "" };
    (!names.is_empty()).then(|| format!("Least privileged scope: {}{shared}.", names.join(" or ")))
}

/// The members of Office.js that make it unnecessary.
fn without_graph(request: &GraphRequest) -> Option<String> {
    let catalog = Catalog::get();
    let word = |id: MemberId| {
        let level = catalog.member(id).level.map(MailboxLevel::name);
        let level = level.map(|level| format!(", {level}")).unwrap_or_default();
        format!("{}{level}", markdown::code(&catalog.full_name(id)))
    };
    let twins: Vec<String> = members_instead(request).into_iter().map(word).collect();
    (!twins.is_empty()).then(|| format!("Without a token, for the current item: {}.", twins.join("; ")))
}

/// What a scope lets the add-in do.
fn on_scope(scope: &NamedPart, place: Place) -> Option<Hover> {
    let markdown = match requested(&scope.name) {
        Requested::Graph(known) => scope_paragraphs(known).join("\n\n"),
        Requested::Default => "All scopes that the app registration has.".to_owned(),
        Requested::Unknown(name) => {
            let meant = nearest_scope(name)?;
            format!(
                "{} is no scope of Microsoft Graph; {}?",
                markdown::code(name),
                markdown::code(meant.name)
            )
        }
        Requested::Outlook(_) | Requested::Foreign => return None,
    };
    Some(Hover { markdown, span: place.span })
}
