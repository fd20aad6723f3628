//! The elements that are open, and the scopes that end with them; names of elements and attributes.
//!
//! Called by the readers of the kinds of markup.

use super::code::CodeBuilder;
use super::tokens::Tag;
use crate::text::Span;

/// An end tag ends one of so many innermost elements, or none.
const NEAR: usize = 64;

/// The open elements of a markup.
#[derive(Default)]
pub(super) struct Elements(Vec<(Span, usize)>);

impl Elements {
    /// An element has begun that has opened so many scopes.
    pub(super) fn begin(&mut self, tag: &Tag, scopes: usize, code: &mut CodeBuilder<'_>) {
        if tag.empty {
            code.close(scopes);
        } else {
            self.0.push((tag.name, scopes));
        }
    }

    /// An end tag.
    pub(super) fn end(&mut self, name: Span, code: &mut CodeBuilder<'_>) {
        let name = name.of(code.text);
        let is_it = |(open, _): &&(Span, usize)| open.of(code.text).eq_ignore_ascii_case(name);
        let Some(inner) = self.0.iter().rev().take(NEAR).position(|open| is_it(&open)) else { return };
        for (_, scopes) in self.0.split_off(self.0.len() - inner - 1) {
            code.close(scopes);
        }
    }

    /// The end of the markup.
    pub(super) fn finish(&mut self, code: &mut CodeBuilder<'_>) {
        for (_, scopes) in self.0.drain(..) {
            code.close(scopes);
        }
    }

    /// How many are open.
    pub(super) fn depth(&self) -> usize {
        self.0.len()
    }
}

/// Whether an element is a component's, and none of the browser's own.
pub(super) fn is_component(name: &str) -> bool {
    name.contains(['-', '.']) || name.starts_with(char::is_uppercase)
}

/// Attributes that are there or not, whatever their value.
pub(super) fn is_boolean(attribute: &str) -> bool {
    matches!(attribute, "disabled" | "hidden" | "checked" | "readonly" | "required" | "selected")
}

/// `my-pane` -> `MyPane`.
pub(super) fn pascal(name: &str) -> String {
    let capital = |part: &str| {
        let mut letters = part.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    };
    name.split('-').map(capital).collect()
}

/// `my-prop` -> `myProp`.
pub(super) fn camel(name: &str) -> String {
    match name.split_once('-') {
        Some((first, rest)) => format!("{first}{}", pascal(rest)),
        None => name.to_owned(),
    }
}

/// The name where it can stand in code; dots are allowed.
pub(super) fn as_name(name: &str) -> Option<&str> {
    name.split('.').all(super::scan::is_name).then_some(name)
}

/// Writes that a component gets a value for one of its properties: it is found again there, or handed to code that is
/// not here.
pub(super) fn give(code: &mut CodeBuilder<'_>, component: &str, property: &str, value: Span) {
    if !code.part(";{ const $value = (", value, ");") {
        return;
    }
    if super::scan::is_name(property) {
        code.push(&format!("{component}.{property} = $value;"));
    }
    code.push(&format!("{component}.$take($value); }}"));
}
