//! The usages of Office members, one per line, for people and as JSON lines; and what is called and asked for besides.
//!
//! Called by `usages`. Which usages are listed is decided here: those with a level, or all.

use super::web_rows::{self, ScopeRow, WebRow};
use super::{Clean, LineRange, Palette, ScanResult, ScannedTree};
use crate::addin::{SentRequests, SourceFile};
use crate::analysis::{Access, UnreadRequest, Usage};
use crate::catalog::{Catalog, DocumentLevel, MailboxLevel};
use serde::Serialize;
use std::io::{self, Write};
use std::path::Path;

/// What the words of a line mean; the help of the command has it.
pub const LEGEND: &str = "\
Each line says: PLACE: LEVEL MEMBER (ACCESS CERTAINTY VIA)

LEVEL is what the use needs: A..B if it depends on which of
several members it is or on the argument, - if no
level is known.

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

/// What is listed besides the uses of members that have a level.
#[derive(Debug, Clone, Copy, Default)]
pub struct Besides {
    /// Uses of all other members.
    pub all: bool,
    /// Calls of web services, and requests for tokens: lines of another shape.
    pub services: bool,
}

/// A line.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Line {
    Usage(Row),
    Web(WebRow),
    Scopes(ScopeRow),
}

/// One usage; the JSON line is this struct.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Row {
    #[serde(flatten)]
    place: LineRange,
    members: Vec<String>,
    level: Option<MailboxLevel>,
    max_level: Option<MailboxLevel>,
    /// What it needs of a document, if it has to do with one.
    #[serde(skip_serializing_if = "Option::is_none")]
    document_level: Option<DocumentLevel>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_document_level: Option<DocumentLevel>,
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

/// Writes a line of JSON for each usage.
pub fn jsonl(out: &mut dyn Write, scan: &ScanResult, besides: Besides) -> io::Result<()> {
    for row in rows(scan, besides, ScannedTree::name) {
        serde_json::to_writer(&mut *out, &row)?;
        writeln!(out)?;
    }
    Ok(())
}

/// Writes a line of text for each usage: place, level, members, and how it was found. In colour, for eyes, a heading says
/// what is what.
pub fn text(out: &mut dyn Write, palette: Palette, scan: &ScanResult, besides: Besides) -> io::Result<()> {
    if palette.is_colored() {
        let Palette { bold, .. } = palette;
        let help = "`addinspect usages --help` explains the words";
        writeln!(out, "{bold}PLACE: LEVEL MEMBER (ACCESS CERTAINTY VIA){bold:#}; {help}")?;
    }
    for row in rows(scan, besides, ScannedTree::display_name) {
        let LineRange { file, line, column, .. } = row.place();
        writeln!(out, "{}:{line}:{column}: {}", Clean(file), Clean(&row.words()))?;
    }
    Ok(())
}

impl Line {
    fn place(&self) -> &LineRange {
        match self {
            Line::Usage(row) => &row.place,
            Line::Web(row) => &row.place,
            Line::Scopes(row) => &row.place,
        }
    }

    fn words(&self) -> String {
        match self {
            Line::Usage(row) => row.words(),
            Line::Web(row) => row.web.words(),
            Line::Scopes(row) => row.scopes.words(),
        }
    }

    fn of_add_in(mut self, name: Option<String>) -> Line {
        match &mut self {
            Line::Usage(row) => row.add_in = name,
            Line::Web(row) => row.add_in = name,
            Line::Scopes(row) => row.add_in = name,
        }
        self
    }
}

impl Row {
    fn words(&self) -> String {
        let range = |least: Option<&str>, most: Option<&str>| {
            let up_to = most.filter(|_| most != least).map(|most| format!("..{most}"));
            Some(format!("{}{}", least?, up_to.unwrap_or_default()))
        };
        let mailbox = range(self.level.map(MailboxLevel::name), self.max_level.map(MailboxLevel::name));
        let documents = (self.document_level.map(DocumentLevel::name), self.max_document_level);
        let document = range(documents.0, documents.1.map(DocumentLevel::name));
        let levels: Vec<String> = mailbox.into_iter().chain(document).collect();
        let level = if levels.is_empty() { "-".to_owned() } else { levels.join("|") };
        let members = self.members.join("|");
        let how = [self.access, self.certainty, self.via].join(" ");
        format!("{level} {members} ({how})")
    }
}

/// How a file is called.
type Name = fn(&ScannedTree, &Path) -> String;

fn rows(scan: &ScanResult, besides: Besides, name: Name) -> impl Iterator<Item = Line> {
    scan.trees.iter().flat_map(move |tree| {
        let sources = tree.snapshot.sources.iter().enumerate();
        let wanted = sources.clone().filter(|(index, _)| tree.snapshot.wants_source(*index));
        let sent = SentRequests::of(sources.clone().map(|(index, source)| (index, &**source)));
        wanted.flat_map(move |(index, source)| of_file(tree, &sent, (index, source), besides, name))
    })
}

fn of_file(
    tree: &ScannedTree,
    sent: &SentRequests,
    (index, source): (usize, &SourceFile),
    besides: Besides,
    name: Name,
) -> Vec<Line> {
    let listed = source
        .outcome
        .usages
        .iter()
        .filter(|u| besides.all || u.min.is_some() || u.document.is_some() || asks_for_leveled(u));
    let (mut add_in, file) = (None, name(tree, &source.path));
    let usage = |u| Line::Usage(Row { request: request(sent, index, u), ..row(&file, source, u) });
    let outcome = &source.outcome;
    let (web, scopes) = if besides.services { (&*outcome.web, &*outcome.scopes) } else { Default::default() };
    let web = web.iter().map(|call| Line::Web(web_rows::web(&file, source, call)));
    let scopes = scopes.iter().map(|request| Line::Scopes(web_rows::scopes(&file, source, request)));
    let mut lines: Vec<Line> = listed.map(usage).chain(web).chain(scopes).collect();
    lines.sort_by_key(|line| (line.place().line, line.place().column));
    let add_in_of = || tree.add_in_of(index);
    lines.into_iter().map(|line| line.of_add_in(add_in.get_or_insert_with(add_in_of).clone())).collect()
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
        document_level: usage.document.map(|range| range.least),
        max_document_level: usage.document.map(|range| range.most),
        access: usage.access.word(),
        certainty: usage.certainty.word(),
        via: usage.via.word(),
        add_in: None,
        request: None,
    }
}
