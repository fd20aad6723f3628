//! Calls of Microsoft Graph, Outlook REST and the address of EWS: which call makes them, the address, the method.
//!
//! Whoever asks something else is passed over. Called by `strings`.

use super::address::{self, Address, Led};
use super::cooked::HOLE;
use super::follow::{At, Follow, Origin, Path};
use super::piece::{Piece, Text};
use super::reader::{Reader, Reading, Sender, Told};
use super::senders::{self, Form};
use crate::analysis::ir::{Call, FunctionId, Node, Op};
use crate::analysis::request::Place;
use crate::analysis::web::{WebApi, WebCall, WebRequest};
use crate::catalog::graph::needs;

/// Through so many calls of a client an address is followed.
const MAX_CHAIN: usize = 12;

/// The names of the properties that hold the address and the method.
const URLS: [&str; 2] = ["url", "uri"];
const METHODS: [&str; 2] = ["method", "type"];

/// The calls of a realm, each with the number of its input.
pub(super) fn calls(reader: &mut Reader<'_>) -> Vec<(usize, WebCall)> {
    let mut found: Vec<(usize, WebCall)> = Vec::new();
    for part in 0..reader.follow.index.parts.len() {
        for sender in reader.senders(part) {
            let Some((form, is_client)) = form(reader, sender) else { continue };
            for told in
                reader.told(sender, |reader, path, file| read(reader, sender, form, is_client, path, file))
            {
                push(&mut found, told);
            }
        }
    }
    found
}

/// What was read of a call.
#[derive(Default)]
struct Asked {
    requests: Vec<WebRequest>,
    /// Those in whose path a key is empty.
    lacking: Vec<WebRequest>,
    member: Option<Place>,
    open: Open,
}

/// What is not known of it.
#[derive(Default)]
struct Open {
    some: bool,
    /// Whoever calls the function gives it.
    parameter: Option<FunctionId>,
}

impl Asked {
    /// Leaves out what is made of alternatives that do not go together.
    fn tidy(&mut self) {
        if self.requests.is_empty() {
            self.requests = std::mem::take(&mut self.lacking);
        }
        let all = &self.requests;
        let differs = |of: fn(&WebRequest) -> &str| all.iter().any(|one| of(one) != of(&all[0]));
        if all.is_empty() || !differs(|one| &one.method) || !differs(|one| &one.path) {
            return;
        }
        let is_known = |one: &WebRequest| one.in_graph().is_some_and(|request| !needs(&request).is_empty());
        let known: Vec<WebRequest> = all.iter().filter(|one| is_known(one)).cloned().collect();
        if all.iter().all(|one| known.iter().any(|known| known.path == one.path)) {
            self.requests = known;
        }
    }
}

/// The values that say what a call asks for.
#[derive(Default)]
struct Said {
    urls: Vec<Text>,
    methods: Vec<Text>,
    /// A path is one of Microsoft Graph.
    of_graph: bool,
    version: Option<String>,
    select: Option<Vec<String>>,
}

fn push(found: &mut Vec<(usize, WebCall)>, told: Told<Asked>) {
    let Told { input, span, guards, sent, what: Asked { requests, member, .. }, unread } = told;
    if requests.is_empty() {
        return;
    }
    let same = |(of, known): &&mut (usize, WebCall)| *of == input && (known.span, known.sent) == (span, sent);
    match found.iter_mut().find(same) {
        Some((_, known)) => {
            for request in requests {
                if !known.requests.contains(&request) {
                    known.requests.push(request);
                }
            }
            known.unread = known.unread.max(unread);
            known.guards.retain(|guard| guards.iter().any(|other| other.kind == guard.kind));
            known.member = known.member.or(member);
        }
        None => found.push((input, WebCall { span, guards, requests, unread, sent, member })),
    }
}

/// How a call asks, and whether what it is called on makes requests.
fn form(reader: &Reader<'_>, sender: Sender) -> Option<(Form, bool)> {
    let linked = reader.follow.index.linked;
    let call = linked.solver.graph.calls.get(sender.call)?;
    let (name, receiver) = called(reader, sender, call);
    let form = senders::form(name, receiver)?;
    let own = call.new || reader.calls_own_code(call);
    (!own).then(|| (form, senders::is_client(receiver)))
}

/// The name that is called, and what stands before it.
fn called<'a>(reader: &Reader<'a>, sender: Sender, call: &Call) -> (&'a str, &'a str) {
    let name = reader.source(sender.part, sender.span.start, sender.span.end);
    (name, receiver(reader, sender.part, call))
}

/// What stands before the name that a call calls.
fn receiver<'a>(reader: &Reader<'a>, part: usize, call: &Call) -> &'a str {
    let site = call.site.and_then(|site| reader.follow.index.linked.sites.get(site)).map(|site| site.site);
    let text = site.map_or("", |site| reader.source(part, site.expression, site.start));
    text.trim().trim_end_matches(['?', '.', '!']).trim()
}

fn read(
    reader: &mut Reader<'_>,
    sender: Sender,
    form: Form,
    is_client: bool,
    path: &Path,
    file: u32,
) -> Reading<Asked> {
    let mut asked = Asked::default();
    if let Some(said) = said(reader, sender, form, is_client, path, &mut asked.open) {
        said.urls.iter().for_each(|url| address_of(reader, &said, url, file, &mut asked));
        asked.tidy();
    }
    let parameter = asked.open.parameter;
    Reading { is_open: asked.open.some || parameter.is_some(), parameter, what: asked }
}

/// The values by which a call says what it asks for; `None` if it asks for nothing.
fn said(
    reader: &mut Reader<'_>,
    sender: Sender,
    form: Form,
    is_client: bool,
    path: &Path,
    open: &mut Open,
) -> Option<Said> {
    let follow = &mut reader.follow;
    let op = follow.index.op_of_call(sender.call)?;
    let call = follow.index.linked.solver.graph.calls.get(sender.call)?.clone();
    let args: Vec<Node> = call.args.iter().take_while(|arg| !arg.1).map(|arg| arg.0).collect();
    let arg = |follow: &Follow<'_>, number: usize| args.get(number).map(|node| follow.at(*node, op, path));
    let first = arg(follow, 0);
    match form {
        Form::Fetch => {
            let urls = follow.texts(&first?);
            let options: Vec<At> = [1, 2].into_iter().filter_map(|number| arg(follow, number)).collect();
            let methods = methods(follow, &options);
            Some(Said { urls, methods, ..Said::default() })
        }
        Form::Open => {
            let methods = follow.texts(&first?);
            let urls = follow.texts(&arg(follow, 1)?);
            let is_method =
                |text: &Text| follow.plain(text).is_none_or(|text| senders::method(&text).is_some());
            methods.iter().all(is_method).then(|| Said { urls, methods, ..Said::default() })
        }
        Form::Config => config(follow, &first?, arg(follow, 1), open),
        Form::Verb(verb) => {
            if let Some(this) = call.this.map(|this| follow.at(this, op, path))
                && let Some(said) = client(reader, &this, verb, open)
            {
                return Some(said);
            }
            let first = first.filter(|_| is_client)?;
            let urls = reader.follow.texts(&first);
            let urls = with_base(reader, &call, op, path, urls);
            Some(Said { urls, methods: vec![word(verb)], ..Said::default() })
        }
    }
}

/// `axios({ url, method })`, `axios(url, { method })`, `http.request(method, url)`.
fn config(follow: &mut Follow<'_>, first: &At, second: Option<At>, open: &mut Open) -> Option<Said> {
    let mut said = Said::default();
    for found in follow.origins(first) {
        match found.0 {
            Origin::Object(..) => {
                let here = found.1.clone();
                let urls = named(follow, &here, &URLS);
                let bases = named(follow, &here, &["baseURL"]);
                let is_base = bases.iter().any(|base| !base.is_empty());
                said.urls.extend(if is_base { follow.product(vec![bases, urls]) } else { urls });
                said.methods.extend(named(follow, &here, &METHODS));
            }
            Origin::Parameter(function) if !follow.index.callers(function).is_empty() => {
                (open.some, open.parameter) = (true, Some(function));
            }
            _ => said.urls.extend(follow.text_of(&found)),
        }
    }
    let Some(second) = second else { return Some(said) };
    let is_method = |text: &Text| follow.plain(text).is_some_and(|text| senders::method(&text).is_some());
    if !said.urls.is_empty() && said.urls.iter().all(is_method) {
        said.methods = std::mem::replace(&mut said.urls, follow.texts(&second));
        return Some(said);
    }
    if said.methods.is_empty() {
        said.methods = methods(follow, &[second]);
    }
    Some(said)
}

/// What options say about the method; an empty text where they say nothing.
fn methods(follow: &mut Follow<'_>, options: &[At]) -> Vec<Text> {
    let mut all = Vec::new();
    for options in options {
        all.extend(named(follow, options, &METHODS[..1]).into_iter().filter(|text| !text.is_empty()));
    }
    if all.is_empty() { vec![Text::new()] } else { all }
}

/// What is stored under the first of these names; an empty text where nothing is.
fn named(follow: &mut Follow<'_>, base: &At, names: &[&str]) -> Vec<Text> {
    for name in names {
        let Some(name) = follow.index.linked.solver.names.known(name) else { continue };
        let found = follow.property(base, name);
        if found.iter().any(|(origin, _)| *origin != Origin::Nothing) {
            return found.iter().flat_map(|one| follow.text_of(one)).collect();
        }
    }
    // What is not an object of the program may have one of the names.
    let origins = follow.origins(base);
    let is_known = origins.iter().all(|(origin, _)| match *origin {
        Origin::Object(..) | Origin::Nothing => true,
        Origin::Parameter(function) => !follow.index.callers(function).is_empty(),
        _ => false,
    });
    vec![if is_known { Text::new() } else { vec![Piece::Hole] }]
}

/// `client.api(path).version("beta").select("id").get()`, from the end.
fn client(reader: &mut Reader<'_>, this: &At, verb: &'static str, open: &mut Open) -> Option<Said> {
    let mut said = Said { methods: vec![word(verb)], of_graph: true, ..Said::default() };
    let mut at = this.clone();
    for _ in 0..MAX_CHAIN {
        let origins = reader.follow.origins(&at);
        let (call, here) = origins.iter().find_map(|(origin, here)| match origin {
            Origin::Call(call) => Some((*call, here.clone())),
            _ => None,
        })?;
        let part = reader.part_of(call)?;
        let op = reader.follow.index.op_of_call(call)?;
        let known = reader.follow.index.linked.solver.graph.calls.get(call)?.clone();
        let name = name_of(reader, &known)?;
        let args: Vec<Node> = known.args.iter().map(|arg| arg.0).collect();
        let texts = |reader: &mut Reader<'_>, node: Node| {
            let at = reader.follow.at(node, op, &here.path);
            reader.follow.texts(&at)
        };
        if name == "api" {
            said.urls = texts(reader, *args.first()?);
            let receiver = receiver(reader, part, &known);
            let is_graph = senders::is_client(receiver) || receiver.ends_with("api");
            let begins = |text: &Text| address::begins_as_graph(&reader.cooked(text).text);
            let fits = is_graph || said.urls.iter().any(begins);
            return fits.then_some(said);
        }
        match &*name {
            "version" => {
                let versions = args.first().map(|arg| texts(reader, *arg));
                said.version = versions.and_then(|versions| plain(reader, &versions));
            }
            "select" | "expand" | "query" => {
                let more = selected(reader, &args, op, &here, &name);
                said.select = said.select.take().into_iter().chain(more).reduce(|a, b| [a, b].concat());
            }
            _ => {}
        }
        at = reader.follow.at(known.this?, op, &here.path);
    }
    open.some = true;
    None
}

/// The properties that `select("id,body")`, `select(["id"])` and `query({ $select: "id" })` name.
fn selected(reader: &mut Reader<'_>, args: &[Node], op: u32, here: &At, name: &str) -> Option<Vec<String>> {
    let mut names = Vec::new();
    for &arg in args {
        let at = reader.follow.at(arg, op, &here.path);
        for found in reader.follow.origins(&at) {
            let texts: Vec<Text> = match (found.0, name) {
                (Origin::Object(..), "query") => named(&mut reader.follow, &found.1, &["$select", "$expand"]),
                (Origin::Object(..), _) => {
                    let elements = reader.follow.elements(&found)?;
                    elements.iter().flat_map(|one| reader.follow.text_of(one)).collect()
                }
                _ => reader.follow.text_of(&found),
            };
            for text in texts {
                let text = reader.follow.plain(&text)?;
                let text =
                    if name == "query" { text.split_once('=').map_or(&*text, |pair| pair.1) } else { &text };
                names.extend(
                    text.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()),
                );
            }
        }
    }
    (!names.is_empty()).then_some(names)
}

/// Behind the base address of `axios.create({ baseURL })`.
fn with_base(reader: &mut Reader<'_>, call: &Call, op: u32, path: &Path, urls: Vec<Text>) -> Vec<Text> {
    let Some(this) = call.this else { return urls };
    let at = reader.follow.at(this, op, path);
    let made = reader.follow.origins(&at).into_iter().find_map(|(origin, here)| match origin {
        Origin::Call(call) => Some((call, here)),
        _ => None,
    });
    let base = made.and_then(|(call, here)| {
        let known = reader.follow.index.linked.solver.graph.calls.get(call)?.clone();
        let (op, options) = (reader.follow.index.op_of_call(call)?, known.args.first()?.0);
        let is_made = name_of(reader, &known).is_some_and(|name| name == "create" || name == "extend");
        let at = reader.follow.at(options, op, &here.path);
        is_made.then(|| named(&mut reader.follow, &at, &["baseURL", "prefixUrl"]))
    });
    match base {
        Some(bases) if bases.iter().any(|base| !base.is_empty()) => {
            let slash = vec![vec![Piece::Fixed("/")]];
            reader.follow.product(vec![bases, slash, urls])
        }
        _ => urls,
    }
}

/// Reads one address.
fn address_of(reader: &mut Reader<'_>, said: &Said, url: &Text, file: u32, asked: &mut Asked) {
    let cooked = reader.cooked(url);
    let holes: Vec<Piece> =
        url.iter().copied().filter(|piece| matches!(piece, Piece::Hole | Piece::Parameter(_))).collect();
    let hole_at = |at: usize| holes.get(cooked.text[..at].matches(HOLE).count()).copied();
    let parameter = |at: usize| hole_at(at).and_then(Piece::parameter);
    let address = match address::read(&cooked.text, said.of_graph) {
        Led::Elsewhere => return,
        Led::Unknown => {
            let hole = cooked.text.find(HOLE).and_then(parameter);
            asked.open.parameter = asked.open.parameter.or(hole);
            return;
        }
        Led::To(address) => address,
    };
    if !address.open.is_empty() {
        asked.open.some = true;
        let function = address.open.iter().find_map(|&at| parameter(at));
        asked.open.parameter = asked.open.parameter.or(function);
    }
    // The slash in front belongs to the path, where it is written with it.
    let slash = address.at.start.saturating_sub(1);
    let has_slash =
        cooked.text[..address.at.start].ends_with('/') && cooked.place(slash, slash + 2).is_some();
    let place = cooked.cover(if has_slash { slash } else { address.at.start }, address.at.end);
    let at = place.map(|(of, span)| Place::seen_from(file, of, span));
    for method in &said.methods {
        let method = method_of(reader, method, address.api, &mut asked.open);
        let Address { api, ref path, ref version, ref select, .. } = address;
        let version = said.version.clone().or_else(|| version.clone());
        let select = said.select.clone().or_else(|| select.clone());
        let request = WebRequest { api, version, method, path: path.clone(), select, at };
        let list = if address.lacks_part { &mut asked.lacking } else { &mut asked.requests };
        if !list.contains(&request) {
            list.push(request);
        }
    }
    asked.member = asked.member.or_else(|| member(reader, url, file));
}

fn method_of(reader: &Reader<'_>, text: &Text, api: WebApi, open: &mut Open) -> String {
    if text.is_empty() {
        return if api == WebApi::Ews { "POST" } else { "GET" }.to_owned();
    }
    if let Some(method) = reader.follow.plain(text).and_then(|text| senders::method(&text)) {
        return method;
    }
    open.some = true;
    let parameter = text.iter().find_map(|piece| piece.parameter());
    open.parameter = open.parameter.or(parameter);
    "{}".to_owned()
}

/// The name of the member that gives the address.
fn member(reader: &Reader<'_>, url: &Text, file: u32) -> Option<Place> {
    let index = &reader.follow.index;
    let op = url.iter().find_map(|piece| match *piece {
        Piece::Member { op, .. } => Some(op),
        _ => None,
    })?;
    let Some(Op::Load { site: Some(site), .. }) = index.op(op) else { return None };
    let part = index.part_of(op);
    let (site, of) = (index.linked.sites.get(site)?.site, reader.file_of(part));
    let span = crate::text::Span::new(site.start, site.end).shifted(index.parts.get(part)?.start);
    Some(Place::seen_from(file, of, span))
}

fn name_of(reader: &Reader<'_>, call: &Call) -> Option<String> {
    let linked = reader.follow.index.linked;
    let site = linked.sites.get(call.site?)?.site;
    Some(linked.solver.names.text(site.name).to_owned())
}

fn plain(reader: &Reader<'_>, texts: &[Text]) -> Option<String> {
    match texts {
        [text] => reader.follow.plain(text),
        _ => None,
    }
}

fn word(verb: &'static str) -> Text {
    vec![Piece::Fixed(verb)]
}
