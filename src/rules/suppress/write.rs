//! Writes a suppression above a line: in the first form of comment that the reader takes for one, with a reason left to
//! a person.
//!
//! Called by the editor features.

use super::comments::{in_markup, in_source};
use super::directive::{self, NEXT_LINE, PLACEHOLDER, Reach};
use crate::manifest::{Candidate, candidate};
use crate::syntax::file_kind;
use crate::text::{ColumnUnit, Edit, LineIndex, Span, apply};
use std::path::Path;

/// The marks of a comment.
type Marks = (&'static str, &'static str);

const LINE: Marks = ("// ", "");
const JSX: Marks = ("{/* ", " */}");
const MARKUP: Marks = ("<!-- ", " -->");

/// The edit that suppresses the findings of `rule` on the line of byte `at`. `None` where no comment can stand above
/// it: in JSON, in the middle of a string, of a tag, or of text.
pub fn suppress_next_line(path: &Path, text: &str, lines: &LineIndex, at: u32, rule: &str) -> Option<Edit> {
    let line = lines.position(text, at, ColumnUnit::Utf8).line;
    let above = (0..line).rev().map(|line| lines.line_span(text, line));
    let bound = above.take_while(|line| binds_next_line(line.of(text))).count() as u32;
    let line = lines.line_span(text, line - bound);
    let place = CommentSpot { path, text, line, first: first_word(line, text) };
    let indent = Span::new(line.start, place.first).of(text);
    let end = line_break(text, line.end);
    let edit = |(open, close): Marks| Edit {
        span: Span::empty(line.start),
        text: format!("{indent}{open}{NEXT_LINE} {rule}: {PLACEHOLDER}{close}{end}"),
    };
    place.marks().iter().map(|&marks| edit(marks)).find(|edit| place.is_understood(edit, at, rule))
}

/// Above which line a comment shall stand.
struct CommentSpot<'a> {
    path: &'a Path,
    text: &'a str,
    line: Span,
    /// Where the first thing on the line stands.
    first: u32,
}

impl CommentSpot<'_> {
    /// The forms of comments that do not change what is around them, should they be comments there.
    fn marks(&self) -> Vec<Marks> {
        let mut marks = Vec::new();
        if file_kind(self.path).is_some() {
            marks.push(LINE);
            marks.extend(self.is_between_children().then_some(JSX));
        } else if !matches!(candidate(self.path), Some(Candidate::Xml | Candidate::Either)) {
            return marks;
        }
        marks.extend(self.is_between_tags().then_some(MARKUP));
        marks
    }

    /// Whether the text of JSX, if this is some, does not go on over the line's beginning: it would lose a blank.
    fn is_between_children(&self) -> bool {
        let (before, behind) = self.around();
        behind.starts_with(['{', '<']) || before.trim_end().ends_with(['}', '>'])
    }

    /// Whether the line begins outside of the tags of markup, if this is some, and not before the XML declaration.
    fn is_between_tags(&self) -> bool {
        let (before, behind) = self.around();
        before.rfind('<') <= before.rfind('>') && !behind.starts_with("<?xml")
    }

    fn around(&self) -> (&str, &str) {
        self.text.split_at_checked(self.first as usize).unwrap_or(("", ""))
    }

    /// Whether the edit makes a comment that reaches byte `at`.
    fn is_understood(&self, edit: &Edit, at: u32, rule: &str) -> bool {
        let Ok(text) = apply(self.text, std::slice::from_ref(edit)) else { return false };
        let is_source = file_kind(self.path).is_some();
        let comments = if is_source { in_source(self.path, &text) } else { in_markup(&text) };
        let read = directive::all(&text, &LineIndex::new(&text), &comments);
        let written = Span::from_usize(self.line.start as usize, self.line.start as usize + edit.text.len());
        let reaches = |reach| matches!(reach, Reach::Line(line) if line.touches(at + written.len()));
        let is_it = |d: &directive::Directive| {
            written.contains(d.span) && reaches(d.reach) && d.rules.iter().any(|r| r.value == rule)
        };
        read.iter().any(is_it)
    }
}

/// Where the first thing on a line stands.
fn first_word(line: Span, text: &str) -> u32 {
    let said = line.of(text);
    line.start + (said.len() - said.trim_start().len()) as u32
}

/// Whether a line is a comment of another tool that has to stand right above the line that it is about.
fn binds_next_line(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("//") && ["-next-line", "@ts-"].iter().any(|mark| line.contains(mark))
}

/// The line break that the file has here, else the usual one.
fn line_break(text: &str, end_of_line: u32) -> &'static str {
    let rest = text.get(end_of_line as usize..).unwrap_or("");
    if rest.starts_with("\r\n") || rest.is_empty() && text.contains("\r\n") { "\r\n" } else { "\n" }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with the suppression above the line of `‸`.
    fn written(path: &str, marked: &str) -> Option<String> {
        let at = marked.find('‸').unwrap();
        let text = marked.replace('‸', "");
        let edit = suppress_next_line(Path::new(path), &text, &LineIndex::new(&text), at as u32, "a")?;
        Some(apply(&text, &[edit]).unwrap())
    }

    #[test]
    fn the_comment_takes_the_form_that_can_stand_there() {
        let js = "// addinspect-ignore-next-line a: TODO say why";
        let jsx = "{/* addinspect-ignore-next-line a: TODO say why */}";
        let xml = "<!-- addinspect-ignore-next-line a: TODO say why -->";
        for (path, text, expected) in [
            ("a.js", "x.‸y();", format!("{js}\nx.y();")),
            ("a.js", "a();\r\n\tx.‸y();\r\n", format!("a();\r\n\t{js}\r\n\tx.y();\r\n")),
            ("a.js", "a(\n  b,\n  x.‸y()\n);", format!("a(\n  b,\n  {js}\n  x.y()\n);")),
            ("a.js", "x\n  .‸y();", format!("x\n  {js}\n  .y();")),
            ("a.js", "if (a) {\n} else x.‸y();", format!("if (a) {{\n{js}\n}} else x.y();")),
            (
                "a.js",
                "// eslint-disable-next-line\nx.‸y();",
                format!("{js}\n// eslint-disable-next-line\nx.y();"),
            ),
            (
                "a.tsx",
                "const a = <p>\n  {x.‸y()}\n</p>;",
                format!("const a = <p>\n  {jsx}\n  {{x.y()}}\n</p>;"),
            ),
            (
                "a.tsx",
                "const a = <p>\n  b {x.‸y()}</p>;",
                format!("const a = <p>\n  {jsx}\n  b {{x.y()}}</p>;"),
            ),
            ("a.jsx", "const a = <>\n{x.‸y()}\n</>;", format!("const a = <>\n{jsx}\n{{x.y()}}\n</>;")),
            (
                "a.jsx",
                "const a = <p\n  b={x.‸y()}\n></p>;",
                format!("const a = <p\n  {js}\n  b={{x.y()}}\n></p>;"),
            ),
            ("a.html", "<script>\n  x.‸y();\n</script>", format!("<script>\n  {js}\n  x.y();\n</script>")),
            ("a.html", "<p>\n<script>x.‸y();</script>", format!("<p>\n{xml}\n<script>x.y();</script>")),
            ("a.vue", "<script setup>\nx.‸y()\n</script>", format!("<script setup>\n{js}\nx.y()\n</script>")),
            ("a.xml", "<a>\n\t<b>‸c</b>\n</a>", format!("<a>\n\t{xml}\n\t<b>c</b>\n</a>")),
        ] {
            assert_eq!(written(path, text).unwrap(), expected, "{text}");
        }
    }

    #[test]
    fn where_no_comment_can_stand_none_is_written() {
        for (path, text) in [
            ("a.js", "a(`b\n c ${x.‸y()}`);"),
            ("a.js", "a(`b\n${x.‸y()}`);"),
            ("a.js", "/* b\n c */ x.‸y();"),
            ("a.tsx", "const a = <p>b\n c {x.‸y()}</p>;"),
            ("a.js", "a('b\\\n c', x.‸y());"),
            ("a.html", "<p\n onclick=\"x.‸y()\">"),
            ("a.xml", "<a\n  b=\"‸c\"/>"),
            ("a.xml", "<?xml version=\"1.0\"?><a>‸b</a>"),
            ("a.xml", "<![CDATA[<a>\n<b>‸c]]>"),
            ("a.json", "{\n\"‸a\": 1}"),
        ] {
            assert_eq!(written(path, text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_trips_it(
            parts in proptest::collection::vec(proptest::sample::select(vec![
                "// ", "/*", "*/", "<!--", "-->", "<p>", "</p>", "<>", "</>", "{", "}", "`", "${", "\"", "\n", "\r\n", "\n  ", "é",
                " x.y();", "f(", ")", "<script>", "</script>", "<![CDATA[", "]]>", "<a b='", "'/>", "text",
            ]), 0..20),
            cut in 0usize..60,
            path in proptest::sample::select(vec!["a.js", "a.tsx", "a.html", "a.vue", "a.xml"]),
        ) {
            let mut text = parts.concat();
            let cut = text.char_indices().map(|(at, _)| at).nth(cut).unwrap_or(text.len());
            text.insert(cut, '‸');
            let after = written(path, &text);
            proptest::prop_assert!(after.is_none_or(|after| after.contains("addinspect-ignore-next-line a: ")));
        }
    }
}
