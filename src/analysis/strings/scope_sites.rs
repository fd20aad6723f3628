//! Where tokens are asked for, and for which scopes: MSAL's requests, and the providers that make them.
//!
//! Knows the calls by name, nothing of what scopes mean. Called by `strings`.

use super::cooked::HOLE;
use super::follow::{At, Found, Origin, Path};
use super::reader::{Reader, Reading, Sender, Told};
use crate::analysis::ir::{FunctionId, ObjectShape, Op};
use crate::analysis::request::{NamedPart, Place};
use crate::analysis::web::ScopeRequest;

/// The methods that ask for a token, with the position of what they are given.
const CALLS: [(&str, usize); 8] = [
    ("acquireTokenSilent", 0),
    ("acquireTokenPopup", 0),
    ("acquireTokenRedirect", 0),
    ("acquireTokenOnBehalfOf", 0),
    ("acquireTokenByClientCredential", 0),
    ("loginPopup", 0),
    ("loginRedirect", 0),
    ("ssoSilent", 0),
];
/// What the names of those end with that get tokens for a client of Microsoft Graph: `new ...(credential, { scopes })`.
const PROVIDER: &str = "AuthenticationProvider";

/// The properties that hold scopes.
const SCOPES: [&str; 2] = ["scopes", "extraScopesToConsent"];

/// The requests of a realm, each with the number of its input.
pub(super) fn requests(reader: &mut Reader<'_>) -> Vec<(usize, ScopeRequest)> {
    let mut found: Vec<(usize, ScopeRequest)> = Vec::new();
    for part in 0..reader.follow.index.parts.len() {
        for sender in reader.senders(part) {
            let Some((call, position)) = asks(reader, sender) else { continue };
            let read =
                |reader: &mut Reader<'_>, path: &Path, file| read(reader, sender, position, path, file);
            for Told { input, span, what, unread, .. } in reader.told(sender, read) {
                let Some(Scopes { scopes, whole, .. }) = what.filter(|what| !what.is_none()) else {
                    continue;
                };
                let whole = whole && unread.is_none();
                let request = ScopeRequest { span, call, scopes, whole };
                let is_known = |(of, known): &(usize, ScopeRequest)| {
                    *of == input
                        && (known.span, &known.scopes, known.whole) == (span, &request.scopes, request.whole)
                };
                if !found.iter().any(is_known) {
                    found.push((input, request));
                }
            }
        }
    }
    found
}

/// What was read of a request.
#[derive(Default)]
struct Scopes {
    scopes: Vec<NamedPart>,
    whole: bool,
    parameter: Option<FunctionId>,
}

impl Scopes {
    /// It asks for none, as far as it can be read.
    fn is_none(&self) -> bool {
        self.scopes.is_empty() && self.whole
    }
}

/// What a call is that asks for a token, and the position of what it is given.
fn asks(reader: &Reader<'_>, sender: Sender) -> Option<(&'static str, usize)> {
    let index = &reader.follow.index;
    let call = index.linked.solver.graph.calls.get(sender.call)?;
    if reader.calls_own_code(call) {
        return None;
    }
    let name = match sender.name {
        Some(name) => index.linked.solver.names.text(name),
        None => index.callee(sender.part, call),
    };
    if call.new {
        let name = index.callee(sender.part, call);
        return name.ends_with(PROVIDER).then_some((PROVIDER, 1));
    }
    CALLS.into_iter().find(|(known, _)| *known == name)
}

fn read(
    reader: &mut Reader<'_>,
    sender: Sender,
    position: usize,
    path: &Path,
    file: u32,
) -> Reading<Option<Scopes>> {
    let nothing = Reading { what: None, is_open: false, parameter: None };
    let graph = &reader.follow.index.linked.solver.graph;
    let arg = graph.calls[sender.call].args.get(position).filter(|arg| !arg.1).map(|arg| arg.0);
    let (Some(arg), Some(op)) = (arg, reader.follow.index.op_of_call(sender.call)) else { return nothing };
    let at = reader.follow.at(arg, op, path);
    let mut scopes = Scopes { whole: true, ..Scopes::default() };
    for found in reader.follow.origins(&at) {
        match found.0 {
            // MSAL 0: `acquireTokenSilent(["user.read"])`
            Origin::Object(_, made) if is_array(reader, made) => scopes.add(reader, &found, file),
            Origin::Object(..) => scopes.add_named(reader, &found.1, file),
            Origin::Nothing => {}
            Origin::Parameter(function) => scopes.open(reader, function),
            _ => scopes.whole = false,
        }
    }
    let parameter = scopes.parameter;
    Reading { is_open: !scopes.whole, parameter, what: Some(scopes) }
}

fn is_array(reader: &Reader<'_>, made: u32) -> bool {
    matches!(reader.follow.index.op(made), Some(Op::Object { shape: ObjectShape::Array, .. }))
}

impl Scopes {
    /// Whoever calls gives them.
    fn open(&mut self, reader: &Reader<'_>, function: FunctionId) {
        self.whole = false;
        let is_called = !reader.follow.index.callers(function).is_empty();
        self.parameter = self.parameter.or(is_called.then_some(function));
    }

    /// Those of a request.
    fn add_named(&mut self, reader: &mut Reader<'_>, request: &At, file: u32) {
        for name in SCOPES {
            let Some(name) = reader.follow.index.linked.solver.names.known(name) else { continue };
            let found = reader.follow.property(request, name);
            self.whole &= !found.is_empty();
            found.iter().for_each(|found| self.add(reader, found, file));
        }
    }

    /// Those that stand in an array, or in a text.
    fn add(&mut self, reader: &mut Reader<'_>, found: &Found, file: u32) {
        match found.0 {
            Origin::Nothing => {}
            Origin::Parameter(function) => self.open(reader, function),
            Origin::Object(..) => match reader.follow.elements(found) {
                Some(elements) => elements.iter().for_each(|element| self.add_texts(reader, element, file)),
                None => self.whole = false,
            },
            _ => self.add_texts(reader, found, file),
        }
    }

    fn add_texts(&mut self, reader: &mut Reader<'_>, found: &Found, file: u32) {
        for text in reader.follow.text_of(found) {
            let cooked = reader.cooked(&text);
            let mut at = 0;
            for word in cooked.text.split_whitespace() {
                let start = at + cooked.text[at..].find(word).unwrap_or(0);
                at = start + word.len();
                let parameter = text.iter().find_map(|piece| piece.parameter());
                match (word.contains(HOLE), parameter) {
                    (false, _) => {}
                    (true, Some(function)) if !word.contains('/') => {
                        self.open(reader, function);
                        continue;
                    }
                    // A scope of another resource.
                    (true, _) if word.contains('/') => {}
                    (true, _) => {
                        self.whole = false;
                        continue;
                    }
                }
                let place = cooked.cover(start, at);
                let place = place.map(|(of, span)| Place::seen_from(file, of, span));
                let part = NamedPart { name: word.replace(HOLE, "{}"), at: place };
                if !self.scopes.contains(&part) {
                    self.scopes.push(part);
                }
            }
        }
    }
}
