//! The sites of Outlook REST, Microsoft Graph and the address of EWS, and those that ask for scopes.
//!
//! Knows nothing of how addresses are read. Called by the plan.

use super::site::add;
use super::{Site, SiteGuard, SiteKind, SiteTwin, ews, twins};
use crate::analysis::{ScopeRequest, WebApi, WebCall, WebRequest};
use crate::catalog::ews::field;
use crate::catalog::graph::{Requested, requested, rest_twin};
use crate::rules::is_server;
use crate::workspace::Snapshot;

const GRAPH_ALREADY: &str = "It asks Microsoft Graph already.";
const SCOPES_ALREADY: &str = "It asks for a token of Microsoft Graph already.";
const SCOPES_ELSEWHERE: &str = "It asks for a token of another service.";
const SCOPES_IN_PART: &str = "It asks for scopes, not all of which could be read.";
const BY_ADDRESS: &str = "It is sent to the address of EWS; what it asks for is in the body.";

/// Extended properties, which a request selects by their tags.
const EXTENDED: &str = "singleValueExtendedProperties";

/// The sites of all sources.
pub(super) fn sites(snapshot: &Snapshot) -> Vec<Site> {
    let mut sites = Vec::new();
    for (number, source) in ews::told(snapshot) {
        let calls = source.outcome.web.iter().map(|call| site(snapshot, number, call));
        let own: Vec<Site> = calls
            .chain(source.outcome.scopes.iter().map(|request| scopes(snapshot, number, request)))
            .collect();
        let is_server = !own.is_empty() && is_server(source);
        sites.extend(own.into_iter().map(|site| Site {
            is_server,
            add_in: site.add_in.filter(|_| !is_server),
            ..site
        }));
    }
    sites
}

fn site(snapshot: &Snapshot, source: usize, call: &WebCall) -> Site {
    let kind = kind(snapshot, source, call);
    let mut site = ews::placed(snapshot, source, call.span, kind);
    site.guard = SiteGuard::first(&call.guards);
    site.senders.extend(call.sent.is_some().then(|| call.sent_at(source)));
    let mut reasons: Vec<String> = Vec::new();
    // What is retired comes first.
    let of =
        |retired: bool| call.requests.iter().filter(move |request| (request.api != WebApi::Graph) == retired);
    for request in of(true).chain(of(false)) {
        add(&mut site.requests, [request.as_written()]);
        if request.api == WebApi::OutlookRest {
            match twin(request) {
                Ok(twin) => add(&mut site.twins, [twin]),
                Err(gap) => add(&mut reasons, [gap]),
            }
        }
    }
    site.readable = !site.requests.is_empty() && kind != SiteKind::Ews;
    let unread = call.unread.map(|why| ews::unread_sentence(why, site.readable));
    let already = (kind == SiteKind::Graph).then(|| GRAPH_ALREADY.to_owned());
    let by_address = (kind == SiteKind::Ews).then(|| BY_ADDRESS.to_owned());
    let all: Vec<String> = unread.into_iter().chain(reasons).chain(already).chain(by_address).collect();
    site.reason = (!all.is_empty()).then(|| all.join(" "));
    site
}

/// The service of a call: the one that is retired, if it may be several.
fn kind(snapshot: &Snapshot, source: usize, call: &WebCall) -> SiteKind {
    let has = |api| call.requests.iter().any(|request| request.api == api);
    match call.member {
        _ if has(WebApi::OutlookRest) => SiteKind::Rest,
        _ if has(WebApi::Ews) => SiteKind::Ews,
        Some(member) if call.requests.is_empty() => {
            let file = member.file.map_or(source, |file| file as usize);
            let name = snapshot.sources.get(file).map(|source| member.span.of(&source.text));
            if name == Some("ewsUrl") { SiteKind::Ews } else { SiteKind::Rest }
        }
        _ => SiteKind::Graph,
    }
}

/// What does the work of a request to Outlook REST; else why there is nothing.
fn twin(request: &WebRequest) -> Result<SiteTwin, String> {
    let mut names: Vec<String> = Vec::new();
    add(&mut names, request.select.iter().flatten().map(|name| respelt(name)));
    if names.len() > 1 {
        // Selected and expanded: what it holds is named, too.
        names.retain(|name| name != EXTENDED);
    }
    let select = (!names.is_empty()).then(|| format!("?$select={}", names.join(",")));
    let address = format!("{}{}", request.path, select.unwrap_or_default());
    match rest_twin(&request.method, &address) {
        Some(twin) => match twin.request {
            Some(request) => Ok(twins::of_rest(request, twin.citation.note)),
            None => Err(format!("{} {}: {}.", request.method, request.path, twin.citation.note)),
        },
        None => Err("What it asks for does not show in the address.".to_owned()),
    }
}

/// A property as Microsoft Graph spells it: it begins with a small letter. Of an extended one, the property of that tag.
fn respelt(name: &str) -> String {
    let tags = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.starts_with("0x"));
    if let Some(known) = tags.filter_map(field).find_map(|field| field.graph_name) {
        return known.to_owned();
    }
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

fn scopes(snapshot: &Snapshot, source: usize, request: &ScopeRequest) -> Site {
    let mut site = ews::placed(snapshot, source, request.span, SiteKind::Scopes);
    add(&mut site.scopes, request.scopes.iter().map(|scope| scope.name.clone()));
    site.readable = request.whole;
    let is_graph = |text: &String| matches!(requested(text), Requested::Graph(_) | Requested::Default);
    let reason = match request.whole {
        false => SCOPES_IN_PART,
        true if site.scopes.iter().any(is_graph) => SCOPES_ALREADY,
        true => SCOPES_ELSEWHERE,
    };
    site.reason = Some(reason.to_owned());
    site
}
