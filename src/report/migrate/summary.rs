//! What stands before the steps: the figure and its parts, what happens when, permissions, scopes.
//!
//! Called by `page`.

use super::block::Block;
use super::{PlannedTree, readiness, site};
use crate::catalog::graph::{Administrator, Scope};
use crate::catalog::{MailboxLevel, legacy};
use crate::config::Exchange;
use crate::migrate::{Consent, PermissionChange, Readiness, Site, SiteKind, Work};
use crate::report::words::{Line, Point, places};
use crate::text::prose;
use std::collections::BTreeMap;

/// Everything before the steps.
pub(super) fn blocks(trees: &[PlannedTree]) -> Vec<Block> {
    let title = Line::plain("Migration from EWS, Outlook REST and Exchange tokens");
    let mut blocks = vec![Block::Title(title), Block::Paragraph(figure(trees))];
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

/// The figure, and what it is made of.
fn figure(trees: &[PlannedTree]) -> Line {
    let all = readiness(trees);
    let Readiness { sites, with_twin, with_office_js, unreadable, guarded } = all;
    if sites == 0 {
        let sources: usize = trees.iter().map(|planned| planned.tree.snapshot.sources.len()).sum();
        let read = prose::count(sources, "source");
        return Line::plain("No call of EWS, Outlook REST or Exchange tokens was found in ")
            .and(format!("{read}."));
    }
    let calls = prose::count(sites, "call");
    Line::default().strong(format!("Readiness: {} %.", all.percent())).and(format!(
        " {calls}: {with_twin} with an equivalent ({with_office_js} in Office.js, without Microsoft Graph), {unreadable} that could not be \
         read, {guarded} behind a guard."
    ))
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
        let problems = problems.map(|p| format!("{}: {}.", planned.name(&p.file), p.message));
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
        let known = facts
            .into_iter()
            .filter_map(|(told, what, member)| Some((what, legacy(member).filter(|_| told)?)));
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
        match told.iter_mut().find(|told| (&told.1, &told.2) == (&said, &below)) {
            Some((names, ..)) => names.push(name),
            None => told.push((vec![name], said, below)),
        }
    }
    let point = |(names, said, below): (Vec<String>, Line, Vec<Line>)| Point {
        head: places(names).and(": ").line(said),
        below,
    };
    told.into_iter().map(point).collect()
}

fn permission(change: &PermissionChange) -> Line {
    let (from, to) = (change.granted(), change.then);
    let gone = gone(change);
    if to < from {
        let seems = if change.certain { "" } else { " (as far as the code shows)" };
        Line::default()
            .strong(format!("{} -> {}", from.name(), to.name()))
            .and(format!(" once {gone}{seems}"))
    } else if change.now > from {
        let now = change.now.name();
        Line::plain(format!("declares {}, the calls need {now}; {} once {gone}", from.name(), to.name()))
    } else {
        Line::plain(format!("stays {}, which other code needs too", from.name()))
    }
}

fn reasons(change: &PermissionChange) -> Vec<Line> {
    let by_office_js = change.by_office_js.then(|| {
        Line::plain("The calls of Office.js that take their place need this level; what is left needs less.")
    });
    let kept = (change.kept > 0).then(|| {
        let words = match change.kept {
            1 => "1 of them stands behind a check that keeps it from Exchange Online: as long as it is there, the level stays.".to_owned(),
            count => format!(
                "{count} of them stand behind checks that keep them from Exchange Online: as long as they are there, the level stays."
            ),
        };
        Line::plain(words)
    });
    by_office_js
        .into_iter()
        .chain(kept)
        .chain(change.reasons.iter().map(|reason| Line::marked(reason)))
        .collect()
}

fn name(planned: PlannedTree, change: &PermissionChange) -> Option<String> {
    Some(planned.name(&planned.tree.snapshot.manifests.get(change.manifest)?.path))
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
    let mut by_level: BTreeMap<MailboxLevel, Vec<String>> = BTreeMap::new();
    for change in lowered {
        by_level.entry(change.then).or_default().extend(name(planned, change));
    }
    let point = |(level, names): (MailboxLevel, Vec<String>)| {
        let head = Line::plain("declare ").strong(level.name()).and(" in ").line(places(names));
        Point { head, below: Vec::new() }
    };
    by_level.into_iter().map(point).collect()
}

/// The scopes of each add-in.
fn scopes(trees: &[PlannedTree]) -> Vec<Point> {
    by_add_in(trees, |_, consent| {
        let asked = |scope: &&'static Scope| consent.requested.iter().any(|other| other.includes(scope));
        let needed = consent
            .needed
            .iter()
            .map(|scope| scope_line(scope, if asked(scope) { "; asked for already" } else { "" }));
        let besides = consent.instead_of_office_js.iter();
        needed.chain(besides.map(|scope| scope_line(scope, "; only if Office.js cannot be used"))).collect()
    })
}

/// What is to be said of each add-in, under its name if there are several.
fn by_add_in(trees: &[PlannedTree], lines: impl Fn(PlannedTree, &Consent) -> Vec<Line>) -> Vec<Point> {
    let each = |&planned: &PlannedTree| {
        let told =
            planned.plan.consents.iter().map(|consent| (add_in(planned, consent), lines(planned, consent)));
        told.filter(|(_, lines)| !lines.is_empty()).collect::<Vec<_>>()
    };
    let mut all: Vec<(Line, Vec<Line>)> = trees.iter().flat_map(each).collect();
    let add_ins: usize = trees.iter().map(|planned| planned.plan.consents.len()).sum();
    if add_ins == 1 {
        let lines = all.pop().map(|(_, lines)| lines).unwrap_or_default();
        return lines.into_iter().map(|head| Point { head, below: Vec::new() }).collect();
    }
    all.into_iter().map(|(head, below)| Point { head, below }).collect()
}

fn add_in(planned: PlannedTree, consent: &Consent) -> Line {
    let add_in = consent.add_in.and_then(|number| planned.tree.snapshot.add_ins.get(number));
    match add_in {
        Some(add_in) => {
            let root = planned.name(&add_in.root);
            Line::default().code(add_in.name.clone().unwrap_or(root))
        }
        None => Line::plain("outside the add-ins"),
    }
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
    by_add_in(trees, sign_in_of)
}

fn sign_in_of(planned: PlannedTree, consent: &Consent) -> Vec<Line> {
    let plan = planned.plan;
    let own = || plan.sites.iter().filter(|site| site.add_in == consent.add_in);
    let needs_graph = own().any(|site| matches!(site.work(), Some(Work::Read | Work::Write | Work::Send)));
    let is_own = |source: usize| planned.tree.snapshot.owner(source) == consent.add_in;
    let tokens = plan.tokens.iter().filter(|(source, _)| is_own(*source));
    let tokens: Vec<String> = tokens.map(|&(source, span)| site::place(planned, source, span)).collect();
    if !needs_graph && tokens.is_empty() {
        return Vec::new();
    }
    let mut lines = Vec::new();
    let asking = own().filter(|site| site.kind == SiteKind::Scopes);
    let asking: Vec<String> = asking.map(|site| site::place(planned, site.source, site.span)).collect();
    if !asking.is_empty() {
        lines.push(Line::plain("the code asks for scopes already: ").line(places(asking)));
    }
    let missing: Vec<&str> = consent.missing().map(|scope| scope.name).collect();
    if needs_graph && !missing.is_empty() {
        lines.push(Line::plain("ask for ").strong(prose::list_all(&missing)));
    }
    if !tokens.is_empty() {
        let what = prose::count(tokens.len(), "call");
        let verb = if tokens.len() == 1 { "gets" } else { "get" };
        lines
            .push(Line::plain(format!("remove {what} that {verb} an Exchange token: ")).line(places(tokens)));
    }
    if own().any(names_an_item) {
        let ids = Line::plain("ids of items: ").code("Office.context.mailbox.convertToRestId");
        lines.push(ids.and(" makes those of Microsoft Graph from those of EWS"));
    }
    lines
}

/// Whether the twin of an EWS call needs the id of an item.
fn names_an_item(site: &Site) -> bool {
    let mut requests = site.twins.iter().filter_map(|twin| twin.request.as_ref());
    site.kind == SiteKind::Ews
        && requests.any(|request| {
            ["/me/messages/{}", "/me/events/{}"].iter().any(|path| request.path.starts_with(path))
        })
}
