//! Writes a suppression above a line: in the form of comment that can stand there, with a reason left to a person.
//!
//! What it writes, [`super::directive`] reads. Called by the editor features.

use super::comments::in_markup;
use super::directive::NEXT_LINE;
use crate::manifest::{Candidate, candidate};
use crate::syntax::{self, file_kind};
use crate::text::{ColumnUnit, Edit, LineIndex, Span};
use std::path::Path;
use tree_sitter::{Node, Tree};

/// What stands where the reason belongs.
const PLACEHOLDER: &str = "TODO say why";

/// The marks of a comment.
type Marks = (&'static str, &'static str);

const LINE: Marks = ("// ", "");
const JSX: Marks = ("{/* ", " */}");
const MARKUP: Marks = ("<!-- ", " -->");

/// The edit that suppresses the findings of `rule` on the line of byte `at`. `None` where no comment can stand above
/// it: in JSON, in the middle of a string, of a tag, or of text.
pub fn suppress_next_line(path: &Path, text: &str, lines: &LineIndex, at: u32, rule: &str) -> Option<Edit> {
    let line = lines.position(text, at, ColumnUnit::Utf8).line;
    let (open, close) = marks(path, text, first_word(lines.line_span(text, line), text))?;
    let above = (0..line).rev().map(|line| lines.line_span(text, line));
    let bound = above.take_while(|line| binds_next_line(line.of(text))).count() as u32;
    let start = lines.line_span(text, line - bound);
    let indent = Span::new(start.start, first_word(start, text)).of(text);
    let end = line_break(text, start.end);
    let comment = format!("{indent}{open}{NEXT_LINE} {rule}: {PLACEHOLDER}{close}{end}");
    Some(Edit { span: Span::empty(start.start), text: comment })
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

/// The comment that can stand right before byte `at`, the first on its line.
fn marks(path: &Path, text: &str, at: u32) -> Option<Marks> {
    if file_kind(path).is_none() {
        let in_xml = candidate(path) == Some(Candidate::Xml) && is_between_tags(text, at);
        return in_xml.then_some(MARKUP);
    }
    let line = text.get(..at as usize)?.trim_end_matches([' ', '\t']).len() as u32;
    let pieces = syntax::parse(path, text);
    match pieces.iter().find(|piece| piece.span.start <= line && at <= piece.span.end) {
        Some(piece) => in_tree(&piece.tree, text, at),
        None => is_between_tags(text, at).then_some(MARKUP),
    }
}

/// Whether the byte lies in no tag, comment or CDATA section of markup, and not before the XML declaration.
fn is_between_tags(text: &str, at: u32) -> bool {
    let Some((before, behind)) = text.split_at_checked(at as usize) else { return false };
    let open = |mark: &str, close: &str| before.rfind(mark) > before.rfind(close);
    let inside = |span: Span| span.start < at && at < span.end;
    let in_comment = in_markup(text).iter().any(|comment| inside(comment.span));
    !in_comment && !open("<", ">") && !open("<![CDATA[", "]]>") && !behind.starts_with("<?xml")
}

/// In a script: a line comment, unless the place is in JSX or in the middle of a token.
fn in_tree(tree: &Tree, text: &str, at: u32) -> Option<Marks> {
    let at = at as usize;
    let mut node = tree.root_node().descendant_for_byte_range(at, at + 1)?;
    // What begins here stands where its beginning stands.
    while node.start_byte() == at {
        let Some(parent) = node.parent() else { return Some(LINE) };
        node = parent;
    }
    match node.kind() {
        "jsx_element" | "jsx_fragment" => Some(JSX),
        "jsx_text" => text.get(node.start_byte()..at)?.trim().is_empty().then_some(JSX),
        "template_string" | "comment" | "html_comment" => None,
        _ if is_token(node) => None,
        _ => Some(LINE),
    }
}

/// Whether nothing can stand inside the node: names, numbers, and the parts of strings and patterns.
fn is_token(node: Node) -> bool {
    node.child_count() == 0 || matches!(node.kind(), "string" | "regex")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::suppress::{comments, directive};
    use crate::text::apply;

    /// The text with the suppression above the line of `‸`; checks that the reader understands it so.
    fn written(path: &str, marked: &str) -> Option<String> {
        let at = marked.find('‸').unwrap();
        let text = marked.replace('‸', "");
        let path = Path::new(path);
        let edit = suppress_next_line(path, &text, &LineIndex::new(&text), at as u32, "a")?;
        let after = apply(&text, std::slice::from_ref(&edit)).unwrap();
        let comments =
            if file_kind(path).is_some() { comments::in_source(path, &after) } else { in_markup(&after) };
        let read = directive::all(&after, &LineIndex::new(&after), &comments);
        let moved = at as u32 + edit.text.len() as u32;
        let reaches = |d: &directive::Directive| match d.reach {
            directive::Reach::Line(line) => line.touches(moved) && d.has_reason,
            _ => false,
        };
        assert!(read.iter().any(reaches), "{after}: {read:?}");
        Some(after)
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
            ("a.xml", "<a\n  b=\"‸c\"/>"),
            ("a.xml", "<?xml version=\"1.0\"?><a>‸b</a>"),
            ("a.xml", "<![CDATA[<a>\n<b>‸c]]>"),
            ("a.json", "{\n\"‸a\": 1}"),
        ] {
            assert_eq!(written(path, text), None, "{text}");
        }
    }
}
