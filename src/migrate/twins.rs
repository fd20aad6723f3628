//! What does the work of a request, put together for a reader: each request of Microsoft Graph beside the members of
//! Office.js that do the same.
//!
//! The facts are the catalogue's. Called for the sites of EWS and Outlook REST.

use super::SiteTwin;
use crate::catalog::ews::{EwsRequest, Field, Instead, field, twins};
use crate::catalog::graph::{GraphRequest, needs};
use crate::catalog::{Catalog, MemberId, members_instead};

/// The twins of one operation, and why it has none.
pub(super) struct Twins {
    pub(super) twins: Vec<SiteTwin>,
    pub(super) gap: Option<String>,
}

/// `fields` are the single properties that the request names.
pub(super) fn of_operation(request: &EwsRequest, fields: &[String]) -> Twins {
    let (mut graph, mut members, mut gap) = (Vec::new(), Vec::new(), None);
    for twin in twins(request) {
        match twin.instead {
            Instead::Request(request) => graph.push(of_request(request, twin.citation.note)),
            Instead::Member(name) => members.extend(Catalog::get().member_named(name)),
            Instead::Gap => gap = Some(format!("{}: {}.", request.operation, twin.citation.note)),
        }
    }
    let by_fields = properties(request, fields);
    if let (Some((select, _)), [twin]) = (&by_fields, &mut graph[..]) {
        narrow(twin, select);
    }
    if members.is_empty() {
        members = by_fields.map(|(_, members)| members).unwrap_or_default();
        if let Some(twin) = graph.first_mut() {
            twin.members = members;
        }
    } else {
        beside(&mut graph, members);
    }
    let none = || format!("The sources name nothing that does the work of {}.", request.operation);
    let gap = graph.is_empty().then(|| gap.unwrap_or_else(none));
    Twins { twins: graph, gap }
}

/// A request, with what it needs.
pub(super) fn of_request(request: GraphRequest, remark: &'static str) -> SiteTwin {
    let mut scopes: Vec<_> = needs(&request).iter().map(|need| need.least).collect();
    scopes.dedup();
    SiteTwin { request: Some(request), scopes, remark, ..SiteTwin::default() }
}

/// What does the work of a request to Outlook REST: the same one of Microsoft Graph, and what Office.js has.
pub(super) fn of_rest(request: GraphRequest, remark: &'static str) -> SiteTwin {
    SiteTwin { members: members_instead(&request), ..of_request(request, remark) }
}

/// The members come in the order of the requests: what asks for two things has two of each.
fn beside(graph: &mut Vec<SiteTwin>, members: Vec<MemberId>) {
    for (number, member) in members.into_iter().enumerate() {
        match graph.get_mut(number) {
            Some(twin) => twin.members.push(member),
            None => graph.push(SiteTwin { members: vec![member], ..SiteTwin::default() }),
        }
    }
}

/// Where a request is about single properties of an item: their names in Microsoft Graph, and the members that read or write
/// them; no members, where one of the properties has none.
fn properties(request: &EwsRequest, fields: &[String]) -> Option<(Vec<String>, Vec<MemberId>)> {
    let member: fn(&Field) -> Option<&'static str> = match request.operation {
        "GetItem" => |field| field.reads,
        "UpdateItem" => |field| field.writes,
        _ => return None,
    };
    if fields.is_empty() || !request.shapes.is_empty() {
        return None;
    }
    let known: Vec<&Field> = fields.iter().filter_map(|name| field(name)).collect();
    let is_whole = known.len() == fields.len();
    let select = known.iter().filter_map(|field| field.graph_name).map(str::to_owned).collect();
    let mut members: Vec<MemberId> =
        known.iter().filter_map(|field| Catalog::get().member_named(member(field)?)).collect();
    let has_all = is_whole && members.len() == fields.len();
    members.dedup();
    Some((select, if has_all { members } else { Vec::new() }))
}

/// The same request for single properties.
fn narrow(twin: &mut SiteTwin, select: &[String]) {
    let Some(request) = twin.request.as_ref().filter(|request| request.method == "GET") else { return };
    if select.is_empty() || request.select.is_some() {
        return;
    }
    let narrowed = format!("{}?$select={}", request.path, select.join(","));
    *twin = of_request(GraphRequest::new("GET", &narrowed), twin.remark);
}
