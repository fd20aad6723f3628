//! What would stop working at each lower level, and what could not be followed.

use super::block::{Block, Cell};
use super::context::{Sources, Subject, members};
use crate::catalog::{Catalog, Legacy, MailboxLevel};
use crate::report::words::{Line, Point};
use crate::review::{Gap, MemberNeed, Need};

pub(super) fn section(subject: Subject, sources: &mut Sources) -> Vec<Block> {
    let review = subject.add_in;
    if !review.has_code {
        return Vec::new();
    }
    let mut blocks = vec![Block::Heading(2, Line::plain("What would stop at a lower level"))];
    blocks.extend(refused(subject));
    let granted = review.granted.unwrap_or(MailboxLevel::ReadWriteMailbox);
    let lower: Vec<MailboxLevel> =
        MailboxLevel::ALL.into_iter().rev().filter(|level| *level < granted).collect();
    if lower.is_empty() {
        blocks.push(Block::plain("There is no lower level."));
        return blocks;
    }
    let rows = lower.into_iter().map(|level| {
        let next = MailboxLevel::ALL.into_iter().find(|above| *above > level);
        let need = review.needs.iter().find(|need| Some(need.level) == next);
        let stops = need.map_or_else(|| nothing(subject, level), |need| stops(subject, need));
        vec![Cell::plain(level.name()), Cell::Lines(stops)]
    });
    let intro = "Each row lists what stops in addition to the rows above it.";
    blocks.push(Block::Paragraph(Line::plain(intro).source(sources.typings())));
    blocks.extend(Block::table("What stops at each lower level", &["At", "Stops"], rows.collect()));
    blocks
}

/// What fails already.
fn refused(subject: Subject) -> Option<Block> {
    let granted = subject.add_in.granted?;
    let above = subject.add_in.needs.iter().filter(|need| need.level > granted);
    let below: Vec<Line> = above.flat_map(|need| stops(subject, need)).collect();
    let head =
        Line::plain(format!("Outlook refuses this already, as it needs more than {}:", granted.name()));
    (!below.is_empty()).then(|| Block::Points(vec![Point { head, below }]))
}

/// Where nothing needs the level above.
fn nothing(subject: Subject, level: MailboxLevel) -> Vec<Line> {
    let review = subject.add_in;
    let is_sure = review.certain && level >= review.required;
    vec![Line::plain(if is_sure { "nothing" } else { "nothing that was found" })]
}

fn stops(subject: Subject, need: &Need) -> Vec<Line> {
    let features = need.features.iter().map(|name| Line::plain("in the manifest: ").code(name.as_str()));
    features.chain(need.members.iter().map(|member| line(subject, member))).collect()
}

fn line(subject: Subject, need: &MemberNeed) -> Line {
    let is_sure = need.places.iter().any(|place| place.certain);
    let is_dead = |member| Catalog::get().legacy(member).is_some_and(Legacy::is_dead_online);
    let perhaps = if is_sure { "" } else { "perhaps " };
    let dead = if need.members.iter().all(|&member| is_dead(member)) {
        " (does not work in Exchange Online anyway)"
    } else {
        ""
    };
    let what = match need.members.as_slice() {
        [] => Line::plain("requests to EWS that a library sends"),
        known => members(known),
    };
    Line::plain(perhaps).line(what).and(": ").line(subject.places(&need.places)).and(dead)
}

/// What could not be followed.
pub(super) fn gaps(subject: Subject, _: &mut Sources) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(2, Line::plain("What could not be followed"))];
    if subject.add_in.gaps.is_empty() {
        blocks.push(Block::plain(match subject.add_in.has_code {
            true => "Nothing: all of the code that is Outlook's was followed.",
            false => "Everything: none of its code was read.",
        }));
        return blocks;
    }
    blocks.push(Block::plain(
        "About the following, this report claims nothing. Ask the vendor where it matters to you.",
    ));
    let point = |gap: &Gap| {
        let sentence = Line::marked(&gap.sentence);
        let head = match gap.places.is_empty() {
            true => sentence,
            false => sentence.and(": ").line(subject.places(&gap.places)).and("."),
        };
        Point { head, below: Vec::new() }
    };
    blocks.push(Block::Points(subject.add_in.gaps.iter().map(point).collect()));
    blocks
}
