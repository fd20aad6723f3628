//! What servers and templates put into a page: where their tags stand in addresses and in scripts.
//!
//! Knows the tags of the common languages (ASP, PHP, JSP, ERB, EJS, Handlebars, Twig, Liquid, Razor), nothing about what
//! they do. Called by `embedded`, and where sources are read and their scripts are looked for.

use super::script_blocks;
use crate::text::Span;
use std::borrow::Cow;
use std::path::Path;

/// How the tags begin and end.
const TAGS: [(&str, &str); 5] = [("<%", "%>"), ("<?", "?>"), ("{{", "}}"), ("{%", "%}"), ("@(", ")")];

/// The first tag of a text.
fn tag(text: &str) -> Option<Span> {
    let tags = TAGS.iter().filter_map(|(open, close)| {
        let start = text.find(open)?;
        let end = text[start..].find(close).map_or(text.len(), |end| start + end + close.len());
        Some(Span::from_usize(start, end))
    });
    tags.min_by_key(|tag| tag.start)
}

/// Where a quoted value ends; the quotes of a tag in it don't end it.
pub(super) fn quoted_len(text: &str, quote: char) -> usize {
    let mut at = 0;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let end = rest.find(quote).unwrap_or(rest.len());
        match tag(rest).filter(|tag| (tag.start as usize) < end) {
            Some(tag) => at += tag.end as usize,
            None => return at + end,
        }
    }
}

/// What is known of an address in which a server or a template fills something in: the path that a tag quotes, and what
/// stands around the tags. Empty where nothing is.
pub fn known_part(address: &str) -> Cow<'_, str> {
    if let Some(path) = address.strip_prefix("%PUBLIC_URL%") {
        return Cow::Borrowed(path);
    }
    let mut rest = address;
    let mut known = String::new();
    while let Some(tag) = tag(rest) {
        known.push_str(rest.get(..tag.start as usize).unwrap_or_default());
        known.push_str(quoted_path(tag.of(rest)).unwrap_or_default());
        rest = rest.get(tag.end as usize..).unwrap_or_default();
    }
    if rest.len() == address.len() {
        return Cow::Borrowed(address);
    }
    known.push_str(rest);
    Cow::Owned(known)
}

/// Whether an address is filled in by a server or a template.
pub fn is_filled_in(address: &str) -> bool {
    tag(address).is_some() || address.starts_with('@')
}

/// What a tag quotes: a path to a script, or the one character that Razor has to quote.
fn quoted_path(tag: &str) -> Option<&str> {
    let mut parts = tag.split(['"', '\'']).skip(1).step_by(2);
    parts.find(|part| *part == "@" || part.contains(".js") || part.contains(".mjs"))
}

/// Whether a server or a template writes code into the scripts of the page: a tag in a script, outside its strings and
/// comments. What it puts into a string is a value like any other.
pub fn is_written_by_server(path: &Path, text: &str) -> bool {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    let marks: &[&str] = match extension.as_str() {
        "html" | "htm" | "xhtml" | "shtml" => &["<%", "<?"],
        "cshtml" | "vbhtml" | "razor" => &["@"],
        "aspx" | "ascx" | "master" | "asp" | "jsp" | "jspx" | "jspf" | "ejs" | "erb" | "rhtml" | "eta" => {
            &["<%"]
        }
        "php" | "phtml" | "latte" => &["<?", "{{", "{%"],
        "vue" | "svelte" | "astro" => return false,
        _ => &["{{", "{%", "<%", "<?"],
    };
    script_blocks(text, false).iter().any(|block| BareCode::new(block.span.of(text)).has(marks))
}

/// The code of a script, without what stands in strings and comments.
struct BareCode<'a> {
    rest: &'a str,
}

impl<'a> BareCode<'a> {
    fn new(rest: &'a str) -> BareCode<'a> {
        BareCode { rest }
    }

    fn has(mut self, marks: &[&str]) -> bool {
        while let Some(first) = self.rest.chars().next() {
            let marked = marks.iter().any(|mark| self.rest.starts_with(mark)) && !self.rest.starts_with("@@");
            if marked && !is_data(self.rest) {
                return true;
            }
            let len = match first {
                _ if marked => written_len(self.rest),
                '"' | '\'' | '`' => string_len(self.rest, first),
                _ if self.rest.starts_with("//") => self.rest.find('\n').unwrap_or(self.rest.len()),
                _ if self.rest.starts_with("/*") => {
                    self.rest.find("*/").map_or(self.rest.len(), |end| end + 2)
                }
                _ if self.rest.starts_with("@@") => 2,
                _ => first.len_utf8(),
            };
            self.rest = self.rest.get(len..).unwrap_or_default();
        }
        false
    }
}

/// How long the tag is that begins the text.
fn written_len(text: &str) -> usize {
    let own = TAGS.iter().find(|(open, _)| text.starts_with(open) && *open != "@(");
    match own {
        Some((_, close)) => text.find(close).map_or(text.len(), |end| end + close.len()),
        None => text.find([';', '\n']).unwrap_or(text.len()),
    }
}

/// Whether the tag that begins the text writes JSON, which holds values and no code.
fn is_data(text: &str) -> bool {
    let tag = text.get(..written_len(text)).unwrap_or_default().to_ascii_lowercase();
    tag.contains("json")
}

/// How long a string is that begins the text; one that is not closed in its line is none.
fn string_len(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '\n' if quote != '`' => return 1,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_of_an_address_is_what_it_quotes_and_what_stands_around() {
        for (address, known) in [
            ("app.js?v=1", "app.js?v=1"),
            ("%PUBLIC_URL%/app.js", "/app.js"),
            (
                "https://unpkg.com/@(\"@\")fluentui/web-components",
                "https://unpkg.com/@fluentui/web-components",
            ),
            ("{{ asset('js/app.js') }}", "js/app.js"),
            ("<?= $base ?>/app.js", "/app.js"),
            ("<%= url %>", ""),
        ] {
            assert_eq!(known_part(address), known, "{address}");
        }
    }

    #[test]
    fn a_tag_in_a_string_or_comment_writes_no_code() {
        let written = |name: &str, code: &str| {
            is_written_by_server(Path::new(name), &format!("<script>{code}</script>"))
        };
        assert!(written("a.php", "var data = <?= $x ?>;"));
        assert!(written("a.ejs", "<% if (x) { %> go(); <% } %>"));
        assert!(written("a.cshtml", "var x = @Html.Raw(Model.Code);"));
        assert!(written("a.hbs", "run({{name}});"));
        assert!(!written("a.php", "var id = \"<?= $id ?>\"; // <?= $x ?>"));
        assert!(!written("a.cshtml", "/** @param x */ var a = 'me@example.com', b = '@Model.Name';"));
        assert!(!written("a.html", "const a = {{}};"));
        assert!(!written("a.php", "var data = <?= json_encode($x) ?>;"));
        assert!(!written("a.cshtml", "var data = @Html.Raw(Json.Serialize(Model));"));
    }
}
