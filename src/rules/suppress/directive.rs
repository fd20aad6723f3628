//! What a suppressing comment says: how far it reaches, which rules, why; and what to take away to remove it.
//!
//! Knows text and comments, nothing about findings.

use super::comments::Comment;
use crate::text::{ColumnUnit, LineIndex, Span, Spanned};
use std::cell::{Cell, OnceCell};

/// What stands where the reason belongs.
pub(super) const PLACEHOLDER: &str = "TODO say why";

/// How every such comment begins.
pub(super) const MARKER: &str = "addinspect-ignore";
pub(super) const NEXT_LINE: &str = "addinspect-ignore-next-line";
const FILE: &str = "addinspect-ignore-file";

/// The words that a suppressing comment can begin with.
pub const WORDS: [&str; 2] = [NEXT_LINE, FILE];

/// Which findings a comment reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) enum Reach {
    /// Those that begin on this line.
    Line(Span),
    /// Those of the file.
    File,
    /// None: the word is unknown, or it stands at the wrong place.
    Nothing,
}

/// One comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rules) struct Directive {
    /// Its first word.
    pub(in crate::rules) word: Spanned<String>,
    /// Which findings it reaches.
    pub(in crate::rules) reach: Reach,
    /// The rules that it names.
    pub(in crate::rules) rules: Vec<Spanned<String>>,
    /// Why, if it says so.
    pub(in crate::rules) reason: Option<String>,
    /// From its first word to the last rule.
    pub(in crate::rules) span: Span,
    /// What to take away to remove it; whole lines where it stands alone.
    pub(in crate::rules) removal: Span,
}

impl Directive {
    /// Whether its first word is one of [`WORDS`].
    pub(in crate::rules) fn is_meant(&self) -> bool {
        WORDS.contains(&self.word.value.as_str())
    }
}

/// All directives in a file's comments.
pub(super) fn all(text: &str, lines: &LineIndex, comments: &[Comment]) -> Vec<Directive> {
    let file = CommentedFile { text, lines, comments, next_code: OnceCell::new(), head: Cell::default() };
    comments.iter().flat_map(|comment| file.of_comment(comment)).collect()
}

struct CommentedFile<'a> {
    text: &'a str,
    lines: &'a LineIndex,
    comments: &'a [Comment],
    /// Per line the first one from there on with anything but comments on it. Made when it is asked for.
    next_code: OnceCell<Vec<Option<u32>>>,
    /// The last comment that [`Self::is_head`] was asked of, and the answer: many may stand at the top.
    head: Cell<Option<(Comment, bool)>>,
}

impl CommentedFile<'_> {
    /// A comment of several lines may say something on each.
    fn of_comment(&self, comment: &Comment) -> Vec<Directive> {
        let (first, last) = (self.line(comment.span.start), self.line(comment.span.end));
        let said: Vec<Span> = (first..=last).map(|line| self.said(comment, line)).collect();
        let alone = said.iter().filter(|s| !s.is_empty()).count() == 1;
        let lines = (first..=last).zip(said).filter(|(_, said)| said.of(self.text).starts_with(MARKER));
        let directive = |(line, said)| {
            let whole = match () {
                () if alone => comment.whole,
                // The comment's own marks have to stay.
                () if line == first || line == last => said,
                () => self.lines.line_span(self.text, line),
            };
            self.directive(comment, said, self.removal(whole))
        };
        lines.map(directive).collect()
    }

    fn line(&self, offset: u32) -> u32 {
        self.lines.position(self.text, offset, ColumnUnit::Utf8).line
    }

    /// What a comment says on a line, without its marks.
    fn said(&self, comment: &Comment, line: u32) -> Span {
        let line = self.lines.line_span(self.text, line);
        let (start, end) = (line.start.max(comment.span.start), line.end.min(comment.span.end));
        let raw = Span::new(start, end).of(self.text);
        let closed = ["*/", "-->"].iter().find_map(|mark| raw.strip_suffix(mark)).unwrap_or(raw);
        let open = closed.strip_prefix("<!--").unwrap_or(closed);
        let said = open.trim_start_matches(|c: char| c.is_whitespace() || "/*!".contains(c));
        let start = start + (closed.len() - said.len()) as u32;
        Span::new(start, start + said.trim_end().len() as u32)
    }

    fn directive(&self, comment: &Comment, said: Span, removal: Span) -> Directive {
        let mut words = Words { text: self.text, at: said.start, end: said.end };
        let word = words.name();
        let mut rules = Vec::new();
        loop {
            let rule = words.name();
            if rule.span.is_empty() {
                break;
            }
            rules.push(rule);
            if !words.eat(',') {
                break;
            }
        }
        let rest = if words.eat(':') { words.rest().trim() } else { "" };
        let reason = is_reason(rest).then(|| rest.to_owned());
        let end = rules.last().map_or(word.span.end, |rule| rule.span.end);
        let span = Span::new(word.span.start, end);
        Directive { reach: self.reach(&word.value, comment), word, rules, reason, span, removal }
    }

    fn reach(&self, word: &str, comment: &Comment) -> Reach {
        match word {
            NEXT_LINE => self.next_line(comment).map_or(Reach::Nothing, Reach::Line),
            FILE if self.is_head(comment) => Reach::File,
            _ => Reach::Nothing,
        }
    }

    /// The next line with anything but comments on it.
    fn next_line(&self, comment: &Comment) -> Option<Span> {
        let behind = self.line(comment.whole.end) as usize + 1;
        let line = (*self.next_code.get_or_init(|| self.code_lines()).get(behind)?)?;
        Some(self.lines.line_span(self.text, line))
    }

    fn code_lines(&self) -> Vec<Option<u32>> {
        let mut next = None;
        let mut lines: Vec<Option<u32>> = (0..self.lines.line_count())
            .rev()
            .map(|line| {
                let has_code = self.has_code(self.lines.line_span(self.text, line));
                next = if has_code { Some(line) } else { next };
                next
            })
            .collect();
        lines.reverse();
        lines
    }

    fn has_code(&self, span: Span) -> bool {
        !self.without_comments(span).trim().is_empty()
    }

    /// The text under a span, comments left out.
    fn without_comments(&self, span: Span) -> String {
        let mut code = String::new();
        let mut at = span.start;
        let first = self.comments.partition_point(|c| c.whole.end <= span.start);
        for comment in self.comments.iter().skip(first).take_while(|c| c.whole.start < span.end) {
            code.push_str(Span::new(at, comment.whole.start.max(at)).of(self.text));
            at = comment.whole.end.min(span.end);
        }
        code + Span::new(at, span.end).of(self.text)
    }

    /// Whether no code stands before the comment in its script.
    fn is_head(&self, comment: &Comment) -> bool {
        let before = self.head.get().filter(|(last, _)| last.piece == comment.piece);
        let is_head = match before {
            Some((_, false)) => false,
            Some((last, true)) if !self.has_code(Span::new(last.whole.start, comment.whole.start)) => true,
            _ => self.is_first(comment),
        };
        self.head.set(Some((*comment, is_head)));
        is_head
    }

    fn is_first(&self, comment: &Comment) -> bool {
        let before = self.without_comments(Span::new(comment.piece, comment.whole.start));
        let mut before = before.trim_start();
        for (open, close) in [("#!", "\n"), ("<?", "?>"), ("<!", ">")] {
            if before.starts_with(open) {
                before = before.find(close).map_or("", |end| &before[end + close.len()..]).trim_start();
            }
        }
        // In JSON a comment before the first key.
        before.is_empty() || before.trim_end() == "{"
    }

    /// Whole lines where nothing else stands on them, else the blanks in front or behind as well.
    fn removal(&self, whole: Span) -> Span {
        let (start, end) = (whole.start as usize, whole.end as usize);
        let (before, behind) = (self.text.get(..start).unwrap_or(""), self.text.get(end..).unwrap_or(""));
        let blank = |c: char| c == ' ' || c == '\t';
        let line_start = before.trim_end_matches(blank);
        let line_end = behind.trim_start_matches(blank);
        let begins = line_start.is_empty() || line_start.ends_with(['\n', '\r']);
        let ends = line_end.is_empty() || line_end.starts_with(['\n', '\r']);
        let break_len = if line_end.starts_with("\r\n") { 2 } else { line_end.len().min(1) };
        let rest = self.text.len() - line_end.len();
        match (begins, ends) {
            (true, true) => Span::from_usize(line_start.len(), rest + break_len),
            (true, false) => Span::from_usize(start, rest),
            (false, true) => Span::from_usize(line_start.len(), rest),
            (false, false) => whole,
        }
    }
}

/// Whether somebody has written why: what the fix leaves there says nothing.
fn is_reason(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', ':', '!']);
    !text.is_empty() && !text.eq_ignore_ascii_case("TODO") && !text.eq_ignore_ascii_case(PLACEHOLDER)
}

/// Reads names and signs from what a comment says.
struct Words<'a> {
    text: &'a str,
    at: u32,
    end: u32,
}

impl Words<'_> {
    fn rest(&self) -> &str {
        Span::new(self.at, self.end).of(self.text)
    }

    fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.at += (rest.len() - rest.trim_start().len()) as u32;
    }

    /// Letters, digits and `-`; empty where none stand.
    fn name(&mut self) -> Spanned<String> {
        self.skip_blanks();
        let rest = self.rest();
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let len = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        let span = Span::new(self.at, self.at + len as u32);
        self.at = span.end;
        Spanned { value: span.of(self.text).to_owned(), span }
    }

    fn eat(&mut self, sign: char) -> bool {
        self.skip_blanks();
        let found = self.rest().starts_with(sign);
        self.at += u32::from(found);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::super::comments::{in_json, in_markup, in_source};
    use super::*;
    use std::path::Path;

    fn read(path: &str, text: &str) -> Vec<Directive> {
        let comments = match path.rsplit('.').next().unwrap() {
            "xml" => in_markup(text),
            "json" => in_json(text),
            _ => in_source(Path::new(path), text),
        };
        all(text, &LineIndex::new(text), &comments)
    }

    /// `rules reason? -> reach`.
    fn told(path: &str, text: &str) -> Vec<String> {
        let told = |d: &Directive| {
            let rules: Vec<&str> = d.rules.iter().map(|r| r.value.as_str()).collect();
            let reach = match d.reach {
                Reach::Line(line) => line.of(text).trim(),
                Reach::File => "file",
                Reach::Nothing => "nothing",
            };
            format!("{}{} -> {reach}", rules.join(" "), if d.reason.is_some() { " why" } else { "" })
        };
        read(path, text).iter().map(told).collect()
    }

    #[test]
    fn every_form_of_comment_reaches_the_next_line_with_code() {
        for (path, text, expected) in [
            ("a.js", "// addinspect-ignore-next-line a: why\nx();", "a why -> x();"),
            ("a.js", "// addinspect-ignore-next-line a, b\n\n// more\n  x();\ny();", "a b -> x();"),
            ("a.js", "/* addinspect-ignore-next-line a: why */ x();\ny();", "a why -> y();"),
            ("a.js", "/**\n * addinspect-ignore-next-line a : why\n */\nx();", "a why -> x();"),
            ("a.jsx", "<p>\n{/* addinspect-ignore-next-line a: why */}\n{x()}</p>;", "a why -> {x()}</p>;"),
            (
                "a.html",
                "<script>\n// addinspect-ignore-next-line a:b\nx();</script>",
                "a why -> x();</script>",
            ),
            ("a.xml", "<a>\n<!-- addinspect-ignore-next-line a: why -->\n<b/></a>", "a why -> <b/></a>"),
            ("a.json", "{\n// addinspect-ignore-next-line a:\n\"b\": 1}", "a -> \"b\": 1}"),
            ("a.js", "// addinspect-ignore-next-line a because\nx();", "a -> x();"),
            ("a.js", "// addinspect-ignore-next-line: why\nx();", " why -> x();"),
            ("a.js", "x(); // addinspect-ignore-next-line a", "a -> nothing"),
            ("a.js", "// addinspect-ignore-line a\nx();", "a -> nothing"),
        ] {
            assert_eq!(told(path, text), [expected], "{text}");
        }
    }

    #[test]
    fn a_file_is_reached_from_its_head_only() {
        for (path, text, expected) in [
            ("a.js", "#!/usr/bin/env node\n/* x */\n// addinspect-ignore-file a: why\nx();", "a why -> file"),
            ("a.js", "x();\n// addinspect-ignore-file a: why\n", "a why -> nothing"),
            ("a.html", "<p></p><script>// addinspect-ignore-file a: b\n</script>", "a why -> file"),
            ("a.html", "<!DOCTYPE html>\n<!-- addinspect-ignore-file a: b -->", "a why -> file"),
            ("a.xml", "<?xml version='1.0'?>\n<!-- addinspect-ignore-file a: b --><a/>", "a why -> file"),
            ("a.xml", "<a/><!-- addinspect-ignore-file a: b -->", "a why -> nothing"),
            ("a.json", "{ // addinspect-ignore-file a: b\n\"c\": 1}", "a why -> file"),
        ] {
            assert_eq!(told(path, text), [expected], "{text}");
        }
    }

    #[test]
    fn comments_on_top_of_each_other_reach_as_far_as_each_alone() {
        let (file, line) = ("// addinspect-ignore-file a: b\n", "// addinspect-ignore-next-line a: b\n");
        let text = format!("{file}{line}\n{file}{line}{line}\n  x();\n{file}{line}y();\n{line}");
        let expected = ["file", "x();", "file", "x();", "x();", "nothing", "y();", "nothing"];
        assert_eq!(told("a.js", &text), expected.map(|reach| format!("a why -> {reach}")));
    }

    #[test]
    fn what_only_speaks_of_a_suppression_is_none() {
        for text in ["// see addinspect-ignore-next-line\nx();", "x('// addinspect-ignore-next-line a');"] {
            assert_eq!(told("a.js", text), [""; 0], "{text}");
        }
    }

    #[test]
    fn removing_leaves_the_code_as_it_would_be_without() {
        for (path, text, expected) in [
            ("a.js", "a();\n  // addinspect-ignore-next-line a\n  b();\n", "a();\n  b();\n"),
            ("a.js", "a();\r\n// addinspect-ignore-next-line a\r\nb();\r\n", "a();\r\nb();\r\n"),
            ("a.js", "a(); // addinspect-ignore-next-line a\nb();\n", "a();\nb();\n"),
            ("a.js", "/* addinspect-ignore-next-line a */ b();\n", "b();\n"),
            (
                "a.js",
                "/**\n * Text.\n * addinspect-ignore-next-line a\n */\nb();",
                "/**\n * Text.\n */\nb();",
            ),
            ("a.js", "/* addinspect-ignore-next-line a\n * Text.\n */\nb();", "/*\n * Text.\n */\nb();"),
            ("a.js", "/* Text.\n addinspect-ignore-next-line a */\nb();", "/* Text.\n */\nb();"),
            ("a.js", "/*\n addinspect-ignore-next-line a\n*/\nb();", "b();"),
            ("a.jsx", "<p>{/* addinspect-ignore-next-line a */}</p>;", "<p></p>;"),
            ("a.xml", "<a>\n\t<!-- addinspect-ignore-next-line a -->\n\t<b/></a>", "<a>\n\t<b/></a>"),
        ] {
            let directive = read(path, text).remove(0);
            let edit = crate::text::Edit { span: directive.removal, text: String::new() };
            assert_eq!(crate::text::apply(text, &[edit]).unwrap(), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_stands_there_can_be_removed(
            parts in proptest::collection::vec(proptest::sample::select(vec![
                "// ", "/* ", " */", "<!-- ", " -->", "<![CDATA[", "]]>", "{", "}", "\"", "\\", "`", "\n", "\r\n", "é", " * ",
                "addinspect-ignore-next-line", "addinspect-ignore-file", " a", ",", ":", " x();", "<p>", "<script>", "</script>",
            ]), 0..20),
            path in proptest::sample::select(vec!["a.js", "a.tsx", "a.html", "a.xml", "a.json"]),
        ) {
            let text = parts.concat();
            for directive in read(path, &text) {
                let edit = crate::text::Edit { span: directive.removal, text: String::new() };
                let without = crate::text::apply(&text, &[edit]).unwrap();
                proptest::prop_assert!(without.len() < text.len());
                proptest::prop_assert!(directive.span.of(&text).starts_with(MARKER));
            }
        }
    }
}
