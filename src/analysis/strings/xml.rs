//! XML with holes: elements, their attributes and where they stand, whatever is missing.
//!
//! Tolerant: a hole can be anything that would make the rest whole. Knows nothing about SOAP. Called by `soap`.

use super::cooked::HOLE;
use std::ops::Range;

/// An element.
#[derive(Debug)]
pub(super) struct Element<'t> {
    /// Its name without a prefix; with a hole in it, it is not known.
    pub(super) name: &'t str,
    /// Where that stands in the text.
    pub(super) at: Range<usize>,
    pub(super) parent: Option<usize>,
    pub(super) attributes: Vec<(&'t str, &'t str, Range<usize>)>,
    /// What stands in it before the first element in it.
    pub(super) text: &'t str,
    /// A hole stands in it, as a child of it.
    pub(super) holes: bool,
    /// The number of elements that begin before a hole in it.
    pub(super) before_hole: Option<usize>,
}

/// What does not fit.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Misfit<'t> {
    /// An end tag, and the name that would fit.
    WrongEnd(Range<usize>, &'t str),
    /// An element that nothing ends.
    NoEnd(Range<usize>, &'t str),
}

/// A document, in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Document<'t> {
    pub(super) elements: Vec<Element<'t>>,
    pub(super) misfits: Vec<Misfit<'t>>,
    /// A hole stands before the first element.
    pub(super) hole_first: bool,
}

/// Reads a text.
pub(super) fn read(text: &str) -> Document<'_> {
    let mut reader = Reader { text, at: 0, open: Vec::new(), document: Document::default() };
    while reader.step() {}
    reader.finish()
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// The elements that are open.
    open: Vec<usize>,
    document: Document<'t>,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Goes on behind the next tag.
    fn step(&mut self) -> bool {
        let rest = self.rest();
        let Some(next) = rest.find('<') else {
            self.content(rest);
            return false;
        };
        self.content(&rest[..next]);
        self.at += next;
        let tag = self.rest();
        for (start, end) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")] {
            if tag.starts_with(start) {
                self.at += tag.find(end).map_or(tag.len(), |found| found + end.len());
                return true;
            }
        }
        match tag.strip_prefix("</") {
            Some(_) => self.end(),
            None => self.start(),
        }
        true
    }

    fn content(&mut self, content: &'t str) {
        let has_hole = content.contains(HOLE);
        let number = self.document.elements.len();
        match self.open.last().copied() {
            Some(open) => {
                let element = &mut self.document.elements[open];
                if open + 1 == number && element.text.is_empty() {
                    element.text = content.trim();
                }
                if has_hole {
                    element.holes = true;
                    element.before_hole.get_or_insert(number);
                }
            }
            None => self.document.hole_first |= has_hole && number == 0,
        }
    }

    /// The name at an offset of the text: the whole of it, and where the part behind its prefix stands.
    fn name(&self, from: usize) -> (usize, Range<usize>) {
        let rest = self.text.get(from..).unwrap_or_default();
        let ends = |c: char| c.is_whitespace() || matches!(c, '>' | '/' | '=' | '<');
        let end = from + rest.find(ends).unwrap_or(rest.len());
        let start = self.text[from..end].rfind(':').map_or(from, |colon| from + colon + 1);
        (end, start..end)
    }

    fn start(&mut self) {
        let (end, at) = self.name(self.at + 1);
        self.at = end;
        let mut attributes = Vec::new();
        let mut closed = false;
        loop {
            let rest = self.rest();
            let blank = rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
            self.at += blank;
            let rest = self.rest();
            let Some(first) = rest.chars().next() else { break };
            match first {
                '>' => {
                    self.at += 1;
                    break;
                }
                '<' => break,
                '/' => {
                    closed = rest.starts_with("/>");
                    self.at += 1;
                }
                _ => attributes.extend(self.attribute(first)),
            }
        }
        let parent = self.open.last().copied();
        let name = &self.text[at.clone()];
        let number = self.document.elements.len();
        self.document.elements.push(Element {
            name,
            at,
            parent,
            attributes,
            text: "",
            holes: false,
            before_hole: None,
        });
        if !closed {
            self.open.push(number);
        }
    }

    fn attribute(&mut self, first: char) -> Option<(&'t str, &'t str, Range<usize>)> {
        let from = self.at;
        let (end, name) = self.name(from);
        self.at = end.max(from + first.len_utf8());
        let rest = self.rest().trim_start();
        let value = rest.strip_prefix('=')?.trim_start();
        let start = self.text.len() - value.len();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let Some(quote) = quote else {
            self.at = start;
            let (end, _) = self.name(start);
            self.at = end.max(start + 1).min(self.text.len());
            while !self.text.is_char_boundary(self.at) {
                self.at += 1;
            }
            return None;
        };
        let inside = &value[1..];
        let len = inside.find(quote).unwrap_or(inside.len());
        self.at = (start + 1 + len + 1).min(self.text.len());
        Some((&self.text[name], &inside[..len], start + 1..start + 1 + len))
    }

    fn end(&mut self) {
        let tag = self.at;
        let (end, at) = self.name(self.at + 2);
        self.at = end;
        let rest = self.rest();
        self.at += rest.find('>').map_or(rest.len(), |found| found + 1);
        let name = &self.text[at.clone()];
        let fits = |&open: &usize| self.document.elements[open].name == name;
        if name.contains(HOLE) {
            self.open.pop();
        } else if let Some(level) = self.open.iter().rposition(fits) {
            self.unended(level + 1, tag);
            self.open.truncate(level);
        } else if let Some(&open) = self.open.last() {
            let element = &self.document.elements[open];
            if !self.has_hole(element.at.start, tag) {
                self.document.misfits.push(Misfit::WrongEnd(at, element.name));
            }
        }
    }

    /// The elements from a level on are not ended before `end`.
    fn unended(&mut self, level: usize, end: usize) {
        for &open in self.open.get(level..).unwrap_or_default() {
            let element = &self.document.elements[open];
            if !self.has_hole(element.at.start, end) {
                self.document.misfits.push(Misfit::NoEnd(element.at.clone(), element.name));
            }
        }
    }

    /// Whether a hole stands between two places, outside of quotes.
    fn has_hole(&self, start: usize, end: usize) -> bool {
        let between = self.text.get(start..end).unwrap_or_default();
        // In quotes or not: what is not read is not accused.
        between.contains(HOLE)
    }

    fn finish(mut self) -> Document<'t> {
        self.unended(0, self.text.len());
        self.document
    }
}

impl<'t> Document<'t> {
    /// The numbers of an element's children.
    pub(super) fn children(&self, parent: Option<usize>) -> impl Iterator<Item = usize> + use<'_, 't> {
        (0..self.elements.len()).filter(move |&child| self.elements[child].parent == parent)
    }

    /// The first element of a name.
    pub(super) fn named(&self, name: &str) -> Option<usize> {
        self.elements.iter().position(|element| element.name == name)
    }

    /// The names of what an element stands in, the nearest first.
    pub(super) fn around(&self, element: usize) -> impl Iterator<Item = &'t str> + use<'_, 't> {
        let parents = std::iter::successors(self.elements[element].parent, |&of| self.elements[of].parent);
        parents.map(|parent| self.elements[parent].name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_read_whatever_stands_between_them() {
        let text = format!("<?xml?><!-- <x> --><a:b c='1' {HOLE} d = \"2\"><e/>t{HOLE}<f>g</f ></a:b>");
        let document = read(&text);
        let names: Vec<_> = document.elements.iter().map(|e| (e.name, e.parent, e.text)).collect();
        assert_eq!(names, [("b", None, ""), ("e", Some(0), ""), ("f", Some(0), "g")]);
        let attributes: Vec<_> = document.elements[0].attributes.iter().map(|a| (a.0, a.1)).collect();
        assert_eq!(attributes, [("c", "1"), ("d", "2")]);
        assert!(document.misfits.is_empty() && document.elements[0].holes);
    }

    #[test]
    fn what_does_not_fit_is_told_unless_a_hole_may_mend_it() {
        let wrong = |text: &str| read(text).misfits.len();
        assert_eq!(wrong("<a><b></a>"), 1);
        assert_eq!(wrong("<a></b></a>"), 1);
        assert_eq!(wrong("<a>"), 1);
        assert_eq!(wrong(&format!("<a><b>{HOLE}</a>")), 0);
        assert_eq!(wrong(&format!("<a>{HOLE}")), 0);
        for odd in ["<", "<a", "<a b", "<a b=", "<a b='", "</", "<a b=\u{e9}>", "<a =>", "<!--", "<a/"] {
            read(odd);
        }
    }
}
