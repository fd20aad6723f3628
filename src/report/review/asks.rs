//! What the add-in asks for: its manifests, what their level allows, supplementary permissions, where its code comes from.

use super::block::{Block, Cell};
use super::context::{Sources, Subject};
use crate::addin::{Judgement, Verdict};
use crate::catalog::{MailboxLevel, notes};
use crate::manifest::SupplementaryKind;
use crate::report::words::{Line, Point, places};
use crate::review::SupplementaryUse;

const APPEND_URL: &str = "https://learn.microsoft.com/office/dev/add-ins/outlook/append-on-send";
const SHARED_URL: &str = "https://learn.microsoft.com/office/dev/add-ins/outlook/delegate-access";

pub(super) fn section(subject: Subject, sources: &mut Sources) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(2, Line::plain("What it asks for"))];
    blocks.extend(manifests(subject));
    if let Some(granted) = subject.add_in.granted {
        let also = if granted > MailboxLevel::Restricted { ", with the levels that it includes" } else { "" };
        let intro = Line::default().strong(granted.name()).and(format!(" allows the following{also}"));
        blocks.push(Block::Paragraph(intro.source(sources.levels()).and(":")));
        blocks.push(Block::Points(
            MailboxLevel::ALL.into_iter().filter(|l| *l <= granted).rev().map(allowed).collect(),
        ));
        let excludes = notes(granted).excludes;
        blocks.push(Block::Paragraph(Line::plain("It excludes ").line(Line::marked(excludes))));
    }
    let more: Vec<Point> = subject
        .add_in
        .supplementary
        .iter()
        .map(|one| supplementary(subject, one, sources))
        .chain(scopes(subject))
        .collect();
    if !more.is_empty() {
        blocks.push(Block::Heading(3, Line::plain("Besides the level")));
        blocks.push(Block::Points(more));
    }
    blocks.extend(hosts(subject));
    blocks
}

fn allowed(level: MailboxLevel) -> Point {
    let head = Line::default().strong(level.name()).and(": ").line(Line::marked(notes(level).allows));
    Point { head, below: Vec::new() }
}

/// A row for each manifest; those of which the same is said together.
fn manifests(subject: Subject) -> Option<Block> {
    let mut rows: Vec<(Vec<String>, [String; 3])> = Vec::new();
    for &number in &subject.add_in.manifests {
        let Some(judgement) = subject.tree.snapshot.judgements.get(number) else { continue };
        let (name, said) = (subject.manifest(number), said(judgement));
        match rows.iter_mut().find(|(_, known)| *known == said) {
            Some((names, _)) => names.push(name),
            None => rows.push((vec![name], said)),
        }
    }
    let row = |(names, said): (Vec<String>, [String; 3])| {
        std::iter::once(Cell::line(places(names))).chain(said.into_iter().map(Cell::plain)).collect()
    };
    Block::table(
        "Manifests",
        &["Manifest", "Asks for", "Needs", "How sure that is"],
        rows.into_iter().map(row).collect(),
    )
}

fn said(judgement: &Judgement) -> [String; 3] {
    let declared = match judgement.declared {
        _ if judgement.verdict == Verdict::Unreadable => "cannot be read".to_owned(),
        Some(level) => level.name().to_owned(),
        None => "no level, so Restricted applies".to_owned(),
    };
    let (needs, sure) = match judgement.verdict {
        Verdict::NoSources => ("not known", "none of its code was read"),
        _ if judgement.certain => (judgement.required.name(), "certain"),
        _ => (judgement.required.name(), "not certain: see “What could not be followed”"),
    };
    let raised = judgement.reasons.get(..judgement.raises).unwrap_or_default().join(" ");
    let sure = if raised.is_empty() { sure.to_owned() } else { format!("{sure}. {raised}") };
    [declared, needs.to_owned(), sure]
}

fn supplementary(subject: Subject, one: &SupplementaryUse, sources: &mut Sources) -> Point {
    let (name, lets, source) = match one.kind {
        SupplementaryKind::AppendOnSend => (
            "Append on send",
            "lets it add text to an item when the user sends it",
            sources.cite("Microsoft, append on send", "2025-11-18", APPEND_URL),
        ),
        SupplementaryKind::SharedFolders => (
            "Shared folders",
            "lets it work in folders and mailboxes that others have shared with the user",
            sources.cite("Microsoft, delegate access", "2026-03-23", SHARED_URL),
        ),
    };
    let declared: Vec<String> = one.manifests.iter().map(|&number| subject.manifest(number)).collect();
    let declared = match declared.is_empty() {
        true => Line::plain("No manifest declares it, so the calls fail."),
        false => Line::plain("Declared in ").line(places(declared)).and("."),
    };
    let used = match one.places.is_empty() {
        true => Line::plain("No call that needs it was found."),
        false => Line::plain("Used at ").line(subject.places(&one.places)).and("."),
    };
    let head = Line::default().strong(name).and(format!(" {lets}")).source(source).and(".");
    Point { head, below: vec![declared, used] }
}

/// The scopes of single sign-on that a manifest names.
fn scopes(subject: Subject) -> Option<Point> {
    let manifests = subject.add_in.manifests.iter().filter_map(|&n| subject.tree.snapshot.manifests.get(n));
    let mut names: Vec<String> =
        manifests.flat_map(|file| &file.manifest.scopes).map(|scope| scope.value.clone()).collect();
    names.sort();
    names.dedup();
    let all = names.len();
    let head = Line::default().strong("Scopes of single sign-on").and(": ").line(places(names));
    (all > 0).then_some(Point { head, below: Vec::new() })
}

/// Where the pages are loaded from.
fn hosts(subject: Subject) -> Option<Block> {
    let manifests = subject.add_in.manifests.iter().filter_map(|&n| subject.tree.snapshot.manifests.get(n));
    let host = |url: &str| {
        let (_, rest) = url.split_once("://")?;
        Some(rest.split(['/', '?', '#']).next().unwrap_or_default().to_owned())
    };
    let mut hosts: Vec<String> =
        manifests.flat_map(|file| &file.manifest.urls).filter_map(|url| host(&url.value)).collect();
    hosts.sort();
    hosts.dedup();
    let line = Line::plain("Its pages are loaded from ").line(places(hosts.clone())).and(
        ". This report covers the source code that was read. Ask the vendor whether these servers deliver the same code.",
    );
    (!hosts.is_empty()).then_some(Block::Paragraph(line))
}
