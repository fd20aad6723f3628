//! Where the comments of a file are: by the syntax tree in sources, by a small scan in markup and JSON.
//!
//! Exact about strings that look like comments. Knows nothing about what comments say.

use crate::syntax::{self, FileKind, Piece, file_kind};
use crate::text::Span;
use memchr::memmem;
use std::path::Path;

/// A comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Comment {
    /// With its marks.
    pub(super) span: Span,
    /// What to take away with it: in JSX the braces around it.
    pub(super) whole: Span,
    /// Start of the file, or of the script that it stands in.
    pub(super) piece: u32,
}

impl Comment {
    fn plain(start: usize, end: usize) -> Comment {
        let span = Span::from_usize(start, end);
        Comment { span, whole: span, piece: 0 }
    }
}

/// Comments of a script, or of a page and its scripts, in order.
pub(super) fn in_source(path: &Path, text: &str) -> Vec<Comment> {
    in_pieces(&syntax::parse(path, text), path, text)
}

/// The same where the scripts are parsed already.
pub(super) fn in_pieces(pieces: &[Piece], path: &Path, text: &str) -> Vec<Comment> {
    let mut comments = Vec::new();
    let mut scripts = Vec::new();
    for piece in pieces {
        scripts.push(piece.span);
        let own = piece.comments().into_iter();
        comments.extend(own.map(|c| Comment { span: c.span, whole: c.whole, piece: piece.span.start }));
    }
    if file_kind(path) == Some(FileKind::Embedded) {
        scripts.sort_unstable();
        let outside = |c: &Comment| {
            let before = scripts.partition_point(|script| script.start <= c.span.start);
            before.checked_sub(1).is_none_or(|last| !scripts[last].contains(c.span))
        };
        comments.extend(in_markup(text).into_iter().filter(outside));
        comments.sort_by_key(|c| c.span);
    }
    comments
}

/// `<!-- ... -->`, outside of CDATA sections.
pub(super) fn in_markup(text: &str) -> Vec<Comment> {
    let bytes = text.as_bytes();
    let mut comments = Vec::new();
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| memmem::find(rest, b"<!")) {
        let start = at + found;
        let rest = &bytes[start..];
        let close = |mark: &[u8], skip: usize| {
            let end = rest.get(skip..).and_then(|inner| memmem::find(inner, mark));
            end.map_or(bytes.len(), |end| start + skip + end + mark.len())
        };
        if rest.starts_with(b"<!--") {
            at = close(b"-->", 4);
            comments.push(Comment::plain(start, at));
        } else if rest.starts_with(b"<![CDATA[") {
            at = close(b"]]>", 9);
        } else {
            at = start + 2;
        }
    }
    comments
}

/// `// ...` and `/* ... */`, outside of strings.
pub(super) fn in_json(text: &str) -> Vec<Comment> {
    let bytes = text.as_bytes();
    let mut comments = Vec::new();
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr2(b'"', b'/', rest)) {
        let start = at + found;
        let rest = &bytes[start..];
        at = if rest.starts_with(b"\"") {
            start + string_len(rest)
        } else if rest.starts_with(b"//") {
            start + memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len())
        } else if rest.starts_with(b"/*") {
            let inner = rest.get(2..).and_then(|inner| memmem::find(inner, b"*/"));
            inner.map_or(bytes.len(), |end| start + end + 4)
        } else {
            start + 1
        };
        if matches!(rest.get(..2), Some(b"//" | b"/*")) {
            comments.push(Comment::plain(start, at));
        }
    }
    comments
}

/// Length of the string that begins `rest`; one that is not closed ends with its line.
fn string_len(rest: &[u8]) -> usize {
    let mut at = 1;
    while let Some(found) = rest.get(at..).and_then(|r| memchr::memchr3(b'"', b'\\', b'\n', r)) {
        match rest[at + found] {
            b'\\' => at += found + 2,
            _ => return at + found + 1,
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts<'t>(text: &'t str, comments: &[Comment]) -> Vec<&'t str> {
        comments.iter().map(|c| c.whole.of(text)).collect()
    }

    #[test]
    fn strings_and_templates_hold_no_comments() {
        let text = "a('// no'); // yes\nb(`/* no */ ${c /* in */}`); /re\\/* no/; /* yes\n too */";
        let found = in_source(Path::new("a.js"), text);
        assert_eq!(texts(text, &found), ["// yes", "/* in */", "/* yes\n too */"]);
    }

    #[test]
    fn braces_belong_to_a_comment_in_jsx_only() {
        let text = "const a = <p>{/* one */}{b /* two */}</p>; function f() { /* three */ }";
        let found = in_source(Path::new("a.tsx"), text);
        assert_eq!(texts(text, &found), ["{/* one */}", "/* two */", "/* three */"]);
    }

    #[test]
    fn pages_have_comments_of_two_kinds() {
        let text = "<!-- one --><script>/* two */ a('<!-- no -->')</script><b><!-- three --></b>";
        let found = in_source(Path::new("a.html"), text);
        assert_eq!(texts(text, &found), ["<!-- one -->", "/* two */", "<!-- three -->"]);
        assert_eq!(found[1].piece as usize, text.find("/* two").unwrap());
    }

    #[test]
    fn markup_and_json_are_scanned() {
        let text = "<a><![CDATA[<!-- no -->]]><!-- yes --></a><!-- open";
        assert_eq!(texts(text, &in_markup(text)), ["<!-- yes -->", "<!-- open"]);
        let text = "{\"a//\": \"\\\"/* no */\", // yes\n \"b\": /* too */ 1} /";
        assert_eq!(texts(text, &in_json(text)), ["// yes", "/* too */"]);
    }
}
