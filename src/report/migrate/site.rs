//! A site as a point of a list: where it stands, what it asks for, what does its work, what is around it.
//!
//! Called by `page`.

use super::PlannedTree;
use crate::analysis::GuardKind;
use crate::catalog::{Catalog, MailboxLevel, MemberId};
use crate::migrate::{Site, SiteGuard, SiteKind, SiteTwin, Work};
use crate::report::LineRange;
use crate::report::words::{Line, Point};
use crate::rules::Location;
use crate::text::{Span, prose};

/// So many entry points are named.
const ENTRIES: usize = 3;

/// The point.
pub(super) fn point(planned: PlannedTree, site: &Site) -> Point {
    let head =
        Line::default().code(place(planned, site.source, site.span)).and("  ").line(what(planned, site));
    let office_first = site.work() == Some(Work::OfficeJs);
    let mut below: Vec<Line> = site.twins.iter().flat_map(|twin| twin_lines(twin, office_first)).collect();
    below.dedup();
    let is_news = site.kind.is_retired() || !site.readable;
    below.extend(site.reason.as_deref().filter(|_| is_news).map(Line::marked));
    below.extend(site.note.map(Line::plain));
    below.extend(needs(site));
    below.extend(around(planned, site));
    Point { head, below }
}

/// What a request to Microsoft Graph needs.
fn needs(site: &Site) -> Option<Line> {
    let scopes: Vec<&str> = site.least_scopes().iter().map(|scope| scope.name).collect();
    (site.kind == SiteKind::Graph && !scopes.is_empty())
        .then(|| Line::plain(format!("needs {}", prose::list_all(&scopes))))
}

/// `src/app.js:12:5`, as people read it.
pub(super) fn place(planned: PlannedTree, source: usize, span: Span) -> String {
    let place = |LineRange { file, line, column, .. }| format!("{file}:{line}:{column}");
    range(planned, source, span).map(place).unwrap_or_default()
}

fn range(planned: PlannedTree, source: usize, span: Span) -> Option<LineRange> {
    let source = planned.tree.snapshot.sources.get(source)?;
    Some(planned.place(&Location { file: source.path.clone(), span }))
}

/// `GetItem (MIME)`, `GET /v2.0/me/messages`; the name that is called, where nothing is known.
fn what(planned: PlannedTree, site: &Site) -> Line {
    if !site.requests.is_empty() {
        let each = site.requests.iter().map(|r| Line::default().strong(format!("{} {}", r.method, r.path)));
        return Line::joined(each.collect(), " or ");
    }
    if !site.operations.is_empty() {
        let details = match site.details.as_slice() {
            [] => String::new(),
            details => format!(" ({})", details.join(", ")),
        };
        return Line::default().strong(prose::list_all(&site.operations)).and(details);
    }
    let source = planned.tree.snapshot.sources.get(site.source);
    let name = source.map(|source| site.span.of(&source.text)).unwrap_or_default();
    let service = match site.kind {
        _ if site.is_token => "Exchange token",
        SiteKind::Ews => "EWS",
        SiteKind::Rest => "Outlook REST",
        SiteKind::Graph => "Microsoft Graph",
        SiteKind::Scopes => "sign-in",
    };
    Line::default().strong(name).and(format!(" ({service})"))
}

/// The ways to do the work, the nearer one first.
fn twin_lines(twin: &SiteTwin, office_first: bool) -> Vec<Line> {
    let office = (!twin.members.is_empty()).then(|| office(twin));
    let graph = twin.request.is_some().then(|| graph(twin));
    let lines = if office_first { [office, graph] } else { [graph, office] };
    let lines = lines.into_iter().flatten().enumerate();
    lines.map(|(number, line)| Line::plain(if number == 0 { "-> " } else { "or " }).line(line)).collect()
}

fn graph(twin: &SiteTwin) -> Line {
    let Some(request) = &twin.request else { return Line::default() };
    let select = request.select.iter().flatten().map(|name| name.split('(').next().unwrap_or_default());
    let select: Vec<&str> = select.collect();
    let query = if select.is_empty() { String::new() } else { format!("?$select={}", select.join(",")) };
    let address = format!("{} {}{query}", request.method, request.path);
    let scopes: Vec<&str> = twin.scopes.iter().map(|scope| scope.name).collect();
    let named = if scopes.is_empty() { "scope not known".to_owned() } else { scopes.join(" or ") };
    let disputed = (scopes.len() > 1).then_some("sources disagree");
    let remarks: Vec<&str> =
        disputed.into_iter().chain([twin.remark]).filter(|words| !words.is_empty()).collect();
    let remarks = if remarks.is_empty() { String::new() } else { format!(" ({})", remarks.join("; ")) };
    Line::default().code(address).and(format!(", {named}{remarks}"))
}

fn office(twin: &SiteTwin) -> Line {
    let members = twin.members.iter().map(|&member| self::member(member)).collect();
    let what =
        if twin.opens_form() { ": opens a form, in which the user does it" } else { " of the open item" };
    Line::joined(members, " and ").and(what)
}

/// `Office.Body.getAsync (ReadItem, Mailbox 1.3)`.
fn member(member: MemberId) -> Line {
    let catalog = Catalog::get();
    let known = catalog.member(member);
    let level = known.level.map(MailboxLevel::name);
    let facts: Vec<&str> = level.into_iter().chain(known.requirement_set.as_deref()).collect();
    let facts = if facts.is_empty() { String::new() } else { format!(" ({})", facts.join(", ")) };
    Line::default().code(catalog.full_name(member)).and(facts)
}

/// What leads to it, what it stands behind.
fn around(planned: PlannedTree, site: &Site) -> Option<Line> {
    let mut parts = Vec::new();
    let entry = |&number: &usize| {
        let source = planned.tree.snapshot.sources.get(number)?;
        Some(planned.name(&source.path))
    };
    let entries: Vec<String> = site.entries.iter().filter(|&&e| e != site.source).filter_map(entry).collect();
    if site.is_server {
        parts.push(Line::plain("code of a server"));
    } else if planned.plan.has_manifest && site.add_in.is_none() {
        parts.push(Line::plain("outside the add-ins"));
    }
    if !entries.is_empty() {
        parts.push(Line::plain("reached from ").and(prose::first(&entries, ENTRIES)));
    }
    parts.extend(site.guard.as_ref().map(|found| guard(planned, site, found)));
    (!parts.is_empty()).then(|| Line::joined(parts, "; "))
}

fn guard(planned: PlannedTree, site: &Site, guard: &SiteGuard) -> Line {
    let words = match guard.kind {
        GuardKind::TokenStatus => "behind a check of the token status",
        GuardKind::AccountType => "behind a check of the account type",
        GuardKind::RequirementSet { .. } => "behind a check of a requirement set",
        GuardKind::Looks | GuardKind::LookedFor => "behind a check whether the member exists",
        GuardKind::Try => "inside a try",
        GuardKind::Fallback => "a fallback where another sign-in fails",
    };
    let (file, line) =
        range(planned, guard.source, guard.span).map_or_else(Default::default, |at| (at.file, at.line));
    let stays = match guard.kind {
        GuardKind::TokenStatus | GuardKind::AccountType => ": it may stay for mailboxes on-premises",
        _ => "",
    };
    match guard.source == site.source {
        true => Line::plain(format!("{words} (line {line}){stays}")),
        false => Line::plain(format!("{words} (")).code(format!("{file}:{line}")).and(format!("){stays}")),
    }
}
