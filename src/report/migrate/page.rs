//! The plan in words: the summary, and the steps in their order.
//!
//! Knows nothing of how a page is laid out. Called by the renderers.

use super::words::{Block, Line, Point};
use super::{PlannedTree, site, summary};
use crate::migrate::{Site, SiteKind, Work};
use crate::text::prose;
use std::collections::BTreeMap;

/// So many places are named in a line; the rest is counted.
const PLACES: usize = 5;

/// A part of the work, with a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Sites(Work),
    SignIn,
    CleanUp,
}

/// Signing in comes before the first request to Microsoft Graph.
const PARTS: [Part; 8] = [
    Part::Sites(Work::OfficeJs),
    Part::SignIn,
    Part::Sites(Work::Read),
    Part::Sites(Work::Write),
    Part::Sites(Work::Send),
    Part::Sites(Work::NoTwin),
    Part::Sites(Work::Unreadable),
    Part::CleanUp,
];

/// The page of all trees together.
pub(super) fn page(trees: &[PlannedTree]) -> Vec<Block> {
    let mut blocks = summary::blocks(trees);
    let mut number = 0;
    for part in PARTS {
        let Some((heading, advice, points)) = step(trees, part) else { continue };
        number += 1;
        blocks.push(Block::Heading(Line::plain(format!("Step {number}: {heading}"))));
        blocks.push(Block::Paragraph(Line::marked(advice)));
        blocks.push(Block::Points(points));
    }
    blocks.extend(done(trees));
    blocks
}

/// The heading, the advice and the points of a step; `None` where there is nothing to do.
fn step(trees: &[PlannedTree], part: Part) -> Option<(String, &'static str, Vec<Point>)> {
    let points = match part {
        Part::Sites(work) => sites(trees, work),
        Part::SignIn => summary::sign_in(trees),
        Part::CleanUp => clean_up(trees),
    };
    let (heading, advice) = match part {
        Part::Sites(work) => words(work),
        Part::SignIn => (
            "sign in for Microsoft Graph",
            "`createNestablePublicClientApplication` of MSAL (nested app authentication) gets the tokens. `addinspect explain \"nested app \
             authentication\"` lists what it takes.",
        ),
        Part::CleanUp => ("clean up", "When the last caller has gone:"),
    };
    let count = match part {
        Part::Sites(_) => format!(" ({})", prose::count(points.len(), "call")),
        _ => String::new(),
    };
    (!points.is_empty()).then(|| (format!("{heading}{count}"), advice, points))
}

fn words(work: Work) -> (&'static str, &'static str) {
    match work {
        Work::OfficeJs => (
            "let Office.js do it",
            "No sign-in, no consent, and a lower permission. These members serve the item that is open; for any other item, take the \
             request to Microsoft Graph.",
        ),
        Work::Read => (
            "read through Microsoft Graph",
            "Nothing changes in the mailbox, so both ways can be compared while you work.",
        ),
        Work::Write => ("change through Microsoft Graph", "Ids of EWS differ from those of Microsoft Graph: `convertToRestId` converts those of items."),
        Work::Send => ("send through Microsoft Graph", "What goes out cannot be taken back: do it when the steps before work."),
        Work::NoTwin => ("decide what has no equivalent", "The reason says what is missing. Drop the feature, or do it in another way."),
        Work::Unreadable => (
            "look at what could not be read",
            "The code does not show what these calls ask for. They need the same work as those above.",
        ),
    }
}

/// The sites of a kind of work in their order, those that one function sends behind each other.
fn sites(trees: &[PlannedTree], work: Work) -> Vec<Point> {
    let mut points = Vec::new();
    for &planned in trees {
        let steps = planned.plan.steps.iter().filter(|step| step.work == work);
        let sites = steps.flat_map(|step| &step.sites).filter_map(|&number| planned.plan.sites.get(number));
        points.extend(sites.map(|one| site::point(planned, one)));
    }
    points
}

/// The functions that send for others, and the manifests.
fn clean_up(trees: &[PlannedTree]) -> Vec<Point> {
    let mut points = Vec::new();
    for &planned in trees {
        let mut senders: BTreeMap<_, usize> = BTreeMap::new();
        for sender in planned.plan.sites.iter().filter_map(|site| site.sender) {
            *senders.entry(sender).or_default() += 1;
        }
        points.extend(senders.into_iter().map(|((source, span), count)| Point {
            head: Line::plain("remove what sends at ")
                .code(site::place(planned, source, span))
                .and(format!(": {} come through it", prose::count(count, "call"))),
            below: Vec::new(),
        }));
        points.extend(summary::lowered(planned));
    }
    points
}

/// What asks Microsoft Graph already.
fn done(trees: &[PlannedTree]) -> Vec<Block> {
    let mut points = Vec::new();
    for &planned in trees {
        let graph = planned.plan.sites.iter().filter(|site| site.kind == SiteKind::Graph);
        points.extend(graph.map(|one: &Site| site::point(planned, one)));
    }
    if points.is_empty() {
        return Vec::new();
    }
    let heading = format!("Already on Microsoft Graph ({})", prose::count(points.len(), "call"));
    vec![Block::Heading(Line::plain(heading)), Block::Points(points)]
}

/// The first of several places, and how many more there are.
pub(super) fn places(all: Vec<String>) -> Line {
    let more = all.len().saturating_sub(PLACES);
    let shown = all.into_iter().take(PLACES).map(|place| Line::default().code(place)).collect();
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    Line::joined(shown, ", ").and(more)
}
