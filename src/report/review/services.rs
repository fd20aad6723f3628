//! Services: what of them is retired, what serves instead, and what else the code talks to.

use super::block::{Block, Cell};
use super::context::{Sources, Subject, members};
use crate::catalog::LegacyService;
use crate::migrate::{Site, SiteKind};
use crate::report::migrate;
use crate::report::words::{Line, Point};
use crate::review::{Place, RetiredUses};
use crate::text::prose;

const REST_TITLE: &str = "Microsoft, Outlook REST from an add-in";
const REST_DATE: &str = "2025-04-22";
const REST_URL: &str = "https://learn.microsoft.com/office/dev/add-ins/outlook/use-rest-api";

/// Retired members with dates, how far a token reaches, and what serves instead of each call.
pub(super) fn retired(subject: Subject, sources: &mut Sources) -> Vec<Block> {
    let calls: Vec<&Site> = sites(subject).filter(|site| site.kind.is_retired()).collect();
    if subject.add_in.retired.is_empty() && calls.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Heading(2, Line::plain("Retired services"))];
    let rows = subject.add_in.retired.iter().map(|one| row(subject, one, sources)).collect();
    blocks.extend(Block::table("Retired members", &["Member", "State", "Where"], rows));
    blocks.extend(reach(subject, sources));
    let points: Vec<Point> =
        calls.into_iter().map(|call| migrate::call(subject.tree, &subject.review.plan, call)).collect();
    if !points.is_empty() {
        blocks.push(Block::Heading(3, Line::plain("What serves instead")));
        blocks.push(Block::plain(
            "For each call: what it asks for, then (->) what does the same. A member of Office.js serves the open item and needs no sign-in; \
             Microsoft Graph needs the scope that is named.",
        ));
        blocks.push(Block::Points(points));
    }
    blocks
}

fn row(subject: Subject, one: &RetiredUses, sources: &mut Sources) -> Vec<Cell> {
    let source = source(one, sources);
    let since = prose::date(one.legacy.since);
    let fate = Line::plain(match one.legacy.dead_where {
        "" => format!("Superseded (as of {since})"),
        place => format!("Has not worked in {place} since {since}"),
    });
    let mut state = vec![fate.source(source).and("."), Line::plain(format!("{}.", one.legacy.history))];
    if !one.legacy.still_works.is_empty() {
        state.push(Line::plain(format!("Still works in {}.", one.legacy.still_works)));
    }
    state.push(Line::plain(format!("Use instead: {}.", one.legacy.replacement)));
    let mut places = vec![subject.places(&one.places)];
    if one.guarded > 0 {
        let which = match (one.guarded, one.places.len()) {
            (1, 1) => "It stands".to_owned(),
            (guarded, all) if guarded == all => "All stand".to_owned(),
            (guarded, all) => format!("{guarded} of {all} stand"),
        };
        places.push(Line::plain(format!("{which} behind a check that keeps it from Exchange Online.")));
    }
    vec![Cell::line(members(&[one.member])), Cell::Lines(state), Cell::Lines(places)]
}

/// The page that says so.
fn source(one: &RetiredUses, sources: &mut Sources) -> usize {
    let (title, date) = match one.legacy.service {
        LegacyService::ExchangeToken => ("Microsoft, questions about Exchange tokens", "2025-11-03"),
        LegacyService::Ews => ("Microsoft, EWS from an add-in", "2025-11-14"),
        LegacyService::OutlookRest => (REST_TITLE, REST_DATE),
        LegacyService::Sso => ("Microsoft, authentication in Outlook add-ins", "2026-02-02"),
    };
    sources.cite(title, date, one.legacy.url)
}

/// Why a token may be the reason for a higher level than its call needs.
fn reach(subject: Subject, sources: &mut Sources) -> Option<Block> {
    let callback = "Office.Mailbox.getCallbackTokenAsync";
    subject.add_in.retired.iter().find(|one| one.legacy.member == callback)?;
    let line = Line::default().code("getCallbackTokenAsync").and(" needs only ").strong("ReadItem")
        .source(sources.typings())
        .and(". The level decides how far the token reaches: up to ReadWriteItem, it reads the open item; at ReadWriteMailbox, it reads, \
              changes and sends mail, and reads and changes events and contacts")
        .source(sources.cite(REST_TITLE, REST_DATE, REST_URL))
        .and(". In Exchange Online, such tokens are no longer issued, so no level makes the call work there.");
    Some(Block::Paragraph(line))
}

/// Whether there is anything of Microsoft Graph, or a sign-in.
pub(super) fn has_others(subject: Subject) -> bool {
    let signs_in = subject.add_in.features.iter().any(|one| one.feature.id == "sign-in");
    signs_in || sites(subject).any(|site| !site.kind.is_retired())
}

/// Microsoft Graph, and sign-ins.
pub(super) fn others(subject: Subject, sources: &mut Sources) -> Vec<Block> {
    let calls: Vec<&Site> = sites(subject).filter(|site| !site.kind.is_retired()).collect();
    let signs_in = subject.add_in.features.iter().any(|one| one.feature.id == "sign-in");
    if !has_others(subject) {
        return Vec::new();
    }
    let mut blocks = vec![Block::Heading(2, Line::plain("Microsoft Graph and sign-in"))];
    blocks.push(Block::plain(
        "What a token for Microsoft Graph may do depends on the scopes that users or administrators consent to, not on the permission level. \
         Calls of other servers are not listed.",
    ));
    let graph = |site: &&&Site| site.kind == SiteKind::Graph;
    let mut points: Vec<Point> = calls
        .iter()
        .filter(graph)
        .map(|call| migrate::call(subject.tree, &subject.review.plan, call))
        .collect();
    for site in calls.iter().filter(|site| site.kind == SiteKind::Scopes) {
        points.push(scopes(subject, site));
    }
    if signs_in {
        let point = Line::plain("Single sign-on gives the add-in's server a token that says who the user is")
            .source(sources.cite("Microsoft, authentication in Outlook add-ins", "2026-02-02", AUTH_URL));
        points.push(Point { head: point.and("."), below: Vec::new() });
    }
    blocks.push(Block::Points(points));
    blocks
}

const AUTH_URL: &str = "https://learn.microsoft.com/office/dev/add-ins/outlook/authentication";

fn scopes(subject: Subject, site: &Site) -> Point {
    let place = Place { source: site.source, span: site.span, certain: true };
    let names = site.scopes.iter().map(|scope| Line::default().strong(scope.as_str())).collect();
    let asked = if site.scopes.is_empty() {
        Line::plain("scopes that could not be read")
    } else {
        Line::joined(names, ", ")
    };
    let rest =
        if site.readable || site.scopes.is_empty() { "" } else { ", and for others that could not be read" };
    Point { head: subject.places(&[place]).and("  asks for ").line(asked).and(rest), below: Vec::new() }
}

fn sites<'a>(subject: Subject<'a>) -> impl Iterator<Item = &'a Site> {
    subject.review.plan.sites.iter().filter(move |site| site.add_in == Some(subject.add_in.add_in))
}
