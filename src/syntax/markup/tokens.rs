//! Markup as tags and text, in one pass over the bytes; nothing is ever too broken.
//!
//! Scripts, styles and comments are passed over. Knows nothing about what attributes mean.

use super::scan;
use crate::text::Span;
use memchr::memmem;

/// What stands between two tags, or one of these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Open(Tag),
    /// The name of the element that ends.
    Close(Span),
    Text(Span),
    /// `{...}` in Svelte, `{{...}}` elsewhere: what is in it.
    Braces(Span),
}

/// A start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    pub(super) name: Span,
    pub(super) attributes: Vec<Attribute>,
    /// Nothing is inside: `<a/>`, `<br>`.
    pub(super) empty: bool,
}

/// One attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Attribute {
    /// Its name; `{...}` as a whole where Svelte has one without.
    pub(super) name: Span,
    /// Its value, without quotes.
    pub(super) value: Option<Span>,
}

/// How expressions are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Braces {
    /// `{x}`, in attributes without quotes as well.
    Single,
    /// `{{x}}`.
    Double,
}

const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "wbr"];

/// Iterates over the markup of a stretch of text.
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    end: usize,
    braces: Braces,
    /// Where braces never close: nobody looks again behind it.
    pub(super) unclosed: Option<usize>,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str, span: Span, braces: Braces) -> Self {
        let text = text.get(..span.end as usize).unwrap_or(text);
        Tokens { text, at: span.start as usize, end: text.len(), braces, unclosed: None }
    }

    fn rest(&self, at: usize) -> &'a [u8] {
        self.text.as_bytes().get(at..self.end).unwrap_or_default()
    }

    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or_default()
    }

    /// What braces at `at` enclose, and where they end.
    fn braces_at(&mut self, at: usize) -> Option<(Span, usize)> {
        if self.unclosed.is_some() || self.byte(at) != b'{' {
            return None;
        }
        let (length, close) = match self.braces {
            // `{/if}` divides nothing.
            Braces::Single if self.byte(at + 1) == b'/' => {
                (1, memchr::memchr(b'}', self.rest(at)).map(|found| at + found))
            }
            Braces::Single => (1, scan::closing(self.text, at)),
            Braces::Double if self.byte(at + 1) != b'{' => return None,
            Braces::Double => (2, memmem::find(self.rest(at), b"}}").map(|found| at + found)),
        };
        self.unclosed = close.is_none().then_some(at);
        let close = close?;
        (close >= at + length).then(|| (Span::from_usize(at + length, close), close + length))
    }

    /// Whether a tag begins at `at`.
    fn begins_tag(&self, at: usize) -> bool {
        let next = self.byte(at + 1);
        self.byte(at) == b'<' && (next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?'))
    }

    fn text_token(&mut self) -> Token {
        let start = self.at;
        let mut at = start;
        while let Some(found) = memchr::memchr2(b'<', b'{', self.rest(at)) {
            at += found;
            if self.begins_tag(at) || self.braces_at(at).is_some() {
                self.at = at;
                return Token::Text(Span::from_usize(start, at));
            }
            at += 1;
        }
        self.at = self.end;
        Token::Text(Span::from_usize(start, self.end))
    }

    /// Goes behind a comment or declaration.
    fn pass_over(&mut self) {
        let rest = self.rest(self.at);
        let close: &[u8] = if rest.starts_with(b"<!--") { b"-->" } else { b">" };
        self.at = memmem::find(rest, close).map_or(self.end, |found| self.at + found + close.len());
    }

    fn name(&self, from: usize, ends: impl Fn(u8) -> bool) -> usize {
        let rest = self.rest(from);
        from + rest.iter().position(|&byte| byte.is_ascii_whitespace() || ends(byte)).unwrap_or(rest.len())
    }

    fn close_tag(&mut self) -> Token {
        let start = self.at + 2;
        let end = self.name(start, |byte| matches!(byte, b'>' | b'<'));
        self.at = memchr::memchr(b'>', self.rest(end)).map_or(self.end, |found| end + found + 1);
        Token::Close(Span::from_usize(start, end))
    }

    fn open_tag(&mut self) -> Token {
        let start = self.at + 1;
        let end = self.name(start, |byte| matches!(byte, b'>' | b'/' | b'<'));
        let name = Span::from_usize(start, end);
        self.at = end;
        let mut attributes = Vec::new();
        let mut empty = false;
        while self.at < self.end {
            match self.byte(self.at) {
                b'>' => {
                    self.at += 1;
                    break;
                }
                b'<' if self.begins_tag(self.at) => break,
                b'/' => {
                    empty = self.byte(self.at + 1) == b'>';
                    self.at += 1;
                }
                byte if byte.is_ascii_whitespace() => self.at += 1,
                _ => attributes.push(self.attribute()),
            }
        }
        let word = name.of(self.text);
        self.pass_raw(word);
        Token::Open(Tag { name, attributes, empty: empty || VOID.contains(&word) })
    }

    /// Scripts and styles hold no markup.
    fn pass_raw(&mut self, name: &str) {
        if !name.eq_ignore_ascii_case("script") && !name.eq_ignore_ascii_case("style") {
            return;
        }
        let rest = self.rest(self.at);
        let ends = |&at: &usize| {
            let word = rest.get(at + 2..at + 2 + name.len());
            word.is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()))
        };
        self.at = memmem::find_iter(rest, b"</").find(ends).map_or(self.end, |found| self.at + found);
    }

    fn attribute(&mut self) -> Attribute {
        let start = self.at;
        if self.braces == Braces::Single
            && let Some((_, end)) = self.braces_at(start)
        {
            self.at = end;
            return Attribute { name: Span::from_usize(start, end), value: None };
        }
        // Angular and Vue have names in brackets; a name takes a byte at least.
        let end = self.name(start + 1, |byte| matches!(byte, b'=' | b'>' | b'/'));
        let name = Span::from_usize(start, end);
        let next = end + self.rest(end).len() - self.rest(end).trim_ascii_start().len();
        self.at = end;
        if self.byte(next) != b'=' || next >= self.end {
            return Attribute { name, value: None };
        }
        let from = next + 1;
        self.at = from + self.rest(from).len() - self.rest(from).trim_ascii_start().len();
        Attribute { name, value: Some(self.value()) }
    }

    fn value(&mut self) -> Span {
        let start = self.at;
        if let quote @ (b'"' | b'\'') = self.byte(start) {
            let length = memchr::memchr(quote, self.rest(start + 1));
            let end = length.map_or(self.end, |length| start + 1 + length);
            self.at = (end + 1).min(self.end);
            return Span::from_usize(start + 1, end);
        }
        let end = match self.braces_at(start) {
            Some((_, end)) if self.braces == Braces::Single => self.name(end, |byte| byte == b'>'),
            _ => self.name(start, |byte| byte == b'>'),
        };
        self.at = end;
        Span::from_usize(start, end)
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let at = self.at;
            if at >= self.end {
                return None;
            }
            if !self.begins_tag(at) {
                if let Some((span, end)) = self.braces_at(at) {
                    self.at = end;
                    return Some(Token::Braces(span));
                }
                return Some(self.text_token());
            }
            match self.byte(at + 1) {
                b'!' | b'?' => self.pass_over(),
                b'/' => return Some(self.close_tag()),
                _ => return Some(self.open_tag()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, braces: Braces) -> Vec<String> {
        let span = Span::from_usize(0, text.len());
        let attribute =
            |a: &Attribute| format!("{}={}", a.name.of(text), a.value.map_or("-", |value| value.of(text)));
        let told = |token| match token {
            Token::Open(tag) => {
                let attributes: Vec<String> = tag.attributes.iter().map(attribute).collect();
                format!("<{} {}", tag.name.of(text), attributes.join(" "))
            }
            Token::Close(name) => format!("/{}", name.of(text)),
            Token::Text(span) => span.of(text).to_owned(),
            Token::Braces(span) => format!("{{{}", span.of(text)),
        };
        Tokens::new(text, span, braces).map(told).collect()
    }

    #[test]
    fn tags_text_and_expressions() {
        let text = "<a (b)=\"c > d\" e f=g>{{ h < i }} j</a><script>{{ k }}</script><!-- {{ l }} -->";
        assert_eq!(
            names(text, Braces::Double),
            ["<a (b)=c > d e=- f=g", "{ h < i ", " j", "/a", "<script ", "/script"]
        );
        let text = "<A on:x={() => a > b} {...c} d=\"e{f}\" />{#if g < h}{`</b>`}";
        assert_eq!(
            names(text, Braces::Single),
            ["<A on:x={() => a > b} {...c}=- d=e{f}", "{#if g < h", "{`</b>`"]
        );
    }

    #[test]
    fn whatever_is_broken_ends() {
        for text in [
            "<", "<a", "<a b=", "<a b='", "{{", "{{ }", "</", "<!--", "<script", "<a =", "<a /", "{{{{",
            "é<é",
        ] {
            for braces in [Braces::Single, Braces::Double] {
                names(text, braces);
            }
        }
    }
}
