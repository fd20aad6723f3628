//! Puts JSON tokens together and says what was expected where they do not fit.
//!
//! After an error it goes on with what most likely was meant: a missing comma, a bracket that is closed by the one
//! around it, a trailing comma. Called through [`super::parse`].

use super::lexer::{Lexer, Token, TokenKind};
use super::{Pair, Value, ValueKind, string};
use crate::text::Span;
use crate::text::{Errors, quoted};

/// Values nested deeper are skipped (a manifest has about twelve levels): the parser recurses.
const DEEPEST: usize = 100;

/// Reads `text`; `None` when there is no value in it.
pub(crate) fn parse<'t>(text: &'t str, errors: &mut Errors<'t>) -> Option<Value> {
    let mut lexer = Lexer::new(text);
    let token = lexer.next(errors);
    let mut parser = Parser { text, lexer, token, end: 0, open: Vec::new(), errors };
    let mut value = parser.value()?;
    if parser.token.kind != TokenKind::End {
        parser.expected("the end of the file");
        parser.resume(&mut value);
    }
    Some(value)
}

struct Parser<'t, 'e> {
    text: &'t str,
    lexer: Lexer<'t>,
    /// The next token.
    token: Token,
    /// End of the token before it.
    end: u32,
    /// The closing brackets that are due, outermost first.
    open: Vec<u8>,
    errors: &'e mut Errors<'t>,
}

impl Parser<'_, '_> {
    fn bump(&mut self) -> Token {
        let token = self.token;
        self.end = token.span.end;
        self.token = self.lexer.next(self.errors);
        token
    }

    fn eat(&mut self, kind: TokenKind) -> Option<Token> {
        if self.token.kind == kind { Some(self.bump()) } else { None }
    }

    /// Reports that `what` was expected where the next token stands.
    fn expected(&mut self, what: &str) {
        self.expected_with(what, None);
    }

    fn expected_with(&mut self, what: &str, related: Option<(Span, &'static str)>) {
        let Token { kind, span } = self.token;
        self.errors.report_pair(span, related, |_| match kind {
            TokenKind::End => format!("expected {what}, found the end of the file"),
            _ => format!("expected {what}, found {}", quoted(span.of(self.text))),
        });
    }

    /// The value at the next token; `None`, and nothing is consumed, when there is none.
    fn value(&mut self) -> Option<Value> {
        let Token { kind, span } = self.token;
        let (inner, kind) = match kind {
            TokenKind::Open(_) if self.open.len() >= DEEPEST => (self.skip_nested(), ValueKind::Other),
            TokenKind::Open(b'{') => {
                let mut pairs = Vec::new();
                (self.sequence("a property", |p| p.pair(&mut pairs)), ValueKind::Object(pairs))
            }
            TokenKind::Open(_) => {
                let mut items = Vec::new();
                (self.sequence("a value", |p| p.item(&mut items)), ValueKind::Array(items))
            }
            TokenKind::String { inner } => {
                self.bump();
                (inner, ValueKind::String(string::decode(self.text, inner, self.errors)))
            }
            TokenKind::Word | TokenKind::Placeholder => (span, self.word()),
            _ => {
                self.expected("a value");
                return None;
            }
        };
        Some(Value { span: Span::new(span.start, self.end), inner, kind })
    }

    /// Reads what follows the outermost value. A bracket too many closes it too early: then its properties go on here.
    fn resume(&mut self, root: &mut Value) {
        let ValueKind::Object(pairs) = &mut root.kind else { return };
        while self.token.kind != TokenKind::End {
            match self.token.kind {
                TokenKind::String { .. } => self.pair(pairs),
                _ => _ = self.bump(),
            }
        }
    }

    fn word(&mut self) -> ValueKind {
        let word = self.token.span.of(self.text);
        let known = self.token.kind == TokenKind::Placeholder
            || matches!(word, "true" | "false" | "null")
            || serde_json::from_str::<serde_json::Number>(word).is_ok();
        if !known {
            self.expected("a value");
        }
        let kind = if word == "true" { ValueKind::True } else { ValueKind::Other };
        self.bump();
        kind
    }

    /// What stands between the bracket at the next token and the one that closes it: `item`s, separated by commas. An
    /// `item` must consume something. Returns the span inside the brackets.
    fn sequence(&mut self, what: &str, mut item: impl FnMut(&mut Self)) -> Span {
        let open = self.bump();
        let close = if open.kind == TokenKind::Open(b'{') { b'}' } else { b']' };
        let start = open.span.end;
        self.open.push(close);
        let mut comma = None;
        let mut first = true;
        while !self.is_at_end(open, close) {
            if !first && comma.is_none() {
                self.expected(&format!("`,` or `{}`", char::from(close)));
            }
            if self.token.kind == TokenKind::Comma {
                self.expected(what);
            } else {
                item(self);
            }
            comma = self.eat(TokenKind::Comma);
            first = false;
        }
        self.open.pop();
        if self.token.kind != TokenKind::Close(close) {
            return Span::new(start, self.end);
        }
        if let Some(comma) = comma {
            self.report_trailing_comma(comma, what, char::from(close));
        }
        Span::new(start, self.bump().span.start)
    }

    fn report_trailing_comma(&mut self, comma: Token, what: &str, close: char) {
        self.errors.report(comma.span, |_| {
            format!("expected {what} after `,`, found `{close}`: JSON allows no comma before `{close}`")
        });
    }

    /// Whether the sequence that `open` began ends here: at its own bracket, at one that belongs to a sequence around
    /// it, or at the end of the text. A bracket that belongs to none is skipped.
    fn is_at_end(&mut self, open: Token, close: u8) -> bool {
        loop {
            match self.token.kind {
                TokenKind::Close(c) if c == close => return true,
                TokenKind::Close(_) | TokenKind::End => {}
                _ => return false,
            }
            let line = self.errors.line(open.span.start);
            let (opening, closing) = (open.span.of(self.text), char::from(close));
            let what = format!("`{closing}` to close the `{opening}` opened on line {line}");
            self.expected_with(&what, Some((open.span, "opened here")));
            match self.token.kind {
                TokenKind::Close(c) if !self.open.contains(&c) => self.bump(),
                _ => return true,
            };
        }
    }

    fn item(&mut self, items: &mut Vec<Value>) {
        match self.value() {
            Some(value) => items.push(value),
            None => _ = self.bump(),
        }
    }

    fn pair(&mut self, pairs: &mut Vec<Pair>) {
        let start = self.token.span.start;
        let key = match self.token.kind {
            TokenKind::String { inner } => string::decode(self.text, inner, self.errors),
            kind => {
                self.expected("a property name in double quotes");
                if let TokenKind::Open(_) = kind {
                    self.value();
                    return;
                }
                self.token.span.of(self.text).to_owned()
            }
        };
        let name = self.bump();
        if self.eat(TokenKind::Colon).is_none() {
            if !matches!(name.kind, TokenKind::String { .. }) {
                return;
            }
            self.expected(&format!("`:` after the property name {}", quoted(name.span.of(self.text))));
        }
        if matches!(self.token.kind, TokenKind::Comma | TokenKind::Close(_) | TokenKind::End) {
            return self.expected("a value after `:`");
        }
        match self.value() {
            Some(value) => pairs.push(Pair { key, name: name.span, value, span: Span::new(start, self.end) }),
            None => _ = self.bump(),
        }
    }

    /// Skips a bracket and all that is in it, without recursion; its inner span is not worth knowing.
    fn skip_nested(&mut self) -> Span {
        let start = self.token.span.start;
        let mut depth = 0usize;
        loop {
            match self.bump().kind {
                TokenKind::Open(_) => depth += 1,
                TokenKind::Close(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 || self.token.kind == TokenKind::End {
                return Span::new(start, self.end);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The errors in `text`, each as `what stands there: message`.
    fn errors(text: &str) -> Vec<String> {
        let mut errors = Errors::new(text, 5);
        parse(text, &mut errors);
        errors.into_sorted().iter().map(|e| format!("{:?}: {}", e.span.of(text), e.message)).collect()
    }

    /// Both values read from broken text.
    fn a_and_b(text: &str) -> [Option<String>; 2] {
        let value = parse(text, &mut Errors::new(text, 5)).unwrap();
        ["a", "b"].map(|key| value.string_of(key).map(|s| s.value))
    }

    #[test]
    fn says_what_was_expected_and_reads_on() {
        for (text, expected) in [
            (r#"{"a": "1" "b": "2"}"#, r#"""b"": expected `,` or `}`, found `"b"`"#),
            (
                r#"{"a": "1", "b": "2",}"#,
                r#"",": expected a property after `,`, found `}`: JSON allows no comma before `}`"#,
            ),
            (r#"{"a": "1", "b" "2"}"#, r#"""2"": expected `:` after the property name `"b"`, found `"2"`"#),
            (r#"{"a": "1",, "b": "2"}"#, r#"",": expected a property, found `,`"#),
            (
                r#"{"a": "1", c: [1], "b": "2"}"#,
                r#""c": expected a property name in double quotes, found `c`"#,
            ),
            (r#"{"a": "1", "c": [1, "b": "2"}"#, r#"":": expected `,` or `]`, found `:`"#),
            (
                r#"{"a": "1", "c": [1}, "b": "2"}"#,
                r#""}": expected `]` to close the `[` opened on line 1, found `}`"#,
            ),
            (
                r#"{"a": "1", "c": [1}], "b": "2"}"#,
                r#""}": expected `]` to close the `[` opened on line 1, found `}`"#,
            ),
            (r#"{"a": "1", "c": , "b": "2"}"#, r#"",": expected a value after `:`, found `,`"#),
            (r#"{"a": "1", "c": 'x', "b": "2"}"#, r#""'x'": expected a value, found `'x'`"#),
            (
                r#"{"a": "1", "c": undefined, "b": "2"}"#,
                r#""undefined": expected a value, found `undefined`"#,
            ),
            (
                r#"{"a": "1", "b": "2""#,
                r#""": expected `}` to close the `{` opened on line 1, found the end of the file"#,
            ),
            (r#"{"a": "1", "b": "2"} }"#, r#""}": expected the end of the file, found `}`"#),
            (
                "{\"a\": \"1\", \"c\": \"x,\n \"b\": \"2\"}",
                "\"\\\"x\": expected `\"` to close the string, found the end of the line",
            ),
            (
                "{\"a\": \"1\", \"b\": \"2\" /* }",
                "\"/*\": expected `*/` to close this comment, found the end of the file",
            ),
        ] {
            assert_eq!(
                errors(text).first().unwrap().replace(r#"\""#, "\""),
                expected.replace(r#"\""#, "\""),
                "{text}"
            );
            assert_eq!(a_and_b(text)[0].as_deref(), Some("1"), "{text}");
        }
    }
}
