//! What stands before the steps: the figure and its parts, what happens when, permissions, scopes.
//!
//! Called by `page`.

use super::page::places;
use super::words::{Block, Line, Point};
use super::{PlannedTree, readiness, site};
use crate::catalog::graph::{Administrator, Scope};
use crate::catalog::legacy;
use crate::config::Exchange;
use crate::migrate::{Consent, PermissionChange, Readiness, SiteKind, Work};
use crate::text::prose;

/// Everything before the steps.
pub(super) fn blocks(trees: &[PlannedTree]) -> Vec<Block> {
    let all = readiness(trees);
    let mut blocks = vec![Block::Title(title(all))];
    blocks.extend(parts(all).map(Block::Paragraph));
    blocks.extend(manifests(trees).map(Block::Paragraph));
    blocks.extend(unread(trees).map(|line| Block::Paragraph(Line::marked(&line))));
    blocks.extend(dates(trees).into_iter().map(|line| Block::Paragraph(Line::marked(&line))));
    let permissions: Vec<Point> = trees.iter().flat_map(|&planned| permissions(planned)).collect();
    section(&mut blocks, "Permission", permissions);
    section(&mut blocks, "Scopes to ask consent for", scopes(trees));
    blocks
}

fn section(blocks: &mut Vec<Block>, heading: &str, points: Vec<Point>) {
    if !points.is_empty() {
        blocks.push(Block::Heading(Line::plain(heading)));
        blocks.push(Block::Points(points));
    }
}

fn title(all: Readiness) -> Line {
    match all.sites {
        0 => Line::plain("Migration: no call of EWS, Outlook REST or Exchange tokens was found"),
        count => Line::plain(format!(
            "Migration: {} of retired services, {} % with an equivalent",
            prose::count(count, "call"),
            all.percent()
        )),
    }
}

/// What the figure is made of.
fn parts(all: Readiness) -> Option<Line> {
    let Readiness { sites, with_twin, with_office_js, unreadable, guarded } = all;
    let line = format!(
        "{with_twin} of {} an equivalent; Office.js alone serves {with_office_js} of them. {unreadable} could not be read. {guarded} {} \
         behind a guard.",
        if sites == 1 { "1 call has".to_owned() } else { format!("{sites} calls have") },
        if guarded == 1 { "stands" } else { "stand" },
    );
    (sites > 0).then(|| Line::plain(line))
}

/// That no manifest is there.
fn manifests(trees: &[PlannedTree]) -> Option<Line> {
    let none = "No Outlook manifest was found, so nothing can be said about the permission, and nothing about the pages that lead to a \
                call.";
    trees.iter().all(|planned| !planned.plan.has_manifest).then(|| Line::plain(none))
}

/// What was read, and what was not: more calls may be there.
fn unread(trees: &[PlannedTree]) -> Option<String> {
    let mut reasons: Vec<String> = Vec::new();
    for planned in trees {
        let snapshot = &planned.tree.snapshot;
        let of_manifests = snapshot.judgements.iter().flat_map(|judgement| judgement.unread.iter().cloned());
        let problems = snapshot.problems.iter();
        let problems = problems.map(|p| format!("{}: {}.", planned.tree.display_name(&p.file), p.message));
        for reason in of_manifests.chain(problems) {
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
    }
    let more = "More calls may be where nothing was read.";
    (!reasons.is_empty()).then(|| format!("{more} {}", reasons.join(" ")))
}

/// What happens when, as far as it concerns the calls.
fn dates(trees: &[PlannedTree]) -> Vec<String> {
    let has = |exchange| trees.iter().any(|planned| planned.plan.exchange.contains(&exchange));
    let mut lines = Vec::new();
    if has(Exchange::Online) || has(Exchange::Hybrid) {
        let is = |kind| trees.iter().any(|planned| planned.plan.sites.iter().any(|site| site.kind == kind));
        let tokens = trees.iter().any(|planned| !planned.plan.tokens.is_empty());
        let facts = [
            (is(SiteKind::Ews), "EWS in Exchange Online", "Office.Mailbox.makeEwsRequestAsync"),
            (is(SiteKind::Rest), "Outlook REST", "Office.Mailbox.restUrl"),
            (tokens, "Exchange tokens in Exchange Online", "Office.Mailbox.getCallbackTokenAsync"),
        ];
        let known = facts.into_iter().filter_map(|(told, what, member)| Some((what, legacy(member).filter(|_| told)?)));
        lines.extend(known.map(|(what, row)| format!("{what}: {}.", row.history)));
    }
    if has(Exchange::Hybrid) {
        lines.push(
            "`exchange` is `hybrid`: mailboxes on-premises keep EWS and Exchange tokens. Leave the calls for them, behind a check of \
             `accountType`, and add the way through Microsoft Graph beside it."
                .to_owned(),
        );
    }
    if has(Exchange::OnPremises) {
        lines.push(
            "`exchange` is `on-premises`: EWS and Exchange tokens go on working there, and nothing has to change. This is what a move to \
             Exchange Online would take."
                .to_owned(),
        );
    }
    lines
}

/// What becomes of the manifests; those of which the same is said together.
fn permissions(planned: PlannedTree) -> Vec<Point> {
    let mut told: Vec<(Vec<String>, Line, Vec<Line>)> = Vec::new();
    for change in &planned.plan.permissions {
        let Some(name) = name(planned, change) else { continue };
        let (said, below) = (permission(change), reasons(change));
        match told.iter_mut().find(|(_, known, reasons)| (&*known, &*reasons) == (&said, &below)) {
            Some((names, ..)) => names.push(name),
            None => told.push((vec![name], said, below)),
        }
    }
    let point = |(names, said, below): (Vec<String>, Line, Vec<Line>)| Point { head: places(names).and(": ").line(said), below };
    told.into_iter().map(point).collect()
}

fn permission(change: &PermissionChange) -> Line {
    let (from, to) = (change.granted(), change.then);
    let gone = gone(change);
    if to < from {
        let seems = if change.certain { "" } else { " (as far as the code shows)" };
        Line::default().strong(format!("{} -> {}", from.name(), to.name())).and(format!(" once {gone}{seems}"))
    } else if change.now > from {
        let now = change.now.name();
        Line::plain(format!("declares {}, the calls need {now}; {} once {gone}", from.name(), to.name()))
    } else {
        Line::plain(format!("stays {}, which other code needs too", from.name()))
    }
}

fn reasons(change: &PermissionChange) -> Vec<Line> {
    let by_office_js = change
        .by_office_js
        .then(|| Line::plain("The calls of Office.js that take their place need this level; what is left needs less."));
    by_office_js.into_iter().chain(change.reasons.iter().map(|reason| Line::marked(reason))).collect()
}

fn name(planned: PlannedTree, change: &PermissionChange) -> Option<String> {
    Some(planned.tree.display_name(&planned.tree.snapshot.manifests.get(change.manifest)?.path))
}

/// `these 2 EWS calls are gone`.
fn gone(change: &PermissionChange) -> String {
    let service = match change.kind {
        Some(SiteKind::Ews) => "EWS ",
        Some(SiteKind::Rest) => "REST ",
        _ => "",
    };
    match change.calls {
        1 => format!("this {service}call is gone"),
        count => format!("these {count} {service}calls are gone"),
    }
}

/// That the manifests can declare less.
pub(super) fn lowered(planned: PlannedTree) -> Vec<Point> {
    let lowered = planned.plan.permissions.iter().filter(|change| change.then < change.granted());
    let point = |change: &PermissionChange| {
        let head = Line::plain("declare ").strong(change.then.name()).and(" in ").code(name(planned, change)?);
        Some(Point { head, below: Vec::new() })
    };
    lowered.filter_map(point).collect()
}

/// The scopes for everything together.
fn scopes(trees: &[PlannedTree]) -> Vec<Point> {
    let mut points = Vec::new();
    let of = |take: fn(&Consent) -> &Vec<&'static Scope>| {
        let all = trees.iter().flat_map(|planned| take(&planned.plan.consent)).copied();
        let mut all: Vec<&'static Scope> = all.collect();
        all.sort_unstable_by_key(|scope| scope.name);
        all.dedup();
        all
    };
    let (requested, needed) = (of(|consent| &consent.requested), of(|consent| &consent.needed));
    let besides = of(|consent| &consent.instead_of_office_js);
    for scope in largest(&needed) {
        let asked = requested.iter().any(|other| other.includes(scope));
        points.push(Point { head: scope_line(scope, if asked { "; asked for already" } else { "" }), below: Vec::new() });
    }
    for scope in largest(&besides).into_iter().filter(|scope| !needed.iter().any(|wider| wider.includes(scope))) {
        points.push(Point { head: scope_line(scope, "; only where Office.js does not do"), below: Vec::new() });
    }
    points
}

/// Without those that another one includes.
fn largest(scopes: &[&'static Scope]) -> Vec<&'static Scope> {
    let is_included = |scope: &&&'static Scope| scopes.iter().any(|wider| wider != *scope && wider.includes(scope));
    scopes.iter().filter(|scope| !is_included(scope)).copied().collect()
}

fn scope_line(scope: &Scope, note: &str) -> Line {
    let covers = scope.covers.map(|covers| format!(": {covers}")).unwrap_or_default();
    let administrator = match scope.administrator {
        Administrator::Always => "; an administrator has to consent",
        Administrator::NotByDefinition | Administrator::Disputed | Administrator::NotDelegated => "",
    };
    Line::default().strong(scope.name).and(format!("{covers}{administrator}{note}"))
}

/// What signing in takes; nothing where Microsoft Graph is not needed and no token has to go.
pub(super) fn sign_in(trees: &[PlannedTree]) -> Vec<Point> {
    let mut points = Vec::new();
    for &planned in trees {
        let plan = planned.plan;
        let needs_graph = plan.steps.iter().any(|step| matches!(step.work, Work::Read | Work::Write | Work::Send));
        let tokens: Vec<String> =
            plan.tokens.iter().map(|token| site::place(planned, token.source, token.span)).collect();
        if !tokens.is_empty() {
            let what = prose::count(tokens.len(), "call");
            let head = Line::plain(format!("{what} that {} an Exchange token: ", if tokens.len() == 1 { "gets" } else { "get" }));
            points.push(Point { head: head.line(places(tokens)), below: Vec::new() });
        }
        let missing: Vec<&str> = plan.consent.missing().map(|scope| scope.name).collect();
        if needs_graph && !missing.is_empty() {
            let head = Line::plain("ask for ").strong(prose::list_all(&missing));
            points.push(Point { head, below: Vec::new() });
        }
    }
    points
}
