//! What does the work of an EWS operation now: by what lies in the folder, by what becomes of the item, by what is asked of it.
//!
//! Scopes and levels are not repeated here: [`needs`](crate::catalog::graph::needs) knows the scope of a request, the
//! [`Catalog`](crate::catalog::Catalog) the level and the requirement set of a member. Knows nothing about SOAP. Called
//! by whoever reads requests.

use super::actions::Action;
use super::field;
use super::folders::{Contents, folder};
use crate::catalog::graph::GraphRequest;
use crate::catalog::source::{Citation, rows};
use crate::catalog::{Catalog, MemberId};
use std::sync::OnceLock;

const TWINS: &str = include_str!("twins.tsv");

/// A request to EWS, as far as the twin depends on it. What is not known stays `None`, or empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct EwsRequest<'a> {
    /// `FindItem`.
    pub operation: &'a str,
    /// The folder that it names (`DistinguishedFolderId`), `sentitems`.
    pub folder: Option<&'a str>,
    /// What it is about; `None`: what lies in [`folder`](Self::folder), or mail as the likeliest.
    pub contents: Option<Contents>,
    /// What becomes of an item that it creates.
    pub action: Option<Action>,
    /// What it asks for of an item; empty for single properties, which [`field`] knows.
    pub shapes: &'a [Shape],
}

/// What a request asks for of an item, where that changes the twin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// The whole message as MIME: `IncludeMimeContent`.
    Mime,
    /// Internet headers.
    Headers,
    /// Attachments.
    Attachments,
    /// The body.
    Body,
    /// Events between two dates: `CalendarView`.
    CalendarView,
}

/// In the words of `twins.tsv`, and of a page.
const SHAPES: [(&str, Shape, &str); 5] = [
    ("mime", Shape::Mime, "MIME"),
    ("headers", Shape::Headers, "headers"),
    ("attachments", Shape::Attachments, "attachments"),
    ("body", Shape::Body, "the body"),
    ("calendar-view", Shape::CalendarView, "`CalendarView`"),
];

impl Shape {
    /// How a page speaks of it.
    pub fn words(self) -> &'static str {
        SHAPES.iter().find(|(_, shape, _)| *shape == self).map_or("", |(.., words)| words)
    }

    /// The shape that a property stands for, `item:Attachments`; most stand for none.
    pub fn of_field(name: &str) -> Option<Shape> {
        Some(match field(name)?.graph_name? {
            "$value" => Self::Mime,
            "internetMessageHeaders" => Self::Headers,
            "attachments" => Self::Attachments,
            "body" | "uniqueBody" | "bodyPreview" => Self::Body,
            _ => return None,
        })
    }
}

/// What to use instead of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Instead {
    /// A request of Microsoft Graph.
    Request(GraphRequest),
    /// An Office.js member, by full name: it needs no request, and works for the current item.
    Member(&'static str),
    /// No twin is known; the citation's note says why.
    Gap,
}

/// What does the work of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twin {
    /// What it is.
    pub instead: Instead,
    /// Who says so.
    pub citation: Citation,
}

impl Twin {
    /// The Office.js member that it is, for its level and requirement set.
    pub fn member(&self) -> Option<MemberId> {
        match self.instead {
            Instead::Member(name) => Catalog::get().member_named(name),
            _ => None,
        }
    }
}

/// A line of the table.
pub(super) struct Row {
    operation: &'static str,
    contents: Option<Contents>,
    action: Option<Action>,
    shape: Option<Shape>,
    instead: &'static str,
    what: &'static str,
    citation: Citation,
}

/// What does the work of a request; requests before members, the nearest first. Empty where the sources name nothing.
pub fn twins(request: &EwsRequest<'_>) -> Vec<Twin> {
    let known = request.folder.and_then(folder);
    let contents = request.contents.or(known.map(|folder| folder.contents));
    let name = known.and_then(|folder| folder.graph_name);
    let mut rows: Vec<&Row> = rows_of(request.operation).collect();
    match request.action {
        Some(action) if action.responds() => rows.retain(|row| row.action == Some(action)),
        action => {
            keep_contents(&mut rows, contents);
            keep_best(&mut rows, |row| row.action, action.as_slice());
        }
    }
    keep_best(&mut rows, |row| row.shape, request.shapes);
    rows.sort_by_key(|row| row.instead == "office");
    rows.into_iter().map(|row| row.twin(name)).collect()
}

/// The Office.js member that stands beside a request of Microsoft Graph: both do the work of the same operation.
pub(in crate::catalog) fn member_beside(request: &GraphRequest) -> Option<&'static str> {
    let same = |row: &&Row| match row.twin(None).instead {
        Instead::Request(twin) => twin.select == request.select && request.fits(&twin),
        _ => false,
    };
    let beside = |row: &Row| {
        let is_office = |other: &&Row| other.instead == "office" && other.narrowing() == row.narrowing();
        all_rows().iter().find(is_office).map(|other| other.what)
    };
    all_rows().iter().filter(same).find_map(beside)
}

/// Rows about the contents. What is unknown is mail; nothing else may be taken for mail.
fn keep_contents(rows: &mut Vec<&Row>, contents: Option<Contents>) {
    let is_general = rows.iter().all(|row| row.contents.is_none());
    let is_mail = matches!(contents, None | Some(Contents::Mail | Contents::MailRoot));
    let has_own = contents.is_some() && rows.iter().any(|row| row.contents == contents);
    match (has_own, is_mail || is_general) {
        (true, _) => rows.retain(|row| row.contents == contents),
        (false, true) => rows.retain(|row| row.contents.is_none()),
        (false, false) => rows.clear(),
    }
}

/// The rows for one of the `wanted`; those for none in particular where there are no such.
fn keep_best<T: PartialEq + Copy>(rows: &mut Vec<&Row>, of: impl Fn(&Row) -> Option<T>, wanted: &[T]) {
    let is_wanted = |row: &Row| of(row).is_some_and(|own| wanted.contains(&own));
    if rows.iter().any(|row| is_wanted(row)) {
        rows.retain(|row| is_wanted(row));
    } else {
        rows.retain(|row| of(row).is_none());
    }
}

/// All rows of an operation.
pub(super) fn rows_of(operation: &str) -> impl Iterator<Item = &'static Row> {
    all_rows().iter().filter(move |row| row.operation == operation)
}

fn all_rows() -> &'static [Row] {
    static ROWS: OnceLock<Vec<Row>> = OnceLock::new();
    ROWS.get_or_init(|| rows(TWINS).filter_map(read).collect())
}

fn read(
    ([operation, contents, action, shape, instead, what], citation): ([&'static str; 6], Citation),
) -> Option<Row> {
    let contents = if contents.is_empty() { None } else { Some(Contents::from_word(contents)?) };
    let action = match action {
        "" => None,
        word => Some(Action::from_word(word)?),
    };
    let shape = match shape {
        "" => None,
        word => Some(SHAPES.iter().find(|(known, ..)| *known == word)?.1),
    };
    Some(Row { operation, contents, action, shape, instead, what, citation })
}

impl Row {
    /// The twin in the folder that Microsoft Graph calls `folder`.
    pub(super) fn twin(&self, folder: Option<&str>) -> Twin {
        let instead = match (self.instead, self.what.split_once(' ')) {
            ("office", _) => Instead::Member(self.what),
            ("graph", Some((method, path))) => {
                let path = path.replace("{folder}", folder.unwrap_or("{}"));
                Instead::Request(GraphRequest::new(method, &path))
            }
            _ => Instead::Gap,
        };
        Twin { instead, citation: self.citation }
    }

    /// What the row is about.
    fn narrowing(&self) -> (&'static str, Option<Contents>, Option<Action>, Option<Shape>) {
        (self.operation, self.contents, self.action, self.shape)
    }

    /// What narrows the operation: `contacts`, `SaveOnly`, `MIME`; nothing for the operation as such.
    pub(super) fn case(&self) -> String {
        let shape = self.shape.and_then(|own| SHAPES.iter().find(|(_, shape, _)| *shape == own));
        let parts = [self.contents.map(Contents::words), self.action.map(Action::words), shape.map(|s| s.2)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
#[path = "twins_tests.rs"]
mod tests;
