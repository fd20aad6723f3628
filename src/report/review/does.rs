//! What the code does, in people's words with the places, and what it does not do, with how that is known.

use super::block::{Block, Cell};
use super::context::{Sources, Subject, capital, level};
use super::services;
use crate::catalog::MailboxLevel;
use crate::report::words::{Line, Point};
use crate::review::{Deed, FeatureUses, Outcome};

/// So many entry points are named in a cell.
const ENTRIES: usize = 3;

const DEEDS: [(Deed, &str); 6] = [
    (Deed::Read, "What it reads"),
    (Deed::Write, "What it changes in the open item"),
    (Deed::Reach, "Where it reaches beyond the open item, or sends"),
    (Deed::Token, "Which tokens it gets"),
    (Deed::Store, "What it keeps in the mailbox"),
    (Deed::Show, "What it shows, and what it answers Outlook"),
];

/// A table for each deed.
pub(super) fn section(subject: Subject, sources: &mut Sources) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(2, Line::plain("What its code does"))];
    if !subject.add_in.has_code {
        blocks.push(Block::plain("None of its code was read."));
        return blocks;
    }
    if subject.add_in.features.is_empty() {
        blocks.push(Block::plain("No use of Outlook's data was found in its code."));
        return blocks;
    }
    let intro = "Each row has the level that it needs, the pages from which the code is reached, and the lines where it stands.";
    blocks.push(Block::Paragraph(Line::plain(intro).source(sources.typings())));
    for (deed, heading) in DEEDS {
        let own = subject.add_in.features.iter().filter(|one| one.feature.deed == deed);
        let rows: Vec<Vec<Cell>> = own.map(|one| row(subject, one)).collect();
        if let Some(table) = Block::table(heading, &["What", "Level", "Reached from", "Where"], rows) {
            blocks.push(Block::Heading(3, Line::plain(heading)));
            blocks.push(table);
        }
    }
    blocks
}

fn row(subject: Subject, one: &FeatureUses) -> Vec<Cell> {
    let is_sure = one.places.iter().any(|place| place.certain);
    let mut what = vec![Line::plain(capital(one.feature.words))];
    if !is_sure {
        what.push(Line::plain("Not certain: the code may do something else here."));
    }
    vec![
        Cell::Lines(what),
        Cell::plain(level(one.level)),
        reached(subject, one),
        Cell::line(subject.places(&one.places)),
    ]
}

fn reached(subject: Subject, one: &FeatureUses) -> Cell {
    let entries = one.entries.iter().filter_map(|&number| subject.add_in.entries.get(number));
    let mut names: Vec<Line> = Vec::new();
    for name in entries.map(|entry| subject.entry(entry)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let more = names.len().saturating_sub(ENTRIES);
    names.truncate(ENTRIES);
    if more > 0 {
        names.push(Line::plain(format!("and {more} more")));
    }
    if names.is_empty() {
        names.push(Line::plain("no entry point was seen to lead here"));
    }
    Cell::Lines(names)
}

/// Why it is sure that the code does not do something that it could.
fn absent(subject: Subject) -> String {
    match subject.add_in.doubted {
        None => "All of its code was followed, and none of it does this.".to_owned(),
        Some(up_to) => format!(
            "None of its code does this. What could not be followed needs {} at most, and that is not enough for it.",
            up_to.name()
        ),
    }
}

/// What is surely not done, and what was only not found.
pub(super) fn denials(subject: Subject, sources: &mut Sources) -> Vec<Block> {
    let claims = &subject.add_in.claims;
    let with = |outcome| claims.iter().filter(move |claim| claim.outcome == outcome);
    let mut blocks = vec![Block::Heading(2, Line::plain("What it does not do"))];
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for claim in with(Outcome::Barred).chain(with(Outcome::Absent)) {
        let how = match (claim.outcome, subject.add_in.granted) {
            (Outcome::Barred, Some(granted)) => {
                Line::plain(format!("Outlook refuses it at {}", granted.name()))
                    .source(sources.levels())
                    .and(".")
            }
            _ => Line::plain(absent(subject)),
        };
        rows.push(vec![Cell::plain(claim.question.words), Cell::line(how)]);
    }
    match Block::table("What it does not do", &["It does not", "How that is known"], rows) {
        Some(table) => blocks.push(table),
        None => blocks.push(Block::plain("Nothing can be ruled out with certainty.")),
    }
    let list = |blocks: &mut Vec<Block>, outcome, intro: &str| {
        let point = |words: &str| Point { head: Line::plain(words), below: Vec::new() };
        let points: Vec<Point> = with(outcome).map(|claim| point(claim.question.words)).collect();
        if !points.is_empty() {
            blocks.push(Block::plain(intro));
            blocks.push(Block::Points(points));
        }
    };
    list(
        &mut blocks,
        Outcome::Unseen,
        "Not certain. No code was found that does one of these, but some code could not be followed:",
    );
    list(&mut blocks, Outcome::Possible, "Not certain. Some code may do one of these, or something else:");
    if reaches_all(subject) {
        blocks.push(Block::plain(
            "At ReadWriteMailbox, requests to EWS and Exchange tokens can do almost anything in the mailbox, so this report rules out \
             little. “Retired services” lists the requests that were found.",
        ));
    }
    let limits = "These statements are about Office.js. The permission does not limit what the vendor's servers do with what they are sent, or \
                  what the add-in does with a token for Microsoft Graph: for that, see the consent that it asks for.";
    let others = if services::has_others(subject) {
        " “Microsoft Graph and sign-in” lists what it does there."
    } else {
        ""
    };
    blocks.push(Block::plain(format!("{limits}{others}")));
    blocks
}

/// Whether it uses what can do almost anything.
fn reaches_all(subject: Subject) -> bool {
    let uses = |id: &str| subject.add_in.features.iter().any(|one| one.feature.id == id);
    let is_wide = subject.add_in.granted.is_none_or(|granted| granted == MailboxLevel::ReadWriteMailbox);
    is_wide && (uses("ews") || uses("exchange-token"))
}
