//! One tag: its name and its attributes, with spans, and what is wrong with them.
//!
//! Knows nothing about the tags around it. quick-xml cuts the attributes; the token reader makes tags, the document
//! reader asks for their attributes.

use super::text::{check_references, decode, trim, trimmed};
use crate::text::Span;
use crate::text::{Errors, quoted};
use quick_xml::events::attributes::{AttrError, Attributes};
use std::borrow::Cow;

/// A start tag, or a tag that is start and end at once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag<'t> {
    /// What stands between `<` and `>` or `/>`.
    pub(super) content: &'t str,
    /// Offset of `content`.
    pub(super) at: usize,
    /// From `<` to `>`.
    pub(super) span: Span,
    /// Ends with `/>`.
    pub(super) empty: bool,
    /// Something is wrong with it that is already reported; what else is wrong in it is an echo.
    pub(super) broken: bool,
}

/// An attribute.
#[derive(Debug)]
pub(in crate::manifest) struct Attribute<'t> {
    /// Name as written, with its prefix.
    pub(in crate::manifest) name: &'t str,
    /// Value, decoded and without the blanks around it.
    pub(in crate::manifest) value: Cow<'t, str>,
    /// Where the value stands.
    pub(in crate::manifest) span: Span,
}

/// The part of a qualified name behind its prefix.
pub(in crate::manifest) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The prefix of a qualified name.
pub(in crate::manifest) fn prefix(name: &str) -> Option<&str> {
    name.split_once(':').map(|(prefix, _)| prefix)
}

impl<'t> Tag<'t> {
    /// The element's name, with its prefix.
    pub(super) fn name(&self) -> &'t str {
        name_at_start(self.content)
    }

    /// Where the name stands.
    pub(super) fn name_span(&self) -> Span {
        Span::from_usize(self.at, self.at + self.name().len())
    }

    /// The attributes that can be read; what can't be is reported, the first fault of the tag only.
    pub(super) fn attributes(&self, has_doctype: bool, errors: &mut Errors<'_>) -> Vec<Attribute<'t>> {
        let mut found: Vec<Attribute<'t>> = Vec::new();
        let mut faulty = self.broken;
        let mut end = self.name().len();
        for attribute in Attributes::new(self.content, self.name().len()) {
            match attribute {
                Ok(a) => {
                    let Some(raw) = self.borrowed(&a.value) else { continue };
                    let name = a.key.0;
                    if !faulty {
                        faulty = self.check(name, raw, has_doctype, errors);
                    }
                    let span = trimmed(raw, self.offset(raw));
                    end = self.offset(raw) - self.at + raw.len() + 1;
                    found.push(Attribute { name, value: decode(trim(raw)), span });
                }
                Err(error) if !faulty => {
                    faulty = true;
                    self.report(&error, end, errors);
                }
                Err(_) => {}
            }
        }
        found
    }

    /// Checks an attribute that could be cut out; whether something is wrong with it.
    fn check(&self, name: &str, raw: &str, has_doctype: bool, errors: &mut Errors<'_>) -> bool {
        let (name_at, value_at) = (self.offset(name), self.offset(raw));
        check_references(raw, value_at, has_doctype, errors);
        if let Some(less) = raw.find('<') {
            let span = Span::from_usize(value_at + less, value_at + less + 1);
            errors.report(span, |_| format!("expected `&lt;` in the value of `{name}`, found `<`"));
            return true;
        }
        let before = self.content.get(..name_at - self.at).unwrap_or("");
        if !before.ends_with(|c: char| c.is_ascii_whitespace()) {
            let span = Span::from_usize(name_at, name_at + name.len());
            errors.report(span, |_| format!("expected a space before the attribute {}", quoted(name)));
            return true;
        }
        if !is_name(name) {
            let span = Span::from_usize(name_at, name_at + name.len());
            errors.report(span, |_| format!("expected the name of an attribute, found {}", quoted(name)));
            return true;
        }
        false
    }

    /// Reports a fault behind the attributes (or the name) that reach to `end`.
    fn report(&self, error: &AttrError, end: usize, errors: &mut Errors<'_>) {
        let rest = |at: usize| self.content.get(at.min(self.content.len())..).unwrap_or("");
        match *error {
            AttrError::ExpectedEq(at) => self.report_no_equals(end, at, errors),
            AttrError::ExpectedValue(at) => {
                let end = Span::from_usize(self.at + at, self.at + at);
                errors.say(end, "expected a value in quotes after `=`, found the end of the tag");
            }
            AttrError::UnquotedValue(at) => {
                let value = first_word(rest(at));
                let span = Span::from_usize(self.at + at, self.at + at + value.len());
                errors.report(span, |_| {
                    format!("expected an attribute value in quotes, found {}", quoted(value))
                });
            }
            AttrError::ExpectedQuote(..) => self.report_open_quote(errors),
            AttrError::Duplicated(at, first) => {
                let name = rest(at).split(|c: char| c == '=' || c.is_ascii_whitespace()).next().unwrap_or("");
                errors.report(Span::from_usize(self.at + at, self.at + at + name.len()), |errors| {
                    let line = errors.line(Span::from_usize(self.at + first, self.at + first).start);
                    format!(
                        "expected each attribute once, found a second {} (first on line {line})",
                        quoted(name)
                    )
                });
            }
        }
    }

    /// Reports a word that is not an attribute: it stands behind `end`, and at `at` there should be a `=`.
    fn report_no_equals(&self, end: usize, at: usize, errors: &mut Errors<'_>) {
        let before = self.content.get(end..at).unwrap_or("");
        let word = before.trim();
        let blanks = before.len() - before.trim_start().len();
        let name = word.split(['"', '\'']).next().unwrap_or("");
        let found = match word.get(name.len()..).filter(|value| !value.is_empty()) {
            Some(value) => quoted(value),
            None if at >= self.content.len() => "the end of the tag".to_owned(),
            None => quoted(first_word(self.content.get(at..).unwrap_or(""))),
        };
        let start = self.at + end + blanks;
        errors.report(Span::from_usize(start, start + word.len()), |_| match blanks {
            0 => format!(
                "expected a space or the end of the tag after the attribute value, found {}",
                quoted(word)
            ),
            _ => format!("expected `=` and a value after the attribute {}, found {found}", quoted(name)),
        });
    }

    fn report_open_quote(&self, errors: &mut Errors<'_>) {
        let mut open: Option<(usize, char)> = None;
        for (i, c) in self.content.char_indices().filter(|(_, c)| matches!(c, '"' | '\'')) {
            open = match open {
                None => Some((i, c)),
                Some((_, quote)) if quote == c => None,
                still => still,
            };
        }
        let Some((at, quote)) = open else { return };
        let value = self.content[at..].lines().next().unwrap_or("").trim_end();
        errors.report(Span::from_usize(self.at + at, self.at + at + value.len()), |_| {
            format!("expected `{quote}` to close the attribute value {}", quoted(value))
        });
    }

    /// Offset in the whole text of a slice of this tag (quick-xml hands out slices without their places).
    fn offset(&self, slice: &str) -> usize {
        self.at + (slice.as_ptr() as usize).saturating_sub(self.content.as_ptr() as usize)
    }

    /// The value as a slice of this tag.
    fn borrowed(&self, value: &Cow<'t, str>) -> Option<&'t str> {
        match value {
            Cow::Borrowed(raw) => Some(raw),
            Cow::Owned(_) => None,
        }
    }
}

/// Whether XML allows the name, which may have a prefix; what lies beyond ASCII is not looked at.
pub(super) fn is_name(name: &str) -> bool {
    let starts = |c: char| c.is_ascii_alphabetic() || c == '_' || !c.is_ascii();
    let goes_on = |c: char| starts(c) || c.is_ascii_digit() || c == '-' || c == '.';
    let is_part = |part: &str| part.starts_with(starts) && part.chars().all(goes_on);
    match name.split_once(':') {
        Some((prefix, local)) => is_part(prefix) && is_part(local),
        None => is_part(name),
    }
}

/// What stands before the first blank.
pub(super) fn name_at_start(content: &str) -> &str {
    content.split(|c: char| c.is_ascii_whitespace()).next().unwrap_or("")
}

fn first_word(text: &str) -> &str {
    text.split(|c: char| c.is_ascii_whitespace() || c == '/').next().unwrap_or("")
}
