//! The usages of Office members, one per line, for people and as JSON lines; and what is called and asked for besides.
//!
//! Called by `usages`. Which usages are listed is decided here: those with a level, or all.

use super::web_rows::{self, ScopeRow, WebRow};
use super::{Clean, LineRange, ScanResult, ScannedTree};
use crate::addin::{SentRequests, SourceFile};
use crate::analysis::{Access, UnreadRequest, Usage};
use crate::catalog::{Catalog, MailboxLevel};
use serde::Serialize;
use std::io::{self, Write};
use std::path::Path;

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

/// Writes a line of text for each usage: place, level, members, and how it was found.
pub fn text(out: &mut dyn Write, scan: &ScanResult, all: bool) -> io::Result<()> {
    for row in rows(scan, all, ScannedTree::display_name) {
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
        let level = self.level.map_or("-", MailboxLevel::name);
        let up_to = self.max_level.filter(|_| self.max_level != self.level);
        let up_to = up_to.map_or(String::new(), |max| format!("..{}", max.name()));
        let members = self.members.join("|");
        let how = [self.access, self.certainty, self.via].join(" ");
        format!("{level}{up_to} {members} ({how})")
    }
}

/// How a file is called.
type Name = fn(&ScannedTree, &Path) -> String;

fn rows(scan: &ScanResult, all: bool, name: Name) -> impl Iterator<Item = Line> {
    scan.trees.iter().flat_map(move |tree| {
        let sources = tree.snapshot.sources.iter().enumerate();
        let wanted = sources.clone().filter(|(index, _)| tree.snapshot.wants_source(*index));
        let sent = SentRequests::of(sources.clone().map(|(index, source)| (index, &**source)));
        wanted.flat_map(move |(index, source)| of_file(tree, &sent, (index, source), all, name))
    })
}

fn of_file(
    tree: &ScannedTree,
    sent: &SentRequests,
    (index, source): (usize, &SourceFile),
    all: bool,
    name: Name,
) -> Vec<Line> {
    let listed = source.outcome.usages.iter().filter(|u| all || u.min.is_some() || asks_for_leveled(u));
    let (mut add_in, file) = (None, name(tree, &source.path));
    let usage = |u| Line::Usage(Row { request: request(sent, index, u), ..row(&file, source, u) });
    let web = source.outcome.web.iter().map(|call| Line::Web(web_rows::web(&file, source, call)));
    let scopes = source.outcome.scopes.iter();
    let scopes = scopes.map(|request| Line::Scopes(web_rows::scopes(&file, source, request)));
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
        access: usage.access.word(),
        certainty: usage.certainty.word(),
        via: usage.via.word(),
        add_in: None,
        request: None,
    }
}
