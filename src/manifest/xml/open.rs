//! The elements that are open at a place: matching end tags with start tags, and the prefixes in scope.
//!
//! Decides what a wrong end tag means: a misspelt one, one too many, or the sign that another is missing. Called by
//! the document reader.

use super::element::Element;
use super::tag::{Tag, local, prefix};
use crate::text::Errors;
use crate::text::Span;
use rustc_hash::FxHashMap;

/// The open elements, outermost first.
#[derive(Debug, Default)]
pub(super) struct OpenElements<'t> {
    stack: Vec<OpenElement<'t>>,
    /// How many of them have each name: an end tag that fits none must not cost a search.
    names: FxHashMap<&'t str, u32>,
    /// How many open elements declare each prefix.
    prefixes: FxHashMap<&'t str, u32>,
}

#[derive(Debug)]
struct OpenElement<'t> {
    name: &'t str,
    /// Offset of the start tag.
    at: u32,
    /// Index in the document's list, when it is kept.
    index: Option<usize>,
    /// Something is wrong with its start tag that is already reported.
    broken: bool,
    /// No element was opened in it yet.
    leaf: bool,
    declares: Vec<&'t str>,
}

impl<'t> OpenElements<'t> {
    pub(super) fn is_empty(&self) -> bool {
        self.stack.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.stack.len()
    }

    /// Index of the innermost element, when it is kept in the document's list.
    pub(super) fn innermost(&self) -> Option<usize> {
        self.stack.last()?.index
    }

    /// Opens the element of `tag`; `names` are its own and its attributes'.
    pub(super) fn push(
        &mut self,
        tag: &Tag<'t>,
        names: &[&'t str],
        index: Option<usize>,
        errors: &mut Errors<'_>,
    ) {
        if let Some(parent) = self.stack.last_mut() {
            parent.leaf = false;
        }
        let declares: Vec<_> = names.iter().filter_map(|name| name.strip_prefix("xmlns:")).collect();
        for &prefix in &declares {
            *self.prefixes.entry(prefix).or_default() += 1;
        }
        self.check_prefixes(tag, names, errors);
        *self.names.entry(tag.name()).or_default() += 1;
        self.stack.push(OpenElement {
            name: tag.name(),
            at: tag.span.start,
            index,
            broken: tag.broken,
            leaf: true,
            declares,
        });
    }

    /// An end tag.
    pub(super) fn close(
        &mut self,
        name: &str,
        span: Span,
        elements: &mut [Element<'t>],
        errors: &mut Errors<'_>,
    ) {
        let Some(top) = self.stack.last() else { return report_stray(name, span, None, errors) };
        if top.name == name {
            return self.pop(span.end, elements);
        }
        let (expected, at, broken) = (top.name, top.at, top.broken);
        let is_open = self.names.get(name).is_some_and(|&n| n > 0);
        let search = || self.stack.iter().rposition(|open| open.name == name);
        let outer = if is_open { search() } else { None };
        // In an element without children its end tag is due; but to end the root is to end the manifest.
        let is_due = top.leaf && self.stack.len() > 1;
        if outer.is_none() && !is_due && !is_misspelt(expected, name) {
            return report_stray(name, span, Some(expected), errors);
        }
        match outer {
            Some(outer) => {
                // The end tag of an element around it: its own is missing, wherever it was to stand.
                if !broken {
                    report_unclosed(expected, at, span, &format!("`</{name}>`"), errors);
                }
                while self.stack.len() > outer + 1 {
                    self.pop(span.start, elements);
                }
                self.pop(span.end, elements);
            }
            None => {
                errors.report(span, |errors| {
                    let line = errors.line(at);
                    let opened = format!("the `<{expected}>` opened on line {line}");
                    format!("expected `</{expected}>` to close {opened}, found `</{name}>`")
                });
                self.pop(span.end, elements);
            }
        }
    }

    /// The end of the text.
    pub(super) fn close_all(&mut self, end: Span, elements: &mut [Element<'t>], errors: &mut Errors<'_>) {
        // A tag that the end of the text cuts off is reported there.
        if let Some(top) = self.stack.last().filter(|top| !top.broken && !errors.has_at(end.start)) {
            let (name, at) = (top.name, top.at);
            report_unclosed(name, at, end, "the end of the file", errors);
        }
        while !self.stack.is_empty() {
            self.pop(end.end, elements);
        }
    }

    /// Closes the innermost element, which ends at `end`.
    pub(super) fn pop(&mut self, end: u32, elements: &mut [Element<'t>]) {
        let Some(open) = self.stack.pop() else { return };
        discount(&mut self.names, open.name);
        for prefix in open.declares {
            discount(&mut self.prefixes, prefix);
        }
        if let Some(element) = open.index.and_then(|i| elements.get_mut(i)) {
            element.whole = Span::new(element.whole.start, end);
        }
    }

    /// Reports a prefix among `names` that no open element declares; only while nothing else is wrong, because a
    /// broken tag may have held the declaration.
    fn check_prefixes(&self, tag: &Tag<'t>, names: &[&'t str], errors: &mut Errors<'_>) {
        let declared = |p: &str| matches!(p, "xml" | "xmlns") || self.prefixes.get(p).is_some_and(|&n| n > 0);
        let unknown = names.iter().filter_map(|name| prefix(name)).find(|p| !declared(p));
        if let Some(prefix) = unknown.filter(|_| errors.is_empty()) {
            errors.report(tag.name_span(), |_| {
                format!(
                    "expected a declaration `xmlns:{prefix}=\"...\"` for the prefix `{prefix}`, found none"
                )
            });
        }
    }
}

fn discount<'t>(counts: &mut FxHashMap<&'t str, u32>, key: &'t str) {
    if let Some(count) = counts.get_mut(key) {
        *count = count.saturating_sub(1);
    }
}

/// Reports the element that begins at `at` and has no end tag, where it begins; at `missed` the end tag was due.
fn report_unclosed(name: &str, at: u32, missed: Span, found: &str, errors: &mut Errors<'_>) {
    let open = Span::new(at, at + 1 + name.len() as u32);
    errors.report_pair(open, Some((missed, "expected here")), |errors| {
        let line = errors.line(missed.start);
        format!("expected `</{name}>` to close this `<{name}>`, found {found} on line {line}")
    });
}

fn report_stray(name: &str, span: Span, open: Option<&str>, errors: &mut Errors<'_>) {
    errors.report(span, |_| match open {
        Some(open) => {
            format!("expected `</{open}>` or content, found `</{name}>` although no `<{name}>` is open")
        }
        None => format!("expected an element, found `</{name}>` although no `<{name}>` is open"),
    });
}

/// Whether an end tag `found` is likely meant to be `expected`: the same but for case, prefix, or a letter or two.
fn is_misspelt(expected: &str, found: &str) -> bool {
    let (expected, found) = (local(expected).as_bytes(), local(found).as_bytes());
    let longer = expected.len().max(found.len());
    let same = |(a, b): &(&u8, &u8)| a.eq_ignore_ascii_case(b);
    let head = expected.iter().zip(found).take_while(same).count();
    let tail = expected.iter().rev().zip(found.iter().rev()).take_while(same).count();
    longer > 3 && head + tail + 2 >= longer
}
