//! Where code gets a name by which others start it, and where it opens dialogs: `Office.actions.associate("name", f)`,
//! `displayDialogAsync("https://.../dialog.html")`.
//!
//! Knows the methods by name, nothing of what runs. Called by the analyzer.

use super::cooked::HOLE;
use super::follow::Path;
use super::index::Index;
use super::reader::{Reader, Reading, Sender, Told};
use crate::analysis::collect::{Guards, Naming, Opening, Starts};
use crate::analysis::ir::{Call, Node};
use crate::analysis::link::{Input, Linked};

const ASSOCIATE: &str = "associate";
const OPEN: &str = "displayDialogAsync";

/// What the code of a realm starts.
pub(in crate::analysis) fn starts(linked: &Linked, inputs: &[Input<'_>], guards: &Guards) -> Starts {
    let mut starts = Starts::default();
    let names = &linked.solver.names;
    if [ASSOCIATE, OPEN].into_iter().all(|name| names.known(name).is_none()) {
        return starts;
    }
    let mut reader = Reader::new(Index::new(linked, inputs, linked.parts.iter().collect()), guards);
    for part in 0..reader.follow.index.parts.len() {
        for sender in reader.senders(part) {
            let Some(call) = linked.solver.graph.calls.get(sender.call) else { continue };
            match called(&reader, sender, call) {
                ASSOCIATE => starts.named.extend(naming(&mut reader, sender, call)),
                OPEN => starts.opened.extend(openings(&mut reader, sender, call)),
                _ => {}
            }
        }
    }
    starts
}

/// The name of what is called, where it is no code of the program.
fn called<'a>(reader: &Reader<'a>, sender: Sender, call: &Call) -> &'a str {
    let index = &reader.follow.index;
    let name = match sender.name {
        Some(name) => index.linked.solver.names.text(name),
        None => index.callee(sender.part, call),
    };
    let is_either = [ASSOCIATE, OPEN].contains(&name);
    if is_either && !reader.calls_own_code(call) { name } else { "" }
}

/// What a call gives names to.
fn naming(reader: &mut Reader<'_>, sender: Sender, call: &Call) -> Option<Naming> {
    let (&(name, name_spread), &(function, spread)) = (call.args.first()?, call.args.get(1)?);
    if name_spread || spread {
        return None;
    }
    let texts = texts(reader, sender, name, &Path::None)?;
    let names = texts.into_iter().map(|text| (!text.contains(HOLE)).then_some(text));
    Some(Naming { call: sender.call, part: sender.part, names: names.collect::<Option<_>>()?, function })
}

/// The dialogs that a call opens; where the address comes from callers, at their calls.
fn openings(reader: &mut Reader<'_>, sender: Sender, call: &Call) -> Vec<Opening> {
    let Some(&(address, false)) = call.args.first() else { return Vec::new() };
    let told = reader.told(sender, |reader, path, _| {
        let texts = texts(reader, sender, address, path).unwrap_or_default();
        let at = reader.follow.index.op_of_call(sender.call).map(|op| reader.follow.at(address, op, path));
        let pieces = at.map(|at| reader.follow.texts(&at)).unwrap_or_default();
        let parameter = pieces.iter().flatten().find_map(|piece| piece.parameter());
        Reading { what: texts, is_open: parameter.is_some(), parameter }
    });
    let opening = |told: Told<Vec<String>>| {
        let addresses = told.what.iter().map(|text| text.replace(HOLE, "{}").into()).collect();
        Opening { input: told.input, span: told.span, addresses }
    };
    told.into_iter().map(opening).collect()
}

/// What the argument of a call reads as.
fn texts(reader: &mut Reader<'_>, sender: Sender, arg: Node, path: &Path) -> Option<Vec<String>> {
    reader.follow.begin();
    let op = reader.follow.index.op_of_call(sender.call)?;
    let at = reader.follow.at(arg, op, path);
    let texts = reader.follow.texts(&at);
    Some(texts.iter().map(|text| reader.cooked(text).text).collect())
}
