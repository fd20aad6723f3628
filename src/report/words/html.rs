//! Lines as HTML.

use super::{Line, Word};
use crate::report::clean::printable;
use std::fmt::Write as _;

/// The line, with its marks.
pub(in crate::report) fn marked(line: &Line) -> String {
    let mut html = String::new();
    for word in &line.0 {
        // Writing into a string can't fail.
        let _ = match word {
            Word::Plain(text) => write!(html, "{}", escaped(text)),
            Word::Code(text) => write!(html, "<code>{}</code>", escaped(text)),
            Word::Strong(text) => write!(html, "<strong>{}</strong>", escaped(text)),
            Word::Link(text, address) if address.starts_with("https://") => {
                write!(html, "<a href=\"{}\">{}</a>", escaped(address), escaped(text))
            }
            Word::Link(text, _) => write!(html, "{}", escaped(text)),
            Word::Source(number) => write!(
                html,
                "&nbsp;<a class=\"source\" href=\"#source-{number}\" aria-label=\"source {number}\">[{number}]</a>"
            ),
        };
    }
    html
}

/// Text that is nothing but text: no mark, and no character that reorders what stands around it.
pub(in crate::report) fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\r' | '\t' => escaped.push(' '),
            c => escaped.push(printable(c)),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_markup_is_text() {
        let line = Line::plain("a & b").code("<script>\"").strong("]]>'").and("\u{202E}x\n");
        let expected = "a &amp; b<code>&lt;script&gt;&quot;</code><strong>]]&gt;&#39;</strong>\u{FFFD}x ";
        assert_eq!(marked(&line), expected);
    }

    #[test]
    fn a_link_leads_to_nothing_that_runs() {
        assert_eq!(marked(&Line::default().link("a", "javascript:alert(1)")), "a");
        let link = Line::default().link("<a>", "https://x/\"y");
        assert_eq!(marked(&link), "<a href=\"https://x/&quot;y\">&lt;a&gt;</a>");
    }
}
