//! Where requests are sent: the calls of `makeEwsRequestAsync`, the callers that decide what it sends, and the methods of
//! helper libraries.
//!
//! Knows what is a request, nothing of how its text is found. Called by `strings`.

use super::follow::Path;
use super::piece::{Piece, Text};
use super::reader::{Reader, Reading, Sender, Told};
use super::soap;
use crate::analysis::ir::Call;
use crate::analysis::request::{NamedPart, Place, Request, SoapDocument};
use crate::analysis::solve::Value;
use crate::analysis::{Access, FileOutcome};
use crate::catalog::ews::{LIBRARIES, LibraryMethod, library_method};
use std::sync::Arc;

/// The method that sends requests.
pub(super) const SENDER: &str = "makeEwsRequestAsync";

/// The requests of a realm, each with the number of its input.
pub(super) fn requests<'a>(reader: &mut Reader<'a>, outcomes: &[Arc<FileOutcome>]) -> Vec<(usize, Request)> {
    let mut sites = SoapSites { reader, found: Vec::new() };
    for part in 0..sites.reader.follow.index.parts.len() {
        sites.part(part, outcomes);
    }
    sites.found
}

struct SoapSites<'r, 'a> {
    reader: &'r mut Reader<'a>,
    found: Vec<(usize, Request)>,
}

impl<'a> SoapSites<'_, 'a> {
    /// The senders in a fragment.
    fn part(&mut self, part: usize, outcomes: &[Arc<FileOutcome>]) {
        let index = &self.reader.follow.index;
        let (linked, place) = (index.linked, index.parts[part]);
        let (sender, usages) = (linked.solver.names.known(SENDER), &outcomes[place.input].usages);
        let (mut senders, mut libraries) = (Vec::new(), Vec::new());
        for here in self.reader.senders(part) {
            let Some(known) = linked.solver.graph.calls.get(here.call).filter(|call| call.site.is_some())
            else {
                continue;
            };
            let span = here.span.shifted(place.start);
            if here.name == sender {
                let is_it = usages.iter().any(|usage| usage.span == span && usage.access == Access::Call);
                senders.extend(is_it.then_some(here));
            } else if let Some(method) = self.library_method(here, known) {
                libraries.push((here, method));
            }
        }
        senders.into_iter().for_each(|sender| self.sender(sender));
        libraries.into_iter().for_each(|(sender, method)| self.library(sender, method));
    }

    /// The method of a helper library that a call calls, if the program does not have its code.
    fn library_method(&self, sender: Sender, call: &Call) -> Option<&'static LibraryMethod> {
        let linked = self.reader.follow.index.linked;
        let (solver, site) = (&linked.solver, linked.sites.get(call.site?)?.site);
        let name = solver.names.text(site.name);
        let method = LIBRARIES.into_iter().find_map(|library| library_method(library, name))?;
        let is_own = |value: &Value| matches!(value, Value::Function(_) | Value::Class(_));
        if method.operations.is_empty() || solver.values(call.callee).iter().any(is_own) {
            return None;
        }
        let receiver = self.reader.source(sender.part, site.expression, site.start);
        let receiver = receiver.trim().trim_end_matches(['?', '.']).trim();
        let last = receiver.rsplit('.').next().unwrap_or(receiver);
        LIBRARIES.contains(&last).then_some(method)
    }

    fn library(&mut self, sender: Sender, method: &'static LibraryMethod) {
        let folder = method.folder_at.and_then(|position| self.folder(sender, position));
        let documents = method.operations.iter().map(|name| SoapDocument {
            operation: Some(NamedPart { name: (*name).to_owned(), at: None }),
            folders: folder.clone().into_iter().collect(),
            action: method.action,
            shapes: method.shapes.to_vec(),
            ..SoapDocument::default()
        });
        let documents: Vec<SoapDocument> = documents.collect();
        let read = |_: &mut Reader<'a>, _: &Path, _| Reading { what: (), is_open: false, parameter: None };
        for Told { input, span, guards, .. } in self.reader.told(sender, read) {
            let (documents, library) = (documents.clone(), Some(method.name));
            self.push(input, Request { span, guards, documents, unread: None, library, sent: None });
        }
    }

    /// The folder that an argument names.
    fn folder(&mut self, sender: Sender, position: usize) -> Option<NamedPart> {
        let follow = &mut self.reader.follow;
        follow.begin();
        let (arg, _) = *follow.index.linked.solver.graph.calls[sender.call].args.get(position)?;
        let op = follow.index.op_of_call(sender.call)?;
        let at = follow.at(arg, op, &None);
        let texts = follow.texts(&at);
        let [text] = &texts[..] else { return None };
        let cooked = self.reader.cooked(text);
        let file = self.reader.file_of(sender.part);
        let place = cooked.place(0, cooked.text.len());
        let is_known = !cooked.text.is_empty() && !cooked.text.contains(super::cooked::HOLE);
        is_known.then(|| NamedPart {
            name: cooked.text.clone(),
            at: place.map(|(of, span)| Place::seen_from(file, of, span)),
        })
    }

    /// A call of the sender: it is a site itself, or its callers are.
    fn sender(&mut self, sender: Sender) {
        for told in self.reader.told(sender, |reader, path, file| read(reader, sender, path, file)) {
            let Told { input, span, guards, sent, what: mut documents, unread } = told;
            documents.retain(|document| document.operation.is_some());
            documents.dedup();
            self.push(input, Request { span, guards, documents, unread, library: None, sent });
        }
    }

    /// Adds a request, to one that is known at its place if there is one.
    fn push(&mut self, input: usize, request: Request) {
        let same = |(of, known): &&mut (usize, Request)| {
            let place = (known.span, known.library, known.sent);
            *of == input && place == (request.span, request.library, request.sent)
        };
        match self.found.iter_mut().find(same) {
            Some((_, known)) => {
                for document in request.documents {
                    if !known.documents.contains(&document) {
                        known.documents.push(document);
                    }
                }
                known.unread = known.unread.max(request.unread);
                known.guards.retain(|guard| request.guards.iter().any(|other| other.kind == guard.kind));
            }
            None => self.found.push((input, request)),
        }
    }
}

/// What a sender sends if it is called that way; empty texts aside, where there are others.
fn read(reader: &mut Reader<'_>, sender: Sender, path: &Path, file: u32) -> Reading<Vec<SoapDocument>> {
    let graph = &reader.follow.index.linked.solver.graph;
    let arg = graph.calls[sender.call].args.first().filter(|arg| !arg.1).map(|arg| arg.0);
    let op = reader.follow.index.op_of_call(sender.call);
    let mut texts = match (arg, op) {
        (Some(arg), Some(op)) => {
            let at = reader.follow.at(arg, op, path);
            reader.follow.texts(&at)
        }
        _ => vec![vec![Piece::Hole]],
    };
    let is_blank = |text: &Text| {
        text.iter().all(|piece| reader.follow.raw(*piece).is_some_and(|raw| raw.trim().is_empty()))
    };
    if texts.iter().any(|text| !is_blank(text)) {
        texts.retain(|text| !is_blank(text));
    }
    let documents: Vec<SoapDocument> =
        texts.iter().map(|text| soap::read(&reader.cooked(text), file)).collect();
    let open = texts.iter().zip(&documents).filter(|(_, document)| document.operation.is_none());
    let open: Vec<&Text> = open.map(|(text, _)| text).collect();
    let parameter = open.iter().flat_map(|text| text.iter()).find_map(|piece| piece.parameter());
    Reading { is_open: !open.is_empty(), parameter, what: documents }
}
