//! Where a byte of a JSON text is: below which keys, as a key or as a value; derived from the tokens before it.
//!
//! For texts that are being typed: a missing value, quote, comma or bracket is not an obstacle, and nothing after the
//! place matters but the other keys of its object. Knows nothing about what keys mean. Called by whoever completes.

use super::lexer::{Lexer, Token, TokenKind};
use crate::text::{Errors, Span};

/// A step from the root of a text to a place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PathStep {
    /// Into the value of a key.
    Key(String),
    /// Into an element of an array.
    Item,
}

/// A place in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct JsonPlace {
    /// To the object whose key stands here, or to the value.
    pub(crate) path: Vec<PathStep>,
    /// Whether it is a key.
    pub(crate) is_key: bool,
    /// The word that is being typed, without its quotes; empty where none is.
    pub(crate) word: Span,
    /// Whether the word has a quote in front.
    pub(crate) quoted: bool,
    /// The other keys of the object.
    pub(crate) keys: Vec<String>,
}

/// An object or array that is open.
#[derive(Default)]
struct OpenContainer {
    is_object: bool,
    /// The key whose value comes next, or came last.
    key: Option<String>,
    /// Behind the colon.
    in_value: bool,
    /// Behind the value.
    done: bool,
    keys: Vec<String>,
}

/// The place of byte `at`; `None` in a comment and outside of every object and array.
pub(crate) fn place(text: &str, at: u32) -> Option<JsonPlace> {
    let mut errors = Errors::new(text, 0);
    let mut lexer = Lexer::new(text);
    let mut open: Vec<OpenContainer> = Vec::new();
    let mut before = 0;
    loop {
        let token = lexer.next(&mut errors);
        if token.kind == TokenKind::End || token.span.start >= at || holds(token, at) {
            return found(text, at, Cursor { token, before, lexer, errors }, open);
        }
        step(text, &mut open, token);
        before = token.span.end;
    }
}

/// Whether the cursor is in the token, or behind the last letter of a word.
fn holds(token: Token, at: u32) -> bool {
    match token.kind {
        TokenKind::String { inner } if inner.end < token.span.end => inner.touches(at),
        TokenKind::String { .. } | TokenKind::Word => token.span.touches(at),
        _ => token.span.start < at && at < token.span.end,
    }
}

/// What comes at the place or behind it.
struct Cursor<'t> {
    token: Token,
    /// End of the token before.
    before: u32,
    lexer: Lexer<'t>,
    errors: Errors<'t>,
}

fn found(text: &str, at: u32, mut cursor: Cursor, mut open: Vec<OpenContainer>) -> Option<JsonPlace> {
    let gap = Span::new(cursor.before, cursor.token.span.start.min(at)).of(text);
    if ends_in_comment(gap) {
        return None;
    }
    let (word, quoted) = word(text, at, cursor.token);
    let last = open.last_mut()?;
    // A word behind a value, without a comma between them, is the next key.
    let is_key = last.is_object && (!last.in_value || last.done);
    if is_key && holds(cursor.token, at) {
        // The key at the place is none of the others.
        (last.key, last.in_value, last.done) = (Some(String::new()), false, false);
        cursor.token = cursor.lexer.next(&mut cursor.errors);
    }
    let path = path(&open, is_key);
    Some(JsonPlace { path, is_key, word, quoted, keys: keys(text, cursor, open) })
}

fn path(open: &[OpenContainer], is_key: bool) -> Vec<PathStep> {
    let mut path: Vec<PathStep> = Vec::new();
    for (index, frame) in open.iter().enumerate() {
        let last = index + 1 == open.len();
        match &frame.key {
            _ if !frame.is_object => path.push(PathStep::Item),
            Some(key) if !(last && is_key) => path.push(PathStep::Key(key.clone())),
            _ => {}
        }
    }
    path
}

/// The keys of the innermost object, those behind the place as well.
fn keys(text: &str, cursor: Cursor, mut open: Vec<OpenContainer>) -> Vec<String> {
    let Cursor { mut token, mut lexer, mut errors, .. } = cursor;
    let depth = open.len();
    loop {
        let closes = matches!(token.kind, TokenKind::Close(_)) && open.len() == depth;
        if closes || token.kind == TokenKind::End {
            open.truncate(depth);
            return open.pop().map_or(Vec::new(), |frame| frame.keys);
        }
        step(text, &mut open, token);
        token = lexer.next(&mut errors);
    }
}

/// Whether a gap between tokens ends inside of a comment.
fn ends_in_comment(gap: &str) -> bool {
    let line = gap.rsplit(['\n', '\r']).next().unwrap_or("");
    line.contains("//") || gap.rfind("/*") > gap.rfind("*/")
}

/// The word at the cursor: all of a string that is closed, else as much of it as is a word.
fn word(text: &str, at: u32, token: Token) -> (Span, bool) {
    let rest = text.get(at as usize..).unwrap_or("");
    let is_word = |c: char| c.is_alphanumeric() || "_-.$".contains(c);
    let end = at + rest.find(|c| !is_word(c)).unwrap_or(rest.len()) as u32;
    match token.kind {
        TokenKind::String { inner } if holds(token, at) => {
            let closed = inner.end < token.span.end;
            (Span::new(inner.start, if closed { inner.end } else { end }), true)
        }
        TokenKind::Word if holds(token, at) => (token.span, false),
        _ => (Span::empty(at), false),
    }
}

fn step(text: &str, open: &mut Vec<OpenContainer>, token: Token) {
    match token.kind {
        TokenKind::Open(bracket) => {
            if let Some(frame) = open.last_mut() {
                frame.done = true;
            }
            open.push(OpenContainer { is_object: bracket == b'{', ..OpenContainer::default() });
        }
        TokenKind::Close(_) => drop(open.pop()),
        TokenKind::Comma => {
            if let Some(frame) = open.last_mut() {
                (frame.in_value, frame.done) = (false, false);
            }
        }
        TokenKind::Colon => {
            if let Some(frame) = open.last_mut().filter(|frame| frame.key.is_some()) {
                (frame.in_value, frame.done) = (true, false);
            }
        }
        TokenKind::String { inner } => name(inner.of(text), open),
        TokenKind::Word | TokenKind::Placeholder | TokenKind::Unknown => name(token.span.of(text), open),
        TokenKind::End => {}
    }
}

/// A key, or the value of one. A string behind a value is a key without its comma.
fn name(text: &str, open: &mut [OpenContainer]) {
    let Some(frame) = open.last_mut().filter(|frame| frame.is_object) else { return };
    if frame.in_value && !frame.done {
        frame.done = true;
        return;
    }
    frame.key = Some(text.to_owned());
    frame.keys.push(text.to_owned());
    (frame.in_value, frame.done) = (false, false);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `key|value /a/[]/b 'word' (others)` for the place of `‸`.
    fn told(marked: &str) -> String {
        let at = marked.find('‸').unwrap();
        let text = marked.replace('‸', "");
        let Some(place) = place(&text, at as u32) else { return "nowhere".to_owned() };
        let step = |step: &PathStep| match step {
            PathStep::Key(key) => format!("/{key}"),
            PathStep::Item => "/[]".to_owned(),
        };
        let (word, path) = (place.word.of(&text), place.path.iter().map(step).collect::<String>());
        let quote = if place.quoted { "\"" } else { "" };
        let kind = if place.is_key { "key" } else { "value" };
        format!("{kind} {path} {quote}{word} ({})", place.keys.join(" "))
    }

    #[test]
    fn a_place_is_told_in_whole_and_in_broken_texts() {
        for (text, expected) in [
            (r#"{"a": {"b": ["x‸y"]}}"#, "value /a/b/[] \"xy ()"),
            (r#"{"a": {"b‸": 1, "c": 2}, "d": 3}"#, "key /a \"b (c)"),
            (r#"{"a": 1, ‸}"#, "key   (a)"),
            (r#"{"a": ‸}"#, "value /a  (a)"),
            (r#"{"a": ‸, "b": 1}"#, "value /a  (a b)"),
            (r#"{"a": "x‸"#, "value /a \"x (a)"),
            (r#"{"a": "x‸ }"#, "value /a \"x (a)"),
            ("{\"a\": \"x‸\n \"b\": 1}", "value /a \"x (a b)"),
            ("{\"a\": \"x\"\n \"b‸\n}", "key  \"b (a)"),
            ("{\"a\": \"x\"\n b‸\n}", "key  b (a)"),
            (r#"{"a": [{"b": 1}, {‸"#, "key /a/[]  ()"),
            (r#"{"a": [{"b": 1}, {"b": tr‸"#, "value /a/[]/b tr (b)"),
            (r#"{"a": {"b": 1}, "c": ‸"#, "value /c  (a c)"),
            ("{ // a ‸\n}", "nowhere"),
            ("{ /* a ‸ */ }", "nowhere"),
            ("{ /* a */ ‸ }", "key   ()"),
            ("‸", "nowhere"),
            ("{} ‸", "nowhere"),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_trips_it(
            parts in proptest::collection::vec(proptest::sample::select(vec![
                "{", "}", "[", "]", ":", ",", "\"", "\"a\"", "b", "'", "//", "/*", "*/", "\n", "é", " ", "\\", "${{", "}}",
            ]), 0..16),
        ) {
            let text = parts.concat();
            for (at, _) in text.char_indices() {
                if let Some(place) = place(&text, at as u32) {
                    proptest::prop_assert!(text.get(place.word.start as usize..place.word.end as usize).is_some());
                }
            }
        }
    }
}
