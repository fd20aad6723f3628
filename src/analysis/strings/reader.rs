//! Where something is sent: the call that sends it or, where that depends on who calls the function around it, their calls.
//!
//! Knows places, guards and callers, nothing of what is sent. Called by `sites`, `web_sites` and `scope_sites`.

use super::cooked::Cooked;
use super::follow::{Follow, Path, Step};
use super::index::Index;
use super::piece::{Piece, Text};
use crate::analysis::Guard;
use crate::analysis::collect::Guards;
use crate::analysis::ir::{Call, CallId, FunctionId, Op, RegionId, SiteId, Sym};
use crate::analysis::request::{Place, UnreadRequest};
use crate::text::Span;
use rustc_hash::FxHashSet;
use std::rc::Rc;

/// A request is followed through so many functions that only give it on.
const MAX_WRAPPERS: usize = 8;
/// One sender has at most so many callers that are told.
const MAX_CALLERS: usize = 400;

/// Calls from the sender outwards: each with the function that it calls.
type Callers = Vec<(CallId, FunctionId)>;

/// Reads what is sent, and tells where.
pub(super) struct Reader<'a> {
    pub(super) follow: Follow<'a>,
    guards: &'a Guards,
}

/// A call that sends something.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sender {
    pub(super) call: CallId,
    /// The fragment that it stands in.
    pub(super) part: usize,
    /// The name that is called, relative to the fragment.
    pub(super) span: Span,
    pub(super) name: Option<Sym>,
    pub(super) around: Option<RegionId>,
}

/// What was read, with what is still open.
pub(super) struct Reading<T> {
    pub(super) what: T,
    /// Some of it could not be read.
    pub(super) is_open: bool,
    /// Whoever calls this function gives that.
    pub(super) parameter: Option<FunctionId>,
}

/// Something that is sent, where that is decided.
pub(super) struct Told<T> {
    pub(super) input: usize,
    pub(super) span: Span,
    pub(super) guards: Vec<Guard>,
    pub(super) sent: Option<Place>,
    pub(super) what: T,
    pub(super) unread: Option<UnreadRequest>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(index: Index<'a>, guards: &'a Guards) -> Reader<'a> {
        Reader { follow: Follow::new(index), guards }
    }

    /// The calls that the source of a fragment shows.
    pub(super) fn senders(&self, part: usize) -> Vec<Sender> {
        let index = &self.follow.index;
        let graph = &index.linked.solver.graph;
        let Some(place) = index.parts.get(part) else { return Vec::new() };
        let sender = |call: CallId| {
            let known = graph.calls.get(call)?;
            let site = known.site.and_then(|site| index.linked.sites.get(site)).map(|linked| linked.site);
            let span = self.called_name(part, known);
            let name = site.map(|site| site.name);
            Some(Sender { call, part, span, name, around: site.map_or(known.around, |site| site.around) })
        };
        place.links.calls.iter().filter_map(sender).collect()
    }

    /// What a sender sends: at the sender itself, or at the calls of those that decide about it.
    pub(super) fn told<T>(
        &mut self,
        sender: Sender,
        mut read: impl FnMut(&mut Reader<'a>, &Path, u32) -> Reading<T>,
    ) -> Vec<Told<T>> {
        let mut pending: Vec<Callers> = vec![Vec::new()];
        let mut seen: FxHashSet<CallId> = FxHashSet::default();
        let (mut told, mut found) = (0, Vec::new());
        while let Some(callers) = pending.pop() {
            self.follow.begin();
            let path = callers
                .iter()
                .rev()
                .fold(Path::None, |outer, &(call, function)| Some(Rc::new(Step { call, function, outer })));
            let part = callers.last().and_then(|(call, _)| self.part_of(*call)).unwrap_or(sender.part);
            let file = self.file_of(part);
            let Reading { what, is_open, parameter } = read(self, &path, file);
            let next = parameter.map(|function| (function, self.follow.index.callers(function)));
            if let Some((function, calls)) = next.as_ref().filter(|(_, calls)| {
                is_open
                    && !calls.is_empty()
                    && callers.len() < MAX_WRAPPERS
                    && told + calls.len() < MAX_CALLERS
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
            found.extend(self.at_place(sender, &callers, what, is_open.then_some(why)));
        }
        found
    }

    /// What is told, where the last of the callers stands.
    fn at_place<T>(
        &self,
        sender: Sender,
        callers: &Callers,
        what: T,
        unread: Option<UnreadRequest>,
    ) -> Option<Told<T>> {
        let index = &self.follow.index;
        let around_sender = self.guards_around(sender.around, sender.name);
        let Some(&(call, _)) = callers.last() else {
            let home = index.parts.get(sender.part)?;
            let span = sender.span.shifted(home.start);
            return Some(Told { input: home.input, span, guards: around_sender, sent: None, what, unread });
        };
        let part = self.part_of(call)?;
        let known = index.linked.solver.graph.calls.get(call)?;
        let (home, away) = (index.parts.get(part)?, index.parts.get(sender.part)?);
        let span = self.called_name(part, known).shifted(home.start);
        let file = Some(index.inputs[away.input].file).filter(|_| home.input != away.input);
        let sent = Some(Place { file, span: sender.span.shifted(away.start) });
        let mut guards = self.guards_around(known.around, sender.name);
        guards.extend(around_sender);
        Some(Told { input: home.input, span, guards, sent, what, unread })
    }

    pub(super) fn part_of(&self, call: CallId) -> Option<usize> {
        self.follow.index.op_of_call(call).map(|op| self.follow.index.part_of(op))
    }

    /// The number of the source that a fragment is of.
    pub(super) fn file_of(&self, part: usize) -> u32 {
        let index = &self.follow.index;
        let input = index.parts.get(part).and_then(|part| index.inputs.get(part.input));
        input.map_or(0, |input| input.file)
    }

    /// A text with the way back to where it is written.
    pub(super) fn cooked(&self, text: &Text) -> Cooked {
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
                Piece::Member { text, .. } | Piece::Fixed(text) => cooked.push_name(text),
                Piece::Hole | Piece::Parameter(_) => cooked.push_hole(),
            }
        }
        cooked
    }

    /// What stands between a place in a fragment and another, in the source.
    pub(super) fn source(&self, part: usize, start: u32, end: u32) -> &'a str {
        let index = &self.follow.index;
        let Some(place) = index.parts.get(part) else { return "" };
        let text = index.inputs.get(place.input).map_or("", |input| input.text);
        text.get((place.start + start) as usize..(place.start + end) as usize).unwrap_or_default()
    }

    /// The name of what a call calls, relative to its fragment.
    pub(super) fn called_name(&self, part: usize, call: &Call) -> Span {
        let index = &self.follow.index;
        let site = call.site.and_then(|site: SiteId| index.linked.sites.get(site));
        if let Some(site) = site {
            return Span::new(site.site.start, site.site.end);
        }
        let callee = index.callee(part, call);
        let name = if call.new { callee.trim_start_matches("new").trim_start() } else { callee };
        let start = call.start + (callee.len() - name.len()) as u32;
        Span::new(start, if name.is_empty() { call.end } else { start + name.len() as u32 })
    }

    fn guards_around(&self, region: Option<RegionId>, name: Option<Sym>) -> Vec<Guard> {
        let index = &self.follow.index;
        let guards = name.map(|name| self.guards.around(index.linked, region, name));
        let place = |guard: Guard| {
            let part = index.parts.get(guard.file as usize)?;
            let (file, span) = (index.inputs[part.input].file, guard.span.shifted(part.start));
            Some(Guard { kind: guard.kind, file, span })
        };
        guards.into_iter().flatten().filter_map(place).collect()
    }
}
