//! Cuts XML text into tokens with spans, and continues after what cannot be cut.
//!
//! A thin layer over quick-xml, which stops for good at the first broken piece of markup and takes what follows a
//! forgotten `>` or quote for a part of the tag. Here such a piece is reported, and reading starts afresh at the next
//! `<`. Knows nothing about which end tag belongs to which start tag. Called by the document reader.

use super::tag::{Tag, is_name, name_at_start};
use crate::text::Span;
use crate::text::{Errors, quoted};
use quick_xml::Reader;
use quick_xml::events::Event;

/// How often reading may start afresh. Each time may scan to the end of the text, so without a bound a hostile file
/// would take quadratic time.
const RESTARTS: usize = 40;

/// A piece of an XML document.
#[derive(Debug, Clone, Copy)]
pub(super) enum Token<'t> {
    /// `<name ...>` or `<name .../>`.
    Start(Tag<'t>),
    /// `</name>`.
    End {
        /// The name, with its prefix.
        name: &'t str,
        /// From `<` to `>`.
        span: Span,
    },
    /// Character data, or one reference; a run of text can be several tokens.
    Text(Span),
    /// A CDATA section.
    CData {
        /// From `<![CDATA[` to `]]>`.
        outer: Span,
        /// What is in it.
        inner: Span,
    },
    /// From `<!--` to `-->`.
    Comment(Span),
    /// `<?xml ...?>`.
    Declaration(Span),
    /// `<!DOCTYPE ...>`.
    DocumentType,
    /// `<?...?>`.
    Instruction,
}

/// Reads the tokens of one text.
pub(super) struct Tokens<'t> {
    text: &'t str,
    /// Offset at which `reader` began.
    base: usize,
    reader: Reader<&'t [u8]>,
    restarts: usize,
}

impl<'t> Tokens<'t> {
    /// From the beginning of `text`.
    pub(super) fn new(text: &'t str) -> Self {
        // quick-xml skips a byte-order mark and does not count it.
        let base = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        Tokens { text, base, reader: reader(&text[base..]), restarts: 0 }
    }

    /// The next token; `None` at the end of the text, or where there were too many errors to go on.
    pub(super) fn next(&mut self, errors: &mut Errors<'_>) -> Option<Token<'t>> {
        loop {
            let start = self.position();
            let event = self.reader.read_event();
            let raw = self.text.get(start..self.position())?;
            let span = Span::from_usize(start, start + raw.len());
            match event {
                Ok(Event::Eof) => return None,
                Ok(Event::Start(_) | Event::Empty(_) | Event::End(_)) => {
                    return Some(self.tag(start, raw, true, errors));
                }
                Ok(Event::Text(_) | Event::GeneralRef(_)) => return Some(Token::Text(span)),
                Ok(Event::CData(_)) => {
                    let inner = Span::from_usize(start + "<![CDATA[".len(), start + raw.len() - "]]>".len());
                    return Some(Token::CData { outer: span, inner });
                }
                Ok(Event::Comment(_)) => return Some(Token::Comment(span)),
                Ok(Event::Decl(_)) => return Some(Token::Declaration(span)),
                Ok(Event::DocType(_)) => return Some(Token::DocumentType),
                Ok(Event::PI(_)) => return Some(Token::Instruction),
                Err(_) if is_tag(self.text.get(start..)?) => {
                    return Some(self.tag(start, &self.text[start..], false, errors));
                }
                Err(_) => {
                    self.report_bad_markup(start, errors);
                    self.restart_at(next_less(self.text, start + 1)?)?;
                }
            }
        }
    }

    fn position(&self) -> usize {
        self.base + usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX - self.base)
    }

    /// Starts afresh at `offset`; `None` when that happened too often.
    fn restart_at(&mut self, offset: usize) -> Option<()> {
        self.restarts += 1;
        let rest = self.text.get(offset..).filter(|_| self.restarts <= RESTARTS);
        self.base = if rest.is_some() { offset } else { self.text.len() };
        self.reader = reader(rest.unwrap_or(""));
        rest.map(|_| ())
    }

    /// The tag at `start`. `raw` reaches to its `>` or, if it has none (`!closed`), to the end of the text.
    fn tag(&mut self, start: usize, raw: &'t str, closed: bool, errors: &mut Errors<'_>) -> Token<'t> {
        let cut = Cut::find(raw, closed);
        let own = raw.get(..cut.as_ref().map_or(raw.len(), |c| c.at)).unwrap_or(raw);
        let named = is_name(name_at_start(unslashed(own)));
        if named {
            report_bad_end(start, raw, own, cut.as_ref(), errors);
        } else {
            report_no_name(start, own, errors);
        }
        if let Some(cut) = &cut {
            // The caller gets what there is of the tag; reading goes on at the `<` behind it, or not at all.
            self.restart_at(start + cut.at);
        }
        let broken = !named || cut.as_ref().is_some_and(|cut| !cut.in_value);
        match token(start, own, broken) {
            Some(token) if named || cut.is_none() => token,
            _ => Token::Text(Span::from_usize(start, start + own.len())),
        }
    }

    fn report_bad_markup(&self, start: usize, errors: &mut Errors<'_>) {
        let rest = &self.text[start..];
        let (opening, message) = match rest {
            r if r.starts_with("<!--") => {
                ("<!--", "expected `-->` to close this comment, found the end of the file")
            }
            r if r.starts_with("<![CDATA[") => {
                ("<![CDATA[", "expected `]]>` to close this CDATA section, found the end of the file")
            }
            r if r.starts_with("<?") => {
                ("<?", "expected `?>` to close this instruction, found the end of the file")
            }
            r if r.get(..9).is_some_and(|head| head.eq_ignore_ascii_case("<!DOCTYPE")) => {
                ("<!DOCTYPE", "expected a name and `>` to close this document type")
            }
            _ => (
                "<!",
                "expected `<!--`, `<![CDATA[` or `<!DOCTYPE`, found other markup that begins with `<!`",
            ),
        };
        errors.say(Span::from_usize(start, start + opening.len()), message);
    }
}

fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

fn is_tag(rest: &str) -> bool {
    rest.starts_with('<') && !rest.starts_with("<!") && !rest.starts_with("<?")
}

fn next_less(text: &str, from: usize) -> Option<usize> {
    memchr::memchr(b'<', text.as_bytes().get(from..)?).map(|i| from + i)
}

/// What stands behind the `<` or `</` of a tag.
fn unslashed(tag: &str) -> &str {
    let inside = tag.strip_prefix('<').unwrap_or(tag);
    let inside = inside.strip_suffix('>').unwrap_or(inside);
    inside.strip_prefix('/').unwrap_or(inside.strip_suffix('/').unwrap_or(inside))
}

fn report_no_name(start: usize, tag: &str, errors: &mut Errors<'_>) {
    let found = match tag.split_ascii_whitespace().next() {
        Some("<" | "</") | None => "a space".to_owned(),
        Some(word) => quoted(word),
    };
    let opening = if tag.starts_with("</") { 2 } else { 1 };
    errors.report(Span::from_usize(start, start + opening), |_| {
        format!("expected an element name after `<` (write a literal `<` as `&lt;`), found {found}")
    });
}

/// The tag that begins at `start` and has the text `raw`; `None` when there is no name in it.
fn token(start: usize, raw: &str, broken: bool) -> Option<Token<'_>> {
    let span = Span::from_usize(start, start + raw.len());
    let inside = raw.strip_prefix('<')?.trim_end();
    let inside = inside.strip_suffix('>').unwrap_or(inside);
    if let Some(end) = inside.strip_prefix('/') {
        let name = name_at_start(end.trim_start());
        return is_name(name).then_some(Token::End { name, span });
    }
    let whole = inside.strip_suffix('/').unwrap_or(inside);
    let content = whole.trim_start();
    let tag = Tag {
        content,
        at: start + 1 + (whole.len() - content.len()),
        span,
        empty: whole.len() < inside.len(),
        broken,
    };
    is_name(tag.name()).then_some(Token::Start(tag))
}

/// Reports a tag that does not end as it should. A quote that is never closed is left to the reader of attributes.
fn report_bad_end(start: usize, raw: &str, own: &str, cut: Option<&Cut>, errors: &mut Errors<'_>) {
    let name = own.split(|c: char| c.is_ascii_whitespace() || c == '>').next().unwrap_or("");
    let Some((at, rest)) = foreign(raw, own, name.len(), cut) else { return };
    let found = rest.split(|c: char| c.is_ascii_whitespace() || c == '>').next().unwrap_or("");
    let span = match found {
        "" => errors.end_of_text(),
        _ => Span::from_usize(start + at, start + at + found.len()),
    };
    errors.report(span, |_| {
        let found = if found.is_empty() { "the end of the file".to_owned() } else { quoted(found) };
        format!("expected `>` to end the tag {}, found {found}", quoted(name))
    });
}

/// What stands where a `>` should, and its offset in the tag: anything behind the `name` of an end tag, or what
/// follows a tag that has no `>`.
fn foreign<'t>(raw: &'t str, own: &'t str, name: usize, cut: Option<&Cut>) -> Option<(usize, &'t str)> {
    if own.starts_with("</") {
        let behind = own.get(name..)?.trim_start();
        let junk = behind.strip_suffix('>').unwrap_or(behind).trim_end();
        if !junk.is_empty() {
            return Some((own.len() - behind.len(), junk));
        }
    }
    let cut = cut.filter(|cut| !cut.in_value)?;
    Some((cut.at, raw.get(cut.at..)?))
}

/// Where a tag that lacks its `>` or a quote really ends.
struct Cut {
    /// Offset in the tag's text of the first byte that is not its own.
    at: usize,
    /// Whether a quote is open there.
    in_value: bool,
}

impl Cut {
    fn find(raw: &str, closed: bool) -> Option<Cut> {
        let bytes = raw.as_bytes();
        if closed && memchr::memchr(b'<', bytes.get(1..)?).is_none() {
            return None;
        }
        let mut quote: Option<usize> = None;
        for (i, &byte) in bytes.iter().enumerate().skip(1) {
            match (byte, quote) {
                (b'"' | b'\'', None) => quote = Some(i),
                (b'"' | b'\'', Some(q)) if bytes[q] == byte => quote = None,
                (b'<', None) => return Some(Cut { at: i, in_value: false }),
                // A `<` in a closed value is a fault of its own. But a value that runs over the end of a tag or a
                // line before it lacks its quote.
                (b'<', Some(q)) if !closed || memchr::memchr2(b'>', b'\n', &bytes[q..i]).is_some() => {
                    return Some(Cut { at: i, in_value: true });
                }
                _ => {}
            }
        }
        (!closed).then_some(Cut { at: raw.len(), in_value: quote.is_some() })
    }
}
