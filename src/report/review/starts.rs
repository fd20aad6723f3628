//! Where the add-in's code starts, as a picture: each start against the levels.

use super::block::{Bar, Block, Cell};
use super::context::{Sources, Subject, started};
use crate::addin::StartKind;
use crate::report::words::Line;
use crate::review::Entry;

/// So many names are shown in a cell.
const NAMES: usize = 4;

pub(super) fn section(subject: Subject, _: &mut Sources) -> Vec<Block> {
    let review = subject.add_in;
    let mut blocks = vec![Block::Heading(2, Line::plain("Where it starts"))];
    let rows: Vec<Vec<Cell>> = review.entries.iter().map(|entry| row(subject, entry)).collect();
    let Some(table) = Block::table(
        "Where code starts, and what it needs",
        &["Page or script", "Starts when", "Needs"],
        rows,
    ) else {
        blocks.push(Block::plain("The manifests name no page."));
        return blocks;
    };
    blocks.push(Block::plain(
        "Each bar has four steps: Restricted, ReadItem, ReadWriteItem, ReadWriteMailbox. Filled: the code that the page loads needs the \
         level. Hatched: it may need it. Thick outline: the level is asked for, but this code does not need it. For commands and events, \
         that is the code of their functions, and what runs when the page is loaded.",
    ));
    blocks.push(table);
    blocks.extend(only(subject));
    blocks.extend(elsewhere(subject));
    blocks
}

fn row(subject: Subject, entry: &Entry) -> Vec<Cell> {
    let mut when = vec![Line::plain(started(entry.kind))];
    when.extend(names("events: ", &entry.events));
    when.extend(functions(entry));
    let needs = match entry.source {
        Some(_) => {
            let declared = subject.add_in.granted;
            Cell::Level(Bar { needed: entry.level, up_to: entry.up_to, declared })
        }
        None => Cell::plain("not known: no file of this name was read"),
    };
    vec![Cell::line(subject.entry(entry)), Cell::Lines(when), needs]
}

/// The functions; where they need different levels, each with its own.
fn functions(entry: &Entry) -> Option<Line> {
    let level_of =
        |name: &str| entry.by_function.iter().find(|(known, _)| known == name).map(|(_, level)| level);
    let is_one =
        entry.by_function.iter().all(|(_, level)| Some(level) == entry.by_function.first().map(|f| &f.1));
    if is_one {
        return names("functions: ", &entry.functions);
    }
    let told = |name: &String| {
        let level = level_of(name).map(|level| format!(" ({})", level.name())).unwrap_or_default();
        Line::default().code(name.as_str()).and(level)
    };
    let shown = entry.functions.iter().take(NAMES).map(told).collect();
    let more = entry.functions.len().saturating_sub(NAMES);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    Some(Line::plain("functions: ").line(Line::joined(shown, ", ")).and(more))
}

/// Which entry point alone needs the most.
fn only(subject: Subject) -> Option<Block> {
    let only = subject.add_in.only.as_ref()?;
    let what = match only.kind {
        StartKind::TaskPane => "pane",
        StartKind::Command => "command",
        StartKind::Event => "event handler",
        StartKind::Dialog => "dialog",
    };
    let line = Line::plain(format!("Only the {what} ")).code(only.name.as_str());
    Some(Block::Paragraph(line.and(format!(" needs {}.", only.level.name()))))
}

fn names(what: &str, all: &[String]) -> Option<Line> {
    let mut line = Line::plain(what);
    for (number, name) in all.iter().take(NAMES).enumerate() {
        line = if number > 0 { line.and(", ") } else { line }.code(name.as_str());
    }
    let more = all.len().saturating_sub(NAMES);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    (!all.is_empty()).then(|| line.and(more))
}

/// Code that counts although no page was seen to lead to it.
fn elsewhere(subject: Subject) -> Option<Block> {
    let unreached = subject.add_in.features.iter().filter(|one| one.entries.is_empty());
    let mut places: Vec<_> = unreached.flat_map(|one| one.places.iter().copied()).collect();
    places.sort();
    places.dedup_by_key(|place| place.source);
    let line = Line::plain("No entry point was seen to lead to ").line(subject.places(&places));
    (!places.is_empty()).then(|| Block::Paragraph(line.and(". This code counts all the same.")))
}
