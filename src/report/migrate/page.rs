//! The plan in words: the summary, and the steps in their order.
//!
//! Knows nothing of how a page is laid out. Called by the renderers.

use super::block::Block;
use super::{PlannedTree, site, summary};
use crate::migrate::{Site, SiteKind, Work};
use crate::report::words::{Line, Point, places};
use crate::text::prose;
use std::collections::BTreeMap;

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
        let Some(step) = step(trees, part) else { continue };
        number += 1;
        blocks.push(Block::Heading(Line::plain(format!("Step {number}: {}", step.heading))));
        blocks.push(Block::Paragraph(Line::marked(step.advice)));
        blocks.extend(step.blocks);
    }
    blocks.extend(done(trees));
    blocks
}

/// What is written of a step.
struct StepText {
    heading: String,
    advice: &'static str,
    blocks: Vec<Block>,
}

/// A step in words; `None` where there is nothing to do.
fn step(trees: &[PlannedTree], part: Part) -> Option<StepText> {
    let work = match part {
        Part::Sites(work) => work,
        Part::SignIn => {
            let advice = "`createNestablePublicClientApplication` of MSAL (nested app authentication) gets the tokens. `addinspect explain \
                          \"nested app authentication\"` lists what it takes.";
            return points("sign in for Microsoft Graph", advice, summary::sign_in(trees));
        }
        Part::CleanUp => {
            return points("clean up", "When the last of these calls has gone:", clean_up(trees));
        }
    };
    let (blocks, count) = sites(trees, work);
    let (heading, advice) = words(work);
    let heading = format!("{heading} ({})", prose::count(count, "call"));
    (count > 0).then_some(StepText { heading, advice, blocks })
}

fn points(heading: &str, advice: &'static str, points: Vec<Point>) -> Option<StepText> {
    let heading = heading.to_owned();
    (!points.is_empty()).then(|| StepText { heading, advice, blocks: vec![Block::Points(points)] })
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
        Work::Write => ("change through Microsoft Graph", "Try each call in a test mailbox first."),
        Work::Send => (
            "send through Microsoft Graph",
            "What goes out cannot be taken back: do it when the steps before work.",
        ),
        Work::NoTwin => (
            "decide what has no equivalent",
            "The reason says what is missing. Such a feature has to work in another way, or to go.",
        ),
        Work::Unreadable => (
            "look at what could not be read",
            "The code does not show what these calls ask for. They need the same work as those above.",
        ),
    }
}

/// The sites of a kind of work in their order, those that one place sends together; and how many they are.
fn sites(trees: &[PlannedTree], work: Work) -> (Vec<Block>, usize) {
    let (mut blocks, mut count) = (Vec::new(), 0);
    for &planned in trees {
        let steps = planned.plan.steps.iter().filter(|step| step.work == work);
        let sites = steps.flat_map(|step| &step.sites).filter_map(|&number| planned.plan.sites.get(number));
        let sites: Vec<&Site> = sites.collect();
        count += sites.len();
        for together in sites.chunk_by(|a, b| a.senders == b.senders) {
            let senders = together.first().map_or(&[][..], |first| &first.senders);
            let senders: Vec<String> =
                senders.iter().map(|&(file, span)| site::place(planned, file, span)).collect();
            if !senders.is_empty() {
                blocks.push(Block::Paragraph(Line::plain("Sent at ").line(places(senders)).and(":")));
            }
            blocks.push(Block::Points(together.iter().map(|one| site::point(planned, one)).collect()));
        }
    }
    (blocks, count)
}

/// The functions that send for others, and the manifests.
fn clean_up(trees: &[PlannedTree]) -> Vec<Point> {
    let mut points = Vec::new();
    for &planned in trees {
        let mut senders: BTreeMap<_, usize> = BTreeMap::new();
        let retired = planned.plan.sites.iter().filter(|site| site.kind.is_retired());
        for sender in retired.flat_map(|site| site.senders.clone()) {
            *senders.entry(sender).or_default() += 1;
        }
        points.extend(senders.into_iter().map(|((source, span), count)| {
            Point {
                head: Line::plain("remove what sends at ")
                    .code(site::place(planned, source, span))
                    .and(format!(": {} through it", comes(count))),
                below: Vec::new(),
            }
        }));
        let addresses: Vec<String> =
            planned.plan.addresses.iter().map(|&(source, span)| site::place(planned, source, span)).collect();
        if !addresses.is_empty() {
            let head =
                Line::plain("remove what reads the address of a retired service: ").line(places(addresses));
            points.push(Point { head, below: Vec::new() });
        }
        points.extend(summary::lowered(planned));
    }
    points
}

/// `1 call comes`, `2 calls come`.
fn comes(count: usize) -> String {
    let verb = if count == 1 { "comes" } else { "come" };
    format!("{} {verb}", prose::count(count, "call"))
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
