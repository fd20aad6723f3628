//! The requests that code sends to Exchange Web Services, as far as their text can be read. Plain data.

use super::Guard;
use crate::catalog::ews::{Action, Contents, EwsRequest, Shape};
use crate::text::{Span, TextChange};

/// A place that sends requests, or that gives one to a function that sends what it gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The name that is called there.
    pub span: Span,
    /// What it stands behind, as for a [`Usage`](super::Usage).
    pub guards: Vec<Guard>,
    /// What is sent: alternatives where ways part. Empty if nothing could be read.
    pub documents: Vec<SoapDocument>,
    /// Why some of it could not be read.
    pub unread: Option<UnreadRequest>,
    /// The method of a library that sends it, where the program calls one.
    pub library: Option<&'static str>,
    /// Where it is sent in the end, if this place only gives it on.
    pub sent: Option<Place>,
}

/// Why a request could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum UnreadRequest {
    /// It comes in by a parameter, and no call that the code shows gives it.
    NoCaller,
    /// Its operation is made by something that the code does not show.
    Outside,
    /// There were more ways than are followed.
    TooMuch,
}

impl UnreadRequest {
    /// The word of the JSON output.
    pub fn word(self) -> &'static str {
        match self {
            Self::NoCaller => "no-caller",
            Self::Outside => "outside",
            Self::TooMuch => "too-much",
        }
    }

    /// A sentence for users.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::NoCaller => {
                "What it sends could not be read: it is a parameter, and no call in the code gives it."
            }
            Self::Outside => "What it sends could not be read: it is made where the code does not show it.",
            Self::TooMuch => "What it sends could not be read: it is put together in too many ways.",
        }
    }
}

/// A place in some source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The source, as [`super::Program::sources`] counts them; `None`: the one that the request stands in.
    pub file: Option<u32>,
    /// Where in it.
    pub span: Span,
}

impl Place {
    /// A place in the source `of`, as one in `file` names it.
    pub(super) fn seen_from(file: u32, of: u32, span: Span) -> Place {
        Place { file: Some(of).filter(|&of| of != file), span }
    }

    /// The same after a change of the text that the request stands in; `None` if the change touched it.
    pub(super) fn moved(self, change: TextChange) -> Option<Place> {
        match self.file {
            Some(_) => Some(self),
            None => Some(Place { span: change.moved_span(self.span)?, ..self }),
        }
    }
}

/// A name in a request, and where it is written; nowhere, if it is put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedPart {
    /// `FindItem`, `sentitems`.
    pub name: String,
    /// Where.
    pub at: Option<Place>,
}

/// What a text says that is sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SoapDocument {
    /// The element in the body; `None` where it could not be read.
    pub operation: Option<NamedPart>,
    /// The distinguished folders that it names.
    pub folders: Vec<NamedPart>,
    /// Where it names the mailbox of somebody else.
    pub other_mailbox: Option<NamedPart>,
    /// What it is about, by the item that it makes.
    pub contents: Option<Contents>,
    /// What becomes of that item.
    pub action: Option<Action>,
    /// What it asks for of items.
    pub shapes: Vec<Shape>,
    /// The single properties that it names, `item:Subject`.
    pub fields: Vec<String>,
    /// What is wrong with it, and where.
    pub flaws: Vec<(SoapFlaw, Option<Place>)>,
}

/// What is wrong with a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SoapFlaw {
    /// There is no envelope around it.
    NoEnvelope,
    /// No `RequestServerVersion` in the header.
    NoVersion,
    /// An end tag that fits no start tag; the name that would fit.
    WrongEnd(String),
    /// An element that nothing ends.
    NoEnd(String),
    /// So many characters.
    TooLong(usize),
}

impl SoapDocument {
    /// What its twin depends on.
    pub fn request(&self) -> Option<EwsRequest<'_>> {
        Some(EwsRequest {
            operation: &self.operation.as_ref()?.name,
            folder: self.folders.first().map(|folder| folder.name.as_str()),
            contents: self.contents,
            action: self.action,
            shapes: &self.shapes,
        })
    }
}

impl Request {
    /// The operations that it may be, each once, with what its twin depends on.
    pub fn operations(&self) -> Vec<(&NamedPart, EwsRequest<'_>)> {
        let mut all: Vec<(&NamedPart, EwsRequest<'_>)> = Vec::new();
        for document in &self.documents {
            let known = document.operation.as_ref().zip(document.request());
            let is_new =
                |(operation, _): &(&NamedPart, _)| !all.iter().any(|(other, _)| other.name == operation.name);
            all.extend(known.filter(is_new));
        }
        all
    }

    /// The source and the place where it is sent in the end; `own` is the number of the source that it stands in.
    pub fn sent_at(&self, own: usize) -> (usize, Span) {
        let sent = self.sent.map(|sent| (sent.file.map_or(own, |file| file as usize), sent.span));
        sent.unwrap_or((own, self.span))
    }

    /// The same where it stands after a change of the text; `None` if the change touched it.
    pub(super) fn moved(&self, change: TextChange) -> Option<Request> {
        let mut moved = Request { span: change.moved_span(self.span)?, ..self.clone() };
        moved.sent = moved.sent.and_then(|place| place.moved(change));
        for document in &mut moved.documents {
            let parts = document.operation.iter_mut().chain(&mut document.folders);
            for part in parts.chain(&mut document.other_mailbox) {
                part.at = part.at.and_then(|place| place.moved(change));
            }
            for (_, at) in &mut document.flaws {
                *at = at.and_then(|place| place.moved(change));
            }
        }
        Some(moved)
    }
}
