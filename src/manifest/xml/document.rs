//! The elements of an XML manifest as a flat list with spans; what is not well-formed is reported and read around.
//!
//! Knows XML, not manifests, save that it stops at once when the first element is not the one that was asked for.
//! Nothing here recurses, so deep nesting costs no stack. Called by the manifest reader.

use super::element::{Element, TextPiece};
use super::open::OpenElements;
use super::tag::{Tag, is_name, local};
use super::text::{check_characters, check_marks, check_references, decode, is_blank, trim, trimmed};
use super::tokens::{Token, Tokens};
use crate::manifest::Spanned;
use crate::text::Span;
use crate::text::{Errors, quoted};

/// Elements nested deeper hold no facts (manifests have about fifteen levels); bounds the work for each element.
const DEEPEST: usize = 64;

/// A document.
#[derive(Debug)]
pub(in crate::manifest) struct XmlDocument<'t> {
    text: &'t str,
    /// In the order of their start tags; the root is the first.
    pub(in crate::manifest) elements: Vec<Element<'t>>,
}

impl<'t> XmlDocument<'t> {
    /// Reads `text`; `None` when its first element is not called `root`.
    pub(in crate::manifest) fn read(
        text: &'t str,
        root: &str,
        errors: &mut Errors<'t>,
    ) -> Option<XmlDocument<'t>> {
        Builder::new(text).run(root, errors)
    }

    /// The elements around `element`, innermost first.
    pub(in crate::manifest) fn around(&self, element: &Element<'t>) -> impl Iterator<Item = &Element<'t>> {
        let up = |e: &Element<'t>| e.parent.and_then(|p| self.elements.get(p));
        std::iter::successors(up(element), move |e| up(e))
    }

    /// Names of the elements around `element`, outermost first.
    pub(in crate::manifest) fn path(&self, element: &Element<'t>) -> Vec<&'t str> {
        let mut names: Vec<_> = self.around(element).map(Element::local).collect();
        names.reverse();
        names
    }

    /// The element's own text without the blanks around it: references and CDATA sections resolved, comments left
    /// out. Its span is empty behind the start tag when there is none.
    pub(in crate::manifest) fn value(&self, element: &Element<'t>) -> Spanned<String> {
        let decoded = element.pieces.iter().map(|p| (p, decode(p.inner.of(self.text))));
        let pieces: Vec<_> = decoded.collect();
        let first = pieces.iter().position(|(_, text)| !is_blank(text));
        let last = pieces.iter().rposition(|(_, text)| !is_blank(text));
        let (Some(first), Some(last)) = (first, last) else {
            return Spanned { value: String::new(), span: Span::empty(element.content) };
        };
        let joined: String = pieces[first..=last].iter().map(|(_, text)| text.as_ref()).collect();
        let value = trim(&joined).to_owned();
        let (first, last) = (self.significant(pieces[first].0), self.significant(pieces[last].0));
        // A value of several pieces takes the marks of a CDATA section at its ends with it, so that it can be replaced.
        let span = if first == last { first.1 } else { Span::new(first.0.start, last.0.end) };
        Spanned { value, span }
    }

    /// The spans of a piece with and without the marks of its CDATA section, blanks left out.
    fn significant(&self, piece: &TextPiece) -> (Span, Span) {
        let inner = trimmed(piece.inner.of(self.text), piece.inner.start as usize);
        (if piece.outer == piece.inner { inner } else { piece.outer }, inner)
    }
}

/// Puts tokens together.
struct Builder<'t> {
    text: &'t str,
    tokens: Tokens<'t>,
    elements: Vec<Element<'t>>,
    open: OpenElements<'t>,
    has_doctype: bool,
}

impl<'t> Builder<'t> {
    fn new(text: &'t str) -> Self {
        Builder {
            text,
            tokens: Tokens::new(text),
            elements: Vec::new(),
            open: OpenElements::default(),
            has_doctype: false,
        }
    }

    fn run(mut self, root: &str, errors: &mut Errors<'t>) -> Option<XmlDocument<'t>> {
        while let Some(token) = self.tokens.next(errors) {
            if self.elements.is_empty() && matches!(&token, Token::Start(tag) if local(tag.name()) != root) {
                return None;
            }
            if self.is_over() && self.report_trailing(&token, errors) {
                break;
            }
            self.take(token, errors);
        }
        if self.elements.is_empty() {
            return None;
        }
        check_characters(self.text, errors);
        let end = errors.end_of_text();
        self.open.close_all(end, &mut self.elements, errors);
        Some(XmlDocument { text: self.text, elements: self.elements })
    }

    /// Whether the root is closed.
    fn is_over(&self) -> bool {
        !self.elements.is_empty() && self.open.is_empty()
    }

    /// Only comments and instructions may follow the root; nothing else there belongs to the manifest.
    fn report_trailing(&self, token: &Token<'t>, errors: &mut Errors<'t>) -> bool {
        let span = match token {
            Token::Text(span) => trimmed(span.of(self.text), span.start as usize),
            Token::Start(Tag { span, .. }) | Token::End { span, .. } | Token::Declaration(span) => *span,
            Token::CData { outer, .. } => *outer,
            Token::Comment(_) | Token::DocumentType | Token::Instruction => return false,
        };
        let line = span.of(self.text).lines().next().unwrap_or("");
        if line.is_empty() {
            return false;
        }
        let root = self.elements.first().map_or("", |e| e.name);
        errors.report(Span::new(span.start, span.start + line.len() as u32), |_| {
            format!("expected the end of the file after `</{root}>`, found {}", quoted(line))
        });
        true
    }

    fn take(&mut self, token: Token<'t>, errors: &mut Errors<'t>) {
        match token {
            Token::Start(tag) => self.start(tag, errors),
            Token::End { name, span } => self.open.close(name, span, &mut self.elements, errors),
            Token::Text(span) => {
                let raw = span.of(self.text);
                check_references(raw, span.start as usize, self.has_doctype, errors);
                check_marks(raw, span.start as usize, errors);
                if self.open.is_empty() && !is_blank(raw) {
                    let at = trimmed(raw, span.start as usize);
                    errors.report(at, |_| format!("expected an element, found {}", quoted(at.of(self.text))));
                }
                self.text_piece(TextPiece { outer: span, inner: span });
            }
            Token::CData { outer, inner } => self.text_piece(TextPiece { outer, inner }),
            Token::Comment(span) => check_comment(self.text, span, errors),
            Token::Declaration(span) if span.start > 0 => errors.say(
                span,
                "expected the XML declaration at the very beginning of the file, found it after something else",
            ),
            Token::DocumentType => self.has_doctype = true,
            Token::Declaration(span) => check_declaration(self.text, span, errors),
            Token::Instruction => {}
        }
    }

    fn text_piece(&mut self, piece: TextPiece) {
        let element = self.open.innermost().and_then(|i| self.elements.get_mut(i));
        if let Some(element) = element {
            element.pieces.push(piece);
        }
    }

    fn start(&mut self, tag: Tag<'t>, errors: &mut Errors<'t>) {
        let attributes = tag.attributes(self.has_doctype, errors);
        let names = std::iter::once(tag.name()).chain(attributes.iter().map(|a| a.name)).collect::<Vec<_>>();
        let parent = self.open.innermost();
        let index = (self.open.len() < DEEPEST).then_some(self.elements.len());
        if index.is_some() {
            self.elements.push(Element {
                name: tag.name(),
                name_span: tag.name_span(),
                whole: tag.span,
                parent,
                attributes,
                content: tag.span.end,
                pieces: Vec::new(),
            });
        }
        self.open.push(&tag, &names, index, errors);
        if tag.empty {
            self.open.pop(tag.span.end, &mut self.elements);
        }
    }
}

/// An XML declaration says its version, then perhaps its encoding, then perhaps whether it stands alone.
fn check_declaration(text: &str, span: Span, errors: &mut Errors<'_>) {
    let content = span.of(text);
    let content = content.get("<?".len()..content.len().saturating_sub("?>".len())).unwrap_or("");
    let at = span.start as usize + "<?".len();
    let attributes = Tag { content, at, span, empty: true, broken: false }.attributes(false, errors);
    let fits = |name: &str, value: &str| match name {
        "version" => value.starts_with("1."),
        "encoding" => is_name(value) && !value.contains(':'),
        _ => matches!(value, "yes" | "no"),
    };
    let names: Vec<_> = attributes.iter().map(|a| a.name).collect();
    let order = ["version", "encoding", "standalone"];
    let in_order = names.first() == Some(&"version")
        && (names == order[..names.len().min(3)] || names == ["version", "standalone"]);
    if !in_order || !attributes.iter().all(|a| fits(a.name, &a.value)) {
        errors.report(span, |_| {
            let usual = "`<?xml version=\"1.0\" encoding=\"UTF-8\"?>`";
            format!("expected an XML declaration such as {usual}, found {}", quoted(span.of(text)))
        });
    }
}

fn check_comment(text: &str, span: Span, errors: &mut Errors<'_>) {
    let inside = span.of(text);
    let inside = inside.get("<!--".len()..inside.len().saturating_sub("-->".len())).unwrap_or("");
    let bad = memchr::memmem::find(inside.as_bytes(), b"--").or(inside.strip_suffix('-').map(str::len));
    if let Some(at) = bad {
        let at = span.start + ("<!--".len() + at) as u32;
        errors.say(
            Span::new(at, at + 2),
            "expected `-->` after `--`, which a comment may contain only at its end",
        );
    }
}
