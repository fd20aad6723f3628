//! What stands in the markup of a file: its code, lowered as any other, and the places that nobody can read.
//!
//! Called by `lower` itself.

use super::{Field, Kids, Kind, Lowerer, NameTable, TsNode, field};
use crate::analysis::ceiling::{self, Ceiling};
use crate::analysis::ir::{Clue, Loose, LoweredPiece, Node, ObjectShape, Op, PlacedFragment};
use crate::catalog::{Catalog, MemberId, MemberKind};
use crate::syntax::{InString, Read, Template, in_strings};
use crate::text::Span;

impl<'t> Lowerer<'t, '_> {
    /// AngularJS gives a parameter of this name the object whose members templates name.
    pub(super) fn injected(&mut self, parameter: TsNode<'t>) -> Option<Node> {
        if self.text(parameter) != "$scope" {
            return None;
        }
        let (object, scope) = (self.object(ObjectShape::Plain), self.at_top("$scope"));
        self.copy(object, scope);
        Some(scope)
    }

    /// `ko.applyBindings(model)`: knockout's templates name the members of the model.
    pub(super) fn applied(&mut self, kids: &Kids<'t>, args: &[(Node, bool)]) {
        let function = field(kids, Field::Function).map_or("", |function| self.text(function));
        if let ("ko.applyBindings", Some(&(model, _))) = (function, args.first()) {
            let known = self.at_top("$model");
            self.copy(model, known);
        }
    }

    /// In the block over an object names are its members.
    pub(super) fn depend_on(&mut self, object: Node, block: TsNode<'t>) {
        let Some(template) = self.template else {
            let (start, end) = self.place(block);
            let (span, up_to) = (Span::new(start, end), Ceiling::EVERYTHING);
            return self.out.loose.push(Loose { object, span, up_to });
        };
        let (from, to) = (block.start_byte() as u32, block.end_byte() as u32);
        let first = self.loose.partition_point(|loose| loose.0 < from);
        let within = self.loose.iter().skip(first).take_while(|loose| loose.0 < to);
        self.out.loose.extend(within.map(|&(from, to, up_to)| {
            let Span { start, end } = template.extent(from as usize, to as usize);
            Loose { object, span: Span::new(start - self.start.min(start), end - self.start.min(end)), up_to }
        }));
    }

    /// What a template names, `@click="save"`, the page gets; it calls what it can.
    pub(super) fn hand_over(&mut self, at: TsNode<'t>, node: Node) {
        let is_value = matches!(
            self.kind(self.stripped(at)),
            Kind::Identifier | Kind::Member | Kind::Object | Kind::Array
        );
        if self.template.is_some() && is_value {
            self.clue(Clue::Handed { node, around: self.around.region });
        }
    }

    /// What a template's own code stores stands nowhere in the file.
    pub(super) fn hide_generated(&mut self, value: TsNode<'t>) {
        if self.template.is_some()
            && self.text(value) == "$value"
            && let Some(Op::Store { site, .. }) = self.out.ops.last_mut()
        {
            *site = None;
        }
    }

    /// A name that the library has for all scripts.
    fn at_top(&mut self, name: &str) -> Node {
        let (name, fresh) = (self.names.intern(name), self.node());
        self.scopes.reference_at_top(name, fresh)
    }
}

/// The flow graphs of a template.
pub(super) fn piece(template: &Template, names: &mut NameTable) -> LoweredPiece {
    let mut lowerer = Lowerer::new(&template.code, &template.piece, names);
    lowerer.template = Some(template);
    let level = |&(start, end): &(u32, u32)| {
        let words = template.code.get(start as usize..end as usize)?;
        Some((start, end, named_level(words)?))
    };
    lowerer.loose = template.loose.iter().filter_map(level).collect();
    lowerer.piece(&template.piece, |_| None)
}

/// Where templates are not what they were: their pieces stand behind the scripts, as many as before.
pub(super) fn changed(scripts: usize, before: &[LoweredPiece], now: &[LoweredPiece]) -> Vec<(usize, usize)> {
    let pieces = before.iter().zip(now).enumerate().skip(scripts);
    let differ =
        |(_, (before, now)): &(usize, (&PlacedFragment, &PlacedFragment))| before.fragment != now.fragment;
    let fragments = pieces.flat_map(|(piece, (before, now))| {
        let pairs = before.fragments.iter().zip(&now.fragments).enumerate();
        pairs.filter(differ).map(move |(fragment, _)| (piece, fragment))
    });
    fragments.collect()
}

/// Places that are no JavaScript, with the most that their words may need; only those that name a member of Office with a
/// level.
pub(super) fn doubts(text: &str, templates: &[Template]) -> Vec<(Span, Ceiling)> {
    let places = templates.iter().flat_map(|template| &template.unread);
    places.filter_map(|&span| Some((span, named_level(span.of(text))?))).collect()
}

/// The code of the handlers in the markup that a string holds.
pub(super) fn handlers(text: &str) -> Option<String> {
    match in_strings(text, &[vec![Span::from_usize(0, text.len())]], InString::Markup) {
        Read::Code(template) => Some(template.code),
        Read::Unreadable => Some(text.to_owned()),
        Read::Nothing => None,
    }
}

/// Whether a text calls a method of Office with a level: `item.saveAsync(`.
pub(super) fn calls_member(text: &str) -> bool {
    let is_call = |name: &str, rest: &str| {
        rest.starts_with('(') && Catalog::get().members_named(name).iter().any(|&m| is_leveled_method(m))
    };
    text.split('.').skip(1).any(|part| {
        let end = part.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(part.len());
        part.split_at_checked(end).is_some_and(|(name, rest)| is_call(name, rest))
    })
}

/// Whether a text calls something with a member of Office that has a level: `show(item.subject)`.
pub(super) fn passes_member(text: &str) -> bool {
    let is_call = |before: &str| before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$');
    // Up to each `)`, what is passed to the outermost call holds what is passed to the others.
    text.split(')').any(|part| {
        let mut calls = part.match_indices('(').filter(|(at, _)| is_call(&part[..*at]));
        calls.next().is_some_and(|(at, _)| names_member(&part[at..]))
    })
}

/// Whether a text names a member of Office with a level: `item.subject`.
pub(super) fn names_member(text: &str) -> bool {
    named_level(text).is_some()
}

fn is_leveled_method(member: MemberId) -> bool {
    is_leveled(member) && Catalog::get().member(member).kind == MemberKind::Method
}

/// Whether a use needs a level, be it the lowest. Everything has a method `run`, as the applications have.
fn is_leveled(member: MemberId) -> bool {
    let catalog = Catalog::get();
    let of_document = || catalog.document_need(member).is_some() && catalog.application(member).is_none();
    catalog.member(member).level.is_some() || of_document()
}

/// What the members need that stand behind a dot.
fn named_level(code: &str) -> Option<Ceiling> {
    let catalog = Catalog::get();
    let names = code.split('.').skip(1).map(|rest| {
        let rest = rest.trim_start();
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '$').unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default()
    });
    names
        .flat_map(|name| catalog.members_named(name))
        .filter(|&&member| is_leveled(member))
        .map(|&member| ceiling::own(catalog, member))
        .reduce(Ceiling::or)
}
