//! The usages of Office members, one per line, for people and as JSON lines.
//!
//! Called by `usages`. Which usages are listed is decided here: those with a level, or all.

use super::{Clean, LineRange, Palette, ScanResult, ScannedTree};
use crate::addin::{SentRequests, SourceFile};
use crate::analysis::{Access, UnreadRequest, Usage};
use crate::catalog::{Catalog, MailboxLevel};
use crate::workspace::{Focus, Snapshot};
use serde::Serialize;
use std::io::{self, Write};
use std::path::Path;

/// What the words of a line mean; the help of the command has it.
pub const LEGEND: &str = "\
Each line says: PLACE: LEVEL MEMBER (ACCESS CERTAINTY VIA)

LEVEL is what the use needs: A..B if it depends on which of
several members it is, - if no level is known.

ACCESS
  call             the code calls it
  read             the code reads it or passes it on
  write            the code assigns to it
  destructure      read by a pattern: const { x } = item
  probe            the code only checks whether it exists

CERTAINTY
  certain          the object is known to come from Office
  likely           the object is unknown, but only Office
                   has a member of this name
  maybe            the object or the name may be something
                   else; never reported as an error

VIA: how the code gets hold of the object
  chain            straight from Office, in one expression
  alias            through a variable
  parameter        a caller passes it
  typed-parameter  a parameter whose type Office.js defines
  field            in a property of an object or of this
  call-result      a call returns it or calls back with it
  import           from another module
  annotation       a type, cast or JSDoc comment says so
  name             only the member's name says so";

/// One usage; the JSON line is this struct.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Row {
    #[serde(flatten)]
    place: LineRange,
    members: Vec<String>,
    level: Option<MailboxLevel>,
    max_level: Option<MailboxLevel>,
    access: &'static str,
    certainty: &'static str,
    via: &'static str,
    add_in: Option<String>,
    /// What it sends to EWS, if it sends anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    request: Option<RequestRow>,
}

/// A request to EWS.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct RequestRow {
    operations: Vec<String>,
    /// Why some of it could not be read.
    unread: Option<&'static str>,
}

/// Writes a line of JSON for each usage; `all` adds those without a level.
pub fn jsonl(out: &mut dyn Write, scan: &ScanResult, all: bool) -> io::Result<()> {
    for row in rows(scan, all, ScannedTree::name) {
        serde_json::to_writer(&mut *out, &row)?;
        writeln!(out)?;
    }
    Ok(())
}

/// Writes a line of text for each usage: place, level, members, and how it was found. In colour, for eyes, a heading says
/// what is what.
pub fn text(out: &mut dyn Write, palette: Palette, scan: &ScanResult, all: bool) -> io::Result<()> {
    if palette.is_colored() {
        let Palette { bold, .. } = palette;
        let help = "`addinspect usages --help` explains the words";
        writeln!(out, "{bold}PLACE: LEVEL MEMBER (ACCESS CERTAINTY VIA){bold:#}; {help}")?;
    }
    for row in rows(scan, all, ScannedTree::display_name) {
        let LineRange { file, line, column, .. } = &row.place;
        let level = row.level.map_or("-", MailboxLevel::name);
        let up_to = row.max_level.filter(|_| row.max_level != row.level);
        let up_to = up_to.map_or(String::new(), |max| format!("..{}", max.name()));
        let members = row.members.join("|");
        let how = [row.access, row.certainty, row.via].join(" ");
        writeln!(out, "{}:{line}:{column}: {level}{up_to} {members} ({how})", Clean(file))?;
    }
    Ok(())
}

/// How a file is called.
type Name = fn(&ScannedTree, &Path) -> String;

fn rows(scan: &ScanResult, all: bool, name: Name) -> impl Iterator<Item = Row> {
    scan.trees.iter().flat_map(move |tree| {
        let sources = tree.snapshot.sources.iter().enumerate();
        let wanted = sources.filter(|(index, source)| is_wanted(tree, *index, source));
        let sent = SentRequests::of(&tree.snapshot.sources);
        wanted.flat_map(move |(index, source)| of_file(tree, &sent, (index, source), all, name))
    })
}

/// Whether a source was asked for, itself or with its add-in; one under two names is listed once.
fn is_wanted(tree: &ScannedTree, index: usize, source: &SourceFile) -> bool {
    let Snapshot { focus, aliases, add_ins, .. } = &tree.snapshot;
    let twice = aliases.get(&source.path).is_some_and(|real| tree.snapshot.source(real).is_some());
    let owned =
        |focus: &Focus| add_ins.iter().any(|a| focus.roots.contains(&a.root) && a.sources.contains(&index));
    !twice && focus.as_ref().is_none_or(|focus| focus.has(&source.path) || owned(focus))
}

fn of_file(
    tree: &ScannedTree,
    sent: &SentRequests,
    (index, source): (usize, &SourceFile),
    all: bool,
    name: Name,
) -> Vec<Row> {
    let listed = source.outcome.usages.iter().filter(|u| all || u.min.is_some() || asks_for_leveled(u));
    let (mut add_in, file) = (None, name(tree, &source.path));
    let row = |u| Row {
        add_in: add_in.get_or_insert_with(|| tree.add_in_of(index)).clone(),
        request: request(sent, index, u),
        ..row(&file, source, u)
    };
    listed.map(row).collect()
}

/// A look whether a member is there that a use of would need a level.
fn asks_for_leveled(usage: &Usage) -> bool {
    usage.is_probe() && usage.members.iter().any(|&m| Catalog::get().member(m).level.is_some())
}

/// What a use sends, its own requests and those that callers give it.
fn request(sent: &SentRequests, index: usize, usage: &Usage) -> Option<RequestRow> {
    let sender = Catalog::get().member_named("Office.Mailbox.makeEwsRequestAsync");
    if usage.access != Access::Call || !usage.members.iter().any(|&member| Some(member) == sender) {
        return None;
    }
    let (mut operations, mut unread) = (Vec::new(), None);
    for (_, request) in sent.at(index, usage.span) {
        operations.extend(request.operations().into_iter().map(|(operation, _)| operation.name.clone()));
        unread = unread.max(request.unread);
    }
    operations.sort();
    operations.dedup();
    Some(RequestRow { operations, unread: unread.map(UnreadRequest::word) })
}

/// What a use says by itself.
fn row(file: &str, source: &SourceFile, usage: &Usage) -> Row {
    let catalog = Catalog::get();
    Row {
        place: LineRange::new(file.to_owned(), &source.text, &source.lines, usage.span),
        members: usage.members.iter().map(|&m| catalog.full_name(m)).collect(),
        level: usage.min,
        max_level: usage.max,
        access: usage.access.word(),
        certainty: usage.certainty.word(),
        via: usage.via.word(),
        add_in: None,
        request: None,
    }
}
