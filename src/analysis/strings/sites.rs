//! Where requests are sent: the calls of `makeEwsRequestAsync`, the callers that decide what it sends, and the methods of
//! helper libraries.
//!
//! Knows what is a request, nothing of how its text is found. Called by `strings`.

use super::cooked::Cooked;
use super::follow::{Follow, Path, Step};
use super::index::Index;
use super::piece::{Piece, Text};
use super::soap;
use crate::analysis::collect::Guards;
use crate::analysis::ir::{Call, CallId, FunctionId, Op, RegionId, Site, SiteId};
use crate::analysis::request::{NamedPart, Place, Request, SoapDocument, UnreadRequest};
use crate::analysis::solve::Value;
use crate::analysis::{Access, FileOutcome, Guard};
use crate::catalog::ews::{LIBRARIES, LibraryMethod, library_method};
use crate::text::Span;
use rustc_hash::FxHashSet;
use std::rc::Rc;
use std::sync::Arc;

/// The method that sends requests.
pub(super) const SENDER: &str = "makeEwsRequestAsync";
/// A request is followed through so many functions that only give it on.
const MAX_WRAPPERS: usize = 8;
/// One sender has at most so many callers that are told.
const MAX_CALLERS: usize = 400;

/// Calls from the sender outwards: each with the function that it calls.
type Callers = Vec<(CallId, FunctionId)>;

/// The requests of a realm, each with the number of its input.
pub(super) fn requests(
    index: Index<'_>,
    guards: &Guards,
    outcomes: &[Arc<FileOutcome>],
) -> Vec<(usize, Request)> {
    let mut reader = SiteReader { follow: Follow::new(index), guards, found: Vec::new() };
    for part in 0..reader.follow.index.parts.len() {
        reader.part(part, outcomes);
    }
    reader.found
}

struct SiteReader<'a> {
    follow: Follow<'a>,
    guards: &'a Guards,
    found: Vec<(usize, Request)>,
}

/// A call that sends something.
#[derive(Clone, Copy)]
struct Sender {
    call: CallId,
    part: usize,
    site: Site,
}

impl SiteReader<'_> {
    /// The senders in a fragment.
    fn part(&mut self, part: usize, outcomes: &[Arc<FileOutcome>]) {
        let index = &self.follow.index;
        let (linked, place) = (index.linked, index.parts[part]);
        let names = &linked.solver.names;
        let (sender, usages) = (names.known(SENDER), &outcomes[place.input].usages);
        let mut senders = Vec::new();
        let mut libraries = Vec::new();
        for call in place.links.calls.iter() {
            let Some(known) = linked.solver.graph.calls.get(call) else { continue };
            let Some(site) = known.site.and_then(|site| linked.sites.get(site)) else { continue };
            let sender_here = Sender { call, part, site: site.site };
            let span = Span::new(site.site.start, site.site.end).shifted(place.start);
            if Some(site.site.name) == sender {
                let is_it = usages.iter().any(|usage| usage.span == span && usage.access == Access::Call);
                senders.extend(is_it.then_some(sender_here));
            } else if let Some(method) = self.library_method(part, known, site.site) {
                libraries.push((sender_here, method));
            }
        }
        senders.into_iter().for_each(|sender| self.sender(sender));
        libraries.into_iter().for_each(|(sender, method)| self.library(sender, method));
    }

    /// The method of a helper library that a call calls, if the program does not have its code.
    fn library_method(&self, part: usize, call: &Call, site: Site) -> Option<&'static LibraryMethod> {
        let solver = &self.follow.index.linked.solver;
        let names = &solver.names;
        let name = names.text(site.name);
        let method = LIBRARIES.into_iter().find_map(|library| library_method(library, name))?;
        let is_own = |value: &Value| matches!(value, Value::Function(_) | Value::Class(_));
        if method.operations.is_empty() || solver.values(call.callee).iter().any(is_own) {
            return None;
        }
        let part = self.follow.index.parts.get(part)?;
        let text = self.follow.index.inputs[part.input].text;
        let (start, end) = ((part.start + site.expression) as usize, (part.start + site.start) as usize);
        let receiver = text.get(start..end)?.trim().trim_end_matches(['?', '.']).trim();
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
        let request = Request {
            span: Span::new(sender.site.start, sender.site.end),
            guards: Vec::new(),
            documents: documents.collect(),
            unread: None,
            library: Some(method.name),
            sent: None,
        };
        self.push(sender.part, request, sender.site.around, sender.site);
    }

    /// The folder that an argument names.
    fn folder(&mut self, sender: Sender, position: usize) -> Option<NamedPart> {
        self.follow.begin();
        let (arg, _) = *self.follow.index.linked.solver.graph.calls[sender.call].args.get(position)?;
        let op = self.follow.index.op_of_call(sender.call)?;
        let at = self.follow.at(arg, op, &None);
        let texts = self.follow.texts(&at);
        let [text] = &texts[..] else { return None };
        let cooked = self.cooked(text);
        let file = self.follow.index.inputs[self.follow.index.parts[sender.part].input].file;
        let place = cooked.place(0, cooked.text.len());
        let is_known = !cooked.text.is_empty() && !cooked.text.contains(super::cooked::HOLE);
        is_known.then(|| NamedPart {
            name: cooked.text.clone(),
            at: place.map(|(of, span)| Place { file: Some(of).filter(|&of| of != file), span }),
        })
    }

    /// A call of the sender: it is a site itself, or its callers are.
    fn sender(&mut self, sender: Sender) {
        let mut pending: Vec<Callers> = vec![Vec::new()];
        let mut seen: FxHashSet<CallId> = FxHashSet::default();
        let mut told = 0;
        while let Some(callers) = pending.pop() {
            let (texts, documents) = self.read(sender, &callers);
            let open: Vec<&Text> = texts
                .iter()
                .zip(&documents)
                .filter(|(_, document)| document.operation.is_none())
                .map(|(text, _)| text)
                .collect();
            let parameter = open.iter().flat_map(|text| text.iter()).find_map(|piece| match piece {
                Piece::Parameter(function) => Some(*function),
                _ => None,
            });
            let is_open = !open.is_empty();
            let next = parameter.map(|function| (function, self.follow.index.callers(function)));
            if let Some((function, calls)) = next.as_ref().filter(|(_, calls)| {
                !calls.is_empty() && callers.len() < MAX_WRAPPERS && told + calls.len() < MAX_CALLERS
            }) {
                // The last one comes first: they are taken from the end.
                for &call in calls.iter().rev().filter(|call| callers.is_empty() || seen.insert(**call)) {
                    let mut callers = callers.clone();
                    if !callers.iter().any(|known| known.0 == call) {
                        callers.push((call, *function));
                        pending.push(callers);
                        told += 1;
                    }
                }
                continue;
            }
            let why = match &next {
                _ if self.follow.bounded => UnreadRequest::TooMuch,
                Some((_, calls)) if calls.is_empty() => UnreadRequest::NoCaller,
                Some(_) => UnreadRequest::TooMuch,
                None => UnreadRequest::Outside,
            };
            let unread = is_open.then_some(why);
            self.tell(sender, &callers, documents, unread);
        }
    }

    /// What a sender sends if it is called that way; empty texts aside, where there are others.
    fn read(&mut self, sender: Sender, callers: &Callers) -> (Vec<Text>, Vec<SoapDocument>) {
        self.follow.begin();
        let path = callers
            .iter()
            .rev()
            .fold(Path::None, |outer, &(call, function)| Some(Rc::new(Step { call, function, outer })));
        let graph = &self.follow.index.linked.solver.graph;
        let arg = graph.calls[sender.call].args.first().filter(|arg| !arg.1).map(|arg| arg.0);
        let op = self.follow.index.op_of_call(sender.call);
        let mut texts = match (arg, op) {
            (Some(arg), Some(op)) => {
                let at = self.follow.at(arg, op, &path);
                self.follow.texts(&at)
            }
            _ => vec![vec![Piece::Hole]],
        };
        let is_blank = |text: &Text| {
            text.iter().all(|piece| self.follow.raw(*piece).is_some_and(|raw| raw.trim().is_empty()))
        };
        if texts.iter().any(|text| !is_blank(text)) {
            texts.retain(|text| !is_blank(text));
        }
        let part = callers.last().and_then(|(call, _)| self.part_of(*call)).unwrap_or(sender.part);
        let file = self.follow.index.inputs[self.follow.index.parts[part].input].file;
        let documents = texts.iter().map(|text| soap::read(&self.cooked(text), file)).collect();
        (texts, documents)
    }

    fn part_of(&self, call: CallId) -> Option<usize> {
        self.follow.index.op_of_call(call).map(|op| self.follow.index.part_of(op))
    }

    fn cooked(&self, text: &Text) -> Cooked {
        let mut cooked = Cooked::default();
        let index = &self.follow.index;
        for &piece in text {
            match piece {
                Piece::Literal { op, from, .. } => {
                    let part = index.parts[index.part_of(op)];
                    let start = match index.op(op) {
                        Some(Op::Literal { start, .. }) => part.start + start + from,
                        _ => part.start,
                    };
                    let raw = self.follow.raw(piece).unwrap_or_default();
                    cooked.push_raw(raw, index.inputs[part.input].file, start);
                }
                Piece::Name(name) => cooked.push_name(index.linked.solver.names.text(name)),
                Piece::Hole | Piece::Parameter(_) => cooked.push_hole(),
            }
        }
        cooked
    }

    fn tell(
        &mut self,
        sender: Sender,
        callers: &Callers,
        mut documents: Vec<SoapDocument>,
        unread: Option<UnreadRequest>,
    ) {
        documents.retain(|document| document.operation.is_some());
        documents.dedup();
        let span = Span::new(sender.site.start, sender.site.end);
        let mut request = Request { span, guards: Vec::new(), documents, unread, library: None, sent: None };
        let Some(&(call, _)) = callers.last() else {
            return self.push(sender.part, request, sender.site.around, sender.site);
        };
        let (Some(part), Some(known)) =
            (self.part_of(call), self.follow.index.linked.solver.graph.calls.get(call).cloned())
        else {
            return;
        };
        let index = &self.follow.index;
        request.span = self.called_name(part, &known);
        let (home, away) = (index.parts[part], index.parts[sender.part]);
        let file = Some(index.inputs[away.input].file).filter(|_| home.input != away.input);
        request.sent = Some(Place { file, span: span.shifted(away.start) });
        request.guards = self.placed(self.guards.around(index.linked, sender.site.around, sender.site.name));
        self.push(part, request, known.around, sender.site);
    }

    /// The name of what a call calls, relative to its fragment.
    fn called_name(&self, part: usize, call: &Call) -> Span {
        let index = &self.follow.index;
        let site = call.site.and_then(|site: SiteId| index.linked.sites.get(site));
        if let Some(site) = site {
            return Span::new(site.site.start, site.site.end);
        }
        let name = index.callee(part, call).len() as u32;
        Span::new(call.start, if name == 0 { call.end } else { call.start + name })
    }

    /// Guards where they stand in their files.
    fn placed(&self, guards: Vec<Guard>) -> Vec<Guard> {
        let index = &self.follow.index;
        let place = |guard: Guard| {
            let part = index.parts.get(guard.file as usize)?;
            let (file, span) = (index.inputs[part.input].file, guard.span.shifted(part.start));
            Some(Guard { kind: guard.kind, file, span })
        };
        guards.into_iter().filter_map(place).collect()
    }

    /// Adds a request whose span is relative to its fragment, with what stands around it there.
    fn push(&mut self, part: usize, mut request: Request, around: Option<RegionId>, sender: Site) {
        let index = &self.follow.index;
        let own = self.placed(self.guards.around(index.linked, around, sender.name));
        let home = index.parts[part];
        request.span = request.span.shifted(home.start);
        request.guards.splice(0..0, own);
        let same = |(input, known): &&mut (usize, Request)| {
            let place = (known.span, known.library, known.sent);
            *input == home.input && place == (request.span, request.library, request.sent)
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
            None => self.found.push((home.input, request)),
        }
    }
}
