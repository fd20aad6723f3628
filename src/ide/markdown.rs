//! The Markdown of hovers: links, names that users wrote, pages of the catalogue; and Markdown as plain text.
//!
//! Knows no Office. Called by everything here that writes text, and by the server for clients without Markdown.

/// The label of a link to where a statement comes from.
const SOURCE: &str = "source";

/// Characters that mean something in Markdown prose.
const MARKS: [char; 6] = ['\\', '*', '_', '[', ']', '<'];

/// Names that users wrote are cut here, in characters.
const LONGEST: usize = 80;

/// `[label](target)`, the label as it is.
pub(super) fn link(label: &str, target: &str) -> String {
    format!("[{}]({})", escaped(label, false), address(target))
}

/// A link to where a statement comes from.
pub(super) fn source(url: &str) -> String {
    format!("[{SOURCE}]({})", address(url))
}

/// Something that a user wrote, as code.
pub(super) fn code(text: &str) -> String {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ").replace('`', "'");
    let cut: String = one_line.chars().take(LONGEST).collect();
    let more = if cut.len() < one_line.len() { "..." } else { "" };
    format!("`{cut}{more}`")
}

/// A sentence that may hold names of files; what stands between backticks stays code.
pub(super) fn prose(text: &str) -> String {
    escaped(text, true)
}

/// A list of such sentences.
pub(super) fn items(sentences: &[String]) -> String {
    sentences.iter().map(|sentence| format!("- {}", prose(sentence))).collect::<Vec<_>>().join("\n")
}

/// A page of lines: each stays a line, and each bare address becomes a link.
pub(super) fn page(text: &str) -> String {
    let paragraphs = text.trim().split("\n\n");
    let lines = paragraphs.map(|p| p.trim().lines().map(linked).collect::<Vec<_>>().join("  \n"));
    lines.collect::<Vec<_>>().join("\n\n")
}

/// An address between the parentheses of a link.
fn address(url: &str) -> String {
    url.replace('(', "%28").replace(')', "%29").replace(' ', "%20")
}

fn escaped(text: &str, keep_code: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_code = false;
    for c in text.chars() {
        in_code ^= keep_code && c == '`';
        let plain = in_code || !MARKS.contains(&c) && (c != '`' || keep_code);
        if !plain {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Addresses in running text end at a blank or at the parenthesis that they stand in.
fn linked(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(start) = rest.find("https://") {
        let (before, url) = rest.split_at(start);
        let end = url.find(|c: char| c.is_whitespace() || c == ')').unwrap_or(url.len());
        let (url, behind) = url.split_at(end);
        out.push_str(before);
        out.push_str(&source(url));
        rest = behind;
    }
    out + rest
}

/// Our Markdown as plain text: marks go, links show their address where it is one of the web.
pub fn plain(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    for (index, block) in markdown.split("```").enumerate() {
        if index % 2 == 0 {
            inline(block, &mut out);
        } else {
            // The first line of a fence names its language.
            out.push_str(block.split_once('\n').map_or(block, |(_, code)| code).trim_end());
        }
    }
    let heading = |line: &str| line.trim_start_matches('#').trim_start().trim_end().to_owned();
    let line = |line: &str| if line.starts_with('#') { heading(line) } else { line.trim_end().to_owned() };
    out.lines().map(line).collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// Text without fences.
fn inline(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let behind = &rest[c.len_utf8()..];
        rest = match c {
            '\\' => escape(behind, out),
            '*' if behind.starts_with('*') => &behind[1..],
            '`' => match behind.split_once('`') {
                Some((code, behind)) => push(out, code, behind),
                None => push(out, "`", behind),
            },
            '[' => match parse_link(behind) {
                Some((label, url, behind)) => {
                    write_link(label, url, out);
                    behind
                }
                None => push(out, "[", behind),
            },
            _ => push(out, &rest[..c.len_utf8()], behind),
        };
    }
}

fn push<'t>(out: &mut String, text: &str, rest: &'t str) -> &'t str {
    out.push_str(text);
    rest
}

/// What follows a backslash; the backslash stays where it escapes nothing.
fn escape<'t>(behind: &'t str, out: &mut String) -> &'t str {
    match behind.chars().next() {
        Some(c) if c.is_ascii_punctuation() => {
            out.push(c);
            &behind[1..]
        }
        _ => push(out, "\\", behind),
    }
}

/// `label](url)` and what is behind it.
fn parse_link(text: &str) -> Option<(&str, &str, &str)> {
    let (label, rest) = text.split_once("](")?;
    let (url, behind) = rest.split_once(')')?;
    (!label.contains('\n')).then_some((label, url, behind))
}

fn write_link(label: &str, url: &str, out: &mut String) {
    let web = url.starts_with("http");
    let url = &url.replace("%28", "(").replace("%29", ")");
    if web && label == SOURCE {
        out.push_str(url);
        return;
    }
    inline(label, out);
    if web {
        out.push_str(" (");
        out.push_str(url);
        out.push(')');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_has_no_marks_and_shows_addresses_of_the_web_only() {
        for (markdown, expected) in [
            ("**ReadItem** is `a*b*`.  \nNext", "ReadItem is a*b*.\nNext"),
            ("# Title\n\n- one\n- two", "Title\n\n- one\n- two"),
            (
                "see [a.js:12](file:///x/a.js#L12), [source](https://x.org/a%281%29)",
                "see a.js:12, https://x.org/a(1)",
            ),
            ("[Reference](https://x.org)", "Reference (https://x.org)"),
            ("[\\_\\_mocks\\_\\_/a.ts:1](L)", "__mocks__/a.ts:1"),
            ("a [b] `c", "a [b] `c"),
            ("so:\n\n```js\na[0](**b**);\n```\n\nend", "so:\n\na[0](**b**);\n\nend"),
            ("\\", "\\"),
            ("[a](b", "[a](b"),
            ("", ""),
        ] {
            assert_eq!(plain(markdown), expected, "{markdown}");
        }
    }

    #[test]
    fn names_that_users_wrote_cannot_break_out() {
        assert_eq!(link("a[1]_b_.ts:2", "x y(1)"), "[a\\[1\\]\\_b\\_.ts:2](x%20y%281%29)");
        assert_eq!(code(" a`b\n  c "), "`a'b c`");
        assert_eq!(code(&"x".repeat(500)).len(), LONGEST + 5);
        assert_eq!(prose("`set_a` (__mocks__/a.ts:1)"), "`set_a` (\\_\\_mocks\\_\\_/a.ts:1)");
        assert_eq!(plain(&prose("`set_a` (__mocks__/a.ts:1)")), "set_a (__mocks__/a.ts:1)");
    }

    #[test]
    fn a_page_keeps_its_lines_and_links_its_sources() {
        assert_eq!(
            page("A (2025, https://x.org/a)\nB\n\nC\n"),
            "A (2025, [source](https://x.org/a))  \nB\n\nC"
        );
        assert_eq!(plain(&page("A (2025, https://x.org/a)\nB\n\nC")), "A (2025, https://x.org/a)\nB\n\nC");
    }
}
