//! What the rules about calls of web services and about scopes share: the sources that count, and what an add-in calls and asks
//! for, all of it together.
//!
//! Knows nothing of how calls are read. Called by `legacy-rest`, `legacy` and the rules about scopes.

use super::{Context, Finding, Location, Meta, Related, words};
use crate::addin::{AddIn, SourceFile};
use crate::analysis::{NamedPart, ScopeRequest, WebApi, WebCall, WebRequest};
use crate::catalog::graph::{Requested, Scope, request_words, requested, rest_twin};
use crate::text::prose;
use rustc_hash::FxHashMap;
use std::path::Path;

/// More twins than this say nothing more.
const MOST_TWINS: usize = 3;

/// Folders that hold the code of servers.
const SERVER_FOLDERS: [&str; 9] = [
    "backend",
    "server",
    "server-helpers",
    "middle-tier",
    "middletier",
    "routes",
    "azure-functions",
    "functions-api",
    "scripts-server",
];

/// Words of the code of servers.
const SERVER_WORDS: [&str; 10] = [
    "@azure/msal-node",
    "ConfidentialClientApplication",
    "@azure/identity",
    "@azure/functions",
    "from \"express\"",
    "from 'express'",
    "require(\"express\")",
    "require('express')",
    "process.argv",
    "require('fs')",
];

/// Words of code that gets tokens in a way that is not followed.
const OTHER_TOKENS: [&str; 16] = [
    "auth.getAccessToken",
    "protectedResourceMap",
    "MsalAuthenticationTemplate",
    "useMsalAuthentication",
    "MsalInterceptor",
    "acquireToken(",
    "AuthenticationContext",
    "TeamsUserCredential",
    "TeamsFx(",
    "Msal2Provider",
    "MsalProvider(",
    "aadTokenProvider",
    "aadHttpClient",
    "msGraphClientFactory",
    "oauth2/v2.0/authorize",
    "grant_type",
];

/// The sources of add-ins that run in Outlook, tests aside, each with the first add-in that it belongs to.
pub(super) fn sources<'a>(cx: &Context<'a>) -> impl Iterator<Item = (&'a SourceFile, &'a AddIn)> {
    let says = |source: &SourceFile| !source.outcome.web.is_empty() || !source.outcome.scopes.is_empty();
    cx.owned(move |source| says(source) && !is_server(source))
}

/// Whether a source is the code of a server.
pub(crate) fn is_server(source: &SourceFile) -> bool {
    let in_folder = source.path.components().any(|part| {
        let name = part.as_os_str().to_string_lossy().to_ascii_lowercase();
        SERVER_FOLDERS.contains(&name.as_str())
    });
    in_folder || SERVER_WORDS.iter().any(|word| source.text.contains(word))
}

/// What findings about a call are about: `GET /me/messages`, several with `|` between.
pub(super) fn about(requests: &[WebRequest]) -> String {
    let names = requests.iter().map(|request| format!("{} {}", request.method, request.path));
    words::alternatives(names.collect())
}

/// What does the work of requests to Outlook REST: ``Instead: `GET /me/messages/{}`, Mail.ReadBasic.``
pub(super) fn instead(requests: &[&WebRequest]) -> Option<String> {
    let mut twins: Vec<String> = Vec::new();
    for request in requests.iter().filter(|request| request.api == WebApi::OutlookRest) {
        let Some(twin) = rest_twin(&request.method, &request.path) else { continue };
        let words = match request.in_graph() {
            Some(graph) => request_words(&graph),
            None => format!("nothing ({})", twin.citation.note),
        };
        if !twins.contains(&words) {
            twins.push(words);
        }
    }
    twins.truncate(MOST_TWINS);
    (!twins.is_empty()).then(|| format!("Instead: {}.", twins.join("; ")))
}

/// What calls by an address that a member gives ask for, a line each.
pub(super) fn what_is_called(calls: &[&WebCall]) -> Vec<String> {
    let requests: Vec<&WebRequest> = calls.iter().flat_map(|call| &call.requests).collect();
    let mut words: Vec<String> = Vec::new();
    for request in requests.iter().filter(|request| request.api == WebApi::OutlookRest) {
        let word = format!("`{} {}`", request.method, request.path);
        if !words.contains(&word) {
            words.push(word);
        }
    }
    if words.is_empty() {
        return Vec::new();
    }
    std::iter::once(format!("It is called for {}.", prose::list_all(&words)))
        .chain(instead(&requests))
        .collect()
}

/// What an add-in calls in Microsoft Graph, and what it asks for.
#[derive(Default)]
pub(super) struct GraphUse<'a> {
    pub(super) calls: Vec<(&'a SourceFile, &'a WebCall)>,
    pub(super) requests: Vec<(&'a SourceFile, &'a ScopeRequest)>,
    /// The scopes of Microsoft Graph that code or manifests ask for.
    pub(super) scopes: Vec<&'static Scope>,
    /// Nobody knows what else is asked for.
    pub(super) is_open: bool,
    /// Requests may be made that were not seen.
    pub(super) hides_calls: bool,
}

impl<'a> GraphUse<'a> {
    pub(super) fn of(cx: &Context<'a>, add_in: &'a AddIn) -> GraphUse<'a> {
        let mut found = GraphUse::default();
        let own = || cx.counted(add_in).filter(|source| source.outcome.parsed && !is_server(source));
        // Most add-ins ask for none; then nobody looks into their texts.
        let asks = |source: &&SourceFile| !source.outcome.scopes.is_empty();
        if !cx.counted(add_in).any(|source| asks(&source)) || !own().any(|source| asks(&source)) {
            return found;
        }
        for source in own() {
            let of_graph = |call: &&WebCall| call.requests.iter().any(|request| request.api == WebApi::Graph);
            found.calls.extend(source.outcome.web.iter().filter(of_graph).map(|call| (source, call)));
            found.requests.extend(source.outcome.scopes.iter().map(|request| (source, request)));
            found.is_open |= OTHER_TOKENS.iter().any(|word| source.text.contains(word));
        }
        let declared = add_in.manifests.iter().filter_map(|&number| cx.manifests.get(number));
        let declared = declared.flat_map(|file| &file.manifest.scopes).map(|scope| scope.value.as_str());
        let written = found.requests.iter().flat_map(|(_, request)| &request.scopes);
        for scope in written.map(|scope| scope.name.as_str()).chain(declared) {
            match requested(scope) {
                Requested::Graph(scope) => found.scopes.push(scope),
                Requested::Default | Requested::Unknown(_) => found.is_open = true,
                Requested::Foreign | Requested::Outlook(_) => {}
            }
        }
        found.scopes.sort_unstable_by_key(|scope| scope.name);
        found.scopes.dedup();
        found.is_open |= found.requests.iter().any(|(_, request)| !request.whole);
        found.hides_calls = own().any(|source| found.is_unread(cx, source));
        found
    }

    /// Whether a source names the host, and no call that was read has to do with it.
    fn is_unread(&self, cx: &Context<'a>, source: &SourceFile) -> bool {
        if !source.text.contains("graph.microsoft.com/") && !source.text.contains("microsoft-graph-client") {
            return false;
        }
        let number = cx.index_of(&source.path).and_then(|index| cx.numbers.get(index)).copied();
        let is_it = |of: &SourceFile, call: &WebCall| {
            let sent = call.sent.map(|sent| sent.file.map(|file| file as usize));
            of.path == source.path
                || sent.is_some_and(|file| file == number)
                || of.outcome.imports.iter().any(|&file| Some(file as usize) == number)
        };
        let asks = source
            .outcome
            .scopes
            .iter()
            .any(|request| request.scopes.iter().any(|scope| scope.name.contains("graph.microsoft.com")));
        !asks && !self.calls.iter().any(|(of, call)| is_it(of, call))
    }

    /// The names of the scopes that are asked for.
    pub(super) fn names(&self) -> Vec<&'static str> {
        self.scopes.iter().map(|scope| scope.name).collect()
    }

    /// The places where scopes are asked for.
    pub(super) fn places(&self) -> Vec<Related> {
        let related = self.requests.iter().map(|(source, request)| Related {
            at: Location { file: source.path.clone(), span: request.span },
            message: "scopes are requested here".to_owned(),
        });
        related.take(MOST_TWINS).collect()
    }
}

/// What every add-in that has a place says about it: findings of some of them only are dropped.
pub(super) fn agreed(cx: &Context, found: Vec<Finding>, out: &mut Vec<Finding>) {
    let count = |file: &Path| cx.index_of(file).map_or(1, |index| cx.owners_of(index).count());
    let mut by_place: FxHashMap<Location, (Finding, usize)> = FxHashMap::default();
    for finding in found {
        by_place.entry(finding.at.clone()).or_insert((finding, 0)).1 += 1;
    }
    out.extend(
        by_place.into_values().filter(|(finding, n)| *n >= count(&finding.at.file)).map(|pair| pair.0),
    );
}

/// A finding at a scope that is written somewhere, or at the request for it.
pub(super) fn at_scope(
    cx: &Context,
    meta: &Meta,
    (source, request, scope): (&SourceFile, &ScopeRequest, &NamedPart),
    lines: &[String],
    add_in: &AddIn,
) -> Finding {
    let written = scope.at.and_then(|place| cx.location(source, place));
    let here = || Location { file: source.path.clone(), span: request.span };
    let at = written.unwrap_or_else(here);
    meta.finding(at, Some(&add_in.root), scope.name.as_str(), lines.join("\n"))
}
