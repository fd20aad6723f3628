//! Cuts JSON text into tokens with spans; comments and blanks are skipped.
//!
//! Called by the parser only.

use crate::text::Errors;
use crate::text::Span;

/// Bytes in which a placeholder, or a string in the wrong quotes, has to end.
const LONGEST_WORD: usize = 500;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// `{` or `[`.
    Open(u8),
    /// `}` or `]`.
    Close(u8),
    /// `:`
    Colon,
    /// `,`
    Comma,
    /// A string; the token's span has its quotes, `inner` has not.
    String {
        /// Without the quotes.
        inner: Span,
    },
    /// A bare word: a number, `true`, or something that JSON does not know.
    Word,
    /// `${{NAME}}` outside of a string, which a build step replaces.
    Placeholder,
    /// Anything else.
    Unknown,
    /// The end of the text.
    End,
}

/// A token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) span: Span,
}

/// Reads the tokens of one text.
pub(crate) struct Lexer<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lexer<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Lexer { text, at: 0 }
    }

    /// The next token; at the end of the text [`TokenKind::End`] again and again.
    pub(crate) fn next(&mut self, errors: &mut Errors<'_>) -> Token {
        self.skip_blanks_and_comments(errors);
        let rest = self.rest();
        let Some(first) = rest.bytes().next() else {
            return Token { kind: TokenKind::End, span: errors.end_of_text() };
        };
        match first {
            b'{' | b'[' => self.token(1, TokenKind::Open(first)),
            b'}' | b']' => self.token(1, TokenKind::Close(first)),
            b':' => self.token(1, TokenKind::Colon),
            b',' => self.token(1, TokenKind::Comma),
            b'"' => self.string(errors),
            // A string in single quotes, which JSON does not have.
            b'\'' => self.token(closed_by(rest, b"'").unwrap_or(1), TokenKind::Unknown),
            b'$' if rest.starts_with("${{") => match closed_by(rest, b"}}") {
                Some(len) => self.token(len, TokenKind::Placeholder),
                None => self.token(3, TokenKind::Unknown),
            },
            _ => match rest.find(|c| !is_word(c)).unwrap_or(rest.len()) {
                0 => self.token(rest.chars().next().map_or(1, char::len_utf8), TokenKind::Unknown),
                len => self.token(len, TokenKind::Word),
            },
        }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn token(&mut self, len: usize, kind: TokenKind) -> Token {
        let span = Span::from_usize(self.at, self.at + len);
        self.at += len;
        Token { kind, span }
    }

    fn skip_blanks_and_comments(&mut self, errors: &mut Errors<'_>) {
        loop {
            let rest = self.rest();
            self.at +=
                rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').len();
            let rest = self.rest();
            if rest.starts_with("//") {
                self.at += line(rest).len();
            } else if let Some(comment) = rest.strip_prefix("/*") {
                let end = comment.find("*/").map_or(rest.len(), |end| end + "/**/".len());
                if end == rest.len() && !comment.ends_with("*/") {
                    let opening = Span::from_usize(self.at, self.at + 2);
                    errors.say(opening, "expected `*/` to close this comment, found the end of the file");
                }
                self.at += end;
            } else {
                return;
            }
        }
    }

    fn string(&mut self, errors: &mut Errors<'_>) -> Token {
        let start = self.at;
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let mut i = 1;
        while let Some(found) = bytes.get(i..).and_then(|b| memchr::memchr3(b'"', b'\\', b'\n', b)) {
            match bytes[i + found] {
                b'"' => {
                    let inner = Span::from_usize(start + 1, start + i + found);
                    return self.token(i + found + 1, TokenKind::String { inner });
                }
                b'\\' if bytes.get(i + found + 1) != Some(&b'\n') => i += found + 2,
                _ => break,
            }
        }
        // A string can't go over a line. What follows it on the line is most likely the comma of the property.
        let own = line(rest).trim_end();
        let own = own.strip_suffix(',').unwrap_or(own);
        let span = Span::from_usize(start, start + own.len());
        errors.say(span, "expected `\"` to close the string, found the end of the line");
        let inner = Span::from_usize(start + 1, start + own.len());
        self.token(own.len().max(1), TokenKind::String { inner })
    }
}

fn line(text: &str) -> &str {
    text.split(['\n', '\r']).next().unwrap_or("")
}

/// Length of what begins `rest` and ends with `mark` on the same line. Looks no further than a name or path can
/// reach, so that a line full of openings takes no quadratic time.
fn closed_by(rest: &str, mark: &[u8]) -> Option<usize> {
    let head = rest.as_bytes().get(1..rest.len().min(LONGEST_WORD))?;
    let end = memchr::memmem::find(head, mark)?;
    let one_line = memchr::memchr2(b'\n', b'\r', &head[..end]).is_none();
    one_line.then_some(1 + end + mark.len())
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || "_+-.".contains(c)
}
